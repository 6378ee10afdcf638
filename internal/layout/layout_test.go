package layout

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// word is a word of 10 points whose letters are 5 points wide.
func word(x, y float64, text string) *page.Word {
	r := page.Rect{X0: x, Y0: y - 10, X1: x + 5*float64(len([]rune(text))), Y1: y}
	return &page.Word{Text: text, Size: 10, Upright: r, Blank: strings.Trim(text, "_") == ""}
}

// frame is the four rules around a rectangle.
func frame(x0, y0, x1, y1 float64) []page.Rule {
	return []page.Rule{{X0: x0, Y0: y0, X1: x1, Y1: y0}, {X0: x0, Y0: y1, X1: x1, Y1: y1}, {X0: x0, Y0: y0, X1: x0, Y1: y1}, {X0: x1, Y0: y0, X1: x1, Y1: y1}}
}

func paper(words ...*page.Word) *page.Page {
	return &page.Page{Number: 1, Media: porting.Box{0, 0, 612, 792}, Words: words}
}

func texts(s *Sheet) []string {
	var out []string
	for _, g := range s.Segments {
		out = append(out, g.Text)
	}
	return out
}

func TestSegments(t *testing.T) {
	ruled := paper(word(50, 50, "Name"), word(76, 50, "Acme"))
	ruled.Rules = []page.Rule{{X0: 73, Y0: 30, X1: 73, Y1: 60}}
	hidden := paper(word(50, 50, "Name"), word(50, 80, "secret"))
	hidden.Words[1].Hidden = page.Invisible
	layer := paper(word(50, 50, "Name"))
	layer.Words[0].Hidden = page.Invisible
	broken := paper(word(50, 50, "Name"), word(math.NaN(), 80, "nowhere"))
	for name, test := range map[string]struct {
		p    *page.Page
		want []string
	}{
		"a gap divides":             {paper(word(50, 50, "Customer"), word(93, 50, "Name:"), word(200, 50, "Acme")), []string{"Customer Name:", "Acme"}},
		"a rule between":            {ruled, []string{"Name", "Acme"}},
		"lines come from the top":   {paper(word(50, 90, "second"), word(50, 50, "first")), []string{"first", "second"}},
		"underscores are blanks":    {paper(word(50, 50, "Name"), word(80, 50, "______")), []string{"Name"}},
		"what nobody sees":          {hidden, []string{"Name"}},
		"a layer that stands alone": {layer, []string{"Name"}},
		"what stands nowhere":       {broken, []string{"Name"}},
	} {
		if got := texts(New(test.p)); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

func TestCells(t *testing.T) {
	p := paper(word(55, 60, "Name"), word(155, 60, "Acme"))
	p.Rules = append(frame(50, 45, 150, 65), frame(150, 45, 300, 65)...)
	s := New(p)
	if len(s.Cells) != 2 || s.Segments[0].Cell == s.Segments[1].Cell || s.Segments[0].Cell < 0 {
		t.Fatalf("cells %v, segments in %d and %d", s.Cells, s.Segments[0].Cell, s.Segments[1].Cell)
	}
	if len(s.Under) != 0 {
		t.Errorf("sides of cells are no lines to write on: %v", s.Under)
	}
	line := paper(word(50, 60, "Name"))
	line.Rules = []page.Rule{{X0: 80, Y0: 61, X1: 300, Y1: 61}}
	if s := New(line); len(s.Under) != 1 || !s.OnBlank(page.Rect{X0: 90, Y0: 51, X1: 120, Y1: 61}) || s.OnBlank(s.Segments[0].Rect) {
		t.Errorf("lines to write on: %v", s.Under)
	}
}

// A row of small boxes with a character in each is one cell with one text.
func TestCombs(t *testing.T) {
	p := paper()
	for i, c := range "4471" {
		x := 50 + 12*float64(i)
		p.Words = append(p.Words, word(x+3, 60, string(c)))
		p.Rules = append(p.Rules, frame(x, 48, x+12, 63)...)
	}
	if s := New(p); len(s.Cells) != 1 || !slices.Equal(texts(s), []string{"4471"}) {
		t.Errorf("cells %v, segments %q", s.Cells, texts(s))
	}
}

func TestDrawnWithCharacters(t *testing.T) {
	var words []*page.Word
	for y := 50.0; y < 90; y += 20 {
		words = append(words, word(50, y, "+-------+-------+"), word(50, y+10, "|"), word(57, y+10, "Name"), word(90, y+10, "|"), word(97, y+10, "Acme"), word(130, y+10, "|"))
	}
	words = append(words, word(50, 90, "+-------+-------+"))
	s := New(paper(words...))
	if len(s.Cells) != 4 || !slices.Equal(texts(s), []string{"Name", "Acme", "Name", "Acme"}) {
		t.Errorf("%d cells, segments %q", len(s.Cells), texts(s))
	}
}

// InLine finds the segments of a line, and those that are as high as a page.
func TestInLine(t *testing.T) {
	s := New(paper(word(50, 50, "one"), word(200, 50, "two"), word(50, 80, "three"), word(50, 2000, "far")))
	var got []string
	for g := range s.InLine(s.Segments[0].Rect) {
		got = append(got, g.Text)
	}
	slices.Sort(got)
	if !slices.Equal(got, []string{"one", "two"}) {
		t.Errorf("%q", got)
	}
	if left, right := s.Neighbours(s.Segments[0], s.Segments[0].Rect); left != nil || right != s.Segments[1] {
		t.Errorf("neighbours %v, %v", left, right)
	}
	for range s.InLine(page.Rect{Y0: -1e6, Y1: 1e6}) { // as many bands as there are is no line
		break
	}
}

func TestSpans(t *testing.T) {
	s := New(paper(word(50, 50, "Name:"), word(80, 50, "Acme"), word(105, 50, "Inc.")))
	sp := s.Segments[0].Slice(5, len(s.Segments[0].Text))
	if sp.Text() != "Acme Inc." || len(sp.Words()) != 2 || sp.Rect().X0 != 80 || sp.Empty() {
		t.Errorf("%q, %d words, %v", sp.Text(), len(sp.Words()), sp.Rect())
	}
	if half := s.Segments[0].Slice(6, 8); half.Text() != "Ac" || half.Rect().X1 != 90 {
		t.Errorf("%q %v", half.Text(), half.Rect())
	}
	if none := s.Segments[0].Slice(5, 6); !none.Empty() || none.Words() != nil {
		t.Errorf("%q", none.Text())
	}
}

// Words of a typewriter's face between two stretches of underscores are on one line to
// write on with them, however wide their blanks are.
func TestFilledBetweenUnderscores(t *testing.T) {
	p := &page.Page{Number: 1, Media: porting.Box{0, 0, 612, 792}}
	x := 50.0
	for i, text := range []string{"__", "XO", "Communications", "_____"} {
		if i == 2 {
			x += 5.7 // a blank; the underscores touch the text
		}
		wide := 5.7 * float64(len(text))
		r := page.Rect{X0: x, Y0: 50, X1: x + wide, Y1: 57.6}
		p.Words = append(p.Words, &page.Word{Text: text, Size: 9.5, Upright: r, Box: p.ToBox(r), Blank: strings.Trim(text, "_") == ""})
		x += wide
	}
	if s := New(p); len(s.Blanks) != 1 || s.Blanks[0].X0 != 50 || s.Blanks[0].X1 != x {
		t.Errorf("%v", s.Blanks)
	}
}

// The fields of a page whose text runs up the page are turned with it, and what was typed
// over them is still found; a page with one word is turned too.
func TestFieldsOfATurnedPage(t *testing.T) {
	p := &page.Page{Media: [4]float64{0, 0, 612, 792}}
	p.Words = []*page.Word{{Text: "Name:", Upright: page.Rect{X0: 100, Y0: 600, X1: 112, Y1: 640}, Angle: 90}}
	w := &page.Widget{Type: page.TextField, Value: "Acme", Upright: page.Rect{X0: 98, Y0: 400, X1: 114, Y1: 590}}
	p.Widgets = []*page.Widget{w}
	s := New(p)
	s.TypedOver = map[*page.Widget]porting.Box{w: {1, 2, 3, 4}}
	if len(s.Words) != 1 || len(s.Widgets) != 1 {
		t.Fatalf("%d words, %d fields", len(s.Words), len(s.Widgets))
	}
	if a, b := s.Words[0].Upright, s.Widgets[0].Upright; !SameLine(a, b) || b.X0 < a.X1 {
		t.Errorf("the label at %v, its field at %v", a, b)
	}
	if box, ok := s.OverBlank(s.Widgets[0]); !ok || box != (porting.Box{1, 2, 3, 4}) {
		t.Errorf("%v %v", box, ok)
	}
	if w.Upright.X0 != 98 {
		t.Error("the page's own field was changed")
	}
}

// Characters in boxes of their own that stand apart are one text, its groups with a blank
// between them; boxes to tick beside each other are not.
func TestBoxesThatStandApart(t *testing.T) {
	row := func(y float64, text string, apart, group float64) (words []*page.Word, rules []page.Rule) {
		x := 60.0
		for _, c := range text {
			if c == ' ' {
				x += group
				continue
			}
			rules = append(rules, frame(x, y-14, x+16, y+2)...)
			words = append(words, word(x+5, y, string(c)))
			x += 16 + apart
		}
		return words, rules
	}
	var words []*page.Word
	var rules []page.Rule
	for i, text := range []string{"225 637 4983", "X B F Z"} {
		w, r := row(100+40*float64(i), text, 2, 8)
		words, rules = append(words, w...), append(rules, r...)
	}
	touching, sides := row(250, "636 555 01", 0, 8)
	words, rules = append(words, touching...), append(rules, sides...)
	ticks, boxes := row(200, "☒ ☐ ☐ ☒", 2, 8)
	p := paper(append(words, ticks...)...)
	p.Rules = append(rules, boxes...)
	got := texts(New(p))
	want := []string{"225 637 4983", "X B F Z"}
	if len(got) < 2 || got[0] != want[0] || got[1] != want[1] || len(got) != 9 || got[6] != "636" {
		t.Errorf("%q", got)
	}
}
