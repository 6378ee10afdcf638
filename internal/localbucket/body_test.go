package localbucket

import (
	"bytes"
	"context"
	"crypto/md5"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

// ways are the ways to sign a body: each sets the headers of a request and gives back
// what X-Amz-Content-Sha256 says, and wraps the body once the request is signed.
var ways = map[string]struct {
	said func(r *http.Request, body string) string
	wrap func(seed, body string, at time.Time) string
}{
	"its digest": {said: func(_ *http.Request, body string) string {
		sum := sha256.Sum256([]byte(body))
		return hex.EncodeToString(sum[:])
	}},
	"its MD5": {said: func(r *http.Request, body string) string {
		sum := md5.Sum([]byte(body))
		r.Header.Set("Content-MD5", base64.StdEncoding.EncodeToString(sum[:]))
		return unsigned
	}},
	"in chunks": {
		said: func(r *http.Request, body string) string {
			r.Header.Set("Content-Encoding", "aws-chunked")
			r.Header.Set(decodedLength, strconv.Itoa(len(body)))
			return chunked
		},
		wrap: func(seed, body string, at time.Time) string {
			start, _ := hex.DecodeString(seed)
			signer := v4.NewStreamSigner(aws.Credentials{AccessKeyID: AccessKey, SecretAccessKey: secret}, "s3", "us-east-1", start)
			var b strings.Builder
			for {
				part := body[:min(len(body), 12)]
				sig, _ := signer.GetSignature(context.Background(), nil, []byte(part), at)
				fmt.Fprintf(&b, "%x;chunk-signature=%x\r\n%s\r\n", len(part), sig, part)
				if body = body[len(part):]; part == "" {
					return b.String()
				}
			}
		},
	},
}

// send signs a request with a body, replaces text in what goes over the wire, and
// sends it.
func send(t *testing.T, method, url, way, body, old, new string) (int, string) {
	t.Helper()
	r, err := http.NewRequest(method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	w, at := ways[way], time.Now()
	said := w.said(r, body)
	r.Header.Set(contentSHA256, said)
	signer := v4.NewSigner(func(o *v4.SignerOptions) { o.DisableURIPathEscaping = true })
	if err := signer.SignHTTP(t.Context(), aws.Credentials{AccessKeyID: AccessKey, SecretAccessKey: secret}, r, said, "s3", "us-east-1", at); err != nil {
		t.Fatal(err)
	}
	if w.wrap != nil {
		_, seed, _ := strings.Cut(r.Header.Get("Authorization"), "Signature=")
		body = w.wrap(seed, body, at)
	}
	sent := strings.Replace(body, old, new, 1)
	r.Body, r.ContentLength = io.NopCloser(strings.NewReader(sent)), int64(len(sent))
	a, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	answer, _ := io.ReadAll(a.Body)
	return a.StatusCode, string(answer)
}

// What was signed arrives; what was replaced on its way is no object and does nothing.
func TestReplacedBody(t *testing.T) {
	f, url := signed(t)
	for way := range ways {
		t.Run(way, func(t *testing.T) {
			const key = "inbox/acme/loa.pdf"
			const body = "the letter as it was signed"
			if status, answer := send(t, "PUT", url+"/porting/"+key, way, body, "", ""); status != http.StatusOK {
				t.Fatalf("status %d: %s", status, answer)
			}
			held := func() string {
				o, err := f.Get(context.Background(), key, "", 1000)
				if err != nil {
					t.Fatal(err)
				}
				return string(o.Data)
			}
			if got := held(); got != body {
				t.Fatalf("it holds %q", got)
			}
			for _, c := range [][2]string{{"was", "is!"}, {"letter", "LETTER"}, {"was", "was and more"}, {"letter", ""}, {"ned", "neD"}} {
				if status, answer := send(t, "PUT", url+"/porting/"+key, way, body, c[0], c[1]); status < 400 || status >= 500 {
					t.Errorf("%q: status %d: %s", c, status, answer)
				}
				if got := held(); got != body {
					t.Fatalf("%q: it holds %q", c, got)
				}
			}
			// What counts of a list of keys stands before its end.
			list := "<Delete><Object><Key>inbox/acme/none</Key></Object></Delete>" + strings.Repeat(" ", 10000)
			if way == "in chunks" {
				return // nobody sends lists so
			}
			if status, answer := send(t, "POST", url+"/porting/?delete", way, list, "inbox/acme/none", key); status < 400 {
				t.Errorf("delete: status %d: %s", status, answer)
			}
			if _, err := f.Get(context.Background(), key, "", 1000); err != nil {
				t.Errorf("it is gone: %v", err)
			}
			if status, answer := send(t, "POST", url+"/porting/?delete", way, list, "", ""); status != http.StatusOK {
				t.Errorf("delete: status %d: %s", status, answer)
			}
		})
	}
}

// A body that nothing binds to the signature is not taken.
func TestUnsignedBody(t *testing.T) {
	f, url := signed(t)
	for _, said := range []string{unsigned, "STREAMING-UNSIGNED-PAYLOAD-TRAILER", ""} {
		r, err := http.NewRequest("PUT", url+"/porting/inbox/a", bytes.NewReader([]byte("data")))
		if err != nil {
			t.Fatal(err)
		}
		if said != "" {
			r.Header.Set(contentSHA256, said)
		}
		if err := v4.NewSigner().SignHTTP(t.Context(), aws.Credentials{AccessKeyID: AccessKey, SecretAccessKey: secret}, r, said, "s3", "us-east-1", time.Now()); err != nil {
			t.Fatal(err)
		}
		a, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		a.Body.Close()
		if a.StatusCode != http.StatusForbidden {
			t.Errorf("%q: %s", said, a.Status)
		}
		if _, err := f.Get(context.Background(), "inbox/a", "", 10); err == nil {
			t.Errorf("%q: it is there", said)
		}
	}
}
