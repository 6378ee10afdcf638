package compare

// Words, and which of them belong together: the alignment of two texts.

import "strings"

// word is a run of letters; marks inside it that no blank stands beside
// (O'Brien, L.L.C.) belong to it, dashes and slashes divide.
type word struct {
	lo, hi      int // clusters, lo to hi-1, from its first letter to its last
	plain, fold string
	text        string // as it stands
	digit       bool   // begins with a digit
	runes       []rune // of fold
}

// words finds the words among clusters.
func words(cs []cluster) []word {
	var out []word
	for i := 0; i < len(cs); i++ {
		if cs[i].kind != letter {
			continue
		}
		w := word{lo: i}
		var plain, fold strings.Builder
		j := i
		for j < len(cs) {
			switch {
			case cs[j].kind == letter && !(cs[j].symbol && j > i) && !(cs[i].symbol && j > i):
				plain.WriteString(cs[j].plain)
				fold.WriteString(cs[j].fold)
				j++
				w.hi = j
				continue
			case j > i && cs[j].kind == invisible, j > i && joiner(cs[j]) && !cs[i].symbol:
				if j+1 < len(cs) && (cs[j+1].kind == letter && !cs[j+1].symbol || cs[j+1].kind == invisible) {
					j++
					continue
				}
			}
			break
		}
		w.plain, w.fold, w.text = plain.String(), fold.String(), join2(cs[w.lo:w.hi])
		w.runes = []rune(w.fold)
		w.digit = w.plain != "" && w.plain[0] >= '0' && w.plain[0] <= '9'
		out = append(out, w)
		i = w.hi - 1
	}
	return out
}

// joiner tells whether a mark between two letters keeps them one word.
func joiner(c cluster) bool {
	if c.kind != mark {
		return false
	}
	t := twin(c.text)
	return t == "'" || t == "."
}

// how two runs of words belong together.
type how byte

const (
	same    how = iota // the same letters
	short              // one is an abbreviation of the other
	similar            // a slip of the pen
	deleted            // words of the first text alone
	added              // words of the second text alone
)

// step aligns words a0 to a1-1 of the first text with b0 to b1-1 of the second.
type step struct {
	how            how
	a0, a1, b0, b1 int
}

// maxWords is how many words are aligned; longer texts are compared from their
// ends only.
const maxWords = 160

// join is how many words may stand against how many: "limited liability limited
// partnership" against "LLLP".
const join = 4

// align finds the cheapest way to make the words of a those of b.
func align(a, b []word, v vocabulary) []step {
	if len(a) > maxWords || len(b) > maxWords {
		return ends(a, b)
	}
	n, m := len(a), len(b)
	sa, sb := v.allSenses(a), v.allSenses(b)
	type cell struct {
		cost   int
		how    how
		di, dj uint8
	}
	best := make([]cell, (n+1)*(m+1))
	at := func(i, j int) *cell { return &best[i*(m+1)+j] }
	relax := func(i, j, cost int, h how, di, dj int) {
		if c := at(i, j); cost < c.cost {
			*c = cell{cost, h, uint8(di), uint8(dj)}
		}
	}
	for i := range best {
		best[i].cost = 1 << 30
	}
	best[0].cost = 0
	for i := 0; i <= n; i++ {
		for j := 0; j <= m; j++ {
			from := at(i, j).cost
			if i < n {
				relax(i+1, j, from+1000, deleted, 1, 0)
			}
			if j < m {
				relax(i, j+1, from+1000, added, 0, 1)
			}
			if i < n && j < m {
				if a[i].fold == b[j].fold && !crossed(a[i], b[j]) {
					cost := 0
					if a[i].text != b[j].text {
						cost = 3
					}
					if a[i].plain != b[j].plain {
						cost = 5
					}
					relax(i+1, j+1, from+cost, same, 1, 1)
				} else if v.initial(a[i], b[j]) || meet(sa[i][0], sb[j][0]) {
					relax(i+1, j+1, from+100, short, 1, 1)
				} else if d := slip(a[i], b[j], v); d > 0 {
					relax(i+1, j+1, from+700+100*d, similar, 1, 1)
				}
			}
			for di := 1; di <= join && i+di <= n; di++ {
				for dj := 1; dj <= join && j+dj <= m; dj++ {
					if di == 1 && dj == 1 {
						continue
					}
					if a[i].fold != b[j].fold && sameLetters(a[i:i+di], b[j:j+dj]) {
						relax(i+di, j+dj, from+20*(di+dj), same, di, dj)
					} else if meet(sa[i][di-1], sb[j][dj-1]) {
						relax(i+di, j+dj, from+60*(di+dj), short, di, dj)
					} else if v.kind == Account && a[i].fold != "#" && b[j].fold != "#" {
						if d := slip(joined(a[i:i+di]), joined(b[j:j+dj]), v); d > 0 {
							relax(i+di, j+dj, from+700+100*d+20*(di+dj), similar, di, dj)
						}
					}
				}
			}
		}
	}
	var out []step
	for i, j := n, m; i > 0 || j > 0; {
		c := at(i, j)
		out = append(out, step{c.how, i - int(c.di), i, j - int(c.dj), j})
		i, j = i-int(c.di), j-int(c.dj)
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// ends aligns what two long texts have in common at their ends.
func ends(a, b []word) []step {
	var out, tail []step
	i, j := 0, 0
	for i < len(a) && j < len(b) && a[i].fold == b[j].fold {
		out = append(out, step{same, i, i + 1, j, j + 1})
		i, j = i+1, j+1
	}
	n, m := len(a), len(b)
	for n > i && m > j && a[n-1].fold == b[m-1].fold {
		n, m = n-1, m-1
		tail = append(tail, step{same, n, n + 1, m, m + 1})
	}
	for ; i < n; i++ {
		out = append(out, step{deleted, i, i + 1, j, j})
	}
	for ; j < m; j++ {
		out = append(out, step{added, i, i, j, j + 1})
	}
	for k := len(tail) - 1; k >= 0; k-- {
		out = append(out, tail[k])
	}
	return out
}

// joined is a run of words as one: an account number that is grouped otherwise.
func joined(ws []word) word {
	if len(ws) == 1 {
		return ws[0]
	}
	out := word{lo: ws[0].lo, hi: ws[len(ws)-1].hi, digit: ws[0].digit}
	for _, w := range ws {
		out.plain += w.plain
		out.fold += w.fold
		out.text += w.text
		out.runes = append(out.runes, w.runes...)
	}
	return out
}

// sameLetters tells whether two runs of words have the same letters.
func sameLetters(a, b []word) bool {
	total := 0
	for _, w := range a {
		total += len(w.fold)
	}
	for _, w := range b {
		total -= len(w.fold)
	}
	if total != 0 || a[0].fold == "" || b[0].fold == "" || a[0].fold[0] != b[0].fold[0] {
		return false
	}
	i, k := 0, 0
	for _, w := range b {
		for x := 0; x < len(w.fold); x++ {
			for k == len(a[i].fold) {
				i, k = i+1, 0
			}
			if a[i].fold[k] != w.fold[x] {
				return false
			}
			k++
		}
	}
	return true
}

// slip returns how many strokes make one word the other where that may be a
// slip of the pen, else 0: one stroke (a swap of neighbours included) in words
// of three letters or more, two in words of eight or more. Two words that are
// both known (LLC and LLP, Street and Drive) are no slip of one another.
func slip(a, b word, v vocabulary) int {
	if crossed(a, b) {
		return 1
	}
	x, y := a.runes, b.runes
	long := max(len(x), len(y))
	if d := len(x) - len(y); d > 2 || d < -2 {
		return 0
	}
	if swapped(x, y) >= 0 && long >= 2 {
		if v.known(a) && v.known(b) {
			return 0
		}
		return 1
	}
	if long < 3 && !(long == 2 && a.digit && b.digit) || long > 64 {
		return 0 // "12" and "13", but not N and NE
	}
	limit := 1
	if long >= 8 {
		limit = 2
	}
	if d := distance(x, y, limit); d <= limit && !(v.known(a) && v.known(b)) {
		return max(d, 1)
	}
	return 0
}

// crossed tells whether two words have neighbours in exchanged places that look
// alike, so that their folds are the same: LI and IL.
func crossed(a, b word) bool {
	return a.plain != b.plain && a.fold == b.fold && swapped([]rune(a.plain), []rune(b.plain)) >= 0
}

// swapped returns where two neighbours have changed places and nothing else
// differs, -1 otherwise.
func swapped(x, y []rune) int {
	if len(x) != len(y) {
		return -1
	}
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		if i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && string(x[i+2:]) == string(y[i+2:]) {
			return i
		}
		return -1
	}
	return -1
}

// distance is the least number of letters to put in, take out, change or swap
// with a neighbour, limit+1 where it is more than limit.
func distance(x, y []rune, limit int) int {
	if d := len(x) - len(y); d > limit || -d > limit {
		return limit + 1
	}
	before, prev, cur := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(x); i++ {
		cur[0] = i
		least := i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				cur[j] = min(cur[j], before[j-2]+1)
			}
			least = min(least, cur[j])
		}
		if least > limit {
			return limit + 1
		}
		before, prev, cur = prev, cur, before
	}
	return prev[len(y)]
}
