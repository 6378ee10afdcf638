package desk

// Killed in the middle: whatever was answered is there afterwards, and what was
// not done is done.

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/bucket"
	"github.com/portcheck/portcheck/internal/localbucket"
	"github.com/portcheck/portcheck/internal/pipeline"
)

// childVariable makes a process of this test serve the folder that it names.
const childVariable = "PORTCHECK_TEST_SERVE"

func TestMain(m *testing.M) {
	data := os.Getenv(childVariable)
	if data == "" {
		os.Exit(m.Run())
	}
	err := Serve(context.Background(), Options{
		Addr: "127.0.0.1:0", S3Addr: "127.0.0.1:0", Data: data, Pipeline: steady(), Log: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})),
		Ready: func(s Served) { json.NewEncoder(os.Stdout).Encode(s) },
	})
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// process is a desk in a process of its own.
type process struct {
	t   *testing.T
	cmd *exec.Cmd
	at  Served
	out *bytes.Buffer
}

func startProcess(t *testing.T, data string) *process {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childVariable+"="+data)
	p := &process{t: t, cmd: cmd, out: new(bytes.Buffer)}
	cmd.Stderr = p.out
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.kill)
	if err := json.NewDecoder(out).Decode(&p.at); err != nil {
		p.kill()
		t.Fatalf("%v\n%s", err, p.out)
	}
	t.Setenv("AWS_ENDPOINT_URL_S3", p.at.S3)
	return p
}

// kill ends the process as kill -9 does.
func (p *process) kill() {
	if p.cmd.ProcessState == nil {
		_ = p.cmd.Process.Kill()
		_ = p.cmd.Wait()
	}
}

func TestKilledInTheMiddle(t *testing.T) {
	if testing.Short() {
		t.Skip("-short")
	}
	for k, v := range map[string]string{"AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any", "AWS_CONFIG_FILE": os.DevNull, "AWS_SHARED_CREDENTIALS_FILE": os.DevNull, "AWS_CA_BUNDLE": ""} {
		t.Setenv(k, v)
	}
	data := filepath.Join(t.TempDir(), "data")
	cases := []string{"clean", "missing-suite", "name-punctuation", "unsigned"}
	p := startProcess(t, data)
	taken := map[string]int{} // case → files that were answered
	want := map[string]string{}
	n := 0
	for round := range 6 {
		kill := time.After(time.Duration(80+round*90) * time.Millisecond)
		killed := make(chan struct{})
		go func() { <-kill; p.kill(); close(killed) }()
	dropping:
		for {
			name := cases[n/2%len(cases)]
			folder := fmt.Sprintf("%03d-%s", n/2, name)
			file := []string{"loa.pdf", "csr.xlsx"}[n%2]
			if !dropQuietly(p.at.Page, folder, file, bytesOf(t, name+"/"+file)) {
				break dropping // killed before it answered: a person drops it again
			}
			taken[folder]++
			want[folder] = name
			n++
		}
		<-killed
		p = startProcess(t, data)
	}
	s := bucket.Open()(localbucket.Bucket)
	state := func(folder string) (st pipeline.Status, err error) {
		o, err := s.Get(context.Background(), "reports/"+folder+"/status.json", "", 1<<20)
		if err == nil {
			err = json.Unmarshal(o.Data, &st)
		}
		return st, err
	}
	for range 1200 {
		settled := 0
		for folder, files := range taken {
			if st, err := state(folder); err == nil && (st.State == pipeline.StateReported || files == 1 && st.State == pipeline.StateWaiting) {
				settled++
			}
		}
		if _, _, page := get(t, p.at.Page); settled == len(taken) && !strings.Contains(page, "Reading</span>") {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	verdicts := map[string]string{}
	for folder, files := range taken {
		st, err := state(folder)
		if files == 1 {
			if err != nil || st.State != pipeline.StateWaiting && st.State != pipeline.StateReported {
				t.Errorf("%s: %v, %+v", folder, err, st)
			}
			continue
		}
		if err != nil || st.State != pipeline.StateReported || st.Revision != 1 {
			t.Errorf("%s: %v, %+v", folder, err, st)
			continue
		}
		if v, ok := verdicts[want[folder]]; ok && v != string(st.Verdict) {
			t.Errorf("%s: %s, others %s", folder, st.Verdict, v)
		}
		verdicts[want[folder]] = string(st.Verdict)
	}
	t.Logf("%d files in %d cases taken through %d kills", n, len(taken), 6)
	if n < 8 {
		t.Errorf("only %d files were taken: the kills came too early to tell anything", n)
	}
	_, _, page := get(t, p.at.Page)
	if !strings.Contains(page, "Cases") || strings.Contains(page, "Reading</span>") {
		t.Error("the page still says that something is read")
	}
}

// dropQuietly drops a file, and tells whether it was answered that it was taken.
func dropQuietly(page, folder, name string, data []byte) bool {
	r, err := http.NewRequest("PUT", page+"drop?name="+name+"&folder="+folder, bytes.NewReader(data))
	if err != nil {
		return false
	}
	a, err := http.DefaultClient.Do(r)
	if err != nil {
		return false
	}
	a.Body.Close()
	return a.StatusCode == 200
}
