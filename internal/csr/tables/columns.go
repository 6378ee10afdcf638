package tables

// The columns of a table: which one holds the numbers, which further ones do,
// which are about the number and which about the account.

import (
	"slices"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/csr/headers"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// numberColumn finds the column of numbers: by its label and its cells, or by
// its cells alone.
func (t *table) numberColumn() int {
	t.end = -1
	best, bestShare := -1, 0.0
	for k, c := range t.Cols {
		if c.Target == labels.RangeEnd {
			t.end = k
			continue
		}
		byLabel := cells.Listed(c.Target)
		if !byLabel && c.Known {
			continue
		}
		phones, filled := 0, 0
		for j := t.Body; j < len(t.Rows) && j < t.Body+60 && filled < 30; j++ {
			if (!byLabel || t.Body == t.start) && j > t.Body && t.Rows[j].Index > t.Rows[j-1].Index+1 {
				break // what stands below a blank row may be another table's
			}
			b, ok := t.At(j, c.Col)
			if !ok {
				continue
			}
			filled++
			if cells.PhoneCell(b.Text) || byLabel && cells.Hashes(b.Text) || byLabel && b.Flags&(sheet.DigitsLost|sheet.NoCache) != 0 || byLabel && cells.Digits(b.Text) >= 7 && !b.Is() {
				phones++
			}
		}
		if phones == 0 {
			continue
		}
		share := float64(phones) / float64(filled)
		if filled > 2 && t.From(t.Body, c.Col).Constant() { // the account's, and not the line's
			share -= 0.5
		}
		if byLabel {
			share += 1
		}
		if share > bestShare && (byLabel || share >= 0.6 || share >= 0.4 && ofPhones(c.Text) && t.oneAccount()) {
			best, bestShare = k, share
		}
	}
	if best < 0 {
		best = t.ofBTN()
	}
	if best < 0 && !listing(t.c) {
		if best = t.column(labels.ListedNumber); best >= 0 {
			t.Cols[best].Target = labels.Numbers
		}
	}
	if best >= 0 && t.Cols[best].Target != labels.RangeStart {
		t.end = -1
	}
	return best
}

// ofPhones tells whether a heading that nobody knows speaks of telephones: "Phone / Charge".
func ofPhones(text string) bool {
	return slices.ContainsFunc(labels.Words(text), func(w string) bool {
		switch w {
		case "phone", "telephone", "tn", "wtn", "did", "ani":
			return true
		}
		return false
	})
}

// oneAccount tells whether the rows repeat an account's data: two columns or more that say
// the same in each.
func (t *table) oneAccount() bool {
	n := 0
	for _, c := range t.Cols {
		if c.Target.Field() != "" && t.From(t.Body, c.Col).Constant() {
			n++
		}
	}
	return n >= 2
}

// column is the first column with a target, -1 for none.
func (t *table) column(target labels.Target) int {
	for k, c := range t.Cols {
		if c.Target == target {
			return k
		}
	}
	return -1
}

// listing tells whether numbers are listed already.
func listing(c *gather.Collector) bool {
	return slices.ContainsFunc(c.Accounts, func(a *gather.Account) bool { return len(a.Numbers)+len(a.Loose) > 0 })
}

// ofBTN is the only column of telephone numbers, headed as the account's, where it
// differs from row to row: "BTN/WTN". -1 for none.
func (t *table) ofBTN() int {
	best := -1
	if t.Turned {
		return best
	}
	for k, c := range t.Cols {
		if c.Target != labels.Target(porting.BTN) && c.Target != labels.AccountBTN && !subscriberNumber(c.Label) {
			continue
		}
		if best >= 0 {
			return -1
		}
		seen := map[string]bool{}
		for j := t.Body; j < len(t.Rows) && j < t.Body+60; j++ {
			if j > t.Body && t.Rows[j].Index > t.Rows[j-1].Index+1 {
				break
			}
			if p, ok := t.cell(j, k); ok {
				if _, is := telephone.Parse(p.Text); !is || seen[p.Text] {
					break
				}
				seen[p.Text] = true
			}
		}
		if len(seen) < 2 || t.accountColumn(k) {
			return -1
		}
		best = k
	}
	if best >= 0 {
		t.Cols[best].Target = labels.Numbers
	}
	return best
}

// subscriberNumber tells whether a heading is of an account's number by words that may
// as well mean a telephone number: "Subscriber Number", "Service No."
func subscriberNumber(l cells.Label) bool {
	w := labels.Words(l.Wording)
	return l.Target == labels.Target(porting.AccountNumber) && slices.Contains(w, "number") && !slices.Contains(w, "account")
}

// accountColumn tells whether each row has an account, or a customer, of its own,
// column k left out.
func (t *table) accountColumn(k int) bool {
	for i, c := range t.Cols {
		if i == k {
			continue
		}
		switch c.Target {
		case labels.Target(porting.AccountNumber), labels.Target(porting.CustomerName), labels.Name, labels.Company:
			if t.Cols[k].Target != labels.Target(porting.AccountNumber) || !t.From(t.Body, c.Col).Constant() {
				return true
			}
		}
	}
	return false
}

// perNumber tells whether a column is about the number and not the account.
func (t *table) perNumber(k int) bool {
	c := t.Cols[k]
	switch c.Target {
	case labels.Note, labels.Features, labels.Status, labels.DisconnectedOn, labels.Circuit, labels.Target(porting.Remarks), labels.Extension, labels.Quantity, labels.Row, labels.None:
		return true
	}
	if c.Target == labels.Date && (t.below != "" || t.From(t.Body, c.Col).Any(func(string) bool { return true }) && !t.From(t.Body, c.Col).Constant()) { // the line's, and not the record's
		return true
	}
	if c.Target == labels.Target(porting.CustomerType) { // "Class" beside numbers is the line's, and so is "Line Class"
		w := labels.Words(c.Text)
		ofLine := slices.ContainsFunc(w, func(w string) bool { return w == "class" || w == "line" || w == "tn" || w == "number" })
		if col := t.From(t.Body, c.Col); !slices.Contains(w, "class") && col.All(cells.CustomerType) && (col.Constant() || t.keyColumn() >= 0 && !ofLine) { // "TOS", and "BUS" below it
			return false
		}
		return len(w) == 1 || slices.ContainsFunc(w, func(w string) bool { return w == "line" || w == "tn" || w == "number" })
	}
	return c.Feature != "" || !c.Known
}

// nameless adds the columns inside the table that no header names but that hold
// something: a note beside numbers, unused otherwise.
func (t *table) nameless() {
	if t.Right-t.Left+1 == len(t.Cols) {
		return
	}
	named := make(map[int]bool, len(t.Cols))
	for _, c := range t.Cols {
		named[c.Col] = true
	}
	target := labels.None
	if t.numbers >= 0 {
		target = labels.Note
	}
	for j := t.Body; j < len(t.Rows) && j < t.Body+200 && len(named) < 300; j++ {
		for x := range t.Rows[j].Cells {
			col := int(t.Rows[j].Cells[x].Col)
			if col < t.Left || col > t.Right || named[col] {
				continue
			}
			if b, ok := t.At(j, col); ok {
				named[col] = true
				if t.numbers >= 0 && t.From(t.Body, col).Phones() {
					t.more = append(t.more, len(t.Cols))
				}
				t.Cols = append(t.Cols, headers.Column{Label: cells.Label{Target: target}, Piece: cells.Piece{Col: col, Row: b.Row, Where: b.Where}, Known: true})
			}
		}
	}
}

// widen takes in the columns beside a list of numbers that hold numbers too and
// have no heading of their own: a list in several columns.
func (t *table) widen() {
	if t.numbers < 0 || t.Cols[t.numbers].Col != t.Right || t.Body == t.start {
		return
	}
	for t.Rows[t.Body-1].Cell(t.Right+1) == nil && t.From(t.Body, t.Right+1).Phones() {
		t.Right++
	}
}

// furtherColumns finds columns that belong to the list beside the column of
// numbers (TN 1, TN 2), and numbers that stand in parts (NPA, NXX, line).
func (t *table) furtherColumns() {
	if t.numbers >= 0 {
		stem := cells.ColumnStem(t.Cols[t.numbers].Text)
		for k, c := range t.Cols {
			same := cells.ColumnStem(c.Text) == stem && (stem != "" && (!c.Known || cells.Listed(c.Target)) || c.Text != "" && !c.Known && t.From(t.Body, c.Col).Phones())
			if k != t.numbers && k != t.end && (same || c.Text == "" && c.Target == labels.Numbers) {
				t.more = append(t.more, k)
			}
		}
		return
	}
	var parts []int
	want := []int{3, 3, 4}
	for k, c := range t.Cols {
		if len(parts) == 0 && !cells.AreaCode(c.Text) {
			continue
		}
		n := len(parts)
		if n > 0 && k != parts[n-1]+1 {
			break
		}
		right, short, filled := 0, 0, 0
		for j := t.Body; j < len(t.Rows) && j < t.Body+20; j++ {
			p, ok := t.cell(j, k)
			if !ok {
				continue
			}
			filled++
			if d := cells.Digits(p.Text); d == want[min(n, 2)] || n == 1 && d == 7 {
				right++
			} else if n == 2 && d > 0 && d < 4 && d == len(p.Text) {
				short++ // "112" of 0112: it is told as no number
			}
		}
		if filled == 0 || (right+short)*10 < filled*8 || right < short {
			break
		}
		parts = append(parts, k)
		if len(parts) == 3 || n == 1 && digitsAt(t, k) == 7 {
			t.split, t.numbers = parts, parts[0]
			return
		}
	}
}

func digitsAt(t *table, k int) int {
	p, _ := t.cell(t.Body, k)
	return cells.Digits(p.Text)
}

func (t *table) isFurther(k int) bool {
	for _, m := range t.more {
		if m == k {
			return true
		}
	}
	for _, m := range t.split {
		if m == k {
			return true
		}
	}
	return false
}

// varying tells which name-like columns differ from row to row, so that they are
// the number's and not the account's.
func (t *table) varying() []bool {
	varies := make([]bool, len(t.Cols))
	keyed := t.keyColumn() >= 0
	for k, c := range t.Cols {
		if c.Target != labels.Target(porting.CustomerName) && c.Target != labels.ListedName && c.Target != labels.Name && c.Target != labels.Target(porting.ContactName) {
			continue
		}
		firstText := ""
		byKey := map[string]string{}
		for j := t.Body; j < len(t.Rows) && j < t.Body+2000; j++ {
			p, ok := t.cell(j, k)
			if !ok {
				continue
			}
			if keyed {
				key := t.peekKey(j)
				if old, ok := byKey[key]; ok && old != p.Text {
					varies[k] = true
				}
				byKey[key] = p.Text
				continue
			}
			if firstText != "" && p.Text != firstText {
				varies[k] = true
			}
			firstText = p.Text
		}
		// A customer's name that is said to be one is the account's even so.
		if varies[k] && keyed && c.Rank >= 1 && c.Target == labels.Target(porting.CustomerName) && !gather.General(c.Wording) {
			varies[k] = false
		}
	}
	return varies
}

// keyColumn is the column that tells accounts apart: the account number, else
// the BTN.
func (t *table) keyColumn() int {
	btn := -1
	for k, c := range t.Cols {
		switch c.Target {
		case labels.Target(porting.AccountNumber), labels.AccountBTN:
			return k
		case labels.Target(porting.BTN):
			if k != t.numbers && btn < 0 {
				btn = k
			}
		}
	}
	return btn
}

func (t *table) peekKey(j int) string {
	k := t.keyColumn()
	if k < 0 {
		return ""
	}
	if p, ok := t.cell(j, k); ok {
		return p.Text
	}
	return ""
}

func (t *table) columnAt(col int) int {
	for k := range t.Cols {
		if t.Cols[k].Col == col {
			return k
		}
	}
	return -1
}

// street finds the column of streets where city, state and ZIP stand in columns
// and no heading names a street: "Location", "Listed Address", or a heading that
// nobody knows, with streets below it. It must be the only one. The same with whole
// addresses.
func (t *table) street() {
	parts, best, whole := false, -1, false
	for k, c := range t.Cols {
		if c.Side == cells.BillingSide || c.Side == cells.ContactSide || c.Side == cells.CarrierSide || c.Side == cells.OtherSide {
			continue
		}
		switch c.Target {
		case labels.City, labels.CityStateZip:
			parts = true
		case labels.Street, labels.StreetName, labels.StreetNumber, labels.Address, labels.Target(porting.ServiceAddress), labels.NameAndAddress:
			return
		}
		if k == t.numbers || c.Known && c.Target != labels.ListedAddress && !t.Grid.Label(c.Text).Target.Section() {
			continue
		}
		streets, filled, wholes := 0, 0, 0
		for j := t.Body; j < len(t.Rows) && j < t.Body+40; j++ {
			if p, ok := t.cell(j, k); ok && !labels.NoValue(p.Text) {
				filled++
				if cells.StreetLike(p.Text) {
					streets++
					if a := gather.Split(p.Text); a.City != "" && a.State+a.Zip != "" {
						wholes++
					}
				}
			}
		}
		if streets == 0 || streets*10 < filled*6 {
			continue
		}
		if best >= 0 {
			return
		}
		best, whole = k, wholes == streets
	}
	switch {
	case best < 0:
	case parts:
		if c := t.Cols[best]; !c.Known {
			t.gaps = append(t.gaps, gap{best, porting.ServiceAddress, labels.Street})
		}
		t.Cols[best].Target, t.Cols[best].Known = labels.Street, true
	case whole:
		c := &t.Cols[best]
		if !c.Known { // a heading that nobody knows
			t.gaps = append(t.gaps, gap{best, porting.ServiceAddress, labels.Target(porting.ServiceAddress)})
		}
		c.Target, c.Known, c.Wording = labels.Target(porting.ServiceAddress), true, c.Text
	}
}
