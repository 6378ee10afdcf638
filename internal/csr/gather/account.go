package gather

// An account while it is gathered: its fields with the wording that each came
// from, its numbers, and what disagrees.

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// Value is a field's value while it is gathered.
type Value struct {
	Text  string
	Where porting.Where
	Conf  float64
	Flags sheet.Flags
	Typ   sheet.Type
	rank  int
	Label string
	Row   int
}

// Weaker tells whether a value was given by a label that says less of what it is than one of
// a rank does.
func (v *Value) Weaker(rank int) bool { return v.rank < rank }

// Account is one account of a document.
type Account struct {
	grid   *cells.Grid
	From   int // the first row of its block
	Fields map[porting.Name]*Value
	// code is the customer code where it stands in a cell of its own.
	code       *Value
	Service    Address
	Billing    Address
	first      [3]*Value // first, middle and last name
	authorized bool      // these are said to be the authorized person's
	Numbers    []porting.Number
	at         map[string]int // where the first of them stand, as many as were asked for
	asked      int
	Numbered   bool // has a table of numbers
	NumbersRow int  // the row of the first of them
	Conditions []porting.Condition
	Unused     []porting.Unused
	problems   []porting.Problem
	told       map[string]int // problems by code
	// listed is the listed name, the customer's if nothing else is.
	listed *Value
	// listedAddress is the same of the directory listing's address.
	listedAddress *Value
	Loose         []porting.Number // single numbers beside account data
	Strays        []porting.Number // numbers that nothing was made of
	stray         map[string]bool  // the first of them, as many as were asked about
	strayed       int
	ended         []ending
	Heads         []Value          // dates alone in a row, above all that is known of the account
	Letterhead    []porting.Number // of the carrier's own, by their place; the account's where it has no others
	hints         []porting.Number // what labels say of single numbers, wherever they are listed
	// TableAddress is what the number table says of addresses.
	TableAddress addressColumn
	// Named are the numbers that name their place.
	Named []PlaceName
	// places are service addresses that the record gave before the one in service,
	// each above its numbers; serviceFrom is how many numbers stood above it.
	places      []placed
	serviceFrom int
	spares      []spare     // values that nothing was made of
	last        *remembered // nil before the first long text
}

// NewAccount is an account of which nothing is known.
func NewAccount(g *cells.Grid) *Account {
	return &Account{grid: g, Fields: map[porting.Name]*Value{}}
}

// Empty tells whether nothing is known of the account.
func (a *Account) Empty() bool {
	return len(a.Fields) == 0 && len(a.Numbers) == 0 && len(a.Loose) == 0 && a.Service.Empty() && a.Billing.Empty() &&
		a.listed == nil && a.listedAddress == nil && a.code == nil && a.first == [3]*Value{} && len(a.Strays)+len(a.hints) == 0
}

// identified tells whether the account has a name or number of its own.
func (a *Account) identified() bool {
	return a.Fields[porting.AccountNumber] != nil || a.Fields[porting.BTN] != nil || a.Fields[porting.CustomerName] != nil
}

// IdentifiedBeside tells whether it has more than that one field to know it by.
func (a *Account) IdentifiedBeside(n porting.Name) bool {
	for _, o := range []porting.Name{porting.AccountNumber, porting.BTN, porting.CustomerName} {
		if o != n && a.Fields[o] != nil {
			return true
		}
	}
	return !a.Service.Empty() || len(a.Numbers) > 0
}

// maxRemarks is the length in bytes beyond which no more remarks are joined.
const maxRemarks = limits.RecordRemarks

// MaxProblems is how many problems of one code an account tells.
const MaxProblems = 200

// Note adds a problem. Of one kind only so many are told.
func (a *Account) Note(p porting.Problem) {
	if a.told == nil {
		a.told = map[string]int{}
	}
	a.told[p.Code]++
	switch n := a.told[p.Code]; {
	case n > MaxProblems+1:
		return
	case n > MaxProblems:
		p = porting.Problem{Code: p.Code, Message: "there are more problems of this kind than are listed", Where: p.Where}
	}
	a.problems = append(a.problems, p)
}

// Lay lists what nothing was made of, by its label.
func (a *Account) Lay(label string, w porting.Where) {
	if len(a.Unused) > MaxUnused {
		return
	}
	label = guarded(label)
	for i := len(a.Unused) - 1; i >= 0 && i >= len(a.Unused)-8; i-- {
		if u := &a.Unused[i]; u.Label == label && cells.Place(u.Where) == cells.Place(w) {
			return // of each number of a range
		}
	}
	if strings.TrimSpace(label) != "" {
		a.Unused = append(a.Unused, porting.Unused{Label: label, Where: w})
	}
}

// Join makes one value of pieces: a line break between rows, one blank within.
func Join(ps []cells.Piece) Value {
	var v Value
	var text strings.Builder
	for i, p := range ps {
		switch {
		case i == 0:
			v = Value{Where: p.Where, Conf: p.Conf, Typ: p.Typ, Row: p.Row}
			if more := len(ps) - 1 + len(p.Where.More); more > 0 {
				v.Where.More = append(make([]porting.Where, 0, more), p.Where.More...)
			}
		case p.Row != ps[i-1].Row || p.Turned && p.Col != ps[i-1].Col:
			text.WriteByte('\n')
		default:
			text.WriteByte(' ')
		}
		if len(ps) == 1 {
			v.Text = p.Text
		} else {
			text.WriteString(p.Text)
		}
		if i > 0 {
			v.Where.More = append(v.Where.More, p.Where)
			v.Conf = min(v.Conf, p.Conf)
		}
		v.Flags |= p.Flags
		if p.Typ == sheet.Error {
			v.Typ = sheet.Error
		}
	}
	if len(ps) > 1 {
		v.Text = text.String()
	}
	v.Text = cells.Clean(v.Text)
	return v
}

// set gives the account a field. Where it has one already, the better wording
// wins; two values under equally good wordings contradict each other.
func (a *Account) set(n porting.Name, v Value) {
	if v.Flags&(sheet.NoCache|sheet.DigitsLost|sheet.Masked) == 0 && labels.NoValue(v.Text) && v.Typ != sheet.Error {
		return
	}
	if n == porting.CSRDate {
		a.lead(&v)
	}
	old := a.Fields[n]
	switch {
	case old == nil:
		a.Fields[n] = &v
	case n == porting.Remarks && len(old.Text) > maxRemarks:
		a.Lay(v.Label+": "+v.Text, v.Where)
		a.Note(porting.Problem{Code: porting.ProblemLimit, Field: n, Where: v.Where,
			Message: "the remarks are longer than is read: see the record itself"})
	case n == porting.Remarks:
		if !strings.Contains("\n"+old.Text+"\n", "\n"+v.Text+"\n") {
			old.Text += "\n" + v.Text
			old.Where.More = append(old.Where.More, v.Where)
			old.Conf = min(old.Conf, v.Conf)
		}
	case SameText(n, old.Text, v.Text):
		if v.rank > old.rank {
			v.Where.More = append(v.Where.More, old.Where)
			a.Fields[n] = &v
		} else if len(old.Where.More) < 8 && cells.Place(old.Where) != cells.Place(v.Where) {
			old.Where.More = append(old.Where.More, v.Where)
		}
	case v.rank > old.rank:
		a.Lay(old.Label+": "+old.Text, old.Where)
		a.Fields[n] = &v
	case v.rank < old.rank:
		a.Lay(v.Label+": "+v.Text, v.Where)
	default:
		a.Note(porting.Problem{Code: porting.ProblemContradiction, Field: n, Where: v.Where,
			Message: fmt.Sprintf("the record gives %s twice, and differently: the first was taken", Spoken(n))})
		a.Lay(Secretless(n, v.Label+": "+v.Text), v.Where)
	}
}

// lead takes what stands before a date out of it: "issued 11/06/2026".
func (a *Account) lead(v *Value) {
	if _, ok := dates.Parse(v.Text); ok {
		return
	}
	fs := dates.Find(v.Text)
	if len(fs) != 1 || fs[0].Start == 0 || cells.Digits(v.Text[:fs[0].Start]) > 0 {
		return
	}
	if before := cells.Clean(v.Text[:fs[0].Start]); cells.Speaks(before) && !cells.FindLabel(before).Is() {
		a.Lay(before, v.Where)
	}
	v.Text = v.Text[fs[0].Start:]
}

// Spoken is a field's name in a sentence.
func Spoken(n porting.Name) string {
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

// SameText tells whether two values of a field say the same.
func SameText(n porting.Name, x, y string) bool {
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

// Condition adds a condition of the account, each name and text once.
func (a *Account) Condition(name, text string, w porting.Where) {
	if len(a.Conditions) >= 500 {
		return
	}
	for i := range a.Conditions {
		if a.Conditions[i].Name == name && (a.Conditions[i].Text == text || strings.Contains(a.Conditions[i].Text, text)) {
			return
		}
	}
	a.Conditions = append(a.Conditions, porting.Condition{Name: name, Text: text, Where: w})
}

// ConditionsIn adds what a text that is about the account says; a sentence of it that
// names numbers is about these.
func (a *Account) ConditionsIn(text string, w porting.Where) {
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
		a.Condition(f.Name, said, w)
	}
}

// legend tells whether a text says what signs mean, "HT = hunting; W = working", and
// nothing of the account.
func legend(text string) bool {
	head, _, _ := strings.Cut(text, " ")
	switch strings.Trim(strings.ToLower(head), ":") {
	case "legend", "legende", "légende", "key", "codes":
		return true
	}
	return strings.Count(text, "=") > 1
}

// maxSentence is how far around a feature its sentence is looked for.
const maxSentence = 1000

// sentence is what a text says around a feature, cut to a fair length.
func sentence(text string, f features.Found) string {
	// A long text may name thousands: what is far away is not looked at.
	from, to := max(0, f.Start-maxSentence), min(len(text), f.End+maxSentence)
	if i := strings.LastIndexAny(text[from:f.Start], "\n;"); i >= 0 {
		from += i + 1
	}
	if i := strings.LastIndex(text[from:f.Start], ". "); i >= 0 {
		from += i + 2
	}
	if i := strings.IndexAny(text[f.End:to], "\n;"); i >= 0 {
		to = f.End + i
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
func (a *Account) fill(r *porting.Record) {
	read := porting.ReadCell
	if a.grid != nil {
		read = a.grid.Read
	}
	a.settleHeads()
	a.settleSpares()
	a.settleNumber()
	a.listPilot()
	a.settleNames()
	a.settlePlaces()
	a.settleAddresses()
	a.settleOwn()
	a.settleDate()
	for _, n := range porting.Names {
		v := a.Fields[n]
		if v == nil {
			continue
		}
		f := &porting.Field{Text: v.Text, Read: How(read, v.Conf), Confidence: v.Conf, Where: v.Where}
		a.certain(n, v, f)
		if n == porting.ServiceAddress || n == porting.BillingAddress {
			p := Split(v.Text)
			f.Parts = &p
		}
		r.Fields[n] = f
	}
	a.Service.fill(r, porting.ServiceAddress, read, a)
	a.Billing.fill(r, porting.BillingAddress, read, a)
	a.lacking(r, porting.ServiceAddress)
	a.lacking(r, porting.BillingAddress)
	if v := a.Fields[porting.Remarks]; v != nil {
		a.ConditionsIn(v.Text, v.Where)
	}
	if v := a.Fields[porting.CSRDate]; v != nil {
		d, ok := dates.Parse(v.Text)
		if fs := dates.Find(v.Text); !ok && len(fs) == 1 {
			d, ok = fs[0].Reading, true
			if cells.StreetLike(cells.Clean(v.Text[fs[0].End:])) {
				a.Note(porting.Problem{Code: porting.ProblemUnreadableValue, Field: porting.CSRDate, Where: v.Where,
					Message: "the date of the CSR is not certain: what stands behind it belongs to something else"})
			}
		}
		switch {
		case !ok && v.Text != "":
			a.Note(porting.Problem{Code: porting.ProblemUnreadableValue, Field: porting.CSRDate, Where: v.Where,
				Message: "the date of the CSR could not be read as a date"})
		case v.Flags&sheet.ShownDate != 0 && v.Flags&sheet.DayFirst == 0: // a date by its type
		case d.Ambiguous() && !american(r):
			a.Note(porting.Problem{Code: porting.ProblemAmbiguousDate, Field: porting.CSRDate, Where: v.Where,
				Message: "the date of the CSR can be read month first or day first; it was read month first"})
		}
	}
	a.finishNumbers(r, read)
	r.Conditions = append(r.Conditions, a.Conditions...)
	r.Unused = append(r.Unused, a.Unused...)
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
		if z := f.Parts.Zip; len(z) < 5 || cells.Digits(z[:5]) < 5 {
			return false
		}
		us = true
	}
	return us
}

// RunsOn says of a value that it is not certain.
const RunsOn = " runs into what stands beside it on the page: it may be cut off, or hold a part of that; widen the column and print the record again"

// certain empties a field that could not be read with certainty and says why.
func (a *Account) certain(n porting.Name, v *Value, f *porting.Field) {
	code, why := "", ""
	switch {
	case v.Typ == sheet.Error:
		code, why = porting.ProblemUnreadableValue, "its cell holds an error instead of a value"
	case v.Flags&sheet.NoCache != 0:
		code, why = porting.ProblemNoCachedValue, "its cell is a formula whose value was not saved with it; open the workbook in Excel, save it, and send it again"
	case v.Flags&sheet.DigitsLost != 0:
		code, why = porting.ProblemDigitsLost, "its cell is a number that lost digits in Excel; format the column as text, enter it again, and send that"
	case cells.Hashes(v.Text):
		code, why = porting.ProblemUnreadableValue, "it is shown as ### because its column was too narrow; widen the column and print the record again"
	case strings.ContainsRune(v.Text, utf8.RuneError):
		a.Note(porting.Problem{Code: porting.ProblemUnreadableValue, Field: n, Where: v.Where,
			Message: Spoken(n) + " holds characters that could not be read"})
		return
	case v.Flags&sheet.RunsOn != 0:
		a.Note(porting.Problem{Code: porting.ProblemUnreadableValue, Field: n, Where: v.Where, Message: Spoken(n) + RunsOn})
		return
	case v.Flags&sheet.Masked != 0 && v.Text == "":
		code, why = porting.ProblemUnreadableValue, "its cell's number format hides it"
	}
	if code == "" {
		return
	}
	f.Text = ""
	a.Note(porting.Problem{Code: code, Field: n, Where: v.Where, Message: Spoken(n) + " could not be read: " + why})
}
