//go:build unix

package localbucket

import (
	"context"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// A line that could not be written whole, on a full disk, leaves nothing behind:
// when there is room again, the next one is not taken for its end.
func TestFullDisk(t *testing.T) {
	const variable = "PORTCHECK_TEST_FULL"
	if dir := os.Getenv(variable); dir != "" {
		fill(t, dir)
		return
	}
	dir := t.TempDir()
	cmd := exec.Command(os.Args[0], "-test.run", "^TestFullDisk$") // the limit is a process's
	cmd.Env = append(os.Environ(), variable+"="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	list, err := f.List(context.Background(), "inbox/after/")
	if err != nil || len(list) != 3 {
		t.Errorf("%d objects, %v", len(list), err)
	}
}

// fill drops files until no more line fits into the journal, and some more when
// there is room again.
func fill(t *testing.T, dir string) {
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var was, small syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		t.Skip(err)
	}
	small = was
	small.Cur = 4000
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &small); err != nil {
		t.Skip(err)
	}
	for i := 0; err == nil && i < 100; i++ {
		err = f.Drop("inbox/"+strings.Repeat("long/", 40)+strconv.Itoa(i), strings.NewReader("x"), false, "")
	}
	if err == nil {
		t.Fatal("nothing was refused")
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		if err := f.Drop("inbox/after/"+strconv.Itoa(i), strings.NewReader("x"), false, ""); err != nil {
			t.Fatal(err)
		}
	}
}
