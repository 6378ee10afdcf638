package loa

// Form fields and the labels printed beside them.

import (
	"math"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
)

// matchFields gives each form field its label: the one printed beside it; where
// none is, what the field's tooltip or name says.
func (r *reader) matchFields(s *sheet) {
	type pair struct {
		p     *piece
		l     *label
		score float64
		how   kind
	}
	r.fieldCaptions(s)
	var ws []*piece
	for _, p := range r.piecesOf(s) {
		if p.widget != nil && p.free() && p.widget.Type != page.CheckBox && p.widget.Type != page.RadioButton {
			ws = append(ws, p)
		}
	}
	if len(ws) == 0 {
		return
	}
	var pairs []pair
	for _, p := range ws {
		for _, l := range r.onSheet(s) {
			if !wantsValue(l.target) {
				continue
			}
			if score, how := r.beside(p, l, ws); score > 0 {
				pairs = append(pairs, pair{p, l, score, how})
			}
		}
	}
	// what this page does: the best pair of each field votes
	votes := map[kind]float64{}
	best := map[*piece]pair{}
	for _, q := range pairs {
		if b, ok := best[q.p]; !ok || q.score > b.score {
			best[q.p] = q
		}
	}
	choices := map[*piece]map[kind]bool{}
	for _, q := range pairs {
		if choices[q.p] == nil {
			choices[q.p] = map[kind]bool{}
		}
		choices[q.p][q.how] = true
	}
	for _, p := range ws {
		if b, ok := best[p]; ok {
			votes[b.how]++
			if len(choices[p]) == 1 {
				votes[b.how] += 3 // the first or the last of a column leaves no choice
			}
		}
	}
	total := 1.0
	for _, k := range []kind{right, below, lineOver, inCell} {
		total += votes[k]
	}
	for i := range pairs {
		pairs[i].score += 10 * votes[pairs[i].how] / total
	}
	sort.SliceStable(pairs, func(i, j int) bool { return pairs[i].score > pairs[j].score })
	owner := map[*piece]*label{}
	for _, q := range pairs {
		if owner[q.p] == nil && len(r.fields[q.l]) == 0 {
			owner[q.p] = q.l
			r.fields[q.l] = []*piece{q.p}
		}
	}
	r.furtherFields(s, ws, owner)
	for _, p := range ws {
		if owner[p] == nil {
			r.byName(p)
		}
	}
}

// beside scores how well a label stands to a field, 0 for not at all.
func (r *reader) beside(p *piece, l *label, ws []*piece) (float64, kind) {
	w, R := p.rect, l.rect
	h := math.Max(R.Height(), 6)
	if l.cell >= 0 && p.cell >= 0 && l.cell == p.cell && r.labelsIn(l.sheet, l.sheet.cells[l.cell], l) == 0 {
		return 94, inCell
	}
	midOK := math.Abs(w.MidY()-R.MidY()) < math.Max(h, math.Min(w.Height(), 20))*0.75
	midOK = midOK && R.MidY() > w.Y0-2 && R.MidY() < w.Y1+2 // a caption over the field before it is none
	if w.Height() > 24 {                                    // a field of several lines: the label stands at its top
		midOK = midOK || R.MidY() > w.Y0-4 && R.MidY() < w.Y0+20
	}
	if R.X1 <= w.X0+6 && midOK {
		gap := math.Max(0, w.X0-R.X1)
		if gap > 320 || r.blocked(p, l, R.X1, w.X0, ws) {
			return 0, 0
		}
		return 95 - gap/20, right
	}
	if w.X0 < R.X1 && R.Y0 > w.Y0-2 && R.Y1 < w.Y1+2 && w.Holds(R) {
		return 60, inCell // a caption inside the field's own rectangle
	}
	aligned := math.Abs(w.X0-R.X0) < 12 || R.OverlapX(w) > 0.5
	if !aligned {
		return 0, 0
	}
	shift := math.Min(math.Abs(w.X0-R.X0), 60) / 15
	if dy := w.Y0 - R.Y1; dy > -4 && dy < 18 {
		if r.blockedVertically(p, l, R.Y1, w.Y0) {
			return 0, 0
		}
		return 87 - 1.5*math.Max(0, dy) - shift, below
	}
	if dy := R.Y0 - w.Y1; dy > -4 && dy < 12 {
		return 86 - 1.5*math.Max(0, dy) - shift, lineOver
	}
	// a row of labels over a row of fields
	if l.cell >= 0 && p.cell >= 0 {
		a, b := l.sheet.cells[l.cell], l.sheet.cells[p.cell]
		if math.Abs(b.Y0-a.Y1) < near && math.Abs(a.X0-b.X0) < 6 {
			return 86, below
		}
	}
	return 0, 0
}

// blocked tells whether another label, a text or another field stands between a
// label and a field on the label's line.
func (r *reader) blocked(p *piece, l *label, x0, x1 float64, ws []*piece) bool {
	for _, o := range r.onSheet(l.sheet) {
		if o != l && sameLine(o.rect, l.rect) && o.rect.X0 > x0-2 && o.rect.X1 < x1+8 {
			return true
		}
	}
	for _, o := range ws {
		if o != p && o.rect.OverlapY(l.rect) > 0.4 && o.rect.X0 > x0-8 && o.rect.X1 < x1+4 {
			return true
		}
	}
	for _, o := range r.piecesOf(l.sheet) {
		if o.widget == nil && !o.placeholder && sameLine(o.rect, l.rect) && o.rect.X0 > x0-2 && o.rect.X1 < x1+8 && len(o.text) > 3 {
			return true
		}
	}
	return false
}

func (r *reader) blockedVertically(p *piece, l *label, y0, y1 float64) bool {
	for _, o := range r.onSheet(l.sheet) {
		if o != l && o.rect.OverlapX(p.rect) > 0.3 && o.rect.MidY() > y0 && o.rect.MidY() < y1 {
			return true
		}
	}
	return false
}

// furtherFields adds fields without a label of their own to the one before them:
// on the same line (a telephone number in three boxes), or below (the second
// line of an address).
func (r *reader) furtherFields(s *sheet, ws []*piece, owner map[*piece]*label) {
	sorted := append([]*piece(nil), ws...)
	sort.SliceStable(sorted, func(i, j int) bool {
		a, b := sorted[i].rect, sorted[j].rect
		if a.OverlapY(b) < 0.5 {
			return a.MidY() < b.MidY()
		}
		return a.X0 < b.X0
	})
	for _, p := range sorted {
		if owner[p] != nil {
			continue
		}
		var prev *piece
		for _, o := range sorted {
			if o == p || owner[o] == nil {
				continue
			}
			onLine := o.rect.OverlapY(p.rect) > 0.5 && o.rect.X1 <= p.rect.X0+4 && p.rect.X0-o.rect.X1 < 40
			under := manyLines(owner[o].target) && (math.Abs(o.rect.X0-p.rect.X0) < 8 || math.Abs(owner[o].rect.X0-p.rect.X0) < 8) && p.rect.Y0-o.rect.Y1 > -3 && p.rect.Y0-o.rect.Y1 < 16
			if !onLine && !under || onLine && s.wordsBetween(o.rect, p.rect) {
				continue
			}
			if r.labelBetween(s, o.rect, p.rect, owner[o]) || onLine && r.captioned(p, o, owner[o]) {
				continue
			}
			if _, ok := r.named(p); ok && !sameMeaning(p, o) {
				continue
			}
			prev = o
		}
		if prev != nil {
			l := owner[prev]
			owner[p] = l
			r.fields[l] = append(r.fields[l], p)
		}
	}
}

// wordsBetween tells whether words of a sentence, or a colon, stand between two fields
// of a line: "[name], a [legal form]".
func (s *sheet) wordsBetween(a, b page.Rect) bool {
	for _, w := range s.words {
		if u := w.Upright; !w.Blank && sameLine(u, b) && u.MidX() > a.X1 && u.MidX() < b.X0 && (hasLetterOrDigit(w.Text) || strings.Contains(w.Text, ":")) {
			return true
		}
	}
	return false
}

// sameMeaning tells whether two fields are parts of one thing by their names:
// the same but for a number at the end.
func sameMeaning(a, b *piece) bool {
	return strings.TrimRight(a.widget.Name, "0123456789_. #") == strings.TrimRight(b.widget.Name, "0123456789_. #")
}

// labelBetween tells whether a label other than own stands between two fields.
func (r *reader) labelBetween(s *sheet, a, b page.Rect, own *label) bool {
	u := a.Union(b)
	for _, o := range r.onSheet(s) {
		if o != own && u.Holds(o.rect) && !a.Holds(o.rect) && !b.Holds(o.rect) {
			return true
		}
	}
	return false
}

// named is what a field's tooltip, else its name, says it is.
func (r *reader) named(p *piece) (labels.Match, bool) {
	for _, t := range []string{p.widget.Tooltip, leaf(p.widget.Name)} {
		if t = strings.TrimRight(t, "0123456789_ "); t == "" {
			continue
		}
		if m, ok := r.v.Exact(t); ok {
			return m, true
		}
	}
	return labels.Match{}, false
}

// leaf is the last part of a qualified field name, without an array's index.
func leaf(name string) string {
	if i := strings.LastIndexByte(name, '.'); i >= 0 && i+1 < len(name) {
		name = name[i+1:]
	}
	if i := strings.IndexByte(name, '['); i > 0 {
		name = name[:i]
	}
	return name
}

// byName makes a label of a field's own name where nothing is printed beside it.
func (r *reader) byName(p *piece) {
	m, ok := r.named(p)
	if !ok || !wantsValue(m.Target) || m.Target == labels.None {
		return
	}
	l := &label{match: m, target: m.Target, sheet: p.sheet, rect: page.Rect{X0: p.rect.X0, Y0: p.rect.Y0, X1: p.rect.X0, Y1: p.rect.Y1}, cell: p.cell, text: p.widget.Name, byName: true}
	l.seg = &segment{sheet: p.sheet, cell: p.cell}
	r.labels = append(r.labels, l)
	r.labelsOf[p.sheet] = append(r.labelsOf[p.sheet], l)
	r.fields[l] = []*piece{p}
	clear(r.counts)
}
