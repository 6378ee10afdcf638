package form

// Form fields and the labels printed beside them.

import (
	"math"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// MatchFields gives each form field its label: the one printed beside it; where
// none is, what the field's tooltip or name says.
func (f *Form) MatchFields(s *layout.Sheet) {
	type pair struct {
		p     *Piece
		l     *Label
		score float64
		how   Kind
	}
	f.fieldCaptions(s)
	var ws []*Piece
	for _, p := range f.PiecesOf[s] {
		if p.Widget != nil && p.Free() && p.Widget.Type != page.CheckBox && p.Widget.Type != page.RadioButton {
			ws = append(ws, p)
		}
	}
	if len(ws) == 0 {
		return
	}
	var pairs []pair
	for _, p := range ws {
		for _, l := range f.LabelsOf[s] {
			if !look.WantsValue(l.Target) {
				continue
			}
			if score, how := f.Beside(p, l, ws); score > 0 {
				if m, ok := f.Named(p); ok && m.Target == l.Target {
					score += namedAlike
				}
				pairs = append(pairs, pair{p, l, score, how})
			}
		}
	}
	// what this page does: the best pair of each field votes
	votes := map[Kind]float64{}
	best := map[*Piece]pair{}
	for _, q := range pairs {
		if b, ok := best[q.p]; !ok || q.score > b.score {
			best[q.p] = q
		}
	}
	choices := map[*Piece]map[Kind]bool{}
	for _, q := range pairs {
		if choices[q.p] == nil {
			choices[q.p] = map[Kind]bool{}
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
	for _, k := range []Kind{Right, Below, LineOver, InCell} {
		total += votes[k]
	}
	for i := range pairs {
		pairs[i].score += 10 * votes[pairs[i].how] / total
	}
	sort.SliceStable(pairs, func(i, j int) bool { return pairs[i].score > pairs[j].score })
	owner := map[*Piece]*Label{}
	for _, q := range pairs {
		if owner[q.p] == nil && len(f.Fields[q.l]) == 0 {
			owner[q.p] = q.l
			f.Fields[q.l] = []*Piece{q.p}
		}
	}
	if f.namesMislead(ws, owner) {
		for _, p := range ws {
			p.unnamed = true
		}
	}
	f.furtherFields(s, ws, owner)
	for _, p := range ws {
		if owner[p] == nil {
			f.byName(p)
		}
	}
}

// namedAlike is what a field's own name adds to the score of a label that asks for the same:
// as much as settles between a label above and one below it.
const namedAlike = 4

// Beside scores how well a label stands to a field, 0 for not at all.
func (f *Form) Beside(p *Piece, l *Label, ws []*Piece) (float64, Kind) {
	w, R := p.Rect, l.Rect
	h := math.Max(R.Height(), 6)
	if l.Cell >= 0 && p.Cell >= 0 && l.Cell == p.Cell && f.LabelsIn(l.Sheet, l.Sheet.Cells[l.Cell], l) == 0 {
		return 94, InCell
	}
	midOK := math.Abs(w.MidY()-R.MidY()) < math.Max(h, math.Min(w.Height(), 20))*0.75
	midOK = midOK && R.MidY() > w.Y0-2 && R.MidY() < w.Y1+2 // a caption over the field before it is none
	if w.Height() > 24 {                                    // a field of several lines: the label stands at its top
		midOK = midOK || R.MidY() > w.Y0-4 && R.MidY() < w.Y0+20
	}
	if R.X1 <= w.X0+6 && midOK {
		gap := math.Max(0, w.X0-R.X1)
		if gap > 320 || f.blocked(p, l, R.X1, w.X0, ws) {
			return 0, 0
		}
		return 95 - gap/20, Right
	}
	if w.X0 < R.X1 && R.Y0 > w.Y0-2 && R.Y1 < w.Y1+2 && w.Holds(R) {
		return 60, InCell // a caption inside the field's own rectangle
	}
	aligned := math.Abs(w.X0-R.X0) < 12 || R.OverlapX(w) > 0.5
	if !aligned {
		return 0, 0
	}
	shift := math.Min(math.Abs(w.X0-R.X0), 60) / 15
	if dy := w.Y0 - R.Y1; dy > -4 && dy < 18 {
		if f.blockedVertically(p, l, R.Y1, w.Y0) {
			return 0, 0
		}
		return 87 - 1.5*math.Max(0, dy) - shift, Below
	}
	if dy := R.Y0 - w.Y1; dy > -4 && dy < 12 {
		if t := strings.TrimSpace(l.Text); strings.HasSuffix(t, "?") || strings.HasSuffix(t, ":") {
			dy += 8 // what stands below a line to write on is hardly a question
		}
		return 86 - 1.5*math.Max(0, dy) - shift, LineOver
	}
	// a row of labels over a row of fields
	if l.Cell >= 0 && p.Cell >= 0 {
		a, b := l.Sheet.Cells[l.Cell], l.Sheet.Cells[p.Cell]
		if math.Abs(b.Y0-a.Y1) < layout.Near && math.Abs(a.X0-b.X0) < 6 {
			return 86, Below
		}
	}
	return 0, 0
}

// blocked tells whether another label, a text or another field stands between a
// label and a field on the label's line.
func (f *Form) blocked(p *Piece, l *Label, x0, x1 float64, ws []*Piece) bool {
	for _, o := range f.LabelsOf[l.Sheet] {
		if o != l && layout.SameLine(o.Rect, l.Rect) && o.Rect.X0 > x0-2 && o.Rect.X1 < x1+8 {
			return true
		}
	}
	for _, o := range ws {
		if o != p && o.Rect.OverlapY(l.Rect) > 0.4 && o.Rect.X0 > x0-8 && o.Rect.X1 < x1+4 {
			return true
		}
	}
	for _, o := range f.PiecesOf[l.Sheet] {
		if o.Widget == nil && !o.Placeholder && layout.SameLine(o.Rect, l.Rect) && o.Rect.X0 > x0-2 && o.Rect.X1 < x1+8 && len(o.Text) > 3 {
			return true
		}
	}
	return false
}

func (f *Form) blockedVertically(p *Piece, l *Label, y0, y1 float64) bool {
	for _, o := range f.LabelsOf[l.Sheet] {
		if o != l && o.Rect.OverlapX(p.Rect) > 0.3 && o.Rect.MidY() > y0 && o.Rect.MidY() < y1 {
			return true
		}
	}
	return false
}

// furtherFields adds fields without a label of their own to the one before them:
// on the same line (a telephone number in three boxes), or below (the second
// line of an address).
func (f *Form) furtherFields(s *layout.Sheet, ws []*Piece, owner map[*Piece]*Label) {
	sorted := append([]*Piece(nil), ws...)
	sort.SliceStable(sorted, func(i, j int) bool {
		a, b := sorted[i].Rect, sorted[j].Rect
		if a.OverlapY(b) < 0.5 {
			return a.MidY() < b.MidY()
		}
		return a.X0 < b.X0
	})
	for _, p := range sorted {
		if owner[p] != nil {
			continue
		}
		var prev *Piece
		for _, o := range sorted {
			if o == p || owner[o] == nil {
				continue
			}
			onLine := o.Rect.OverlapY(p.Rect) > 0.5 && o.Rect.X1 <= p.Rect.X0+4 && p.Rect.X0-o.Rect.X1 < 40
			under := ManyLines(owner[o].Target) && (math.Abs(o.Rect.X0-p.Rect.X0) < 8 || math.Abs(owner[o].Rect.X0-p.Rect.X0) < 8) && p.Rect.Y0-o.Rect.Y1 > -3 && p.Rect.Y0-o.Rect.Y1 < 16
			if !onLine && !under || onLine && wordsBetween(s, o.Rect, p.Rect) {
				continue
			}
			if f.labelBetween(s, o.Rect, p.Rect, owner[o]) || onLine && f.captioned(p, o, owner[o]) {
				continue
			}
			if _, ok := f.Named(p); ok && !sameMeaning(p, o) {
				continue
			}
			prev = o
		}
		if prev != nil {
			l := owner[prev]
			owner[p] = l
			f.Fields[l] = append(f.Fields[l], p)
		}
	}
}

// wordsBetween tells whether words of a sentence, or a colon, stand between two fields
// of a line: "[name], a [legal form]".
func wordsBetween(s *layout.Sheet, a, b page.Rect) bool {
	for _, w := range s.Words {
		if u := w.Upright; !w.Blank && layout.SameLine(u, b) && u.MidX() > a.X1 && u.MidX() < b.X0 && (look.HasLetterOrDigit(w.Text) || strings.Contains(w.Text, ":")) {
			return true
		}
	}
	return false
}

// sameMeaning tells whether two fields are parts of one thing by their names:
// the same but for a number at the end.
func sameMeaning(a, b *Piece) bool {
	return strings.TrimRight(a.Widget.Name, "0123456789_. #") == strings.TrimRight(b.Widget.Name, "0123456789_. #")
}

// labelBetween tells whether a label other than own stands between two fields.
func (f *Form) labelBetween(s *layout.Sheet, a, b page.Rect, own *Label) bool {
	u := a.Union(b)
	for _, o := range f.LabelsOf[s] {
		if o != own && u.Holds(o.Rect) && !a.Holds(o.Rect) && !b.Holds(o.Rect) {
			return true
		}
	}
	return false
}

// signTags are the kinds of fields that Adobe's e-signatures know, as labels say them.
var signTags = map[string]string{"signature": "signature", "signatureblock": "signature", "fullname": "printed name", "title": "title", "company": "company name", "date": "date signed"}

// signTag is what the name of a field made for an e-signature says it is:
// "Block16_es_:signer:signatureblock".
func signTag(name string) string {
	_, tag, ok := strings.Cut(name, "_es_:")
	if !ok {
		return ""
	}
	for part := range strings.SplitSeq(tag, ":") {
		if t := signTags[part]; t != "" {
			return t
		}
	}
	return ""
}

// Named is what a field's tooltip, else its name, says it is.
func (f *Form) Named(p *Piece) (labels.Match, bool) {
	if p.unnamed {
		return labels.Match{}, false
	}
	for _, t := range []string{p.Widget.Tooltip, signTag(p.Widget.Name), leaf(p.Widget.Name)} {
		if t = strings.TrimRight(t, "0123456789_ "); t == "" {
			continue
		}
		if m, ok := f.Vocabulary.Exact(t); ok {
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

// namesMislead tells whether the fields of a sheet have names that say other things than
// the labels printed beside them: a form made of another one, whose names nobody changed.
func (f *Form) namesMislead(ws []*Piece, owner map[*Piece]*Label) bool {
	agree, differ := 0, 0
	for _, p := range ws {
		l := owner[p]
		if l == nil || l.Target == labels.None || l.byName || l.Guessed {
			continue
		}
		m, ok := f.Named(p)
		switch {
		case !ok || !look.WantsValue(m.Target) || m.Target == labels.None:
		case kindOf(m.Target) != kindOf(l.Target):
			differ++
		default:
			agree++
		}
	}
	return differ > 1 && differ > agree
}

// kind is what sort of value a label asks for.
type kind uint8

const (
	otherKind kind = iota
	aNumber
	aDate
	aName
	anAddress
	aCode
)

// kindOf is the sort of value that a target is.
func kindOf(t labels.Target) kind {
	switch t {
	case labels.Telephone, labels.Number, labels.Numbers, labels.Keep, labels.Target(porting.BTN), labels.Target(porting.NewBTN), labels.Target(porting.ContactPhone):
		return aNumber
	case labels.Date, labels.Target(porting.SignatureDate), labels.Target(porting.DesiredDueDate), labels.Target(porting.CSRDate):
		return aDate
	case labels.Name, labels.FirstName, labels.MiddleName, labels.LastName, labels.Company, labels.Carrier, labels.Target(porting.AuthorizedName), labels.Target(porting.ContactName),
		labels.Target(porting.CustomerName), labels.Target(porting.CurrentCarrier), labels.Target(porting.NewCarrier), labels.Target(porting.Signature):
		return aName
	case labels.Target(porting.AccountNumber), labels.Target(porting.PIN), labels.Target(porting.SSNLast4):
		return aCode
	}
	if look.IsAddress(t) || look.IsAddressPart(t) {
		return anAddress
	}
	return otherKind
}

// byName makes a label of a field's own name where nothing is printed beside it.
func (f *Form) byName(p *Piece) {
	m, ok := f.Named(p)
	if !ok || !look.WantsValue(m.Target) || m.Target == labels.None || p.Text != "" && look.Fit(m.Target, p.Text) < 0 {
		return
	}
	l := &Label{Match: m, Target: m.Target, Sheet: p.Sheet, Rect: page.Rect{X0: p.Rect.X0, Y0: p.Rect.Y0, X1: p.Rect.X0, Y1: p.Rect.Y1}, Cell: p.Cell, Text: p.Widget.Name, byName: true}
	l.Seg = &layout.Segment{Sheet: p.Sheet, Cell: p.Cell}
	f.Labels = append(f.Labels, l)
	f.LabelsOf[p.Sheet] = append(f.LabelsOf[p.Sheet], l)
	f.Fields[l] = []*Piece{p}
	clear(f.counts)
}
