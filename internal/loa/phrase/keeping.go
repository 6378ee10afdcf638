package phrase

// The words that say of numbers that they are not to be ported (keeping.tsv).

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/portcheck/portcheck/internal/tsv"
)

//go:embed keeping.tsv
var keepingData string

// keeping are the words of keeping.tsv by how they say it.
var keeping = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for f := range tsv.Rows("keeping.tsv", keepingData, 3, 3) {
		m[f[0]] = append(m[f[0]], f[1])
	}
	return m
})

// SaysKeep tells whether a text says of numbers that they stay where they are,
// and whether it may say so.
func SaysKeep(text string) (yes, perhaps bool) {
	if first, rest, ok := strings.Cut(text, ";"); ok && slices.Contains(Plain(rest), "rest") {
		text = first // "Only these; the rest stay": said of others
	}
	ws := strings.Join(Plain(text), " ")
	if ws == "" {
		return false, false
	}
	said := keeping()
	holds := func(k string) bool { return holdsWords(ws, k) }
	if slices.Contains(said["alone"], ws) || slices.ContainsFunc(said["anywhere"], holds) {
		return true, false
	}
	for _, c := range clauses(text) {
		if slices.Contains(said["clause"], strings.Join(Plain(c), " ")) {
			return true, false
		}
	}
	return false, slices.ContainsFunc(said["perhaps"], holds)
}

// HoldsOn tells whether a heading says of its numbers only that they are kept, which a
// customer does who takes them along as well as one who leaves them where they are, and
// whether it is the customer who is asked: "Number(s) you want to keep with us".
func HoldsOn(heading string) (holds, owner bool) {
	said := keeping()
	ws := Plain(heading)
	for i, w := range ws {
		switch {
		case slices.Contains(said["stays"], w), w == "with" && i+1 < len(ws) && ws[i+1] != "us":
			return false, false
		}
		holds = holds || slices.Contains(said["holds"], w)
		owner = owner || slices.Contains(said["owner"], w)
	}
	return holds, holds && owner
}

// Others tells whether a word in the heading of a list says that its numbers are none to
// move or to keep: "Temporary numbers", "Forward calls to these lines".
func Others(word string) bool { return slices.Contains(keeping()["others"], word) }

// clauses are the parts of a remark in parentheses or behind a dash: "(alarm - keep)".
func clauses(text string) []string {
	if strings.Contains(text, "|") || len(text) > 60 {
		return nil
	}
	chained := strings.Fields(text) // "Keep-Your-Number" is one word
	for i, w := range chained {
		if strings.Count(strings.Trim(w, "-"), "-") > 1 && strings.IndexFunc(w, unicode.IsDigit) < 0 {
			chained[i] = strings.ReplaceAll(w, "-", " ")
		}
	}
	return strings.FieldsFunc(strings.Join(chained, " "), func(c rune) bool { return strings.ContainsRune("-–—,;/()", c) })
}

// MayLeave tells whether a text holds a word by which LeavesWith may know that a number
// is left where it is.
func MayLeave(text string) bool {
	text = strings.ToLower(text)
	return strings.Contains(text, "leav") || strings.Contains(text, "keep") || strings.Contains(text, "retain")
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
