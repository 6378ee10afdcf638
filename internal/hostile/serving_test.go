package hostile

// A desk that serves, for the tests that look at its pages.

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/portcheck/portcheck/internal/desk"
	"github.com/portcheck/portcheck/internal/intake"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/reporting"
)

// logs keeps what is logged.
type logs struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logs) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logs) bytes() []byte {
	l.mu.Lock()
	defer l.mu.Unlock()
	return bytes.Clone(l.b.Bytes())
}

// serving is a desk under way.
type serving struct {
	t *testing.T
	desk.Served
	data string // its folder
	kept logs
	stop func() // ends it, and waits for its end
}

// serve starts a desk whose log is kept; announce is told what the pipeline announces,
// and where the log is.
func serve(t *testing.T, announce func(log io.Writer, a pipeline.Announcement)) *serving {
	t.Helper()
	d := &serving{t: t, data: t.TempDir()}
	log := slog.New(slog.NewJSONHandler(&d.kept, &slog.HandlerOptions{Level: slog.LevelDebug}))
	p := &pipeline.Pipeline{Log: log, Read: func(ctx context.Context, name string, data []byte) ([]*porting.Record, error) {
		r, err := intake.Read(ctx, name, data, intake.Options{})
		return r.Records, err
	}}
	reporting.Install(p)
	p.Announce = func(_ context.Context, a pipeline.Announcement) error {
		announce(&d.kept, a)
		return nil
	}
	ctx, cancel := context.WithCancel(t.Context())
	ready, done := make(chan desk.Served, 1), make(chan error, 1)
	go func() {
		done <- desk.Serve(ctx, desk.Options{Addr: "127.0.0.1:0", S3Addr: "127.0.0.1:0", Data: d.data, Pipeline: p, Log: log, Ready: func(s desk.Served) { ready <- s }})
	}()
	d.Served = <-ready
	d.stop = func() {
		t.Helper()
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	return d
}

// put drops a file into the bucket.
func (d *serving) put(key string, data []byte) {
	d.t.Helper()
	r, err := http.NewRequest(http.MethodPut, d.S3+"/porting/"+(&url.URL{Path: key}).EscapedPath(), bytes.NewReader(data))
	if err != nil {
		d.t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil || answer.StatusCode != http.StatusOK {
		d.t.Fatal(key, err, answer)
	}
	answer.Body.Close()
}

// page asks for a page of the desk.
func (d *serving) page(path string) (int, http.Header, []byte) {
	d.t.Helper()
	return d.get(strings.TrimSuffix(d.Page, "/") + path)
}

func (d *serving) get(address string) (int, http.Header, []byte) {
	d.t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		d.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	return answer.StatusCode, answer.Header, body
}
