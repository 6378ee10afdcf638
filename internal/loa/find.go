package loa

// Labels on a page, and the pieces of text between them. divide.go prepares the
// lines, remarks.go takes back what is no label, pieces.go makes the pieces.

import (
	"math"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// label is one label where it stands.
type label struct {
	match  labels.Match
	target labels.Target
	sheet  *sheet
	rect   page.Rect
	seg    *segment // the segment that it ends in
	cell   int
	inline *piece // what follows in the same segment, nil if nothing does
	firm   bool   // a colon or the like ends it
	// bare tells that the label has its segment, or its lines, for itself.
	bare bool
	text string
	// after tells that further labels stand behind it in the same segment
	crowded bool
	// whose is what the label asks for as a whole, where target is a part of it
	whose   labels.Target
	options []option
	taken   *option
	// fuzzy etc. of the match make the value uncertain; doubt says why in words.
	doubt string
	// byName tells that no label is printed: the form field's name is it.
	byName bool
	used   bool // its value was taken together with another's
}

// piece is a part of a page that may be a value: text, or a form field.
type piece struct {
	sheet       *sheet
	span        span
	widget      *page.Widget
	text        string
	rect        page.Rect
	box         porting.Box
	cell        int
	prose       bool // a sentence, an instruction
	placeholder bool // nothing: underscores, FULL LEGAL NAME, a hint
	owner       *label
	used        bool // taken by a number or a check box
	read        porting.Read
	confidence  float64
	uncertain   bool
	runsOver    bool // it runs over a ruling line or into other text
}

// answers are what check boxes stand for; they are no labels of fields.
func answers(t labels.Target) bool {
	switch t {
	case labels.Business, labels.Residential, labels.FullPort, labels.PartialPort, labels.Yes:
		return true
	}
	return false
}

// find finds the labels of a sheet and cuts the rest into pieces.
func (r *reader) find(s *sheet) {
	r.splitByType(s)
	r.splitByHeads(s)
	done := map[*segment]bool{}
	r.valueCells(s, done)
	for i, g := range s.segments {
		if done[g] {
			continue
		}
		if r.severalLines(s, i, done) {
			continue
		}
		done[g] = true
		r.inSegment(g)
	}
	for _, w := range s.widgets {
		r.pieces = append(r.pieces, widgetPiece(s, w))
	}
	r.dropRemarks(s)
	r.dropStates(s)
}

// valueCells makes pieces of the lines of a value that is broken over several in
// the cell beside its label: "Pioneer Telephone / Company" is no label.
func (r *reader) valueCells(s *sheet, done map[*segment]bool) {
	in := make([][]*segment, len(s.cells))
	for _, g := range s.segments {
		if g.cell >= 0 {
			in[g.cell] = append(in[g.cell], g)
		}
	}
	for c, gs := range in {
		if len(gs) < 2 || len(gs) > 6 || !r.oneText(gs) {
			continue
		}
		for d, ls := range in {
			if d == c || len(ls) == 0 || math.Abs(s.cells[d].X1-s.cells[c].X0) > near || s.cells[d].MidY() < s.cells[c].Y0 || s.cells[d].MidY() > s.cells[c].Y1 {
				continue
			}
			var t []string
			for _, g := range ls {
				t = append(t, g.text)
			}
			if m, ok := r.v.Exact(strings.Join(t, "\n")); ok && wantsValue(m.Target) && !answers(m.Target) && m.Target != labels.None {
				for _, g := range gs {
					done[g] = true
					r.addPiece(s, g.slice(0, len(g.text)))
				}
				break
			}
		}
	}
}

// oneText tells whether the lines of a cell are one text in one type, set close,
// that does not begin with a label.
func (r *reader) oneText(gs []*segment) bool {
	for i, g := range gs {
		if strings.ContainsAny(g.text, ":：") || len(findMarks(g.text)) > 0 || labels.Instruction(g.text) {
			return false
		}
		if i == 0 {
			continue
		}
		last := gs[i-1]
		if g.row == last.row || g.rect.Y0-last.rect.Y1 > 0.6*math.Max(last.rect.Height(), 6) ||
			g.words[0].Bold != gs[0].words[0].Bold || math.Abs(g.words[0].Size-gs[0].words[0].Size) > 0.5 || g.words[0].Font != gs[0].words[0].Font {
			return false
		}
	}
	m, ok := r.v.Prefix(gs[0].text)
	return !ok || m.Target == labels.Hint || answers(m.Target) || m.End < len(gs[0].text) && m.Sep == ' ' && m.Words < 2
}

// below returns the segments that continue segment i on the next lines: close
// under it, in the same cell, beginning or centred at the same place.
func (s *sheet) below(g *segment, from int) *segment {
	h := math.Max(g.rect.Height(), 4)
	var best *segment
	for _, o := range s.segments[from:] {
		if o.row <= g.row || o.cell != g.cell {
			continue
		}
		dy := o.rect.Y0 - g.rect.Y1
		if dy > 0.75*h {
			if o.rect.Y0 > g.rect.Y1+4*h {
				break
			}
			continue
		}
		if dy < -0.5*h || o.rect.OverlapX(g.rect) < 0.3 {
			continue
		}
		if math.Abs(o.rect.X0-g.rect.X0) > 4 && math.Abs(o.rect.MidX()-g.rect.MidX()) > 4 && math.Abs(o.rect.X1-g.rect.X1) > 3 {
			continue
		}
		if best == nil || o.rect.Y0 < best.rect.Y0 {
			best = o
		}
	}
	return best
}

// severalLines finds a label that is spread over two or three lines.
func (r *reader) severalLines(s *sheet, i int, done map[*segment]bool) bool {
	g := s.segments[i]
	if len(g.text) > 80 || strings.HasSuffix(strings.TrimSpace(g.text), ":") {
		return false
	}
	_, isLabel := r.v.Exact(g.text)
	text := g.text
	segs := []*segment{g}
	var found *label
	var foundSegs []*segment
	for n := 0; n < 2; n++ {
		next := s.below(segs[len(segs)-1], i+1)
		if next == nil || done[next] || len(next.text) > 120 {
			break
		}
		start := len(text) + 1
		text += "\n" + next.text
		segs = append(segs, next)
		nextMatch, nextAlone := r.v.Exact(next.text)
		m, ok := r.v.Exact(text)
		switch {
		case ok && m.End > start && (!nextAlone || !isLabel || goesOn(s, g, nextMatch)):
			found = &label{match: m, bare: true}
		case ok && !nextAlone:
			// the next line is a hint, or goes on with one
			found = &label{match: m, bare: true}
		default:
			if p, ok := r.v.Prefix(text); ok && !p.Fuzzy && p.End > start && (p.Sep == ':' || p.Sep == '_') && !nextAlone {
				if q, ok := r.v.Prefix(next.text); ok && (q.Sep == ':' || q.Sep == '_') && !q.Fuzzy {
					break
				}
				found = &label{match: p, firm: true}
				if v := p.Value - start; v < len(next.text) {
					sp := next.slice(v, len(next.text))
					if !sp.empty() {
						found.inline = r.newPiece(s, sp)
					}
				}
				found.seg = next
			}
		}
		if found != nil {
			foundSegs = append([]*segment(nil), segs...)
			if found.inline != nil {
				break
			}
		}
	}
	if found == nil || answers(found.match.Target) {
		return false
	}
	if left, _ := s.beside(&label{seg: g, rect: g.rect}); left != nil && wholePhone(left.text) {
		return false // a remark beside a number
	}
	last := foundSegs[len(foundSegs)-1]
	for _, q := range foundSegs {
		done[q] = true
		if q == last && found.inline != nil {
			found.rect = found.rect.Union(last.slice(0, found.inline.span.start).rect())
			continue
		}
		found.rect = found.rect.Union(q.rect)
	}
	found.seg, found.sheet, found.cell = last, s, g.cell
	found.text = text
	found.firm = found.firm || strings.HasSuffix(strings.TrimSpace(last.text), ":")
	found.target = found.match.Target
	if found.inline != nil {
		found.inline.owner = nil
		r.pieces = append(r.pieces, found.inline)
	}
	r.labels = append(r.labels, found)
	return true
}

// goesOn tells whether a line that is a label itself ("Number") more likely ends
// the label above it: a general word, or one in the same small cell.
func goesOn(s *sheet, g *segment, next labels.Match) bool {
	return next.Target == labels.Number || g.cell >= 0 && s.cells[g.cell].Height() < 60
}

// inSegment finds the labels of one segment and makes pieces of what is between.
func (r *reader) inSegment(g *segment) {
	s := g.sheet
	if name, _ := serviceName(g.text); name != "" && strings.Contains(strings.ToLower(g.text), "signed by") {
		r.addPiece(s, g.slice(0, len(g.text)))
		return
	}
	if m, ok := r.v.Exact(g.text); ok && !answers(m.Target) && len(findMarks(g.text)) == 0 {
		if r.endsSentence(g) {
			r.addPiece(s, g.slice(0, len(g.text)))
			return
		}
		r.addLabel(g, m, 0, len(g.text), nil)
		return
	}
	ms := r.cuts(g)
	if len(ms) == 1 && ms[0].Source == "unknown" && ms[0].Start == 0 {
		if t, ok := headsList(g.text[:ms[0].End]); ok {
			ms[0].Target = t
		}
	}
	if len(ms) == 0 {
		if t, ok := headsList(g.text); ok && !labels.Instruction(g.text) {
			if next := s.below(g, 0); next != nil && startsWithPhone(next.text) {
				r.addLabel(g, labels.Match{Target: t, End: len(g.text), Value: len(g.text), Source: "unknown"}, 0, len(g.text), nil)
				return
			}
		}
		if m, ok := r.v.Whole(g.text); ok && !answers(m.Target) && r.fuzzyAllowed(g) {
			r.addLabel(g, m, 0, len(g.text), nil)
			return
		}
		if m, ok := unknownLabel(g.text); ok {
			ms = append(ms, m)
		}
	}
	if len(ms) == 0 {
		r.addPiece(s, g.slice(0, len(g.text)))
		return
	}
	if ms[0].Start > 0 {
		if sp := g.slice(0, ms[0].Start); !sp.empty() && hasLetterOrDigit(sp.text()) {
			r.addPiece(s, sp)
		}
	}
	whose := r.caption(g, ms)
	for i, m := range ms {
		end := len(g.text)
		if i+1 < len(ms) {
			end = ms[i+1].Start
		}
		var in *piece
		if m.Value < end {
			if sp := g.slice(m.Value, m.Value+len(strings.TrimRight(g.text[m.Value:end], "; \u00a0"))); !sp.empty() && (hasLetterOrDigit(sp.text()) || strings.ContainsRune(sp.text(), '\ufffd')) {
				in = r.addPiece(s, sp)
			}
		}
		l := r.addLabel(g, m, m.Start, m.Value, in)
		l.crowded = i+1 < len(ms)
		l.bare = whose != "" && i == 0 && in == nil
		if i == 0 {
			l.whose = whose
		}
	}
}

// endsSentence tells whether a line with a full stop is the last of a paragraph:
// "… to / Company."
func (r *reader) endsSentence(g *segment) bool {
	if !strings.HasSuffix(g.text, ".") || len(g.words) > 3 {
		return false
	}
	for _, o := range g.sheet.segments {
		if o.row == g.row-1 && o.cell == g.cell && len(o.words) > 7 && math.Abs(o.rect.X0-g.rect.X0) < 4 && g.rect.Y0-o.rect.Y1 < 0.9*math.Max(g.rect.Height(), 6) {
			return true
		}
	}
	return false
}

// closesNothing tells whether a text ends a parenthesis that an earlier line began:
// it goes on with a sentence.
func closesNothing(t string) bool {
	i := strings.IndexByte(t, ')')
	return i > 1 && !strings.Contains(t[:i], "(") && len(strings.TrimLeft(t[:i], "0123456789abcdABCDivx")) > 0
}

// fuzzyAllowed tells whether a segment may be a label with wrong letters: only
// OCR writes them ("Will Date" on a page of text is a person and no "Bill Date").
func (r *reader) fuzzyAllowed(g *segment) bool {
	for _, w := range g.words {
		if w.Read != porting.ReadOCR && !g.sheet.hidden {
			return false
		}
	}
	return len(g.words) <= 8 && !labels.Instruction(g.text)
}

// cuts finds the labels of a segment that holds more than one label: each that a
// colon or leaders end, and the first where a blank alone divides it from a
// value that can be nothing else.
func (r *reader) cuts(g *segment) []labels.Match {
	var out []labels.Match
	from := 0
	if m, ok := r.v.Prefix(g.text); ok && !answers(m.Target) && !closesNothing(g.text[:m.Value]) && (!m.Fuzzy || r.fuzzyAllowed(g)) && (r.dividesFirmly(g, m) || r.dividesSoftly(g, m)) {
		m.Start = 0
		out = append(out, m)
		from = m.Value
	}
	if len(out) > 0 && (out[0].Target == labels.Target(porting.Remarks) || out[0].Target.Section() || out[0].Target == labels.None && out[0].Sep == '-') {
		return out
	}
	if len(out) == 0 {
		if m, ok := unknownLabel(g.text); ok {
			if k, ok := r.v.Prefix(g.text[:m.Value]); !ok || k.Sep != ':' {
				// words before a colon that are no known label, but end like one,
				// are a label of their own: "Spouse Name:" asks for no name of ours
				if !r.gapBefore(g, m) {
					out = append(out, m)
					from = m.Value
				}
			}
		}
	}
	prose := len(out) == 0 && (len(g.words) > 24 || labels.Instruction(g.text))
	for _, m := range r.v.All(g.text[from:]) {
		lined := m.Sep != ':' && m.Sep != '_'
		if answers(m.Target) || lined && (prose || wantsValue(m.Target) == false || m.Target == labels.None || !r.betweenLines(g, m.Target, from+m.Start, from+m.End)) {
			continue
		}
		if g.text[from+m.Start:] == "" || wordIndex(g, from+m.Start) == 0 {
			continue
		}
		if prose && m.Target != labels.Numbers && m.Words < 2 {
			continue
		}
		// a "?" or "=" inside a value is no colon
		if sep := g.text[from+m.End : from+m.Value]; !lined && !strings.ContainsAny(sep, ":：_") {
			continue
		}
		m.Start, m.End, m.Value = m.Start+from, m.End+from, m.Value+from
		if j := phraseStart(g, wordIndex(g, m.Start), from); g.at[j] < m.Start && (listHead(m.Target) || m.Target == labels.Telephone) {
			m.Start = g.at[j] // "Bo Ray    Alarm TN: …"
		}
		if listHead(m.Target) && m.Words == 1 && elsewhere(g.text[:m.Value]) {
			m.Target = labels.None
			if len(out) == 0 {
				m.Start = 0
			}
		}
		if len(out) == 0 && listHead(m.Target) && wordIndex(g, m.Start) <= 3 && len(phones(g.text[:m.Start])) == 0 {
			m.Start = 0 // "Please list the numbers to be ported:" is one label
		}
		out = append(out, m)
	}
	return out
}

// elsewhere tells whether a label that ends in "TN:" or the like is about a
// telephone that is not ported with the others.
func elsewhere(text string) bool {
	ws := plain(text)
	if len(ws) < 2 {
		return false
	}
	switch ws[len(ws)-2] {
	case "contact", "alarm", "emergency", "callback", "cell", "mobile", "home", "office", "signer", "vendor", "technician", "support", "temporary", "temp", "reach":
		return true
	}
	return false
}

// phraseStart is the word that the phrase begins with in which word k of a segment
// stands: up to three words before it, where a gap wider than a blank divides them
// from what precedes. It is k where there is no such gap.
func phraseStart(g *segment, k, from int) int {
	gap := func(i int) float64 { return g.words[i].Upright.X0 - g.words[i-1].Upright.X1 }
	for j := k - 1; j > 0 && j >= k-3 && g.at[j] > from; j-- {
		if w := g.words[j-1].Text; strings.HasSuffix(w, ":") || strings.HasSuffix(w, ",") {
			break
		}
		if gap(j) > 1.6*gap(k) && gap(j) > 0.5*math.Max(g.words[j].Size, 1) {
			return j
		}
	}
	return k
}

// unknownLabel takes a few words before a colon for a label that nobody knows: its
// value is nobody's.
func unknownLabel(text string) (labels.Match, bool) {
	i := strings.IndexAny(text, ":：")
	if i < 2 || i > 60 || i+1 < len(text) && text[i] == ':' && text[i+1] != ' ' && text[i+1] != '_' {
		return labels.Match{}, false
	}
	head := text[:i]
	words := strings.Fields(head)
	if len(words) == 0 || len(words) > 8 || strings.ContainsAny(head, "@;.!") || telephone.Digits(head) != "" {
		return labels.Match{}, false
	}
	switch strings.ToLower(words[0]) {
	case "attn", "attention", "c/o", "re", "dba", "d/b/a", "http", "https":
		return labels.Match{}, false
	}
	if labels.Instruction(head) || len(findMarks(head)) > 0 {
		return labels.Match{}, false
	}
	v := i + 1
	for v < len(text) && (text[v] == ' ' || text[v] == '_') {
		v++
	}
	return labels.Match{Target: listNamed(head, text[v:]), End: i, Value: v, Sep: ':', Words: len(words), Wording: "", Source: "unknown", Verified: false}, true
}

// listNamed is the list of numbers that words before a colon head that no wording of
// the vocabulary fits: "Port: 217-555-0100", "Numbers which will remain: …"; None
// for anything else.
func listNamed(head, value string) labels.Target {
	if !startsWithPhone(value) {
		return labels.None
	}
	switch strings.Join(plain(head), " ") {
	case "port", "ports", "port these", "please port", "move", "transfer", "to port", "porting":
		return labels.Numbers
	case "keep", "do not port", "keep these", "remain", "remaining", "stay", "not porting", "no port", "retain":
		return labels.Keep
	}
	if t, ok := headsList(head); ok {
		return t
	}
	return labels.None
}

// gapBefore tells whether a known label that ends where an unknown one does is
// divided from the words before it, so that those are none of its own.
func (r *reader) gapBefore(g *segment, m labels.Match) bool {
	for _, k := range r.v.All(g.text[:m.Value]) {
		if k.Start == 0 || k.Sep != ':' && k.End < m.End-1 {
			continue
		}
		n := wordIndex(g, k.Start)
		if n == 0 {
			continue
		}
		a, b := g.words[n-1], g.words[n]
		size := math.Max(math.Max(a.Size, b.Size), 1)
		if b.Upright.X0-a.Upright.X1 > 0.6*size || strings.HasSuffix(a.Text, ".") || strings.HasSuffix(a.Text, ";") || strings.HasSuffix(a.Text, ",") && k.Target == labels.Numbers ||
			a.Bold != b.Bold || listHead(k.Target) || r.plainNumbers(k, g.text) {
			return true
		}
	}
	return false
}

// plainNumbers: "… the following telephone numbers:" ends a sentence.
func (r *reader) plainNumbers(k labels.Match, text string) bool {
	return k.Target == labels.Telephone && strings.Contains(strings.ToLower(text[k.Start:k.End]), "number")
}

// labelOf is the first label that ends in a segment.
func (r *reader) labelOf(g *segment) *label {
	for _, l := range r.labels {
		if l.seg == g {
			return l
		}
	}
	return nil
}

// wordIndex is the number of the word that byte i stands in.
func wordIndex(g *segment, i int) int {
	n := 0
	for k, a := range g.at {
		if a <= i {
			n = k
		}
	}
	return n
}

// dividesFirmly: a colon, leaders or a dash stand between label and value.
func (r *reader) dividesFirmly(g *segment, m labels.Match) bool {
	switch m.Sep {
	case ':', '_':
		return true
	case '-':
		return len(g.words) <= 14 && m.Target != labels.None && !labels.Instruction(g.text)
	}
	return false
}

// dividesSoftly: only a blank stands between label and value, so something else
// has to speak for it: other type, a gap wider than a blank, or a value of just
// the kind that the label asks for.
func (r *reader) dividesSoftly(g *segment, m labels.Match) bool {
	if m.Sep != ' ' && m.Sep != '\t' || m.Fuzzy || m.Value >= len(g.text) || len(g.words) > 14 || m.Target.Section() || m.Target == labels.None && m.Words < 2 {
		return false
	}
	k := wordIndex(g, m.Value)
	if k == 0 {
		return false
	}
	a, b := g.words[k-1], g.words[k]
	value := strings.TrimSpace(g.text[m.Value:])
	f := fit(m.Target, value)
	if f < 0 {
		return false
	}
	if labels.Instruction(g.text) {
		return false
	}
	size := math.Max(math.Max(a.Size, b.Size), 1)
	if a.Bold != b.Bold && sameWeight(g.words[:k]) {
		return true
	}
	if a.Font != b.Font && a.Font != "" && b.Font != "" && sameFont(g.words[:k]) && sameFont(g.words[k:]) {
		return true
	}
	if gap := b.Upright.X0 - a.Upright.X1; gap > 0.75*size && gap > 1.6*narrowest(g.words) && f > 0 {
		return true
	}
	return f >= 2 && (m.Words >= 2 || strings.ToUpper(g.text[m.Start:m.End]) == g.text[m.Start:m.End] || f > 2)
}

// narrowest is the smallest gap between the words of a line, at least a point.
func narrowest(ws []*page.Word) float64 {
	gap := math.Inf(1)
	for i := 1; i < len(ws); i++ {
		gap = math.Min(gap, ws[i].Upright.X0-ws[i-1].Upright.X1)
	}
	return math.Max(gap, 1)
}

func sameWeight(ws []*page.Word) bool {
	for _, w := range ws {
		if w.Bold != ws[0].Bold {
			return false
		}
	}
	return true
}

func sameFont(ws []*page.Word) bool {
	for _, w := range ws {
		if w.Font != ws[0].Font {
			return false
		}
	}
	return true
}

func (r *reader) addLabel(g *segment, m labels.Match, start, end int, in *piece) *label {
	l := &label{match: m, target: m.Target, sheet: g.sheet, seg: g, cell: g.cell, inline: in}
	sp := g.slice(start, end)
	l.rect, l.text = sp.rect(), g.text[start:end]
	l.bare = in == nil && start == 0
	t := strings.TrimRight(l.text, " \u00a0*")
	l.firm = m.Sep == ':' || m.Sep == '_' || strings.HasSuffix(t, ":")
	r.labels = append(r.labels, l)
	return l
}

func (r *reader) addPiece(s *sheet, sp span) *piece {
	p := r.newPiece(s, sp)
	r.pieces = append(r.pieces, p)
	return p
}

// order sorts labels as a person reads: pages, lines, from the left.
func order(ls []*label) {
	sort.SliceStable(ls, func(i, j int) bool {
		a, b := ls[i], ls[j]
		if a.sheet != b.sheet {
			return a.sheet.number < b.sheet.number
		}
		if a.rect.OverlapY(b.rect) < 0.4 {
			return a.rect.MidY() < b.rect.MidY()
		}
		return a.rect.X0 < b.rect.X0
	})
}

// phones are the numbers inside a text.
func phones(text string) []telephone.Found { return telephone.FindAll(text) }
