package course

// What a partial port leaves on the losing account, what of it must not be cut, and
// what ends with the port. One page for somebody to sign off.

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/tsv"
)

//go:embed staying.tsv
var stayingData string

var stayingWords = sync.OnceValue(func() []string {
	var words []string
	for row := range tsv.Rows("staying.tsv", stayingData, 2, 2) {
		words = append(words, row[0])
	}
	return words
})

// dies tells whether a feature ends, or must be undone, when its number ports (domain
// 5). UNE-P is how a line is resold, and nothing that is on it.
func dies(name string) bool { return porting.Blocks(name) && name != "une_p" }

// special tells whether something hangs on a line which nobody phones with.
func special(name string) bool { return slices.Contains(porting.SpecialLines, name) }

// stays is nil for a full port.
func (c *course) stays() *porting.Stays {
	if c.now.Numbers.Port != "partial" {
		return nil
	}
	ports := map[string]bool{}
	for _, tn := range c.ported() {
		ports[tn] = true
	}
	s := &porting.Stays{Numbers: []porting.StayingNumber{}, Keep: []porting.StayingNumber{}, Dies: []porting.StayingNumber{},
		NewBTN: oneLine(c.LOA.Text(porting.NewBTN))}
	said := map[string]string{} // what the LOA says beside a number that stays
	for _, n := range c.LOA.Numbers {
		if n.TN != "" && n.Action == porting.ActionKeep {
			said[n.TN] = n.Note
		}
	}
	seen := map[string]bool{}
	for _, n := range c.CSR.Numbers {
		if n.TN == "" || seen[n.TN] || n.Status == porting.StatusDisconnected {
			continue
		}
		seen[n.TN] = true
		row := porting.StayingNumber{TN: n.TN, Features: append([]string{}, n.Features...), Status: n.Status, Note: c.safe(oneLine(n.Note))}
		if note := c.safe(oneLine(said[n.TN])); note != "" && !strings.Contains(row.Note, note) {
			row.Note = strings.TrimPrefix(row.Note+"; "+note, "; ")
		}
		if ports[n.TN] {
			if row.Features = only(row.Features, dies); len(row.Features) > 0 {
				s.Dies = append(s.Dies, row)
			}
			continue
		}
		s.Numbers = append(s.Numbers, row)
		if len(only(row.Features, special)) > 0 || namesLine(row.Note) {
			s.Keep = append(s.Keep, row)
		}
	}
	for _, condition := range c.CSR.Conditions {
		if dies(condition.Name) {
			s.Dies = append(s.Dies, porting.StayingNumber{Features: []string{condition.Name}, Note: c.safe(oneLine(condition.Text))})
		}
	}
	return s
}

// namesLine tells whether a note names a line that must not be cut.
func namesLine(note string) bool {
	words := " " + strings.Join(strings.FieldsFunc(strings.ToLower(note), func(r rune) bool {
		return r != '-' && (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), " ") + " "
	for _, w := range stayingWords() {
		if strings.Contains(words, " "+w+" ") {
			return true
		}
	}
	return false
}

// only are the features that are among those of a list.
func only(features []string, kind func(string) bool) []string {
	out := []string{}
	for _, f := range features {
		if kind(f) {
			out = append(out, f)
		}
	}
	return out
}
