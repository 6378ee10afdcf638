// Package textract is Amazon Textract as an engine of package ocr. It is asked
// for one page at a time, and only for pages that are pictures: ordinary LOAs
// cost nothing.
//
// AnalyzeDocument with the SIGNATURES feature gives words with boxes and
// confidence, and where a signature is. The synchronous call takes PNG, JPEG,
// and PDF or TIFF of one page (Textract quotas: 10 MB, 10,000 pixels a side; its
// API reference says 5 MB for bytes in the call), so pages are cut out of longer
// documents here, and pictures made smaller.
package textract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"sort"
	"strconv"

	aws "github.com/aws/aws-sdk-go-v2/service/textract"
	"github.com/aws/aws-sdk-go-v2/service/textract/types"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/ocr/scan"
	"github.com/portcheck/portcheck/internal/page"
)

// Limits of the service for a document given in the call: maxBytes is refused
// here, pictures beyond wantedBytes or maxSide pixels are made smaller first.
const (
	maxBytes    = 10 << 20
	wantedBytes = 5 << 20
	maxSide     = 10_000
)

// Engine implements ocr.Engine.
type Engine struct {
	// Analyze is (*textract.Client).AnalyzeDocument, or a test's.
	Analyze func(context.Context, *aws.AnalyzeDocumentInput, ...func(*aws.Options)) (*aws.AnalyzeDocumentOutput, error)
}

// Page implements ocr.Engine.
func (e Engine) Page(ctx context.Context, pdf []byte, p *page.Page) (*ocr.Picture, error) {
	one, err := cut(pdf, p.Number)
	if err != nil {
		return nil, fmt.Errorf("cutting out page %d: %w", p.Number, err)
	}
	width, height := p.Size()
	return e.read(ctx, one, width, height)
}

// Image implements ocr.Engine.
func (e Engine) Image(ctx context.Context, data []byte) ([]*ocr.Picture, error) {
	var pictures []*ocr.Picture
	n := min(max(1, scan.TIFFPages(data)), limits.OCRPages)
	for i := 0; i < n; i++ {
		one := scan.TIFFPage(data, i)
		width, height := scan.Size(one)
		one, err := scan.Fit(one, wantedBytes, maxSide)
		if err != nil {
			return nil, err
		}
		picture, err := e.read(ctx, one, float64(width), float64(height))
		if err != nil {
			return nil, err
		}
		picture.Width, picture.Height = width, height
		if picture.Turn%180 != 0 {
			picture.Width, picture.Height = height, width
		}
		pictures = append(pictures, picture)
	}
	return pictures, nil
}

// cut makes a PDF of one page.
func cut(pdf []byte, n int) ([]byte, error) {
	conf := model.NewDefaultConfiguration()
	conf.Offline = true
	var out bytes.Buffer
	if err := api.Trim(bytes.NewReader(pdf), &out, []string{strconv.Itoa(n)}, conf); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// read asks the service for one page, so wide and high in any unit. What the
// service will never take is ocr.ErrNone; every other error is to be tried again.
func (e Engine) read(ctx context.Context, document []byte, width, height float64) (*ocr.Picture, error) {
	if len(document) > maxBytes {
		return nil, tooLarge(len(document))
	}
	out, err := e.Analyze(ctx, &aws.AnalyzeDocumentInput{
		Document:     &types.Document{Bytes: document},
		FeatureTypes: []types.FeatureType{types.FeatureTypeSignatures},
	})
	switch {
	case err == nil:
		return picture(out.Blocks, width, height), nil
	case errors.As(err, new(*types.DocumentTooLargeException)):
		return nil, tooLarge(len(document))
	case errors.As(err, new(*types.UnsupportedDocumentException)), errors.As(err, new(*types.BadDocumentException)):
		return nil, ocr.ErrNone{Need: "the OCR service does not take it; scan it again as PDF, PNG, JPEG or TIFF, at 300 dpi in grey"}
	}
	return nil, err
}

func tooLarge(n int) error {
	return ocr.ErrNone{Need: fmt.Sprintf("its picture has %d MB, and OCR takes %d MB a page: scan it again at 300 dpi in grey", n>>20, maxBytes>>20)}
}

// picture takes the words and signatures out of an answer. Textract gives boxes
// as parts of the page as it was sent, confidence in per cent; a page that lies
// on its side or askew is seen by the words' polygons, whose first side runs along
// their upper edge.
func picture(blocks []types.Block, width, height float64) *ocr.Picture {
	p := &ocr.Picture{}
	if width <= 0 || height <= 0 {
		width, height = 8.5, 11
	}
	angle := direction(blocks, width, height)
	p.Turn = (360 - int(math.Round(angle/90))*90) % 360
	p.Skew = angle - math.Round(angle/90)*90
	if math.Abs(p.Skew) < 0.1 {
		p.Skew = 0
	}
	for _, b := range blocks {
		if b.Geometry == nil || b.Geometry.BoundingBox == nil {
			continue
		}
		rect := turned(b.Geometry, p.Turn, p.Skew, width, height)
		switch b.BlockType {
		case types.BlockTypeWord:
			if b.Text == nil || *b.Text == "" {
				continue
			}
			var confidence float64
			if b.Confidence != nil {
				confidence = float64(*b.Confidence) / 100
			}
			p.Words = append(p.Words, ocr.Word{Text: *b.Text, Rect: rect, Confidence: confidence})
		case types.BlockTypeSignature:
			p.Marks = append(p.Marks, rect)
		}
	}
	return p
}

// direction is the middle one of the directions in which the words of an answer
// run, in degrees clockwise from left to right, -180 to 180.
func direction(blocks []types.Block, width, height float64) float64 {
	var angles []float64
	for _, b := range blocks {
		if b.BlockType != types.BlockTypeWord || b.Geometry == nil || len(b.Geometry.Polygon) < 4 || b.Text == nil || len(*b.Text) < 4 {
			continue // of short words the polygon tells little
		}
		a, z := b.Geometry.Polygon[0], b.Geometry.Polygon[1]
		dx, dy := float64(z.X-a.X)*width, float64(z.Y-a.Y)*height
		if dx == 0 && dy == 0 {
			continue
		}
		angles = append(angles, math.Atan2(dy, dx)*180/math.Pi)
	}
	if len(angles) == 0 {
		return 0
	}
	sort.Float64s(angles)
	if angles[len(angles)-1]-angles[0] > 270 { // about 180: one way round for all
		for i, a := range angles {
			if a < 0 {
				angles[i] = a + 360
			}
		}
		sort.Float64s(angles)
	}
	return angles[len(angles)/2]
}

// turned is where a block lies, as parts of the page that was turned clockwise by
// quarters and then set straight.
func turned(g *types.Geometry, turn int, skew, width, height float64) page.Rect {
	b := g.BoundingBox
	r := page.Rect{X0: float64(b.Left), Y0: float64(b.Top), X1: float64(b.Left + b.Width), Y1: float64(b.Top + b.Height)}
	switch turn {
	case 90:
		r = page.Rect{X0: 1 - r.Y1, Y0: r.X0, X1: 1 - r.Y0, Y1: r.X1}
	case 180:
		r = page.Rect{X0: 1 - r.X1, Y0: 1 - r.Y1, X1: 1 - r.X0, Y1: 1 - r.Y0}
	case 270:
		r = page.Rect{X0: r.Y0, Y0: 1 - r.X1, X1: r.Y1, Y1: 1 - r.X0}
	}
	if turn%180 != 0 {
		width, height = height, width
	}
	if skew == 0 {
		return r
	}
	sin, cos := math.Sincos(-skew * math.Pi / 180)
	dx, dy := (r.MidX()-0.5)*width, (r.MidY()-0.5)*height
	x, y := (dx*cos-dy*sin)/width+0.5, (dx*sin+dy*cos)/height+0.5
	// The box around a slanted word is higher than the word.
	w, h := r.Width(), r.Height()
	if lean := math.Abs(sin) * w * width / height; lean < h*0.7 {
		h -= lean
	} else {
		h *= 0.3
	}
	return page.Rect{X0: x - w/2, Y0: y - h/2, X1: x + w/2, Y1: y + h/2}
}
