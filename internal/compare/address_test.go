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
