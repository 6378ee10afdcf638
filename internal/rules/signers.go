package rules

// Whom the CSR names: a record may name several persons, and one of them signs.

import (
	"slices"
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/compare"
	"github.com/portcheck/portcheck/internal/porting"
)

// mostPeople is how many persons a record names at most who may sign; a longer list is
// something else, and would be held against the LOA name by name.
const mostPeople = 24

// people are the persons of a list of them, each as it is written: "Margaret L. Howe;
// Dana Cole". There are none where the text names one person, or is no list of whole
// names: "Cole, Dana", "Jane Doe, CPA", "Smith and Sons", "Jane and John Doe". sure is
// false where the comma may as well stand behind a surname of two words.
func people(text string) (names []string, sure bool) {
	if businessLike(strings.ReplaceAll(text, "&", " ")) {
		return nil, false
	}
	parts, commas := divide(text), false
	if len(parts)+strings.Count(text, ",") > 2*mostPeople {
		return nil, false
	}
	sure = len(parts) > 1
	marked := strings.ContainsAny(text, ";/|\n")
	for _, part := range parts {
		pieces := slices.DeleteFunc(strings.Split(part, ","), func(s string) bool { return strings.TrimSpace(s) == "" || title(s) })
		switch {
		case len(pieces) == 0:
		case len(pieces) == 1:
			names = append(names, strings.TrimSpace(pieces[0]))
		case marked || slices.ContainsFunc(pieces, func(s string) bool { return !wholeName(s) }):
			names = append(names, strings.Trim(part, " ,"))
		default:
			sure = !commas && (len(parts) > 1 || len(pieces) > 2 || initialInside(pieces[0]))
			commas = true
			for _, s := range pieces {
				names = append(names, strings.TrimSpace(s))
			}
		}
	}
	if len(parts) == 1 && !commas || len(names) > mostPeople || slices.ContainsFunc(names, func(s string) bool { return !wholeName(s) }) {
		return nil, false
	}
	return names, sure
}

// divide cuts a text at the marks and words that stand between the items of a list.
func divide(text string) []string {
	var out []string
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ';' || r == '/' || r == '|' || r == '\n' }) {
		start, at := 0, 0
		add := func(end int) {
			if s := strings.Trim(line[start:end], " ,\t\r"); s != "" {
				out = append(out, s)
			}
		}
		for _, w := range strings.Fields(line) {
			i := at + strings.Index(line[at:], w)
			at = i + len(w)
			switch strings.ToLower(w) {
			case "and", "or", "&", "+":
				add(i)
				start = at
			}
		}
		add(len(line))
	}
	return out
}

// title tells whether a text says what a person does.
func title(s string) bool { return slices.ContainsFunc(nameWords(s), roleWord) }

// wholeName tells whether a text is a person's first and last name.
func wholeName(s string) bool {
	words := slices.DeleteFunc(nameWords(s), func(w string) bool {
		switch w {
		case "mr", "mrs", "ms", "dr", "jr", "sr", "ii", "iii", "iv":
			return true
		}
		return len([]rune(w)) < 2 || !unicode.IsLetter([]rune(w)[0])
	})
	return len(words) >= 2 && notPerson(s, "") == ""
}

// initialInside tells whether an initial stands between two names, as it does in no
// surname.
func initialInside(s string) bool {
	words := nameWords(s)
	for i := 1; i+1 < len(words); i++ {
		if len([]rune(words[i])) == 1 {
			return true
		}
	}
	return false
}

// noSigner tells whether nobody can sign under a name: it is a company's, a role's, or
// that of several people.
func noSigner(name string) bool {
	switch notPerson(name, "") {
	case aCompany, aRole, severalPeople:
		return true
	}
	return false
}

// Signer is the name that an LOA is to bear, as the CSR writes it: the one whom the CSR
// names, or of several the one whom the LOA names. ok is false where the papers leave
// open who it is.
func Signer(loa, csr *porting.Record) (name string, ok bool) {
	text := csr.Text(porting.AuthorizedName)
	names, sure := people(text)
	if !sure {
		if twice(csr, porting.AuthorizedName) != nil && loa.Text(porting.AuthorizedName) != text {
			return "", false // there is another name on the CSR
		}
		return text, text != "" && !noSigner(text)
	}
	if i := among(loa.Text(porting.AuthorizedName), names); i >= 0 {
		return names[i], true
	}
	return "", false
}

// among is where a name stands in a list, -1 where it does not.
func among(name string, names []string) int {
	return slices.IndexFunc(names, func(s string) bool {
		return name != "" && compare.Texts(name, s, compare.PersonName).Same()
	})
}

// oneOf is one person whom the CSR names, for a sentence that says whom: "" where it
// names none.
func (p *pair) oneOf() string {
	if name, ok := Signer(p.loa, p.csr); ok {
		return name
	}
	if names, sure := people(p.csr.Text(porting.AuthorizedName)); sure {
		return names[0]
	}
	return ""
}

// signerNamed compares the authorized names. Of several whom the CSR names, one has to
// be on the LOA.
//
// Sources: issue 5, "signed by someone that the CSR names"; Flowroute pre-port checks:
// not several names.
func (p *pair) signerNamed(loa, csr string) (porting.Finding, bool) {
	const n = porting.AuthorizedName
	d := p.texts(n, loa, csr)
	if d.Same() {
		return porting.Finding{}, false
	}
	whole := p.difference(n, "", d.Differences, d.Edits)
	names, sure := people(csr)
	if len(names) == 0 || !sure && whole.Severity != porting.Reject {
		if noSigner(csr) {
			whole.Fix = namePerson
		}
		if pr := twice(p.csr, n); pr != nil {
			whole.Fix = nameOneOf(place(pr.Where))
		}
		return whole, true
	}
	if among(loa, names) >= 0 {
		whole.Severity = porting.Note
		if !sure {
			whole.Severity = porting.Review
		}
		whole.Message, whole.Fix = amongSigners(names, sure)
		return whole, true
	}
	if !sure {
		whole.Fix = maybeSeveral(csr)
		return whole, true
	}
	// The one who is nearest: the CSR names that person otherwise.
	var best porting.Finding
	for i, name := range names {
		d := p.texts(n, loa, name)
		f := p.difference(n, "", d.Differences, d.Edits)
		f.CSR.Text = name
		f.Severity = p.o.Profile.Reason(f.Rejection.Reason, p.o.Profile.Differences(n, "", d.Differences, name))
		f.Message, f.Fix = differs(n, "", d.Differences, loa, name)
		nearer := f.Severity.Rank() < best.Severity.Rank() || f.Severity == best.Severity && contains(best.Differences, porting.Different) && !contains(d.Differences, porting.Different)
		if i == 0 || nearer {
			best = f
		}
	}
	if contains(best.Differences, porting.Different) {
		best.Message = noneOfSigners(names)
	}
	return best, true
}

// twice is the problem that a record gives a field twice, and differently, nil where it
// does not.
func twice(r *porting.Record, n porting.Name) *porting.Problem {
	for i := range r.Problems {
		if pr := &r.Problems[i]; pr.Field == n && pr.Code == porting.ProblemContradiction {
			return pr
		}
	}
	return nil
}

// What to write where the CSR has a name that nobody can sign under, several names, or
// what may be several.
const namePerson = "Ask the losing carrier or the customer for a person who is authorized on the account, and write first and last name on the LOA."

func nameOneOf(where string) string {
	return "Look at the CSR, which has another name in " + where + ": have one whom it names sign, and write that name on the LOA as the CSR does."
}

func maybeSeveral(csr string) string {
	return "Write the one who signs on the LOA by first and last name, as the CSR does: " + oneLine(csr)
}

func amongSigners(names []string, sure bool) (string, string) {
	switch {
	case !sure:
		return "The CSR seems to name several persons who are authorized, the one on the LOA among them: " + listOf(names) + ".", "Look at the CSR, and see that these are several persons."
	case len(names) == 1:
		return "The CSR names the person on the LOA, and says more beside the name.", "Nothing to change."
	}
	return "The CSR names several persons who are authorized, the one on the LOA among them: " + listOf(names) + ".", "Nothing to change."
}

func noneOfSigners(names []string) string {
	if len(names) == 1 {
		return "The authorized person's name on the LOA is not the one on the CSR."
	}
	return "The authorized person's name on the LOA is none of those that the CSR has: " + listOf(names) + "."
}
