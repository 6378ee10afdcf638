package csr

// An account while it is gathered: its fields with the wording that each came
// from, its numbers, and what disagrees.

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// value is a field's value while it is gathered.
type value struct {
	text  string
	where porting.Where
	conf  float64
	flags sheet.Flags
	typ   sheet.Type
	rank  int
	label string
	row   int
}

// account is one account of a document.
type account struct {
	grid   *grid
	from   int // the first row of its block
	fields map[porting.Name]*value
	// code is the customer code where it stands in a cell of its own.
	code       *value
	service    address
	billing    address
	first      [3]*value // first, middle and last name
	authorized bool      // these are said to be the authorized person's
	numbers    []porting.Number
	numbered   bool // has a table of numbers
	numbersRow int  // the row of the first of them
	conditions []porting.Condition
	unused     []porting.Unused
	problems   []porting.Problem
	told       map[string]int // problems by code
	// listed is the listed name, the customer's if nothing else is.
	listed *value
	// listedAddress is the same of the directory listing's address.
	listedAddress *value
	loose         []porting.Number // single numbers beside account data
	strays        []porting.Number // numbers that nothing was made of
	ended         []ending
	heads         []value          // dates alone in a row, above all that is known of the account
	hints         []porting.Number // what labels say of single numbers, wherever they are listed
	// tableAddress is what the number table says of addresses.
	tableAddress addressColumn
	// named are the numbers that name their place.
	named []placeName
	// places are service addresses that the record gave before the one in service,
	// each above its numbers; serviceFrom is how many numbers stood above it.
	places      []placed
	serviceFrom int
}

func newAccount(g *grid) *account {
	return &account{grid: g, fields: map[porting.Name]*value{}}
}

func (a *account) empty() bool {
	return len(a.fields) == 0 && len(a.numbers) == 0 && len(a.loose) == 0 && a.service.empty() && a.billing.empty() &&
		a.listed == nil && a.listedAddress == nil && a.code == nil && a.first == [3]*value{} && len(a.strays)+len(a.hints) == 0
}

// identified tells whether the account has a name or number of its own.
func (a *account) identified() bool {
	return a.fields[porting.AccountNumber] != nil || a.fields[porting.BTN] != nil || a.fields[porting.CustomerName] != nil
}

// identifiedBeside tells whether it has more than that one field to know it by.
func (a *account) identifiedBeside(n porting.Name) bool {
	for _, o := range []porting.Name{porting.AccountNumber, porting.BTN, porting.CustomerName} {
		if o != n && a.fields[o] != nil {
			return true
		}
	}
	return !a.service.empty() || len(a.numbers) > 0
}

// maxRemarks is the length in bytes beyond which no more remarks are joined.
const maxRemarks = limits.RecordRemarks

// maxProblems is how many problems of one code an account tells.
const maxProblems = 200

func (a *account) note(p porting.Problem) {
	if a.told == nil {
		a.told = map[string]int{}
	}
	a.told[p.Code]++
	switch n := a.told[p.Code]; {
	case n > maxProblems+1:
		return
	case n > maxProblems:
		p = porting.Problem{Code: p.Code, Message: "there are more problems of this kind than are listed", Where: p.Where}
	}
	a.problems = append(a.problems, p)
}

func (a *account) lay(label string, w porting.Where) {
	label = guarded(label)
	for i := len(a.unused) - 1; i >= 0 && i >= len(a.unused)-8; i-- {
		if u := &a.unused[i]; u.Label == label && place(u.Where) == place(w) {
			return // of each number of a range
		}
	}
	if len(a.unused) <= maxUnused && strings.TrimSpace(label) != "" {
		a.unused = append(a.unused, porting.Unused{Label: label, Where: w})
	}
}

// join makes one value of pieces: a line break between rows, one blank within.
func join(ps []piece) value {
	var v value
	for i, p := range ps {
		switch {
		case i == 0:
			v = value{where: p.where, conf: p.conf, typ: p.typ, row: p.row}
			if more := len(ps) - 1 + len(p.where.More); more > 0 {
				v.where.More = append(make([]porting.Where, 0, more), p.where.More...)
			}
		case p.row != ps[i-1].row:
			v.text += "\n"
		default:
			v.text += " "
		}
		v.text += p.text
		if i > 0 {
			v.where.More = append(v.where.More, p.where)
			v.conf = min(v.conf, p.conf)
		}
		v.flags |= p.flags
		if p.typ == sheet.Error {
			v.typ = sheet.Error
		}
	}
	v.text = clean(v.text)
	return v
}

// set gives the account a field. Where it has one already, the better wording
// wins; two values under equally good wordings contradict each other.
func (a *account) set(n porting.Name, v value) {
	if v.flags&(sheet.NoCache|sheet.DigitsLost|sheet.Masked) == 0 && blank(v.text) && v.typ != sheet.Error {
		return
	}
	if n == porting.CSRDate {
		a.lead(&v)
	}
	old := a.fields[n]
	switch {
	case old == nil:
		a.fields[n] = &v
	case n == porting.Remarks && len(old.text) > maxRemarks:
		a.lay(v.label+": "+v.text, v.where)
		a.note(porting.Problem{Code: porting.ProblemLimit, Field: n, Where: v.where,
			Message: "the remarks are longer than is read: see the record itself"})
	case n == porting.Remarks:
		if !strings.Contains("\n"+old.text+"\n", "\n"+v.text+"\n") {
			old.text += "\n" + v.text
			old.where.More = append(old.where.More, v.where)
			old.conf = min(old.conf, v.conf)
		}
	case sameText(n, old.text, v.text):
		if v.rank > old.rank {
			v.where.More = append(v.where.More, old.where)
			a.fields[n] = &v
		} else if len(old.where.More) < 8 && place(old.where) != place(v.where) {
			old.where.More = append(old.where.More, v.where)
		}
	case v.rank > old.rank:
		a.lay(old.label+": "+old.text, old.where)
		a.fields[n] = &v
	case v.rank < old.rank:
		a.lay(v.label+": "+v.text, v.where)
	default:
		a.note(porting.Problem{Code: porting.ProblemContradiction, Field: n, Where: v.where,
			Message: fmt.Sprintf("the record gives %s twice, and differently: the first was taken", spoken(n))})
		a.lay(secretless(n, v.label+": "+v.text), v.where)
	}
}

// lead takes what stands before a date out of it: "issued 11/06/2026".
func (a *account) lead(v *value) {
	if _, ok := dates.Parse(v.text); ok {
		return
	}
	fs := dates.Find(v.text)
	if len(fs) != 1 || fs[0].Start == 0 || digits(v.text[:fs[0].Start]) > 0 {
		return
	}
	if before := clean(v.text[:fs[0].Start]); speaks(before) && !findLabel(before).is() {
		a.lay(before, v.where)
	}
	v.text = v.text[fs[0].Start:]
}

// guarded masks the digits behind the name of a secret in a text that nothing was made
// of: "The PIN is 8841."
func guarded(text string) string {
	low := strings.ToLower(text)
	for _, w := range []string{"pin", "passcode", "password", "pass code", "ssn", "social security"} {
		i := strings.Index(low, w)
		if i < 0 || len(low) != len(text) || i > 0 && isLetter(text[i-1]) || i+len(w) < len(text) && isLetter(text[i+len(w)]) {
			continue
		}
		b := strings.Builder{}
		b.WriteString(text[:i+len(w)])
		for _, f := range strings.SplitAfter(text[i+len(w):], " ") {
			if n := digits(f); n >= 3 && n <= 9 && !strings.ContainsAny(f, "/") {
				f = porting.Mask(f)
			}
			b.WriteString(f)
		}
		return b.String()
	}
	return text
}

// secretless keeps a secret's value out of the list of unused values.
func secretless(n porting.Name, text string) string {
	if porting.IsSecret(n) {
		return porting.Mask(text)
	}
	return text
}

// spoken is a field's name in a sentence.
func spoken(n porting.Name) string {
	switch n {
	case porting.BTN:
		return "the BTN"
	case porting.PIN:
		return "the PIN"
	case porting.SSNLast4:
		return "the SSN digits"
	case porting.CSRDate:
		return "the date of the CSR"
	}
	return "the " + strings.ReplaceAll(string(n), "_", " ")
}

func sameText(n porting.Name, x, y string) bool {
	if x == y {
		return true
	}
	if n == porting.BTN || n == porting.ContactPhone {
		a, ok1 := telephone.Parse(x)
		b, ok2 := telephone.Parse(y)
		return ok1 && ok2 && a == b
	}
	return false
}

// condition adds a condition of the account, each name and text once.
func (a *account) condition(name, text string, w porting.Where) {
	if len(a.conditions) >= 500 {
		return
	}
	for i := range a.conditions {
		if a.conditions[i].Name == name && (a.conditions[i].Text == text || strings.Contains(a.conditions[i].Text, text)) {
			return
		}
	}
	a.conditions = append(a.conditions, porting.Condition{Name: name, Text: text, Where: w})
}

// conditionsIn adds what a text that is about the account says; a sentence of it that
// names numbers is about these.
func (a *account) conditionsIn(text string, w porting.Where) {
	if legend(text) {
		return
	}
	for _, f := range features.Find(text) {
		if f.Denied {
			continue
		}
		said := sentence(text, f)
		if tns := numbersNamed(said, f.Name); len(tns) > 0 {
			for _, tn := range tns {
				a.hints = append(a.hints, porting.Number{TN: tn, Features: []string{f.Name}, Note: said, Where: w})
			}
			continue
		}
		a.condition(f.Name, said, w)
	}
}

// legend tells whether a text says what signs mean, "HT = hunting; W = working", and
// nothing of the account.
func legend(text string) bool {
	head, _, _ := strings.Cut(strings.ToLower(text), " ")
	switch strings.Trim(head, ":") {
	case "legend", "legende", "légende", "key", "codes":
		return true
	}
	return strings.Count(text, "=") > 1
}

// sentence is what a text says around a feature, cut to a fair length.
func sentence(text string, f features.Found) string {
	from, to := f.Start, f.End
	if i := strings.LastIndexAny(text[:from], "\n;"); i >= 0 {
		from = i + 1
	} else {
		from = 0
	}
	if i := strings.LastIndex(text[from:f.Start], ". "); i >= 0 {
		from += i + 2
	}
	if i := strings.IndexAny(text[to:], "\n;"); i >= 0 {
		to += i
	} else {
		to = len(text)
	}
	if i := strings.Index(text[f.End:to], ". "); i >= 0 {
		to = f.End + i + 1
	}
	s := strings.TrimSpace(text[from:to])
	if len(s) > 300 {
		s = text[f.Start:f.End]
	}
	return s
}

// fill writes the account into a record.
func (a *account) fill(r *porting.Record) {
	read := porting.ReadCell
	if a.grid != nil {
		read = a.grid.read
	}
	a.settleNumber()
	a.settleNames()
	a.settlePlaces()
	a.settleAddresses()
	a.settleOwn()
	a.settleDate()
	for _, n := range porting.Names {
		v := a.fields[n]
		if v == nil {
			continue
		}
		f := &porting.Field{Text: v.text, Read: how(read, v.conf), Confidence: v.conf, Where: v.where}
		a.certain(n, v, f)
		if n == porting.ServiceAddress || n == porting.BillingAddress {
			p := split(v.text)
			f.Parts = &p
		}
		r.Fields[n] = f
	}
	a.service.fill(r, porting.ServiceAddress, read, a)
	a.billing.fill(r, porting.BillingAddress, read, a)
	a.lacking(r, porting.ServiceAddress)
	a.lacking(r, porting.BillingAddress)
	if v := a.fields[porting.Remarks]; v != nil {
		a.conditionsIn(v.text, v.where)
	}
	if v := a.fields[porting.CSRDate]; v != nil {
		d, ok := dates.Parse(v.text)
		if fs := dates.Find(v.text); !ok && len(fs) == 1 {
			d, ok = fs[0].Reading, true
		}
		switch {
		case !ok && v.text != "":
			a.note(porting.Problem{Code: porting.ProblemUnreadableValue, Field: porting.CSRDate, Where: v.where,
				Message: "the date of the CSR could not be read as a date"})
		case v.flags&sheet.ShownDate != 0 && v.flags&sheet.DayFirst == 0: // a date by its type
		case d.Ambiguous() && !american(r):
			a.note(porting.Problem{Code: porting.ProblemAmbiguousDate, Field: porting.CSRDate, Where: v.where,
				Message: "the date of the CSR can be read month first or day first; it was read month first"})
		}
	}
	a.finishNumbers(r, read)
	r.Conditions = append(r.Conditions, a.conditions...)
	r.Unused = append(r.Unused, a.unused...)
	r.Problems = append(r.Problems, a.problems...)
}

// american tells whether the record's addresses are in the United States, where the month
// stands first.
func american(r *porting.Record) bool {
	us := false
	for _, n := range []porting.Name{porting.ServiceAddress, porting.BillingAddress} {
		f := r.Fields[n]
		if f == nil || f.Parts == nil {
			continue
		}
		if z := f.Parts.Zip; len(z) < 5 || digits(z[:5]) < 5 {
			return false
		}
		us = true
	}
	return us
}

// runsOn says of a value that it is not certain.
const runsOn = " runs into what stands beside it on the page: it may be cut off, or hold a part of that; widen the column and print the record again"

// certain empties a field that could not be read with certainty and says why.
func (a *account) certain(n porting.Name, v *value, f *porting.Field) {
	code, why := "", ""
	switch {
	case v.typ == sheet.Error:
		code, why = porting.ProblemUnreadableValue, "its cell holds an error instead of a value"
	case v.flags&sheet.NoCache != 0:
		code, why = porting.ProblemNoCachedValue, "its cell is a formula whose value was not saved with it; open the workbook in Excel, save it, and send it again"
	case v.flags&sheet.DigitsLost != 0:
		code, why = porting.ProblemDigitsLost, "its cell is a number that lost digits in Excel; format the column as text, enter it again, and send that"
	case hashes(v.text):
		code, why = porting.ProblemUnreadableValue, "it is shown as ### because its column was too narrow; widen the column and print the record again"
	case strings.ContainsRune(v.text, utf8.RuneError):
		a.note(porting.Problem{Code: porting.ProblemUnreadableValue, Field: n, Where: v.where,
			Message: spoken(n) + " holds characters that could not be read"})
		return
	case v.flags&sheet.RunsOn != 0:
		a.note(porting.Problem{Code: porting.ProblemUnreadableValue, Field: n, Where: v.where, Message: spoken(n) + runsOn})
		return
	case v.flags&sheet.Masked != 0 && v.text == "":
		code, why = porting.ProblemUnreadableValue, "its cell's number format hides it"
	}
	if code == "" {
		return
	}
	f.Text = ""
	a.note(porting.Problem{Code: code, Field: n, Where: v.where, Message: spoken(n) + " could not be read: " + why})
}
