package csr

// Segments of a page's lines that hold a label and its value, or two of them: where a
// value fills its column, no gap is left before the next one.

import (
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/page"
)

// divided cuts segments at the places where other lines have a segment, if what stands
// on one side of the cut is a label and nothing else.
func divided(cuts []cut) []cut {
	type edge struct {
		x     float64
		lines map[int]bool
	}
	var edges []edge
	order := make([]int, 0, len(cuts))
	for i := range cuts {
		if len(cuts[i].words) > 0 {
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(i, j int) bool { return cuts[order[i]].x0 < cuts[order[j]].x0 })
	for _, i := range order {
		if n := len(edges); n > 0 && cuts[i].x0-edges[n-1].x <= 1.5 {
			edges[n-1].lines[cuts[i].line] = true
			continue
		}
		edges = append(edges, edge{cuts[i].x0, map[int]bool{cuts[i].line: true}})
	}
	known := map[string]label{}
	isLabel := func(words []*page.Word, part bool) bool {
		text := strings.TrimSpace(page.Join(words))
		if len(text) > maxLabel || len(text) < 3 || digits(text) > 3 {
			return false
		}
		l, ok := known[text]
		if !ok {
			l = findLabel(text)
			known[text] = l
		}
		return heads(l) && (l.target.Field() != "" || addressLabel(l) && !isPart(l.target) || part && isPart(l.target))
	}
	out := make([]cut, 0, len(cuts))
	for _, c := range cuts {
		var at []int // the words before which others begin
		for k := 1; k < len(c.words); k++ {
			x := c.words[k].Upright.X0
			for e := sort.Search(len(edges), func(e int) bool { return edges[e].x >= x-2.5 }); e < len(edges) && edges[e].x <= x+1; e++ {
				if n := len(edges[e].lines); n >= 2 {
					at = append(at, k)
					break
				}
			}
		}
		from := 0
		for i, k := range at {
			to := len(c.words)
			if i+1 < len(at) {
				to = at[i+1]
			}
			if isLabel(c.words[from:k], true) || isLabel(c.words[k:to], false) && !isLabel(c.words[from:to], true) {
				out = append(out, wordCut(c.line, c.where.Page, c.words[from:k]))
				from = k
			}
		}
		if from == 0 {
			out = append(out, c)
		} else {
			out = append(out, wordCut(c.line, c.where.Page, c.words[from:]))
		}
	}
	return out
}
