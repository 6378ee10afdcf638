package desk

// The board: what is known of all cases, in memory, so that the list is made
// without opening a file. It is read once at the start from the states that the
// pipeline keeps under reports/, and follows the bucket from then on.

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"path"
	"slices"
	"sort"
	"strings"
	"sync"
	"time"

	"github.com/portcheck/portcheck/internal/localbucket"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// record is what is known of a case. It is never changed, only replaced.
type record struct {
	name string
	// status is nil for a case whose first file was not read yet.
	status  *pipeline.Status
	first   time.Time // its first file came
	changed time.Time // its newest file came, or its state was written
	class   string    // reject, review, clean, waiting, problem, moved
	find    string    // what a search looks through, in small letters
	digits  string
}

// board is safe for concurrent use.
type board struct {
	folder *localbucket.Folder
	log    *slog.Logger
	told   func(cases []string)

	mu    sync.RWMutex
	cases map[string]*record
	keys  map[string]map[string]bool // a dropped key: the cases that list it
	homes map[string]map[string]bool // a case: the dropped keys that name it

	syncMu  sync.Mutex // one at a time takes changes in
	dirtyMu sync.Mutex
	dirty   map[string]bool
	untold  []string
	wake    chan struct{}
}

// settleTime is how long changes are gathered before they are told.
const settleTime = 80 * time.Millisecond

func newBoard(folder *localbucket.Folder, log *slog.Logger, told func([]string)) *board {
	return &board{
		folder: folder, log: log, told: told, cases: map[string]*record{}, keys: map[string]map[string]bool{},
		homes: map[string]map[string]bool{}, dirty: map[string]bool{}, wake: make(chan struct{}, 1),
	}
}

// touch notes that an object changed; it is the folder's watcher.
func (b *board) touch(key string) {
	if !strings.HasPrefix(key, inbox) && !(strings.HasPrefix(key, reports) && path.Base(key) == "status.json") {
		return
	}
	b.dirtyMu.Lock()
	b.dirty[key] = true
	b.dirtyMu.Unlock()
	select {
	case b.wake <- struct{}{}:
	default:
	}
}

const (
	inbox   = "inbox/"
	reports = "reports/"
)

// load reads what is there.
func (b *board) load(ctx context.Context) error {
	states, err := b.folder.List(ctx, reports)
	if err != nil {
		return err
	}
	for _, o := range states {
		if path.Base(o.Key) == "status.json" {
			b.read(ctx, o.Key)
		}
	}
	dropped, err := b.folder.List(ctx, inbox)
	if err != nil {
		return err
	}
	for _, o := range dropped {
		b.arrived(o.Key)
	}
	return nil
}

// follow takes changes in until the context ends.
func (b *board) follow(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-b.wake:
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(settleTime):
		}
		if names := b.sync(ctx); len(names) > 0 {
			b.told(names)
		}
	}
}

// refresh takes in what changed up to now, so that a page shows what is in the
// bucket at this moment; who follows is told of it all the same.
func (b *board) refresh(ctx context.Context) {
	names := b.sync(ctx)
	if len(names) == 0 {
		return
	}
	b.dirtyMu.Lock()
	b.untold = append(b.untold, names...)
	b.dirtyMu.Unlock()
	select {
	case b.wake <- struct{}{}:
	default:
	}
}

// sync takes in what changed, and returns the cases that nobody was told of.
func (b *board) sync(ctx context.Context) []string {
	b.syncMu.Lock()
	defer b.syncMu.Unlock()
	b.dirtyMu.Lock()
	dirty, untold := b.dirty, b.untold
	b.dirty, b.untold = map[string]bool{}, nil
	b.dirtyMu.Unlock()
	changed := map[string]bool{}
	for _, name := range untold {
		changed[name] = true
	}
	for key := range dirty {
		if strings.HasPrefix(key, reports) {
			b.read(ctx, key)
			changed[caseOfStatus(key)] = true
			continue
		}
		for _, name := range b.arrived(key) {
			changed[name] = true
		}
	}
	names := make([]string, 0, len(changed))
	for name := range changed {
		names = append(names, name)
	}
	return names
}

func caseOfStatus(key string) string { return path.Dir(strings.TrimPrefix(key, reports)) }

// read reads the state of a case.
func (b *board) read(ctx context.Context, key string) {
	name := caseOfStatus(key)
	object, err := b.folder.Get(ctx, key, "", 16<<20)
	var s *pipeline.Status
	switch {
	case err == nil:
		s = new(pipeline.Status)
		if json.Unmarshal(object.Data, s) != nil || s.Case != name {
			return // not ours: an S3 client may put what it likes there
		}
	case !errors.Is(err, pipeline.ErrNotFound):
		b.log.Error("reading the state of a case", "case", name, "error", err.Error())
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if old := b.cases[name]; old != nil && old.status != nil {
		for _, d := range old.status.Documents {
			delete(b.keys[d.Key], name)
			if len(b.keys[d.Key]) == 0 {
				delete(b.keys, d.Key)
			}
		}
	}
	if s == nil {
		delete(b.cases, name)
		b.put(name, nil, time.Time{})
		return
	}
	for _, d := range s.Documents {
		if b.keys[d.Key] == nil {
			b.keys[d.Key] = map[string]bool{}
		}
		b.keys[d.Key][name] = true
	}
	b.put(name, s, object.Modified)
}

// arrived takes in that a dropped file came, went or was read, and returns the
// cases that this changes.
func (b *board) arrived(key string) []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	var names []string
	for name := range b.keys[key] {
		names = append(names, name)
	}
	home, _, ok := pipeline.HomeOf(key, 1)
	if !ok || strings.HasSuffix(key, "/") {
		return names
	}
	if d, there := b.folder.Dropped(key); there && !d.Gone {
		if b.homes[home] == nil {
			b.homes[home] = map[string]bool{}
		}
		b.homes[home][key] = true
	} else if delete(b.homes[home], key); len(b.homes[home]) == 0 {
		delete(b.homes, home)
	}
	if !slices.Contains(names, home) {
		names = append(names, home)
	}
	for _, name := range names {
		var s *pipeline.Status
		var written time.Time
		if old := b.cases[name]; old != nil {
			s, written = old.status, old.changed
		}
		b.put(name, s, written)
	}
	return names
}

// put makes the record of a case. The lock is held.
func (b *board) put(name string, s *pipeline.Status, written time.Time) {
	r := &record{name: name, status: s, changed: written}
	mine := map[string]bool{}
	for key := range b.homes[name] {
		mine[key] = true
	}
	find := []string{name}
	if s != nil {
		find = append(find, s.Customer)
		r.digits = s.BTN
		for _, d := range s.Documents {
			mine[d.Key] = true
			find = append(find, path.Base(d.Key))
		}
	}
	if len(mine) == 0 && s == nil {
		delete(b.cases, name)
		return
	}
	for key := range mine {
		d, ok := b.folder.Dropped(key)
		if !ok {
			continue
		}
		if r.first.IsZero() || d.First.Before(r.first) {
			r.first = d.First
		}
		if d.Time.After(r.changed) {
			r.changed = d.Time
		}
	}
	if r.first.IsZero() {
		r.first = r.changed
	}
	r.class = classOf(s)
	r.find = strings.ToLower(strings.Join(find, "\n"))
	b.cases[name] = r
}

// classOf is what a case is filtered by.
func classOf(s *pipeline.Status) string {
	switch {
	case s == nil:
		return pipeline.StateWaiting
	case s.State == pipeline.StateReported:
		return string(s.Verdict)
	}
	return s.State
}

// get returns what is known of a case, nil if nothing is.
func (b *board) get(name string) *record {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.cases[name]
}

// listing are the cases whose state lists a dropped file, those where it counts
// first.
func (b *board) listing(key string) []*record {
	b.mu.RLock()
	defer b.mu.RUnlock()
	var out []*record
	for name := range b.keys[key] {
		out = append(out, b.cases[name])
	}
	rank := map[string]int{pipeline.StateReported: 0, pipeline.StateProblem: 1, pipeline.StateWaiting: 2, pipeline.StateMoved: 3}
	home, loose, _ := pipeline.HomeOf(key, 1)
	sort.Slice(out, func(i, j int) bool {
		if a, b := rank[out[i].status.State], rank[out[j].status.State]; a != b {
			return a < b
		}
		// A loose file that counts elsewhere is listed at home, too.
		if a, b := out[i].name == home, out[j].name == home; a != b {
			return a != loose
		}
		return out[i].name < out[j].name
	})
	return out
}

// btn is a BTN for people, with only its last four digits in the open if masked.
func btn(tn string, masked bool) string {
	if tn == "" {
		return ""
	}
	s := wording.Number(tn)
	if !masked || len(s) < 4 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '•'
		}
		return r
	}, s[:len(s)-4]) + s[len(s)-4:]
}

// papers are the keys of a case's papers: those that its state lists, and those
// that name the case and are not read yet.
func (b *board) papers(name string) []string {
	b.mu.RLock()
	defer b.mu.RUnlock()
	var out []string
	for key := range b.homes[name] {
		out = append(out, key)
	}
	if r := b.cases[name]; r != nil && r.status != nil {
		for _, doc := range r.status.Documents {
			if !b.homes[name][doc.Key] {
				out = append(out, doc.Key)
			}
		}
	}
	slices.Sort(out)
	return out
}
