package localbucket

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/bucket"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/programtest"
)

const secret = "0123456789abcdef0123456789abcdef"

// signed serves a bucket that asks for signatures.
func signed(t *testing.T) (*Folder, string) {
	t.Helper()
	f, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	s := httptest.NewServer(Signed(f.Handler(slog.New(slog.DiscardHandler)), secret))
	t.Cleanup(s.Close)
	for k, v := range map[string]string{
		"AWS_ENDPOINT_URL_S3": s.URL, "AWS_REGION": "us-east-1", "AWS_DEFAULT_REGION": "us-east-1",
		"AWS_ACCESS_KEY_ID": AccessKey, "AWS_SECRET_ACCESS_KEY": secret, "AWS_CONFIG_FILE": os.DevNull,
		"AWS_SHARED_CREDENTIALS_FILE": os.DevNull, "AWS_EC2_METADATA_DISABLED": "true",
	} {
		t.Setenv(k, v)
	}
	return f, s.URL
}

// The signatures of the AWS SDK are understood, whatever a key holds, and another
// secret's are not.
func TestSignedSDK(t *testing.T) {
	f, _ := signed(t)
	ctx := context.Background()
	s := bucket.Open()(Bucket)
	for _, key := range oddKeys {
		if _, err := s.Put(ctx, key, []byte("data"), pipeline.PutOptions{ContentType: "text/plain", IfNoneMatch: true}); err != nil {
			t.Errorf("%q: %v", key, err)
		}
		if o, err := s.Get(ctx, key, "", 10); err != nil || string(o.Data) != "data" {
			t.Errorf("%q: %v", key, err)
		}
	}
	if list, err := s.List(ctx, "inbox/x'\"<"); err != nil || len(list) != 1 {
		t.Errorf("%d listed, %v", len(list), err)
	}
	for name, value := range map[string]string{"AWS_SECRET_ACCESS_KEY": "another", "AWS_ACCESS_KEY_ID": "another"} {
		t.Run(name, func(t *testing.T) {
			t.Setenv(name, value)
			s := bucket.Open()(Bucket)
			if _, err := s.Put(ctx, "inbox/y", []byte("data"), pipeline.PutOptions{}); err == nil {
				t.Error("taken")
			}
			if _, err := s.Get(ctx, "inbox/a", "", 10); err == nil {
				t.Error("given")
			}
		})
	}
	if _, ok := f.Dropped("inbox/y"); ok {
		t.Error("it is there")
	}
}

func TestUnsigned(t *testing.T) {
	_, url := signed(t)
	for _, auth := range []string{"", "Basic eDp5", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=portcheck/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00",
		"AWS4-HMAC-SHA256 Credential=////, SignedHeaders=, Signature="} {
		r, err := http.NewRequest("GET", url+"/porting/?list-type=2", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", auth)
		a, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		a.Body.Close()
		if a.StatusCode != http.StatusForbidden {
			t.Errorf("%q: %s", auth, a.Status)
		}
	}
}

func TestSignedClients(t *testing.T) {
	f, url := signed(t)
	dir := t.TempDir()
	big := bytes.Repeat([]byte("0123456789abcdef"), 1<<20) // in parts
	for name, data := range map[string][]byte{"red flower+é.pdf": []byte("small"), "big.pdf": big} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	check := func(who string) {
		t.Helper()
		for name, want := range map[string][]byte{"red flower+é.pdf": []byte("small"), "big.pdf": big} {
			if o, err := f.Get(context.Background(), "inbox/"+who+"/"+name, "", 1<<30); err != nil || !bytes.Equal(o.Data, want) {
				t.Errorf("%s: %s: %v", who, name, err)
			}
		}
	}
	t.Run("aws", func(t *testing.T) {
		aws := programtest.Need(t, []string{"aws"}, "--version")
		run(t, aws, "--endpoint-url", url, "s3", "sync", dir, "s3://porting/inbox/aws/")
		check("aws")
		if out := run(t, aws, "--endpoint-url", url, "s3", "ls", "s3://porting/inbox/aws/"); !strings.Contains(out, "red flower+é.pdf") {
			t.Errorf("ls: %s", out)
		}
		cmd := exec.Command(aws, "--endpoint-url", url, "s3", "ls", "s3://porting/")
		cmd.Env = append(slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "AWS_CA_BUNDLE=") }), "AWS_SECRET_ACCESS_KEY=wrong")
		if out, err := cmd.CombinedOutput(); err == nil || !strings.Contains(string(out), "secret key") {
			t.Errorf("a wrong secret: %v, %s", err, out)
		}
	})
	t.Run("rclone", func(t *testing.T) {
		rclone := programtest.Need(t, []string{"rclone"})
		remote := ":s3,provider=Other,endpoint='" + url + "',access_key_id=" + AccessKey + ",secret_access_key=" + secret + ",force_path_style=true:porting/"
		run(t, rclone, "--config", os.DevNull, "copy", dir, remote+"inbox/rclone")
		check("rclone")
	})
}
