// Package scoreboard holds the predictions against what carriers did: which reasons
// of a rejection a report had foreseen, which it missed, and which findings a carrier
// let pass. From it a carrier's profile is corrected by facts.
//
// An Entry is what one case adds, and takes the place of what it added before; the
// sums are made anew from all entries, so that nothing is counted twice.
package scoreboard

import (
	"cmp"
	"slices"

	"github.com/portcheck/portcheck/internal/porting"
)

// Schema is the schema of a board's JSON.
const Schema = "portcheck/scoreboard/1"

// Entry is what one port adds.
type Entry struct {
	Carrier    string   `json:"carrier"` // canonical, "" if none was named
	Rejections int      `json:"rejections"`
	Committed  bool     `json:"committed"`
	Predicted  []string `json:"predicted"` // reasons
	Missed     []string `json:"missed"`
	Unknowable []string `json:"unknowable"` // "" for words that were not understood
	// Passed are reasons of findings that the report called rejected when the carrier
	// committed a date all the same.
	Passed []string `json:"passed"`
	// Seq orders what one case adds: an entry never takes the place of one with a
	// higher number, whenever it comes.
	Seq int `json:"seq"`
}

// Board is a tally with the entries that it is made from, by case.
type Board struct {
	Schema   string           `json:"schema"`
	Carriers []Carrier        `json:"carriers"`
	Cases    map[string]Entry `json:"cases"`
}

// Carrier is the tally of one carrier, the one without a name last.
type Carrier struct {
	Name       string   `json:"name"`
	Cases      int      `json:"cases"`
	Rejections int      `json:"rejections"`
	Predicted  int      `json:"predicted"`
	Missed     int      `json:"missed"`
	Unknowable int      `json:"unknowable"`
	Passed     int      `json:"passed"`
	Reasons    []Reason `json:"reasons"`
}

// Reason is the tally of one reason at one carrier.
type Reason struct {
	Reason     string `json:"reason"`
	Predicted  int    `json:"predicted"`
	Missed     int    `json:"missed"`
	Unknowable int    `json:"unknowable"`
	Passed     int    `json:"passed"`
}

// Of is what a report adds: an empty entry for a port that no carrier has answered.
func Of(r *porting.Report) Entry {
	e := Entry{Predicted: []string{}, Missed: []string{}, Unknowable: []string{}, Passed: []string{}}
	if r == nil || r.Port == nil {
		return e
	}
	e.Carrier, e.Rejections = r.Carrier, len(r.Port.Rejections)
	for _, x := range r.Port.Rejections {
		for _, reason := range x.Reasons {
			switch reason.Outcome {
			case porting.OutcomePredicted:
				e.Predicted = append(e.Predicted, reason.Rejection.Reason)
			case porting.OutcomeMissed:
				e.Missed = append(e.Missed, reason.Rejection.Reason)
			default:
				e.Unknowable = append(e.Unknowable, reason.Rejection.Reason)
			}
		}
	}
	if e.Committed = r.Port.State == porting.PortCommitted || r.Port.State == porting.PortDone; e.Committed {
		e.Passed = append(e.Passed, r.Port.Passed...)
	}
	return e
}

// Answered tells whether a carrier has answered. An entry that says no only keeps an
// earlier one of its case out.
func (e Entry) Answered() bool { return e.Rejections > 0 || e.Committed }

// New is an empty board.
func New() *Board { return &Board{Schema: Schema, Carriers: []Carrier{}, Cases: map[string]Entry{}} }

// Put enters cases and sums up. It tells whether the board changed.
func (b *Board) Put(entries map[string]Entry) bool {
	changed := false
	for name, e := range entries {
		old, was := b.Cases[name]
		if was && (old.Seq > e.Seq || same(old, e)) || !was && !e.Answered() {
			continue
		}
		b.Cases[name] = e
		changed = true
	}
	if changed {
		b.sum()
	}
	return changed
}

func same(a, b Entry) bool {
	return a.Carrier == b.Carrier && a.Rejections == b.Rejections && a.Committed == b.Committed && slices.Equal(a.Predicted, b.Predicted) &&
		slices.Equal(a.Missed, b.Missed) && slices.Equal(a.Unknowable, b.Unknowable) && slices.Equal(a.Passed, b.Passed)
}

// sum makes the tallies from the entries: carriers by name, reasons by how often they
// came, so that the same entries give the same bytes.
func (b *Board) sum() {
	carriers := map[string]*Carrier{}
	reasons := map[[2]string]*Reason{}
	for _, e := range b.Cases {
		if !e.Answered() {
			continue
		}
		c := carriers[e.Carrier]
		if c == nil {
			c = &Carrier{Name: e.Carrier}
			carriers[e.Carrier] = c
		}
		c.Cases++
		c.Rejections += e.Rejections
		count := func(names []string, total *int, of func(*Reason) *int) {
			*total += len(names)
			for _, n := range names {
				key := [2]string{e.Carrier, n}
				if reasons[key] == nil {
					reasons[key] = &Reason{Reason: n}
				}
				*of(reasons[key])++
			}
		}
		count(e.Predicted, &c.Predicted, func(r *Reason) *int { return &r.Predicted })
		count(e.Missed, &c.Missed, func(r *Reason) *int { return &r.Missed })
		count(e.Unknowable, &c.Unknowable, func(r *Reason) *int { return &r.Unknowable })
		count(e.Passed, &c.Passed, func(r *Reason) *int { return &r.Passed })
	}
	b.Carriers = []Carrier{}
	for _, c := range carriers {
		c.Reasons = []Reason{}
		for key, r := range reasons {
			if key[0] == c.Name {
				c.Reasons = append(c.Reasons, *r)
			}
		}
		slices.SortFunc(c.Reasons, func(x, y Reason) int {
			n := func(r Reason) int { return r.Predicted + r.Missed + r.Unknowable + r.Passed }
			return cmp.Or(n(y)-n(x), cmp.Compare(x.Reason, y.Reason))
		})
		b.Carriers = append(b.Carriers, *c)
	}
	slices.SortFunc(b.Carriers, func(x, y Carrier) int {
		if (x.Name == "") != (y.Name == "") {
			return cmp.Compare(y.Name, x.Name)
		}
		return cmp.Compare(x.Name, y.Name)
	})
}
