package labels

// What a label may ask for that no wording of the vocabulary fits.

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed guess.tsv
var guessData string

// guessRow is one line of guess.tsv, its words in canonical form.
type guessRow struct {
	target    Target
	needs     [][]string
	may, not  []string
	explained map[string]bool
}

var guessRows = sync.OnceValue(func() []guessRow {
	var out []guessRow
	for i, l := range strings.Split(guessData, "\n") {
		if l == "" || l[0] == '#' {
			continue
		}
		f := strings.Split(l, "\t")
		if len(f) != 4 {
			panic(fmt.Sprintf("labels: guess.tsv line %d: want target, needs, may and not", i+1))
		}
		r := guessRow{target: Target(f[0]), may: canonicals(f[2]), not: canonicals(f[3]), explained: map[string]bool{}}
		for _, group := range strings.Fields(f[1]) {
			g := canonicals(strings.ReplaceAll(group, "|", " "))
			r.needs = append(r.needs, g)
			for _, w := range g {
				r.explained[w] = true
			}
		}
		for _, w := range r.may {
			r.explained[w] = true
		}
		out = append(out, r)
	}
	return out
})

func canonicals(text string) []string {
	ws := strings.Fields(text)
	for i, w := range ws {
		ws[i] = canonical(fold(w))
	}
	return ws
}

// Guess says what a label may ask for that no wording of the vocabulary fits, by the
// words that it is made of: "Customer Legal Name", "Who provides your phone service
// today?". sure tells that every word of it speaks for that. What stands in
// parentheses neither speaks for it nor against it.
func Guess(text string) (t Target, sure, ok bool) {
	if len(text) > maxLabel {
		return "", false, false
	}
	var ws []string
	ts := tokens(text)
	for _, t := range ts {
		if t.group == 0 {
			ws = append(ws, t.word)
		}
	}
	if t := LOA().groupField(text, ts); t != "" && len(ws) > 0 {
		return t, true, true // "Their reference for you (account no.)"
	}
	if len(ws) == 0 || len(ws) > 16 {
		return "", false, false
	}
	for _, r := range guessRows() {
		if !r.fits(ws) {
			continue
		}
		sure = true
		for _, w := range ws {
			sure = sure && (r.explained[w] || saysNothing(w))
		}
		return r.target, sure, true
	}
	return "", false, false
}

// fits tells whether the words hold one of each group that the row needs, a word of
// its own for each, and none that speaks against it.
func (r *guessRow) fits(ws []string) bool {
	for _, w := range ws {
		for _, n := range r.not {
			if w == n {
				return false
			}
		}
	}
	used := make([]bool, len(ws))
	for _, group := range r.needs {
		found := false
		for i, w := range ws {
			for _, g := range group {
				if !found && !used[i] && w == g {
					found, used[i] = true, true
				}
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// saysNothing tells whether a word says nothing of what a label asks for.
func saysNothing(w string) bool {
	switch w {
	case "the", "a", "an", "of", "your", "our", "my", "their", "this", "that", "please", "tell", "give", "enter", "write", "put", "here", "us", "me", "you", "we", "i",
		"what", "which", "who", "is", "are", "be", "do", "does", "did", "if", "any", "and", "or", "on", "in", "at", "to", "for", "by", "with", "as", "it", "they", "them",
		"provide", "state", "fill", "required", "optional", "would", "like", "can", "should", "exactly", "full", "current", "information":
		return true
	}
	return len(w) == 1 || isDigits(w)
}
