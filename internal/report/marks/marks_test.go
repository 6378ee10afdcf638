package marks

import (
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/reporttest"
)

func finding(notation string) *porting.Finding {
	edits, loa, csr := reporttest.Edits(notation)
	return &porting.Finding{Edits: edits, LOA: porting.Side{Text: loa}, CSR: porting.Side{Text: csr}}
}

func draw(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		switch p.Kind {
		case Same:
			b.WriteString(p.Text)
		case Changed:
			b.WriteString("[" + p.Text + "]")
		case Gap:
			b.WriteString("^")
		case Cut:
			b.WriteString("…")
		}
	}
	return b.String()
}

func TestSide(t *testing.T) {
	long := strings.Repeat("x", 1000)
	cut := strings.Repeat("x", aroundChange)
	for _, tt := range []struct{ name, notation, loa, csr string }{
		{"a comma", "Acme{|,|punctuation} Inc", "Acme^ Inc", "Acme[,] Inc"},
		{"case", "A{cme|CME|case}", "A[cme]", "A[CME]"},
		{"changes that touch", "a{0|1|typo}{1|0|typo}", "a[01]", "a[10]"},
		{"only the CSR has it", "{|Ste 200|missing_on_loa}", "^", "[Ste 200]"},
		{"long before a change", long + "{a|b|typo}", "…" + cut + "[a]", "…" + cut + "[b]"},
		{"long after a change", "{a|b|typo}" + long, "[a]" + cut + "…", "[b]" + cut + "…"},
		{"long between changes", "{a|b|typo}" + long + "{|c|typo}", "[a]" + cut + "…" + cut + "^", "[b]" + cut + "…" + cut + "[c]"},
	} {
		f := finding(tt.notation)
		if got := draw(Side(f, LOA)); got != tt.loa {
			t.Errorf("%s: LOA %q, want %q", tt.name, got, tt.loa)
		}
		if got := draw(Side(f, CSR)); got != tt.csr {
			t.Errorf("%s: CSR %q, want %q", tt.name, got, tt.csr)
		}
	}
}

// However long a value and however many changes: what is drawn stays small.
func TestSideIsBounded(t *testing.T) {
	f := finding(strings.Repeat("{a|b|typo}c", 10000))
	if n := len(Side(f, LOA)); n > maxPieces+1 {
		t.Errorf("%d pieces", n)
	}
	f = finding("{" + strings.Repeat("é", 10000) + "|b|different}")
	n := 0
	for _, p := range Side(f, LOA) {
		n += len(p.Text)
		if p.Kind == Cut && p.N != 10000-insideChange {
			t.Errorf("cut counts %d", p.N)
		}
	}
	if n > 2*insideChange {
		t.Errorf("%d bytes drawn", n)
	}
}

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"Acme, Inc.":      "Acme, Inc.",
		"Café":            "Café",
		"Cafe\u0301":      "Cafe\u0301",
		"a\u00a0b":        "a<U+00A0 no-break space>b",
		"\u202eevil":      "<U+202E right-to-left override>evil",
		"a\x00\x1b[31m":   "a<U+0000 null character><U+001B control character>[31m",
		"a\u200bb\ufeff":  "a<U+200B zero width space>b<U+FEFF byte order mark>",
		"\xff":            "<0xFF broken character>",
		"\U000e0041":      "<U+E0041 tag latin capital letter a>",
		"two\nlines":      "two\nlines",
		"\u05d0\u05d1 אב": "\u05d0\u05d1 אב",
		" \u0301":         " <U+0301 combining acute accent>",
	} {
		if got := Visible(in); got != want {
			t.Errorf("Visible(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestExplain(t *testing.T) {
	for _, tt := range []struct{ notation, want string }{
		{"Acme{|,|punctuation} Inc{.||punctuation}", "The LOA lacks , (comma) after “Acme”.|The LOA has . (period) after “Inc”, the CSR does not."},
		{"O{'|’|punctuation}Brien", "The LOA has ' (apostrophe, U+0027) after “O”, the CSR has ’ (curly apostrophe, U+2019)."},
		{"{А|A|lookalike}cme", "The LOA has А (cyrillic capital letter a, U+0410), the CSR has A."},
		{"a{\u00a0| |spacing}b{  | |spacing}", "The LOA has no-break space (U+00A0) after “a”, the CSR has blank.|The LOA has blank, 2 times after “b”, the CSR has blank."},
		{"A{cme|CME|case}", ""},
	} {
		if got := strings.Join(Explain(finding(tt.notation), 9), "|"); got != tt.want {
			t.Errorf("Explain(%q)\n got %q\nwant %q", tt.notation, got, tt.want)
		}
	}
}

func FuzzAtoms(f *testing.F) {
	f.Add(reporttest.Evil)
	f.Add("a  b\n\u00a0\xff")
	f.Fuzz(func(t *testing.T, s string) {
		var b strings.Builder
		for _, a := range Atoms(s) {
			b.WriteString(a.Text)
		}
		if b.String() != s {
			t.Errorf("atoms of %q rebuild %q", s, b.String())
		}
		for _, r := range Visible(s) {
			if r < 0x20 && r != '\n' || r == 0x202e || r == 0x200b {
				t.Errorf("Visible(%q) shows %U", s, r)
			}
		}
	})
}
