package phrase

// Sentences around numbers: whose they are, and where what is said of them ends.

import (
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/telephone"
)

// EndsLetter tells whether a line is what a letter ends with.
func EndsLetter(t string) bool {
	if t = strings.Trim(t, " ,."); len(t) > 40 {
		return false
	}
	switch strings.ToLower(t) {
	case "sincerely", "sincerely yours", "yours truly", "very truly yours", "respectfully", "regards", "best regards", "signed", "kind regards", "yours sincerely", "thank you",
		"thanks", "many thanks", "thanks so much", "thanks again", "best", "all the best", "yours", "with thanks", "with kind regards", "yours very truly",
		"respectfully yours", "yours faithfully", "warm regards", "cordially", "with best regards", "respectfully submitted":
		return true
	}
	return false
}

// Example tells whether what stands before a number makes it an example.
func Example(lead string) bool {
	ws := " " + strings.Join(Plain(lead), " ") + " "
	for _, k := range []string{" for example ", " example ", " eg ", " e g ", " such as ", " sample "} {
		if i := strings.LastIndex(ws, k); i >= 0 && len(strings.Fields(ws[i+len(k):])) <= 2 {
			return true
		}
	}
	return strings.Contains(ws, " format ") && strings.LastIndexByte(lead, '(') > strings.LastIndexByte(lead, ')')
}

// Sentence tells whether a number stands in a sentence: what stands before it on
// the line, and behind it.
func Sentence(lead, tail string) bool {
	l, t := Plain(lead), Plain(tail)
	lead = strings.TrimRight(lead, " \t\u00a0(+")
	if lead != "" && strings.ContainsRune(":-–—#=", lastRune(lead)) && len(l) < 6 {
		l = nil // "Main line at the front desk: 217-555-0100"
	}
	n := 0
	for _, w := range l {
		for _, k := range sentenceWords {
			if w == k {
				n++
			}
		}
	}
	ws := strings.Join(Plain(lead), " ")
	if n := len(l); n > 0 && n <= 3 {
		switch l[n-1] {
		case "call", "dial", "questions", "reach", "list", "use":
			return true // "Call 217-555-0100", "Do not list 217-555-0100"
		}
	}
	for _, k := range [...]string{"contact", "new number", "new btn", "new billing number", "temporary", "temp", "callback", "my"} {
		if holdsWords(ws, k) {
			return true // somebody's telephone, and no line of the account
		}
	}
	if len(l) >= 3 && n >= 1 || len(l) == 2 && n == 2 || len(l) >= 6 {
		return true
	}
	if len(t) >= 3 {
		for _, k := range verbs[:10] {
			if t[0] == k {
				return true
			}
		}
	}
	return false
}

// OwnTelephone says why a number may be somebody's own telephone.
func OwnTelephone(lead string) string {
	ws := strings.Join(Plain(lead), " ")
	for _, k := range [...]string{"cell", "mobile", "emergency number", "alternate", "after hours", "home"} {
		if holdsWords(ws, k) {
			return "it may be somebody's own telephone"
		}
	}
	return ""
}

func lastRune(t string) rune {
	rs := []rune(t)
	return rs[len(rs)-1]
}

// Boundary is where the last sentence in a text begins, 0 if it holds but one.
func Boundary(t string) int {
	at := 0
	for i := 0; i+1 < len(t); i++ {
		if strings.IndexByte(".?!;", t[i]) >= 0 && t[i+1] == ' ' && strings.IndexFunc(t[i+1:], unicode.IsLetter) >= 0 && !(t[i] == '.' && look.Small(t[i+2:])) {
			at = i + 1
		}
	}
	return at
}

// Divides tells whether a text is nothing but what stands between two numbers.
func Divides(t string) bool {
	switch strings.Trim(strings.ToLower(strings.ReplaceAll(t, "|", " ")), " ,;/&.") {
	case "", "and", "or", "plus", "und", "et", "y":
		return true
	}
	return false
}

// AccountBefore tells whether the words before a number of a sentence make it an
// account's: "(account 217-555-0100)".
func AccountBefore(lead string) bool {
	ws := Plain(lead)
	for len(ws) > 0 && (ws[len(ws)-1] == "is" || ws[len(ws)-1] == "number" || ws[len(ws)-1] == "no") {
		ws = ws[:len(ws)-1]
	}
	if len(ws) == 0 {
		return false
	}
	switch ws[len(ws)-1] {
	case "account", "acct", "btn", "billing":
		return true
	}
	return len(ws) > 1 && ws[len(ws)-1] == "telephone" && ws[len(ws)-2] == "billing"
}

// Forwards tells whether a remark ends in where a number's calls go.
func Forwards(lead string) bool {
	ws := Plain(lead)
	if len(ws) < 2 || ws[len(ws)-1] != "to" && ws[len(ws)-1] != "at" && ws[len(ws)-1] != "on" {
		return false
	}
	switch ws[len(ws)-2] {
	case "forward", "forwards", "forwarded", "forwarding", "rings", "ring", "points", "pointed", "rolls", "roll", "overflows", "overflow", "hunts", "terminates", "rcf", "routes", "routed", "transfers", "answers", "answered":
		return true
	}
	return false
}

// EndsOpen tells whether a text ends in the midst of a sentence.
func EndsOpen(t string) bool {
	t = strings.TrimRight(t, " ")
	return t != "" && strings.IndexByte(".;!?)", t[len(t)-1]) < 0
}

// CellOf is the last (or the first) of the texts that stand apart on a line.
func CellOf(t string, last bool) string {
	if last {
		return t[strings.LastIndex(t, " | ")+1:]
	}
	if i := strings.Index(t, " | "); i >= 0 {
		return t[:i]
	}
	return t
}

// Closes tells whether a line ends a letter or is the signature under it, so that
// what follows belongs to no list.
func Closes(text string) bool {
	if look.TypedSignature(text) || EndsLetter(text) {
		return true
	}
	ws := Plain(text)
	if len(ws) == 0 || len(ws) > 3 {
		return false
	}
	switch ws[0] {
	case "sincerely", "regards", "respectfully", "cordially":
		return true
	case "best", "kind", "thank", "yours", "warm":
		switch ws[len(ws)-1] {
		case "regards", "you", "truly", "sincerely", "faithfully":
			return true
		}
	}
	return false
}

// LeavesChain is LeavesWith for several numbers: "please leave 217-555-0100 and
// 217-555-0101 with Acme".
func LeavesChain(text string, fs []telephone.Found, i int) bool {
	a, b := i, i
	for a > 0 && Divides(text[fs[a-1].End:fs[a].Start]) {
		a--
	}
	for b+1 < len(fs) && Divides(text[fs[b].End:fs[b+1].Start]) {
		b++
	}
	if a == b {
		return false
	}
	lead := text[:fs[a].Start]
	if a > 0 {
		lead = text[fs[a-1].End:fs[a].Start]
	}
	return LeavesWith(lead, text[fs[b].End:])
}

// sentenceWords stand in sentences, not in the remarks beside numbers.
var sentenceWords = [...]string{"i", "we", "you", "your", "our", "my", "us", "is", "are", "be", "will", "shall", "can", "may", "must", "should", "please", "call", "questions", "reach", "reached",
	"contact", "if", "the", "this", "that", "fax", "email", "at", "to", "stays", "remains", "has", "have", "dial", "text", "any"}

// verbs begin what a sentence says of the number before it.
var verbs = [...]string{"is", "are", "was", "will", "shall", "should", "must", "can", "may", "has", "for", "if", "or", "to"}
