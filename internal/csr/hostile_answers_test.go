package csr

// Responses whose members would be looked at beside all others, or hung on each of
// thousands of numbers: each takes the processor less than seconds, and whatever the
// members, reading ends with its time.

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// many is a text n times, each with its number.
func many(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func TestHostileResponses(t *testing.T) {
	for name, tt := range map[string]struct {
		text    string
		records int
		numbers int // of the first
		limit   bool
	}{
		"entries of one name":             {`<csr><account>A1</account>` + many(30_000, `<n a="1" b="2" tn="217%07d"/>`) + `</csr>`, 1, 0, false},
		"objects of all names":            {`<csr><account>A1</account>` + many(20_000, `<n%d><a>1</a><b>2</b></n%[1]d>`) + `</csr>`, 1, 0, false},
		"members of one entry":            {`<csr><account>A1</account><telephoneNumbers tn="2175550100"` + many(60_000, ` a%d="v"`) + `/></csr>`, 1, 1, false},
		"numbers of one entry":            {`<csr><account>A1</account><numbers><n>` + many(8_000, `<tn>217555%04d</tn>`) + `</n></numbers></csr>`, 1, 8_000, false},
		"notes on each number":            {`<csr><account>A1</account><numbers><n>` + many(3_000, `<tn>217555%04d</tn>`) + many(3_000, `<note>hello %d</note>`) + `</n></numbers></csr>`, 1, 3_000, true},
		"notes on each number of a range": {`{"account_number": "A1", "numbers": [` + many(9, `{"range_start": "2175%d50000", "range_end": "2175%[1]d59999", "note": "a`+strings.Repeat("a", 30_000)+`", "remarks": "`+strings.Repeat("b", 30_000)+`", "x": "`+strings.Repeat("c", 30_000)+`"},`) + `{"tn": "2175550000"}]}`, 1, 90_001, false},
		"accounts without end":            {`{"accounts": [` + many(20_000, `{"account_number": "A%d", "name": "x"},`) + `{"account_number": "B"}]}`, 2_000, 0, true},
		"what all accounts share":         {`{"accounts": [` + many(2_000, `{"account_number": "A%d"},`) + `{"account_number": "B"}], "outer": {"pin": "1"` + many(20_000, `, "o%d": "v"`) + `}}`, 2_000, 0, true},
		"a list as one value":             {`[{"account_number": "A1", "tn": "2175550100", "x": ["v"` + strings.Repeat(`,"v"`, 200_000) + `]}, {"account_number": "A1", "tn": "2175550101", "x": "v"}]`, 1, 2, false},
		"numbers that nobody knows":       {`{"account_number": "A1", "x": {"y": "z"` + many(60_000, `, "q%d": "217%[1]07d"`) + `}}`, 1, 0, false},
		"features in a long text":         {`{"account_number": "A1", "remarks": "` + strings.Repeat("DSL ", 32_000) + `"}`, 1, 0, false},
		"a text longer than any":          {`{"account_number": "A1", "x": "` + strings.Repeat("DSL ", 1_000_000) + `"}`, 1, 0, true},
		"attributes without end":          {`<csr><account>A1</account><x` + many(250_000, ` a%d="v"`) + `/></csr>`, 1, 0, true},
		"values of one name":              {`{"account_number": "4711", "x": [` + strings.Repeat("1,", 500_000) + `1]}`, 1, 0, false},
	} {
		ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
		start := busy(t)
		records, err := ReadText(ctx, []byte(tt.text), porting.Document{}, sheet.Limits{})
		took := busy(t) - start
		cancel()
		t.Logf("%s: %v", name, took)
		if took > 4*time.Second {
			t.Errorf("%s took %v", name, took)
		}
		if err != nil || len(records) != tt.records {
			t.Errorf("%s: %d records, %v; want %d", name, len(records), err, tt.records)
			continue
		}
		if n := len(records[0].Numbers); tt.numbers > 0 && n != tt.numbers {
			t.Errorf("%s: %d numbers, want %d", name, n, tt.numbers)
		}
		limit := false
		for _, p := range records[0].Problems {
			limit = limit || p.Code == porting.ProblemLimit
		}
		if limit != tt.limit {
			t.Errorf("%s: told of a limit: %v", name, limit)
		}
	}
}
