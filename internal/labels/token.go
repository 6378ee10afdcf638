package labels

// Texts taken apart into words as labels are compared by them.

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// token is one word of a text in its canonical form.
type token struct {
	word       string // lower case, without accents and apostrophes, canonical
	start, end int    // bytes of the text
	group      int    // the parenthesised group it stands in, 0 outside
	sep        byte   // the strongest separator between it and the next token, see Match.Sep
	value      int    // where the next token, or the text behind the separator, starts
}

// maxTokens bounds what one text is taken apart into; longer texts are prose.
const maxTokens = 4000

// tokens takes a text apart. Underscores between letters, hyphens and humps in
// words (accountNumber, account_number) divide; apostrophes do not; "(s)" right
// after a word belongs to it.
func tokens(text string) []token {
	return appendTokens(make([]token, 0, len(text)/6+4), text)
}

// tokenList is a text taken apart.
type tokenList struct {
	text   string
	tokens []token
}

// tokenLists are used again: a text is taken apart for every question about it, and
// one question often follows the other, so that a list may be of the same text still.
var tokenLists = sync.Pool{New: func() any { return new(tokenList) }}

// borrow is the tokens of a text, to be read only, in a list that has to be given back.
func borrow(text string) *tokenList {
	list := tokenLists.Get().(*tokenList)
	if list.text != text {
		list.text, list.tokens = text, appendTokens(list.tokens[:0], text)
	}
	return list
}

func giveBack(list *tokenList) {
	if cap(list.tokens) <= 1024 {
		tokenLists.Put(list)
	}
}

// appendTokens puts the tokens of a text into an empty list.
func appendTokens(out []token, text string) []token {
	group, groups := 0, 0
	i := 0
	for i < len(text) && len(out) < maxTokens {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			j := wordEnd(text, i)
			w := canonical(fold(text[i:j]))
			if w == "w" && j < len(text) && text[j] == '/' { // "w/ losing carrier"
				w, j = "with", j+1
			}
			out = append(out, token{word: w, start: i, end: j, group: group})
			i = j
			if rest := text[i:]; hasFoldPrefix(rest, "(s)") {
				i += 3
				out[len(out)-1].end = i
			} else if hasFoldPrefix(rest, "(es)") {
				i += 4
				out[len(out)-1].end = i
			}
			continue
		case r == '#' || r == '№':
			out = append(out, token{word: "number", start: i, end: i + n, group: group})
		case r == '&':
			out = append(out, token{word: "and", start: i, end: i + n, group: group})
		case r == '(' || r == '[' || r == '{' || r == '（':
			groups++
			group = groups
		case r == ')' || r == ']' || r == '}' || r == '）':
			group = 0
		}
		if (r == '#' || r == '№' || r == '&') && len(out) > 0 {
			i += n
			continue
		}
		if len(out) > 0 {
			t := &out[len(out)-1]
			if s := separator(text, i, r); rankSep(s) > rankSep(t.sep) {
				t.sep = s
			}
		}
		i += n
	}
	for k := range out {
		next := len(text)
		if k+1 < len(out) {
			next = out[k+1].start
		}
		out[k].value = next
		if k+1 < len(out) && out[k].sep == 0 {
			out[k].sep = ' '
		}
	}
	return join(out)
}

// separator is what a rune that is no letter says of the words around it.
func separator(text string, i int, r rune) byte {
	switch r {
	case ':', '=', '：', '?':
		return ':'
	case '-', '–', '—', '−':
		// a dash divides a label from a value only with a blank beside it
		if i > 0 && text[i-1] == ' ' || i+utf8.RuneLen(r) < len(text) && text[i+utf8.RuneLen(r)] == ' ' {
			return '-'
		}
		return ' '
	case '_', '…':
		if r == '_' && !(i+1 < len(text) && text[i+1] == '_' || i > 0 && text[i-1] == '_') {
			return ' '
		}
		return '_'
	case '.':
		if strings.HasPrefix(text[i:], "...") || i > 2 && text[i-1] == '.' {
			return '_'
		}
	case '\t':
		return '\t'
	case '\n', '\r', '\v', '\f', '\u2028':
		return '\n'
	case ' ', '\u00a0':
		if i > 0 && text[i-1] == ' ' {
			return '\t'
		}
	}
	return ' '
}

func rankSep(s byte) int {
	switch s {
	case ':':
		return 6
	case '_':
		return 5
	case '-':
		return 4
	case '\n':
		return 3
	case '\t':
		return 2
	case ' ':
		return 1
	}
	return 0
}

// wordEnd returns where the word that starts at i ends.
func wordEnd(text string, i int) int {
	var prev rune
	for j := i; j < len(text); {
		r, n := utf8.DecodeRuneInString(text[j:])
		switch {
		case unicode.IsLetter(r):
			if j > i && unicode.IsUpper(r) {
				if unicode.IsLower(prev) {
					return j // accountNumber
				}
				if next, _ := utf8.DecodeRuneInString(text[j+n:]); unicode.IsUpper(prev) && unicode.IsLower(next) && next != 's' {
					return j // TNList
				}
			}
		case unicode.IsDigit(r) || r >= utf8.RuneSelf && unicode.Is(unicode.Mn, r):
		case r == '\'' || r == '’' || r == '‘' || r == '`':
			next, _ := utf8.DecodeRuneInString(text[j+n:])
			if !unicode.IsLetter(next) {
				return j
			}
		default:
			return j
		}
		prev = r
		j += n
	}
	return len(text)
}

// fold lowers a word and takes accents and apostrophes off it.
func fold(w string) string {
	plain := true
	for i := 0; i < len(w); i++ {
		if c := w[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' || c == '\'' || c == '`' {
			plain = false
			break
		}
	}
	if plain {
		return w
	}
	var b strings.Builder
	b.Grow(len(w))
	for _, r := range w {
		switch {
		case r == '\'' || r == '’' || r == '‘' || r == '`' || unicode.Is(unicode.Mn, r):
			continue
		case r < utf8.RuneSelf:
			b.WriteRune(unicode.ToLower(r))
		default:
			r = unicode.ToLower(r)
			if p, ok := plainLetter(r); ok {
				r = p
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plainLetter takes the accent off the letters that French and Spanish forms use.
func plainLetter(r rune) (rune, bool) {
	const accented = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ"
	const plain = "aaaaaaceeeeiiiinooooouuuuyy"
	for i, a := range []rune(accented) {
		if a == r {
			return rune(plain[i]), true
		}
	}
	return r, false
}

// canonical brings the short forms and plurals of label words to one form. It
// is used on wordings and texts alike, so that only equality counts.
func canonical(w string) string {
	switch w {
	case "no", "nº", "nos", "num", "nums", "nbr", "nbrs", "numbers", "numero", "numeros", "nr":
		return "number"
	case "phone", "phones", "tel", "tele", "telephones", "ph", "telefon":
		return "telephone"
	case "addr", "addresses", "address":
		return "address"
	case "acct", "acc", "accts", "accounts":
		return "account"
	case "bills":
		return "bill"
	case "invoices":
		return "invoice"
	case "statements":
		return "statement"
	case "tns":
		return "tn"
	case "wtns":
		return "wtn"
	case "btns":
		return "btn"
	case "svc", "serv", "services":
		return "service"
	case "co", "companys", "companies":
		return "company"
	case "corp":
		return "corporation"
	case "cust", "customers":
		return "customer"
	case "auth", "authorised", "authorizing", "authorising":
		return "authorized"
	case "authorisation":
		return "authorization"
	case "sig", "signatures":
		return "signature"
	case "mgr":
		return "manager"
	case "info", "infos", "details", "detail":
		return "information"
	case "providers":
		return "provider"
	case "carriers":
		return "carrier"
	case "zipcode":
		return "zip"
	case "installation", "instal", "instl", "inst":
		return "install"
	case "premises", "prem":
		return "premise"
	case "nm":
		return "name"
	case "reps", "rep":
		return "representative"
	case "desc", "descr":
		return "description"
	case "pins":
		return "pin"
	case "ste":
		return "suite"
	case "apt":
		return "apartment"
	case "bldg":
		return "building"
	case "fl", "flr":
		return "floor"
	case "names":
		return "name"
	case "dates":
		return "date"
	case "lines":
		return "line"
	case "users":
		return "user"
	case "persons", "people":
		return "person"
	case "features":
		return "feature"
	case "notes":
		return "note"
	case "remarks":
		return "remark"
	case "comments":
		return "comment"
	case "phys":
		return "physical"
	case "loc":
		return "location"
	case "ranges":
		return "range"
	case "exts", "extn", "ext":
		return "extension"
	}
	// A possessive without its apostrophe: customer's, contacts.
	switch w {
	case "contacts", "owners", "holders", "subscribers", "signers", "representatives", "agents", "signatorys", "entitys",
		"organizations", "organisations", "endusers", "clients", "applicants", "officers", "signees", "individuals", "vendors", "partys", "officials", "signors":
		return strings.TrimSuffix(w, "s")
	}
	return w
}

// join makes one word of those that are written in one or in two.
func join(ts []token) []token {
	out := ts[:0]
	for _, t := range ts {
		if n := len(out); n > 0 && out[n-1].group == t.group && rankSep(out[n-1].sep) <= 1 {
			if w, ok := joined(out[n-1].word, t.word); ok {
				out[n-1].word, out[n-1].end, out[n-1].sep, out[n-1].value = w, t.end, t.sep, t.value
				continue
			}
		}
		out = append(out, t)
	}
	return out
}

func joined(a, b string) (string, bool) {
	switch a {
	case "e", "pass", "zip", "postal", "toll", "end", "port", "pre", "vo":
	default:
		return "", false // most words: nothing is put together to be looked up
	}
	switch a + " " + b {
	case "e mail", "e mails":
		return "email", true
	case "pass code", "pass codes":
		return "passcode", true
	case "pass word", "pass words":
		return "password", true
	case "zip code", "zip codes", "postal code":
		return "zip", true
	case "toll free":
		return "tollfree", true
	case "end user":
		return "enduser", true
	case "port out":
		return "portout", true
	case "vo ip": // "VoIP" has a hump
		return "voip", true
	case "pre fix":
		return "prefix", true
	}
	return "", false
}

func hasFoldPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// Words takes a text apart into the canonical words by which labels are compared.
func Words(text string) []string {
	list := borrow(text)
	defer giveBack(list)
	ts := list.tokens
	if len(ts) == 0 {
		return nil
	}
	out := make([]string, len(ts))
	for i, t := range ts {
		out[i] = t.word
	}
	return out
}
