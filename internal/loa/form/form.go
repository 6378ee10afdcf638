// Package form finds what stands on the pages of a letter: the labels, by their wordings
// in the languages that the letter speaks, by the words they are made of, or by where
// they stand; the pieces between them that may be values; form fields and check boxes
// with the labels that they belong to; and the sections that labels stand in.
//
// Read is the way in. Pages that are none of the letter's are left out (otherpages.go).
//
// A Form decides nothing of values: which piece is which label's is for placing and
// listing to say, which take them (Piece.Used, Piece.Owner, Label.Taken).
package form

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Form is what stands on the pages of a letter: labels, and pieces that may be their
// values.
type Form struct {
	clock      *limits.Clock
	Vocabulary *labels.Vocabulary // what the letter calls things, in its languages
	doc        *page.Document
	Sheets     []*layout.Sheet
	Others     []*layout.Sheet // pages that are none of the letter's
	Labels     []*Label
	LabelsOf   map[*layout.Sheet][]*Label
	Pieces     []*Piece
	PiecesOf   map[*layout.Sheet][]*Piece
	Fields     map[*Label][]*Piece      // form fields by label
	Sections   map[*Label]labels.Target // the section that a label stands in
	HeadOf     map[*Label]*Label        // the heading that a label stands under
	counts     map[inRect]int           // labels in cells
	Checked    []Check                  // the check boxes
	Problems   []porting.Problem
	Unused     []porting.Unused // lines of fax machines that hold a telephone number
}

// Limits: a page that holds more is read as far as they go, and said so.
const (
	maxLabels = limits.PageLabels
	maxPieces = limits.PagePieces
)

// Read finds what stands on the pages of a document, in the vocabulary of the languages
// that it speaks, on each page by itself: Join rests on that. The clock is asked whether
// time is left.
func Read(doc *page.Document, c *limits.Clock) *Form {
	f := empty(doc, c)
	for _, p := range doc.Pages {
		if p == nil {
			continue
		}
		f.clock.Tick()
		s := f.lostRows(Lay(p))
		for _, line := range withoutFurniture(s) {
			f.Unused = append(f.Unused, porting.Unused{Label: line, Where: porting.Where{Page: s.Number}})
		}
		f.Sheets = append(f.Sheets, s)
	}
	f.withoutOthers()
	for _, s := range f.Sheets {
		f.clock.Tick()
		first, firstPiece := len(f.Labels), len(f.Pieces)
		f.find(s)
		f.counters(s)
		f.slashed(s)
		f.twoTongues(s)
		f.mailHeads(s)
		f.columnLabels(s)
		f.announced(s)
		f.closeBrackets(s)
		f.inTwoFaces(s)
		f.houseNumbers(s)
		f.leaveBars(s)
		if n := len(f.Labels); n-first > maxLabels {
			f.Labels, s.Cut = f.Labels[:first+maxLabels], true
		}
		if n := len(f.Pieces); n-firstPiece > maxPieces {
			f.Pieces, s.Cut = f.Pieces[:firstPiece+maxPieces], true
		}
		if len(f.Labels) > limits.LetterLabels {
			f.Problems = append(f.Problems, Beyond(s.Number))
			break
		}
		if s.Cut {
			f.Problems = append(f.Problems, tooMuch(s.Number, "page %d holds more than a letter does: only its first part was read"))
		}
	}
	f.spanningHeads()
	f.absorbNotes()
	f.representatives()
	f.printedBeside()
	f.carriersBlock()
	f.index()
	f.stampCodes()
	f.guessLabels()
	return f
}

// Beyond tells that a page and those behind it were not read.
func Beyond(page int) porting.Problem {
	return tooMuch(page, "page %d and what follows hold more than a letter does: only what stands before was read")
}

func tooMuch(page int, message string) porting.Problem {
	return porting.Problem{Code: porting.ProblemLimit, Where: porting.Where{Page: page}, Message: fmt.Sprintf(message, page)}
}

// Join joins the forms on the pages of a document, nil where it has none, to one as Read
// gives it for them all. It tells whether it can: a page alone may not speak the
// language of the whole, and together they may hold more than a letter does.
func Join(doc *page.Document, pages []*Form, c *limits.Clock) (*Form, bool) {
	f := empty(doc, c)
	of := map[*layout.Sheet]*Form{}
	for _, p := range pages {
		if p == nil {
			continue
		}
		if p.Vocabulary != f.Vocabulary {
			return nil, false
		}
		of[p.Sheets[0]] = p
		f.Sheets = append(f.Sheets, p.Sheets...)
	}
	f.withoutOthers()
	for _, s := range f.Sheets {
		p := of[s]
		f.Labels = append(f.Labels, p.Labels...)
		f.Pieces = append(f.Pieces, p.Pieces...)
		f.Problems = append(f.Problems, p.Problems...)
		f.Unused = append(f.Unused, p.Unused...)
	}
	f.index()
	return f, len(f.Labels) <= limits.LetterLabels
}

// empty is a form that holds nothing yet.
func empty(doc *page.Document, c *limits.Clock) *Form {
	return &Form{clock: c, Vocabulary: labels.LOAFor(wordsOf(doc)), doc: doc, LabelsOf: map[*layout.Sheet][]*Label{}, PiecesOf: map[*layout.Sheet][]*Piece{},
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

// index sorts labels and pieces by sheet.
func (f *Form) index() {
	Order(f.Labels)
	clear(f.counts)
	clear(f.LabelsOf)
	clear(f.PiecesOf)
	for _, l := range f.Labels {
		f.LabelsOf[l.Sheet] = append(f.LabelsOf[l.Sheet], l)
	}
	for _, p := range f.Pieces {
		f.PiecesOf[p.Sheet] = append(f.PiecesOf[p.Sheet], p)
	}
}

// LabelsIn counts the labels in a rectangle, l left out.
func (f *Form) LabelsIn(s *layout.Sheet, c page.Rect, l *Label) int {
	key := inRect{s, c}
	n, ok := f.counts[key]
	if !ok {
		for _, o := range f.LabelsOf[s] {
			if c.Holds(o.Rect) {
				n++
			}
		}
		f.counts[key] = n
	}
	if l != nil && l.Sheet == s && c.Holds(l.Rect) {
		n--
	}
	return n
}

// JoinPieces joins pieces as the contract says: line breaks between lines, one
// blank within.
func JoinPieces(pieces []*Piece) string {
	var b strings.Builder
	for i, p := range pieces {
		if i > 0 {
			a := pieces[i-1]
			if a.Sheet == p.Sheet && layout.SameLine(a.Rect, p.Rect) {
				b.WriteString(drawnGap(a, p))
			} else if !BrokenAtHyphen(a.Text, p.Text) {
				b.WriteByte('\n')
			}
		}
		b.WriteString(p.Text)
	}
	return strings.TrimSpace(b.String())
}

// BrokenAtHyphen tells whether a ZIP code or a date that ends a line goes on in the next:
// "01930-" over "5117". Browsers and word processors break lines there.
func BrokenAtHyphen(above, below string) bool {
	if !strings.HasSuffix(above, "-") || len(above) < 3 {
		return false
	}
	head := above[strings.LastIndexAny(above, " \n,")+1:]
	tail, _, _ := strings.Cut(below, " ")
	if strings.Trim(head, "0123456789-") != "" || tail == "" || strings.Trim(tail, "0123456789-") != "" {
		return false
	}
	if len(head) == 6 && len(tail) == 4 {
		return strings.Count(head+tail, "-") == 1
	}
	_, ok := dates.Parse(head + tail)
	return ok
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
