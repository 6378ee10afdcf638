package ocr

import (
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// hidden makes words of a page's hidden layer.
func hidden(text string) *page.Page {
	p := &page.Page{Number: 1, Media: porting.Box{0, 0, 612, 792}}
	for _, t := range strings.Fields(text) {
		p.Words = append(p.Words, &page.Word{Text: t, Hidden: page.Invisible})
	}
	return p
}

func TestPoorLayer(t *testing.T) {
	const good = "Letter of Authorization to port telephone numbers. Customer Name: McAllister & O'Dowd, LLC, 1200 5th Ave, Suite 4B, Boise, ID 83702-1145. " +
		"I authorize the carrier named above to release (208) 555-0142 and 208-555-0143 from account ABC-20988 on 11/16/2026. Renée@acme.example"
	for name, c := range map[string]struct {
		text string
		want bool
	}{
		"good":  {good, false},
		"lost":  {"Scanned with an application", true},
		"wrong": {strings.NewReplacer("o", "0", "th", "tl1", "am", "arn1", "er", "cF", "ri", "n~").Replace(good), true},
		"signs": {strings.NewReplacer("e", "¢", "i", "|").Replace(good), true},
	} {
		if got := PoorLayer(hidden(c.text)); got != c.want {
			t.Errorf("%s: poor %v, want %v", name, got, c.want)
		}
	}
}

// A scan with a line of text over it is a picture; a page of text on a picture is none.
func TestIsPicture(t *testing.T) {
	media := porting.Box{0, 0, 612, 792}
	text := func(n int) (words []*page.Word) {
		for range n {
			words = append(words, &page.Word{Text: "word"})
		}
		return words
	}
	scan := page.Image{Box: media, Width: 1700, Height: 2200}
	for name, c := range map[string]struct {
		words []*page.Word
		image page.Image
		want  bool
	}{
		"bare":           {nil, scan, true},
		"stamped":        {text(6), scan, true},
		"a letter on it": {text(120), scan, false},
		"a logo":         {text(6), page.Image{Box: porting.Box{0, 600, 612, 792}, Width: 1700, Height: 500}, false},
		"a background":   {text(6), page.Image{Box: media, Width: 200, Height: 260}, false},
	} {
		if got := IsPicture(&page.Page{Media: media, Words: c.words, Images: []page.Image{c.image}}); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// What was typed over a scan stays as it is, and what OCR read of it is left out, as
// is what it read in a form field that is filled in.
func TestStampedScan(t *testing.T) {
	media := porting.Box{0, 0, 612, 792}
	p := &page.Page{Number: 1, Media: media, Images: []page.Image{{Box: media, Width: 1700, Height: 2200}},
		Words:   []*page.Word{{Text: "Tomás", Box: porting.Box{306, 594, 350, 606}, Read: porting.ReadText, Confidence: 1, Row: 1}},
		Widgets: []*page.Widget{{Type: page.TextField, Value: "4471", Box: porting.Box{300, 390, 400, 402}}}}
	p.FillUpright()
	at := func(text string, x, y float64) Word {
		return Word{Text: text, Confidence: 0.95, Rect: page.Rect{X0: x / 612, X1: (x + 40) / 612, Y0: (792 - y - 10) / 792, Y1: (792 - y) / 792}}
	}
	picture := &Picture{Words: []Word{at("Name:", 200, 595), at("Tomas", 307, 595), at("Account", 200, 391), at("447I", 310, 391)}}
	doc := &page.Document{Pages: []*page.Page{p}}
	if err := Fill(t.Context(), fake{picture: picture}, nil, doc); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, w := range p.Words {
		got = append(got, w.Text+" "+string(w.Read))
	}
	if s := strings.Join(got, ", "); s != "Name: ocr, Account ocr, Tomás text" {
		t.Errorf("words %s", s)
	}
}
