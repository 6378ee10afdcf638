package blocks

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// TestAssign gives the items of a sheet of two columns, labels and values, to its blocks.
func TestAssign(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"one account", "Account Number|A-1\nBTN|207-555-0100\n", "A-1 btn 207-555-0100"},
		{"another account's number begins another block", "Account Number|A-1\nBTN|207-555-0100\nAccount Number|A-2\n", "A-1 btn 207-555-0100; A-2"},
		{"the same number once more begins none", "Account Number|A-1\nBTN|207-555-0100\nAccount Number|A-1\n", "A-1 btn 207-555-0100"},
		{"under another wording it is the same account's", "Account Number|A-1\nBTN|207-555-0100\nOld Account|A-0\n", "A-1 btn 207-555-0100"},
		{"what is said below a number is said of it", "Account Number|A-1\nTN|207-555-0101\nStatus|Disconnected\n", "A-1, +12075550101 disconnected"},
		{"a value that says two things", "Account Number|A-1 - Acme Supply\n", "A-1 of Acme Supply"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			wb, err := sheet.Read(context.Background(), []byte(strings.ReplaceAll(tt.text, "|", "\t")), sheet.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			c := &gather.Collector{Clock: limits.NewClock(context.Background())}
			bd := board.New(&c.Clock, cells.OfSheet(wb, wb.Sheets[0]))
			bl := New(c, bd)
			for i := range bd.Rows {
				bs := bd.Boxes(i)
				bl.Assign(bs[0].Label, []cells.Piece{bs[1].Piece})
			}
			var out []string
			for _, a := range bl.Accounts {
				s := a.Fields[porting.AccountNumber].Text
				if v := a.Fields[porting.BTN]; v != nil {
					s += " btn " + v.Text
				}
				if v := a.Fields[porting.CustomerName]; v != nil {
					s += " of " + v.Text
				}
				for _, n := range a.Loose {
					s += fmt.Sprintf(", %s %s", n.TN, n.Status)
				}
				out = append(out, s)
			}
			if got := strings.Join(out, "; "); got != tt.want {
				t.Errorf("accounts %q, want %q", got, tt.want)
			}
		})
	}
}
