package listing

import (
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/placing"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/page/pagetest"
)

// TestRead reads the lists of a page: each number as it is to be ported, to stay ("keep")
// with its note.
func TestRead(t *testing.T) {
	for _, c := range []struct {
		name string
		page *page.Page
		want string
	}{
		{"one a line", pagetest.Lines("50 60 Numbers to port:", "50 76 217-555-0100", "50 92 217-555-0101"), "port 217-555-0100, port 217-555-0101"},
		{"several a line", pagetest.Lines("50 60 Numbers to port: 217-555-0100, 217-555-0101"), "port 217-555-0100, port 217-555-0101"},
		{"a range", pagetest.Lines("50 60 Numbers to port:", "50 76 217-555-0100 - 0102"), "port 217-555-0100 - 0102, port 217-555-0100 - 0102, port 217-555-0100 - 0102"},
		{"two lists", pagetest.Lines("50 60 Numbers to port:", "50 76 217-555-0100", "50 100 Numbers not to be ported:", "50 116 217-555-0109 alarm"), "port 217-555-0100, keep 217-555-0109 (alarm)"},
		{"a number of nobody's list", pagetest.Lines("50 60 Contact phone: 217-555-0100"), ""},
		{"a table under one heading", pagetest.Lines("50 60 Telephone Number", "200 60 Type", "50 76 217-555-0100", "200 76 Fax", "50 92 217-555-0101", "200 92 Voice"), "port 217-555-0100 (Fax), port 217-555-0101 (Voice)"},
	} {
		var clock limits.Clock
		f := form.Read(&page.Document{Pages: []*page.Page{c.page}}, &clock)
		li := Read(f, placing.New(f, &clock), &clock)
		var got []string
		for _, n := range li.Numbers {
			s := string(n.Action) + " " + n.Text
			if n.Note != "" {
				s += " (" + n.Note + ")"
			}
			got = append(got, s)
		}
		if g := strings.Join(got, ", "); g != c.want {
			t.Errorf("%s: %s, want %s", c.name, g, c.want)
		}
	}
}
