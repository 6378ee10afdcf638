// Package ocr reads pages that are pictures: scans, faxes and photos. An Engine
// turns one picture into words with boxes and confidence; this package decides
// which pages need one, hands them over one at a time, and lays the words on the
// page where the picture lies.
//
// The engines stand below: tesseract, on a local machine, and textract, Amazon's, for
// Lambda; scan makes pictures ready to be read. What OCR reads is never certain: its words carry the
// engine's confidence, below 1 always, and the page a problem that says so.
//
// Nothing is corrected by a list of words. Where the ink shows an accent that an
// engine leaves out, or signs of the same look leave one reading, the word is that
// and its confidence says that it is not certain. Pages that have a text of their own
// are not looked at; where a scan has only a stamp or typed values over it, these stay
// as they are and OCR reads the rest.
package ocr

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"unicode"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/ocr/scan"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Engine reads pictures.
type Engine interface {
	// Page reads a page of a PDF; what is known of the page says how large it is.
	Page(ctx context.Context, pdf []byte, p *page.Page) (*Picture, error)
	// Image reads an image file (PNG, JPEG, or a TIFF of one or more pages, of which
	// it reads the first limits.OCRPages).
	Image(ctx context.Context, data []byte) ([]*Picture, error)
}

// Picture is what an engine read on one page. Rectangles are parts of the
// Picture as it was read: 0 to 1 from the left and from the top.
type Picture struct {
	// Width and Height are in pixels, 0 where the engine does not say.
	Width, Height int
	// Turn is by how many degrees clockwise the picture was turned for reading: 0,
	// 90, 180 or 270. Skew is by how many degrees its lines fell to the right then,
	// before it was set straight.
	Turn int
	Skew float64
	// Sheet is where the sheet lies in the picture as it was turned, which the
	// rectangles are parts of; the zero value is all of it.
	Sheet scan.Corners
	Words []Word
	// Rules are ruling lines, Marks are spots of ink that are neither words nor
	// rules: what a signature is.
	Rules []page.Rect
	Marks []page.Rect
	// Unread are spots of ink as high as letters that no word was made of.
	Unread []page.Rect
}

// Word is one word that an engine read.
type Word struct {
	Text       string
	Rect       page.Rect
	Confidence float64 // 0 to 1
}

// Leader is the text of a word that stands for dots from a label to its value.
const Leader = "....."

// ErrNone is what an engine gives that cannot work on this machine; its text
// says what to install.
type ErrNone struct{ Need string }

func (e ErrNone) Error() string { return e.Need }

// ErrDamaged is what an engine gives of a picture that nothing here can open.
var ErrDamaged = errors.New("the picture is damaged")

// How sure a word can be.
const (
	// MaxConfidence keeps a word that was read by OCR below certainty.
	MaxConfidence = 0.99
	// Mistakable is the most of a word with signs that others of the same look may stand
	// for.
	Mistakable = 0.9
	// ReadWell is the least of a word that is one without doubt.
	ReadWell = 0.8
	// LowConfidence is where a word is too doubtful to be taken without a word.
	LowConfidence = 0.6
)

// Fill reads the pages of a PDF that are pictures, and puts their words on them.
// engine may be nil. Every page that is a picture gets a problem: that it was
// read by OCR, or that it could not be and what to do. Where the context ends first,
// its error is returned, and the document says from which page on nothing was read.
//
// A hidden text layer under a picture is another program's OCR, without its
// confidence. It is kept where there is no engine, as doubtful words; an engine's
// words take its place.
func Fill(ctx context.Context, engine Engine, pdf []byte, doc *page.Document) error {
	read, beyond := 0, 0
	defer func() { tooManyPages(doc, read+beyond, beyond) }()
	for _, p := range doc.Pages {
		if !IsPicture(p) {
			continue
		}
		doc.Problems = slices.DeleteFunc(doc.Problems, func(old porting.Problem) bool {
			// The PDF's reader said that the page is an image; what came of it is said here.
			return old.Code == porting.ProblemScannedPage && old.Where.Page == p.Number
		})
		var picture *Picture
		var err error = ErrNone{"no OCR is set up here"}
		switch {
		case engine == nil:
		case read == limits.OCRPages:
			if !takeLayer(doc, p) {
				beyond++
			}
			continue
		default:
			read++
			picture, err = engine.Page(ctx, pdf, p)
		}
		if errors.As(err, new(ErrNone)) && takeLayer(doc, p) {
			continue
		}
		if err := place(ctx, doc, p, picture, err); err != nil {
			if errors.Is(err, context.DeadlineExceeded) {
				doc.Problems = append(doc.Problems, porting.Problem{Code: porting.ProblemTimeout, Where: porting.Where{Page: p.Number},
					Message: fmt.Sprintf("OCR took too long and was stopped at page %d: that page and the images behind it were not read; send fewer pages, or the PDF with text in it", p.Number)})
			}
			return err
		}
	}
	return nil
}

// tooManyPages says of a document of scanned pages that some of them were not read.
func tooManyPages(doc *page.Document, pages, beyond int) {
	if beyond > 0 {
		doc.Problems = append(doc.Problems, porting.Problem{Code: porting.ProblemLimit, Message: fmt.Sprintf(
			"the document has %d pages that are images, of which OCR read the first %d; send the pages of the LOA alone", pages, limits.OCRPages)})
	}
}

// pointsPerPage is the width of a page made from an image without a known
// resolution: US Letter.
const pointsPerPage = 612

// ReadImage reads an image file as a document of its pages.
func ReadImage(ctx context.Context, engine Engine, data []byte) (*page.Document, error) {
	doc := &page.Document{}
	if engine == nil {
		doc.Problems = append(doc.Problems, noOCR(0, "no OCR is set up here"))
		return doc, nil
	}
	pictures, err := engine.Image(ctx, data)
	if err != nil {
		return doc, place(ctx, doc, &page.Page{}, nil, err)
	}
	for i, picture := range pictures {
		height := pointsPerPage * 11 / 8.5
		if picture.Width > 0 && picture.Height > 0 {
			height = pointsPerPage * float64(picture.Height) / float64(picture.Width)
		}
		p := &page.Page{Number: i + 1, Media: porting.Box{0, 0, pointsPerPage, height}}
		doc.Pages = append(doc.Pages, p)
		if err := place(ctx, doc, p, picture, nil); err != nil {
			return doc, err
		}
	}
	pages := scan.TIFFPages(data)
	tooManyPages(doc, pages, pages-limits.OCRPages)
	return doc, nil
}

// place lays what was read on the page, or says why nothing was. The error is
// of the context or of the platform alone: those are to be tried again.
func place(ctx context.Context, doc *page.Document, p *page.Page, picture *Picture, err error) error {
	var none ErrNone
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &none):
		doc.Problems = append(doc.Problems, noOCR(p.Number, none.Need))
		return nil
	case errors.As(err, new(scan.ErrTooLarge)):
		doc.Problems = append(doc.Problems, noOCR(p.Number, err.Error()))
		return nil
	case errors.Is(err, ErrDamaged):
		doc.Problems = append(doc.Problems, porting.Problem{Code: porting.ProblemDamaged, Where: porting.Where{Page: p.Number},
			Message: "the picture is damaged and cannot be opened; scan the page again, or save it again as PDF, and send that"})
		return nil
	case err != nil:
		return fmt.Errorf("reading page %d by OCR: %w", p.Number, err)
	}
	if !speaks(picture.Words) {
		blank := *picture
		blank.Words = nil
		picture = &blank
	}
	var kept []*page.Word
	if len(picture.Words) > 0 {
		kept, p.Words = stamped(p, picture), nil
	}
	if picture.Turn != 0 {
		// From here on the page is one that is shown turned.
		p.Rotate = (p.Rotate + picture.Turn) % 360
		p.FillUpright()
	}
	width, height := p.Size()
	low := 0
	drawings := higherThan(picture.Marks, drawingHigh*lineHeight(picture.Words))
	words := slices.DeleteFunc(slices.Clone(picture.Words), func(w Word) bool {
		return w.Confidence < LowConfidence && drawn(w.Rect, drawings) && !amongWords(w, picture.Words)
	})
	for _, w := range words {
		up := scale(w.Rect, width, height)
		box := p.ToBox(picture.onPage(up, width, height))
		if covered(box, kept, p) {
			continue
		}
		confidence := min(w.Confidence, MaxConfidence)
		if looksAlike(w.Text) {
			confidence = min(confidence, Mistakable)
		}
		if confidence < LowConfidence {
			low++
		}
		p.Words = append(p.Words, &page.Word{
			Text: w.Text, Gap: " ", Upright: up, Box: box, Size: up.Y1 - up.Y0,
			Read: porting.ReadOCR, Confidence: confidence, Blank: w.Text == Leader,
		})
	}
	p.Words = append(p.Words, kept...)
	for _, r := range picture.Rules {
		up := scale(r, width, height)
		p.Rules = append(p.Rules, page.Rule{X0: up.X0, Y0: up.Y0, X1: up.X1, Y1: up.Y1, Width: 1})
	}
	for _, r := range picture.Marks {
		up := scale(r, width, height)
		p.Strokes = append(p.Strokes, page.Stroke{Box: p.ToBox(picture.onPage(up, width, height)), Upright: up, Segments: 50})
	}
	for _, r := range picture.Unread {
		p.Unread = append(p.Unread, scale(r, width, height))
	}
	for _, w := range picture.Words {
		if !slices.Contains(words, w) { // left out for a signature's
			p.Unread = append(p.Unread, scale(w.Rect, width, height))
		}
	}
	message := fmt.Sprintf("page %d is an image: its text was read by OCR, so compare it with the paper", p.Number)
	if len(picture.Words) == 0 {
		message = fmt.Sprintf("page %d is an image on which OCR found no text", p.Number)
	} else if low > 0 {
		message += fmt.Sprintf("; %d of its %d words are doubtful", low, len(words))
	}
	doc.Problems = append(doc.Problems, porting.Problem{Code: porting.ProblemScannedPage, Message: message, Where: porting.Where{Page: p.Number}})
	return nil
}

// speaks tells whether a page has a word at all: two letters or digits together. What
// else is read on an empty sheet are its specks.
func speaks(words []Word) bool {
	for _, w := range words {
		n := 0
		for _, r := range w.Text {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				if n++; n == 2 {
					return true
				}
			} else {
				n = 0
			}
		}
	}
	return false
}

// onPage is where a rectangle of the sheet that was set straight lies on the page
// that the whole picture is, so wide and high.
func (p *Picture) onPage(r page.Rect, width, height float64) page.Rect {
	r = askew(r, p.Skew, width, height)
	part := page.Rect{X0: r.X0 / width, Y0: r.Y0 / height, X1: r.X1 / width, Y1: r.Y1 / height}
	return scale(p.Sheet.InPicture(part), width, height)
}

// askew is where a rectangle of a sheet that was set straight lies on the sheet
// as it is: its middle turned about the sheet's.
func askew(r page.Rect, degrees, width, height float64) page.Rect {
	if degrees == 0 {
		return r
	}
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	dx, dy := r.MidX()-width/2, r.MidY()-height/2
	mx, my := dx*cos-dy*sin-dx, dx*sin+dy*cos-dy
	return page.Rect{X0: r.X0 + mx, Y0: r.Y0 + my, X1: r.X1 + mx, Y1: r.Y1 + my}
}

// drawingHigh is how much higher than a line of type a signature is, at least: doubtful
// words in ink that is as low are type that was read badly.
const drawingHigh = 1.35

// higherThan are the marks that are higher than so much.
func higherThan(marks []page.Rect, height float64) []page.Rect {
	return slices.DeleteFunc(slices.Clone(marks), func(m page.Rect) bool { return m.Height() < height })
}

// lineHeight is that of most lines, by the words that were read well; 0 where none was.
func lineHeight(words []Word) float64 {
	var heights []float64
	for _, w := range words {
		if w.Confidence >= ReadWell {
			heights = append(heights, w.Rect.Height())
		}
	}
	if len(heights) == 0 {
		return 0
	}
	slices.Sort(heights)
	return heights[len(heights)/2]
}

// drawn tells whether a doubtful word is what an engine made of a signature: its
// middle lies on a mark.
func drawn(r page.Rect, marks []page.Rect) bool {
	for _, m := range marks {
		if x, y := r.MidX(), r.MidY(); x >= m.X0 && x <= m.X1 && y >= m.Y0 && y <= m.Y1 {
			return true
		}
	}
	return false
}

// amongWords tells whether a doubtful word stands beside one that was read well: a
// name that the engine does not know, and no signature.
func amongWords(w Word, words []Word) bool {
	h := w.Rect.Height()
	for _, o := range words {
		if o.Confidence < ReadWell || len(o.Text) < 2 {
			continue
		}
		gap := max(o.Rect.X0-w.Rect.X1, w.Rect.X0-o.Rect.X1)
		if gap >= 0 && gap < h && w.Rect.OverlapY(o.Rect) > 0.5 && o.Rect.Height() > h/2 {
			return true
		}
	}
	return false
}

func noOCR(n int, need string) porting.Problem {
	what := "the file is an image"
	var where porting.Where
	if n > 0 {
		what = fmt.Sprintf("page %d is an image (a scan or a photo)", n)
		where.Page = n
	}
	return porting.Problem{Code: porting.ProblemNoOCR, Where: where,
		Message: what + " and could not be read: " + need + "; or ask for the PDF with text in it"}
}

// scale turns parts of a picture into points of the page as displayed.
func scale(r page.Rect, width, height float64) page.Rect {
	return page.Rect{X0: r.X0 * width, Y0: r.Y0 * height, X1: r.X1 * width, Y1: r.Y1 * height}
}
