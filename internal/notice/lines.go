package notice

// Lines of cells with their places, whoever read them: a page, a text, a mail.

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// cell is a run of text that reads as one, and where it stands.
type cell struct {
	text   string
	x0, x1 float64 // in points, or in characters of a text
	where  porting.Where
	words  []*page.Word // of a page
	read   porting.Read
	conf   float64
}

// line is what stands on one line; gap tells that a blank stands above it.
type line struct {
	cells []cell
	gap   bool
	title bool // a subject or a heading
}

func (l *line) text() string {
	if len(l.cells) == 1 {
		return l.cells[0].text
	}
	var b strings.Builder
	for i := range l.cells {
		if i > 0 {
			b.WriteString("  ")
		}
		b.WriteString(l.cells[i].text)
	}
	return b.String()
}

// at returns the place of text[from:to] of the cell.
func (c *cell) at(from, to int) porting.Where {
	if c.words == nil {
		w := c.where
		if w.Line > 0 {
			head := c.text[:from]
			w.Line += strings.Count(head, "\n")
			if i := strings.LastIndexByte(head, '\n'); i >= 0 {
				w.Column = 1 + utf8.RuneCountInString(head[i+1:])
			} else {
				w.Column += utf8.RuneCountInString(head)
			}
		}
		return w
	}
	pos := 0
	var box *porting.Box
	for i, word := range c.words {
		if i > 0 {
			pos += len(word.Gap)
		}
		end := pos + len(word.Text)
		if end > from && pos < to {
			if box == nil {
				b := word.Box
				box = &b
			} else {
				*box = porting.Box{min(box[0], word.Box[0]), min(box[1], word.Box[1]), max(box[2], word.Box[2]), max(box[3], word.Box[3])}
			}
		}
		pos = end
	}
	if box == nil {
		return c.where
	}
	return porting.Where{Page: c.where.Page, Box: box}
}

// pageLines are the lines of all pages, what the form fields hold in their places.
func pageLines(doc *page.Document, clock *limits.Clock) []line {
	var out []line
	for _, p := range doc.Pages {
		if p == nil {
			continue
		}
		first := true
		bottom := 0.0
		for _, l := range withWidgets(p) {
			clock.Tick()
			h := max(l.y1-l.y0, 6)
			out = append(out, line{cells: l.cells, gap: first || l.y0-bottom > 0.9*h})
			bottom = l.y1
			first = false
			if len(out) >= maxLines {
				return out
			}
		}
	}
	return out
}

// band is a line of a page while form values are put into it.
type band struct {
	y0, y1 float64
	cells  []cell
}

func withWidgets(p *page.Page) []band {
	var bands []band
	for _, l := range p.Lines() {
		if l.Angle != 0 {
			continue
		}
		b := band{y0: l.Y0, y1: l.Y1}
		for _, s := range l.Segments {
			b.cells = append(b.cells, pageCell(p.Number, s))
		}
		bands = append(bands, b)
	}
	sort.SliceStable(bands, func(i, j int) bool { return bands[i].y0 < bands[j].y0 })
	for _, w := range p.Widgets {
		t := clean(w.Value)
		if t == "" || w.Hidden || w.Type != page.TextField && w.Type != page.ComboBox {
			continue
		}
		mid := w.Upright.MidY()
		if w.MultiLine || strings.Contains(t, "\n") {
			mid = w.Upright.Y0 + 6
		}
		box := w.Box
		c := cell{text: t, x0: w.Upright.X0, x1: w.Upright.X1, read: porting.ReadForm, conf: 1, where: porting.Where{Page: p.Number, Box: &box}}
		i := sort.Search(len(bands), func(i int) bool { return bands[i].y1 >= mid-5 })
		if i < len(bands) && (bands[i].y0+bands[i].y1)/2-mid <= 5 {
			bands[i].cells = append(bands[i].cells, c)
			continue
		}
		bands = append(bands, band{})
		copy(bands[i+1:], bands[i:])
		bands[i] = band{y0: mid - 5, y1: mid + 5, cells: []cell{c}}
	}
	for i := range bands {
		cells := bands[i].cells
		sort.SliceStable(cells, func(a, b int) bool { return cells[a].x0 < cells[b].x0 })
	}
	return bands
}

func pageCell(number int, s page.Segment) cell {
	c := cell{text: s.Text(), x0: s.X0, x1: s.X1, words: s.Words, read: porting.ReadText, conf: 1}
	box := s.Words[0].Box
	for _, w := range s.Words {
		box = porting.Box{min(box[0], w.Box[0]), min(box[1], w.Box[1]), max(box[2], w.Box[2]), max(box[3], w.Box[3])}
		if w.Read == porting.ReadOCR {
			c.read, c.conf = porting.ReadOCR, min(c.conf, w.Confidence)
		}
	}
	c.where = porting.Where{Page: number, Box: &box}
	return c
}

// textLines are the lines of a text, cut into cells at tabs, at bars, and at runs
// of two blanks or more.
func textLines(text string) []line {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	var out []line
	gap := true
	for number, rest := 1, text; rest != "" && len(out) < maxLines; number++ {
		var s string
		s, rest, _ = strings.Cut(rest, "\n")
		l := line{gap: gap, cells: cutText(s, number)}
		gap = len(l.cells) == 0
		if !gap {
			out = append(out, l)
		}
	}
	return out
}

// columnWidth is how wide a column of a line with tabs or bars counts.
const columnWidth = 1000

func cutText(s string, number int) []cell {
	var out []cell
	before, col := 0, 0 // the last cell's first byte, and how many characters stand before it
	give := func(from, to int, x0 float64) {
		part := s[from:to]
		trimmed := strings.Trim(part, " \t\u00a0\f\v")
		if trimmed == "" || strings.Trim(trimmed, "-=_*+|~") == "" && len(trimmed) > 2 {
			return
		}
		from += strings.Index(part, trimmed)
		col += utf8.RuneCountInString(s[before:from])
		before = from
		if strings.IndexByte(trimmed, inCell) >= 0 {
			trimmed = strings.Join(strings.FieldsFunc(trimmed, func(r rune) bool { return r == inCell }), "\n")
		}
		if x0 < 0 {
			x0 = float64(col)
		}
		out = append(out, cell{text: trimmed, x0: x0, x1: x0 + float64(utf8.RuneCountInString(trimmed)),
			where: porting.Where{Line: number, Column: col + 1}, read: porting.ReadText, conf: 1})
	}
	sep := byte(0)
	switch {
	case strings.Count(s, "|") >= 2:
		sep = '|'
	case strings.ContainsRune(strings.Trim(s, " \t"), '\t'):
		sep = '\t'
	}
	if sep != 0 {
		for i, from := 0, 0; ; i++ {
			end := strings.IndexByte(s[from:], sep)
			if end < 0 {
				give(from, len(s), columnWidth*float64(i))
				return out
			}
			give(from, from+end, columnWidth*float64(i))
			from += end + 1
		}
	}
	for from := 0; from < len(s); {
		for from < len(s) && (s[from] == ' ' || s[from] == '\t') {
			from++
		}
		end := from
		for end < len(s) && !strings.HasPrefix(s[end:], "  ") && s[end] != '\t' {
			end++
		}
		// two blanks behind a full stop are typing, no column
		for end > from && strings.IndexByte(".!?", s[end-1]) >= 0 && strings.HasPrefix(s[end:], "  ") && !strings.HasPrefix(s[end:], "   ") {
			end += 2
			for end < len(s) && !strings.HasPrefix(s[end:], "  ") && s[end] != '\t' {
				end++
			}
		}
		if end > from {
			give(from, end, -1)
		}
		from = end
	}
	return out
}
