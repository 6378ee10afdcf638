package pipeline

// Publishing: bringing reports/<case>/ to what the case's papers say, while
// others may be doing the same with an older or a newer view of the case.
//
// cases/<case>/head.json says what was published: for each file its digest and
// the ETag that it got. A run reads the head first and the papers after it, so
// it never knows less than the run that wrote the head. Then
//
//  1. it claims: it writes the head anew with the files that it is about to
//     write, on condition that the head is still as it was read;
//  2. it writes each file on condition that it is still the one of the head, and
//     deletes those that hold no longer;
//  3. it writes the head with what is there now and the papers that it is made
//     from, on the same condition.
//
// Where a condition fails, someone else was at work: the run begins again with
// what is there now, and with the papers that are there now. As papers are only
// ever added, a file is never put back to an older view; a run that is killed
// leaves its claim, and the next writes the claimed files whatever the head says
// of them. Nothing is read below reports/: where a condition on a file fails, a
// listing tells its ETag.

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"time"

	"github.com/portcheck/portcheck/internal/scoreboard"
)

// head is cases/<case>/head.json.
type head struct {
	Schema string `json:"schema"`
	// Papers is a digest of the papers that was published from.
	Papers string `json:"papers"`
	// Sets are the groups of files by their path below reports/<case>/.
	Sets map[string]headSet `json:"sets"`
	// Claimed are files that a run is about to write or delete.
	Claimed []string `json:"claimed"`
	// Claim tells one claim from another.
	Claim int `json:"claim"`
	// Scores is what the reports add to the scoreboard, by their paths.
	Scores map[string]scoreboard.Entry `json:"scores,omitempty"`
}

type headSet struct {
	Identity string              `json:"identity"`
	Files    map[string]headFile `json:"files"`
}

type headFile struct {
	SHA256 string `json:"sha256"`
	ETag   string `json:"etag"`
}

const headSchema = "portcheck/head/1"

// statusSet is the name of the group that status.json and status.html are in. It
// is no path of a report.
const statusSet = "status"

// pauseUnit is how long a run waits before it begins again, at most, times the
// attempt. Tests have less patience.
var pauseUnit = 20 * time.Millisecond

// errAgain says that someone else was at work.
var errAgain = errors.New("the case changed meanwhile")

// publish brings reports/<case>/ to what the papers say.
func (p *Pipeline) publish(ctx context.Context, s Store, name string) error {
	r := &run{p: p, s: s, name: name, found: map[string]string{}, absent: map[string]int{}, broken: map[string]bool{}}
	for attempt := range attempts {
		err := r.once(ctx)
		if !errors.Is(err, errAgain) {
			return err
		}
		p.log().InfoContext(ctx, "again", "step", "compare", "case", name, "attempt", attempt+1)
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(time.Duration(rand.Int64N(int64(attempt+1) * int64(pauseUnit)))):
		}
	}
	return fmt.Errorf("publishing: %w, %d times", errAgain, attempts)
}

// run is one run of publish.
type run struct {
	p    *Pipeline
	s    Store
	name string
	// found are the ETags of files that this run wrote, or that were not as the
	// head said, "" for files that are not there; these are written whatever the
	// head says.
	found map[string]string
	// absent counts how often a file was said to be there by a refused write, and
	// not to be there by a listing: see put.
	absent map[string]int
	// broken are the identities of revisions that could not be made.
	broken map[string]bool
}

// write is one file to be written.
type write struct {
	path string // below reports/<case>/
	file File
	sha  string
	set  string
}

func (r *run) once(ctx context.Context) error {
	var h head
	info, err := getJSON(ctx, r.s, headKey(r.name), &h)
	switch {
	case errors.Is(err, ErrNotFound):
		h = head{Schema: headSchema}
	case err != nil:
		return fmt.Errorf("reading the head: %w", err)
	}
	if h.Sets == nil {
		h.Sets = map[string]headSet{}
	}
	papers, err := listDirect(ctx, r.s, papersPrefix(r.name))
	if err != nil {
		return fmt.Errorf("listing the papers: %w", err)
	}
	moved, err := listDirect(ctx, r.s, movedPrefix(r.name))
	if err != nil {
		return fmt.Errorf("listing the papers: %w", err)
	}
	if len(papers) == 0 {
		return nil
	}
	carriers, err := r.s.Get(ctx, carriersKey, "", 1<<20)
	switch {
	case errors.Is(err, ErrNotFound):
		carriers = &Object{}
	case err != nil && !errors.Is(err, ErrTooLarge):
		return fmt.Errorf("reading %q: %w", carriersKey, err)
	}
	view := viewOf(papers, moved, []Info{carriers.Info})
	if h.Papers == view && len(h.Claimed) == 0 && len(r.found) == 0 {
		// The event came again, or late; or the run before was killed at its end.
		if err := score(ctx, r.s, r.name, h.Scores); err != nil {
			return err
		}
		if r.found, err = r.strays(ctx, &h); err != nil || len(r.found) == 0 {
			return err
		}
	}
	docs, err := readPapers(ctx, r.s, papers)
	if err != nil {
		return err
	}
	slips, err := readSlips(ctx, r.s, moved)
	if err != nil {
		return err
	}
	plan, err := r.p.plan(ctx, r.s, r.name, play(r.name, docs, slips, r.p.Dated), carriers.Data, r.broken)
	if err != nil {
		return err
	}
	writes, drops, next, err := r.changes(ctx, &h, plan)
	if err != nil {
		return err
	}

	// 1. Claim.
	etag := info.ETag
	if len(writes)+len(drops) > 0 {
		claim := h
		claim.Claim++
		claim.Claimed = claimed(h.Claimed, writes, drops)
		if etag, err = r.putHead(ctx, &claim, etag); err != nil {
			return err
		}
		next.Claim = claim.Claim
	}
	// 2. Write, and delete.
	again := false
	for _, w := range writes {
		got, err := r.put(ctx, w, &h)
		if errors.Is(err, errAgain) {
			again = true // go on, to find all such files at once
			continue
		}
		if err != nil {
			return err
		}
		next.Sets[w.set].Files[w.file.Name] = headFile{SHA256: w.sha, ETag: got}
	}
	if again {
		return errAgain
	}
	for _, d := range drops {
		if err := r.s.Delete(ctx, r.key(d.path), d.etag); err != nil {
			return fmt.Errorf("deleting a report that holds no longer: %w", err)
		}
	}
	// 3. What is there now.
	next.Papers = view
	next.Scores = scored(plan.reports, h.Scores, next.Claim)
	if _, err = r.putHead(ctx, next, etag); err != nil {
		for _, d := range drops {
			// Whoever came in between may have wanted this file.
			r.found[d.path] = ""
		}
		return err
	}
	if err := score(ctx, r.s, r.name, next.Scores); err != nil {
		return err
	}
	st := plan.status
	r.p.log().InfoContext(ctx, "published", "step", "compare", "case", r.name, "state", st.State, "verdict", string(st.Verdict),
		"revision", st.Revision, "written", len(writes), "deleted", len(drops))
	if len(writes) > 0 {
		r.p.measure("Cases", 1, "Count", [2]string{"State", st.State})
	}
	return nil
}

// viewOf is a digest of the papers of a case.
func viewOf(lists ...[]Info) string {
	h := sha256.New()
	for _, list := range lists {
		for _, o := range list {
			fmt.Fprintf(h, "%s\x00%s\x00", o.Key, o.ETag)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// deletion is one file to be deleted.
type deletion struct{ path, etag string }

// changes makes the files that are not there yet, and says which go. next is the
// head as it will be, still without the ETags of what is to be written.
func (r *run) changes(ctx context.Context, h *head, plan *plan) (writes []write, drops []deletion, next *head, err error) {
	next = &head{Schema: headSchema, Sets: map[string]headSet{}, Claimed: []string{}, Claim: h.Claim}
	pending := map[string]bool{}
	for _, path := range h.Claimed {
		pending[path] = true
	}
	for path := range r.found {
		pending[path] = true
	}
	status, err := encode(plan.status)
	if err != nil {
		return nil, nil, nil, err
	}
	// The status comes last, when it is known which files are beside it.
	beside := func() []string {
		var names []string
		for name := range next.Sets[""].Files {
			names = append(names, name)
		}
		for _, w := range writes {
			if w.set == "" {
				names = append(names, w.file.Name)
			}
		}
		slices.Sort(names)
		return slices.Compact(names)
	}
	sets := append(slices.Clone(plan.sets), set{
		path: statusSet, identity: digest(append(identities(plan.sets), string(status))...),
		make: func() (files []File, err error) {
			var page []byte
			err = r.p.guard(ctx, "status", func() (err error) {
				page, err = r.p.StatusPage(plan.status, beside())
				return err
			})
			if err != nil {
				return nil, err
			}
			return []File{
				{Name: "status.html", ContentType: "text/html; charset=utf-8", Data: page},
				{Name: "status.json", ContentType: "application/json", Data: status},
			}, nil
		},
	})
	for _, st := range sets {
		was, known := h.Sets[st.path]
		if known && was.Identity == st.identity && !anyPending(st.path, was, pending) {
			next.Sets[st.path] = was
			continue
		}
		files, err := st.make()
		if err != nil {
			if ctx.Err() != nil {
				return nil, nil, nil, fmt.Errorf("rendering: %w", context.Cause(ctx))
			}
			var fault *platformFault
			if errors.As(err, &fault) {
				return nil, nil, nil, err
			}
			// The same papers would fail again: a person must know.
			r.p.log().ErrorContext(ctx, "rendering failed", "step", "compare", "case", r.name, "path", st.path, "error", scrub(err))
			if st.path == statusSet {
				return nil, nil, nil, fmt.Errorf("rendering the status: %s", scrub(err))
			}
			r.broken[st.revision] = true
			return nil, nil, nil, errAgain
		}
		files = inOrder(files)
		now := headSet{Identity: st.identity, Files: map[string]headFile{}}
		for _, f := range files {
			w := write{path: filePath(st.path, f.Name), file: f, sha: sha(f.Data), set: st.path}
			if old, ok := was.Files[f.Name]; ok && old.SHA256 == w.sha && !pending[w.path] {
				now.Files[f.Name] = old
				continue
			}
			writes = append(writes, w)
		}
		next.Sets[st.path] = now
	}
	wanted := map[string]bool{}
	for path, st := range next.Sets {
		for name := range st.Files {
			wanted[filePath(path, name)] = true
		}
	}
	for _, w := range writes {
		wanted[w.path] = true
	}
	etags := map[string]string{}
	for path, st := range h.Sets {
		for name, f := range st.Files {
			etags[filePath(path, name)] = f.ETag
		}
	}
	for path := range pending {
		if _, ok := etags[path]; !ok {
			etags[path] = ""
		}
	}
	for path, etag := range etags {
		if wanted[path] {
			continue
		}
		if found, ok := r.found[path]; ok {
			etag = found
		}
		if pending[path] {
			etag = "" // whatever a run that was killed left there
		}
		drops = append(drops, deletion{path, etag})
	}
	sort.Slice(drops, func(i, j int) bool { return drops[i].path < drops[j].path })
	return writes, drops, next, nil
}

func identities(sets []set) []string {
	var out []string
	for _, s := range sets {
		out = append(out, s.identity)
	}
	return out
}

func anyPending(path string, st headSet, pending map[string]bool) bool {
	for name := range st.Files {
		if pending[filePath(path, name)] {
			return true
		}
	}
	return false
}

// filePath is a file's path below reports/<case>/.
func filePath(set, name string) string {
	if set == statusSet {
		return name
	}
	return set + name
}

// inOrder puts report.json last: who is told of it finds the other files there.
func inOrder(files []File) []File {
	files = slices.Clone(files)
	rank := func(f File) int {
		if f.Name == "report.json" || f.Name == "status.json" {
			return 1
		}
		return 0
	}
	sort.SliceStable(files, func(i, j int) bool {
		if a, b := rank(files[i]), rank(files[j]); a != b {
			return a < b
		}
		return files[i].Name < files[j].Name
	})
	return files
}

func claimed(before []string, writes []write, drops []deletion) []string {
	all := slices.Clone(before)
	for _, w := range writes {
		all = append(all, w.path)
	}
	for _, d := range drops {
		all = append(all, d.path)
	}
	sort.Strings(all)
	return slices.Compact(all)
}

func (r *run) key(path string) string { return reportsPrefix + r.name + "/" + path }

// put writes one file if it is still what the head says. If it is not, what is
// there now is noted for the next attempt.
func (r *run) put(ctx context.Context, w write, h *head) (etag string, err error) {
	o := PutOptions{ContentType: w.file.ContentType}
	if found, ok := r.found[w.path]; ok {
		o.IfMatch = found
	} else if f, ok := h.Sets[w.set].Files[w.file.Name]; ok {
		o.IfMatch = f.ETag
	}
	// For Amazon S3, nothing is there where only the mark of a removal is; there
	// are servers (versitygw 1.8.0) that refuse to write "if nothing is there" over
	// such a mark. The third time, the listing is believed.
	o.IfNoneMatch = o.IfMatch == "" && r.absent[w.path] < 2
	etag, err = r.s.Put(ctx, r.key(w.path), w.file.Data, o)
	if err == nil {
		r.found[w.path] = etag // should this run begin again
		return etag, nil
	}
	if !errors.Is(err, ErrPrecondition) {
		return "", fmt.Errorf("writing a report: %w", err)
	}
	list, err := r.s.List(ctx, r.key(w.path))
	if err != nil {
		return "", fmt.Errorf("looking for a report: %w", err)
	}
	now := ""
	for _, i := range list {
		if i.Key == r.key(w.path) {
			now = i.ETag
		}
	}
	if now == "" && o.IfNoneMatch {
		r.absent[w.path]++
	}
	r.found[w.path] = now
	return "", errAgain
}

// putHead writes the head if it is still the one that was read.
func (r *run) putHead(ctx context.Context, h *head, etag string) (string, error) {
	data, err := encode(h)
	if err != nil {
		return "", err
	}
	o := PutOptions{ContentType: "application/json", IfMatch: etag, IfNoneMatch: etag == ""}
	got, err := r.s.Put(ctx, headKey(r.name), data, o)
	if !errors.Is(err, ErrPrecondition) {
		if err != nil {
			err = fmt.Errorf("writing the head: %w", err)
		}
		return got, err
	}
	// An answer that was lost looks like this, too: the write was ours.
	now, err := r.s.Get(ctx, headKey(r.name), "", 1<<30)
	if err == nil && bytes.Equal(now.Data, data) && now.ETag != etag {
		return now.ETag, nil
	}
	if err != nil && !errors.Is(err, ErrNotFound) {
		return "", fmt.Errorf("reading the head: %w", err)
	}
	return "", errAgain
}

func sha(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}
