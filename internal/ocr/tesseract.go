package ocr

// Tesseract is the engine of a local machine. A PDF page is drawn by poppler's
// pdftoppm or MuPDF's mutool, whichever is there; an image file is read as it is.

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	_ "image/jpeg" // a photo's own format
	_ "image/png"  // what pages are drawn as
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/portcheck/portcheck/internal/page"
)

// Tesseract reads pictures with the program of that name.
type Tesseract struct {
	// Language is the name of the trained data, "eng" by default.
	Language string
}

// resolution in dots an inch at which pages are drawn: what tesseract's own
// documentation asks for, and what a fine fax has across twice.
const resolution = 300

// maxPixels of one picture: an A0 sheet at 300 dpi is 139 million. A page that is
// larger than maxSide pixels across is drawn coarser, so that a poster takes no
// longer than a letter.
const (
	maxPixels = 140_000_000
	maxSide   = 5000
)

// minSide is the size in pixels under which a picture can hold no word.
const minSide = 40

const needTesseract = "install tesseract (Debian: apt-get install tesseract-ocr; macOS: brew install tesseract)"
const needPainter = "install poppler (Debian: apt-get install poppler-utils; macOS: brew install poppler), which draws the page for tesseract"

// Page implements Engine.
func (t Tesseract) Page(ctx context.Context, pdf []byte, p *page.Page) (*Picture, error) {
	if _, err := exec.LookPath("tesseract"); err != nil {
		return nil, ErrNone{needTesseract}
	}
	width, height := p.Size()
	dpi := min(resolution, maxSide*72/max(width, height))
	if min(width, height)*dpi/72 < minSide {
		return &Picture{}, nil
	}
	n, r := strconv.Itoa(p.Number), strconv.Itoa(int(dpi))
	dir, err := os.MkdirTemp("", "portcheck-ocr-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	in, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "page.png")
	if err := os.WriteFile(in, pdf, 0o600); err != nil {
		return nil, err
	}
	switch {
	case found("pdftoppm"):
		err = quiet(ctx, "pdftoppm", "-r", r, "-gray", "-png", "-singlefile", "-cropbox", "-f", n, "-l", n, in, strings.TrimSuffix(out, ".png"))
	case found("mutool"):
		err = quiet(ctx, "mutool", "draw", "-r", r, "-c", "gray", "-o", out, in, n)
	default:
		return nil, ErrNone{needPainter}
	}
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(out)
	if err != nil {
		return nil, err
	}
	pictures, err := t.Image(ctx, data)
	if err != nil || len(pictures) == 0 {
		return &Picture{}, err
	}
	return pictures[0], nil
}

// Image implements Engine.
func (t Tesseract) Image(ctx context.Context, data []byte) ([]*Picture, error) {
	if !found("tesseract") {
		return nil, ErrNone{needTesseract}
	}
	img, err := decode(data)
	if err != nil {
		return nil, err
	}
	language := t.Language
	if language == "" {
		language = "eng"
	}
	// One thread: two pages side by side do better than one on two cores, and the
	// words do not depend on it.
	cmd := exec.CommandContext(ctx, "tesseract", "stdin", "stdout", "-l", language, "--psm", "3", "--dpi", strconv.Itoa(resolution), "tsv")
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	cmd.Stdin = bytes.NewReader(data)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("tesseract: %w: %q", err, firstLine(stderr.String()))
	}
	pictures, err := parseTSV(stdout.Bytes())
	if err != nil {
		return nil, err
	}
	if img != nil && len(pictures) > 0 {
		ink := findInk(img, pictures[0])
		pictures[0].Rules, pictures[0].Marks = ink.rules, ink.marks
	}
	return pictures, nil
}

// decode checks an image's size before anything else looks at it, and returns
// its first page in grey; nil for a format that only tesseract knows.
func decode(data []byte) (*image.Gray, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		if pixels := tiffPixels(data); pixels > maxPixels {
			return nil, fmt.Errorf("the image has %d million pixels, more than %d million", pixels/1e6, maxPixels/1_000_000)
		}
		return nil, nil
	}
	if config.Width*config.Height > maxPixels {
		return nil, fmt.Errorf("the image has %d million pixels, more than %d million", config.Width*config.Height/1e6, maxPixels/1_000_000)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, nil // tesseract says what is wrong with it
	}
	if gray, ok := img.(*image.Gray); ok {
		return gray, nil
	}
	gray := image.NewGray(image.Rect(0, 0, config.Width, config.Height))
	draw.Draw(gray, gray.Bounds(), img, img.Bounds().Min, draw.Src)
	return gray, nil
}

// parseTSV reads tesseract's table: one row a page, block, paragraph, line and
// word, with its box in pixels. Level 1 is a page, level 5 a word.
func parseTSV(data []byte) ([]*Picture, error) {
	var pictures []*Picture
	sc := bufio.NewScanner(bytes.NewReader(data))
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		cols := strings.SplitN(sc.Text(), "\t", 12)
		if len(cols) < 11 || cols[0] == "level" {
			continue
		}
		var n [10]int
		for i := range n {
			n[i], _ = strconv.Atoi(cols[i])
		}
		level, left, top, width, height := n[0], n[6], n[7], n[8], n[9]
		switch {
		case level == 1:
			pictures = append(pictures, &Picture{Width: width, Height: height})
		case level == 5 && len(pictures) > 0 && len(cols) == 12 && strings.TrimSpace(cols[11]) != "":
			p := pictures[len(pictures)-1]
			if p.Width == 0 || p.Height == 0 {
				continue
			}
			confidence, err := strconv.ParseFloat(cols[10], 64)
			if err != nil || confidence < 0 {
				continue
			}
			w, h := float64(p.Width), float64(p.Height)
			p.Words = append(p.Words, Word{Text: strings.TrimSpace(cols[11]), Confidence: min(confidence/100, 1),
				Rect: page.Rect{X0: float64(left) / w, Y0: float64(top) / h, X1: float64(left+width) / w, Y1: float64(top+height) / h}})
		}
	}
	return pictures, sc.Err()
}

func found(program string) bool {
	_, err := exec.LookPath(program)
	return err == nil
}

// quiet runs a program; its complaints go into the error, a line of them.
func quiet(ctx context.Context, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fmt.Errorf("%s: %w: %q", name, err, firstLine(stderr.String()))
	}
	return nil
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	return s[:min(len(s), 200)]
}
