package loa

// Labels whose wording nobody knows, and the captions of form fields: what they may
// ask for is told by their words and by what stands beside them.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// guessLabels gives labels that no wording fits what their words speak for, and makes
// labels of the questions and captions that stand beside form fields.
func (r *reader) guessLabels() {
	for _, l := range r.labels {
		if l.target == labels.None && l.match.Source == "unknown" {
			r.guess(l)
		}
		switch l.target {
		case labels.None, labels.Unit, labels.Row, labels.Number, labels.Telephone:
			if countsLines(l.text) && r.numberBeside(l) {
				l.target = labels.Numbers
			}
		}
	}
	for _, s := range r.sheets {
		r.captions(s, r.guess)
		r.labelColumns(s)
	}
	r.index()
}

// labelColumns makes labels of texts that stand where known labels do, in a column
// of them or in a cell of a table, with a place for a value beside them: only such
// whose every word speaks for a field.
func (r *reader) labelColumns(s *sheet) {
	gone := map[*piece]bool{}
	for _, q := range r.pieces {
		if q.sheet != s || !q.free() || !r.mayCaption(q) || small(q.text) || !r.placeBeside(s, q) {
			continue
		}
		column, value := 0, false
		for _, l := range r.labelsOf[s] {
			if !l.bare || !wantsValue(l.target) || l.target == labels.None {
				continue
			}
			if math.Abs(l.rect.X0-q.rect.X0) < 2 && !sameLine(l.rect, q.rect) {
				column++
			}
			// what stands in the cell behind a label is its value
			value = value || q.cell >= 0 && l.cell >= 0 && l.cell != q.cell && sameLine(l.rect, q.rect) && math.Abs(s.cells[l.cell].X1-s.cells[q.cell].X0) < near
		}
		if value || q.cell < 0 && column < 2 {
			continue
		}
		l := captionLabel(q)
		if r.guess(l) && !l.unsure {
			r.labels = append(r.labels, l)
			gone[q] = true
		}
	}
	r.dropPieces(gone)
}

// placeBeside tells whether a text or a line to write on stands to the right of a text.
func (r *reader) placeBeside(s *sheet, q *piece) bool {
	at := func(u page.Rect) bool { return u.X0 > q.rect.X1-2 && sameLine(u, q.rect) }
	for _, o := range r.pieces {
		if o != q && o.sheet == s && at(o.rect) {
			return true
		}
	}
	for _, b := range s.blanks {
		if at(b) {
			return true
		}
	}
	if q.cell < 0 {
		return false
	}
	for _, c := range s.cells {
		if math.Abs(c.X0-s.cells[q.cell].X1) < near && c.Y0 < q.rect.MidY() && c.Y1 > q.rect.MidY() {
			return true
		}
	}
	return false
}

// captionLabel is a label of unknown wording made of a text.
func captionLabel(q *piece) *label {
	return &label{match: labels.Match{Target: labels.None, End: len(q.text), Value: len(q.text), Source: "unknown"}, target: labels.None,
		sheet: q.sheet, seg: q.span.seg, cell: q.cell, rect: q.rect, text: q.text, bare: true, firm: strings.HasSuffix(q.text, ":") || strings.HasSuffix(q.text, "?")}
}

// dropPieces takes out the pieces that became labels.
func (r *reader) dropPieces(gone map[*piece]bool) {
	if len(gone) == 0 {
		return
	}
	kept := r.pieces[:0]
	for _, p := range r.pieces {
		if !gone[p] {
			kept = append(kept, p)
		}
	}
	r.pieces = kept
	r.index()
}

// guess gives a label that nobody knows a target, and tells whether it did.
func (r *reader) guess(l *label) bool {
	if t := r.guessedList(l); t != "" {
		l.target = t
		return true
	}
	t, sure, ok := labels.ByWords(l.text, nil)
	if ok {
		l.target, l.guessed, l.unsure = t, true, !sure
	}
	if t == labels.FirstName || t == labels.LastName {
		for _, w := range labels.Words(l.text) {
			switch w {
			case "authorized", "signer":
				l.whose = labels.Target(porting.AuthorizedName)
			case "contact":
				if l.whose == "" {
					l.whose = labels.Target(porting.ContactName)
				}
			}
		}
	}
	return ok
}

// guessedList is the list that a text of unknown wording heads: it speaks of numbers,
// lines or TNs in the plural, or of what stays, and telephone numbers stand in its
// field or behind it.
func (r *reader) guessedList(l *label) labels.Target {
	several, stays := false, false
	for _, w := range strings.FieldsFunc(strings.ToLower(l.text), func(c rune) bool { return strings.ContainsRune(" ,.:;?/-", c) }) {
		switch w {
		case "numbers", "number(s)", "tns", "tn(s)", "dids", "lines", "rufnummern", "nummern", "numéros", "números", "nummers", "numeri", "every", "ranges":
			several = true
		case "contact", "account", "reach", "reference", "serial", "order", "mobile", "cell":
			return ""
		case "leave", "behind", "remain", "remaining", "stay", "staying", "keep", "kept", "retain", "retained", "exclude", "excluded", "not", "permanecen", "quedan", "mantener", "conservar", "bleiben", "verbleiben", "verbleibende", "nicht", "behalten", "restent", "conserver", "rester", "blijven", "niet", "restano", "mantenere", "ponechať", "zostávajú":
			stays = true
		}
	}
	keep, _ := saysKeep(l.text)
	short := listWord(l.text)
	if keep = keep || stays && several || short == labels.Keep; !several && !keep && short == "" {
		return ""
	}
	if !r.numberBeside(l) {
		return ""
	}
	if keep {
		return labels.Keep
	}
	return labels.Numbers
}

// numberBeside tells whether a telephone number stands where a label's value does.
func (r *reader) numberBeside(l *label) bool {
	if l.inline != nil && startsWithPhone(l.inline.text) || l.bare && l.sheet.numbersBeside(l.rect) {
		return true
	}
	for _, p := range r.pieces {
		if p.widget != nil && p.sheet == l.sheet && startsWithPhone(p.text) {
			if score, _ := r.beside(p, l, nil); score > 0 {
				return true
			}
		}
	}
	return false
}

// countsLines tells whether a label is one of several that are counted: "Line 2",
// "Number #3".
func countsLines(text string) bool {
	ws := plain(text)
	if len(ws) != 2 || len(ws[1]) > 2 || strings.Trim(ws[1], "0123456789") != "" {
		return false
	}
	switch ws[0] {
	case "line", "number", "tn", "did", "telephone", "phone":
		return true
	}
	return false
}

// captions makes labels of the texts of a sheet that stand to a form field as a label
// does, closer than any known label; take says which of them.
func (r *reader) captions(s *sheet, take func(*label) bool) {
	var ws []*piece
	for _, p := range r.pieces {
		if w := p.widget; p.sheet == s && w != nil && p.free() && (w.Type == page.TextField || w.Type == page.ComboBox || w.Type == page.ListBox || w.Type == page.SignatureField) {
			ws = append(ws, p)
		}
	}
	if len(ws) == 0 {
		return
	}
	known := map[*piece]float64{}
	var votes [kinds]float64
	for _, p := range ws {
		best := kind(0)
		for _, l := range r.labelsOf[s] {
			if score, how := r.beside(p, l, ws); score > known[p] {
				known[p], best = score, how
			}
		}
		if known[p] > 0 {
			votes[best]++
		}
	}
	gone := map[*piece]bool{}
	for _, q := range r.pieces {
		if q.sheet != s || !q.free() || !r.mayCaption(q) || r.goesWithLabel(q) {
			continue
		}
		l := captionLabel(q)
		for _, p := range ws {
			score, how := r.beside(p, l, ws)
			if l.cell >= 0 && l.cell == p.cell && r.labelsIn(s, s.cells[l.cell], nil) == 0 {
				score, how = 94, inCell
			}
			if score <= known[p] || how == lineOver && votes[lineOver] <= votes[below]+votes[right] || how == right && p.rect.X0-q.rect.X1 > 120 && !l.firm {
				continue
			}
			if take(l) {
				r.labels = append(r.labels, l)
				gone[q] = true
			}
			break
		}
	}
	r.dropPieces(gone)
}

// goesWithLabel tells whether a text stands right above or below a known label in its
// column: the same in another language, or a hint.
func (r *reader) goesWithLabel(q *piece) bool {
	for _, l := range r.labels {
		gap := math.Max(q.rect.Y0-l.rect.Y1, l.rect.Y0-q.rect.Y1)
		if l.sheet == q.sheet && l.bare && wantsValue(l.target) && l.target != labels.None && math.Abs(l.rect.X0-q.rect.X0) < 3 && gap < 0.4*q.rect.Height() {
			return true
		}
	}
	return false
}

// mayCaption tells whether a text may stand for the name of a form field.
func (r *reader) mayCaption(q *piece) bool {
	if q.widget != nil || q.placeholder || q.span.seg == nil || q.text != q.span.seg.text || hasPhone(q.text) || len(findMarks(q.text)) > 0 {
		return false
	}
	if c := q.text[0]; c >= 'a' && c <= 'z' || strings.ContainsRune(",.;-)(]", rune(c)) || strings.HasPrefix(q.text, "I, ") || strings.HasPrefix(q.text, "I ") {
		return false // a part of a sentence
	}
	for _, p := range r.pieces { // a remark beside a number
		if p.sheet == q.sheet && p.rect.X1 <= q.rect.X0+2 && q.rect.X0-p.rect.X1 < 120 && sameLine(p.rect, q.rect) && hasPhone(p.text) && p.widget == nil {
			return false
		}
	}
	if strings.ContainsRune(",[;", rune(q.text[len(q.text)-1])) || openEnded(q.text) {
		return false
	}
	n := len(q.span.words())
	question := strings.HasSuffix(q.text, "?") || strings.HasSuffix(q.text, ":") || strings.HasSuffix(q.text, ")")
	if n > 16 || n > 10 && !question {
		return false
	}
	letters := 0
	for _, w := range labels.Words(q.text) {
		switch w {
		case "day", "month", "year", "dd", "mm", "yy", "yyyy", "jour", "mois", "annee", "tag", "monat", "jahr", "dia", "mes", "ano", "ext", "extension", "to", "from", "and", "or", "x":
			continue
		}
		_, l := count(w)
		letters += l
	}
	return letters >= 2
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
func (r *reader) fieldCaptions(s *sheet) {
	r.captions(s, func(l *label) bool {
		if n := len(strings.Fields(l.text)); n > 6 || n > 4 && !l.firm {
			return false // more likely a sentence with blanks
		}
		for _, p := range r.pieceOf[s] {
			if p.widget == nil || !p.free() {
				continue
			}
			if score, _ := r.beside(p, l, nil); score > 0 {
				if m, ok := r.named(p); ok && wantsValue(m.Target) && m.Target != labels.None {
					return false
				}
			}
		}
		return true
	})
}

// wrongGuesses takes back what was guessed of labels whose values are of another kind.
func (r *reader) wrongGuesses() {
	for _, l := range r.labels {
		if l.guessed && l.taken != nil && len(l.taken.pieces) > 0 && fit(l.target, joinPieces(l.taken.pieces)) < 0 {
			l.target = labels.None
		}
	}
}

// guessDoubt is why the value of a guessed label is not certain, "" where it is: every
// word of the label speaks for it, or the value can hardly be anything else.
func guessDoubt(l *label, text string) string {
	if l == nil || !l.guessed || !l.unsure || fit(l.target, text) >= 3 {
		return ""
	}
	return "the label beside it is none that is known"
}

// captioned tells whether a short text or a label stands to a field as the label l
// stands to the field before it, right above or right below: it has a label of its own.
func (r *reader) captioned(p, before *piece, l *label) bool {
	alike := func(q page.Rect) bool {
		return sameLine(q, l.rect) && math.Abs((q.X0-p.rect.X0)-(l.rect.X0-before.rect.X0)) < 3 && q.OverlapX(p.rect) > 0.5
	}
	for _, o := range r.onSheet(p.sheet) {
		if o != l && alike(o.rect) && (o.bare || o.target == labels.Target(porting.Remarks)) {
			return true
		}
	}
	for _, q := range r.pieceOf[p.sheet] {
		if q.widget == nil && !q.prose && !q.placeholder && !q.used && hasLetterOrDigit(q.text) && alike(q.rect) {
			return true
		}
	}
	return false
}
