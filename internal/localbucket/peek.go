package localbucket

// Reading one object without holding the folder: another process may be serving it.

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/portcheck/portcheck/internal/pipeline"
)

// IsFolder tells whether a directory is the data of a Folder.
func IsFolder(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, "journal.jsonl"))
	return err == nil && info.Mode().IsRegular()
}

// Peek reads the object that stands at a key in a folder that may be served at this
// moment; pipeline.ErrNotFound where there is none. It changes nothing. A line that is
// just being written is not read yet.
func Peek(dir, key string) ([]byte, error) {
	f := &Folder{dir: dir}
	file, err := os.Open(f.journalPath())
	if err != nil {
		return nil, fmt.Errorf("opening the journal: %w", err)
	}
	defer file.Close()
	last := entry{Op: "delete"}
	for r := bufio.NewReaderSize(file, 1<<16); ; {
		line, err := r.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("reading the journal: %w", err)
		}
		var e entry
		if err := json.Unmarshal(line, &e); err != nil {
			return nil, fmt.Errorf("a line of %q is damaged", f.journalPath())
		}
		if e.Op == "done" {
			continue
		}
		for _, e := range e.apart() {
			if e.Key == key {
				last = e
			}
		}
	}
	if last.Op != "put" {
		return nil, pipeline.ErrNotFound
	}
	return os.ReadFile(f.blobPath(last.SHA))
}
