package pdf

// Forms as other programs make and fill them: what must hold of each is that its
// values come back exactly, and that they are seen.

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/programtest"
)

// formField is a field of a form in the making: its label, and its entries but
// for those that every field has.
type formField struct {
	label   string
	entries string
	rect    porting.Box // where it is not the next line
	kids    string      // the widgets' entries, one widget a line, where they are objects of their own
}

// odd is a form that is not as plain as customerForm makes them.
type odd struct {
	fields  []formField
	acro    string // further entries of the form
	content string // drawn on the page
	page    string // further entries of the page
}

func (o odd) bytes(t *testing.T) []byte {
	t.Helper()
	fs, err := newFaces()
	if err != nil {
		t.Fatal(err)
	}
	w := &writer{}
	resources, embed := w.fonts(fs)
	helv := w.add("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>")
	var c canvas
	c.text(fs.bold, 16, 72, 730, black, "Letter of Authorization")
	c.text(fs.regular, 10, 72, 712, black, "I authorize the new carrier to act as my agent and to port the numbers below.")
	page, tree := w.reserve(), w.reserve()
	var annots, fields []string
	y := 680.0
	for i, f := range o.fields {
		r := f.rect
		if r == (porting.Box{}) {
			r = porting.Box{230, y, 530, y + 18}
			y -= 26
		}
		if f.label != "" {
			c.text(fs.regular, 10, 72, r[1]+5, black, f.label+":")
		}
		if f.entries == "" {
			continue // a label alone
		}
		common := fmt.Sprintf("/Type /Annot /Subtype /Widget /F 4 /P %s", page)
		name := fmt.Sprintf("/T (Text%d)", i+1)
		if f.kids == "" {
			n := w.add(fmt.Sprintf("<<%s %s /Rect [%s] %s>>", common, name, nums(r[:]...), f.entries))
			annots, fields = append(annots, n.String()), append(fields, n.String())
			continue
		}
		parent := w.reserve()
		var kids []string
		for j, k := range strings.Split(f.kids, "\n") {
			x := r[0] + float64(j)*60
			kids = append(kids, w.add(fmt.Sprintf("<<%s /Parent %s /Rect [%s] %s>>", common, parent, nums(x, r[1], x+12, r[1]+12), k)).String())
		}
		w.set(parent, fmt.Sprintf("<<%s %s /Kids [%s]>>", name, f.entries, strings.Join(kids, " ")))
		annots, fields = append(annots, kids...), append(fields, parent.String())
	}
	c.b.WriteString(o.content)
	content := w.stream("", []byte(c.b.String()))
	res := strings.TrimSuffix(resources, ">>") + "/XObject <<" + "/Sign " + w.stream("/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8", []byte{0, 255, 255, 0}).String() + ">>>>"
	w.set(page, fmt.Sprintf("<</Type /Page /Parent %s /MediaBox [0 0 612 792] /Resources %s /Contents %s /Annots [%s] %s>>", tree, res, content, strings.Join(annots, " "), o.page))
	w.set(tree, fmt.Sprintf("<</Type /Pages /Kids [%s] /Count 1>>", page))
	root := w.add(fmt.Sprintf("<</Type /Catalog /Pages %s /AcroForm <</Fields [%s] /DA (/Helv 10 Tf 0 g) /DR <</Font <</Helv %s>>>> %s>>>>", tree, strings.Join(fields, " "), helv, o.acro))
	if err := embed(); err != nil {
		t.Fatal(err)
	}
	return w.bytes(root, 0)
}

func tx(value string) string { return "/FT /Tx /V " + str(value) }

// plainFields are what every form of these tests has.
func plainFields() []formField {
	return []formField{{label: "Business Name", entries: tx("Acme Wigdets")}, {label: "Account Number", entries: tx("217 555-0010 318")}, {label: "Authorized Person", entries: tx("Dana Miller")}}
}

var plainCSR = map[porting.Name]porting.Field{
	porting.CustomerName: {Text: "ACME Widgets, Inc."}, porting.AccountNumber: {Text: "217 555-0100 318"},
}

// pen is a signature as a pen on a screen leaves it.
const pen = "q 1 0 0 1 240 200 cm 1.5 w 0 0 m 10 30 20 -20 30 10 c 40 25 50 -10 60 5 c 70 20 80 0 90 10 c S Q\n"

func TestCorrectedOwnForms(t *testing.T) {
	for _, tt := range []struct {
		name string
		form odd
		csr  map[porting.Name]porting.Field
		find []porting.Finding
		want map[porting.Name]string
		tns  int // numbers that are read back, 0 for any
		see  string
	}{
		{name: "values without a picture", see: "Dana Miller",
			form: odd{fields: plainFields(), acro: "/NeedAppearances true"}},
		{name: "a signature in ink",
			form: odd{fields: append(plainFields(), formField{label: "Signature", rect: porting.Box{230, 195, 390, 213}}, formField{label: "Date", entries: tx("11/18/2026"), rect: porting.Box{230, 165, 330, 183}}),
				content: "230 192 m 390 192 l S\n" + pen},
			want: map[porting.Name]string{porting.Signature: "", porting.SignatureDate: ""}},
		{name: "a signature that is a picture",
			form: odd{fields: append(plainFields(), formField{label: "Signature", rect: porting.Box{230, 195, 390, 213}}), content: "230 192 m 390 192 l S\nq 120 0 0 30 240 195 cm /Sign Do Q\n"},
			want: map[porting.Name]string{porting.Signature: ""}},
		{name: "a field in the middle, in blue, and one at the right", see: "ACME Widgets, Inc.",
			form: odd{fields: []formField{{label: "Business Name", entries: tx("Acme Wigdets") + " /Q 1 /DA (/Helv 9 Tf 0 0 1 rg)"}, {label: "Account Number", entries: tx("1") + " /Q 2"}}}},
		{name: "a field with a cell for each character", see: "12345",
			form: odd{fields: []formField{{label: "Business Name", entries: tx("Acme Wigdets")}, {label: "Account Number", entries: tx("12354") + " /Ff 16777216 /MaxLen 8"}}},
			csr:  map[porting.Name]porting.Field{porting.AccountNumber: {Text: "12345"}}, want: map[porting.Name]string{porting.AccountNumber: "12345", porting.CustomerName: "Acme Wigdets"}},
		{name: "a field that is too short, and one that is locked", see: "ACME Widgets, Inc.",
			form: odd{fields: []formField{{label: "Business Name", entries: tx("Acme Wigdets") + " /MaxLen 12"}, {label: "Account Number", entries: tx("217 555-0010 318") + " /Ff 1"}}}},
		{name: "a choice", see: "Frontier Communications",
			form: odd{fields: append(plainFields(), formField{label: "Current Carrier", entries: "/FT /Ch /Ff 131072 /V (cl) /Opt [[(cl) (CenturyLink)] [(fr) (Frontier Communications)]]"})},
			csr:  map[porting.Name]porting.Field{porting.CurrentCarrier: {Text: "Frontier Communications"}}, want: map[porting.Name]string{porting.CurrentCarrier: "Frontier Communications", porting.CustomerName: "Acme Wigdets"}},
		{name: "a choice of one's own", see: "Ziply",
			form: odd{fields: append(plainFields(), formField{label: "Current Carrier", entries: "/FT /Ch /Ff 393216 /V (CenturyLink) /Opt [(CenturyLink)]"})},
			csr:  map[porting.Name]porting.Field{porting.CurrentCarrier: {Text: "Ziply"}}, want: map[porting.Name]string{porting.CurrentCarrier: "Ziply", porting.CustomerName: "Acme Wigdets"}},
		{name: "a number in three fields",
			form: odd{fields: append(plainFields(), formField{label: "BTN", entries: tx("217"), rect: porting.Box{230, 560, 270, 578}}, formField{entries: tx("555"), rect: porting.Box{280, 560, 320, 578}}, formField{entries: tx("0110"), rect: porting.Box{330, 560, 380, 578}})},
			csr:  map[porting.Name]porting.Field{porting.BTN: {Text: "(217) 555-0101"}}, want: map[porting.Name]string{porting.BTN: "217 555 0101", porting.CustomerName: "Acme Wigdets"}},
		{name: "a suite of its own that was left blank",
			form: odd{fields: append(plainFields(), formField{label: "Street Address", entries: tx("100 N. Main St."), rect: porting.Box{230, 560, 380, 578}}, formField{label: "Suite", entries: "/FT /Tx", rect: porting.Box{230, 534, 380, 552}},
				formField{label: "City", entries: tx("Springfield"), rect: porting.Box{230, 508, 380, 526}}, formField{label: "State", entries: tx("IL"), rect: porting.Box{230, 482, 380, 500}}, formField{label: "ZIP", entries: tx("62701"), rect: porting.Box{230, 456, 380, 474}})},
			csr:  map[porting.Name]porting.Field{porting.ServiceAddress: {Text: "100 N. Main St.\nSte 200\nSpringfield\nIL\n62701", Parts: &porting.Parts{Street: "100 N. Main St.", Unit: "Ste 200", City: "Springfield", State: "IL", Zip: "62701"}}},
			want: map[porting.Name]string{porting.CustomerName: "Acme Wigdets", porting.ServiceAddress: ""}},
		{name: "numbers of their own that have to go", tns: 2,
			form: odd{fields: append(plainFields(), formField{label: "Telephone Numbers to be Ported", entries: tx("(217) 555-0100"), rect: porting.Box{230, 400, 380, 418}}, formField{entries: tx("(217) 555-0199"), rect: porting.Box{230, 380, 380, 398}}, formField{entries: tx("(217) 555-0101"), rect: porting.Box{230, 360, 380, 378}})},
			find: []porting.Finding{{TN: "+12175550199", Severity: porting.Reject, Rejection: porting.Rejection{Reason: "number_not_on_account"}}}},
		{name: "a number in a list that has to go", tns: 2,
			form: odd{fields: append(plainFields(), formField{label: "Telephone Numbers to be Ported", entries: tx("(217) 555-0100\n(217) 555-0199\n(217) 555-0101") + " /Ff 4096", rect: porting.Box{230, 340, 380, 420}})},
			find: []porting.Finding{{TN: "+12175550199", Severity: porting.Reject, Rejection: porting.Rejection{Reason: "number_not_on_account"}}}},
	} {
		data := tt.form.bytes(t)
		rec := readLOA(t, data)
		csr := tt.csr
		if csr == nil {
			csr = plainCSR
		}
		m := ownModel(rec, csr)
		m.Findings = append(m.Findings, tt.find...)
		for n := range csr {
			if rec.Fields[n] == nil {
				t.Fatalf("%s: %s is not read: %v", tt.name, n, rec.Fields)
			}
		}
		if _, ok := tt.want[porting.Signature]; ok && rec.Text(porting.Signature) != porting.Signed {
			t.Fatalf("%s: the signature is not read: %v", tt.name, rec.Fields)
		}
		got, err := CorrectedOwn(context.Background(), data, m)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		check(t, "form-"+strings.ReplaceAll(tt.name, " ", "-"), got)
		back := readLOA(t, got)
		want := map[porting.Name]string{porting.CustomerName: "ACME Widgets, Inc.", porting.AccountNumber: rec.Text(porting.AccountNumber)}
		if x, ok := csr[porting.AccountNumber]; ok {
			want[porting.AccountNumber] = x.Text
		}
		for n, v := range tt.want {
			want[n] = v
		}
		for n, v := range want {
			if n == porting.ServiceAddress {
				p := back.Fields[n].Parts
				if p == nil || *p != *csr[n].Parts {
					t.Errorf("%s: the address is read back as %q, %+v", tt.name, back.Text(n), p)
				}
				continue
			}
			if x := back.Text(n); x != v {
				t.Errorf("%s: %s is read back as %q, want %q", tt.name, n, x, v)
			}
		}
		if tt.tns > 0 && len(back.Numbers) != tt.tns {
			t.Errorf("%s: %d numbers are read back: %v", tt.name, len(back.Numbers), back.Numbers)
		}
		for _, p := range back.Problems {
			if p.Code == porting.ProblemAppearanceDiffers {
				t.Errorf("%s: problem %s: %s", tt.name, p.Code, p.Message)
			}
		}
		seen(t, tt.name, got, tt.see)
	}
}

// seen holds that viewers draw a text on the form itself.
func seen(t *testing.T, name string, data []byte, want string) {
	t.Helper()
	if want == "" {
		return
	}
	tool, ok := programtest.Have(t, "mutool")
	if !ok {
		return
	}
	// Without what a viewer would draw of its own accord.
	file := t.TempDir() + "/x.pdf"
	if err := os.WriteFile(file, data, 0o666); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "draw", "-q", "-F", "txt", file, "2").CombinedOutput()
	if err != nil || !bytes.Contains(bytes.ReplaceAll(out, []byte("\n"), nil), []byte(want)) && !bytes.Contains(out, []byte(want)) {
		t.Errorf("%s: %q is not seen (%v):\n%s", name, want, err, out)
	}
}

// The right button of a group is pressed; boxes without a group are for the customer.
func TestCorrectedOwnButtons(t *testing.T) {
	states := func(on string) string { return "/AP <</N <</" + on + " <</X 1>> /Off <</X 1>>>>>> " }
	group := odd{fields: append(plainFields(), formField{label: "Port Type: Full / Partial", entries: "/FT /Btn /Ff 49152 /V /Full", kids: states("Full") + "/AS /Full\n" + states("Partial") + "/AS /Off"})}
	data := group.bytes(t)
	s, err := open(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	fields := s.fields(s.pages())
	button := fields[len(fields)-1]
	if button.value != "Full" || len(button.widgets) != 2 || button.widgets[1].on != "Partial" {
		t.Fatalf("%+v", button)
	}
	p := &plan{f: &form{values: map[porting.Name]string{}}, fields: fields, taken: map[*field]string{}, rewrite: map[*field]bool{}}
	if err := p.ticked(porting.PortType, []*field{button}, "partial"); err != nil {
		t.Fatal(err)
	}
	if len(p.changes) != 1 || p.changes[0].value != "Partial" || len(p.f.byHand) != 0 {
		t.Errorf("%+v, by hand %v", p.changes, p.f.byHand)
	}
	button.widgets[1].on = "2"
	p = &plan{f: &form{values: map[porting.Name]string{}}, fields: fields, taken: map[*field]string{}, rewrite: map[*field]bool{}}
	if err := p.ticked(porting.PortType, []*field{button}, "partial"); err != nil {
		t.Fatal(err)
	}
	if len(p.changes) != 1 || p.changes[0].value != "" || len(p.f.byHand) != 1 || !strings.Contains(p.f.byHand[0].why, "partial") {
		t.Errorf("%+v, by hand %v", p.changes, p.f.byHand)
	}
}

// stamps are the notes that lie over the pages of TestEraseRefuses.
var stamps = map[string][]float64{"a note that reaches beyond": {100, 100, 300, 300}}

// Ink that cannot be told from the rest of the page is not taken for gone.
func TestEraseRefuses(t *testing.T) {
	for name, content := range map[string]string{
		"nothing there":               "",
		"a stroke that goes on":       pen + "230 200 m 300 260 380 150 590 400 c S\n",
		"a picture of the whole page": pen + "q 612 0 0 792 0 0 cm /Sign Do Q\n",
		"half of it":                  "q 1 0 0 1 240 200 cm 0 0 m 10 30 20 -20 30 10 c S Q\n",
		"a note that reaches beyond":  pen,
	} {
		o := odd{fields: plainFields(), content: content}
		data := o.bytes(t)
		s, err := open(context.Background(), data)
		if err != nil {
			t.Fatal(err)
		}
		p := s.pages()[0]
		if note := stamps[name]; note != nil {
			p.dict["Annots"] = types.Array{types.Dict{"Subtype": types.Name("Stamp"), "Rect": types.NewNumberArray(note...)}}
		}
		if err := s.erase(clone(p.dict), p.resources, &writer{}, porting.Box{240, 200, 330, 210}); !errors.Is(err, ErrNotFillable) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWithout(t *testing.T) {
	for _, tt := range [][3]string{{"a\nb\nc", "b", "a\nc"}, {"a, b, c", "c", "a, b"}, {"a", "a", ""}, {"a;b", "a", "b"}, {"ab, c", "b", "-"}} {
		got, ok := without(tt[0], tt[1])
		if tt[2] == "-" && ok || tt[2] != "-" && (!ok || got != tt[2]) {
			t.Errorf("%q without %q: %q, %v", tt[0], tt[1], got, ok)
		}
	}
}
