package phrase

// Headings and sentences that announce a list of numbers.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/telephone"
)

// HeadsList says what list a line of a few words heads that no wording of the
// vocabulary fits: "The following numbers should NOT be ported:".
func HeadsList(text string) (labels.Target, bool) {
	text = WithoutNumbering(text)
	if head := WithoutAside(text); head != text {
		t, ok := HeadsList(head)
		if ok && t == labels.Numbers {
			return t, ok // "Numbers to be moved to us (write "none" where nothing is to be listed):"
		}
		if y, _ := SaysKeep(text[min(len(head), len(text)):]); ok && y {
			return t, ok // "Numbers that remain with the present carrier (do not port, do not disconnect)"
		}
	}
	if first, _, ok := strings.Cut(text, ";"); ok && len(strings.Fields(first)) > 1 {
		text = first // "Only the numbers listed here; the rest stay"
	}
	ws := labels.Words(text)
	if len(ws) < 2 || len(ws) > 12 || telephone.Digits(text) != "" {
		return "", false
	}
	number, port, keep, following, ended := false, false, false, false, false
	for i, w := range ws {
		switch w {
		case "number", "line", "tn", "did":
			number = true
		case "following", "these":
			following = true
		case "port", "ported", "porting", "transfer", "transferred", "transferring", "move", "moved", "moving", "switch", "switched", "come", "coming", "bring", "bringing", "receive", "received", "release", "released":
			port = true
		case "keep", "keeping":
			keep = keep || i > 0 || len(ws) < 3 || ws[1] != "your" && ws[1] != "my" // "Keep Your Number Request": by moving it
		case "not", "remain", "remaining", "leave", "retain", "stay", "staying", "kept", "excluded", "except":
			keep = true
		case "left":
			keep = keep || i+1 < len(ws) && (ws[i+1] == "with" || ws[i+1] == "at" || ws[i+1] == "behind")
		case "disconnect", "disconnected", "cancel", "cancelled", "canceled":
			ended = ended || i == 0 || ws[i-1] != "not"
		case "emergency", "help", "helpdesk", "support", "desk", "hotline", "office", "questions":
			return "", false
		case "account", "btn", "billing", "carrier", "pin", "date", "contact", "after", "temporary":
			if slices.Contains(ws[max(0, i-3):i], "with") {
				continue
			}
			return "", false
		}
	}
	switch {
	case ended && (port || keep): // "Numbers to be disconnected at port": a person has to say
		return "", false
	case number && keep, number && ended, following && keep: // "Please do not port the following:"
		return labels.Keep, true
	case number && port, following && port:
		return labels.Numbers, true
	}
	return "", false
}

// Plural tells whether a text speaks of numbers or lines in the plural.
func Plural(text string) bool {
	return slices.ContainsFunc(Plain(text), func(w string) bool {
		return w == "numbers" || w == "lines" || w == "tns" || w == "dids"
	})
}

// SaysPort tells whether a heading says itself that its numbers are to be ported.
func SaysPort(text string) bool {
	t, ok := HeadsList(text)
	return ok && t == labels.Numbers
}

// NamesNumbers tells whether a line of a few words names numbers in the plural, and
// nobody else's than the account's: "Numbers included in this request (2)".
func NamesNumbers(text string) bool {
	ws := Plain(text)
	if len(ws) < 2 || len(ws) > 9 || look.HasPhone(text) || strings.HasSuffix(text, ".") {
		return false
	}
	several := false
	for _, w := range ws {
		switch w {
		case "numbers", "tns", "dids", "lines":
			several = true
		case "contact", "contacts", "account", "accounts", "call", "reach", "reference", "serial", "order", "our", "useful", "important", "fax", "your", "after":
			return false
		}
		if Others(w) {
			return false
		}
	}
	if i := slices.Index(ws, "lines"); i >= 0 && i+1 < len(ws) && (labels.CompanyForm(ws[i+1]) || len(ws[i+1]) == 1) {
		return false // "Delta Freight Lines, L.L.C."
	}
	if keep, perhaps := SaysKeep(text); keep || perhaps {
		return false // HeadsList knows
	}
	return several
}

// OthersList tells whether a line of a few words heads a list of other numbers than those
// that move: "New numbers we give you".
func OthersList(text string) bool {
	ws := Plain(text)
	if len(ws) < 2 || len(ws) > 9 || strings.HasSuffix(text, ".") || look.HasPhone(text) {
		return false
	}
	several := func(w string) bool {
		switch w {
		case "number", "numbers", "line", "lines", "tns", "dids", "calls":
			return true
		}
		return false
	}
	return slices.ContainsFunc(ws, several) && slices.ContainsFunc(ws, Others)
}

// Announces finds the sentence before a colon that announces the numbers behind it:
// "Please port the following numbers from Acme: 217-555-0100, …".
func Announces(text string) (labels.Match, bool) {
	i := strings.Index(text, ": ")
	if i < 0 || !StartsWithPhone(strings.TrimLeft(text[i+1:], " ")) {
		return labels.Match{}, false
	}
	for _, f := range look.Phones(text[:i]) {
		if !AccountBefore(text[:f.Start]) { // "from Acme (account 217-555-0100-22)"
			return labels.Match{}, false
		}
	}
	from := Boundary(text[:i])
	t, ok := ListSentence(text[from:i])
	if !ok {
		return labels.Match{}, false
	}
	for from < i && text[from] == ' ' {
		from++
	}
	v := i + 1
	for v < len(text) && text[v] == ' ' {
		v++
	}
	return labels.Match{Target: t, Start: from, End: i, Value: v, Sep: ':', Words: 4, Source: "unknown"}, true
}

// ListSentence tells what list a sentence announces.
func ListSentence(text string) (labels.Target, bool) {
	port, number := false, false
	for _, w := range Plain(text) {
		switch w {
		case "port", "ported", "porting", "transfer", "move", "switch", "following":
			port = true
		case "number", "numbers", "lines", "line", "tns", "dids":
			number = true
		case "call", "questions", "contact", "fax", "new", "after", "temporary", "disconnected", "cancelled", "canceled":
			return "", false
		}
	}
	if keep, _ := SaysKeep(text); keep && number {
		return labels.Keep, true
	}
	return labels.Numbers, port && number
}

// WithoutAside takes off what ends a line in parentheses and says how to fill it in,
// where it is four words or more and does not begin with "not".
func WithoutAside(text string) string {
	t := strings.TrimRight(text, ": \u00a0")
	i := strings.LastIndexByte(t, '(')
	if i <= 0 || !strings.HasSuffix(t, ")") {
		return text
	}
	if ws := strings.Fields(t[i+1 : len(t)-1]); len(ws) < 4 || strings.EqualFold(ws[0], "not") {
		return text
	}
	return strings.TrimRight(t[:i], " \u00a0")
}

// IfSo is where the answer begins that a text asks for if the answer to its question is
// yes: behind "If yes:", "If so, what is it?". It is -1 where the text asks for none.
func IfSo(text string) int {
	low := strings.ToLower(text)
	for _, k := range [...]string{"if yes", "if so"} {
		i := strings.LastIndex(low, k)
		if i < 0 || len(low) != len(text) {
			continue
		}
		if n := strings.IndexAny(text[i:], ":?"); n >= 0 && n < 40 {
			return i + n + 1
		}
	}
	return -1
}

// WithoutNumbering takes the running number off a line of a form: "11. Numbers …", "STEP 3
// Numbers …".
func WithoutNumbering(text string) string {
	if word, behind, ok := strings.Cut(text, " "); ok && behind != "" && behind[0] >= '1' && behind[0] <= '9' {
		switch strings.ToLower(word) {
		case "step", "section", "part", "item":
			if num, behind, ok := strings.Cut(behind, " "); ok && len(num) <= 3 {
				return strings.TrimLeft(behind, " :.–—-\u00a0")
			}
		}
	}
	rest := strings.TrimLeft(text, "0123456789")
	if n := len(text) - len(rest); n > 0 && n <= 2 && rest != "" && (rest[0] == '.' || rest[0] == ')') {
		return strings.TrimLeft(rest[1:], " \u00a0")
	}
	return text
}
