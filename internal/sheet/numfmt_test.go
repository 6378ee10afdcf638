package sheet

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

// What Excel shows for a stored number. The rows of the first group are the
// formats that excelize shows otherwise (traps: conditional sections, exponents).
func TestShownNumbers(t *testing.T) {
	for _, c := range []struct{ code, raw, want string }{
		{`[<=9999999]###\-####;\(###\)\ ###\-####`, "5551234567", "(555) 123-4567"}, // Excel's Phone Number
		{`[<=9999999]###-####;(###) ###-####`, "5551234", "555-1234"},
		{`[<=9999999]###\-####;\(###\)\ ###\-####`, "2175550100", "(217) 555-0100"},
		{"0.00E+00", "12345678901", "12345678901"},
		{"##0.0E+0", "5551234567", "5551234567"},
		{"(000) 000-0000", "5551234567", "(555) 123-4567"},
		{"000-000-0000", "5551234567", "555-123-4567"},
		{"###-###-####", "5551234567", "555-123-4567"},
		{"0000000000", "155550100", "0155550100"},
		{"00000", "123", "00123"},                // Excel's Zip Code
		{"00000-0000", "21011234", "02101-1234"}, // Excel's Zip Code + 4
		{"00000\\-0000", "627011445", "62701-1445"},
		{"000\\-00\\-0000", "1234567", "001-23-4567"}, // Excel's Social Security Number
		{`"A-"0000`, "42", "A-0042"},
		{"0", "1234.5", "1235"},
		{"0.00", "12.344", "12.34"},
		{"0.0", "0.25", "0.3"},
		{"#", "0", ""},
		{"#.##", "0.5", ".5"},
		{"?.??", "0.5", " .5 "},
		{"#,##0", "1234567", "1,234,567"},
		{"#,##0.00", "-1234.5", "-1,234.50"},
		{"0,", "1234567", "1235"},
		{"0.0,,", "12345678", "12.3"},
		{"0%", "0.256", "26%"},
		{`_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)`, "1234.5", " $1,234.50 "},
		{`_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)`, "-1234.5", " $(1,234.50)"},
		{`_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)`, "0", " $-   "},
		{`[$€-407] #,##0.00`, "3.5", "€ 3.50"},
		{`[Red]0;[Blue]-0`, "-3", "-3"},
		{"0;-0;;@", "0", ""},
		{";;;", "5", ""},
		{`[>=100]"many";[<0]"none";0`, "150", "many"},
		{`[>=100]"many";[<0]"none";0`, "-1", "none"},
		{`[>=100]"many";[<0]"none";0`, "7", "7"},
		{"@", "2175550100", "2175550100"},
		{"General", "20.100000000000001", "20.1"},
		{"General", "1.5E-7", "0.00000015"},
		{"General", "12345678901234567890", "12345678901234567890"},
		{"# ?/?", "0.5", "0.5"}, // fractions stand as the number
		{"0,0000000", "1234567", "01,234,567"},
		{"?,?????????", "1234567", "    1,234,567"},
		{"000 000 0000", "-5551234567", "-555 123 4567"},
		{"", "5", "5"},
	} {
		n, ok := parseDecimal([]byte(c.raw))
		if !ok {
			t.Fatalf("%q is no number", c.raw)
		}
		got, _ := parseFormat(c.code).appendNumber(nil, n, false)
		if string(got) != c.want {
			t.Errorf("%q shows %s as %q, want %q", c.code, c.raw, got, c.want)
		}
	}
}

func TestShownDates(t *testing.T) {
	for _, c := range []struct {
		code, raw string
		epoch1904 bool
		want      string
	}{
		{"m/d/yyyy", "45292", false, "1/1/2024"},
		{"m/d/yyyy", "43830", true, "1/1/2024"},
		{"yyyy-mm-dd", "45292", false, "2024-01-01"},
		{"mmmm d, yyyy", "45292", false, "January 1, 2024"},
		{"dddd", "45292", false, "Monday"},
		{"d-mmm-yy", "45292", false, "1-Jan-24"},
		{"m/d/yy h:mm", "45292.75", false, "1/1/24 18:00"},
		{"h:mm AM/PM", "0.5", false, "12:00 PM"},
		{"h:mm:ss", "0.999994", false, "23:59:59"},
		{"mm:ss.0", "0.00001157", false, "00:01.0"},
		{"[h]:mm:ss", "1.5", false, "36:00:00"},
		{"[$-409]mmm d, yyyy;@", "45292", false, "Jan 1, 2024"},
		{"[$-F800]dddd, mmmm dd, yyyy", "45292", false, "Monday, January 01, 2024"},
		{"m/d/yyyy", "60", false, "2/29/1900"}, // Excel's day that never was
		{"m/d/yyyy", "61", false, "3/1/1900"},
		{"m/d/yyyy", "1", false, "1/1/1900"},
		{"m/d/yyyy", "-1", false, "-1"}, // Excel shows #####
		{`yyyy"y"`, "45292", false, "2024y"},
	} {
		n, _ := parseDecimal([]byte(c.raw))
		got, _ := parseFormat(c.code).appendNumber(nil, n, c.epoch1904)
		if string(got) != c.want {
			t.Errorf("%q shows %s as %q, want %q", c.code, c.raw, got, c.want)
		}
	}
}

func TestShownTexts(t *testing.T) {
	for _, c := range []struct{ code, text, want string }{
		{"@", "00123", "00123"},
		{"0.00", "abc", "abc"},
		{`0;0;0;"["@"]"`, "abc", "[abc]"},
		{`_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)`, "abc", " abc "},
		{";;;", "secret", ""},
	} {
		if got := parseFormat(c.code).showText(c.text); got != c.want {
			t.Errorf("%q shows %q as %q, want %q", c.code, c.text, got, c.want)
		}
	}
}

func TestLostText(t *testing.T) {
	for s, want := range map[string]bool{
		"1.23E+10": true, "2.17555E+09": true, "1.23457E+15": true, "8.8E+11": true, "-1.2E+10": true,
		"1E+10": true,
		"12E4":  false, "E+10": false, "1.23": false, "1.5E+2": false, "ABCE+10": false, "1.2e+10": true, "": false,
	} {
		if got := lostText(s); got != want {
			t.Errorf("lostText(%q) = %v", s, got)
		}
	}
}

// Parsing and showing never panic, and a plain format shows every digit.
func FuzzFormat(f *testing.F) {
	for _, s := range []string{"General", "0.00", `[<=9999999]###\-####;\(###\)\ ###\-####`, "_(* #,##0_);@", `"unclosed`, "[h]:mm:ss.000", "[", "\\", "# ?/?", "0E+0", "m/d/yy", ";;;", "[>1][<2]0", "*"} {
		f.Add(s, 1234.5)
	}
	f.Fuzz(func(t *testing.T, code string, v float64) {
		if math.IsNaN(v) || math.IsInf(v, 0) || len(code) > 2000 {
			return
		}
		p := parseFormat(code)
		p.showText("text")
		text := []byte(strconv.FormatFloat(v, 'g', -1, 64))
		n, ok := parseDecimal(text)
		if !ok {
			t.Fatalf("%s is no number", text)
		}
		if got, _ := p.appendNumber(nil, n, v > 0); len(got) > 20*len(code)+2000 {
			t.Fatalf("%q shows %s as %d bytes", code, text, len(got))
		}
		p.appendNumber(nil, n, true)
		whole := decimal{digits: n.digits, exp: max(n.exp, len(n.digits))}
		if len(whole.digits) > 0 && len(whole.digits) <= 15 {
			got, _ := parseFormat("0").appendNumber(nil, whole, false)
			if strings.TrimRight(string(got), "0") != strings.TrimRight(string(whole.digits), "0") {
				t.Fatalf("0 shows %v as %s", whole, got)
			}
		}
	})
}
