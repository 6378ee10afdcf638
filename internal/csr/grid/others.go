package grid

// Tables whose telephone numbers are not the account's: records of calls, and the people to
// call at the carrier.

import (
	"fmt"
	"slices"

	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/labels"
)

// others sets a table aside whose headings stand in row i and whose numbers are none of the
// account's. It returns the index behind it, i if there is none.
func (l *layout) others(i int) int {
	if l.Turned {
		return i
	}
	bs := l.Boxes(i)
	if len(bs) < 3 || slices.ContainsFunc(bs, func(b board.Box) bool { return b.Inline > 0 || cells.TelephoneLike(b.Text) }) {
		return i
	}
	calls := headed(bs, "called", "dialed", "dialled", "calling", "destination") && headed(bs, "time", "duration", "min", "mins", "minutes", "seconds", "length")
	if !calls && !l.contacts(i, bs) {
		return i
	}
	end := i + 1
	for end < len(l.Rows) && l.Rows[end].Index == l.Rows[end-1].Index+1 && slices.ContainsFunc(l.Boxes(end), func(b board.Box) bool { return cells.TelephoneLike(b.Text) }) {
		end++
	}
	if end == i+1 {
		return i
	}
	for j := i; j < end; j++ {
		l.c.Tick()
		var ps []cells.Piece
		for _, b := range l.Boxes(j) {
			gather.Take(b.Piece)
			ps = append(ps, b.Piece)
		}
		v := gather.Join(ps)
		switch {
		case calls && j == i:
			l.Cur.Lay(fmt.Sprintf("a table of %d calls: %s", end-i-1, v.Text), v.Where)
		case !calls:
			l.Cur.Lay(v.Text, v.Where)
		}
	}
	return end
}

// contacts tells whether row i heads a table of people below a heading that says so: names,
// what they do, and their telephones, and nothing that is said of a line.
func (l *layout) contacts(i int, bs []board.Box) bool {
	if !headed(bs, "name", "contact", "who") || !headed(bs, "role", "title", "position", "function", "department", "team", "email", "mail") ||
		headed(bs, "status", "features", "feature", "line", "tn", "wtn", "did", "usoc", "account", "btn", "extension", "ext") {
		return false
	}
	for j := i - 1; j >= max(0, i-2); j-- {
		if up := l.Rows[j].Cells; len(up) == 1 {
			for _, w := range labels.Words(up[0].Text) {
				switch w {
				case "contact", "contacts", "escalation", "escalations", "support":
					return true
				}
			}
		}
	}
	return false
}

// headed tells whether one of some headings holds one of some words.
func headed(bs []board.Box, words ...string) bool {
	return slices.ContainsFunc(bs, func(b board.Box) bool {
		return len(b.Text) < 40 && slices.ContainsFunc(labels.Words(b.Text), func(w string) bool { return slices.Contains(words, w) })
	})
}
