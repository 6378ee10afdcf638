package localbucket

// Signatures: who may use the S3 endpoint where it is reached from other
// machines. A client signs each request with a secret key (AWS Signature Version
// 4, in the Authorization header); the secret itself never goes over the wire.

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// AccessKey is the access key ID that goes with the secret of Signed.
const AccessKey = "portcheck"

// maxSkew is how far a request's time may be from ours.
const maxSkew = 15 * time.Minute

// Signed lets only requests through that are signed with the secret key.
func Signed(next http.Handler, secret string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if code, message := verify(r, secret, time.Now()); code != "" {
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

// verify checks a request's signature. It returns S3's code for what is wrong and
// a sentence, or "".
func verify(r *http.Request, secret string, now time.Time) (code, message string) {
	const scheme = "AWS4-HMAC-SHA256"
	kind, rest, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if kind != scheme {
		return "AccessDenied", "Sign requests with the access key and the secret key that portcheck serve printed (Signature Version 4, in the Authorization header)."
	}
	part := map[string]string{}
	for _, p := range strings.Split(rest, ",") {
		if name, value, ok := strings.Cut(strings.TrimSpace(p), "="); ok {
			part[name] = value
		}
	}
	scope := strings.Split(part["Credential"], "/")
	if len(scope) != 5 || scope[0] != AccessKey {
		return "InvalidAccessKeyId", "The access key ID here is " + AccessKey + "."
	}
	stamp := r.Header.Get("X-Amz-Date")
	at, err := time.Parse("20060102T150405Z", stamp)
	switch {
	case err != nil, !strings.HasPrefix(stamp, scope[1]), scope[3] != "s3", scope[4] != "aws4_request":
		return "AuthorizationHeaderMalformed", "The signature's date or scope is not one of S3."
	case at.Sub(now).Abs() > maxSkew:
		return "RequestTimeTooSkewed", "The clocks of the client and of this machine differ by more than 15 minutes."
	}
	names := strings.Split(part["SignedHeaders"], ";")
	if !slices.Contains(names, "host") {
		return "AccessDenied", "The Host header is not signed."
	}
	for name := range r.Header {
		// What S3 takes as an instruction must have been meant.
		if n := strings.ToLower(name); strings.HasPrefix(n, "x-amz-") && !slices.Contains(names, n) {
			return "AccessDenied", "A header of S3 is not signed."
		}
	}
	sum := sha256.Sum256([]byte(canonical(r, names)))
	text := strings.Join([]string{scheme, stamp, strings.Join(scope[1:], "/"), hex.EncodeToString(sum[:])}, "\n")
	key := []byte("AWS4" + secret)
	for _, s := range scope[1:] {
		key = mac(key, s)
	}
	got, err := hex.DecodeString(part["Signature"])
	if err != nil || !hmac.Equal(got, mac(key, text)) {
		return "SignatureDoesNotMatch", "The secret key is not the one that portcheck serve printed."
	}
	return "", ""
}

func mac(key []byte, text string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(text))
	return h.Sum(nil)
}

// canonical is the request as both sides write it down to sign it.
func canonical(r *http.Request, names []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n", r.Method, encoded(r.URL.Path, true))
	var query []string
	for name, values := range r.URL.Query() {
		for _, v := range values {
			query = append(query, encoded(name, false)+"="+encoded(v, false))
		}
	}
	slices.Sort(query)
	fmt.Fprintf(&b, "%s\n", strings.Join(query, "&"))
	for _, name := range names {
		values := r.Header.Values(name)
		switch name {
		case "host":
			values = []string{r.Host}
		case "content-length": // net/http keeps these two elsewhere
			values = []string{strconv.FormatInt(r.ContentLength, 10)}
		case "transfer-encoding":
			values = r.TransferEncoding
		}
		for i, v := range values {
			values = slices.Clone(values)
			values[i] = strings.Join(strings.Fields(v), " ")
		}
		fmt.Fprintf(&b, "%s:%s\n", name, strings.Join(values, ","))
	}
	fmt.Fprintf(&b, "\n%s\n%s", strings.Join(names, ";"), r.Header.Get("X-Amz-Content-Sha256"))
	return b.String()
}

// encoded encodes all but the unreserved characters, and slashes if they are to
// stay.
func encoded(s string, slashes bool) string {
	s = strings.ReplaceAll(url.QueryEscape(s), "+", "%20")
	if slashes {
		s = strings.ReplaceAll(s, "%2F", "/")
	}
	return s
}
