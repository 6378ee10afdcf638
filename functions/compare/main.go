// Command compare is the Lambda function that compares the papers of a case and
// writes its reports: cases/ → reports/.
package main

import (
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"

	"github.com/portcheck/portcheck/internal/bucket"
	"github.com/portcheck/portcheck/internal/emf"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/reporting"
)

func main() {
	p := &pipeline.Pipeline{Bucket: bucket.Open(), Log: lambdacontext.NewLogger(), Measure: emf.Lambda()}
	reporting.Install(p)
	lambda.Start(p.Handler("compare", p.Compare))
}
