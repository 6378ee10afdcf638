package tesseract

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"github.com/portcheck/portcheck/internal/ocr/scan"
)

// ruled draws rectangles of a grey on white.
func ruled(grey uint8, at ...image.Rectangle) *image.Gray {
	img := image.NewGray(image.Rect(0, 0, 1200, 800))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	for _, r := range at {
		draw.Draw(img, r, image.NewUniform(color.Gray{grey}), image.Point{}, draw.Src)
	}
	return img
}

// A frame in light grey is one; a stroke of it that ends nowhere is wiped off, and no
// line of a table.
func TestFaintBars(t *testing.T) {
	img := ruled(212, image.Rect(100, 100, 900, 103), image.Rect(100, 400, 900, 403), image.Rect(100, 100, 103, 403), image.Rect(897, 100, 900, 403),
		image.Rect(200, 600, 500, 603))
	found := bars(img, 150)
	if len(found) != 0 {
		t.Fatalf("grey is taken for ink: %v", found)
	}
	kept, pieces := faintBars(img, 150, found)
	if len(kept) != 4 || len(pieces) != 1 || pieces[0].y0 != 600 {
		t.Errorf("lines %v, pieces %v", kept, pieces)
	}
}

// The pieces of a broken line are it; a 1 under the end of a wall, with others beside
// it, is a digit.
func TestRemnants(t *testing.T) {
	img := ruled(0, image.Rect(300, 100, 303, 200), image.Rect(300, 215, 303, 245), image.Rect(300, 262, 303, 290), // a wall and its pieces
		image.Rect(700, 100, 703, 200), image.Rect(699, 230, 704, 260), image.Rect(712, 230, 730, 260)) // a wall, 1 and a letter
	found, _ := scan.Spots(img, scan.Dark)
	got := remnants(found, bars(img, scan.Dark))
	n := 0
	for _, i := range got {
		if found[i].X0 > 600 && found[i].Y0 > 210 {
			t.Errorf("a digit is taken for a line: %v", found[i])
		}
		if found[i].X0 < 600 && found[i].Y0 > 210 {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d pieces were found, want 2", n)
	}
}

// A box to tick has paper in front of it; the square E of coarse type has a letter.
func TestBoxesAreNoLetters(t *testing.T) {
	box := func(x int) []image.Rectangle {
		return []image.Rectangle{image.Rect(x, 100, x+40, 104), image.Rect(x, 136, x+40, 140), image.Rect(x, 100, x+4, 140), image.Rect(x+36, 100, x+40, 140), image.Rect(x+12, 112, x+28, 128)}
	}
	for _, c := range []struct {
		letter int // where a letter before it ends
		want   int
	}{{260, 1}, {296, 0}} {
		s := &sheet{clean: ruled(0, append(box(300), image.Rect(c.letter-8, 100, c.letter, 140))...)}
		s.spots, s.labels = scan.Spots(s.clean, scan.Dark)
		if got := s.ticks(); len(got) != c.want {
			t.Errorf("a letter that ends at %d: %v", c.letter, got)
		}
	}
}
