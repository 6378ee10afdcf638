package pipeline

// Events: the three shapes in which S3 tells that an object came or went, taken
// apart into tasks. The shapes are parsed here and not with aws-lambda-go's
// types, because theirs fail a whole batch over one bad escape or one odd time
// in a part that we do not need.

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// Task is one object that came or went.
type Task struct {
	Bucket    string
	Key       string // decoded
	Version   string // "" where the bucket has no versions
	ETag      string
	Size      int64
	Sequencer string
	Time      time.Time
	Removed   bool
	// VersionOnly tells that one version was removed for good, not the object.
	VersionOnly bool
	// Ignore says why nothing is to be done: "test event", "expired".
	Ignore string
}

// errNoEvent is a body that is none of the shapes.
var errNoEvent = errors.New("not an event that S3 sends")

// envelope has what tells the shapes apart.
type envelope struct {
	Records []json.RawMessage `json:"Records"`

	// S3's test event.
	Service string `json:"Service"`
	Event   string `json:"Event"`

	// EventBridge.
	Source     string          `json:"source"`
	DetailType string          `json:"detail-type"`
	Time       string          `json:"time"`
	Detail     json.RawMessage `json:"detail"`
}

// message is one message of a queue.
type message struct {
	EventSource string `json:"eventSource"`
	MessageID   string `json:"messageId"`
	Body        string `json:"body"`
}

// parse takes apart one event that is not a batch of a queue. Each record gives
// its task or its error, so that a bad one does not take the others with it.
func parse(body []byte) ([]Task, error) {
	var e envelope
	if err := json.Unmarshal(body, &e); err != nil {
		// The error of encoding/json may quote the body.
		return nil, errNoEvent
	}
	switch {
	case e.Event == "s3:TestEvent":
		return []Task{{Ignore: "test event"}}, nil
	case e.Source == "aws.s3" && e.DetailType != "":
		t, err := parseBridge(e)
		if err != nil {
			return nil, err
		}
		return []Task{t}, nil
	case len(e.Records) > 0:
		var tasks []Task
		var errs []error
		for _, r := range e.Records {
			t, err := parseRecord(r)
			if err != nil {
				errs = append(errs, err)
				continue
			}
			tasks = append(tasks, t)
		}
		return tasks, errors.Join(errs...)
	}
	return nil, errNoEvent
}

// parseRecord takes apart a record of an S3 notification. Its key is encoded as
// in a form: a blank is "+", a plus "%2B".
func parseRecord(raw json.RawMessage) (Task, error) {
	var r struct {
		EventSource string `json:"eventSource"`
		EventName   string `json:"eventName"`
		EventTime   string `json:"eventTime"`
		S3          struct {
			Bucket struct {
				Name string `json:"name"`
			} `json:"bucket"`
			Object struct {
				Key       string `json:"key"`
				Size      int64  `json:"size"`
				ETag      string `json:"eTag"`
				VersionID string `json:"versionId"`
				Sequencer string `json:"sequencer"`
			} `json:"object"`
		} `json:"s3"`
	}
	if err := json.Unmarshal(raw, &r); err != nil || r.S3.Bucket.Name == "" || r.S3.Object.Key == "" {
		return Task{}, errNoEvent
	}
	key, err := url.QueryUnescape(r.S3.Object.Key)
	if err != nil {
		return Task{}, fmt.Errorf("the key of an event is not encoded as S3 does it: %w", errNoEvent)
	}
	o := r.S3.Object
	t := Task{
		Bucket: r.S3.Bucket.Name, Key: key, Version: version(o.VersionID), ETag: bareETag(o.ETag),
		Size: o.Size, Sequencer: o.Sequencer, Time: eventTime(r.EventTime),
	}
	name := strings.TrimPrefix(r.EventName, "s3:")
	switch {
	case strings.HasPrefix(name, "ObjectCreated:"):
	case name == "ObjectRemoved:DeleteMarkerCreated":
		t.Removed = true
	case strings.HasPrefix(name, "ObjectRemoved:"):
		t.Removed, t.VersionOnly = true, t.Version != ""
	default:
		t.Ignore = "event of another kind"
	}
	return t, nil
}

// parseBridge takes apart an event of EventBridge. Its key is as it is.
func parseBridge(e envelope) (Task, error) {
	var d struct {
		Bucket struct {
			Name string `json:"name"`
		} `json:"bucket"`
		Object struct {
			Key       string `json:"key"`
			Size      int64  `json:"size"`
			ETag      string `json:"etag"`
			VersionID string `json:"version-id"`
			Sequencer string `json:"sequencer"`
		} `json:"object"`
		Reason       string `json:"reason"`
		DeletionType string `json:"deletion-type"`
	}
	if err := json.Unmarshal(e.Detail, &d); err != nil || d.Bucket.Name == "" || d.Object.Key == "" {
		return Task{}, errNoEvent
	}
	o := d.Object
	t := Task{
		Bucket: d.Bucket.Name, Key: o.Key, Version: version(o.VersionID), ETag: bareETag(o.ETag),
		Size: o.Size, Sequencer: o.Sequencer, Time: eventTime(e.Time),
	}
	switch e.DetailType {
	case "Object Created":
	case "Object Deleted":
		t.Removed = true
		t.VersionOnly = d.DeletionType == "Permanently Deleted" && t.Version != ""
		if d.Reason == "Lifecycle Expiration" {
			// The company's own rule for how long papers are kept is no removal:
			// the reports stay as they are.
			t.Ignore = "expired"
		}
	default:
		t.Ignore = "event of another kind"
	}
	return t, nil
}

// version is an event's version; a bucket without versions says "null" or nothing.
func version(v string) string {
	if v == "null" {
		return ""
	}
	return v
}

func bareETag(s string) string { return strings.Trim(s, `"`) }

func eventTime(s string) time.Time {
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}
