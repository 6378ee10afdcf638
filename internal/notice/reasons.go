package notice

// Why an order came back: rows of a table, labelled values, a list behind
// "for the following reasons:", or a sentence.

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// maxReasons is more than any rejection gives.
const maxReasons = limits.NoticeReasons

// candidate is a reason while it is gathered, with the line it begins on.
type candidate struct {
	line    int
	codes   []string
	words   value
	numbers string // further text that names its numbers
}

// findReasons gathers the reasons of a rejection in the order in which they stand.
func (n *notice) findReasons() []porting.NoticeReason {
	p := n.part
	var out []candidate
	for i := range n.rows {
		if c, ok := n.rows[i].reason(); ok {
			out = append(out, c)
		}
	}
	out = append(out, n.labelled()...)
	listed := p.listed()
	out = append(out, fresh(listed, out)...)
	if len(out) == 0 {
		out = p.codedLines()
	}
	if len(out) == 0 {
		out = p.sentences()
	}
	if len(out) == 0 {
		// the carrier's remarks are all that is said
		for _, it := range n.items {
			if it.target == labels.Target(porting.Remarks) && !negative(it.text) {
				out = append(out, itemCandidates(it)...)
			}
		}
	}
	if len(out) == 0 {
		out = p.verdict()
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].line < out[j].line })
	return reasonsOf(out)
}

// reason is what a row of a table says, if it is a table of reasons.
func (r *row) reason() (candidate, bool) {
	c := candidate{line: r.line}
	code, hasCode := r.get(labels.Code)
	words, hasWords := r.get(labels.Reason)
	if !hasCode && !hasWords {
		return c, false
	}
	if hasCode && !negative(code.text) {
		if c.codes = wholeCodes(code.text); c.codes == nil {
			if !hasWords {
				words, hasWords = code, true
			} else {
				c.codes = []string{code.text}
			}
		}
		c.words.where, c.words.read, c.words.conf = code.where, code.read, code.conf
	}
	if hasWords && !negative(words.text) {
		if c.words = words; len(c.codes) == 0 { // "LNP110J - Name does not match" in one column
			if cut := cutReasons(words, true); len(cut) == 1 {
				c.codes, c.words = cut[0].codes, cut[0].words
			}
		}
	}
	if r, ok := r.get(labels.Target(porting.Remarks)); ok && c.words.text == "" && !negative(r.text) {
		c.words = r
	}
	if t, ok := r.get(labels.Numbers); ok {
		c.numbers = t.text
	}
	return c, len(c.codes) > 0 || c.words.text != ""
}

// labelled are the reasons under labels. A code belongs to the reason that stands
// next to it.
func (n *notice) labelled() []candidate {
	var out []candidate
	open := -1 // a code that waits for its words, or words that wait for their code
	openCode := false
	for _, it := range n.items {
		switch it.target {
		case labels.Code:
			if negative(it.text) {
				continue
			}
			codes := wholeCodes(it.text)
			words := value{where: it.where, read: it.read, conf: it.conf}
			if codes == nil { // "7402 - Service address mismatch"
				out = append(out, itemCandidates(it)...)
				open = -1
				continue
			}
			if open >= 0 && !openCode && it.line-out[open].line <= 2 {
				out[open].codes = codes
				open = -1
				continue
			}
			out = append(out, candidate{line: it.line, codes: codes, words: words})
			open, openCode = len(out)-1, true
		case labels.Reason:
			if negative(it.text) {
				continue
			}
			if open >= 0 && openCode && it.line-out[open].line <= 4 {
				out[open].words = it.value
				open = -1
				continue
			}
			many := itemCandidates(it)
			out = append(out, many...)
			open, openCode = -1, false
			if len(many) == 1 && len(many[0].codes) == 0 {
				open = len(out) - 1
			}
		}
	}
	return out
}

// itemCandidates cuts a labelled value into its reasons.
func itemCandidates(it item) []candidate {
	var out []candidate
	for _, v := range it.apart() {
		for _, c := range cutReasons(v, true) {
			c.line = it.line
			out = append(out, c)
		}
	}
	return out
}

// apart divides the lines below a label where each is a reason of its own: short,
// and beginning as a sentence does.
func (it *item) apart() []value {
	lines := strings.Split(it.text, "\n")
	if !it.below || len(lines) < 2 || len(lines) != len(it.where.More)+1 {
		return []value{it.value}
	}
	for i, l := range lines {
		if r, _ := utf8.DecodeRuneInString(l); len(l) > 60 || !unicode.IsUpper(r) && !unicode.IsDigit(r) || i > 0 && strings.HasSuffix(lines[i-1], ",") {
			return []value{it.value}
		}
	}
	var out []value
	for i, l := range lines {
		v := it.value
		v.text = l
		if v.where = it.where; i > 0 {
			v.where = it.where.More[i-1]
		}
		v.where.More = nil
		out = append(out, v)
	}
	return out
}

// fresh are those of the listed that the others do not hold already.
func fresh(listed, have []candidate) []candidate {
	var out []candidate
	for _, l := range listed {
		known := false
		for _, h := range have {
			if h.line == l.line || h.words.text != "" && (strings.Contains(h.words.text, l.words.text) || strings.Contains(l.words.text, h.words.text)) {
				known = true
				break
			}
		}
		if !known {
			out = append(out, l)
		}
		if len(out) > maxReasons {
			break
		}
	}
	return out
}

// listed are the items of a list that a line announces: "rejected for the
// following reason(s):".
func (p *part) listed() []candidate {
	var out []candidate
	for i := 0; i < len(p.lines) && len(out) < maxReasons; i++ {
		if !p.leadIn(i) {
			continue
		}
		var open *candidate
		marked := false
		begin := 0.0
		j := i + 1
		for ; j < len(p.lines); j++ {
			l := &p.lines[j]
			if len(l.cells) == 0 || p.used[j] && !l.gap && open == nil {
				break
			}
			first := &l.cells[0]
			text := first.text
			m := marker(text)
			lead := codesIn(text[m:], true)
			coded := len(lead) > 0 && leadsItem(text[m:], lead[0])
			starts := m > 0 || coded || leadingNumber(text) > 0
			if open != nil && l.gap && !starts {
				break
			}
			if !starts && (isLabel(text) || closing(text)) {
				break
			}
			if open != nil && !starts && (!marked || first.x0 >= begin-3) {
				for k := range l.cells {
					open.words.join(l.cells[k].value(0, len(l.cells[k].text)))
				}
				continue
			}
			if open != nil && !starts {
				break
			}
			if open != nil && marked && !starts {
				break
			}
			if m == 0 && open == nil && !coded && l.gap && j > i+1 {
				break
			}
			v := first.value(m, len(text))
			for k := 1; k < len(l.cells); k++ {
				// "7402   Service address mismatch": two cells are one item
				o := l.cells[k].value(0, len(l.cells[k].text))
				v.text += " " + o.text
				v.where.More = append(v.where.More, o.where)
			}
			out = append(out, candidate{line: j, words: v})
			open = &out[len(out)-1]
			marked = marked || starts
			begin = first.x0
		}
		i = j - 1
	}
	var cut []candidate
	for _, c := range out {
		for _, k := range cutReasons(c.words, true) {
			k.line = c.line
			cut = append(cut, k)
		}
	}
	return cut
}

// leadIn tells whether a line announces reasons.
func (p *part) leadIn(i int) bool {
	l := &p.lines[i]
	text := strings.ToLower(strings.TrimSpace(l.text()))
	if len(text) > 240 {
		return false
	}
	about := false
	for _, w := range [...]string{"reason", "error", "exception", "reject", "issue", "correct", "discrepanc", "problem"} {
		if strings.Contains(text, w) {
			about = true
			break
		}
	}
	if !about {
		return false
	}
	if strings.HasSuffix(text, ":") {
		// "Reject Reason:" with its value below was read as a label
		return !p.used[i] || strings.Contains(text, "following")
	}
	return (strings.Contains(text, "following reason") || strings.Contains(text, "following error") || strings.Contains(text, "reasons below") ||
		strings.HasSuffix(text, "reason(s)") || strings.HasSuffix(text, "reasons") && len(text) < 40) && !strings.Contains(text, ": ")
}

// leadsItem tells whether a code is the first of a text.
func leadsItem(text string, c code) bool {
	head := strings.ToLower(strings.Trim(text[:c.start], " \t([#:-"))
	switch head {
	case "", "code", "error", "error code", "reject code", "rejection code", "reason code", "jcode", "reject", "exception":
		return true
	}
	return false
}

// codedLines are lines that begin with a code, without anything that announces them.
func (p *part) codedLines() []candidate {
	var out []candidate
	for i := 0; i < len(p.lines) && len(out) < maxReasons; i++ {
		l := &p.lines[i]
		first := &l.cells[0]
		m := marker(first.text)
		cs := codesIn(first.text[m:], m > 0)
		if len(cs) == 0 || !leadsItem(first.text[m:], cs[0]) {
			continue
		}
		v := first.value(m, len(first.text))
		for k := 1; k < len(l.cells); k++ {
			o := l.cells[k].value(0, len(l.cells[k].text))
			v.text += " " + o.text
			v.where.More = append(v.where.More, o.where)
		}
		for _, c := range cutReasons(v, true) {
			c.line = i
			out = append(out, c)
		}
	}
	return out
}

// reasonsOf makes the contract's reasons. One that says nothing, and one that
// repeats another to the letter, is left out.
func reasonsOf(cs []candidate) []porting.NoticeReason {
	var out []porting.NoticeReason
	seen := map[string]bool{}
	for _, c := range cs {
		key := strings.Join(c.codes, ",") + "\x00" + c.words.text
		if len(c.codes) == 0 && c.words.text == "" || seen[key] || len(out) >= maxReasons {
			continue
		}
		seen[key] = true
		r := porting.NoticeReason{Text: c.words.text, Where: c.words.where, TNs: []string{}}
		if len(c.codes) > 0 {
			r.Code = c.codes[0]
			for _, k := range c.codes[1:] {
				if k != r.Code {
					r.Also = append(r.Also, k)
				}
			}
		}
		r.TNs = numbersOf(c.words.text + "\n" + c.numbers)
		out = append(out, r)
	}
	return out
}

// numbersOf are the distinct numbers in a text, at most a thousand.
func numbersOf(text string) []string {
	out := []string{}
	seen := map[string]bool{}
	for _, f := range telephone.FindAll(text) {
		for _, tn := range f.TNs {
			if !seen[tn] && len(out) < 1000 {
				seen[tn] = true
				out = append(out, tn)
			}
		}
	}
	return out
}
