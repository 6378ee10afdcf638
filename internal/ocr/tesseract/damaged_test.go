package tesseract

import (
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/programtest"
)

// A picture that nothing can open is said to be damaged; it is no failure of the
// machine, and a second try would not help.
func TestDamagedPicture(t *testing.T) {
	programtest.Need(t, []string{"tesseract"})
	for name, data := range map[string]string{
		"a PNG":  "\x89PNG\r\n\x1a\n\x00\x01\x02\x03\x04\x05\x06\x07" + strings.Repeat("\x08", 500),
		"a TIFF": "II*\x00\x08\x00\x00\x00\x02\x00" + "\x00\x01\x04\x00\x01\x00\x00\x00\x10\x00\x00\x00" + "\x01\x01\x04\x00\x01\x00\x00\x00\x10\x00\x00\x00" + "\x00\x00\x00\x00",
		"a JPEG": "\xff\xd8\xff\xe0" + strings.Repeat("\x00", 300),
	} {
		doc, err := ocr.ReadImage(t.Context(), Engine{}, []byte(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(doc.Problems) != 1 || doc.Problems[0].Code != porting.ProblemDamaged {
			t.Errorf("%s: %+v", name, doc.Problems)
		}
	}
}
