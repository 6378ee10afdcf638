//go:build ignore

// This program makes the pictures of the guides from the shipped cases, with
// Chromium and, for a page of a PDF, poppler's pdftoppm. Run it from the top of
// the project when reports look different:
//
//	go run docs/images/make.go
package main

import (
	"bytes"
	"cmp"
	"context"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"

	"github.com/chromedp/chromedp"
)

// picture is a part of a page: from the top of one element to the end of another.
type picture struct {
	file, page, from, to string
	width                int64
}

func main() {
	log.SetFlags(0)
	tmp, err := os.MkdirTemp("", "portcheck-pictures-")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(tmp)
	if err := pictures(tmp); err != nil {
		log.Fatal(err)
	}
}

func pictures(tmp string) error {
	check := exec.Command("go", "run", "./cmd/portcheck", "check", "--pdf", "--today", "2026-11-22", "--out", tmp, "testdata/cases")
	check.Stderr = os.Stderr
	if err := check.Run(); err != nil && check.ProcessState.ExitCode() != 1 { // findings are no failure
		return err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.Flag("hide-scrollbars", true))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()
	for _, p := range []picture{
		{"report.png", "missing-suite", "body", "#mend ol > li:first-child, #to-mend + ol > li:first-child, .card", 900},
		{"marks.png", "name-punctuation", ".card", ".card", 900},
		{"fields.png", "missing-suite", "#fields", "#fields", 900},
	} {
		var shot []byte
		var from, to []float64
		script := func(sel, edge string) string {
			return `(() => { const r = document.querySelector(` + "`" + sel + "`" + `).getBoundingClientRect(); return [r.left, ` + edge + ` + scrollY, r.right] })()`
		}
		err := chromedp.Run(ctx,
			chromedp.EmulateViewport(p.width, 800),
			chromedp.Navigate("file://"+filepath.Join(tmp, p.page, "report.html")),
			chromedp.Evaluate(script(p.from, "r.top"), &from),
			chromedp.Evaluate(script(p.to, "r.bottom"), &to),
			chromedp.FullScreenshot(&shot, 100),
		)
		if err != nil {
			return err
		}
		img, err := png.Decode(bytes.NewReader(shot))
		if err != nil {
			return err
		}
		const margin = 14
		area := image.Rect(0, int(from[1])-margin, int(p.width), int(to[1])+margin).Intersect(img.Bounds())
		if err := save(p.file, img, area); err != nil {
			return err
		}
	}
	page, err := exec.Command("pdftoppm", "-r", "80", "-png", "-f", "2", "-l", "2", filepath.Join(tmp, "missing-suite", "loa-marked.pdf")).Output()
	if err != nil {
		return err
	}
	img, err := png.Decode(bytes.NewReader(page))
	if err != nil {
		return err
	}
	b := img.Bounds()
	return save("loa-marked.png", img, image.Rect(b.Min.X, b.Min.Y, b.Max.X, b.Min.Y+b.Dy()*6/10))
}

// save writes a part of a picture, as small as it goes.
func save(name string, img image.Image, area image.Rectangle) error {
	part := image.NewNRGBA(image.Rect(0, 0, area.Dx(), area.Dy()))
	draw.Draw(part, part.Bounds(), img, area.Min, draw.Src)
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&b, reduced(part)); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join("docs", "images", name), b.Bytes(), 0o644)
}

// reduced gives a picture with at most 256 colours: the most frequent ones, and
// for every other the nearest of them. Text and plain grounds lose nothing to see.
func reduced(img *image.NRGBA) image.Image {
	count := map[color.NRGBA]int{}
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			count[img.NRGBAAt(x, y)]++
		}
	}
	colours := make([]color.NRGBA, 0, len(count))
	for c := range count {
		colours = append(colours, c)
	}
	slices.SortFunc(colours, func(x, y color.NRGBA) int {
		return cmp.Or(count[y]-count[x], int(x.R)-int(y.R), int(x.G)-int(y.G), int(x.B)-int(y.B))
	})
	palette := color.Palette{}
	for _, c := range colours[:min(256, len(colours))] {
		palette = append(palette, c)
	}
	out := image.NewPaletted(b, palette)
	draw.Draw(out, b, img, b.Min, draw.Src)
	return out
}
