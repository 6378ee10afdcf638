package scan

import (
	"image"
	"testing"
)

func TestParsePGM(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 3, 2))
	copy(img.Pix, []uint8{1, 2, 3, 4, 5, 6})
	got, err := ParsePGM(PGM(img))
	if err != nil || got.Rect != img.Rect || string(got.Pix) != string(img.Pix) {
		t.Fatalf("%v, %v", got, err)
	}
	if _, err := ParsePGM([]byte("P5\n# drawn\n3 2\n255\n123456")); err != nil {
		t.Errorf("a comment: %v", err)
	}
	for _, bad := range []string{"", "P6 1 1 255 x", "P5\n3 2\n255\n12345", "P5 999999999 999999999 255\n", "P5\n-1 2 255\n", "P5\n# no end"} {
		if _, err := ParsePGM([]byte(bad)); err == nil {
			t.Errorf("parsePGM(%q) found nothing wrong", bad)
		}
	}
}
