package form

// Labels whose wording nobody knows, and the captions of form fields: what they may
// ask for is told by their words and by what stands beside them.

import (
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// guessLabels gives labels that no wording fits what their words speak for, and makes
// labels of the questions and captions that stand beside form fields.
func (f *Form) guessLabels() {
	for _, l := range f.Labels {
		if l.Target == labels.None && l.Match.Source == "unknown" {
			f.guess(l)
		}
		switch l.Target {
		case labels.None, labels.Unit, labels.Row, labels.Number, labels.Telephone:
			if countsLines(l.Text) && f.numberBeside(l) {
				l.Target = labels.Numbers
			}
		}
	}
	for _, s := range f.Sheets {
		f.chosenUnder(s)
		f.captions(s, f.fields(s), f.guess)
		f.captions(s, f.boxed(s), func(l *Label) bool { return f.guess(l) && !l.unsure })
		f.underlines(s)
		f.labelColumns(s)
		f.questions(s)
		f.byFace(s)
	}
	f.index()
}

// labelColumns makes labels of texts that stand where known labels do, in a column
// of them or in a cell of a table, with a place for a value beside them: only such
// whose every word speaks for a field.
func (f *Form) labelColumns(s *layout.Sheet) {
	gone := map[*Piece]bool{}
	for _, q := range f.Pieces {
		if q.Sheet != s || !q.Free() || !f.mayCaption(q) || look.Small(q.Text) || !f.placeBeside(s, q) {
			continue
		}
		column, value := 0, false
		for _, l := range f.LabelsOf[s] {
			if !l.Bare || !look.WantsValue(l.Target) || l.Target == labels.None {
				continue
			}
			if math.Abs(l.Rect.X0-q.Rect.X0) < 2 && !layout.SameLine(l.Rect, q.Rect) {
				column++
			}
			// what stands in the cell behind a label is its value
			value = value || q.Cell >= 0 && l.Cell >= 0 && l.Cell != q.Cell && layout.SameLine(l.Rect, q.Rect) && math.Abs(s.Cells[l.Cell].X1-s.Cells[q.Cell].X0) < layout.Near
		}
		if value || q.Cell < 0 && column < 2 {
			continue
		}
		l := captionLabel(q)
		if f.guess(l) && !l.unsure {
			f.Labels = append(f.Labels, l)
			gone[q] = true
		}
	}
	f.dropPieces(gone)
}

// placeBeside tells whether a text or a line to write on stands to the right of a text.
func (f *Form) placeBeside(s *layout.Sheet, q *Piece) bool {
	at := func(u page.Rect) bool { return u.X0 > q.Rect.X1-2 && layout.SameLine(u, q.Rect) }
	for _, o := range f.Pieces {
		if o != q && o.Sheet == s && at(o.Rect) {
			return true
		}
	}
	for _, b := range s.Blanks {
		if at(b) {
			return true
		}
	}
	if q.Cell < 0 {
		return false
	}
	for _, c := range s.Cells {
		if math.Abs(c.X0-s.Cells[q.Cell].X1) < layout.Near && c.Y0 < q.Rect.MidY() && c.Y1 > q.Rect.MidY() {
			return true
		}
	}
	return false
}

// captionLabel is a label of unknown wording made of a text.
func captionLabel(q *Piece) *Label {
	return &Label{Match: labels.Match{Target: labels.None, End: len(q.Text), Value: len(q.Text), Source: "unknown"}, Target: labels.None,
		Sheet: q.Sheet, Seg: q.Span.Seg, Cell: q.Cell, Rect: q.Rect, Text: q.Text, Bare: true, Firm: strings.HasSuffix(q.Text, ":") || strings.HasSuffix(q.Text, "?")}
}

// dropPieces takes out the pieces that became labels.
func (f *Form) dropPieces(gone map[*Piece]bool) {
	if len(gone) == 0 {
		return
	}
	kept := f.Pieces[:0]
	for _, p := range f.Pieces {
		if !gone[p] {
			kept = append(kept, p)
		}
	}
	f.Pieces = kept
	f.index()
}

// guess gives a label that nobody knows a target, and tells whether it did.
func (f *Form) guess(l *Label) bool {
	if t := f.guessedList(l); t != "" {
		l.Target = t
		return true
	}
	t, sure, ok := labels.ByWords(l.Text, nil)
	if phrase.AsksHowMuch(l.Text) {
		t, sure, ok = labels.Target(porting.PortType), true, true
	}
	if ok {
		l.Target, l.Guessed, l.unsure = t, true, !sure
	}
	if t == labels.FirstName || t == labels.LastName {
		for _, w := range labels.Words(l.Text) {
			switch w {
			case "authorized", "signer":
				l.Whose = labels.Target(porting.AuthorizedName)
			case "contact":
				if l.Whose == "" {
					l.Whose = labels.Target(porting.ContactName)
				}
			}
		}
	}
	return ok
}

// guessedList is the list that a text of unknown wording heads: it speaks of numbers,
// lines or TNs in the plural, or of what stays, and telephone numbers stand in its
// field or behind it.
func (f *Form) guessedList(l *Label) labels.Target {
	several, stays, others := false, false, false
	for _, w := range strings.FieldsFunc(strings.ToLower(l.Text), func(c rune) bool { return strings.ContainsRune(" ,.:;?/-", c) }) {
		switch w {
		case "numbers", "number(s)", "tns", "tn(s)", "dids", "lines", "rufnummern", "nummern", "numéros", "números", "nummers", "numeri", "every", "ranges":
			several = true
		case "contact", "account", "reach", "reference", "serial", "order", "mobile", "cell":
			return ""
		case "leave", "behind", "remain", "remaining", "stay", "staying", "keep", "kept", "retain", "retained", "exclude", "excluded", "not", "permanecen", "quedan", "mantener", "conservar", "bleiben", "verbleiben", "verbleibende", "nicht", "behalten", "restent", "conserver", "rester", "blijven", "niet", "restano", "mantenere", "ponechať", "zostávajú":
			stays = true
		}
		others = others || phrase.Others(w)
	}
	keep, _ := phrase.SaysKeep(l.Text)
	short := listWord(l.Text)
	if keep = keep || stays && several || short == labels.Keep; others && !keep || !several && !keep && short == "" {
		return ""
	}
	if !f.numberBeside(l) && !(l.Seg != nil && l.Inline == nil && numbersBelow(l.Sheet, l.Seg)) {
		return ""
	}
	if keep {
		return labels.Keep
	}
	return labels.Numbers
}

// numberBeside tells whether a telephone number stands where a label's value does.
func (f *Form) numberBeside(l *Label) bool {
	if l.Inline != nil && phrase.StartsWithPhone(l.Inline.Text) || (l.Bare || l.Firm && l.Inline == nil) && numbersBeside(l.Sheet, l.Rect) {
		return true
	}
	for _, p := range f.Pieces {
		if p.Widget != nil && p.Sheet == l.Sheet && phrase.StartsWithPhone(p.Text) {
			if score, _ := f.Beside(p, l, nil); score > 0 {
				return true
			}
		}
	}
	return false
}

// countsLines tells whether a label is one of several that are counted: "Line 2",
// "Number #3".
func countsLines(text string) bool {
	ws := phrase.Plain(text)
	if len(ws) != 2 || len(ws[1]) > 2 || strings.Trim(ws[1], "0123456789") != "" {
		return false
	}
	switch ws[0] {
	case "line", "number", "tn", "did", "telephone", "phone":
		return true
	}
	return false
}

// fields are the form fields of a sheet that hold texts.
func (f *Form) fields(s *layout.Sheet) []*Piece {
	var ws []*Piece
	for _, p := range f.Pieces {
		if w := p.Widget; p.Sheet == s && w != nil && p.Free() && (w.Type == page.TextField || w.Type == page.ComboBox || w.Type == page.ListBox || w.Type == page.SignatureField) {
			ws = append(ws, p)
		}
	}
	return ws
}

// boxed are the texts of a sheet that stand alone in boxes of their own, as those of a
// form whose fields were printed: each with its box for its place.
func (f *Form) boxed(s *layout.Sheet) []*Piece {
	in := make([]int, len(s.Cells)) // how much stands in each
	for _, l := range f.LabelsOf[s] {
		if l.Cell >= 0 {
			in[l.Cell] = 2
		}
	}
	for _, p := range f.PiecesOf[s] {
		if p.Cell >= 0 {
			in[p.Cell]++
		}
	}
	var ws []*Piece
	for _, p := range f.PiecesOf[s] {
		if p.Widget == nil && p.Cell >= 0 && in[p.Cell] == 1 && !p.Prose && !p.Placeholder && apart(s.Cells, p.Cell) {
			box := *p
			box.Rect, box.Cell = s.Cells[p.Cell], -1
			ws = append(ws, &box)
		}
	}
	return ws
}

// apart tells whether a box touches none beside it: those of a table do.
func apart(cells []page.Rect, i int) bool {
	for k, c := range cells {
		if k != i && c.X0 < cells[i].X1+layout.Near && c.X1 > cells[i].X0-layout.Near && c.Y0 < cells[i].Y1+layout.Near && c.Y1 > cells[i].Y0-layout.Near {
			return false
		}
	}
	return true
}

// captions makes labels of the texts of a sheet that stand to one of some fields as a
// label does, closer than any known label; take says which of them.
func (f *Form) captions(s *layout.Sheet, ws []*Piece, take func(*Label) bool) {
	if len(ws) == 0 {
		return
	}
	known := map[*Piece]float64{}
	var votes [Kinds]float64
	for _, p := range ws {
		best := Kind(0)
		for _, l := range f.LabelsOf[s] {
			if score, how := f.Beside(p, l, ws); score > known[p] {
				known[p], best = score, how
			}
		}
		if known[p] > 0 {
			votes[best]++
		}
	}
	gone := map[*Piece]bool{}
	for _, q := range f.Pieces {
		if q.Sheet != s || !q.Free() || inside(ws, q) || !f.mayCaption(q) || f.goesWithLabel(q) {
			continue
		}
		l := captionLabel(q)
		for _, p := range ws {
			score, how := f.Beside(p, l, ws)
			if l.Cell >= 0 && l.Cell == p.Cell && f.LabelsIn(s, s.Cells[l.Cell], nil) == 0 {
				score, how = 94, InCell
			}
			if score <= known[p] || how == LineOver && votes[LineOver] <= votes[Below]+votes[Right] || how == Right && p.Rect.X0-q.Rect.X1 > 120 && !l.Firm {
				continue
			}
			if take(l) {
				f.Labels = append(f.Labels, l)
				gone[q] = true
			}
			break
		}
	}
	f.dropPieces(gone)
}

// inside tells whether a text is what one of some fields holds.
func inside(ws []*Piece, q *Piece) bool {
	return slices.ContainsFunc(ws, func(p *Piece) bool { return p.Widget == nil && p.Span == q.Span })
}

// goesWithLabel tells whether a text stands right above or below a known label in its
// column: the same in another language, or a hint.
func (f *Form) goesWithLabel(q *Piece) bool {
	for _, l := range f.Labels {
		gap := math.Max(q.Rect.Y0-l.Rect.Y1, l.Rect.Y0-q.Rect.Y1)
		if l.Sheet == q.Sheet && l.Bare && look.WantsValue(l.Target) && l.Target != labels.None && math.Abs(l.Rect.X0-q.Rect.X0) < 3 && gap < 0.4*q.Rect.Height() {
			return true
		}
	}
	return false
}

// mayCaption tells whether a text may stand for the name of a form field.
func (f *Form) mayCaption(q *Piece) bool {
	if q.Widget != nil || q.Placeholder || q.Span.Seg == nil || q.Text != q.Span.Seg.Text || look.HasPhone(q.Text) || len(look.FindMarks(q.Text)) > 0 {
		return false
	}
	if boxBefore(q.Span.Seg) {
		return false // an answer
	}
	if c := q.Text[0]; c >= 'a' && c <= 'z' || strings.ContainsRune(",.;-)(]", rune(c)) || strings.HasPrefix(q.Text, "I, ") || strings.HasPrefix(q.Text, "I ") {
		return false // a part of a sentence
	}
	for _, p := range f.Pieces { // a remark beside a number
		if p.Sheet == q.Sheet && p.Rect.X1 <= q.Rect.X0+2 && q.Rect.X0-p.Rect.X1 < 120 && layout.SameLine(p.Rect, q.Rect) && look.HasPhone(p.Text) && p.Widget == nil {
			return false
		}
	}
	if strings.ContainsRune(",[;", rune(q.Text[len(q.Text)-1])) || openEnded(q.Text) {
		return false
	}
	n := len(strings.Fields(phrase.OutsideParentheses(q.Text)))
	question := strings.HasSuffix(q.Text, "?") || strings.HasSuffix(q.Text, ":") || strings.HasSuffix(q.Text, ")")
	if n > 16 || n > 10 && !question && !surelyAsks(q.Text) {
		return false
	}
	letters := 0
	for _, w := range labels.Words(q.Text) {
		switch w {
		case "day", "month", "year", "dd", "mm", "yy", "yyyy", "jour", "mois", "annee", "tag", "monat", "jahr", "dia", "mes", "ano", "ext", "extension", "to", "from", "and", "or", "x":
			continue
		}
		_, l := look.Count(w)
		letters += l
	}
	return letters >= 2
}

// surelyAsks tells whether every word of a text speaks for a field: "The day on which you
// would like the numbers to be with us".
func surelyAsks(text string) bool {
	t, sure, ok := labels.ByWords(text, nil)
	return ok && sure && look.WantsValue(t)
}

// openEnded tells whether a text ends in a word that goes on: "The PIN is".
func openEnded(text string) bool {
	ws := labels.Words(text)
	if len(ws) == 0 || strings.HasSuffix(text, ":") {
		return false
	}
	switch ws[len(ws)-1] {
	case "is", "are", "at", "of", "and", "from", "to", "by", "for", "the", "a", "an", "in", "on", "with", "as", "or", "my", "our", "located", "undersigned", "am", "being":
		return true
	}
	return false
}

// fieldCaptions makes labels that ask for nothing of ours of the texts beside form
// fields, so that no other label takes those fields for its own.
func (f *Form) fieldCaptions(s *layout.Sheet) {
	f.captions(s, f.fields(s), func(l *Label) bool {
		if n := len(strings.Fields(l.Text)); n > 6 || n > 4 && !l.Firm {
			return false // more likely a sentence with blanks
		}
		for _, p := range f.PiecesOf[s] {
			if p.Widget == nil || !p.Free() {
				continue
			}
			if score, _ := f.Beside(p, l, nil); score > 0 {
				if m, ok := f.Named(p); ok && look.WantsValue(m.Target) && m.Target != labels.None {
					return false
				}
			}
		}
		return true
	})
}

// WrongGuesses takes back what was guessed of labels whose values are of another kind.
func (f *Form) WrongGuesses() {
	for _, l := range f.Labels {
		if l.Guessed && l.Taken != nil && len(l.Taken.Pieces) > 0 && look.Fit(l.Target, JoinPieces(l.Taken.Pieces)) < 0 {
			l.Target = labels.None
		}
	}
}

// GuessDoubt is why the value of a guessed label is not certain, "" where it is: every
// word of the label speaks for it, or the value can hardly be anything else.
func GuessDoubt(l *Label, text string) string {
	if l == nil || !l.Guessed || !l.unsure || look.Fit(l.Target, text) >= 3 {
		return ""
	}
	return "the label beside it is none that is known"
}

// captioned tells whether a short text or a label stands to a field as the label l
// stands to the field before it, right above or right below: it has a label of its own.
func (f *Form) captioned(p, before *Piece, l *Label) bool {
	alike := func(q page.Rect) bool {
		return layout.SameLine(q, l.Rect) && math.Abs((q.X0-p.Rect.X0)-(l.Rect.X0-before.Rect.X0)) < 3 && q.OverlapX(p.Rect) > 0.5
	}
	for _, o := range f.LabelsOf[p.Sheet] {
		if o != l && alike(o.Rect) && (o.Bare || o.Target == labels.Target(porting.Remarks)) {
			return true
		}
	}
	for _, q := range f.PiecesOf[p.Sheet] {
		if q.Widget == nil && !q.Prose && !q.Placeholder && !q.Used && look.HasLetterOrDigit(q.Text) && alike(q.Rect) {
			return true
		}
	}
	return false
}
