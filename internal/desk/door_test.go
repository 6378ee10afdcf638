package desk

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/bucket"
	"github.com/portcheck/portcheck/internal/localbucket"
	"github.com/portcheck/portcheck/internal/pipeline"
)

// ask sends a request with headers, Host among them, and returns the status.
func ask(t *testing.T, client *http.Client, method, url string, body io.Reader, headers ...string) (int, string, http.Header) {
	t.Helper()
	r, err := http.NewRequest(method, url, body)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
			continue
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	a, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	data, err := io.ReadAll(a.Body)
	if err != nil {
		t.Fatal(err)
	}
	return a.StatusCode, string(data), a.Header
}

// Pages of other sites, and names that they make stand for this machine, get
// nothing, and change nothing.
func TestOtherSites(t *testing.T) {
	addr, s, _ := serving(t, t.TempDir())
	own := strings.TrimPrefix(addr, "http://")
	_, port, _ := net.SplitHostPort(own)
	for _, c := range []struct {
		method, path string
		headers      []string
		want         int
	}{
		{"GET", "/", nil, 200},
		{"GET", "/", []string{"Host", "localhost:" + port}, 200},
		{"GET", "/", []string{"Host", "desk.localhost:" + port}, 200},
		{"GET", "/", []string{"Host", "[::1]:" + port}, 200},
		{"GET", "/", []string{"Host", "evil.example:" + port}, 403},
		{"GET", "/", []string{"Host", "localhost.evil.example"}, 403},
		{"GET", "/", []string{"Host", "192.168.1.20:" + port}, 403},
		{"GET", "/", []string{"Host", "0.0.0.0:" + port}, 403},
		{"GET", "/", []string{"Origin", "https://evil.example"}, 403},
		{"GET", "/", []string{"Origin", "null"}, 403},
		{"GET", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"}, 403},
		{"GET", "/", []string{"Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "cors"}, 403},
		{"GET", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 200},
		{"GET", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"}, 403},
		{"GET", "/", []string{"Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate"}, 200},
		{"GET", "/events", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"POST", "/sample", []string{"Origin", "http://localhost:1"}, 403},
		{"POST", "/sample", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 403},
		{"PUT", "/drop?name=x.pdf", []string{"Origin", "https://evil.example"}, 403},
		{"PUT", "/drop?name=x.pdf", []string{"Host", "evil.example"}, 403},
		{"DELETE", "/", nil, 405},
		{"GET", "/drop", nil, 405},
		{"GET", "/nothing", nil, 404},
		{"GET", "/case/none", nil, 404},
		{"GET", "/case/", nil, 404},
		{"GET", "/paper/cases%2Fx", nil, 404},
	} {
		var body io.Reader
		if c.method != "GET" {
			body = strings.NewReader("x")
		}
		got, _, header := ask(t, http.DefaultClient, c.method, addr+c.path, body, c.headers...)
		if got != c.want {
			t.Errorf("%s %s %q: %d, want %d", c.method, c.path, c.headers, got, c.want)
		}
		if header.Get("X-Content-Type-Options") != "nosniff" || header.Get("Content-Security-Policy") == "" || header.Get("Set-Cookie") != "" {
			t.Errorf("%s %s: %v", c.method, c.path, header)
		}
	}
	if list, err := s.List(context.Background(), ""); err != nil || len(list) != 0 {
		t.Errorf("%d objects, %v", len(list), err)
	}
	// The S3 endpoint, too.
	s3 := os.Getenv("AWS_ENDPOINT_URL_S3")
	for _, c := range []struct {
		host string
		want int
	}{{"localhost:9000", 200}, {"host.docker.internal:9000", 200}, {"evil.example:9000", 403}} {
		if got, _, _ := ask(t, http.DefaultClient, "GET", s3+"/porting/?list-type=2", nil, "Host", c.host); got != c.want {
			t.Errorf("S3 at %s: %d, want %d", c.host, got, c.want)
		}
	}
}

// On another interface the page and the endpoint ask for the token, which stays
// the same over a restart.
func TestToken(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	var token string
	for start := range 2 {
		ctx, cancel := context.WithCancel(context.Background())
		ready, done := make(chan Served, 1), make(chan error, 1)
		go func() {
			done <- Serve(ctx, Options{Addr: "0.0.0.0:0", S3Addr: "0.0.0.0:0", Data: data, Pipeline: steady(), Ready: func(s Served) { ready <- s }})
		}()
		var at Served
		select {
		case at = <-ready:
		case err := <-done:
			t.Fatal(err)
		}
		page, err := url.Parse(at.Page)
		if err != nil {
			t.Fatal(err)
		}
		if start > 0 && at.PageToken != token {
			t.Error("another token after a restart")
		}
		token = at.PageToken
		if len(token) < 32 || page.Query().Get("token") != token || at.S3Token != token {
			t.Fatalf("%+v", at)
		}
		base := "http://127.0.0.1:" + page.Port()
		jar, _ := cookiejar.New(nil)
		client := &http.Client{Jar: jar}
		for _, path := range []string{"/", "/?token=", "/?token=" + token[1:], "/case/x?token=" + token, "/events", "/desk.js", "/reports/x/report.html", "/paper/x"} {
			if code, body, header := ask(t, client, "GET", base+path, nil); code != 401 || strings.Contains(body, token) || header.Get("Set-Cookie") != "" {
				t.Errorf("%s: %d", path, code)
			}
		}
		if code, _, _ := ask(t, client, "PUT", base+"/drop?name=x.pdf&token="+token, strings.NewReader("x")); code != 401 {
			t.Errorf("dropping: %d", code)
		}
		plain := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
		code, _, header := ask(t, plain, "GET", base+"/?token="+token, nil)
		cookie := header.Get("Set-Cookie")
		if code != 303 || header.Get("Location") != "/" || !strings.Contains(cookie, "HttpOnly") || !strings.Contains(cookie, "SameSite=Strict") {
			t.Errorf("%d, %q, %q", code, header.Get("Location"), cookie)
		}
		if code, body, _ := ask(t, client, "GET", base+"/?token="+token, nil); code != 200 || !strings.Contains(body, "Drop LOAs and CSRs") {
			t.Errorf("with the token: %d", code)
		}
		if code, _, _ := ask(t, client, "GET", base+"/", nil, "Host", "desk.example"); code != 401 && code != 200 {
			t.Errorf("by a name: %d", code)
		}
		if code, _, _ := ask(t, client, "POST", base+"/sample", nil, "Origin", "https://evil.example"); code != 403 {
			t.Errorf("another site with the cookie: %d", code)
		}
		s3, _ := url.Parse(at.S3)
		t.Setenv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:"+s3.Port())
		t.Setenv("AWS_REGION", "us-east-1")
		t.Setenv("AWS_CONFIG_FILE", os.DevNull)
		t.Setenv("AWS_SHARED_CREDENTIALS_FILE", os.DevNull)
		t.Setenv("AWS_CA_BUNDLE", "")
		t.Setenv("AWS_ACCESS_KEY_ID", localbucket.AccessKey)
		for secret, ok := range map[string]bool{"any": false, token: true} {
			t.Setenv("AWS_SECRET_ACCESS_KEY", secret)
			if _, err := bucket.Open()(localbucket.Bucket).Put(ctx, "config/x", []byte("x"), pipeline.PutOptions{}); (err == nil) != ok {
				t.Errorf("S3 with %q: %v", secret[:3], err)
			}
		}
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if info, err := os.Stat(filepath.Join(data, "token")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the token's file: %v, %v", info, err)
	}
}

// An address that is taken, or is none, gives a sentence that says what to do.
func TestAddresses(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	used := l.Addr().String()
	for _, c := range []struct {
		addr, s3 string
		want     []string
	}{
		{used, "127.0.0.1:0", []string{used, "the page", "is in use", "--addr 127.0.0.1:"}},
		{"127.0.0.1:0", used, []string{used, "the S3 endpoint", "is in use", "--s3-addr 127.0.0.1:"}},
		{"8080", "127.0.0.1:0", []string{`"8080"`, "host:port", "--addr"}},
	} {
		err := Serve(context.Background(), Options{Addr: c.addr, S3Addr: c.s3, Data: t.TempDir(), Pipeline: steady()})
		if err == nil {
			t.Fatalf("%+v: no error", c)
		}
		for _, w := range c.want {
			if !strings.Contains(err.Error(), w) {
				t.Errorf("%v\nlacks %q", err, w)
			}
		}
	}
}
