package textract

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/ratelimit"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/textract"
)

// How often a call is tried, and how long it waits in between at most.
const (
	attempts   = 12
	maxBackoff = 15 * time.Second
)

// backoff is a random part of a quarter of a second that doubles each time.
func backoff(attempt int, _ error) (time.Duration, error) {
	return rand.N(min(250*time.Millisecond<<min(attempt, 10), maxBackoff)), nil
}

// Open returns an engine that asks Amazon Textract as the standard AWS variables
// say. AWS is not asked before there is a picture to read.
func Open() Engine {
	client := sync.OnceValues(func() (*textract.Client, error) {
		// A region takes from one to ten of these calls a second from the whole
		// account (Textract quotas), and many copies of a function ask at once: a
		// page waits for its turn, up to a minute and a half, before its message goes
		// back to the queue and all pages that were paid for are asked again.
		cfg, err := config.LoadDefaultConfig(context.Background(), config.WithRetryer(func() aws.Retryer {
			return retry.NewStandard(func(o *retry.StandardOptions) {
				o.MaxAttempts = attempts
				o.Backoff = retry.BackoffDelayerFunc(backoff)
				o.RateLimiter = ratelimit.None // the attempts and the document's time end it
			})
		}))
		if err != nil {
			return nil, fmt.Errorf("reading the AWS configuration: %w", err)
		}
		return textract.NewFromConfig(cfg), nil
	})
	return Engine{Analyze: func(ctx context.Context, in *textract.AnalyzeDocumentInput, o ...func(*textract.Options)) (*textract.AnalyzeDocumentOutput, error) {
		c, err := client()
		if err != nil {
			return nil, err
		}
		return c.AnalyzeDocument(ctx, in, o...)
	}}
}
