package pdf

// Our own LOA, drawn: a fillable form on one page, and the lists of numbers on
// the pages after it.

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// cell is one field of the form: its label above its box.
type cell struct {
	name  porting.Name
	label string
	width float64 // share of the row
	lines int
}

// section is a heading and its rows of cells.
type section struct {
	title string
	rows  [][]cell
}

// sections are the form's fields, in the contract's names. The labels are those
// that forms in the field use.
var sections = []section{
	{"1.  Customer, as the current carrier has it", [][]cell{
		{{porting.CustomerName, "Business name (billing name)", 0.6, 1}, {porting.CustomerType, "Customer type", 0.4, 1}},
		{{porting.ServiceAddress, "Service address", 0.5, 3}, {porting.BillingAddress, "Billing address", 0.5, 3}},
		{{porting.AuthorizedName, "Authorized person", 0.6, 1}, {porting.AuthorizedTitle, "Title", 0.4, 1}},
		{{porting.ContactName, "Contact name", 0.34, 1}, {porting.ContactPhone, "Contact phone", 0.26, 1}, {porting.ContactEmail, "Contact e-mail", 0.4, 1}},
	}},
	{"2.  Account with the current carrier", [][]cell{
		{{porting.CurrentCarrier, "Current carrier", 0.4, 1}, {porting.AccountNumber, "Account number", 0.3, 1}, {porting.BTN, "Billing telephone number (BTN)", 0.3, 1}},
		{{porting.PIN, "PIN or passcode", 0.4, 1}, {porting.SSNLast4, "Last 4 digits of SSN", 0.3, 1}, {porting.CSRDate, "CSR date", 0.3, 1}},
	}},
	{"3.  What to port", [][]cell{
		{{porting.NewCarrier, "New carrier", 0.4, 1}, {porting.PortType, "Port type", 0.18, 1}, {porting.NewBTN, "New BTN", 0.2, 1}, {porting.DesiredDueDate, "Desired due date", 0.22, 1}},
		{{porting.Remarks, "Remarks", 1, 2}},
	}},
}

const (
	labelSize = 8.0
	valueSize = 10.5
	gutter    = 8.0
)

// widget is a form field on the page.
type widget struct {
	name, label   string
	x, y, w, h    float64
	value         string
	multi, signed bool
}

// render draws the form.
func (f *form) render() ([]byte, error) {
	fs, err := newFaces()
	if err != nil {
		return nil, err
	}
	w := &writer{}
	resources, embed := w.fonts(fs)
	fl := newFlow(fs)
	name := firstLine(f.values[porting.CustomerName])
	fl.onPage = func(c *canvas, n int) float64 {
		c.text(fs.bold, 12, margin, pageHeight-50, black, "Letter of Authorization, Attachment A")
		if name != "" {
			s := fs.regular.drawable(name)
			s = s[:fs.regular.fit(s, 9, textWidth*0.5)]
			c.text(fs.regular, 9, pageWidth-margin-fs.regular.width(s, 9), pageHeight-50, soft, s)
		}
		c.line(margin, pageHeight-58, pageWidth-margin, pageHeight-58, 0.8, navy)
		return pageHeight - 66
	}
	widgets := f.first(fl)
	f.lists(fl)
	tree, acro := w.reserve(), w.reserve()
	var pages, fields []string
	for i, c := range fl.pages {
		c.text(fs.regular, 8, margin, 30, soft, "Letter of Authorization")
		s := fmt.Sprintf("Page %d of %d", i+1, len(fl.pages))
		c.text(fs.regular, 8, pageWidth-margin-fs.regular.width(s, 8), 30, soft, s)
		page := w.reserve()
		annots := ""
		if i == 0 {
			var refs []string
			for _, x := range widgets {
				refs = append(refs, x.write(w, fs, resources, page).String())
			}
			fields = refs
			annots = " /Annots [" + strings.Join(refs, " ") + "] /Tabs /S"
		}
		content := w.stream("", []byte(c.b.String()))
		w.set(page, fmt.Sprintf("<</Type /Page /Parent %s /MediaBox [0 0 %s] /Resources %s /Contents %s%s>>", tree, nums(pageWidth, pageHeight), resources, content, annots))
		pages = append(pages, page.String())
	}
	if err := embed(); err != nil {
		return nil, err
	}
	w.set(tree, fmt.Sprintf("<</Type /Pages /Kids [%s] /Count %d>>", strings.Join(pages, " "), len(pages)))
	helv := w.add("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>")
	w.set(acro, fmt.Sprintf("<</Fields [%s] /DA (/Helv 10 Tf 0 g) /DR <</Font <</Helv %s>>>> /SigFlags 0>>", strings.Join(fields, " "), helv))
	root := w.add(fmt.Sprintf("<</Type /Catalog /Pages %s /AcroForm %s /Lang (en-US) /ViewerPreferences <</DisplayDocTitle true>>>>", tree, acro))
	info := w.add(dict(map[string]string{"Title": str("Letter of Authorization"), "Producer": "(portcheck)"}))
	return w.bytes(root, info), nil
}

// first draws the first page and returns its fields.
func (f *form) first(fl *flow) []widget {
	fs, c := fl.fs, fl.page()
	c.fill(0, pageHeight-8, pageWidth, 8, navy)
	y := pageHeight - 46.0
	c.text(fs.bold, 17, margin, y, black, "Letter of Authorization")
	sub := "to change the provider of local telephone service and port telephone numbers"
	c.text(fs.regular, 8.5, margin+fs.bold.width("Letter of Authorization", 17)+8, y, soft, sub)
	y -= 10
	var out []widget
	for _, s := range sections {
		y -= 20
		heading(c, fs, y, s.title)
		y -= 9
		for _, row := range s.rows {
			x := margin
			total := textWidth - gutter*float64(len(row)-1)
			lines := 1
			for _, k := range row {
				lines = max(lines, k.lines)
			}
			h := 6 + 13.5*float64(lines)
			for _, k := range row {
				w := total * k.width
				c.text(fs.regular, labelSize, x, y-labelSize, soft, k.label)
				c.fill(x, y-labelSize-4-h, w, h, under(f.asks(k.name)))
				c.line(x, y-labelSize-4-h, x+w, y-labelSize-4-h, 0.7, soft)
				out = append(out, widget{name: string(k.name), label: k.label, x: x, y: y - labelSize - 4 - h, w: w, h: h, value: f.values[k.name], multi: k.lines > 1})
				x += w + gutter
			}
			y -= labelSize + 4 + h + 7
		}
	}
	y -= 18
	heading(c, fs, y, "4.  Authorization")
	fl.y = y - 6
	for i, s := range authorization {
		if i == 0 {
			fl.paragraph(fs.regular, 9.6, margin, textWidth, black, s)
			continue
		}
		top := fl.y
		fl.paragraph(fs.regular, 9.6, margin+14, textWidth-14, black, s)
		c.text(fs.regular, 9.6, margin+2, top-9.6*1.35+9.6*0.3, black, fmt.Sprintf("%d.", i))
	}
	y = fl.y - 12
	// Signature and date, to be written by hand or signed electronically.
	h := 32.0
	sw := textWidth * 0.66
	c.text(fs.regular, labelSize, margin, y-labelSize, soft, "Signature of the authorized person")
	c.text(fs.regular, labelSize, margin+sw+gutter, y-labelSize, soft, "Date signed")
	for _, x := range []widget{
		{name: string(porting.Signature), label: "Signature", x: margin, y: y - labelSize - 4 - h, w: sw, h: h, signed: true},
		{name: string(porting.SignatureDate), label: "Date signed", x: margin + sw + gutter, y: y - labelSize - 4 - h, w: textWidth - sw - gutter, h: h},
	} {
		c.fill(x.x, x.y, x.w, x.h, under(true))
		c.line(x.x, x.y, x.x+x.w, x.y, 1, black)
		out = append(out, x)
	}
	fl.y = y - labelSize - 4 - h - 4
	rest := f.remaining()
	size := 8.0
	for size > 5.5 && fs.regular.height(rest, size, textWidth) > fl.y-40 {
		size -= 0.5
	}
	for i, l := range fs.regular.lines(rest, size, textWidth) {
		at := fl.y - size*1.35*float64(i+1) + size*0.3
		if at < 38 {
			break
		}
		c.text(fs.regular, size, margin, at, amber, l)
	}
	return out
}

// asks tells whether the customer has to write a field by hand.
func (f *form) asks(n porting.Name) bool {
	for _, h := range f.byHand {
		if h.field == n {
			return true
		}
	}
	return false
}

// under is the ground of a field.
func under(byHand bool) rgb {
	if byHand {
		return rgb{1, 0.957, 0.8}
	}
	return ground
}

// heading draws a section's title on a band. A rule under it would look like a
// line to write on, to people and to readers of forms.
func heading(c *canvas, fs *faces, y float64, s string) {
	c.fill(margin-6, y-4, textWidth+12, 15, rgb{0.87, 0.91, 0.955})
	c.text(fs.bold, 9.5, margin, y, navy, s)
}

// authorization is what the customer signs; the numbers are those of 64.1130(e).
var authorization = []string{
	"I am the customer named above, or I am authorized to act for the customer. By signing below I confirm:",
	"I have decided to change the provider of local telephone service for each telephone number listed in Attachment A from the current carrier to the new carrier named above, and to port these numbers.",
	"I designate the new carrier to act as my agent for this change, and to obtain the records of my account that it needs for it.",
	"I understand that I can have only one local service carrier for each telephone number at one time.",
	"I understand that I may have to pay a fee for the change.",
}

// lists draws the numbers.
func (f *form) lists(fl *flow) {
	fl.pages = append(fl.pages, &canvas{})
	fl.y = fl.onPage(fl.page(), len(fl.pages))
	title := "Telephone numbers to be ported"
	if len(f.port) == 0 {
		fl.paragraph(fl.fs.bold, 10.5, margin, textWidth, navy, title)
		fl.paragraph(fl.fs.regular, 9.5, margin, textWidth, soft, "None is listed yet. Write each number on a line of its own.")
		for range 16 {
			fl.room(24)
			fl.y -= 24
			fl.page().line(margin, fl.y, margin+textWidth*0.45, fl.y, 0.6, soft)
		}
	} else {
		f.list(fl, title, f.port)
	}
	if len(f.keep) > 0 {
		fl.y -= 12
		f.list(fl, "Telephone numbers not to be ported", f.keep)
	}
}

// list draws one list in columns, read from left to right, line by line.
func (f *form) list(fl *flow, title string, tns []string) {
	fs := fl.fs
	items := entries(tns)
	columns, size := 4, 10.0
	if len(items) != len(tns) {
		columns = 2
	}
	fl.room(60)
	fl.paragraph(fs.bold, 10.5, margin, textWidth, navy, title)
	fl.paragraph(fs.regular, 8.5, margin, textWidth, soft, wording.Count(len(tns), "number", "numbers"))
	fl.y -= 3
	const row = 15.0
	width := textWidth / float64(columns)
	for i, s := range items {
		if i%columns == 0 {
			if fl.y-row < bottom {
				fl.room(row)
				fl.paragraph(fs.bold, 10.5, margin, textWidth, navy, title+" (continued)")
				fl.y -= 3
			}
			fl.y -= row
		}
		fl.page().text(fs.mono, size, margin+width*float64(i%columns), fl.y+4, black, s)
	}
}

// write adds a field and its widget, in one object.
func (x widget) write(w *writer, fs *faces, resources string, page ref) ref {
	rect := nums(x.x, x.y, x.x+x.w, x.y+x.h)
	common := fmt.Sprintf("/Type /Annot /Subtype /Widget /P %s /F 4 /Rect [%s] /T %s /TU %s", page, rect, str(x.name), str(x.label))
	if x.signed {
		return w.add(fmt.Sprintf("<<%s /FT /Sig>>", common))
	}
	flags := 0
	if x.multi {
		flags |= 1 << 12
	}
	ap := w.stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 %s] /Resources %s", nums(x.w, x.h), resources), []byte(appearance(fs, x.w, x.h, x.value, x.multi, valueSize, 0, black)))
	v := ""
	if x.value != "" {
		v = " /V " + str(x.value) + " /DV ()"
	}
	return w.add(fmt.Sprintf("<<%s /FT /Tx /Ff %d /DA (/Helv %s Tf 0 g)%s /AP <</N %s>>>>", common, flags, num(valueSize), v, ap))
}

// appearance draws a field's value in a box, in the largest size up to most
// that fits; quad sets it at the left (0), in the middle (1) or at the right (2).
func appearance(fs *faces, w, h float64, value string, multi bool, most float64, quad int, ink rgb) string {
	var c canvas
	x := func(line string, size float64) float64 {
		free := w - 6 - fs.regular.width(line, size)
		switch {
		case quad == 1 && free > 0:
			return 3 + free/2
		case quad == 2 && free > 0:
			return 3 + free
		}
		return 3
	}
	c.op("/Tx BMC q 1 1 %s re W n", nums(max(w-2, 0), max(h-2, 0)))
	f := fs.regular
	size := min(most, max(h-1.5, 4)/1.2)
	if !multi {
		line := f.drawable(strings.ReplaceAll(value, "\n", " "))
		for size > 5 && f.width(line, size) > w-6 {
			size -= 0.5
		}
		c.text(f, size, x(line, size), (h-size)/2+size*0.18, ink, line)
	} else {
		for size > 5 && f.height(value, size, w-6) > h-2 {
			size -= 0.5
		}
		y := h - 1
		for i, l := range f.lines(value, size, w-6) {
			if i > 40 {
				break
			}
			y -= size * 1.25
			c.text(f, size, x(l, size), y+size*0.2, ink, l)
		}
	}
	c.op("Q EMC")
	return c.b.String()
}

func firstLine(s string) string {
	l, _, _ := strings.Cut(s, "\n")
	return l
}
