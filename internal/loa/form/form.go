// Package form finds what stands on the pages of a letter: the labels, by their wordings
// in the languages that the letter speaks, by the words they are made of, or by where
// they stand; the pieces between them that may be values; form fields and check boxes
// with the labels that they belong to; and the sections that labels stand in.
//
// A Form decides nothing of values: which piece is which label's is for placing and
// listing to say, which take them (Piece.Used, Piece.Owner, Label.Taken).
package form

import (
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Form is what stands on the pages of a letter: labels, and pieces that may be their
// values.
type Form struct {
	*limits.Clock
	Vocabulary *labels.Vocabulary // what the letter calls things, in its languages
	doc        *page.Document
	Sheets     []*layout.Sheet
	Labels     []*Label
	LabelsOf   map[*layout.Sheet][]*Label
	Pieces     []*Piece
	PieceOf    map[*layout.Sheet][]*Piece
	Fields     map[*Label][]*Piece      // form fields by label
	Sections   map[*Label]labels.Target // the section that a label stands in
	HeadOf     map[*Label]*Label        // the heading that a label stands under
	counts     map[inRect]int           // labels in cells
	Checked    []Check                  // the check boxes
	Problems   []porting.Problem
}

// New is a form that holds nothing yet. Its vocabulary is that of the languages that
// the document speaks; the clock is asked whether time is left.
func New(doc *page.Document, c *limits.Clock) *Form {
	return &Form{Clock: c, Vocabulary: labels.LOAFor(wordsOf(doc)), doc: doc, LabelsOf: map[*layout.Sheet][]*Label{}, PieceOf: map[*layout.Sheet][]*Piece{},
		Fields: map[*Label][]*Piece{}, Sections: map[*Label]labels.Target{}, HeadOf: map[*Label]*Label{}, counts: map[inRect]int{}}
}

// wordsOf yields the words of a document.
func wordsOf(doc *page.Document) func(func(string) bool) {
	return func(yield func(string) bool) {
		for _, p := range doc.Pages {
			if p == nil {
				continue
			}
			for _, w := range p.Words {
				if !yield(w.Text) {
					return
				}
			}
		}
	}
}

// Index sorts labels and pieces by sheet.
func (r *Form) Index() {
	Order(r.Labels)
	clear(r.counts)
	clear(r.LabelsOf)
	clear(r.PieceOf)
	for _, l := range r.Labels {
		r.LabelsOf[l.Sheet] = append(r.LabelsOf[l.Sheet], l)
	}
	for _, p := range r.Pieces {
		r.PieceOf[p.Sheet] = append(r.PieceOf[p.Sheet], p)
	}
}

// OnSheet are the labels of a page, in reading order.
func (r *Form) OnSheet(s *layout.Sheet) []*Label { return r.LabelsOf[s] }

// LabelsIn counts the labels in a rectangle, l left out.
func (r *Form) LabelsIn(s *layout.Sheet, c page.Rect, l *Label) int {
	key := inRect{s, c}
	n, ok := r.counts[key]
	if !ok {
		for _, o := range r.OnSheet(s) {
			if c.Holds(o.Rect) {
				n++
			}
		}
		r.counts[key] = n
	}
	if l != nil && l.Sheet == s && c.Holds(l.Rect) {
		n--
	}
	return n
}

// PiecesOf are the pieces of a page.
func (r *Form) PiecesOf(s *layout.Sheet) []*Piece { return r.PieceOf[s] }

// JoinPieces joins pieces as the contract says: line breaks between lines, one
// blank within.
func JoinPieces(pieces []*Piece) string {
	var b strings.Builder
	for i, p := range pieces {
		if i > 0 {
			a := pieces[i-1]
			if a.Sheet == p.Sheet && layout.SameLine(a.Rect, p.Rect) {
				b.WriteString(drawnGap(a, p))
			} else {
				b.WriteByte('\n')
			}
		}
		b.WriteString(p.Text)
	}
	return strings.Trim(b.String(), " \t\n\u00a0")
}

// drawnGap is what stands between two pieces of a line: the blanks that the
// document itself draws there, else one blank.
func drawnGap(a, p *Piece) string {
	if a.Widget != nil || p.Widget != nil || a.Cell != p.Cell {
		return " "
	}
	x, y := a.Span.Words(), p.Span.Words()
	if len(x) == 0 || len(y) == 0 || a.Span.End != len(a.Span.Seg.Text) || p.Span.Start != 0 {
		return " "
	}
	last, next := x[len(x)-1], y[0]
	words := a.Sheet.Words
	for i := 0; i+1 < len(words); i++ {
		if words[i] == last && words[i+1] == next && next.Gap != "" && strings.Trim(next.Gap, " \u00a0") == "" {
			return next.Gap
		}
	}
	return " "
}
