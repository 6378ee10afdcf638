package answers

// Tables inside of responses: lists of objects that have the same members, one for
// each number, and rows below a list of column names. They are read as any table.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// maxMembers is how many different members the objects of a table have at most.
const maxMembers = 500

// rowset reads a table as a grid, nil where the node is none.
func (w *walker) rowset(n *node) *cells.Grid {
	if g := w.lists(n); g != nil {
		return g
	}
	return w.objects(n)
}

// objects makes a grid of a list of objects that each have a number and an account.
func (w *walker) objects(n *node) *cells.Grid {
	if !alike(n) || !accountLike(n.Kids[0]) || !w.numbered(n) {
		return nil
	}
	column := map[string]int{}
	var head, body []sheet.Row
	head = []sheet.Row{{Index: 1}}
	for _, k := range n.Kids {
		row := sheet.Row{Index: len(body) + 2}
		ok := w.members(k, "", func(name string, m *node) bool {
			c, known := column[name]
			if !known {
				if c = len(column) + 1; c > maxMembers {
					return false
				}
				column[name] = c
				head[0].Cells = append(head[0].Cells, w.cell(c, name, m.NameAt))
			}
			cell := w.cell(c, m.Text, m.At)
			if m.Number && strings.ContainsAny(m.Text, "eE") {
				cell.Flags |= sheet.DigitsLost
			}
			row.Cells = append(row.Cells, cell)
			return true
		})
		row.Cells = w.joined(row.Cells)
		if !ok {
			return nil
		}
		if len(row.Cells) > 0 {
			body = append(body, row)
		}
	}
	spend(n)
	return w.table(append(head, body...))
}

// joined sorts the cells of a row by their columns; those of one column, which a list
// gave, are one value.
func (w *walker) joined(row []sheet.Cell) []sheet.Cell {
	slices.SortStableFunc(row, func(a, b sheet.Cell) int { return int(a.Col) - int(b.Col) })
	out := row[:0]
	for i := 0; i < len(row); {
		cell, n := row[i], i+1
		for n < len(row) && row[n].Col == cell.Col {
			n++
		}
		if n > i+1 {
			texts := make([]string, 0, n-i)
			for k := range row[i:n] {
				w.Tick()
				cell.Flags |= row[i+k].Flags
				texts = append(texts, row[i+k].Text)
			}
			cell.Text = strings.Join(texts, "\n")
		}
		out = append(out, cell)
		i = n
	}
	return out
}

// lists makes a grid of an object with a list of column names and a list of rows, or
// of a list of lists whose first one are the names.
func (w *walker) lists(n *node) *cells.Grid {
	var names *node
	var rows []*node
	switch {
	case n.List && len(n.Kids) > 1 && flat(n.Kids[0]):
		names, rows = n.Kids[0], n.Kids[1:]
	case !n.List:
		for _, k := range n.Kids {
			switch {
			case names == nil && flat(k):
				names = k
			case rows == nil && k.List && len(k.Kids) > 0 && flat(k.Kids[0]):
				rows = k.Kids
			case !k.Leaf():
				return nil
			}
		}
	}
	if names == nil || len(rows) == 0 || len(names.Kids) > maxMembers {
		return nil
	}
	known := 0
	for _, k := range names.Kids {
		if w.g.Label(k.Text).Is() {
			known++
		}
	}
	if known < 2 {
		return nil
	}
	var out []sheet.Row
	for _, r := range append([]*node{names}, rows...) {
		if !flat(r) || len(r.Kids) > len(names.Kids) {
			return nil
		}
		row := sheet.Row{Index: len(out) + 1}
		for c, k := range r.Kids {
			if k.Text != "" {
				row.Cells = append(row.Cells, w.cell(c+1, k.Text, k.At))
			}
		}
		out = append(out, row)
	}
	spend(names)
	for _, r := range rows {
		spend(r)
	}
	return w.table(out)
}

// spend lets go of the values that a grid has now: a table of 100,000 rows would stay in
// memory twice.
func spend(n *node) { n.List, n.Kids = true, nil }

func (w *walker) table(rows []sheet.Row) *cells.Grid {
	return &cells.Grid{Read: porting.ReadText, Sheet: &sheet.Sheet{Rows: rows, TextFile: true}, Labels: w.g.Labels}
}

func (w *walker) cell(col int, text string, at int64) sheet.Cell {
	p := w.Where(at)
	return sheet.Cell{Text: text, Raw: text, Col: int16(col), Format: -1, Line: int32(p.Line), Column: int32(p.Column)}
}

// members calls f for every value of an object, those of objects inside it with both
// names. It is false where f is.
func (w *walker) members(n *node, prefix string, f func(name string, m *node) bool) bool {
	w.Tick()
	for _, k := range n.Kids {
		name := k.Name
		switch {
		case n.List: // its members have its name
			name = prefix
		case prefix != "":
			name = prefix + " " + k.Name
		}
		switch {
		case k.Null || k.Leaf() && strings.TrimSpace(k.Text) == "":
		case k.Leaf():
			if !f(name, k) {
				return false
			}
		default:
			if !w.members(k, name, f) {
				return false
			}
		}
	}
	return true
}

// flat tells whether a node is a list of values.
func flat(n *node) bool {
	for _, k := range n.Kids {
		if !k.Leaf() && !k.Null {
			return false
		}
	}
	return n.List && len(n.Kids) > 1
}

// alike tells whether a node's members are objects of one name: a list.
func alike(n *node) bool {
	for _, k := range n.Kids {
		if k.Leaf() || k.List || k.Name != n.Kids[0].Name {
			return false
		}
	}
	return len(n.Kids) > 0
}

// numbered tells whether most members of a list are objects with a telephone number
// each, under a name that says so.
func (w *walker) numbered(n *node) bool {
	with := 0
	for _, k := range n.Kids {
		for _, m := range k.Kids {
			if m.Leaf() && cells.Listed(w.g.Label(m.Name).Target) && cells.TelephoneLike(m.Text) {
				with++
				break
			}
		}
	}
	return with > 0 && with*2 >= len(n.Kids)
}

// span is the range that an object gives: its first and its last number.
func (w *walker) span(n *node) (from, to *node) {
	for _, k := range n.Kids {
		if !k.Leaf() || cells.Digits(k.Text) < 4 {
			continue
		}
		switch w.g.Label(k.Name).Target {
		case labels.RangeStart:
			from = k
		case labels.RangeEnd:
			to = k
		}
	}
	if from == nil || to == nil || !telephone.Any(from.Text+" to "+to.Text) {
		return nil, nil
	}
	return from, to
}

// keyed tells whether an object's members have telephone numbers for names.
func keyed(n *node) bool {
	if n.List || len(n.Kids) == 0 {
		return false
	}
	for _, k := range n.Kids {
		if _, ok := telephone.Parse(k.Name); !ok {
			return false
		}
	}
	return true
}

// stateList reads the name of a list that gives a state to its numbers:
// "disconnectedNumbers", "inactive_tns".
func (w *walker) stateList(name string) (state string, ok bool) {
	words := labels.Words(name)
	if len(words) < 2 || len(words) > 6 {
		return "", false
	}
	state, ok = cells.Status(words[0])
	if !ok || state == "" || !cells.Listed(w.g.Label(strings.Join(words[1:], " ")).Target) {
		return "", false
	}
	return state, true
}
