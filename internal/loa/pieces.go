package loa

// Pieces: parts of a page, or form fields, that may be values.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// newPiece makes a piece of a part of a segment.
func (r *reader) newPiece(s *sheet, sp span) *piece {
	if t := sp.text(); len(t) > 1 && strings.HasSuffix(t, ";") { // it divides values of a sentence
		sp = sp.seg.slice(sp.start, sp.end-1)
	}
	if t := sp.text(); len(t) > 1 && (t[0] == ':' || strings.HasPrefix(t, "：")) { // a colon in a column of its own
		sp = sp.seg.slice(sp.start+len(t)-len(strings.TrimLeft(t, ":： \u00a0")), sp.end)
	}
	if t := sp.text(); strings.HasSuffix(t, ")") { // "07/01/2027 (DD/MM/YYYY)"
		if i := strings.LastIndexByte(t, '('); i > 0 && labels.Placeholder(t[i:]) && hasLetterOrDigit(t[i:]) {
			sp = sp.seg.slice(sp.start, sp.start+i)
		}
	}
	p := &piece{sheet: s, span: sp, text: sp.text(), rect: sp.rect(), box: sp.box(), cell: sp.seg.cell, read: porting.ReadText, confidence: 1}
	for _, w := range sp.words() {
		if w.Read == porting.ReadOCR {
			p.read = porting.ReadOCR
			p.confidence = math.Min(p.confidence, w.Confidence)
		}
		if sp.seg.runsOver {
			p.runsOver = true
		}
		if w.Uncertain || strings.ContainsRune(w.Text, '\ufffd') {
			p.uncertain = true
		}
	}
	if p.read == porting.ReadOCR {
		p.text = withoutFrame(p.text)
	}
	p.placeholder = labels.Placeholder(p.text) || r.v.Hint(p.text) || saysHow(p.text)
	p.prose = len(sp.words()) >= 14 || len(sp.words()) >= 4 && labels.Instruction(p.text)
	return p
}

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
func widgetPiece(s *sheet, w *page.Widget) *piece {
	p := &piece{sheet: s, widget: w, text: widgetText(w), rect: w.Upright, box: w.Box, cell: -1, read: porting.ReadForm, confidence: 1}
	p.uncertain = strings.ContainsRune(p.text, '\ufffd')
	best := math.Inf(1)
	for i, c := range s.cells {
		// a drawn border of the field itself is no cell around it
		if math.Abs(c.X0-w.Upright.X0) < 3 && math.Abs(c.X1-w.Upright.X1) < 3 && math.Abs(c.Y0-w.Upright.Y0) < 3 && math.Abs(c.Y1-w.Upright.Y1) < 3 {
			continue
		}
		if a := c.Width() * c.Height(); a < best && c.Holds(w.Upright) {
			best, p.cell = a, i
		}
	}
	p.placeholder = p.text != "" && (labels.Placeholder(p.text) || ownName(w) || asksFor(p.text))
	return p
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

func hasLetterOrDigit(s string) bool {
	for _, r := range s {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xc0 {
			return true
		}
	}
	return false
}
