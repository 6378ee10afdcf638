package form

// Lines that hold labels and values both: where one ends and the other begins.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// endsSentence tells whether a line with a full stop is the last of a paragraph:
// "… to / Company."
func (f *Form) endsSentence(g *layout.Segment) bool {
	if !strings.HasSuffix(g.Text, ".") || len(g.Words) > 3 {
		return false
	}
	for _, o := range g.Sheet.Segments {
		if o.Row == g.Row-1 && o.Cell == g.Cell && len(o.Words) > 7 && math.Abs(o.Rect.X0-g.Rect.X0) < 4 && g.Rect.Y0-o.Rect.Y1 < 0.9*math.Max(g.Rect.Height(), 6) {
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
func (f *Form) fuzzyAllowed(g *layout.Segment) bool {
	for _, w := range g.Words {
		if w.Read != porting.ReadOCR && !g.Sheet.Hidden {
			return false
		}
	}
	return len(g.Words) <= 8 && !labels.Instruction(g.Text)
}

// cuts finds the labels of a segment that holds more than one label: each that a
// colon or leaders end, and the first where a blank alone divides it from a
// value that can be nothing else.
func (f *Form) cuts(g *layout.Segment) []labels.Match {
	var out []labels.Match
	from := 0
	saint := saintly(g.Text)
	if m, ok := f.prefix(g.Text); ok && !saint && !look.Answers(m.Target) && !closesNothing(g.Text[:m.Value]) && (!m.Fuzzy || f.fuzzyAllowed(g)) && (f.dividesFirmly(g, m) || f.dividesSoftly(g, m)) {
		m.Start = 0
		if k, ok := f.softHead(g); ok && m.Sep == ' ' && k.Value > m.Value {
			m = k // "Provider today Acme": the longer label
		}
		out = append(out, m)
		from = m.Value
	}
	if len(out) == 0 && !saint {
		if m, ok := f.softHead(g); ok {
			out = append(out, m)
			from = m.Value
		}
	}
	if len(out) > 0 && findsMarks(g.Text[out[0].Value:]) && !look.Answers(out[0].Target) {
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
		if m, ok := phrase.Announces(g.Text); ok {
			return []labels.Match{m}
		}
		if m, ok := announcesOver(g.Sheet, g); ok {
			return []labels.Match{m}
		}
	}
	if len(out) == 0 {
		if m, ok := unknownLabel(g.Text); ok {
			if k, ok := f.Vocabulary.Prefix(g.Text[:m.Value]); !ok || k.Sep != ':' {
				// words before a colon that are no known label, but end like one,
				// are a label of their own: "Spouse Name:" asks for no name of ours
				if !f.gapBefore(g, m) && !f.valueBefore(g, m) {
					out = append(out, m)
					from = m.Value
				}
			}
		}
	}
	more := f.Vocabulary.All(g.Text[from:])
	prose := len(more) > 0 && len(out) == 0 && (len(g.Words) > 24 || labels.Instruction(g.Text))
	for _, m := range more {
		lined := m.Sep != ':' && m.Sep != '_'
		if look.Answers(m.Target) || lined && (prose || !look.WantsValue(m.Target) || m.Target == labels.None || !f.betweenLines(g, m.Target, from+m.Start, from+m.End)) {
			continue
		}
		if g.Text[from+m.Start:] == "" || wordIndex(g, from+m.Start) == 0 || m.Target == labels.Row {
			continue // "one per line:" asks for no line
		}
		if prose && m.Target != labels.Numbers && m.Words < 2 {
			continue
		}
		// a "?" or "=" inside a value is no colon
		if sep := g.Text[from+m.End : from+m.Value]; !lined && !strings.ContainsAny(sep, ":：_") {
			continue
		}
		m.Start, m.End, m.Value = m.Start+from, m.End+from, m.Value+from
		if j := phraseStart(g, wordIndex(g, m.Start), from); g.At[j] < m.Start && !lined {
			if !look.ListHead(m.Target) && m.Target != labels.Telephone {
				// "Lumen    Losing Carrier Acct: …": one label, known or not
				if k, ok := f.Vocabulary.Exact(g.Text[g.At[j]:m.Value]); ok && look.WantsValue(k.Target) {
					m.Target, m.Wording, m.Words = k.Target, k.Wording, k.Words
				} else {
					m.Target = labels.None
				}
			}
			m.Start = g.At[j] // "Bo Ray    Alarm TN: …"
		}
		if look.ListHead(m.Target) && m.Words == 1 && elsewhere(g.Text[:m.Value]) {
			m.Target = labels.None
			if len(out) == 0 {
				m.Start = 0
			}
		}
		if k := wordIndex(g, m.Start); k > 0 && m.Words == 1 && (m.Target == labels.Number || m.Target == labels.Numbers) && whoseNumber(g.Words[k-1].Text) {
			m.Target, m.Start = labels.Telephone, g.At[k-1] // "Their no.:"
		}
		if exampleBefore(g.Text[:m.Start]) {
			m.Target = labels.SectionOther // what follows is nobody's
		}
		if len(out) == 0 && look.ListHead(m.Target) && wordIndex(g, m.Start) <= 3 && !look.HasPhone(g.Text[:m.Start]) {
			m.Start = 0 // "Please list the numbers to be ported:" is one label
		}
		out = append(out, m)
	}
	return out
}

// whoseNumber tells whether a word before "no." makes it the number of a person.
func whoseNumber(word string) bool {
	switch strings.ToLower(word) {
	case "their", "his", "her", "your", "my":
		return true
	}
	return false
}

// saintly tells whether a text begins with a name of "St.", which is no state: "St. Kilda
// Road Holdings".
func saintly(text string) bool {
	rest, ok := strings.CutPrefix(text, "St. ")
	return ok && len(rest) > 2 && rest[0] >= 'A' && rest[0] <= 'Z' && look.Small(rest[1:])
}

// exampleBefore tells whether the words before a label make it one of an example:
// "Example of a number range: …".
func exampleBefore(text string) bool {
	ws := phrase.LastPlain(text)
	for i := max(0, len(ws)-8); i < len(ws); i++ {
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
	ws := phrase.LastPlain(text)
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
func phraseStart(g *layout.Segment, k, from int) int {
	gap := func(i int) float64 { return g.Words[i].Upright.X0 - g.Words[i-1].Upright.X1 }
	for j := k - 1; j > 0 && j >= k-3 && g.At[j] > from; j-- {
		if w := g.Words[j-1].Text; strings.HasSuffix(w, ":") || strings.HasSuffix(w, ",") {
			break
		}
		if gap(j) > 1.6*gap(k) && gap(j) > 0.5*math.Max(g.Words[j].Size, 1) {
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
	if bare := phrase.WithoutNumbering(head); bare != head {
		if _, ok := phrase.HeadsList(bare); ok {
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
	if labels.Instruction(head) || len(look.FindMarks(head)) > 0 || head[0] != '(' && strings.Count(head, "(") > strings.Count(head, ")") { // "Bell Aliant (reseller:"
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
	if !phrase.StartsWithPhone(value) {
		return labels.None
	}
	if t := listWord(head); t != "" {
		return t
	}
	if t, ok := phrase.HeadsList(head); ok {
		return t
	}
	return labels.None
}

// listWord is the list that a word or two head where numbers stand behind them, "" for
// none.
func listWord(head string) labels.Target {
	switch strings.Join(phrase.Plain(head), " ") {
	case "port", "ports", "port these", "please port", "move", "transfer", "to port", "porting":
		return labels.Numbers
	case "keep", "do not port", "keep these", "remain", "remaining", "stay", "not porting", "no port", "retain":
		return labels.Keep
	}
	return ""
}

// valueBefore tells whether a known label that ends where an unknown one does has the value
// of the label right before the segment in front of it: "City: |Chattanooga State: TN".
func (f *Form) valueBefore(g *layout.Segment, m labels.Match) bool {
	var left *layout.Segment
	for o := range g.Sheet.InLine(g.Rect) {
		if o.Rect.X1 <= g.Rect.X0 && (left == nil || o.Rect.X0 > left.Rect.X0) {
			left = o
		}
	}
	if left == nil || !strings.HasSuffix(left.Text, ":") {
		return false
	}
	if k, ok := f.Vocabulary.Exact(left.Text); !ok || !look.WantsValue(k.Target) {
		return false
	}
	for _, k := range f.Vocabulary.All(g.Text[:m.Value]) {
		if k.Start > 0 && k.Sep == ':' && k.Value == m.Value && look.WantsValue(k.Target) {
			return true
		}
	}
	return false
}

// gapBefore tells whether a known label that ends where an unknown one does is
// divided from the words before it, so that those are none of its own.
func (f *Form) gapBefore(g *layout.Segment, m labels.Match) bool {
	for _, k := range f.Vocabulary.All(g.Text[:m.Value]) {
		if k.Start == 0 || k.Sep != ':' && k.End < m.End-1 {
			continue
		}
		n := wordIndex(g, k.Start)
		if n == 0 {
			continue
		}
		a, b := g.Words[n-1], g.Words[n]
		size := math.Max(math.Max(a.Size, b.Size), 1)
		if b.Upright.X0-a.Upright.X1 > 0.6*size || strings.HasSuffix(a.Text, ".") || strings.HasSuffix(a.Text, ";") || strings.HasSuffix(a.Text, ",") && k.Target == labels.Numbers ||
			a.Bold != b.Bold || look.ListHead(k.Target) || f.plainNumbers(k, g.Text) {
			return true
		}
	}
	return false
}

// plainNumbers: "… the following telephone numbers:" ends a sentence.
func (f *Form) plainNumbers(k labels.Match, text string) bool {
	return k.Target == labels.Telephone && strings.Contains(strings.ToLower(text[k.Start:k.End]), "number")
}

// findsMarks tells whether a text begins with a box to tick.
func findsMarks(t string) bool {
	ms := look.FindMarks(t)
	return len(ms) > 0 && strings.TrimSpace(t[:ms[0].Start]) == ""
}

// dividesFirmly: a colon, leaders or a dash stand between label and value.
func (f *Form) dividesFirmly(g *layout.Segment, m labels.Match) bool {
	switch m.Sep {
	case ':', '_':
		return true
	case '-':
		return len(g.Words) <= 14 && m.Target != labels.None && !labels.Instruction(g.Text)
	}
	return false
}

// dividesSoftly: only a blank stands between label and value, so something else
// has to speak for it: other type, a gap wider than a blank, or a value of just
// the kind that the label asks for.
func (f *Form) dividesSoftly(g *layout.Segment, m labels.Match) bool {
	if m.Sep != ' ' && m.Sep != '\t' || m.Fuzzy || m.Value >= len(g.Text) || len(g.Words) > 14 || m.Target.Section() || m.Target == labels.None && m.Words < 2 {
		return false
	}
	k := wordIndex(g, m.Value)
	if k == 0 {
		return false
	}
	if runsInto(g, k) {
		return false
	}
	a, b := g.Words[k-1], g.Words[k]
	value := strings.TrimSpace(g.Text[m.Value:])
	fit := look.Fit(m.Target, value)
	if fit < 0 {
		return false
	}
	if labels.Instruction(g.Text) || labelGoesOn(value) || m.Target != labels.Unit && f.beginsLabelled(value) {
		return false
	}
	size := math.Max(math.Max(a.Size, b.Size), 1)
	if a.Bold != b.Bold && sameWeight(g.Words[:k]) {
		return true
	}
	if a.Font != b.Font && a.Font != "" && b.Font != "" && sameFont(g.Words[:k]) && sameFont(g.Words[k:]) {
		return true
	}
	if gap := b.Upright.X0 - a.Upright.X1; gap > 0.75*size && gap > 1.6*narrowest(g.Words) && fit > 0 {
		return true
	}
	if len(b.Gap) > 1 && strings.Trim(b.Gap, " ") == "" && fit > 0 && !look.Small(value) {
		return true // "Print name  Jane Doe": two blanks are no blank between words
	}
	if fit == 1 && (m.Target.Field() != "" || m.Target == labels.Name || m.Target == labels.Company || m.Target == labels.Carrier) && !look.Small(value) && !look.Small(g.Text) && len(g.Words) <= 8 && f.amongPairs(g) {
		return true
	}
	return fit >= 2 && (m.Words >= 2 || strings.ToUpper(g.Text[m.Start:m.End]) == g.Text[m.Start:m.End] || fit > 2)
}

// prefix is the label that a text begins with. One that asks for a unit goes without
// the designator that begins its value: "Floor/Suite" of "Floor/Suite Unit B".
func (f *Form) prefix(text string) (labels.Match, bool) {
	m, ok := f.Vocabulary.Prefix(text)
	if !ok || m.Target != labels.Unit || m.Sep != ' ' {
		return m, ok
	}
	if i := strings.LastIndexByte(text[:m.End], ' '); i > 0 {
		if k, is := f.Vocabulary.Exact(text[:i]); is && k.Target == labels.Unit {
			m.End, m.Value = i, i+1
		}
	}
	return m, ok
}

// softHead is the longest known label that a line begins with, where no more than a blank
// divides it from a value of just the kind that it asks for: "Address for service 12 Rue
// Royale, Barre, VT 05641".
func (f *Form) softHead(g *layout.Segment) (labels.Match, bool) {
	if len(g.Words) < 3 || len(g.Words) > 14 || look.Small(g.Text) || labels.Instruction(g.Text) {
		return labels.Match{}, false
	}
	for k := min(len(g.Words)-1, 8); k > 1; k-- {
		value := g.Text[g.At[k]:]
		if look.Small(value) || WithinPhone(g.Text, g.At[k]) || strings.ContainsAny(g.Words[k-1].Text[len(g.Words[k-1].Text)-1:], ".,;:") {
			continue
		}
		m, ok := f.Vocabulary.Exact(g.Text[:g.At[k-1]+len(g.Words[k-1].Text)])
		if !ok || m.Target.Field() == "" && !look.IsAddress(m.Target) {
			continue
		}
		if labelGoesOn(value) || f.beginsLabelled(value) {
			continue
		}
		if fit := look.Fit(m.Target, value); fit < 1 || fit == 1 && !(m.Words >= 2 && look.Personal(value)) && !f.amongPairs(g) {
			continue
		}
		m.Start, m.Value, m.Sep = 0, g.At[k], ' '
		return m, true
	}
	return labels.Match{}, false
}

// beginsLabelled tells whether a text begins with a label of two words or more, or is one:
// what stands before it is a part of that, "Subscriber First Name  Jane".
func (f *Form) beginsLabelled(text string) bool {
	if m, ok := f.Vocabulary.Exact(text); ok && !look.Answers(m.Target) {
		return true
	}
	m, ok := f.Vocabulary.Prefix(text)
	return ok && !m.Fuzzy && m.Words >= 2 && look.WantsValue(m.Target) && m.Target != labels.None
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
func (f *Form) amongPairs(g *layout.Segment) bool {
	n := 0
	for _, o := range g.Sheet.Segments {
		sameRow := o.Row == g.Row
		if o == g || !sameRow && math.Abs(o.Rect.X0-g.Rect.X0) > 2 || o.Cell != g.Cell {
			continue
		}
		m, ok := f.Vocabulary.Prefix(o.Text)
		if !ok || m.Fuzzy || !look.WantsValue(m.Target) || m.Value >= len(o.Text) {
			continue
		}
		fit := look.Fit(m.Target, o.Text[m.Value:])
		if fit >= 3 && (sameRow || math.Abs(o.Rect.MidY()-g.Rect.MidY()) < 3*math.Max(g.Rect.Height(), 6)) {
			return true
		}
		if fit >= 2 && !sameRow && len(o.Words) <= 14 {
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
