package paged

// Segments of a page's lines that hold a label and its value, or two of them: where a
// value fills its column, no gap is left before the next one.

import (
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
)

// byType cuts segments where their type changes and the bold words on one side are a
// label: "*Account Number* 741-2194 *Bill Date* 11/02/2026".
func byType(cuts []Cut, isLabel func([]*page.Word) bool) []Cut {
	out := make([]Cut, 0, len(cuts))
	for _, c := range cuts {
		from := 0
		for k := 1; k < len(c.Words); k++ {
			if c.Words[k].Bold == c.Words[k-1].Bold {
				continue
			}
			end := k + 1
			for end < len(c.Words) && c.Words[end].Bold == c.Words[k].Bold {
				end++
			}
			if head := c.Words[from:k]; head[0].Bold && head[len(head)-1].Bold && isLabel(head) || c.Words[k].Bold && isLabel(c.Words[k:end]) {
				out = append(out, WordCut(c.line, c.Where.Page, c.Words[from:k]))
				from = k
			}
		}
		if from > 0 {
			c = WordCut(c.line, c.Where.Page, c.Words[from:])
		}
		out = append(out, c)
	}
	return out
}

// divided cuts segments at the places where other lines have a segment, if what stands
// on one side of the cut is a label and nothing else.
func divided(cuts []Cut) []Cut {
	type edge struct {
		x     float64
		lines map[int]bool
	}
	var edges []edge
	order := make([]int, 0, len(cuts))
	for i := range cuts {
		if len(cuts[i].Words) > 0 {
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(i, j int) bool { return cuts[order[i]].X0 < cuts[order[j]].X0 })
	for _, i := range order {
		if n := len(edges); n > 0 && cuts[i].X0-edges[n-1].x <= 1.5 {
			edges[n-1].lines[cuts[i].line] = true
			continue
		}
		edges = append(edges, edge{cuts[i].X0, map[int]bool{cuts[i].line: true}})
	}
	known := map[string]cells.Label{}
	labelOf := func(words []*page.Word) cells.Label {
		text := strings.TrimSpace(page.Join(words))
		if len(text) > cells.MaxLabel || len(strings.TrimRight(text, ".")) < 3 || cells.Digits(text) > 3 { // "Co." ends a name
			return cells.Label{}
		}
		l, ok := known[text]
		if !ok {
			l = cells.FindLabel(text)
			known[text] = l
		}
		return l
	}
	isLabel := func(words []*page.Word, part bool) bool {
		l := labelOf(words)
		return cells.Heads(l) && (l.Target.Field() != "" || cells.AddressLabel(l) && !cells.IsPart(l.Target) || part && cells.IsPart(l.Target))
	}
	out := make([]Cut, 0, len(cuts))
	title := func(words []*page.Word) bool {
		text := strings.TrimSpace(page.Join(words))
		return len(text) <= cells.MaxLabel && cells.FindLabel(text).Target == labels.Title
	}
	for _, c := range byType(cuts, func(words []*page.Word) bool { return cells.Heads(labelOf(words)) }) {
		if len(c.Words) > 1 && title(c.Words) {
			out = append(out, c) // "Customer" | "Service Record"
			continue
		}
		var at []int // the words before which others begin
		for k := 1; k < len(c.Words); k++ {
			x := c.Words[k].Upright.X0
			for e := sort.Search(len(edges), func(e int) bool { return edges[e].x >= x-2.5 }); e < len(edges) && edges[e].x <= x+1; e++ {
				if n := len(edges[e].lines); n >= 2 {
					at = append(at, k)
					break
				}
			}
		}
		from := 0
		for i, k := range at {
			to := len(c.Words)
			if i+1 < len(at) {
				to = at[i+1]
			}
			// "Authorized Contact" | "Name" is one label
			if isLabel(c.Words[from:k], true) && !isLabel(c.Words[from:to], false) || isLabel(c.Words[k:to], false) && !isLabel(c.Words[from:to], true) {
				out = append(out, WordCut(c.line, c.Where.Page, c.Words[from:k]))
				from = k
			}
		}
		if from == 0 {
			out = append(out, c)
		} else {
			out = append(out, WordCut(c.line, c.Where.Page, c.Words[from:]))
		}
	}
	return out
}
