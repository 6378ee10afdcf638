package localbucket

// Signatures: who may use the S3 endpoint where it is reached from other
// machines. A client signs each request with a secret key (AWS Signature Version
// 4, in the Authorization header); the secret itself never goes over the wire. The
// request is signed once more here, by the AWS SDK, and the signatures compared;
// body.go holds the body to what was signed of it.

import (
	"crypto/hmac"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/smithy-go/encoding/httpbinding"
)

// AccessKey is the access key ID that goes with the secret of Signed.
const AccessKey = "portcheck"

// maxSkew is how far a request's time may be from ours.
const maxSkew = 15 * time.Minute

// Signed lets only requests through that are signed with the secret key, and whose
// body is the one that was signed.
func Signed(next http.Handler, secret string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sig, code, message := verify(r, secret, time.Now())
		if code == "" {
			code, message = sig.hold(r)
		}
		if code != "" {
			refuse(w, r, http.StatusForbidden, code, message)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// refuse answers with an error as S3 writes it.
func refuse(w http.ResponseWriter, r *http.Request, status int, code, message string) {
	w.Header().Set("Content-Type", "application/xml")
	w.Header().Set("Connection", "close") // the body is not read
	w.WriteHeader(status)
	body, err := xml.Marshal(struct {
		XMLName xml.Name `xml:"Error"`
		Code    string
		Message string
	}{Code: code, Message: message})
	if err == nil && r.Method != http.MethodHead {
		_, _ = w.Write(append([]byte(xml.Header), body...))
	}
}

// signature is what a request says of its signature, and the secret that it is good
// for.
type signature struct {
	credentials aws.Credentials
	region      string
	at          time.Time
	names       []string // of the headers that are signed
	text        string   // hexadecimal
}

// verify checks a request's signature. It returns S3's code for what is wrong and
// a sentence, or "".
func verify(r *http.Request, secret string, now time.Time) (sig signature, code, message string) {
	kind, rest, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if kind != "AWS4-HMAC-SHA256" {
		return sig, "AccessDenied", "Sign requests with the access key and the secret key that portcheck serve printed (Signature Version 4, in the Authorization header)."
	}
	part := map[string]string{}
	for _, p := range strings.Split(rest, ",") {
		if name, value, ok := strings.Cut(strings.TrimSpace(p), "="); ok {
			part[name] = value
		}
	}
	scope := strings.Split(part["Credential"], "/")
	if len(scope) != 5 || scope[0] != AccessKey {
		return sig, "InvalidAccessKeyId", "The access key ID here is " + AccessKey + "."
	}
	stamp := r.Header.Get("X-Amz-Date")
	at, err := time.Parse("20060102T150405Z", stamp)
	switch {
	case err != nil, scope[1] != at.Format("20060102"), scope[3] != "s3", scope[4] != "aws4_request":
		return sig, "AuthorizationHeaderMalformed", "The signature's date or scope is not one of S3."
	case at.Sub(now).Abs() > maxSkew:
		return sig, "RequestTimeTooSkewed", "The clocks of the client and of this machine differ by more than 15 minutes."
	}
	names := strings.Split(part["SignedHeaders"], ";")
	if !slices.Contains(names, "host") {
		return sig, "AccessDenied", "The Host header is not signed."
	}
	for name := range r.Header {
		// What S3 takes as an instruction must have been meant.
		if n := strings.ToLower(name); strings.HasPrefix(n, "x-amz-") && !slices.Contains(names, n) {
			return sig, "AccessDenied", "A header of S3 is not signed."
		}
	}
	sig = signature{aws.Credentials{AccessKeyID: AccessKey, SecretAccessKey: secret}, scope[2], at, names, part["Signature"]}
	again, err := sig.again(r)
	if err != nil || !hmac.Equal([]byte(again), []byte(sig.text)) {
		return sig, "SignatureDoesNotMatch", "The secret key is not the one that portcheck serve printed."
	}
	return sig, "", ""
}

// again is the signature that the request has if it is signed with our secret: of the
// headers that the client signed, and of no others.
func (s signature) again(r *http.Request) (string, error) {
	c := r.Clone(r.Context())
	c.Header, c.ContentLength = http.Header{}, 0
	for _, name := range s.names {
		key := http.CanonicalHeaderKey(name)
		if values := r.Header.Values(key); len(values) > 0 {
			c.Header[key] = slices.Clone(values)
		}
		if key == "Content-Length" {
			c.ContentLength = r.ContentLength
		}
	}
	c.URL = &url.URL{Path: r.URL.Path, RawPath: httpbinding.EscapePath(r.URL.Path, false), RawQuery: r.URL.RawQuery}
	signer := v4.NewSigner(func(o *v4.SignerOptions) { o.DisableURIPathEscaping = true }) // S3's path is encoded once
	if err := signer.SignHTTP(r.Context(), s.credentials, c, r.Header.Get(contentSHA256), "s3", s.region, s.at); err != nil {
		return "", fmt.Errorf("signing once more: %w", err)
	}
	_, text, _ := strings.Cut(c.Header.Get("Authorization"), "Signature=")
	return text, nil
}
