package headers

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/sheet"
)

// boardOf is a grid written as text, cells parted by bars, one row a line.
func boardOf(t *testing.T, text string) *board.Board {
	t.Helper()
	wb, err := sheet.Read(context.Background(), []byte(strings.ReplaceAll(text, "|", "\t")), sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	clock := limits.NewClock(context.Background())
	return board.New(&clock, cells.OfSheet(wb, wb.Sheets[0]))
}

// told is a header as text: "@" and the index of the row below it, then each column's heading and
// what it is of; "" for no header.
func told(h *Header) string {
	if h == nil {
		return ""
	}
	out := fmt.Sprintf("@%d", h.Body)
	for _, c := range h.Cols {
		what := string(c.Target)
		if c.Feature != "" {
			what = "feature"
		}
		if c.Side == cells.BillingSide {
			what += " of billing"
		}
		out += fmt.Sprintf(" %s=%s", strings.ReplaceAll(c.Text, " ", "_"), what)
	}
	return out
}

func TestFind(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"labels with values below them", "TN|Status|City\n207-555-0101|Active|Bath\n207-555-0102|Active|Bath\n", "@1 TN=numbers Status=status City=city"},
		{"labels with their values beside them", "Account Number|77-1\nBTN|207-555-0100\nBusiness Name|Acme Inc\n", ""},
		{"one heading of numbers, and numbers", "Telephone Numbers\n207-555-0101\n207-555-0102\n", "@1 Telephone_Numbers=numbers"},
		{"a group over its columns", "TN|Billing Address||\n|Street|City|ZIP\n207-555-0101|1 A St|Bath|04530\n", "@2 TN=numbers Street=street of billing City=city of billing ZIP=zip of billing"},
		{"words of one label above each other", "Telephone|Line\nNumber|Status\n207-555-0101|Active\n", "@2 Number=numbers Status=status"},
		{"a stack beside the table", "Account Number|77-1||TN|Status\nBTN|207-555-0100||207-555-0101|Active\n", "@1 TN=numbers Status=status"},
		{"the same table twice, side by side", "TN|Status||TN|Status\n207-555-0101|Active||207-555-0102|Active\n", "@1 TN=numbers Status=status"},
		{"a sentence", "Please see below for the lines of the account\n207-555-0101\n207-555-0102\n", ""},
		{"labels and no values", "TN|Status\nBTN|Account Number\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := told(Find(boardOf(t, tt.text), 0)); got != tt.want {
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
}

func TestHeadless(t *testing.T) {
	last := Find(boardOf(t, "TN|Status\n207-555-0101|Active\n"), 0)
	if last == nil {
		t.Fatal("no header")
	}
	for _, tt := range []struct {
		name, text string
		last       *Header
		want       string
	}{
		{"a bare list", "207-555-0101|Active\n207-555-0102|Active\n", nil, "@0 =numbers =status"},
		{"the next page of a table", "207-555-0101|Active\n207-555-0102|Active\n", last, "@0 TN=numbers Status=status"},
		{"in several columns", "207-555-0101|207-555-0103\n207-555-0102|207-555-0104\n", nil, "@0 =numbers =numbers"},
		{"a number alone", "207-555-0101\n", nil, ""},
		{"a label with its number", "BTN|207-555-0101\nFax|207-555-0102\n", nil, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := told(Headless(boardOf(t, tt.text), 0, tt.last)); got != tt.want {
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
}
