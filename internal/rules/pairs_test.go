package rules

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/porting"
)

// A second reading of the contract: some 750 pairs of one field's values, each
// class on each field and part, alone and combined, other layouts and notations
// of the same. All that differs is found, nothing else, and the edits rebuild
// both texts with no class that the finding does not have.
func TestPairs(t *testing.T) {
	data, err := os.ReadFile("testdata/pairs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	pairs := 0
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		pairs++
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			t.Fatalf("line %d has %d fields", i+1, len(f))
		}
		onLOA, errLOA := strconv.Unquote(f[1])
		onCSR, errCSR := strconv.Unquote(f[2])
		if errLOA != nil || errCSR != nil {
			t.Fatalf("line %d: a value is not quoted", i+1)
		}
		loa, csr := papers()
		set(loa, porting.Name(f[0]), onLOA)
		set(csr, porting.Name(f[0]), onCSR)
		var got []string
		for _, x := range Check(loa, csr, Options{Profile: carrier.NewProfile(carrier.Standard, nil), Today: today}) {
			ds := make([]string, len(x.Differences))
			for j, d := range x.Differences {
				ds[j] = string(d)
			}
			got = append(got, fmt.Sprintf("%s(%s)/%s", x.ID, strings.Join(ds, " "), x.Severity))
			var l, c strings.Builder
			for _, e := range x.Edits {
				l.WriteString(e.LOA)
				c.WriteString(e.CSR)
				if e.Class != "" && !contains(x.Differences, e.Class) {
					t.Errorf("line %d: an edit of %s is %s", i+1, x.ID, e.Class)
				}
			}
			if len(x.Edits) > 0 && (l.String() != x.LOA.Text || c.String() != x.CSR.Text) {
				t.Errorf("line %d: the edits of %s make %q and %q", i+1, x.ID, l.String(), c.String())
			}
		}
		if s := strings.Join(got, "; "); s != f[3] {
			t.Errorf("line %d: %s / %s\n got %s\nwant %s", i+1, f[1], f[2], s, f[3])
		}
	}
	if pairs < 700 {
		t.Errorf("%d pairs only", pairs)
	}
}
