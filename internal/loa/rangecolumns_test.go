package loa

import (
	"fmt"
	"strings"
	"testing"
)

// Tables that give a range a row, its first and its last number in columns of their own,
// with and without lines, among other columns. Each is a column a string: its heading, and
// what stands in its rows.
func TestRangesInColumns(t *testing.T) {
	for _, h := range [][]string{
		{"#|1|2", "Start|217-555-0100|217-555-0120", "End|217-555-0103|217-555-0120"},
		{"Location|HQ|Branch", "Start|217-555-0100|217-555-0120", "End|217-555-0103|217-555-0120"},
		{"Start|217-555-0100|217-555-0120", "End|217-555-0103|217-555-0120", "Count|4|1"},
		{"Start|217-555-0100|217-555-0120", "End|217-555-0103|217-555-0120", "Location|HQ|Branch"},
		{"Start|(217) 555-0100|(217) 555-0120", "End|(217) 555-0103|(217) 555-0120", "Qty|4|1"},
		{"Start|2175550100|2175550120", "End|2175550103|2175550120", "Qty|4|1"},
		{"Start|217-555-0100|217-555-0120", "End|0103|0120"},
		{"Type|DID|DID", "Start|217-555-0100|217-555-0120", "End|217-555-0103|217-555-0120", "Total|4|1"},
		{"Range|1|2", "Start TN|217-555-0100|217-555-0120", "End TN|217-555-0103|217-555-0120"},
		{"Start|+1 217 555 0100|+1 217 555 0120", "End|+1 217 555 0103|+1 217 555 0120"},
		{"Start|217.555.0100|217.555.0120", "|-|-", "End|217.555.0103|217.555.0120"},
		{"Start|217.555.0100|217.555.0120", "|to|to", "End|217.555.0103|217.555.0120"},
		{"Start|217.555.0100|217.555.0120", "End|217.555.0103|", "Location|HQ|Branch"},
		{"Service|PRI|POTS", "From|217-555-0100|217-555-0120", "To|217-555-0103|"},
		{"Start|217-555-0100|217-555-0120", "End|217-555-0103|217-555-0120", "Port?|Yes|Yes"},
		{"Start|217-555-0100|217-555-0120", "End|217-555-0103|217-555-0120", "Current provider|AT&T|AT&T", "Account|A-1|A-1"},
		{"Account|A-1|A-1", "BTN|217-555-0100|217-555-0100", "Start|217-555-0100|217-555-0120", "End|217-555-0103|217-555-0120"},
		{"Low|217-555-0100|217-555-0120", "High|217-555-0103|217-555-0120"},
		{"Begin|217-555-0100|217-555-0120", "End|217-555-0103|217-555-0120"},
		{"Telephone number from|217-555-0100|217-555-0120", "Telephone number to|217-555-0103|217-555-0120"},
	} {
		for _, title := range []string{"Numbers to port", "Schedule A"} {
			for _, drawn := range []bool{true, false} {
				lines := []string{"50 80 Company: Acme Dental", "50 94 " + title}
				xs := []float64{50}
				for c, column := range h {
					for r, cell := range strings.Split(column, "|") {
						if cell != "" {
							lines = append(lines, fmt.Sprintf("%d %d %s", 52+120*c, 112+16*r, cell))
						}
					}
					xs = append(xs, 170+120*float64(c))
				}
				p := plain(lines...)
				if drawn {
					p = table(p, 100, 16, xs, 3)
				}
				if got := tns(read(t, p)); got != "0100 0101 0102 0103 0120" {
					t.Errorf("%q under %q, drawn %v: numbers %s", h, title, drawn, got)
				}
			}
		}
	}
}
