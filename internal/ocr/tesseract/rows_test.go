package tesseract

import (
	"slices"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"github.com/portcheck/portcheck/internal/ocr/ocrtest"
	"github.com/portcheck/portcheck/internal/ocr/scan"
)

// rowsOf is a sheet with so many ruling lines and what was drawn on the paper.
func rowsOf(p ocrtest.Paper, rules []bar) *sheet {
	s := &sheet{clean: p.Gray, rules: rules}
	s.spots, s.labels = scan.Spots(p.Gray, scan.Dark)
	s.usual = usualHeight(s.spots)
	return s
}

// The pieces of a row's line between two lines down are one; lines to write on, with
// their labels between them, stay apart, and so do lines beside each other with hardly
// a gap.
func TestJoinRows(t *testing.T) {
	p := ocrtest.NewPaper(t, 255)
	p.Text(goregular.TTF, 11, 120, 180, 0, "Customer")
	p.Text(goregular.TTF, 11, 80, 470, 0, "Name")
	p.Text(goregular.TTF, 11, 430, 470, 0, "Title")
	p.Text(goregular.TTF, 11, 790, 470, 0, "Date")
	p.Fill(1000, 200, 1060, 203, 0) // a piece too short for a ruling line
	sides := []bar{{60, 100, 63, 380}, {1150, 100, 1153, 700}, {60, 420, 63, 700}, {500, 100, 503, 300}}
	pieces := []bar{{100, 200, 240, 203}, {450, 201, 600, 204}, {750, 202, 880, 204}}
	blanks := []bar{{200, 470, 420, 473}, {530, 470, 780, 473}, {900, 470, 1100, 473}}
	captioned := []bar{{80, 600, 400, 603}, {420, 600, 760, 603}, {780, 600, 1130, 603}}
	s := rowsOf(p, slices.Concat(sides, pieces, blanks, captioned))
	s.joinRows()
	var across []bar
	for _, b := range s.rules {
		if b.horizontal() {
			across = append(across, b)
		}
	}
	want := append([]bar{{61, 200, 1151, 204}}, append(blanks, captioned...)...)
	if !slices.Equal(across, want) {
		t.Errorf("lines %v, want %v", across, want)
	}
	if s.clean.Pix[201*s.clean.Stride+1030] != 255 {
		t.Error("a piece of the line is left as ink")
	}
	if i := slices.IndexFunc(s.rules, func(b bar) bool { return b.x0 == 60 && b.y0 <= 100 }); i < 0 || s.rules[i].y1 < 420 {
		t.Errorf("the side in pieces does not go on: %v", s.rules)
	}
}
