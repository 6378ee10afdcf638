package loa

// Letters typed without blanks and without labels: their sentences, their date,
// their end. What is taken from them is a guess, and said to be one.

import (
	"regexp"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/porting"
)

// plainPatterns are the forms of a typed letter's sentences. The groups are named
// after fields. %C stands for the name of a company or carrier, %P for a telephone
// number, %A for an account number. Those that begin with "!" call the field by its
// name ("our account number is …"): as good as a label.
var plainPatterns = sync.OnceValue(func() []sentencePattern {
	parts := strings.NewReplacer(
		"%C", `(?:[Tt]he )?(?:(?:St|Inc|Co|Corp|Ltd|Bros|Mt|Ft|Dr|Mfg|Tel|Comm|Assn|Svcs|[A-Z](?:\.[A-Z])+|[A-Z])\.|[A-Z0-9&(](?:[\w&'’/+)-]|\.\w)*)(?: (?:(?:(?:St|Inc|Co|Corp|Ltd|Bros|Mt|Ft|Dr|Mfg|Tel|Comm|Assn|Svcs|[A-Z](?:\.[A-Z])+|[A-Z])\.|[A-Z0-9&(](?:[\w&'’/+)-]|\.\w)*)|of|the|and|for|de|du|la|d/b/a|dba))*(?:, (?:Inc|LLC|L\.L\.C|LLP|L\.L\.P|PLLC|P\.C|P\.A|PC|PA|Ltd|Co|Corp|LP|S\.C|N\.A|Incorporated|Limited)\b\.?)*`,
		"%P", `(?:\+?1[ .-]?)?\(?\d{3}\)?[ ./-]{0,2}\d{3}[ .-]{0,2}\d{4}`,
		"%A", `(?:[A-Z0-9][A-Za-z0-9/-]*\d[A-Za-z0-9/-]*|[A-Z0-9-]*\d)(?: \d[\dA-Z-]*)*`,
		"%Z", `(?:\b\d{5}(?:-\d{4})?\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b)`,
	)
	var out []sentencePattern
	for _, p := range [...]string{
		`\bI, (?P<authorized_name>[A-Z][^,()]{2,50}?), am (?:the |an? )?(?P<authorized_title>[A-Za-z][A-Za-z./& -]{1,40}?) (?:of|at|for) (?P<customer_name>[A-Z0-9].{2,80}?)(?:,? and | with | at |, (?:which|who|located)|\.(?:\s|$))`,
		`\bI, (?P<authorized_name>[A-Z][^,()]{2,50}?), (?:(?:the |an? )?(?P<authorized_title>[A-Z][A-Za-z./& -]{1,40}?),? )?(?:of|at|with|for|representing|on behalf of) (?P<customer_name>[A-Z0-9].{2,80}?),? (?:(?:with offices |located )?at (?P<service_address>\d.{6,120}?),? )?(?:do )?(?:hereby )?(?:authorize|authorise|appoint|designate)`,
		`\bI, (?P<authorized_name>[A-Z][^,()]{2,50}?), (?:do )?(?:hereby )?(?:authorize|authorise|appoint|designate)`,
		`\bon behalf of (?P<customer_name>%C)`,
		`\bagent (?:for|of) (?P<customer_name>%C)`,
		`(?:authorize|authorise|appoint|designate)s? (?P<new_carrier>[A-Z].{1,60}?),? (?:to|as|and(?:/or)? its|or its|\(hereinafter)\b`,
		`(?:authorization|authorisation|permission|consent) (?:for|to) (?P<new_carrier>%C) to\b`,
		`!\b(?:now|currently|presently) (?:served|provided|billed|carried|held|in service)(?: by| with| through)? (?P<current_carrier>%C)`,
		`!\b(?:our|my|the) (?:current|present|existing|losing|old) (?:local |telephone |phone |service )*(?:carrier|provider|company)(?: is|,|:) (?P<current_carrier>%C)`,
		`\b(?:move|port|transfer|switch|change|away)(?:s|ed|ing)?\b[^.]{0,160}? from (?:my |our )?(?P<current_carrier>%C)`,
		`(?:numbers?|lines?|services?)\b[^.]{0,60}? (?:away )?from (?:my |our )?(?:current (?:carrier|provider|service provider),? )?(?P<current_carrier>[A-Z][\w&'’./ -]{1,40}?)(?: to |,|\.(?:\s|$)|:|;| \(|$)`,
		`!(?:BTN|[Bb]illing (?:[Tt]elephone )?[Nn]umber)(?: \(BTN\))?(?: for [a-z ]{3,24})?(?: is| of|:|,)? (?P<btn>%P)`,
		`\b(?:main|lead|pilot) (?:billing |telephone )?number(?: for [a-z ]{3,24})? is (?P<btn>%P)`,
		`(?P<btn>%P),? (?:\((?:our |the )?(?:main )?billing (?:telephone )?number\)|(?:is|being) (?:our |the )?(?:main )?billing (?:telephone )?number)`,
		`![Aa]ccount (?:[Nn]umber|[Nn]o\.?|#)(?: (?:with|at) [A-Z][\w&'’./ -]{1,40}?)?(?: for [a-z ]{3,24})?(?: is|:)? (?P<account_number>%A)`,
		`\b[Aa]ccount (?P<account_number>[A-Z0-9-]*\d[A-Z0-9-]{3,}(?: \d[\dA-Z-]*)*)`,
		`\((?:our )?[Aa](?:ccount|cct\.?) (?:[Nn]umber |[Nn]o\.? |# ?)?(?P<account_number>%A)\)`,
		`!\b(?:PIN|[Pp]asscode|[Pp]assword)(?: (?:on|for) (?:our|the|this|my) account)? is (?P<pin>[A-Za-z0-9-]*\d[A-Za-z0-9-]*)`,
		`!(?:[Ss]ervice|[Pp]remises|[Oo]ffice)(?: address| location)?(?: for (?:these|the) (?:numbers|lines))?(?: is| are)?(?: located| provided| installed)?(?: at|:)? (?P<service_address>\d[^;]{6,110}?%Z)`,
		`\b(?:located|installed|served|service|working|lines|numbers|building|office|store)\b(?:[^.]|\b(?:Inc|Co|Corp|Ltd)\.){0,60}? (?:at|is) (?P<service_address>\d[^;:]{6,110}?%Z)`,
		`\bcontact (?P<contact_name>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3}) (?:at|on|by)\b`,
		`\bcontact [^.]{0,60}?\b(?:at|on|by) (?P<contact_phone>%P)`,
		`\bcontact [^.]{0,90}?\b(?P<contact_email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)`,
		`\b(?:port|transfer|move|switch|cut ?over)\b[^.]{0,60}? (?:on|for|by) (?P<desired_due_date>(?:[A-Z][a-z]{2,8} \d{1,2}, \d{4}|\d{1,2}/\d{1,2}/\d{2,4}))`,
	} {
		p, named := strings.CutPrefix(p, "!")
		out = append(out, sentencePattern{regexp.MustCompile(parts.Replace(p)), named})
	}
	return out
})

// sentencePattern is a form of sentence.
type sentencePattern struct {
	*regexp.Regexp
	named bool // it calls the field by its name
}

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
			if len(par.Text) < 24 || len(par.Text) > 4000 {
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

// beginsSentence tells whether a sentence may begin at byte i.
func beginsSentence(t string, i int) bool {
	t = strings.TrimRight(t[:i], " ")
	return t == "" || strings.IndexByte(".!?:", t[len(t)-1]) >= 0
}

// fromSentence takes a part of a paragraph for a field, and tells whether it may be
// one.
func (r *reader) fromSentence(par layout.Paragraph, n porting.Name, start, end int, named bool) bool {
	text := strings.TrimRight(par.Text[start:end], " ,;")
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
	if n == porting.BTN || n == porting.ContactPhone {
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
	last := t[strings.LastIndexAny(t[:len(t)-1], " -")+1 : len(t)-1]
	switch strings.ToLower(last) {
	case "inc", "co", "corp", "ltd", "bros", "st", "assn", "assoc", "no", "jr", "sr", "dept", "mfg", "intl", "comm", "tel", "telecom", "svcs", "ave", "rd", "blvd", "ste":
		return t
	}
	if strings.Contains(last, ".") || len(last) == 1 {
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
		case "the", "my", "our", "your", "current", "present", "existing", "carrier", "carriers", "provider", "service", "losing", "local", "telephone", "company", "agent", "customer":
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
