package rules

// Who signs the LOA: one person, by first and last name, and the one whose name
// it bears.

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/compare"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/tsv"
)

// notAPerson: the authorized name is a company, several people, or half a name.
//
// Sources: Flowroute pre-port checks (first and last name, no company, not several
// names, not partial); Bandwidth E10a.
func (p *pair) notAPerson() []porting.Finding {
	field := p.loa.Fields[porting.AuthorizedName]
	if field == nil || field.Text == "" {
		return nil
	}
	why := notPerson(field.Text, p.loa.Text(porting.CustomerName))
	if names, sure := people(field.Text); sure && len(names) > 1 {
		why = severalPeople
	}
	if why == "" || (why == halfAName || why == itsCompany) && compare.Texts(field.Text, p.csr.Text(porting.AuthorizedName), compare.PersonName).Same() {
		return nil // the CSR has no more of the name, or knows the person that a business is named after
	}
	f := p.finding("authorized_name_not_a_person", porting.Reject, porting.AuthorizedName)
	if why == itsCompany { // Acme Widgets, or Jane Doe of Jane Doe, LLC
		f.Severity = porting.Review
	}
	f.Message, f.Fix = notAPerson(why, p.oneOf())
	return []porting.Finding{p.uncertain(f)}
}

// notPerson says what a name is instead of a person's, "" where it may be one.
func notPerson(name, company string) string {
	words := nameWords(name)
	people := 0
	for i, w := range strings.FieldsFunc(strings.ToLower(name), nameBreak) {
		bare := strings.ReplaceAll(w, ".", "")
		initials := strings.Contains(strings.TrimSuffix(w, "."), ".") // "J.R.", which is no Jr.
		if companyWord(bare) {
			return aCompany
		}
		switch bare {
		case "and", "&", "or":
			return severalPeople
		case "mr", "mrs", "ms", "dr", "":
			continue
		case "jr", "sr", "ii", "iii", "iv":
			if i > 0 && !initials {
				continue
			}
		}
		people++
		if initials {
			people++
		}
	}
	if severalNames(name) {
		return severalPeople
	}
	if bare := slices.DeleteFunc(nameWords(company), companyWord); businessLike(company) && len(words) > 0 && slices.Equal(words, bare) {
		return itsCompany
	}
	if !slices.ContainsFunc(words, func(w string) bool { return !roleWord(w) }) && len(words) > 0 {
		return aRole
	}
	if people == 1 {
		return halfAName
	}
	return ""
}

// severalNames tells whether a mark divides names: "Jane / John Doe", "Jane Doe;
// John Doe". A semicolon divides whole names only: it may be a slip for a comma.
func severalNames(name string) bool {
	divided := func(mark string, words int) bool {
		n := 0
		for part := range strings.SplitSeq(name, mark) {
			if long := slices.DeleteFunc(nameWords(part), func(w string) bool { return len(w) < 2 }); len(long) >= words {
				n++
			}
		}
		return n > 1
	}
	return divided("/", 1) || divided(";", 2)
}

// nameBreak tells whether a character stands between the words of a name.
func nameBreak(r rune) bool {
	return r == ' ' || r == ',' || r == '\n' || r == '\t' || r == '\u00a0' || r == ';' || r == '/'
}

// nameWords are the words of a name in small letters, without full stops and commas.
func nameWords(name string) []string {
	return strings.FieldsFunc(strings.ReplaceAll(strings.ToLower(name), ".", ""), nameBreak)
}

//go:embed signers.tsv
var signersData string

// signers are the words of signers.tsv with their kind.
var signers = sync.OnceValue(func() map[string]string {
	kinds := map[string]string{}
	for f := range tsv.Rows("signers.tsv", signersData, 3, 3) {
		kinds[f[1]] = f[0]
	}
	return kinds
})

// companyWord tells whether a word stands in the names of companies and in no
// person's.
func companyWord(w string) bool { return signers()[w] == "company" }

// roleWord tells whether a word says what a person does, not who it is.
func roleWord(w string) bool { return signers()[w] == "role" }

// businessLike tells whether a name has a word that no person's has.
func businessLike(name string) bool {
	return strings.ContainsAny(name, "&0123456789") || slices.ContainsFunc(nameWords(name), companyWord)
}

// signer: a typed signature of another name than the printed one.
//
// Sources: Level 3 LNP126J; AT Link: a legible printed name beside the signature.
func (p *pair) signer() []porting.Finding {
	s, name := p.loa.Fields[porting.Signature], p.loa.Text(porting.AuthorizedName)
	if s == nil || s.Text == "" || s.Text == porting.Signed || name == "" {
		return nil
	}
	text := strings.TrimSpace(strings.TrimPrefix(s.Text, "/s/"))
	d := compare.Texts(text, name, compare.PersonName)
	if !contains(d.Differences, porting.Different) {
		return nil
	}
	f := p.finding("authorized_name_mismatch", porting.Review, porting.Signature)
	f.Message, f.Fix = signerDiffers(name)
	return []porting.Finding{f}
}
