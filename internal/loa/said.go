package loa

// What a line of a list says of its numbers: that they are not to be ported, that
// they are an example, that the line is a sentence about something else.

import (
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/telephone"
)

// said is what stands round one number.
type said struct {
	keep   bool   // it is not to be ported
	unsure string // why the action is not certain, "" if it is
	skip   bool   // it is an example, or the foot of a page: nobody's
	pass   bool   // the line is a sentence: no number of the list
}

// example tells whether what stands before a number makes it an example.
func example(lead string) bool {
	ws := " " + strings.Join(plain(lead), " ") + " "
	for _, k := range []string{" for example ", " example ", " eg ", " e g ", " such as ", " sample "} {
		if i := strings.LastIndex(ws, k); i >= 0 && len(strings.Fields(ws[i+len(k):])) <= 2 {
			return true
		}
	}
	return strings.Contains(ws, " format ") && strings.LastIndexByte(lead, '(') > strings.LastIndexByte(lead, ')')
}

// sentenceWords stand in sentences, not in the remarks beside numbers.
var sentenceWords = [...]string{"i", "we", "you", "your", "our", "my", "us", "is", "are", "be", "will", "shall", "can", "may", "must", "should", "please", "call", "questions", "reach", "reached",
	"contact", "if", "the", "this", "that", "fax", "email", "at", "to", "stays", "remains", "has", "have", "dial", "text", "any"}

// verbs begin what a sentence says of the number before it.
var verbs = [...]string{"is", "are", "was", "will", "shall", "should", "must", "can", "may", "has", "for", "if", "or", "to"}

// sentence tells whether a number stands in a sentence: what stands before it on
// the line, and behind it.
func sentence(lead, tail string) bool {
	l, t := plain(lead), plain(tail)
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
	ws := strings.Join(plain(lead), " ")
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

// ownTelephone says why a number may be somebody's own telephone.
func ownTelephone(lead string) string {
	ws := strings.Join(plain(lead), " ")
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

// boundary is where the last sentence in a text begins, 0 if it holds but one.
func boundary(t string) int {
	at := 0
	for i := 0; i+1 < len(t); i++ {
		if strings.IndexByte(".?!;", t[i]) >= 0 && t[i+1] == ' ' && strings.IndexFunc(t[i+1:], unicode.IsLetter) >= 0 && !(t[i] == '.' && small(t[i+2:])) {
			at = i + 1
		}
	}
	return at
}

// divides tells whether a text is nothing but what stands between two numbers.
func divides(t string) bool {
	switch strings.Trim(strings.ToLower(strings.ReplaceAll(t, "|", " ")), " ,;/&.") {
	case "", "and", "or", "plus", "und", "et", "y":
		return true
	}
	return false
}

// judge says of each number of a line what the line says of it. A line of a list
// that is a table has its remarks in cells of their own; without a heading
// (head nil) every line is a sentence, and only "do not port" counts.
func (r *reader) judge(ln listLine, fs []telephone.Found, head *label) []said {
	out := make([]said, len(fs))
	listed := head != nil
	for _, c := range ln.chunks {
		if head != nil && c.p == head.inline {
			listed = false // "Please port 217-555-0100 to …:" is the heading's own sentence
		}
	}
	foot := r.footNumbers(ln, fs)
	carried := false // the sentence says keep for all that follows in it
	for i, f := range fs {
		from, to := 0, len(ln.text)
		if i > 0 {
			from = fs[i-1].End
		}
		if i+1 < len(fs) {
			to = fs[i+1].Start
		}
		lead, tail := ln.text[from:f.Start], ln.text[f.End:to]
		passes := i > 0 && forwards(lead)
		if i > 0 {
			if b := boundary(lead); b > 0 {
				lead, carried = lead[b:], false
			} else if c := afterComma(lead); len(c) < len(lead) || opensException(lead) {
				if y, _ := saysKeep(c); !y {
					c = ""
				}
				lead = c
			} else {
				lead = "" // what is said of the number before
			}
		}
		if i+1 < len(fs) {
			// what is said of the next number only
			if y, _ := saysKeep(afterComma(tail)); y && len(afterComma(tail)) < len(tail) {
				tail = tail[:len(tail)-len(afterComma(tail))]
			} else if y && !strings.ContainsAny(strings.TrimSpace(tail), ")|") && boundary(tail) == 0 && endsOpen(tail) {
				tail = ""
			}
			if b := boundary(tail); b > 0 {
				tail = tail[:b]
			}
		}
		s := &out[i]
		if passes {
			s.skip = true // "forwards to 217-555-0100" is said of the number before
			continue
		}
		if (head == nil || !ln.column && len(plain(lead)) > 2) && accountBefore(lead) {
			s.pass = true
			continue
		}
		if head == nil && !ln.column && asksToCall(ln.text[:f.Start]) {
			s.pass = true
			continue
		}
		if foot[i] || i == 0 && example(ln.text[:f.Start]) {
			s.skip = true
			continue
		}
		if i+1 == len(fs) && ln.tail != "" {
			tail += " " + ln.tail
		}
		if i == 0 && ln.lead != "" {
			lead = ln.lead + " " + lead
		}
		if !ln.column && (leavesWith(lead, tail) || leavesChain(ln.text, fs, i)) {
			s.keep = true
			continue
		}
		if y, _ := saysKeep(lead); y {
			s.keep, carried = true, !strings.HasSuffix(strings.TrimRight(lead, " "), ")")
		}
		s.keep = s.keep || carried
		var keep, perhaps bool
		for _, cell := range strings.Split(tail, " | ") {
			y, p := saysKeep(cell)
			keep, perhaps = keep || y, perhaps || p
		}
		if keep && !s.keep {
			s.keep = true
			if t := strings.TrimSpace(tail); !strings.HasPrefix(t, "(") && !strings.Contains(tail, "|") {
				for k := i; k > 0 && divides(ln.text[fs[k-1].End:fs[k].Start]); k-- {
					out[k-1].keep, out[k-1].unsure = true, "the words that follow it may be said of the last number alone"
				}
			}
		}
		if perhaps && !s.keep {
			s.unsure = "its remark may say that it is to be kept"
		}
		switch r.cellAction(ln, head) {
		case "keep":
			s.keep, s.unsure = true, ""
		case "port":
			if !s.keep {
				s.unsure = ""
			}
		case "?":
			s.unsure = "what stands in the column of its action is neither port nor keep"
		}
		if listed && !s.keep && !ln.column && s.unsure == "" {
			s.unsure = ownTelephone(cellOf(lead, true))
		}
		if listed && !s.keep && !ln.column {
			s.pass = sentence(cellOf(lead, true), cellOf(tail, false)) || ln.prose && !strings.Contains(strings.ToLower(lead), "port")
		}
	}
	return out
}

// leavesChain is leavesWith for several numbers: "please leave 217-555-0100 and
// 217-555-0101 with Acme".
func leavesChain(text string, fs []telephone.Found, i int) bool {
	a, b := i, i
	for a > 0 && divides(text[fs[a-1].End:fs[a].Start]) {
		a--
	}
	for b+1 < len(fs) && divides(text[fs[b].End:fs[b+1].Start]) {
		b++
	}
	if a == b {
		return false
	}
	lead := text[:fs[a].Start]
	if a > 0 {
		lead = text[fs[a-1].End:fs[a].Start]
	}
	return leavesWith(lead, text[fs[b].End:])
}

// forwards tells whether a remark ends in where a number's calls go.
func forwards(lead string) bool {
	ws := plain(lead)
	if len(ws) < 2 || ws[len(ws)-1] != "to" && ws[len(ws)-1] != "at" && ws[len(ws)-1] != "on" {
		return false
	}
	switch ws[len(ws)-2] {
	case "forward", "forwards", "forwarded", "forwarding", "rings", "ring", "points", "pointed", "rolls", "roll", "overflows", "overflow", "hunts", "terminates", "rcf", "routes", "routed", "transfers", "answers", "answered":
		return true
	}
	return false
}

// accountBefore tells whether the words before a number of a sentence make it an
// account's: "(account 217-555-0100)".
func accountBefore(lead string) bool {
	ws := plain(lead)
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

// endsOpen tells whether a text ends in the midst of a sentence.
func endsOpen(t string) bool {
	t = strings.TrimRight(t, " ")
	return t != "" && strings.IndexByte(".;!?)", t[len(t)-1]) < 0
}

// cellOf is the last (or the first) of the texts that stand apart on a line.
func cellOf(t string, last bool) string {
	if last {
		return t[strings.LastIndex(t, " | ")+1:]
	}
	if i := strings.Index(t, " | "); i >= 0 {
		return t[:i]
	}
	return t
}

// closes tells whether a line ends a letter or is the signature under it, so that
// what follows belongs to no list.
func closes(text string) bool {
	if typedSignature(text) || endsLetter(text) {
		return true
	}
	ws := plain(text)
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
