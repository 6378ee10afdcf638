package csr

// Items: what is the value of a label, where it goes on, and what a label without
// a value is.

import (
	"slices"
	"strings"

	addr "github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// items reads the labels of one row with their values.
func (l *layout) items(i int) {
	bs := l.glued(i, slices.Clone(l.boxes(i)))
	for k := 0; k < len(bs); k++ {
		b := bs[k]
		take(b.piece)
		switch {
		case counted(bs, k): // "Line 1 | Line 2 | Line 3" are names of columns
			l.cur.lay(b.text, b.where)
		case !b.is() && l.belongsBelow(i, b):
		case !b.is() && captioned(b) && k+1 < len(bs) && !bs[k+1].is() && !captioned(bs[k+1]): // a label that nobody knows
			if phoneCell(bs[k+1].text) { // somebody's number, the account's perhaps
				l.leftover(b, i)
				break
			}
			k++
			take(bs[k].piece)
			l.cur.conditionsIn(b.text+" "+bs[k].text, b.where)
			l.cur.lay(b.text+" "+bs[k].text, b.where)
		case !b.is():
			l.leftover(b, i)
		case b.inline > 0:
			v := b.piece
			var more []box
			v.text, more = l.inside(b)
			if v.text == "" {
				bs = append(bs[:k+1], append(more, bs[k+1:]...)...)
				continue
			}
			ps := []piece{v}
			if addressLabel(b.label) {
				ps = append(ps, l.lines(i, int(b.col), b.col, b.label)...)
			}
			if b.target == labels.Numbers && phoneCell(v.text) && len(more) == 0 {
				for k+1 < len(bs) && (!bs[k+1].is() || hangs(b.label, ps[len(ps)-1], bs[k+1])) {
					k++
					ps = append(ps, bs[k].piece)
				}
				ps = append(ps, l.listBelow(i, b)...)
			}
			l.assign(b.label, ps)
			bs = append(bs[:k+1:k+1], append(more, bs[k+1:]...)...)
		default:
			k = l.item(i, bs, k)
		}
	}
}

// counted tells whether a box and the one beside it are the same words with a number.
func counted(bs []box, k int) bool {
	same := func(a, b box) bool {
		return a.typ == sheet.Text && len(a.text) < 24 && a.text != b.text && digits(a.text) > 0 && digits(a.text) <= 2 && digits(b.text) > 0 && digits(b.text) <= 2 &&
			columnStem(a.text) == columnStem(b.text) && speaks(columnStem(a.text)) && !streetLike(a.text)
	}
	return k+1 < len(bs) && same(bs[k], bs[k+1]) || k > 0 && same(bs[k], bs[k-1])
}

// glued puts together again what commas in a text file have cut although they are
// part of a value, "Customer: Acme, Inc.": a field that begins with a blank goes on
// with the one before it, which does not.
func (l *layout) glued(i int, bs []box) []box {
	if !l.g.sheet.Comma || len(bs) < 2 {
		return bs
	}
	raw := func(b box) string { return l.rows[i].Cell(b.col).Text }
	out := bs[:1:1]
	for k := 1; k < len(bs); k++ {
		last, b := &out[len(out)-1], bs[k]
		if text := raw(b); b.col == bs[k-1].col+1 && text[0] == ' ' && raw(bs[k-1])[0] != ' ' || b.col == bs[k-1].col+1 && text[0] == ' ' && len(last.where.More) > 0 {
			if value := last.inline > 0 || !last.is() && len(out) > 1; value && !b.is() && b.flags|last.flags == 0 {
				last.text += "," + strings.TrimRight(text, " ")
				last.where.More = append(last.where.More, b.where)
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

// inside takes the value out of "Label: value", and what stands behind it in the
// same cell with labels of its own: "Account: 123   BTN: 217-555-0100".
func (l *layout) inside(b box) (text string, more []box) {
	text = b.text[b.inline:]
	if n := len(text); l.g.sheet.Comma && n > 2 && text[0] == '"' && strings.IndexByte(text[1:], '"') == n-2 {
		return clean(text[1 : n-1]), nil
	}
	if strings.ContainsRune(text, '\n') || b.target == labels.Target(porting.Remarks) || b.target == labels.Note {
		return clean(text), nil
	}
	for _, m := range labels.CSR().All(text) {
		if m.Sep != ':' || m.Start == 0 || text[m.Start-1] != ' ' && text[m.Start-1] != '\t' {
			continue
		}
		rest := b
		rest.text = clean(text[m.Start:])
		rest.label = l.g.label(rest.text)
		if rest.inline == 0 && !rest.is() {
			continue
		}
		return strings.TrimRight(clean(text[:m.Start]), " ,;|/-"), []box{rest}
	}
	return clean(text), nil
}

// item reads the label bs[k] and returns the index of the last box it used.
func (l *layout) item(i int, bs []box, k int) int {
	b := bs[k]
	// Beside: the boxes up to the next label.
	end := k + 1
	for end < len(bs) && !captioned(bs[end]) && (!bs[end].is() || end > k+1 && hangs(b.label, bs[end-1].piece, bs[end]) || l.isValue(i, bs, k, end)) {
		end++
		if !multiple(b.label) && end > k+1 && end < len(bs) && bs[end].is() {
			break
		}
	}
	if b.target == labels.SectionService && end > k+1 && streetLike(bs[k+1].text) { // "Location | 9 Elm St", in several lines perhaps
		b.target, b.side, b.rank = labels.Target(porting.ServiceAddress), serviceSide, 1
	}
	if end > k+1 && plausible(b.target, bs[k+1].text) && !l.wordy(b, bs[k+1]) || end > k+1 && bs[k+1].flags != 0 {
		n := k + 2 // one value
		for multiple(b.label) && n < end && !(addressLabel(b.label) && streetLike(bs[n].text) && streetLike(bs[k+1].text)) {
			n++
		}
		ps := make([]piece, 0, n-k-1)
		if up, ok := l.above[[2]int{b.row, bs[k+1].col}]; ok {
			ps = append(ps, up)
		}
		for _, v := range bs[k+1 : n] {
			ps = append(ps, v.piece)
		}
		ps = append(ps, l.lines(i, b.col, bs[k+1].col, b.label)...)
		l.assign(b.label, ps)
		return n - 1
	}
	// Below: where nothing stands beside it.
	if end == k+1 && !b.target.Section() {
		if v, ok := l.at(i+1, b.col); ok && !v.is() && l.rows[i+1].Index == b.row+1 && plausible(b.target, v.text) && !l.stacked(i, b) {
			l.used[[2]int{v.row, v.col}] = true
			ps := []piece{v.piece}
			for c := v.col + 1; c <= v.col+6 && len(bs) == 1 && multiple(b.label); c++ { // and what stands beside it
				w, ok := l.at(i+1, c)
				if !ok || w.is() {
					break
				}
				ps = append(ps, w.piece)
				l.used[[2]int{w.row, w.col}] = true
			}
			ps = append(ps, l.lines(i+1, b.col, b.col, b.label)...)
			l.assign(b.label, ps)
			return k
		}
	}
	if b.feature != "" {
		// A feature alone in its row is said of the account; one in a stack of
		// labels, or among others, has a blank for its yes or no.
		if len(bs) == 1 && !b.colon && !l.stacked(i, b) {
			l.cur.condition(b.feature, b.text, b.where)
		} else {
			l.cur.lay(b.text, b.where)
		}
		return k
	}
	l.heading(b)
	return k
}

// belongsBelow keeps the first line of an address whose label stands beside its last
// one: the street, above "Service Address | Tulsa, OK 74135".
func (l *layout) belongsBelow(i int, b box) bool {
	if i+1 >= len(l.rows) || l.rows[i+1].Index != b.row+1 || !streetLike(b.text) || split(b.text).City != "" {
		return false
	}
	below := l.boxes(i + 1)
	for k := 1; k < len(below); k++ {
		v, head := below[k], below[k-1]
		if v.col != b.col || v.is() || !head.is() || head.inline > 0 || !addressLabel(head.label) {
			continue
		}
		if p := split("1 A St\n" + v.text); p.City == "" || p.Zip == "" || streetLike(v.text) {
			return false
		}
		if _, beside := l.at(i, head.col); beside {
			return false
		}
		if l.above == nil {
			l.above = map[[2]int]piece{}
		}
		l.above[[2]int{v.row, v.col}] = b.piece
		return true
	}
	return false
}

// captioned tells whether a text ends in a colon, as only a label does.
func captioned(b box) bool {
	return b.typ == sheet.Text && len(b.text) <= maxLabel && strings.HasSuffix(b.text, ":") && speaks(b.text)
}

// wordy tells whether what stands beside "Account", or beside a name of a member or a
// column, is no account number but the next of such words: it has no digit.
func (l *layout) wordy(b, v box) bool {
	return b.target == labels.Target(porting.AccountNumber) && !b.colon && digits(v.text) == 0 && !blank(v.text)
}

// stacked tells whether a label without a value stands among labels that have
// theirs beside them: what is below it is the next line's, and it is blank.
func (l *layout) stacked(i int, b box) bool {
	if b.colon {
		if m, ok := l.at(i+1, b.col); ok && m.colon {
			return true
		}
	}
	for _, j := range []int{i - 1, i + 1, i + 2} {
		if j < 0 || j >= len(l.rows) || l.rows[j].Index < b.row-2 || l.rows[j].Index > b.row+2 {
			continue
		}
		r := &l.rows[j]
		c := r.Cell(b.col)
		if c == nil {
			continue
		}
		if text := clean(c.Text); j != i+1 && !l.g.label(text).is() || j == i+1 && addressLabel(b.label) && streetLike(text) {
			continue
		}
		for col := b.col + 1; col <= b.col+3; col++ {
			if d := r.Cell(col); d != nil && clean(d.Text) != "" && !l.g.label(clean(d.Text)).is() {
				return true
			}
		}
	}
	return false
}

// isValue tells whether box v, a label by its words, is the value of box k: the
// last of its row, without a value of its own, while a label stands below k as
// in every stack of labels and values.
func (l *layout) isValue(i int, bs []box, k, v int) bool {
	if v != k+1 || bs[v].colon || bs[v].inline > 0 || columnStem(bs[k].text) == columnStem(bs[v].text) { // "Line 1", "Line 2"
		return false
	}
	if v+1 < len(bs) && !bs[v+1].is() {
		return false
	}
	if bs[k].colon || bs[k].target == labels.State && len(bs[v].text) == 2 && addr.State(bs[v].text) != "" { // Tennessee
		return true
	}
	stack := func(j int) bool {
		if j < 0 || j >= len(l.rows) {
			return false
		}
		r := l.rows[j].Index - bs[k].row
		c := l.rows[j].Cell(bs[k].col)
		if r < -2 || r > 2 || c == nil {
			return false
		}
		other := l.g.label(clean(c.Text))
		return other.is() && other.target != labels.Title
	}
	if below, ok := l.at(i+1, bs[v].col); ok && below.is() && !below.colon {
		return stack(i - 1)
	}
	return v == len(bs)-1 && (stack(i+1) || stack(i-1))
}

// multiple tells whether several cells of a row can be one value.
func multiple(b label) bool {
	switch b.target {
	case labels.Numbers, labels.Keep, labels.Features, labels.Note, labels.Target(porting.Remarks), labels.CityStateZip:
		return true
	}
	return addressLabel(b) && !isSingle(b.target)
}

func isSingle(t labels.Target) bool {
	switch t {
	case labels.City, labels.State, labels.Zip, labels.Zip4, labels.County, labels.Country, labels.StreetNumber, labels.StreetType, labels.PreDir, labels.PostDir:
		return true
	}
	return false
}

func addressLabel(b label) bool {
	switch b.target {
	case labels.Target(porting.ServiceAddress), labels.Target(porting.BillingAddress), labels.Address, labels.ListedAddress, labels.NameAndAddress,
		labels.Street, labels.Unit:
		return true
	}
	return false
}

// lines are the rows that go on below a value: nothing stands to their left, and
// they are no labels. Only what is written in several lines goes on.
func (l *layout) lines(i, labelCol, col int, b label) []piece {
	most := 0
	switch {
	case addressLabel(b):
		most = 4
	case b.target == labels.Numbers, b.target == labels.Keep:
		most = 1 << 20
	case b.target == labels.Target(porting.Remarks), b.target == labels.Features:
		most = 40
	case b.target == labels.Target(porting.CustomerName):
		most = 1
	}
	var out []piece
	for j := i + 1; j < len(l.rows) && len(out) < most; j++ {
		if l.rows[j].Index != l.rows[j-1].Index+1 {
			break
		}
		v, ok := l.at(j, col)
		if !ok && addressLabel(b) {
			v, ok = l.indented(j, labelCol)
		}
		if !ok || v.is() {
			break
		}
		// Something to the left of the value, down to the label, is another item.
		blocked := false
		for c := labelCol; c < min(col, v.col); c++ {
			if _, ok := l.at(j, c); ok {
				blocked = true
			}
		}
		if blocked {
			break
		}
		if b.target == labels.Numbers && !phoneCell(v.text) {
			break
		}
		if b.target == labels.Target(porting.CustomerName) && (digits(v.text) > 0 || !dbaLine(v.text)) {
			break
		}
		if addressLabel(b) && !addressLine(v.text) {
			break
		}
		out = append(out, v.piece)
		l.used[[2]int{v.row, v.col}] = true
		for c := v.col + 1; c <= v.col+6 && multiple(b); c++ { // further cells of the line
			w, ok := l.at(j, c)
			if !ok || w.is() && !hangs(b, out[len(out)-1], w) {
				break
			}
			out = append(out, w.piece)
			l.used[[2]int{w.row, w.col}] = true
		}
	}
	return out
}

// listBelow are the rows of numbers below "Lines: 217-555-0100", with what stands
// behind each.
func (l *layout) listBelow(i int, b box) []piece {
	var out []piece
	for j := i + 1; j < len(l.rows) && l.rows[j].Index == l.rows[j-1].Index+1; j++ {
		bs := l.boxes(j)
		if len(bs) == 0 || bs[0].col < b.col || !phoneCell(bs[0].text) || bs[0].is() {
			break
		}
		for x, v := range bs {
			if x > 0 && v.is() && !hangs(b.label, bs[x-1].piece, v) {
				break
			}
			out = append(out, v.piece)
			l.used[[2]int{v.row, v.col}] = true
		}
	}
	return out
}

// indented is the first cell of a row of a page or a text, where it stands further
// to the right than the label above it begins: values of lines that are not
// aligned go on in no column of their own.
func (l *layout) indented(j, labelCol int) (box, bool) {
	if l.g.spans == nil {
		return box{}, false
	}
	bs := l.boxes(j)
	if len(bs) == 0 || int(l.rows[j].Cells[0].Col) != bs[0].col || bs[0].col <= labelCol || bs[0].is() {
		return box{}, false
	}
	for _, b := range bs[1:] { // what stands behind it is another's, with a label
		if !b.is() && (len(bs) > 3 || bs[1].is()) {
			return box{}, false
		}
	}
	if len(bs) > 1 && bs[1].is() { // below the value, and not below what stands beside it
		up, at := l.g.spans[[2]int{l.rows[j].Index - 1, labelCol}], l.g.spans[[2]int{l.rows[j].Index, bs[0].col}]
		return bs[0], at[0] < up[1]
	}
	return bs[0], true
}

// dbaLine tells whether a line below a name goes on with it.
func dbaLine(text string) bool {
	s := strings.ToLower(text)
	for _, p := range []string{"dba ", "d/b/a ", "d.b.a", "c/o ", "attn", "a division of", "t/a ", "aka "} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// addressLine tells whether a line can belong to an address: it has a number in
// it, or a comma, or no more than a few words.
func addressLine(text string) bool {
	if telephoneLike(text) || unknownItem(text) {
		return false
	}
	return digits(text) > 0 || strings.Contains(text, ",") || len(strings.Fields(text)) <= 4
}

// unknownItem tells whether a line is a label that nobody knows and its value: "Rate
// center: Thorold".
func unknownItem(text string) bool {
	head, value, ok := strings.Cut(text, ":")
	return ok && speaks(head) && digits(head) == 0 && strings.TrimSpace(value) != "" && len(strings.Fields(head)) <= 4 &&
		!dbaLine(text) && addr.Designator(strings.ToLower(strings.TrimSpace(head))) == ""
}
