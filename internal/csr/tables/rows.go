package tables

// What one row of a table gives its account and its number.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/csr/headers"
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
		seen = make([]string, len(t.Cols))
		t.seen[a] = seen
	}
	for k := range t.Cols {
		c := &t.Cols[k]
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
		if cells.Listed(l.Target) {
			gather.Take(p)
			// A second column of numbers beside the list: nobody's.
			if n, ok := t.cell(j, t.numbers); ok && cells.TelephoneLike(p.Text) && !gather.SameText(porting.BTN, n.Text, p.Text) && !t.told["numbers "+c.Text] {
				t.told["numbers "+c.Text] = true
				a.Note(porting.Problem{Code: porting.ProblemAmbiguousLabel, Where: p.Where,
					Message: fmt.Sprintf("two columns hold telephone numbers, %q and %q: the first was taken as the account's", gather.Short(t.Cols[t.numbers].Text), gather.Short(c.Text))})
			}
			t.unknown(a, j, k)
			continue
		}
		t.c.Give(a, l, []cells.Piece{p}, t.Grid)
	}
}

// hang hangs on a number what stands in its row; origin is the number's column, -1 where
// it does not matter.
func (t *table) hang(j int, a *gather.Account, n *porting.Number, origin int) {
	var notes []string
	if t.hangs == nil { // the same for every number: a row may have thousands
		t.hangs = []int{}
		for k := range t.Cols {
			t.c.Tick()
			if k != t.numbers && k != t.end && !t.isFurther(k) && (t.perNumber(k) || t.varies[k]) {
				t.hangs = append(t.hangs, k)
			}
		}
		t.ofOne = t.ownColumns()
	}
	for x, k := range t.hangs {
		t.c.Tick()
		if o := t.ofOne[x]; o >= 0 && origin >= 0 && o != origin {
			continue
		}
		p, ok := t.cell(j, k)
		if gather.Take(p); !ok || labels.NoValue(p.Text) {
			continue
		}
		c := &t.Cols[k]
		if p.Flags&sheet.NoCache != 0 || p.Typ == sheet.Error {
			t.once(a, porting.ProblemNoCachedValue, c.Text, n, p, fmt.Sprintf("what stands under %q beside a number could not be read", gather.Short(c.Text)))
			continue
		}
		switch {
		case t.varies[k]:
			if v := a.Fields[porting.CustomerName]; v == nil || v.Text != p.Text {
				a.AddNote(n, p.Text)
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
				a.AddNote(n, p.Text)
				t.once(a, porting.ProblemUnreadableValue, p.Text, n, p, fmt.Sprintf("the status %q is not known; see with the carrier whether the number is active", gather.Short(p.Text)))
			}
		case c.Target == labels.Date:
			a.AddNote(n, cells.Clean(c.Text)+" "+p.Text)
		case c.Target == labels.DisconnectedOn:
			a.EndedOn(n, c.Text, p)
		case c.Target == labels.Features, c.Target == labels.Note, c.Target == labels.Target(porting.Remarks):
			a.FeaturesIn(n, p.Text, p.Where)
			a.AddNote(n, p.Text)
			notes = append(notes, p.Text)
		case c.Target == labels.Circuit:
			a.AddNote(n, p.Text)
		case c.Target == labels.Extension:
			a.AddNote(n, "ext. "+strings.TrimLeft(p.Text, "xX"))
		case c.Target == labels.Quantity, c.Target == labels.Row:
			if len(p.Text) > 6 || cells.Digits(p.Text) < len(p.Text) { // no count
				t.unknown(a, j, k)
			}
		default: // nobody knows the column; what it says of features counts even so
			if c.Target != labels.None {
				a.FeaturesIn(n, p.Text, p.Where)
				notes = append(notes, p.Text)
			}
			t.unknown(a, j, k)
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

// ownColumns says for each column whose values hang on numbers on which of several numbers
// of a row they do: "TN 1, Status 1, TN 2, Status 2". A column that has no like hangs on all.
func (t *table) ownColumns() []int {
	own := make([]int, len(t.hangs))
	for x, k := range t.hangs {
		own[x] = -1
		c := t.Cols[k]
		if len(t.more) == 0 || c.Text == "" || !slices.ContainsFunc(t.hangs, func(o int) bool {
			return o != k && t.Cols[o].Target == c.Target && t.Cols[o].Feature == c.Feature && cells.ColumnStem(t.Cols[o].Text) == cells.ColumnStem(c.Text)
		}) {
			continue
		}
		n, _ := cells.Ordinal(c.Text)
		for _, o := range append([]int{t.numbers}, t.more...) {
			m, _ := cells.Ordinal(t.Cols[o].Text)
			if n > 0 && m == n {
				own[x] = o
				break
			}
			if o < k && o > own[x] { // else that on its left
				own[x] = o
			}
		}
	}
	return own
}

// unknown lists a column that nothing is made of, once. Where each row is an account, what
// stands there is the account's.
func (t *table) unknown(a *gather.Account, j, k int) {
	if p, ok := t.cell(j, k); ok && t.Turned && t.keyColumn() >= 0 && t.Cols[k].Text != "" {
		a.Keep(t.Cols[k].Text, p)
	}
	if key := fmt.Sprint("column ", k); !t.told[key] {
		t.told[key] = true
		if c := t.Cols[k]; c.Text != "" {
			gather.Take(c.Piece)
			a.Lay(c.Text, c.Where)
			if p, ok := t.cell(t.Body, k); ok && (t.From(t.Body, c.Col).Constant() || t.only()) {
				a.Keep(c.Text, p)
			}
		}
	}
}

// only tells whether the table has a row or two.
func (t *table) only() bool {
	return t.Body+2 >= len(t.Rows) || t.Rows[t.Body+2].Index > t.Rows[t.Body].Index+2
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
	end := t.Body
	for j := t.Body; j < len(t.Rows); j++ {
		if j > t.Body && t.Rows[j].Index > t.Rows[j-1].Index+1 {
			break
		}
		filled, only, stop := 0, -1, false
		for k, c := range t.Cols {
			b, ok := t.At(j, c.Col)
			if !ok {
				continue
			}
			filled++
			only = k
			if b.Is() && (b.Colon || b.Inline > 0 || cells.Heads(b.Label) && !headers.ValueWord(t.Cols[k].Label, b)) {
				stop = true
			}
		}
		if filled == 0 || stop {
			break
		}
		if filled == 1 && j > t.Body && len(t.Cols) > 2 && t.numbers < 0 && cells.WholeAddress(t.Cols[only].Target) && !t.continues(j) && !cells.StreetLike(t.text(j, only)) {
			break // the heading of what comes next
		}
		end = j + 1
	}
	if end == t.Body {
		return end
	}
	t.prepare()
	if t.readSites(end) {
		return end
	}
	key := t.keyColumn()
	switch {
	case end == t.Body+1:
		defer func() { t.tellGaps(t.Cur) }()
		for k, c := range t.Cols { // a row of another account's, whichever of its labels stands first
			if p, ok := t.cell(t.Body, k); ok && c.Is() && t.Opens(c.Label, p) {
				t.Begin(p.Row)
				break
			}
		}
		for k, c := range t.Cols {
			if p, ok := t.cell(t.Body, k); ok {
				if c.Is() {
					t.Assign(c.Label, []cells.Piece{p})
				} else {
					gather.Take(p, c.Piece)
					t.Cur.Lay(c.Text+": "+p.Text, p.Where)
					t.Cur.Keep(c.Text, p)
				}
			}
		}
	case t.has(labels.Features):
		for j := t.Body; j < end; j++ {
			var ps []cells.Piece
			for k := range t.Cols {
				if p, ok := t.cell(j, k); ok {
					gather.Take(p)
					t.Cur.ConditionsIn(p.Text, p.Where)
					ps = append(ps, p)
					if cells.PhoneCell(p.Text) {
						t.Loose(p)
					}
				}
			}
			if len(ps) > 0 { // what hangs on the account and on no number
				v := gather.Join(ps)
				t.Cur.Lay(v.Text, v.Where)
			}
		}
	default:
		for j := t.Body; j < end; j++ {
			switch {
			case t.continues(j):
			case key >= 0:
				t.giveAccount(t.keyed(j), j)
			default:
				t.giveAccount(t.Cur, j)
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
	if j <= t.Body || t.Rows[j].Index != t.Rows[j-1].Index+1 {
		return false
	}
	some := false
	for k := range t.Cols {
		c := t.Rows[j].Cell(t.Cols[k].Col)
		if c == nil || cells.Clean(c.Text) == "" {
			continue
		}
		text := cells.Clean(c.Text)
		if !cells.WholeAddress(t.Cols[k].Target) || !gather.AddressLine(text) || t.Grid.Label(text).Is() {
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
	if !cells.WholeAddress(t.Cols[k].Target) {
		return nil
	}
	for x := j + 1; x < len(t.Rows) && x <= j+4 && t.continues(x); x++ {
		if p, ok := t.cell(x, k); ok {
			out = append(out, p)
		}
	}
	return out
}

// giveAccount gives an account every column of a row.
func (t *table) giveAccount(a *gather.Account, j int) {
	t.tellGaps(a)
	for k, c := range t.Cols {
		p, ok := t.cell(j, k)
		switch {
		case !ok:
		case c.Is():
			t.c.Give(a, c.Label, append([]cells.Piece{p}, t.goesOnBelow(j, k)...), t.Grid)
		default:
			gather.Take(c.Piece)
			t.c.Give(a, cells.Label{Target: labels.None, Wording: c.Text}, []cells.Piece{p}, t.Grid)
		}
	}
}

func (t *table) has(target labels.Target) bool {
	for _, c := range t.Cols {
		if c.Target == target {
			return true
		}
	}
	return false
}
