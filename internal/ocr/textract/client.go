package textract

import (
	"context"
	"fmt"
	"sync"

	"github.com/aws/aws-sdk-go-v2/config"
	aws "github.com/aws/aws-sdk-go-v2/service/textract"
)

// Open returns an engine that asks Amazon Textract as the standard AWS variables
// say. AWS is not asked before there is a picture to read.
func Open() Engine {
	client := sync.OnceValues(func() (*aws.Client, error) {
		cfg, err := config.LoadDefaultConfig(context.Background(), config.WithRetryMaxAttempts(5))
		if err != nil {
			return nil, fmt.Errorf("reading the AWS configuration: %w", err)
		}
		return aws.NewFromConfig(cfg), nil
	})
	return Engine{Analyze: func(ctx context.Context, in *aws.AnalyzeDocumentInput, o ...func(*aws.Options)) (*aws.AnalyzeDocumentOutput, error) {
		c, err := client()
		if err != nil {
			return nil, err
		}
		return c.AnalyzeDocument(ctx, in, o...)
	}}
}
