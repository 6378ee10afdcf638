package phrase

import "testing"

func TestSaysKeep(t *testing.T) {
	for _, test := range []struct {
		text         string
		yes, perhaps bool
	}{
		{"do not port", true, false},
		{"Please don't port this one", true, false},
		{"will remain with Frontier", true, false},
		{"main line", false, false},
		{"", false, false},
	} {
		if yes, perhaps := SaysKeep(test.text); yes != test.yes || perhaps != test.perhaps {
			t.Errorf("%q: %v %v, want %v %v", test.text, yes, perhaps, test.yes, test.perhaps)
		}
	}
}

func TestLines(t *testing.T) {
	for text, want := range map[string]bool{"217-555-0100 main": true, "(217) 555-0100": true, "main 217-555-0100": false, "": false} {
		if got := StartsWithPhone(text); got != want {
			t.Errorf("%q starts with a number: %v", text, got)
		}
	}
	for text, want := range map[string]bool{"217-555-0100 -": true, "217-555-0100 through": true, "217-555-0100": false, "to": false} {
		if got := OpensRange(text); got != want {
			t.Errorf("%q opens a range: %v", text, got)
		}
	}
	for text, want := range map[string]int{"0100": 4, "555-": 3, "(217)": 3, "Suite 4": 0, "": 0} {
		if got := DigitsOnly(text); got != want {
			t.Errorf("%q: %d digits and nothing else, want %d", text, got, want)
		}
	}
	for text, want := range map[string]bool{"217-555-0100": true, "217-555-0100,": true, "217-555-0100 (fax)": false} {
		if got := WholePhone(text); got != want {
			t.Errorf("%q is one number: %v", text, got)
		}
	}
}

func TestHeadsList(t *testing.T) {
	for text, want := range map[string]string{
		"Telephone numbers to be ported:": "numbers",
		"Numbers to leave behind":         "keep",
		"Account number":                  "",
	} {
		got, ok := HeadsList(text)
		if string(got) != want || ok != (want != "") {
			t.Errorf("%q heads %q %v, want %q", text, got, ok, want)
		}
	}
}
