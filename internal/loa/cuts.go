package loa

// Lines that hold labels and values both: where one ends and the other begins.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

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
		if k, ok := r.softHead(g); ok && m.Sep == ' ' && k.Value > m.Value {
			m = k // "Provider today Acme": the longer label
		}
		out = append(out, m)
		from = m.Value
	}
	if len(out) == 0 {
		if m, ok := r.softHead(g); ok {
			out = append(out, m)
			from = m.Value
		}
	}
	if len(out) > 0 && findsMarks(g.text[out[0].Value:]) && !answers(out[0].Target) {
		switch out[0].Target {
		case labels.Target(porting.CustomerType), labels.Target(porting.PortType):
		default:
			out[0].Target = labels.None // boxes to tick are no value of "Account:"
		}
	}
	if len(out) > 0 && (out[0].Target == labels.Target(porting.Remarks) || out[0].Target.Section() || out[0].Target == labels.None && out[0].Sep == '-') {
		return out
	}
	if len(out) == 0 {
		if m, ok := announces(g.text); ok {
			return []labels.Match{m}
		}
		if m, ok := g.sheet.announcesOver(g); ok {
			return []labels.Match{m}
		}
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
		if answers(m.Target) || lined && (prose || !wantsValue(m.Target) || m.Target == labels.None || !r.betweenLines(g, m.Target, from+m.Start, from+m.End)) {
			continue
		}
		if g.text[from+m.Start:] == "" || wordIndex(g, from+m.Start) == 0 || m.Target == labels.Row {
			continue // "one per line:" asks for no line
		}
		if prose && m.Target != labels.Numbers && m.Words < 2 {
			continue
		}
		// a "?" or "=" inside a value is no colon
		if sep := g.text[from+m.End : from+m.Value]; !lined && !strings.ContainsAny(sep, ":：_") {
			continue
		}
		m.Start, m.End, m.Value = m.Start+from, m.End+from, m.Value+from
		if j := phraseStart(g, wordIndex(g, m.Start), from); g.at[j] < m.Start && !lined {
			if !listHead(m.Target) && m.Target != labels.Telephone {
				// "Lumen    Losing Carrier Acct: …": one label, known or not
				if k, ok := r.v.Exact(g.text[g.at[j]:m.Value]); ok && wantsValue(k.Target) {
					m.Target, m.Wording, m.Words = k.Target, k.Wording, k.Words
				} else {
					m.Target = labels.None
				}
			}
			m.Start = g.at[j] // "Bo Ray    Alarm TN: …"
		}
		if listHead(m.Target) && m.Words == 1 && elsewhere(g.text[:m.Value]) {
			m.Target = labels.None
			if len(out) == 0 {
				m.Start = 0
			}
		}
		if exampleBefore(g.text[:m.Start]) {
			m.Target = labels.SectionOther // what follows is nobody's
		}
		if len(out) == 0 && listHead(m.Target) && wordIndex(g, m.Start) <= 3 && !hasPhone(g.text[:m.Start]) {
			m.Start = 0 // "Please list the numbers to be ported:" is one label
		}
		out = append(out, m)
	}
	return out
}

// exampleBefore tells whether the words before a label make it one of an example:
// "Example of a number range: …".
func exampleBefore(text string) bool {
	ws := lastPlain(text)
	for i := max(0, len(ws)-3); i < len(ws); i++ {
		switch ws[i] {
		case "example", "examples", "sample", "eg":
			return true
		}
	}
	return false
}

// elsewhere tells whether a label that ends in "TN:" or the like is about a
// telephone that is not ported with the others.
func elsewhere(text string) bool {
	ws := lastPlain(text)
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
	if bare := withoutNumbering(head); bare != head {
		if _, ok := headsList(bare); ok {
			head = bare // "10. Numbers to be transferred to us:"
		}
	}
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
	if t := listWord(head); t != "" {
		return t
	}
	if t, ok := headsList(head); ok {
		return t
	}
	return labels.None
}

// listWord is the list that a word or two head where numbers stand behind them, "" for
// none.
func listWord(head string) labels.Target {
	switch strings.Join(plain(head), " ") {
	case "port", "ports", "port these", "please port", "move", "transfer", "to port", "porting":
		return labels.Numbers
	case "keep", "do not port", "keep these", "remain", "remaining", "stay", "not porting", "no port", "retain":
		return labels.Keep
	}
	return ""
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

// findsMarks tells whether a text begins with a box to tick.
func findsMarks(t string) bool {
	ms := findMarks(t)
	return len(ms) > 0 && strings.TrimSpace(t[:ms[0].start]) == ""
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
	if labels.Instruction(g.text) || labelGoesOn(value) || r.beginsLabelled(value) {
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
	if len(b.Gap) > 1 && strings.Trim(b.Gap, " ") == "" && f > 0 && !small(value) {
		return true // "Print name  Jane Doe": two blanks are no blank between words
	}
	if f == 1 && (m.Target.Field() != "" || m.Target == labels.Name || m.Target == labels.Company || m.Target == labels.Carrier) && !small(value) && !small(g.text) && len(g.words) <= 8 && r.amongPairs(g) {
		return true
	}
	return f >= 2 && (m.Words >= 2 || strings.ToUpper(g.text[m.Start:m.End]) == g.text[m.Start:m.End] || f > 2)
}

// softHead is the longest known label that a line begins with, where no more than a blank
// divides it from a value of just the kind that it asks for: "Address for service 12 Rue
// Royale, Barre, VT 05641".
func (r *reader) softHead(g *segment) (labels.Match, bool) {
	if len(g.words) < 3 || len(g.words) > 14 || small(g.text) || labels.Instruction(g.text) {
		return labels.Match{}, false
	}
	for k := min(len(g.words)-1, 8); k > 1; k-- {
		value := g.text[g.at[k]:]
		if small(value) || withinPhone(g.text, g.at[k]) || strings.ContainsAny(g.words[k-1].Text[len(g.words[k-1].Text)-1:], ".,;:") {
			continue
		}
		m, ok := r.v.Exact(g.text[:g.at[k-1]+len(g.words[k-1].Text)])
		if !ok || m.Target.Field() == "" && !isAddress(m.Target) {
			continue
		}
		if labelGoesOn(value) || r.beginsLabelled(value) {
			continue
		}
		if f := fit(m.Target, value); f < 1 || f == 1 && !(m.Words >= 2 && personal(value)) && !r.amongPairs(g) {
			continue
		}
		m.Start, m.Value, m.Sep = 0, g.at[k], ' '
		return m, true
	}
	return labels.Match{}, false
}

// beginsLabelled tells whether a text begins with a label of two words or more, or is one:
// what stands before it is a part of that, "Subscriber First Name  Jane".
func (r *reader) beginsLabelled(text string) bool {
	if m, ok := r.v.Exact(text); ok && !answers(m.Target) {
		return true
	}
	m, ok := r.v.Prefix(text)
	return ok && !m.Fuzzy && m.Words >= 2 && wantsValue(m.Target) && m.Target != labels.None
}

// labelGoesOn tells whether a text begins with a word that goes on with a label rather than
// beginning a value: "for invoices 100 N. Main St.".
func labelGoesOn(text string) bool {
	w, _, _ := strings.Cut(strings.ToLower(text), " ")
	switch w {
	case "for", "of", "at", "where", "in", "on", "with", "to", "which", "from", "as", "and", "or", "is", "are", "per", "that", "by", "if", "your", "our", "my":
		return true
	}
	return false
}

// amongPairs tells whether the line right above or below a segment, with the same margin,
// or another part of its own line begins with a label too, and goes on with a value that
// can be nothing else; or three other lines with its margin do.
func (r *reader) amongPairs(g *segment) bool {
	n := 0
	for _, o := range g.sheet.segments {
		sameRow := o.row == g.row
		if o == g || !sameRow && math.Abs(o.rect.X0-g.rect.X0) > 2 || o.cell != g.cell {
			continue
		}
		m, ok := r.v.Prefix(o.text)
		if !ok || m.Fuzzy || !wantsValue(m.Target) || m.Value >= len(o.text) {
			continue
		}
		f := fit(m.Target, o.text[m.Value:])
		if f >= 3 && (sameRow || math.Abs(o.rect.MidY()-g.rect.MidY()) < 3*math.Max(g.rect.Height(), 6)) {
			return true
		}
		if f >= 2 && !sameRow && len(o.words) <= 14 {
			n++
		}
	}
	return n >= 3
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
