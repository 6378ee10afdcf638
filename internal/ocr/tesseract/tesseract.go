// Package tesseract is the program of that name as an engine of package ocr, for a local
// machine. A PDF page is drawn by poppler's pdftoppm or MuPDF's mutool, whichever is
// there; an image file is read as it is.
//
// A picture is read twice, as a page and line by line (read.go), and the readings are held
// against each other and against the ink (agree.go, accents.go, doubts.go): what they do not
// agree on is never certain. What is no text is found before (rules.go, combs.go, boxes.go).
package tesseract

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
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
	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/ocr/scan"
	"github.com/portcheck/portcheck/internal/page"
)

// Engine reads pictures with the program tesseract.
type Engine struct {
	// Language is the name of the trained data, "eng" by default.
	Language string
}

// minSide is the size in pixels under which a picture can hold no word.
const minSide = 40

const needTesseract = "install tesseract (Debian: apt-get install tesseract-ocr; macOS: brew install tesseract)"
const needPainter = "install poppler (Debian: apt-get install poppler-utils; macOS: brew install poppler), which draws the page for tesseract"

// Page implements Engine.
func (e Engine) Page(ctx context.Context, pdf []byte, p *page.Page) (*ocr.Picture, error) {
	if _, err := exec.LookPath("tesseract"); err != nil {
		return nil, ocr.ErrNone{Need: needTesseract}
	}
	width, height := p.Size()
	dpi := min(native(p), limits.PictureSide*72/max(width, height))
	if min(width, height)*dpi/72 < minSide {
		return &ocr.Picture{}, nil
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
		return nil, ocr.ErrNone{Need: needPainter}
	}
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(out)
	if err != nil {
		return nil, err
	}
	img, err := scan.ParsePGM(data)
	if err != nil {
		return nil, err
	}
	return e.read(ctx, img, dpi, dpi)
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
	if dpi < 90 || dpi > scan.Resolution {
		return scan.Resolution
	}
	return math.Round(dpi)
}

// Image implements Engine.
func (e Engine) Image(ctx context.Context, data []byte) ([]*ocr.Picture, error) {
	if !found("tesseract") {
		return nil, ocr.ErrNone{Need: needTesseract}
	}
	var pictures []*ocr.Picture
	damaged := 0
	for i := range min(max(1, scan.TIFFPages(data)), limits.OCRPages) {
		one := scan.TIFFPage(data, i)
		img, err := scan.Decode(one)
		if err != nil {
			return nil, err
		}
		if img == nil { // a format that only the program knows
			all, err := e.tsv(ctx, one, "stdin", "3")
			if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) {
				return nil, err
			}
			if len(all) == 0 { // it cannot be opened, whether the program says so or not
				damaged++
				all = []*ocr.Picture{{}}
			}
			pictures = append(pictures, all[0])
			continue
		}
		x, y := scan.TIFFResolution(one)
		picture, err := e.read(ctx, img, x, y)
		if err != nil {
			return nil, err
		}
		pictures = append(pictures, picture)
	}
	if damaged == len(pictures) {
		return nil, ocr.ErrDamaged
	}
	return pictures, nil
}

// wholePage reads a page as one picture, text wherever it stands (--psm 11).
func (e Engine) wholePage(ctx context.Context, img *image.Gray) ([]ocr.Word, error) {
	pictures, err := e.run(ctx, "11", []*image.Gray{img})
	if err != nil || len(pictures) == 0 {
		return nil, err
	}
	return pictures[0].Words, nil
}

// run reads pictures in one mode of page segmentation, one process for all: it
// takes the program longer to start than to read a line.
func (e Engine) run(ctx context.Context, mode string, imgs []*image.Gray, options ...string) ([]*ocr.Picture, error) {
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
		if err := os.WriteFile(name, scan.PGM(img), 0o600); err != nil {
			return nil, err
		}
		list.WriteString(name + "\n")
	}
	name := filepath.Join(dir, "list.txt")
	if err := os.WriteFile(name, []byte(list.String()), 0o600); err != nil {
		return nil, err
	}
	return e.tsv(ctx, nil, name, mode, options...)
}

// tsv runs the program over what is named, or over data on its standard input.
func (e Engine) tsv(ctx context.Context, data []byte, input, mode string, options ...string) ([]*ocr.Picture, error) {
	language := e.Language
	if language == "" {
		language = "eng"
	}
	args := append([]string{input, "stdout", "-l", language, "--psm", mode, "--dpi", strconv.Itoa(scan.Resolution)}, options...)
	cmd := e.command(ctx, append(args, "tsv")...)
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
func (e Engine) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "tesseract", args...)
	cmd.WaitDelay = waitDelay
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	return cmd
}

// parseTSV reads tesseract's table: one row a page, block, paragraph, line and
// word, with its box in pixels. Level 1 is a page, level 5 a word.
func parseTSV(data []byte) ([]*ocr.Picture, error) {
	var pictures []*ocr.Picture
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
			pictures = append(pictures, &ocr.Picture{Width: width, Height: height})
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
			p.Words = append(p.Words, ocr.Word{Text: strings.TrimSpace(cols[11]), Confidence: min(confidence/100, 1),
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
