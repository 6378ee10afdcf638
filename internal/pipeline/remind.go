package pipeline

// The reminder: once a day, what waits for people. It reads the states of all cases
// and changes nothing; where there is nothing to say, nothing is said.

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sort"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/portcheck/portcheck/internal/porting"
)

// Digest is one day's reminder. Its lists are in the order of the cases' names.
type Digest struct {
	Day string // YYYY-MM-DD
	// Problems are cases with a file that could not be used, Waiting those that wait
	// for their other half, each for a day at least.
	Problems, Waiting []DigestItem
	// Today, Tomorrow and Passed are committed windows: of this day, of the days up to
	// the next business day, and of days that are over without a notice of completion.
	Today, Tomorrow, Passed []DigestItem
	// Expiring are LOAs that grow too old within a week, or have; Stale CSRs that did,
	// of ports that are not committed.
	Expiring, Stale []DigestItem
	// Rejected are rejections that were not answered.
	Rejected []DigestItem
}

// DigestItem is one case in a reminder.
type DigestItem struct {
	Case, Customer, BTN string
	Prefix              string // where its reports lie: "reports/acme/"
	// Since or on: the day that the item is about, YYYY-MM-DD.
	Day  string
	Text string // "the LOA", or the state's own words
}

// Empty tells whether there is nothing to say.
func (d *Digest) Empty() bool {
	return len(d.Problems)+len(d.Waiting)+len(d.Today)+len(d.Tomorrow)+len(d.Passed)+len(d.Expiring)+len(d.Stale)+len(d.Rejected) == 0
}

// expiringDays is how long before it expires an LOA is spoken of: a week in which a
// new one can be signed.
const expiringDays = 7

// Remind sends the digest of a day. now is the moment that the schedule names: the
// same moment again, after a fault, sends nothing twice once it was sent.
func (p *Pipeline) Remind(ctx context.Context, bucket string, now time.Time) error {
	s := p.Bucket(bucket)
	d, err := p.digest(ctx, s, now.UTC())
	if err != nil {
		return err
	}
	p.log().InfoContext(ctx, "digest", "step", "remind", "day", d.Day, "problems", len(d.Problems), "waiting", len(d.Waiting), "today", len(d.Today),
		"tomorrow", len(d.Tomorrow), "passed", len(d.Passed), "expiring", len(d.Expiring), "stale", len(d.Stale), "rejected", len(d.Rejected))
	if d.Empty() {
		return nil
	}
	mark := casesPrefix + ".announced/" + digest("digest", d.Day)
	switch _, err := s.Get(ctx, mark, "", 1<<20); {
	case err == nil:
		return nil
	case !errors.Is(err, ErrNotFound):
		return fmt.Errorf("looking up what was announced: %w", err)
	}
	if err := p.Announce(ctx, Announcement{Bucket: bucket, Prefix: reportsPrefix, Digest: d}); err != nil {
		return fmt.Errorf("announcing: %w", err)
	}
	if err := putOnce(ctx, s, mark, []byte("{}\n"), false); err != nil {
		return fmt.Errorf("noting an announcement: %w", err)
	}
	return nil
}

// digest reads the states of all cases.
func (p *Pipeline) digest(ctx context.Context, s Store, now time.Time) (*Digest, error) {
	list, err := s.List(ctx, reportsPrefix)
	if err != nil {
		return nil, fmt.Errorf("listing the reports: %w", err)
	}
	var states []Info
	for _, o := range list {
		if folder, ok := strings.CutSuffix(o.Key, "/status.json"); ok && folder+"/" != reportsPrefix {
			states = append(states, o)
		}
	}
	read := make([]*Status, len(states))
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(16)
	for i, o := range states {
		g.Go(func() error {
			got, err := s.Get(gctx, o.Key, "", 16<<20)
			if errors.Is(err, ErrNotFound) || errors.Is(err, ErrTooLarge) {
				return nil
			}
			if err != nil {
				return fmt.Errorf("reading a state: %w", err)
			}
			var st Status
			if json.Unmarshal(got.Data, &st) == nil && st.Schema == porting.StatusSchema {
				read[i] = &st
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	d := &Digest{Day: now.Format(time.DateOnly)}
	for i, st := range read {
		if st != nil {
			d.add(st, strings.TrimSuffix(states[i].Key, "status.json"), states[i].Modified.UTC(), now)
		}
	}
	for _, items := range [][]DigestItem{d.Problems, d.Waiting, d.Today, d.Tomorrow, d.Passed, d.Expiring, d.Stale, d.Rejected} {
		sort.SliceStable(items, func(i, j int) bool { return items[i].Case < items[j].Case })
	}
	return d, nil
}

// add enters one case. changed is when its state was last written.
func (d *Digest) add(st *Status, prefix string, changed, now time.Time) {
	item := DigestItem{Case: st.Case, Customer: st.Customer, BTN: st.BTN, Prefix: prefix, Day: changed.Format(time.DateOnly)}
	old := now.Sub(changed) >= 24*time.Hour
	switch {
	case st.State == StateProblem && old:
		item.Text = st.Message
		d.Problems = append(d.Problems, item)
	case st.State == StateWaiting && old:
		item.Text = st.Message
		d.Waiting = append(d.Waiting, item)
	}
	today := now.Format(time.DateOnly)
	for _, r := range st.Reports {
		if r.Port == nil || r.Port.State == porting.PortDone {
			continue
		}
		item := item
		item.Prefix, item.Text = prefix+r.Path, r.Port.Line
		at := func(list *[]DigestItem, day string) {
			item := item
			item.Day = day
			*list = append(*list, item)
		}
		committed := r.Port.State == porting.PortCommitted
		if foc := r.Port.FOC; foc != nil && committed {
			switch {
			case foc.Date == today:
				at(&d.Today, foc.Date)
			case foc.Date > today && foc.Date <= nextWeekday(now).Format(time.DateOnly):
				at(&d.Tomorrow, foc.Date)
			case foc.Date < today:
				at(&d.Passed, foc.Date)
			}
		}
		if r.Port.State == porting.PortRejected {
			at(&d.Rejected, item.Day)
		}
		if e := r.Port.Dates.Expires; e != "" && e < now.AddDate(0, 0, expiringDays).Format(time.DateOnly) {
			at(&d.Expiring, e)
		}
		if e := r.Port.Dates.Stale; e != "" && e < today && !committed {
			at(&d.Stale, e)
		}
	}
}

// nextWeekday is the next day that is neither Saturday nor Sunday: on a Friday, what
// happens on Monday is tomorrow's.
func nextWeekday(t time.Time) time.Time {
	for {
		t = t.AddDate(0, 0, 1)
		if d := t.Weekday(); d != time.Saturday && d != time.Sunday {
			return t
		}
	}
}
