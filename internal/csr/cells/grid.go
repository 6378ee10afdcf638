// Package cells is what every reader of records works on: a sheet, a text or a page as a
// grid of cells, each with its place; what a cell is, seen as a label; and what single
// values look like: states, yes and no, dates, telephone numbers.
package cells

// Cells with their places, whoever read them, and the labels on them.

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	addr "github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// Grid is a sheet, or a page cut into cells.
type Grid struct {
	Name   string
	Sheet  *sheet.Sheet
	Read   porting.Read
	Places map[[2]int]porting.Where // of a page's cells
	Conf   map[[2]int]float64       // below 1, of a page's cells
	Spans  map[[2]int][2]float64    // left and right edge of a page's cells
	Words  map[[2]int][]*page.Word  // of a page's cells
	Labels map[string]Label         // what texts were found to be
	Turned bool                     // a region on its side: its rows are columns
	// Clipped is how many of a page's cells run into the one beside them.
	Clipped int
	// Ended is the line of a text at which reading ended because it holds more than is
	// read, 0 where nothing was left out.
	Ended int
}

// OfSheet is a sheet of a workbook as a grid.
func OfSheet(wb *sheet.Workbook, s *sheet.Sheet) *Grid {
	return &Grid{Name: s.Name, Sheet: s, Read: porting.ReadCell, Labels: map[string]Label{}}
}

// Piece is one cell's text, or a part of it, and where it stands.
type Piece struct {
	Text     string
	Where    porting.Where
	Row, Col int
	Flags    sheet.Flags
	Typ      sheet.Type
	Conf     float64
	Turned   bool  // of a table on its side, where what stands beside it stood below it
	Used     *bool // whether something was made of its cell, nil for what has none
}

// Piece is the text of a cell of the grid.
func (g *Grid) Piece(row int, c *sheet.Cell) Piece {
	p := Piece{Text: g.Text(c), Row: row, Col: int(c.Col), Flags: c.Flags, Typ: c.Type, Conf: 1, Turned: g.Turned, Used: &c.Used}
	if g.Places != nil {
		k := [2]int{row, int(c.Col)}
		p.Where = g.Places[k]
		if f, ok := g.Conf[k]; ok {
			p.Conf = f
		}
		return p
	}
	p.Where = g.Sheet.Where(row, c)
	return p
}

// Text is what a cell says.
func (g *Grid) Text(c *sheet.Cell) string {
	if g.Spans != nil {
		return unled(Clean(c.Text))
	}
	return Clean(c.Text)
}

// unled leaves out the dots that lead from a label to its value: ". . . : 0117-44120".
func unled(text string) string {
	if len(text) == 0 || text[0] != '.' {
		return text
	}
	rest := strings.TrimLeft(text, ". \u00a0…")
	if len(text)-len(rest) < 3 {
		return text
	}
	return strings.TrimSpace(strings.TrimLeft(rest, ":"))
}

// Label is what a text is, seen as a label.
type Label struct {
	Target  labels.Target // "" for none
	Feature string        // a feature's name: a column of yes and no
	Side    Side          // whose address, as the wording says
	Inline  int           // where the value starts in "Label: value", 0 if none does
	Colon   bool
	Rank    int // of two wordings for one field, the one with the higher rank wins
	Wording string
}

// Is tells whether the text is a label.
func (l Label) Is() bool { return l.Target != "" || l.Feature != "" }

// Side is whose address or name it is.
type Side uint8

const (
	NoSide Side = iota
	ServiceSide
	BillingSide
	ContactSide
	CarrierSide
	OtherSide // a section whose parts are nobody's: a directory listing, a carrier
)

// MaxLabel is the length in bytes beyond which no cell is a label.
const MaxLabel = 120

// Label tells what a text is as a label. It remembers, since tables repeat.
func (g *Grid) Label(text string) Label {
	if len(text) > 4*MaxLabel || text == "" {
		return Label{}
	}
	if l, ok := g.Labels[text]; ok {
		return l
	}
	l := FindLabel(text)
	if !l.Is() && strings.HasSuffix(text, ":") && g.Shortened(text) {
		return g.Labels[text]
	}
	if len(g.Labels) < 10_000 {
		g.Labels[text] = l
	}
	return l
}

// Shortened makes a label of a heading that is cut short as exports cut them, "Phys
// Addr", and tells whether it did. Only what stands among headings that are known, or
// before a colon, is asked about: a name may look like an abbreviation.
func (g *Grid) Shortened(text string) bool {
	m, ok := labels.CSR().Abbreviated(text)
	if ok {
		g.Labels[text] = fromMatch(m, text)
	}
	return ok
}

// FindLabel tells what a text is as a label, without a grid to remember it.
func FindLabel(text string) Label {
	if IsMark(text) || len(text) == 2 && text != "LA" && text != "TN" && text != "MI" && text == strings.ToUpper(text) && addr.State(text) != "" {
		return Label{} // "No" is an answer, CO is Colorado and NM New Mexico
	}
	if c := text[0]; c >= '0' && c <= '9' || c == '(' || c == '+' || c == '$' {
		if strings.IndexByte(text, ':') < 0 && !strings.HasPrefix(text, "911") {
			return ofItem(text)
		}
	}
	vocabulary := labels.CSR()
	if len(text) <= MaxLabel {
		if m, ok := vocabulary.Exact(text); ok && m.Target != labels.Hint {
			if l := counting(text); l.Is() && Digits(m.Wording) == 0 { // "TN (2)"
				return l
			}
			l := fromMatch(m, text)
			l.Inline = bracketed(m.Target, text)
			return l
		}
		if l := inTwoLanguages(text); l.Is() {
			return l
		}
		if l := inLines(text); l.Is() {
			return l
		}
		bare := strings.TrimRight(text, " :?")
		if fs := features.Find(bare); len(fs) == 1 && fs[0].Start == 0 && fs[0].End == len(bare) {
			return Label{Feature: fs[0].Name, Colon: strings.ContainsAny(text[len(bare):], ":?"), Wording: bare}
		}
		if l := featureInline(text); l.Is() {
			return l
		}
		name, ok := FlagColumn(bare)
		if w := labels.Words(bare); !ok && !slices.Contains(w, "number") { // "HuntInd", and not "suspendedNumbers"
			name, ok = FlagColumn(strings.Join(w, " "))
		}
		if ok {
			return Label{Feature: name, Wording: bare}
		}
		if l := ofCarrier(text); l.Is() {
			return l
		}
		if n := len(bare); n > 3 && bare[n-1] >= '1' && bare[n-1] <= '9' && IsLetter(bare[n-2]) && IsLetter(bare[n-3]) { // "Addr2"
			if m, ok := vocabulary.Exact(bare[:n-1] + " " + bare[n-1:]); ok && !m.Fuzzy && m.Target != labels.Hint {
				l := fromMatch(m, bare[:n-1]+" "+bare[n-1:])
				l.Wording = text
				return l
			}
		}
		if l := counting(text); l.Is() {
			return l
		}
		if l := ofPath(bare); l.Is() {
			return l
		}
		if l := runTogether(bare); l.Is() {
			l.Colon = len(bare) < len(text)
			return l
		}
	}
	if head, value, ok := strings.Cut(text, ". "); ok && len(head) <= MaxLabel && strings.Contains(head, " ") && value != "" { // the last dot of those that lead to a value
		if m, ok := vocabulary.Exact(head); ok && !m.Fuzzy && m.Words > 1 && m.Target != labels.Hint && m.Target != labels.None && head == strings.ToUpper(head) {
			l := fromMatch(m, head)
			l.Inline = len(text) - len(value)
			return l
		}
	}
	if i := strings.IndexAny(text, ":="); i > 5 && i < 24 && i+1 < len(text) && !strings.Contains(text[:i], " ") { // "BILLDT=11/05/2026"
		if l := runTogether(text[:i]); l.Is() && Clean(text[i+1:]) != "" {
			l.Inline, l.Colon = len(text)-len(strings.TrimLeft(text[i+1:], " \t\u00a0")), true
			return l
		}
	}
	if i := strings.IndexAny(text, ":="); i > 2 && i <= MaxLabel && Clean(text[i+1:]) != "" { // "TN 2: 217-555-0101"
		l := counting(text[:i])
		if value := Clean(text[i+1:]); StreetLike(value) && strings.Contains(value, ",") {
			l = place(text[:i])
		}
		if l.Is() {
			l.Inline, l.Colon = len(text)-len(strings.TrimLeft(text[i+1:], " \t\u00a0")), true
			return l
		}
	}
	m, ok := vocabulary.Prefix(text)
	if !ok || m.Fuzzy || m.Target == labels.Hint || m.Value >= len(text) || Clean(text[m.Value:]) == "" {
		return featureInline(text)
	}
	if m.Sep != ':' && m.Sep != '_' && m.Sep != '\t' && (m.Sep != '-' || m.Words < 2 && !named(m, text)) && !shaped(m, text[m.Value:]) {
		return Label{}
	}
	if m.Target == labels.Target(porting.AccountNumber) && strings.EqualFold(text[m.Start:m.End], "accounts") && len(Clean(text[m.Value:])) <= 4 {
		return Label{} // how many
	}
	if value := Clean(text[m.Value:]); IsPart(m.Target) && TelephoneLike(value) {
		if v, ok := vocabulary.Prefix(value); ok && v.Start == 0 && Listed(v.Target) {
			return Label{} // "line 1: tn=217-555-0100"
		}
	}
	l := fromMatch(m, text)
	l.Inline = m.Value
	return l
}

// named tells whether a text is "Name - N.W. Trunk & Luggage", "TOS - Business".
func named(m labels.Match, text string) bool {
	if !strings.Contains(text[m.End:min(len(text), m.Value)], " - ") {
		return false
	}
	return m.Target == labels.Name || m.Target == labels.Target(porting.CustomerName) || m.Target == labels.Target(porting.CustomerType) && CustomerType(text[m.Value:])
}

// ofItem reads the label of a numbered item of a form, "2 Billing Name", "(7) Numbers":
// what begins with a digit is a value otherwise.
func ofItem(text string) Label {
	n := strings.IndexFunc(text, unicode.IsLetter)
	if n <= 1 || n > 6 || Digits(text[:n]) > 2 || len(text) > MaxLabel {
		return Label{}
	}
	m, ok := labels.CSR().Exact(text)
	if !ok || m.Fuzzy || m.Target == labels.Hint || m.Start < n {
		return Label{}
	}
	if !strings.ContainsAny(text[:n], ".)") && (m.Words < 2 && m.Target.Field() == "" || m.Words < 3 && m.Target == labels.Numbers) {
		return Label{} // "2 Fax numbers" says how many, "110 Suite" which
	}
	return fromMatch(m, text)
}

// ofPath reads the name of a member with the names of what it stands in,
// "Customer.BillingTN": the last one says what it is, the others whose.
func ofPath(text string) Label {
	i := strings.LastIndexByte(text, '.')
	if i < 2 || i+3 > len(text) || strings.ContainsAny(text, " \t\n/@") || !IsLetter(text[i+1]) || !IsLetter(text[0]) {
		return Label{}
	}
	l := FindLabel(text[i+1:])
	if l.Side == NoSide {
		l.Side = WordingSide(text[:i])
	}
	l.Wording = text
	return l
}

// runTogether reads a label of several words written as one, as the names of members and
// columns are: "BILLDATE", "custname", "SVCCITYSTZIP".
func runTogether(text string) Label {
	if words := labels.CSR().Divided(text); words != "" {
		if m, ok := labels.CSR().Exact(words); ok && !m.Fuzzy && m.Target != labels.Hint && m.Target != labels.None {
			l := fromMatch(m, words)
			l.Wording = words
			return l
		}
	}
	if len(text) < 6 || len(text) > 24 {
		return Label{}
	}
	for i := 0; i < len(text); i++ {
		if !IsLetter(text[i]) {
			return Label{}
		}
	}
	for i := 2; i <= len(text)-2; i++ {
		if !labels.CSR().Begins(text[:i]) {
			continue
		}
		words := text[:i] + " " + text[i:]
		m, ok := labels.CSR().Exact(words)
		if ok && m.Words == 2 && m.Target != labels.Hint && m.Target != labels.None {
			l := fromMatch(m, words)
			l.Wording = text
			return l
		}
	}
	return Label{}
}

// IsLetter tells whether a byte is a letter of ASCII.
func IsLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// ofCarrier reads "RC Account #", "MetTel Acct": a carrier that nobody knows, and its
// account number.
func ofCarrier(text string) Label {
	name, rest, ok := strings.Cut(text, " ")
	if !ok || len(name) < 2 || strings.ToUpper(name[:1]) != name[:1] || Digits(name) > 0 || len(rest) < 4 {
		return Label{}
	}
	switch strings.ToLower(name) {
	case "bank", "checking", "savings", "credit", "debit", "email", "e-mail", "user", "new", "gaining", "winning", "previous", "prior", "former", "past", "sub", "no", "the", "on", "and", "for", "distance":
		return Label{}
	}
	m, ok := labels.CSR().Exact(rest)
	if !ok || m.Fuzzy || m.Target != labels.Target(porting.AccountNumber) || !strings.HasPrefix(m.Wording, "account") || m.Words > 2 {
		return Label{}
	}
	if m, ok := labels.CSR().Prefix(name); ok && !m.Fuzzy {
		return Label{}
	}
	l := fromMatch(m, rest)
	l.Wording, l.Rank = strings.TrimRight(text, " :"), l.Rank-1
	return l
}

// FlagColumn reads the header of a column that says yes or no to a feature:
// "DSL (Y/N)", "Has DSL", "Hunting?", "Hunt Grp".
func FlagColumn(text string) (string, bool) {
	fs := features.Find(text)
	if len(fs) != 1 || fs[0].Denied || Digits(text) >= 7 { // a number, and what hangs on it
		return "", false
	}
	rest := strings.ToLower(text[:fs[0].Start] + " " + text[fs[0].End:])
	for _, w := range strings.FieldsFunc(rest, func(r rune) bool { return r < 'a' || r > 'z' }) {
		switch w {
		case "y", "n", "yes", "no", "has", "is", "does", "it", "in", "part", "of", "a", "any", "the", "this", "use", "uses", "used", "assigned", "flag", "indicator", "ind", "on", "line", "status", "service",
			"group", "grp", "to", "enabled", "active", "present", "account", "number", "id", "code", "date", "end", "order",
			"name", "pilot", "position", "pos", "sequence", "seq", "member", "speed", "provisioned", "installed", "equipped", "subscribed":
		default:
			return "", false
		}
	}
	return fs[0].Name, true
}

// featureInline reads "PIC Freeze: Yes" in one cell.
func featureInline(text string) Label {
	i := strings.IndexByte(text, ':')
	if i <= 0 || i > MaxLabel || Clean(text[i+1:]) == "" {
		return Label{}
	}
	bare := strings.TrimRight(text[:i], " .…") // dots may lead to the colon
	if fs := features.Find(bare); len(fs) == 1 && fs[0].Start == 0 && fs[0].End == len(bare) {
		return Label{Feature: fs[0].Name, Inline: len(text) - len(strings.TrimLeft(text[i+1:], " \t\u00a0")), Colon: true, Wording: bare}
	}
	return Label{}
}

func fromMatch(m labels.Match, text string) Label {
	l := Label{Target: m.Target, Wording: text[m.Start:m.End], Colon: m.Sep == ':' || strings.HasSuffix(strings.TrimSpace(text), ":")}
	l.Side = WordingSide(l.Wording)
	l.Rank = 2
	switch m.Target {
	case labels.ListedName, labels.Name, labels.Company:
		l.Rank = 1
	}
	if !m.Verified {
		l.Rank--
	}
	if l.Side == BillingSide && (m.Target == labels.Target(porting.CustomerName) || m.Target == labels.NameAndAddress) {
		l.Rank-- // the customer's name is another where the record has both
	}
	if w := labels.Words(l.Wording); m.Target == labels.Target(porting.AccountNumber) && w[len(w)-1] == "id" {
		l.Rank-- // a system's own, where the record has the account's number too
	}
	if m.Target == labels.Target(porting.ServiceAddress) && strings.Contains(l.Wording, "911") {
		l.Rank = 0 // as the emergency services write it, where the record has both
	}
	switch m.Target { // a section says whose, where the wording does not
	case labels.SectionBilling:
		l.Side = BillingSide
	case labels.SectionService:
		l.Side = ServiceSide
	case labels.SectionContact:
		l.Side = ContactSide
	case labels.SectionCurrent:
		l.Side = CarrierSide
	case labels.SectionNew, labels.SectionSignature:
		l.Side = OtherSide
	}
	return l
}

// WordingSide reads whose address a label is about.
func WordingSide(text string) Side {
	for _, w := range labels.Words(text) { // "svc" is service, BillingCity two words
		switch w {
		case "billing", "bill", "billed", "mailing", "mail", "remit", "remittance", "invoice", "blg", "ba1", "ba2", "ba", "bn1", "bn":
			return BillingSide
		case "service", "location", "loc", "install", "installed", "physical", "premise", "site", "dispatch", "e911", "911", "sa", "enduser", "working":
			return ServiceSide
		case "contact":
			return ContactSide
		}
	}
	return NoSide
}

// Place is a text that only the same place has.
func Place(w porting.Where) string {
	return fmt.Sprintf("\x00%s\x00%s\x00%d\x00%d\x00%d", w.Sheet, w.Cell, w.Line, w.Column, w.Page)
}

// First is the first of some numbers, "" for none.
func First(tns []string) string {
	if len(tns) == 0 {
		return ""
	}
	return tns[0]
}
