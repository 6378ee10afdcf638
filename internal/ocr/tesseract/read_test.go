package tesseract

import (
	"context"
	"image"
	"math"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/ocr/ocrtest"
	"github.com/portcheck/portcheck/internal/ocr/scan"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/programtest"
)

// done is an engine that has read its picture.
type done struct{ picture *ocr.Picture }

func (d done) Page(context.Context, []byte, *page.Page) (*ocr.Picture, error) { return d.picture, nil }
func (d done) Image(context.Context, []byte) ([]*ocr.Picture, error) {
	return []*ocr.Picture{d.picture}, nil
}

// placed lays a picture on a page that is one.
func placed(t *testing.T, p *page.Page, picture *ocr.Picture) {
	t.Helper()
	p.Images = []page.Image{{Box: p.Media}}
	if err := ocr.Fill(t.Context(), done{picture}, nil, &page.Document{Pages: []*page.Page{p}}); err != nil {
		t.Fatal(err)
	}
}

// The same sheet however it lies on the glass, coarse and fine.
func TestReadsASheet(t *testing.T) {
	programtest.Need(t, []string{"tesseract"})
	sheet := ocrtest.Form(t)
	for _, c := range []struct {
		name string
		img  *image.Gray
		dpi  float64
		turn int
		skew float64
	}{
		{name: "askew", img: scan.Straighten(sheet, -1.5), dpi: 300, skew: 1.5},
		{name: "on its side, coarse", img: scan.Scale(scan.Quarter(sheet, 270), 2200, 1700), dpi: 200, turn: 90},
	} {
		t.Run(c.name, func(t *testing.T) {
			picture, err := Engine{}.read(t.Context(), c.img, c.dpi, c.dpi)
			if err != nil {
				t.Fatal(err)
			}
			if picture.Turn != c.turn || math.Abs(picture.Skew-c.skew) > 0.11 {
				t.Errorf("turned by %d, askew by %.2f; want %d, %.2f", picture.Turn, picture.Skew, c.turn, c.skew)
			}
			media := porting.Box{0, 0, 612, 792}
			if c.turn != 0 {
				media = porting.Box{0, 0, 792, 612}
			}
			p := &page.Page{Number: 1, Media: media}
			placed(t, p, picture)
			text := ocrtest.LinesOf(p)
			for _, want := range ocrtest.FormWords {
				if !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
					t.Errorf("%q was not read in\n%s", want, text)
				}
			}
			if len(picture.Rules) < 8 {
				t.Errorf("%d ruling lines, want 5 across and 3 down", len(picture.Rules))
			}
		})
	}
}

// A line of digits is parted where its ink has gaps.
func TestRespace(t *testing.T) {
	var glyphs []scan.Spot
	x := 0
	for i := range 10 {
		if i == 3 || i == 6 {
			x += 8 // a narrow blank
		}
		glyphs = append(glyphs, scan.Spot{X0: x, Y0: 0, X1: x + 18, Y1: 30, Area: 200})
		x += 22
	}
	word := pixelWord{Word: ocr.Word{Text: "4015550120", Confidence: 0.9}, x0: 0, x1: x}
	var got []string
	for _, w := range respace([]pixelWord{word}, glyphs, 42) {
		got = append(got, w.Text)
	}
	if s := strings.Join(got, " "); s != "401 555 0120" {
		t.Errorf("parted as %q", s)
	}
	// A letter that touches its neighbour: nobody knows which gap is whose.
	if out := respace([]pixelWord{word}, glyphs[1:], 42); len(out) != 1 {
		t.Errorf("parted without knowing its digits: %v", out)
	}
}

// Two readings of a line.
func TestSettle(t *testing.T) {
	line := func(confidence float64, words ...string) []ocr.Word {
		var out []ocr.Word
		for _, w := range words {
			out = append(out, ocr.Word{Text: w, Confidence: confidence})
		}
		return out
	}
	for _, c := range []struct {
		name string
		a, b []ocr.Word
		want string // each word, with a ? where it is doubtful
	}{
		{"the same", line(0.95, "Acme", "Inc."), line(0.96, "Acme", "Inc."), "Acme Inc."},
		{"other blanks", line(0.95, "AcmeInc."), line(0.96, "Acme", "Inc."), "Acme Inc."},
		{"a letter", line(0.94, "O'Dowd", "Realty"), line(0.96, "0'Dowd", "Realty"), "0'Dowd? Realty"},
		{"a comma less", line(0.96, "December", "1,", "2026"), line(0.95, "December", "1", "2026"), "December 1,? 2026"},
		{"a comma more", line(0.95, "December", "1,", "2026"), line(0.97, "December", "1", "2026"), "December 1,? 2026"},
		{"a word less at the end", line(0.95, "Acme", "Inc."), line(0.97, "Acme"), "Acme?"},
		{"one reading", nil, line(0.97, "Acme"), "Acme?"},
		{"nothing in common", line(0.6, "xYz"), line(0.9, "Wn"), "Wn?"},
	} {
		var got []string
		for _, w := range settle(c.a, c.b) {
			s := w.Text
			if w.Confidence < 0.9 {
				s += "?"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}

// A word that one reading has and the other has not is taken, with a doubt.
func TestSettleKeepsMissedWords(t *testing.T) {
	word := func(text string, x0, x1 float64) ocr.Word {
		return ocr.Word{Text: text, Confidence: 0.95, Rect: page.Rect{X0: x0, X1: x1, Y1: 0.1}}
	}
	a := []ocr.Word{word("A-1", 0.1, 0.15), word("Locksmiths", 0.17, 0.3), word("of", 0.32, 0.34), word("Tulsa", 0.36, 0.45)}
	b := []ocr.Word{word("Locksmiths", 0.17, 0.3), word("of", 0.32, 0.34), word("Tulsa", 0.36, 0.45)}
	b[0].Confidence = 0.99
	for _, got := range [][]ocr.Word{settle(a, b), settle(b, a)} {
		if joined(got) != "A-1LocksmithsofTulsa" || got[0].Confidence > differing || got[3].Confidence < 0.9 {
			t.Errorf("%v", got)
		}
	}
}
