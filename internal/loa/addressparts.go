package loa

// The parts of one address: the pieces that its labels got, what each is part of, and
// what the whole may lack.

import (
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// addressPart is a piece of an address, and what the label that it belongs to asks for.
type addressPart struct {
	target labels.Target
	piece  *form.Piece
}

// addressParts are the pieces of an address, and the first label that has one. Neither
// the county nor the country is part of what is written on an envelope at home.
func addressParts(g *group) (parts []addressPart, first *form.Label) {
	for _, l := range g.labels {
		if l.Taken == nil || l.Target == labels.County || l.Target == labels.Country {
			continue
		}
		pieces := l.Taken.Pieces
		if len(pieces) > 1 && wrapsBeside(g, l) {
			pieces = []*form.Piece{onOneLine(pieces)}
		}
		for _, p := range pieces {
			if first == nil {
				first = l
			}
			parts = append(parts, addressPart{l.Target, p})
		}
	}
	return parts, first
}

// wrapsBeside tells whether a part of an address is broken into lines in its own column of
// a row, beside another part: "59th Floor, Ste. / 5910 | New York | NY".
func wrapsBeside(g *group, l *form.Label) bool {
	if !look.IsAddressPart(l.Target) {
		return false
	}
	first := l.Taken.Pieces[0]
	for i, p := range l.Taken.Pieces[1:] {
		if above := l.Taken.Pieces[i]; p.Sheet != above.Sheet || math.Abs(p.Rect.X0-above.Rect.X0) > layout.Near || p.Rect.MidY() < above.Rect.Y1 {
			return false
		}
	}
	return slices.ContainsFunc(g.labels, func(o *form.Label) bool {
		return o != l && o.Taken != nil && slices.ContainsFunc(o.Taken.Pieces, func(p *form.Piece) bool {
			return p.Sheet == first.Sheet && layout.SameLine(p.Rect, first.Rect)
		})
	})
}

// onOneLine is the lines of a value as one piece, with a blank for each break.
func onOneLine(pieces []*form.Piece) *form.Piece {
	q := *pieces[0]
	for _, p := range pieces[1:] {
		q.Text += " " + p.Text
		q.Rect, q.Box = q.Rect.Union(p.Rect), layout.Unite(q.Box, p.Box, false)
		q.Confidence = math.Min(q.Confidence, p.Confidence)
		q.Uncertain = q.Uncertain || p.Uncertain
	}
	return &q
}

// inReadingOrder sorts the parts of an address by where they stand, and returns their
// pieces.
func inReadingOrder(parts []addressPart) []*form.Piece {
	sort.SliceStable(parts, func(i, j int) bool {
		a, b := parts[i].piece, parts[j].piece
		if a.Sheet != b.Sheet {
			return a.Sheet.Number < b.Sheet.Number
		}
		if !layout.SameLine(a.Rect, b.Rect) {
			return a.Rect.MidY() < b.Rect.MidY()
		}
		return a.Rect.X0 < b.Rect.X0
	})
	pieces := make([]*form.Piece, len(parts))
	for i, p := range parts {
		pieces[i] = p.piece
	}
	return pieces
}

// splitParts says what the parts of an address are: by their labels, and where a label
// asks for all of it, by the words. It tells whether all labels ask for parts other than
// the street.
func splitParts(parts []addressPart, text string) (split porting.Parts, streetless bool) {
	split = address.Split(text)
	var street, unit []string
	whole := "" // what stands behind labels of a whole address
	streetless = true
	for _, p := range parts {
		t := p.piece.Text
		switch p.target {
		case labels.City:
			split.City = t
		case labels.State:
			split.State = t
		case labels.Zip:
			split.Zip = t
		case labels.Unit:
			if q := address.Split(t); q.Street != "" && q.Unit != "" && q.City == "" {
				street = append(street, t) // "Street, incl. suite or floor"
			} else {
				unit = append(unit, t)
			}
		case labels.Street, labels.StreetNumber, labels.StreetName, labels.StreetType, labels.PreDir, labels.PostDir:
			street = append(street, t)
		default:
			whole += t + "\n"
		}
		streetless = streetless && look.IsAddressPart(p.target)
	}
	streetless = streetless && len(street) == 0
	if len(street) > 0 {
		s := strings.Join(street, " ")
		q := address.Split(s)
		if all := address.Split(text); all.City != "" && len(parts) == len(street) {
			split = all // the whole address stands in the field of the street
		} else if split.Street = s; len(unit) == 0 && q.Unit != "" && q.Street != "" && q.City == "" {
			split.Street, split.Unit = q.Street, q.Unit
		} else if len(unit) == 0 && whole == "" {
			split.Unit = "" // what follows the street has labels of its own
		}
	}
	if len(street) == 0 && len(unit) == 0 && whole != "" && strings.TrimSpace(whole) != text {
		// city, state or ZIP stand apart: the street is in what the address itself says
		q := address.Split(strings.TrimSpace(whole))
		if q.Street == "" && q.Unit == "" {
			q.Street, _, _ = strings.Cut(strings.TrimSpace(whole), "\n")
		}
		split.Street, split.Unit = q.Street, q.Unit
	}
	if len(unit) > 0 {
		split.Unit = strings.Join(unit, " ")
		if len(street) == 0 && whole != "" {
			if q := address.Split(whole); q.Street != "" && q.Unit == "" {
				split.Street = q.Street
			} else if q.Street == "" {
				split.Street = strings.TrimSpace(strings.SplitN(whole, "\n", 2)[0])
			}
		}
	}
	if look.SameAs(text) {
		split = porting.Parts{}
	}
	if streetless {
		split.Street = ""
	}
	return split, streetless
}

// addressDoubts says why an address is not certain.
func (r *reader) addressDoubts(g *group, first *form.Label, text string, split porting.Parts, streetless bool) (why []string) {
	for _, l := range g.labels {
		if l != first && l.Match.Fuzzy && l.Taken != nil && len(l.Taken.Pieces) > 0 {
			why = append(why, "the label of a part of it was read with wrong letters")
		}
	}
	if (streetless || split.Street == "" && split.Unit == "") && !look.SameAs(text) {
		why = append(why, "no street was found in it")
	}
	if len(g.labels) > 1 && split.City != "" && split.State == "" && split.Zip != "" && r.unplacedState(first) {
		why = append(why, "no state was found in it")
	}
	if gap := r.gapIn(g, split); gap != "" {
		why = append(why, gap)
	}
	if split.Street != "" && split.City == "" && split.Zip == "" && split.State == "" && !labels.NoValue(text) {
		why = append(why, "neither city nor ZIP stand with the street")
	}
	return why
}

// unplacedState tells whether the page of an address asks for the state where no place
// for a value was found.
func (r *reader) unplacedState(of *form.Label) bool {
	for _, l := range r.form.LabelsOf[of.Sheet] {
		if l.Target == labels.State && l.Taken == nil && l.Rect.MidY() > of.Rect.Y0-2 && l.Rect.Y0-of.Rect.Y1 < 120 {
			return true
		}
	}
	return false
}

// gapIn says what an address that is put together from several labels may lack: what
// stands behind a label that nobody knows, between its own or right behind them.
func (r *reader) gapIn(g *group, split porting.Parts) string {
	if len(g.labels) < 2 {
		return ""
	}
	first, last := g.labels[0], g.labels[len(g.labels)-1]
	zipAsked := false
	for _, l := range g.labels {
		zipAsked = zipAsked || l.Target == labels.Zip || l.Target == labels.CityStateZip
	}
	between := func(text page.Rect, s *layout.Sheet) bool {
		if s != first.Sheet || s != last.Sheet || text.MidY() < first.Rect.Y0 || text.MidY() > last.Rect.Y1 {
			return false
		}
		for _, l := range g.labels {
			if math.Abs(l.Rect.X0-text.X0) < 2 || layout.SameLine(l.Rect, text) && text.X0 > l.Rect.X1 {
				return true
			}
		}
		return false
	}
	for _, l := range r.form.LabelsOf[first.Sheet] {
		if l.Target == labels.None && l.Taken != nil && len(l.Taken.Pieces) > 0 && between(l.Rect, l.Sheet) {
			return "a label that is not known stands between its parts"
		}
		if l.Target == labels.None && l.Taken != nil && split.Zip == "" && !zipAsked && look.IsZip(form.JoinPieces(l.Taken.Pieces)) {
			return "no ZIP was found in it"
		}
	}
	if r.captionedApart(g, first.Sheet) {
		return "a label that is not known stands between its parts"
	}
	for _, p := range r.form.PiecesOf[first.Sheet] {
		if p.Widget != nil || !p.Free() || p.Prose || p.Placeholder || p.Cell < 0 || !between(p.Rect, p.Sheet) || math.Abs(p.Rect.X0-first.Rect.X0) > 2 {
			continue
		}
		for _, q := range r.form.PiecesOf[first.Sheet] { // a row of its own, with what was written in it
			if q != p && q.Free() && q.Cell >= 0 && q.Cell != p.Cell && q.Rect.X0 > p.Rect.X1 && layout.SameLine(p.Rect, q.Rect) && look.HasLetterOrDigit(q.Text) {
				return "a label that is not known stands between its parts"
			}
		}
	}
	return ""
}

// captionedApart tells whether a cell in a row of an address holds two texts below each
// other that belong to nothing: a caption of unknown words and what was written there.
func (r *reader) captionedApart(g *group, s *layout.Sheet) bool {
	for _, p := range r.form.PiecesOf[s] {
		if p.Widget != nil || !p.Free() || p.Prose || p.Cell < 0 || p.Read == porting.ReadOCR || !slices.ContainsFunc(g.labels, func(l *form.Label) bool { return l.Sheet == s && l.Cell != p.Cell && layout.SameLine(l.Rect, p.Rect) }) {
			continue
		}
		for _, q := range r.form.PiecesOf[s] {
			if q != p && q.Free() && !q.Prose && q.Cell == p.Cell && q.Rect.Y0 > p.Rect.Y1-2 && look.HasLetterOrDigit(q.Text) {
				return true
			}
		}
	}
	return false
}
