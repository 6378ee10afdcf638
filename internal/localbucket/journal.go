package localbucket

// The journal: one line of JSON for each thing that happened in the folder, from which
// what is there is known again at the next start.

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"time"

	"github.com/portcheck/portcheck/internal/pipeline"
)

// entry is one line of the journal.
type entry struct {
	N    int64             `json:"n"`
	Op   string            `json:"op"` // put, delete; done: the event N needs nothing more
	Key  string            `json:"key,omitempty"`
	Time time.Time         `json:"time,omitzero"`
	SHA  string            `json:"sha256,omitempty"`
	MD5  string            `json:"md5,omitempty"`
	Size int64             `json:"size,omitempty"`
	Meta map[string]string `json:"meta,omitempty"` // headers as they were given
	rank int64             // of an event in the queue, see enqueue
	// Instead is a key that was deleted in the same moment, as the event N-1: one
	// line, so that a kill cannot come between the two.
	Instead string `json:"instead,omitempty"`
}

// apart are the events of an entry: two, where another object went in the same
// moment.
func (e entry) apart() []entry {
	if e.Instead == "" {
		return []entry{e}
	}
	gone := entry{N: e.N - 1, Op: "delete", Key: e.Instead, Time: e.Time}
	e.Instead = ""
	return []entry{gone, e}
}

// version is an object's version, "" for a key whose versions are not kept.
func (e entry) version() string {
	if !keepsVersions(e.Key) {
		return ""
	}
	return fmt.Sprintf("%012d", e.N)
}

func (e entry) info() pipeline.Info {
	return pipeline.Info{Key: e.Key, ETag: e.MD5, Size: e.Size, Modified: e.Time.Truncate(time.Second)}
}

func (f *Folder) journalPath() string { return filepath.Join(f.dir, "journal.jsonl") }

// load reads the journal. A last line that was cut off by a kill is dropped:
// what it told was never answered to anyone.
func (f *Folder) load() error {
	file, err := os.OpenFile(f.journalPath(), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("opening the journal: %w", err)
	}
	pending := map[int64]entry{}
	var good int64
	r := bufio.NewReaderSize(file, 1<<16)
	for {
		line, err := r.ReadBytes('\n')
		if err == io.EOF {
			break
		}
		if err != nil {
			file.Close()
			return fmt.Errorf("reading the journal: %w", err)
		}
		var e entry
		if err := json.Unmarshal(line, &e); err != nil {
			file.Close()
			return fmt.Errorf("line %d of %q is damaged", f.lines+1, f.journalPath())
		}
		good += int64(len(line))
		f.lines++
		f.next = max(f.next, e.N)
		if e.Op == "done" {
			delete(pending, e.N)
			continue
		}
		for _, e := range e.apart() {
			if makesEvent(e.Key) {
				pending[e.N] = e
			}
			f.apply(e)
		}
	}
	if err := file.Truncate(good); err != nil {
		file.Close()
		return fmt.Errorf("mending the journal: %w", err)
	}
	if _, err := file.Seek(good, io.SeekStart); err != nil {
		file.Close()
		return err
	}
	f.journal = file
	for _, n := range slices.Sorted(maps.Keys(pending)) {
		f.enqueue(pending[n])
		f.stage(pending[n], Queued)
	}
	for key, versions := range f.objects {
		if versions[len(versions)-1].Op == "put" {
			f.keys = append(f.keys, key)
		}
	}
	slices.Sort(f.keys)
	return f.compact()
}

// apply takes an entry into the index, without the sorted keys.
func (f *Folder) apply(e entry) {
	if keepsVersions(e.Key) {
		f.objects[e.Key] = append(f.objects[e.Key], e)
		f.remember(e)
		return
	}
	if e.Op == "delete" {
		delete(f.objects, e.Key)
		return
	}
	f.objects[e.Key] = []entry{e}
}

// compact writes the journal anew where most of it tells of what is no longer,
// and removes the bytes that nothing names any more.
func (f *Folder) compact() error {
	live := len(f.pending)
	for _, versions := range f.objects {
		live += len(versions)
	}
	if f.lines < 2*live+1000 {
		return nil
	}
	waits := map[int64]bool{}
	for _, e := range f.pending {
		waits[e.N] = true
	}
	var all []entry
	for _, versions := range f.objects {
		all = append(all, versions...)
	}
	for _, e := range f.pending {
		if !slices.ContainsFunc(f.objects[e.Key], func(o entry) bool { return o.N == e.N }) {
			all = append(all, e)
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].N < all[j].N })
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	named := map[string]bool{}
	lines := 0
	for _, e := range all {
		if err := enc.Encode(e); err != nil {
			return err
		}
		lines++
		named[e.SHA] = true
		if makesEvent(e.Key) && !waits[e.N] {
			if err := enc.Encode(entry{N: e.N, Op: "done"}); err != nil {
				return err
			}
			lines++
		}
	}
	if !waits[f.next] { // the last number must not be given out again
		if err := enc.Encode(entry{N: f.next, Op: "done"}); err != nil {
			return err
		}
		lines++
	}
	temp := f.journalPath() + ".new"
	if err := os.WriteFile(temp, b.Bytes(), 0o600); err != nil {
		return fmt.Errorf("writing the journal anew: %w", err)
	}
	f.journal.Close()
	if err := os.Rename(temp, f.journalPath()); err != nil {
		return fmt.Errorf("writing the journal anew: %w", err)
	}
	file, err := os.OpenFile(f.journalPath(), os.O_RDWR|os.O_APPEND, 0o600)
	if err != nil {
		return fmt.Errorf("opening the journal: %w", err)
	}
	f.journal, f.lines = file, lines
	return filepath.WalkDir(filepath.Join(f.dir, "objects"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || named[d.Name()] {
			return err
		}
		return os.Remove(path)
	})
}

// write appends to the journal. The lock is held.
func (f *Folder) write(e entry) error {
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	end, err := f.journal.Seek(0, io.SeekEnd)
	if err == nil {
		_, err = f.journal.Write(append(line, '\n'))
		if err == nil && keepsVersions(e.Key) {
			err = f.journal.Sync() // see put
		}
		if err != nil {
			// Half a line, on a full disk, must not have another line behind it.
			_ = f.journal.Truncate(end)
			_, _ = f.journal.Seek(end, io.SeekStart)
		}
	}
	if err != nil {
		return fmt.Errorf("writing the journal: %w", err)
	}
	f.lines++
	return nil
}
