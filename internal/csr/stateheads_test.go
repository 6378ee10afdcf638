package csr

// Headings that give their numbers a state, in whatever words.

import (
	"context"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

func TestStateHeadings(t *testing.T) {
	for _, tt := range []struct{ heading, state string }{
		{"DISCONNECTED NUMBERS", "disconnected"},
		{"Ported Out Numbers", "disconnected"},
		{"Non-Working Numbers", "disconnected"},
		{"Vacated Numbers", "disconnected"},
		{"Snapped Back Numbers", "disconnected"},
		{"Numbers no longer in service", "disconnected"},
		{"Cancelled numbers (2)", "disconnected"},
		{"DISCONNECTED WORKING TELEPHONE NUMBERS", "disconnected"},
		{"Temp Disc Lines", "suspended"},
	} {
		for shape, text := range map[string]string{
			"list":  "Account Number,6-100233\nCustomer Name,Peach Ltd\n\nTelephone Numbers,\n217-555-0110,\n\n" + tt.heading + ",\n217-555-0112,\n217-555-0113,\n",
			"table": "Account Number,6-100233\nCustomer Name,Peach Ltd\n\nTN,Features\n217-555-0110,Hunting\n\n" + tt.heading + ",\nTN,Features\n217-555-0112,DSL\n217-555-0113,\n",
		} {
			rs, err := ReadText(context.Background(), []byte(text), porting.Document{Name: "x"}, sheet.Limits{})
			if err != nil || len(rs) != 1 {
				t.Fatal(len(rs), err)
			}
			ns := rs[0].Numbers
			if len(ns) != 3 || ns[0].Status != "" || ns[1].Status != tt.state || ns[2].Status != tt.state {
				t.Errorf("%s: %q: got %v", shape, tt.heading, ns)
			}
		}
	}
}
