package textract

import (
	"context"
	"errors"
	"testing"

	aws "github.com/aws/aws-sdk-go-v2/service/textract"
	"github.com/aws/aws-sdk-go-v2/service/textract/types"

	"github.com/portcheck/portcheck/internal/ocr"
)

func ptr[T any](v T) *T { return &v }

// An answer in the shape of the service's documentation: a page, a line, its
// words, a signature.
var answer = &aws.AnalyzeDocumentOutput{Blocks: []types.Block{
	{BlockType: types.BlockTypePage, Geometry: box(0, 0, 1, 1)},
	{BlockType: types.BlockTypeLine, Text: ptr("Acme, Inc."), Confidence: ptr(float32(99.1)), Geometry: box(.1, .2, .3, .02)},
	{BlockType: types.BlockTypeWord, Text: ptr("Acme,"), Confidence: ptr(float32(99.5)), Geometry: box(.1, .2, .14, .02)},
	{BlockType: types.BlockTypeWord, Text: ptr("Inc."), Confidence: ptr(float32(41)), Geometry: box(.25, .2, .15, .02)},
	{BlockType: types.BlockTypeWord, Text: ptr("nowhere"), Confidence: ptr(float32(90))},
	{BlockType: types.BlockTypeSignature, Confidence: ptr(float32(90)), Geometry: box(.1, .8, .3, .05)},
}}

func box(l, t, w, h float32) *types.Geometry {
	return &types.Geometry{BoundingBox: &types.BoundingBox{Left: l, Top: t, Width: w, Height: h}}
}

func TestImage(t *testing.T) {
	calls := 0
	e := Engine{Analyze: func(_ context.Context, in *aws.AnalyzeDocumentInput, _ ...func(*aws.Options)) (*aws.AnalyzeDocumentOutput, error) {
		calls++
		if len(in.Document.Bytes) == 0 || in.FeatureTypes[0] != types.FeatureTypeSignatures {
			t.Errorf("asked %+v", in)
		}
		return answer, nil
	}}
	pictures, err := e.Image(t.Context(), []byte("\x89PNG"))
	if err != nil || calls != 1 || len(pictures) != 1 {
		t.Fatalf("%v, %d calls, %v", pictures, calls, err)
	}
	p := pictures[0]
	if len(p.Words) != 2 || p.Words[1].Text != "Inc." || p.Words[1].Confidence > 0.42 || len(p.Marks) != 1 {
		t.Errorf("picture = %+v", p)
	}
}

func TestErrors(t *testing.T) {
	throttled := errors.New("ProvisionedThroughputExceededException")
	e := Engine{Analyze: func(context.Context, *aws.AnalyzeDocumentInput, ...func(*aws.Options)) (*aws.AnalyzeDocumentOutput, error) {
		return nil, throttled
	}}
	if _, err := e.Image(t.Context(), []byte("x")); !errors.Is(err, throttled) {
		t.Errorf("err = %v: a fault of the service must be seen, so that the message is tried again", err)
	}
	var none ocr.ErrNone
	if _, err := e.Image(t.Context(), make([]byte, maxBytes+1)); !errors.As(err, &none) {
		t.Errorf("err = %v: a picture that the service never takes is an answer, not a fault", err)
	}
}
