package pdftext

import (
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
)

// form is a page with widgets: fields are the objects from 6 on, all of them in
// the page's Annots and the form's Fields unless annots or fields say otherwise.
func form(annots, fields string, objects ...string) []byte {
	all := append([]string{
		"<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [" + fields + "] /DR <</Font <</Helv 5 0 R>>>> /DA (/Helv 10 Tf 0 g)>>>>",
		"<</Type /Pages /Kids [3 0 R] /Count 1>>",
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources <<>> /Annots [" + annots + "]>>",
		streamObject("", ""),
		helvetica,
	}, objects...)
	return pdf(all...)
}

const at = "/Subtype /Widget /Rect [100 700 300 720] "

// The inputs on which pdfcpu's own form export loses or alters values, and
// others of their kind.
func TestFieldValues(t *testing.T) {
	for _, c := range []struct {
		name    string
		objects []string
		want    string // name=value of each widget, in order
	}{
		{"literal string", []string{"<<" + at + "/FT /Tx /T (a) /V (Acme, Inc.)>>"}, "a=Acme, Inc."},
		{"blanks at the ends", []string{"<<" + at + "/FT /Tx /T (a) /V ( Acme  Inc )>>"}, "a= Acme  Inc "},
		{"combo with a hex value", []string{"<<" + at + "/FT /Ch /Ff 131072 /T (a) /Opt [(Yes) (No)] /V <FEFF005900650073>>>"}, "a=Yes"},
		{"combo with a trailing blank", []string{"<<" + at + "/FT /Ch /Ff 131072 /T (a) /Opt [(Yes ) (No)] /V (Yes )>>"}, "a=Yes "},
		{"combo with a hex option", []string{"<<" + at + "/FT /Ch /Ff 131072 /T (a) /Opt [<4E6F> (Yes)] /V (No)>>"}, "a=No"},
		{"combo of export values shows the text", []string{"<<" + at + "/FT /Ch /Ff 131072 /T (a) /Opt [[(Y) (Yes)] [(N) (No)]] /V (Y)>>"}, "a=Yes"},
		{"combo whose value is no option", []string{"<<" + at + "/FT /Ch /Ff 393216 /T (a) /Opt [(x)] /V (typed)>>"}, "a=typed"},
		{"list of several", []string{"<<" + at + "/FT /Ch /T (a) /Opt [(x) (y) (z)] /V [(x) (z)]>>"}, "a=x\nz"},
		{"list by indices", []string{"<<" + at + "/FT /Ch /T (a) /Opt [(x) (y) (z)] /I [1]>>"}, "a=y"},
		{"kids with names", []string{
			"<</FT /Tx /T (grp) /Kids [7 0 R 8 0 R]>>",
			"<<" + at + "/Parent 6 0 R /T (one) /V (1)>>",
			"<</Subtype /Widget /Rect [100 600 300 620] /Parent 6 0 R /T (two) /V (2)>>"}, "grp.one=1 grp.two=2"},
		{"kids without names inherit the value", []string{
			"<</FT /Tx /T (grp) /V (same) /Kids [7 0 R 8 0 R]>>",
			"<<" + at + "/Parent 6 0 R>>",
			"<</Subtype /Widget /Rect [100 600 300 620] /Parent 6 0 R>>"}, "grp=same grp=same"},
		{"parent without a name, flags inherited", []string{
			"<</FT /Ch /Ff 131072 /Kids [7 0 R] /Opt [(x)]>>",
			"<<" + at + "/Parent 6 0 R /T (child) /V (x)>>"}, "child=x"},
		{"value as a stream", []string{"<<" + at + "/FT /Tx /T (a) /V 7 0 R>>", streamObject("", "long text")}, "a=long text"},
		{"value as a number", []string{"<<" + at + "/FT /Tx /T (a) /V 42>>"}, "a=42"},
		{"value as a name", []string{"<<" + at + "/FT /Tx /T (a) /V /abc>>"}, "a=abc"},
		{"value by reference", []string{"<<" + at + "/FT /Tx /T (a) /V 7 0 R>>", "(behind)"}, "a=behind"},
		{"hex with a backslash byte", []string{"<<" + at + "/FT /Tx /T (a) /V <433A5C6E6577>>>"}, `a=C:\new`},
		{"UTF-16 little endian", []string{"<<" + at + "/FT /Tx /T (a) /V <FFFE4F006B00>>>"}, "a=Ok"},
		{"UTF-16 with escapes", []string{"<<" + at + "/FT /Tx /T (a) /V (\\376\\377\\000O\\000\\050)>>"}, "a=O("},
		{"UTF-16 with a surrogate pair", []string{"<<" + at + "/FT /Tx /T (a) /V <FEFFD83DDE00>>>"}, "a=😀"},
		{"UTF-8 with its mark", []string{"<<" + at + "/FT /Tx /T (a) /V <EFBBBFC3A9>>>"}, "a=é"},
		{"PDFDocEncoding", []string{"<<" + at + "/FT /Tx /T (a) /V (O\\220B \\204 \\240)>>"}, "a=O’B — €"},
		{"the value, not the default", []string{"<<" + at + "/FT /Tx /T (a) /V (new) /DV (old)>>"}, "a=new"},
		{"only a default", []string{"<<" + at + "/FT /Tx /T (a) /DV (old)>>"}, "a="},
		{"a date stays text", []string{"<<" + at + "/FT /Tx /T (a) /V (01/02/2026)>>"}, "a=01/02/2026"},
		{"check box on", []string{"<<" + at + "/FT /Btn /T (a) /V /Yes /AS /Yes /AP <</N <</Yes 7 0 R /Off 7 0 R>>>>>>", streamObject("/BBox [0 0 1 1]", "")}, "a=Yes*"},
		{"check box off", []string{"<<" + at + "/FT /Btn /T (a) /V /Off /AS /Off /AP <</N <</Yes 7 0 R>>>>>>", streamObject("/BBox [0 0 1 1]", "")}, "a=Off"},
		{"check box without an appearance", []string{"<<" + at + "/FT /Btn /T (a) /V /Yes>>"}, "a=Yes*"},
		{"radio buttons", []string{
			"<</FT /Btn /Ff 32768 /T (r) /V /two /Kids [7 0 R 8 0 R]>>",
			"<<" + at + "/Parent 6 0 R /AS /Off /AP <</N <</one 9 0 R>>>>>>",
			"<</Subtype /Widget /Rect [100 600 300 620] /Parent 6 0 R /AS /two /AP <</N <</two 9 0 R>>>>>>",
			streamObject("/BBox [0 0 1 1]", "")}, "r=two r=two*"},
		{"state name with escapes", []string{"<<" + at + "/FT /Btn /T (a) /V /Ja#20bitte /AS /Ja#20bitte /AP <</N <</Ja#20bitte 7 0 R>>>>>>", streamObject("/BBox [0 0 1 1]", "")}, "a=Ja bitte*"},
	} {
		annots := "6 0 R 7 0 R 8 0 R"
		doc := read(t, form(annots, "6 0 R", c.objects...))
		var got []string
		for _, w := range doc.Pages[0].Widgets {
			s := w.Name + "=" + w.Value
			if w.On {
				s += "*"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.name, s, c.want)
		}
	}
}

func TestOrphanWidgets(t *testing.T) {
	// One widget that only the page knows, one field that only the form knows.
	doc := read(t, form("6 0 R", "7 0 R",
		"<<"+at+"/FT /Tx /T (orphan) /V (seen)>>",
		"<</FT /Tx /T (unseen) /V (hidden) /P 3 0 R /Rect [0 0 0 0]>>"))
	ws := doc.Pages[0].Widgets
	if len(ws) != 2 {
		t.Fatalf("widgets: %d", len(ws))
	}
	for _, w := range ws {
		if w.Hidden != (w.Name == "unseen") {
			t.Errorf("%s: hidden %v", w.Name, w.Hidden)
		}
	}
	if got := strings.TrimSpace(doc.Pages[0].Text()); got != "seen" {
		t.Errorf("text: %q", got)
	}
}

func TestAppearanceDiffers(t *testing.T) {
	for _, c := range []struct {
		name, value, drawn, extra string
		want                      bool
	}{
		{"the same", "Acme, Inc.", "(Acme, Inc.) Tj", "", false},
		{"another value", "Acme, Inc.", "(Acme Inc.) Tj", "", true},
		{"letters in another order", "AB COMPANY", "(BA COMPBNY) Tj", "", true},
		{"wrapped", "100 N. Main St. Springfield", "(100 N. Main St.) Tj 0 -12 Td (Springfield) Tj", "/Ff 4096", false},
		{"comb", "62701", "(6) Tj 20 0 Td (2) Tj 20 0 Td (7) Tj 20 0 Td (0) Tj 20 0 Td (1) Tj", "/Ff 16777216 /MaxLen 5", false},
		{"nothing drawn", "Acme", "", "", false},
		{"drawn but not stored", "", "(Acme) Tj", "", true},
		{"a prefix", "Acme Widgets of Springfield", "(Acme Widgets) Tj", "", true},
		{"formatted by a script", "2175550100", "(\\(217\\) 555-0100) Tj", "/AA <</F <</S /JavaScript /JS (x)>>>>", false},
		{"a password", "1234", "(****) Tj", "/Ff 8192", false},
	} {
		content := "/Tx BMC q BT /Helv 10 Tf 2 5 Td " + c.drawn + " ET Q EMC"
		doc := read(t, form("6 0 R", "6 0 R",
			"<<"+at+"/FT /Tx /T (a) /V ("+c.value+") /AP <</N 7 0 R>> "+c.extra+">>",
			streamObject("/Subtype /Form /BBox [0 0 200 20] /Resources <</Font <</Helv 5 0 R>>>>", content)))
		w := doc.Pages[0].Widgets[0]
		if w.Differs != c.want || !w.HasShown {
			t.Errorf("%s: differs %v, shown %q", c.name, w.Differs, w.Shown)
		}
		if (codes(doc) == "appearance_differs") != c.want {
			t.Errorf("%s: problems %v", c.name, doc.Problems)
		}
	}
}

func TestSignatureFields(t *testing.T) {
	doc := read(t, form("6 0 R 7 0 R", "6 0 R 7 0 R",
		"<<"+at+"/FT /Sig /T (signed) /V <</Type /Sig /Filter /Adobe.PPKLite /Name (Jane Doe) /M (D:20261101120000Z) /Contents <3080> /ByteRange [0 1 2 3]>>>>",
		"<</Subtype /Widget /Rect [100 600 300 620] /FT /Sig /T (empty)>>"))
	ws := doc.Pages[0].Widgets
	if !doc.Signed || len(ws) != 2 || !ws[0].SignatureApplied || ws[0].Signer != "Jane Doe" || ws[0].SignedOn != "D:20261101120000Z" || ws[1].SignatureApplied {
		t.Errorf("signed %v, widgets %+v %+v", doc.Signed, ws[0], ws[1])
	}
}

func TestAnnotationsOfPeople(t *testing.T) {
	doc := read(t, form("6 0 R 8 0 R 9 0 R", "",
		"<</Subtype /FreeText /Rect [100 700 300 720] /Contents (Acme, Inc.) /AP <</N 7 0 R>>>>",
		streamObject("/Subtype /Form /BBox [0 0 200 20] /Resources <</Font <</Helv 5 0 R>>>>", "BT /Helv 10 Tf 2 5 Td (Acme, Inc.) Tj ET"),
		"<</Subtype /Ink /Rect [100 600 300 620] /InkList [[100 600 120 610 140 605]]>>",
		"<</Subtype /FreeText /Rect [100 500 300 520] /Contents (No  appearance) /DA (/Helv 10 Tf)>>"))
	p := doc.Pages[0]
	if got := joined(doc); got != "Acme,| |Inc.\nNo|  |appearance" {
		t.Errorf("words: %q", got)
	}
	if len(p.Strokes) != 1 || !p.Strokes[0].Annotation {
		t.Errorf("strokes: %+v", p.Strokes)
	}
}

func TestWidgetTypes(t *testing.T) {
	doc := read(t, form("6 0 R", "6 0 R", "<<"+at+"/FT /Btn /Ff 65536 /T (push) /MK <</CA (Reset)>>>>"))
	if w := doc.Pages[0].Widgets[0]; w.Type != page.PushButton || w.Filled() {
		t.Errorf("%+v", *w)
	}
}
