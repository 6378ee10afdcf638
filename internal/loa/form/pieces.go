package form

// Pieces: parts of a page, or form fields, that may be values.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// NewPiece makes a piece of a part of a segment.
func (f *Form) NewPiece(s *layout.Sheet, sp layout.Span) *Piece {
	if t := sp.Text(); len(t) > 1 && strings.HasSuffix(t, ";") { // it divides values of a sentence
		sp = sp.Seg.Slice(sp.Start, sp.End-1)
	}
	if t := sp.Text(); strings.HasPrefix(t, ".") { // the end of the dots that lead to it
		if rest := strings.TrimLeft(t, ".·…"); strings.HasPrefix(rest, " ") {
			sp = sp.Seg.Slice(sp.Start+len(t)-len(strings.TrimLeft(rest, " ")), sp.End)
		}
	}
	if t := sp.Text(); len(t) > 1 && (t[0] == ':' || strings.HasPrefix(t, "：")) { // a colon in a column of its own
		sp = sp.Seg.Slice(sp.Start+len(t)-len(strings.TrimLeft(t, ":： \u00a0")), sp.End)
	}
	if t := sp.Text(); strings.HasPrefix(t, "(") { // "(required) 120 N. Main St."
		if i := strings.IndexByte(t, ')'); i > 0 && i+1 < len(t) && look.DigitsIn(t[:i]) == 0 && f.Vocabulary.Hint(t[1:i]) {
			sp = sp.Seg.Slice(sp.Start+i+1, sp.End)
		}
	}
	if t := sp.Text(); bullet(t) {
		if rest := strings.TrimLeft(t, bullets); look.HasLetterOrDigit(rest) && strings.HasPrefix(rest, " ") {
			sp = sp.Seg.Slice(sp.Start+len(t)-len(rest), sp.End)
		}
	}
	if t := sp.Text(); strings.HasSuffix(t, ")") { // "07/01/2027 (DD/MM/YYYY)"
		if i := strings.LastIndexByte(t, '('); i > 0 && labels.Placeholder(t[i:]) && look.HasLetterOrDigit(t[i:]) {
			sp = sp.Seg.Slice(sp.Start, sp.Start+i)
		}
	}
	p := &Piece{Sheet: s, Span: sp, Text: sp.Text(), Rect: sp.Rect(), Box: sp.Box(), Cell: sp.Seg.Cell, Read: porting.ReadText, Confidence: 1}
	for _, w := range sp.Words() {
		if w.Read == porting.ReadOCR {
			p.Read = porting.ReadOCR
			p.Confidence = math.Min(p.Confidence, w.Confidence)
		}
		if sp.Seg.RunsOver {
			p.RunsOver = true
		}
		if w.Uncertain || strings.ContainsRune(w.Text, '\ufffd') {
			p.Uncertain = true
		}
	}
	if p.Read == porting.ReadOCR {
		p.Text = withoutFrame(p.Text)
	}
	p.Placeholder = strings.Trim(p.Text, bullets) == "" || labels.Placeholder(p.Text) || f.Vocabulary.Hint(p.Text) || saysHow(p.Text) || labels.Parts(p.Text)
	p.Placeholder = p.Placeholder || f.titled(p.Text)
	digits, letters := look.Count(p.Text)
	p.Prose = strings.HasPrefix(p.Text, "]") || len(sp.Words()) >= 14 && letters > digits || len(sp.Words()) >= 4 && labels.Instruction(p.Text)
	return p
}

// titled tells whether a text is the title of a letter, with whatever words behind it:
// "Letter of authorization to bring numbers". It is nobody's name.
func (f *Form) titled(text string) bool {
	if len(text) < 16 || text[0]|0x20 != 'l' || !strings.EqualFold(text[:6], "letter") || look.DigitsIn(text) > 0 {
		return false
	}
	m, ok := f.Vocabulary.Prefix(text)
	return ok && m.Start == 0 && m.Target == labels.Title && m.Words > 1
}

// bullets are the marks before the lines of a list; round and square ones may be ticks.
const bullets = "•‣"

func bullet(t string) bool { return t != "" && strings.TrimLeft(t, bullets) != t }

// saysHow tells whether a text says how a value has to be: "must match the bill".
func saysHow(t string) bool {
	return strings.HasPrefix(t, "must ") || strings.HasPrefix(t, "should ") || strings.HasPrefix(t, "shall ") || strings.HasPrefix(t, "needs to ")
}

// withoutFrame takes off what OCR makes of the frame around a text: a bar, or a
// bracket that nothing closes or opens.
func withoutFrame(t string) string {
	for {
		u := strings.Trim(t, " |¦")
		if strings.HasPrefix(u, "[") && !strings.Contains(u, "]") {
			u = u[1:]
		}
		if strings.HasSuffix(u, "]") && !strings.Contains(u, "[") {
			u = u[:len(u)-1]
		}
		if u == t {
			return t
		}
		t = u
	}
}

// widgetPiece makes a piece of a form field.
func widgetPiece(s *layout.Sheet, w *page.Widget) *Piece {
	p := &Piece{Sheet: s, Widget: w, Text: widgetText(w), Rect: w.Upright, Box: w.Box, Cell: -1, Read: porting.ReadForm, Confidence: 1}
	p.Uncertain = strings.ContainsRune(p.Text, '\ufffd')
	if box, ok := s.OverBlank(w); ok {
		p.Box, p.Read = box, porting.ReadText
	}
	best := math.Inf(1)
	for i, c := range s.Cells {
		// a drawn border of the field itself is no cell around it
		if math.Abs(c.X0-w.Upright.X0) < 3 && math.Abs(c.X1-w.Upright.X1) < 3 && math.Abs(c.Y0-w.Upright.Y0) < 3 && math.Abs(c.Y1-w.Upright.Y1) < 3 {
			continue
		}
		if a := c.Width() * c.Height(); a < best && c.Holds(w.Upright) {
			best, p.Cell = a, i
		}
	}
	p.Placeholder = p.Text != "" && (labels.Placeholder(p.Text) || ownName(w) || asksFor(p.Text) || w.Type == page.ComboBox && noneOfThese(p.Text))
	return p
}

// noneOfThese tells whether a choice says that none of the others fits: "Other (write in)".
func noneOfThese(text string) bool {
	low := strings.ToLower(text)
	return low == "other" || low == "none of these" || low == "not listed" || strings.HasPrefix(low, "other (") || strings.HasPrefix(low, "other, ") || strings.HasPrefix(low, "other - ") || strings.HasPrefix(low, "not in ")
}

// asksFor tells whether a field holds, in capitals, what it asks for: "ADDRESS",
// "LOCATION". Words that are answers as well ("BUSINESS", "OWNER") are none.
func asksFor(text string) bool {
	if len(text) < 4 || text != strings.ToUpper(text) || strings.ToLower(text) == text {
		return false
	}
	m, ok := labels.LOA().Exact(text)
	if !ok {
		return false
	}
	switch m.Target {
	case labels.Address, labels.Street, labels.City, labels.State, labels.Zip, labels.CityStateZip, labels.Name, labels.Company,
		labels.Target(porting.CustomerName), labels.Target(porting.AuthorizedName), labels.Target(porting.ServiceAddress), labels.Target(porting.BillingAddress):
		return true
	}
	return m.Wording == "location"
}

// ownName tells whether a field holds its own name in capitals, as forms do that
// show what to fill in: "LOCATION" in the field "LOCATION / CITY".
func ownName(w *page.Widget) bool {
	v := strings.TrimSpace(w.Value)
	return len(v) > 3 && v == strings.ToUpper(v) && strings.ToLower(v) != v && telephone.Digits(v) == "" && strings.HasPrefix(leaf(w.Name), v)
}

// widgetText is a field's value with its line breaks as they are shown.
func widgetText(w *page.Widget) string {
	switch w.Type {
	case page.CheckBox, page.RadioButton, page.PushButton:
		return ""
	case page.SignatureField:
		return ""
	case page.ListBox:
		if len(w.Values) > 1 {
			return strings.Join(w.Values, "\n")
		}
	}
	t := strings.ReplaceAll(w.Value, "\r\n", "\n")
	t = strings.ReplaceAll(t, "\r", "\n")
	return strings.Trim(t, " \t\n\u00a0")
}

// Place is where the pieces stand: one box a page, the first page first.
func Place(pieces []*Piece) porting.Where {
	var spots Spots
	for _, p := range pieces {
		spots.Add(p.Sheet.Number, p.Box)
	}
	return spots.Where()
}

// Spots are the boxes where parts of a value stand, united on each page.
type Spots struct {
	any   bool
	first spot // of the first page: most values stand on one
	more  []spot
}

// spot is a box on a page.
type spot struct {
	page int
	box  porting.Box
}

// Add adds a box on a page.
func (s *Spots) Add(page int, box porting.Box) {
	if !s.any || s.first.page == page {
		s.any, s.first = true, spot{page, layout.Unite(s.first.box, box, !s.any)}
		return
	}
	for i, o := range s.more {
		if o.page == page {
			s.more[i].box = layout.Unite(o.box, box, false)
			return
		}
	}
	s.more = append(s.more, spot{page, box})
}

// Where is where they are: one box a page, the page of the first first.
func (s *Spots) Where() porting.Where {
	if !s.any {
		return porting.Where{}
	}
	out := s.first.where()
	for _, o := range s.more {
		out.More = append(out.More, o.where())
	}
	return out
}

func (s spot) where() porting.Where {
	b := layout.RoundBox(s.box)
	return porting.Where{Page: s.page, Box: &b}
}

// SameFace tells whether two pieces begin in the same type.
func SameFace(a, b *Piece) bool {
	x, y := a.Span.Words(), b.Span.Words()
	return len(x) == 0 || len(y) == 0 || x[0].Font == y[0].Font && x[0].Bold == y[0].Bold && math.Abs(x[0].Size-y[0].Size) < 1
}
