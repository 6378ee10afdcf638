// Package printed reads the printed record of the Bell companies, line by line by its FIDs.
package printed

// The printed record, as the Bell companies made it: a header with the account
// number, then LIST (how the customer is listed), BILL (name and address on the
// bill), S&E (service and equipment: USOCs with floated fields behind slashes),
// each line beginning with its field identifier (FID). It comes pasted into
// column A, as a text file, or as a PDF.

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/csr/paged"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// Line is one line of a printed record, with the cells that it was joined from.
type Line struct {
	text     string
	row      int
	cells    []cells.Piece
	from     []int // where each cell begins in text
	indented bool  // blanks stand before it
}

// place is where a part of the line stands.
func (l Line) piece(from, to int) cells.Piece {
	text := strings.TrimSpace(l.text[from:to])
	p := cells.Piece{Text: text, Row: l.row, Conf: 1}
	first := true
	for i, c := range l.cells {
		end := l.from[i] + len(c.Text)
		if end <= from || l.from[i] >= to {
			continue
		}
		if first {
			p.Where, p.Col, first = c.Where, c.Col, false
			if c.Where.Line > 0 && from > l.from[i] {
				lead := from + len(l.text[from:to]) - len(strings.TrimLeft(l.text[from:to], " \t"))
				p.Where.Column += utf8.RuneCountInString(l.text[l.from[i]:lead])
			}
		} else {
			p.Where.More = append(p.Where.More, c.Where)
		}
		p.Conf = min(p.Conf, c.Conf)
	}
	return p
}

// sectioned takes the heading of a section off a line that begins with it: "LIST   LN
// ACME INC".
func sectioned(text string) (section, rest string) {
	t := strings.TrimLeft(text, " \t")
	for _, s := range []string{"LIST", "BILL", "S&E"} {
		after, ok := strings.CutPrefix(t, s)
		if !ok || after == "" || after[0] != ' ' && after[0] != '\t' {
			continue
		}
		if f, ok := paged.FidLine(after); ok && f != "PO" {
			return s, after
		}
		if usoc(after) != "" && telephone.Any(after) {
			return s, after
		}
	}
	return "", text
}

// blanks makes blanks of no-break spaces, which no mainframe prints: a page of a browser
// has them, from which a record was pasted, so that its columns keep.
func blanks(text string) string { return strings.ReplaceAll(text, "\u00a0", " ") }

// Lines returns the grid's lines if it is a printed record, else nil: lines
// with identifiers and sections, and hardly any rows of several cells.
func Lines(g *cells.Grid, time *limits.Clock) []Line {
	n := len(g.Sheet.Rows)
	if n < 4 || n > 200_000 {
		return nil
	}
	known, sections, wide, apart := map[string]bool{}, 0, 0, 0
	for i := range g.Sheet.Rows[:min(n, 400)] {
		r := &g.Sheet.Rows[i]
		if len(r.Cells) > 4 {
			wide++
		}
		text := blanks(cells.Clean(r.Cells[0].Text))
		for k := 1; k < len(r.Cells) && k < 3; k++ {
			text += "  " + blanks(cells.Clean(r.Cells[k].Text))
		}
		section, text := sectioned(text)
		if section != "" {
			sections++
		}
		if f, ok := paged.FidLine(text); ok {
			known[f] = true
			if len(r.Cells) == 2 && cells.Clean(r.Cells[0].Text) == f {
				apart++ // key and value in two columns
			}
		}
		if s := paged.SectionLine(text); s != "" && s != "OTHER" {
			sections++
		}
	}
	if len(known) < 2 || len(known)+sections < 4 || sections == 0 && (!known["BN1"] || apart > 1) || wide*3 > min(n, 400) {
		return nil
	}
	lines := make([]Line, 0, n)
	for i := range g.Sheet.Rows {
		time.Tick()
		r := &g.Sheet.Rows[i]
		l := Line{row: r.Index, indented: r.Cells[0].Col > 1 || strings.IndexAny(r.Cells[0].Text, " \t\u00a0") == 0}
		for k := range r.Cells {
			p := g.Piece(r.Index, &r.Cells[k])
			p.Text = blanks(p.Text)
			if k > 0 {
				l.text += "  "
			}
			l.from = append(l.from, len(l.text))
			l.text += p.Text
			l.cells = append(l.cells, p)
		}
		lines = append(lines, l)
	}
	return lines
}

// printing is a printed record while it is read.
type printing struct {
	c       *gather.Collector
	g       *cells.Grid
	a       *gather.Account
	section string
	header  bool           // before the first section
	current int            // first index of the numbers that the S&E lines are about, -1 for none
	until   int            // behind the last of them
	at      map[string]int // where a number stands first
	last    labels.Target
	left    map[string]bool // what header lines were left with
}

// Read reads the lines of a printed record into the collector's accounts.
func Read(c *gather.Collector, g *cells.Grid, lines []Line) {
	c.Titled = true
	p := &printing{c: c, g: g, a: gather.NewAccount(g), header: true, current: -1, at: map[string]int{}}
	c.Accounts = append(c.Accounts, p.a)
	for i := 0; i < len(lines); i++ {
		c.Tick()
		l := lines[i]
		for i+1 < len(lines) && strings.HasPrefix(strings.TrimLeft(lines[i+1].text, " \t"), "/") { // a line that goes on
			i++
			l.from, l.cells = slices.Clone(l.from), slices.Clone(l.cells)
			l.text += " "
			for k, c := range lines[i].cells {
				l.from, l.cells = append(l.from, len(l.text)+lines[i].from[k]), append(l.cells, c)
			}
			l.text += lines[i].text
		}
		p.line(l)
	}
}

func (p *printing) line(l Line) {
	if strings.Trim(l.text, " -=*_") == "" {
		return
	}
	if s := paged.SectionLine(l.text); s != "" {
		p.section, p.header, p.last = s, false, ""
		return
	}
	if s, rest := sectioned(l.text); s != "" { // the heading stands on the line of what it heads
		p.section, p.header, p.last = s, false, ""
		l.text = strings.Repeat(" ", len(l.text)-len(rest)) + rest
		l.indented = true
	}
	if p.headerLine(l) {
		return
	}
	if f, ok := paged.FidLine(l.text); ok && (p.section != "S&E" || f == "SA") {
		p.fid(l, f)
		return
	}
	switch p.section {
	case "S&E":
		p.equipment(l)
	case "RMKS":
		p.give(cells.Label{Target: labels.Target(porting.Remarks), Wording: "RMKS", Rank: 2}, l.piece(remark(l.text), len(l.text)))
	default:
		if p.last != "" && l.indented || p.city(l) {
			p.more(l)
			return
		}
		if i := remark(l.text); i > 0 {
			p.give(cells.Label{Target: labels.Target(porting.Remarks), Wording: "RMKS", Rank: 2}, l.piece(i, len(l.text)))
			return
		}
		p.a.ConditionsIn(l.text, l.piece(0, len(l.text)).Where)
		p.a.Lay(strings.TrimSpace(l.text), l.piece(0, len(l.text)).Where)
	}
}

// city tells whether a line is the city, state and ZIP of the address above, which
// has none yet.
func (p *printing) city(l Line) bool {
	d := &p.a.Service
	switch p.last {
	case labels.Target(porting.ServiceAddress):
	case labels.Target(porting.BillingAddress):
		d = &p.a.Billing
	default:
		return false
	}
	_, so := d.Text()
	next := gather.Split(l.text)
	return so.Zip == "" && next.Street == "" && next.City != "" && next.Zip != ""
}

// remark returns where the text of a remark line begins, 0 if it is none.
func remark(text string) int {
	t := strings.TrimLeft(text, " ")
	for _, w := range []string{"RMKR", "RMKS", "RMK", "REMARKS", "REMARK"} {
		if len(t) > len(w) && strings.EqualFold(t[:len(w)], w) && (t[len(w)] == ' ' || t[len(w)] == ':') {
			return len(text) - len(strings.TrimLeft(t[len(w):], " :\t"))
		}
	}
	return 0
}

// headerLine reads the labels of the header, which is repeated on each page:
// account number, bill date, class of service, page.
func (p *printing) headerLine(l Line) bool {
	ms := slices.DeleteFunc(labels.CSR().All(l.text), func(m labels.Match) bool { // "ACCT.7781" is a number
		return m.End+1 < len(l.text) && m.Start > 0 && l.text[m.End] == '.' && l.text[m.End+1] != '.' && l.text[m.End+1] != ' '
	})
	some, title := false, false
	rest := []byte(l.text) // what nothing is made of
	for i, m := range ms {
		end := len(l.text)
		if i+1 < len(ms) {
			end = ms[i+1].Start
		}
		if m.Target == labels.Title {
			if cells.Digits(m.Wording) > 0 && m.Start > 0 && l.text[m.Start-1] != ' ' { // the end of a number
				continue
			}
			title = true
			blankOut(rest[m.Start:m.End])
		}
		// A wide gap ends the value; only a customer code may stand behind one.
		if k := strings.Index(l.text[m.Value:max(m.Value, end)], "  "); k >= 0 {
			code := strings.Fields(l.text[m.Value+k : end])
			if len(code) == 0 || len(code[0]) != 3 || cells.Digits(code[0]) == 0 || m.Target == labels.Target(porting.CSRDate) {
				end = m.Value + k
			}
		}
		value := l.piece(m.Value, max(m.Value, end))
		t := m.Target
		if t == labels.Numbers || t == labels.Number {
			t = labels.Target(porting.BTN)
		}
		switch t {
		case labels.Target(porting.AccountNumber), labels.Target(porting.BTN), labels.AccountBTN, labels.Target(porting.CSRDate),
			labels.CustomerCode, labels.Target(porting.CustomerType), labels.Target(porting.CurrentCarrier):
		default:
			continue
		}
		if value.Text == "" || !cells.Plausible(t, value.Text) || cells.Digits(value.Text) == 0 && t != labels.Target(porting.CurrentCarrier) && t != labels.Target(porting.CustomerType) {
			continue
		}
		if !p.header && m.Sep == ' ' && i > 0 {
			continue
		}
		if !p.header && p.section != "" && m.Sep != ':' && t != labels.Target(porting.AccountNumber) && t != labels.Target(porting.CSRDate) && t != labels.AccountBTN {
			continue
		}
		if t == labels.Target(porting.CSRDate) {
			value.Text = strings.TrimSpace(value.Text)
			value.Flags |= sheet.ShownDate // the Bell companies write the month first
		}
		some = true
		if i == 0 && t != labels.Target(porting.CSRDate) && strings.TrimSpace(l.text[:m.Start]) == "" {
			p.next(t, value)
		}
		p.give(cells.Label{Target: t, Wording: m.Wording, Rank: 2}, value)
		blankOut(rest[m.Start:max(m.Value, end)])
	}
	if some || title {
		p.leave(l, string(rest))
		return true
	}
	if p.header {
		// The account number may stand without a label.
		t := strings.TrimSpace(l.text)
		for k, part := range strings.Split(t, "  ") {
			if _, code, ok := telephone.AccountBTN(strings.TrimSpace(part)); ok && (code != "" || k == 0 && p.a.Fields[porting.AccountNumber] == nil) {
				i := strings.Index(l.text, part)
				p.give(cells.Label{Target: labels.Target(porting.AccountNumber), Wording: "account number", Rank: 1}, l.piece(i, i+len(part)))
				return true
			}
		}
	}
	return false
}

func blankOut(text []byte) {
	for i := range text {
		text[i] = ' '
	}
}

// leave lists what nothing was made of in a line of the header, which stands on each
// page, and so once; the number of the page is none of it.
func (p *printing) leave(l Line, text string) {
	for _, part := range strings.Split(strings.TrimSpace(text), "  ") {
		if part = strings.Trim(part, " \t-=*_:"); !cells.Speaks(part) || PageNumber(part) || p.left[part] || len(p.left) > gather.MaxUnused {
			continue
		}
		if p.left == nil {
			p.left = map[string]bool{}
		}
		p.left[part] = true
		if _, code, ok := telephone.AccountBTN(part); ok && code != "" && p.header && p.a.Fields[porting.AccountNumber] == nil { // without a label
			i := strings.Index(l.text, part)
			p.give(cells.Label{Target: labels.Target(porting.AccountNumber), Wording: "account number", Rank: 1}, l.piece(i, i+len(part)))
			continue
		}
		p.a.Lay(part, l.piece(0, len(l.text)).Where)
	}
}

// PageNumber tells whether a text is the number of a page: "PAGE 2", "Page 1 of 3".
func PageNumber(text string) bool {
	w := strings.Fields(strings.ToLower(text))
	return len(w) > 0 && len(w) <= 4 && (w[0] == "page" || w[0] == "pg")
}

// next begins another record where the header has another account number than
// the record so far: several records printed one behind the other.
func (p *printing) next(t labels.Target, v cells.Piece) {
	if t != labels.Target(porting.AccountNumber) && t != labels.AccountBTN {
		return
	}
	old := p.a.Fields[porting.AccountNumber]
	if old == nil || p.header || telephone.Digits(old.Text) == telephone.Digits(v.Text) || len(p.c.Accounts) >= gather.MaxAccounts {
		return
	}
	p.a = gather.NewAccount(p.g)
	p.c.Accounts = append(p.c.Accounts, p.a)
	p.section, p.header, p.last, p.current, p.at = "", true, "", -1, map[string]int{}
}

func (p *printing) give(b cells.Label, v cells.Piece) {
	if v.Text != "" {
		p.c.Give(p.a, b, []cells.Piece{v}, p.g)
	}
}

// fid gives the account what stands behind an identifier.
func (p *printing) fid(l Line, f string) {
	i := strings.Index(l.text, f) + len(f)
	v := l.piece(i, len(l.text))
	v.Text = strings.TrimLeft(v.Text, paged.FidGap)
	p.last = ""
	switch f {
	case "LN":
		p.a.ListedName(v)
		p.last = labels.ListedName
	case "LA":
		p.give(cells.Label{Target: labels.ListedAddress, Wording: f, Rank: 1}, v)
	case "SA":
		p.give(cells.Label{Target: labels.Target(porting.ServiceAddress), Wording: f, Side: cells.ServiceSide, Rank: 2}, v)
		p.last = labels.Target(porting.ServiceAddress)
	case "LOC":
		p.a.Service.Cells = append(p.a.Service.Cells, gather.AddressCell{Piece: v, Part: labels.Unit, Rank: 2, Name: f})
	case "BN1", "BN":
		p.give(cells.Label{Target: labels.Target(porting.CustomerName), Wording: f, Rank: 1}, v)
	case "BA1", "BA2", "BA3", "BA", "PO":
		p.a.Billing.Cells = append(p.a.Billing.Cells, gather.AddressCell{Piece: v, Part: "", Rank: 2, Name: f})
		p.last = labels.Target(porting.BillingAddress)
	case "AN":
		p.give(cells.Label{Target: labels.Target(porting.AccountNumber), Wording: f, Rank: 1}, v)
	case "CLS":
		p.give(cells.Label{Target: labels.Target(porting.CustomerType), Wording: f, Rank: 1}, v)
	default:
		p.a.Lay(f+" "+v.Text, v.Where)
	}
}

// more goes on with the value of the line above.
func (p *printing) more(l Line) {
	v := l.piece(0, len(l.text))
	switch p.last {
	case labels.Target(porting.ServiceAddress):
		p.a.Service.Cells = append(p.a.Service.Cells, gather.AddressCell{Piece: v, Part: "", Rank: 2, Name: ""})
	case labels.Target(porting.BillingAddress):
		p.a.Billing.Cells = append(p.a.Billing.Cells, gather.AddressCell{Piece: v, Part: "", Rank: 2, Name: ""})
	default:
		p.a.Lay(v.Text, v.Where)
	}
}
