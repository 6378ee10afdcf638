package ocr

import (
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

func TestTry(t *testing.T) {
	file := os.Getenv("TRY")
	if file == "" {
		t.Skip()
	}
	data, _ := os.ReadFile(file)
	dpi := 0.0
	if strings.HasSuffix(file, ".pdf") {
		fmt.Sscan(os.Getenv("DPI"), &dpi)
		exec.Command("pdftoppm", "-r", os.Getenv("DPI"), "-gray", "-singlefile", "-cropbox", file, "/tmp/evalocr2/try").Run()
		data, _ = os.ReadFile("/tmp/evalocr2/try.pgm")
	}
	img, err := decode(data)
	x, y := tiffResolution(data)
	if dpi > 0 {
		img, err = parsePGM(data)
		x, y = dpi, dpi
	}
	if err != nil || img == nil {
		t.Fatal(err)
	}
	x, y = resolutionOf(img, x, y)
	t.Log(x, y, img.Bounds())
	start := time.Now()
	s := newTrySheet(img, x, y)
	t.Log("prepare", time.Since(start))
	f, _ := os.Create("/tmp/evalocr2/clean.png")
	png.Encode(f, s.clean)
	f.Close()
	t.Log(s.skew, len(s.lines), s.clean.Bounds())
	if os.Getenv("PREP") != "" {
		return
	}
	p, err := Tesseract{}.read(t.Context(), img, x, y)
	if err != nil {
		t.Fatal(err)
	}
	last := -1.0
	for _, w := range p.Words {
		if w.Rect.Y0 != last {
			fmt.Println()
			last = w.Rect.Y0
		}
		fmt.Printf("%s(%.0f) ", w.Text, 100*w.Confidence)
	}
	fmt.Println("\nmarks", p.Marks, "skew", p.Skew, "turn", p.Turn)
}
