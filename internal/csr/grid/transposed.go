package grid

// Tables on their side: labels down one column, each further column a number or an
// account.

import (
	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// onSide is a region that stands on its side: the column of its labels, and those of its
// values.
type onSide struct {
	from, end   int // rows by their index
	left, right int
	cols        map[int]bool
}

// transposed reads a table that stands on its side: labels down one column, each
// further column a number or an account. It returns the index behind it, i if
// there is none.
func (l *layout) transposed(i int) int {
	if l.Turned {
		return i
	}
	s := l.onSide(i)
	if s == nil {
		return i
	}
	l.readTransposed(s)
	l.Mask(s.from, s.end-1, s.left, s.right)
	return s.end
}

// onSide finds such a table that begins in row i: the number of a line or of an account
// stands in several columns of one of its rows, and what stands below it, and above it,
// stands in the same columns.
func (l *layout) onSide(i int) *onSide {
	s := l.keyRow(i)
	key := i
	if s == nil {
		if bs := l.Boxes(i); len(bs) < 3 || !bs[0].Is() || bs[0].Inline > 0 || bs[1].Is() && !featuresOf(bs) {
			return nil
		}
	}
	for j := i + 1; s == nil && j < len(l.Rows) && j <= i+20; j++ { // names may stand above the accounts
		if l.Rows[j].Index > l.Rows[j-1].Index+1 {
			return nil
		}
		if s = l.keyRow(j); s != nil && (!cells.Listed(l.Boxes(j)[0].Target) || l.ofLines(i, j)) && different(l.Boxes(j)[1:]) {
			key = j
			break
		}
		s = nil
	}
	if s == nil {
		return nil
	}
	beside := 0
	for j := i; j < key; j++ {
		n, ok := l.inside(s, j)
		if !ok || j == i && (n < 2 || l.Boxes(j)[0].Col != s.left) {
			return nil
		}
		beside += n / 2
	}
	s.from, s.end = i, key+1
	for ; s.end < len(l.Rows); s.end++ {
		j := s.end
		if gap := l.Rows[j].Index - l.Rows[j-1].Index; gap > 2 || gap == 2 && !l.further(s, j) {
			break
		}
		n, ok := l.inside(s, j)
		if !ok || n == 0 && l.Boxes(j)[0].Target.Section() && (j+1 == len(l.Rows) || l.Rows[j+1].Index > l.Rows[j].Index+1 || !l.further(s, j+1)) {
			break
		}
		if n >= 2 && l.Boxes(j)[0].Col == s.left {
			beside++
		}
	}
	if beside == 0 {
		return nil
	}
	return s
}

// keyRow is a row with the label of a number, and a number in each of some columns.
func (l *layout) keyRow(i int) *onSide {
	bs := l.Boxes(i)
	if len(bs) < 3 || !bs[0].Is() || bs[0].Inline > 0 {
		return nil
	}
	switch bs[0].Target {
	case labels.Numbers, labels.Telephone, labels.Target(porting.AccountNumber), labels.Target(porting.BTN), labels.AccountBTN:
	default:
		return nil
	}
	s := &onSide{left: bs[0].Col, right: bs[len(bs)-1].Col, cols: map[int]bool{}}
	for _, b := range bs[1:] {
		if b.Is() && b.Feature == "" || !cells.Plausible(bs[0].Target, b.Text) || cells.Digits(b.Text) == 0 { // "T-1" is an account too
			return nil
		}
		s.cols[b.Col] = true
	}
	return s
}

// ofLines tells whether the rows before row j say what belongs to single lines, each with
// as many values: "USOC | … | …", above "Telephone | … | …"; or some where their labels are
// of lines.
func (l *layout) ofLines(i, j int) bool {
	n := len(l.Boxes(j))
	for ; i < j; i++ {
		bs := l.Boxes(i)
		if featuresOf(bs) {
			continue
		}
		line := !bs[0].Is() || bs[0].Target == labels.Features || bs[0].Target == labels.Status || bs[0].Target == labels.Note || bs[0].Target == labels.None || bs[0].Feature != ""
		if len(bs) > n || len(bs) < n && !line || cells.IsPart(bs[0].Target) || cells.AddressLabel(bs[0].Label) || bs[0].Target.Section() || porting.IsCompared(bs[0].Target.Field()) {
			return false
		}
	}
	return true
}

// featuresOf tells whether a row says of lines which features each has: "Services | Hunting | RCF".
func featuresOf(bs []board.Box) bool {
	known := 0
	for _, b := range bs[1:] {
		if b.Is() && b.Feature == "" || cells.Digits(b.Text) > 4 {
			return false
		}
		if b.Feature != "" || len(features.Find(b.Text)) > 0 {
			known++
		}
	}
	return known > 0 && (bs[0].Target == labels.Features || bs[0].Target == labels.Note || bs[0].Target == labels.SectionService)
}

// different tells whether no two boxes say the same.
func different(bs []board.Box) bool {
	seen := map[string]bool{}
	for _, b := range bs {
		seen[b.Text] = true
	}
	return len(seen) == len(bs)
}

// inside is how many values a row has in the columns of the region. It is no row of it
// where something stands elsewhere, or its first cell is no label; one without a label
// goes on with the row above.
func (l *layout) inside(s *onSide, j int) (values int, ok bool) {
	bs := l.Boxes(j)
	if len(bs) > 0 && bs[0].Col == s.left {
		if bs[0].Inline > 0 || cells.Digits(bs[0].Text) > 4 {
			return 0, false
		}
		bs = bs[1:]
	} else if len(bs) == 0 {
		return 0, false
	}
	for _, b := range bs {
		if !s.cols[b.Col] {
			return 0, false
		}
		values++
	}
	return values, true
}

// further tells whether a row behind a gap, or behind a heading, is one of the region's:
// a label, and values in several of its columns.
func (l *layout) further(s *onSide, j int) bool {
	n, ok := l.inside(s, j)
	bs := l.Boxes(j)
	return ok && n > 1 && n*2 >= len(s.cols) && bs[0].Col == s.left && (bs[0].Is() || cells.PhoneCell(bs[1].Text)) && !bs[1].Is()
}

// readTransposed turns a region on its side and reads it as any table. What goes on below
// a value joins it, but for numbers, each of which stands for itself; a heading says whose
// the parts below it are.
func (l *layout) readTransposed(s *onSide) {
	g := &cells.Grid{Name: l.Grid.Name, Read: l.Grid.Read, Labels: l.Grid.Labels, Sheet: &sheet.Sheet{Name: l.Grid.Name},
		Places: map[[2]int]porting.Where{}, Conf: l.Grid.Conf, Turned: true}
	rows := map[int]*sheet.Row{}
	for col := s.left; col <= s.right; col++ {
		rows[col] = &sheet.Row{Index: col}
	}
	bd := board.OnItsSide(&l.c.Clock, g)
	at := 0 // the column that a row becomes
	for j := s.from; j < s.end; j++ {
		bs := l.Boxes(j)
		head := bs[0]
		if head.Col == s.left && len(bs) == 1 && head.Target.Section() {
			p := head.Piece
			p.Row, p.Col = s.left, at+1
			bd.Section(p, head.Side)
			l.Cur.Lay(head.Text, head.Where)
			continue
		}
		goesOn := head.Col != s.left && at > 0
		if !goesOn || cells.PhoneCell(head.Text) {
			at++
		}
		for col := s.left; col <= s.right; col++ {
			c := l.Rows[j].Cell(col)
			if c == nil {
				continue
			}
			place, turned, row := [2]int{col, at}, *c, rows[col]
			where := l.Grid.Piece(l.Rows[j].Index, c).Where
			if n := len(row.Cells); n > 0 && int(row.Cells[n-1].Col) == at { // a further line
				up := &row.Cells[n-1]
				up.Text, up.Raw = up.Text+"\n"+c.Text, up.Raw+"\n"+c.Raw
				up.Flags |= c.Flags
				first := g.Places[place]
				first.More = append(first.More, where)
				g.Places[place] = first
				continue
			}
			turned.Col = int16(min(at, 16384))
			row.Cells = append(row.Cells, turned)
			g.Places[place] = where
		}
	}
	for col := s.left; col <= s.right; col++ {
		if r := rows[col]; len(r.Cells) > 0 {
			g.Sheet.Rows = append(g.Sheet.Rows, *r)
		}
	}
	bd.Rows = g.Sheet.Rows
	sub := newLayout(l.c, bd, l.On(bd))
	sub.read()
	l.Back(sub.Blocks)
	sub.sweep()
	for j := s.from; j < s.end; j++ {
		for x := range l.Rows[j].Cells {
			if c := &l.Rows[j].Cells[x]; int(c.Col) >= s.left && int(c.Col) <= s.right {
				c.Used = true
			}
		}
	}
}
