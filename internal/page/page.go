// Package page holds what stands on a page, whoever read it: words, ruling
// lines, pictures, strokes and form widgets, each with its box; and how they
// lie to each other: lines, columns, table cells, what is left of or below what.
//
// Two coordinate systems are kept apart. A Box is in PDF points in the page's
// own unrotated space (the contract's `box`), y upwards. Everything about
// layout works on the Upright box: the page as a person holds it to read it,
// after the page's rotation, origin at the top left, y downwards, in points. A
// producer of pages (pdftext, ocr) fills Box and Angle; Page.FillUpright fills Upright.
//
// The package knows only internal/porting, does no I/O, and never guesses a
// character: what it joins or splits are words, not letters.
package page

import "github.com/portcheck/portcheck/internal/porting"

// Document is what was read from a PDF, an image or a printed text: its pages in
// order and what went wrong on the way. A document that could not be read at all
// has no pages and at least one problem.
type Document struct {
	Pages    []*Page
	Problems []porting.Problem
	// Signed tells that the document carries an applied digital signature.
	Signed bool
}

// Rect is a rectangle in upright space: X0 <= X1 from the left, Y0 <= Y1 from the top.
type Rect struct{ X0, Y0, X1, Y1 float64 }

// Page is one page.
type Page struct {
	Number int // from 1
	// Media is the visible box (crop box) in unrotated space; Rotate is how the
	// page is turned for display, clockwise: 0, 90, 180 or 270.
	Media  porting.Box
	Rotate int
	// Words in reading order: lines from the top, words from the left. Words that
	// read in another direction than the page's (Angle != 0) follow, by angle.
	Words []*Word
	// Rules are ruling lines, and the edges of drawn rectangles, that run along
	// an axis, in upright space. A thin filled rectangle is a rule.
	Rules []Rule
	// Images and Strokes are what could be a scan, a logo or a signature.
	Images  []Image
	Strokes []Stroke
	// Unread are places of a scanned page, in upright space, with ink as high as
	// letters that OCR made no word of.
	Unread []Rect
	// Widgets are the form fields' appearances on this page, in reading order.
	Widgets []*Widget
	// Line and column give the place in a text file for pages made from one.
	TextFile bool
}

// Hidden says why a word cannot be seen, as bits.
type Hidden uint8

// The reasons for which a word is not seen.
const (
	Invisible Hidden = 1 << iota // text render mode 3: the OCR layer of a scan
	Clipped                      // outside the clipping path
	OffPage                      // outside the visible box
	Covered                      // not seen although on the page: drawn over, or switched off (not detected by every reader)
	Layer                        // in a layer that is switched off; Covered is set too
)

// Word is a run of characters that no blank divides.
type Word struct {
	// Text is exact: nothing re-cased, no typographic character replaced;
	// ligature glyphs are their letters.
	Text string
	// Gap is what stands between the previous word of the same line and this one:
	// the blanks as the document draws them ("  ", no-break spaces), or one blank
	// where it only moved the pen. "" for the first word of a line.
	Gap string
	// Jump is how far, in points, the pen moved before this word besides the
	// blanks of Gap, where the reader knows: a wide jump is a column, a wide blank
	// is justified text.
	Jump    float64
	Box     porting.Box
	Upright Rect
	// Size is the height of the font in points as displayed; Font its name.
	Size float64
	Font string
	Bold bool
	// Angle is the direction of reading against the upright page, in degrees
	// counter-clockwise, rounded to one of 0, 90, 180, 270; Slanted text has the
	// nearest of them.
	Angle int
	// Oblique marks a word set at an angle of 15 degrees or more to those directions: a
	// watermark, a stamp.
	Oblique bool
	// Blank marks a run of underscores or dotted leaders: a blank to fill in. A
	// reader splits such runs from the letters beside them.
	Blank      bool
	Hidden     Hidden
	Read       porting.Read // porting.ReadText or porting.ReadOCR
	Confidence float64      // 1, or below for ReadOCR
	// Uncertain marks a word with characters that could not be known (U+FFFD
	// stands for each).
	Uncertain bool
	// Line and Column are the place in a text file, else 0.
	Line, Column int
	// Drawn counts the stretches of text of the page in the order in which the
	// document draws them, from 1: the order in which its writer had them. 0 where
	// the reader does not know.
	Drawn int
	// Row counts the lines of the page that the reader found, from 1: words of
	// one Row stand on one base line. 0 where the reader does not know lines;
	// Lines then goes by the boxes.
	Row int
}

// Rule is a straight line along an axis, in upright space.
type Rule struct {
	X0, Y0, X1, Y1 float64
	Width          float64
}

// Horizontal tells whether the rule runs from left to right.
func (r Rule) Horizontal() bool { return r.X1-r.X0 >= r.Y1-r.Y0 }

// Image is a raster picture on the page.
type Image struct {
	Box           porting.Box
	Upright       Rect
	Width, Height int // in pixels
}

// Stroke is a free-hand or curved path (a drawn signature, a logo), by its bounds.
type Stroke struct {
	Box     porting.Box
	Upright Rect
	// Curves counts the curve segments and line segments of the path.
	Segments int
	// Annotation tells that it comes from an ink or stamp annotation.
	Annotation bool
}

// WidgetType is the kind of a form field.
type WidgetType string

// The kinds of form field.
const (
	TextField      WidgetType = "text"
	CheckBox       WidgetType = "checkbox"
	RadioButton    WidgetType = "radio"
	ComboBox       WidgetType = "combo"
	ListBox        WidgetType = "list"
	PushButton     WidgetType = "button"
	SignatureField WidgetType = "signature"
)

// Widget is one appearance of a form field on a page. A field with several
// widgets gives one Widget for each, with the same Name and Value.
type Widget struct {
	// Name is the fully qualified field name, Tooltip its /TU; both may mislead.
	Name, Tooltip string
	Type          WidgetType
	// Value is the field's value exactly as stored (for a choice the text shown
	// for it, for a check box or radio button the name of the state that is on,
	// "" or "Off" when it is off); Values holds several choices.
	Value  string
	Values []string
	// Stored is the value as the file stores it: of a choice the export value,
	// where Value is the text shown for it; else the same as Value.
	Stored string
	// On tells, for a check box or a radio button, that this widget is on.
	On bool
	// Export is the state's name that this check box or radio button stands for.
	Export string
	// Shown is the text that the widget's appearance draws, HasShown whether it
	// has an appearance that could be read. Differs tells that a person would see
	// another value than the one stored.
	Shown    string
	HasShown bool
	Differs  bool
	// Ink tells that the appearance draws a picture or free-hand strokes, as a
	// signature field's does.
	Ink bool
	// SignatureApplied tells that a signature field holds a signature; Signer is
	// its /Name, SignedOn its /M as written, where it has them.
	SignatureApplied bool
	Signer, SignedOn string
	MultiLine        bool
	Comb             bool
	ReadOnly         bool
	Hidden           bool
	MaxLen           int
	Default          string // /DV
	Options          []string
	Page             int
	Box              porting.Box
	Upright          Rect
}

// Filled tells whether the field holds a value.
func (w *Widget) Filled() bool {
	switch w.Type {
	case CheckBox, RadioButton:
		return w.On
	case SignatureField:
		return w.SignatureApplied
	case PushButton:
		return false
	}
	return w.Value != ""
}
