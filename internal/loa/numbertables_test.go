package loa

// Lists in tables, in boxes and in columns as people draw them: each was read wrongly
// once.

import (
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestNumberTables(t *testing.T) {
	for name, c := range map[string]struct {
		page *page.Page
		want string
	}{
		"numbers broken in the cells of a row": {
			table(draw("50 250 Please port the following numbers from Acme Telephone to Beacon Voice:", "50 292 217-555-", "110 292 217-555-", "50 303 0100", "110 303 0101"), 280, 30, []float64{48, 105, 165}, 1),
			"0100 0101",
		},
		"a number broken in the midst of a list": {
			table(draw("50 110 Numbers to port", "150 92 217-555-", "150 103 0100, 217-", "150 114 555-0101,", "150 125 217-555-0102"), 80, 60, []float64{48, 145, 260}, 1),
			"0100 0101 0102",
		},
		"the ends of a range in two rows": {
			draw("50 50 Company name", "300 50 Acme Widgets", "50 80 First number of range", "300 80 217-555-0100", "50 100 Last number of range", "300 100 217-555-0103"),
			"0100 0101 0102 0103",
		},
		"numbers of other countries in two columns": {
			table(draw("50 50 Numbers to port", "52 93 Number", "202 93 Further numbers", "52 113 04 78 00 11 40", "202 113 04 78 00 11 41"), 80, 20, []float64{50, 200, 350}, 2),
			"!04 78 00 11 40 !04 78 00 11 41",
		},
		"the action behind columns of the account": {
			draw("50 80 Phone number", "180 80 Service provider", "320 80 Account number", "450 80 Port?", "50 100 217-555-0100", "180 100 Lumen", "320 100 12-3", "450 100 Yes",
				"50 120 217-555-0101", "180 120 Lumen", "320 120 12-3", "450 120 No"),
			"0100 -0101",
		},
		"the area code in a column of its own": {
			table(draw("50 50 Numbers to be ported", "52 93 Area code", "122 93 Number", "222 93 Use", "52 113 217", "122 113 555-0100", "222 113 Main", "52 133 217", "122 133 555-0101"), 80, 20, []float64{50, 120, 220, 320}, 3),
			"0100 0101",
		},
		"short labels beside the lists": {
			table(draw("52 93 Port", "152 93 217-555-0100; 217-555-0101", "52 113 Do not port", "152 113 217-555-0109"), 80, 20, []float64{50, 150, 380}, 2),
			"0100 0101 -0109",
		},
		"lines that are counted": {
			withFields(draw("50 80 Line 1", "50 105 Line 2", "50 130 Line 3"), 120, 68, 260, 84, "217-555-0100", 120, 93, 260, 109, "217-555-0101", 120, 118, 260, 134, "217-555-0102"),
			"0100 0101 0102",
		},
		"where toll-free numbers ring": {
			table(draw("52 93 Toll-free", "172 93 RespOrg", "252 93 Rings to", "52 113 800-555-0100", "172 113 ATX01", "252 113 217-555-0177", "52 133 888-555-0101", "172 133 ATX01", "252 133 217-555-0178"),
				80, 20, []float64{50, 170, 250, 370}, 3),
			"0100 0101",
		},
		"remarks that look like labels": {
			table(draw("52 93 TN", "152 93 Use", "232 93 TN", "332 93 Use", "52 113 217-555-0100", "152 113 Main", "232 113 217-555-0101", "332 113 Fax", "52 133 217-555-0102", "152 133 Fax"), 80, 20, []float64{50, 150, 230, 330, 400}, 3),
			"0100 0102 0101",
		},
		"a list in the right column of a form": {
			draw("54 60 City", "301 60 State", "58 74 Tucson", "305 74 Arizona", "54 90 Account number", "301 90 PIN", "58 104 0018812", "305 104 4471", "301 160 Phone numbers to transfer",
				"54 172 Main billing number", "305 176 217-555-0100", "58 188 217-555-0100", "305 188 217-555-0101"),
			"0100 0101",
		},
		"a heading that names numbers in the plural": {
			draw("50 90 Numbers included in this request (2)", "50 110 217-555-0100", "50 124 217-555-0101"),
			"0100 0101",
		},
		"a heading in two languages, over two lines": {
			draw("50 50 Compte / Account", "250 50 12-3", "50 80 Numéros à transférer / Numbers to", "250 86 217-555-0100, 217-555-0101", "50 92 port", "50 130 Titre / Title", "250 130 Owner"),
			"0100 0101",
		},
	} {
		rec := read(t, c.page)
		if got := tns(rec); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		for _, p := range rec.Problems {
			if p.Code == porting.ProblemAmbiguousLabel && p.Field == "" && name != "where toll-free numbers ring" && name != "numbers broken in the cells of a row" {
				t.Errorf("%s: needless: %s", name, p.Message)
			}
		}
	}
}
