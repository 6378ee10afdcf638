package wording

// Sentences that are made from a whole report.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
)

// Customer is the business name and the BTN that a report is about: the CSR's
// where it has them, else the LOA's.
func Customer(r *porting.Report) (name, btn string) {
	return value(r, porting.CustomerName), value(r, porting.BTN)
}

func value(r *porting.Report, n porting.Name) string {
	for i := range r.Fields {
		if f := &r.Fields[i]; f.Field == n {
			if f.CSR.Text != "" {
				return f.CSR.Text
			}
			return f.LOA.Text
		}
	}
	return ""
}

// Carrier names the losing carrier in a sentence: "CenturyLink", or "the losing
// carrier" where the papers name none.
func Carrier(r *porting.Report) string {
	if r.Carrier == "" {
		return "the losing carrier"
	}
	return r.Carrier
}

// Headline says in one line what the verdict is.
func Headline(r *porting.Report) string {
	switch r.Verdict {
	case porting.VerdictReject:
		return UpperFirst(Carrier(r)) + " would reject this LOA"
	case porting.VerdictReview:
		return "A person must look before this LOA goes out"
	case porting.VerdictClean:
		return "Nothing to mend on this LOA"
	}
	return UpperFirst(string(r.Verdict))
}

// Since says in one line what changed since the revision before, "" where there
// is none.
func Since(r *porting.Report) string {
	if r.Since == nil {
		return ""
	}
	var parts []string
	for _, n := range []struct {
		count int
		word  string
	}{{len(r.Since.Mended), "mended"}, {len(r.Since.New), "new"}, {len(r.Since.Remains), "unchanged"}} {
		if n.count > 0 {
			parts = append(parts, Thousands(n.count)+" "+n.word)
		}
	}
	if parts == nil {
		parts = []string{"nothing to mend then or now"}
	}
	return "Since revision " + Thousands(r.Since.Revision) + ": " + strings.Join(parts, ", ") + "."
}

// Next says in one line what comes next.
func Next(r *porting.Report) string {
	switch r.Verdict {
	case porting.VerdictReject:
		return "Mend what is listed, have the customer sign the mended LOA, and check it again."
	case porting.VerdictReview:
		return "Look at what is listed and decide. If the LOA changes, it is signed and checked again."
	case porting.VerdictClean:
		return "The LOA can go out as it is."
	}
	return ""
}

// Reason says in one line what the verdict rests on.
func Reason(r *porting.Report) string {
	switch r.Verdict {
	case porting.VerdictReject:
		if all := subjects(r, porting.Reject); len(all) > 0 {
			return "To mend: " + List(all, 4) + "."
		}
		return "See the findings."
	case porting.VerdictReview:
		if all := subjects(r, porting.Review); len(all) > 0 {
			return "To check: " + List(all, 4) + "."
		}
		// A name, an address or all numbers were not found on one of the papers.
		return "Too little was read on the papers to be sure. Compare them by eye."
	case porting.VerdictClean:
	default:
		return "See the findings."
	}
	s := "Every compared value that both papers hold agrees."
	if n := len(subjects(r, porting.Note)); n > 0 {
		s = "What differs is only worth a note."
	}
	if n := r.Numbers.LOA; n > 0 && len(r.Numbers.OnlyLOA) == 0 && r.Numbers.Both == n {
		if n == 1 {
			return s + " The number on the LOA is on the account."
		}
		return s + " All " + Thousands(n) + " numbers on the LOA are on the account."
	}
	return s
}

// subjects are what the findings of a severity are about, each once, worst
// first; findings that are about single numbers are counted by their reason.
func subjects(r *porting.Report, sev porting.Severity) []string {
	var out []string
	at := map[string]int{}
	count := map[string]int{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Severity != sev {
			continue
		}
		s := Subject(f)
		if f.Field != "" && f.Part != "" {
			// In a list of things a comma would read as another thing.
			s = Inside("field", string(f.Field)) + " (" + Of("part", f.Part) + ")"
		}
		key := s
		if f.TN != "" {
			key = "tn\t" + f.Rejection.Reason
			count[key]++
		}
		if _, ok := at[key]; !ok {
			at[key] = len(out)
			out = append(out, s)
		}
	}
	for key, n := range count {
		out[at[key]] = Several(strings.TrimPrefix(key, "tn\t"), n)
	}
	return out
}

// Several names n findings of one reason that are about single numbers: "number
// not on the account (5)".
func Several(reason string, n int) string {
	s := Inside("reason", reason)
	if n > 1 {
		s += " (" + Thousands(n) + ")"
	}
	return s
}

// Numbers says in one line how the numbers of both papers lie to each other.
func Numbers(r *porting.Report) string {
	n := r.Numbers
	if n.LOA == 0 && n.CSR == 0 {
		return "No telephone numbers were read on either paper."
	}
	s := Count(n.Both, "number is", "numbers are") + " on both papers"
	if k := len(n.OnlyLOA); k > 0 {
		s += ", " + Thousands(k) + " only on the LOA"
	}
	if k := len(n.OnlyCSR); k > 0 {
		s += ", " + Thousands(k) + " only on the CSR"
	}
	s += "."
	switch n.Port {
	case "full":
		s += " Every active number ports: a full port."
	case "partial":
		s += " Not every active number ports: a partial port."
	}
	return s
}

// Assumptions says what the report rests on and nobody has confirmed: whose
// rules, how strict, which day.
func Assumptions(r *porting.Report) []string {
	var out []string
	if r.Carrier == "" {
		out = append(out, "Neither paper names a losing carrier that is known. General rules were used.")
	} else {
		out = append(out, "The losing carrier was taken to be "+r.Carrier+".")
	}
	if r.Strictness != "" {
		s := "Strictness: " + Of("strictness", r.Strictness) + "."
		if Known("strictness", r.Strictness) {
			s += " " + Inside("strictness", r.Strictness)
		}
		out = append(out, s)
	}
	if r.Today != "" {
		out = append(out, "Ages and due dates were counted from "+r.Today+".")
	}
	if c := r.Documents.CSR; c.Accounts > 1 {
		out = append(out, "The CSR file has "+Count(c.Accounts, "account", "accounts")+". Account "+Thousands(c.Account)+" was compared.")
	}
	return append(out, "The CSR is taken as right. Where it is misspelled, the LOA must repeat the misspelling.")
}

// Tally counts findings by severity, worst first: "3 would be rejected, 2 to check, 1 note".
func Tally(r *porting.Report) string {
	var n [4]int
	for i := range r.Findings {
		n[r.Findings[i].Severity.Rank()]++
	}
	var out []string
	if n[3] > 0 {
		out = append(out, Thousands(n[3])+" would be rejected")
	}
	if n[2] > 0 {
		out = append(out, Thousands(n[2])+" to check")
	}
	if n[1] > 0 {
		out = append(out, Count(n[1], "note", "notes"))
	}
	return strings.Join(out, ", ")
}

// SeveralMessage makes a sentence about one number one that holds for several:
// the number is written as "each number".
func SeveralMessage(sentence, tn string) string {
	for _, form := range []string{Number(tn), tn, strings.TrimPrefix(tn, "+1")} {
		if form != "" {
			sentence = strings.ReplaceAll(sentence, form, "each number")
		}
	}
	return UpperFirst(sentence)
}

// UpperFirst begins a text with a capital, where it begins with a small ASCII letter.
func UpperFirst(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}
