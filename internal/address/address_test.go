package address

import (
	"strings"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/porting"
)

func show(p porting.Parts) string {
	return strings.Join([]string{p.Street, p.Unit, p.City, p.State, p.Zip}, "|")
}

func TestSplit(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"100 N. Main St., Ste 200\nSpringfield, IL 62701", "100 N. Main St.|Ste 200|Springfield|IL|62701"},
		{"100 N MAIN ST STE 200 SPRINGFIELD IL 62701-1234", "100 N MAIN ST|STE 200|SPRINGFIELD|IL|62701-1234"},
		{"100 N Main St, Springfield, Illinois 62701", "100 N Main St||Springfield|Illinois|62701"},
		{"100 N Main St\nSpringfield\nIL\n62701", "100 N Main St||Springfield|IL|62701"},
		{"100 N Main St\nSuite 200\nSpringfield\nIL\n62701", "100 N Main St|Suite 200|Springfield|IL|62701"},
		{"Suite 200\n100 N Main St\nSpringfield IL 62701", "100 N Main St|Suite 200|Springfield|IL|62701"},
		{"Suite 200, 100 N Main St, Springfield IL 62701", "100 N Main St|Suite 200|Springfield|IL|62701"},
		{"100 N Main St # 4, Springfield IL 62701", "100 N Main St|# 4|Springfield|IL|62701"},
		{"100 N Main St #4, Springfield IL 62701", "100 N Main St|#4|Springfield|IL|62701"},
		{"100 Main St Bldg 2, Fl 3, Springfield, IL 62701", "100 Main St|Bldg 2, Fl 3|Springfield|IL|62701"},
		{"4902 2nd Ave N., Bay 3, Kearney, NE 68847", "4902 2nd Ave N.|Bay 3|Kearney|NE|68847"},
		{"4902 2nd Ave N., Bay 3", "4902 2nd Ave N.|Bay 3|||"},
		{"900 Industrial Pkwy Bay 12 Kearney NE 68847", "900 Industrial Pkwy|Bay 12|Kearney|NE|68847"},
		{"100 Main St Green Bay WI 54301", "100 Main St||Green Bay|WI|54301"},
		{"100 Main St, Green Bay 54301", "100 Main St||Green Bay||54301"},
		{"200 Bay St, Toronto ON M5V 2T6", "200 Bay St||Toronto|ON|M5V 2T6"},
		{"1210 Bay 32nd St, Brooklyn, NY 11214", "1210 Bay 32nd St||Brooklyn|NY|11214"},
		{"100 Main St, 2nd Floor, Springfield, IL 62701", "100 Main St|2nd Floor|Springfield|IL|62701"},
		{"100 Main St 2nd Fl Springfield IL 62701", "100 Main St|2nd Fl|Springfield|IL|62701"},
		{"100 1/2 Main St, Springfield, IL 62701", "100 1/2 Main St||Springfield|IL|62701"},
		{"842 E 1700 S, Salt Lake City, UT 84105", "842 E 1700 S||Salt Lake City|UT|84105"},
		{"1234 39.2 RD, Palisade, CO 81526", "1234 39.2 RD||Palisade|CO|81526"},
		{"N6W23001 Bluemound Rd, Waukesha WI 53188", "N6W23001 Bluemound Rd||Waukesha|WI|53188"},
		{"39-12 Queens Blvd, Sunnyside NY 11104", "39-12 Queens Blvd||Sunnyside|NY|11104"},
		{"P.O. Box 123, Springfield, IL 62701", "P.O. Box 123||Springfield|IL|62701"},
		{"PO BOX 123 SPRINGFIELD IL 62701", "PO BOX 123||SPRINGFIELD|IL|62701"},
		{"RR 2 Box 152, Springfield, IL 62701", "RR 2 Box 152||Springfield|IL|62701"},
		{"HC 68 Box 23 Springfield IL 62701", "HC 68 Box 23||Springfield|IL|62701"},
		{"1234 US Highway 51 N, Springfield, IL 62701", "1234 US Highway 51 N||Springfield|IL|62701"},
		{"1234 US Hwy 51 N Springfield IL 62701", "1234 US Hwy 51 N||Springfield|IL|62701"},
		{"500 State Route 9 Springfield IL 62701", "500 State Route 9||Springfield|IL|62701"},
		{"12 FM 1960 W, Houston, TX 77090", "12 FM 1960 W||Houston|TX|77090"},
		{"100 Main St W Unit 5\nToronto ON M5V 2T6\nCanada", "100 Main St W|Unit 5|Toronto|ON|M5V 2T6"},
		{"1234 rue Sainte-Catherine Ouest, bureau 200, Montréal (Québec) H3B 1A1", "1234 rue Sainte-Catherine Ouest|bureau 200|Montréal|Québec|H3B 1A1"},
		{"1450, rue Saint-Denis, bureau 3\nMontréal\nQC\nH2X 3J9", "1450, rue Saint-Denis|bureau 3|Montréal|QC|H2X 3J9"},
		{"88, chemin du Fleuve\nLévis QC G6V 2B2", "88, chemin du Fleuve||Lévis|QC|G6V 2B2"},
		{"2210, boul. Laurier, bureau 12, Québec (Québec) G1V 2L2", "2210, boul. Laurier|bureau 12|Québec|Québec|G1V 2L2"},
		{"88, chemin du Fleuve", "88, chemin du Fleuve||||"},
		{"100 Main St, 200, Springfield, IL 62701", "100 Main St|200|Springfield|IL|62701"},
		{"12, Springfield, IL 62701", "||Springfield|IL|62701"},
		{"315 E Main, Pullman WA 99163 (they have no suite!)", "315 E Main||Pullman|WA|99163"},
		{"5-100 King St W, Toronto, Ontario, M5V2T6", "5-100 King St W||Toronto|Ontario|M5V2T6"},
		{"100 Main St, Springfield, IL 62701, USA", "100 Main St||Springfield|IL|62701"},
		{"100 Main St, Springfield, IL 62701\nUnited States", "100 Main St||Springfield|IL|62701"},
		{"Acme Widgets, Inc.\n100 Main St\nSpringfield, IL 62701", "100 Main St||Springfield|IL|62701"},
		{"100 Main St\nNew York, NY 10001", "100 Main St||New York|NY|10001"},
		{"100 Main St, New York, New York 10001", "100 Main St||New York|New York|10001"},
		{"100 Main St, New York 10001", "100 Main St||New York||10001"},
		{"100 Main St NE, Washington, D.C. 20001", "100 Main St NE||Washington|D.C.|20001"},
		{"100 Main St NE Washington DC 20001", "100 Main St NE||Washington|DC|20001"},
		{"100 Main St St Louis MO 63101", "100 Main St||St Louis|MO|63101"},
		{"100 Lake St St. Louis MO 63101", "100 Lake St||St. Louis|MO|63101"},
		{"100 Cedar Hollow St Springfield IL 62701", "100 Cedar Hollow St||Springfield|IL|62701"},
		{"100 Cedar Hollow St Saint Paul MN 55101", "100 Cedar Hollow St||Saint Paul|MN|55101"},
		{"100 Forest Ave St Louis MO 63101", "100 Forest Ave||St Louis|MO|63101"},
		{"100 Park Ave South Bend IN 46601", "100 Park Ave||South Bend|IN|46601"},
		{"100 Center Park Dr Springfield IL 62701", "100 Center Park Dr||Springfield|IL|62701"},
		{"100 N Park Ave Springfield IL 62701", "100 N Park Ave||Springfield|IL|62701"},
		{"100 Main St Charleston West Virginia 25301", "100 Main St||Charleston|West Virginia|25301"},
		{"One Microsoft Way, Redmond, WA 98052", "One Microsoft Way||Redmond|WA|98052"},
		{"100 Broadway Ste 5 New York NY 10005", "100 Broadway|Ste 5|New York|NY|10005"},
		{"100 Main St Fl 3\nMiami FL 33101", "100 Main St|Fl 3|Miami|FL|33101"},
		{"100 Front St, Springfield, IL 62701", "100 Front St||Springfield|IL|62701"},
		{"500 Key Blvd, Arlington VA 22201", "500 Key Blvd||Arlington|VA|22201"},
		{"100 Main St Rear, Springfield IL 62701", "100 Main St|Rear|Springfield|IL|62701"},
		{"100 Main St, STE200, Springfield IL 62701", "100 Main St|STE200|Springfield|IL|62701"},
		{"100 Main St, Suite 200-B, Springfield IL 62701", "100 Main St|Suite 200-B|Springfield|IL|62701"},
		{"100 Main St, Suite A, Springfield IL 62701", "100 Main St|Suite A|Springfield|IL|62701"},
		{"100 Main St, Springfield, IL", "100 Main St||Springfield|IL|"},
		{"100 Main St Springfield IL", "100 Main St||Springfield|IL|"},
		{"100 Main St", "100 Main St||||"},
		{"100 Main St NE", "100 Main St NE||||"},
		{"100 N Main St, Ste 200", "100 N Main St|Ste 200|||"},
		{"100 Kings Ct", "100 Kings Ct||||"},
		{"Springfield, IL 62701", "||Springfield|IL|62701"},
		{"Springfield IL 62701", "||Springfield|IL|62701"},
		{"100 Main St\n62701", "100 Main St||||62701"},
		{"100 Main St\nSpringfield 62701 IL", "100 Main St||Springfield|IL|62701"},
		{"100 Main St Springfield IL 62701 1234", "100 Main St||Springfield|IL|62701 1234"},
		{"62701 Main St, Springfield, IL 62701", "62701 Main St||Springfield|IL|62701"},
		{"1600 Pennsylvania Avenue NW, Washington, DC 20500", "1600 Pennsylvania Avenue NW||Washington|DC|20500"},
		{"100 Avenue of the Americas, New York, NY 10013", "100 Avenue of the Americas||New York|NY|10013"},
		{"350 Fifth Avenue, 34th Floor\nNew York, NY 10118", "350 Fifth Avenue|34th Floor|New York|NY|10118"},
		{"100 Main St., Springfield,IL 62701", "100 Main St.||Springfield|IL|62701"},
		// slips of the pen are found by where they stand
		{"100 Main St, Springfield, IL 6270", "100 Main St||Springfield|IL|6270"},
		{"100 Main St Springfield IL 627011", "100 Main St||Springfield|IL|627011"},
		{"100 Main St, Springfield, IL 6270l", "100 Main St||Springfield|IL|6270l"},
		{"100 Main St, Springfield, LI 62701", "100 Main St||Springfield|LI|62701"},
		{"100 Main St\nSpringfield XX 62701", "100 Main St||Springfield|XX|62701"},
		{"100 Main St, Springfield, Ilinois 62701", "100 Main St||Springfield|Ilinois|62701"},
		{"100 Main St, 200, Springfield, IL 62701", "100 Main St|200|Springfield|IL|62701"},
		{"100 Main St, Springfield 62701", "100 Main St||Springfield||62701"},
		{"4400 CO RD 1234", "4400 CO RD 1234||||"},
		// units behind all the rest, and what else a unit can be
		{"100 N Main St\nSpringfield, IL 62701\nSte 200", "100 N Main St|Ste 200|Springfield|IL|62701"},
		{"100 N Main St, Springfield, IL 62701, Bldg C, Ste 200", "100 N Main St|Bldg C, Ste 200|Springfield|IL|62701"},
		{"100 N Main St, Toronto, ON M5V 2T6\nUnit 4", "100 N Main St|Unit 4|Toronto|ON|M5V 2T6"},
		{"100 N Main St, Ste 200 A, Springfield, IL 62701", "100 N Main St|Ste 200 A|Springfield|IL|62701"},
		{"100 N Main St, Suite One, Springfield, IL 62701", "100 N Main St|Suite One|Springfield|IL|62701"},
		{"100 N Main St, Ste Two Hundred, Springfield, IL 62701", "100 N Main St|Ste Two Hundred|Springfield|IL|62701"},
		{"100 N Main St, Bismarck, N. Dakota 58501", "100 N Main St||Bismarck|N. Dakota|58501"},
		{"Highway Contract 68 Box 23A, Springfield, IL 62701", "Highway Contract 68 Box 23A||Springfield|IL|62701"},
		{"Highway Contract Route 68 Box 23A, Springfield, IL 62701", "Highway Contract Route 68 Box 23A||Springfield|IL|62701"},
		{"Lock Box 12, Springfield, IL 62701", "Lock Box 12||Springfield|IL|62701"},
		{"Drawer 12, Springfield, IL 62701", "Drawer 12||Springfield|IL|62701"},
		// a box beside a street is no part
		{"PO Box 12, 100 N Main St, Springfield, IL 62701", "100 N Main St||Springfield|IL|62701"},
		{"PO Box 12\n100 N Main St Ste 5\nSpringfield, IL 62701", "100 N Main St|Ste 5|Springfield|IL|62701"},
		{"100 N Main St, PO Box 12, Springfield, IL 62701", "100 N Main St||Springfield|IL|62701"},
		{"100 N Main St PO Box 12 Springfield IL 62701", "100 N Main St||Springfield|IL|62701"},
		{"PO Box 12, Springfield, IL 62701", "PO Box 12||Springfield|IL|62701"},
		// numbers of five digits that are no ZIP
		{"PO Box 16824", "PO Box 16824||||"},
		{"P.O. Box 95362\nTroy, NY", "P.O. Box 95362||Troy|NY|"},
		{"POB 16824", "POB 16824||||"},
		{"HC 68 Box 10023", "HC 68 Box 10023||||"},
		{"PO Box 16824 12180", "PO Box 16824||||12180"},
		{"100 N Main St, Suite 10500", "100 N Main St|Suite 10500|||"},
		{"100 N Main St\nSte 10500", "100 N Main St|Ste 10500|||"},
		{"100 N Main St\nMiami\nFL 33101", "100 N Main St||Miami|FL|33101"},
		{"100 N Main St, 200 Ste, Springfield, IL62701-1234", "100 N Main St|200 Ste|Springfield|IL|62701-1234"},
		{"", "||||"},
	} {
		if got := show(Split(test.text)); got != test.want {
			t.Errorf("Split(%q)\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

func TestIsPOBox(t *testing.T) {
	for text, want := range map[string]bool{
		"P.O. Box 123, Springfield, IL 62701": true, "PO Box 123": true, "Post Office Box 9\nX IL 62701": true, "POB 12": true,
		"P O BOX 12 SPRINGFIELD IL": true, "Box 12, Springfield IL 62701": true, "PO Drawer 5": true,
		"100 Main St, PO Box 5, Springfield IL 62701": false, "100 Box Elder Rd": false, "100 Post Office Rd, Springfield IL 62701": false, "": false,
	} {
		if IsPOBox(text) != want {
			t.Errorf("IsPOBox(%q) = %v", text, !want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{Suffix("Street"), "ST"}, {Suffix("Av."), "AVE"}, {Suffix("Main"), ""}, {Suffix("Plaza"), "PLZ"}, {Suffix("PL"), "PL"}, {CommonSuffix("Harbor"), "HBR"}, {CommonSuffix("Hbr"), "HBR"}, {CommonSuffix("Harbr"), ""},
		{Designator("Suite"), "STE"}, {Designator("#"), "#"}, {Designator("Main"), ""}, {Directional("North"), "N"}, {Directional("N.E."), "NE"},
		{State("Ill."), "IL"}, {State("north carolina"), "NC"}, {State("D.C."), "DC"}, {State("Springfield"), ""}, {State("N. Y."), "NY"},
		{Number("First"), "1ST"}, {Number("twenty-first"), "21ST"}, {Number("One"), "1"}, {Number("Main"), ""},
	} {
		if test.got != test.want {
			t.Errorf("%q, want %q", test.got, test.want)
		}
	}
}

func TestRest(t *testing.T) {
	text := "Acme Widgets\n100 Main St\nSpringfield, IL 62701, USA"
	if got := strings.Join(Rest(text, Split(text)), " "); got != "Acme Widgets USA" {
		t.Errorf("Rest = %q", got)
	}
}

func TestSplitIsFast(t *testing.T) {
	start := time.Now()
	for _, s := range []string{"1 ", "Ste 1 ", "St ", "# ", "US Highway ", "1, ", "A\n"} {
		Split(strings.Repeat(s, 1<<20/len(s)))
	}
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("took %v", d)
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"100 N. Main St., Ste 200\nSpringfield, IL 62701", "PO BOX 1", "# ", "STE", "842 E 1700 S, X UT", "\xff, IL", "1 (Québec) H3B 1A1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p := Split(s)
		for _, n := range porting.PartNames {
			for piece := range strings.SplitSeq(p.Part(n), "\n") {
				if !strings.Contains(s, piece) {
					t.Fatalf("Split(%q): %s %q is no part of it", s, n, piece)
				}
			}
		}
		Rest(s, p)
	})
}
