package localbucket

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/pipeline"
)

func init() { firstWait = time.Millisecond }

func keysOf(list []Dropped) []string {
	var out []string
	for _, d := range list {
		out = append(out, d.Key)
	}
	return out
}

func drop(t *testing.T, f *Folder, key, data string, fresh bool, instead string) {
	t.Helper()
	if err := f.Drop(key, strings.NewReader(data), fresh, instead); err != nil {
		t.Fatal(err)
	}
}

// What was dropped is told in its order, with how far it is, also after a restart.
func TestStages(t *testing.T) {
	dir := t.TempDir()
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	f.Watch(func(key string) { told = append(told, key) })
	drop(t, f, "inbox/a", "1", true, "")
	drop(t, f, "inbox/b", "2", true, "")
	drop(t, f, "inbox/a", "3", false, "")
	if err := f.Drop("inbox/a", strings.NewReader("4"), true, ""); !errors.Is(err, pipeline.ErrPrecondition) {
		t.Errorf("a taken key: %v", err)
	}
	if got := keysOf(f.Recent(10)); !slices.Equal(got, []string{"inbox/a", "inbox/b"}) {
		t.Errorf("recent: %q", got)
	}
	if !slices.Equal(told, []string{"inbox/a", "inbox/b", "inbox/a"}) {
		t.Errorf("told: %q", told)
	}
	stage := func(key string) Stage { d, _ := f.Dropped(key); return d.Stage }
	e, _ := f.take() // the first a: it tells nothing of the second
	if stage("inbox/a") != Queued {
		t.Errorf("a: %v", stage("inbox/a"))
	}
	if err := f.done(e); err != nil {
		t.Fatal(err)
	}
	e, _ = f.take() // the second: its case is the newest
	if stage("inbox/a") != Running || stage("inbox/b") != Queued {
		t.Errorf("a: %v, b: %v", stage("inbox/a"), stage("inbox/b"))
	}
	if err := f.done(e); err != nil {
		t.Fatal(err)
	}
	if stage("inbox/a") != Done {
		t.Errorf("a: %v", stage("inbox/a"))
	}
	f.Close()
	if f, err = Open(dir); err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if stage("inbox/b") != Queued || stage("inbox/a") != Done || f.Busy() != 1 {
		t.Errorf("after a restart: a %v, b %v, %d busy", stage("inbox/a"), stage("inbox/b"), f.Busy())
	}
	if got := keysOf(f.Recent(1)); !slices.Equal(got, []string{"inbox/a"}) {
		t.Errorf("recent after a restart: %q", got)
	}
	// A step that fails and fails is stuck, and says so.
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		f.Run(ctx, &pipeline.Pipeline{Bucket: func(string) pipeline.Store { panic("no bucket") }}, 1, slog.New(slog.DiscardHandler))
		close(done)
	}()
	for range 6000 {
		if stage("inbox/b") == Stuck {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	cancel()
	<-done
	if stage("inbox/b") != Stuck {
		t.Errorf("b: %v", stage("inbox/b"))
	}
}

// A file takes another's place in one moment: no kill leaves the one without the
// other.
func TestInstead(t *testing.T) {
	dir := t.TempDir()
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	drop(t, f, "inbox/c/old.pdf", "1", false, "")
	drop(t, f, "inbox/c/new.pdf", "2", false, "inbox/c/old.pdf")
	drop(t, f, "inbox/c/new.pdf", "3", false, "inbox/c/new.pdf") // itself
	drop(t, f, "inbox/c/x.pdf", "4", false, "inbox/c/none.pdf")
	check := func(when string) {
		t.Helper()
		var keys []string
		list, _ := f.List(context.Background(), "")
		for _, o := range list {
			keys = append(keys, o.Key)
		}
		if !slices.Equal(keys, []string{"inbox/c/new.pdf", "inbox/c/x.pdf"}) {
			t.Errorf("%s: %q", when, keys)
		}
		if d, ok := f.Dropped("inbox/c/old.pdf"); !ok || !d.Gone || d.SHA256 == "" {
			t.Errorf("%s: the old one: %+v, %v", when, d, ok)
		}
		var events []string
		for _, e := range f.pending {
			events = append(events, e.Op+" "+e.Key)
		}
		want := []string{"put inbox/c/old.pdf", "delete inbox/c/old.pdf", "put inbox/c/new.pdf", "put inbox/c/new.pdf", "put inbox/c/x.pdf"}
		if !slices.Equal(events, want) || f.next != 5 {
			t.Errorf("%s: events %q, next %d", when, events, f.next)
		}
	}
	check("at once")
	f.Close()
	// Killed while the line of the change was written: neither half of it is there.
	journal := filepath.Join(dir, "journal.jsonl")
	data, err := os.ReadFile(journal)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(data), "\n")
	if !strings.Contains(lines[1], "old.pdf") || !strings.Contains(lines[1], "new.pdf") {
		t.Fatalf("not one line: %q", lines)
	}
	if f, err = Open(dir); err != nil {
		t.Fatal(err)
	}
	check("after a restart")
	if err := f.Restore("inbox/c/old.pdf"); err != nil {
		t.Fatal(err)
	}
	if o, err := f.Get(context.Background(), "inbox/c/old.pdf", "", 10); err != nil || string(o.Data) != "1" {
		t.Errorf("put back: %v, %v", o, err)
	}
	if err := f.Restore("inbox/c/old.pdf"); err != nil {
		t.Errorf("put back twice: %v", err)
	}
	if err := f.Restore("inbox/c/none.pdf"); !errors.Is(err, pipeline.ErrNotFound) {
		t.Errorf("what never was: %v", err)
	}
	f.Close()
	if err := os.WriteFile(journal, []byte(lines[0]+lines[1][:len(lines[1])-9]), 0o600); err != nil {
		t.Fatal(err)
	}
	if f, err = Open(dir); err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if d, _ := f.Dropped("inbox/c/old.pdf"); d.Gone || d.Key == "" {
		t.Errorf("after a kill: %+v", d)
	}
}

// Who comes last does not wait for all who came before: neither the file, nor
// what follows from it.
func TestNewestIsNotLast(t *testing.T) {
	dir := t.TempDir()
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"a/x", "b/x", "c/y/x", "d/x"} {
		drop(t, f, "inbox/"+key, key, false, "")
	}
	for _, key := range []string{"cases/d/papers/1/2.record.json", "cases/b/papers/1/2.record.json", "reports/c/y/report.json", "cases/.numbers/z"} {
		if _, err := f.Put(context.Background(), key, []byte(key), pipeline.PutOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	order := func() (got []string) {
		for {
			e, ok := f.take()
			if !ok {
				return got
			}
			got = append(got, e.Key)
		}
	}
	want := []string{"inbox/a/x", "inbox/d/x", "inbox/b/x", "cases/d/papers/1/2.record.json", "inbox/c/y/x", "reports/c/y/report.json", "cases/b/papers/1/2.record.json", "cases/.numbers/z"}
	if got := order(); !slices.Equal(got, want) {
		t.Errorf("taken in the order\n%q, want\n%q", got, want)
	}
	f.Close()
	if f, err = Open(dir); err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := order(); !slices.Equal(got, want) {
		t.Errorf("after a restart\n%q, want\n%q", got, want)
	}
}
