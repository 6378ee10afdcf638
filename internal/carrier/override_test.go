package carrier

// An override file changes what it says; a bad one says what is wrong with it
// and changes nothing.

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/portcheck/portcheck/internal/porting"
)

func TestOverride(t *testing.T) {
	tab, err := Override([]byte(`carriers:
  - name: Verizon
    type: ILEC
    profile: {strictness: letter, severity: {po_box: note}, signature: wet, hours: until noon, intervals: [{up_to: 10, days: 2}, {up_to: 20, days: 6}], source: us}
    gaining: {loa_days: 7, signature: any}
  - name: Acme Telephone
    type: CLEC
    became:
      - {to: Verizon, since: "2026-01", verified: false}
`))
	if err != nil {
		t.Fatal(err)
	}
	acme, ok := tab.Lookup("Acme Telephone Inc")
	if !ok || acme.Type != "CLEC" {
		t.Error("Acme Telephone is not there")
	}
	if r, _ := tab.Relate("Acme Telephone", "Verizon Maryland, Inc."); r != RelatedUnverified {
		t.Errorf("Acme Telephone and Verizon Maryland: %v", r)
	}
	c, _ := tab.Lookup("Verizon")
	p := NewProfile(c.Settings.Level, c.Settings)
	if p.Level != Letter || p.Reason("po_box", porting.Reject) != porting.Note || p.Signature != SignatureWet || p.Hours != "until noon" {
		t.Errorf("%+v", p)
	}
	if p.Interval(10) != 2 || p.Interval(11) != 6 || p.Interval(21) != 0 {
		t.Errorf("intervals: %d %d %d", p.Interval(10), p.Interval(11), p.Interval(21))
	}
	if c.Gaining == nil || c.Gaining.LOADays != 7 || c.Gaining.Signature != SignatureAny || !c.Gaining.Verified {
		t.Errorf("%+v", c.Gaining)
	}
}

// What an override does not say of a carrier stays: a stricter Lumen is still
// what Qwest and Level 3 became.
func TestOverrideKeepsTheRest(t *testing.T) {
	tab, err := Override([]byte("carriers:\n  - name: CenturyLink\n    profile: {strictness: letter}\n"))
	if err != nil {
		t.Fatal(err)
	}
	was, _ := Default().Lookup("CenturyLink")
	is, ok := tab.Lookup("Century Link")
	if !ok || is.Settings.Level != Letter {
		t.Fatalf("%+v", is)
	}
	if d := cmp.Diff(was, is, cmpopts.IgnoreFields(Carrier{}, "Settings")); d != "" {
		t.Error(d)
	}
	if r, _ := tab.Relate("Qwest", "CenturyLink"); r != Related {
		t.Errorf("Qwest and CenturyLink: %v", r)
	}
	// An empty list is said, and empties.
	tab, err = Override([]byte("carriers:\n  - name: CenturyLink\n    aliases: []\n    became: []\n"))
	if err != nil {
		t.Fatal(err)
	}
	if c, _ := tab.Lookup("CenturyLink"); len(c.Aliases) != 0 || len(c.Became) != 0 {
		t.Errorf("%+v", c)
	}
}

func TestBadOverrides(t *testing.T) {
	one := func(rest string) string { return "carriers:\n  - name: X\n    " + rest + "\n" }
	for _, test := range []struct{ name, file, want string }{
		{"empty", "", "the file is empty"},
		{"only a comment", "# nothing\n", "the file is empty"},
		{"no YAML", "{{", "line 1"},
		{"a tab for a blank", "carriers:\n\t- name: X\n", "line 2"},
		{"a list at the top", "- x", "line 1"},
		{"no carriers", "carriers: []", "no carriers in it"},
		{"two documents", one("type: CLEC") + "---\n" + one("type: CLEC"), "more than one YAML document"},
		{"an unknown key at the top", "carrier: []", "field carrier not found"},
		{"an unknown key of a carrier", "carriers:\n  - nam: X", "line 2: field nam not found"},
		{"an unknown key of a profile", one("profile: {loa_day: 3}"), "field loa_day not found"},
		{"an unknown key of a successor", one("became: [{too: Verizon}]"), "field too not found"},
		{"a key twice", one("type: CLEC\n    type: ILEC"), "already defined"},
		{"a word for a number", one("profile: {loa_days: thirty}"), "cannot unmarshal"},
		{"a number in quotes", one("profile: {loa_days: '30'}"), "cannot unmarshal"},
		{"a text for a list", one("aliases: Y"), "cannot unmarshal"},
		{"a name that is missing", "carriers:\n  - type: CLEC", "carrier 1 has no name"},
		{"a name of blanks", "carriers:\n  - name: ' '", "carrier 1 has no name"},
		{"a carrier twice", "carriers:\n  - name: X\n  - name: x", `carrier "x" stands in it twice`},
		{"an unknown type", one("type: Y"), `carrier "X": unknown type "Y"`},
		{"an empty alias", one("aliases: [' *']"), "an alias without a letter"},
		{"another carrier's alias", one("aliases: [Verizon]"), `its alias "Verizon" is a name of "Verizon"`},
		{"a successor without a name", one("became: [{since: '2020'}]"), `no name in "to"`},
		{"an unknown successor", one("became: [{to: Nobody Knows}]"), `"Nobody Knows", which is no carrier`},
		{"a bad date", one("became: [{to: Verizon, since: May 2020}]"), `"May 2020" is no year, month or day`},
		{"an unknown strictness", one("profile: {strictness: hard}"), `unknown strictness "hard"`},
		{"a bad severity", one("profile: {severity: {case: bad}}"), `case: "bad" is no severity`},
		{"an unknown difference", one("profile: {severity: {foo: note}}"), `"foo" is no difference and no reason`},
		{"a negative age", one("profile: {loa_days: -1}"), "a negative number"},
		{"a negative length", one("profile: {name_length: -25}"), "a negative number"},
		{"an unknown signature", one("profile: {signature: gold}"), `unknown kind of signature "gold"`},
		{"an interval of no days", one("profile: {intervals: [{up_to: 5}]}"), "intervals: up_to 5, days 0"},
		{"intervals that fall", one("profile: {intervals: [{up_to: 5, days: 1}, {up_to: 5, days: 2}]}"), "intervals: up_to 5, days 2"},
		{"a negative age for the new carrier", one("gaining: {loa_days: -1}"), "gaining: a negative number"},
		{"an unknown signature for the new carrier", one("gaining: {signature: gold}"), `gaining: unknown kind of signature "gold"`},
		{"too large", strings.Repeat("#", maxOverride+1), "more than 1048576 bytes"},
	} {
		t.Run(test.name, func(t *testing.T) {
			tab, err := Override([]byte(test.file))
			if err == nil || tab != Default() {
				t.Fatalf("%v", err)
			}
			if m := err.Error(); !strings.HasPrefix(m, "carrier overrides: ") || !strings.Contains(m, test.want) || strings.Contains(m, "\n") {
				t.Errorf("the error does not say %q on one line: %s", test.want, m)
			}
		})
	}
}

// Every key that a file may have is explained in the head of carriers.yaml.
func TestKeysAreExplained(t *testing.T) {
	data, err := os.ReadFile("carriers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	head, _, _ := strings.Cut(string(data), "\ncarriers:\n")
	explained := map[string]bool{"carriers": true}
	for line := range strings.Lines(head) {
		if f := strings.Fields(strings.TrimPrefix(line, "#")); len(f) > 1 {
			explained[f[0]] = true
		}
	}
	var walk func(ty reflect.Type)
	walk = func(ty reflect.Type) {
		switch ty.Kind() {
		case reflect.Pointer, reflect.Slice:
			walk(ty.Elem())
		case reflect.Struct:
			for i := range ty.NumField() {
				key := ty.Field(i).Tag.Get("yaml")
				if !explained[key] && !strings.Contains(head, "list of "+key+" and") && !strings.Contains(head, "and "+key+"\n") {
					t.Errorf("the head of carriers.yaml does not explain %q", key)
				}
				walk(ty.Field(i).Type)
			}
		}
	}
	walk(reflect.TypeFor[file]())
}

// No file makes reading panic, and a bad one never changes the table.
func FuzzOverride(f *testing.F) {
	f.Add([]byte("carriers:\n  - name: Verizon\n    profile: {strictness: letter, severity: {po_box: note}}\n"))
	f.Add([]byte("carriers:\n  - name: X\n    became: [{to: Verizon, since: '2020-01-01'}]\n    gaining: {loa_days: 7}\n"))
	f.Add([]byte("a: &a [x]\nb: [*a, *a]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		tab, err := Override(data)
		if err != nil && tab != Default() {
			t.Error("a bad file changed the table")
		}
	})
}
