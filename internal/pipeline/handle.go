package pipeline

// The door that Lambda knocks at: an event, or a batch of messages that hold
// events, becomes calls of a step.

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Step is one of Extract, Compare, Notify.
type Step func(ctx context.Context, t Task) error

// Response is what a queue is told: which messages of a batch to bring again.
type Response struct {
	BatchItemFailures []BatchItemFailure `json:"batchItemFailures"`
}

// BatchItemFailure names one message.
type BatchItemFailure struct {
	ItemIdentifier string `json:"itemIdentifier"`
}

// reserve is how long before the end of its time a run stops to begin anything,
// so that it can still answer.
func reserve(total time.Duration) time.Duration {
	return min(5*time.Second, total/5)
}

// Handler answers events with calls of a step. For a batch of a queue the answer
// is a Response and never an error: an error would bring back the whole batch.
// For an event of S3 or EventBridge itself, an error makes Lambda try again.
func (p *Pipeline) Handler(name string, step Step) func(ctx context.Context, event json.RawMessage) (any, error) {
	return func(ctx context.Context, event json.RawMessage) (any, error) {
		if end, ok := ctx.Deadline(); ok {
			left := time.Until(end)
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeoutCause(ctx, left-reserve(left), errTime)
			defer cancel()
		}
		messages, ok := batch(event)
		if !ok {
			return nil, p.handle(ctx, name, step, event)
		}
		out := Response{BatchItemFailures: []BatchItemFailure{}}
		for _, m := range messages {
			if err := p.handle(ctx, name, step, []byte(m.Body)); err != nil {
				out.BatchItemFailures = append(out.BatchItemFailures, BatchItemFailure{m.MessageID})
			}
		}
		return out, nil
	}
}

// errNotOurs is a step's answer to an object that it has nothing to do with. Its
// key is not logged either: it is a memory of ours, or stands in a notification
// that asks for too much.
var errNotOurs = errors.New("nothing to do with this step")

// errTime says that the time of a run is up.
var errTime = errors.New("the time of this run is up")

// batch takes apart a batch of messages, if the event is one.
func batch(event []byte) ([]message, bool) {
	var e struct {
		Records []message `json:"Records"`
	}
	if err := json.Unmarshal(event, &e); err != nil || len(e.Records) == 0 || e.Records[0].EventSource != "aws:sqs" {
		return nil, false
	}
	return e.Records, true
}

// handle runs a step for all that one event tells. What goes wrong with one
// object does not keep the others from being done.
func (p *Pipeline) handle(ctx context.Context, name string, step Step, body []byte) error {
	tasks, err := parse(body)
	if err != nil {
		p.log().ErrorContext(ctx, "not understood", "step", name, "bytes", len(body), "error", err.Error())
	}
	errs := []error{err}
	for _, t := range tasks {
		errs = append(errs, p.do(ctx, name, step, t))
	}
	return errors.Join(errs...)
}

// Run runs the step that an object's key asks for: for a bucket that has no
// functions but this process.
func (p *Pipeline) Run(ctx context.Context, t Task) error {
	switch {
	case strings.HasPrefix(t.Key, inboxPrefix):
		return p.do(ctx, "extract", p.Extract, t)
	case strings.HasPrefix(t.Key, casesPrefix):
		return p.do(ctx, "compare", p.Compare, t)
	case strings.HasPrefix(t.Key, reportsPrefix):
		return p.do(ctx, "notify", p.Notify, t)
	}
	return nil
}

// do runs a step for one object.
func (p *Pipeline) do(ctx context.Context, name string, step Step, t Task) error {
	if t.Ignore != "" {
		p.log().InfoContext(ctx, "ignored", "step", name, "key", t.Key, "why", t.Ignore)
		return nil
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	begin := time.Now()
	err := p.guard(ctx, name, func() error { return step(ctx, t) })
	took := time.Since(begin)
	if errors.Is(err, errNotOurs) {
		return nil
	}
	if err != nil {
		p.log().ErrorContext(ctx, "failed", "step", name, "key", t.Key, "version", t.Version, "ms", took.Milliseconds(), "error", err.Error())
		return fmt.Errorf("%s: %w", name, err)
	}
	p.measure("Duration", float64(took.Microseconds())/1000, "Milliseconds", [2]string{"Step", name})
	p.log().InfoContext(ctx, "done", "step", name, "key", t.Key, "version", t.Version, "ms", took.Milliseconds())
	return nil
}
