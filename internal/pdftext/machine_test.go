package pdftext

import (
	"context"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"one string", "BT /F1 12 Tf 72 700 Td (Acme Widgets) Tj ET", "Acme| |Widgets"},
		{"double blank kept", "BT /F1 12 Tf 72 700 Td (Acme  Widgets) Tj ET", "Acme|  |Widgets"},
		{"no-break space kept", "BT /F1 12 Tf 72 700 Td (Acme\\240Widgets) Tj ET", "Acme|\u00A0|Widgets"},
		{"kerning is no gap", "BT /F1 12 Tf 72 700 Td [(A) 80 (cme) -20 (x)] TJ ET", "Acmex"},
		{"a wide move is a gap", "BT /F1 12 Tf 72 700 Td [(Acme) -278 (Inc.)] TJ ET", "Acme| |Inc."},
		{"any drawing order", "BT /F1 12 Tf 1 0 0 1 110 700 Tm (second) Tj 1 0 0 1 72 700 Tm (first) Tj 1 0 0 1 72 720 Tm (above) Tj ET", "above\nfirst| |second"},
		{"letter by letter", "BT /F1 10 Tf 72 700 Td (a) Tj 5.56 0 Td (b) Tj 5.56 0 Td (c) Tj ET", "abc"},
		{"letter by letter, backwards", "BT /F1 10 Tf 83.12 700 Td (c) Tj -5.56 0 Td (b) Tj -5.56 0 Td (a) Tj ET", "abc"},
		{"fake bold once", "BT /F1 12 Tf 72 700 Td (Bold) Tj 0.3 0 Td (Bold) Tj ET", "Bold"},
		{"double letters stay", "BT /F1 12 Tf 72 700 Td (Hillll) Tj ET", "Hillll"},
		{"quote operators", "BT /F1 12 Tf 14 TL 72 700 Td (one) Tj (two) ' 3 0 (three) \" ET", "one\ntwo\nthree"},
		{"T* and TD", "BT /F1 12 Tf 72 700 TD (a) Tj 0 -14 TD (b) Tj T* (c) Tj ET", "a\nb\nc"},
		{"letter spacing", "BT /F1 12 Tf 4 Tc 72 700 Td (WIDE TYPE) Tj ET", "WIDE| |TYPE"},
		{"letters spaced one by one, a kerned pair among them", "BT /F1 12 Tf 72 700 Td [(W) -300 (A) -200 (I) -300 (V) -300 (E) -300 (R)] TJ ET", "WAIVER"},
		{"spaced words", "BT /F1 12 Tf 72 700 Td [(L) -300 (E) -300 (T) -300 (T) -300 (E) -300 (R) -900 (O) -300 (F) -900 (X)] TJ ET", "LETTER| |OF| |X"},
		{"digits in a comb", "BT /F1 10 Tf 72 700 Td (6) Tj 15 0 Td (2) Tj 15 0 Td (7) Tj 15 0 Td (0) Tj 15 0 Td (1) Tj ET", "62701"},
		{"letters in a table", "BT /F1 10 Tf 72 700 Td (A) Tj 15 0 Td (B) Tj 15 0 Td (C) Tj 15 0 Td (D) Tj 15 0 Td (E) Tj ET", "A| |B| |C| |D| |E"},
		{"leader dots set wide", "BT /F1 12 Tf 72 700 Td [(City) -300 (.) -300 (.) -300 (.) -300 (.) -300 (Ohio)] TJ ET", "City| |.| |.| |.| |.| |Ohio"},
		{"a blank without width", "BT /F1 12 Tf 72 700 Td (Pro) Tj -0.278 Tw [(ject)] TJ ET", "Project"},
		{"a blank drawn back", "BT /F1 12 Tf 72 700 Td [(Pro) ( ) 278 (ject)] TJ ET", "Project"},
		{"word spacing", "BT /F1 12 Tf 20 Tw 72 700 Td (a b) Tj ET", "a| |b"},
		{"character spacing as a column", "BT /F1 12 Tf 60 Tc 72 700 Td (12) Tj ET", "1| |2"},
		{"superscript", "BT /F1 12 Tf 72 700 Td (1) Tj /F1 8 Tf 4 Ts (st) Tj /F1 12 Tf 0 Ts ( day) Tj ET", "1st| |day"},
		{"underscores set apart", "BT /F1 12 Tf 72 700 Td (Name:_____ Date:__/__/__) Tj ET", "Name:||_____| |Date:__/__/__"},
		{"underscores around a value", "BT /F1 12 Tf 72 700 Td (State: _KS__ a_b@c.example) Tj ET", "State:| |_||KS||__| |a_b@c.example"},
		{"value over underscores", "BT /F1 12 Tf 72 700 Td (Name: __________) Tj 50 1 Td (Jane) Tj ET", "Name:| |__________| |Jane"},
		{"leader dots", "BT /F1 12 Tf 72 700 Td (City......Ohio) Tj ET", "City||......||Ohio"},
		{"an ellipsis is text", "BT /F1 12 Tf 72 700 Td (and so on...) Tj ET", "and| |so| |on..."},
		{"inline image skipped", "BI /W 4 /H 1 /BPC 8 /CS /G ID \xff(EI\x00 EI BT /F1 12 Tf 72 700 Td (after) Tj ET", "after"},
		{"escapes", "BT /F1 12 Tf 72 700 Td (a\\(b\\)\\\\\\101\\\nc) Tj ET", "a(b)\\Ac"},
		{"hex string with odd digits", "BT /F1 12 Tf 72 700 Td <41 42 4> Tj ET", "AB@"},
		{"restored state", "BT /F1 12 Tf ET q BT /F1 24 Tf 72 700 Td (A) Tj ET Q BT 72 600 Td (B) Tj ET", "A\nB"},
		{"unbalanced Q", "Q Q BT /F1 12 Tf 72 700 Td (A) Tj ET Q", "A"},
		{"text matrix mirrored pages", "1 0 0 -1 0 800 cm BT /F1 12 Tf 1 0 0 -1 72 100 Tm (upright) Tj ET", "upright"},
		{"curly quotes", "BT /F1 12 Tf 72 700 Td (O\\222Brien \\226 \\223x\\224) Tj ET", "O\u2019Brien| |\u2013| |\u201Cx\u201D"},
		{"actual text", "BT /F1 12 Tf 72 700 Td /Span <</ActualText (ffi)>> BDC (\\001) Tj EMC (ce) Tj ET", "ffice"},
		{"unclosed string", "BT /F1 12 Tf 72 700 Td (A) Tj (never closed", "A"},
	} {
		doc := read(t, onePage(c.content, "", helvetica))
		if got := joined(doc); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestBlankMarks(t *testing.T) {
	doc := read(t, onePage("BT /F1 12 Tf 72 700 Td (Name: ________ . . . . x) Tj ET", "", helvetica))
	var blanks []string
	for _, w := range doc.Pages[0].Words {
		if w.Blank {
			blanks = append(blanks, w.Text)
		}
	}
	if got := strings.Join(blanks, " "); got != "________ . . . ." {
		t.Errorf("blanks: %q", got)
	}
}

func TestHidden(t *testing.T) {
	content := "BT /F1 12 Tf 3 Tr 72 700 Td (invisible) Tj 0 Tr 0 -20 Td (seen) Tj 0 -2000 Td (off) Tj ET " +
		"q 0 0 50 50 re W n BT /F1 12 Tf 300 300 Td (clipped) Tj ET Q"
	want := map[string]page.Hidden{"invisible": page.Invisible, "seen": 0, "off": page.OffPage, "clipped": page.Clipped}
	doc := read(t, onePage(content, "", helvetica))
	if len(doc.Pages[0].Words) != len(want) {
		t.Errorf("words: %s", joined(doc))
	}
	for _, w := range doc.Pages[0].Words {
		if w.Hidden != want[w.Text] {
			t.Errorf("%q is hidden %d, want %d", w.Text, w.Hidden, want[w.Text])
		}
	}
}

func TestDrawnOver(t *testing.T) {
	content := "BT /F1 12 Tf 72 700 Td (old value) Tj 0 -40 Td (stays) Tj ET " +
		"1 g 70 695 100 16 re f 0 g BT /F1 12 Tf 72 700 Td (new) Tj ET " + // whited out, and typed anew
		"q /T gs 1 1 0 rg 70 655 100 16 re f Q" // highlighted
	doc := read(t, onePage(content, "/Resources <</ExtGState <</T <</BM /Multiply>>>>>>", helvetica))
	for _, w := range doc.Pages[0].Words {
		if (w.Hidden&page.Covered != 0) != (w.Text == "old" || w.Text == "value") {
			t.Errorf("%q is hidden %d", w.Text, w.Hidden)
		}
	}
}

func TestRotatedPageAndText(t *testing.T) {
	// A page turned by 90 degrees with text that then reads upright, and one word
	// that reads sideways on it.
	content := "BT /F1 12 Tf 0 1 -1 0 100 72 Tm (upright here) Tj 1 0 0 1 300 300 Tm (sideways) Tj ET"
	doc := read(t, onePage(content, "/Rotate 90", helvetica))
	p := doc.Pages[0]
	if got := joined(doc); got != "upright| |here\nsideways" {
		t.Fatalf("got %q", got)
	}
	if w := p.Words[0]; w.Angle != 0 || w.Upright.X0 < 71 || w.Upright.X0 > 73 || w.Upright.Y0 < 85 || w.Upright.Y1 > 105 {
		t.Errorf("upright: %+v", w)
	}
	if w := p.Words[2]; w.Angle != 270 {
		t.Errorf("sideways: angle %d", w.Angle)
	}
}

func TestFormXObjectDrawsItself(t *testing.T) {
	form := streamObject("/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources <</Font <</F1 5 0 R>> /XObject <</X 6 0 R>>>>",
		"BT /F1 12 Tf 72 700 Td (form) Tj ET /X Do")
	doc := read(t, onePage("/X Do", "/Resources <</XObject <</X 6 0 R>>>>", helvetica, form))
	if got := joined(doc); got != "form" {
		t.Errorf("got %q", got)
	}
}

// Each of 12 forms draws the next one ten times: 10^12 if nothing stops it.
func TestFormXObjectsMultiply(t *testing.T) {
	var more []string
	for i := range 12 {
		res := ""
		content := "BT /F1 12 Tf 72 700 Td (x) Tj ET"
		if i < 11 {
			res = "/XObject <</X " + string(rune('0'+(7+i)/10)) + string(rune('0'+(7+i)%10)) + " 0 R>>"
			content = strings.Repeat("/X Do ", 10)
		}
		more = append(more, streamObject("/Subtype /Form /BBox [0 0 600 800] /Resources <</Font <</F1 5 0 R>> "+res+">>", content))
	}
	doc := read(t, onePage("/X Do", "/Resources <</XObject <</X 6 0 R>>>>", helvetica, more...))
	if codes(doc) != "limit" {
		t.Errorf("problems: %v", doc.Problems)
	}
}

func TestMitredBorders(t *testing.T) {
	// The left side of a cell as Chromium draws it: its ends are cut aslant.
	p := read(t, onePage(`0.3 g 100 700 m 100 660 l 101 661 l 101 700 l f 0.3 g 100 700 200 1 re f`, "", helvetica)).Pages[0]
	if len(p.Rules) != 2 || len(p.Strokes) != 0 {
		t.Errorf("rules %v, strokes %v", p.Rules, p.Strokes)
	}
}

func TestRulesAndCells(t *testing.T) {
	content := "1 w 100 600 200 20 re S 100 580 200 20 re S 200 580 m 200 620 l S " + // two rows, two columns
		"50 500 300 0.8 re f " + // a thin filled rectangle is a line
		"BT /F1 10 Tf 105 605 Td (a b) Tj 100 0 Td (c) Tj -100 -20 Td (d) Tj ET"
	doc := read(t, onePage(content, "", helvetica))
	p := doc.Pages[0]
	ts := p.Tables()
	if len(ts) != 1 || ts[0].Rows != 2 || ts[0].Columns != 2 {
		t.Fatalf("tables: %+v, rules %v", ts, p.Rules)
	}
	if got := ts[0].At(0, 0).Text() + "/" + ts[0].At(0, 1).Text() + "/" + ts[0].At(1, 0).Text(); got != "a b/c/d" {
		t.Errorf("cells: %q", got)
	}
	r := p.Rules[len(p.Rules)-1]
	if !r.Horizontal() || r.X0 != 50 || r.X1 != 350 || r.Width > 1 {
		t.Errorf("thin rectangle: %+v", r)
	}
}

func TestStrokesAndImages(t *testing.T) {
	content := "100 100 m 120 150 140 60 160 110 c 170 120 l S q 200 0 0 100 50 600 cm /I Do Q"
	img := streamObject("/Subtype /Image /Width 4 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8", "abcdefgh")
	doc := read(t, onePage(content, "/Resources <</XObject <</I 6 0 R>>>>", helvetica, img))
	p := doc.Pages[0]
	if len(p.Strokes) != 1 || p.Strokes[0].Segments != 2 {
		t.Errorf("strokes: %+v", p.Strokes)
	}
	if len(p.Images) != 1 || p.Images[0].Width != 4 || p.Images[0].Upright != (page.Rect{X0: 50, Y0: 100, X1: 250, Y1: 200}) {
		t.Errorf("images: %+v", p.Images)
	}
	if codes(doc) != "scanned_page" {
		t.Errorf("problems: %v", doc.Problems)
	}
}

func TestOptionalContent(t *testing.T) {
	data := pdf(
		"<</Type /Catalog /Pages 2 0 R /OCProperties <</OCGs [6 0 R 7 0 R] /D <</OFF [6 0 R]>>>>>>",
		"<</Type /Pages /Kids [3 0 R] /Count 1>>",
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>> /Properties <</A 6 0 R /B 7 0 R>>>>>>",
		streamObject("", "BT /F1 12 Tf 72 700 Td /OC /A BDC (off) Tj EMC /OC /B BDC (on) Tj EMC ET"),
		helvetica, "<</Type /OCG /Name (A)>>", "<</Type /OCG /Name (B)>>")
	doc := read(t, data)
	for _, w := range doc.Pages[0].Words {
		if (w.Text == "off") != (w.Hidden&page.Covered != 0) {
			t.Errorf("%q: hidden %d", w.Text, w.Hidden)
		}
	}
	if got := strings.TrimSpace(doc.Pages[0].Text()); got != "on" {
		t.Errorf("text: %q", got)
	}
}

// Documents made to take time or memory: each must end well within two seconds
// and say what was cut or wrong.
func TestHostile(t *testing.T) {
	deep := strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000)
	wide := "[" + strings.Repeat("0 65535 500 ", 20_000) + "]"
	var flood strings.Builder
	flood.WriteString("%PDF-1.4\n")
	for i := 1; i < 60_000; i++ {
		flood.WriteString(strconv.Itoa(i) + " 0 obj\n<</A 1>>\nendobj\n")
	}
	for _, c := range []struct {
		name, code string
		data       []byte
	}{
		{"many characters", "limit", onePage("BT /F1 1 Tf "+strings.Repeat("(abcdefghij klm) Tj ", 30_000)+" ET", "", helvetica)},
		{"many operators", "limit", onePage(strings.Repeat("q ", 3_000_000), "", helvetica)},
		{"many lines", "limit", onePage(strings.Repeat("0 0 m 9 9 l 50 0 l S ", 30_000), "", helvetica)},
		{"nested arrays", "damaged", pdf("<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [3 0 R] /Count 1>>", "<</Type /Page /X "+deep+">>")},
		{"widths without end", "", onePage("BT /F1 9 Tf <00410042> Tj ET", "", "<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R]>>", "<</Type /Font /Subtype /CIDFontType2 /W "+wide+">>")},
		{"objects without a catalog", "damaged", []byte(flood.String())},
		{"headers alone", "damaged", []byte("%PDF-1.4\n" + strings.Repeat("1 0 obj\n<<", 100_000))},
		{"streams without an end", "damaged", []byte("%PDF-1.4\n" + strings.Repeat("1 0 obj\n<<>>\nstream\n", 50_000))},
		{"an open string", "limit", []byte("%PDF-1.4\n1 0 obj\n" + strings.Repeat("(", 1_000_000))},
		{"a field that is its own parent", "", form("6 0 R", "6 0 R", "<<"+at+"/FT /Tx /T (a) /V (x) /Parent 6 0 R /Kids [6 0 R]>>")},
		{"a page that is its own parent", "empty", pdf("<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [2 0 R 3 0 R] /Count 1>>", "<</Type /Page /Parent 3 0 R>>")},
	} {
		start := time.Now()
		doc := read(t, c.data)
		if d := time.Since(start); d > 10*time.Second { // tens of milliseconds; a loaded machine is slow, a hang is slower
			t.Errorf("%s: took %v", c.name, d)
		}
		if c.code != "" && !strings.Contains(codes(doc), c.code) {
			t.Errorf("%s: problems %v, want %s", c.name, doc.Problems, c.code)
		}
	}
}

func TestDeadline(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	doc, err := Read(ctx, onePage("BT /F1 12 Tf (x) Tj ET", "", helvetica), DefaultLimits())
	if err == nil || doc == nil || codes(doc) != "timeout" {
		t.Errorf("err %v, document %+v", err, doc)
	}
}

// Reading is used from several goroutines at once; run with -race.
func TestConcurrent(t *testing.T) {
	data := onePage("BT /F1 12 Tf 72 700 Td (Acme) Tj ET", "", composite("/90ms-RKSJ-H", "/Subtype /CIDFontType0 /CIDSystemInfo <</Registry (Adobe) /Ordering (Japan1)>>", ""))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if doc, err := Read(context.Background(), data, DefaultLimits()); err != nil || joined(doc) != "Acme" {
				t.Errorf("%v, %s", err, joined(doc))
			}
		})
	}
	wg.Wait()
}

// The same file gives the same document each time.
func TestDeterministic(t *testing.T) {
	data := form("6 0 R 7 0 R", "6 0 R 7 0 R",
		"<<"+at+"/FT /Btn /T (a) /V /Yes /AP <</N <</Yes 4 0 R /No 4 0 R /Off 4 0 R>>>>>>",
		"<</Subtype /Widget /Rect [100 600 300 620] /FT /Tx /T (b) /V (x)>>")
	first := read(t, data)
	for range 20 {
		if d := cmp.Diff(first, read(t, data)); d != "" {
			t.Fatal(d)
		}
	}
}

// White letters on bare paper are seen by nobody; on a dark ground they are.
func TestWhiteOnWhite(t *testing.T) {
	for _, c := range []struct {
		name, content string
		seen, said    bool
	}{
		{"white on paper", "1 g BT /F1 12 Tf 100 700 Td (Acme Widgets) Tj ET", false, true},
		{"white in rgb", "1 1 1 rg BT /F1 12 Tf 100 700 Td (Acme Widgets) Tj ET", false, true},
		{"on a dark bar", "0 g 90 690 200 30 re f 1 g BT /F1 12 Tf 100 700 Td (Acme Widgets) Tj ET", true, false},
		{"beside a dark bar", "0 g 90 600 200 30 re f 1 g BT /F1 12 Tf 100 700 Td (Acme Widgets) Tj ET", false, true},
		{"on a shading", "/S1 sh 1 g BT /F1 12 Tf 100 700 Td (Acme Widgets) Tj ET", true, false},
		{"black again", "1 g 0 g BT /F1 12 Tf 100 700 Td (Acme Widgets) Tj ET", true, false},
		{"outlined", "1 g BT /F1 12 Tf 2 Tr 100 700 Td (Acme Widgets) Tj ET", true, false},
		{"an anchor of an e-signature service", `1 g BT /F1 12 Tf 100 700 Td (\\s1\\) Tj 0 -20 Td ({{Sig_es_1:signer1:signature}}) Tj ET`, false, false},
	} {
		doc := read(t, onePage(c.content, "", helvetica))
		seen := false
		for _, w := range doc.Pages[0].Words {
			seen = seen || w.Hidden == 0
		}
		if seen != c.seen {
			t.Errorf("%s: seen %v, want %v", c.name, seen, c.seen)
		}
		if said := has(doc, porting.ProblemUnreadableValue); said != c.said {
			t.Errorf("%s: problem %v, want %v: %+v", c.name, said, c.said, doc.Problems)
		}
	}
}

func TestRoundCorners(t *testing.T) {
	// a box to write in, as browsers draw their input fields
	doc := read(t, onePage("53 700 m 197 700 l 198.66 700 200 701.34 200 703 c 200 717 l 200 718.66 198.66 720 197 720 c 53 720 l 51.34 720 50 718.66 50 717 c 50 703 l 50 701.34 51.34 700 53 700 c h S", "", helvetica))
	p := doc.Pages[0]
	if len(p.Rules) != 4 || len(p.Strokes) != 0 {
		t.Errorf("rules %v, strokes %v; want the four sides of the box", p.Rules, p.Strokes)
	}
	// ink is none
	doc = read(t, onePage("53 700 m 80 740 90 690 120 710 c 130 720 150 690 200 705 c S", "", helvetica))
	if p := doc.Pages[0]; len(p.Rules) != 0 || len(p.Strokes) != 1 {
		t.Errorf("rules %v, strokes %v; want one stroke", p.Rules, p.Strokes)
	}
}
