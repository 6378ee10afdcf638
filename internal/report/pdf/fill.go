package pdf

// The customer's own form, filled in again.
//
// It is done only where it is certain: every value that has to change must stand
// in a text field of the form whose value is the one that was read. Where one
// does not, our own form is the better paper, and ErrNotFillable says why.

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/marks"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// ErrNotFillable is a form that cannot be filled in again with certainty.
var ErrNotFillable = errors.New("the form cannot be filled in again")

// CorrectedOwn returns the customer's own form with the CSR's exact values, as
// Corrected has them. Signature, date, PIN and SSN are emptied. A page in front
// says what remains to be filled in by hand. The error is ErrNotFillable, or
// ErrPDF, where our own form must do.
func CorrectedOwn(ctx context.Context, loa []byte, m *report.Model) (out []byte, err error) {
	defer caught(&err)
	if m.LOA == nil {
		return nil, fmt.Errorf("%w: nothing is known of it", ErrNotFillable)
	}
	s, err := open(ctx, loa)
	if err != nil {
		return nil, err
	}
	pages := s.pages()
	fields := s.fields(pages)
	if len(pages) == 0 || len(fields) == 0 {
		return nil, fmt.Errorf("%w: it has no form fields", ErrNotFillable)
	}
	f := corrected(m)
	changes, err := plan(m, f, fields)
	if err != nil {
		return nil, err
	}
	fs, err := newFaces()
	if err != nil {
		return nil, err
	}
	w := &writer{}
	resources, embed := w.fonts(fs)
	c := newCopier(s, w)
	for _, ch := range changes {
		if err := ch.apply(s, c, w, fs, resources); err != nil {
			return nil, err
		}
	}
	root := c.catalog()
	acroNr := objectNumber(root["AcroForm"])
	acro := clone(s.dict(root["AcroForm"]))
	delete(acro, "XFA") // would show the old values
	delete(acro, "SigFlags")
	delete(acro, "NeedAppearances") // the appearances are right; a viewer's own may not be
	if acroNr != 0 {
		c.changed[acroNr] = acro
	} else {
		root["AcroForm"] = acro
	}
	if err := c.inFront(root, len(pages), remainingPages(fs, &m.Report, f), resources); err != nil {
		return nil, err
	}
	rootRef := w.reserve()
	w.set(rootRef, c.write(root, 0))
	if err := c.finish(); err != nil {
		return nil, err
	}
	if err := embed(); err != nil {
		return nil, err
	}
	info := w.add(dict(map[string]string{"Title": str("Letter of Authorization, corrected"), "Producer": "(portcheck)"}))
	return w.bytes(rootRef, info), nil
}

// change is a new value for a field.
type change struct {
	field *field
	value string
}

// plan finds for every value that has to change the field that holds it.
func plan(m *report.Model, f *form, fields []*field) ([]change, error) {
	no := func(n porting.Name, why string) error {
		return fmt.Errorf("%w: %s: %s", ErrNotFillable, n, why)
	}
	if len(f.leftOut) > 0 || len(f.doubtful) > 0 {
		return nil, fmt.Errorf("%w: its list of numbers would have to change", ErrNotFillable)
	}
	var out []change
	taken := map[*field]string{}
	set := func(n porting.Name, x *field, v string) error {
		if old, ok := taken[x]; ok && old != v {
			return no(n, "its field holds another value too")
		}
		if x.flags&readOnly != 0 && x.value != v {
			return no(n, "its field is locked")
		}
		if x.maxLen > 0 && len([]rune(v)) > x.maxLen {
			return no(n, "the value is too long for its field")
		}
		if x.nr == 0 {
			return no(n, "its field is no object")
		}
		if _, ok := taken[x]; !ok && x.value != v {
			out = append(out, change{x, v})
		}
		taken[x] = v
		return nil
	}
	// A value that the LOA lacks and the CSR has would have to go into a field
	// that nobody has named.
	for i := range m.Findings {
		x := &m.Findings[i]
		if x.Field != "" && x.Part == "" && x.Severity.Rank() >= porting.Review.Rank() && m.LOA.Fields[x.Field] == nil && f.values[x.Field] != "" {
			return nil, no(x.Field, "it is not on the form")
		}
	}
	for _, n := range porting.Names {
		have := m.LOA.Fields[n]
		want := f.values[n]
		if have == nil || n == porting.CSRDate {
			continue
		}
		if want == have.Text && !alwaysEmpty(n) {
			continue
		}
		if want == "" && !alwaysEmpty(n) && !handed(f, n) {
			continue
		}
		if n == porting.PortType && strings.EqualFold(want, have.Text) {
			continue
		}
		found := at(fields, have.Where)
		if have.Read != porting.ReadForm || len(found) == 0 {
			return nil, no(n, "it does not stand in a form field")
		}
		if want == "" {
			for _, x := range found {
				if x.kind != "Tx" && x.kind != "Sig" {
					return nil, no(n, "it is no text field")
				}
				if err := set(n, x, ""); err != nil {
					return nil, err
				}
			}
			continue
		}
		if n == porting.ServiceAddress || n == porting.BillingAddress {
			err := address(n, m, found, want, set, no)
			if err != nil {
				return nil, err
			}
			continue
		}
		for _, x := range found {
			if x.kind != "Tx" || !sameText(x.value, have.Text) && !(alwaysEmpty(n)) {
				return nil, no(n, "its field holds something else")
			}
			if err := set(n, x, flatUnless(want, x.flags&multiline != 0, " ")); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// address plans an address: in one field as it stands on the CSR, or part by
// part where the form has several.
func address(n porting.Name, m *report.Model, found []*field, want string, set func(porting.Name, *field, string) error, no func(porting.Name, string) error) error {
	have := m.LOA.Fields[n]
	if len(found) == 1 && found[0].kind == "Tx" && sameText(found[0].value, have.Text) {
		return set(n, found[0], flatUnless(want, found[0].flags&multiline != 0, ", "))
	}
	if have.Parts == nil || m.CSR == nil || m.CSR.Fields[n] == nil || m.CSR.Fields[n].Parts == nil {
		return no(n, "it stands in several fields, and its parts are not known")
	}
	old, fresh := *have.Parts, *m.CSR.Fields[n].Parts
	used := map[string]bool{}
	type filled struct {
		field *field
		parts []string // in order, with what stands between them
	}
	var plan []filled
	for _, x := range found {
		if x.kind != "Tx" {
			return no(n, "a part of it is no text field")
		}
		rest := x.value
		var parts []string
		for _, p := range porting.PartNames {
			t := old.Part(p)
			if t == "" || used[p] {
				continue
			}
			i := strings.Index(rest, t)
			if i < 0 {
				continue
			}
			if strings.Trim(rest[:i], " ,\n") != "" {
				return no(n, "a field holds more than parts of it")
			}
			used[p] = true
			parts = append(parts, rest[:i], p)
			rest = rest[i+len(t):]
		}
		if strings.Trim(rest, " ,\n") != "" || len(parts) == 0 {
			return no(n, "a field holds more than parts of it")
		}
		plan = append(plan, filled{x, parts})
	}
	for _, p := range porting.PartNames {
		if old.Part(p) != "" && !used[p] {
			return no(n, "a part of it stands in no field")
		}
		// A part that only the CSR has goes behind the one before it.
		if old.Part(p) == "" && fresh.Part(p) != "" && p != "unit" {
			return no(n, "the form has no place for a part of it")
		}
	}
	for _, fl := range plan {
		var b strings.Builder
		for i := 0; i+1 < len(fl.parts); i += 2 {
			t := fresh.Part(fl.parts[i+1])
			if t != "" {
				if b.Len() > 0 {
					b.WriteString(fl.parts[i])
				}
				b.WriteString(t)
			}
			if fl.parts[i+1] == "street" && old.Unit == "" && fresh.Unit != "" {
				b.WriteString(" " + fresh.Unit)
			}
		}
		if err := set(n, fl.field, b.String()); err != nil {
			return err
		}
	}
	return nil
}

func handed(f *form, n porting.Name) bool {
	for _, h := range f.byHand {
		if h.field == n && h.why != "" {
			return true
		}
	}
	return false
}

// at are the fields with a widget at a place, in the order of the form.
func at(fields []*field, where porting.Where) []*field {
	var out []*field
	for _, f := range fields {
		for _, w := range f.widgets {
			if covers(where, w) {
				out = append(out, f)
				break
			}
			more := false
			for _, x := range where.More {
				more = more || covers(x, w)
			}
			if more {
				out = append(out, f)
				break
			}
		}
	}
	return out
}

// covers tells whether a widget lies within a place.
func covers(where porting.Where, w fieldWidget) bool {
	if where.Box == nil || w.page == 0 || where.Page != w.page {
		return false
	}
	const t = 1.5
	b := *where.Box
	return w.rect[0] >= b[0]-t && w.rect[1] >= b[1]-t && w.rect[2] <= b[2]+t && w.rect[3] <= b[3]+t && w.rect[2] > w.rect[0]
}

func sameText(a, b string) bool { return flat(a) == flat(b) }

// flatUnless writes a text of several lines on one, unless the field has several.
func flatUnless(s string, multi bool, between string) string {
	if multi {
		return s
	}
	return strings.ReplaceAll(s, "\n", between)
}

// apply writes a change: the value, and the appearance of each widget.
func (ch change) apply(s *source, c *copier, w *writer, fs *faces, resources string) error {
	d := clone(ch.field.dict)
	if prev, ok := c.changed[ch.field.nr]; ok {
		d = prev
	}
	delete(d, "RV") // the rich text would show the old value
	if ch.value == "" {
		delete(d, "V")
	} else {
		d["V"] = literal(str(ch.value))
	}
	c.changed[ch.field.nr] = d
	for _, x := range ch.field.widgets {
		wd := d
		if x.nr != ch.field.nr {
			if x.nr == 0 {
				return fmt.Errorf("%w: a field's widget is no object", ErrNotFillable)
			}
			wd = clone(x.dict)
			c.changed[x.nr] = wd
		}
		if ch.field.kind != "Tx" {
			delete(wd, "AP")
			continue
		}
		mk := s.dict(wd["MK"])
		if r, ok := s.number(mk["R"]); ok && math.Mod(r, 360) != 0 {
			return fmt.Errorf("%w: a field is turned", ErrNotFillable)
		}
		width, height := x.rect[2]-x.rect[0], x.rect[3]-x.rect[1]
		var cv canvas
		if ink, ok := s.colour(mk["BG"]); ok {
			cv.fill(0, 0, width, height, ink)
		}
		if ink, ok := s.colour(mk["BC"]); ok {
			cv.frame(0.5, 0.5, width-1, height-1, 1, ink)
		}
		size := fontSize(ch.field.da)
		if da := s.text(wd["DA"]); da != "" {
			size = fontSize(da)
		}
		multi := ch.field.flags&multiline != 0
		if size == 0 {
			size = min(12, height*0.68)
			if multi {
				size = min(10, height*0.5)
			}
		}
		if ch.field.flags&comb != 0 && ch.field.maxLen > 0 {
			combed(&cv, fs, width, height, ch.value, ch.field.maxLen, size)
		} else {
			cv.b.WriteString(appearance(fs, width, height, ch.value, multi, size))
		}
		ap := w.stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 %s] /Resources %s", nums(width, height), resources), []byte(cv.b.String()))
		wd["AP"] = literal("<</N " + ap.String() + ">>")
		delete(wd, "AS")
	}
	return nil
}

// combed draws a value with one character in each of n equal cells.
func combed(c *canvas, fs *faces, w, h float64, value string, n int, size float64) {
	f := fs.regular
	c.op("/Tx BMC q")
	cell := w / float64(n)
	for i, r := range []rune(f.drawable(value)) {
		if i >= n {
			break
		}
		s := string(r)
		c.text(f, min(size, cell*1.4), cell*(float64(i)+0.5)-f.width(s, min(size, cell*1.4))/2, (h-size)/2+size*0.18, black, s)
	}
	c.op("Q EMC")
}

// fontSize is the size of a default appearance string, 0 for "as it fits".
func fontSize(da string) float64 {
	w := strings.Fields(da)
	for i := range w {
		if w[i] == "Tf" && i > 0 {
			v, err := strconv.ParseFloat(w[i-1], 64)
			if err == nil && v > 0 && v < 100 {
				return v
			}
		}
	}
	return 0
}

// colour reads a colour of 1, 3 or 4 components.
func (s *source) colour(o types.Object) (rgb, bool) {
	a := s.array(o)
	var v [4]float64
	for i := range min(len(a), 4) {
		v[i], _ = s.number(a[i])
	}
	switch len(a) {
	case 1:
		return rgb{v[0], v[0], v[0]}, true
	case 3:
		return rgb{v[0], v[1], v[2]}, true
	case 4:
		return rgb{(1 - v[0]) * (1 - v[3]), (1 - v[1]) * (1 - v[3]), (1 - v[2]) * (1 - v[3])}, true
	}
	return rgb{}, false
}

// remainingPages say what remains to be filled in on a corrected form.
func remainingPages(fs *faces, r *porting.Report, f *form) []*canvas {
	fl := newFlow(fs)
	fl.page().fill(0, pageHeight-10, pageWidth, 10, navy)
	fl.paragraph(fs.bold, 19, margin, textWidth, black, "Your Letter of Authorization, corrected")
	fl.y -= 4
	fl.paragraph(fs.regular, 10.5, margin, textWidth, black, "The form that follows is your own. Its values are now those that the current carrier has on record. Please complete it by hand, sign and date it, and send it back without this page.")
	fl.y -= 10
	fl.paragraph(fs.bold, 11.5, margin, textWidth, navy, "Still to be filled in")
	fl.y -= 2
	for _, h := range f.byHand {
		if h.why == "" && !alwaysEmpty(h.field) {
			continue // the form may not even ask for it
		}
		s := wording.Field(h.field)
		if h.why != "" {
			s += ": " + h.why
		}
		fl.room(16)
		fl.page().frame(margin+1, fl.y-12, 8, 8, 0.8, soft)
		fl.paragraph(fs.regular, 10.5, margin+18, textWidth-18, black, s)
		fl.y -= 2
	}
	for _, s := range []string{"PIN and last four of the SSN, if the current carrier asks for them", "Whatever else is blank on the form"} {
		fl.room(16)
		fl.page().frame(margin+1, fl.y-12, 8, 8, 0.8, soft)
		fl.paragraph(fs.regular, 10.5, margin+18, textWidth-18, black, s)
		fl.y -= 2
	}
	for _, c := range fl.pages {
		c.text(fs.regular, 8, margin, 32, soft, fs.regular.drawable("portcheck   ·   case "+marks.Line(r.Case, 30)))
	}
	return fl.pages
}
