package main

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
)

// TestPrintRecordJSON prints many numbers one after the other, to the byte as all at once.
func TestPrintRecordJSON(t *testing.T) {
	for _, n := range []int{0, 1, 500, 501, 1200} {
		r := porting.NewRecord(porting.Document{Name: `"numbers":[].csv`})
		r.Fields[porting.CustomerName] = &porting.Field{Text: `<A>,"numbers":[` + "\n]"}
		for i := range n {
			r.Numbers = append(r.Numbers, porting.Number{TN: fmt.Sprintf("+1217555%04d", i), Text: `"x" & <y>`, Features: []string{}})
		}
		var all, each bytes.Buffer
		if err := printJSON(&all, r); err != nil {
			t.Fatal(err)
		}
		if err := printRecordJSON(&each, r); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(all.Bytes(), each.Bytes()) {
			t.Errorf("%d numbers are printed differently", n)
		}
	}
}
