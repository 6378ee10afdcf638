package compare

import (
	"fmt"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
)

// A form's parts are taken as they are, but for a unit on the street's line.
func TestAddressGivenParts(t *testing.T) {
	loa := &porting.Parts{Street: "100 N MAIN ST STE 45", City: "SPRINGFIELD", State: "IL", Zip: "62701"}
	ds := Address("100 N MAIN ST STE 45\nSPRINGFIELD IL 62701", "100 N MAIN ST\nSTE 200\nSPRINGFIELD IL 62701", loa, nil)
	if len(ds) != 1 || ds[0].Part != "unit" || classList(ds[0].Differences) != "different" {
		t.Errorf("%+v", ds)
	}
}

func TestAddress(t *testing.T) {
	const csr = "100 N MAIN ST STE 200\nSPRINGFIELD IL 62701"
	for _, test := range []struct{ loa, csr, want string }{
		{"100 N MAIN ST, STE 200, SPRINGFIELD, IL 62701", csr, ""},
		{"STE 200, 100 N MAIN ST, SPRINGFIELD, IL, 62701", csr, ""},
		{"100 N MAIN ST\nSTE 200\nSPRINGFIELD\nIL\n62701\nUSA", csr, ""},
		{"100 N MAIN ST\nSPRINGFIELD IL 62701", csr, "unit:missing_on_loa"},
		{csr, "100 N MAIN ST\nSPRINGFIELD IL 62701", "unit:missing_on_csr"},
		{"100 N Main St., Ste 200\nSpringfield, IL 62701", csr, "street:case punctuation; unit:case; city:case"},
		{"100 North Main Street, Suite 200, Springfield, Illinois 62701-1234", csr, "street:case abbreviation; unit:case abbreviation; city:case; state:abbreviation; zip:format"},
		{"100 N MAIN ST STE 200 SPRINGFIELD IL 62702", csr, "zip:typo"},
		{"100 N MAIN ST STE 200 SPRINGFIELD IL 62710", csr, "zip:transposed"},
		{"100 N MAIN ST STE 200 SPRINGFIELD IL 60601-1234", csr, "zip:different"},
		{"200 ELM AVE, CHICAGO, IL 62701", csr, "street:different; unit:missing_on_loa; city:different"},
		{"100 BROADWAY NEW YORK NY 10001", "100 BROADWAY\nNEW YORK, NY 10001", ""},
		{"100 BROADWAY, NEW YORK NY 10001", "100 BROADWAY NEW YORK NY 10001", ""},
		{"100 KING ST W, TORONTO ON M5V 2T6", "100 KING ST W, TORONTO ON M5V2T6", "zip:spacing"},
		{"100 N MAIN ST", csr, "unit:missing_on_loa; city:missing_on_loa; state:missing_on_loa; zip:missing_on_loa"},
		{"100 CEDAR PARK ST LOUIS MO 63101", "100 CEDAR PARK, ST LOUIS, MO 63101", ""},
		{"100 CEDAR PARK ST\nLOUIS MO 63101", "100 CEDAR PARK ST LOUIS MO 63101", ""},
		// slips in every part
		{"100 N MAIN ST STE 200 SPRINGFIELD IL 6270", csr, "zip:typo"},
		{"100 N MAIN ST STE 200 SPRINGFIELD IL 6270l", csr, "zip:lookalike"},
		{"100 N MAIN ST STE 200 SPRINGFIELD LI 62701", csr, "state:transposed"},
		{"100 N MAIN ST STE 200 SPRINGFIELD IN 62701", csr, "state:different"},
		{"100 N MAIN ST, SIUTE 200, SPRINGFIELD IL 62701", "100 N MAIN ST, SUITE 200, SPRINGFIELD IL 62701", "unit:transposed"},
		{"100 N MAIN ST SIUTE 200\nSPRINGFIELD IL 62701", "100 N MAIN ST, SUITE 200, SPRINGFIELD IL 62701", "unit:transposed"},
		{"100 N MAIN ST, 200, SPRINGFIELD IL 62701", csr, "unit:missing_word"},
		{"100 N MIAN ST STE 200 SPRINGFIELD IL 62701", csr, "street:transposed"},
		{"100 N MAIN ST STE 200 SPRINGFEILD IL 62701", csr, "city:transposed"},
		{"100 N MAIN ST, STE 200, SPRINGFIELD, ILINOIS 62701", "100 N MAIN ST, STE 200, SPRINGFIELD, ILLINOIS 62701", "state:typo"},
		{"N MAIN ST, STE 200, SPRINGFIELD, IL 62701", csr, "street:missing_word"},
		{"MAIN ST N 100, STE 200, SPRINGFIELD, IL 62701", csr, "street:word_order"},
		{"842 E 1700 S, SALT LAKE CITY UT 84105", "842 E 1700 S\nSALT LAKE CITY\nUT 84105", ""},
		{"842 E 1700 N, SALT LAKE CITY UT 84105", "842 E 1700 S\nSALT LAKE CITY\nUT 84105", "street:different"},
		// found in another place, or cut in two by a mark
		{"100 N MAIN ST\nSPRINGFIELD IL 62701\nSTE 200", csr, ""},
		{"100 N MAIN ST 200, SPRINGFIELD IL 62701", csr, "unit:missing_word"},
		{"200-100 N MAIN ST, SPRINGFIELD IL 62701", csr, "unit:missing_word"},
		{"100 N MAIN ST, STE 200, SANTA, BARBARA, CA 93101", "100 N MAIN ST\nSTE 200\nSANTA BARBARA CA 93101", "city:punctuation"},
		{"15 COUNTY, ROAD 12, LOT 5, LEXINGTON, KY 40502", "15 COUNTY ROAD 12, LOT 5, LEXINGTON, KY 40502", "street:punctuation"},
		{"909 SHERBROOKE; STREET WEST\nMONTREAL QC H3A 1G5", "909 SHERBROOKE STREET WEST\nMONTREAL QC H3A 1G5", "street:punctuation"},
		{"100 MARTIN LUTHER KING, JR BLVD, SPRINGFIELD IL 62701", "100 MARTIN LUTHER KING JR BLVD, SPRINGFIELD IL 62701", "street:punctuation"},
		// units
		{"100 N MAIN ST, BLDG C, STE 200, SPRINGFIELD IL 62701", "100 N MAIN ST BLDG C STE 200\nSPRINGFIELD IL 62701", ""},
		{"100 N MAIN ST, SUITE #200, SPRINGFIELD IL 62701", "100 N MAIN ST, SUITE 200, SPRINGFIELD IL 62701", "unit:punctuation"},
		{"100 N MAIN ST, STE 12, SPRINGFIELD IL 62701", "100 N MAIN ST, STE 13, SPRINGFIELD IL 62701", "unit:typo"},
		{"100 N MAIN ST, APT 37, SPRINGFIELD IL 62701", "100 N MAIN ST, APT 3, SPRINGFIELD IL 62701", "unit:typo"},
		{"100 N MAIN ST, STE 200 A, SPRINGFIELD IL 62701", "100 N MAIN ST, STE 200A, SPRINGFIELD IL 62701", "unit:spacing"},
		{"100 N MAIN ST, STE TWO HUNDRED, SPRINGFIELD IL 62701", csr, "unit:abbreviation"},
		// forms of streets
		{"RR 2 BOX 16, SPRINGFIELD IL 62701", "RR 2 BOX 15, SPRINGFIELD IL 62701", "street:typo"},
		{"RURAL RTE 2 BOX 15, SPRINGFIELD IL 62701", "RR 2 BOX 15, SPRINGFIELD IL 62701", "street:abbreviation"},
		{"HC 68 BOX 23A, SPRINGFIELD IL 62701", "HIGHWAY CONTRACT 68 BOX 23A, SPRINGFIELD IL 62701", "street:abbreviation"},
		{"100 RANCH ROAD 620, AUSTIN TX 78734", "100 RR 620, AUSTIN TX 78734", "street:abbreviation"},
		{"15 CO ROAD 12, LEXINGTON KY 40502", "15 COUNTY ROAD 12, LEXINGTON KY 40502", "street:abbreviation"},
		{"100 MAIN & 5TH ST, SPRINGFIELD IL 62701", "100 MAIN AND 5TH ST, SPRINGFIELD IL 62701", "street:abbreviation"},
		{"ONE HUNDRED MAIN ST, SPRINGFIELD IL 62701", "100 MAIN ST, SPRINGFIELD IL 62701", "street:abbreviation"},
		{"100 COUNTY RD 550 E, LAFAYETTE IN 47905", "100 CR 550 E, LAFAYETTE IN 47905", "street:abbreviation"},
		{"100 N MAIN ST, 200 STE, SPRINGFIELD IL 62701", csr, "unit:word_order"},
		{"100 N MAIN ST STE 200, SPRINGFIELD IL62701", csr, ""},
		{"100 N MAIN ST, STE 200, SPRINGFIELD, ΙL 62701", csr, "state:lookalike"},
		{"100 N MAIN ST, STE 200, SPRINGFIELD, IL 62\u200b701", csr, "zip:lookalike"},
		{"100 N MAIN ST, STE 200, SPRINGFIELD, IL ６２７０１", csr, "zip:lookalike"},
		// Canada
		{"12 CH. DU LAC, LAVAL QC H7A 1A1", "12 CHEMIN DU LAC, LAVAL QC H7A 1A1", "street:abbreviation"},
		{"12 RUE SHERBROOKE O, LAVAL QC H7A 1A1", "12 RUE SHERBROOKE OUEST, LAVAL QC H7A 1A1", "street:abbreviation"},
		{"12 RUE ST-DENIS, APT 4, LAVAL QC H7A 1A1", "12 RUE ST-DENIS, APP 4, LAVAL QC H7A 1A1", "unit:abbreviation"},
		{"12 rue Principale, Laval (Québec) H7A 1A1", "12 rue Principale, Laval QC H7A 1A1", "state:abbreviation"},
	} {
		var got []string
		for _, d := range Address(test.loa, test.csr, nil, nil) {
			got = append(got, fmt.Sprintf("%s:%s", d.Part, classList(d.Differences)))
			check(t, d.LOA, d.CSR, d.Diff)
		}
		if s := strings.Join(got, "; "); s != test.want {
			t.Errorf("%q / %q\n got %s\nwant %s", test.loa, test.csr, s, test.want)
		}
	}
}
