package ocr

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

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

// scanned is a document as the PDF's reader leaves it: page 2 is a picture.
func scanned() *page.Document {
	media := porting.Box{0, 0, 612, 792}
	said := []porting.Problem{{Code: porting.ProblemScannedPage, Message: "page 2 is an image without text", Where: porting.Where{Page: 2}}}
	return &page.Document{Problems: said, Pages: []*page.Page{
		{Number: 1, Media: media, Words: []*page.Word{{Text: "typed"}}, Images: []page.Image{{Box: media}}},
		{Number: 2, Media: media, Words: []*page.Word{{Text: "layer", Hidden: page.Invisible}}, Images: []page.Image{{Box: media}}},
		{Number: 3, Media: media},
	}}
}

func TestFillReadsOnlyPictures(t *testing.T) {
	doc := scanned()
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
	doc := scanned()
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
	for _, engine := range []Engine{nil, fake{err: ErrNone{"install tesseract"}}} {
		doc := scanned()
		doc.Pages[1].Words = nil
		if err := Fill(t.Context(), engine, nil, doc); err != nil {
			t.Fatal(err)
		}
		if len(doc.Problems) != 1 || doc.Problems[0].Code != porting.ProblemNoOCR || doc.Problems[0].Where.Page != 2 {
			t.Errorf("problems = %+v", doc.Problems)
		}
	}
	// A fault of the platform is no answer: it is tried again.
	if err := Fill(t.Context(), fake{err: errors.New("throttled")}, nil, scanned()); err == nil {
		t.Error("a fault of the engine was taken for an answer")
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
