package pipeline

// The order of a case's papers: the moments at which they came, and which of several is
// the newer.

import (
	"sort"
	"strings"
	"time"

	"github.com/portcheck/portcheck/internal/porting"
)

// moment is a paper at the time at which it counts from.
type moment struct {
	at    time.Time
	paper *paper
	stack []*paper // the versions of the key up to here, oldest first
}

// tells whether two moments of the same time can be told apart.
func (m moment) tells(n moment) bool {
	a, b := m.paper.Sequencer, n.paper.Sequencer
	return a != "" && b != "" && a != b
}

// sequence orders the versions of one key.
func sequence(versions []*paper) []moment {
	v := append([]*paper{}, versions...)
	sort.Slice(v, func(i, j int) bool { return before(v[i], v[j]) })
	out := make([]moment, len(v))
	for i, p := range v {
		out[i] = moment{at: p.At, paper: p, stack: v[:i+1]}
		if i > 0 && out[i].at.Before(out[i-1].at) {
			out[i].at = out[i-1].at
		}
	}
	return out
}

// before orders two papers of one key: by their sequencers, where both have one.
func before(a, b *paper) bool {
	if a.Sequencer != "" && b.Sequencer != "" && a.Sequencer != b.Sequencer {
		return lessSequencer(a.Sequencer, b.Sequencer)
	}
	if !a.At.Equal(b.At) {
		return a.At.Before(b.At)
	}
	// A removal without a sequencer is only kept if nothing stood there afterwards.
	if a.Removed != b.Removed {
		return b.Removed
	}
	return a.versionID() < b.versionID()
}

// lessSequencer compares as the S3 user guide says: the shorter is padded with
// zeros on its right, then they are compared as text.
func lessSequencer(a, b string) bool {
	n := max(len(a), len(b))
	pad := func(s string) string { return strings.ToUpper(s) + strings.Repeat("0", n-len(s)) }
	return pad(a) < pad(b)
}

// standing is the paper that stands at a key after all that happened to it, nil
// if none does. Removing a version uncovers the one before it, and removing the
// mark of a removal undoes it.
func standing(ordered []moment) *paper {
	if len(ordered) == 0 {
		return nil
	}
	stack := ordered[len(ordered)-1].stack
	dropped := map[string]bool{}
	for _, p := range stack {
		if p.Removes != "" {
			dropped[p.Removes] = true
		}
	}
	for i := len(stack) - 1; i >= 0; i-- {
		switch p := stack[i]; {
		case p.Removes != "", p.Version != "" && dropped[p.Version]:
		case p.Removed:
			return nil
		default:
			return p
		}
	}
	return nil
}

// newer orders CSRs: by the date that they name, then by their upload.
func newer(a, b *paper, dated func(*porting.Record) string) bool {
	if da, db := latest(a, dated), latest(b, dated); da != db {
		return da > db
	}
	if !a.At.Equal(b.At) {
		return a.At.After(b.At)
	}
	return a.Key < b.Key
}

// latest is the newest date among a CSR's accounts.
func latest(p *paper, dated func(*porting.Record) string) string {
	var newest string
	if dated == nil {
		return ""
	}
	for _, r := range p.Records {
		newest = max(newest, dated(r))
	}
	return newest
}
