package loa

import (
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
)

// A second list below the numbers to port: what its heading says decides, and one
// that says nothing known never lets its numbers be ported.
func TestListHeadings(t *testing.T) {
	const ported, kept, told = "0180, 0190", "0180, keep 0190", "0180, ?"
	for _, c := range []struct{ want, heading string }{
		{kept, "Numbers NOT to be ported"},
		{kept, "Numbers staying behind"},
		{kept, "Lines that stay with Frontier"},
		{kept, "Numbers we are keeping with the old carrier"},
		{kept, "Do not move"},
		{kept, "Lines to be left in place"},
		{kept, "Please leave the following with Frontier"},
		{kept, "Numbers that will not be moving"},
		{kept, "Remaining with current provider"},
		{kept, "Excluded from this request"},
		{kept, "Exclusions"},
		{kept, "To be retained by losing carrier"},
		{kept, "Existing lines to keep"},
		{kept, "Lines not included in this order"},
		{kept, "Numbers to be cancelled"},
		{kept, "DSL line (do not port)"},
		{ported, "Numbers moving"},
		{ported, "Numbers we should bring over"},
		{ported, "Additional numbers to move"},
		{ported, "Fax lines to be ported"},
		{ported, "Also port"},
		{ported, "Lines coming over"},
		{ported, "Telephone Nos. included"},
		{told, "Numbers to be disconnected at port"},
		{told, "Our support line"},
		{told, "Forward calls to"},
		{told, "Emergency contact numbers"},
		{told, "Temporary numbers assigned by Brightline"},
		{told, "New numbers we give you"},
	} {
		t.Run(c.heading, func(t *testing.T) {
			rec := read(t, draw("50 100 Telephone numbers to be ported:", "50 114 802-555-0180", "50 142 "+c.heading+":", "50 156 802-555-0190"))
			if got := saidOf(rec); got != c.want {
				t.Errorf("%s; want %s\n%+v", got, c.want, rec.Problems)
			}
			if c.want != told {
				return
			}
			for _, lines := range [][]string{
				{"50 142 " + c.heading, "50 156 802-555-0190"},
				{"50 142 " + c.heading + ": 802-555-0190, 802-555-0191"},
				{"50 142 " + c.heading + ":", "300 142 802-555-0190"},
			} {
				rec := read(t, draw(append([]string{"50 100 Telephone numbers to be ported:", "50 114 802-555-0180"}, lines...)...))
				if got := saidOf(rec); got != "0180" && got != c.want {
					t.Errorf("%q: %s", lines, got)
				}
			}
		})
	}
}

// A column of numbers may begin where letterheads stand; two numbers of a letterhead
// are no column.
func TestColumnFromTheTop(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"a column", []string{"50 60 802-555-0180", "250 60 802-555-0185", "50 90 802-555-0181", "250 90 802-555-0186", "50 120 802-555-0182", "250 120 802-555-0187", "50 150 802-555-0183", "250 150 802-555-0188"},
			"0180, 0185, 0181, 0186, 0182, 0187, 0183, 0188, ?"},
		{"a letterhead", []string{"400 40 802-555-0170", "400 54 802-555-0171", "50 150 802-555-0180", "50 170 802-555-0181"}, "0180, 0181, ?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := read(t, draw(c.lines...))
			if got := saidOf(rec); got != c.want {
				t.Errorf("%s; want %s\n%+v", got, c.want, rec.Problems)
			}
		})
	}
}

// TestTablesOfWhatStays reads a table whose own heading says that its numbers stay,
// below a table of numbers to port with the same columns.
func TestTablesOfWhatStays(t *testing.T) {
	heads := []string{
		"Numbers that are NOT to be ported", "Numbers staying with the current carrier", "NOT TO BE PORTED", "Lines that stay", "Numbers remaining with AT&T",
		"Do not port these numbers", "Telephone numbers to remain", "Numbers excluded from this port", "Staying with current provider", "The following numbers are staying",
		"Keep these numbers with current carrier", "Numbers NOT being ported (leave as is)", "Remaining lines", "Section C – Numbers not to be ported", "3. Lines staying behind",
		"NOT PORTING", "Numbers NOT being ported (our alarm and elevator)", "These lines are not porting - please leave", "Lines that will stay where they are",
	}
	columns := [][2]string{{"Telephone Number", "Reason"}, {"Number", "Service"}, {"Phone number", "Remark"}, {"TN", "Description"}, {"Telephone Number", "Used for"}, {"Line", "Notes"}}
	for _, head := range heads {
		for _, c := range columns {
			for _, ruled := range []bool{true, false} {
				p := plain("50 60 Company Name: Acme", "50 80 Numbers to port", "52 112 Telephone Number", "202 112 Type",
					"52 128 217-555-0100", "202 128 Voice", "52 144 217-555-0101", "202 144 Fax",
					"50 180 "+head, "52 212 "+c[0], "202 212 "+c[1], "52 228 217-555-0107", "202 228 Alarm line", "52 244 217-555-0108", "202 244 Elevator")
				if ruled {
					p = table(p, 100, 16, []float64{50, 200, 350}, 3)
					p = table(p, 200, 16, []float64{50, 200, 350}, 3)
				}
				if got, want := tns(read(t, p)), "0100 0101 -0107 -0108"; got != want {
					t.Errorf("%q over %q, ruled %v: %s, want %s", head, c, ruled, got, want)
				}
			}
		}
	}
}

// Where the letter is sent to heads nothing, and what is said in parentheses behind the
// heading of a list is no part of it.
func TestReturnToOverAForm(t *testing.T) {
	rec := read(t, blanks("50 40 Letter of Authorization", "50 60 Return to: Blue Heron Telecom, 14 Depot Sq., Littleton, NH 03561 - ports@blueheron.example - Fax 603-555-0111",
		"50 80 Company Name: North Shore Clinic, PLLC", "50 100 Account # with them: WS-0041172", "50 120 BTN: 802-555-0142", "50 140 Title: Owner",
		"50 170 Numbers to be moved to Blue Heron (list every number; write \"none\" where nothing is listed):",
		"54 186 1. 802-555-0142 ______", "200 186 2. 802-555-0143 ______", "350 186 3. ______________"))
	wantText(t, rec, porting.CustomerName, "North Shore Clinic, PLLC")
	wantText(t, rec, porting.AccountNumber, "WS-0041172")
	wantText(t, rec, porting.AuthorizedTitle, "Owner")
	wantText(t, rec, porting.NewCarrier, "")
	wantNumbers(t, rec, "0142 port", "0143 port")
}

func TestOfficesDate(t *testing.T) {
	rec := read(t, draw("50 40 Letter of Authorization", "400 50 FOR OFFICE USE ONLY", "400 66 Sales rep: Kyle Brandt", "400 82 FOC date: 12/22/2026", "50 70 Company Name: Acme, Inc.", "50 90 BTN: 802-555-0142",
		"50 110 Requested date:", "50 130 Numbers to port: 802-555-0142"))
	wantText(t, rec, porting.DesiredDueDate, "")
	wantText(t, rec, porting.CustomerName, "Acme, Inc.")
}

// Headings in two columns: what stands under each is its own, whoever it names.
func TestServiceBesideBilling(t *testing.T) {
	rec := read(t, draw("45 60 LOSING PROVIDER", "315 60 WINNING PROVIDER", "100 76 Provider: Lumen", "370 76 Provider: Tidewater, Inc.", "86 92 Account No.: 609-5422", "366 92 Port desk: (609) 946-9929",
		"45 130 SERVICE LOCATION", "315 130 BILLING LOCATION", "98 148 End user: MOUNT HOREB FARM SUPPLY INC", "371 148 Address: 11169 State Highway 27, #7",
		"101 164 Address: 16330 King's Ferry Ln", "356 164 City, ST ZIP: Duluth, MN 55802", "91 180 Suite/Floor: Bldg C", "86 196 City, ST ZIP: Trenton, NJ 08608", "45 230 NUMBERS TO PORT", "45 246 609-946-5385"))
	wantText(t, rec, porting.CustomerName, "MOUNT HOREB FARM SUPPLY INC")
	wantText(t, rec, porting.ServiceAddress, "16330 King's Ferry Ln\nBldg C\nTrenton, NJ 08608")
	wantText(t, rec, porting.BillingAddress, "11169 State Highway 27, #7\nDuluth, MN 55802")
	wantText(t, rec, porting.CurrentCarrier, "Lumen")
}

// What ends in "Lines" may be a company, and boxes to tick head no list.
func TestNoHeadingsOfNumbers(t *testing.T) {
	rec := read(t, draw("54 100 Customer name on record", "390 100 Account number", "54 111 Delta Freight Lines, L.L.C.", "390 111 7156869320", "54 140 Scope. ☐ Full port – all numbers    ☒ Partial port – some numbers stay", "54 160 Numbers to port:", "54 175 802-555-0142"))
	wantText(t, rec, porting.CustomerName, "Delta Freight Lines, L.L.C.")
	wantText(t, rec, porting.PortType, "partial")
}
