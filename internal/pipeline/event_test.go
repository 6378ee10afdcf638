package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func s3Record(name, object string) string {
	return `{"eventVersion":"2.4","eventSource":"aws:s3","eventTime":"2026-11-20T09:00:00.123Z","eventName":"` + name +
		`","s3":{"bucket":{"name":"porting"},"object":` + object + `}}`
}

func TestParse(t *testing.T) {
	at := time.Date(2026, 11, 20, 9, 0, 0, 123e6, time.UTC)
	second := at.Truncate(time.Second)
	for _, c := range []struct {
		name, body string
		want       []Task
		err        bool
	}{
		{"a put", `{"Records":[` + s3Record("ObjectCreated:Put", `{"key":"inbox/acme/loa.pdf","size":7,"eTag":"abc","versionId":"v1","sequencer":"0055"}`) + `]}`,
			[]Task{{Bucket: "porting", Key: "inbox/acme/loa.pdf", Size: 7, ETag: "abc", Version: "v1", Sequencer: "0055", Time: at}}, false},
		{"a key is decoded once", `{"Records":[` + s3Record("ObjectCreated:Put", `{"key":"inbox/red+flower%2B%2541+%C3%BC.pdf"}`) + `]}`,
			[]Task{{Bucket: "porting", Key: "inbox/red flower+%41 ü.pdf", Time: at}}, false},
		{"a bad escape takes nobody with it", `{"Records":[` + s3Record("ObjectCreated:Put", `{"key":"inbox/50%.pdf"}`) + `,` + s3Record("ObjectCreated:Copy", `{"key":"inbox/a"}`) + `]}`,
			[]Task{{Bucket: "porting", Key: "inbox/a", Time: at}}, true},
		{"a multipart upload, from a server that says s3:", `{"Records":[` + s3Record("s3:ObjectCreated:CompleteMultipartUpload", `{"key":"inbox/a","eTag":"\"abc-2\"","versionId":"null"}`) + `]}`,
			[]Task{{Bucket: "porting", Key: "inbox/a", ETag: "abc-2", Time: at}}, false},
		{"an odd time in a part that we do not need", `{"Records":[{"glacierEventData":{"restoreEventData":{"lifecycleRestorationExpiryTime":""}},` + s3Record("ObjectCreated:Put", `{"key":"inbox/a"}`)[1:] + `]}`,
			[]Task{{Bucket: "porting", Key: "inbox/a", Time: at}}, false},
		{"a removal", `{"Records":[` + s3Record("ObjectRemoved:Delete", `{"key":"inbox/a","sequencer":"01"}`) + `]}`,
			[]Task{{Bucket: "porting", Key: "inbox/a", Sequencer: "01", Removed: true, Time: at}}, false},
		{"a removal in a bucket with versions", `{"Records":[` + s3Record("ObjectRemoved:DeleteMarkerCreated", `{"key":"inbox/a","versionId":"m"}`) + `]}`,
			[]Task{{Bucket: "porting", Key: "inbox/a", Version: "m", Removed: true, Time: at}}, false},
		{"a version removed for good", `{"Records":[` + s3Record("ObjectRemoved:Delete", `{"key":"inbox/a","versionId":"v1"}`) + `]}`,
			[]Task{{Bucket: "porting", Key: "inbox/a", Version: "v1", Removed: true, VersionOnly: true, Time: at}}, false},
		{"the end of a rule's time", `{"Records":[` + s3Record("LifecycleExpiration:Delete", `{"key":"inbox/a"}`) + `]}`,
			[]Task{{Bucket: "porting", Key: "inbox/a", Time: at, Ignore: "event of another kind"}}, false},
		{"a test event", `{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-11-20T09:00:00.000Z","Bucket":"porting","RequestId":"5582815E1AEA5ADF","HostId":"8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR+YstdA6Knx4Ip8EXAMPLE"}`,
			[]Task{{Ignore: "test event"}}, false},
		{"EventBridge: a key as it is", `{"version":"0","source":"aws.s3","detail-type":"Object Created","time":"2026-11-20T09:00:00Z","detail":{"version":"0","bucket":{"name":"porting"},"object":{"key":"inbox/red+flower%2B.pdf","size":7,"etag":"abc","version-id":"v1","sequencer":"0055"},"reason":"PutObject"}}`,
			[]Task{{Bucket: "porting", Key: "inbox/red+flower%2B.pdf", Size: 7, ETag: "abc", Version: "v1", Sequencer: "0055", Time: second}}, false},
		{"EventBridge: a removal", `{"source":"aws.s3","detail-type":"Object Deleted","time":"2026-11-20T09:00:00Z","detail":{"bucket":{"name":"porting"},"object":{"key":"inbox/a","version-id":"m"},"reason":"DeleteObject","deletion-type":"Delete Marker Created"}}`,
			[]Task{{Bucket: "porting", Key: "inbox/a", Version: "m", Removed: true, Time: second}}, false},
		{"EventBridge: for good", `{"source":"aws.s3","detail-type":"Object Deleted","time":"2026-11-20T09:00:00Z","detail":{"bucket":{"name":"porting"},"object":{"key":"inbox/a","version-id":"v1"},"reason":"DeleteObject","deletion-type":"Permanently Deleted"}}`,
			[]Task{{Bucket: "porting", Key: "inbox/a", Version: "v1", Removed: true, VersionOnly: true, Time: second}}, false},
		{"EventBridge: a rule's time", `{"source":"aws.s3","detail-type":"Object Deleted","time":"2026-11-20T09:00:00Z","detail":{"bucket":{"name":"porting"},"object":{"key":"inbox/a"},"reason":"Lifecycle Expiration","deletion-type":"Delete Marker Created"}}`,
			[]Task{{Bucket: "porting", Key: "inbox/a", Removed: true, Time: second, Ignore: "expired"}}, false},
		{"nothing", `{}`, nil, true},
		{"no records", `{"Records":[]}`, nil, true},
		{"no JSON", `hello`, nil, true},
		{"a record of another service", `{"Records":[{"eventSource":"aws:sns"}]}`, nil, true},
		{"no bucket", `{"source":"aws.s3","detail-type":"Object Created","detail":{"object":{"key":"inbox/a"}}}`, nil, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := parse([]byte(c.body))
			if (err != nil) != c.err {
				t.Errorf("error %v, want %v", err, c.err)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// queue wraps bodies as a batch of messages, ids m0, m1, …
func queue(bodies ...string) json.RawMessage {
	type m struct {
		MessageID   string `json:"messageId"`
		EventSource string `json:"eventSource"`
		Body        string `json:"body"`
	}
	var e struct{ Records []m }
	for i, b := range bodies {
		e.Records = append(e.Records, m{"m" + string(rune('0'+i)), "aws:sqs", b})
	}
	data, err := json.Marshal(e)
	if err != nil {
		panic(err)
	}
	return data
}

// Of a batch, only the messages that failed come back.
func TestPartialBatch(t *testing.T) {
	put := func(key string) string {
		return `{"Records":[` + s3Record("ObjectCreated:Put", `{"key":"`+key+`"}`) + `]}`
	}
	event := queue(
		put("good"), put("fails"), put("panics"), "no event", put("good"),
		`{"Service":"Amazon S3","Event":"s3:TestEvent"}`,
		`{"Records":[`+s3Record("ObjectCreated:Put", `{"key":"50%"}`)+`,`+s3Record("ObjectCreated:Put", `{"key":"beside"}`)+`]}`,
		`{"source":"aws.s3","detail-type":"Object Created","detail":{"bucket":{"name":"porting"},"object":{"key":"bridge"}}}`,
	)
	var done []string
	step := func(ctx context.Context, t Task) error {
		done = append(done, t.Key)
		switch t.Key {
		case "fails":
			return errors.New("throttled")
		case "panics":
			panic("oh")
		}
		return nil
	}
	answer, err := (&Pipeline{}).Handler("extract", step)(context.Background(), event)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(`{"batchItemFailures":[{"itemIdentifier":"m1"},{"itemIdentifier":"m2"},{"itemIdentifier":"m3"},{"itemIdentifier":"m6"}]}`, string(data)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if d := cmp.Diff("good fails panics good beside bridge", strings.Join(done, " ")); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	answer, err = (&Pipeline{}).Handler("extract", step)(context.Background(), queue(put("good")))
	if data, _ := json.Marshal(answer); err != nil || string(data) != `{"batchItemFailures":[]}` {
		t.Errorf("all well: %s, %v", data, err)
	}
	// An event that comes by itself has no batch: its error makes Lambda try again.
	if _, err := (&Pipeline{}).Handler("extract", step)(context.Background(), json.RawMessage(put("fails"))); err == nil {
		t.Error("a direct event that fails: no error")
	}
}

// The shipped events for `sam local invoke` are events.
func TestShippedEvents(t *testing.T) {
	files, err := filepath.Glob("../../testdata/events/*.json")
	if err != nil || len(files) == 0 {
		t.Skip("no events are shipped")
	}
	for _, f := range files {
		if strings.HasPrefix(filepath.Base(f), "remind-") {
			continue // of the schedule, not of the bucket
		}
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var bodies [][]byte
		if messages, ok := batch(data); ok {
			for _, m := range messages {
				bodies = append(bodies, []byte(m.Body))
			}
		} else {
			bodies = append(bodies, data)
		}
		for _, b := range bodies {
			if tasks, err := parse(b); err != nil || len(tasks) == 0 {
				t.Errorf("%s: %d tasks, %v", f, len(tasks), err)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"Records":[` + s3Record("ObjectCreated:Put", `{"key":"inbox/red+flower%2B"}`) + `]}`))
	f.Add([]byte(`{"source":"aws.s3","detail-type":"Object Created","detail":{"bucket":{"name":"porting"},"object":{"key":"bridge"}}}`))
	f.Add([]byte(queue("x")))
	f.Fuzz(func(t *testing.T, data []byte) {
		tasks, err := parse(data)
		if err == nil && len(tasks) == 0 {
			t.Error("neither a task nor an error")
		}
		for _, task := range tasks {
			if task.Ignore == "" && (task.Bucket == "" || task.Key == "") && task.Removed == false {
				t.Errorf("a task without a place: %+v", task)
			}
			if p, ok := placeOf(task.Key, task.Size); ok {
				if len(paperKey(p.home, p.id, digest("v"))) > 1024 || strings.HasPrefix(p.home, ".") || p.home == "" {
					t.Errorf("case %q of %q", p.home, task.Key)
				}
			}
		}
		batch(data)
	})
}
