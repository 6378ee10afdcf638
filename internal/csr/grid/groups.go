package grid

// Numbers in rows of their own, and in the rows below each what is billed for it, as invoices
// and summaries by line have it:
//
//	617-555-0100
//	    Business line   1   41.25
//	    ADSL 6M         1   59.10
//	Line subtotal           100.35

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/sheet"
)

// group is a number and the rows below it, up to the next.
type group struct {
	number board.Box
	rows   [][]board.Box
}

// grouped reads such groups from row i on. It returns the index behind them, i if there are
// none: a number alone with one row of its own is enough where amounts stand in that row.
func (l *layout) grouped(i int) int {
	groups, end := l.groups(i)
	if groups == nil {
		return i
	}
	a := l.Cur
	first := len(a.Numbers)
	for _, g := range groups {
		gather.Take(g.number.Piece)
		from := len(a.Numbers)
		if from == 0 {
			a.NumbersRow = g.number.Row
		}
		for _, n := range gather.NumbersIn(&l.c.Clock, l.Grid, g.number.Piece, a) {
			n.Note = strings.TrimSpace(n.Note)
			a.AddNumber(n, nil, gather.Address{})
		}
		for _, bs := range g.rows {
			l.c.Tick()
			says := bs[0]
			ps := make([]cells.Piece, 0, len(bs))
			for _, b := range bs {
				gather.Take(b.Piece)
				ps = append(ps, b.Piece)
			}
			if !cells.TotalWords(says.Text) && !strings.HasPrefix(strings.ToLower(says.Text), "total") {
				for x := from; x < len(a.Numbers); x++ {
					n := &a.Numbers[x]
					a.FeaturesIn(n, says.Text, says.Where)
					a.AddNote(n, says.Text)
					if s := cells.NoteStatus(says.Text); cells.Graver(s, n.Status) {
						n.Status = s
					}
				}
				ps = ps[1:]
			}
			if len(ps) > 0 {
				v := gather.Join(ps)
				a.Lay(v.Text, v.Where)
			}
		}
	}
	a.Numbered = true
	a.MergeTail(first)
	return end
}

// groups finds the groups from row i on, and the index behind them.
func (l *layout) groups(i int) (out []group, end int) {
	if l.Turned {
		return nil, i
	}
	head, ok := l.groupHead(i)
	if !ok || i+1 >= len(l.Rows) || l.Rows[i+1].Index != l.Rows[i].Index+1 || !l.subRow(i+1, head) {
		return nil, i
	}
	for end = i; end < len(l.Rows); end++ {
		gap := 0
		if end > i {
			gap = l.Rows[end].Index - l.Rows[end-1].Index
		}
		if b, ok := l.groupHead(end); ok && b.Col == head.Col && gap <= 2 && (end == i || end+1 < len(l.Rows) && l.Rows[end+1].Index == l.Rows[end].Index+1 && l.subRow(end+1, b)) {
			out = append(out, group{number: b})
			continue
		}
		if gap > 1 || !l.subRow(end, head) {
			break
		}
		g := &out[len(out)-1]
		g.rows = append(g.rows, l.Boxes(end))
	}
	return out, end
}

// groupHead is the number that stands in a row with nothing but amounts beside it, alone or
// behind words that head what is charged for it: "Charges for 502 272-2029".
func (l *layout) groupHead(i int) (board.Box, bool) {
	bs := l.Boxes(i)
	if len(bs) == 0 || bs[0].Flags&sheet.DigitsLost != 0 {
		return board.Box{}, false
	}
	bs = slices.Clone(bs)
	low := strings.ToLower(bs[0].Text)
	for _, words := range []string{"monthly charges for ", "charges for ", "services for ", "service for ", "detail for ", "details for "} {
		if strings.HasPrefix(low, words) {
			bs[0].Text = strings.TrimSpace(bs[0].Text[len(words):])
			bs[0].Label = l.Grid.Label(bs[0].Text)
			break
		}
	}
	if bs[0].Is() || !cells.PhoneCell(bs[0].Text) || cells.OfOffice(bs[0].Text) || cells.TotalWords(bs[0].Text) || len(bs[0].Text) > 40 {
		return board.Box{}, false
	}
	for _, b := range bs[1:] {
		if !amount(b) {
			return board.Box{}, false
		}
	}
	return bs[0], true
}

// subRow tells whether row i says something of the number that heads its group: words that
// are no field of an account and no place, with amounts beside them.
func (l *layout) subRow(i int, head board.Box) bool {
	bs := l.Boxes(i)
	if len(bs) < 2 || l.Rows[i].Index > head.Row+100 {
		return false
	}
	b := bs[0]
	if b.Typ != sheet.Text || b.Col < head.Col || b.Col > head.Col+2 || cells.StreetLike(unlisted(b.Text)) || !cells.Speaks(b.Text) {
		return false
	}
	if cells.TelephoneLike(b.Text) && !cells.TotalWords(b.Text) {
		return false
	}
	if b.Is() && b.Feature == "" && (b.Target.Section() || b.Target.Field() != "" || b.Inline > 0 || b.Colon || cells.Listed(b.Target) || b.Target == labels.Status) {
		return false
	}
	for _, c := range bs[1:] {
		if !amount(c) {
			return false
		}
	}
	return true
}

// unlisted is a text without the number of an item: "2. Line share".
func unlisted(text string) string {
	if n, rest, ok := strings.Cut(text, ". "); ok && len(n) <= 2 && cells.Digits(n) == len(n) {
		return rest
	}
	return text
}

// amount tells whether a cell holds a count or a sum of money.
func amount(b board.Box) bool {
	t := strings.TrimLeft(b.Text, "-$€( ")
	return !cells.PhoneCell(b.Text) && len(b.Text) < 16 && t != "" && t[0] >= '0' && t[0] <= '9' && strings.Trim(t, "0123456789.,%) $-") == ""
}
