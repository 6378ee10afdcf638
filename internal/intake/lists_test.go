package intake

import (
	"fmt"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/pdftest"
	"github.com/portcheck/portcheck/internal/porting"
)

// A page of little but numbers is a list of numbers, whether or not it says of what
// letter; a page of many words is none. What is not to be ported is kept.
func TestListsOnPages(t *testing.T) {
	numbers := func(from, to int) (out []string) {
		for n := from; n <= to; n++ {
			out = append(out, fmt.Sprintf("(217) 555-%04d", n))
		}
		return out
	}
	for name, c := range map[string]struct {
		lines []string
		kind  porting.Kind
		keep  int
	}{
		"bare":       {numbers(100, 111), porting.KindNumbers, 0},
		"attachment": {append([]string{"Attachment A", "Acme Widgets, Inc."}, numbers(100, 111)...), porting.KindNumbers, 0},
		"of a letter": {append([]string{"Attachment A to the Letter of Authorization of Acme Widgets, Inc."}, numbers(100, 119)...),
			porting.KindNumbers, 0},
		"two lists": {append(append([]string{"Attachment A", "List telephone numbers TO BE PORTED:"}, numbers(100, 105)...),
			append([]string{"Telephone numbers NOT TO BE PORTED:"}, numbers(120, 122)...)...), porting.KindNumbers, 3},
		"a fax cover": {[]string{"FAX", "To: Jane Doe, Beacon Voice", "Fax: (217) 555-0100", "From: Bob Roe, Acme Widgets, Inc.", "Telephone: (217) 555-0101", "Subject: our call of Monday"},
			porting.KindOther, 0},
	} {
		var page strings.Builder
		for i, l := range c.lines {
			fmt.Fprintf(&page, "BT /F1 10 Tf 60 %d Td %s Tj ET\n", 740-16*i, pdftest.Literal(l))
		}
		result, err := Read(t.Context(), "paper", pdftest.Pages(page.String()), Options{})
		if err != nil || len(result.Records) != 1 {
			t.Fatalf("%s: %d records, %v", name, len(result.Records), err)
		}
		r, kept := result.Records[0], 0
		for _, n := range r.Numbers {
			if n.Action == porting.ActionKeep {
				kept++
			}
		}
		if r.Document.Kind != c.kind || kept != c.keep {
			t.Errorf("%s: kind %q, %d of %d numbers to keep", name, r.Document.Kind, kept, len(r.Numbers))
		}
	}
}
