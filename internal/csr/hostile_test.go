package csr

// Grids that would take quadratic time without bounds: each is read in seconds.

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

func TestHostileGrids(t *testing.T) {
	lines := func(n int, f func(i int) string) []byte {
		var b strings.Builder
		for i := range n {
			b.WriteString(f(i))
		}
		return []byte(b.String())
	}
	for name, data := range map[string][]byte{
		"an account in each row": append([]byte("Account Number,Customer Name,Telephone Number,Notes\n"), lines(20_000, func(i int) string {
			return fmt.Sprintf("A-%d,C %d,%d,DSL and freeze %d\n", i, i, 2012000000+i*7, i)
		})...),
		"remarks in each row":    lines(20_000, func(i int) string { return fmt.Sprintf("text %d,Remarks: DSL line %d,12345%05d,foo\n", i, i, i) }),
		"an address in each row": lines(20_000, func(i int) string { return fmt.Sprintf("Service Address,%d Main St,City,Peoria\n", i) }),
		"a block in each six rows": lines(3_000, func(i int) string {
			return fmt.Sprintf("Customer Name,C %d,\nAccount Number,A-%d,\nTN,Status,Notes\n%d,Active,x\n,,\n", i, i, 2012000000+i*7)
		}),
		"numbers that are none": lines(20_000, func(i int) string { return fmt.Sprintf("1234%06d,Active\n", i) }),
	} {
		start := time.Now()
		records, err := ReadText(context.Background(), data, porting.Document{}, sheet.Limits{})
		if err != nil || len(records) == 0 {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(start); took > 20*time.Second { // loaded machines are slow
			t.Errorf("%s took %v", name, took)
		}
		for _, r := range records {
			if len(r.Problems) > 5*maxProblems {
				t.Errorf("%s: %d problems", name, len(r.Problems))
				break
			}
		}
	}
}
