// Package look knows what values look like: whether a text is of the kind that a label
// asks for, a date, a ZIP code, the name of a person, a signature that was typed; and of
// labels, what kind of value they ask for. It sees texts alone, not where they stand.
package look

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// coded tells whether a text is a telephone number with a customer code behind it,
// "217-555-0100-22", which behind another label would be the end of a range.
func coded(text string) bool {
	return len(text)-strings.LastIndexByte(text, '-') <= 4 && !strings.Contains(text, " ")
}

// dateAndTime is where the date ends in a text that gives the time of day behind it:
// "11/17/2026 | 10:14 AM PST".
func dateAndTime(text string) (end int, ok bool) {
	fs := dates.Find(text)
	if len(fs) != 1 || fs[0].Start != 0 {
		return 0, false
	}
	more := strings.TrimLeft(text[fs[0].End:], " ,|@-–")
	return fs[0].End, more != "" && more[0] >= '0' && more[0] <= '9' && strings.Contains(more, ":") && len(more) < 24
}

// StampCode tells whether a word is the code of a signing service, and no number: it has
// letters too.
func StampCode(t string) bool {
	_, letters := Count(t)
	return letters > 0 && isHash(t)
}

// isHash tells whether a word is what signing services print under a signature:
// "A91F03BB2C7D4E2...".
func isHash(t string) bool {
	t = strings.TrimRight(t, ".…")
	if len(t) < 10 {
		return false
	}
	digits := 0
	for _, c := range t {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c >= 'A' && c <= 'F' || c >= 'a' && c <= 'f' || c == '-':
		default:
			return false
		}
	}
	return digits > 2
}

// behindComma is what stands behind the first comma of a text and its blank.
func behindComma(text string) string {
	_, more, _ := strings.Cut(text, ", ")
	return more
}

// Count is how many digits and letters a text holds.
func Count(text string) (digits, alphabetic int) {
	for _, r := range text {
		if unicode.IsDigit(r) {
			digits++
		} else if unicode.IsLetter(r) {
			alphabetic++
		}
	}
	return
}

// IsZip: five digits, nine with a hyphen, or a Canadian postal code.
func IsZip(t string) bool {
	if len(t) == 5 || len(t) == 10 && (t[5] == '-' || t[5] == ' ') {
		for i := 0; i < len(t); i++ {
			if i != 5 && (t[i] < '0' || t[i] > '9') {
				return false
			}
		}
		return true
	}
	c := strings.ReplaceAll(strings.ToUpper(t), " ", "")
	if len(c) != 6 || len(t) > 7 {
		return false
	}
	for i := 0; i < 6; i++ {
		if digit := c[i] >= '0' && c[i] <= '9'; digit != (i%2 == 1) || !digit && (c[i] < 'A' || c[i] > 'Z') {
			return false
		}
	}
	return true
}

// IsDate tells whether a text is a date and nothing else.
func IsDate(t string) bool {
	_, ok := dates.Parse(strings.TrimSpace(t))
	return ok
}

// SameValue tells whether two texts say the same in a field: numbers and dates
// by value, all else to the character but for line breaks.
func SameValue(n porting.Name, a, b string) bool {
	if a == b {
		return true
	}
	switch n {
	case porting.BTN, porting.NewBTN, porting.ContactPhone:
		x, ok1 := telephone.Parse(a)
		y, ok2 := telephone.Parse(b)
		return ok1 && ok2 && x == y
	case porting.SignatureDate, porting.DesiredDueDate, porting.CSRDate:
		x, ok1 := dates.Parse(a)
		y, ok2 := dates.Parse(b)
		return ok1 && ok2 && x.Date == y.Date
	}
	return strings.Join(strings.Fields(a), " ") == strings.Join(strings.Fields(b), " ")
}

// Personal tells whether a text may be a person's name: two to five words with a
// capital each, but for particles.
func Personal(t string) bool {
	ws := strings.Fields(t)
	if len(ws) < 2 || len(ws) > 5 || Fit(labels.Target(porting.AuthorizedName), t) < 1 {
		return false
	}
	capitals := 0
	for _, w := range ws {
		c, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(c) {
			capitals++
		}
		if w = strings.ToLower(strings.Trim(w, ".,")); labels.CompanyForm(w) || w == "company" || w == "department" {
			return false
		}
	}
	return capitals >= 2 && capitals >= len(ws)-2
}

// TypedSignature tells whether a line is signed in type: "/s/ Jane Doe".
func TypedSignature(t string) bool {
	t = strings.ToLower(strings.TrimLeft(t, " "))
	return strings.HasPrefix(t, "/s/") || strings.HasPrefix(t, "s/ ")
}

// ServiceName takes apart what signing services print on the signature line:
// "Jane Doe (Nov 20, 2026 10:12 CST)", "Digitally signed by Jane Doe\nDate: …",
// "DocuSigned by:\nJane Doe". Both are "" for any other text.
func ServiceName(t string) (name, date string) {
	low := strings.ToLower(t)
	for _, p := range []string{"digitally signed by:", "digitally signed by", "docusigned by:", "docusigned by", "e-signed by:", "e-signed by", "electronically signed by:", "electronically signed by", "signed electronically by:", "signed electronically by", "signed by:", "esigned by:"} {
		if i := strings.Index(low, p); i >= 0 {
			rest := strings.TrimSpace(t[i+len(p):])
			line, more, _ := strings.Cut(rest, "\n")
			if j := strings.Index(strings.ToLower(line), " date:"); j >= 0 {
				line, more = line[:j], line[j:]
			}
			if j := strings.Index(line, " on "); j > 0 && len(dates.Find(line[j:])) > 0 {
				line, more = line[:j], line[j:]
			}
			if fs := dates.Find(more); len(fs) > 0 {
				date = fs[0].Text
			}
			if fs := dates.Find(line); date == "" && len(fs) > 0 && fs[0].Start > 0 { // its "Date:" is a label
				line, date = line[:fs[0].Start], fs[0].Text
			}
			name = strings.TrimSpace(line)
			if name == "" {
				name = porting.Signed
			}
			return name, date
		}
	}
	if i := strings.Index(low, "signed by "); i >= 0 && len(low) == len(t) { // "Signed by Jane Doe on November 18, 2026"
		rest := t[i+len("signed by "):]
		for _, sep := range []string{" on ", ", "} {
			name, more, ok := strings.Cut(rest, sep)
			if fs := dates.Find(more); ok && Personal(name) && len(fs) > 0 && fs[0].Start == 0 {
				return name, fs[0].Text
			}
		}
	}
	// Adobe Sign prints the time behind the name
	if i := strings.IndexByte(t, '('); i > 0 {
		if fs := dates.Find(t[i:]); len(fs) == 1 && strings.Contains(t[i:], ":") {
			name := strings.TrimSpace(t[:i])
			if k := strings.LastIndexByte(name, '\n'); k >= 0 {
				name = strings.TrimSpace(name[k+1:]) // the drawn name stands above the typed one
			}
			return name, fs[0].Text
		}
	}
	return "", ""
}

// BySigner tells whether a text says who signed by electronic means.
func BySigner(low string) bool {
	return strings.Contains(low, "signed by") || strings.Contains(low, "signed electronically by")
}

// PlainlySigned tells whether "Signed by: Jane Doe" is what a form asks for, and no mark of
// a service.
func PlainlySigned(t string) bool {
	name, ok := strings.CutPrefix(strings.ToLower(t), "signed by:")
	return ok && strings.TrimSpace(name) != ""
}

// SameAs tells whether a text only refers to another address: "Same as service".
func SameAs(t string) bool {
	return strings.HasPrefix(strings.ToLower(strings.TrimSpace(t)), "same") || labels.NoValue(t)
}

// DigitsIn is how many digits from 0 to 9 a text holds.
func DigitsIn(t string) int {
	n := 0
	for i := 0; i < len(t); i++ {
		if t[i] >= '0' && t[i] <= '9' {
			n++
		}
	}
	return n
}

// HasLetterOrDigit tells whether a text says anything.
func HasLetterOrDigit(s string) bool {
	for _, r := range s {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xc0 {
			return true
		}
	}
	return false
}

// Small tells whether a text begins with a small letter.
func Small(t string) bool { return t != "" && t[0] >= 'a' && t[0] <= 'z' }

// Phones are the numbers inside a text.
func Phones(text string) []telephone.Found { return telephone.FindAll(text) }

// OnePhone tells whether a text is one number and nothing else.
func OnePhone(text string) bool {
	_, ok := telephone.Parse(text)
	return ok
}

// HasPhone tells whether there are any.
func HasPhone(text string) bool { return telephone.Any(text) }
