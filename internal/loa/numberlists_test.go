package loa

// Lists of numbers put together at random: notations, layouts and what stands around
// them. Every number has to be read, no other, in the order of the list.

import (
	"fmt"
	"math/rand"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// entry is one line of a list: what is printed, and what it stands for.
type entry struct {
	text   string
	tns    []string
	action string
}

// lister makes lists at random.
type lister struct {
	*rand.Rand
	next     int
	notation int
}

func (g *lister) pick(of ...string) string { return of[g.Intn(len(of))] }

// write is a number in the list's notation.
func (g *lister) write(n int) string {
	e := fmt.Sprintf("%04d", n)
	return [...]string{"217-555-" + e, "(217) 555-" + e, "217.555." + e, "217 555 " + e, "217555" + e, "+1217555" + e, "1-217-555-" + e, "217/555-" + e}[g.notation]
}

func tnsFrom(from, to int) []string {
	var out []string
	for n := from; n <= to; n++ {
		out = append(out, fmt.Sprintf("+1217555%04d", n))
	}
	return out
}

// entry makes the next entry: a number, one with a remark, a range.
func (g *lister) entry(plain bool) entry {
	n := g.next
	g.next += 1 + g.Intn(3)
	one := entry{g.write(n), tnsFrom(n, n), porting.ActionPort}
	if plain {
		return one
	}
	k := 2 + g.Intn(8)
	switch g.Intn(9) {
	case 0:
		one.text += " " + g.pick("Main", "Fax", "Alarm", "Elevator", "Front desk", "Roll-over", "DSL", "(main)", "(fax)", "- lobby", "x12", "ext. 104", "Rm 12", "2 rings")
	case 1:
		g.next = n + k + 1
		return entry{g.write(n) + g.pick(" through ", " thru ", " to ", " - ", " – ", " until ") + g.write(n+k), tnsFrom(n, n+k), porting.ActionPort}
	case 2:
		g.next = n + k + 1
		return entry{g.write(n) + g.pick(" through ", " thru ", " to ", " - ", " – ") + fmt.Sprintf("%04d", n+k), tnsFrom(n, n+k), porting.ActionPort}
	case 3:
		g.next = n + k + 1
		return entry{g.write(n) + " and the next " + strconv.Itoa(k), tnsFrom(n, n+k), porting.ActionPort}
	case 4:
		one.text += g.pick(" (do not port)", " - keep", " (not to be ported)")
		one.action = porting.ActionKeep
	}
	return one
}

// around is a letter round a list that begins at y and ends before end.
func around(g *lister, p []string, end int) []string {
	out := []string{"50 40 Letter of Authorization", "300 40 Beacon Voice, Inc. Toll free 1-800-555-0199", "50 80 Company Name: Acme Widgets, Inc.", "50 94 BTN: " + g.write(100),
		"50 108 Contact Phone: 312-555-0177", "50 122 Service Address: 12 Elm St, Troy, NY 12180"}
	out = append(out, p...)
	return append(out, fmt.Sprintf("50 %d I authorize Beacon Voice, Inc. to port the telephone numbers listed above and to act as my agent.", end+24),
		fmt.Sprintf("50 %d Signature: /s/ Jane Doe", end+50), fmt.Sprintf("300 %d Date: 11/20/2026", end+50), "50 760 Questions? Call 1-888-555-0144 or fax 1-888-555-0145.")
}

// list makes a page with a list and says what it holds.
func (g *lister) list() (*page.Page, []string, string) {
	g.notation, g.next = g.Intn(8), 100
	head := g.pick("Telephone Numbers to be Ported:", "Numbers to Port", "Please port these numbers:", "TNs to port", "List of telephone numbers to transfer", "Ported Numbers:", "Numbers moving to Beacon Voice")
	lines := []string{"50 150 " + head}
	var es []entry
	y, layout := 168, g.Intn(13)
	n := 3 + g.Intn(18)
	switch layout {
	case 0: // one below the other, perhaps with running numbers
		index := g.pick("", "", "%d. ", "%d) ", "• ")
		for i := 0; i < n; i++ {
			e := g.entry(false)
			mark := index
			if strings.Contains(mark, "%") {
				mark = fmt.Sprintf(mark, i+1)
			}
			lines = append(lines, fmt.Sprintf("60 %d %s", y, mark+e.text))
			es, y = append(es, e), y+g.step()
		}
	case 1: // commas
		sep := g.pick(", ", "; ", ", ")
		var row []string
		for i := 0; i < n; i++ {
			e := g.entry(true)
			es, row = append(es, e), append(row, e.text)
			if len(row) == 4 || i+1 == n {
				tail := strings.TrimRight(sep, " ")
				if i+1 == n {
					tail = ""
				}
				lines = append(lines, fmt.Sprintf("50 %d %s", y, strings.Join(row, sep)+tail))
				row, y = nil, y+12
			}
		}
	case 2, 3: // columns, line by line or down
		cols := 2 + g.Intn(3)
		rows := (n + cols - 1) / cols
		down := layout == 3
		index := g.pick("", "%d. ")
		if down {
			index = "%d. "
		}
		cells := make([]string, 0, n)
		for i := 0; i < n; i++ {
			e := g.entry(true)
			es = append(es, e)
			c := e.text
			if index != "" {
				c = fmt.Sprintf(index, i+1) + c
			}
			cells = append(cells, c)
		}
		for r := 0; r < rows; r++ {
			for c := 0; c < cols; c++ {
				k := r*cols + c
				if down {
					k = c*rows + r
				}
				if k < n {
					lines = append(lines, fmt.Sprintf("%d %d %s", 50+c*130, y, cells[k]))
				}
			}
			y += 16
		}
	case 4: // a table with remarks
		lines = append(lines, fmt.Sprintf("60 %d No.", y), fmt.Sprintf("110 %d Telephone Number", y), fmt.Sprintf("260 %d Remarks", y))
		y += 16
		for i := 0; i < n; i++ {
			e := g.entry(true)
			lines = append(lines, fmt.Sprintf("60 %d %d", y, i+1), fmt.Sprintf("110 %d %s", y, e.text))
			if g.Intn(2) == 0 {
				lines = append(lines, fmt.Sprintf("260 %d %s", y, g.pick("Main", "Fax line", "Alarm", "Suite 210", "Lobby 2", "forwards to 312-555-0166")))
			}
			es, y = append(es, e), y+16
		}
	case 5: // two lists
		for i := 0; i < n; i++ {
			e := g.entry(true)
			lines = append(lines, fmt.Sprintf("60 %d %s", y, e.text))
			es, y = append(es, e), y+14
		}
		y += 10
		lines = append(lines, fmt.Sprintf("50 %d %s", y, g.pick("Telephone Numbers NOT to be Ported:", "Numbers to remain with current carrier", "Do not port these numbers:", "Numbers that stay:")))
		y += 16
		for i := 0; i < 1+g.Intn(4); i++ {
			e := g.entry(true)
			e.action = porting.ActionKeep
			lines = append(lines, fmt.Sprintf("60 %d %s", y, e.text))
			es, y = append(es, e), y+14
		}
	}
	var rules []page.Rule
	switch layout {
	case 6: // the remark before the number
		for i := 0; i < n; i++ {
			e := g.entry(true)
			lines = append(lines, fmt.Sprintf("60 %d %s%s", y, g.pick("Main: ", "Fax: ", "", "Lobby 2 - ", "Alarm line: ", ""), e.text))
			es, y = append(es, e), y+14
		}
	case 7: // a ruled table, what it is for before and behind the number, a column that says port or keep
		heads, xs := []string{"Location", "TN", "Use", "Port?"}, []float64{50, 180, 310, 430, 520}
		y0 := float64(y - 12)
		row := func() {
			for _, x := range xs {
				rules = append(rules, page.Rule{X0: x, Y0: float64(y - 12), X1: x, Y1: float64(y + 6)})
			}
			rules = append(rules, page.Rule{X0: 50, Y0: float64(y + 6), X1: 520, Y1: float64(y + 6)})
			y += 18
		}
		rules = append(rules, page.Rule{X0: 50, Y0: y0, X1: 520, Y1: y0})
		for c, h := range heads {
			lines = append(lines, fmt.Sprintf("%.0f %d %s", xs[c]+5, y, h))
		}
		row()
		for i := 0; i < n; i++ {
			e := g.entry(true)
			yes := "Yes"
			if g.Intn(4) == 0 {
				yes, e.action = "No", porting.ActionKeep
			}
			for c, t := range []string{g.pick("Front", "Suite 210", "Bldg 3", "Lobby", "Room 1207"), e.text, g.pick("Voice", "Fax", "DSL", "Alarm", "Main number"), yes} {
				lines = append(lines, fmt.Sprintf("%.0f %d %s", xs[c]+5, y, t))
			}
			row()
			es = append(es, e)
		}
	case 8: // two lists side by side
		lines[0] = "50 150 Numbers to Port"
		lines = append(lines, "320 150 Numbers NOT to Port")
		var keep []entry
		for i := 0; i < n; i++ {
			e := g.entry(true)
			lines = append(lines, fmt.Sprintf("50 %d %s", y, e.text))
			es = append(es, e)
			if i < n/2 {
				k := g.entry(true)
				k.action = porting.ActionKeep
				lines = append(lines, fmt.Sprintf("320 %d %s", y, k.text))
				keep = append(keep, k)
			}
			y += 14
		}
		es = append(es, keep...)
	case 9: // first and last number in columns
		lines = append(lines, fmt.Sprintf("60 %d First Number", y), fmt.Sprintf("220 %d Last Number", y), fmt.Sprintf("380 %d Count", y))
		y += 16
		for i := 0; i < n; i++ {
			from, k := g.next, g.Intn(6)
			g.next += k + 2
			lines = append(lines, fmt.Sprintf("60 %d %s", y, g.write(from)), fmt.Sprintf("220 %d %s", y, g.write(from+k)), fmt.Sprintf("380 %d %d", y, k+1))
			es, y = append(es, entry{"", tnsFrom(from, from+k), porting.ActionPort}), y+16
		}
	case 10: // the last digits alone
		for i := 0; i < n; i++ {
			from, k := g.next, 1+g.Intn(3)
			g.next += k + 2
			text := g.write(from)
			for j := 1; j <= k; j++ {
				sep := ", "
				if j == k {
					sep = g.pick(", ", " and ", " & ")
				}
				text += sep + fmt.Sprintf("%04d", from+j)
			}
			lines = append(lines, fmt.Sprintf("60 %d %s", y, text))
			es, y = append(es, entry{"", tnsFrom(from, from+k), porting.ActionPort}), y+14
		}
	case 11: // beside the heading, in a column of values
		lines[0] = "50 150 Numbers to Port:"
		y = 150
		for i := 0; i < n; i++ {
			e := g.entry(true)
			lines = append(lines, fmt.Sprintf("200 %d %s", y, e.text))
			es, y = append(es, e), y+13
		}
	case 12: // in a sentence
		lines = lines[:0]
		text := "Please port the following numbers from Verizon to Beacon Voice:"
		for i := 0; i < n; i++ {
			e := g.entry(true)
			es = append(es, e)
			switch {
			case i > 0 && i+1 == n:
				text += " and " + e.text
			case i > 0:
				text += ", " + e.text
			default:
				text += " " + e.text
			}
		}
		text += ". Our alarm line 312-555-0188 stays with Verizon."
		line := ""
		for _, w := range strings.Fields(text) {
			if len(line)+len(w) > 90 {
				lines, line, y = append(lines, fmt.Sprintf("50 %d %s", y, line)), "", y+12
			}
			line = strings.TrimSpace(line + " " + w)
		}
		lines, y = append(lines, fmt.Sprintf("50 %d %s", y, line)), y+12
	}
	var want []string
	for _, e := range es {
		for _, tn := range e.tns {
			want = append(want, tn[8:]+" "+e.action)
		}
	}
	if layout == 12 {
		want = append(want, "0188 "+porting.ActionKeep)
	}
	all := around(g, lines, y)
	p := draw(all...)
	p.Rules = rules
	return p, want, strings.Join(all, "\n")
}

// step is the distance of two lines.
func (g *lister) step() int { return 12 + 2*g.Intn(4) }

func TestNumberLists(t *testing.T) {
	n, bad := 300, 0
	if s, err := strconv.Atoi(os.Getenv("LISTS")); err == nil {
		n = s
	}
	for seed := 1; seed <= n; seed++ {
		g := &lister{Rand: rand.New(rand.NewSource(int64(seed)))}
		p, want, text := g.list()
		var got []string
		for _, n := range read(t, p).Numbers {
			tn := "none"
			if n.TN != "" {
				tn = n.TN[8:]
			}
			got = append(got, tn+" "+n.Action)
		}
		if strings.Join(got, ", ") != strings.Join(want, ", ") {
			bad++
			if bad <= 4 {
				t.Errorf("seed %d\n%s\n got %s\nwant %s", seed, text, strings.Join(got, ", "), strings.Join(want, ", "))
			}
		}
	}
	if bad > 0 {
		t.Errorf("%d of %d lists are read wrongly", bad, n)
	}
}

// Headings of numbers that stay, in whatever words, over a list and over a table.
func TestHeadingsOfNumbersThatStay(t *testing.T) {
	for _, head := range []string{"Section C – Telephone numbers that remain with the present carrier (do not port, do not disconnect)", "Part 2: Lines that are not moving - leave active at current carrier",
		"Lines left with AT&T (no change)", "Numbers staying put with Comcast", "DIDs not in scope of this port request"} {
		table := draw("50 50 Customer Name: Acme, Inc.", "50 80 Numbers to Port:", "60 98 Telephone number", "260 98 Use", "60 113 802-555-0142", "260 113 Main", "60 128 802-555-0143", "260 128 Fax",
			"50 160 "+head, "60 178 Telephone number", "260 178 Use", "60 193 802-555-0150", "260 193 Alarm", "60 208 802-555-0151", "260 208 Elevator")
		grid(table, []float64{50, 250, 400}, []float64{86, 102, 117, 132})
		grid(table, []float64{50, 250, 400}, []float64{166, 182, 197, 212})
		table.FillUpright()
		list := draw("50 50 Customer Name: Acme, Inc.", "50 80 Numbers to Port:", "60 98 802-555-0142", "60 113 802-555-0143", "50 160 "+head, "60 178 802-555-0150", "60 193 802-555-0151")
		for _, p := range []*page.Page{table, list} {
			rec := read(t, p)
			if len(rec.Numbers) != 4 {
				t.Fatalf("%q: %d numbers", head, len(rec.Numbers))
			}
			for i, n := range rec.Numbers {
				if want := []string{porting.ActionPort, porting.ActionKeep}[i/2]; n.Action != want {
					t.Errorf("%q: %s is to %s", head, n.TN, n.Action)
				}
			}
		}
	}
}
