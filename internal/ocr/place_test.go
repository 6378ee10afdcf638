package ocr

import (
	"math"
	"slices"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Where a word of a sheet that lay askew or on its side stands on the sheet as it
// was put in.
func TestPlacesOfATurnedPicture(t *testing.T) {
	word := Word{Text: "word", Confidence: 0.95, Rect: page.Rect{X0: 0.8, Y0: 0.1, X1: 0.9, Y1: 0.12}}
	for _, c := range []struct {
		name string
		turn int
		skew float64
		want porting.Box // its middle
	}{
		{"straight", 0, 0, porting.Box{520.2, 704.88}},
		{"askew", 0, 2, porting.Box{530.8, 697.58}},
		{"on its side", 90, 0, porting.Box{67.32, 673.2}},
		{"upside down", 180, 0, porting.Box{91.8, 87.12}},
	} {
		p := &page.Page{Number: 1, Media: porting.Box{0, 0, 612, 792}}
		picture := &Picture{Words: []Word{word}, Turn: c.turn, Skew: c.skew}
		if err := place(t.Context(), &page.Document{}, p, picture, nil); err != nil {
			t.Fatal(err)
		}
		b := p.Words[0].Box
		if x, y := (b[0]+b[2])/2, (b[1]+b[3])/2; math.Abs(x-c.want[0]) > 0.6 || math.Abs(y-c.want[1]) > 0.6 {
			t.Errorf("%s: middle at %.2f, %.2f; want %v", c.name, x, y, c.want[:2])
		}
		if up := p.Words[0].Upright; p.Words[0].Box == (porting.Box{}) || up.X0 < up.X1/2 {
			t.Errorf("%s: upright %v", c.name, up)
		}
	}
}

// What is doubtful and lies on ink is a signature, unless it stands in a line with
// words that were read well: "Renée Müller-Ortiz".
func TestNamesAreNoSignatures(t *testing.T) {
	mark := page.Rect{X0: 0.3, Y0: 0.1, X1: 0.6, Y1: 0.12}
	name := Word{Text: "Muller-Ortiz", Confidence: 0.4, Rect: page.Rect{X0: 0.3, Y0: 0.1, X1: 0.4, Y1: 0.12}}
	first := Word{Text: "Renée", Confidence: 0.96, Rect: page.Rect{X0: 0.2, Y0: 0.1, X1: 0.29, Y1: 0.12}}
	for _, c := range []struct {
		words []Word
		want  int
	}{{[]Word{first, name}, 2}, {[]Word{name}, 0}} {
		p := &page.Page{Number: 1, Media: porting.Box{0, 0, 612, 792}}
		if err := place(t.Context(), &page.Document{}, p, &Picture{Words: c.words, Marks: []page.Rect{mark}}, nil); err != nil {
			t.Fatal(err)
		}
		if len(p.Words) != c.want {
			t.Errorf("%d words kept of %v, want %d", len(p.Words), c.words, c.want)
		}
	}
}

// Type that was read badly is no signature: its ink is as low as the lines of the page.
func TestLowInkIsType(t *testing.T) {
	picture := &Picture{Width: 612, Height: 792, Words: []Word{
		{Text: "Contact", Confidence: 0.97, Rect: page.Rect{X0: 0.1, Y0: 0.30, X1: 0.2, Y1: 0.315}}, {Text: "Name", Confidence: 0.97, Rect: page.Rect{X0: 0.25, Y0: 0.30, X1: 0.3, Y1: 0.315}},
		{Text: "530-720-1552", Confidence: 0.5, Rect: page.Rect{X0: 0.3, Y0: 0.40, X1: 0.4, Y1: 0.415}}, {Text: "Ah,", Confidence: 0.5, Rect: page.Rect{X0: 0.3, Y0: 0.60, X1: 0.4, Y1: 0.63}}},
		Marks: []page.Rect{{X0: 0.3, Y0: 0.4, X1: 0.4, Y1: 0.416}, {X0: 0.3, Y0: 0.6, X1: 0.4, Y1: 0.63}}}
	doc := &page.Document{}
	p := &page.Page{Number: 1, Media: [4]float64{0, 0, 612, 792}}
	if err := place(t.Context(), doc, p, picture, nil); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, w := range p.Words {
		got = append(got, w.Text)
	}
	if want := []string{"Contact", "Name", "530-720-1552"}; !slices.Equal(got, want) {
		t.Errorf("words %q, want %q", got, want)
	}
	if len(p.Unread) != 1 || p.Unread[0].Y0 < 400 {
		t.Errorf("unread %v, want what was left out for a signature's", p.Unread)
	}
}
