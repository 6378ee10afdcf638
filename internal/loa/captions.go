package loa

// Captions of the parts of a value: "Authorized contact: First … Last …",
// "Service Address: No. & Street … City …".

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// caption makes the label of a part of a label that the caption of its first part
// follows, with nothing behind it or with what was filled in; whose is what the
// whole label asks for, "" where no caption follows.
func (r *reader) caption(g *segment, ms []labels.Match) (whose labels.Target) {
	if len(ms) == 0 || ms[0].Start != 0 {
		return ""
	}
	head, end := ms[0], len(g.text)
	if len(ms) > 1 {
		end = ms[1].Start
	}
	if head.Value >= end {
		return ""
	}
	c, ok := r.v.Prefix(g.text[head.Value:end])
	if !ok || c.Fuzzy || c.Start != 0 || !captionOf(head.Target, c.Target) {
		return ""
	}
	value := head.Value + c.Value
	if rest := g.slice(value, end); !rest.empty() && hasLetterOrDigit(rest.text()) {
		k := wordIndex(g, rest.start)
		if g.sheet.onLine(g.words[wordIndex(g, head.Value)].Upright) || !g.sheet.onLine(g.words[k].Upright) {
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
		return isAddress(whole)
	}
	return false
}

// betweenLines tells whether a label inside a line stands between values that are
// written on lines, and is on none itself.
func (r *reader) betweenLines(g *segment, t labels.Target, start, end int) bool {
	a, b := wordIndex(g, start), wordIndex(g, end-1)
	if c, _ := utf8.DecodeRuneInString(g.text[start:]); a == 0 || !unicode.IsUpper(c) {
		return false
	}
	for k := a; k <= b; k++ {
		if g.sheet.onLine(g.words[k].Upright) {
			return false
		}
	}
	before := g.sheet.onLine(g.words[a-1].Upright)
	after := b+1 < len(g.words) && g.sheet.onLine(g.words[b+1].Upright)
	if isAddressPart(t) { // the line of a state is too short to be known for one
		return before || after
	}
	return before && (after || b+1 == len(g.words))
}

// dropStates takes back labels that are the codes of states: FL (floor), CO
// (company), MI (middle initial) beside or under "State"; and choices to circle.
func (r *reader) dropStates(s *sheet) {
	var kept []*label
	for _, l := range r.labels {
		if l.sheet == s && l.bare && !l.firm && l.target != labels.State && r.stateCode(l) {
			r.addPiece(s, l.seg.slice(0, len(l.seg.text)))
			continue
		}
		if l.sheet == s && l.bare && !l.firm && s.choices(l.seg) {
			continue
		}
		kept = append(kept, l)
	}
	r.labels = kept
	for _, p := range r.pieces {
		if p.sheet == s && p.span.seg != nil && s.choices(p.span.seg) {
			p.used = true
		}
	}
}

// choices tells whether a segment is one of a row of choices to circle: the line
// above asks to, and nothing says which was.
func (s *sheet) choices(g *segment) bool {
	if len(g.words) > 4 {
		return false
	}
	for _, o := range s.askToCircle() {
		if o.row == g.row-1 && g.rect.Y0-o.rect.Y1 <= 1.5*math.Max(g.rect.Height(), 6) {
			return true
		}
	}
	return false
}

// askToCircle are the segments that ask to circle one of the choices below them.
func (s *sheet) askToCircle() []*segment {
	if s.circles == nil {
		s.circles = []*segment{}
		for _, o := range s.segments {
			low := strings.ToLower(o.text)
			if strings.Contains(low, "circle ") && (strings.Contains(low, "option") || strings.Contains(low, "one") || strings.Contains(low, "appropriate") || strings.Contains(low, "applicable")) {
				s.circles = append(s.circles, o)
			}
		}
	}
	return s.circles
}

func (r *reader) stateCode(l *label) bool {
	t := strings.TrimSpace(l.text)
	if len(t) != 2 || t != strings.ToUpper(t) || address.State(t) != t {
		return false
	}
	for _, o := range r.labels {
		if o.sheet != l.sheet || o.target != labels.State || o.inline != nil {
			continue
		}
		if left, _ := l.sheet.neighbours(l.seg, l.rect); left != nil && left == o.seg {
			return true
		}
		if dy := l.rect.Y0 - o.rect.Y1; dy > -2 && dy < 2*math.Max(o.rect.Height(), 6) && math.Abs(l.rect.X0-o.rect.X0) < 8 {
			return true
		}
	}
	return false
}
