package batch

// Glances at papers, kept from one run to the next by the digest of the paper.

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/portcheck/portcheck/internal/casework"
	"github.com/portcheck/portcheck/internal/porting"
)

// glancesName is the file under the output folder: a line that says how the
// papers were read, and a line a paper. It holds telephone numbers and nothing
// else of the papers.
const glancesName = ".portcheck-papers.jsonl"

const glancesSchema = "portcheck/papers/1"

// glances is that file. A line that a killed run left half is no line.
type glances struct {
	mu    sync.Mutex
	known map[string]casework.Glance
	file  *os.File // nil where nothing is kept
}

func openGlances(out, reader string, again bool) (*glances, error) {
	g := &glances{known: map[string]casework.Glance{}}
	if out == "" {
		return g, nil
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return nil, err
	}
	path := filepath.Join(out, glancesName)
	head, err := json.Marshal(struct {
		Schema string `json:"schema"`
		Reader string `json:"reader"`
	}{glancesSchema, reader})
	if err != nil {
		return nil, err
	}
	flags := os.O_CREATE | os.O_WRONLY | os.O_APPEND
	fresh := again || !g.load(path, head)
	if fresh {
		flags |= os.O_TRUNC
	}
	if g.file, err = os.OpenFile(path, flags, 0o600); err != nil {
		return nil, fmt.Errorf("keeping what was read: %w", err)
	}
	if !fresh {
		head = nil // a new line, in case the last one was cut
	}
	if _, err := g.file.Write(append(head, '\n')); err != nil {
		g.file.Close()
		return nil, fmt.Errorf("keeping what was read: %w", err)
	}
	return g, nil
}

// load reads the file if it was written by the same reader.
func (g *glances) load(path string, head []byte) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<16)
	for first := true; ; first = false {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return !first
		}
		line = bytes.TrimSuffix(line, []byte("\n"))
		if first {
			if !bytes.Equal(line, head) {
				return false
			}
			continue
		}
		var x casework.Glance
		if len(line) > 0 && json.Unmarshal(line, &x) == nil && len(x.SHA256) == 2*sha256.Size && len(x.Numbers) > 0 {
			g.known[x.SHA256] = x
		}
	}
}

// find gives what is known of a file with these bytes.
func (g *glances) find(data []byte) (casework.Glance, bool) {
	if g.file == nil {
		return casework.Glance{}, false
	}
	sum := sha256.Sum256(data)
	g.mu.Lock()
	defer g.mu.Unlock()
	x, ok := g.known[hex.EncodeToString(sum[:])]
	return x, ok
}

// keep notes a glance. A file in which nothing could be read is looked at again
// each time: time may have run out, or a program was missing. That a glance
// cannot be kept only costs time later.
func (g *glances) keep(x casework.Glance) {
	if g.file == nil || x.Kind == porting.KindNone {
		return
	}
	line, err := json.Marshal(x)
	if err != nil {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	_, _ = g.file.Write(append(line, '\n'))
}

func (g *glances) close() {
	if g.file != nil {
		g.file.Close()
	}
}
