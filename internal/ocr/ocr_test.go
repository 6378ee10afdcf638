package ocr

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/png"
	"math"
	"os/exec"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestParseTSV(t *testing.T) {
	const tsv = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n" +
		"1\t1\t0\t0\t0\t0\t0\t0\t1000\t2000\t-1\t\n" +
		"5\t1\t1\t1\t1\t1\t100\t200\t300\t40\t96.5\tAcme\n" +
		"5\t1\t1\t1\t1\t2\t100\t200\t300\t40\t95\t \n" + // a blank is no word
		"5\t1\t1\t1\t1\t3\t100\t200\t300\t40\t-1\tghost\n" + // no confidence: no word
		"1\t2\t0\t0\t0\t0\t0\t0\t500\t500\t-1\t\n" +
		"5\t2\t1\t1\t1\t1\t0\t0\t50\t50\t12\tI\"nc\n"
	got, err := parseTSV([]byte(tsv))
	if err != nil || len(got) != 2 || len(got[0].Words) != 1 || len(got[1].Words) != 1 {
		t.Fatalf("parseTSV = %+v, %v", got, err)
	}
	want := Word{Text: "Acme", Confidence: 0.965, Rect: page.Rect{X0: 0.1, Y0: 0.1, X1: 0.4, Y1: 0.12}}
	if w := got[0].Words[0]; w.Text != want.Text || math.Abs(w.Confidence-want.Confidence) > 1e-9 || w.Rect != want.Rect {
		t.Errorf("word = %+v, want %+v", w, want)
	}
	if got[1].Words[0].Text != `I"nc` {
		t.Errorf("a quote was read as a quote of the table: %q", got[1].Words[0].Text)
	}
}

// A word at the top left of the page as displayed must come out where the page's
// own space has it, however the page is turned.
func TestPlacesOnATurnedPage(t *testing.T) {
	media := porting.Box{10, 20, 110, 220} // 100 wide, 200 high, with an origin of its own
	for _, c := range []struct {
		rotate int
		want   porting.Box
	}{
		{0, porting.Box{10, 210, 40, 220}},
		{90, porting.Box{10, 20, 20, 50}},
		{180, porting.Box{80, 20, 110, 30}},
		{270, porting.Box{100, 190, 110, 220}},
	} {
		p := &page.Page{Media: media, Rotate: c.rotate}
		if got := p.ToBox(page.Rect{X0: 0, Y0: 0, X1: 30, Y1: 10}); got != c.want {
			t.Errorf("rotated by %d: %v, want %v", c.rotate, got, c.want)
		}
	}
}

// fake is an engine that gives one picture, or an error.
type fake struct {
	picture *Picture
	err     error
}

func (f fake) Page(context.Context, []byte, *page.Page) (*Picture, error) {
	return f.picture, f.err
}
func (f fake) Image(context.Context, []byte) ([]*Picture, error) { return []*Picture{f.picture}, f.err }

// scan is a document as the PDF's reader leaves it: page 2 is a picture.
func scan() *page.Document {
	media := porting.Box{0, 0, 612, 792}
	said := []porting.Problem{{Code: porting.ProblemScannedPage, Message: "page 2 is an image without text", Where: porting.Where{Page: 2}}}
	return &page.Document{Problems: said, Pages: []*page.Page{
		{Number: 1, Media: media, Words: []*page.Word{{Text: "typed"}}, Images: []page.Image{{Box: media}}},
		{Number: 2, Media: media, Words: []*page.Word{{Text: "layer", Hidden: page.Invisible}}, Images: []page.Image{{Box: media}}},
		{Number: 3, Media: media},
	}}
}

func TestFillReadsOnlyPictures(t *testing.T) {
	doc := scan()
	picture := &Picture{Words: []Word{{Text: "Acme", Rect: page.Rect{X0: 0.5, Y0: 0.25, X1: 0.75, Y1: 0.5}, Confidence: 1}, {Text: "lnc", Confidence: 0.3, Rect: page.Rect{X0: 0.9, Y0: 0.9, X1: 1, Y1: 1}},
		{Text: "J\\", Confidence: 0.1, Rect: page.Rect{X0: 0.1, Y0: 0.1, X1: 0.2, Y1: 0.2}}}, // a signature, read as letters
		Marks: []page.Rect{{X0: 0, Y0: 0, X1: 0.5, Y1: 0.5}}}
	if err := Fill(t.Context(), fake{picture: picture}, nil, doc); err != nil {
		t.Fatal(err)
	}
	if doc.Pages[0].Words[0].Text != "typed" || len(doc.Pages[2].Words) != 0 {
		t.Error("a page that is no picture was changed")
	}
	words := doc.Pages[1].Words
	if len(words) != 2 || words[0].Text != "Acme" || words[0].Read != porting.ReadOCR || words[0].Confidence >= 1 {
		t.Fatalf("words = %+v", words)
	}
	if want := (porting.Box{306, 396, 459, 594}); words[0].Box != want {
		t.Errorf("box = %v, want %v", words[0].Box, want)
	}
	if len(doc.Pages[1].Strokes) != 1 {
		t.Error("the mark did not become a stroke")
	}
	if len(doc.Problems) != 1 || doc.Problems[0].Code != porting.ProblemScannedPage || !strings.Contains(doc.Problems[0].Message, "1 of its 2 words") {
		t.Errorf("problems = %+v", doc.Problems)
	}
}

// Without an engine another program's text layer is better than nothing, as
// doubtful words and with a problem.
func TestTextLayerWithoutAnEngine(t *testing.T) {
	doc := scan()
	if err := Fill(t.Context(), nil, nil, doc); err != nil {
		t.Fatal(err)
	}
	w := doc.Pages[1].Words[0]
	if w.Hidden != 0 || w.Read != porting.ReadOCR || w.Confidence >= 1 {
		t.Errorf("word = %+v", w)
	}
	if len(doc.Problems) != 1 || doc.Problems[0].Code != porting.ProblemScannedPage {
		t.Errorf("problems = %+v", doc.Problems)
	}
}

func TestWithoutAnEngineTheProblemSaysWhatToInstall(t *testing.T) {
	for _, engine := range []Engine{nil, fake{err: ErrNone{needTesseract}}} {
		doc := scan()
		doc.Pages[1].Words = nil
		if err := Fill(t.Context(), engine, nil, doc); err != nil {
			t.Fatal(err)
		}
		if len(doc.Problems) != 1 || doc.Problems[0].Code != porting.ProblemNoOCR || doc.Problems[0].Where.Page != 2 {
			t.Errorf("problems = %+v", doc.Problems)
		}
	}
	// A fault of the platform is no answer: it is tried again.
	if err := Fill(t.Context(), fake{err: errors.New("throttled")}, nil, scan()); err == nil {
		t.Error("a fault of the engine was taken for an answer")
	}
}

func TestTIFFPages(t *testing.T) {
	// Two directories: 100 x 200 and 300 x 400 pixels, the second in SHORTs.
	b := binary.LittleEndian
	data := append([]byte("II*\x00"), make([]byte, 200)...)
	b.PutUint32(data[4:], 10)
	dir := func(at, kind int, width, height, next uint32) {
		b.PutUint16(data[at:], 2)
		for i, v := range []uint32{width, height} {
			e := data[at+2+12*i:]
			b.PutUint16(e, uint16(256+i))
			b.PutUint16(e[2:], uint16(kind))
			b.PutUint32(e[4:], 1)
			b.PutUint32(e[8:], v)
		}
		b.PutUint32(data[at+26:], next)
	}
	dir(10, 4, 100, 200, 60)
	dir(60, 3, 300, 400, 10) // its chain leads back to the first: a loop
	if n := TIFFPages(data); n != 2 {
		t.Fatalf("TIFFPages = %d, want 2", n)
	}
	if n := tiffPixels(data); n != 120000 {
		t.Errorf("tiffPixels = %d, want 120000", n)
	}
	second := TIFFPage(data, 1)
	if TIFFPages(second) != 1 || tiffPixels(second) != 120000 || TIFFPages(data) != 2 {
		t.Error("the second page was not cut out alone")
	}
	for _, broken := range []string{"", "II*\x00", "MM\x00*\xff\xff\xff\xff", "II*\x00\x08\x00\x00\x00\xff\xff"} {
		if n := TIFFPages([]byte(broken)); n != 0 {
			t.Errorf("TIFFPages(%q) = %d", broken, n)
		}
	}
}

// A line is a rule, a scribble is a mark, a word that was read is neither.
func TestFindInk(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 1000, 1000))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	for x := 100; x < 900; x++ {
		img.SetGray(x, 500, color.Gray{})
		img.SetGray(x, 501, color.Gray{})
	}
	for y := 100; y < 600; y++ {
		img.SetGray(100, y, color.Gray{})
	}
	for x := 300; x < 500; x++ { // a scribble that crosses the line
		y := 480 + int(35*math.Sin(float64(x)/9))
		for d := -1; d <= 1; d++ {
			img.SetGray(x, y+d, color.Gray{})
		}
	}
	for x := 600; x < 700; x += 3 { // a word
		for y := 300; y < 320; y++ {
			img.SetGray(x, y, color.Gray{})
		}
	}
	rules := bars(img, 128)
	if len(rules) != 2 || !rules[0].horizontal() || rules[1].horizontal() {
		t.Errorf("rules = %v, want one across and one down", rules)
	}
	clean := withoutBars(img, 128, rules)
	if at := func(x, y int) uint8 { return clean.GrayAt(x, y).Y }; at(200, 500) != 255 || at(100, 300) != 255 || at(605, 310) != 255 && at(600, 310) != 0 {
		t.Error("the lines are still there, or the word is not")
	}
	got := marks(clean, &Picture{Words: []Word{{Text: "word", Confidence: 0.9, Rect: page.Rect{X0: 0.6, Y0: 0.3, X1: 0.7, Y1: 0.32}}}})
	if len(got) != 1 || got[0].X0 > 0.31 || got[0].X1 < 0.49 {
		t.Errorf("marks = %v, want the scribble", got)
	}
}

// The real program on a real picture, drawn large from a tiny bitmap.
func TestTesseract(t *testing.T) {
	if _, err := exec.LookPath("tesseract"); err != nil {
		t.Skip("tesseract is not installed: OCR is not tested here")
	}
	blank := image.NewGray(image.Rect(0, 0, 600, 800))
	for i := range blank.Pix {
		blank.Pix[i] = 255
	}
	var b bytes.Buffer
	if err := png.Encode(&b, blank); err != nil {
		t.Fatal(err)
	}
	pictures, err := Tesseract{}.Image(t.Context(), b.Bytes())
	if err != nil || len(pictures) != 1 || len(pictures[0].Words) != 0 {
		t.Errorf("an empty sheet: %+v, %v", pictures, err)
	}
	if _, err := (Tesseract{}).Image(t.Context(), []byte("no image")); err == nil {
		t.Error("what is no image was read without a word")
	}
}

// An empty sheet says nothing, whatever its specks are taken for.
func TestSpecksAreNoText(t *testing.T) {
	for _, tt := range []struct {
		words []string
		want  int
	}{{[]string{"/"}, 0}, {[]string{".", "i", "-", "l"}, 0}, {[]string{"|", "No", "."}, 3}, {[]string{"7", "42"}, 2}} {
		picture := &Picture{}
		for i, w := range tt.words {
			x := 0.1 * float64(i+1)
			picture.Words = append(picture.Words, Word{Text: w, Confidence: 0.9, Rect: page.Rect{X0: x, Y0: 0.1, X1: x + 0.05, Y1: 0.12}})
		}
		doc := &page.Document{}
		p := &page.Page{Number: 1, Media: porting.Box{0, 0, 612, 792}}
		if err := place(context.Background(), doc, p, picture, nil); err != nil {
			t.Fatal(err)
		}
		if len(p.Words) != tt.want {
			t.Errorf("%q: %d words, want %d", tt.words, len(p.Words), tt.want)
		}
		if found := !strings.Contains(doc.Problems[0].Message, "found no text"); found != (tt.want > 0) {
			t.Errorf("%q: %s", tt.words, doc.Problems[0].Message)
		}
	}
}
