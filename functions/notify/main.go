// Command notify is the Lambda function that tells people what came of their
// papers: reports/ → Amazon SNS and SES. Settings: NOTIFY_TOPIC_ARN, NOTIFY_FROM,
// NOTIFY_TO, REPORT_BASE_URL, and the standard AWS variables.
package main

import (
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"

	"github.com/portcheck/portcheck/internal/announce"
	"github.com/portcheck/portcheck/internal/bucket"
	"github.com/portcheck/portcheck/internal/emf"
	"github.com/portcheck/portcheck/internal/pipeline"
)

func main() {
	log := lambdacontext.NewLogger()
	p := &pipeline.Pipeline{
		Bucket:   bucket.Open(),
		Announce: announce.FromEnvironment(os.Getenv, log).Announce,
		Log:      log,
		Measure:  emf.Lambda(),
	}
	lambda.Start(p.Handler("notify", p.Notify))
}
