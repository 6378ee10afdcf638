package csr

// Cells with their places, whoever read them, and the labels on them.

import (
	"strings"

	addr "github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// grid is a sheet, or a page cut into cells.
type grid struct {
	name   string
	sheet  *sheet.Sheet
	read   porting.Read
	places map[[2]int]porting.Where // of a page's cells
	conf   map[[2]int]float64       // below 1, of a page's cells
	spans  map[[2]int][2]float64    // left and right edge of a page's cells
	words  map[[2]int][]*page.Word  // of a page's cells
	labels map[string]label         // what texts were found to be
	// clipped is how many of a page's cells run into the one beside them.
	clipped int
}

func sheetGrid(wb *sheet.Workbook, s *sheet.Sheet) *grid {
	return &grid{name: s.Name, sheet: s, read: porting.ReadCell, labels: map[string]label{}}
}

// piece is one cell's text, or a part of it, and where it stands.
type piece struct {
	text     string
	where    porting.Where
	row, col int
	flags    sheet.Flags
	typ      sheet.Type
	conf     float64
	used     *bool // whether something was made of its cell, nil for what has none
}

func (g *grid) piece(row int, c *sheet.Cell) piece {
	p := piece{text: clean(c.Text), row: row, col: int(c.Col), flags: c.Flags, typ: c.Type, conf: 1, used: &c.Used}
	if g.spans != nil {
		p.text = unled(p.text)
	}
	if g.places != nil {
		k := [2]int{row, int(c.Col)}
		p.where = g.places[k]
		if f, ok := g.conf[k]; ok {
			p.conf = f
		}
		return p
	}
	p.where = g.sheet.Where(row, c)
	return p
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

// label is what a text is, seen as a label.
type label struct {
	target  labels.Target // "" for none
	feature string        // a feature's name: a column of yes and no
	side    side          // whose address, as the wording says
	inline  int           // where the value starts in "Label: value", 0 if none does
	colon   bool
	rank    int // of two wordings for one field, the one with the higher rank wins
	wording string
}

func (l label) is() bool { return l.target != "" || l.feature != "" }

// side is whose address or name it is.
type side uint8

const (
	noSide side = iota
	serviceSide
	billingSide
	contactSide
	carrierSide
	otherSide // a section whose parts are nobody's: a directory listing, a carrier
)

// maxLabel is the length in bytes beyond which no cell is a label.
const maxLabel = 120

// label tells what a text is as a label. It remembers, since tables repeat.
func (g *grid) label(text string) label {
	if len(text) > 4*maxLabel || text == "" {
		return label{}
	}
	if l, ok := g.labels[text]; ok {
		return l
	}
	l := findLabel(text)
	if !l.is() && strings.HasSuffix(text, ":") && g.shortened(text) {
		return g.labels[text]
	}
	if len(g.labels) < 10_000 {
		g.labels[text] = l
	}
	return l
}

// shortened makes a label of a heading that is cut short as exports cut them, "Phys
// Addr", and tells whether it did. Only what stands among headings that are known, or
// before a colon, is asked about: a name may look like an abbreviation.
func (g *grid) shortened(text string) bool {
	m, ok := labels.CSR().Abbreviated(text)
	if ok {
		g.labels[text] = fromMatch(m, text)
	}
	return ok
}

func findLabel(text string) label {
	if isMark(text) || len(text) == 2 && text != "LA" && text != "TN" && text != "MI" && text == strings.ToUpper(text) && addr.State(text) != "" {
		return label{} // "No" is an answer, CO is Colorado and NM New Mexico
	}
	if c := text[0]; c >= '0' && c <= '9' || c == '(' || c == '+' || c == '$' {
		if strings.IndexByte(text, ':') < 0 && !strings.HasPrefix(text, "911") {
			return label{}
		}
	}
	vocabulary := labels.CSR()
	if len(text) <= maxLabel {
		if m, ok := vocabulary.Exact(text); ok && m.Target != labels.Hint {
			return fromMatch(m, text)
		}
		bare := strings.TrimRight(text, " :?")
		if fs := features.Find(bare); len(fs) == 1 && fs[0].Start == 0 && fs[0].End == len(bare) {
			return label{feature: fs[0].Name, colon: strings.ContainsAny(text[len(bare):], ":?"), wording: bare}
		}
		if l := featureInline(text); l.is() {
			return l
		}
		name, ok := flagColumn(bare)
		if !ok {
			name, ok = flagColumn(strings.Join(labels.Words(bare), " ")) // "HuntInd"
		}
		if ok {
			return label{feature: name, wording: bare}
		}
		if l := ofCarrier(text); l.is() {
			return l
		}
		if n := len(bare); n > 3 && bare[n-1] >= '1' && bare[n-1] <= '9' && isLetter(bare[n-2]) && isLetter(bare[n-3]) { // "Addr2"
			if m, ok := vocabulary.Exact(bare[:n-1] + " " + bare[n-1:]); ok && !m.Fuzzy && m.Target != labels.Hint {
				l := fromMatch(m, bare[:n-1]+" "+bare[n-1:])
				l.wording = text
				return l
			}
		}
		if l := runTogether(bare); l.is() {
			l.colon = len(bare) < len(text)
			return l
		}
	}
	m, ok := vocabulary.Prefix(text)
	if !ok || m.Fuzzy || m.Target == labels.Hint || m.Value >= len(text) || clean(text[m.Value:]) == "" {
		return featureInline(text)
	}
	if m.Sep != ':' && m.Sep != '_' && m.Sep != '\t' && (m.Sep != '-' || m.Words < 2) && !shaped(m, text[m.Value:]) {
		return label{}
	}
	l := fromMatch(m, text)
	l.inline = m.Value
	return l
}

// runTogether reads a label of two words written as one, as the names of members and
// columns are: "BILLDATE", "custname".
func runTogether(text string) label {
	if len(text) < 6 || len(text) > 24 {
		return label{}
	}
	for i := 0; i < len(text); i++ {
		if !isLetter(text[i]) {
			return label{}
		}
	}
	for i := 2; i <= len(text)-2; i++ {
		words := text[:i] + " " + text[i:]
		m, ok := labels.CSR().Exact(words)
		if ok && m.Words == 2 && m.Target != labels.Hint && m.Target != labels.None {
			l := fromMatch(m, words)
			l.wording = text
			return l
		}
	}
	return label{}
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// ofCarrier reads "RC Account #", "MetTel Acct": a carrier that nobody knows, and its
// account number.
func ofCarrier(text string) label {
	name, rest, ok := strings.Cut(text, " ")
	if !ok || len(name) < 2 || strings.ToUpper(name[:1]) != name[:1] || digits(name) > 0 || len(rest) < 4 {
		return label{}
	}
	switch strings.ToLower(name) {
	case "bank", "checking", "savings", "credit", "debit", "email", "e-mail", "user", "new", "gaining", "winning", "sub", "no", "the", "on", "and", "for", "distance":
		return label{}
	}
	m, ok := labels.CSR().Exact(rest)
	if !ok || m.Fuzzy || m.Target != labels.Target(porting.AccountNumber) || !strings.HasPrefix(m.Wording, "account") || m.Words > 2 {
		return label{}
	}
	if m, ok := labels.CSR().Prefix(name); ok && !m.Fuzzy {
		return label{}
	}
	l := fromMatch(m, rest)
	l.wording, l.rank = strings.TrimRight(text, " :"), l.rank-1
	return l
}

// flagColumn reads the header of a column that says yes or no to a feature:
// "DSL (Y/N)", "Has DSL", "Hunting?", "Hunt Grp".
func flagColumn(text string) (string, bool) {
	fs := features.Find(text)
	if len(fs) != 1 || fs[0].Denied || digits(text) >= 7 { // a number, and what hangs on it
		return "", false
	}
	rest := strings.ToLower(text[:fs[0].Start] + " " + text[fs[0].End:])
	for _, w := range strings.FieldsFunc(rest, func(r rune) bool { return r < 'a' || r > 'z' }) {
		switch w {
		case "y", "n", "yes", "no", "has", "is", "flag", "indicator", "ind", "on", "line", "status", "service",
			"group", "grp", "to", "enabled", "active", "present", "account", "number", "id", "code", "date", "end", "order",
			"name", "pilot", "position", "pos", "sequence", "seq", "member", "speed", "provisioned", "installed", "equipped", "subscribed":
		default:
			return "", false
		}
	}
	return fs[0].Name, true
}

// featureInline reads "PIC Freeze: Yes" in one cell.
func featureInline(text string) label {
	i := strings.IndexByte(text, ':')
	if i <= 0 || i > maxLabel || clean(text[i+1:]) == "" {
		return label{}
	}
	bare := strings.TrimSpace(text[:i])
	if fs := features.Find(bare); len(fs) == 1 && fs[0].Start == 0 && fs[0].End == len(bare) {
		return label{feature: fs[0].Name, inline: len(text) - len(strings.TrimLeft(text[i+1:], " \t\u00a0")), colon: true, wording: bare}
	}
	return label{}
}

func fromMatch(m labels.Match, text string) label {
	l := label{target: m.Target, wording: text[m.Start:m.End], colon: m.Sep == ':' || strings.HasSuffix(strings.TrimSpace(text), ":")}
	l.side = wordingSide(l.wording)
	l.rank = 2
	switch m.Target {
	case labels.ListedName, labels.Name, labels.Company:
		l.rank = 1
	}
	if !m.Verified {
		l.rank--
	}
	if l.side == billingSide && (m.Target == labels.Target(porting.CustomerName) || m.Target == labels.NameAndAddress) {
		l.rank-- // the customer's name is another where the record has both
	}
	if m.Target == labels.Target(porting.ServiceAddress) && strings.Contains(l.wording, "911") {
		l.rank = 0 // as the emergency services write it, where the record has both
	}
	switch m.Target { // a section says whose, where the wording does not
	case labels.SectionBilling:
		l.side = billingSide
	case labels.SectionService:
		l.side = serviceSide
	case labels.SectionContact:
		l.side = contactSide
	case labels.SectionCurrent:
		l.side = carrierSide
	case labels.SectionNew, labels.SectionSignature:
		l.side = otherSide
	}
	return l
}

// wordingSide reads whose address a label is about.
func wordingSide(text string) side {
	for _, w := range labels.Words(text) { // "svc" is service, BillingCity two words
		switch w {
		case "billing", "bill", "billed", "mailing", "mail", "remit", "remittance", "invoice", "blg", "ba1", "ba2", "ba", "bn1", "bn":
			return billingSide
		case "service", "location", "loc", "install", "installed", "physical", "premise", "site", "dispatch", "e911", "911", "sa", "enduser", "working":
			return serviceSide
		case "contact":
			return contactSide
		}
	}
	return noSide
}
