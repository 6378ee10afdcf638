package localbucket

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/portcheck/portcheck/internal/pipeline"
)

// An object is read while another process, so to say, holds the folder.
func TestPeek(t *testing.T) {
	dir := t.TempDir()
	if IsFolder(dir) {
		t.Error("an empty directory is no folder")
	}
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	const key = "cases/.scoreboard/board.json"
	if _, err := Peek(dir, key); !errors.Is(err, pipeline.ErrNotFound) || !IsFolder(dir) {
		t.Errorf("%v", err)
	}
	ctx := context.Background()
	for _, text := range []string{"first", "second"} {
		if _, err := f.Put(ctx, key, []byte(text), pipeline.PutOptions{}); err != nil {
			t.Fatal(err)
		}
		if got, err := Peek(dir, key); err != nil || string(got) != text {
			t.Errorf("%q, %v; want %q", got, err, text)
		}
	}
	// A line that is being written is not read yet.
	journal, err := os.OpenFile(filepath.Join(dir, "journal.jsonl"), os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer journal.Close()
	if _, err := journal.WriteString(`{"n":99,"op":"pu`); err != nil {
		t.Fatal(err)
	}
	if got, err := Peek(dir, key); err != nil || string(got) != "second" {
		t.Errorf("%q, %v", got, err)
	}
}
