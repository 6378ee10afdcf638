package telephone

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	for _, s := range []string{
		"(217) 555-0100", "(217)555-0100", "217-555-0100", "217.555.0100", "217 555 0100", "217 555-0100",
		"2175550100", "12175550100", "+12175550100", "+1 217 555 0100", "+1 (217) 555-0100", "1-217-555-0100",
		"1 (217) 555-0100", "1(217)555-0100", "1.217.555.0100", "217/555-0100", "(217) 555 0100", " 217–555–0100 ",
		"217‑555‑0100", "+1-217-555-0100", "217\u00a0555\u00a00100", "( 217 ) 555-0100", "217 5550100", "+1217-555-0100",
		"1217-555-0100", "(217)-555-0100", "217 - 555 - 0100",
	} {
		if tn, ok := Parse(s); !ok || tn != "+12175550100" {
			t.Errorf("Parse(%q) = %q, %v", s, tn, ok)
		}
	}
	for _, s := range []string{
		"", "555-0100", "117-555-0100", "211-555-0100", "217-155-0100", "21755501000", "217555010", "22175550100",
		"217-555-0100 x12", "2175550100318", "217 555-0100 318", "+442079460958", "+2175550100", "Main", "217-555-0100 ok",
		"1", "(217 555-0100", "+", "(", "1 ", "1-", "1+2175550100", "+1", "1 1 217 555 0100",
	} {
		if tn, ok := Parse(s); ok {
			t.Errorf("Parse(%q) = %q", s, tn)
		}
	}
}

// show writes what was found on one line: text, numbers, what else.
func show(fs []Found) string {
	var b []string
	for _, f := range fs {
		s := f.Text + "="
		switch {
		case f.Invalid != "":
			s += "!" + f.Invalid
		case f.Range:
			s += fmt.Sprintf("%s..%s(%d)", f.TNs[0][2:], f.TNs[len(f.TNs)-1][2:], len(f.TNs))
		default:
			s += f.TNs[0][2:]
		}
		if f.Extension != "" {
			s += " x" + f.Extension
		}
		b = append(b, s)
	}
	return strings.Join(b, "; ")
}

func TestFindAll(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"(217) 555-0100, 217-555-0101; 2175550102", "(217) 555-0100=2175550100; 217-555-0101=2175550101; 2175550102=2175550102"},
		{"217-555-0100 DSL Line\n217-555-0101 Main number", "217-555-0100=2175550100; 217-555-0101=2175550101"},
		{"2175550100 2175550101 2175550102", "2175550100=2175550100; 2175550101=2175550101; 2175550102=2175550102"},
		{"+14255551234 - +14255551259", "+14255551234 - +14255551259=4255551234..4255551259(26)"},
		{"7775552000 to 2018", "7775552000 to 2018=7775552000..7775552018(19)"},
		{"217-555-0100 thru 0119", "217-555-0100 thru 0119=2175550100..2175550119(20)"},
		{"217-555-0100 through 217-555-0119", "217-555-0100 through 217-555-0119=2175550100..2175550119(20)"},
		{"217-555-0100–0119", "217-555-0100–0119=2175550100..2175550119(20)"},
		{"217-555-0100 — 0119", "217-555-0100 — 0119=2175550100..2175550119(20)"},
		{"2175550100-19", "2175550100-19=2175550100..2175550119(20)"},
		{"217-555-0100 to 555-0119", "217-555-0100 to 555-0119=2175550100..2175550119(20)"},
		{"217-555-0100-217-555-0102", "217-555-0100-217-555-0102=2175550100..2175550102(3)"},
		{"217-555-0100/0101", "217-555-0100/0101=2175550100..2175550101(2)"},
		{"217-555-0100/0105", "217-555-0100/0105=!it may be two numbers or a range"},
		{"217-555-0100/217-555-0105", "217-555-0100=2175550100; 217-555-0105=2175550105"},
		{"217-555-0119 to 0100", "217-555-0119 to 0100=!the range runs backwards"},
		{"217-555-0100 to 217-556-0100", "217-555-0100 to 217-556-0100=!the range has more than 10000 numbers"},
		{"217-555-0000 to 217-555-9999", "217-555-0000 to 217-555-9999=2175550000..2175559999(10000)"},
		{"217-555-0100-318", "217-555-0100-318=!it may be a range or an account number"},
		{"217-555-0100 x12, (217) 555-0101 ext. 7", "217-555-0100=2175550100 x12; (217) 555-0101=2175550101 x7"},
		{"2175550100x12", "2175550100=2175550100 x12"},
		{"155-555-0100", "155-555-0100=!area code 155 is none"},
		{"call 555-0100 now", "555-0100=!it has no area code"},
		{"+44 20 7946 0958", "+44 20 7946 0958=!it is no North American number"},
		{"2175550100318 and 99921755501001", ""},
		{"Account 00-217-555-0100", ""},
		{"INV2175550100 2175550100A", ""},
		{"62701-1234 on 11-05-2026", ""},
		{"217-555-0100 - 11/05/2026", "217-555-0100=2175550100"},
		{"217-555-0100 - 2026-11-05", "217-555-0100=2175550100"},
		{"217-555-0100 - Main line", "217-555-0100=2175550100"},
		{"217-555-0100 - 2 lines", "217-555-0100=2175550100"},
		{"1. 217-555-0100\n2. 217-555-0101", "217-555-0100=2175550100; 217-555-0101=2175550101"},
		{"1 217 555 0100", "1 217 555 0100=2175550100"},
		{"tel:+12175550100.", "+12175550100=2175550100"},
		{"(217) 555-0100Fax", "(217) 555-0100=2175550100"},
		{"217-555-0100, 217-555-0101.", "217-555-0100=2175550100; 217-555-0101=2175550101"},
	} {
		if got := show(FindAll(test.text)); got != test.want {
			t.Errorf("FindAll(%q)\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

func TestCheckFormatTollFree(t *testing.T) {
	if Format("+12175550100") != "(217) 555-0100" || Format("") != "" {
		t.Error("Format")
	}
	if !TollFree("+18005550100") || !TollFree("+18335550100") || TollFree("+12175550100") || TollFree("") {
		t.Error("TollFree")
	}
	for tn, ok := range map[string]bool{"+12175550100": true, "+12115550100": false, "+12171550100": false, "+1217555010": false, "+1217555010a": false} {
		if (Check(tn) == nil) != ok {
			t.Errorf("Check(%q) = %v", tn, Check(tn))
		}
	}
	if Digits("(217) 555-0100 x1") != "21755501001" {
		t.Error("Digits")
	}
}

func TestAccountBTN(t *testing.T) {
	for _, test := range []struct{ text, btn, code string }{
		{"217 555-0100 318", "+12175550100", "318"},
		{"2175550100318", "+12175550100", "318"},
		{"217-555-0100-318", "+12175550100", "318"},
		{"217 555-0100 A18", "+12175550100", "A18"},
		{"2175550100", "+12175550100", ""},
		{"8899001", "", ""},
		{"1175550100318", "", ""},
		{"217 555-0100 abc", "", ""},
	} {
		btn, code, ok := AccountBTN(test.text)
		if btn != test.btn || code != test.code || ok != (test.btn != "") {
			t.Errorf("AccountBTN(%q) = %q, %q, %v", test.text, btn, code, ok)
		}
	}
}

func TestRanges(t *testing.T) {
	got := Ranges([]string{"+12175550102", "+12175550100", "+12175550101", "+12175550101", "+12175550110", "", "+12175559999", "+12175560000"})
	var s []string
	for _, r := range got {
		s = append(s, fmt.Sprintf("%s (%d)", r, r.Count))
	}
	want := "(217) 555-0100 to 0102 (3); (217) 555-0110 (1); (217) 555-9999 (1); (217) 556-0000 (1)"
	if strings.Join(s, "; ") != want {
		t.Errorf("Ranges = %s", strings.Join(s, "; "))
	}
}

// A hundred thousand numbers, and a megabyte of digits and separators that are
// none, take no more than linear time.
func TestFindAllIsLinear(t *testing.T) {
	var b strings.Builder
	for i := 0; i < 100000; i++ {
		fmt.Fprintf(&b, "217-%03d-%04d\n", 200+i/10000, i%10000)
	}
	start := time.Now()
	if n := len(FindAll(b.String())); n != 100000 {
		t.Errorf("found %d", n)
	}
	for _, s := range []string{"1", "1 ", "+", "(", "1-", "217-", "(217) ", "+4 ", "217 555 "} {
		FindAll(strings.Repeat(s, 1<<20/len(s)))
	}
	if d := time.Since(start); d > 3*time.Second {
		t.Errorf("took %v", d)
	}
}

func FuzzFindAll(f *testing.F) {
	for _, s := range []string{"217-555-0100 to 0119", "+44 20 7946", "(217) 555-0100 x12", "1 1 217", "217–555–0100/0101", "217-555-0100-1", "\xe2\x80"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, g := range FindAll(s) {
			if g.Start < end || g.End <= g.Start || g.Text != s[g.Start:g.End] {
				t.Fatalf("%q: %+v", s, g)
			}
			if (len(g.TNs) == 0) != (g.Invalid != "") || !g.Range && len(g.TNs) > 1 || len(g.TNs) > MaxRange {
				t.Fatalf("%q: %+v", s, g)
			}
			for _, tn := range g.TNs {
				if Check(tn) != nil {
					t.Fatalf("%q: %s", s, tn)
				}
			}
			if !slices.IsSorted(g.TNs) {
				t.Fatalf("%q: %v", s, g.TNs)
			}
			end = g.End
		}
		if tn, ok := Parse(s); ok {
			if g := FindAll(s); len(g) != 1 || len(g[0].TNs) != 1 || g[0].TNs[0] != tn {
				t.Fatalf("Parse(%q) = %s, FindAll %v", s, tn, g)
			}
		}
		AccountBTN(s)
	})
}
