package csr

// What one row of a table gives its account and its number.

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// giveRow gives an account what a row says of it.
func (t *table) giveRow(a *account, j int) {
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
		l := c.label
		if listed(l.target) {
			take(p)
			// A second column of numbers beside the list: nobody's.
			if n, ok := t.cell(j, t.numbers); ok && telephoneLike(p.text) && !sameText(porting.BTN, n.text, p.text) && !t.told["numbers "+c.text] {
				t.told["numbers "+c.text] = true
				a.note(porting.Problem{Code: porting.ProblemAmbiguousLabel, Where: p.where,
					Message: fmt.Sprintf("two columns hold telephone numbers, %q and %q: the first was taken as the account's", short(t.cols[t.numbers].text), short(c.text))})
			}
			t.unknown(a, k)
			continue
		}
		t.c.give(a, l, []piece{p}, t.g)
	}
}

// hang hangs on a number what stands in its row.
func (t *table) hang(j int, a *account, n *porting.Number) {
	var notes []string
	for k := range t.cols {
		if k == t.numbers || k == t.end || t.isFurther(k) || !t.perNumber(k) && !t.varies[k] {
			continue
		}
		p, ok := t.cell(j, k)
		if take(p); !ok || blank(p.text) {
			continue
		}
		c := &t.cols[k]
		if p.flags&sheet.NoCache != 0 || p.typ == sheet.Error {
			t.once(a, porting.ProblemNoCachedValue, c.text, n, p, fmt.Sprintf("what stands under %q beside a number could not be read", short(c.text)))
			continue
		}
		switch {
		case t.varies[k]:
			if v := a.fields[porting.CustomerName]; v == nil || v.text != p.text {
				addNote(n, p.text)
			}
		case c.feature != "":
			a.mark(n, c.feature, c.text, p.text, p.where)
		case c.target == labels.Status:
			state, known := status(p.text)
			if len(p.text) > 12 { // "Active, hunting"
				a.featuresIn(n, p.text, p.where)
			}
			switch {
			case n.Status == "":
				n.Status = state
			case known && state != "" && state != n.Status:
				a.note(porting.Problem{Code: porting.ProblemContradiction, TN: n.TN, Where: p.where,
					Message: fmt.Sprintf("the record gives the number %s two states: the first was taken", telephone.Format(n.TN))})
			}
			if !known {
				addNote(n, p.text)
				t.once(a, porting.ProblemUnreadableValue, p.text, n, p, fmt.Sprintf("the status %q is not known; see with the carrier whether the number is active", short(p.text)))
			}
		case c.target == labels.DisconnectedOn:
			a.endedOn(n, c.text, p)
		case c.target == labels.Features, c.target == labels.Note, c.target == labels.Target(porting.Remarks):
			a.featuresIn(n, p.text, p.where)
			addNote(n, p.text)
			notes = append(notes, p.text)
		case c.target == labels.Circuit:
			addNote(n, p.text)
		case c.target == labels.Extension:
			addNote(n, "ext. "+strings.TrimLeft(p.text, "xX"))
		case c.target == labels.Quantity, c.target == labels.Row:
			if len(p.text) > 6 || digits(p.text) < len(p.text) { // no count
				t.unknown(a, k)
			}
		default: // nobody knows the column; what it says of features counts even so
			if c.target != labels.None {
				a.featuresIn(n, p.text, p.where)
				notes = append(notes, p.text)
			}
			t.unknown(a, k)
		}
	}
	if n.Status == "" { // no column says it: a note may
		for _, text := range notes {
			if s := noteStatus(text); graver(s, n.Status) {
				n.Status = s
			}
		}
	}
}

// unknown lists a column that nothing is made of, once.
func (t *table) unknown(a *account, k int) {
	if key := fmt.Sprint("column ", k); !t.told[key] {
		t.told[key] = true
		if c := t.cols[k]; c.text != "" {
			take(c.piece)
			a.lay(c.text, c.where)
		}
	}
}

// once tells a problem for the first number that has it and counts no others of
// the same text.
func (t *table) once(a *account, code, text string, n *porting.Number, p piece, message string) {
	if t.told[code+text] {
		return
	}
	t.told[code+text] = true
	a.note(porting.Problem{Code: code, TN: n.TN, Where: p.where, Message: message})
}

// addNote adds a text to a number's note, each once.
func addNote(n *porting.Number, text string) {
	switch {
	case n.Note == "":
		n.Note = text
	case n.Note == text || strings.Contains(" "+n.Note+" ", " "+text+" "):
	default:
		n.Note += " " + text
	}
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
			b, ok := t.at(j, c.col)
			if !ok {
				continue
			}
			filled++
			only = k
			if b.is() && (b.colon || b.inline > 0 || heads(b.label) && !valueWord(t.cols[k].label, b)) {
				stop = true
			}
		}
		if filled == 0 || stop {
			break
		}
		if filled == 1 && j > t.body && len(t.cols) > 2 && t.numbers < 0 && wholeAddress(t.cols[only].target) && !t.continues(j) && !streetLike(t.text(j, only)) {
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
				if c.is() {
					t.assign(c.label, []piece{p})
				} else {
					take(p, c.piece)
					t.cur.lay(c.text+": "+p.text, p.where)
				}
			}
		}
	case t.has(labels.Features):
		for j := t.body; j < end; j++ {
			var ps []piece
			for k := range t.cols {
				if p, ok := t.cell(j, k); ok {
					take(p)
					t.cur.conditionsIn(p.text, p.where)
					ps = append(ps, p)
					if phoneCell(p.text) {
						t.loose(p, "")
					}
				}
			}
			if len(ps) > 0 { // what hangs on the account and on no number
				v := join(ps)
				t.cur.lay(v.text, v.where)
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
	return p.text
}

// continues tells whether a row holds nothing but further lines of the addresses in
// the row above: cells below a street that has no city yet.
func (t *table) continues(j int) bool {
	if j <= t.body || t.rows[j].Index != t.rows[j-1].Index+1 {
		return false
	}
	some := false
	for k := range t.cols {
		c := t.rows[j].Cell(t.cols[k].col)
		if c == nil || clean(c.Text) == "" {
			continue
		}
		text := clean(c.Text)
		if !wholeAddress(t.cols[k].target) || !addressLine(text) || t.g.label(text).is() {
			return false
		}
		up, ok := t.cell(j-1, k)
		if !ok || split(up.text).Zip != "" || streetLike(text) && streetLike(up.text) {
			return false
		}
		some = true
	}
	return some
}

// goesOnBelow are the lines of an address below its first.
func (t *table) goesOnBelow(j, k int) []piece {
	var out []piece
	if !wholeAddress(t.cols[k].target) {
		return nil
	}
	for x := j + 1; x < len(t.rows) && x <= j+4 && t.continues(x); x++ {
		if p, ok := t.cell(x, k); ok {
			out = append(out, p)
		}
	}
	return out
}

// wholeAddress tells whether a label is of an address and not of a part of one.
func wholeAddress(t labels.Target) bool {
	switch t {
	case labels.Target(porting.ServiceAddress), labels.Target(porting.BillingAddress), labels.Address, labels.NameAndAddress:
		return true
	}
	return false
}

// giveAccount gives an account every column of a row.
func (t *table) giveAccount(a *account, j int) {
	t.tellGaps(a)
	for k, c := range t.cols {
		p, ok := t.cell(j, k)
		switch {
		case !ok:
		case c.is():
			t.c.give(a, c.label, append([]piece{p}, t.goesOnBelow(j, k)...), t.g)
		default:
			take(c.piece)
			t.c.give(a, label{target: labels.None, wording: c.text}, []piece{p}, t.g)
		}
	}
}

func (t *table) has(target labels.Target) bool {
	for _, c := range t.cols {
		if c.target == target {
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
	if len(bs) < 3 || !bs[0].is() || bs[0].inline > 0 {
		return i
	}
	switch bs[0].target {
	case labels.Numbers, labels.Telephone, labels.Target(porting.AccountNumber), labels.Target(porting.BTN), labels.AccountBTN:
	default:
		return i
	}
	cols := map[int]bool{}
	for _, b := range bs[1:] {
		if b.is() && b.feature == "" || !plausible(bs[0].target, b.text) || digits(b.text) == 0 { // "T-1" is an account too
			return i
		}
		cols[b.col] = true
	}
	last := bs[len(bs)-1].col
	// The stack below: a label in the same column, values in the same columns.
	end, beside := i+1, 0
	for ; end < len(l.rows) && l.rows[end].Index == l.rows[end-1].Index+1; end++ {
		ds := l.boxes(end)
		if len(ds) == 0 || ds[0].col != bs[0].col || ds[0].inline > 0 || digits(ds[0].text) > 4 {
			break
		}
		inside := 0
		for _, b := range ds[1:] {
			if !cols[b.col] {
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
	l.readTransposed(i, end, bs[0].col, last)
	l.masks = append(l.masks, mask{l.rows[i].Index, l.rows[end-1].Index, bs[0].col, last})
	return end
}

// readTransposed turns a region on its side and reads it as any table.
func (l *layout) readTransposed(from, end, left, right int) {
	g := &grid{name: l.g.name, read: l.g.read, labels: l.g.labels, sheet: &sheet.Sheet{Name: l.g.name},
		places: map[[2]int]porting.Where{}, conf: l.g.conf}
	for col := left; col <= right; col++ {
		row := sheet.Row{Index: col}
		for j := from; j < end; j++ {
			if c := l.rows[j].Cell(col); c != nil {
				turned := *c
				turned.Col = int16(min(j-from+1, 16384))
				row.Cells = append(row.Cells, turned)
				g.places[[2]int{col, j - from + 1}] = l.g.piece(l.rows[j].Index, c).where
			}
		}
		if len(row.Cells) > 0 {
			g.sheet.Rows = append(g.sheet.Rows, row)
		}
	}
	sub := &layout{c: l.c, g: g, rows: g.sheet.Rows, cur: l.cur, first: l.first, accounts: l.accounts, used: map[[2]int]bool{}, turned: true}
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
