// Package items reads what of a board is in no table: labels with their values, wherever
// these stand (items.go, below.go), headings (heading.go), lines that say things in
// sentences or parted by dashes (sentences.go), and what is no label and no label's value
// (leftover.go). What it reads it gives to the block that it stands in.
package items

// A label and its value: beside it, behind a colon in the same cell, or below it.

import (
	"slices"
	"strings"

	addr "github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/csr/blocks"
	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// Reader reads the items of a board.
type Reader struct {
	*board.Board
	*blocks.Blocks
	// List is the list of numbers without a header that was read last.
	List List
	c    *gather.Collector
	long struct {
		account *gather.Account
		times   map[string]int // how often each long text was left over in the account
	}
	above map[[2]int]cells.Piece // first lines of values whose labels stand beside the last, by its place
}

// List is the column in which a list of numbers without a header stands, and the number of
// the row where it ended.
type List struct {
	Account  *gather.Account
	Col, Row int
}

// New makes a reader of the items of a board.
func New(c *gather.Collector, bd *board.Board, bl *blocks.Blocks) *Reader {
	return &Reader{c: c, Board: bd, Blocks: bl}
}

// Read reads the labels of one row with their values.
func (it *Reader) Read(i int) {
	bs := it.glued(i, slices.Clone(it.Boxes(i)))
	if it.letterhead(i, bs) {
		return
	}
	for k := 0; k < len(bs); k++ {
		if it.secondLine(i, bs[k]) {
			bs[k].Label = cells.Label{Target: labels.Unit, Rank: 2, Wording: bs[k].Text}
		}
		b := bs[k]
		gather.Take(b.Piece)
		switch {
		case counted(bs, k): // "Line 1 | Line 2 | Line 3" are names of columns
			it.Cur.Lay(b.Text, b.Where)
		case !b.Is() && it.belongsBelow(i, b):
		case !b.Is() && len(bs) == 1 && it.placeAbove(i, b): // where the numbers below it are
			it.Assign(cells.Label{Target: labels.Target(porting.ServiceAddress), Side: cells.ServiceSide, Rank: 1, Wording: "location"}, []cells.Piece{b.Piece})
		case !b.Is() && captioned(b) && k+1 < len(bs) && !bs[k+1].Is() && !captioned(bs[k+1]): // a label that nobody knows
			if cells.PhoneCell(bs[k+1].Text) { // somebody's number, the account's perhaps
				it.leftover(b, i)
				break
			}
			k++
			gather.Take(bs[k].Piece)
			it.Cur.ConditionsIn(b.Text+" "+bs[k].Text, b.Where)
			it.Cur.Lay(b.Text+" "+bs[k].Text, b.Where)
			it.Cur.Keep(b.Text, bs[k].Piece)
		case !b.Is():
			if k+1 < len(bs) && !bs[k+1].Is() && b.WordsOnly() { // a label perhaps
				it.Cur.Keep(b.Text, bs[k+1].Piece)
			} else if k == 0 || bs[k-1].Is() || !bs[k-1].WordsOnly() {
				it.Cur.Keep("", b.Piece)
			}
			it.leftover(b, i)
		case b.Target == labels.Title && b.Inline > 0 && it.segments(b):
			it.c.Titled = true
		case b.Inline > 0:
			v := b.Piece
			var more []board.Box
			v.Text, more = it.inside(b)
			if v.Text == "" {
				bs = append(bs[:k+1], append(more, bs[k+1:]...)...)
				continue
			}
			if b.Feature != "" && cells.Yes(v.Text) && len(more) == 0 && len(bs) == 1 && it.listBegins(i, b.Col) { // "Hunt Group: FRONT", and its numbers
				it.Said.Feature, it.Said.FeatureRow = b.Feature, b.Row
				it.Cur.Lay(b.Text, b.Where)
				continue
			}
			ps := []cells.Piece{v}
			if cells.AddressLabel(b.Label) {
				ps = append(ps, it.lines(i, int(b.Col), b.Col, b.Label, v.Text)...)
			}
			if b.Target == labels.Numbers && cells.PhoneCell(v.Text) && len(more) == 0 {
				for k+1 < len(bs) && (!bs[k+1].Is() || hangs(b.Label, ps[len(ps)-1], bs[k+1])) {
					k++
					ps = append(ps, bs[k].Piece)
				}
				ps = append(ps, it.listBelow(i, b)...)
			}
			it.Assign(b.Label, ps)
			bs = append(bs[:k+1:k+1], append(more, bs[k+1:]...)...)
		default:
			k = it.item(i, bs, k)
		}
	}
}

// secondLine tells whether a box is "Line 2", right below the "Line 1" of an address; alone
// it may be a telephone line.
func (it *Reader) secondLine(i int, b board.Box) bool {
	n, stem := cells.Ordinal(b.Text)
	if n < 2 || b.Is() || b.Typ != sheet.Text {
		return false
	}
	up, ok := it.At(i-1, b.Col)
	m, above := cells.Ordinal(up.Text)
	return ok && up.Target == labels.Street && up.Inline == 0 && m == n-1 && strings.EqualFold(stem, above)
}

// counted tells whether a box and the one beside it are the same words with a number.
func counted(bs []board.Box, k int) bool {
	same := func(a, b board.Box) bool {
		return a.Typ == sheet.Text && len(a.Text) < 24 && a.Text != b.Text && cells.Digits(a.Text) > 0 && cells.Digits(a.Text) <= 2 && cells.Digits(b.Text) > 0 && cells.Digits(b.Text) <= 2 &&
			cells.ColumnStem(a.Text) == cells.ColumnStem(b.Text) && cells.Speaks(cells.ColumnStem(a.Text)) && !cells.StreetLike(a.Text)
	}
	return k+1 < len(bs) && same(bs[k], bs[k+1]) || k > 0 && same(bs[k], bs[k-1])
}

// glued puts together again what commas in a text file have cut although they are
// part of a value, "Customer: Acme, Inc.": a field that begins with a blank goes on
// with the one before it, which does not.
func (it *Reader) glued(i int, bs []board.Box) []board.Box {
	if !it.Grid.Sheet.Comma || len(bs) < 2 {
		return bs
	}
	raw := func(b board.Box) string { return it.Rows[i].Cell(b.Col).Text }
	out := bs[:1:1]
	for k := 1; k < len(bs); k++ {
		last, b := &out[len(out)-1], bs[k]
		if text := raw(b); b.Col == bs[k-1].Col+1 && text[0] == ' ' && raw(bs[k-1])[0] != ' ' || b.Col == bs[k-1].Col+1 && text[0] == ' ' && len(last.Where.More) > 0 {
			if value := last.Inline > 0 || !last.Is() && len(out) > 1; value && !b.Is() && b.Flags|last.Flags == 0 {
				last.Text += "," + strings.TrimRight(text, " ")
				last.Where.More = append(last.Where.More, b.Where)
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

// inside takes the value out of "Label: value", and what stands behind it in the
// same cell with labels of its own: "Account: 123   BTN: 217-555-0100".
func (it *Reader) inside(b board.Box) (text string, more []board.Box) {
	text = b.Text[b.Inline:]
	if n := len(text); it.Grid.Sheet.TextFile && n > 2 && text[0] == '"' && strings.IndexByte(text[1:], '"') == n-2 {
		return cells.Clean(text[1 : n-1]), nil
	}
	if strings.ContainsRune(text, '\n') || b.Target == labels.Target(porting.Remarks) || b.Target == labels.Note {
		return cells.Clean(text), nil
	}
	for _, m := range labels.CSR().All(text) {
		if m.Sep != ':' || m.Start == 0 || text[m.Start-1] != ' ' && text[m.Start-1] != '\t' {
			continue
		}
		rest := b
		rest.Text = cells.Clean(text[m.Start:])
		rest.Label = it.Grid.Label(rest.Text)
		if rest.Inline == 0 && !rest.Is() {
			continue
		}
		return strings.TrimRight(cells.Clean(text[:m.Start]), " ,;|/-"), []board.Box{rest}
	}
	return cells.Clean(text), nil
}

// item reads the label bs[k] and returns the index of the last box it used.
func (it *Reader) item(i int, bs []board.Box, k int) int {
	b := bs[k]
	// Beside: the boxes up to the next label.
	end := k + 1
	for end < len(bs) && !captioned(bs[end]) && (!bs[end].Is() || end > k+1 && hangs(b.Label, bs[end-1].Piece, bs[end]) || it.isValue(i, bs, k, end)) {
		end++
		if !multiple(b.Label) && end > k+1 && end < len(bs) && bs[end].Is() {
			break
		}
	}
	if b.Target == labels.SectionService && end > k+1 && cells.StreetLike(bs[k+1].Text) { // "Location | 9 Elm St", in several lines perhaps
		b.Target, b.Side, b.Rank = labels.Target(porting.ServiceAddress), cells.ServiceSide, 1
	}
	if end == k+2 && it.wordy(b, bs[k+1]) && len(labels.Words(b.Text)) > 1 && gather.NameShaped(bs[k+1].Text) { // "Parent Account | Casco Bay Lobster, Inc."
		b.Target, b.Rank = labels.Target(porting.CustomerName), 1
	}
	if end > k+1 && cells.Plausible(b.Target, bs[k+1].Text) && !it.wordy(b, bs[k+1]) || end > k+1 && bs[k+1].Flags != 0 {
		n := k + 2 // one value
		for multiple(b.Label) && n < end && !(cells.AddressLabel(b.Label) && (cells.StreetLike(bs[n].Text) && cells.StreetLike(bs[k+1].Text) ||
			bs[n].Col > bs[n-1].Col+1 && gather.Closed(bs[n-1].Text) && !gather.BehindZip(bs[n].Text))) { // "Term expires", behind a gap
			n++
		}
		ps := make([]cells.Piece, 0, n-k-1)
		if up, ok := it.above[[2]int{b.Row, bs[k+1].Col}]; ok {
			ps = append(ps, up)
		}
		for _, v := range bs[k+1 : n] {
			ps = append(ps, v.Piece)
		}
		ps = append(ps, it.lines(i, b.Col, bs[k+1].Col, b.Label, gather.Join(ps).Text)...)
		it.Assign(b.Label, ps)
		return n - 1
	}
	if b.Feature != "" && len(bs) == 1 && it.listBegins(i, b.Col) {
		if state, _ := cells.Status(b.Text); state != "" { // "Pending disconnect", and its numbers
			it.Said.State, it.Said.StateRow = state, b.Row
		} else { // "DSL lines", and its numbers
			it.Said.Feature, it.Said.FeatureRow = b.Feature, b.Row
		}
		it.Cur.Lay(b.Text, b.Where)
		return k
	}
	if end == k+1 && it.street(i, b) { // "LOCATION", and its lines
		switch b.Target {
		case labels.SectionService:
			b.Target, b.Side, b.Rank = labels.Target(porting.ServiceAddress), cells.ServiceSide, 1
		case labels.SectionBilling:
			b.Target, b.Side, b.Rank = labels.Target(porting.BillingAddress), cells.BillingSide, 1
		}
	}
	// Below: where nothing stands beside it.
	if end == k+1 && !b.Target.Section() {
		v, ok := it.At(i+1, b.Col)
		if !ok && len(bs) == 1 {
			v, ok = it.hung(i+1, b)
		}
		if ok && !v.Is() && it.Rows[i+1].Index == b.Row+1 && cells.Plausible(b.Target, v.Text) && !it.stacked(i, b) {
			it.Use(v.Piece)
			ps := []cells.Piece{v.Piece}
			for c := v.Col + 1; c <= v.Col+6 && len(bs) == 1 && multiple(b.Label); c++ { // and what stands beside it
				w, ok := it.At(i+1, c)
				if !ok || w.Is() {
					break
				}
				ps = append(ps, w.Piece)
				it.Use(w.Piece)
			}
			ps = append(ps, it.lines(i+1, min(b.Col, v.Col), v.Col, b.Label, gather.Join(ps).Text)...)
			it.Assign(b.Label, ps)
			return k
		}
	}
	if b.Feature != "" {
		// A feature alone in its row is said of the account; one in a stack of
		// labels, or among others, has a blank for its yes or no.
		if len(bs) == 1 && !b.Colon && !it.stacked(i, b) {
			it.Cur.Condition(b.Feature, b.Text, b.Where)
		} else {
			it.Cur.Lay(b.Text, b.Where)
		}
		return k
	}
	it.Blank(b.Label, b.Row)
	it.heading(i, b)
	return k
}

// placeAbove tells whether a whole address stands alone above numbers, below account data.
func (it *Reader) placeAbove(i int, b board.Box) bool {
	if it.Cur.Empty() || i+1 >= len(it.Rows) || it.Rows[i+1].Index > b.Row+2 || len(b.Text) > cells.MaxLabel || !cells.StreetLike(b.Text) || !gather.Closed(b.Text) {
		return false
	}
	return it.listBegins(i, b.Col) || slices.ContainsFunc(it.Boxes(i+1), func(v board.Box) bool { return cells.PhoneCell(v.Text) && !v.Is() })
}

// belongsBelow keeps the first line of an address whose label stands beside its last
// one: the street, above "Service Address | Tulsa, OK 74135".
func (it *Reader) belongsBelow(i int, b board.Box) bool {
	if i+1 >= len(it.Rows) || it.Rows[i+1].Index != b.Row+1 || !cells.StreetLike(b.Text) || gather.Split(b.Text).City != "" {
		return false
	}
	below := it.Boxes(i + 1)
	for k := 1; k < len(below); k++ {
		v, head := below[k], below[k-1]
		if v.Col != b.Col || v.Is() || !head.Is() || head.Inline > 0 || !cells.AddressLabel(head.Label) {
			continue
		}
		if p := gather.Split("1 A St\n" + v.Text); p.City == "" || p.Zip == "" || cells.StreetLike(v.Text) {
			return false
		}
		if _, beside := it.At(i, head.Col); beside {
			return false
		}
		if it.above == nil {
			it.above = map[[2]int]cells.Piece{}
		}
		it.above[[2]int{v.Row, v.Col}] = b.Piece
		return true
	}
	return false
}

// captioned tells whether a text ends in a colon, as only a label does.
func captioned(b board.Box) bool {
	return b.Typ == sheet.Text && len(b.Text) <= cells.MaxLabel && strings.HasSuffix(b.Text, ":") && cells.Speaks(b.Text)
}

// wordy tells whether what stands beside "Account", or beside a name of a member or a
// column, is no account number but the next of such words: it has no digit.
func (it *Reader) wordy(b, v board.Box) bool {
	return b.Target == labels.Target(porting.AccountNumber) && !b.Colon && cells.Digits(v.Text) == 0 && !labels.NoValue(v.Text)
}

// stacked tells whether a label without a value stands among labels that have
// theirs beside them: what is below it is the next line's, and it is blank.
func (it *Reader) stacked(i int, b board.Box) bool {
	if cells.AddressLabel(b.Label) && it.street(i, b) {
		return false
	}
	if b.Colon {
		if m, ok := it.At(i+1, b.Col); ok && m.Colon {
			return true
		}
	}
	for _, j := range []int{i - 1, i + 1, i + 2} {
		if j < 0 || j >= len(it.Rows) || it.Rows[j].Index < b.Row-2 || it.Rows[j].Index > b.Row+2 {
			continue
		}
		r := &it.Rows[j]
		c := r.Cell(b.Col)
		if c == nil {
			continue
		}
		if text := cells.Clean(c.Text); j != i+1 && !it.Grid.Label(text).Is() || j == i+1 && cells.AddressLabel(b.Label) && cells.StreetLike(text) {
			continue
		}
		for col := b.Col + 1; col <= b.Col+3; col++ {
			if d := r.Cell(col); d != nil && cells.Clean(d.Text) != "" && !it.Grid.Label(cells.Clean(d.Text)).Is() {
				return true
			}
		}
	}
	return false
}

// street tells whether a street stands right below a label, and nothing beside it.
func (it *Reader) street(i int, b board.Box) bool {
	v, ok := it.alone(i+1, b)
	if ok && !cells.StreetLike(v.Text) && cells.AddressLabel(b.Label) { // a name above it
		if w, below := it.alone(i+2, v); below && cells.StreetLike(w.Text) {
			if x, last := it.alone(i+3, w); last && gather.Closed(w.Text+"\n"+x.Text) {
				return true
			}
		}
	}
	return ok && cells.StreetLike(v.Text)
}

// alone is what stands in row i right below a box, no label and with nothing beside it.
func (it *Reader) alone(i int, b board.Box) (v board.Box, ok bool) {
	if v, ok = it.At(i, b.Col); !ok || v.Is() || v.Row != b.Row+1 {
		return v, false
	}
	for col := b.Col + 1; col <= b.Col+3; col++ {
		if _, beside := it.At(i, col); beside {
			return v, false
		}
	}
	return v, true
}

// isValue tells whether box v, a label by its words, is the value of box k: the
// last of its row, without a value of its own, while a label stands below k as
// in every stack of labels and values.
func (it *Reader) isValue(i int, bs []board.Box, k, v int) bool {
	if v != k+1 || bs[v].Colon || bs[v].Inline > 0 || cells.ColumnStem(bs[k].Text) == cells.ColumnStem(bs[v].Text) { // "Line 1", "Line 2"
		return false
	}
	if v+1 < len(bs) && !bs[v+1].Is() {
		return false
	}
	if bs[k].Colon || bs[k].Target == labels.State && len(bs[v].Text) == 2 && addr.State(bs[v].Text) != "" { // Tennessee
		return true
	}
	stack := func(j int) bool {
		if j < 0 || j >= len(it.Rows) {
			return false
		}
		r := it.Rows[j].Index - bs[k].Row
		c := it.Rows[j].Cell(bs[k].Col)
		if r < -2 || r > 2 || c == nil {
			return false
		}
		other := it.Grid.Label(cells.Clean(c.Text))
		return other.Is() && other.Target != labels.Title
	}
	if below, ok := it.At(i+1, bs[v].Col); ok && below.Is() && !below.Colon {
		return stack(i - 1)
	}
	return v == len(bs)-1 && (stack(i+1) || stack(i-1))
}

// multiple tells whether several cells of a row can be one value.
func multiple(b cells.Label) bool {
	switch b.Target {
	case labels.Numbers, labels.Keep, labels.Features, labels.Note, labels.Target(porting.Remarks), labels.CityStateZip:
		return true
	}
	return cells.AddressLabel(b) && !isSingle(b.Target)
}

func isSingle(t labels.Target) bool {
	switch t {
	case labels.City, labels.State, labels.Zip, labels.Zip4, labels.County, labels.Country, labels.StreetNumber, labels.StreetType, labels.PreDir, labels.PostDir:
		return true
	}
	return false
}
