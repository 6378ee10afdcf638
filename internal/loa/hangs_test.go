package loa

// Features of numbers, and the boxes of a table's columns.

import (
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestFeaturesBehindNumbers(t *testing.T) {
	rec := read(t, draw("50 50 Telephone numbers to be ported:", "50 65 217-555-0100 Main number", "50 77 217-555-0101 DSL Line", "50 89 217-555-0102 – Fax",
		"50 101 217-555-0103 Hunt line 2", "50 113 Alarm: 217-555-0104", "50 125 217-555-0105 no DSL"))
	wantNumbers(t, rec, "0100 port", "0101 port dsl", "0102 port fax", "0103 port hunting", "0104 port alarm", "0105 port")
	if n := rec.Numbers[1]; n.Note != "DSL Line" {
		t.Errorf("the note is %q", n.Note)
	}
}

func TestFeatureColumns(t *testing.T) {
	p := draw("54 60 Telephone Number", "204 60 Hunting", "304 60 DSL (Y/N)", "54 80 217-555-0100", "204 80 Yes - seq 1", "304 80 N", "54 100 217-555-0101", "204 100 No", "304 100 Y")
	for _, y := range []float64{46, 66, 86} {
		for i, x := range []float64{50, 200, 300} {
			frame(p, x, y, []float64{200, 300, 400}[i], y+20)
		}
	}
	wantNumbers(t, read(t, p), "0100 port hunting", "0101 port dsl")
}

func TestBoxesInAColumnPort(t *testing.T) {
	head := []string{"54 60 TN", "204 60 Port", "304 60 Service"}
	p := draw(append(head, "54 80 217-555-0100", "215 80 ☑", "304 80 POTS", "54 100 217-555-0101", "215 100 ☐", "304 100 Elevator")...)
	for _, y := range []float64{46, 66, 86} {
		for i, x := range []float64{50, 200, 300} {
			frame(p, x, y, []float64{200, 300, 400}[i], y+20)
		}
	}
	wantNumbers(t, read(t, p), "0100 port", "0101 keep elevator")
	// form fields without rules around them, in columns for both
	p = draw("54 60 Number", "204 60 Port", "254 60 Keep", "304 60 Service")
	for i, tn := range []string{"217-555-0100", "217-555-0101"} {
		y := 66 + 20*float64(i)
		formField(p, page.TextField, "n", tn, 54, y, 150, y+15)
		formField(p, page.CheckBox, "p", "", 206, y, 217, y+11).On = i == 0
		formField(p, page.CheckBox, "k", "", 256, y, 267, y+11).On = i == 1
		formField(p, page.TextField, "s", []string{"Fax", "DSL"}[i], 304, y, 380, y+15)
	}
	wantNumbers(t, read(t, p), "0100 port fax", "0101 keep dsl")
	// nobody ticked any
	p = draw(append(head, "54 80 217-555-0100", "215 80 ☐", "54 100 217-555-0101", "215 100 ☐")...)
	for _, y := range []float64{46, 66, 86} {
		for i, x := range []float64{50, 200, 300} {
			frame(p, x, y, []float64{200, 300, 400}[i], y+20)
		}
	}
	rec := read(t, p)
	wantNumbers(t, rec, "0100 port", "0101 port")
	if !hasProblem(rec, porting.ProblemAmbiguousLabel, "") {
		t.Error("nothing says that it is not certain")
	}
}

// Remarks behind columns of other things belong to the numbers all the same.
func TestRemarksInTheLastColumn(t *testing.T) {
	p := draw("54 60 Phone number", "204 60 Current carrier", "304 60 Notes", "54 80 218-555-0100", "204 80 Paul Bunyan", "304 80 Main", "54 100 218-555-0101", "204 100 Paul Bunyan", "304 100 Modem")
	for _, y := range []float64{46, 66, 86} {
		for i, x := range []float64{50, 200, 300} {
			frame(p, x, y, []float64{200, 300, 400}[i], y+20)
		}
	}
	rec := read(t, p)
	wantNumbers(t, rec, "0100 port", "0101 port modem")
	if len(rec.Numbers) == 2 && (rec.Numbers[0].Note != "Main" || rec.Numbers[1].Note != "Modem") {
		t.Errorf("notes %q, %q", rec.Numbers[0].Note, rec.Numbers[1].Note)
	}
}
