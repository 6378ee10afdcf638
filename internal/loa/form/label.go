package form

// Labels, pieces, and the places where a label's value may stand.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Label is one label where it stands.
type Label struct {
	Match  labels.Match
	Target labels.Target
	Sheet  *layout.Sheet
	Rect   page.Rect
	Seg    *layout.Segment // the segment that it ends in
	Cell   int
	Inline *Piece // what follows in the same segment, nil if nothing does
	Firm   bool   // a colon or the like ends it
	// Bare tells that the label has its segment, or its lines, for itself.
	Bare bool
	Text string
	// after tells that further labels stand behind it in the same segment
	crowded bool
	// Whose is what the label asks for as a whole, where target is a part of it
	Whose   labels.Target
	Options []Option
	Taken   *Option
	// lineOnly tells that it is a heading of its own line alone: "For office use only: Order #"
	lineOnly bool
	// box is the box that the section of a heading fills, nil where none is drawn.
	box *page.Rect
	// byName tells that no label is printed: the form field's name is it.
	byName bool
	Used   bool // its value was taken together with another's
	// Guessed tells that no wording fits and its words speak for the target; unsure
	// that not all of them do.
	Guessed, unsure bool
	// OfMail tells that it asks for the date in the head of a mail.
	OfMail bool
}

// Piece is a part of a page that may be a value: text, or a form field.
type Piece struct {
	Sheet       *layout.Sheet
	Span        layout.Span
	Widget      *page.Widget
	Text        string
	Rect        page.Rect
	Box         porting.Box
	Cell        int
	Prose       bool // a sentence, an instruction
	unnamed     bool // the name of its field says nothing
	Placeholder bool // nothing: underscores, FULL LEGAL NAME, a hint
	Owner       *Label
	Used        bool // taken by a number or a check box
	Read        porting.Read
	Confidence  float64
	Uncertain   bool
	RunsOver    bool // it runs over a ruling line or into other text
}

// Kind is how a value lies to its label.
type Kind int

// The kinds of option. Those up to explicit have a place made for the value, so
// that nothing in it means that the form was left blank there.
const (
	Inline    Kind = iota // behind the label in the same run of text
	Field                 // a form field
	LineRight             // on a line that begins behind the label
	InCell                // in the label's own cell
	CellRight             // in the cell or box to the right
	CellBelow             // in the cell or box below
	BoxOver               // in the box above a label that stands under it
	LineOver              // on the line above a label that stands under it
	LineBelow             // on the line below the label
	Explicit              // no kind: the last that has a place made for it
	Right                 // to the right on the same line
	Below                 // on the next line
	Above                 // on the line before
	BoxLeft               // in the box to the left
	Kinds                 // no kind: how many there are
)

// Option is one place where a label's value may stand.
type Option struct {
	Kind   Kind
	Score  float64
	Pieces []*Piece // in reading order, nothing where the place is empty
	Slot   page.Rect
	Doubt  string
}

// Add adds a place where the label's value may stand.
// A paragraph that cannot be what the label asks for is none: the legal text under the
// bar of a section, "D. Signature".
func (l *Label) Add(o Option) {
	if len(o.Pieces) > 0 && o.Pieces[0].Prose {
		if t := JoinPieces(o.Pieces); len(strings.Fields(t)) > maxWords && look.Fit(l.Target, t) < 0 {
			return
		}
	}
	l.Options = append(l.Options, o)
}

// maxWords is how many words a value has at most that is not what its label asks for.
const maxWords = 20

// PreferFilled lets a place with a value that fits go before an empty one that is
// hardly better.
func (l *Label) PreferFilled() {
	var filled *Option
	for i := range l.Options {
		o := &l.Options[i]
		if o.Kind < Explicit && len(o.Pieces) > 0 && look.Fit(l.Target, JoinPieces(o.Pieces)) >= 0 && (filled == nil || o.Score > filled.Score) {
			filled = o
		}
	}
	if filled == nil {
		return
	}
	for i := range l.Options {
		if o := &l.Options[i]; o.Kind < Explicit && o.Kind != Field && len(o.Pieces) == 0 && o.Score > filled.Score && o.Score < filled.Score+8 {
			o.Score = filled.Score - 1
		}
	}
}

// Fits says how well what is written over a label suits it, and what is written below;
// ok where both places hold something.
func (l *Label) Fits() (over, under float64, ok bool) {
	over, under = math.Inf(-1), math.Inf(-1)
	for _, o := range l.Options {
		if len(o.Pieces) == 0 {
			continue
		}
		f := float64(look.Fit(l.Target, JoinPieces(o.Pieces)))
		switch o.Kind {
		case LineOver, BoxOver:
			over = math.Max(over, f)
		case LineBelow, CellBelow, Below:
			under = math.Max(under, f)
		}
	}
	return over, under, !math.IsInf(over, -1) && !math.IsInf(under, -1)
}

// Free tells whether a piece may be the value of a label.
func (p *Piece) Free() bool { return p.Owner == nil && !p.Used }

// ManyLines tells whether a value may go on in further lines.
func ManyLines(t labels.Target) bool {
	switch t {
	case labels.Target(porting.ServiceAddress), labels.Target(porting.BillingAddress), labels.Address, labels.Target(porting.Remarks):
		return true
	}
	return false
}

// inRect is a rectangle of a sheet, to remember what it holds.
type inRect struct {
	sheet *layout.Sheet
	rect  page.Rect
}
