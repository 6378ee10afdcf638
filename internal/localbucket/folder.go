// Package localbucket is a bucket on a folder of this machine: what `portcheck
// serve` offers to S3 clients, and what the pipeline's steps read and write
// there. It survives a restart, a kill included, and continues where it stopped.
//
// A folder holds the objects' bytes, each in a file named after its digest, and
// a journal, one line of JSON for each thing that happened. A key is never a
// file's name, so no key can do harm, whatever the file system thinks of its
// length, case or characters. Old versions are kept for what lies under inbox/.
//
// This file is the folder, s3.go the S3 endpoint, queue.go what makes the steps
// run.
package localbucket

import (
	"bytes"
	"context"
	"crypto/md5"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/pipeline"
)

// Folder is a bucket on a folder. Its methods are safe for concurrent use.
type Folder struct {
	dir  string
	lock io.Closer

	mu      sync.RWMutex
	journal *os.File
	lines   int // of the journal
	next    int64
	objects map[string][]entry // puts and deletes of a key, oldest first
	keys    []string           // of the objects that are there, sorted
	pending []entry            // events that are to be done
	running int                // events that are being done
	taken   int                // how often an event was taken from the queue
	ranks   map[string]int64   // of a case, the last event of a file dropped for it
	wake    chan struct{}

	stages  map[string]standing // of keys under inbox/ whose events are not done
	recent  []entry             // the last puts under inbox/, oldest first
	changed func(key string)
}

// keepsVersions tells whether old versions of a key are kept.
func keepsVersions(key string) bool { return strings.HasPrefix(key, "inbox/") }

// makesEvent tells whether a step may want to know of a key.
func makesEvent(key string) bool {
	return strings.HasPrefix(key, "inbox/") || strings.HasPrefix(key, "cases/") || strings.HasPrefix(key, "reports/")
}

// Open opens the bucket in a folder, and makes it if it is not there.
func Open(dir string) (*Folder, error) {
	if err := os.MkdirAll(filepath.Join(dir, "objects"), 0o700); err != nil {
		return nil, fmt.Errorf("making the data folder: %w", err)
	}
	lock, err := lockFolder(filepath.Join(dir, "lock"))
	if err != nil {
		return nil, fmt.Errorf("%q is in use by another portcheck: stop it, or choose another --data: %w", dir, err)
	}
	f := &Folder{dir: dir, lock: lock, objects: map[string][]entry{}, stages: map[string]standing{}, ranks: map[string]int64{}, wake: make(chan struct{}, 1)}
	if err := f.load(); err != nil {
		lock.Close()
		return nil, err
	}
	// What a kill left of files that were on their way: nobody was told that they
	// had arrived.
	left, _ := filepath.Glob(filepath.Join(dir, incoming))
	for _, file := range left {
		if err := os.Remove(file); err != nil {
			lock.Close()
			return nil, fmt.Errorf("removing what a kill left: %w", err)
		}
	}
	return f, nil
}

// incoming is the name of files that are on their way.
const incoming = "incoming-*"

// Incoming makes a file for what is on its way into the bucket. Whoever asked for
// it removes it; if the process is killed before, the next start does.
func (f *Folder) Incoming() (*os.File, error) {
	file, err := os.CreateTemp(f.dir, incoming)
	if err != nil {
		return nil, fmt.Errorf("storing an object: %w", err)
	}
	return file, nil
}

// Close closes the journal.
func (f *Folder) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return errors.Join(f.journal.Close(), f.lock.Close())
}

func (f *Folder) blobPath(sha string) string {
	return filepath.Join(f.dir, "objects", sha[:2], sha)
}

// condition is what must hold for a put.
type condition struct {
	match  string // the ETag that must be there
	absent bool   // nothing may be there
	// instead is the key of another object that goes in the same moment, if it is
	// there.
	instead string
}

// checkKey refuses what cannot be told in an XML listing, or is no key in S3.
func checkKey(key string) error {
	if key == "" || len(key) > 1024 || !utf8.ValidString(key) || strings.ContainsFunc(key, func(r rune) bool {
		return r < 0x20 || r == 0xFFFE || r == 0xFFFF
	}) {
		return errKey
	}
	return nil
}

var errKey = errors.New("a key has 1 to 1,024 bytes of UTF-8, and no control characters")

// put stores an object, reading it to its end.
func (f *Folder) put(key string, r io.Reader, meta map[string]string, c condition) (entry, error) {
	if err := checkKey(key); err != nil {
		return entry{}, err
	}
	temp, err := f.Incoming()
	if err != nil {
		return entry{}, err
	}
	defer os.Remove(temp.Name())
	defer temp.Close()
	sums := []hash.Hash{sha256.New(), md5.New()}
	size, err := io.Copy(io.MultiWriter(temp, sums[0], sums[1]), r)
	if err != nil {
		return entry{}, err
	}
	if keepsVersions(key) {
		// What people dropped cannot be made again: it is on the disk before they are
		// told that it arrived.
		if err := temp.Sync(); err != nil {
			return entry{}, fmt.Errorf("storing an object: %w", err)
		}
	}
	if err := temp.Close(); err != nil {
		return entry{}, fmt.Errorf("storing an object: %w", err)
	}
	e := entry{
		Op: "put", Key: key, Size: size, Meta: meta,
		SHA: hex.EncodeToString(sums[0].Sum(nil)), MD5: hex.EncodeToString(sums[1].Sum(nil)),
	}

	f.mu.Lock()
	defer f.mu.Unlock()
	now, there := f.newest(key)
	if c.absent && there || c.match != "" && (!there || now.MD5 != c.match) {
		return entry{}, pipeline.ErrPrecondition
	}
	blob := f.blobPath(e.SHA)
	if _, err := os.Stat(blob); err != nil {
		if err := os.MkdirAll(filepath.Dir(blob), 0o700); err != nil {
			return entry{}, fmt.Errorf("storing an object: %w", err)
		}
		if err := os.Rename(temp.Name(), blob); err != nil {
			return entry{}, fmt.Errorf("storing an object: %w", err)
		}
	}
	e.N, e.Time = f.next+1, time.Now().UTC().Truncate(time.Millisecond)
	if _, ok := f.newest(c.instead); ok && c.instead != key {
		e.N, e.Instead = e.N+1, c.instead
	}
	if err := f.write(e); err != nil {
		return entry{}, err
	}
	f.next = e.N
	for _, e := range e.apart() {
		f.settle(e)
	}
	e.Instead = ""
	return e, nil
}

// delete removes an object, if it is there and still has the ETag given ("" is any).
func (f *Folder) delete(key, etag string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	now, there := f.newest(key)
	if !there || etag != "" && now.MD5 != etag {
		return nil
	}
	e := entry{N: f.next + 1, Op: "delete", Key: key, Time: time.Now().UTC().Truncate(time.Millisecond)}
	if err := f.write(e); err != nil {
		return err
	}
	f.next++
	f.settle(e)
	return nil
}

// settle takes an entry that was written into the index and the queue. The lock
// is held.
func (f *Folder) settle(e entry) {
	f.apply(e)
	i, there := slices.BinarySearch(f.keys, e.Key)
	switch {
	case e.Op == "delete" && there:
		f.keys = slices.Delete(f.keys, i, i+1)
	case e.Op == "put" && !there:
		f.keys = slices.Insert(f.keys, i, e.Key)
	}
	f.happened(e)
}

// newest returns the object that is there. The lock is held.
func (f *Folder) newest(key string) (entry, bool) {
	v := f.objects[key]
	if len(v) == 0 || v[len(v)-1].Op != "put" {
		return entry{}, false
	}
	return v[len(v)-1], true
}

// find returns an object, in a version or the newest.
func (f *Folder) find(key, version string) (entry, bool) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	if version == "" {
		return f.newest(key)
	}
	for _, e := range f.objects[key] {
		if e.Op == "put" && e.version() == version {
			return e, true
		}
	}
	return entry{}, false
}

// list returns the objects below a prefix whose keys come after another, in
// their order, until more returns false.
func (f *Folder) list(prefix, after string, more func(e entry) bool) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	i, _ := slices.BinarySearch(f.keys, max(prefix, after))
	for ; i < len(f.keys) && strings.HasPrefix(f.keys[i], prefix); i++ {
		if f.keys[i] == after {
			continue
		}
		e, _ := f.newest(f.keys[i])
		if !more(e) {
			return
		}
	}
}

// open opens an object's bytes.
func (f *Folder) open(e entry) (*os.File, error) { return os.Open(f.blobPath(e.SHA)) }

// Get implements pipeline.Store.
func (f *Folder) Get(ctx context.Context, key, version string, max int64) (*pipeline.Object, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	e, ok := f.find(key, version)
	if !ok {
		return nil, pipeline.ErrNotFound
	}
	o := &pipeline.Object{Info: e.info(), Version: e.version()}
	if e.Size > max {
		return o, pipeline.ErrTooLarge
	}
	data, err := os.ReadFile(f.blobPath(e.SHA))
	if err != nil {
		return nil, fmt.Errorf("reading an object: %w", err)
	}
	o.Data = data
	return o, nil
}

// Put implements pipeline.Store.
func (f *Folder) Put(ctx context.Context, key string, data []byte, o pipeline.PutOptions) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	var meta map[string]string
	if o.ContentType != "" {
		meta = map[string]string{"Content-Type": o.ContentType}
	}
	e, err := f.put(key, bytes.NewReader(data), meta, condition{match: o.IfMatch, absent: o.IfNoneMatch})
	return e.MD5, err
}

// List implements pipeline.Store.
func (f *Folder) List(ctx context.Context, prefix string) ([]pipeline.Info, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var out []pipeline.Info
	f.list(prefix, "", func(e entry) bool {
		out = append(out, e.info())
		return true
	})
	return out, nil
}

// Delete implements pipeline.Store.
func (f *Folder) Delete(ctx context.Context, key, etag string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return f.delete(key, etag)
}

// ContentType returns the content type that an object was stored with, "" if it
// is not there or has none.
func (f *Folder) ContentType(key string) string {
	e, _ := f.find(key, "")
	return e.Meta["Content-Type"]
}
