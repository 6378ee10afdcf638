// Command bare is a Lambda function that does nothing but start, with the AWS
// client that portcheck's functions have: what their start is measured against.
package main

import (
	"context"
	"encoding/json"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

func main() {
	lambda.Start(func(ctx context.Context, _ json.RawMessage) error {
		cfg, err := config.LoadDefaultConfig(ctx)
		if err == nil {
			_, err = s3.NewFromConfig(cfg).ListBuckets(ctx, nil)
		}
		return err
	})
}
