package labels

// Matching texts against a vocabulary.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxLabel is the length in bytes beyond which a text is no label.
const maxLabel = 240

// Whole tells whether the text is a label and nothing else, apart from
// numbering, asterisks, a colon, leaders, and hints such as "(required)" or
// "(as it appears on your bill)". A wording that differs by a letter or two is
// taken where none fits, marked Fuzzy.
func (v *Vocabulary) Whole(text string) (Match, bool) {
	if m, ok := v.Exact(text); ok {
		return m, true
	}
	return v.fuzzyWhole(text)
}

// Exact is Whole without its last resort.
func (v *Vocabulary) Exact(text string) (Match, bool) {
	if len(text) > maxLabel || figures(text) {
		return Match{}, false
	}
	list := borrow(text)
	defer giveBack(list)
	ts := list.tokens
	items := numbering(text, ts)
	for _, skip := range items {
		if m, ok := v.whole(text, ts[skip:]); ok {
			return v.inParentheses(m, text, ts[skip:]), true
		}
	}
	for _, skip := range items {
		if m, ok := v.around(text, ts[skip:]); ok {
			return m, true
		}
	}
	return Match{}, false
}

// around matches a text that is more than a wording of the vocabulary.
func (v *Vocabulary) around(text string, ts []token) (Match, bool) {
	if m, ok := v.qualified(text, ts); ok {
		return m, true
	}
	if m, ok := v.withItsParts(text, ts); ok {
		return m, true
	}
	if m, ok := v.carriersOwn(text, ts); ok {
		return m, true
	}
	if m, ok := v.twoTongues(text, ts); ok {
		return m, true
	}
	if m, ok := v.beforeAside(text, ts); ok {
		return m, true
	}
	if m, ok := v.toCarrier(text, ts); ok {
		return m, true
	}
	m, ok := v.composed(ts)
	if !ok {
		plain, forbids := withoutRemark(ts)
		m, ok = v.composed(plain)
		ok = ok && (!forbids || m.Target == Keep)
	}
	m.Value = len(text)
	return m, ok
}

// toCarrier matches the heading of a list that ends in the name of whom the numbers go to:
// "Numbers to transfer to Acme Voice".
func (v *Vocabulary) toCarrier(text string, ts []token) (Match, bool) {
	for i := 2; i+1 < len(ts); i++ {
		if ts[i].word != "to" || len(ts)-i > 6 || ts[i].group != 0 {
			continue
		}
		if slices.ContainsFunc(ts[i+1:], func(t token) bool {
			r, _ := utf8.DecodeRuneInString(text[t.start:])
			return !unicode.IsUpper(r) && t.word != "and" && t.word != "of"
		}) {
			continue
		}
		if m, ok := v.whole(text, ts[:i]); ok && m.Target == Numbers {
			m.End, m.Value = ts[len(ts)-1].end, len(text)
			return m, true
		}
	}
	return Match{}, false
}

// withoutRemark are the tokens of a label without the remark in parentheses at its end:
// "All numbers to bring over (ranges ok)"; none where there is no such remark. It tells
// whether the remark forbids something.
func withoutRemark(ts []token) (plain []token, forbids bool) {
	i := len(ts)
	for i > 0 && ts[i-1].group != 0 {
		switch i--; ts[i].word {
		case "not", "no", "except", "excluding", "without", "keep", "only":
			forbids = true
		}
	}
	if i == len(ts) {
		return nil, false
	}
	return ts[:i], forbids
}

// beforeAside matches a wording behind whose comma a remark follows: "Account number, from
// the top of the bill".
func (v *Vocabulary) beforeAside(text string, ts []token) (Match, bool) {
	for i := 0; i+1 < len(ts); i++ {
		if ts[i].group != 0 || !strings.HasPrefix(text[ts[i].end:], ", ") {
			continue
		}
		if slices.ContainsFunc(ts[i+1:len(ts)-1], func(t token) bool { return t.sep == ':' || t.sep == '_' }) {
			continue // "Passcode, if any: 4821" has its value
		}
		if slices.ContainsFunc(ts[i+1:], func(t token) bool { return t.group == 0 && figured(t.word) }) || (ts[i+1].word == "which" || ts[i+1].word == "where") && text[0] >= 'a' && text[0] <= 'z' {
			continue // "carrier, where they are billed under account number 0063373", of a sentence
		}
		switch ts[i+1].word {
		case "as", "from", "if", "see", "shown", "found", "printed", "exactly", "like", "usually", "which", "where", "not", "top", "upper":
			if m, ok := v.whole(text, ts[:i+1]); ok {
				m.Value = len(text)
				return m, true
			}
		}
	}
	return Match{}, false
}

// figures tells whether a text is a number that is none of a form's own: it has more
// digits than that of any label ("2733", "9 1 1"), and no word.
func figures(text string) bool {
	digits := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '#' || c == '&' || c >= utf8.RuneSelf:
			return false
		}
	}
	return digits > 6
}

// inParentheses lets what stands in parentheses say which field a general label asks
// for: "Telephone Number on Bill (BTN)".
func (v *Vocabulary) inParentheses(m Match, text string, ts []token) Match {
	if m.Target != Telephone && m.Target != Number && !general(m.Target) {
		return m
	}
	if t := v.groupField(text, ts); t != "" {
		m.Target = t
	}
	return m
}

// groupField is the field that a parenthesised group of a text asks for, "" for none.
func (v *Vocabulary) groupField(text string, ts []token) Target {
	for i := 0; i < len(ts); {
		j := i + 1
		for j < len(ts) && ts[j].group == ts[i].group {
			j++
		}
		if ts[i].group != 0 {
			plain := append([]token(nil), ts[i:j]...)
			for k := range plain {
				plain[k].group = 0
			}
			if in, ok := v.whole(text, plain); ok && in.Target.Field() != "" && in.Target != "remarks" {
				return in.Target
			}
		}
		i = j
	}
	return ""
}

// twoTongues matches a label in two languages, "Account number / Número de cuenta":
// one side of the slash is known, the other is short and unknown, or says the same.
func (v *Vocabulary) twoTongues(text string, ts []token) (Match, bool) {
	if len(ts) < 2 || len(ts) > 20 {
		return Match{}, false
	}
	cut := 0
	for i := 1; i < len(ts); i++ {
		if between := text[ts[i-1].end:ts[i].start]; strings.ContainsAny(between, "\n\r") && !strings.Contains(between, "/") {
			return Match{}, false // the second line may be the value
		}
		if strings.HasPrefix(text[ts[i-1].end:], "/") && len(ts[i-1].word) == 1 {
			return Match{}, false // "w/ carrier", "c/o"
		}
		if ts[i].start == ts[i-1].end+1 && text[ts[i-1].end] == ' ' {
			continue
		}
		if t := strings.Trim(text[ts[i-1].end:ts[i].start], " .*:"); t == "/" || t == ") /" || t == "|" {
			if cut > 0 || ts[i].group != 0 && ts[i].group == ts[i-1].group {
				return Match{}, false
			}
			cut = i
		}
	}
	if cut == 0 {
		return Match{}, false
	}
	a, okA := v.whole(text, ts[:cut])
	b, okB := v.whole(text, ts[cut:])
	known, other := a, ts[cut:]
	switch {
	case okA && okB:
		remarks := (a.Target == Note || a.Target == "remarks") && (b.Target == Note || b.Target == "remarks") ||
			a.Target == Street && (b.Target == Address || b.Target == "service_address") // "Street address / Adresse de service"
		if !spaced(text[ts[cut-1].end:ts[cut].start]) || a.Target != b.Target && !remarks && general(a.Target) == general(b.Target) {
			return Match{}, false
		}
		if a.Target != b.Target && !remarks {
			if general(a.Target) {
				a, b = b, a // "Company name / Nombre del cliente"
			}
			if general(a.Target) || !sameKind(a.Target, b.Target) {
				return Match{}, false
			}
			known = a
		}
	case okB:
		known, other = b, ts[:cut]
	case !okA:
		return Match{}, false
	}
	last := ts[len(ts)-1]
	if !(okA && okB) {
		if m, ok := v.prefix(text, other, false); ok && m.Target == known.Target && other[0].start > known.Start {
			return Match{}, false // "Position / Title   IT Director": what follows is the value
		}
		if len(other) > 7 || known.Target == None || len(other) == 1 && other[0].word == "s" { // "/s/"
			return Match{}, false
		}
		for _, t := range other {
			if t.sep == ':' && t.start != last.start || strings.ContainsAny(t.word, "0123456789") {
				return Match{}, false
			}
		}
		if known.Words < 2 && (last.sep != ':' || text[ts[cut-1].end] == '/') && !spaced(text[ts[cut-1].end:ts[cut].start]) {
			return Match{}, false // "Owner/Operator" may be a value
		}
	}
	known.Start, known.End, known.Value = ts[0].start, last.end, len(text)
	return known, true
}

// general tells whether a label's meaning hangs on where it stands.
func general(t Target) bool { return t == Company || t == Name || t == Carrier || t == Address }

// sameKind tells whether a general label may mean a field.
func sameKind(field, t Target) bool {
	switch t {
	case Company, Name:
		return field == "customer_name"
	case Carrier:
		return field == "current_carrier"
	}
	return field == "service_address" || field == "billing_address"
}

// spaced tells whether a slash has a blank on either side.
func spaced(t string) bool {
	return strings.HasPrefix(strings.TrimLeft(t, ".*:)"), " ") && strings.HasSuffix(t, " ")
}

// whole matches all tokens: a wording, with parenthesised groups and hints left out.
func (v *Vocabulary) whole(text string, ts []token) (Match, bool) {
	if len(ts) == 0 || len(ts) > 40 {
		return Match{}, false
	}
	best, bestLeft := Match{}, 1<<30
	found := false
	v.walk(v.root, ts, 0, 0, func(n *node, last, words int, groups int) {
		rest := ts[last+1:]
		if !v.hints(rest) {
			return
		}
		if v.target(n.row) == Hint {
			return
		}
		// the most words matched, then the fewest words left over
		left := len(rest) + groups
		if left > 0 && v.hintWords(ts) {
			return // "(no P.O. boxes)" is no "No."
		}
		if found && (words < best.Words || words == best.Words && left >= bestLeft) {
			return
		}
		found, bestLeft = true, left
		best = v.match(n, text, ts[0].start, ts[last], words)
	})
	return best, found
}

// walk follows the tree along the tokens, calling end at every wording that ends.
// Groups in parentheses inside the wording may be passed over.
func (v *Vocabulary) walk(n *node, ts []token, i, words int, end func(n *node, last, words, groups int)) {
	budget := 400
	var step func(n *node, i, last, words, groups int)
	step = func(n *node, i, last, words, groups int) {
		if budget--; budget < 0 {
			return
		}
		if n.row != 0 {
			end(n, last, words, groups)
		}
		if i >= len(ts) {
			return
		}
		if next := v.child(n, ts[i].word); next != nil {
			step(next, i+1, i, words+1, groups)
		}
		// articles inside a wording do not count
		if words > 0 && isArticle(ts[i].word) {
			step(n, i+1, last, words, groups)
		}
		// a group in parentheses may stand between the words of a wording
		if g := ts[i].group; g != 0 && words > 0 && (i == 0 || ts[i-1].group != g) {
			j := i
			for j < len(ts) && ts[j].group == g {
				j++
			}
			if j < len(ts) {
				step(n, j, last, words, groups+j-i)
			}
		}
	}
	step(n, i, i-1, words, 0)
}

// match makes the Match of a wording that ends with token last.
func (v *Vocabulary) match(n *node, text string, start int, last token, words int) Match {
	r := v.row(n.row)
	end := last.end
	// the parenthesis that the last word stands in belongs to the label
	if last.group != 0 {
		if k := strings.IndexAny(text[end:], ")]}"); k >= 0 && strings.TrimSpace(text[end:end+k]) == "" {
			end += k + 1
		}
	}
	return Match{Target: r.target, Start: start, End: end, Value: len(text), Words: words,
		Wording: r.wording, Source: r.source, Verified: r.verified}
}

// hints tells whether all tokens are hints: groups in parentheses, or wordings
// of the target Hint.
func (v *Vocabulary) hints(ts []token) bool {
	for i := 0; i < len(ts); {
		n := v.hint(ts, i)
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}

// Hint tells whether the text is nothing but what stands beside labels:
// "(required)", "as it appears on your bill", "please print".
func (v *Vocabulary) Hint(text string) bool {
	if len(text) > maxLabel {
		return false
	}
	list := borrow(text)
	defer giveBack(list)
	return v.hintWords(list.tokens)
}

// hintWords tells whether all tokens are wordings of hints, parentheses left
// out of account.
func (v *Vocabulary) hintWords(ts []token) bool {
	var room [16]token
	plain := append(room[:0], ts...)
	for i := range plain {
		plain[i].group = 0
	}
	return len(ts) > 0 && v.hints(plain)
}

// hint returns how many tokens from i on are a hint, 0 if none are.
func (v *Vocabulary) hint(ts []token, i int) int {
	n, best := v.root, 0
	for j := i; j < len(ts); j++ {
		if isArticle(ts[j].word) && j > i && v.child(n, ts[j].word) == nil {
			continue
		}
		if n = v.child(n, ts[j].word); n == nil {
			break
		}
		if n.row != 0 && v.target(n.row) == Hint {
			best = j - i + 1
			if v.row(n.row).open {
				best = openEnd(ts, i)
			}
		}
	}
	if g := ts[i].group; g != 0 && (i == 0 || ts[i-1].group != g) {
		j := i
		for j < len(ts) && ts[j].group == g {
			j++
		}
		if j-i > 1 || len(ts[i].word) != 3 || !isDigits(ts[i].word) { // "Numbers (406) 363-0121"
			best = max(best, j-i)
		}
	}
	return best
}

// openEnd is how many tokens an open hint that starts at i takes in: up to a
// colon or leaders, a line break, or the end. Figures that may be a value end none:
// "carrier, where they are billed under account number 0063373".
func openEnd(ts []token, i int) int {
	for j := i; j < len(ts); j++ {
		if ts[j].group == 0 && figured(ts[j].word) {
			return 0
		}
		if s := ts[j].sep; s == ':' || s == '_' || s == '\n' {
			return j - i + 1
		}
		if ts[i].group != 0 && j+1 < len(ts) && ts[j+1].group != ts[i].group {
			return j - i + 1
		}
	}
	return len(ts) - i
}

// figured tells whether a word is four figures or more, as a value is and no remark.
func figured(w string) bool { return len(w) >= 4 && strings.Trim(w, "0123456789") == "" }

// numbering returns how many leading tokens could be the numbering of a form
// ("1.", "2)", "3a", "B.", "A.1", "III.", "Q4:", "Step 3:"), the readings without any first.
func numbering(text string, ts []token) []int {
	if len(ts) < 2 {
		return readings[0]
	}
	k := 0
	t := ts[0]
	after := text[t.end:ts[1].start]
	if itemNumber(t.word) && (strings.ContainsAny(after, ".)]:-–") || t.word[0] <= '9' && strings.TrimSpace(after) == "") {
		k |= 1
		if after == "." && len(ts) > 2 && itemNumber(ts[1].word) { // "A.1"
			k |= 2
		}
	}
	if (t.word == "step" || t.word == "section" || t.word == "part" || t.word == "box" || t.word == "line" || t.word == "item") && len(ts) > 2 && (isDigits(ts[1].word) || len(ts[1].word) == 1) {
		k |= 2
	}
	return readings[k]
}

// itemNumber tells whether a word may number the items of a form: "12", "b", "1a", "q4", "iii".
func itemNumber(w string) bool {
	switch n := len(w); {
	case n == 0 || n > 4:
		return false
	case n == 1 || n == 2 && isDigits(w):
		return true
	case strings.Trim(w, "ivx") == "":
		return true
	default:
		return n <= 3 && (isDigits(w[:n-1]) && w[n-1] >= 'a' || isDigits(w[1:]) && w[0] >= 'a')
	}
}

// readings are what numbering may return.
var readings = [...][]int{{0}, {0, 1}, {0, 2}, {0, 1, 2}}

func isArticle(w string) bool {
	switch w {
	case "the", "a", "an", "your", "our", "my", "of", "their", "this":
		return true
	}
	return false
}

func isDigits(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] < '0' || w[i] > '9' {
			return false
		}
	}
	return w != ""
}
