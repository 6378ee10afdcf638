package main

import "testing"

// What a name or a paper says can do nothing on a terminal but stand there.
func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{
		"\x1b[31mred":      "�[31mred",
		"a\nportcheck: b":  "a�portcheck: b",
		"\u202egnp.exe":    "�gnp.exe",
		"a\u2066b\u2069c":  "a�b�c",
		"a\u2028b\u2029c":  "a�b�c",
		"a\u200fb\u061cc":  "a�b�c",
		"a\u0085b\u009bcd": "a�b�cd",
		"a\u200bb\ufeffc":  "a�b�c",
		"a\ue000b":         "a�b",
		"Peña & Søn, 東京":   "Peña & Søn, 東京",
	} {
		if got := oneLine(text); got != want {
			t.Errorf("%q is printed as %q, want %q", text, got, want)
		}
	}
	if got := printable("a\tb\nc\x1b]0;d\a\u202e", "\n\t"); got != "a\tb\nc�]0;d��" {
		t.Errorf("a page's text is printed as %q", got)
	}
}
