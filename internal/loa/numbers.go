package loa

// The lists of numbers to port and to keep: under headings, in tables, behind
// labels, in form fields, over any number of pages. regions.go says where a list
// stands, lines.go arranges it in lines, stray.go looks after what is left.

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
	number, port, keep, following := false, false, false, false
	for i, w := range ws {
		switch w {
		case "number", "line", "tn", "did":
			number = true
		case "following", "these":
			following = true
		case "port", "ported", "porting", "transfer", "transferred", "moved":
			port = true
		case "not", "remain", "remaining", "stay", "staying", "keep", "kept", "excluded", "except":
			keep = true
		case "account", "btn", "billing", "carrier", "pin", "date", "contact", "after", "temporary":
			if i > 0 && ws[i-1] == "with" || i > 1 && ws[i-2] == "with" {
				continue
			}
			return "", false
		}
	}
	switch {
	case number && keep, following && port && keep: // "Please do not port the following:"
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
	prose  bool // a sentence of the page
	// lead is how the sentence begins in the line before: "Please leave".
	lead string
}

// readList reads the list of a heading.
func (r *reader) readList(l *label, action string) {
	var ls []listLine
	regions := r.regions(l)
	if l.target == labels.Attachment && !l.bare && (strings.HasPrefix(l.match.Wording, "see") || l.inline == nil || len(l.inline.text) > 60) {
		return
	}
	starts, ends := r.rangeColumns(l)
	seen := map[*piece]bool{}
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
		for _, m := range g.remarks {
			ps = append(ps, r.inRegion(region{sheet: g.sheet, rect: m, head: g.head, column: true})...)
		}
		fresh := ps[:0]
		for _, p := range ps { // regions may overlap
			if !seen[p] {
				seen[p] = true
				fresh = append(fresh, p)
			}
		}
		ls = append(ls, r.listLines(fresh, g)...)
	}
	found := foundNumbers{at: r.place(l)}
	var e listEnd
	for i := 0; i < len(ls); i++ {
		for n := 0; n < 40 && i+1 < len(ls) && (opensRange(ls[i].text) || splitNumber(ls[i].text, ls[i+1].text)); n++ {
			ls[i] = join(ls[i], ls[i+1])
			ls = append(ls[:i+1], ls[i+2:]...)
		}
		ls[i] = withoutIndex(ls, i)
		if starts && ends {
			ls[i] = bridgeRange(ls[i])
		}
		found.numbers = append(found.numbers, r.readListed(ls, i, &e, action, l)...)
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
			if o != g.head && (o.target == labels.Row || o.target == labels.Quantity || o.target == labels.Number) && o.cell >= 0 && o.rect.Y1 < p.rect.Y0 && sameLine(o.rect, g.head.rect) && o.rect.OverlapX(p.rect) > 0.2 {
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
	if r.rangeWords(l) != nil {
		return true, true
	}
	for _, o := range r.labelsOf[l.sheet] {
		if o == l || math.Abs(o.rect.MidY()-l.rect.MidY()) < 40 {
			starts = starts || o.target == labels.RangeStart
			ends = ends || o.target == labels.RangeEnd
		}
	}
	return
}

// readLine reads the numbers of one line, each with what stands beside it.
func (r *reader) readLine(ln listLine, action string, head *label) []porting.Number {
	fs := phones(ln.text)
	if len(fs) == 0 {
		return r.noNumber(ln, action, head)
	}
	var out []porting.Number
	says := r.judge(ln, fs, head)
	taken := false
	remarks := r.remarkText(ln, head)
	before := note(cells(remarks[:fs[0].Start]))
	switch strings.ToLower(before) {
	case "#", "tn", "tel", "phone", "number":
		before = ""
	}
	for i, f := range fs {
		end := len(ln.text)
		if i+1 < len(fs) {
			end = fs[i+1].Start
		}
		if says[i].skip {
			continue
		}
		if says[i].pass {
			r.pass(ln, f, "stands in a sentence, not in the list")
			continue
		}
		taken = true
		action := action
		if says[i].keep {
			action = porting.ActionKeep
		}
		n := porting.Number{Text: f.Text, Action: action, Read: porting.ReadText, Confidence: 1, Features: []string{}}
		n.Note = note(cells(remarks[f.End:end]))
		if i == 0 && before != "" {
			n.Note = strings.TrimSpace(before + " " + n.Note)
		}
		lead := f.End
		if i == 0 {
			lead = 0
		}
		n.Features = r.hangsOn(ln, lead, end, head)
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
		if says[i].unsure != "" {
			r.problems = append(r.problems, porting.Problem{Code: porting.ProblemAmbiguousLabel, TN: f.TNs[0], Where: n.Where,
				Message: fmt.Sprintf("it is not certain whether %q is to be ported: %s", n.Text, says[i].unsure)})
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
		c.p.used = c.p.used || taken
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
			if (j-i < 2 || j-i > 4) && j-i != 8 || i == start || j < end && text[j] > ' ' && !strings.ContainsRune(",/&;.", rune(text[j])) {
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
