package compare

// Names and addresses are made at random, changed in known ways, one or several
// at a time, and the classes found must be exactly those of the changes.

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
)

var (
	nameWords  = []string{"Acme", "Widgets", "Northern", "Prairie", "Dental", "Plumbing", "Solutions", "Harbor", "Bakery", "Quantum", "Logistics", "Vertex", "Family", "Law", "Print", "Summit", "Orchard", "Velvet", "Garage", "Falcon"}
	nameForms  = [][2]string{{"Incorporated", "Inc"}, {"Corporation", "Corp"}, {"Company", "Co"}, {"Limited", "Ltd"}, {"Limited Liability Company", "LLC"}}
	firsts     = []string{"Jane", "Darin", "Robert", "Maria", "Christopher", "Wei", "Fatima", "Oliver"}
	lasts      = []string{"Ward", "Smith", "Rodriguez", "Johnson", "Nakamura", "Okafor", "Lindqvist", "Brown"}
	streetName = []string{"Main", "Oak", "Washington", "Juniper", "Lincoln", "Maple", "Jefferson", "Cedar Hollow", "Martin Luther King"}
	suffixPair = [][2]string{{"Street", "St"}, {"Avenue", "Ave"}, {"Boulevard", "Blvd"}, {"Drive", "Dr"}, {"Road", "Rd"}, {"Lane", "Ln"}, {"Court", "Ct"}, {"Parkway", "Pkwy"}}
	dirPair    = [][2]string{{"North", "N"}, {"South", "S"}, {"East", "E"}, {"West", "W"}, {"Northeast", "NE"}, {"Southwest", "SW"}}
)

func pick[T any](r *rand.Rand, s []T) T { return s[r.IntN(len(s))] }

// changed is a text and the classes of what was done to it.
type changed struct {
	loa, csr string
	want     classes
}

// perturb is one change of the LOA's text.
type perturb struct {
	name string
	do   func(r *rand.Rand, text string) (string, classes, bool)
}

func wordAt(text string, r *rand.Rand, ok func(string) bool) (i, j int) {
	var spans [][2]int
	start := -1
	for k := 0; k <= len(text); k++ {
		if k < len(text) && (text[k] >= 'a' && text[k] <= 'z' || text[k] >= 'A' && text[k] <= 'Z') {
			if start < 0 {
				start = k
			}
			continue
		}
		if start >= 0 {
			if ok(text[start:k]) {
				spans = append(spans, [2]int{start, k})
			}
			start = -1
		}
	}
	if len(spans) == 0 {
		return -1, -1
	}
	s := pick(r, spans)
	return s[0], s[1]
}

func isNameWord(w string) bool {
	for _, n := range nameWords {
		if w == n {
			return true
		}
	}
	return false
}

var nameChanges = []perturb{
	{"case", func(r *rand.Rand, s string) (string, classes, bool) {
		return strings.ToUpper(s), class(porting.Case), true
	}},
	{"double blank", func(r *rand.Rand, s string) (string, classes, bool) {
		return strings.Replace(s, " ", "  ", 1), class(porting.Spacing), strings.Contains(s, " ")
	}},
	{"no-break space", func(r *rand.Rand, s string) (string, classes, bool) {
		i := strings.LastIndex(s, " ")
		if i < 0 {
			return s, 0, false
		}
		return s[:i] + "\u00a0" + s[i+1:], class(porting.Spacing), true
	}},
	{"comma off or on", func(r *rand.Rand, s string) (string, classes, bool) {
		if strings.Contains(s, ",") {
			return strings.Replace(s, ",", "", 1), class(porting.Punctuation), true
		}
		return strings.Replace(s, " ", ", ", 1), class(porting.Punctuation), true
	}},
	{"period at the end", func(r *rand.Rand, s string) (string, classes, bool) {
		return s + ".", class(porting.Punctuation), !strings.HasSuffix(s, ".")
	}},
	{"accent", func(r *rand.Rand, s string) (string, classes, bool) {
		i, _ := wordAt(s, r, func(w string) bool { return isNameWord(w) && strings.Contains(w, "e") })
		if i < 0 {
			return s, 0, false
		}
		k := i + strings.Index(s[i:], "e")
		return s[:k] + "é" + s[k+1:], class(porting.Accent), true
	}},
	{"Cyrillic", func(r *rand.Rand, s string) (string, classes, bool) {
		i, _ := wordAt(s, r, func(w string) bool { return isNameWord(w) && strings.Contains(w, "a") })
		if i < 0 {
			return s, 0, false
		}
		k := i + strings.Index(s[i:], "a")
		return s[:k] + "а" + s[k+1:], class(porting.Lookalike), true
	}},
	{"zero width", func(r *rand.Rand, s string) (string, classes, bool) {
		return s[:len(s)-1] + "\u200b" + s[len(s)-1:], class(porting.Lookalike), true
	}},
	{"form written short", func(r *rand.Rand, s string) (string, classes, bool) {
		for _, f := range nameForms {
			if strings.HasSuffix(s, " "+f[0]) {
				return strings.TrimSuffix(s, f[0]) + f[1], class(porting.Abbreviation), true
			}
			if strings.HasSuffix(s, " "+f[1]) {
				return strings.TrimSuffix(s, f[1]) + f[0], class(porting.Abbreviation), true
			}
		}
		return s, 0, false
	}},
	{"a word less", func(r *rand.Rand, s string) (string, classes, bool) {
		ws := strings.Split(s, " ")
		if len(ws) < 3 || strings.Contains(s, ",") {
			return s, 0, false
		}
		i := r.IntN(2)
		if strings.HasSuffix(ws[0], ",") {
			return s, 0, false
		}
		return strings.Join(append(ws[:i:i], ws[i+1:]...), " "), class(porting.MissingWord), true
	}},
	{"a word more", func(r *rand.Rand, s string) (string, classes, bool) {
		return "The " + s, class(porting.ExtraWord), true
	}},
	{"two letters swapped", func(r *rand.Rand, s string) (string, classes, bool) {
		i, j := wordAt(s, r, func(w string) bool { return isNameWord(w) && len(w) > 3 })
		if i < 0 {
			return s, 0, false
		}
		for k := i + 1; k+1 < j; k++ {
			if s[k] != s[k+1] {
				return s[:k] + string(s[k+1]) + string(s[k]) + s[k+2:], class(porting.Transposed), true
			}
		}
		return s, 0, false
	}},
	{"a letter changed", func(r *rand.Rand, s string) (string, classes, bool) {
		i, j := wordAt(s, r, func(w string) bool { return isNameWord(w) && len(w) > 3 })
		if i < 0 {
			return s, 0, false
		}
		k := i + 1 + r.IntN(j-i-1)
		c := byte('q')
		if s[k] == 'q' {
			c = 'z'
		}
		return s[:k] + string(c) + s[k+1:], class(porting.Typo), true
	}},
	{"a letter less", func(r *rand.Rand, s string) (string, classes, bool) {
		i, j := wordAt(s, r, func(w string) bool { return isNameWord(w) && len(w) > 3 })
		if i < 0 {
			return s, 0, false
		}
		k := i + 1 + r.IntN(j-i-1)
		return s[:k] + s[k+1:], class(porting.Typo), true
	}},
}

func TestNameProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	bad := 0
	for n := 0; n < 20000 && bad < 20; n++ {
		perm := r.Perm(len(nameWords))
		csr := nameWords[perm[0]] + " " + nameWords[perm[1]]
		if r.IntN(2) == 0 {
			csr += " " + nameWords[perm[2]]
		}
		switch r.IntN(3) {
		case 0:
			csr += " " + pick(r, nameForms)[r.IntN(2)]
		case 1:
			csr += ", " + pick(r, nameForms)[r.IntN(2)]
		}
		loa, want := csr, classes(0)
		var names []string
		first := r.IntN(len(nameChanges))
		changes := []int{first}
		if r.IntN(2) == 0 {
			changes = append(changes, r.IntN(len(nameChanges)))
		}
		// Case is applied last: the others look for words as they were written.
		if len(changes) == 2 && changes[0] == 0 {
			changes[0], changes[1] = changes[1], changes[0]
		}
		if len(changes) == 2 && (changes[0] == changes[1] || clash(nameChanges[changes[0]].name, nameChanges[changes[1]].name)) {
			changes = changes[:1]
		}
		for _, c := range changes {
			s, k, ok := nameChanges[c].do(r, loa)
			if ok && s != loa {
				loa, want = s, want|k
				names = append(names, nameChanges[c].name)
			}
		}
		d := Texts(loa, csr, BusinessName)
		check(t, loa, csr, d)
		if got, w := classList(d.Differences), classList(want.list()); got != w {
			bad++
			t.Errorf("%v: %q / %q: %s, want %s\n\t%s", names, loa, csr, got, w, d)
		}
	}
}

// clash tells whether two changes together are more, or less, than their sum.
func clash(a, b string) bool {
	slips := "two letters swapped a letter changed a letter less"
	words := "a word less a word more"
	marks := "comma off or on period at the end form written short a word less"
	for _, set := range []string{slips, words, marks} {
		if strings.Contains(set, a) && strings.Contains(set, b) {
			return true
		}
	}
	spaced := "double blank no-break space a word less a word more comma off or on form written short"
	letters := "accent Cyrillic zero width two letters swapped a letter changed a letter less a word less"
	return strings.Contains(spaced, a) && strings.Contains(spaced, b) || strings.Contains(letters, a) && strings.Contains(letters, b)
}

func TestPersonProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		f, l := pick(r, firsts), pick(r, lasts)
		m := string(rune('A' + r.IntN(26)))
		for _, c := range []changed{
			{f + " " + l, f + " " + m + ". " + l, class(porting.MissingWord)},
			{f + " " + m + " " + l, f + " " + l, class(porting.ExtraWord)},
			{l + " " + f, f + " " + l, class(porting.WordOrder)},
			{l + ", " + f, f + " " + l, class(porting.WordOrder) | class(porting.Punctuation)},
			{strings.ToUpper(l + " " + f), f + " " + l, class(porting.WordOrder) | class(porting.Case)},
			{f + " " + m + " " + l, f + " " + m + ". " + l, class(porting.Punctuation)},
			{f[:1] + ". " + l, f + " " + l, class(porting.Abbreviation)},
			{f + "  " + l, f + " " + l, class(porting.Spacing)},
			{f + "\n" + l, f + " " + l, 0},
		} {
			d := Texts(c.loa, c.csr, PersonName)
			check(t, c.loa, c.csr, d)
			if got, w := classList(d.Differences), classList(c.want.list()); got != w {
				t.Fatalf("%q / %q: %s, want %s", c.loa, c.csr, got, w)
			}
		}
	}
}

// Addresses are laid out in many ways; the parts that were changed, and no
// others, come back, each with its class.
func TestAddressProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	type place struct{ city, state, name, zip string }
	places := []place{{"Springfield", "IL", "Illinois", "62701"}, {"Salt Lake City", "UT", "Utah", "84105"}, {"New York", "NY", "New York", "10013"}, {"Charleston", "WV", "West Virginia", "25301"}, {"Saint Paul", "MN", "Minnesota", "55101"}, {"Fort Worth", "TX", "Texas", "76102"}}
	bad := 0
	for range 20000 {
		if bad > 20 {
			break
		}
		p := pick(r, places)
		suffix, dir := pick(r, suffixPair), pick(r, dirPair)
		num := 100 + r.IntN(9000)
		name := pick(r, streetName)
		unitNo := 100 + r.IntN(800)
		street := itoa(num) + " "
		if r.IntN(2) == 0 {
			street += dir[1] + " "
		}
		street += name + " " + suffix[1]
		unit := ""
		if r.IntN(2) == 0 {
			unit = "Ste " + itoa(unitNo)
		}
		csr := layout(r, street, unit, p.city, p.state, p.zip)
		lStreet, lUnit, lCity, lState, lZip := street, unit, p.city, p.state, p.zip
		want := map[string]classes{}
		switch r.IntN(12) {
		case 0:
			lStreet, want["street"] = strings.TrimSuffix(street, suffix[1])+suffix[0], class(porting.Abbreviation)
		case 1:
			if strings.Contains(street, " "+dir[1]+" ") {
				lStreet, want["street"] = strings.Replace(street, " "+dir[1]+" ", " "+dir[0]+" ", 1), class(porting.Abbreviation)
			}
		case 2:
			lStreet, want["street"] = street+".", class(porting.Punctuation)
		case 3:
			if unit != "" {
				lUnit, want["unit"] = "", class(porting.MissingOnLOA)
			}
		case 4:
			if unit != "" {
				lUnit, want["unit"] = strings.Replace(unit, "Ste", "Suite", 1), class(porting.Abbreviation)
			}
		case 5:
			lState, want["state"] = p.name, class(porting.Abbreviation)
		case 6:
			lZip, want["zip"] = p.zip+"-1234", class(porting.Format)
		case 7:
			lZip, want["zip"] = p.zip[:3]+"99", class(porting.Different)
		case 8:
			lCity, want["city"] = strings.ToUpper(p.city), class(porting.Case)
		case 9:
			if unit == "" {
				lUnit, want["unit"] = "Apt 4", class(porting.MissingOnCSR)
			}
		case 10:
			if unit != "" {
				lUnit, want["unit"] = "# "+itoa(unitNo), class(porting.Abbreviation)
			}
		}
		loa := layout(r, lStreet, lUnit, lCity, lState, lZip)
		got := map[string]classes{}
		for _, d := range Address(loa, csr, nil, nil) {
			var c classes
			for _, x := range d.Differences {
				c |= class(x)
			}
			got[d.Part] = c
		}
		same := len(got) == len(want)
		for k, v := range want {
			same = same && got[k] == v
		}
		if !same {
			bad++
			var g, w []string
			for k, v := range got {
				g = append(g, k+":"+classList(v.list()))
			}
			for k, v := range want {
				w = append(w, k+":"+classList(v.list()))
			}
			t.Errorf("%q / %q: %v, want %v", loa, csr, g, w)
		}
	}
}

// layout writes the parts of an address in one of the ways in which papers do.
func layout(r *rand.Rand, street, unit, city, state, zip string) string {
	line := street
	if unit != "" {
		switch r.IntN(4) {
		case 0:
			line = street + ", " + unit
		case 1:
			line = street + " " + unit
		case 2:
			line = street + "\n" + unit
		default:
			line = unit + "\n" + street
		}
	}
	switch r.IntN(5) {
	case 0:
		return line + "\n" + city + ", " + state + " " + zip
	case 1:
		return line + ", " + city + ", " + state + " " + zip
	case 2:
		return line + ", " + city + ", " + state + ", " + zip
	case 3:
		return line + "\n" + city + "\n" + state + "\n" + zip
	}
	return line + " " + city + " " + state + " " + zip
}

func itoa(n int) string {
	var b []byte
	for ; n > 0; n /= 10 {
		b = append([]byte{byte('0' + n%10)}, b...)
	}
	return string(b)
}

// The same address, laid out twice, never differs: streets, units and cities of
// many forms, in any order of lines, in capitals or not, with a country or not.
func TestLayoutProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	streets := []string{"100 N. Main St.", "842 E 1700 S", "1234 39.2 Rd", "N6W23001 Bluemound Rd", "39-12 Queens Blvd", "1234 US Highway 51 N", "500 State Route 9", "12 FM 1960 W", "100 1/2 Main St", "100 Broadway", "100 Avenue of the Americas", "1600 Pennsylvania Ave NW", "One Microsoft Way", "100 N Park Ave", "350 Fifth Avenue", "100 Lake Shore Dr E", "22 Kings Ct", "9 Old Mill Rd", "4400 County Road 12", "PO Box 123", "RR 2 Box 152", "77 West Wacker Dr", "1 Dr Martin Luther King Jr Blvd", "5 The Green", "200 Key Hwy", "100 St Charles Ave", "15-B Elm St", "100A Elm St", "1001 Avenue C", "600 Wall St", "3 Front St", "18 Upper Ridge Rd"}
	units := []string{"", "", "Ste 200", "Suite 200-B", "# 4", "#4", "Apt 4B", "Unit C", "Bldg 2, Fl 3", "2nd Floor", "Floor 2", "Rm 12", "Suite A", "PH 3"}
	type place struct{ city, state, zip string }
	places := []place{{"Springfield", "IL", "62701"}, {"St. Louis", "MO", "63101"}, {"North Little Rock", "AR", "72114"}, {"South Bend", "IN", "46601-2345"}, {"Park City", "UT", "84060"}, {"Lake Charles", "LA", "70601"}, {"Washington", "DC", "20001"}, {"New York", "New York", "10001"}, {"Kansas City", "Missouri", "64101"}, {"Charleston", "West Virginia", "25301"}, {"Virginia Beach", "VA", "23450"}, {"Toronto", "ON", "M5V 2T6"}, {"Mount Vernon", "NY", "10550"}, {"Miami", "FL", "33101"}, {"Fort Worth", "TX", "76102"}}
	bad := 0
	seen := map[string]int{}
	for range 30000 {
		s, u, p := pick(r, streets), pick(r, units), pick(r, places)
		if u != "" && (strings.HasPrefix(s, "PO") || strings.HasPrefix(s, "RR")) {
			u = ""
		}
		loa, csr := layout(r, s, u, p.city, p.state, p.zip), layout(r, s, u, p.city, p.state, p.zip)
		if r.IntN(4) == 0 {
			loa, csr = strings.ToUpper(loa), strings.ToUpper(csr)
		}
		if r.IntN(6) == 0 && p.city != "Toronto" {
			loa += pick(r, []string{"\nUSA", ", United States", " USA"})
		}
		if ds := Address(loa, csr, nil, nil); len(ds) > 0 {
			seen[s]++
			if seen[s] == 1 && bad < 25 {
				bad++
				var g []string
				for _, d := range ds {
					g = append(g, d.Part+":"+classList(d.Differences)+" "+d.LOA+" / "+d.CSR)
				}
				t.Errorf("%q / %q: %q", loa, csr, g)
			}
		}
	}
	for s, n := range seen {
		t.Errorf("%s: %d", s, n)
	}
}
