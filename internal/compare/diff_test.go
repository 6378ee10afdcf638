package compare

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/portcheck/portcheck/internal/porting"
)

func classList(ds []porting.Difference) string {
	s := make([]string, len(ds))
	for i, d := range ds {
		s[i] = string(d)
	}
	return strings.Join(s, " ")
}

// The contract's example, literally.
func TestContractExample(t *testing.T) {
	d := Texts("Acme Inc", "ACME, INC.", BusinessName)
	got, _ := json.Marshal(d.Edits)
	var want []porting.Edit
	if err := json.Unmarshal([]byte(`[{"op": "equal", "loa": "A", "csr": "A"}, {"op": "replace", "loa": "cme", "csr": "CME", "class": "case"}, {"op": "insert", "loa": "", "csr": ",", "class": "punctuation"},
               {"op": "equal", "loa": " I", "csr": " I"}, {"op": "replace", "loa": "nc", "csr": "NC", "class": "case"}, {"op": "insert", "loa": "", "csr": ".", "class": "punctuation"}]`), &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, d.Edits); diff != "" {
		t.Errorf("edits %s\n%s", got, diff)
	}
	if classList(d.Differences) != "case punctuation" {
		t.Errorf("differences %v", d.Differences)
	}
}

func TestTexts(t *testing.T) {
	for _, test := range []struct {
		kind     Kind
		loa, csr string
		want     string
	}{
		// nothing
		{BusinessName, "Acme Widgets\nInc.", "Acme Widgets Inc.", ""},
		{BusinessName, "Acme", "Acme", ""},
		// one class each
		{BusinessName, "acme widgets", "Acme Widgets", "case"},
		{BusinessName, "Acme  Widgets", "Acme Widgets", "spacing"},
		{BusinessName, "Acme\u00a0Widgets", "Acme Widgets", "spacing"},
		{BusinessName, "Acme\tWidgets", "Acme Widgets", "spacing"},
		{BusinessName, "AcmeWidgets", "Acme Widgets", "spacing"},
		{BusinessName, "Acme Wid gets", "Acme Widgets", "spacing"},
		{BusinessName, "Smith,Jones", "Smith, Jones", "spacing"},
		{BusinessName, "Acme Widgets, Inc", "Acme Widgets Inc", "punctuation"},
		{BusinessName, "OBriens Pub", "O'Brien's Pub", "punctuation"},
		{BusinessName, "O’Brien’s Pub", "O'Brien's Pub", "punctuation"},
		{BusinessName, "Coca-Cola", "Coca Cola", "punctuation"},
		{BusinessName, "CocaCola", "Coca-Cola", "punctuation"},
		{BusinessName, "Smith - Jones", "Smith – Jones", "punctuation"},
		{BusinessName, "Smith - Jones", "Smith Jones", "punctuation"},
		{BusinessName, "Acme L.L.C.", "Acme LLC", "punctuation"},
		{BusinessName, "Acme L. L. C.", "Acme LLC", "spacing punctuation"},
		{BusinessName, "Wait…", "Wait...", "punctuation"},
		{BusinessName, "Café Acme", "Cafe Acme", "accent"},
		{BusinessName, "Straße", "Strasse", "accent"},
		{BusinessName, "Muñoz", "Munoz", "accent"},
		{BusinessName, "Асme", "Acme", "lookalike"},
		{BusinessName, "Ａｃｍｅ", "Acme", "lookalike"},
		{BusinessName, "Ac\u200bme", "Acme", "lookalike"},
		{BusinessName, "Ac\u00adme", "Acme", "lookalike"},
		{BusinessName, "Acme\u200d Widgets", "Acme Widgets", "lookalike"},
		{BusinessName, "B0b Inc", "BOb Inc", "lookalike"},
		{BusinessName, "Bil1 Inc", "Bill Inc", "lookalike"},
		{BusinessName, "Cafe\u0301", "Caf\u00e9", "lookalike"},
		{BusinessName, "OʼBrien", "O'Brien", "punctuation"}, // U+02BC is a letter to Unicode
		{BusinessName, "Acme № 5", "Acme No. 5", "punctuation lookalike"},
		{BusinessName, "Æther Labs", "Aether Labs", "accent"},
		{BusinessName, "æther labs", "Aether Labs", "case accent"},
		{BusinessName, "Acme Bank, N.A.", "Acme Bank, National Association", "abbreviation"},
		{BusinessName, "Acme\tGroup", "Acme Widgets Group", "spacing missing_word"},
		{BusinessName, "Acme  Group", "Acme Widgets Group", "missing_word"}, // the word stands between its two blanks
		{Street, "4500 Hrbor View Dr", "4500 Harbor View Dr", "typo"},
		{Street, "4500 Hrbor", "4500 Harbor", "abbreviation"}, // by Publication 28
		{Street, "100 Hiway 50", "100 Highway 50", "abbreviation"},
		{BusinessName, "Acme Widgets 2", "Acme Widgets #2", "punctuation"},
		{BusinessName, "Harbor Logistics Freight Corp.", "Harbor Freight Logistics Corporation", "abbreviation word_order"},
		{BusinessName, "Harbor Logistics Corp. Freight", "Harbor Freight Corporation Logistics", "abbreviation word_order"},
		{BusinessName, "Brothers and Cooilng Inc.", "Brothers Heating and Cooling Inc.", "missing_word transposed"}, // il and li look alike
		{BusinessName, "Acme， Inc", "Acme, Inc", "lookalike"},
		{BusinessName, "Acme Incorporated", "Acme Inc", "abbreviation"},
		{BusinessName, "Acme Incorporated", "Acme Inc.", "abbreviation"},
		{BusinessName, "Acme Limited Liability Company", "Acme LLC", "abbreviation"},
		{BusinessName, "Smith & Sons", "Smith and Sons", "abbreviation"},
		{BusinessName, "Smith & Sons", "Smith And Sons", "abbreviation"},
		{BusinessName, "First Bank", "1st Bank", "abbreviation"},
		{BusinessName, "Saint Mary School", "St Mary School", "abbreviation"},
		{BusinessName, "Acme dba Widgets", "Acme doing business as Widgets", "abbreviation"},
		{BusinessName, "Acme d/b/a Widgets", "Acme doing business as Widgets", "abbreviation"},
		{BusinessName, "Acme d/b/a Widgets", "Acme dba Widgets", "punctuation"},
		{BusinessName, "Acme L L C", "Acme Limited Liability Company", "abbreviation"},
		{BusinessName, "A&B Plumbing", "A & B Plumbing", "spacing"},
		{BusinessName, "A&B Plumbing", "A and B Plumbing", "spacing abbreviation"},
		{PersonName, "Smith John", "John Smith", "word_order"},
		{PersonName, "Smith, John", "John Smith", "punctuation word_order"},
		{PersonName, "Darin Ward", "Darin L. Ward", "missing_word"},
		{PersonName, "Darin L. Ward", "Darin Ward", "extra_word"},
		{PersonName, "D. Ward", "Darin Ward", "abbreviation"},
		{PersonName, "John Smith Jr", "John Smith Junior", "abbreviation"},
		{BusinessName, "Acme Inc", "Acme Widgets Inc", "missing_word"},
		{BusinessName, "Acme Widgets", "Acme Widgets, Inc.", "missing_word"},
		{BusinessName, "The Acme Group", "Acme Group", "extra_word"},
		{BusinessName, "Acem Widgets", "Acme Widgets", "transposed"},
		{BusinessName, "Acme Wigdets", "Acme Widgets", "transposed"},
		{BusinessName, "Acme Widgts", "Acme Widgets", "typo"},
		{BusinessName, "Acme Widgeets", "Acme Widgets", "typo"},
		{BusinessName, "Acme Wadgets", "Acme Widgets", "typo"},
		{BusinessName, "Internatoinal Widgits", "International Widgets", "typo"},
		{BusinessName, "Bob's Diner", "Acme Widgets", "different"},
		{BusinessName, "Acme LLC", "Acme Inc", "different"},
		{BusinessName, "Acme LLC", "Acme LLP", "different"},
		{BusinessName, "Alpha Corp", "Alpha Beta Inc", "different"},
		{BusinessName, "ABC Tech Services Pvt LTD", "ABC Services LLC", "different"},
		// several
		{BusinessName, "acme widgets incorporated", "ACME WIDGETS, INC.", "case punctuation abbreviation"},
		{BusinessName, "Cafe acme", "Café  Acme", "case spacing accent"},
		{BusinessName, "acem Widgets Inc", "Acme Widgets, Inc", "case punctuation transposed"},
		{PersonName, "SMITH JOHN", "John Smith", "case word_order"},
		{BusinessName, "The acme Group Inc", "Acme Group, Inc", "case punctuation extra_word"},
		// cut
		{BusinessName, "Acme Widgets International, Inc.", "ACME WIDGETS INTERNATIONA", "case truncated"},
		{BusinessName, "Acme Widgets International, Inc.", "Acme Widgets Internationa", "truncated"},
		{BusinessName, "Acme Widgets Internationa", "Acme Widgets International, Inc.", "truncated"},
		{BusinessName, "Wonderful Acme Widgetters Inc", "Wonderful Acme Widgetters", "truncated"},
		{BusinessName, "Crate Garden Dental, Incorporated", "Crate Garden Dental, Inc.", "abbreviation"},
		{BusinessName, "Wonderful Acme Widgets Inc", "Wonderful Acme Widgets", "extra_word"},
		// streets
		{Street, "100 Main Street", "100 Main St", "abbreviation"},
		{Street, "100 Main Street", "100 Main St.", "abbreviation"},
		{Street, "100 Main St.", "100 Main St", "punctuation"},
		{Street, "100 North Main St", "100 N Main St", "abbreviation"},
		{Street, "100 North Main Street", "100 N. MAIN ST.", "case abbreviation"},
		{Street, "100 Main Street", "100 Main ST", "case abbreviation"},
		{Street, "100 Main Ave", "100 Main St", "different"},
		{Street, "100 Main St", "100 Main Saint", "different"},
		{Street, "100 St Charles Ave", "100 Saint Charles Ave", "abbreviation"},
		{Street, "100 Fifth Ave", "100 5th Ave", "abbreviation"},
		{Street, "100 Northeast 5th Ave", "100 NE 5th Ave", "abbreviation"},
		{Street, "100 North East 5th Ave", "100 NE 5th Ave", "abbreviation"},
		{Street, "100 N Main St", "100 S Main St", "different"},
		{Street, "100 Main St", "100 N Main St", "missing_word"},
		{Street, "110 Main St", "100 Main St", "typo"},
		{Street, "1234 Main St", "1243 Main St", "transposed"},
		{Street, "12 Main St", "45 Main St", "different"},
		{Street, "100 Hwy 51 N", "100 Highway 51 North", "abbreviation"},
		{Street, "100 MLK Blvd", "100 Martin Luther King Blvd", "abbreviation"},
		{Street, "100 1/2 Main St", "100 ½ Main St", "abbreviation"},
		{BusinessName, "Twenty-First Century Inc", "21st Century Inc", "abbreviation"},
		{BusinessName, "Acme No. 2", "Acme #2", "abbreviation"},
		{BusinessName, "Heating & Cooling", "Heating + Cooling", "abbreviation"},
		{State, "Ill.", "IL", "abbreviation"},
		{Street, "1234 US Highway 51", "1234 US Hwy 51", "abbreviation"},
		{Street, "P.O. Box 12", "PO Box 12", "punctuation"},
		{Street, "Post Office Box 12", "PO Box 12", "abbreviation"},
		{Street, "39.2 RD", "392 RD", "punctuation"},
		{Street, "100 Elm Pl", "100 Elm Plz", "different"},
		// units, states
		{Unit, "Suite 200", "Ste 200", "abbreviation"},
		{Unit, "Suite 200", "STE 200", "case abbreviation"},
		{Unit, "# 200", "Ste 200", "abbreviation"},
		{Unit, "#200", "Ste 200", "abbreviation"},
		{Unit, "Ste 200", "Ste 210", "typo"},
		{Unit, "Ste 20", "Ste 45", "different"},
		{Unit, "200", "Ste 200", "missing_word"},
		{Unit, "2nd Floor", "2nd Fl", "abbreviation"},
		{Unit, "Ste A", "Ste B", "different"},
		{Unit, "Apt 4", "Ste 4", "different"},
		{State, "Illinois", "IL", "abbreviation"},
		{State, "IL", "IN", "different"},
		{State, "il", "IL", "case"},
		{City, "St. Louis", "Saint Louis", "abbreviation"},
		{City, "Saint Louis", "St. Louis", "abbreviation"},
		{City, "Springfield", "SPRINGFIELD", "case"},
		{City, "Springfeild", "Springfield", "transposed"},
		// account numbers
		{Account, "123-456", "123456", "punctuation"},
		{Account, "123 456", "123456", "spacing"},
		{Account, "123456", "123465", "transposed"},
		{Account, "123456", "123457", "typo"},
		{Account, "123456", "987654", "different"},
		{Account, "12345O", "123450", "lookalike"},
		{Account, "ABC123", "abc123", "case"},
		{Account, "0123456", "123456", "typo"},
		{Account, "217 555-0100", "217 555-0100 318", "missing_word"},
		{Account, "#12345678", "12345678", "punctuation"},
		{Account, "1234-5687", "12345678", "punctuation transposed"},
		{Account, "1234 5679", "12345678", "spacing typo"},
		{Account, "1234 5678", "1234-5679", "punctuation typo"},
	} {
		limits := []int{}
		switch test.kind {
		case BusinessName:
			limits = []int{25}
		case PersonName:
			limits = []int{15}
		}
		d := Texts(test.loa, test.csr, test.kind, limits...)
		if got := classList(d.Differences); got != test.want {
			t.Errorf("%q / %q: %s, want %s\n\t%s", test.loa, test.csr, got, test.want, d)
		}
		check(t, test.loa, test.csr, d)
		if diff := cmp.Diff(mirror(d), Texts(test.csr, test.loa, test.kind, limits...)); diff != "" {
			t.Errorf("%q / %q: mirror %s", test.loa, test.csr, diff)
		}
	}
}

// What the script reads like: words stay whole where letters would be confetti.
func TestScript(t *testing.T) {
	for _, test := range []struct {
		kind           Kind
		loa, csr, want string
	}{
		{BusinessName, "Bob's Diners", "Acme Widgets", "[Bob's Diners→Acme Widgets different]"},
		{BusinessName, "Wagon Works", "Widget Inc", "[Wagon Works→Widget Inc different]"},
		{BusinessName, "Acme Inc", "Acme Widgets Inc", "Acme [+Widgets  missing_word]Inc"},
		{BusinessName, "Acme Widgets Inc", "Acme Inc", "Acme [-Widgets  extra_word]Inc"},
		{BusinessName, "Acme", "Acme, Inc.", "Acme[+, Inc. missing_word]"},
		{BusinessName, "Acem Widgets", "Acme Widgets", "Ac[em→me transposed] Widgets"},
		{BusinessName, "Acme Wigets", "Acme Widgets", "Acme Wi[+d typo]gets"},
		{BusinessName, "Smith & Sons", "Smith and Sons", "Smith [&→and abbreviation] Sons"},
		{PersonName, "Doe Jane", "Jane Doe", "[+Jane  word_order]Doe[- Jane word_order]"},
		{Street, "100 North Main Street", "100 N. Main St.", "100 [North→N. abbreviation] Main [Street→St. abbreviation]"},
		{BusinessName, "Acme\nInc", "Acme Inc.", "Acme[\n→  ]Inc[+. punctuation]"},
		{BusinessName, "mcdonald", "MCDONALD", "[mcdonald→MCDONALD case]"},
		{BusinessName, "Coca-Cola", "Coca Cola", "Coca[-→  punctuation]Cola"},
		{Account, "12-34", "1234", "12[-- punctuation]34"},
	} {
		if got := Texts(test.loa, test.csr, test.kind).String(); got != test.want {
			t.Errorf("%q / %q: %s, want %s", test.loa, test.csr, got, test.want)
		}
	}
}

// Every row of the tables of USPS Publication 28: the long and the short form
// of a suffix, a directional, a unit and a state are an abbreviation, and
// nothing else.
func TestPublication28(t *testing.T) {
	rows := func(name string) [][]string {
		data, err := os.ReadFile("../address/" + name)
		if err != nil {
			t.Fatal(err)
		}
		var out [][]string
		for line := range strings.SplitSeq(string(data), "\n") {
			if line != "" && line[0] != '#' {
				out = append(out, strings.Split(line, "\t"))
			}
		}
		return out
	}
	title := func(s string) string { return s[:1] + strings.ToLower(s[1:]) }
	expect := func(loa, csr string, k Kind) {
		t.Helper()
		if loa == csr {
			return
		}
		if got := classList(Texts(loa, csr, k).Differences); got != "abbreviation" {
			t.Errorf("%q / %q: %s", loa, csr, got)
		}
	}
	for _, r := range rows("suffixes.tsv") {
		expect("100 Elm "+title(r[1]), "100 Elm "+title(r[0]), Street)
		expect("100 N Elm "+title(r[0])+" NW", "100 N Elm "+title(r[1])+" NW", Street)
	}
	for _, r := range rows("directionals.tsv") {
		expect("100 "+title(r[1])+" Elm St", "100 "+r[0]+" Elm St", Street)
		expect("100 Elm St "+r[0], "100 Elm St "+title(r[1]), Street)
	}
	for _, r := range rows("units.tsv") {
		expect(title(r[1])+" 2", title(r[0])+" 2", Unit)
	}
	for _, r := range rows("states.tsv") {
		expect(r[1], r[0], State)
	}
}

// String shows the script on one line: "A[cme→CME case][+, punctuation] I".
func (d Diff) String() string {
	var b strings.Builder
	for _, e := range d.Edits {
		switch e.Op {
		case porting.Equal:
			b.WriteString(e.LOA)
		case porting.Insert:
			b.WriteString("[+" + e.CSR + " " + string(e.Class) + "]")
		case porting.Delete:
			b.WriteString("[-" + e.LOA + " " + string(e.Class) + "]")
		default:
			b.WriteString("[" + e.LOA + "→" + e.CSR + " " + string(e.Class) + "]")
		}
	}
	return b.String()
}

// check holds a diff against the invariants of its doc comment.
func check(t *testing.T, loa, csr string, d Diff) {
	t.Helper()
	var a, b strings.Builder
	var in classes
	for _, x := range d.Differences {
		in |= class(x)
	}
	changed := false
	for _, e := range d.Edits {
		a.WriteString(e.LOA)
		b.WriteString(e.CSR)
		ok := e.LOA != "" || e.CSR != ""
		switch e.Op {
		case porting.Equal:
			ok = ok && e.LOA == e.CSR && e.Class == ""
		case porting.Insert:
			ok = ok && e.LOA == ""
		case porting.Delete:
			ok = ok && e.CSR == ""
		case porting.Replace:
			ok = ok && e.LOA != e.CSR
		}
		if e.Class != "" {
			changed = true
			ok = ok && in.has(e.Class)
		}
		if !ok {
			t.Errorf("%q / %q: bad edit %+v of %v", loa, csr, e, d.Differences)
		}
	}
	if a.String() != loa || b.String() != csr {
		t.Errorf("%q / %q: rebuilt as %q / %q", loa, csr, a.String(), b.String())
	}
	if changed != (len(d.Differences) > 0) && !(len(d.Differences) > 0 && loa != csr) {
		t.Errorf("%q / %q: %v with %s", loa, csr, d.Differences, d)
	}
	if loa == csr && len(d.Differences) > 0 {
		t.Errorf("%q: %v", loa, d.Differences)
	}
	if in.has(porting.Different) && len(d.Differences) > 1 || in.has(porting.Typo) && in.has(porting.Transposed) {
		t.Errorf("%q / %q: %v", loa, csr, d.Differences)
	}
}

// Texts of hostile size end soon.
func TestTextsIsFast(t *testing.T) {
	start := time.Now()
	for _, w := range []string{"st ", "a ", "é, ", "limited ", "  ", ".-", "&"} {
		for _, n := range []int{160, 5000, 200000} {
			a := strings.Repeat(w, n)
			for _, b := range []string{strings.Repeat(w, n-1) + "x", "x" + a, "St Limited Co", strings.ToUpper(a)} {
				check(t, a, b, Texts(a, b, BusinessName, 25))
			}
		}
	}
	hidden := "W" + strings.Repeat("\u200b", 5000) + "idgets"
	check(t, hidden, hidden+"x", Texts(hidden, hidden+"x", BusinessName))
	if d := time.Since(start); d > 30*time.Second {
		t.Errorf("took %v", d)
	}
}

func FuzzTexts(f *testing.F) {
	for _, s := range [][2]string{{"Acme Inc", "ACME, INC."}, {"Café", "Cafe\u0301"}, {"👩‍👩‍👧 Inc", "👩 Inc"}, {"ﬁ", "fi"}, {"a\r\nb", "a b"}, {"ß", "SS"}, {"\u200b", ""}, {"& #", "and"}, {"\xff", "a"}, {"O'Brein", "OBrien"}, {"\xe2\x80 ", "\xd2 \xf4"}} {
		for k := range 8 {
			f.Add(s[0], s[1], k)
		}
	}
	f.Fuzz(func(t *testing.T, loa, csr string, k int) {
		kind := Kind(uint(k) % 8)
		d := Texts(loa, csr, kind, 25, 15)
		check(t, loa, csr, d)
		if diff := cmp.Diff(mirror(d), Texts(csr, loa, kind, 25, 15)); diff != "" {
			t.Fatalf("%q / %q: mirror %s", loa, csr, diff)
		}
		// No edit splits a character of its text.
		for i, text := range []string{loa, csr} {
			ends := map[int]bool{0: true}
			n := 0
			for _, c := range clusters(text) {
				n += len(c.text)
				ends[n] = true
			}
			n = 0
			for _, e := range d.Edits {
				n += len([]string{e.LOA, e.CSR}[i])
				if !ends[n] {
					t.Fatalf("%q / %q: %s splits a character", loa, csr, d)
				}
			}
		}
	})
}
