package loa

// Numbers of which the letter says something else than that they are ported.

import (
	"fmt"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestWhatIsNotPorted(t *testing.T) {
	list := []string{"50 100 Numbers to Port:", "50 114 802-555-0180", "50 128 802-555-0181"}
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"a question", []string{"50 150 Questions? Call our porting team at 614-555-0100."}, "0180, 0181, ?"},
		{"the new BTN", []string{"50 150 If the BTN is ported, the new BTN will be 802-555-0190."}, "0180, 0181, ?"},
		{"a sentence", []string{"50 150 I can be reached at 802-555-0177 for questions."}, "0180, 0181, ?"},
		{"what stays", []string{"50 150 The remaining number 802-555-0190 stays with Verizon."}, "0180, 0181, keep 0190"},
		{"do not", []string{"50 150 Please do NOT port 802-555-0117, it is our alarm line."}, "0180, 0181, keep 0117"},
		{"do not, two of them", []string{"50 150 Please do not port 802-555-0117 and 802-555-0118."}, "0180, 0181, keep 0117, keep 0118"},
		{"a list of them", []string{"50 150 Please do not port the following: 802-555-0117, 802-555-0118"}, "0180, 0181, keep 0117, keep 0118"},
		{"wrapped", []string{"50 150 Our alarm line is not included in this order, so please do not port", "50 164 802-555-0117"}, "0180, 0181, keep 0117, ?"},
		{"the signer's telephone", []string{"50 150 /s/ Jo Tran", "50 164 Jo Tran, Owner", "50 178 802-555-0177"}, "0180, 0181, ?"},
		{"the signer's, signed by hand", []string{"50 150 Jo Tran", "50 164 Head Owner", "50 178 802-555-0177"}, "0180, 0181, ?"},
		{"remarks", []string{"50 142 802-555-0182 (do not port)", "50 156 802-555-0183 keep with current carrier", "50 170 NOT 802-555-0184", "50 184 802-555-0185 not published"}, "0180, 0181, keep 0182, keep 0183, keep 0184, 0185"},
		{"remarks that are none", []string{"50 142 802-555-0182 Main line, rings at the front desk", "50 156 Alarm line: 802-555-0183", "50 170 802-555-0184 Extended Stay Inn"}, "0180, 0181, 0182, 0183, 0184"},
		{"a doubtful remark", []string{"50 142 802-555-0182 keep forwarding"}, "0180, 0181, 0182, ?"},
		{"all but one", []string{"50 142 802-555-0182, 802-555-0183 but not 802-555-0184"}, "0180, 0181, 0182, 0183, keep 0184"},
		{"one by one", []string{"50 142 802-555-0182 - port; 802-555-0183 - keep; 802-555-0184 - port"}, "0180, 0181, 0182, keep 0183, 0184"},
		{"said below", []string{"50 142 802-555-0182 Main", "50 156 (do not port)", "50 170 802-555-0183"}, "0180, 0181, 0182, 0183, ?"},
		{"somebody's own", []string{"50 142 My cell: 802-555-0177", "50 156 Jo Tran mobile 802-555-0178", "50 170 New number after port: 802-555-0190"}, "0180, 0181, 0178, ?, ?, ?"},
		{"disconnected", []string{"50 142 802-555-0182 disconnect"}, "0180, 0181, 0182, ?"},
		{"two offices", []string{"50 150 Austin office", "50 164 100 Main St", "50 178 802-555-0190", "50 192 802-555-0191"}, "0180, 0181, 0190, 0191"},
		{"numbers broken twice", []string{"50 142 802-555-0184, 802-", "50 156 555-0185, 802-555-", "50 170 0186"}, "0180, 0181, 0184, 0185, 0186"},
		{"the end of the last number", []string{"50 142 802-555-0184, 802-555-", "50 156 0185, 802-555-0186"}, "0180, 0181, 0184, 0185, 0186"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := read(t, draw(append(append([]string{}, list...), c.lines...)...))
			if got := saidOf(rec); got != c.want {
				t.Errorf("%s; want %s\n%+v", got, c.want, rec.Problems)
			}
		})
	}
}

// A column says what happens to each number.
func TestActionColumn(t *testing.T) {
	for _, c := range []struct {
		heading string
		cells   [3]string
		want    string
	}{
		{"Action", [3]string{"Port", "Keep", "Port"}, "0130, keep 0131, 0132"},
		{"Port (Y/N)", [3]string{"Y", "N", "Yes"}, "0130, keep 0131, 0132"},
		{"Disposition", [3]string{"Port", "Keep with AT&T", "Disconnect"}, "0130, keep 0131, keep 0132"},
		{"Disposition", [3]string{"Port", "Unknown", "Port"}, "0130, 0131, 0132, ?"},
		{"Note", [3]string{"Main", "N", "Fax"}, "0130, 0131, 0132"},
		{"Port", [3]string{"X", "", "X"}, "0130, 0131, 0132, ?"},
		{"Keep", [3]string{"", "X", ""}, "0130, keep 0131, 0132"},
		{"Action", [3]string{"Port", "Do not port", "Port"}, "0130, keep 0131, 0132"},
		{"Port it?", [3]string{"Yes", "No", "Yes"}, "0130, keep 0131, 0132"},
		{"Should we move this line?", [3]string{"Y", "Y", "N"}, "0130, 0131, keep 0132"},
		{"Moving (Y/N)", [3]string{"Y", "N", "Y"}, "0130, keep 0131, 0132"},
		{"Include in port?", [3]string{"Yes", "No", "No"}, "0130, keep 0131, keep 0132"},
	} {
		rec := read(t, draw("50 100 Telephone Number", "200 100 Type", "300 100 "+c.heading,
			"50 120 941-555-0130", "200 120 Voice", "300 120 "+c.cells[0],
			"50 140 941-555-0131", "200 140 Fax", "300 140 "+c.cells[1],
			"50 160 941-555-0132", "200 160 Voice", "300 160 "+c.cells[2]))
		if got := saidOf(rec); got != c.want {
			t.Errorf("%s %q: %s; want %s\n%+v", c.heading, c.cells, got, c.want, rec.Problems)
		}
	}
}

// A letter may say what it keeps without any list.
func TestKeptInALetter(t *testing.T) {
	rec := read(t, draw("50 100 Numbers to Port:", "50 114 208-555-0114", "50 128 208-555-0115",
		"50 160 Business Name: Selkirk Hardware", "50 174 Service Address: 310 N 1st Ave, Sandpoint, ID 83864",
		"50 200 Please do NOT port 208-555-0117; it is our alarm line and must stay with Ziply."))
	if got := saidOf(rec); got != "0114, 0115, keep 0117" {
		t.Errorf("%s\n%+v", got, rec.Problems)
	}
}

// A sentence elsewhere may take back what a list says: both are told. Without a list
// the numbers come in the order that they stand in.
func TestKeptAgainstTheList(t *testing.T) {
	rec := read(t, draw("50 100 Numbers to Port: 208-555-0114 to 0116", "50 160 Business Name: Selkirk Hardware",
		"50 200 Please do NOT port 208-555-0115; it must stay with Ziply."))
	if got := saidOf(rec); got != "0114, 0115, 0116, keep 0115" || !hasProblem(rec, porting.ProblemContradiction, "") {
		t.Errorf("%s\n%+v", got, rec.Problems)
	}
	rec = read(t, draw("50 130 208-555-0114", "50 144 208-555-0115", "50 200 Please do NOT port 208-555-0117; it is our alarm line."))
	if got := saidOf(rec); got != "0114, 0115, keep 0117, ?" {
		t.Errorf("%s\n%+v", got, rec.Problems)
	}
}

// A heading may quote an example.
func TestExampleInHeading(t *testing.T) {
	rec := read(t, draw("50 100 Section D - Numbers to be ported (format (xxx) xxx-xxxx, for example (802) 555-1234)",
		"50 120 (802) 555-0180", "50 134 (802) 555-0181"))
	if got := saidOf(rec); strings.TrimSuffix(got, ", ?") != "0180, 0181" {
		t.Errorf("%s\n%+v", got, rec.Problems)
	}
}

// What every page repeats in its margin is in no list.
func TestRunningFoot(t *testing.T) {
	foot := "150 770 Northbeam Voice, 4400 Gateway Blvd, 614-555-0100, rev. 03/2026"
	rec := read(t, draw("50 100 Numbers to Port:", "50 114 216-555-1000", "50 128 216-555-1001", "50 142 216-555-1002 x", foot),
		draw("50 100 216-555-1010", "50 120 216-555-1011 Fax", "50 760 216-555-1012", foot))
	if got := saidOf(rec); got != "1000, 1001, 1002, 1010, 1011, 1012" {
		t.Errorf("%s\n%+v", got, rec.Problems)
	}
}

// A label in the midst of a line that only ends like a list's heading heads none.
func TestQualifiedTN(t *testing.T) {
	for label, phone := range map[string]string{"Contact TN": "801-555-0179", "Alarm TN": ""} {
		rec := read(t, draw("50 50 Contact Person: Skye Ito    "+label+": 801-555-0179", "50 100 Numbers to Port:", "50 114 802-555-0180"))
		wantText(t, rec, porting.ContactName, "Skye Ito")
		wantText(t, rec, porting.ContactPhone, phone)
		if got := saidOf(rec); got != "0180" {
			t.Errorf("%s: %s\n%+v", label, got, rec.Problems)
		}
	}
}

// Where a table has a column for remarks, what stands in its other columns is none;
// "Main number" in it is a remark and no label.
func TestRemarkColumn(t *testing.T) {
	for _, c := range []struct {
		headings, row [4]string
		want          string
	}{
		{[4]string{"Telephone Number", "Type", "Carrier", "Note"}, [4]string{"941-555-0131", "POTS", "TDS Telecom", "Main number"}, "Main number"},
		{[4]string{"Number", "Line type", "Carrier", "Comment"}, [4]string{"941-555-0131", "POTS", "TDS Telecom", ""}, ""},
		{[4]string{"Telephone Number", "Line type", "", ""}, [4]string{"941-555-0131", "DSL Line", "", ""}, "DSL Line"},
		{[4]string{"Telephone Number", "Type", "Action", "Note"}, [4]string{"941-555-0131", "POTS", "Port", "BTN"}, "BTN"},
	} {
		lines := []string{"150 100 Account Number", "150 112 A-1", "50 130 Numbers to Port"}
		for y, row := range [][4]string{c.headings, {"941-555-0130", "Fax", "", ""}, c.row} {
			for i, x := range row {
				if x != "" {
					lines = append(lines, fmt.Sprintf("%d %d %s", 50+130*i, 150+20*y, x))
				}
			}
		}
		p := draw(lines...)
		for i := 0; i <= 4; i++ { // a grid
			x := float64(45 + 130*i)
			p.Rules = append(p.Rules, page.Rule{X0: x, Y0: 136, X1: x, Y1: 196, Width: 1})
			if i < 4 {
				y := float64(136 + 20*i)
				p.Rules = append(p.Rules, page.Rule{X0: 45, Y0: y, X1: 565, Y1: y, Width: 1})
			}
		}
		rec := read(t, p)
		if len(rec.Numbers) != 2 || rec.Numbers[1].Note != c.want {
			t.Errorf("%q: %+v %+v, want the note %q", c.row, rec.Numbers, rec.Problems, c.want)
		}
	}
}

// A form may have a box for the first number of a range and one for the last, with
// words between them in the first row.
func TestRangeOverTwoBoxes(t *testing.T) {
	p := draw("50 100 Tel. Number(s):", "140 100 616-555-0100", "260 100 up to and including", "400 100 616-555-0103",
		"140 120 616-555-0110", "400 120 616-555-0111", "140 140 616-555-0120")
	for _, x := range []float64{45, 255, 540} {
		p.Rules = append(p.Rules, page.Rule{X0: x, Y0: 86, X1: x, Y1: 146, Width: 1})
	}
	for _, y := range []float64{86, 106, 126, 146} {
		p.Rules = append(p.Rules, page.Rule{X0: 45, Y0: y, X1: 540, Y1: y, Width: 1})
	}
	rec := read(t, p)
	if got := saidOf(rec); got != "0100, 0101, 0102, 0103, 0110, 0111, 0120" {
		t.Errorf("%s\n%+v", got, rec.Problems)
	}
	rec = read(t, draw("50 100 Numbers", "140 100 to be ported", "50 120 616-555-0100", "200 120 616-555-0105"))
	if got := saidOf(rec); strings.TrimSuffix(got, ", ?") != "0100, 0105" {
		t.Errorf("%s\n%+v", got, rec.Problems)
	}
}

func TestBillingNumberOnThatAccount(t *testing.T) {
	rec := read(t, draw("50 50 Customer of record: Acme, Inc.", "50 70 Account number with current telephone company", "310 70 WS-0041172", "50 90 Billing telephone number on that account", "310 90 802-555-0142",
		"50 110 Date of this request:", "310 110 November 16, 2026"))
	wantText(t, rec, porting.AccountNumber, "WS-0041172")
	wantText(t, rec, porting.BTN, "802-555-0142")
	wantText(t, rec, porting.DesiredDueDate, "")
}

// A bold heading that a paragraph begins with is no label of what it says.
func TestRunInHeading(t *testing.T) {
	rec := read(t, drawRich("50 50 Company Name: Acme, Inc.", "50 90 2. *Current *carrier. The numbers are now served by Lumen Technologies under account number", "50 102 N100448821-001. Thank you."))
	if f := rec.Fields[porting.CurrentCarrier]; f != nil && f.Text != "Lumen Technologies" {
		t.Errorf("current carrier %q", f.Text)
	}
}
