package labels

// Labels of several words written as one: "SVCCITYSTZIP", "CUSTACCTNO".

import "strings"

// What is divided: texts of so many bytes, into so many words.
const (
	minDivided, maxDivided = 7, 28
	maxDividedWords        = 6
)

// Divided is a text of letters, with a digit behind them at most, cut into the words of
// the wording that it is written of without blanks, in lower case; "" where there is none, or where two
// wordings that stand for different fields could be meant. Three words at least: what may
// be two has to be asked with more care.
func (v *Vocabulary) Divided(text string) string {
	if len(text) < minDivided || len(text) > maxDivided {
		return ""
	}
	letters := len(text)
	if text[letters-1] >= '1' && text[letters-1] <= '9' {
		letters--
	}
	for i := range letters {
		if c := text[i] | 0x20; c < 'a' || c > 'z' {
			return ""
		}
	}
	text = strings.ToLower(text)
	found, budget := "", 4000
	var target Target
	clash := false
	var step func(n *node, i, words int, out string)
	step = func(n *node, i, words int, out string) {
		if budget--; budget < 0 || clash {
			return
		}
		v.grow(n)
		if i == len(text) {
			if n.row == 0 || words < 3 {
				return
			}
			if t := v.target(n.row); t != Hint && t != None {
				clash = target != "" && target != t
				target, found = t, out
			}
			return
		}
		if words == maxDividedWords {
			return
		}
		if i == letters {
			if next := v.child(n, text[i:]); next != nil {
				step(next, len(text), words+1, out+" "+text[i:])
			}
			return
		}
		for j := i + 2; j <= letters; j++ {
			next := v.child(n, canonical(text[i:j]))
			if next == nil {
				continue
			}
			word := text[i:j]
			if i > 0 {
				word = " " + word
			}
			step(next, j, words+1, out+word)
		}
	}
	step(v.root, 0, 0, "")
	if clash || budget < 0 {
		return ""
	}
	return found
}
