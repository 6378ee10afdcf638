package loa

// The lists of numbers to port and to keep: under headings, in tables, behind
// labels, in form fields, over any number of pages.

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// listHead tells whether a label heads a list of numbers.
func listHead(t labels.Target) bool {
	return t == labels.Numbers || t == labels.Keep || t == labels.Attachment
}

// ends tells whether a label ends the list above it.
func ends(l *label) bool {
	switch l.target {
	case labels.Note, labels.Features, labels.Status, labels.Row, labels.Extension, labels.RangeStart, labels.RangeEnd,
		labels.Telephone, labels.Number, labels.Quantity, labels.Attachment, labels.Hint, labels.Title:
		return false
	case labels.SectionOther:
		return l.inline == nil // "Note: if your BTN is being ported …" stands inside lists
	}
	return true
}

// readNumbers reads every list of the letter.
func (r *reader) readNumbers() {
	order(r.labels)
	for _, l := range r.labels {
		if listHead(l.target) {
			r.readList(l, actionOf(l))
		}
	}
	// tables whose only heading is "Telephone Number", "From" and "To"
	for _, l := range r.labels {
		switch l.target {
		case labels.Telephone, labels.Number, labels.RangeStart:
			if r.plural(l) || l.target == labels.Number && l.inline != nil && len(phones(l.inline.text)) > 0 || l.bare && r.headsNumbers(l) {
				n := len(r.found)
				r.readList(l, r.actionAbove(l))
				if len(r.found) > n || r.plural(l) {
					l.target = labels.Numbers // and asks for nothing else
				}
			}
		}
	}
	sort.SliceStable(r.found, func(i, j int) bool { return r.found[i].at < r.found[j].at })
	for _, f := range r.found {
		r.numbers = append(r.numbers, f.numbers...)
	}
	r.checkNumbers()
}

// headsList says what list a line of a few words heads that no wording of the
// vocabulary fits: "The following numbers should NOT be ported:".
func headsList(text string) (labels.Target, bool) {
	ws := labels.Words(text)
	if len(ws) < 3 || len(ws) > 12 || telephone.Digits(text) != "" {
		return "", false
	}
	number, port, keep := false, false, false
	for i, w := range ws {
		switch w {
		case "number", "line", "tn", "did":
			number = true
		case "port", "ported", "porting", "transfer", "transferred", "moved":
			port = true
		case "not", "remain", "remaining", "stay", "staying", "keep", "kept", "excluded", "except":
			keep = true
		case "account", "btn", "billing", "carrier", "pin", "date", "contact":
			if i > 0 && ws[i-1] == "with" || i > 1 && ws[i-2] == "with" {
				continue
			}
			return "", false
		}
	}
	switch {
	case number && keep:
		return labels.Keep, true
	case number && port:
		return labels.Numbers, true
	}
	return "", false
}

// plural tells whether a general label asks for several numbers ("Telephone
// number(s):") outside of sections where people's own telephones are asked for.
func (r *reader) plural(l *label) bool {
	low := strings.ToLower(l.text)
	if l.target != labels.Telephone || !strings.Contains(low, "numbers") && !strings.Contains(low, "number(s)") && !strings.Contains(low, "phones") {
		return false
	}
	switch sectionOf(l, r.heads(l.sheet)) {
	case labels.SectionContact, labels.SectionNew, labels.SectionCurrent, labels.SectionSignature:
		return false
	}
	return true
}

// foundNumbers are the numbers of one list, at the place of its heading.
type foundNumbers struct {
	at      int
	numbers []porting.Number
}

func actionOf(l *label) string {
	if l.target == labels.Keep {
		return porting.ActionKeep
	}
	return porting.ActionPort
}

// actionAbove is what the nearest heading of a list above a table says.
func (r *reader) actionAbove(l *label) string {
	action := porting.ActionPort
	for _, o := range r.labelsOf[l.sheet] {
		if o == l {
			break
		}
		if o.target == labels.Keep || o.target == labels.Numbers {
			action = actionOf(o)
		}
	}
	return action
}

// headsNumbers tells whether a general heading ("Telephone Number") stands over a
// column of numbers: two or more below it, or one in a row of headings.
func (r *reader) headsNumbers(l *label) bool {
	n := 0
	for _, reg := range r.regions(l) {
		for _, p := range r.inRegion(reg) {
			if p.rect.Y0 < l.rect.Y1-2 {
				continue
			}
			n += len(phones(p.text))
		}
	}
	header := l.cell >= 0 && r.headerRow(l, l.sheet.cells[l.cell])
	return n >= 2 || n == 1 && header
}

// region is a part of a page that a list takes up.
type region struct {
	sheet *sheet
	rect  page.Rect
	head  *label
	// column tells that it is a table's column: what stands beside it in the same
	// row belongs to its numbers.
	column bool
	row    page.Rect // for a column: as far as its rows reach
}

// regions are the parts of the letter where the list of a heading stands.
func (r *reader) regions(l *label) []region {
	s, R := l.sheet, l.rect
	var out []region
	right := r.limit(l)
	for _, o := range r.labelsOf[s] {
		// headings of further lists on the same line
		if o != l && sameLine(o.rect, R) && o.rect.X0 > R.X1 && (listHead(o.target) || o.target == l.target) {
			right = math.Min(right, o.rect.X0-4)
		}
	}
	if right > R.X1 {
		out = append(out, region{sheet: s, rect: page.Rect{X0: R.X1 - 2, Y0: R.Y0 - 2, X1: right, Y1: R.Y1 + 2}, head: l})
	}
	if l.cell >= 0 {
		c := s.cells[l.cell]
		if col := r.column(l, c); len(col) > 0 {
			return append(out, col...)
		}
		if r.labelsIn(s, c, l) == 0 {
			out = append(out, region{sheet: s, rect: page.Rect{X0: c.X0, Y0: R.Y1 - 2, X1: c.X1, Y1: c.Y1}, head: l})
			for _, d := range s.cells {
				if math.Abs(d.X0-c.X1) < near && d.Y0 < c.MidY() && d.Y1 > c.MidY() && r.labelsIn(s, d, nil) == 0 {
					out = append(out, region{sheet: s, rect: d, head: l})
				}
			}
			return out
		}
	}
	return append(out, r.under(l, right)...)
}

// column follows a table's column down from its heading's cell.
func (r *reader) column(l *label, c page.Rect) []region {
	s := l.sheet
	table := page.Rect{X0: c.X0, Y0: c.Y0, X1: c.X1, Y1: c.Y1}
	// the row of headings tells how far the rows reach
	x0, x1 := c.X0, c.X1
	for _, d := range s.cells {
		if math.Abs(d.Y0-c.Y0) < near && math.Abs(d.Y1-c.Y1) < near {
			heads := false
			for _, o := range r.labelsOf[s] {
				if d.Holds(o.rect) && o != l && (listHead(o.target) || o.target == l.target || ends(o) && o.target != labels.Target(porting.Remarks)) {
					heads = true
				}
			}
			if heads {
				continue
			}
			if d.X0 >= x1-near && d.X0 < x1+near {
				x1 = d.X1
			} else if d.X1 <= x0+near && d.X1 > x0-near {
				x0 = d.X0
			}
		}
	}
	var out []region
	bottom := c.Y1
	for n := 0; n < 400; n++ {
		var next *page.Rect
		for i := range s.cells {
			d := s.cells[i]
			if math.Abs(d.Y0-bottom) < near && d.X0 >= c.X0-near && d.X1 <= c.X1+near {
				if next == nil || d.X0 < next.X0 {
					next = &s.cells[i]
				}
			}
		}
		if next == nil {
			break
		}
		row := page.Rect{X0: c.X0, Y0: next.Y0, X1: c.X1, Y1: next.Y1}
		stop := false
		for _, o := range r.labelsOf[s] {
			if row.Holds(o.rect) && (ends(o) || o.target == l.target) {
				stop = true
			}
		}
		if stop {
			break
		}
		out = append(out, region{sheet: s, rect: row, head: l, column: true, row: page.Rect{X0: x0, Y0: next.Y0, X1: x1, Y1: next.Y1}})
		bottom = next.Y1
		table = table.Union(row)
	}
	return out
}

// under is the space below a heading, as far as the next label, and on over the
// next pages where nothing ends it.
func (r *reader) under(l *label, right float64) []region {
	s, R := l.sheet, l.rect
	left := R.X0 - 24
	if l.seg != nil && len(l.seg.words) > 0 && l.seg.rect.X0 < R.X0 {
		left = l.seg.rect.X0 - 24 // a sentence that ends in the label
	}
	if math.Abs(R.MidX()-s.width/2) < 0.1*s.width || R.Width() > 0.6*s.width {
		left = 0
	}
	if right >= s.width-1 || left == 0 {
		right = s.width
	}
	bottom, stopped := s.height, false
	for _, o := range r.labelsOf[s] {
		if o == l || !ends(o) && o.target != l.target || o.rect.Y0 < R.Y1-2 || o.rect.X0 > math.Max(R.X0+24, left+60) && !(o.target.Section() && o.rect.X0 < right) {
			continue
		}
		if o.rect.X0 >= right {
			continue
		}
		if !ends(o) && !o.bare {
			continue
		}
		if o.rect.Y0 < bottom {
			bottom, stopped = o.rect.Y0, true
		}
	}
	out := []region{{sheet: s, rect: page.Rect{X0: left, Y0: R.Y1 - 2, X1: right, Y1: bottom}, head: l}}
	if stopped || l.target == labels.Telephone {
		return out
	}
	after := false
	for _, t := range r.sheets {
		if t == s {
			after = true
			continue
		}
		if !after {
			continue
		}
		bottom, stopped := t.height, false
		for _, o := range r.labelsOf[t] {
			if (ends(o) || listHead(o.target)) && o.rect.Y0 < bottom {
				bottom, stopped = o.rect.Y0, true
			}
		}
		out = append(out, region{sheet: t, rect: page.Rect{X0: 0, Y0: 0, X1: t.width, Y1: bottom}, head: l})
		if stopped {
			break
		}
	}
	return out
}

// inRegion lists the free pieces in a region that no other label to their left
// has a claim on.
func (r *reader) inRegion(g region) []*piece {
	var out []*piece
	for _, p := range r.pieceOf[g.sheet] {
		if !p.free() || p.text == "" || !g.rect.Holds(p.rect) {
			continue
		}
		if p.widget != nil && (p.widget.Type == page.CheckBox || p.widget.Type == page.RadioButton || p.widget.Type == page.SignatureField) {
			continue
		}
		if r.claimed(p, g) {
			continue
		}
		out = append(out, p)
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i].rect, out[j].rect
		if !sameLine(a, b) {
			return a.MidY() < b.MidY()
		}
		return a.X0 < b.X0
	})
	return out
}

// claimed tells whether a label that asks for something else stands before the
// piece, in the same segment or on the same line.
func (r *reader) claimed(p *piece, g region) bool {
	for _, o := range r.labelsOf[g.sheet] {
		if o.inline == p && o.target == labels.SectionOther {
			return true // "Example: 111-111-1111 DSL Line"
		}
		if o == g.head || o.target.Section() || o.target == labels.Row || o.target == labels.Hint {
			continue
		}
		if o.inline == p {
			return !listHead(o.target) || o.target != g.head.target
		}
		if g.column || o.rect.X1 > p.rect.X0+2 || !sameLine(o.rect, p.rect) {
			continue
		}
		if o.inline != nil && o.inline != p && o.inline.rect.X1 <= p.rect.X0+2 {
			// that label has its value already: what follows is the list's
			if !listHead(o.target) {
				continue
			}
		}
		if ends(o) || o.target == labels.Telephone || o.target == labels.Quantity {
			return true
		}
	}
	if p.widget != nil {
		// a field with another label right above it or to its left
		for _, o := range r.labelsOf[g.sheet] {
			if o != g.head && ends(o) && !listHead(o.target) && o.rect.OverlapX(p.rect) > 0.5 && p.rect.Y0-o.rect.Y1 > -3 && p.rect.Y0-o.rect.Y1 < 6 {
				return true
			}
		}
	}
	return false
}

// chunk is a run of text on a line of a list, and where its bytes come from.
type chunk struct {
	p          *piece
	start, end int // bytes of the line's text
	from       int // bytes of the piece's text
}

// listLine is one line of a list.
type listLine struct {
	text   string
	chunks []chunk
	rect   page.Rect
	column bool
}

// readList reads the list of a heading.
func (r *reader) readList(l *label, action string) {
	var ls []listLine
	regions := r.regions(l)
	if l.target == labels.Attachment && !l.bare && (strings.HasPrefix(l.match.Wording, "see") || l.inline == nil || len(l.inline.text) > 60) {
		return
	}
	starts, ends := r.rangeColumns(l)
	for i, g := range regions {
		for _, o := range r.labelsOf[g.sheet] {
			// the headings of its columns ask for nothing themselves
			if o != l && o.target == labels.Telephone && (o.bare || sameLine(o.rect, l.rect)) && g.rect.Holds(o.rect) {
				o.target = labels.Number
			}
		}
		ps := r.inRegion(g)
		if i > 0 && g.sheet != regions[i-1].sheet && !holdsPhone(ps) {
			break // the next page is about something else
		}
		if g.column && g.row.Width() > g.rect.Width()+near {
			row := g
			row.rect = g.row
			ps = r.inRegion(row)
			ps = r.columnOrder(ps, g)
		}
		ls = append(ls, r.listLines(ps, g)...)
	}
	found := foundNumbers{at: r.place(l)}
	for i := 0; i < len(ls); i++ {
		if i+1 < len(ls) && opensRange(ls[i].text) || i+1 < len(ls) && splitNumber(ls[i].text, ls[i+1].text) {
			ls[i] = join(ls[i], ls[i+1])
			ls = append(ls[:i+1], ls[i+2:]...)
		}
		ls[i] = withoutIndex(ls, i)
		if starts && ends {
			ls[i] = bridgeRange(ls[i])
		}
		found.numbers = append(found.numbers, r.readLine(ls[i], action, l)...)
	}
	if len(found.numbers) == 0 && l.bare {
		// form fields over their label
		var over []*piece
		for _, p := range r.pieceOf[l.sheet] {
			if p.widget == nil || !p.free() || p.text == "" {
				continue
			}
			if _, how := r.beside(p, l, nil); how == lineOver {
				over = append(over, p)
			}
		}
		for _, ln := range r.listLines(over, region{sheet: l.sheet, head: l}) {
			found.numbers = append(found.numbers, r.readLine(ln, action, l)...)
		}
	}
	if len(found.numbers) == 0 && l.bare {
		// a label under the line that its numbers stand on
		probe := *l
		probe.options = nil
		r.lineOver(&probe)
		if len(probe.options) > 0 {
			g := region{sheet: l.sheet, rect: probe.options[0].slot, head: l}
			for _, ln := range r.listLines(probe.options[0].pieces, g) {
				found.numbers = append(found.numbers, r.readLine(ln, action, l)...)
			}
		}
	}
	if len(found.numbers) > 0 {
		r.found = append(r.found, found)
	}
}

// place is a number by which places on pages sort.
func (r *reader) place(l *label) int {
	return l.sheet.number*1_000_000 + int(l.rect.MidY())*1000 + int(math.Max(0, l.rect.X0))
}

func holdsPhone(ps []*piece) bool {
	for _, p := range ps {
		if len(phones(p.text)) > 0 {
			return true
		}
	}
	return false
}

// columnOrder puts the pieces of a table row in order: the number's column first
// where the remark stands before it.
func (r *reader) columnOrder(ps []*piece, g region) []*piece {
	sort.SliceStable(ps, func(i, j int) bool {
		a, b := g.rect.Holds(ps[i].rect), g.rect.Holds(ps[j].rect)
		return a && !b
	})
	// what stands under the heading of running numbers is none of theirs
	out := ps[:0]
	for _, p := range ps {
		skip := leadingOrdinal(p.text) > 0 && p.rect.X1 <= g.rect.X0+near
		for _, o := range r.labelsOf[g.sheet] {
			if (o.target == labels.Row || o.target == labels.Quantity || o.target == labels.Number) && o.cell >= 0 && o.rect.Y1 < p.rect.Y0 && sameLine(o.rect, g.head.rect) && o.rect.OverlapX(p.rect) > 0.2 {
				skip = true
			}
		}
		if !skip {
			out = append(out, p)
		}
	}
	return out
}

// rangeColumns tells whether the list's table has columns for the first and the
// last number of ranges.
func (r *reader) rangeColumns(l *label) (starts, ends bool) {
	for _, o := range r.labelsOf[l.sheet] {
		if o == l || math.Abs(o.rect.MidY()-l.rect.MidY()) < 40 {
			starts = starts || o.target == labels.RangeStart
			ends = ends || o.target == labels.RangeEnd
		}
	}
	return
}

// listLines arranges the pieces of a region in lines.
func (r *reader) listLines(ps []*piece, g region) []listLine {
	var out []listLine
	add := func(p *piece, text string, from int, newLine bool) {
		if newLine || len(out) == 0 {
			out = append(out, listLine{rect: p.rect, column: g.column})
		}
		ln := &out[len(out)-1]
		if ln.text != "" {
			if opensRange(ln.text) || closesRange(text) {
				ln.text += " "
			} else {
				ln.text += " | "
			}
		}
		ln.chunks = append(ln.chunks, chunk{p, len(ln.text), len(ln.text) + len(text), from})
		ln.text += text
		ln.rect = ln.rect.Union(p.rect)
	}
	var last *piece
	for _, p := range ps {
		if p.widget == nil && p.prose && !startsWithPhone(p.text) && (g.head.inline != p) {
			continue
		}
		if p.placeholder {
			continue
		}
		newLine := last == nil || !g.column && !sameLine(last.rect, p.rect) || g.column && out == nil
		if g.column && last != nil && g.rect.Holds(p.rect) && g.rect.Holds(last.rect) && !sameLine(last.rect, p.rect) {
			newLine = true
		}
		if strings.Contains(p.text, "\n") {
			from := 0
			for i, t := range strings.Split(p.text, "\n") {
				add(p, t, from, newLine || i > 0)
				from += len(t) + 1
			}
		} else {
			add(p, p.text, 0, newLine)
		}
		last = p
	}
	return out
}

func startsWithPhone(t string) bool {
	fs := phones(t)
	return len(fs) > 0 && fs[0].Start <= 4 && len(fs[0].TNs) > 0
}

// connectors are the words and marks of a range.
func opensRange(t string) bool {
	t = strings.ToLower(strings.TrimRight(t, " "))
	for _, w := range []string{" to", " through", " thru", "-", "–", "—", " until"} {
		if strings.HasSuffix(t, w) && len(phones(t)) > 0 {
			return true
		}
	}
	return false
}

func closesRange(t string) bool {
	t = strings.ToLower(strings.TrimLeft(t, " "))
	for _, w := range []string{"to ", "through ", "thru ", "- ", "– ", "— "} {
		if strings.HasPrefix(t, w) {
			return true
		}
	}
	switch t {
	case "to", "through", "thru", "-", "–", "—":
		return true
	}
	return false
}

// splitNumber tells whether a number is broken over two lines: (217) 555-|0100.
func splitNumber(a, b string) bool {
	if len(phones(a)) > 0 || len(phones(b)) > 0 {
		return false
	}
	da, db := len(telephone.Digits(a)), len(telephone.Digits(b))
	if da < 3 || da > 9 || db < 4 || da+db < 10 || da+db > 11 {
		return false
	}
	_, ok := telephone.Parse(strings.TrimSpace(a) + strings.TrimSpace(b))
	if !ok {
		_, ok = telephone.Parse(strings.TrimSpace(a) + " " + strings.TrimSpace(b))
	}
	return ok
}

// join puts two lines of a list into one.
func join(a, b listLine) listLine {
	gap := " "
	if t := strings.TrimSpace(a.text); len(t) > 1 && t[len(t)-1] == '-' && t[len(t)-2] >= '0' && t[len(t)-2] <= '9' {
		gap = ""
	}
	off := len(a.text) + len(gap)
	a.text += gap + b.text
	for _, c := range b.chunks {
		c.start, c.end = c.start+off, c.end+off
		a.chunks = append(a.chunks, c)
	}
	a.rect = a.rect.Union(b.rect)
	return a
}

// withoutIndex takes the running number off a line: "1 217-555-0100" is no
// number with its country code where the next line begins with 2.
func withoutIndex(ls []listLine, i int) listLine {
	n := leadingIndex(ls[i].text)
	if n < 0 || len(ls[i].chunks) == 0 {
		return ls[i]
	}
	neighbour := i+1 < len(ls) && leadingIndex(ls[i+1].text) == n+1
	if !neighbour && n != 1 {
		neighbour = true // 2 to 99 before a number can be nothing else
	}
	if !neighbour {
		return ls[i]
	}
	ln := ls[i]
	cut := strings.IndexByte(ln.text, ' ') + 1
	b := []byte(ln.text)
	for k := 0; k < cut; k++ {
		b[k] = ' '
	}
	ln.text = string(b)
	return ln
}

// leadingIndex is the number of one or two digits, divided by a blank from what
// follows, that a line with a telephone number begins with, or -1.
func leadingIndex(t string) int {
	i := strings.IndexByte(t, ' ')
	if i < 1 || i > 2 {
		return -1
	}
	n := 0
	for _, c := range []byte(t[:i]) {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	if len(phones(t[i:])) == 0 {
		return -1
	}
	return n
}

// bridgeRange joins the two numbers of a line in columns "From" and "To".
func bridgeRange(ln listLine) listLine {
	fs := phones(ln.text)
	if len(fs) < 1 || len(fs) > 2 || fs[0].Range {
		return ln
	}
	between := strings.Index(ln.text[fs[0].End:], " | ")
	if between < 0 {
		return ln
	}
	at := fs[0].End + between
	joined := ln.text[:at] + " - " + ln.text[at+3:]
	if gs := phones(joined); len(gs) > 0 && gs[0].Range {
		ln.text = joined
	}
	return ln
}

// readLine reads the numbers of one line, each with what stands beside it.
func (r *reader) readLine(ln listLine, action string, head *label) []porting.Number {
	fs := phones(ln.text)
	if len(fs) == 0 {
		return r.noNumber(ln, action, head)
	}
	var out []porting.Number
	before := note(ln.text[:fs[0].Start])
	switch strings.ToLower(before) {
	case "#", "tn", "tel", "phone", "number":
		before = ""
	}
	for i, f := range fs {
		end := len(ln.text)
		if i+1 < len(fs) {
			end = fs[i+1].Start
		}
		n := porting.Number{Text: f.Text, Action: action, Read: porting.ReadText, Confidence: 1, Features: []string{}}
		n.Note = note(ln.text[f.End:end])
		if i == 0 && before != "" {
			n.Note = strings.TrimSpace(before + " " + n.Note)
		}
		ps := r.coverNumber(ln, f.Start, f.End, &n)
		n.Text = strings.ReplaceAll(n.Text, " | ", " ")
		for _, p := range ps {
			if p.widget != nil && p.widget.Differs && !p.used {
				r.problems = append(r.problems, porting.Problem{Code: porting.ProblemAppearanceDiffers, Where: n.Where,
					Message: fmt.Sprintf("the form field of the number %q holds another value than the one that is shown", n.Text)})
			}
			p.used = true
		}
		if len(f.TNs) == 0 {
			r.problems = append(r.problems, porting.Problem{Code: porting.ProblemInvalidNumber, Where: n.Where,
				Message: fmt.Sprintf("%q in the list is no telephone number: %s", n.Text, f.Invalid)})
			out = append(out, n)
			continue
		}
		short := shorthand(ln.text, f.End, end)
		if len(short) > 0 {
			n.Note = ""
		}
		for _, tn := range f.TNs {
			m := n
			m.TN = tn
			out = append(out, m)
		}
		for _, sh := range short {
			m := porting.Number{Text: ln.text[sh[0]:sh[1]], Action: action, Read: n.Read, Confidence: 1, Features: []string{}}
			r.coverNumber(ln, sh[0], sh[1], &m)
			r.problems = append(r.problems, porting.Problem{Code: porting.ProblemInvalidNumber, Where: m.Where,
				Message: fmt.Sprintf("%q in the list is no whole telephone number", m.Text)})
			out = append(out, m)
		}
		if n.Confidence < lowConfidence {
			r.problems = append(r.problems, porting.Problem{Code: porting.ProblemLowConfidence, TN: f.TNs[0], Where: n.Where,
				Message: fmt.Sprintf("the number %q was read by OCR with a confidence of %.0f %%", n.Text, 100*n.Confidence)})
		}
	}
	for _, c := range ln.chunks {
		c.p.used = true
	}
	return out
}

// shorthand finds the last digits that stand for whole numbers behind one:
// "217-555-0100, 0101 and 0102". They are not completed: that is for a person.
func shorthand(text string, start, end int) [][2]int {
	var out [][2]int
	for i := start; i < end; {
		c := text[i]
		switch {
		case c == ',' || c == '/' || c == '&' || c == ' ' || c == ';' || c == '.':
			i++
		case strings.HasPrefix(strings.ToLower(text[i:end]), "and "):
			i += 4
		case c >= '0' && c <= '9':
			j := i
			for j < end && (text[j] >= '0' && text[j] <= '9' || text[j] == '-') {
				j++
			}
			if j-i != 4 && j-i != 8 || i == start || j < end && text[j] > ' ' && !strings.ContainsRune(",/&;.", rune(text[j])) {
				return nil
			}
			out = append(out, [2]int{i, j})
			i = j
		default:
			return nil
		}
	}
	if len(out) > 0 && strings.TrimLeft(text[start:out[0][0]], " ") == "" {
		return nil // no comma before it: an extension, a note
	}
	return out
}

// coverNumber finds where a number stands, and how it was read.
func (r *reader) coverNumber(ln listLine, start, end int, n *porting.Number) []*piece {
	var ps, cut []*piece
	for _, c := range ln.chunks {
		a, b := max(start, c.start), min(end, c.end)
		if a >= b {
			continue
		}
		p := c.p
		ps = append(ps, p)
		if p.widget == nil {
			sp := p.span.seg.slice(p.span.start+c.from+a-c.start, p.span.start+c.from+b-c.start)
			q := *p
			q.box, q.rect = sp.box(), sp.rect()
			q.confidence = 1
			for _, w := range sp.words() {
				if w.Read == porting.ReadOCR {
					q.confidence = math.Min(q.confidence, w.Confidence)
				}
			}
			cut = append(cut, &q)
		} else {
			cut = append(cut, p)
		}
	}
	for _, p := range cut {
		n.Read = p.read
		n.Confidence = math.Min(n.Confidence, p.confidence)
	}
	n.Where = place(cut)
	return ps
}

// noNumber is a line of a list in which no number was found: digits that look
// like one are an invalid number, all else is nothing.
func (r *reader) noNumber(ln listLine, action string, head *label) []porting.Number {
	text := strings.TrimSpace(ln.text)
	digits, letters := count(text)
	if i := strings.Index(text, " | "); i >= 0 {
		// a number's cell and what stands beside it
		digits, letters = count(text[:i])
	}
	if digits < 6 || digits > 15 || letters > 4 || isDate(text) || isZip(text) {
		return nil
	}
	n := porting.Number{Text: text, Action: action, Read: porting.ReadText, Confidence: 1, Features: []string{}}
	if i := strings.Index(text, " | "); i >= 0 {
		n.Text, n.Note = text[:i], note(text[i+3:])
	}
	for _, p := range r.coverNumber(ln, 0, len(ln.text), &n) {
		p.used = true
	}
	r.problems = append(r.problems, porting.Problem{Code: porting.ProblemInvalidNumber, Where: n.Where,
		Message: fmt.Sprintf("%q in the list is no telephone number: it does not have ten digits", n.Text)})
	return []porting.Number{n}
}

// note is what stands beside a number, without what divides it from the number.
func note(t string) string {
	t = strings.ReplaceAll(t, " | ", " ")
	t = strings.Trim(t, " \t\u00a0|,;:-–—•·*.")
	if i := leadingOrdinal(t); i > 0 {
		t = strings.TrimLeft(t[i:], " \t.)")
	}
	switch strings.ToLower(t) {
	case "and", "&", "or", "/", "(", ")", "#", "plus":
		return ""
	}
	t = strings.TrimSuffix(t, " and")
	t = strings.TrimSuffix(t, ", and")
	t = strings.TrimSuffix(t, " &")
	return strings.Trim(t, " \t,;")
}

// leadingOrdinal is the length of a running number that is all there is.
func leadingOrdinal(t string) int {
	i := 0
	for i < len(t) && t[i] >= '0' && t[i] <= '9' {
		i++
	}
	if i > 0 && i <= 3 && strings.Trim(t[i:], ".) ") == "" {
		return i
	}
	return 0
}

// checkNumbers says which numbers stand twice, and which are both to port and to keep.
func (r *reader) checkNumbers() {
	action := map[string]string{}
	said := map[string]bool{}
	for _, n := range r.numbers {
		if n.TN == "" {
			continue
		}
		a, ok := action[n.TN]
		if !ok {
			action[n.TN] = n.Action
			continue
		}
		if said[n.TN] {
			continue
		}
		said[n.TN] = true
		p := porting.Problem{Code: porting.ProblemDuplicateNumber, TN: n.TN, Where: n.Where,
			Message: fmt.Sprintf("%s stands in the list twice", telephone.Format(n.TN))}
		if a != n.Action {
			p.Code = porting.ProblemContradiction
			p.Message = fmt.Sprintf("%s stands both in the list to port and in the list to keep", telephone.Format(n.TN))
		}
		r.problems = append(r.problems, p)
	}
}

// strayNumbers takes numbers that stand under no heading where the letter has no
// list at all, and says that it is a guess.
func (r *reader) strayNumbers() {
	if len(r.numbers) > 0 {
		r.leftNumbers()
		return
	}
	alone := false // numbers that stand for themselves go before those in sentences
	for _, p := range r.pieces {
		alone = alone || p.free() && p.text != "" && wholePhone(p.text) && p.rect.Y1 > 0.14*p.sheet.height && p.rect.Y0 < 0.93*p.sheet.height
	}
	for _, s := range r.sheets {
		for _, p := range r.pieceOf[s] {
			if !p.free() || p.text == "" || p.placeholder || p.rect.Y1 < 0.14*s.height || p.rect.Y0 > 0.93*s.height {
				continue
			}
			fs := phones(p.text)
			if alone && !startsWithPhone(p.text) {
				continue
			}
			if len(fs) == 0 || p.prose && !strings.Contains(strings.ToLower(p.text), "port") && !strings.Contains(strings.ToLower(p.text), "transfer") {
				continue
			}
			if sectionOf(&label{sheet: s, rect: p.rect, cell: p.cell}, r.heads(s)) == labels.SectionNew {
				continue
			}
			ln := listLine{text: p.text, rect: p.rect, chunks: []chunk{{p, 0, len(p.text), 0}}}
			for _, n := range r.readLine(ln, porting.ActionPort, nil) {
				r.numbers = append(r.numbers, n)
			}
		}
	}
	if len(r.numbers) > 0 {
		r.problems = append(r.problems, porting.Problem{Code: porting.ProblemAmbiguousLabel, Where: r.numbers[0].Where,
			Message: "no heading says which numbers are to be ported: the numbers that stand alone were taken"})
		r.checkNumbers()
	}
}

// leftNumbers says which numbers stand for themselves in the body of a page and
// belong to no list and no label.
func (r *reader) leftNumbers() {
	for _, s := range r.sheets {
		for _, p := range r.pieceOf[s] {
			if !p.free() || p.placeholder || !wholePhone(p.text) || p.rect.Y1 < 0.12*s.height || p.rect.Y0 > 0.94*s.height {
				continue
			}
			if sectionOf(&label{sheet: s, rect: p.rect, cell: p.cell}, r.heads(s)) == labels.SectionNew {
				continue
			}
			w := place([]*piece{p})
			r.problems = append(r.problems, porting.Problem{Code: porting.ProblemAmbiguousLabel, Where: w,
				Message: fmt.Sprintf("the number %q stands on page %d without a label: it was not taken", p.text, s.number)})
		}
	}
}

func (r *reader) heads(s *sheet) []*label {
	var out []*label
	for _, l := range r.labelsOf[s] {
		if l.target.Section() {
			out = append(out, l)
		}
	}
	return out
}
