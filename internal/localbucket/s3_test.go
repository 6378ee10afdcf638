package localbucket

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/bucket"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/programtest"
)

// serve serves a new bucket, and sets the environment as an S3 client wants it.
func serve(t *testing.T) (*Folder, string) {
	t.Helper()
	f, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	s := httptest.NewServer(f.Handler(slog.New(slog.DiscardHandler)))
	t.Cleanup(s.Close)
	for k, v := range map[string]string{
		"AWS_ENDPOINT_URL_S3": s.URL, "AWS_REGION": "us-east-1", "AWS_DEFAULT_REGION": "us-east-1",
		"AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "anything", "AWS_CONFIG_FILE": os.DevNull,
		"AWS_SHARED_CREDENTIALS_FILE": os.DevNull, "AWS_EC2_METADATA_DISABLED": "true",
	} {
		t.Setenv(k, v)
	}
	return f, s.URL
}

// keys that clients and servers have been known to stumble over.
var oddKeys = []string{
	"inbox/acme/loa.pdf", "inbox/red flower.pdf", "inbox/a+b%41&c=d?.pdf", "inbox/ü/日本.pdf", "inbox/a", "inbox/a/b", "inbox/a//b",
	"inbox/../x", "inbox/x'\"<>&;.pdf", "inbox/.hidden", "inbox/" + strings.Repeat("x", 1024-6), "inbox/CASE", "inbox/case",
}

// The pipeline's own S3 client, on this server and on the folder itself.
func TestStores(t *testing.T) {
	f, _ := serve(t)
	for name, s := range map[string]pipeline.Store{"s3": bucket.Open()(Bucket), "folder": f} {
		t.Run(name, func(t *testing.T) {
			ctx := context.Background()
			for _, k := range oddKeys {
				key := strings.Replace(k, "inbox/", name[:2]+"box/", 1) // as long
				data := []byte("data of " + k)
				etag, err := s.Put(ctx, key, data, pipeline.PutOptions{ContentType: "text/plain", IfNoneMatch: true})
				if err != nil {
					t.Fatalf("%q: %v", key, err)
				}
				if _, err := s.Put(ctx, key, data, pipeline.PutOptions{IfNoneMatch: true}); !errors.Is(err, pipeline.ErrPrecondition) {
					t.Errorf("%q: a second first: %v", key, err)
				}
				if _, err := s.Put(ctx, key, data, pipeline.PutOptions{IfMatch: "00000000000000000000000000000000"}); !errors.Is(err, pipeline.ErrPrecondition) {
					t.Errorf("%q: another's ETag: %v", key, err)
				}
				etag2, err := s.Put(ctx, key, append(data, '!'), pipeline.PutOptions{ContentType: "text/plain", IfMatch: etag})
				if err != nil || etag2 == etag {
					t.Errorf("%q: its ETag: %v, %q after %q", key, err, etag2, etag)
				}
				o, err := s.Get(ctx, key, "", 1<<20)
				if err != nil || string(o.Data) != string(data)+"!" || o.ETag != etag2 || time.Since(o.Modified) > time.Minute || o.Key != key {
					t.Errorf("%q: %+v, %v", key, o, err)
				}
				if o, err := s.Get(ctx, key, "", 3); !errors.Is(err, pipeline.ErrTooLarge) || o.Size != int64(len(data)+1) {
					t.Errorf("%q: too large: %+v, %v", key, o, err)
				}
				list, err := s.List(ctx, key)
				if err != nil || len(list) == 0 || list[0].Key != key || list[0].ETag != etag2 || list[0].Size != int64(len(data)+1) {
					t.Errorf("%q: listed %+v, %v", key, list, err)
				}
			}
			if _, err := s.Get(ctx, "inbox/none", "", 1); !errors.Is(err, pipeline.ErrNotFound) {
				t.Errorf("absent: %v", err)
			}
			if _, err := s.Put(ctx, "bad/\x01", nil, pipeline.PutOptions{}); err == nil {
				t.Error("a control character: no error")
			}
			if err := s.Delete(ctx, name[:2]+"box/a", ""); err != nil {
				t.Error(err)
			}
			if err := s.Delete(ctx, name[:2]+"box/a", ""); err != nil {
				t.Errorf("deleting what is not there: %v", err)
			}
			if _, err := s.Get(ctx, name[:2]+"box/a", "", 1<<20); !errors.Is(err, pipeline.ErrNotFound) {
				t.Errorf("deleted: %v", err)
			}
		})
	}
}

// A listing of more than a page, with folders.
func TestPages(t *testing.T) {
	f, _ := serve(t)
	ctx := context.Background()
	s := bucket.Open()(Bucket)
	var want []string
	for i := range 1203 {
		key := fmt.Sprintf("list/%02d/%04d", i%7, i)
		if _, err := f.Put(ctx, key, []byte{1}, pipeline.PutOptions{}); err != nil {
			t.Fatal(err)
		}
		want = append(want, key)
	}
	slices.Sort(want)
	list, err := s.List(ctx, "list/")
	var got []string
	for _, o := range list {
		got = append(got, o.Key)
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%d of %d keys, %v", len(got), len(want), err)
	}
}

// What was there is there after a restart, and what was not done is done then.
func TestRestart(t *testing.T) {
	dir := t.TempDir()
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	put := func(f *Folder, key, data string) {
		if _, err := f.Put(ctx, key, []byte(data), pipeline.PutOptions{ContentType: "text/plain"}); err != nil {
			t.Fatal(err)
		}
	}
	put(f, "inbox/a", "one")
	put(f, "inbox/a", "two")
	put(f, "reports/x", "three")
	put(f, "inbox/b", "four")
	if err := f.delete("inbox/b", ""); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); err == nil {
		t.Error("two portchecks on one folder")
	}
	e, _ := f.take()
	if err := f.done(e); err != nil {
		t.Fatal(err)
	}
	f.Close()

	// A kill in the middle of a line.
	j, err := os.OpenFile(filepath.Join(dir, "journal.jsonl"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.WriteString(`{"n":99,"op":"put","key":"inb`); err != nil {
		t.Fatal(err)
	}
	j.Close()
	if err := os.WriteFile(filepath.Join(dir, "incoming-123"), []byte("half a fi"), 0o600); err != nil {
		t.Fatal(err)
	}

	f, err = Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if o, err := f.Get(ctx, "inbox/a", "", 10); err != nil || string(o.Data) != "two" || f.ContentType("inbox/a") != "text/plain" {
		t.Errorf("%v, %v", o, err)
	}
	if o, err := f.Get(ctx, "inbox/a", "000000000001", 10); err != nil || string(o.Data) != "one" {
		t.Errorf("the version before: %v, %v", o, err)
	}
	list, _ := f.List(ctx, "")
	if len(list) != 2 {
		t.Errorf("%d objects, want 2", len(list))
	}
	if len(f.pending) != 4 || f.pending[0].N != 2 {
		t.Errorf("%d events wait, want 4", len(f.pending))
	}
	// Most of the journal is about what is no longer: it is written anew.
	for i := range 3000 {
		put(f, "cases/x/head.json", fmt.Sprint(i))
	}
	for {
		e, ok := f.take()
		if !ok {
			break
		}
		if e.Key != "inbox/b" {
			if err := f.done(e); err != nil {
				t.Fatal(err)
			}
		}
	}
	f.Close()
	for range 2 {
		if f, err = Open(dir); err != nil {
			t.Fatal(err)
		}
		if f.lines > 20 || f.next != 3005 {
			t.Errorf("%d lines, %d events", f.lines, f.next)
		}
		if o, err := f.Get(ctx, "inbox/a", "000000000001", 10); err != nil || string(o.Data) != "one" {
			t.Errorf("the version before: %v, %v", o, err)
		}
		if o, err := f.Get(ctx, "cases/x/head.json", "", 10); err != nil || string(o.Data) != "2999" {
			t.Errorf("%v, %v", o, err)
		}
		if len(f.pending) != 2 || f.pending[0].Key != "inbox/b" {
			t.Errorf("%v waits", f.pending)
		}
		f.Close()
	}
	blobs, err := filepath.Glob(filepath.Join(dir, "objects", "*", "*"))
	if err != nil || len(blobs) != 5 {
		t.Errorf("%d files of bytes, want 5", len(blobs))
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "incoming-*")); len(left) != 0 {
		t.Errorf("left behind: %q", left)
	}
}

// A page on the web cannot make a browser put files here.
func TestOtherSitesAreRefused(t *testing.T) {
	f, url := serve(t)
	for _, h := range [][2]string{{"Origin", "https://evil.example"}, {"Origin", "null"}, {"Sec-Fetch-Site", "cross-site"}} {
		r, err := http.NewRequest("PUT", url+"/porting/inbox/evil.pdf", strings.NewReader("x"))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set(h[0], h[1])
		a, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		a.Body.Close()
		if a.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %s: %s", h[0], h[1], a.Status)
		}
	}
	if list, _ := f.List(context.Background(), ""); len(list) != 0 {
		t.Errorf("%d objects", len(list))
	}
}

// An upload that breaks off is no object.
func TestBrokenUpload(t *testing.T) {
	f, _ := serve(t)
	_, err := f.put("inbox/x", &exactly{r: strings.NewReader("half"), left: 8}, nil, condition{})
	if err == nil {
		t.Error("no error")
	}
	if list, _ := f.List(context.Background(), ""); len(list) != 0 {
		t.Errorf("%d objects", len(list))
	}
}

// run runs a program that an operator would use.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	// A machine's own certificates are none of this server's, and some clients
	// stumble over them.
	cmd.Env = slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "AWS_CA_BUNDLE=") })
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, errs.String())
	}
	return out.String()
}

func TestAWSCLI(t *testing.T) {
	aws := programtest.Need(t, []string{"aws"}, "--version")
	f, url := serve(t)
	dir := t.TempDir()
	big := bytes.Repeat([]byte("0123456789abcdef"), 1<<20) // 16 MiB: in parts
	for name, data := range map[string][]byte{"red flower+.pdf": []byte("small"), "big.pdf": big} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run(t, aws, "--endpoint-url", url, "s3", "cp", "--recursive", dir, "s3://porting/inbox/acme/")
	for name, data := range map[string][]byte{"red flower+.pdf": []byte("small"), "big.pdf": big} {
		if o, err := f.Get(context.Background(), "inbox/acme/"+name, "", 1<<30); err != nil || !bytes.Equal(o.Data, data) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if out := run(t, aws, "--endpoint-url", url, "s3", "ls", "s3://porting/inbox/"); !strings.Contains(out, "PRE acme/") {
		t.Errorf("ls: %s", out)
	}
	run(t, aws, "--endpoint-url", url, "s3", "sync", "s3://porting/inbox/acme/", filepath.Join(dir, "back"))
	if back, err := os.ReadFile(filepath.Join(dir, "back", "big.pdf")); err != nil || !bytes.Equal(back, big) {
		t.Errorf("sync: %v", err)
	}
	run(t, aws, "--endpoint-url", url, "s3", "rm", "--recursive", "s3://porting/inbox/")
	if list, _ := f.List(context.Background(), ""); len(list) != 0 {
		t.Errorf("%d objects after rm", len(list))
	}
}

func TestRclone(t *testing.T) {
	rclone := programtest.Need(t, []string{"rclone"})
	f, url := serve(t)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "red flower+.pdf"), []byte("small"), 0o600); err != nil {
		t.Fatal(err)
	}
	remote := ":s3,provider=Other,endpoint='" + url + "',access_key_id=any,secret_access_key=anything,force_path_style=true:porting/"
	run(t, rclone, "--config", os.DevNull, "copy", dir, remote+"inbox/acme")
	if o, err := f.Get(context.Background(), "inbox/acme/red flower+.pdf", "", 10); err != nil || string(o.Data) != "small" {
		t.Errorf("%v, %v", o, err)
	}
	if out := run(t, rclone, "--config", os.DevNull, "lsf", "-R", remote); !strings.Contains(out, "inbox/acme/red flower+.pdf") {
		t.Errorf("lsf: %s", out)
	}
	run(t, rclone, "--config", os.DevNull, "check", dir, remote+"inbox/acme")
	run(t, rclone, "--config", os.DevNull, "delete", remote+"inbox/acme")
	if list, _ := f.List(context.Background(), ""); len(list) != 0 {
		t.Errorf("%d objects after delete", len(list))
	}
}

// What no step would open is not taken to the disk first.
func TestTooLargeRequest(t *testing.T) {
	f, url := serve(t)
	r, err := http.NewRequest("PUT", url+"/porting/inbox/huge.pdf", strings.NewReader("x"))
	if err != nil {
		t.Fatal(err)
	}
	r.ContentLength = maxRequest + 1
	w := httptest.NewRecorder()
	f.Handler(slog.New(slog.DiscardHandler)).ServeHTTP(w, r)
	if w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "<Code>EntityTooLarge</Code>") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
