package scan_test

import (
	"bytes"
	"image/png"
	"math"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/ocr/ocrtest"
	"github.com/portcheck/portcheck/internal/ocr/scan"
	"github.com/portcheck/portcheck/internal/ocr/tesseract"
	"github.com/portcheck/portcheck/internal/programtest"
)

// A photo is read like a scan, and its words lie where the photo shows them.
func TestReadsAPhoto(t *testing.T) {
	programtest.Need(t, []string{"tesseract"})
	var file bytes.Buffer
	if err := png.Encode(&file, scan.OnDesk(scan.Scale(ocrtest.Form(t), 1700, 2200), scan.Photographed, 2000, 2450)); err != nil {
		t.Fatal(err)
	}
	doc, err := ocr.ReadImage(t.Context(), tesseract.Engine{}, file.Bytes())
	if err != nil || len(doc.Pages) != 1 {
		t.Fatalf("%d pages, %v", len(doc.Pages), err)
	}
	p := doc.Pages[0]
	width, height := p.Size()
	if math.Abs(height/width-2450.0/2000) > 0.001 {
		t.Errorf("the page is %.0f by %.0f, and the picture 2000 by 2450", width, height)
	}
	text := strings.Join(strings.Fields(ocrtest.LinesOf(p)), " ")
	for _, want := range ocrtest.FormWords {
		if !strings.Contains(text, want) {
			t.Errorf("%q was not read in\n%s", want, text)
		}
	}
	for _, w := range p.Words {
		if w.Text == "Meridian" {
			// On the sheet it begins at 1010 of 2550 and 460 of 3300 pixels.
			want := scan.Photographed.At(1010.0/2550, 460.0/3300)
			if x, y := w.Box[0]/width, 1-w.Box[3]/height; math.Abs(x-want.X) > 0.01 || math.Abs(y-want.Y) > 0.02 {
				t.Errorf("%q lies at %.3f, %.3f, want %.3f", w.Text, x, y, want)
			}
		}
	}
}
