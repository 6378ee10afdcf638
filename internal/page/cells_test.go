package page

import (
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
)

// sheet is an upright page of 600 by 800 points.
func sheet() *Page { return &Page{Media: porting.Box{0, 0, 600, 800}} }

func (p *Page) word(text, gap string, x0, y0, x1, y1 float64) *Word {
	w := &Word{Text: text, Gap: gap, Upright: Rect{x0, y0, x1, y1}, Size: y1 - y0}
	p.Words = append(p.Words, w)
	return w
}

func (p *Page) rect(x0, y0, x1, y1 float64) {
	p.Rules = append(p.Rules, Rule{x0, y0, x1, y0, 1}, Rule{x0, y1, x1, y1, 1}, Rule{x0, y0, x0, y1, 1}, Rule{x1, y0, x1, y1, 1})
}

func TestCellsOfGrid(t *testing.T) {
	p := sheet()
	// A grid of 2 rows and 3 columns; in the second row the last two are merged.
	for _, y := range []float64{100, 120, 140} {
		p.Rules = append(p.Rules, Rule{50, y, 350, y, 1})
	}
	for _, x := range []float64{50, 150, 350} {
		p.Rules = append(p.Rules, Rule{x, 100, x, 140, 1})
	}
	p.Rules = append(p.Rules, Rule{250, 100, 250, 120, 1})
	p.word("a", "", 60, 105, 70, 115)
	p.word("b", "", 160, 105, 170, 115)
	p.word("c", "", 260, 105, 270, 115)
	p.word("d", "", 60, 125, 70, 135)
	p.word("e", "", 160, 125, 170, 135)
	p.word("f", "\u00A0", 172, 125, 180, 135)
	ts := p.Tables()
	if len(ts) != 1 || ts[0].Rows != 2 || ts[0].Columns != 3 || len(ts[0].Cells) != 5 {
		t.Fatalf("tables: %+v", ts)
	}
	for _, c := range []struct {
		row, col int
		text     string
	}{{0, 0, "a"}, {0, 1, "b"}, {0, 2, "c"}, {1, 0, "d"}, {1, 1, "e\u00A0f"}, {1, 2, "e\u00A0f"}} {
		if got := ts[0].At(c.row, c.col).Text(); got != c.text {
			t.Errorf("cell %d,%d is %q, want %q", c.row, c.col, got, c.text)
		}
	}
	if e := ts[0].At(1, 1); e.ColumnSpan != 2 || e.RowSpan != 1 {
		t.Errorf("spans: %+v", e)
	}
}

// Each cell drawn as a rectangle of its own, the sides a point apart.
func TestCellsOfSeparateRectangles(t *testing.T) {
	p := sheet()
	p.rect(50, 100, 149, 120)
	p.rect(150, 100, 250, 120)
	p.rect(50, 121, 149, 141)
	p.rect(150, 121, 250, 141)
	p.rect(400, 100, 500, 120) // stands alone
	ts := p.Tables()
	if len(ts) != 2 || ts[0].Rows != 2 || ts[0].Columns != 2 || len(ts[0].Cells) != 4 || len(ts[1].Cells) != 1 {
		for _, x := range ts {
			t.Errorf("%+v", *x)
		}
	}
}

func TestCellTextHasLines(t *testing.T) {
	p := sheet()
	p.rect(50, 100, 250, 160)
	p.word("100", "", 60, 105, 80, 115)
	p.word("Main", "  ", 86, 105, 110, 115)
	p.word("Springfield", "", 60, 120, 110, 130)
	if got, want := p.Cells()[0].Text(), "100  Main\nSpringfield"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLinesSplitAtColumnsAndRules(t *testing.T) {
	p := sheet()
	p.word("Name:", "", 50, 100, 80, 110)
	p.word("Jane", " ", 83, 100, 105, 110)
	p.word("Date:", " ", 300, 100, 325, 110)
	p.word("x", " ", 328, 100, 333, 110)
	p.Rules = append(p.Rules, Rule{326.5, 90, 326.5, 120, 1})
	ls := p.Lines()
	if len(ls) != 1 || len(ls[0].Segments) != 3 {
		t.Fatalf("lines: %+v", ls)
	}
	for i, want := range []string{"Name: Jane", "Date:", "x"} {
		if got := ls[0].Segments[i].Text(); got != want {
			t.Errorf("segment %d: %q, want %q", i, got, want)
		}
	}
}

func TestUprightAndBack(t *testing.T) {
	b := porting.Box{100, 200, 150, 220}
	for rotate, want := range map[int]Rect{
		0:   {90, 570, 140, 590},
		90:  {190, 90, 210, 140},
		180: {450, 190, 500, 210},
		270: {570, 450, 590, 500},
	} {
		p := &Page{Media: porting.Box{10, 10, 600, 790}, Rotate: rotate}
		if got := p.ToUpright(b); got != want {
			t.Errorf("rotate %d: %v, want %v", rotate, got, want)
		}
		if got := p.ToBox(p.ToUpright(b)); got != b {
			t.Errorf("rotate %d: back to %v", rotate, got)
		}
	}
}

func TestTextPutsValuesBetweenWords(t *testing.T) {
	p := sheet()
	for i, w := range []struct {
		text   string
		x0, x1 float64
	}{{"of", 50, 60}, {"[", 63, 66}, {"]", 150, 153}, {"no.", 156, 170}} {
		word := p.word(w.text, "  ", w.x0, 100, w.x1, 110)
		word.Row = 1
		if i == 0 {
			word.Gap = ""
		}
	}
	p.Widgets = []*Widget{{Type: TextField, Value: "Springfield", Upright: Rect{68, 97, 148, 113}}}
	if got, want := p.Text(), "of  [  Springfield  ]  no.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTextPutsValuesInPlace(t *testing.T) {
	p := sheet()
	p.word("Name:", "", 50, 100, 80, 110)
	p.word("City:", "", 50, 130, 80, 140)
	p.Widgets = []*Widget{{Type: TextField, Value: "Acme, Inc.", Upright: Rect{90, 97, 300, 113}}}
	if got, want := p.Text(), "Name:  Acme, Inc.\nCity:\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestBlocksReadColumnByColumn(t *testing.T) {
	p := sheet()
	for i := range 4 {
		y := 100 + float64(i)*12
		p.word("left", "", 50, y, 250, y+10)
		p.word("right", " ", 300, y, 500, y+10)
	}
	bs := p.Blocks()
	if len(bs) != 2 || bs[0].Text() != "left\nleft\nleft\nleft" {
		t.Errorf("blocks: %+v", bs)
	}
}
