package loa

// Which label gets which value: one assignment over the whole page.

import (
	"math"
	"sort"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// assign gives each label its value: all options of the page by their score,
// with what the page's other labels do counted in, the best first; no piece
// serves two labels.
func (r *reader) assign(s *sheet) {
	r.cutAtLines(s)
	ls := r.onSheet(s)
	for _, l := range ls {
		if wantsValue(l.target) {
			r.gather(l)
		}
	}
	// what this page does, by the labels that leave no choice
	var votes [kinds]float64
	for _, l := range ls {
		if len(l.options) == 0 {
			continue
		}
		if over, under, ok := l.fits(); ok && over != under {
			votes[lineOver] += 0.8 * math.Max(0, over-under)
			votes[lineBelow] += 0.8 * math.Max(0, under-over)
		}
		under, over, lineUnder, line := false, false, false, false
		for _, o := range l.options {
			under, over = under || o.kind == cellBelow, over || o.kind == boxOver
			lineUnder, line = lineUnder || o.kind == lineBelow, line || o.kind == lineOver && len(o.pieces) > 0
		}
		switch {
		case line && !lineUnder:
			votes[lineOver]++
		case lineUnder && !line:
			votes[lineBelow]++
		}
		switch {
		case under && !over:
			votes[cellBelow]++ // the first or the last of a column leaves no choice
		case over && !under:
			votes[boxOver]++
		}
		if l.options[0].kind == lineOver || l.options[0].kind == lineBelow || l.options[0].kind == right || l.options[0].kind == below {
			w := 1.0
			if len(l.options) > 1 {
				w = 0.4
			}
			if len(l.options[0].pieces) == 0 {
				w *= 0.6
			}
			votes[l.options[0].kind] += w
			continue
		}
		if l.options[0].kind == inline {
			votes[right] += 0.7
		}
	}
	type pair struct {
		l *label
		o *option
	}
	var pairs []pair
	for _, l := range ls {
		for i := range l.options {
			o := &l.options[i]
			switch o.kind {
			case cellBelow:
				if votes[boxOver] > 0 {
					o.score += 8 * lead(votes[cellBelow], votes[boxOver])
				}
			case boxOver:
				o.score += 8 * lead(votes[boxOver], votes[cellBelow])
			case lineOver:
				o.score += 8 * lead(votes[lineOver], votes[lineBelow])
				if l.firm && lead(votes[lineOver], votes[lineBelow]) > 0.25 {
					o.score += firmUnderLine // the page's labels stand under their lines
				}
			case lineBelow:
				o.score += 8 * lead(votes[lineBelow], votes[lineOver])
			case above:
				if votes[lineOver]+votes[boxOver] == 0 {
					continue // no other label of the page stands under its value
				}
				o.score += 10 * lead(votes[lineOver]+votes[boxOver], votes[below]+votes[right])
				if !r.rowOver(o, l) {
					o.doubt = "it stands above its label"
				}
			case right:
				o.score += 6 * lead(votes[right], votes[below])
			case below:
				o.score += 12 * lead(votes[below], votes[right])
				if votes[right] > 2 && votes[below] < votes[right]/2 {
					o.doubt = "it stands on the line below its label, where this page's other values stand beside theirs"
				}
			}
			pairs = append(pairs, pair{l, o})
		}
		l.preferFilled()
	}
	sort.SliceStable(pairs, func(i, j int) bool { return pairs[i].o.score > pairs[j].o.score })
	for _, p := range pairs {
		if p.l.taken != nil {
			continue
		}
		free := true
		for _, x := range p.o.pieces {
			if !x.free() {
				free = false
			}
		}
		if !free {
			continue
		}
		if p.o.kind == below && manyRight(votes) && fit(p.l.target, p.o.pieces[0].text) < 1 {
			continue
		}
		p.l.taken = p.o
		for _, x := range p.o.pieces {
			x.owner = p.l
		}
	}
	r.titles(s)
	for _, l := range ls {
		r.wholeNumber(l)
	}
	for _, l := range ls {
		if l.taken != nil && len(l.taken.pieces) > 0 && isAddress(l.target) && (l.taken.kind == right || l.taken.kind == lineRight || l.taken.kind == inline) {
			if p := address.Split(joinPieces(l.taken.pieces)); p.Street == "" && p.City != "" {
				r.linesAbove(l, l.taken)
			}
		}
	}
	for _, l := range ls {
		if l.taken != nil && len(l.taken.pieces) > 0 && (manyLines(l.target) || l.target == labels.Street) {
			r.continueLines(l)
		}
		if l.taken != nil && len(l.taken.pieces) > 0 && isAddress(l.target) {
			r.cityBelow(l)
		}
	}
	for _, l := range ls {
		if l.taken != nil && len(l.taken.pieces) > 0 && companyName(l.target) && (l.taken.kind == inline || l.taken.kind == right) {
			r.wrappedName(l)
		}
	}
}

// fits says how well what is written over a label suits it, and what is written below;
// ok where both places hold something.
func (l *label) fits() (over, under float64, ok bool) {
	over, under = math.Inf(-1), math.Inf(-1)
	for _, o := range l.options {
		if len(o.pieces) == 0 {
			continue
		}
		f := float64(fit(l.target, joinPieces(o.pieces)))
		switch o.kind {
		case lineOver, boxOver:
			over = math.Max(over, f)
		case lineBelow, cellBelow, below:
			under = math.Max(under, f)
		}
	}
	return over, under, !math.IsInf(over, -1) && !math.IsInf(under, -1)
}

// preferFilled lets a place with a value that fits go before an empty one that is
// hardly better.
func (l *label) preferFilled() {
	var filled *option
	for i := range l.options {
		o := &l.options[i]
		if o.kind < explicit && len(o.pieces) > 0 && fit(l.target, joinPieces(o.pieces)) >= 0 && (filled == nil || o.score > filled.score) {
			filled = o
		}
	}
	if filled == nil {
		return
	}
	for i := range l.options {
		if o := &l.options[i]; o.kind < explicit && o.kind != field && len(o.pieces) == 0 && o.score > filled.score && o.score < filled.score+8 {
			o.score = filled.score - 1
		}
	}
}

// companyName tells whether a label asks for the name of a company, which may be
// too long for its line.
func companyName(t labels.Target) bool {
	switch t {
	case labels.Target(porting.CustomerName), labels.Target(porting.CurrentCarrier), labels.Target(porting.NewCarrier), labels.Company, labels.Carrier:
		return true
	}
	return false
}

// wrappedName adds the line close below that a name goes on with: one that begins
// with a small letter, or stands in the value's own column, which is no certainty.
func (r *reader) wrappedName(l *label) {
	o := l.taken
	first, last := o.pieces[0], o.pieces[len(o.pieces)-1]
	h := math.Max(last.rect.Height(), 6)
	for _, p := range r.piecesOf(l.sheet) {
		if p.widget != nil || !p.free() || p.placeholder || p.prose || p.cell != last.cell || len(p.span.words()) > 7 || p.text != p.span.seg.text {
			continue
		}
		if dy := p.rect.Y0 - last.rect.Y1; dy < -0.3*h || dy > 0.45*h {
			continue
		}
		column := o.kind == right && !r.runsOn(l, first.rect) && math.Abs(p.rect.X0-first.rect.X0) < 2
		if column && r.rowBefore(p, l) {
			continue
		}
		if !column && !(r.runsOn(l, first.rect) && math.Abs(p.rect.X0-l.rect.X0) < 3) || r.labelLeftOf(p, l) || fit(l.target, p.text) < 1 || len(findMarks(p.text)) > 0 {
			continue
		}
		if len(last.span.words()) == 0 || len(p.span.words()) == 0 {
			continue
		}
		if last.span.words()[0].Bold != p.span.words()[0].Bold || math.Abs(last.span.words()[0].Size-p.span.words()[0].Size) > 0.5 {
			continue
		}
		small := p.text[0] >= 'a' && p.text[0] <= 'z'
		if small || column {
			p.owner = l
			o.pieces = append(o.pieces, p)
			o.slot = o.slot.Union(p.rect)
		}
		if !small && o.doubt == "" {
			o.doubt = "the line right below it may go on with it"
		}
		return
	}
}

// titles takes back a label that is the value of a title: "Authorized Agent" beside
// "Title" asks for nothing itself.
func (r *reader) titles(s *sheet) {
	for _, l := range r.onSheet(s) {
		if l.target != labels.Target(porting.AuthorizedTitle) || l.taken != nil && len(l.taken.pieces) > 0 || len(r.fields[l]) > 0 {
			continue
		}
		for _, o := range r.onSheet(s) {
			if o == l || o.firm || !o.bare || o.target != labels.Target(porting.AuthorizedName) || o.taken != nil && len(o.taken.pieces) > 0 ||
				!sameLine(o.rect, l.rect) || o.rect.X0 < l.rect.X1 || o.rect.X0 > r.limit(l)+2 && l.cell < 0 || o.rect.X0-l.rect.X1 > 250 {
				continue
			}
			p := r.addPiece(s, o.seg.slice(0, len(o.seg.text)))
			p.owner = l
			o.target = labels.Hint
			l.taken = &option{kind: right, pieces: []*piece{p}, slot: p.rect, doubt: "its words are those of a label"}
			break
		}
	}
}

// rowOver tells whether another label of the same line has its value on the same
// line above.
func (r *reader) rowOver(o *option, l *label) bool {
	for _, m := range r.onSheet(l.sheet) {
		if m == l || !sameLine(m.rect, l.rect) {
			continue
		}
		for _, q := range m.options {
			if (q.kind == lineOver || q.kind == boxOver || q.kind == above) && len(q.pieces) > 0 && sameLine(q.pieces[0].rect, o.pieces[0].rect) {
				return true
			}
		}
	}
	return false
}

// lead is how far a leads b: -1 to 1.
func lead(a, b float64) float64 {
	if a+b == 0 {
		return 0
	}
	return (a - b) / (a + b)
}

// manyRight tells whether this page's values stand beside their labels.
func manyRight(votes [kinds]float64) bool {
	return votes[right] > 2 && votes[below] < votes[right]/2
}

// continueLines adds the lines below that go on with an address or remarks.
func (r *reader) continueLines(l *label) {
	o := l.taken
	if o.kind == cellBelow && isAddress(l.target) {
		r.rowsBelow(l)
		return
	}
	if o.kind == field || o.kind == inCell || o.kind == cellRight || o.kind == cellBelow {
		return // the place is the whole value
	}
	for n := 0; n < 4; n++ {
		if isAddress(l.target) && address.Split(joinPieces(o.pieces)).Zip != "" {
			return // it is whole
		}
		last := o.pieces[len(o.pieces)-1]
		h := math.Max(last.rect.Height(), 6)
		var next *piece
		for _, p := range r.piecesOf(l.sheet) {
			if p.widget != nil || !p.free() || p.placeholder || p.prose || p.cell != last.cell {
				continue
			}
			dy := p.rect.Y0 - last.rect.Y1
			if dy < -0.3*h || dy > 1.1*h {
				continue
			}
			first := o.pieces[0].rect
			if math.Abs(p.rect.X0-first.X0) > 6 && !(r.runsOn(l, first) && math.Abs(p.rect.X0-l.rect.X0) < 3) {
				continue
			}
			if r.labelLeftOf(p, l) || math.Abs(p.rect.X0-l.rect.X0) > 6 && r.rowBefore(p, l) {
				continue
			}
			next = p
			break
		}
		if next == nil || !continues(l.target, next.text) {
			return
		}
		next.owner = l
		o.pieces = append(o.pieces, next)
		o.slot = o.slot.Union(next.rect)
	}
}

// rowsBelow adds the cells below a value where an address stands in one cell for
// each of its lines: only if that makes it whole.
func (r *reader) rowsBelow(l *label) {
	s, o := l.sheet, l.taken
	slot := o.slot
	pieces := append([]*piece(nil), o.pieces...)
	for n := 0; n < 4 && address.Split(joinPieces(pieces)).Zip == ""; n++ {
		next := -1
		for i, c := range s.cells {
			if math.Abs(c.Y0-slot.Y1) < near && math.Abs(c.X0-slot.X0) < near && math.Abs(c.X1-slot.X1) < near {
				next = i
			}
		}
		if next < 0 || r.labelsIn(s, s.cells[next], nil) > 0 {
			return
		}
		slot = s.cells[next]
		for _, p := range r.within(s, slot) {
			if !continues(l.target, p.text) {
				return
			}
			pieces = append(pieces, p)
		}
	}
	if a := address.Split(joinPieces(pieces)); a.Zip == "" || len(pieces) == len(o.pieces) {
		return
	}
	for _, p := range pieces {
		p.owner = l
	}
	o.pieces, o.slot = pieces, o.slot.Union(slot)
}

// runsOn tells whether a value starts directly behind its label, so that its next
// line begins where the label does: in the same run of text, or a blank behind a
// label in other type.
func (r *reader) runsOn(l *label, first page.Rect) bool {
	switch l.taken.kind {
	case inline:
		return true
	case right:
		return first.X0-l.rect.X1 < 0.9*math.Max(first.Height(), 6)
	}
	return false
}

// linesAbove adds the lines that stand above a value whose label is set beside
// its middle or its last line.
func (r *reader) linesAbove(l *label, o *option) {
	for n := 0; n < 3; n++ {
		first := o.pieces[0]
		h := math.Max(first.rect.Height(), 6)
		var prev *piece
		for _, p := range r.piecesOf(l.sheet) {
			if p.widget != nil || !p.free() || p.placeholder || p.prose || p.cell != first.cell || math.Abs(p.rect.X0-first.rect.X0) > 4 {
				continue
			}
			if dy := first.rect.Y0 - p.rect.Y1; dy < -0.4*h || dy > 0.8*h || p.rect.MidY() >= first.rect.MidY() {
				continue
			}
			if !r.labelLeftOf(p, l) {
				prev = p
			}
		}
		if prev == nil || !continues(l.target, prev.text) || fit(l.target, prev.text) < 1 {
			return
		}
		prev.owner = l
		o.pieces = append([]*piece{prev}, o.pieces...)
		o.slot = o.slot.Union(prev.rect)
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
	return fit(t, text) >= 0 && !hasPhone(text)
}
