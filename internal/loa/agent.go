package loa

// The providers that a form names in its printed sentences: "I authorize Cirrus Dial, Inc.
// to act as my agent …", "… directs Verizon to release …". They are read by hand and not by
// an expression: every form has one.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// agent takes the company that the letter's sentences make the customer's agent for the new
// carrier, and the one that they tell to release the numbers for the current one, where
// nothing else names one and no label asks for it.
func (r *reader) agent() {
	r.namedIn(porting.NewCarrier, appoints[:], func(_, rest string) bool { return actsAsAgent(rest) })
	r.namedIn(porting.NewCarrier, movedTo[:], func(lead, _ string) bool { return moves(lead) })
	r.namedIn(porting.CurrentCarrier, directs[:], func(_, rest string) bool { return releases(rest) })
}

// namedIn takes the company that a sentence names for a field: behind one of some verbs, and
// between what is said before them and what it is to do.
func (r *reader) namedIn(name porting.Name, verbs []string, fits func(lead, rest string) bool) {
	if r.form.Asks(labels.Target(name)) || slices.ContainsFunc(r.values, func(v value) bool { return v.name == name }) {
		return
	}
	for _, s := range r.form.Sheets {
		for _, par := range s.Paragraphs() {
			if len(par.Text) < 24 || len(par.Text) > 8000 {
				continue
			}
			if start, end, ok := companyIn(par.Text, verbs, fits); ok && r.fromSentence(par, name, start, end, false) {
				return
			}
		}
	}
}

// appoints are the words before the name of somebody who is made an agent, as they stand in
// a sentence, without their endings; that of "We ask" without its beginning.
var appoints = [...]string{"authorize", "authorise", "appoint", "designate", "allow", "permit", "empower", "engage", "retain", "select", "choose", "chosen", "hire",
	"authorization for", "authorisation for", "authorization to", "permission for", "permission to", "consent for", "I ask", "e ask", "I name", "e name"}

// directs are the words before the name of somebody who is told to release numbers.
var directs = [...]string{"direct", "instruct", "request", "order", "require", "authorize", "authorise", "ask", "tell", "notify", "permit"}

// movedTo are the words before the name of who gets numbers that somebody moves.
var movedTo = [...]string{"service to", "services to", "numbers to", "lines to", "number to", "account to"}

// moves tells whether a sentence that begins so says that its writer moves: "We are moving
// our telephone ".
func moves(lead string) bool {
	for _, who := range [...]string{"e are ", "I am ", "I'm ", "e're ", "e will be "} { // "We" or "we"
		i := strings.LastIndex(lead, who)
		if i < 0 || len(lead)-i > 80 {
			continue
		}
		what, _, _ := strings.Cut(lead[i+len(who):], " ")
		switch what {
		case "moving", "switching", "transferring", "porting", "changing", "bringing":
			return true
		}
	}
	return false
}

// companyIn finds the name of the company that stands in a sentence behind a verb, with its
// ending. What stands before the verb and behind the name has to fit.
func companyIn(text string, verbs []string, fits func(lead, rest string) bool) (start, end int, ok bool) {
	for _, verb := range verbs {
		for from := 0; ; {
			i := strings.Index(text[from:], verb)
			if i < 0 {
				break
			}
			from += i + len(verb)
			lead, rest := text[:from-len(verb)], text[from:]
			for _, ending := range [...]string{"ed", "d", "s"} {
				if strings.HasPrefix(rest, ending) {
					rest = rest[len(ending):]
					break
				}
			}
			rest = strings.TrimPrefix(rest, " ")
			start := len(text) - len(rest)
			if n := companyName(rest); n > 0 && fits(lead, rest[n:]) {
				return start, start + n, true
			}
		}
	}
	return 0, 0, false
}

// releases tells whether what follows a name says what a losing carrier does.
func releases(rest string) bool {
	rest = strings.TrimLeft(rest, ",. ")
	return strings.HasPrefix(rest, "to release ") || strings.HasPrefix(rest, "to immediately release ") || strings.HasPrefix(rest, "to port out ")
}

// companyName is the length of the name of a company that a text begins with: words with
// capitals, the small ones between them, the form of the company behind a comma.
func companyName(text string) (end int) {
	words, at := 0, 0
	for at < len(text) && words < 9 {
		n := strings.IndexByte(text[at:], ' ')
		if n < 0 {
			n = len(text) - at
		}
		w := text[at : at+n]
		bare := strings.TrimRight(w, ",.;:)")
		c, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(c) || unicode.IsDigit(c) && (words > 0 || strings.IndexFunc(w, unicode.IsLetter) > 0):
			end = at + len(bare)
			form := strings.ToLower(strings.ReplaceAll(bare, ".", ""))
			if stop := len(bare) < len(w) && w[len(bare)] == '.'; stop && labels.CompanyForm(form) {
				if strings.Contains(bare, ".") || !spelledOut(form) {
					end++ // its own point, and none of the sentence
				}
				if next, _ := utf8.DecodeRuneInString(text[min(at+n+1, len(text)):]); unicode.IsUpper(next) {
					return end // the next sentence
				}
			}
		case words > 0 && (w == "of" || w == "and" || w == "&" || w == "the" || w == "for" || w == "de" || w == "d/b/a" || w == "dba" || strings.EqualFold(bare, "inc") || strings.EqualFold(bare, "llc")):
		default:
			return end
		}
		words++
		at += n + 1
		if last := w[len(w)-1]; last == '.' && !labels.CompanyForm(strings.ToLower(strings.ReplaceAll(bare, ".", ""))) && len(bare) > 3 || last == ';' || last == ':' {
			return end
		}
		if strings.HasSuffix(w, ",") {
			next, _, _ := strings.Cut(text[min(at, len(text)):], " ")
			if !labels.CompanyForm(strings.ToLower(strings.ReplaceAll(strings.TrimRight(next, ",."), ".", ""))) {
				return end
			}
		}
	}
	return end
}

// spelledOut tells whether the form of a company is written without a point: "LLC" is,
// "Inc." is not.
func spelledOut(form string) bool {
	switch form {
	case "llc", "llp", "lp", "lllp", "plc", "pllc", "pc", "company", "corporation", "incorporated", "limited", "gmbh", "ag", "nv", "bv", "sa":
		return true
	}
	return false
}

// actsAsAgent tells whether what follows a name says what an agent does.
func actsAsAgent(rest string) bool {
	rest = strings.TrimLeft(rest, ",. ")
	if strings.HasPrefix(rest, "(") { // (“Cirrus”)
		_, rest, _ = strings.Cut(rest, ")")
		rest = strings.TrimLeft(rest, ", ")
	}
	for _, p := range [...]string{"or its ", "and its ", "and/or its "} { // "or its designated agent"
		if strings.HasPrefix(rest, p) {
			if i := strings.Index(rest, " to "); i > 0 && i < 60 {
				rest = rest[i+1:]
			}
		}
	}
	ws := strings.Fields(rest[:min(len(rest), 60)])
	if len(ws) < 2 {
		return false
	}
	switch ws[0] {
	case "to":
		switch ws[1] {
		case "act", "port", "transfer", "move", "switch", "arrange", "initiate", "submit", "request", "obtain", "become", "bring", "change", "coordinate", "place", "represent", "handle", "process", "convert", "take", "be", "serve":
			return true
		}
	case "as":
		switch ws[1] {
		case "my", "our", "its", "their", "the", "an", "agent", "a":
			return true
		}
	}
	return false
}
