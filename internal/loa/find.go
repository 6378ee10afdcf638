package loa

// Labels on a page, and the pieces of text between them.

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
}

// dropRemarks takes back labels that are remarks beside a number: "Main number",
// "Fax" right behind a telephone number that stands for itself.
func (r *reader) dropRemarks(s *sheet) {
	kept := r.labels[:0]
	for _, l := range r.labels {
		if l.sheet == s && l.bare && !l.firm && (l.target == labels.Target(porting.BTN) || l.target == labels.None || l.target == labels.Target(porting.ContactPhone)) {
			left, right := s.beside(l)
			if left != nil && wholePhone(left.text) && (right == nil || !wholePhone(right.text)) {
				r.addPiece(s, l.seg.slice(0, len(l.seg.text)))
				continue
			}
		}
		kept = append(kept, l)
	}
	r.labels = kept
}

// beside returns the nearest segments of a label's line on either side.
func (s *sheet) beside(l *label) (left, right *segment) {
	for _, g := range s.segments {
		if g == l.seg || !sameLine(g.rect, l.rect) {
			continue
		}
		if g.rect.X1 <= l.rect.X0+2 && (left == nil || g.rect.X1 > left.rect.X1) {
			left = g
		}
		if g.rect.X0 >= l.rect.X1-2 && (right == nil || g.rect.X0 < right.rect.X0) {
			right = g
		}
	}
	return
}

func wholePhone(t string) bool {
	fs := phones(t)
	return len(fs) == 1 && fs[0].Start <= 3 && fs[0].End >= len(t)-1
}

// splitByType divides segments where a value runs close to the next label and
// only the type tells them apart: "Acme LLP" in roman, "Current Carrier" in bold.
func (r *reader) splitByType(s *sheet) {
	var out []*segment
	var order map[*page.Word]int
	for _, g := range s.segments {
		from := 0
		for k := 1; k < len(g.words); k++ {
			a, b := g.words[k-1], g.words[k]
			if k == from || a.Font == b.Font && a.Bold == b.Bold {
				continue
			}
			end := k + 1
			for end < len(g.words) && g.words[end].Font == b.Font && g.words[end].Bold == b.Bold {
				end++
			}
			text := g.text[g.at[k] : g.at[end-1]+len(g.words[end-1].Text)]
			head := g.text[g.at[from] : g.at[k-1]+len(g.words[k-1].Text)]
			if !r.standsAlone(text) && !(k-from >= 2 && r.standsAlone(head) && a.Bold && !b.Bold) {
				continue
			}
			if order == nil {
				order = map[*page.Word]int{}
				for i, w := range s.words {
					order[w] = i
				}
			}
			out = append(out, s.newSegment(g.words[from:k], g.row, order))
			from = k
		}
		if from > 0 {
			g = s.newSegment(g.words[from:], g.row, order)
		}
		out = append(out, g)
	}
	s.segments = out
}

// splitByHeads divides a line of values that run into each other where the next
// of two labels on the line above begins.
func (r *reader) splitByHeads(s *sheet) {
	rows := map[int][]*segment{}
	for _, g := range s.segments {
		rows[g.row] = append(rows[g.row], g)
	}
	var order map[*page.Word]int
	var out []*segment
	for _, g := range s.segments {
		from := 0
		for k := 1; k < len(g.words); k++ {
			for i, h := range rows[g.row-1] {
				if i == 0 || math.Abs(h.rect.X0-g.words[k].Upright.X0) > 1.5 || g.rect.Y0-h.rect.Y1 > 1.2*h.rect.Height() {
					continue
				}
				if !r.standsAlone(h.text) || !r.standsAlone(rows[g.row-1][i-1].text) {
					continue
				}
				if order == nil {
					order = map[*page.Word]int{}
					for i, w := range s.words {
						order[w] = i
					}
				}
				out = append(out, s.newSegment(g.words[from:k], g.row, order))
				from = k
				break
			}
		}
		if from > 0 {
			g = s.newSegment(g.words[from:], g.row, order)
		}
		out = append(out, g)
	}
	s.segments = out
}

// standsAlone tells whether a text is a label of two words or more, or one with
// its colon, and no part of a sentence.
func (r *reader) standsAlone(text string) bool {
	first := strings.TrimLeft(text, " ,.;:()-")
	if first == "" || first[0] >= 'a' && first[0] <= 'z' && !strings.HasSuffix(text, ":") {
		return false
	}
	m, ok := r.v.Exact(text)
	return ok && !answers(m.Target) && (m.Words >= 2 || strings.HasSuffix(text, ":"))
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
	for i, m := range ms {
		end := len(g.text)
		if i+1 < len(ms) {
			end = ms[i+1].Start
		}
		var in *piece
		if m.Value < end {
			if sp := g.slice(m.Value, end); !sp.empty() && (hasLetterOrDigit(sp.text()) || strings.ContainsRune(sp.text(), '\ufffd')) {
				in = r.addPiece(s, sp)
			}
		}
		l := r.addLabel(g, m, m.Start, m.Value, in)
		l.crowded = i+1 < len(ms)
		l.bare = false
	}
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
	if m, ok := r.v.Prefix(g.text); ok && !answers(m.Target) && (!m.Fuzzy || r.fuzzyAllowed(g)) && (r.dividesFirmly(g, m) || r.dividesSoftly(g, m)) {
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
		if answers(m.Target) || m.Sep != ':' && m.Sep != '_' {
			continue
		}
		if g.text[from+m.Start:] == "" || wordIndex(g, from+m.Start) == 0 {
			continue
		}
		if prose && m.Target != labels.Numbers && m.Words < 2 {
			continue
		}
		// a "?" or "=" inside a value is no colon
		if sep := g.text[from+m.End : from+m.Value]; !strings.ContainsAny(sep, ":：_") {
			continue
		}
		m.Start, m.End, m.Value = m.Start+from, m.End+from, m.Value+from
		if len(out) == 0 && listHead(m.Target) && wordIndex(g, m.Start) <= 3 && len(phones(g.text[:m.Start])) == 0 {
			m.Start = 0 // "Please list the numbers to be ported:" is one label
		}
		out = append(out, m)
	}
	return out
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
	return labels.Match{Target: labels.None, End: i, Value: v, Sep: ':', Words: len(words), Wording: "", Source: "unknown", Verified: false}, true
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

// absorbNotes takes labels back that are remarks before the numbers of a list:
// "Main: 217-555-0100", "Fax: 217-555-0101" right under the list's heading.
func (r *reader) absorbNotes() {
	gone := map[*label]bool{}
	for _, head := range r.labels {
		if !listHead(head.target) || !head.bare {
			continue
		}
		bottom, h := head.rect.Y1, math.Max(head.rect.Height(), 6)
		x := -1.0
		for _, g := range head.sheet.segments {
			if g.rect.Y0 < bottom-2 || g.rect.X0 > head.rect.X1+60 || g.rect.X0 < head.rect.X0-30 {
				continue
			}
			if g.rect.Y0-bottom > 1.3*h || x >= 0 && math.Abs(g.rect.X0-x) > 3 && g.rect.MidY() > bottom {
				if g.rect.Y0-bottom > 1.3*h {
					break
				}
				continue
			}
			if len(phones(g.text)) == 0 {
				if l := r.labelOf(g); l != nil {
					break
				}
				continue
			}
			if l := r.labelOf(g); l != nil {
				main := l.target == labels.Target(porting.BTN) && strings.HasPrefix(l.match.Wording, "main number")
				if l.target != labels.None && !main || l.inline == nil || !wholePhone(l.inline.text) || l.crowded {
					break
				}
				gone[l] = true
				l.inline.used = true
				r.addPiece(g.sheet, g.slice(0, len(g.text)))
			}
			bottom, x = g.rect.Y1, g.rect.X0
		}
	}
	if len(gone) == 0 {
		return
	}
	kept := r.labels[:0]
	for _, l := range r.labels {
		if !gone[l] {
			kept = append(kept, l)
		}
	}
	r.labels = kept
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

// newPiece makes a piece of a part of a segment.
func (r *reader) newPiece(s *sheet, sp span) *piece {
	p := &piece{sheet: s, span: sp, text: sp.text(), rect: sp.rect(), box: sp.box(), cell: sp.seg.cell, read: porting.ReadText, confidence: 1}
	for _, w := range sp.words() {
		if w.Read == porting.ReadOCR {
			p.read = porting.ReadOCR
			p.confidence = math.Min(p.confidence, w.Confidence)
		}
		if sp.seg.runsOver {
			p.runsOver = true
		}
		if w.Uncertain || strings.ContainsRune(w.Text, '\ufffd') {
			p.uncertain = true
		}
	}
	if p.read == porting.ReadOCR {
		p.text = withoutFrame(p.text)
	}
	p.placeholder = labels.Placeholder(p.text) || r.v.Hint(p.text)
	p.prose = len(sp.words()) >= 14 || len(sp.words()) >= 4 && labels.Instruction(p.text)
	return p
}

// withoutFrame takes off what OCR makes of the frame around a text: a bar, or a
// bracket that nothing closes or opens.
func withoutFrame(t string) string {
	for {
		u := strings.Trim(t, " |¦")
		if strings.HasPrefix(u, "[") && !strings.Contains(u, "]") {
			u = u[1:]
		}
		if strings.HasSuffix(u, "]") && !strings.Contains(u, "[") {
			u = u[:len(u)-1]
		}
		if u == t {
			return t
		}
		t = u
	}
}

// widgetPiece makes a piece of a form field.
func widgetPiece(s *sheet, w *page.Widget) *piece {
	p := &piece{sheet: s, widget: w, text: widgetText(w), rect: w.Upright, box: w.Box, cell: -1, read: porting.ReadForm, confidence: 1}
	p.uncertain = strings.ContainsRune(p.text, '\ufffd')
	best := math.Inf(1)
	for i, c := range s.cells {
		// a drawn border of the field itself is no cell around it
		if math.Abs(c.X0-w.Upright.X0) < 3 && math.Abs(c.X1-w.Upright.X1) < 3 && math.Abs(c.Y0-w.Upright.Y0) < 3 && math.Abs(c.Y1-w.Upright.Y1) < 3 {
			continue
		}
		if a := c.Width() * c.Height(); a < best && c.Holds(w.Upright) {
			best, p.cell = a, i
		}
	}
	p.placeholder = p.text != "" && (labels.Placeholder(p.text) || ownName(w))
	return p
}

// ownName tells whether a field holds its own name in capitals, as forms do that
// show what to fill in: "LOCATION" in the field "LOCATION / CITY".
func ownName(w *page.Widget) bool {
	v := strings.TrimSpace(w.Value)
	return len(v) > 3 && v == strings.ToUpper(v) && strings.ToLower(v) != v && telephone.Digits(v) == "" && strings.HasPrefix(leaf(w.Name), v)
}

// widgetText is a field's value with its line breaks as they are shown.
func widgetText(w *page.Widget) string {
	switch w.Type {
	case page.CheckBox, page.RadioButton, page.PushButton:
		return ""
	case page.SignatureField:
		return ""
	case page.ListBox:
		if len(w.Values) > 1 {
			return strings.Join(w.Values, "\n")
		}
	}
	t := strings.ReplaceAll(w.Value, "\r\n", "\n")
	t = strings.ReplaceAll(t, "\r", "\n")
	return strings.Trim(t, " \t\n\u00a0")
}

func hasLetterOrDigit(s string) bool {
	for _, r := range s {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xc0 {
			return true
		}
	}
	return false
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
