package labels

// Labels inside of texts: at their beginning, and anywhere.

import (
	"strings"
	"unicode/utf8"
)

// Prefix tells whether the text begins with a label that something follows: a
// value behind a colon, a dash, leaders or only a blank (see Match.Sep), or
// nothing at all where the text is the label alone. The label up to the first
// colon is preferred to any shorter one.
func (v *Vocabulary) Prefix(text string) (Match, bool) {
	head := text
	if len(head) > 2*maxLabel {
		cut := 2 * maxLabel
		for cut > 0 && !utf8.RuneStart(head[cut]) {
			cut--
		}
		head = head[:cut]
	}
	list := borrow(head)
	defer giveBack(list)
	ts := list.tokens
	for _, skip := range numbering(head, ts) {
		if m, ok := v.prefix(text, ts[skip:], true); ok {
			return m, true
		}
	}
	for _, skip := range numbering(head, ts) {
		if m, ok := v.prefix(text, ts[skip:], false); ok {
			return m, true
		}
	}
	return v.fuzzyPrefix(text, ts)
}

// prefix finds the label that the tokens begin with; firm asks for one that a
// colon, leaders or a dash ends.
func (v *Vocabulary) prefix(text string, ts []token, firm bool) (Match, bool) {
	if len(ts) == 0 {
		return Match{}, false
	}
	if firm {
		// up to each of the first separators, the whole must be a label
		for i := 0; i < len(ts) && i < 30; i++ {
			if s := ts[i].sep; s != ':' && s != '_' && s != '-' {
				continue
			}
			m, ok := v.whole(text, ts[:i+1])
			if !ok {
				m, ok = v.twoTongues(text, ts[:i+1])
			}
			if !ok && (ts[i].sep == ':' || ts[i].sep == '_') {
				m, ok = v.composed(ts[:i+1])
			}
			if !ok && i == 0 {
				m, ok = printed(ts[0])
			}
			if ok {
				return after(m, text, ts[i]), true
			}
		}
		return Match{}, false
	}
	var best Match
	found := false
	v.walk(v.root, ts, 0, 0, func(n *node, last, words, _ int) {
		if v.target(n.row) == Hint || found && words <= best.Words {
			return
		}
		found = true
		best = v.match(n, text, ts[0].start, ts[last], words)
		// hints behind the label belong to it
		for last+1 < len(ts) {
			k := v.hint(ts, last+1)
			if k == 0 || ts[last].sep == ':' || ts[last].sep == '_' {
				break
			}
			last += k
		}
		best = after(best, text, ts[last])
	})
	return best, found
}

// printed is the label "Print:" beside a signature, which without a colon is a hint: "Name
// (print)".
func printed(t token) (Match, bool) {
	if t.word != "print" || t.sep != ':' || t.group != 0 {
		return Match{}, false
	}
	return Match{Target: "authorized_name", Start: t.start, End: t.end, Words: 1, Wording: "print", Source: "common usage"}, true
}

// after says where what follows the label's last token begins.
func after(m Match, text string, t token) Match {
	m.Value, m.Sep = t.value, t.sep
	if m.Sep == 0 {
		m.Value = len(text)
		return m
	}
	// the value keeps what belongs to it: "(", "#", "+", quotes
	end := t.end
	rest := text[end:m.Value]
	k := 0
	seen := false
	for k < len(rest) {
		r, n := utf8.DecodeRuneInString(rest[k:])
		if strings.ContainsRune(" \t\n\r\v\f\u00a0*.,;:：=?_…)]}¹²³⁴⁵⁶⁷⁸⁹⁰†‡§", r) || (r == '-' || r == '–' || r == '—') && !seen {
			if r == ':' || r == '：' || r == '=' || r == '_' {
				seen = true
			}
			k += n
			continue
		}
		break
	}
	m.Value = end + k
	return m
}

// All returns every label inside a text, from the left, the longest at each
// place, none inside another.
func (v *Vocabulary) All(text string) []Match {
	var out []Match
	list := borrow(text)
	defer giveBack(list)
	ts := list.tokens
	for i := 0; i < len(ts); {
		var best Match
		bestLast, found := 0, false
		v.walk(v.root, ts[i:min(len(ts), i+40)], 0, 0, func(n *node, last, words, _ int) {
			if v.target(n.row) == Hint || found && words <= best.Words {
				return
			}
			for k := i; k < i+last; k++ {
				if ts[k].sep == ':' { // "Name: A-1 Towing": the label ends there
					return
				}
			}
			found, bestLast = true, i+last
			best = v.match(n, text, ts[i].start, ts[i+last], words)
		})
		if !found {
			if m, ok := printed(ts[i]); ok {
				out = append(out, after(m, text, ts[i]))
			}
			i++
			continue
		}
		last := bestLast
		for last+1 < len(ts) && ts[last].sep != ':' && ts[last].sep != '_' {
			k := v.hint(ts, last+1)
			if k == 0 {
				break
			}
			last += k
		}
		out = append(out, after(best, text, ts[last]))
		i = last + 1
	}
	return out
}
