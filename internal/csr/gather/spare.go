package gather

// What nothing was made of, asked once more in the end: a value under a heading that
// nobody knows is the field that the account lacks, where the heading's words and the
// value's shape both say so. It is taken and told, or told and not taken where more than
// one would do or the shape alone speaks for it. Nothing that a porting desk needs
// ends among the unused values without a word that names the field.

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	addr "github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// spare is a value that nothing was made of, and the heading that it stands under.
type spare struct {
	heading string
	cells.Piece
}

// maxSpares is how many of them an account keeps.
const maxSpares = 400

// Keep keeps a value that nothing was made of, with the heading that it stands under,
// "" for none: "Heading: value" in one is taken apart.
func (a *Account) Keep(heading string, p cells.Piece) {
	if len(a.spares) >= maxSpares || len(p.Text) > 200 || p.Flags != 0 {
		return
	}
	if i := strings.Index(p.Text, "...."); heading == "" && i > 0 { // dots that lead from the one to the other
		heading, p.Text = p.Text[:i], cells.Clean(strings.TrimLeft(p.Text[i:], ". "))
	}
	if head, value, ok := strings.Cut(p.Text, ":"); heading == "" && ok && len(strings.Fields(head)) <= 4 && cells.Digits(head) == 0 {
		if value = cells.Clean(value); value == "" {
			return
		}
		heading, p.Text = head, value
	}
	heading = strings.Trim(heading, " :.?*")
	for i := range a.spares {
		if s := &a.spares[i]; s.Text == p.Text && s.heading == heading && (s.Row == p.Row || len(a.spares) >= maxSpares/2) {
			return
		}
	}
	if cells.FindLabel(heading+":").Is() || labels.NoValue(p.Text) {
		return // a heading that is known to be of something else
	}
	if tn, ok := telephone.Parse(p.Text); ok {
		if a.stray == nil {
			a.stray = map[string]bool{}
		}
		for _, n := range a.Strays[a.strayed:] {
			a.stray[n.TN] = true
		}
		if a.strayed = len(a.Strays); !a.stray[tn] {
			a.Strays = append(a.Strays, porting.Number{TN: tn, Text: p.Text, Where: p.Where})
		}
		return
	}
	a.spares = append(a.spares, spare{heading, p})
}

// needed are the fields that a porting desk cannot do without.
var needed = [...]porting.Name{porting.AccountNumber, porting.CustomerName, porting.ServiceAddress, porting.BillingAddress}

// lacks tells whether nothing was found for one of them.
func (a *Account) lacks(n porting.Name) bool {
	if a.Fields[n] != nil {
		return false
	}
	switch n {
	case porting.AccountNumber:
		return a.code == nil
	case porting.CustomerName:
		return a.listed == nil && a.first == [3]*Value{}
	case porting.ServiceAddress:
		return a.Service.Empty() && a.listedAddress == nil && a.TableAddress.first == nil &&
			!slices.ContainsFunc(a.Numbers, func(n porting.Number) bool { return n.ServiceAddress != nil })
	case porting.BillingAddress:
		return a.Billing.Empty()
	}
	return true
}

// settleSpares takes what only the lacking field can be, and tells it.
func (a *Account) settleSpares() {
	a.settleInside(porting.ServiceAddress, &a.Service)
	a.settleInside(porting.BillingAddress, &a.Billing)
	for _, n := range needed {
		if !a.lacks(n) {
			continue
		}
		var found []spare
		for _, s := range a.spares {
			if s.heading != "" && labels.Faint(s.heading, func(t labels.Target) bool { return t.Field() != "" && a.looks(t.Field(), s.Text) }) == labels.Target(n) {
				found = append(found, s)
			}
		}
		if len(found) != 1 {
			continue
		}
		s := found[0]
		v := Join([]cells.Piece{s.Piece})
		v.Label = s.heading
		a.Fields[n] = &v
		a.spares = slices.DeleteFunc(a.spares, func(o spare) bool { return o.heading == s.heading && o.Text == s.Text })
		a.Note(porting.Problem{Code: porting.ProblemAmbiguousLabel, Field: n, Where: s.Where,
			Message: fmt.Sprintf("%q, under %q, was taken for %s by its look and the heading's words: see the record itself", Short(s.Text), Short(s.heading), Spoken(n))})
	}
}

// tellSpares tells what settleSpares could not decide: what looks like a field that the
// record lacks is told with the field that it may be.
func (a *Account) tellSpares(r *porting.Record) {
	if r.Document.Kind != porting.KindCSR {
		return
	}
	for _, n := range needed[:3] {
		if r.Fields[n] != nil || slices.ContainsFunc(a.problems, func(p porting.Problem) bool { return p.Field == n }) {
			continue
		}
		if n == porting.ServiceAddress && slices.ContainsFunc(r.Numbers, func(n porting.Number) bool { return n.ServiceAddress != nil }) {
			continue
		}
		var found []string
		var at porting.Where
		whole := n != porting.ServiceAddress || slices.ContainsFunc(a.spares, func(s spare) bool { return a.looks(n, s.Text) })
		for _, s := range a.spares {
			text := s.Text
			if n == porting.CustomerName {
				text = companyIn(text)
			}
			if whole && !a.looks(n, text) || !whole && !streetAlone(text) || n == porting.AccountNumber && (s.heading == "" || cells.Digits(text) < 5) {
				continue
			}
			if len(found) == 0 {
				at = s.Where
			}
			if len(found) < 3 {
				found = append(found, fmt.Sprintf("%q", Short(text)))
			}
		}
		if len(found) > 0 {
			r.Problem(porting.Problem{Code: porting.ProblemAmbiguousLabel, Field: n, Where: at,
				Message: fmt.Sprintf("no label of the record names %s, and %s may be it: see the record itself", Spoken(n), strings.Join(found, " or "))})
		}
	}
}

// streetAlone tells whether a text is a street as streets are named: "1 Elm St".
func streetAlone(text string) bool {
	return cells.StreetLike(text) && slices.ContainsFunc(strings.Fields(text)[1:], func(w string) bool { return addr.Suffix(strings.Trim(w, ".,")) != "" })
}

// looks tells whether a text has the shape of a field's values.
func (a *Account) looks(n porting.Name, text string) bool {
	if cells.IsMark(text) || len(features.Find(text)) > 0 && n != porting.CustomerName {
		return false
	}
	switch n {
	case porting.AccountNumber:
		return accountLike(text)
	case porting.CustomerName:
		return NameShaped(text)
	case porting.ServiceAddress, porting.BillingAddress:
		p := Split(text)
		return cells.StreetLike(text) && p.Street != "" && p.City != "" && p.State+p.Zip != ""
	}
	return false
}

// accountLike tells whether a text can be an account's number: a few groups of letters
// and digits, each of which could stand in one, and no day, amount or telephone number.
func accountLike(text string) bool {
	if d := cells.Digits(text); d < 4 || d > 20 || len(text) > 28 || strings.ContainsAny(text, "$%@:,;()") {
		return false
	}
	if _, ok := dates.Parse(text); ok {
		return false
	}
	if _, ok := telephone.Parse(text); ok {
		return false
	}
	for i, w := range strings.Fields(text) {
		if cells.Digits(w) == 0 && (i > 0 || len(w) > 4) || i > 4 {
			return false
		}
	}
	return true
}

// NameShaped tells whether a text can be a customer's name.
func NameShaped(text string) bool {
	w := strings.Fields(text)
	if len(w) < 2 || len(w) > 10 || len(text) > 80 || cells.Digits(text) > 4 || cells.StreetLike(text) || strings.ContainsAny(text, ":@=|;") {
		return false
	}
	if _, ok := cells.Status(text); ok {
		return false
	}
	if len(dates.Find(text)) > 0 {
		return false
	}
	capitals := 0
	for _, x := range w {
		if r := []rune(x)[0]; unicode.IsUpper(r) || r == '&' {
			capitals++
		}
	}
	p := Split("1 A St\n" + text)
	return capitals*2 > len(w) && (p.Zip == "" || p.City == "")
}

// CompanyLike tells whether a text is named as only companies are: "… LLC".
func CompanyLike(text string) bool {
	w := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == ',' || r == '.' })
	for i, x := range w {
		if i > 0 && labels.CompanyForm(x) {
			return true
		}
	}
	return false
}

// companyIn is the name of a company inside of a text, from its first capital letter to
// what only companies have in their names; "" for none.
func companyIn(text string) string {
	w := strings.Fields(text)
	for i := len(w) - 1; i > 0; i-- {
		if !CompanyLike(w[i-1] + " " + w[i]) {
			continue
		}
		k := i
		for k > 0 && (unicode.IsUpper([]rune(w[k-1])[0]) || w[k-1] == "&" || w[k-1] == "of") {
			k--
		}
		for k < i && w[k] == "of" {
			k++
		}
		if k < i {
			return strings.TrimRight(strings.Join(w[k:i+1], " "), ",;:")
		}
	}
	return ""
}

// settleInside looks between the parts of an address for one whose heading nobody
// knows: it is taken where it can only be what the address lacks, and told in any case.
func (a *Account) settleInside(n porting.Name, d *Address) {
	if len(d.Cells) < 2 || wholeGiven(d) && len(d.Cells) < 3 {
		return
	}
	first, last, col := d.Cells[0].Row, d.Cells[0].Row, d.Cells[0].Col
	by := map[labels.Target]string{}
	street := AddressCell{}
	for _, c := range d.Cells {
		first, last = min(first, c.Row), max(last, c.Row)
		if c.Col != col {
			return // they stand side by side: columns are looked at where they are read
		}
		if by[c.Part] = c.Text; c.Part == labels.Street || c.Part == labels.StreetName {
			street = c
		}
	}
	for _, s := range a.spares {
		if s.Col != col || s.Row < first-1 || s.Row > last || s.heading == "" || s.Row == first-1 && !figure(s.Text) {
			continue
		}
		part := labels.Target("")
		switch {
		case figure(s.Text) && street.Text != "" && by[labels.StreetNumber] == "" && s.Row == street.Row-1 && cells.Digits(firstWord(street.Text)) == 0:
			part = labels.StreetNumber
		case by[labels.Unit] == "" && street.Text != "" && s.Row > street.Row && (cells.UnitLike(s.Text) || len(s.Text) <= 6 && addr.Designator(s.heading) != ""):
			part = labels.Unit
		case s.Row == first-1:
			continue
		case by[labels.City] == "" && by[""] == "" && by[labels.State]+by[labels.Zip] != "" && cells.TownLike(s.Text):
			part = labels.City
		}
		p := porting.Problem{Code: porting.ProblemAmbiguousLabel, Field: n, Where: s.Where,
			Message: fmt.Sprintf("%q, under %q, stands inside %s, and nothing says what it is: see the record itself", Short(s.Text), Short(s.heading), Spoken(n))}
		if part != "" {
			d.Cells = append(d.Cells, AddressCell{s.Piece, part, 0, s.heading})
			p.Message = fmt.Sprintf("%q, under %q, stands inside %s and was taken for its %s", Short(s.Text), Short(s.heading), Spoken(n), strings.ReplaceAll(string(part), "_", " "))
		}
		a.Note(p)
	}
}

func firstWord(text string) string {
	w, _, _ := strings.Cut(text, " ")
	return w
}

// figure tells whether a text can be a house's number: "1180", "12A".
func figure(text string) bool {
	d := cells.Digits(text)
	return d > 0 && d <= 6 && len(text)-d <= 1
}
