package form

import (
	"fmt"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/page/pagetest"
)

// told is what a form found on its pages: each label as target and text, each piece
// between them in quotes, from the top.
func told(f *Form) string {
	var b strings.Builder
	for _, l := range f.Labels {
		fmt.Fprintf(&b, "%s <%s>", l.Target, strings.TrimSpace(l.Text))
		if l.Inline != nil {
			fmt.Fprintf(&b, " %q", l.Inline.Text)
		}
		b.WriteByte('\n')
	}
	for _, p := range f.Pieces {
		if p.Owner == nil && !f.inline(p) {
			fmt.Fprintf(&b, "%q", p.Text)
			if p.Prose {
				b.WriteString(" prose")
			}
			if p.Placeholder {
				b.WriteString(" placeholder")
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func (f *Form) inline(p *Piece) bool {
	for _, l := range f.Labels {
		if l.Inline == p {
			return true
		}
	}
	return false
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name string
		page *page.Page
		want string
	}{
		{"a label and its value in one run", pagetest.Lines("50 60 Account Number: A-4471"),
			"account_number <Account Number:> \"A-4471\"\n"},
		{"two labels in one run", pagetest.Lines("50 60 City: Peoria State: IL"),
			"city <City:> \"Peoria\"\nstate <State:> \"IL\"\n"},
		{"a label alone and the piece below", pagetest.Lines("50 60 Service Address", "50 76 12 Main Street"),
			"service_address <Service Address>\n\"12 Main Street\"\n"},
		{"the specific label, not the general in it", pagetest.Lines("50 60 Billing Telephone Number: 217-555-0100"),
			"btn <Billing Telephone Number:> \"217-555-0100\"\n"},
		{"a sentence holds no labels", pagetest.Lines("50 60 I understand that the account number must match the records of my current carrier in every way."),
			"\"I understand that the account number must match the records of my current carrier in every way.\" prose\n"},
		{"what asks to be filled in is nothing", pagetest.Lines("50 60 Company Name: ______________"),
			"company <Company Name:>\n"},
		{"a heading of lists by the words it is made of", pagetest.Lines("50 60 Lines we are moving to you", "50 76 217-555-0100", "50 92 217-555-0101"),
			"numbers <Lines we are moving to you>\n\"217-555-0100\"\n\"217-555-0101\"\n"},
	} {
		var clock limits.Clock
		f := Read(&page.Document{Pages: []*page.Page{c.page}}, &clock)
		if got := told(f); got != c.want {
			t.Errorf("%s:\n%swant:\n%s", c.name, got, c.want)
		}
	}
}

// TestSections says which heading a label stands under.
func TestSections(t *testing.T) {
	p := pagetest.Rich("50 40 *Billing *Address", "50 56 Street: 1 Elm Street", "50 72 City: Peoria",
		"50 110 *Service *Address", "50 126 Street: 2 Oak Street", "50 142 City: Joliet")
	var clock limits.Clock
	f := Read(&page.Document{Pages: []*page.Page{p}}, &clock)
	f.FindSections()
	var got []string
	for _, l := range f.Labels {
		if s := f.Sections[l]; s != "" && l.Inline != nil {
			got = append(got, fmt.Sprintf("%s: %s", s, l.Inline.Text))
		}
	}
	if g, want := strings.Join(got, "\n"), "section_billing: 1 Elm Street\nsection_billing: Peoria\nsection_service: 2 Oak Street\nsection_service: Joliet"; g != want {
		t.Errorf("%s\nwant\n%s", g, want)
	}
}

// TestFields gives form fields to the labels beside them; a field's name counts where
// nothing is printed.
func TestFields(t *testing.T) {
	p := pagetest.Lines("50 60 Company Name", "50 90 City")
	pagetest.Field(p, page.TextField, "Text1", "Acme", 150, 50, 300, 64)
	pagetest.Field(p, page.TextField, "Text2", "Peoria", 150, 80, 300, 94)
	pagetest.Field(p, page.TextField, "AccountNumber", "A-4471", 150, 700, 300, 714)
	var clock limits.Clock
	f := Read(&page.Document{Pages: []*page.Page{p}}, &clock)
	for _, s := range f.Sheets {
		f.MatchFields(s)
	}
	var got []string
	for _, l := range f.Labels {
		for _, w := range f.Fields[l] {
			got = append(got, fmt.Sprintf("%s: %s", l.Target, w.Text))
		}
	}
	if g, want := strings.Join(got, "\n"), "company: Acme\ncity: Peoria\naccount_number: A-4471"; g != want {
		t.Errorf("%s\nwant\n%s", g, want)
	}
}
