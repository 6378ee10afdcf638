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
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/portcheck/portcheck/internal/limits"
)

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
	carriers, refused := r.s.Get(ctx, carriersKey, "", limits.CarrierFile)
	switch {
	case errors.Is(refused, ErrNotFound):
		carriers, refused = &Object{}, nil
	case errors.Is(refused, ErrTooLarge):
		carriers.Data = nil
	case refused != nil:
		return fmt.Errorf("reading %q: %w", carriersKey, refused)
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
	plan, err := r.p.plan(ctx, r.s, r.name, play(r.name, docs, slips, r.p.Dated), overrides{carriers.Data, refused}, r.broken)
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

func sha(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}
