package placing

// Which label gets which value: one assignment over the whole page.

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

// Assign gives each label its value: that of the form field at it, else what stands at
// the best of its places. It leaves the labels in reading order.
func (pl *Places) Assign() {
	for _, s := range pl.form.Sheets {
		pl.form.MatchFields(s)
		pl.assign(s)
	}
	form.Order(pl.form.Labels)
}

// assign gives each label of a page its value: all options by their score, with what
// the page's other labels do counted in, the best first; no piece serves two labels.
func (pl *Places) assign(s *layout.Sheet) {
	pl.cutAtLines(s)
	ls := pl.form.LabelsOf[s]
	for _, l := range ls {
		if look.WantsValue(l.Target) {
			pl.gather(l)
		}
	}
	pl.leaveToParts(ls)
	votes := countVotes(ls)
	give(pl.weigh(s, ls, votes), votes)
	pl.titles(s)
	pl.complete(ls)
}

// ballot is what the labels of a page do, by where they have their values.
type ballot [form.Kinds]float64

// manyRight tells whether the page's values stand beside their labels.
func (b *ballot) manyRight() bool { return b[form.Right] > 2 && b[form.Below] < b[form.Right]/2 }

// countVotes counts what a page does, by the labels that leave no choice.
func countVotes(ls []*form.Label) *ballot {
	var votes ballot
	for _, l := range ls {
		if len(l.Options) == 0 {
			continue
		}
		if over, under, ok := l.Fits(); ok && over != under {
			votes[form.LineOver] += 0.8 * math.Max(0, over-under)
			votes[form.LineBelow] += 0.8 * math.Max(0, under-over)
		}
		under, over, lineUnder, line := false, false, false, false
		for _, o := range l.Options {
			under, over = under || o.Kind == form.CellBelow, over || o.Kind == form.BoxOver
			lineUnder, line = lineUnder || o.Kind == form.LineBelow, line || o.Kind == form.LineOver && len(o.Pieces) > 0
		}
		switch {
		case line && !lineUnder:
			votes[form.LineOver]++
		case lineUnder && !line:
			votes[form.LineBelow]++
		}
		switch {
		case under && !over:
			votes[form.CellBelow]++ // the first or the last of a column leaves no choice
		case over && !under:
			votes[form.BoxOver]++
		}
		if l.Options[0].Kind == form.LineOver || l.Options[0].Kind == form.LineBelow || l.Options[0].Kind == form.Right || l.Options[0].Kind == form.Below {
			w := 1.0
			if len(l.Options) > 1 {
				w = 0.4
			}
			if len(l.Options[0].Pieces) == 0 {
				w *= 0.6
			}
			votes[l.Options[0].Kind] += w
			continue
		}
		if l.Options[0].Kind == form.Inline {
			votes[form.Right] += 0.7
		}
	}
	return &votes
}

// place is one of the places where a label may have its value.
type place struct {
	l *form.Label
	o *form.Option
}

// weigh are the places of all labels of a page, with what the page's other labels do
// counted in, the best first.
func (pl *Places) weigh(s *layout.Sheet, ls []*form.Label, votes *ballot) []place {
	var places []place
	for _, l := range ls {
		for i := range l.Options {
			o := &l.Options[i]
			switch o.Kind {
			case form.CellBelow:
				if votes[form.BoxOver] > 0 {
					o.Score += 8 * lead(votes[form.CellBelow], votes[form.BoxOver])
				}
			case form.BoxOver:
				if pl.barOver(o, l) {
					continue
				}
				o.Score += 8 * lead(votes[form.BoxOver], votes[form.CellBelow])
				if l.Firm && len(o.Pieces) == 0 {
					o.Score -= firmUnderLine // the empty last row of a table over "Signature: /s/ …"
				}
			case form.LineOver:
				o.Score += 8 * lead(votes[form.LineOver], votes[form.LineBelow])
				if l.Firm && lead(votes[form.LineOver], votes[form.LineBelow]) > 0.25 {
					o.Score += firmUnderLine // the page's labels stand under their lines
				}
			case form.LineBelow:
				o.Score += 8 * lead(votes[form.LineBelow], votes[form.LineOver])
			case form.Above:
				if pl.Captioned(s) || pl.InCaptions(l) {
					o.Score += 20
					break
				}
				if look.Fit(l.Target, o.Pieces[0].Text) < 1 || votes[form.LineOver]+votes[form.BoxOver] == 0 && !pl.captionRow(o, l) {
					continue // no other label of the page stands under its value
				}
				o.Score += 10 * lead(votes[form.LineOver]+votes[form.BoxOver], votes[form.Below]+votes[form.Right])
				if !pl.rowOver(o, l) {
					o.Doubt = "it stands above its label"
				}
			case form.Right:
				o.Score += 6 * lead(votes[form.Right], votes[form.Below])
			case form.Below:
				o.Score += 12 * lead(votes[form.Below], votes[form.Right])
				if votes.manyRight() {
					o.Doubt = "it stands on the line below its label, where this page's other values stand beside theirs"
				}
			}
			places = append(places, place{l, o})
		}
		l.PreferFilled()
	}
	sort.SliceStable(places, func(i, j int) bool { return places[i].o.Score > places[j].o.Score })
	return places
}

// give takes the best place of each label; no piece serves two.
func give(places []place, votes *ballot) {
	for _, p := range places {
		if p.l.Taken != nil || slices.ContainsFunc(p.o.Pieces, func(x *form.Piece) bool { return !x.Free() }) {
			continue
		}
		if p.o.Kind == form.Below && votes.manyRight() && look.Fit(p.l.Target, p.o.Pieces[0].Text) < 1 {
			continue
		}
		p.l.Taken = p.o
		for _, x := range p.o.Pieces {
			x.Owner = p.l
		}
	}
}

// complete looks for what belongs to the values that were taken: the rest of a number,
// of an address or of a name in the lines above or below.
func (pl *Places) complete(ls []*form.Label) {
	for _, l := range ls {
		pl.wholeNumber(l)
		pl.brokenAtHyphen(l)
		pl.overLineEnd(l)
	}
	for _, l := range ls {
		if l.Taken != nil && len(l.Taken.Pieces) > 0 && look.IsAddress(l.Target) && (l.Taken.Kind == form.Right || l.Taken.Kind == form.LineRight || l.Taken.Kind == form.Inline) {
			if p := address.Split(form.JoinPieces(l.Taken.Pieces)); p.Street == "" && p.City != "" {
				pl.linesAbove(l, l.Taken)
			}
		}
	}
	for _, l := range ls {
		if l.Taken != nil && len(l.Taken.Pieces) > 0 && (form.ManyLines(l.Target) || l.Target == labels.Street) {
			pl.continueLines(l)
		}
		if l.Taken != nil && len(l.Taken.Pieces) > 0 && look.IsAddress(l.Target) {
			pl.cityBelow(l)
		}
	}
	for _, l := range ls {
		if l.Taken != nil && len(l.Taken.Pieces) > 0 && mayWrap(l.Target) && (l.Taken.Kind == form.Inline || l.Taken.Kind == form.Right || l.Taken.Kind == form.LineRight || l.Taken.Kind == form.Below || l.Taken.Kind == form.LineBelow) {
			pl.wrappedName(l)
		}
		if l.Taken != nil && len(l.Taken.Pieces) > 0 && l.Taken.Pieces[0].Widget == nil && (l.Taken.Kind == form.Right || l.Taken.Kind == form.LineRight) {
			pl.begunAbove(l)
		}
		if l.Taken != nil && len(l.Taken.Pieces) == 1 && l.Taken.Pieces[0].Widget == nil && (l.Taken.Kind == form.LineOver || l.Taken.Kind == form.BoxOver || l.Taken.Kind == form.Above) {
			pl.wrappedOver(l)
		}
	}
}

// barOver tells whether the box above a label stands over another label of its line as
// well: it is the bar of a section, and no place of a value.
func (pl *Places) barOver(o *form.Option, l *form.Label) bool {
	return slices.ContainsFunc(pl.form.LabelsOf[l.Sheet], func(m *form.Label) bool {
		return m != l && m.Cell < 0 && l.Cell < 0 && look.WantsValue(m.Target) && layout.SameLine(m.Rect, l.Rect) && m.Rect.X0 > o.Slot.X0 && m.Rect.X1 < o.Slot.X1
	})
}

// titles takes back a label that is the value of a title: "Authorized Agent" beside
// "Title" asks for nothing itself.
func (pl *Places) titles(s *layout.Sheet) {
	for _, l := range pl.form.LabelsOf[s] {
		if l.Target != labels.Target(porting.AuthorizedTitle) || l.Taken != nil && len(l.Taken.Pieces) > 0 || len(pl.form.Fields[l]) > 0 {
			continue
		}
		for _, o := range pl.form.LabelsOf[s] {
			if o == l || o.Firm || !o.Bare || o.Target != labels.Target(porting.AuthorizedName) || o.Taken != nil && len(o.Taken.Pieces) > 0 ||
				!layout.SameLine(o.Rect, l.Rect) || o.Rect.X0 < l.Rect.X1 || o.Rect.X0 > pl.Limit(l)+2 && l.Cell < 0 || o.Rect.X0-l.Rect.X1 > 250 {
				continue
			}
			p := pl.form.AddPiece(s, o.Seg.Slice(0, len(o.Seg.Text)))
			p.Owner = l
			o.Target = labels.Hint
			l.Taken = &form.Option{Kind: form.Right, Pieces: []*form.Piece{p}, Slot: p.Rect, Doubt: "its words are those of a label"}
			break
		}
	}
}

// rowOver tells whether another label of the same line has its value on the same
// line above.
func (pl *Places) rowOver(o *form.Option, l *form.Label) bool {
	for _, m := range pl.form.LabelsOf[l.Sheet] {
		if m == l || !layout.SameLine(m.Rect, l.Rect) {
			continue
		}
		for _, q := range m.Options {
			if (q.Kind == form.LineOver || q.Kind == form.BoxOver || q.Kind == form.Above) && len(q.Pieces) > 0 && layout.SameLine(q.Pieces[0].Rect, o.Pieces[0].Rect) {
				return true
			}
		}
	}
	return false
}

// captionRow tells whether the labels of a line are captions, each right under a value
// of one line above and with nothing else that may be its value; one of the values at
// least is of the kind that its caption asks for.
func (pl *Places) captionRow(o *form.Option, l *form.Label) bool {
	n, firm := 0, 0
	for _, m := range pl.form.LabelsOf[l.Sheet] {
		if !layout.SameLine(m.Rect, l.Rect) || !look.WantsValue(m.Target) {
			continue
		}
		for _, q := range m.Options {
			if len(q.Pieces) == 0 {
				continue
			}
			if q.Kind != form.Above || !layout.SameLine(q.Pieces[0].Rect, o.Pieces[0].Rect) {
				return false
			}
			n++
			if look.Fit(m.Target, q.Pieces[0].Text) >= 2 {
				firm++
			}
		}
	}
	return n >= 2 && firm > 0
}

// lead is how far a leads b: -1 to 1.
func lead(a, b float64) float64 {
	if a+b == 0 {
		return 0
	}
	return (a - b) / (a + b)
}

// continueLines adds the lines below that go on with an address or remarks.
func (pl *Places) continueLines(l *form.Label) {
	o := l.Taken
	if o.Kind == form.CellBelow && look.IsAddress(l.Target) {
		pl.rowsBelow(l)
		return
	}
	if o.Kind == form.Field || o.Kind == form.InCell || o.Kind == form.CellRight || o.Kind == form.CellBelow {
		return // the place is the whole value
	}
	for n := 0; n < 4; n++ {
		broken := strings.HasSuffix(o.Pieces[len(o.Pieces)-1].Text, "-") // "01930-" over "5117"
		if look.IsAddress(l.Target) && !broken && address.Split(form.JoinPieces(o.Pieces)).Zip != "" {
			return // it is whole
		}
		last := o.Pieces[len(o.Pieces)-1]
		h := math.Max(last.Rect.Height(), 6)
		var next *form.Piece
		for _, p := range pl.form.PiecesOf[l.Sheet] {
			if p.Widget != nil || !p.Free() || p.Placeholder || p.Prose || p.Cell != last.Cell {
				continue
			}
			dy := p.Rect.Y0 - last.Rect.Y1
			if dy < -0.3*h || dy > 1.1*h {
				continue
			}
			first := o.Pieces[0].Rect
			if math.Abs(p.Rect.X0-first.X0) > 6 && !((pl.runsOn(l, first) || pl.fullLine(last, p)) && underLabel(p, l)) {
				continue
			}
			if pl.LabelLeftOf(p, l) || math.Abs(p.Rect.X0-l.Rect.X0) > 6 && pl.rowBefore(p, l) || pl.beginsLabel(p) {
				continue
			}
			next = p
			break
		}
		if next == nil || !continues(l.Target, next.Text) || broken && !form.BrokenAtHyphen(o.Pieces[len(o.Pieces)-1].Text, next.Text) {
			return
		}
		next.Owner = l
		o.Pieces = append(o.Pieces, next)
		o.Slot = o.Slot.Union(next.Rect)
	}
}

// beginsLabel tells whether a piece is what stands close before a label on its line, as
// its first words: "Company registration |no.:|".
func (pl *Places) beginsLabel(p *form.Piece) bool {
	for _, o := range pl.form.LabelsOf[p.Sheet] {
		if o.Seg != nil && o.Seg == p.Span.Seg && o.Rect.X0 > p.Rect.X1-2 && o.Rect.X0-p.Rect.X1 < 0.5*math.Max(p.Rect.Height(), 6) {
			return true
		}
	}
	return false
}

// rowsBelow adds the cells below a value where an address stands in one cell for
// each of its lines: only if that makes it whole.
func (pl *Places) rowsBelow(l *form.Label) {
	s, o := l.Sheet, l.Taken
	slot := o.Slot
	pieces := append([]*form.Piece(nil), o.Pieces...)
	for n := 0; n < 4 && address.Split(form.JoinPieces(pieces)).Zip == ""; n++ {
		next := -1
		for i, c := range s.Cells {
			if math.Abs(c.Y0-slot.Y1) < layout.Near && math.Abs(c.X0-slot.X0) < layout.Near && math.Abs(c.X1-slot.X1) < layout.Near {
				next = i
			}
		}
		if next < 0 || pl.form.LabelsIn(s, s.Cells[next], nil) > 0 {
			return
		}
		slot = s.Cells[next]
		for _, p := range pl.Within(s, slot) {
			if !continues(l.Target, p.Text) {
				return
			}
			pieces = append(pieces, p)
		}
	}
	if a := address.Split(form.JoinPieces(pieces)); a.Zip == "" || len(pieces) == len(o.Pieces) {
		return
	}
	for _, p := range pieces {
		p.Owner = l
	}
	o.Pieces, o.Slot = pieces, o.Slot.Union(slot)
}

// runsOn tells whether a value starts directly behind its label, so that its next
// line begins where the label does: in the same run of text, or a blank behind a
// label in other type.
func (pl *Places) runsOn(l *form.Label, first page.Rect) bool {
	switch l.Taken.Kind {
	case form.Inline:
		return true
	case form.Right:
		return first.X0-l.Rect.X1 < 0.9*math.Max(first.Height(), 6)
	}
	return false
}

// linesAbove adds the lines that stand above a value whose label is set beside
// its middle or its last line.
func (pl *Places) linesAbove(l *form.Label, o *form.Option) {
	for n := 0; n < 3; n++ {
		first := o.Pieces[0]
		h := math.Max(first.Rect.Height(), 6)
		var prev *form.Piece
		for _, p := range pl.form.PiecesOf[l.Sheet] {
			if p.Widget != nil || !p.Free() || p.Placeholder || p.Prose || p.Cell != first.Cell || math.Abs(p.Rect.X0-first.Rect.X0) > 4 {
				continue
			}
			if dy := first.Rect.Y0 - p.Rect.Y1; dy < -0.4*h || dy > 0.8*h || p.Rect.MidY() >= first.Rect.MidY() {
				continue
			}
			if !pl.LabelLeftOf(p, l) {
				prev = p
			}
		}
		if prev == nil || !continues(l.Target, prev.Text) || look.Fit(l.Target, prev.Text) < 1 {
			return
		}
		prev.Owner = l
		o.Pieces = append([]*form.Piece{prev}, o.Pieces...)
		o.Slot = o.Slot.Union(prev.Rect)
	}
}

// continues tells whether a line may go on with what a label asks for.
func continues(t labels.Target, text string) bool {
	if t == labels.Target(porting.Remarks) {
		return true
	}
	if t == labels.Street {
		// city, state and ZIP under a street, where no label asks for them
		p := address.Split(text)
		return p.City != "" && p.State != "" && p.Zip != "" && p.Street == ""
	}
	return look.Fit(t, text) >= 0 && !look.HasPhone(text)
}
