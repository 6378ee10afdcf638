package phrase

// What is to happen to a number: the cells and the headings of such columns.

import (
	"strings"
)

// ActionCell reads a cell of a column for the action.
func ActionCell(text string) string {
	ws := strings.Join(Plain(text), " ")
	switch ws {
	case "":
		if strings.ContainsAny(text, "✓✔☑☒✗✘×") {
			return "port"
		}
		return "?"
	case "n", "no", "disconnect", "cancel", "drop", "none":
		return "keep"
	case "y", "yes", "x", "port", "port in", "porting", "transfer", "move", "ok", "true", "ported", "add", "new":
		return "port"
	}
	if y, _ := SaysKeep(text); y {
		return "keep"
	}
	for _, k := range []string{"port ", "transfer ", "yes "} {
		if strings.HasPrefix(ws, k) {
			return "port"
		}
	}
	for _, k := range []string{"keep ", "no ", "disconnect "} {
		if strings.HasPrefix(ws, k) {
			return "keep"
		}
	}
	return "?"
}

// ActionHeading tells whether a text heads a column that says of each number whether it is ported.
func ActionHeading(text string) bool {
	if strings.ContainsAny(text, "0123456789") {
		return false // a number
	}
	ws := Plain(text)
	switch strings.Join(ws, " ") {
	case "action", "port action", "port/keep", "keep/port", "port or keep", "keep or port", "disposition", "port y/n", "port yes/no", "y/n", "yes/no", "port", "to port", "to be ported",
		"keep", "remain", "retain", "stay", "do not port", "not port", "no port", "not to be ported", "leave",
		"action requested", "requested action", "port status", "port number", "transfer", "action port/keep",
		"moves", "ports", "transfers", "comes", "comes over", "coming", "moving", "porting", "stays", "staying", "keeps", "remains", "stays here", "stays behind", "left behind":
		return true
	}
	return asksWhether(ws) || asksWhich(ws)
}

// asksWhich tells whether words ask which of two things is to happen to a number: "Port (P) /
// Keep (K)", "M = move, S = stay".
func asksWhich(ws []string) bool { return answersTo(ws) != nil }

// AsksWhich tells whether the heading of a column names both what a number may do.
func AsksWhich(heading string) bool { return asksWhich(Plain(heading)) }

// UnderWhich reads a cell below such a heading, of which it may hold a first letter: "P".
func UnderWhich(heading, cell string) string {
	if ws := Plain(cell); len(ws) == 1 && len(ws[0]) == 1 {
		if a := answersTo(Plain(heading))[ws[0]]; a != "" {
			return a
		}
	}
	return ActionCell(cell)
}

// answersTo are the first letters of what a heading offers, with what each means: port or
// keep. nil for a heading that does not offer both and says nothing else.
func answersTo(ws []string) map[string]string {
	out := map[string]string{}
	port, keep := false, false
	for _, w := range ws {
		for w := range strings.SplitSeq(w, "/") {
			action := ""
			switch w {
			case "port", "ports", "move", "moves", "transfer", "transfers", "bring", "switch":
				port, action = true, "port"
			case "keep", "keeps", "stay", "stays", "leave", "remain", "remains", "retain", "hold":
				keep, action = true, "keep"
			case "", "or", "and", "to", "the", "number", "line", "tn", "us", "it", "action", "circle", "one", "choose", "select", "enter", "mark":
				continue
			default:
				if len(w) > 1 {
					return nil
				}
				continue
			}
			if old := out[w[:1]]; old != "" && old != action {
				action = "?"
			}
			out[w[:1]] = action
		}
	}
	if !port || !keep {
		return nil
	}
	return out
}

// asksWhether tells whether words ask if a number is ported: "port it", "moving y/n",
// "include in port", "should we transfer this line". "Ported number" heads the numbers.
func asksWhether(ws []string) bool {
	does, doing, it := false, false, false
	for i, w := range ws {
		switch w {
		case "port", "transfer", "move", "switch", "migrate", "include", "bring":
			does = true
		case "ported", "porting", "transferred", "transferring", "moved", "moving", "switched", "switching", "migrated", "migrating", "included":
			doing = true
		case "number", "line", "tn", "did":
			it = true
			if i == 0 || doing && ws[i-1] != "this" && ws[i-1] != "the" {
				return false
			}
		case "y/n", "yes/no", "y", "n", "yes", "no", "it", "this", "the", "to", "be", "is", "do", "you", "we", "want", "should", "shall", "will", "in", "over", "or", "us", "your":
		default:
			return false
		}
	}
	return len(ws) <= 7 && (doing || does && (len(ws) > 1 || !it))
}

// AsksToCall tells whether the sentence before a number tells to call or to fax it, or
// not to list it, or speaks of nothing that is ported.
func AsksToCall(lead string) bool {
	if b := Boundary(lead); b > 0 {
		lead = lead[b:]
	}
	port, words := false, 0
	for _, w := range Plain(lead) {
		if w[0] < '0' || w[0] > '9' {
			words++
		}
		switch w {
		case "call", "fax", "contact", "questions", "reach", "reached", "email", "dial", "help", "support", "cell":
			return true
		case "port", "transfer", "move", "porting", "transferring", "number", "numbers", "line", "lines", "tns", "release", "switch", "take", "following", "are", "account":
			port = true
		}
	}
	return !port && words > 3
}

// OffersHelp tells whether the words right before a number say that help is had there: "Form
// 22-B. Help:".
func OffersHelp(lead string) bool {
	if !strings.HasSuffix(strings.TrimRight(lead, " "), ":") {
		return false
	}
	ws := Plain(lead)
	if len(ws) == 0 {
		return false
	}
	switch ws[len(ws)-1] {
	case "help", "helpdesk", "helpline", "hotline", "support", "questions", "assistance", "trouble", "problems":
		return true
	}
	return false
}

// LetterheadBefore tells whether the words before a number on its line say who can be
// reached by it: "Acme Voice · 400 Gateway Center Dr, Reston, VA 20190 · Tel".
func LetterheadBefore(lead string) bool {
	ws := Plain(lead)
	if len(ws) < 6 {
		return false
	}
	switch ws[len(ws)-1] {
	case "tel", "telephone", "phone", "ph", "fax", "call", "toll-free", "tollfree", "hotline", "t":
		return true
	}
	return false
}
