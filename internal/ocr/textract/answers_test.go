package textract

// Answers in the shape of the service's documentation, on their way to the page:
// cells of a table, pages on their side and askew, limits and faults.

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"math"
	"strings"
	"testing"

	aws "github.com/aws/aws-sdk-go-v2/service/textract"
	"github.com/aws/aws-sdk-go-v2/service/textract/types"

	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/ocr/scan"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// laid is a word of a letter-size sheet, in points from the top left of the sheet
// as it reads.
type laid struct {
	text       string
	x, y, w, h float64
}

var table = []laid{
	{"Customer", 72, 100, 50, 10}, {"Name", 125, 100, 30, 10}, {"Acme", 250, 100, 30, 10}, {"Widgets,", 284, 100, 45, 10}, {"Inc.", 333, 100, 20, 10},
	{"Account", 72, 130, 45, 10}, {"Number", 120, 130, 40, 10}, {"AB-4471", 250, 130, 45, 10},
	{"Numbers", 72, 160, 45, 10}, {"217-555-0100", 250, 160, 70, 10}, {"217-555-0101", 340, 160, 70, 10},
}

// answered is the service's answer for words on a sheet that was put in turned
// clockwise by some degrees.
func answered(words []laid, degrees float64) *aws.AnalyzeDocumentOutput {
	const width, height = 612.0, 792.0
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	w, h := width, height
	if math.Abs(math.Abs(degrees)-90) < 45 {
		w, h = height, width
	}
	at := func(x, y float64) types.Point {
		dx, dy := x-width/2, y-height/2
		return types.Point{X: float32((dx*cos-dy*sin)/w + 0.5), Y: float32((dx*sin+dy*cos)/h + 0.5)}
	}
	out := &aws.AnalyzeDocumentOutput{Blocks: []types.Block{{BlockType: types.BlockTypePage, Geometry: box(0, 0, 1, 1)}}}
	for _, l := range words {
		corners := []types.Point{at(l.x, l.y), at(l.x+l.w, l.y), at(l.x+l.w, l.y+l.h), at(l.x, l.y+l.h)}
		lo, hi := corners[0], corners[0]
		for _, c := range corners {
			lo.X, lo.Y, hi.X, hi.Y = min(lo.X, c.X), min(lo.Y, c.Y), max(hi.X, c.X), max(hi.Y, c.Y)
		}
		out.Blocks = append(out.Blocks, types.Block{BlockType: types.BlockTypeWord, Text: ptr(l.text), Confidence: ptr(float32(98)),
			Geometry: &types.Geometry{BoundingBox: &types.BoundingBox{Left: lo.X, Top: lo.Y, Width: hi.X - lo.X, Height: hi.Y - lo.Y}, Polygon: corners}})
	}
	return out
}

func engine(out *aws.AnalyzeDocumentOutput, err error) Engine {
	return Engine{Analyze: func(context.Context, *aws.AnalyzeDocumentInput, ...func(*aws.Options)) (*aws.AnalyzeDocumentOutput, error) {
		return out, err
	}}
}

// picturePNG is a white picture of some size.
func picturePNG(t *testing.T, w, h int) []byte {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// However the sheet lay on the glass, its lines and columns are the same.
func TestLinesOfAnAnswer(t *testing.T) {
	const want = "Customer Name  Acme Widgets, Inc.\nAccount Number  AB-4471\nNumbers  217-555-0100  217-555-0101\n"
	for _, degrees := range []float64{0, 1.5, -2, 90, 180, -90, 88.5} {
		w, h := 850, 1100
		if math.Abs(math.Abs(degrees)-90) < 45 {
			w, h = h, w
		}
		doc, err := ocr.ReadImage(t.Context(), engine(answered(table, degrees), nil), picturePNG(t, w, h))
		if err != nil || len(doc.Pages) != 1 {
			t.Fatalf("%v: %v, %d pages", degrees, err, len(doc.Pages))
		}
		var b strings.Builder
		for _, l := range doc.Pages[0].Lines() {
			b.WriteString(l.Text() + "\n")
		}
		if b.String() != want {
			t.Errorf("turned by %v:\n%swant\n%s", degrees, b.String(), want)
		}
		for _, word := range doc.Pages[0].Words {
			if word.Read != porting.ReadOCR || word.Confidence >= 1 {
				t.Errorf("turned by %v: %q is certain", degrees, word.Text)
			}
		}
	}
}

// What the service will never take is an answer; what may go better the next time
// is a fault, so that the message is tried again.
func TestFaults(t *testing.T) {
	for _, c := range []struct {
		err   error
		never bool
	}{
		{&types.UnsupportedDocumentException{Message: ptr("Request has unsupported document format")}, true},
		{&types.BadDocumentException{}, true},
		{&types.DocumentTooLargeException{}, true},
		{&types.ProvisionedThroughputExceededException{Message: ptr("Provisioned rate exceeded")}, false},
		{&types.ThrottlingException{}, false},
		{&types.InternalServerError{}, false},
		{&types.AccessDeniedException{}, false},
	} {
		_, err := engine(nil, c.err).Image(t.Context(), picturePNG(t, 100, 100))
		if never := errors.As(err, new(ocr.ErrNone)); err == nil || never != c.never || !never && !errors.Is(err, c.err) {
			t.Errorf("%T: %v", c.err, err)
		}
	}
}

// Pictures beyond the service's limits are made smaller before they are sent.
func TestLimits(t *testing.T) {
	var sent []byte
	e := Engine{Analyze: func(_ context.Context, in *aws.AnalyzeDocumentInput, _ ...func(*aws.Options)) (*aws.AnalyzeDocumentOutput, error) {
		sent = in.Document.Bytes
		return answered(table, 0), nil
	}}
	pictures, err := e.Image(t.Context(), picturePNG(t, 11_000, 200))
	if err != nil || len(pictures) != 1 {
		t.Fatal(err)
	}
	if w, h := scan.Size(sent); w == 0 || max(w, h) > maxSide || len(sent) > wantedBytes {
		t.Errorf("sent %d bytes, %d by %d pixels", len(sent), w, h)
	}
	if pictures[0].Width != 11_000 {
		t.Errorf("the picture has %d pixels across: the page's own size was lost", pictures[0].Width)
	}
	large := append(picturePNG(t, 1700, 2200), make([]byte, wantedBytes)...) // what follows the picture does not show
	if _, err := e.Image(t.Context(), large); err != nil || len(sent) > wantedBytes {
		t.Errorf("%v, sent %d bytes", err, len(sent))
	}
	if _, err := e.read(t.Context(), make([]byte, maxBytes+1), 1, 1); !errors.As(err, new(ocr.ErrNone)) {
		t.Errorf("%v", err)
	}
	p := &page.Page{Number: 1, Media: porting.Box{0, 0, 612, 792}}
	if _, err := e.Page(t.Context(), []byte("no pdf"), p); err == nil {
		t.Error("a page was cut out of what is no PDF")
	}
}
