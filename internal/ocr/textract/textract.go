// Package textract is Amazon Textract as an engine of package ocr. It is asked
// for one page at a time, and only for pages that are pictures: ordinary LOAs
// cost nothing.
//
// AnalyzeDocument with the SIGNATURES feature gives words with boxes and
// confidence, and where a signature is. The synchronous call takes PNG, JPEG,
// and PDF or TIFF of one page, up to 10 MB (Textract quotas), so pages are cut
// out of longer documents here.
package textract

import (
	"bytes"
	"context"
	"fmt"
	"strconv"

	aws "github.com/aws/aws-sdk-go-v2/service/textract"
	"github.com/aws/aws-sdk-go-v2/service/textract/types"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/page"
)

// maxBytes is Textract's limit for a document given in the call.
const maxBytes = 10 << 20

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
	return e.read(ctx, one)
}

// Image implements ocr.Engine.
func (e Engine) Image(ctx context.Context, data []byte) ([]*ocr.Picture, error) {
	var pictures []*ocr.Picture
	n := max(1, ocr.TIFFPages(data))
	for i := 0; i < n; i++ {
		picture, err := e.read(ctx, ocr.TIFFPage(data, i))
		if err != nil {
			return nil, err
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

func (e Engine) read(ctx context.Context, document []byte) (*ocr.Picture, error) {
	if len(document) > maxBytes {
		return nil, ocr.ErrNone{Need: fmt.Sprintf("its picture has %d MB, and OCR takes %d MB a page: scan it again at 300 dpi in grey",
			len(document)>>20, maxBytes>>20)}
	}
	out, err := e.Analyze(ctx, &aws.AnalyzeDocumentInput{
		Document:     &types.Document{Bytes: document},
		FeatureTypes: []types.FeatureType{types.FeatureTypeSignatures},
	})
	if err != nil {
		return nil, err
	}
	return picture(out.Blocks), nil
}

// picture takes the words and signatures out of an answer. Textract gives boxes
// as parts of the page as it is displayed, confidence in per cent.
func picture(blocks []types.Block) *ocr.Picture {
	p := &ocr.Picture{}
	for _, b := range blocks {
		if b.Geometry == nil || b.Geometry.BoundingBox == nil {
			continue
		}
		g := b.Geometry.BoundingBox
		rect := page.Rect{X0: float64(g.Left), Y0: float64(g.Top), X1: float64(g.Left + g.Width), Y1: float64(g.Top + g.Height)}
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
