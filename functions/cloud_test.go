package functions_test

// A cloud for the end-to-end tests: a real S3 server behind a proxy that makes
// S3's events and, if it is told to, faults, and a topic that takes messages.
// lambda_test.go has the functions and their queues.

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/bucket"
	"github.com/portcheck/portcheck/internal/localbucket"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/programtest"
)

const (
	bucketName = "porting"
	accessKey  = "portcheck"
	secretKey  = "portcheck-secret"
)

// versitygw starts Versity's S3 gateway on a folder, with versions.
func versitygw(t *testing.T) string {
	t.Helper()
	bin := installVersitygw(t)
	dir := t.TempDir()
	for _, d := range []string{"data", "versions"} {
		if err := os.Mkdir(filepath.Join(dir, d), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	addr := freeAddr(t)
	cmd := exec.Command(bin, "--port", addr, "--access", accessKey, "--secret", secretKey, "--quiet",
		"posix", "--versioning-dir", filepath.Join(dir, "versions"), filepath.Join(dir, "data"))
	var log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &log, &log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if t.Failed() {
			t.Logf("versitygw: %s", log.String())
		}
	})
	for i := 0; ; i++ {
		c, err := net.Dial("tcp", addr)
		if err == nil {
			c.Close()
			break
		}
		if i == 200 {
			t.Fatalf("versitygw does not answer: %s", log.String())
		}
		time.Sleep(25 * time.Millisecond)
	}
	return "http://" + addr
}

var versitygwOnce sync.Mutex

// installVersitygw builds the gateway once for this machine.
func installVersitygw(t *testing.T) string {
	t.Helper()
	const version = "v1.8.0"
	versitygwOnce.Lock()
	defer versitygwOnce.Unlock()
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	dir := filepath.Join(cache, "portcheck-test", "versitygw-"+version)
	bin := filepath.Join(dir, "versitygw")
	if _, err := os.Stat(bin); err == nil {
		return bin
	}
	ctx, cancel := context.WithTimeout(context.Background(), 8*time.Minute)
	defer cancel()
	temp := t.TempDir()
	cmd := exec.CommandContext(ctx, "go", "install", "github.com/versity/versitygw/cmd/versitygw@"+version)
	cmd.Dir = temp
	cmd.Env = append(os.Environ(), "GOBIN="+temp, "GOFLAGS=-buildvcs=false")
	if out, err := cmd.CombinedOutput(); err != nil {
		programtest.Cannot(t, "the S3 server versitygw %s could not be fetched and built here: %v\n%s", version, err, out)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(temp, "versitygw"))
	if err != nil {
		t.Fatal(err)
	}
	// Written beside and renamed: another test may be looking.
	next := fmt.Sprintf("%s.%d", bin, os.Getpid())
	if err := os.WriteFile(next, data, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(next, bin); err != nil {
		t.Fatal(err)
	}
	return bin
}

// local starts the S3 endpoint of portcheck serve, without its pipeline.
func local(t *testing.T) string {
	t.Helper()
	f, err := localbucket.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(f.Handler(slog.New(slog.DiscardHandler)))
	t.Cleanup(func() { s.Close(); f.Close() })
	return s.URL
}

func freeAddr(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// cloud is all of it.
type cloud struct {
	t     *testing.T
	url   string // of S3, through the proxy
	log   lockedBuffer
	store pipeline.Store // for the test itself, through the proxy

	mu        sync.Mutex
	rand      *rand.Rand
	sequence  int
	events    []event // not yet taken
	published []string
	fault     func(r *http.Request) fault // nil for none
	faults    int
	now       time.Time            // what the bucket's clock says, zero for the real one
	uploaded  map[string]time.Time // where now is set: key and version of what was dropped → when
}

// event is one event of S3 for a function.
type event struct {
	function string
	body     string
	tries    int
}

type fault int

const (
	none       fault = iota
	slowDown         // 503 before anything happened
	reset            // the connection breaks before anything happened
	lost             // it happened, and the answer is lost
	conflict         // 409 on a conditional write
	refused          // 412 on a conditional write, though the condition holds
	late             // the answer takes its time
	lastFaults       // for counting
)

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// newCloud starts a cloud on an S3 server.
func newCloud(t *testing.T, s3 string, seed uint64) *cloud {
	t.Helper()
	c := &cloud{t: t, rand: rand.New(rand.NewPCG(seed, 3)), uploaded: map[string]time.Time{}}
	target, err := url.Parse(s3)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httptest.NewServer(c.proxy(target))
	t.Cleanup(proxy.Close)
	c.url = proxy.URL
	for k, v := range c.environment() {
		t.Setenv(k, v)
	}
	c.store = bucket.Open()(bucketName)
	t.Cleanup(func() {
		for _, line := range strings.Split(c.log.String(), "\n") {
			if t.Failed() && strings.Contains(line, `"level":"ERROR"`) {
				t.Log(line)
			}
		}
	})
	c.makeBucket(s3)
	return c
}

// environment is what AWS gives a function, for this cloud.
func (c *cloud) environment() map[string]string {
	return map[string]string{
		"AWS_ENDPOINT_URL_S3": c.url, "AWS_REGION": "us-east-1", "AWS_DEFAULT_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": accessKey,
		"AWS_SECRET_ACCESS_KEY": secretKey, "AWS_SESSION_TOKEN": "", "AWS_CONFIG_FILE": os.DevNull, "AWS_SHARED_CREDENTIALS_FILE": os.DevNull,
		"AWS_EC2_METADATA_DISABLED": "true", "AWS_PROFILE": "", "AWS_CA_BUNDLE": "",
	}
}

// makeBucket makes the bucket with versions where the server has them. Both are
// plain requests that any credentials may make with the AWS CLI; here the Go SDK
// makes them, signed.
func (c *cloud) makeBucket(s3 string) {
	c.t.Helper()
	if err := makeBucket(s3); err != nil {
		c.t.Fatal(err)
	}
}

// proxy passes requests on, makes events of what happened, and faults.
func (c *cloud) proxy(target *url.URL) http.Handler {
	pass := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.Out.URL.Scheme, r.Out.URL.Host, r.Out.Host = target.Scheme, target.Host, r.In.Host // Host is signed
		},
		ErrorHandler: func(w http.ResponseWriter, r *http.Request, err error) {
			w.WriteHeader(http.StatusBadGateway)
		},
		ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelError),
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f := none
		c.mu.Lock()
		if c.fault != nil {
			if f = c.fault(r); f != none {
				c.faults++
			}
		}
		c.mu.Unlock()
		switch f {
		case slowDown:
			s3Error(w, http.StatusServiceUnavailable, "SlowDown")
			return
		case conflict:
			s3Error(w, http.StatusConflict, "ConditionalRequestConflict")
			return
		case refused:
			s3Error(w, http.StatusPreconditionFailed, "PreconditionFailed")
			return
		case reset:
			panic(http.ErrAbortHandler)
		case late:
			time.Sleep(50 * time.Millisecond)
		}
		size := r.Header.Get("X-Amz-Decoded-Content-Length")
		if size == "" {
			size = strconv.FormatInt(r.ContentLength, 10)
		}
		// What reached S3 takes place, and has its event, though the function that asked
		// for it is killed before it hears of that.
		sent, err := io.ReadAll(r.Body)
		if err != nil {
			panic(http.ErrAbortHandler)
		}
		whole := r.WithContext(context.WithoutCancel(r.Context()))
		whole.Body = io.NopCloser(bytes.NewReader(sent))
		answer := httptest.NewRecorder()
		pass.ServeHTTP(answer, whole)
		if answer.Code/100 == 2 {
			c.happened(r, answer, size)
			c.tellTime(r, answer)
		}
		if f == lost {
			panic(http.ErrAbortHandler)
		}
		for k, v := range answer.Header() {
			w.Header()[k] = v
		}
		w.WriteHeader(answer.Code)
		_, _ = w.Write(answer.Body.Bytes())
	})
}

func s3Error(w http.ResponseWriter, status int, code string) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(status)
	_ = xml.NewEncoder(w).Encode(struct {
		XMLName       xml.Name `xml:"Error"`
		Code, Message string
	}{Code: code, Message: "a fault of the test"})
}

// tellTime has the bucket say that a paper was dropped when the test's clock said so.
func (c *cloud) tellTime(r *http.Request, answer *httptest.ResponseRecorder) {
	key, _ := strings.CutPrefix(r.URL.Path, "/"+bucketName+"/")
	if c.mu.Lock(); !c.now.IsZero() && strings.HasPrefix(key, "inbox/") {
		key += "\x00" + answer.Header().Get("X-Amz-Version-Id")
		switch at := c.uploaded[key]; {
		case r.Method == http.MethodPut:
			c.uploaded[key] = c.now
		case r.Method == http.MethodGet && !at.IsZero():
			answer.Header().Set("Last-Modified", at.UTC().Format(http.TimeFormat))
		}
	}
	c.mu.Unlock()
}

// clock returns the time of the bucket's clock.
func (c *cloud) clock() time.Time {
	if c.now.IsZero() {
		return time.Now()
	}
	return c.now
}

// happened makes the event of a request that was done, as S3 makes it: the key
// encoded as in a form, and delivered to the queue that the template names.
func (c *cloud) happened(r *http.Request, answer *httptest.ResponseRecorder, size string) {
	key, ok := strings.CutPrefix(r.URL.Path, "/"+bucketName+"/")
	if !ok || key == "" || r.URL.RawQuery != "" && !strings.HasPrefix(r.URL.RawQuery, "x-id=") {
		return
	}
	name := ""
	switch r.Method {
	case http.MethodPut:
		name = "ObjectCreated:Put"
	case http.MethodDelete:
		name = "ObjectRemoved:Delete"
		if answer.Header().Get("X-Amz-Version-Id") != "" {
			name = "ObjectRemoved:DeleteMarkerCreated"
		}
	default:
		return
	}
	function := ""
	switch created := name == "ObjectCreated:Put"; {
	case strings.HasPrefix(key, "inbox/"):
		function = "extract"
	case created && strings.HasPrefix(key, "cases/") && strings.HasSuffix(key, ".record.json"):
		function = "compare"
	case created && strings.HasPrefix(key, "reports/") && (strings.HasSuffix(key, "/report.json") || strings.HasSuffix(key, "/status.json")):
		function = "notify"
	default:
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sequence++
	n, _ := strconv.ParseInt(size, 10, 64)
	object := map[string]any{
		"key": strings.ReplaceAll(url.QueryEscape(key), "%2F", "/"), "size": n, "eTag": strings.Trim(answer.Header().Get("Etag"), `"`),
		"sequencer": fmt.Sprintf("%018X", c.sequence),
	}
	if v := answer.Header().Get("X-Amz-Version-Id"); v != "" {
		object["versionId"] = v
	}
	body, err := json.Marshal(map[string]any{"Records": []any{map[string]any{
		"eventVersion": "2.4", "eventSource": "aws:s3", "awsRegion": "us-east-1", "eventName": name,
		"eventTime": c.clock().UTC().Format("2006-01-02T15:04:05.000Z"),
		"s3":        map[string]any{"s3SchemaVersion": "1.0", "bucket": map[string]any{"name": bucketName}, "object": object},
	}}})
	if err != nil {
		panic(err)
	}
	c.events = append(c.events, event{function: function, body: string(body)})
}

// drop puts a file into the inbox.
func (c *cloud) drop(key string, data []byte) {
	c.t.Helper()
	var err error
	for range 20 {
		if _, err = c.store.Put(context.Background(), key, data, pipeline.PutOptions{}); err == nil {
			return
		}
	}
	c.t.Fatalf("dropping %q: %v", key, err)
}

// objects reads all objects below a prefix.
func (c *cloud) objects(prefix string) map[string]string {
	c.t.Helper()
	ctx := context.Background()
	list, err := c.store.List(ctx, prefix)
	if err != nil {
		c.t.Fatal(err)
	}
	out := map[string]string{}
	for _, o := range list {
		object, err := c.store.Get(ctx, o.Key, "", 1<<30)
		if err != nil {
			c.t.Fatal(err)
		}
		out[o.Key] = string(object.Data)
	}
	return out
}

// topic answers SNS's Publish, and keeps the messages.
func (c *cloud) topic() string {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		form, err := url.ParseQuery(string(body))
		if err != nil || form.Get("Action") != "Publish" {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		c.mu.Lock()
		c.published = append(c.published, form.Get("Subject")+"\n"+form.Get("Message"))
		c.mu.Unlock()
		fmt.Fprint(w, `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>`)
	}))
	c.t.Cleanup(s.Close)
	return s.URL
}
