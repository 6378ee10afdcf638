package notice

// One text cut into the reasons that it gives: at codes, at numbers.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/telephone"
)

// cutReasons makes reasons of a text: the code that it begins with goes into
// codes, and where further codes begin clauses, each is a reason of its own.
func cutReasons(v value, list bool) []candidate {
	text := v.text
	if n := leadingNumber(text); list && n > 0 { // "608-555-0150 - 6A not found"
		rest := v
		rest.text = text[n:]
		if cs := codesIn(rest.text, true); len(cs) > 0 && leadsItem(rest.text, cs[0]) {
			out := cutReasons(rest, true)
			for i := range out {
				out[i].numbers = text[:n]
			}
			return out
		}
	}
	cs := codesIn(text, list)
	var starts []int
	for i, c := range cs {
		if i == 0 {
			if leadsItem(text, c) {
				starts = append(starts, 0)
			} else if !list && several(text, cs) {
				starts = append(starts, c.start) // "rejected with codes LNP101J (…) and LNP126J (…)"
			}
			continue
		}
		between := text[cs[i-1].end:c.start]
		if linked(between) {
			continue
		}
		trimmed := withoutAnnounced(between)
		announced := trimmed != strings.TrimRight(between, " \t([#:")
		if len(starts) > 0 && (announced || strings.HasSuffix(trimmed, ";") || strings.HasSuffix(trimmed, "\n") || strings.HasSuffix(trimmed, ",")) {
			starts = append(starts, c.start)
		}
	}
	if len(starts) == 0 {
		c := candidate{words: v}
		for _, k := range cs {
			c.codes = append(c.codes, k.text)
		}
		return []candidate{c}
	}
	var out []candidate
	for i, from := range starts {
		to := len(text)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		piece := text[from:to]
		if i+1 < len(starts) {
			piece = strings.TrimRight(withoutAnnounced(piece), " \t\n;,([")
			piece = strings.TrimRight(strings.TrimSuffix(piece, " and"), " \t\n;,")
		}
		c := candidate{words: v}
		c.codes, c.words.text = stripCodes(piece)
		out = append(out, c)
	}
	return out
}

// withoutAnnounced takes off the words at the end that announce the next code:
// "…; also code".
func withoutAnnounced(text string) string {
	for {
		text = strings.TrimRight(text, " \t([#:")
		cut := false
		for _, w := range [...]string{" also", " code", " error", " reject code", " and", "\nalso", "\ncode", "\nerror"} {
			if len(text) > len(w) && strings.EqualFold(text[len(text)-len(w):], w) {
				text, cut = text[:len(text)-len(w)], true
			}
		}
		if !cut {
			return text
		}
		if w := strings.TrimRight(text, " \t"); strings.HasSuffix(w, ";") || strings.HasSuffix(w, ",") || strings.HasSuffix(w, "\n") {
			return w
		}
	}
}

// leadingNumber is the length of the telephone numbers that a text begins with, and
// of the mark behind them; 0 where none stands there or nothing follows.
func leadingNumber(text string) int {
	if text == "" || strings.IndexByte("(+0123456789", text[0]) < 0 {
		return 0
	}
	fs := telephone.FindAll(text[:min(len(text), 80)])
	if len(fs) == 0 || fs[0].Start != 0 || len(fs[0].TNs) == 0 {
		return 0
	}
	rest := strings.TrimLeft(text[fs[0].End:], " \t:-–—")
	if rest == "" {
		return 0
	}
	return len(text) - len(rest)
}

// several tells whether a sentence gives more than one code, each with its words.
func several(text string, cs []code) bool {
	for i := 1; i < len(cs); i++ {
		if len(strings.Fields(text[cs[i-1].end:cs[i].start])) > 2 {
			return true
		}
	}
	return false
}

// stripCodes takes the codes off the beginning of a text, and the words and marks
// that belong to them. Other codes of the same reason that stand there go with
// them; those further on stay where they are, and are listed too.
func stripCodes(text string) (codes []string, rest string) {
	cs := codesIn(text, true)
	end := 0
	for i, c := range cs {
		codes = append(codes, c.text)
		if i == 0 || end > 0 && linked(text[end:c.start]) {
			end = c.end
		} else if i > 0 {
			continue
		}
	}
	rest = strings.TrimLeft(text[end:], " \t")
	for rest != "" {
		r := rest
		for _, m := range [...]string{")", "]", ":", "-", "–", "—", "|", ".", "=", ",", "/"} {
			r = strings.TrimLeft(strings.TrimPrefix(r, m), " \t\n")
		}
		if r == rest {
			break
		}
		rest = r
	}
	return codes, strings.TrimSpace(rest)
}
