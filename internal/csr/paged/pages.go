// Package paged makes grids of pages and of texts: lines cut into segments at column gaps,
// columns over all lines, ruled tables, columns that go on over the page.
package paged

// Pages as grids: lines cut into segments at column gaps, segments that stand
// above each other put into one column. A plain text file is cut the same way,
// at runs of blanks.

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// Cut is a segment of a line before it has a column.
type Cut struct {
	line   int // number of the row
	X0, X1 float64
	Text   string
	Where  *porting.Where // nil in a text, whose lines and columns say it
	at     int            // its column in the line of a text
	Conf   float64
	flags  sheet.Flags
	Column int
	Words  []*page.Word
}

// OfPages makes one grid of all pages.
func OfPages(doc *page.Document, time *limits.Clock) *cells.Grid {
	var cuts []Cut
	row := 0
	read := porting.ReadText
	ocr, words := 0, 0
	pages := make([]*sheetPage, 0, len(doc.Pages))
	for _, p := range doc.Pages {
		time.Look()
		pages = append(pages, &sheetPage{Page: p, bands: bands(p)})
	}
	first := overPage(pages)
	for _, p := range pages[:first] {
		row += 3
		bottom := 0.0
		for k, b := range p.bands {
			time.Tick()
			row++
			height := b.Height()
			for _, s := range b.parts {
				if s.ruled {
					height = math.Min(height, s.words[0].Upright.Height())
				}
			}
			if k > 0 && b.Y0-bottom > 1.2*math.Max(height, 6) {
				row++ // a blank line between paragraphs
			}
			bottom = b.Y1
			p.rows = append(p.rows, row)
			for i, s := range b.parts {
				if i > 0 && !s.ruled && len(s.words) > 1 && s.words[0].Text == ":" {
					if last := &cuts[len(cuts)-1]; last.Words != nil { // it ends the label before it
						*last = WordCut(row, p.Number, append(slices.Clone(last.Words), s.words[0]))
						s.words = s.words[1:]
					}
				}
				for _, w := range s.words {
					words++
					if w.Read == porting.ReadOCR {
						ocr++
					}
				}
				c := WordCut(row, p.Number, s.words)
				if s.ruled {
					c.X0, c.X1 = s.x0, s.x1
					if text := page.TextOf(s.words); strings.Contains(text, "\n") {
						c.Text, c.Words = unbroken(strings.TrimSpace(text)), nil // not to be divided
					}
				}
				cuts = append(cuts, c)
			}
		}
	}
	for k, p := range pages[first:] {
		left := pages[k%first]
		cuts = append(cuts, p.beside(left, float64(k/first+1)*2000)...)
	}
	if ocr*2 > words {
		read = porting.ReadOCR
	}
	return cutGrid(cuts, read, time)
}

// unbroken is the text of a cell whose lines a number runs over: "503-754-" above "0915".
// That it was too long for its column is no part of it.
func unbroken(text string) string {
	joined := strings.ReplaceAll(strings.ReplaceAll(text, "-\n", "-"), "\n", " ")
	if _, ok := telephone.Parse(joined); ok {
		return joined
	}
	return text
}

// WordCut makes a segment of words.
func WordCut(row, number int, words []*page.Word) Cut {
	c := Cut{line: row, Text: strings.TrimSpace(page.Join(words)), Conf: 1, Words: words}
	var box porting.Box
	for i, w := range words {
		c.Conf = min(c.Conf, w.Confidence)
		if i == 0 {
			box, c.X0, c.X1 = w.Box, w.Upright.X0, w.Upright.X1
		}
		box = porting.Box{min(box[0], w.Box[0]), min(box[1], w.Box[1]), max(box[2], w.Box[2]), max(box[3], w.Box[3])}
		c.X0, c.X1 = min(c.X0, w.Upright.X0), max(c.X1, w.Upright.X1)
	}
	c.Where = &porting.Where{Page: number, Box: &box}
	if w := words[0]; w.Line > 0 {
		c.Where = &porting.Where{Line: w.Line, Column: w.Column}
	}
	return c
}

// OfText cuts the lines of a text file at tabs and at runs of two blanks, or where a line
// of dashes says that columns begin.
func OfText(s *sheet.Sheet, time *limits.Clock) *cells.Grid {
	var cuts []Cut
	ruled := rulers(s)
	last := 0 // the line at which reading ended, 0 for the end
	for i := range s.Rows {
		time.Tick()
		if len(cuts) > limits.TextCells {
			last = s.Rows[i].Index
			break
		}
		c := &s.Rows[i].Cells[0]
		text := c.Text
		col := start(c)
		for pos := 0; pos < len(text); {
			for pos < len(text) && (text[pos] == ' ' || text[pos] == '\t') {
				pos++
			}
			if pos == len(text) {
				break
			}
			if n := len(cuts); (text[pos] == ':' || strings.HasPrefix(text[pos:], "= ")) && n > 0 && cuts[n-1].line == s.Rows[i].Index {
				cuts[n-1].Text += ":" // "ACCOUNT NO     : 4711", "account   = 4711": it ends the label before it
				pos++
				continue
			}
			end := pos
			for end < len(text) && text[end] != '\t' && !strings.HasPrefix(text[end:], "  ") {
				end++
			}
			if ruled != nil && ruled[i] != nil {
				end = ruled[i].end(text, pos, col)
			}
			part := strings.TrimSpace(text[pos:end])
			at := col + utf8.RuneCountInString(text[:pos])
			cuts = append(cuts, Cut{line: s.Rows[i].Index, X0: 6 * float64(at), X1: 6 * float64(at+utf8.RuneCountInString(part)),
				Text: part, at: at, Conf: 1})
			pos = end
		}
	}
	g := cutGrid(cuts, porting.ReadText, time)
	g.Ended = last
	return g
}

// cutGrid gives the segments columns and makes a grid of them.
func cutGrid(cuts []Cut, read porting.Read, time *limits.Clock) *cells.Grid {
	cuts = divided(cuts)
	columns(cuts, time)
	g := &cells.Grid{Sheet: &sheet.Sheet{}, Read: read, Spans: make(map[[2]int][2]float64, len(cuts)), Labels: map[string]cells.Label{}}
	text := len(cuts) > 0 && cuts[0].Where == nil
	if text { // a text file: its cells know their places
		g.Sheet.TextFile = true
	} else {
		g.Places, g.Conf, g.Words = make(map[[2]int]porting.Where, len(cuts)), map[[2]int]float64{}, make(map[[2]int][]*page.Word, len(cuts))
	}
	sort.SliceStable(cuts, func(i, j int) bool {
		if cuts[i].line != cuts[j].line {
			return cuts[i].line < cuts[j].line
		}
		return cuts[i].Column < cuts[j].Column
	})
	for _, c := range cuts {
		if c.Text == "" {
			continue
		}
		n := len(g.Sheet.Rows)
		if n == 0 || g.Sheet.Rows[n-1].Index != c.line {
			g.Sheet.Rows = append(g.Sheet.Rows, sheet.Row{Index: c.line})
			n++
		}
		r := &g.Sheet.Rows[n-1]
		if k := len(r.Cells); k > 0 && int(r.Cells[k-1].Col) >= c.Column {
			c.Column = int(r.Cells[k-1].Col) + 1
		}
		cell := sheet.Cell{Text: c.Text, Raw: c.Text, Col: int16(min(c.Column, 16384)), Format: -1, Flags: c.flags}
		if text {
			cell.Line, cell.Column = int32(c.line), int32(c.at)
		} else {
			cell.Line, cell.Column = int32(c.Where.Line), int32(c.Where.Column)
		}
		r.Cells = append(r.Cells, cell)
		if c.flags&sheet.RunsOn != 0 {
			g.Clipped++
		}
		key := [2]int{c.line, c.Column}
		g.Spans[key] = [2]float64{c.X0, c.X1}
		if g.Places != nil {
			g.Places[key] = *c.Where
			if c.Words != nil {
				g.Words[key] = c.Words
			}
		}
		if c.Conf < 1 {
			g.Conf[key] = c.Conf
		}
	}
	return g
}

// columns numbers the columns: segments whose left edges agree are one, and so
// are neighbours that overlap and never stand in the same line (a centred header
// over its column).
func columns(cuts []Cut, time *limits.Clock) {
	order := make([]int, len(cuts))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return cuts[order[i]].X0 < cuts[order[j]].X0 })
	type cluster struct {
		x0, sum, width float64
		n              int
		lines          map[int]bool
		members        []int
	}
	var cs []*cluster
	for _, i := range order {
		c := cuts[i]
		if k := len(cs) - 1; k >= 0 && c.X0-cs[k].x0 <= 4 && !cs[k].lines[c.line] {
			cs[k].n++
			cs[k].width += c.X1 - c.X0
			cs[k].sum += c.X0
			cs[k].lines[c.line] = true
			cs[k].members = append(cs[k].members, i)
			continue
		}
		cs = append(cs, &cluster{c.X0, c.X0, c.X1 - c.X0, 1, map[int]bool{c.line: true}, []int{i}})
	}
	for merged := true; merged; {
		merged = false
		for k := 0; k+1 < len(cs); k++ {
			time.Tick()
			a, b := cs[k], cs[k+1]
			wa, wb := a.width/float64(a.n), b.width/float64(b.n)
			xa, xb := a.sum/float64(a.n), b.sum/float64(b.n)
			overlap := math.Min(xa+wa, xb+wb) - math.Max(xa, xb)
			if overlap < 0.5*math.Min(wa, wb) || xb-xa > 60 || shares(a.lines, b.lines) {
				continue
			}
			a.n, a.width, a.sum = a.n+b.n, a.width+b.width, a.sum+b.sum
			for l := range b.lines {
				a.lines[l] = true
			}
			a.members = append(a.members, b.members...)
			cs = append(cs[:k+1], cs[k+2:]...)
			merged = true
			k--
		}
	}
	for k, c := range cs {
		for _, i := range c.members {
			cuts[i].Column = k + 1
		}
	}
	var edges []float64 // where columns begin
	for _, c := range cs {
		if c.n >= 3 {
			edges = append(edges, c.sum/float64(c.n))
		}
	}
	edges = append(edges, wordEdges(cuts)...)
	sort.Float64s(edges)
	for i := range cuts {
		c := &cuts[i]
		for k := sort.SearchFloat64s(edges, c.X0+20); k < len(edges) && edges[k] < c.X1-4; k++ {
			if gluedAt(c.Words, edges[k]) {
				c.flags |= sheet.RunsOn
			}
		}
	}
}

// wordEdges are the places at which words of at least three lines begin, further right
// than their lines do.
func wordEdges(cuts []Cut) []float64 {
	type start struct {
		x    float64
		line int
	}
	var starts []start
	for i := range cuts {
		for k, w := range cuts[i].Words {
			if k > 0 {
				starts = append(starts, start{w.Upright.X0, cuts[i].line})
			}
		}
	}
	sort.Slice(starts, func(i, j int) bool { return starts[i].x < starts[j].x })
	var out []float64
	for i := 0; i < len(starts); {
		j, lines := i, map[int]bool{}
		for ; j < len(starts) && starts[j].x-starts[i].x <= 0.8; j++ {
			lines[starts[j].line] = true
		}
		if len(lines) >= 3 {
			out = append(out, starts[i].x)
		}
		i = j
	}
	return out
}

// gluedAt tells whether a word runs over the edge of a column and is two words put
// together there, "SuiteSalt": a cell that is cut off where the next one begins.
func gluedAt(words []*page.Word, x float64) bool {
	for _, w := range words {
		if w.Upright.X0 > x-4 || w.Upright.X1 < x+4 {
			continue
		}
		rs := []rune(w.Text)
		at := (x - w.Upright.X0) / w.Upright.Width() * float64(len(rs))
		for i := 1; i < len(rs); i++ {
			if math.Abs(float64(i)-at) <= 1.5 && unicode.IsLower(rs[i-1]) && unicode.IsUpper(rs[i]) ||
				math.Abs(float64(i)-at) <= 1.5 && unicode.IsLetter(rs[i-1]) && unicode.IsDigit(rs[i]) {
				return true
			}
		}
	}
	return false
}

func shares(a, b map[int]bool) bool {
	if len(b) < len(a) {
		a, b = b, a
	}
	for l := range a {
		if b[l] {
			return true
		}
	}
	return false
}
