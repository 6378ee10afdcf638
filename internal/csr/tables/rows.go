package tables

// What one row of a table gives its account and its number.

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// giveRow gives an account what a row says of it.
func (t *table) giveRow(a *gather.Account, j int) {
	t.tellGaps(a)
	seen := t.seen[a]
	if seen == nil {
		seen = make([]string, len(t.cols))
		t.seen[a] = seen
	}
	for k := range t.cols {
		c := &t.cols[k]
		if k == t.numbers || k == t.end || t.isFurther(k) || t.perNumber(k) || t.varies[k] || t.ownAddress(k) {
			continue
		}
		cell, _ := t.raw(j, k)
		if cell == nil {
			continue
		}
		if cell.Text == seen[k] && cell.Flags == 0 && seen[k] != "" {
			cell.Used = true
			continue
		}
		p, ok := t.cell(j, k)
		if !ok {
			continue
		}
		seen[k] = cell.Text
		l := c.Label
		if Listed(l.Target) {
			gather.Take(p)
			// A second column of numbers beside the list: nobody's.
			if n, ok := t.cell(j, t.numbers); ok && cells.TelephoneLike(p.Text) && !gather.SameText(porting.BTN, n.Text, p.Text) && !t.told["numbers "+c.Text] {
				t.told["numbers "+c.Text] = true
				a.Note(porting.Problem{Code: porting.ProblemAmbiguousLabel, Where: p.Where,
					Message: fmt.Sprintf("two columns hold telephone numbers, %q and %q: the first was taken as the account's", gather.Short(t.cols[t.numbers].Text), gather.Short(c.Text))})
			}
			t.unknown(a, k)
			continue
		}
		t.c.Give(a, l, []cells.Piece{p}, t.g)
	}
}

// hang hangs on a number what stands in its row.
func (t *table) hang(j int, a *gather.Account, n *porting.Number) {
	var notes []string
	if t.hangs == nil { // the same for every number: a row may have thousands
		t.hangs = []int{}
		for k := range t.cols {
			t.c.Tick()
			if k != t.numbers && k != t.end && !t.isFurther(k) && (t.perNumber(k) || t.varies[k]) {
				t.hangs = append(t.hangs, k)
			}
		}
	}
	for _, k := range t.hangs {
		t.c.Tick()
		p, ok := t.cell(j, k)
		if gather.Take(p); !ok || cells.Blank(p.Text) {
			continue
		}
		c := &t.cols[k]
		if p.Flags&sheet.NoCache != 0 || p.Typ == sheet.Error {
			t.once(a, porting.ProblemNoCachedValue, c.Text, n, p, fmt.Sprintf("what stands under %q beside a number could not be read", gather.Short(c.Text)))
			continue
		}
		switch {
		case t.varies[k]:
			if v := a.Fields[porting.CustomerName]; v == nil || v.Text != p.Text {
				gather.AddNote(n, p.Text)
			}
		case c.Feature != "":
			a.Mark(n, c.Feature, c.Text, p.Text, p.Where)
		case c.Target == labels.Status:
			state, known := cells.Status(p.Text)
			if c.Switch {
				state, known = switched(p.Text), true
			}
			if len(p.Text) > 12 { // "Active, hunting"
				a.FeaturesIn(n, p.Text, p.Where)
			}
			switch {
			case n.Status == "":
				n.Status = state
			case known && state != "" && state != n.Status:
				a.Note(porting.Problem{Code: porting.ProblemContradiction, TN: n.TN, Where: p.Where,
					Message: fmt.Sprintf("the record gives the number %s two states: the first was taken", telephone.Format(n.TN))})
			}
			if !known {
				gather.AddNote(n, p.Text)
				t.once(a, porting.ProblemUnreadableValue, p.Text, n, p, fmt.Sprintf("the status %q is not known; see with the carrier whether the number is active", gather.Short(p.Text)))
			}
		case c.Target == labels.Date:
			gather.AddNote(n, cells.Clean(c.Text)+" "+p.Text)
		case c.Target == labels.DisconnectedOn:
			a.EndedOn(n, c.Text, p)
		case c.Target == labels.Features, c.Target == labels.Note, c.Target == labels.Target(porting.Remarks):
			a.FeaturesIn(n, p.Text, p.Where)
			gather.AddNote(n, p.Text)
			notes = append(notes, p.Text)
		case c.Target == labels.Circuit:
			gather.AddNote(n, p.Text)
		case c.Target == labels.Extension:
			gather.AddNote(n, "ext. "+strings.TrimLeft(p.Text, "xX"))
		case c.Target == labels.Quantity, c.Target == labels.Row:
			if len(p.Text) > 6 || cells.Digits(p.Text) < len(p.Text) { // no count
				t.unknown(a, k)
			}
		default: // nobody knows the column; what it says of features counts even so
			if c.Target != labels.None {
				a.FeaturesIn(n, p.Text, p.Where)
				notes = append(notes, p.Text)
			}
			t.unknown(a, k)
		}
	}
	if n.Status == "" { // no column says it: a note may
		for _, text := range notes {
			if s := cells.NoteStatus(text); cells.Graver(s, n.Status) {
				n.Status = s
			}
		}
	}
}

// unknown lists a column that nothing is made of, once.
func (t *table) unknown(a *gather.Account, k int) {
	if key := fmt.Sprint("column ", k); !t.told[key] {
		t.told[key] = true
		if c := t.cols[k]; c.Text != "" {
			gather.Take(c.Piece)
			a.Lay(c.Text, c.Where)
			if p, ok := t.cell(t.body, k); ok && (t.constant(c.Col) || t.only()) {
				a.Keep(c.Text, p)
			}
		}
	}
}

// only tells whether the table has a row or two.
func (t *table) only() bool {
	return t.body+2 >= len(t.rows) || t.rows[t.body+2].Index > t.rows[t.body].Index+2
}

// once tells a problem for the first number that has it and counts no others of
// the same text.
func (t *table) once(a *gather.Account, code, text string, n *porting.Number, p cells.Piece, message string) {
	if t.told[code+text] {
		return
	}
	t.told[code+text] = true
	a.Note(porting.Problem{Code: code, TN: n.TN, Where: p.Where, Message: message})
}

// readAccounts reads a table without numbers: one row an account, or the
// features of one account, or a single row of values under their labels.
func (t *table) readAccounts() int {
	end := t.body
	for j := t.body; j < len(t.rows); j++ {
		if j > t.body && t.rows[j].Index > t.rows[j-1].Index+1 {
			break
		}
		filled, only, stop := 0, -1, false
		for k, c := range t.cols {
			b, ok := t.at(j, c.Col)
			if !ok {
				continue
			}
			filled++
			only = k
			if b.Is() && (b.Colon || b.Inline > 0 || cells.Heads(b.Label) && !valueWord(t.cols[k].Label, b)) {
				stop = true
			}
		}
		if filled == 0 || stop {
			break
		}
		if filled == 1 && j > t.body && len(t.cols) > 2 && t.numbers < 0 && WholeAddress(t.cols[only].Target) && !t.continues(j) && !cells.StreetLike(t.text(j, only)) {
			break // the heading of what comes next
		}
		end = j + 1
	}
	if end == t.body {
		return end
	}
	t.prepare()
	if t.readSites(end) {
		return end
	}
	key := t.keyColumn()
	switch {
	case end == t.body+1:
		defer func() { t.tellGaps(t.cur) }()
		for k, c := range t.cols {
			if p, ok := t.cell(t.body, k); ok {
				if c.Is() {
					t.assign(c.Label, []cells.Piece{p})
				} else {
					gather.Take(p, c.Piece)
					t.cur.Lay(c.Text+": "+p.Text, p.Where)
					t.cur.Keep(c.Text, p)
				}
			}
		}
	case t.has(labels.Features):
		for j := t.body; j < end; j++ {
			var ps []cells.Piece
			for k := range t.cols {
				if p, ok := t.cell(j, k); ok {
					gather.Take(p)
					t.cur.ConditionsIn(p.Text, p.Where)
					ps = append(ps, p)
					if cells.PhoneCell(p.Text) {
						t.loose(p, "")
					}
				}
			}
			if len(ps) > 0 { // what hangs on the account and on no number
				v := gather.Join(ps)
				t.cur.Lay(v.Text, v.Where)
			}
		}
	default:
		for j := t.body; j < end; j++ {
			switch {
			case t.continues(j):
			case key >= 0:
				t.giveAccount(t.keyed(j), j)
			default:
				t.giveAccount(t.cur, j)
			}
		}
	}
	return end
}

// text is what stands in a column of a row.
func (t *table) text(j, k int) string {
	p, _ := t.cell(j, k)
	return p.Text
}

// continues tells whether a row holds nothing but further lines of the addresses in
// the row above: cells below a street that has no city yet.
func (t *table) continues(j int) bool {
	if j <= t.body || t.rows[j].Index != t.rows[j-1].Index+1 {
		return false
	}
	some := false
	for k := range t.cols {
		c := t.rows[j].Cell(t.cols[k].Col)
		if c == nil || cells.Clean(c.Text) == "" {
			continue
		}
		text := cells.Clean(c.Text)
		if !WholeAddress(t.cols[k].Target) || !addressLine(text) || t.g.Label(text).Is() {
			return false
		}
		up, ok := t.cell(j-1, k)
		if !ok || gather.Split(up.Text).Zip != "" || cells.StreetLike(text) && cells.StreetLike(up.Text) {
			return false
		}
		some = true
	}
	return some
}

// goesOnBelow are the lines of an address below its first.
func (t *table) goesOnBelow(j, k int) []cells.Piece {
	var out []cells.Piece
	if !WholeAddress(t.cols[k].Target) {
		return nil
	}
	for x := j + 1; x < len(t.rows) && x <= j+4 && t.continues(x); x++ {
		if p, ok := t.cell(x, k); ok {
			out = append(out, p)
		}
	}
	return out
}

// WholeAddress tells whether a label is of an address and not of a part of one.
func WholeAddress(t labels.Target) bool {
	switch t {
	case labels.Target(porting.ServiceAddress), labels.Target(porting.BillingAddress), labels.Address, labels.NameAndAddress:
		return true
	}
	return false
}

// giveAccount gives an account every column of a row.
func (t *table) giveAccount(a *gather.Account, j int) {
	t.tellGaps(a)
	for k, c := range t.cols {
		p, ok := t.cell(j, k)
		switch {
		case !ok:
		case c.Is():
			t.c.Give(a, c.Label, append([]cells.Piece{p}, t.goesOnBelow(j, k)...), t.g)
		default:
			gather.Take(c.Piece)
			t.c.Give(a, cells.Label{Target: labels.None, Wording: c.Text}, []cells.Piece{p}, t.g)
		}
	}
}

func (t *table) has(target labels.Target) bool {
	for _, c := range t.cols {
		if c.Target == target {
			return true
		}
	}
	return false
}

// transposed reads a table that stands on its side: labels down one column, each
// further column a number or an account. It returns the index behind it, i if
// there is none.
func (l *layout) transposed(i int) int {
	if l.turned {
		return i
	}
	bs := l.boxes(i)
	if len(bs) < 3 || !bs[0].Is() || bs[0].Inline > 0 {
		return i
	}
	switch bs[0].Target {
	case labels.Numbers, labels.Telephone, labels.Target(porting.AccountNumber), labels.Target(porting.BTN), labels.AccountBTN:
	default:
		return i
	}
	cols := map[int]bool{}
	for _, b := range bs[1:] {
		if b.Is() && b.Feature == "" || !cells.Plausible(bs[0].Target, b.Text) || cells.Digits(b.Text) == 0 { // "T-1" is an account too
			return i
		}
		cols[b.Col] = true
	}
	last := bs[len(bs)-1].Col
	// The stack below: a label in the same column, values in the same columns.
	end, beside := i+1, 0
	for ; end < len(l.rows) && l.rows[end].Index == l.rows[end-1].Index+1; end++ {
		ds := l.boxes(end)
		if len(ds) == 0 || ds[0].Col != bs[0].Col || ds[0].Inline > 0 || cells.Digits(ds[0].Text) > 4 {
			break
		}
		inside := 0
		for _, b := range ds[1:] {
			if !cols[b.Col] {
				inside = -1
				break
			}
			inside++
		}
		if inside < 0 {
			break
		}
		if inside >= 2 {
			beside++
		}
	}
	if beside == 0 {
		return i
	}
	l.readTransposed(i, end, bs[0].Col, last)
	l.masks = append(l.masks, mask{l.rows[i].Index, l.rows[end-1].Index, bs[0].Col, last})
	return end
}

// readTransposed turns a region on its side and reads it as any table.
func (l *layout) readTransposed(from, end, left, right int) {
	g := &cells.Grid{Name: l.g.Name, Read: l.g.Read, Labels: l.g.Labels, Sheet: &sheet.Sheet{Name: l.g.Name},
		Places: map[[2]int]porting.Where{}, Conf: l.g.Conf}
	for col := left; col <= right; col++ {
		row := sheet.Row{Index: col}
		for j := from; j < end; j++ {
			if c := l.rows[j].Cell(col); c != nil {
				turned := *c
				turned.Col = int16(min(j-from+1, 16384))
				row.Cells = append(row.Cells, turned)
				g.Places[[2]int{col, j - from + 1}] = l.g.Piece(l.rows[j].Index, c).Where
			}
		}
		if len(row.Cells) > 0 {
			g.Sheet.Rows = append(g.Sheet.Rows, row)
		}
	}
	sub := &layout{c: l.c, g: g, rows: g.Sheet.Rows, cur: l.cur, first: l.first, accounts: l.accounts, used: map[[2]int]bool{}, turned: true}
	for i := 0; i < len(sub.rows); {
		if n, whole := sub.table(i); n > i {
			if whole {
				i = n
			}
			continue
		}
		sub.items(i)
		i++
	}
	l.cur, l.accounts = sub.cur, sub.accounts
	sub.sweep()
	for j := from; j < end; j++ {
		for x := range l.rows[j].Cells {
			if c := &l.rows[j].Cells[x]; int(c.Col) >= left && int(c.Col) <= right {
				c.Used = true
			}
		}
	}
}
