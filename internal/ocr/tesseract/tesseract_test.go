package tesseract

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"testing"

	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/programtest"
)

func TestParseTSV(t *testing.T) {
	const tsv = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n" +
		"1\t1\t0\t0\t0\t0\t0\t0\t1000\t2000\t-1\t\n" +
		"5\t1\t1\t1\t1\t1\t100\t200\t300\t40\t96.5\tAcme\n" +
		"5\t1\t1\t1\t1\t2\t100\t200\t300\t40\t95\t \n" + // a blank is no word
		"5\t1\t1\t1\t1\t3\t100\t200\t300\t40\t-1\tghost\n" + // no confidence: no word
		"1\t2\t0\t0\t0\t0\t0\t0\t500\t500\t-1\t\n" +
		"5\t2\t1\t1\t1\t1\t0\t0\t50\t50\t12\tI\"nc\n"
	got, err := parseTSV([]byte(tsv))
	if err != nil || len(got) != 2 || len(got[0].Words) != 1 || len(got[1].Words) != 1 {
		t.Fatalf("parseTSV = %+v, %v", got, err)
	}
	want := ocr.Word{Text: "Acme", Confidence: 0.965, Rect: page.Rect{X0: 0.1, Y0: 0.1, X1: 0.4, Y1: 0.12}}
	if w := got[0].Words[0]; w.Text != want.Text || math.Abs(w.Confidence-want.Confidence) > 1e-9 || w.Rect != want.Rect {
		t.Errorf("word = %+v, want %+v", w, want)
	}
	if got[1].Words[0].Text != `I"nc` {
		t.Errorf("a quote was read as a quote of the table: %q", got[1].Words[0].Text)
	}
}

// A line is a rule, a scribble is a mark, a word that was read is neither.
func TestFindInk(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 1000, 1000))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	for x := 100; x < 900; x++ {
		img.SetGray(x, 500, color.Gray{})
		img.SetGray(x, 501, color.Gray{})
	}
	for y := 100; y < 600; y++ {
		img.SetGray(100, y, color.Gray{})
	}
	for x := 300; x < 500; x++ { // a scribble that crosses the line
		y := 480 + int(35*math.Sin(float64(x)/9))
		for d := -1; d <= 1; d++ {
			img.SetGray(x, y+d, color.Gray{})
		}
	}
	for x := 600; x < 700; x += 3 { // a word
		for y := 300; y < 320; y++ {
			img.SetGray(x, y, color.Gray{})
		}
	}
	rules := bars(img, 128)
	if len(rules) != 2 || !rules[0].horizontal() || rules[1].horizontal() {
		t.Errorf("rules = %v, want one across and one down", rules)
	}
	clean := withoutBars(img, 128, rules)
	if at := func(x, y int) uint8 { return clean.GrayAt(x, y).Y }; at(200, 500) != 255 || at(100, 300) != 255 || at(605, 310) != 255 && at(600, 310) != 0 {
		t.Error("the lines are still there, or the word is not")
	}
	got := marks(clean, &ocr.Picture{Words: []ocr.Word{{Text: "word", Confidence: 0.9, Rect: page.Rect{X0: 0.6, Y0: 0.3, X1: 0.7, Y1: 0.32}}}})
	if len(got) != 1 || got[0].X0 > 0.31 || got[0].X1 < 0.49 {
		t.Errorf("marks = %v, want the scribble", got)
	}
}

// The real program on a real picture, drawn large from a tiny bitmap.
func TestTesseract(t *testing.T) {
	programtest.Need(t, []string{"tesseract"})
	blank := image.NewGray(image.Rect(0, 0, 600, 800))
	for i := range blank.Pix {
		blank.Pix[i] = 255
	}
	var b bytes.Buffer
	if err := png.Encode(&b, blank); err != nil {
		t.Fatal(err)
	}
	pictures, err := Engine{}.Image(t.Context(), b.Bytes())
	if err != nil || len(pictures) != 1 || len(pictures[0].Words) != 0 {
		t.Errorf("an empty sheet: %+v, %v", pictures, err)
	}
	if _, err := (Engine{}).Image(t.Context(), []byte("no image")); err == nil {
		t.Error("what is no image was read without a word")
	}
}
