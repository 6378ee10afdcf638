package paged

// Printed spreadsheets whose columns go on over the page: the columns that find no
// room are printed on pages of their own, behind the others, and their lines stand as
// high as the rows that they belong to.

import (
	"math"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/telephone"
)

// sheetPage is a page with its bands, and the row of the grid that each became.
type sheetPage struct {
	*page.Page
	bands []band
	rows  []int
}

// overPage is how many of the pages come before those on which columns go on; all of
// them where no columns do.
func overPage(pages []*sheetPage) int {
	for n := len(pages) / 2; n > 0; n-- {
		if len(pages)%n > 0 {
			continue
		}
		all := true
		for k := n; k < len(pages) && all; k++ {
			all = goesOnRight(pages[k%n], pages[k])
		}
		if all {
			return n
		}
	}
	return len(pages)
}

// goesOnRight tells whether every line of a page stands as high as one of another's, and
// the page holds words beside what the other has: headings and no telephone numbers.
func goesOnRight(left, p *sheetPage) bool {
	if len(p.bands) < 2 || len(p.bands) > len(left.bands) {
		return false
	}
	for _, b := range p.bands {
		if left.rowAt(b) < 0 || len(b.parts) > 6 {
			return false
		}
		for _, s := range b.parts {
			if s.ruled || telephone.Any(page.Join(s.words)) {
				return false
			}
		}
	}
	// its heading stands beside a row of headings
	k := left.bandAt(p.bands[0])
	labelled := 0
	for _, s := range left.bands[k].parts {
		if cells.Heads(cells.FindLabel(page.Join(s.words))) {
			labelled++
		}
	}
	return labelled > 1 && labelled*2 >= len(left.bands[k].parts) && k+1 < len(left.bands)
}

// bandAt is the band that stands as high as another page's, -1 for none.
func (p *sheetPage) bandAt(b band) int {
	for k, o := range p.bands {
		if math.Abs(o.Y0+o.Y1-b.Y0-b.Y1) <= 3 {
			return k
		}
	}
	return -1
}

// rowAt is the row of the grid at that height.
func (p *sheetPage) rowAt(b band) int {
	k := p.bandAt(b)
	if k < 0 || k >= len(p.rows) {
		return k
	}
	return p.rows[k]
}

// beside makes cuts of a page whose columns go on to the right of another's.
func (p *sheetPage) beside(left *sheetPage, shift float64) []Cut {
	var out []Cut
	for _, b := range p.bands {
		for _, s := range b.parts {
			c := WordCut(left.rowAt(b), p.Number, s.words)
			c.X0, c.X1, c.Words = c.X0+shift, c.X1+shift, nil // words stand where they do on their own page
			out = append(out, c)
		}
	}
	return out
}
