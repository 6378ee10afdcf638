package loa

// Letters typed without blanks and without labels: their sentences, their date,
// their end. What is taken from them is a guess, and said to be one.

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/tsv"
)

//go:embed sentences.tsv
var sentencesData string

// sentencePattern is a form of sentence. Its groups are named after fields.
type sentencePattern struct {
	*regexp.Regexp
	named bool // it calls the field by its name
}

// plainPatterns are the forms of a typed letter's sentences (sentences.tsv).
var plainPatterns = sync.OnceValue(func() []sentencePattern {
	var out []sentencePattern
	var parts []string
	for f := range tsv.Rows("sentences.tsv", sentencesData, 4, 4) {
		whole := strings.NewReplacer(parts...)
		if f[0] == "part" {
			parts = append(parts, f[1], whole.Replace(f[2]))
			continue
		}
		out = append(out, sentencePattern{regexp.MustCompile(whole.Replace(f[1])), f[0] == "named"})
	}
	return out
})

// subjects is what begins a sentence and is the customer: "Acme, Inc. (account 7)
// authorizes …", "By this letter Acme wishes to …".
var subjects = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:[Bb]y this letter,? |[Hh]ereby |[Ww]ith this letter,? )?([A-Z0-9][^.;:()]{1,80}?(?:\b[A-Z]\.[^.;:()]{0,20}?|\b(?:Inc|Co|Corp|Ltd|St|Assn|Bros)\.)*)(?: ?\([^()]{2,60}\))?,? (?:hereby )?(?:authorizes|authorises|appoints|designates|wants|wishes|would like|has decided|intends|requests|directs|agrees)\b`)
})

// plainLetter reads the sentences of a letter that was typed without blanks: only
// what no label gives, and always with a doubt.
func (r *reader) plainLetter() {
	have := map[porting.Name]bool{}
	for _, v := range r.values {
		have[v.name] = true
	}
	if !r.lettered() {
		return
	}
	for _, l := range r.form.Labels {
		if n := l.Target.Field(); n != "" && l.Taken != nil && (len(l.Taken.Pieces) > 0 || l.Taken.Kind <= form.Explicit) {
			have[n] = true
		}
	}
	if r.form.Asks(labels.Target(porting.CustomerName)) || r.form.Asks(labels.Company) {
		have[porting.NewCarrier] = true // a form's own
	}
	typed := r.typedLetter()
	for _, s := range r.form.Sheets {
		for _, par := range s.Paragraphs() {
			if len(par.Text) < 24 || len(par.Text) > 4000 || !wordy(par.Text) {
				continue
			}
			if !have[porting.CustomerName] && (typed || !labels.Instruction(par.Text) || strings.Contains(par.Text, "authorizes")) {
				for _, m := range subjects().FindAllStringSubmatchIndex(par.Text, 4) {
					if !beginsSentence(par.Text, m[0]) {
						continue
					}
					have[porting.CustomerName] = r.fromSentence(par, porting.CustomerName, m[2], m[3], false)
					break
				}
			}
			for _, re := range plainPatterns() {
				m := re.FindStringSubmatchIndex(par.Text)
				if m == nil {
					continue
				}
				for g, name := range re.SubexpNames() {
					n := porting.Name(name)
					if name == "" || m[2*g] < 0 || have[n] {
						continue
					}
					have[n] = r.fromSentence(par, n, m[2*g], m[2*g+1], re.named)
				}
			}
		}
	}
}

// wordy tells whether a text has more letters than figures, as sentences have and lists of
// numbers have not: patterns of sentences take long to find nothing in thousands of those.
func wordy(text string) bool {
	n := 0
	for _, r := range text {
		switch {
		case unicode.IsLetter(r):
			n++
		case unicode.IsDigit(r):
			n--
		}
	}
	return n > 0
}

// definedTerm is what a contract calls somebody from there on: "Acme Voice, Inc. (“Acme”)".
var definedTerm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[\s,]*\((?:(?:the|hereinafter|hereafter|collectively|herein|referred to as|or),? )*["“”‘'’][^()]*\)$`)
})

// beginsSentence tells whether a sentence may begin at byte i.
func beginsSentence(t string, i int) bool {
	t = strings.TrimRight(t[:i], " ")
	return t == "" || strings.IndexByte(".!?:", t[len(t)-1]) >= 0
}

// fromSentence takes a part of a paragraph for a field, and tells whether it may be
// one.
func (r *reader) fromSentence(par layout.Paragraph, n porting.Name, start, end int, named bool) bool {
	text := strings.TrimRight(par.Text[start:end], " ,;")
	if i := definedTerm().FindStringIndex(text); i != nil {
		text = text[:i[0]]
	}
	if i := strings.Index(text, " ("); i > 0 && n == porting.CurrentCarrier && strings.Count(text, "(") > strings.Count(text, ")") {
		text = text[:i] // "Verizon (account 4471-88"
	}
	if n != porting.AuthorizedTitle {
		text = withoutFullStop(text)
	}
	end = start + len(text)
	if (n == porting.CustomerName || n == porting.CurrentCarrier || n == porting.NewCarrier) && strings.HasPrefix(par.Text[end:], ".") && withoutFullStop(text+".") != text {
		end++ // "Inc."
		text = par.Text[start:end]
	}
	if text == "" || nobody(text) || (n == porting.CurrentCarrier || n == porting.NewCarrier) && anyCarrier(text) {
		return false
	}
	pieces := r.cutParagraph(par, start, end)
	if len(pieces) == 0 || look.Fit(labels.Target(n), form.JoinPieces(pieces)) < 0 {
		return false
	}
	for _, p := range pieces {
		if p.Placeholder {
			return false
		}
	}
	v := r.newValue(n, nil, pieces)
	v.text = text
	if n == porting.BTN || n == porting.ContactPhone || n == porting.AccountNumber {
		v.text = strings.ReplaceAll(text, "- ", "-") // broken at the end of a line
	}
	v.weak = n == porting.ContactPhone || n == porting.ContactEmail
	whole := n != porting.ServiceAddress
	if n == porting.ServiceAddress {
		parts := address.Split(v.text)
		v.parts = &parts
		whole = parts.Street != "" && parts.City != "" && parts.State != "" && parts.Zip != ""
	}
	if n != porting.NewCarrier && !(named && whole && endsThere(par.Text[end:])) {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "no label names it: it was taken from a sentence"})
	}
	r.values = append(r.values, v)
	return true
}

// endsThere tells whether what stands behind a value in its sentence cannot be more of it.
func endsThere(rest string) bool {
	if strings.HasPrefix(rest, " and ") || strings.HasPrefix(rest, " with ") || strings.HasPrefix(rest, " to ") || strings.HasPrefix(rest, " (") {
		return true
	}
	more := strings.TrimLeft(rest, ".,;:)")
	if more == "" || more == " " {
		return true
	}
	return more != rest && more[0] == ' ' && (more[1] < '0' || more[1] > '9')
}

// withoutFullStop takes off the full stop of the sentence that a name ends; that of an
// abbreviation ("Inc.", "L.L.C.") stays.
func withoutFullStop(t string) string {
	if !strings.HasSuffix(t, ".") {
		return t
	}
	if strings.HasSuffix(t, "..") {
		return t[:len(t)-1] // "Inc." at the end of a sentence that a program put together
	}
	last := t[strings.LastIndexAny(t[:len(t)-1], " -")+1 : len(t)-1]
	switch strings.ToLower(last) {
	case "inc", "co", "corp", "ltd", "bros", "st", "assn", "assoc", "no", "jr", "sr", "dept", "mfg", "intl", "comm", "tel", "svcs", "ave", "rd", "blvd", "ste":
		return t
	}
	if strings.Contains(last, ".") || len(last) == 1 && (last[0] < '0' || last[0] > '9') {
		return t
	}
	return t[:len(t)-1]
}

// lettered tells whether a document speaks in sentences rather than in labels: it ends
// as letters do, or says who the customer is in none of its labels.
func (r *reader) lettered() bool {
	if r.typedLetter() {
		return true
	}
	if r.sentences && r.form.Asks(labels.Target(porting.CustomerName)) {
		return false
	}
	n := map[labels.Target]bool{}
	for _, l := range r.form.Labels {
		if l.Target.Field() != "" || l.Target == labels.Company || l.Target == labels.Name || look.IsAddressPart(l.Target) {
			n[l.Target] = true
		}
	}
	return len(n) < 5
}

// anyCarrier tells whether a text stands for a carrier without its name.
func anyCarrier(t string) bool {
	ws := labels.Words(t)
	for _, w := range ws {
		switch w {
		case "the", "my", "our", "your", "new", "gaining", "receiving", "current", "present", "existing", "carrier", "carriers", "provider", "service", "losing", "local", "telephone", "company", "agent", "customer":
		default:
			return false
		}
	}
	return true
}

// nobody tells whether a text stands for the customer without a name.
func nobody(t string) bool {
	switch strings.ToLower(strings.TrimLeft(t, " (")) {
	case "i", "we", "you", "it", "this", "this letter of authorization", "this letter of agency", "customer of record", "the account holder", "the end user", "end user", "the carrier", "this loa", "this document", "this authorization", "client", "the client", "signer",
		"the undersigned", "undersigned", "the customer", "customer", "the company", "company", "the subscriber", "subscriber", "the undersigned customer", "the undersigned subscriber", "this letter", "this form", "the signer":
		return true
	}
	return false
}

// typedLetter tells whether the document is a letter that ends as letters do,
// whatever labels stand in it.
func (r *reader) typedLetter() bool {
	if r.signedAtEnd {
		return true
	}
	for _, s := range r.form.Sheets {
		for _, p := range r.form.PiecesOf[s] {
			if p.Widget == nil && phrase.EndsLetter(p.Text) {
				return true
			}
		}
	}
	return false
}

// cutParagraph makes pieces of a part of a paragraph.
func (r *reader) cutParagraph(p layout.Paragraph, start, end int) []*form.Piece {
	var out []*form.Piece
	for i, g := range p.Segments {
		a, b := max(start-p.At[i], 0), min(end-p.At[i], len(g.Text))
		if a >= b {
			continue
		}
		if sp := g.Slice(a, b); !sp.Empty() {
			out = append(out, r.form.NewPiece(g.Sheet, sp))
		}
	}
	return out
}
