package bucket

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/pipeline"
)

// server answers S3's requests one after the other with what it is given, the
// last again and again.
func server(t *testing.T, answers ...http.HandlerFunc) (pipeline.Store, func() int) {
	t.Helper()
	var mu sync.Mutex
	n := 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		answer := answers[min(n, len(answers)-1)]
		n++
		mu.Unlock()
		_, _ = io.Copy(io.Discard, r.Body)
		answer(w, r)
	}))
	t.Cleanup(s.Close)
	for k, v := range map[string]string{
		"AWS_ENDPOINT_URL_S3": s.URL, "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any",
		"AWS_CONFIG_FILE": os.DevNull, "AWS_SHARED_CREDENTIALS_FILE": os.DevNull, "AWS_CA_BUNDLE": "",
	} {
		t.Setenv(k, v)
	}
	return Open()("porting"), func() int { mu.Lock(); defer mu.Unlock(); return n }
}

func fails(status int, code string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(status)
		fmt.Fprintf(w, `<?xml version="1.0"?><Error><Code>%s</Code><Message>m</Message></Error>`, code)
	}
}

func body(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"e1"`)
		w.Header().Set("Last-Modified", "Fri, 20 Nov 2026 09:00:00 GMT")
		w.Header().Set("X-Amz-Version-Id", "v1")
		fmt.Fprint(w, text)
	}
}

func breaks(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) }

// half answers with half of what it says it will.
func half(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Length", "8")
	fmt.Fprint(w, "half")
}

func TestGet(t *testing.T) {
	for _, c := range []struct {
		name    string
		answers []http.HandlerFunc
		want    string
		err     error
	}{
		{"there", []http.HandlerFunc{body("data")}, "data", nil},
		{"slow down", []http.HandlerFunc{fails(503, "SlowDown"), fails(503, "SlowDown"), body("data")}, "data", nil},
		{"a broken connection", []http.HandlerFunc{breaks, body("data")}, "data", nil},
		{"an answer that breaks off", []http.HandlerFunc{half, half, body("data")}, "data", nil},
		{"no key", []http.HandlerFunc{fails(404, "NoSuchKey")}, "", pipeline.ErrNotFound},
		{"no version", []http.HandlerFunc{fails(404, "NoSuchVersion")}, "", pipeline.ErrNotFound},
		{"the mark of a removal", []http.HandlerFunc{fails(405, "MethodNotAllowed")}, "", pipeline.ErrNotFound},
		{"too large", []http.HandlerFunc{body(strings.Repeat("x", 101))}, "", pipeline.ErrTooLarge},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, _ := server(t, c.answers...)
			o, err := s.Get(context.Background(), "a key", "v1", 100)
			if !errors.Is(err, c.err) || err == nil && (string(o.Data) != c.want || o.ETag != "e1" || o.Version != "v1" || !o.Modified.Equal(time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC))) {
				t.Errorf("%+v, %v", o, err)
			}
		})
	}
	// A fault of the platform that lasts is neither of the errors above.
	s, requests := server(t, fails(500, "InternalError"))
	_, err := s.Get(context.Background(), "k", "", 100)
	if err == nil || errors.Is(err, pipeline.ErrNotFound) || requests() != attempts {
		t.Errorf("%v after %d requests", err, requests())
	}
}

func TestPutConditions(t *testing.T) {
	ok := body("")
	for _, c := range []struct {
		name    string
		answers []http.HandlerFunc
		o       pipeline.PutOptions
		err     error
		tries   int
	}{
		{"plain", []http.HandlerFunc{ok}, pipeline.PutOptions{}, nil, 1},
		{"a conflict passes", []http.HandlerFunc{fails(409, "ConditionalRequestConflict"), ok}, pipeline.PutOptions{IfNoneMatch: true}, nil, 2},
		{"a conflict in a 200", []http.HandlerFunc{fails(409, "OperationAborted"), ok}, pipeline.PutOptions{IfMatch: "e0"}, nil, 2},
		{"there already", []http.HandlerFunc{fails(412, "PreconditionFailed")}, pipeline.PutOptions{IfNoneMatch: true}, pipeline.ErrPrecondition, 1},
		{"not there any more", []http.HandlerFunc{fails(404, "NoSuchKey")}, pipeline.PutOptions{IfMatch: "e0"}, pipeline.ErrPrecondition, 1},
		{"a conflict that stays", []http.HandlerFunc{fails(409, "ConditionalRequestConflict")}, pipeline.PutOptions{IfNoneMatch: true}, errConflict, attempts},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, requests := server(t, c.answers...)
			etag, err := s.Put(context.Background(), "k", []byte("data"), c.o)
			if !errors.Is(err, c.err) || err == nil && etag != "e1" || requests() != c.tries {
				t.Errorf("%q, %v after %d requests", etag, err, requests())
			}
		})
	}
	s, _ := server(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-Match") != `"e0"` || r.Header.Get("If-None-Match") != "" || r.Header.Get("Content-Type") != "text/html" || r.URL.Path != "/porting/a b/ü+%" {
			t.Errorf("%s %q %v", r.Method, r.URL.Path, r.Header)
		}
	})
	if _, err := s.Put(context.Background(), "a b/ü+%", nil, pipeline.PutOptions{IfMatch: "e0", ContentType: "text/html"}); err != nil {
		t.Error(err)
	}
}

func TestDelete(t *testing.T) {
	for _, answer := range []http.HandlerFunc{fails(404, "NoSuchKey"), fails(412, "PreconditionFailed"), func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(204) }} {
		s, _ := server(t, answer)
		if err := s.Delete(context.Background(), "k", "e0"); err != nil {
			t.Error(err)
		}
	}
}

// This package is the only importer of the SDK's S3 client; internal/bench/bare is a
// function that links it to do nothing with it, for comparison.
func TestOnlyImporter(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "github.com/portcheck/portcheck/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(out), "\n") {
		pkg, imports, _ := strings.Cut(line, " ")
		for _, i := range strings.Fields(imports) {
			if strings.HasPrefix(i, "github.com/aws/aws-sdk-go-v2/service/s3") && !strings.HasSuffix(pkg, "internal/bucket") && !strings.HasSuffix(pkg, "internal/bench/bare") {
				t.Errorf("%s imports %s", pkg, i)
			}
		}
	}
}
