// Package bucket is the pipeline's bucket in Amazon S3, or in whatever speaks
// its protocol: the only importer of the AWS SDK's S3 client. Where that lies,
// and with which credentials, comes from the standard AWS variables, endpoint
// variables included.
package bucket

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/smithy-go"

	"github.com/portcheck/portcheck/internal/pipeline"
)

// Open returns a function that opens buckets by name. Nothing is read from the
// environment, and no connection made, before the first bucket is used: a
// function is ready for its first event before that.
func Open() func(name string) pipeline.Store {
	client := sync.OnceValues(connect)
	return func(name string) pipeline.Store { return &store{client, name} }
}

// attempts is how often the SDK tries a request, and how often we try one whose
// answer broke off, or that S3 refused because another was under way.
const attempts = 5

func connect() (*s3.Client, error) {
	cfg, err := config.LoadDefaultConfig(context.Background(),
		config.WithRetryer(func() aws.Retryer {
			return retry.NewStandard(func(o *retry.StandardOptions) {
				o.MaxAttempts = attempts
				o.MaxBackoff = 2 * time.Second
				// A whole case may fail at the same moment; the client's bucket of
				// retry tokens would then give up after the first few.
				o.RateLimiter = noLimit{}
			})
		}),
		config.WithHTTPClient(awshttp.NewBuildableClient().WithTransportOptions(func(t *http.Transport) {
			t.MaxIdleConnsPerHost = 32
			t.ResponseHeaderTimeout = 10 * time.Second
		})),
	)
	if err != nil {
		return nil, fmt.Errorf("reading the AWS configuration: %w", err)
	}
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		// A server of one's own has no name for each bucket.
		o.UsePathStyle = os.Getenv("AWS_ENDPOINT_URL_S3") != "" || os.Getenv("AWS_ENDPOINT_URL") != ""
		// Checksums of answers cost a pass over the body, and say so in a warning
		// where a server has none.
		o.DisableLogOutputChecksumValidationSkipped = true
	}), nil
}

// noLimit never refuses a retry: MaxAttempts and the context's deadline do.
type noLimit struct{}

func (noLimit) GetToken(context.Context, uint) (func() error, error) { return nop, nil }
func (noLimit) AddTokens(uint) error                                 { return nil }

func nop() error { return nil }

type store struct {
	client func() (*s3.Client, error)
	name   string
}

// Get implements pipeline.Store.
func (s *store) Get(ctx context.Context, key, version string, max int64) (*pipeline.Object, error) {
	c, err := s.client()
	if err != nil {
		return nil, err
	}
	in := &s3.GetObjectInput{Bucket: &s.name, Key: &key}
	if version != "" {
		in.VersionId = &version
	}
	for attempt := 1; ; attempt++ {
		o, err := get(ctx, c, in, max)
		if err == nil || !errors.Is(err, errBroken) || attempt == attempts {
			return o, err
		}
		if err := pause(ctx, attempt); err != nil {
			return nil, err
		}
	}
}

// errBroken is an answer that broke off. The SDK only tries again until the
// answer begins.
var errBroken = errors.New("the answer broke off")

func get(ctx context.Context, c *s3.Client, in *s3.GetObjectInput, max int64) (*pipeline.Object, error) {
	out, err := c.GetObject(ctx, in)
	if err != nil {
		return nil, translate(err)
	}
	defer out.Body.Close()
	o := &pipeline.Object{
		Info: pipeline.Info{
			Key: *in.Key, ETag: bare(out.ETag), Size: aws.ToInt64(out.ContentLength), Modified: aws.ToTime(out.LastModified).UTC(),
		},
		Version: aws.ToString(out.VersionId),
	}
	if o.Size > max {
		return o, pipeline.ErrTooLarge
	}
	// Room for all of it at once: growing step by step would hold the largest files
	// more than twice.
	var data bytes.Buffer
	data.Grow(int(o.Size) + bytes.MinRead)
	_, err = data.ReadFrom(io.LimitReader(out.Body, max+1))
	o.Data = data.Bytes()
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", errBroken, err)
	case int64(len(o.Data)) > max:
		return o, pipeline.ErrTooLarge
	case out.ContentLength != nil && int64(len(o.Data)) != o.Size:
		return nil, errBroken
	}
	o.Size = int64(len(o.Data))
	return o, nil
}

// Put implements pipeline.Store.
func (s *store) Put(ctx context.Context, key string, data []byte, o pipeline.PutOptions) (string, error) {
	c, err := s.client()
	if err != nil {
		return "", err
	}
	in := &s3.PutObjectInput{Bucket: &s.name, Key: &key}
	if o.ContentType != "" {
		in.ContentType = &o.ContentType
	}
	if o.IfMatch != "" {
		in.IfMatch = aws.String(`"` + o.IfMatch + `"`)
	}
	if o.IfNoneMatch {
		in.IfNoneMatch = aws.String("*")
	}
	for attempt := 1; ; attempt++ {
		in.Body = bytes.NewReader(data)
		out, err := c.PutObject(ctx, in)
		if err == nil {
			return bare(out.ETag), nil
		}
		err = translate(err)
		if o.IfMatch != "" && errors.Is(err, pipeline.ErrNotFound) {
			return "", pipeline.ErrPrecondition // S3 answers 404 where nothing is there
		}
		if !errors.Is(err, errConflict) || attempt == attempts {
			return "", err
		}
		if err := pause(ctx, attempt); err != nil {
			return "", err
		}
	}
}

// List implements pipeline.Store.
func (s *store) List(ctx context.Context, prefix string) ([]pipeline.Info, error) {
	c, err := s.client()
	if err != nil {
		return nil, err
	}
	var list []pipeline.Info
	pages := s3.NewListObjectsV2Paginator(c, &s3.ListObjectsV2Input{Bucket: &s.name, Prefix: &prefix})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, translate(err)
		}
		for _, o := range page.Contents {
			list = append(list, pipeline.Info{
				Key: aws.ToString(o.Key), ETag: bare(o.ETag), Size: aws.ToInt64(o.Size), Modified: aws.ToTime(o.LastModified).UTC(),
			})
		}
	}
	return list, nil
}

// Delete implements pipeline.Store.
func (s *store) Delete(ctx context.Context, key, etag string) error {
	c, err := s.client()
	if err != nil {
		return err
	}
	in := &s3.DeleteObjectInput{Bucket: &s.name, Key: &key}
	if etag != "" {
		in.IfMatch = aws.String(`"` + etag + `"`)
	}
	_, err = c.DeleteObject(ctx, in)
	if err = translate(err); errors.Is(err, pipeline.ErrNotFound) || errors.Is(err, pipeline.ErrPrecondition) {
		return nil // gone, or no longer what was to be deleted
	}
	return err
}

// errConflict is S3's answer while another write of the same key is under way.
var errConflict = errors.New("another write is under way")

// translate gives the errors that the pipeline knows. It goes by S3's error
// codes: the HTTP status may be that of a 200 whose body is an error.
func translate(err error) error {
	if err == nil {
		return nil
	}
	var api smithy.APIError
	if errors.As(err, &api) {
		switch api.ErrorCode() {
		case "NoSuchKey", "NotFound", "NoSuchVersion", "MethodNotAllowed":
			// MethodNotAllowed: the version is the mark of a removal.
			return fmt.Errorf("%w (%s)", pipeline.ErrNotFound, api.ErrorCode())
		case "PreconditionFailed":
			return pipeline.ErrPrecondition
		case "ConditionalRequestConflict", "OperationAborted":
			return errConflict
		}
	}
	return err
}

// pause waits before another attempt.
func pause(ctx context.Context, attempt int) error {
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-time.After(time.Duration(rand.IntN(50<<attempt)+1) * time.Millisecond):
		return nil
	}
}

func bare(etag *string) string { return strings.Trim(aws.ToString(etag), `"`) }
