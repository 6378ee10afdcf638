package loa

// No telephone number that stands on a page goes without a word.

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// saysOf tells whether a record holds a number or says something of it.
func saysOf(rec *porting.Record, tn, text string) bool {
	if slices.ContainsFunc(rec.Numbers, func(n porting.Number) bool {
		return n.TN == tn || n.Text == text || strings.Contains(n.Note, text)
	}) {
		return true
	}
	digits := strings.TrimPrefix(tn, "+1")
	for _, f := range rec.Fields {
		if strings.Contains(telephone.Digits(f.Text), digits) {
			return true
		}
	}
	for _, u := range rec.Unused {
		if strings.Contains(telephone.Digits(u.Label), digits) {
			return true
		}
	}
	return slices.ContainsFunc(rec.Problems, func(p porting.Problem) bool {
		return p.TN == tn || strings.Contains(telephone.Digits(p.Message), digits)
	})
}

// apart tells whether the words of a page stand clear of those of another.
func apart(a, b *page.Page) bool {
	for _, v := range a.Words {
		for _, w := range b.Words {
			if v.Upright.X0 < w.Upright.X1+20 && w.Upright.X0 < v.Upright.X1+20 && v.Upright.Y0 < w.Upright.Y1+1 && w.Upright.Y0 < v.Upright.Y1+1 {
				return false
			}
		}
	}
	return true
}

// Numbers are thrown on pages that hold lists, in sentences, under labels that nobody
// knows, in margins: each is in the record, or something is said of it.
func TestEveryNumberIsAccountedFor(t *testing.T) {
	around := []string{"%s", "Call %s for help", "Fax: %s", "(%s)", "Our alarm line %s too", "Gate opener: %s", "Questions? %s or write to us", "e.g. %s", "Acme Telecom, Inc. %s",
		"The undersigned confirms that calls to %s are to be forwarded until further notice, and that", "Mobile %s", "see %s and others", "Ref %s/7"}
	for seed := int64(1); seed <= 150; seed++ {
		g := &lister{Rand: rand.New(rand.NewSource(seed))}
		p, _, text := g.list()
		lines := strings.Split(text, "\n")
		for i := range 4 {
			number := fmt.Sprintf("%s-%s-01%02d", g.pick("312", "415", "800", "907"), g.pick("555", "726"), 10*i+g.Intn(10))
			text := fmt.Sprintf(g.pick(around...), number)
			for range 60 {
				line := fmt.Sprintf("%d %d %s", 30+g.Intn(400), 20+g.Intn(740), text)
				if apart(draw(line), draw(lines...)) {
					lines = append(lines, line)
					break
				}
			}
		}
		q := draw(lines...)
		q.Rules = p.Rules
		rec := read(t, q)
		for _, line := range lines {
			printed := strings.SplitN(line, " ", 3)[2]
			if slices.ContainsFunc(rec.Unused, func(u porting.Unused) bool { return u.Label != "" && strings.HasPrefix(printed, u.Label+":") }) {
				continue // the label is told, and where its value stands
			}
			for _, f := range telephone.FindAll(printed) {
				for _, tn := range f.TNs {
					if !saysOf(rec, tn, f.Text) {
						t.Errorf("seed %d: nothing is said of %s in %q\n%s", seed, f.Text, line, strings.Join(lines, "\n"))
					}
				}
			}
		}
	}
}
