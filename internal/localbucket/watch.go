package localbucket

// What a page wants to know of the bucket: what came last, how far it is, and
// when something changed.

import (
	"io"
	"time"

	"github.com/portcheck/portcheck/internal/pipeline"
)

// Stage is how far the step for the newest event of a key has come.
type Stage int

// The stages of a dropped file's event.
const (
	Done    Stage = iota // its step has ended
	Queued               // it waits for its step
	Running              // its step is at work
	Stuck                // its step failed, and is tried again at the next start
)

// standing is the stage of a key's newest event.
type standing struct {
	n     int64
	stage Stage
}

// Dropped is an object under inbox/.
type Dropped struct {
	Key    string
	SHA256 string
	Size   int64
	Time   time.Time // of this version
	First  time.Time // of the first version that is remembered
	Stage  Stage
	// Gone tells that it was removed; the rest is of the last version that was there.
	Gone bool
}

// keptRecent is how many arrivals are remembered in their order.
const keptRecent = 500

// remember notes an arrival. The lock is held.
func (f *Folder) remember(e entry) {
	if e.Op != "put" {
		return
	}
	if len(f.recent) >= 2*keptRecent {
		f.recent = append(f.recent[:0:0], f.recent[keptRecent:]...)
	}
	f.recent = append(f.recent, e)
}

// stage notes how far an event is. The lock is held.
func (f *Folder) stage(e entry, s Stage) {
	if !keepsVersions(e.Key) {
		return
	}
	if now, ok := f.stages[e.Key]; ok && now.n > e.N {
		return
	}
	if s == Done {
		delete(f.stages, e.Key)
	} else {
		f.stages[e.Key] = standing{e.N, s}
	}
	if f.changed != nil {
		f.changed(e.Key)
	}
}

// Watch has a function called with the key of each object under inbox/ that
// comes, goes, or whose step begins or ends, and of each that comes or goes under
// cases/ or reports/. It is called with the
// folder's lock held: it must be quick, and must not call the folder. There is
// one watcher, set before the folder is used.
func (f *Folder) Watch(changed func(key string)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.changed = changed
}

// Recent returns what was dropped last, the newest first, at most max objects
// that are still there.
func (f *Folder) Recent(max int) []Dropped {
	f.mu.RLock()
	defer f.mu.RUnlock()
	var out []Dropped
	for i := len(f.recent) - 1; i >= 0 && len(out) < max; i-- {
		if e, ok := f.newest(f.recent[i].Key); ok && e.N == f.recent[i].N {
			out = append(out, f.dropped(e.Key))
		}
	}
	return out
}

// Dropped describes an object under inbox/; ok is false where there never was one.
func (f *Folder) Dropped(key string) (d Dropped, ok bool) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	if !keepsVersions(key) || len(f.objects[key]) == 0 {
		return Dropped{}, false
	}
	return f.dropped(key), true
}

// dropped describes a key that has versions. The lock is held.
func (f *Folder) dropped(key string) Dropped {
	versions := f.objects[key]
	d := Dropped{Key: key, First: versions[0].Time, Stage: f.stages[key].stage}
	for _, e := range versions {
		if d.Gone = e.Op != "put"; !d.Gone {
			d.SHA256, d.Size, d.Time = e.SHA, e.Size, e.Time
		}
	}
	return d
}

// Busy returns how many events are not done.
func (f *Folder) Busy() int {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return len(f.pending) + f.running
}

// Drop stores a dropped file, reading it to its end. If fresh is true it returns
// pipeline.ErrPrecondition where the key is taken. The object instead, if it is
// there and another, goes in the same moment: the file takes its place.
func (f *Folder) Drop(key string, r io.Reader, fresh bool, instead string) error {
	_, err := f.put(key, r, nil, condition{absent: fresh, instead: instead})
	return err
}

// Restore puts the last version of a removed object back.
func (f *Folder) Restore(key string) error {
	f.mu.RLock()
	var last entry
	versions := f.objects[key]
	for _, e := range versions {
		if e.Op == "put" {
			last = e
		}
	}
	_, there := f.newest(key)
	f.mu.RUnlock()
	if there {
		return nil
	}
	if last.N == 0 {
		return pipeline.ErrNotFound
	}
	file, err := f.open(last)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = f.put(key, file, last.Meta, condition{absent: true})
	return err
}
