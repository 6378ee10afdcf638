package paged

// Texts of fixed width: lines of dashes below the headings say where columns begin, also
// those that only one blank parts.

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/sheet"
)

// maxRuled is how many columns a line of dashes may draw.
const maxRuled = 200

// ruler is where the columns begin below a line of dashes, from the left, each as what
// column of the text it is.
type ruler []int

// rulers are for each row of a text the ruler that it is cut by, nil for those that are
// cut at gaps. A ruler holds for its headings above, for the rows below it up to a blank
// line or the next ruler, and as long as no word stands across the beginning of a column.
func rulers(s *sheet.Sheet) []ruler {
	var out []ruler
	next := func(j, i int) bool { // whether two rows stand right above each other
		return s.Rows[j].Index-s.Rows[i].Index == j-i
	}
	for i := range s.Rows {
		r := dashes(&s.Rows[i].Cells[0])
		if r == nil {
			continue
		}
		if out == nil {
			out = make([]ruler, len(s.Rows))
		}
		out[i] = r
		for j := i - 1; j >= max(0, i-2) && next(i, j) && out[j] == nil && r.fits(&s.Rows[j].Cells[0]); j-- {
			out[j] = r
		}
		for j := i + 1; j < len(s.Rows) && next(j, i) && dashes(&s.Rows[j].Cells[0]) == nil && r.fits(&s.Rows[j].Cells[0]); j++ {
			out[j] = r
		}
	}
	return out
}

// start is the column of the text at which a cell's text begins, its blanks with it.
func start(c *sheet.Cell) int {
	return int(c.Column) - utf8.RuneCountInString(c.Text[:len(c.Text)-len(strings.TrimLeft(c.Text, " \t"))])
}

// dashes reads a line of nothing but runs of dashes, some of which one blank parts; nil
// for any other.
func dashes(c *sheet.Cell) ruler {
	text := strings.TrimRight(c.Text, " ")
	if len(text) < 5 || strings.Trim(text, "-=_ ") != "" {
		return nil
	}
	var r ruler
	close := false // whether gaps alone do not tell
	at := start(c)
	for i := range len(text) {
		if text[i] == ' ' || i > 0 && text[i-1] != ' ' {
			continue
		}
		close = close || i > 1 && text[i-2] != ' '
		r = append(r, at+i)
	}
	if len(r) < 3 || len(r) > maxRuled || !close || 2*len(r) > len(text) {
		return nil
	}
	return r
}

// fits tells whether a line has a blank before each of the ruler's columns.
func (r ruler) fits(c *sheet.Cell) bool {
	if strings.ContainsRune(c.Text, '\t') {
		return false
	}
	at, k := start(c), 0
	for _, x := range c.Text {
		for k < len(r) && r[k] <= at {
			k++
		}
		if x != ' ' && k < len(r) && r[k] == at+1 {
			return false
		}
		at++
	}
	return true
}

// end is where in a text the column ends in which the byte at pos stands; at is the
// column of the text's first rune.
func (r ruler) end(text string, pos, at int) int {
	at += utf8.RuneCountInString(text[:pos])
	k := sort.SearchInts(r, at+1)
	if k == len(r) {
		return len(text)
	}
	for i := range text[pos:] {
		if at == r[k] {
			return pos + i
		}
		at++
	}
	return len(text)
}
