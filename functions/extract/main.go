// Command extract is the Lambda function that reads what was dropped: inbox/ →
// cases/. Settings: OCR=textract reads scanned pages with Amazon Textract (which
// costs money by the page); without it they are reported as not read.
package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"
	"github.com/aws/aws-sdk-go-v2/config"
	aws "github.com/aws/aws-sdk-go-v2/service/textract"

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
		opts.OCR = textract.Engine{Analyze: analyze}
	}
	p := &pipeline.Pipeline{Bucket: bucket.Open(), Log: lambdacontext.NewLogger(), Measure: emf.Lambda()}
	p.Read = func(ctx context.Context, name string, data []byte) ([]*porting.Record, error) {
		r, err := intake.Read(ctx, name, data, opts)
		return r.Records, err
	}
	lambda.Start(p.Handler("extract", p.Extract))
}

func analyze(ctx context.Context, in *aws.AnalyzeDocumentInput, o ...func(*aws.Options)) (*aws.AnalyzeDocumentOutput, error) {
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return nil, err
	}
	return aws.NewFromConfig(cfg).AnalyzeDocument(ctx, in, o...)
}
