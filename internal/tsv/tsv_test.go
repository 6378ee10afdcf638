package tsv

import (
	"fmt"
	"slices"
	"testing"
)

func TestRows(t *testing.T) {
	var got [][]string
	for row := range Rows("a.tsv", "# kind, word\n\nroad\tst\r\nroad\tave\tx\n", 2, 3) {
		got = append(got, row)
	}
	if want := [][]string{{"road", "st"}, {"road", "ave", "x"}}; !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%q, want %q", got, want)
	}
	for range Rows("a.tsv", "a\tb\nlost a tab\n", 2, 2) {
		break // what is not asked for is not looked at
	}
}

// A row that lost a field is told by its line, not left out.
func TestMalformedRow(t *testing.T) {
	for data, want := range map[string]string{
		"# head\na\tb\nlost a tab\n": "a.tsv:3: 1 fields, where there are to be 2 to 3",
		"a\tb\tc\td\n":               "a.tsv:1: 4 fields, where there are to be 2 to 3",
	} {
		func() {
			defer func() {
				if got := fmt.Sprint(recover()); got != want {
					t.Errorf("%q: panic %q, want %q", data, got, want)
				}
			}()
			for range Rows("a.tsv", data, 2, 3) {
			}
		}()
	}
}
