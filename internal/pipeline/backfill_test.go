package pipeline

// What came already comes again with less said of it: a backfill names a key and
// nothing more, EventBridge tells whole seconds.

import (
	"encoding/json"
	"fmt"
	"maps"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// Two versions of an LOA within one second, and then a backfill: the newer one
// still counts, and nothing moves, to the byte.
func TestBackfillMovesNothing(t *testing.T) {
	w := newWorld(t, true)
	w.m.drop("inbox/acme/csr.xlsx", csr("A", tnA))
	w.m.drop("inbox/acme/loa.pdf", loa("Old", tnA))
	w.m.drop("inbox/acme/loa.pdf", loa("A", tnA))
	w.m.remove("inbox/acme/csr.xlsx")
	w.m.drop("inbox/acme/csr.xlsx", csr("A", tnA))
	w.quiet()
	if r := w.report("acme/report.json"); r.Verdict != "clean" {
		t.Fatalf("before: %s, revision %d", r.Verdict, r.Revision)
	}
	before := map[string]string{}
	for key := range w.m.objects {
		if o, ok := w.m.newest(key); ok {
			before[key] = string(o.Data)
		}
	}
	for _, key := range []string{"inbox/acme/loa.pdf", "inbox/acme/csr.xlsx"} {
		event := fmt.Sprintf(`{"source":"aws.s3","detail-type":"Object Created","detail":{"reason":"backfill","bucket":{"name":%q},"object":{"key":%q,"size":9}}}`, bucketName, key)
		if err := w.deliver([]byte(event)); err != nil {
			t.Fatal(err)
		}
		w.quiet()
	}
	after := maps.Clone(before)
	for key := range w.m.objects {
		if o, ok := w.m.newest(key); ok {
			after[key] = string(o.Data)
		}
	}
	if d := cmp.Diff(before, after); d != "" {
		t.Errorf("a backfill changed what was there (-before +after):\n%s", d)
	}
}

// The same events as S3 and as EventBridge tell them, in either order: the same
// papers.
func TestShapesAgree(t *testing.T) {
	var want map[string]string
	for _, order := range [][]bool{{false, true}, {true, false}} {
		w := newWorld(t, true)
		w.m.drop("inbox/acme/csr.xlsx", csr("A", tnA))
		w.m.drop("inbox/acme/loa.pdf", loa("Old", tnA))
		w.m.drop("inbox/acme/loa.pdf", loa("A", tnA))
		w.m.remove("inbox/acme/csr.xlsx")
		events := w.m.take()
		for _, bridge := range order {
			for _, e := range events {
				if bridge {
					e = toBridge(t, e)
				}
				if err := w.deliver(e); err != nil {
					t.Fatal(err)
				}
			}
		}
		w.quiet()
		got := map[string]string{}
		for key := range w.m.objects {
			if o, ok := w.m.newest(key); ok && key != "cases/acme/head.json" {
				got[key] = string(o.Data)
			}
		}
		if want == nil {
			want = got
		} else if d := cmp.Diff(want, got); d != "" {
			t.Errorf("EventBridge first (-S3 first +):\n%s", d)
		}
	}
}

// toBridge writes an event of S3 as EventBridge does.
func toBridge(t *testing.T, e []byte) []byte {
	t.Helper()
	tasks, err := parse(e)
	if err != nil || len(tasks) != 1 {
		t.Fatal(err)
	}
	k, kind, deletion := tasks[0], "Object Created", ""
	if k.Removed {
		kind, deletion = "Object Deleted", "Delete Marker Created"
	}
	data, err := json.Marshal(map[string]any{"source": "aws.s3", "detail-type": kind, "time": k.Time.Format(time.RFC3339), "detail": map[string]any{
		"bucket": map[string]any{"name": k.Bucket}, "deletion-type": deletion,
		"object": map[string]any{"key": k.Key, "size": k.Size, "etag": k.ETag, "version-id": k.Version, "sequencer": k.Sequencer}}})
	if err != nil {
		t.Fatal(err)
	}
	return data
}
