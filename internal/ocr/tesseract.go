package ocr

// Tesseract is the engine of a local machine. A PDF page is drawn by poppler's
// pdftoppm or MuPDF's mutool, whichever is there; an image file is read as it is.

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	_ "image/jpeg" // a photo's own format
	_ "image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	_ "golang.org/x/image/tiff" // what fax machines write

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/page"
)

// Tesseract reads pictures with the program of that name.
type Tesseract struct {
	// Language is the name of the trained data, "eng" by default.
	Language string
}

// maxPixels of one picture: an A0 sheet at 300 dpi is 139 million. A page that is
// larger than maxSide pixels across is drawn coarser, so that a poster takes no
// longer than a letter.
const (
	maxPixels = limits.PicturePixels
	maxSide   = limits.PictureSide
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
	dpi := min(native(p), maxSide*72/max(width, height))
	if min(width, height)*dpi/72 < minSide {
		return &Picture{}, nil
	}
	n, r := strconv.Itoa(p.Number), strconv.Itoa(int(dpi))
	dir, err := os.MkdirTemp("", "portcheck-ocr-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	in, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "page.pgm")
	if err := os.WriteFile(in, pdf, 0o600); err != nil {
		return nil, err
	}
	switch {
	case found("pdftoppm"):
		err = quiet(ctx, "pdftoppm", "-r", r, "-gray", "-singlefile", "-cropbox", "-f", n, "-l", n, in, strings.TrimSuffix(out, ".pgm"))
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
	img, err := parsePGM(data)
	if err != nil {
		return nil, err
	}
	return t.read(ctx, img, dpi, dpi)
}

// native is the resolution in which a scanned page is drawn: its own, since what
// is drawn finer is drawn coarsely, and 300 dpi where it has none or a higher one.
func native(p *page.Page) float64 {
	dpi := 0.0
	for _, i := range p.Images {
		w, h := i.Box[2]-i.Box[0], i.Box[3]-i.Box[1]
		if w*h*2 > (p.Media[2]-p.Media[0])*(p.Media[3]-p.Media[1]) {
			dpi = max(dpi, float64(max(i.Width, i.Height))/max(w, h)*72, float64(min(i.Width, i.Height))/min(w, h)*72)
		}
	}
	if dpi < 90 || dpi > resolution {
		return resolution
	}
	return math.Round(dpi)
}

// Image implements Engine.
func (t Tesseract) Image(ctx context.Context, data []byte) ([]*Picture, error) {
	if !found("tesseract") {
		return nil, ErrNone{needTesseract}
	}
	var pictures []*Picture
	for i := range min(max(1, TIFFPages(data)), limits.OCRPages) {
		one := TIFFPage(data, i)
		img, err := decode(one)
		if err != nil {
			return nil, err
		}
		if img == nil { // a format that only the program knows
			all, err := t.tsv(ctx, one, "stdin", "3")
			if exit := new(exec.ExitError); errors.As(err, &exit) {
				return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
			}
			if err != nil {
				return nil, err
			}
			pictures = append(pictures, all[:min(len(all), 1)]...)
			continue
		}
		x, y := tiffResolution(one)
		picture, err := t.read(ctx, img, x, y)
		if err != nil {
			return nil, err
		}
		pictures = append(pictures, picture)
	}
	return pictures, nil
}

// wholePage reads a page as one picture, text wherever it stands (--psm 11).
func (t Tesseract) wholePage(ctx context.Context, img *image.Gray) ([]Word, error) {
	pictures, err := t.run(ctx, "11", []*image.Gray{img})
	if err != nil || len(pictures) == 0 {
		return nil, err
	}
	return pictures[0].Words, nil
}

// run reads pictures in one mode of page segmentation, one process for all: it
// takes the program longer to start than to read a line.
func (t Tesseract) run(ctx context.Context, mode string, imgs []*image.Gray, options ...string) ([]*Picture, error) {
	if len(imgs) == 0 {
		return nil, nil
	}
	dir, err := os.MkdirTemp("", "portcheck-ocr-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	var list strings.Builder
	for i, img := range imgs {
		name := filepath.Join(dir, strconv.Itoa(i)+".pgm")
		if err := os.WriteFile(name, pgm(img), 0o600); err != nil {
			return nil, err
		}
		list.WriteString(name + "\n")
	}
	name := filepath.Join(dir, "list.txt")
	if err := os.WriteFile(name, []byte(list.String()), 0o600); err != nil {
		return nil, err
	}
	return t.tsv(ctx, nil, name, mode, options...)
}

// tsv runs the program over what is named, or over data on its standard input.
func (t Tesseract) tsv(ctx context.Context, data []byte, input, mode string, options ...string) ([]*Picture, error) {
	language := t.Language
	if language == "" {
		language = "eng"
	}
	args := append([]string{input, "stdout", "-l", language, "--psm", mode, "--dpi", strconv.Itoa(resolution)}, options...)
	cmd := t.command(ctx, append(args, "tsv")...)
	cmd.Stdin = bytes.NewReader(data)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("tesseract: %w: %q", err, firstLine(stderr.String()))
	}
	return parseTSV(stdout.Bytes())
}

// waitDelay is how long a program that was stopped may keep its pipes open: one that
// another program started in its turn.
const waitDelay = time.Second

// command is the program with one thread: two pages side by side do better than
// one on two cores, and the words do not depend on it.
func (t Tesseract) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "tesseract", args...)
	cmd.WaitDelay = waitDelay
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	return cmd
}

// decode checks an image's size before anything else looks at it, and returns
// its first page in grey; nil for a format that only tesseract knows.
func decode(data []byte) (*image.Gray, error) {
	if pixels := tiffPixels(data); pixels > maxPixels {
		return nil, tooMany(pixels)
	}
	config, err := decodeConfig(data)
	if err != nil {
		return nil, nil
	}
	if int64(config.Width)*int64(config.Height) > maxPixels {
		return nil, tooMany(int64(config.Width) * int64(config.Height))
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

// tooMany is what is said of a picture that no second try makes smaller.
func tooMany(pixels int64) error {
	return ErrNone{fmt.Sprintf("it has %d million pixels, more than %d million: scan it again at 300 dpi", pixels/1e6, maxPixels/1_000_000)}
}

func decodeConfig(data []byte) (image.Config, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	return config, err
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
	cmd.WaitDelay = waitDelay
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
