package loa

// What the lists of a letter say together: numbers that stand twice, numbers that
// stand in no list.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/listing"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// strayNumbers takes numbers that stand under no heading where the letter has no
// list at all, and says that it is a guess.
func (r *reader) strayNumbers() {
	defer r.tellPassed()
	listed := len(r.lists.Numbers) > 0
	if listed {
		r.lists.KeptInSentences(true)
		return
	}
	alone := false // numbers that stand for themselves go before those in sentences
	for _, p := range r.form.Pieces {
		alone = alone || p.Free() && p.Text != "" && phrase.WholePhone(p.Text) && p.Rect.Y1 > 0.14*p.Sheet.Height && p.Rect.Y0 < footOfPage*p.Sheet.Height && !r.endsChain(p)
	}
	begun := map[*form.Piece]bool{} // pieces that begin with the end of a number read above
	for _, s := range r.form.Sheets {
		for i, p := range r.form.PiecesOf[s] {
			if !p.Free() && !begun[p] || p.Text == "" || p.Placeholder || p.Rect.Y1 < 0.14*s.Height && !r.beginsColumn(p) || p.Rect.Y0 > footOfPage*s.Height {
				continue
			}
			if alone && !phrase.StartsWithPhone(p.Text) {
				continue
			}
			ln := listing.Line{Text: p.Text, Rect: p.Rect, Chunks: []listing.Chunk{{Piece: p, End: len(p.Text)}}, Prose: p.Prose}
			if p.Prose || i > 0 && len(r.form.PiecesOf[s][i-1].Span.Words()) >= 6 {
				ln = listing.SentenceLine(r.form.PiecesOf[s], i)
			}
			if i > 0 {
				ln = ln.WithoutRest(r.form.PiecesOf[s][i-1], p)
			}
			if i+1 < len(r.form.PiecesOf[s]) {
				n := len(ln.Chunks)
				ln = ln.WithRest(r.form.PiecesOf[s][i+1])
				begun[r.form.PiecesOf[s][i+1]] = len(ln.Chunks) > n
			}
			ln.Text = r.withoutAccount(ln.Text)
			fs := look.Phones(ln.Text)
			foreign := !alone && !p.Prose && len(telephone.FindForeign(p.Text)) > 0 && phrase.DigitsOnly(p.Text) > 0 && !look.IsDate(p.Text)
			if low := strings.ToLower(ln.Text); len(fs) == 0 && !foreign || p.Prose && !strings.Contains(low, "port") && !strings.Contains(low, "transfer") {
				continue
			}
			if form.SectionOf(&form.Label{Sheet: s, Rect: p.Rect, Cell: p.Cell}, r.form.Heads(s)) == labels.SectionNew {
				continue
			}
			if r.afterClosing(s, p) {
				continue
			}
			if phrase.Forwards(headOver(s, p)) {
				continue // where another number rings
			}
			r.lists.Numbers = append(r.lists.Numbers, r.lists.ReadLine(ln, porting.ActionPort, nil)...)
		}
	}
	r.lists.Numbers = r.lists.InOrder(r.lists.Numbers)
	guessed := r.lists.Numbers
	r.lists.KeptInSentences(false)
	if len(guessed) > 0 {
		r.form.Problems = append(r.form.Problems, porting.Problem{Code: porting.ProblemAmbiguousLabel, Where: guessed[0].Where,
			Message: "no heading says which numbers are to be ported: the numbers that stand alone were taken"})
	}
	r.lists.CheckNumbers()
}

// withoutAccount takes the digits of the letter's account number out of a line, some of
// which may look like a telephone number: "account number 217 555 0100 123".
func (r *reader) withoutAccount(text string) string {
	for _, v := range r.values {
		if v.name == porting.AccountNumber && v.text != "" && !look.OnePhone(v.text) {
			text = strings.ReplaceAll(text, v.text, strings.Repeat("x", len(v.text)))
		}
	}
	return text
}

// endsChain tells whether a number goes on with those of the line above it: "217-555-0100,
// 217-555-0101 and".
func (r *reader) endsChain(p *form.Piece) bool {
	for _, q := range r.form.PiecesOf[p.Sheet] {
		gap := p.Rect.Y0 - q.Rect.Y1
		if q == p || q.Widget != nil || q.Rect.Y0 >= p.Rect.Y0 || gap > 0.8*math.Max(p.Rect.Height(), 6) || q.Rect.OverlapX(p.Rect) < 0.2 || !look.HasPhone(q.Text) || phrase.WholePhone(q.Text) {
			continue
		}
		t := strings.ToLower(q.Text)
		if strings.HasSuffix(t, " and") || strings.HasSuffix(t, ",") || strings.HasSuffix(t, " or") || strings.HasSuffix(t, " &") {
			return true
		}
	}
	return false
}

// beginsColumn tells whether a number stands where letterheads stand, but begins a
// column of numbers that goes on below them.
func (r *reader) beginsColumn(p *form.Piece) bool {
	if !phrase.WholePhone(p.Text) {
		return false
	}
	for p.Rect.Y1 < 0.16*p.Sheet.Height {
		var next *form.Piece
		for _, q := range r.form.PiecesOf[p.Sheet] {
			if q.Rect.Y0 > p.Rect.Y1 && q.Rect.Y0-p.Rect.Y1 < 40 && math.Abs(q.Rect.X0-p.Rect.X0) < 3 && (next == nil || q.Rect.Y0 < next.Rect.Y0) {
				next = q
			}
		}
		if next == nil || !phrase.WholePhone(next.Text) {
			return false
		}
		p = next
	}
	return true
}

// headOver is the heading of the column of a table that a piece stands in, "" for none.
func headOver(s *layout.Sheet, p *form.Piece) string {
	if p.Cell < 0 {
		return ""
	}
	var head *layout.Segment
	c := s.Cells[p.Cell]
	for _, g := range s.Segments {
		if g.Cell < 0 || g.Rect.Y1 > p.Rect.Y0+2 || look.HasPhone(g.Text) {
			continue
		}
		if d := s.Cells[g.Cell]; math.Abs(d.X0-c.X0) < layout.Near && math.Abs(d.X1-c.X1) < layout.Near && (head == nil || g.Rect.Y0 > head.Rect.Y0) {
			head = g
		}
	}
	if head == nil {
		return ""
	}
	return head.Text
}

// afterClosing tells whether a piece stands under the end of a letter: the signer's own
// numbers.
func (r *reader) afterClosing(s *layout.Sheet, p *form.Piece) bool {
	for _, q := range r.form.PiecesOf[s] {
		if q.Widget == nil && q.Rect.Y0 < p.Rect.Y0-2 && p.Rect.Y0-q.Rect.Y1 < 160 && (phrase.EndsLetter(q.Text) || look.TypedSignature(q.Text)) && !phrase.WholePhone(p.Text) {
			return true
		}
	}
	return false
}
