// Command extract is the Lambda function that reads what was dropped: inbox/ →
// cases/. Settings: OCR=textract reads scanned pages with Amazon Textract (which
// costs money by the page); without it they are reported as not read.
package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"

	"github.com/portcheck/portcheck/internal/bucket"
	"github.com/portcheck/portcheck/internal/emf"
	"github.com/portcheck/portcheck/internal/intake"
	"github.com/portcheck/portcheck/internal/ocr/textract"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/porting"
)

func main() {
	var opts intake.Options
	if os.Getenv("OCR") == "textract" {
		opts.OCR = textract.Open()
	}
	p := &pipeline.Pipeline{Bucket: bucket.Open(), Log: lambdacontext.NewLogger(), Measure: emf.Lambda()}
	p.Read = func(ctx context.Context, name string, data []byte) ([]*porting.Record, error) {
		r, err := intake.Read(ctx, name, data, opts)
		return r.Records, err
	}
	lambda.Start(p.Handler("extract", p.Extract))
}
