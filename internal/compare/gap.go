package compare

// What stands between words: blanks, marks, and characters that cannot be seen.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
)

// gap writes two stretches without letters.
func (d *differ) gap(x, y []cluster) {
	if join2(x) == join2(y) {
		if len(x) > 0 {
			d.emit(join2(x), join2(y), 0)
		}
		return
	}
	if d.v.kind == Unit && divides(x) && divides(y) {
		d.emit(join2(x), join2(y), 0) // "Bldg C, Ste 200": what stands between two units is layout
		return
	}
	c := gapClasses(x, y)
	d.found |= c
	if len(x)*len(y) > 4096 {
		d.emit(join2(x), join2(y), c)
		return
	}
	// The cheapest way from one to the other, cluster by cluster.
	n, m := len(x), len(y)
	cost := make([]int, (n+1)*(m+1))
	at := func(i, j int) int { return i*(m+1) + j }
	for i := n; i >= 0; i-- {
		for j := m; j >= 0; j-- {
			best := 1 << 20
			if i == n && j == m {
				best = 0
			}
			if i < n && j < m {
				if p := pairCost(x[i], y[j]); p >= 0 {
					best = min(best, cost[at(i+1, j+1)]+p)
				}
			}
			if i < n {
				best = min(best, cost[at(i+1, j)]+10)
			}
			if j < m {
				best = min(best, cost[at(i, j+1)]+10)
			}
			cost[at(i, j)] = best
		}
	}
	for i, j := 0, 0; i < n || j < m; {
		now := cost[at(i, j)]
		if i < n && j < m {
			if p := pairCost(x[i], y[j]); p >= 0 && now == cost[at(i+1, j+1)]+p {
				d.emit(x[i].text, y[j].text, within(pairClass(x[i], y[j]), c))
				i, j = i+1, j+1
				continue
			}
		}
		if i < n && now == cost[at(i+1, j)]+10 {
			d.emit(x[i].text, "", loneClass(x[i], c))
			i++
			continue
		}
		d.emit("", y[j].text, loneClass(y[j], c))
		j++
	}
}

// divides tells whether a stretch is what lies between two parts: one comma at
// most, and a blank or a line break.
func divides(cs []cluster) bool {
	commas, blanks := 0, 0
	for _, c := range cs {
		switch {
		case c.text == "," || c.text == ";":
			commas++
		case c.text == " " || lineBreak(c):
			blanks++
		default:
			return false
		}
	}
	return commas <= 1 && blanks == 1
}

// pairCost is what it costs to put y for x: 0 for the same, little for the
// twins of one another, -1 where they have nothing in common.
func pairCost(x, y cluster) int {
	switch {
	case x.text == y.text:
		return 0
	case equalOrLayout(x, y):
		return 1
	case x.kind == mark && y.kind == blank, x.kind == blank && y.kind == mark:
		return 13 // "Coca-Cola", "Coca Cola"
	case x.kind != y.kind:
		return -1
	case x.kind == blank, x.kind == invisible:
		return 2
	case twin(latin(x.text)) == twin(latin(y.text)):
		return 2
	}
	return 12
}

func pairClass(x, y cluster) classes {
	switch {
	case x.text == y.text, equalOrLayout(x, y):
		return 0
	case x.kind != y.kind:
		return class(porting.Punctuation)
	case x.kind == blank:
		return class(porting.Spacing)
	case x.kind == invisible, latin(x.text) == latin(y.text):
		return class(porting.Lookalike)
	}
	return class(porting.Punctuation)
}

// within is a pair's class where the gap has it, else the gap's.
func within(own, in classes) classes {
	if own == 0 || own&in != 0 {
		return own & in
	}
	return in
}

// loneClass is the class of a cluster that one side lacks, of those that the
// gap has.
func loneClass(c cluster, in classes) classes {
	own := class(porting.Punctuation)
	switch c.kind {
	case invisible:
		own = class(porting.Lookalike)
	case blank:
		own = class(porting.Spacing)
	}
	if in&own != 0 {
		return own
	}
	if in.has(porting.Punctuation) {
		return class(porting.Punctuation) // a blank that went with a mark
	}
	return in
}

// gapClasses are the classes of difference between two stretches without
// letters. A mark that stands where the other side has a blank is punctuation
// alone (Coca-Cola, Coca Cola), and so are the blanks on both sides of a mark.
func gapClasses(x, y []cluster) classes {
	var out classes
	mx, my := raw(x, mark), raw(y, mark)
	if !slices.Equal(mx, my) {
		if len(mx) == len(my) && slices.EqualFunc(mx, my, func(a, b string) bool { return a == b || latin(a) == latin(b) }) {
			out |= class(porting.Lookalike)
		} else {
			out |= class(porting.Punctuation)
		}
	}
	if !slices.Equal(raw(x, invisible), raw(y, invisible)) {
		out |= class(porting.Lookalike)
	}
	if out.has(porting.Punctuation) {
		bx, by := widest(x), widest(y)
		switch {
		case bx == by:
		case bx == "" && len(mx) > 0 && !subsequence(mx, my), by == "" && len(my) > 0 && !subsequence(my, mx):
			// the mark stands in the blank's place
		default:
			out |= class(porting.Spacing)
		}
		return out
	}
	if blanks(x) != blanks(y) {
		out |= class(porting.Spacing)
	}
	return out
}

func raw(cs []cluster, k kind) []string {
	var out []string
	for _, c := range cs {
		if c.kind == k {
			out = append(out, c.text)
		}
	}
	return out
}

// blanks is a stretch with every mark as one character and line breaks as
// blanks: what its spacing is.
func blanks(cs []cluster) string {
	var b strings.Builder
	for i, c := range cs {
		switch {
		case c.kind == mark:
			b.WriteByte('m')
		case c.kind == invisible:
		case lineBreak(c):
			// Blanks beside a line break are layout too.
			if i == 0 || cs[i-1].kind != blank {
				b.WriteByte(' ')
			}
		case c.text == " " && i > 0 && lineBreak(cs[i-1]):
		case c.kind == blank:
			b.WriteString(c.text)
		}
	}
	return b.String()
}

// widest is the longest run of blanks in a stretch.
func widest(cs []cluster) string {
	best := ""
	for run := range strings.SplitSeq(blanks(cs), "m") {
		if len(run) > len(best) {
			best = run
		}
	}
	return best
}
