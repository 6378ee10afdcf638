package desk

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/bucket"
	"github.com/portcheck/portcheck/internal/intake"
	"github.com/portcheck/portcheck/internal/localbucket"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/reporting"
)

// steady is the pipeline as the command has it, without OCR.
func steady() *pipeline.Pipeline {
	p := &pipeline.Pipeline{Read: func(ctx context.Context, name string, data []byte) ([]*porting.Record, error) {
		r, err := intake.Read(ctx, name, data, intake.Options{})
		return r.Records, err
	}}
	reporting.Install(p)
	return p
}

// serving starts Serve on a folder, and returns the addresses and what stops it.
func serving(t *testing.T, data string) (addr string, store pipeline.Store, stop func()) {
	t.Helper()
	return servingWith(t, data, steady())
}

func servingWith(t *testing.T, data string, p *pipeline.Pipeline) (addr string, store pipeline.Store, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ready, done := make(chan Served, 1), make(chan error, 1)
	go func() {
		done <- Serve(ctx, Options{Addr: "127.0.0.1:0", S3Addr: "127.0.0.1:0", Data: data, Pipeline: p, Ready: func(s Served) { ready <- s }})
	}()
	var at Served
	select {
	case at = <-ready:
	case err := <-done:
		t.Fatal(err)
	}
	for k, v := range map[string]string{
		"AWS_ENDPOINT_URL_S3": at.S3, "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any",
		"AWS_CONFIG_FILE": os.DevNull, "AWS_SHARED_CREDENTIALS_FILE": os.DevNull, "AWS_CA_BUNDLE": "",
	} {
		t.Setenv(k, v)
	}
	stopped := false
	stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	t.Cleanup(stop)
	return strings.TrimSuffix(at.Page, "/"), bucket.Open()(localbucket.Bucket), stop
}

func get(t *testing.T, url string) (int, http.Header, string) {
	t.Helper()
	a, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	body, err := io.ReadAll(a.Body)
	if err != nil {
		t.Fatal(err)
	}
	return a.StatusCode, a.Header, string(body)
}

func put(t *testing.T, s pipeline.Store, key, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put(context.Background(), key, data, pipeline.PutOptions{}); err != nil {
		t.Fatal(err)
	}
}

// state waits until a case has a state.
func state(t *testing.T, s pipeline.Store, name, want string) pipeline.Status {
	t.Helper()
	var st pipeline.Status
	for range 600 {
		o, err := s.Get(context.Background(), "reports/"+name+"/status.json", "", 1<<20)
		if err == nil {
			if err := json.Unmarshal(o.Data, &st); err != nil {
				t.Fatal(err)
			}
			if st.State == want {
				return st
			}
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("%s is %+v, want %s", name, st, want)
	return st
}

const shipped = "../../testdata/cases/missing-suite/"

func TestServe(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	addr, s, stop := serving(t, data)
	if _, _, body := get(t, addr); !strings.Contains(body, "Try it with a sample case") {
		t.Errorf("an empty desk:\n%s", body)
	}
	put(t, s, "inbox/acme/loa.pdf", shipped+"loa.pdf")
	if st := state(t, s, "acme", pipeline.StateWaiting); st.WaitingFor != "csr" {
		t.Errorf("%+v", st)
	}
	if err := Serve(context.Background(), Options{Addr: "127.0.0.1:0", S3Addr: "127.0.0.1:0", Data: data}); err == nil {
		t.Error("two desks on one folder")
	}
	// It goes on where it stopped.
	stop()
	addr, s, stop = serving(t, data)
	put(t, s, "inbox/acme/csr.xlsx", shipped+"csr.xlsx")
	if st := state(t, s, "acme", pipeline.StateReported); st.Verdict != "reject" || st.Revision != 1 {
		t.Errorf("%+v", st)
	}
	code, header, body := get(t, addr)
	if code != 200 || !strings.Contains(body, `<a href="/case/acme">Lakeside Veterinary Clinic, LLC</a>`) || !strings.Contains(body, `Would be rejected</span>`) {
		t.Errorf("%d:\n%s", code, body)
	}
	if csp := header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none'") {
		t.Errorf("policy %q", csp)
	}
	for path, kind := range map[string]string{"report.html": "text/html; charset=utf-8", "status.html": "text/html; charset=utf-8", "report.json": "application/json", "report.xlsx": "application/octet-stream"} {
		code, header, body := get(t, addr+"/reports/acme/"+path)
		if code != 200 || len(body) == 0 || header.Get("Content-Type") != kind || !strings.HasPrefix(header.Get("Content-Security-Policy"), "sandbox") || header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %d, %d bytes, %v", path, code, len(body), header)
		}
		if attached := strings.HasPrefix(header.Get("Content-Disposition"), "attachment"); attached != (path == "report.xlsx") {
			t.Errorf("%s: %q", path, header.Get("Content-Disposition"))
		}
	}
	// An LOA that is mended gives another revision, and the first stays.
	put(t, s, "inbox/acme/loa.pdf", "../../testdata/cases/clean/loa.pdf")
	for range 600 {
		if state(t, s, "acme", pipeline.StateReported).Revision == 2 {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	for _, path := range []string{"/reports/acme/report.html", "/reports/acme/revisions/1/report.html"} {
		if code, _, _ := get(t, addr+path); code != 200 {
			t.Errorf("%s: %d", path, code)
		}
	}
	stop()
}

// Names and files that mean harm are shown, and do none.
func TestHostileNames(t *testing.T) {
	addr, s, _ := serving(t, t.TempDir())
	evil := `<script>alert(1);"'&` + "\u202e"
	if _, err := s.Put(context.Background(), "inbox/"+evil+"/"+evil+".pdf", []byte("x"), pipeline.PutOptions{}); err != nil {
		t.Fatal(err)
	}
	state(t, s, evil, pipeline.StateProblem)
	_, _, body := get(t, addr)
	if strings.Contains(body, "<script>") || strings.Contains(body, "\u202e") || !strings.Contains(body, "&lt;script&gt;alert(1)") {
		t.Errorf("the page:\n%s", body)
	}
	// What an S3 client puts under reports/ by itself runs nothing here.
	if _, err := s.Put(context.Background(), "reports/x/report.html", []byte("<script>alert(1)</script>"), pipeline.PutOptions{ContentType: "text/html"}); err != nil {
		t.Fatal(err)
	}
	_, header, _ := get(t, addr+"/reports/x/report.html")
	if csp := header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "sandbox ") || strings.Contains(csp, "allow-same-origin") {
		t.Errorf("policy %q", csp)
	}
	// Nothing but reports is shown.
	for _, path := range []string{"/inbox/" + url.PathEscape(evil) + "/x", "/cases/x/head.json", "/reports/../cases/x/head.json", "/reports/..%2Fcases%2Fx%2Fhead.json"} {
		if code, _, _ := get(t, addr+path); code != 404 {
			t.Errorf("%s: %d", path, code)
		}
	}
}

// The empty object that some clients put there for a folder is no file.
func TestPlaceholder(t *testing.T) {
	addr, s, _ := serving(t, t.TempDir())
	if _, err := s.Put(context.Background(), "inbox/acme/", nil, pipeline.PutOptions{}); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if _, _, body := get(t, addr); strings.Contains(body, "acme") || !strings.Contains(body, "Try it with a sample case") {
			t.Fatal("it is on the page")
		}
		time.Sleep(50 * time.Millisecond)
	}
}
