package notice

// Reasons in prose: the sentences that say why.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/porting"
)

// sentence is one sentence of running text, and the line it begins on.
type sentence struct {
	value
	line int
}

// sentences are the reasons in prose: the sentences that say why, requests and
// advice left out where others say it.
func (p *part) sentences() []candidate {
	var said, advice []candidate
	for _, s := range p.prose() {
		if !speaks(s.text, cueWhy) {
			continue
		}
		cs := cutReasons(s.value, false)
		for _, c := range cs {
			c.line = s.line
			if advises(s.text) {
				advice = append(advice, c)
			} else {
				said = append(said, c)
			}
		}
		if len(said) >= maxReasons {
			break
		}
	}
	if len(said) == 0 {
		return advice
	}
	return said
}

// advises tells whether a sentence tells what to do, or what may come.
func advises(text string) bool {
	low := strings.ToLower(strings.TrimSpace(text))
	for _, w := range [...]string{"please", "to avoid", "if ", "once", "ensure", "make sure", "kindly", "you may", "you must", "note that", "note:", "when ", "this message", "this e-mail", "this email", "confidential"} {
		if strings.HasPrefix(low, w) {
			return true
		}
	}
	return strings.Contains(low, "intended recipient") || strings.Contains(low, "unauthorized use") || strings.Contains(low, "unauthorized review")
}

// verdict is the sentence that says that the order came back, where nothing says why.
func (p *part) verdict() []candidate {
	for _, s := range p.prose() {
		if speaks(s.text, string(porting.KindRejection)) {
			return []candidate{{line: s.line, words: s.value}}
		}
	}
	for i := range p.lines {
		if t := p.lines[i].text(); speaks(t, string(porting.KindRejection)) {
			c := &p.lines[i].cells[0]
			return []candidate{{line: i, words: c.value(0, len(c.text))}}
		}
	}
	return nil
}

// prose are the sentences of lines that are no labels and no tables.
func (p *part) prose() []sentence {
	var out []sentence
	var open *sentence
	end := func() {
		if open != nil && open.text != "" {
			out = append(out, *open)
		}
		open = nil
	}
	for i := range p.lines {
		l := &p.lines[i]
		if l.gap || l.title || p.used[i] {
			end()
		}
		if l.title || p.used[i] || len(l.cells) != 1 {
			continue
		}
		c := &l.cells[0]
		from := marker(c.text)
		if from > 0 {
			end()
		}
		if t, _, at := labelOf(c.text); t != "" {
			end()
			if at >= len(c.text) || !wide(t) {
				continue
			}
			from = at
		}
		for from < len(c.text) {
			to := sentenceEnd(c.text, from)
			v := c.value(from, to)
			if open == nil {
				open = &sentence{line: i, value: v}
			} else {
				open.join(v)
			}
			if to < len(c.text) || finished(c.text) {
				end()
			}
			from = to
		}
	}
	end()
	return out
}

// finished tells whether a line ends a sentence.
func finished(text string) bool {
	t := strings.TrimRight(text, " \t\"')")
	return t != "" && strings.IndexByte(".!?", t[len(t)-1]) >= 0 && !shortForm(t, len(t)-1)
}

// sentenceEnd is where the sentence that begins at from ends in a line.
func sentenceEnd(text string, from int) int {
	for i := from; i < len(text); i++ {
		if strings.IndexByte(".!?", text[i]) < 0 || i+2 >= len(text) || text[i+1] != ' ' {
			continue
		}
		rest := strings.TrimLeft(text[i+1:], " \t")
		r, _ := utf8.DecodeRuneInString(rest)
		if rest == "" || !unicode.IsUpper(r) && !unicode.IsDigit(r) || text[i] == '.' && shortForm(text, i) {
			continue
		}
		return len(text) - len(rest)
	}
	return len(text)
}

// shortForm tells whether the full stop at i ends a short form: "St.", "N.", "Inc.".
func shortForm(text string, i int) bool {
	j := i
	for j > 0 && (text[j-1]|0x20 >= 'a' && text[j-1]|0x20 <= 'z') {
		j--
	}
	w := strings.ToLower(text[j:i])
	if len(w) == 1 {
		return true
	}
	switch w {
	case "st", "ave", "rd", "dr", "blvd", "ste", "apt", "no", "nos", "inc", "corp", "co", "ltd", "mr", "mrs", "ms", "jr", "sr", "vs", "acct", "tel", "ext", "dept", "approx", "bldg", "fl", "ln", "ct", "hwy", "pkwy":
		return true
	}
	return false
}
