package tesseract

import (
	"image"
	"image/draw"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/ocr/ocrtest"
	"github.com/portcheck/portcheck/internal/ocr/scan"
	"github.com/portcheck/portcheck/internal/programtest"
)

// combed draws rows of boxes with a character in each below each other, a blank for
// an empty one.
func combed(t *testing.T, rows ...string) *image.Gray {
	t.Helper()
	f, err := opentype.Parse(gomono.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: 11, DPI: scan.Resolution})
	if err != nil {
		t.Fatal(err)
	}
	img := image.NewGray(image.Rect(0, 0, 2000, 100+150*len(rows)))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	fill := func(x0, y0, x1, y1 int) {
		draw.Draw(img, image.Rect(x0, y0, x1, y1), image.Black, image.Point{}, draw.Src)
	}
	for i, row := range rows {
		y, n := 60+150*i, len([]rune(row))
		fill(100, y, 103+60*n, y+3)
		fill(100, y+72, 103+60*n, y+75)
		for k := range n + 1 {
			fill(100+60*k, y, 103+60*k, y+75)
		}
		for k, r := range []rune(row) {
			d := font.Drawer{Dst: img, Src: image.Black, Face: face, Dot: fixed.P(118+60*k, y+52)}
			d.DrawString(string(r))
		}
	}
	return img
}

func TestReadsCombs(t *testing.T) {
	programtest.Need(t, []string{"tesseract"})
	rows := []string{"LUNA BAY SURF CO    ", "8055550143", "AB-39912-93", "CA"}
	picture, err := Engine{}.read(t.Context(), combed(t, rows...), scan.Resolution, scan.Resolution)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, w := range picture.Words {
		got = append(got, w.Text)
	}
	for _, want := range rows {
		if want = strings.TrimSpace(want); !strings.Contains("|"+strings.Join(got, "|")+"|", "|"+want+"|") {
			t.Errorf("%q is not among %q", want, got)
		}
	}
	walls := 0
	for _, r := range picture.Rules {
		if r.Height() > r.Width() {
			walls++
		}
	}
	if walls != 2*len(rows) {
		t.Errorf("%d walls are told, want the outer two of each row", walls)
	}
}

// A table has columns of other widths, or words across them: no comb.
func TestNoCombs(t *testing.T) {
	img := ocrtest.Form(t)
	s := newSheet(img)
	if len(s.combs) != 0 {
		t.Errorf("a table is taken for combs: %v", s.combs)
	}
}

func TestCombWord(t *testing.T) {
	c := comb{ink: [][]int{{1}, {2}, nil, {3}, nil}}
	words := func(confidence float64, text ...string) (out []ocr.Word) {
		for _, s := range text {
			out = append(out, ocr.Word{Text: s, Confidence: confidence})
		}
		return out
	}
	for _, o := range []struct {
		name     string
		readings [][]ocr.Word
		digits   []ocr.Word
		want     string
		sure     bool
	}{
		{"the same twice", [][]ocr.Word{words(0.96, "AB", "C"), words(0.97, "ABC")}, nil, "AB C", true},
		{"a letter differs", [][]ocr.Word{words(0.96, "ABC"), words(0.97, "A8C")}, nil, "AB C", false},
		{"one has too few", [][]ocr.Word{words(0.96, "AC"), words(0.97, "ABC")}, nil, "AB C", false},
		{"both have too few", [][]ocr.Word{words(0.96, "AC"), words(0.97, "AC")}, nil, "", false},
		{"a letter among digits", [][]ocr.Word{words(0.96, "1O3"), words(0.97, "1O3")}, words(0.9, "103"), "10 3", false},
		{"a letter that stays", [][]ocr.Word{words(0.96, "1K3"), words(0.97, "1K3")}, words(0.9, "113"), "1K 3", true},
	} {
		got, confidence := c.word(o.readings, o.digits)
		if got != o.want || (confidence > 0.93) != o.sure {
			t.Errorf("%s: %q with %.2f, want %q", o.name, got, confidence, o.want)
		}
	}
}
