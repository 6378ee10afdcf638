// Command remind is the Lambda function that tells people once a day what waits
// for them: the states under reports/ → Amazon SNS and SES. Settings: BUCKET, those
// of notify, and the standard AWS variables.
package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/events"
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
	lambda.Start(func(ctx context.Context, e events.EventBridgeEvent) error {
		return p.Remind(ctx, os.Getenv("BUCKET"), e.Time)
	})
}
