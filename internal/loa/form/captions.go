package form

// Captions of the parts of a value: "Authorized contact: First … Last …",
// "Service Address: No. & Street … City …".

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/porting"
)

// caption makes the label of a part of a label that the caption of its first part
// follows, with nothing behind it or with what was filled in; whose is what the
// whole label asks for, "" where no caption follows.
func (f *Form) caption(g *layout.Segment, ms []labels.Match) (whose labels.Target) {
	if len(ms) == 0 || ms[0].Start != 0 {
		return ""
	}
	head, end := ms[0], len(g.Text)
	if len(ms) > 1 {
		end = ms[1].Start
	}
	if head.Value >= end {
		return ""
	}
	c, ok := f.Vocabulary.Prefix(g.Text[head.Value:end])
	if !ok || c.Fuzzy || c.Start != 0 || !captionOf(head.Target, c.Target) {
		return ""
	}
	value := head.Value + c.Value
	if rest := g.Slice(value, end); !rest.Empty() && look.HasLetterOrDigit(rest.Text()) {
		k := wordIndex(g, rest.Start)
		if g.Sheet.OnBlank(g.Words[wordIndex(g, head.Value)].Upright) || !g.Sheet.OnBlank(g.Words[k].Upright) {
			return "" // "Address: Street Lane 5" is a value
		}
	}
	whose = head.Target
	ms[0].Target, ms[0].End, ms[0].Value, ms[0].Sep = c.Target, head.Value+c.End, value, c.Sep
	return whose
}

// captionOf tells whether a label is of a part of what another asks for.
func captionOf(whole, part labels.Target) bool {
	switch part {
	case labels.FirstName, labels.MiddleName, labels.LastName:
		return whole == labels.Target(porting.AuthorizedName) || whole == labels.Target(porting.ContactName) || whole == labels.Name
	case labels.Street, labels.StreetNumber, labels.StreetName, labels.City, labels.CityStateZip:
		return look.IsAddress(whole)
	}
	return false
}

// betweenLines tells whether a label inside a line stands between values that are
// written on lines, and is on none itself.
func (f *Form) betweenLines(g *layout.Segment, t labels.Target, start, end int) bool {
	a, b := wordIndex(g, start), wordIndex(g, end-1)
	if c, _ := utf8.DecodeRuneInString(g.Text[start:]); a == 0 || !unicode.IsUpper(c) {
		return false
	}
	for k := a; k <= b; k++ {
		if g.Sheet.OnBlank(g.Words[k].Upright) {
			return false
		}
	}
	before := g.Sheet.OnBlank(g.Words[a-1].Upright)
	after := b+1 < len(g.Words) && g.Sheet.OnBlank(g.Words[b+1].Upright)
	if look.IsAddressPart(t) { // the line of a state is too short to be known for one
		return before || after
	}
	return before && (after || b+1 == len(g.Words))
}

// dropStates takes back labels that are the codes of states: FL (floor), CO
// (company), MI (middle initial) beside or under "State"; and choices to circle.
func (f *Form) dropStates(s *layout.Sheet) {
	var kept []*Label
	for _, l := range f.Labels {
		if l.Sheet == s && l.Bare && !l.Firm && l.Target != labels.State && f.stateCode(l) {
			f.AddPiece(s, l.Seg.Slice(0, len(l.Seg.Text)))
			continue
		}
		if l.Sheet == s && l.Bare && !l.Firm && choices(s, l.Seg) {
			continue
		}
		kept = append(kept, l)
	}
	f.Labels = kept
	for _, p := range f.Pieces {
		if p.Sheet == s && p.Span.Seg != nil && choices(s, p.Span.Seg) {
			p.Used = true
		}
	}
}

// choices tells whether a segment is one of a row of choices to circle: the line
// above asks to, and nothing says which was.
func choices(s *layout.Sheet, g *layout.Segment) bool {
	if len(g.Words) > 4 {
		return false
	}
	for _, o := range s.AskToCircle() {
		if o.Row == g.Row-1 && g.Rect.Y0-o.Rect.Y1 <= 1.5*math.Max(g.Rect.Height(), 6) {
			return true
		}
	}
	return false
}

func (f *Form) stateCode(l *Label) bool {
	t := strings.TrimSpace(l.Text)
	if len(t) != 2 || t != strings.ToUpper(t) || address.State(t) != t {
		return false
	}
	left, _ := l.Sheet.Neighbours(l.Seg, l.Rect)
	for _, o := range f.Labels {
		f.clock.Tick()
		if o.Sheet != l.Sheet || o.Target != labels.State || o.Inline != nil {
			continue
		}
		if left != nil && left == o.Seg {
			return true
		}
		h := math.Max(o.Rect.Height(), 6)
		below, above := l.Rect.Y0-o.Rect.Y1, o.Rect.Y0-l.Rect.Y1
		if math.Abs(l.Rect.X0-o.Rect.X0) < 8 && (below > -2 && below < 2*h || above > -2 && above < 1.2*h && o.Bare) {
			return true
		}
		if l.Rect.X0 > o.Rect.X0 && l.Rect.X0 < o.Rect.X0+30 && below > -2 && below < 1.2*h { // indented
			return true
		}
	}
	return false
}

// houseNumbers makes "Number" ask for that of the house where it stands beside "Street name"
// or "Suite".
func (f *Form) houseNumbers(s *layout.Sheet) {
	for _, l := range f.Labels {
		if l.Sheet != s || l.Target != labels.Number || l.Inline != nil || len(labels.Words(l.Text)) != 1 {
			continue
		}
		if slices.ContainsFunc(f.Labels, func(o *Label) bool {
			return o.Sheet == s && (o.Target == labels.StreetName || o.Target == labels.Street) && o.Inline == nil && o.Rect.X0 > l.Rect.X1 && o.Rect.X0-l.Rect.X1 < 150 && layout.SameLine(o.Rect, l.Rect)
		}) {
			l.Target, l.Match.Target = labels.StreetNumber, labels.StreetNumber
		}
	}
}
