package csr

// Pages as grids: lines cut into segments at column gaps, segments that stand
// above each other put into one column. A plain text file is cut the same way,
// at runs of blanks.

import (
	"context"
	"math"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// ReadPages reads the accounts of a record that is a PDF, an image or a printed
// text: one record an account, and at least one. The error is the context's, and
// only when it was cancelled.
func ReadPages(ctx context.Context, doc *page.Document, d porting.Document) ([]*porting.Record, error) {
	c := &collector{Clock: limits.NewClock(ctx), problems: doc.Problems, pages: true}
	return c.read(func() []*grid { return []*grid{pageGrid(doc, &c.Clock)} }, d)
}

// LooksPages tells how much pages look like a customer service record: 0 for not
// at all, 100 for one that says so and holds account data. A letter of
// authorization has the same labels; what only it has counts against it.
func LooksPages(doc *page.Document) int {
	score := 0
	v := labels.CSR()
	seen := map[labels.Target]bool{}
	fids := 0
	for k, p := range doc.Pages {
		if k == 3 {
			break
		}
		for i, l := range p.Lines() {
			if i > 120 {
				break
			}
			text := l.Text()
			if _, ok := fidLine(text); ok || sectionLine(text) != "" {
				fids++
			}
			for _, s := range l.Segments {
				t := s.Text()
				if len(t) > maxLabel {
					continue
				}
				m, ok := v.Exact(t)
				if !ok {
					if m, ok = v.Prefix(t); ok && m.Sep != ':' {
						ok = false
					}
				}
				if ok && !m.Fuzzy {
					seen[m.Target] = true
				}
			}
		}
	}
	if seen[labels.Title] {
		score += 50
	}
	if fids >= 3 {
		score += 50
	}
	for _, t := range []labels.Target{labels.Status, labels.Features, labels.Numbers, labels.Target(porting.AccountNumber),
		labels.Target(porting.CSRDate), labels.AccountBTN, labels.ListedName} {
		if seen[t] {
			score += 8
		}
	}
	for _, t := range []labels.Target{labels.LOASign, labels.PortSign, labels.Target(porting.NewCarrier), labels.Target(porting.Signature)} {
		if seen[t] {
			score -= 30
		}
	}
	return min(max(score, 0), 100)
}

// cut is a segment of a line before it has a column.
type cut struct {
	line   int // number of the row
	x0, x1 float64
	text   string
	where  porting.Where
	conf   float64
	flags  sheet.Flags
	column int
	words  []*page.Word
}

func pageGrid(doc *page.Document, time *limits.Clock) *grid {
	var cuts []cut
	row := 0
	read := porting.ReadText
	ocr, words := 0, 0
	pages := make([]*sheetPage, 0, len(doc.Pages))
	for _, p := range doc.Pages {
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
			for _, s := range b.parts {
				for _, w := range s.words {
					words++
					if w.Read == porting.ReadOCR {
						ocr++
					}
				}
				c := wordCut(row, p.Number, s.words)
				if s.ruled {
					c.x0, c.x1 = s.x0, s.x1
					if text := page.TextOf(s.words); strings.Contains(text, "\n") {
						c.text, c.words = strings.TrimSpace(text), nil // not to be divided
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

// wordCut makes a segment of words.
func wordCut(row, number int, words []*page.Word) cut {
	c := cut{line: row, text: strings.TrimSpace(page.Join(words)), conf: 1, words: words}
	var box porting.Box
	for i, w := range words {
		c.conf = min(c.conf, w.Confidence)
		if i == 0 {
			box, c.x0, c.x1 = w.Box, w.Upright.X0, w.Upright.X1
		}
		box = porting.Box{min(box[0], w.Box[0]), min(box[1], w.Box[1]), max(box[2], w.Box[2]), max(box[3], w.Box[3])}
		c.x0, c.x1 = min(c.x0, w.Upright.X0), max(c.x1, w.Upright.X1)
	}
	c.where = porting.Where{Page: number, Box: &box}
	if w := words[0]; w.Line > 0 {
		c.where = porting.Where{Line: w.Line, Column: w.Column}
	}
	return c
}

// plainGrid cuts the lines of a text file at tabs and at runs of two blanks.
func plainGrid(s *sheet.Sheet, time *limits.Clock) *grid {
	var cuts []cut
	for i := range s.Rows {
		c := &s.Rows[i].Cells[0]
		text := c.Text
		col := int(c.Column) - utf8.RuneCountInString(text[:len(text)-len(strings.TrimLeft(text, " \t"))])
		for pos := 0; pos < len(text); {
			for pos < len(text) && (text[pos] == ' ' || text[pos] == '\t') {
				pos++
			}
			if pos == len(text) {
				break
			}
			end := pos
			for end < len(text) && text[end] != '\t' && !strings.HasPrefix(text[end:], "  ") {
				end++
			}
			part := strings.TrimSpace(text[pos:end])
			at := col + utf8.RuneCountInString(text[:pos])
			cuts = append(cuts, cut{line: s.Rows[i].Index, x0: 6 * float64(at), x1: 6 * float64(at+utf8.RuneCountInString(part)),
				text: part, where: porting.Where{Line: s.Rows[i].Index, Column: at}, conf: 1})
			pos = end
		}
	}
	return cutGrid(cuts, porting.ReadText, time)
}

// cutGrid gives the segments columns and makes a grid of them.
func cutGrid(cuts []cut, read porting.Read, time *limits.Clock) *grid {
	cuts = divided(cuts)
	columns(cuts, time)
	g := &grid{sheet: &sheet.Sheet{}, read: read, spans: make(map[[2]int][2]float64, len(cuts)), labels: map[string]label{}}
	if len(cuts) > 0 && cuts[0].words == nil && cuts[0].where.Line > 0 { // a text file: its cells know their places
		g.sheet.TextFile = true
	} else {
		g.places, g.conf, g.words = make(map[[2]int]porting.Where, len(cuts)), map[[2]int]float64{}, make(map[[2]int][]*page.Word, len(cuts))
	}
	sort.SliceStable(cuts, func(i, j int) bool {
		if cuts[i].line != cuts[j].line {
			return cuts[i].line < cuts[j].line
		}
		return cuts[i].column < cuts[j].column
	})
	for _, c := range cuts {
		if c.text == "" {
			continue
		}
		n := len(g.sheet.Rows)
		if n == 0 || g.sheet.Rows[n-1].Index != c.line {
			g.sheet.Rows = append(g.sheet.Rows, sheet.Row{Index: c.line})
			n++
		}
		r := &g.sheet.Rows[n-1]
		if k := len(r.Cells); k > 0 && int(r.Cells[k-1].Col) >= c.column {
			c.column = int(r.Cells[k-1].Col) + 1
		}
		r.Cells = append(r.Cells, sheet.Cell{Text: c.text, Raw: c.text, Col: int16(min(c.column, 16384)), Format: -1, Flags: c.flags,
			Line: int32(c.where.Line), Column: int32(c.where.Column)})
		if c.flags&sheet.RunsOn != 0 {
			g.clipped++
		}
		key := [2]int{c.line, c.column}
		g.spans[key] = [2]float64{c.x0, c.x1}
		if g.places != nil {
			g.places[key] = c.where
			if c.words != nil {
				g.words[key] = c.words
			}
		}
		if c.conf < 1 {
			g.conf[key] = c.conf
		}
	}
	return g
}

// columns numbers the columns: segments whose left edges agree are one, and so
// are neighbours that overlap and never stand in the same line (a centred header
// over its column).
func columns(cuts []cut, time *limits.Clock) {
	order := make([]int, len(cuts))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return cuts[order[i]].x0 < cuts[order[j]].x0 })
	type cluster struct {
		x0, sum, width float64
		n              int
		lines          map[int]bool
		members        []int
	}
	var cs []*cluster
	for _, i := range order {
		c := cuts[i]
		if k := len(cs) - 1; k >= 0 && c.x0-cs[k].x0 <= 4 && !cs[k].lines[c.line] {
			cs[k].n++
			cs[k].width += c.x1 - c.x0
			cs[k].sum += c.x0
			cs[k].lines[c.line] = true
			cs[k].members = append(cs[k].members, i)
			continue
		}
		cs = append(cs, &cluster{c.x0, c.x0, c.x1 - c.x0, 1, map[int]bool{c.line: true}, []int{i}})
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
			cuts[i].column = k + 1
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
		for k := sort.SearchFloat64s(edges, c.x0+20); k < len(edges) && edges[k] < c.x1-4; k++ {
			if gluedAt(c.words, edges[k]) {
				c.flags |= sheet.RunsOn
			}
		}
	}
}

// wordEdges are the places at which words of at least three lines begin, further right
// than their lines do.
func wordEdges(cuts []cut) []float64 {
	type start struct {
		x    float64
		line int
	}
	var starts []start
	for i := range cuts {
		for k, w := range cuts[i].words {
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
