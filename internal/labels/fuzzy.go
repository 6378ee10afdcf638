package labels

// The last resort: wordings that differ from the text by a letter or two.

import "strings"

// maxFuzzy is the length in bytes beyond which no text is compared fuzzily.
const maxFuzzy = 80

// fuzzyWhole matches all tokens with errors in letters: at most one in a word of
// four letters or more, two in one of nine or more, two in all. Short words have
// to be exact, and so has at least half of the label. Two wordings of different
// targets that are equally near give nothing.
func (v *Vocabulary) fuzzyWhole(text string) (Match, bool) {
	if len(text) > maxFuzzy {
		return Match{}, false
	}
	list := borrow(text)
	defer giveBack(list)
	ts := list.tokens
	for _, skip := range numbering(text, ts) {
		if m, ok := v.fuzzy(text, ts[skip:]); ok {
			return m, true
		}
	}
	return Match{}, false
}

// fuzzyPrefix does the same for the text up to its first colon.
func (v *Vocabulary) fuzzyPrefix(text string, ts []token) (Match, bool) {
	for i := 0; i < len(ts) && i < 8; i++ {
		if ts[i].sep != ':' {
			continue
		}
		if ts[i].end > maxFuzzy {
			break
		}
		for _, skip := range numbering(text, ts) {
			if skip > i {
				continue
			}
			if m, ok := v.fuzzy(text, ts[skip:i+1]); ok {
				return after(m, text, ts[i]), true
			}
		}
		break
	}
	return Match{}, false
}

func (v *Vocabulary) fuzzy(text string, ts []token) (Match, bool) {
	if len(ts) == 0 || len(ts) > 8 {
		return Match{}, false
	}
	for _, t := range ts {
		if isDigits(t.word) {
			return Match{}, false
		}
	}
	best, bestErr, tie, bestShape := Match{}, 3, false, false
	budget := 4000
	shape := true // all errors so far are letters that look alike
	var step func(n *node, i, errs int)
	step = func(n *node, i, errs int) {
		if budget--; budget < 0 || errs > 2 {
			return
		}
		v.grow(n)
		if n.row != 0 && (i == len(ts) || v.hints(ts[i:])) && errs > 0 {
			if t := v.target(n.row); t != Hint {
				switch {
				case errs < bestErr:
					best, bestErr, tie, bestShape = v.match(n, text, ts[0].start, ts[i-1], i), errs, false, shape
				case errs == bestErr && t != best.Target:
					tie = true
				}
			}
		}
		if i == len(ts) {
			return
		}
		w := ts[i].word
		if next := v.child(n, w); next != nil {
			step(next, i+1, errs)
		}
		allowed := 0
		if len(w) >= 9 {
			allowed = 2
		} else if len(w) >= 4 {
			allowed = 1
		}
		if len(w) == 3 && errs == 0 {
			for next := range v.children(n) {
				if lookAlike(w, next.word) {
					step(next, i+1, errs+1)
				}
			}
		}
		if allowed = min(allowed, bestErr-errs); allowed <= 0 {
			return
		}
		defer func(before bool) { shape = before }(shape)
		shape = false
		for next := range v.children(n) {
			word := next.word
			if word == w || len(word) < 4 {
				continue
			}
			if d := distance(w, word, allowed); d <= allowed {
				step(next, i+1, errs+d)
			}
		}
	}
	step(v.root, 0, 0)
	if bestErr > 2 || tie {
		return Match{}, false
	}
	// of a single short word one wrong letter is too much: "Bate" is no "Date"
	letters := 0
	for _, t := range ts {
		letters += len(t.word)
	}
	if bestShape {
		letters *= 2 // but "BIN" is a BTN
	}
	if letters < 6 || bestErr*4 > letters {
		return Match{}, false
	}
	best.Fuzzy = true
	return best, true
}

// lookAlike tells whether two short words differ in one letter that OCR takes for
// the other: "bin" for "btn", "p1n" for "pin".
func lookAlike(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	at := -1
	for i := range len(a) {
		if a[i] == b[i] {
			continue
		}
		if at >= 0 {
			return false
		}
		at = i
	}
	if at < 0 {
		return false
	}
	for _, group := range [...]string{"itl1", "o0", "b8", "s5", "g6", "z2"} {
		if strings.IndexByte(group, a[at]) >= 0 && strings.IndexByte(group, b[at]) >= 0 {
			return true
		}
	}
	return false
}

// distance is the number of letters that must change to make a out of b (a
// neighbouring pair swapped counts one), or more than limit.
func distance(a, b string, limit int) int {
	if d := len(a) - len(b); d > limit || -d > limit || len(a) > 60 || len(b) > 60 {
		return limit + 1
	}
	var rows [3][64]int
	prev2, prev, cur := &rows[0], &rows[1], &rows[2]
	for j := 0; j <= len(b); j++ {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		low := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, prev2[j-2]+1)
			}
			cur[j] = d
			low = min(low, d)
		}
		if low > limit {
			return limit + 1
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(b)]
}
