package intake

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// lines is an engine that reads these lines on every picture.
type lines []string

func (l lines) Page(context.Context, []byte, *page.Page) (*ocr.Picture, error) {
	return l.picture(), nil
}
func (l lines) Image(context.Context, []byte) ([]*ocr.Picture, error) {
	return []*ocr.Picture{l.picture()}, nil
}

func (l lines) picture() *ocr.Picture {
	p := &ocr.Picture{Width: 612, Height: 792}
	for i, line := range l {
		x, y := 0.1, 0.05+0.025*float64(i)
		for _, w := range strings.Split(line, " ") {
			wide := 0.01 * float64(len(w))
			if w != "" {
				p.Words = append(p.Words, ocr.Word{Text: w, Confidence: 0.96, Rect: page.Rect{X0: x, Y0: y, X1: x + wide, Y1: y + 0.012}})
			}
			x += wide + 0.005
		}
	}
	return p
}

// OCR is asked for scans whose hidden text is no text, and for those that may be a
// letter; not for a book that can be read.
func TestEngine(t *testing.T) {
	const book = "The army lay before the town for many weeks, and the general wrote to his wife that the heat was great and water hard to find."
	const letter = "Letter of Authorization. Customer Name: Acme Glass. Service Address: 88 Quarry Road. I authorize the transfer of my telephone numbers."
	garbled := strings.NewReplacer("e", "c0", "a", "4~", "i", "|").Replace(letter)
	for name, c := range map[string]struct {
		layer string
		pages int
		want  bool
	}{
		"no layer":          {"", 1, true},
		"a book":            {book, 2, false},
		"a letter":          {letter, 2, true},
		"poor":              {garbled, 2, true},
		"a book, poor":      {garbled, 40, false},
		"one line, scanned": {"Scanned with an application", 1, true},
	} {
		doc := &page.Document{}
		for n := range c.pages {
			media := porting.Box{0, 0, 612, 792}
			p := &page.Page{Number: n + 1, Media: media, Images: []page.Image{{Box: media, Width: 1700, Height: 2200}}}
			for i, t := range strings.Fields(c.layer) {
				x, y := 50+float64(i%8)*60, 700-float64(i/8)*20
				p.Words = append(p.Words, &page.Word{Text: t, Hidden: page.Invisible, Size: 10, Gap: " ", Box: porting.Box{x, y, x + 50, y + 10}, Read: porting.ReadText, Confidence: 1})
			}
			p.FillUpright()
			doc.Pages = append(doc.Pages, p)
		}
		if got := (reader{budget: &budget{ctx: t.Context()}, ocr: lines{}}).engine(doc) != nil; got != c.want {
			t.Errorf("%s: asked %v, want %v", name, got, c.want)
		}
	}
}

// A letter of which OCR has lost what would have shown it is read as one all the same,
// and what is missing is told.
func TestLetterThatLostSomething(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 85, 110))); err != nil {
		t.Fatal(err)
	}
	engine := lines{"RESPONSIBLE ORGANIZATION (RESPORG) AUTHORIZATION", "", "Customer Company Name: Sequoia Seed & Bulb Catalog, Inc.", "Customer Address: 7750 Avenue 328",
		"City, State, Zip: Visalia, California 93291", "Contact Phone: 559-651-0133",
		"Current RespOrg ID: ATX01", "New RespOrg ID: BWD01", "", "Toll-Free Numbers (list each number)", "800-345-0150", "800-345-0151", "",
		"Customer requests that the New RespOrg assume control of the toll-free numbers above in the SMS/800 database.", "Owner   09 Nov 2026", "Title   Date"}
	result, err := Read(t.Context(), "fax.png", b.Bytes(), Options{OCR: engine})
	if err != nil {
		t.Fatal(err)
	}
	r := result.Records[0]
	if r.Document.Kind != porting.KindLOA || r.Fields[porting.CustomerName] == nil || len(r.Numbers) != 2 {
		t.Errorf("kind %q, fields %v, numbers %v", r.Document.Kind, r.Fields, r.Numbers)
	}
	told := false
	for _, p := range r.Problems {
		told = told || p.Field == porting.Signature
	}
	if !told {
		t.Errorf("that no signature was found is not told: %+v", r.Problems)
	}
}
