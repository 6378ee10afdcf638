package phrase

// The words that say of numbers that they are not to be ported.

import (
	"strings"
)

// keepPhrases say that a number is not to be ported, wherever they stand.
var keepPhrases = [...]string{
	"do not port", "dont port", "not port", "not to port", "not be ported", "not to be ported", "not being ported", "not ported", "not porting",
	"not for porting", "no port", "never port", "do not transfer", "not be transferred", "not to be transferred", "not transferring",
	"not be moved", "not to be moved", "do not move", "not moving", "do not include", "not be included", "not included",
	"exclude", "excluded", "excluding", "except", "except for", "but not", "other than",
	"remain with", "remains with", "remaining with", "remain on", "remain at", "remains on", "remains at", "will remain", "to remain", "must remain", "should remain", "remain as is",
	"stay with", "stays with", "staying with", "stay on", "stays on", "stay at", "stays at", "will stay", "to stay", "must stay", "should stay", "is staying", "are staying", "stay as is",
	"keep with", "keep at", "keep on", "keep as is", "keep this", "keep these", "keep number", "keep line", "keep existing", "keep current", "keeping with", "kept with", "be kept",
	"retain with", "retain at", "retained by", "be retained", "leave with", "leave at", "leave on", "leave as is", "left with",
}

// keepWords say it where they are all that a cell or a remark holds.
var keepWords = [...]string{"keep", "kept", "keeping", "not", "remain", "remains", "remaining", "stay", "stays", "staying", "retain", "retained", "leave", "stay put", "non port", "noport", "non porting"}

// keepDoubts may say it.
var keepDoubts = [...]string{"keep", "retain", "remain", "remains", "stays", "leave as", "disconnect", "cancel"}

// SaysKeep tells whether a text says of numbers that they stay where they are,
// and whether it may say so.
func SaysKeep(text string) (yes, perhaps bool) {
	ws := strings.Join(Plain(text), " ")
	if ws == "" {
		return false, false
	}
	for _, k := range keepWords {
		if ws == k {
			return true, false
		}
	}
	for _, k := range keepPhrases {
		if holdsWords(ws, k) {
			return true, false
		}
	}
	for _, c := range clauses(text) {
		switch strings.Join(Plain(c), " ") { // "(alarm - keep)"
		case "keep", "keeping", "kept", "stays", "remains", "retain", "no port":
			return true, false
		}
	}
	for _, k := range keepDoubts {
		if holdsWords(ws, k) {
			return false, true
		}
	}
	return false, false
}

// clauses are the parts of a remark in parentheses or behind a dash: "(alarm - keep)".
func clauses(text string) []string {
	if strings.Contains(text, "|") || len(text) > 60 {
		return nil
	}
	return strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune("-–—,;/()", c) })
}

// LeavesWith tells whether a sentence leaves a number where it is: "please leave
// 217-555-0100 with Windstream".
func LeavesWith(lead, tail string) bool {
	l := LastPlain(lead)
	if len(l) == 0 {
		return false
	}
	switch l[len(l)-1] {
	case "leave", "keep", "retain", "leaving", "keeping":
		switch firstPlain(tail) {
		case "with", "at", "on", "where", "as":
			return true
		}
	}
	return false
}

// OpensException tells whether a text between two numbers takes the second out.
func OpensException(t string) bool {
	ws := Plain(t)
	if len(ws) > 0 && (ws[0] == "and" || ws[0] == "but" || ws[0] == "or") {
		ws = ws[1:]
	}
	return len(ws) > 0 && (ws[0] == "not" || strings.HasPrefix(ws[0], "except") || strings.HasPrefix(ws[0], "exclud") || ws[0] == "other")
}

// AfterComma is what stands behind the first comma of a text, or all of it.
func AfterComma(t string) string {
	if i := strings.IndexByte(t, ','); i >= 0 && i+1 < len(t) {
		return t[i+1:]
	}
	return t
}
