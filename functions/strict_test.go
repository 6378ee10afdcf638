package functions_test

// A strict bucket: versions, removal marks and conditional writes as Amazon S3
// documents them, any key that S3 takes, a clock of its own, pages of few keys, and
// the permissions of the list in testdata/policies.tsv for whoever asks.

import (
	"bufio"
	"crypto/md5"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// strict is the bucket.
type strict struct {
	t   *testing.T
	url string

	mu       sync.Mutex
	objects  map[string][]*objectVersion // oldest first
	versions map[string]int              // how many there ever were
	now      time.Time
	sequence int
	done     func(event s3Event)           // what happened, under the lock
	fault    func(r *http.Request) s3Fault // nil for none
	faults   map[s3Fault]int
	grants   map[string]bool // role, action and resource → used
	denied   []string
	requests map[string]int // by who asked, and how
}

type objectVersion struct {
	id, etag, kind string
	data           []byte
	modified       time.Time
	marker         bool
}

// s3Event is what S3 tells of.
type s3Event struct {
	name, key, version, etag, sequencer string
	size                                int
	at                                  time.Time
}

type s3Fault string

const (
	fSlowDown s3Fault = "SlowDown"                   // 503, nothing happened
	fInternal s3Fault = "InternalError"              // 500, nothing happened
	fReset    s3Fault = "reset"                      // the connection breaks, nothing happened
	fLost     s3Fault = "lost"                       // it happened, and the answer is lost
	fLate500  s3Fault = "late 500"                   // it happened, and the answer is 500
	fConflict s3Fault = "ConditionalRequestConflict" // 409 on a conditional write
	fAborted  s3Fault = "OperationAborted"           // 409
	fRefused  s3Fault = "PreconditionFailed"         // 412 on a conditional write, though the condition holds
	fCut      s3Fault = "cut"                        // the body ends in the middle
	fSlow     s3Fault = "slow"
)

func newStrict(t *testing.T) *strict {
	t.Helper()
	s := &strict{t: t, objects: map[string][]*objectVersion{}, versions: map[string]int{}, now: time.Date(2026, 11, 18, 9, 0, 0, 0, time.UTC), faults: map[s3Fault]int{}, requests: map[string]int{}, grants: map[string]bool{}}
	data, err := os.ReadFile("testdata/policies.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(data), "\n") {
		f := strings.Split(line, "\t")
		if len(f) == 7 && f[1] == "Allow" && strings.HasPrefix(f[3], "s3:") && strings.HasSuffix(f[0], "Role") {
			resource := strings.NewReplacer("arn:${AWS::Partition}:s3:::${BucketName}", "").Replace(f[4])
			s.grants[f[0]+"\t"+f[3]+"\t"+resource] = false
		}
	}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	s.url = server.URL
	return s
}

// may tells whether a function's role allows an action, and notes that it was used.
func (s *strict) may(who, action, key string) bool {
	role := strings.ToUpper(who[:1]) + who[1:] + "Role"
	ok := false
	for g := range s.grants {
		f := strings.Split(g, "\t")
		if f[0] == role && f[1] == action && like(f[2], key) {
			s.grants[g] = true
			ok = true
		}
	}
	if !ok {
		s.denied = append(s.denied, fmt.Sprintf("%s: %s of %q", who, action, key))
	}
	return ok
}

// like matches a resource with its wildcards.
func like(pattern, s string) bool {
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(s, parts[0]) {
		return false
	}
	s = s[len(parts[0]):]
	for i, p := range parts[1:] {
		if i == len(parts)-2 {
			return strings.HasSuffix(s, p)
		}
		j := strings.Index(s, p)
		if j < 0 {
			return false
		}
		s = s[j+len(p):]
	}
	return s == ""
}

func (s *strict) newest(key string) *objectVersion {
	v := s.objects[key]
	if len(v) == 0 || v[len(v)-1].marker {
		return nil
	}
	return v[len(v)-1]
}

// put and the two removals are what happens, under the lock.
func (s *strict) put(key string, data []byte, kind string) *objectVersion {
	sum := md5.Sum(data)
	v := &objectVersion{data: slices.Clone(data), etag: hex.EncodeToString(sum[:]), kind: kind, modified: s.now.Truncate(time.Second)}
	s.add(key, v, "ObjectCreated:Put")
	return v
}

func (s *strict) add(key string, v *objectVersion, name string) {
	s.sequence++
	v.id = fmt.Sprintf("v.%d-%s", s.sequence, v.etag)
	if len(key) > 6 && key[:6] == "inbox/" {
		s.versions[key]++ // the same on both days
		v.id = fmt.Sprintf("%x", md5.Sum([]byte(fmt.Sprint(key, s.versions[key]))))
	}
	s.objects[key] = append(s.objects[key], v)
	s.tell(name, key, v)
}

func (s *strict) tell(name, key string, v *objectVersion) {
	if s.done == nil {
		return
	}
	// Of different lengths, and only right when padded with zeros.
	sequencer := strings.TrimRight(fmt.Sprintf("%012X00%02X", s.sequence, s.sequence%3*16), "0")
	s.done(s3Event{name: name, key: key, version: v.id, etag: v.etag, sequencer: sequencer, size: len(v.data), at: s.now})
}

func (s *strict) remove(key string) {
	s.add(key, &objectVersion{marker: true, modified: s.now.Truncate(time.Second)}, "ObjectRemoved:DeleteMarkerCreated")
}

func (s *strict) removeVersion(key string, i int) {
	v := s.objects[key][i]
	s.objects[key] = slices.Delete(slices.Clone(s.objects[key]), i, i+1)
	s.sequence++
	s.tell("ObjectRemoved:Delete", key, v)
}

// all reads what is below a prefix.
func (s *strict) all(prefix string) map[string]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := map[string]string{}
	for key := range s.objects {
		if v := s.newest(key); v != nil && strings.HasPrefix(key, prefix) {
			out[key] = string(v.data)
		}
	}
	return out
}

func (s *strict) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := payload(r)
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	_, who, _ := strings.Cut(r.Header.Get("Authorization"), "Credential=")
	who, _, _ = strings.Cut(who, "/")
	key, ok := strings.CutPrefix(r.URL.Path, "/"+bucketName+"/")
	q := r.URL.Query()
	s.mu.Lock()
	s.requests[who+" "+r.Method]++
	var f s3Fault
	if s.fault != nil {
		if f = s.fault(r); f != "" {
			s.faults[f]++
		}
	}
	s.mu.Unlock()
	switch f {
	case fSlowDown:
		s3Error(w, http.StatusServiceUnavailable, string(f))
		return
	case fInternal:
		s3Error(w, http.StatusInternalServerError, string(f))
		return
	case fConflict, fAborted:
		s3Error(w, http.StatusConflict, string(f))
		return
	case fRefused:
		s3Error(w, http.StatusPreconditionFailed, string(f))
		return
	case fReset:
		panic(http.ErrAbortHandler)
	case fSlow:
		time.Sleep(30 * time.Millisecond)
	}
	answer := httptest.NewRecorder()
	s.mu.Lock()
	switch {
	case len(key) > 1024:
		s3Error(answer, http.StatusBadRequest, "KeyTooLongError")
	case r.Method == http.MethodGet && (!ok || key == ""):
		if !s.may(who, "s3:ListBucket", "") {
			s3Error(answer, http.StatusForbidden, "AccessDenied")
			break
		}
		s.list(answer, q.Get("prefix"), q.Get("continuation-token"))
	case r.Method == http.MethodGet:
		s.get(answer, who, key, q.Get("versionId"))
	case r.Method == http.MethodPut:
		s.write(answer, r, who, key, body)
	case r.Method == http.MethodDelete:
		s.delete(answer, r, who, key)
	default:
		s3Error(answer, http.StatusNotImplemented, "NotImplemented")
	}
	s.mu.Unlock()
	switch f {
	case fLost:
		panic(http.ErrAbortHandler)
	case fLate500:
		s3Error(w, http.StatusInternalServerError, "InternalError")
		return
	}
	for k, v := range answer.Header() {
		w.Header()[k] = v
	}
	if f == fCut && answer.Body.Len() > 1 {
		w.Header().Set("Content-Length", strconv.Itoa(answer.Body.Len()))
		w.WriteHeader(answer.Code)
		_, _ = w.Write(answer.Body.Bytes()[:answer.Body.Len()/2])
		panic(http.ErrAbortHandler)
	}
	w.WriteHeader(answer.Code)
	_, _ = w.Write(answer.Body.Bytes())
}

// payload is the body of a request, which the SDK may send in chunks.
func payload(r *http.Request) ([]byte, error) {
	if !strings.Contains(r.Header.Get("Content-Encoding"), "aws-chunked") {
		return io.ReadAll(r.Body)
	}
	var out []byte
	b := bufio.NewReader(r.Body)
	for {
		line, err := b.ReadString('\n')
		if err != nil {
			return nil, err
		}
		size, _, _ := strings.Cut(strings.TrimSpace(line), ";")
		n, err := strconv.ParseInt(size, 16, 64)
		if err != nil || n == 0 {
			_, _ = io.Copy(io.Discard, b)
			return out, err
		}
		chunk := make([]byte, n+2)
		if _, err := io.ReadFull(b, chunk); err != nil {
			return nil, err
		}
		out = append(out, chunk[:n]...)
	}
}

func (s *strict) get(w http.ResponseWriter, who, key, version string) {
	action := "s3:GetObject"
	if version != "" {
		action = "s3:GetObjectVersion"
	}
	if !s.may(who, action, "/"+key) {
		s3Error(w, http.StatusForbidden, "AccessDenied")
		return
	}
	v := s.newest(key)
	if version != "" {
		v = nil
		for _, o := range s.objects[key] {
			if o.id == version {
				v = o
			}
		}
		switch {
		case v == nil:
			s3Error(w, http.StatusNotFound, "NoSuchVersion")
			return
		case v.marker:
			s3Error(w, http.StatusMethodNotAllowed, "MethodNotAllowed")
			return
		}
	}
	if v == nil {
		s3Error(w, http.StatusNotFound, "NoSuchKey")
		return
	}
	h := w.Header()
	h.Set("Etag", `"`+v.etag+`"`)
	h.Set("X-Amz-Version-Id", v.id)
	h.Set("Last-Modified", v.modified.UTC().Format(http.TimeFormat))
	h.Set("Content-Type", v.kind)
	_, _ = w.Write(v.data)
}

func (s *strict) write(w http.ResponseWriter, r *http.Request, who, key string, body []byte) {
	match, none := strings.Trim(r.Header.Get("If-Match"), `"`), r.Header.Get("If-None-Match")
	if !s.may(who, "s3:PutObject", "/"+key) || match != "" && !s.may(who, "s3:GetObject", "/"+key) {
		s3Error(w, http.StatusForbidden, "AccessDenied")
		return
	}
	switch v := s.newest(key); {
	case none == "*" && v != nil, match != "" && v != nil && v.etag != match:
		s3Error(w, http.StatusPreconditionFailed, "PreconditionFailed")
		return
	case match != "" && v == nil:
		s3Error(w, http.StatusNotFound, "NoSuchKey")
		return
	}
	v := s.put(key, body, r.Header.Get("Content-Type"))
	w.Header().Set("Etag", `"`+v.etag+`"`)
	w.Header().Set("X-Amz-Version-Id", v.id)
}

func (s *strict) delete(w http.ResponseWriter, r *http.Request, who, key string) {
	match := strings.Trim(r.Header.Get("If-Match"), `"`)
	if !s.may(who, "s3:DeleteObject", "/"+key) || match != "" && !s.may(who, "s3:GetObject", "/"+key) {
		s3Error(w, http.StatusForbidden, "AccessDenied")
		return
	}
	if v := s.newest(key); match != "" && (v == nil || v.etag != match) {
		s3Error(w, http.StatusPreconditionFailed, "PreconditionFailed")
		return
	}
	s.remove(key)
	w.WriteHeader(http.StatusNoContent)
}

// page is how many keys a listing has.
const pageKeys = 9

func (s *strict) list(w http.ResponseWriter, prefix, after string) {
	type content struct {
		Key, LastModified, ETag string
		Size                    int
	}
	out := struct {
		XMLName               xml.Name `xml:"ListBucketResult"`
		Name, Prefix          string
		KeyCount, MaxKeys     int
		IsTruncated           bool
		NextContinuationToken string `xml:",omitempty"`
		Contents              []content
	}{Name: bucketName, Prefix: prefix, MaxKeys: pageKeys}
	var keys []string
	for key := range s.objects {
		if strings.HasPrefix(key, prefix) && key > after && s.newest(key) != nil {
			keys = append(keys, key)
		}
	}
	sort.Strings(keys)
	if len(keys) > pageKeys {
		keys = keys[:pageKeys]
		out.IsTruncated, out.NextContinuationToken = true, keys[pageKeys-1]
	}
	for _, key := range keys {
		v := s.newest(key)
		out.Contents = append(out.Contents, content{key, v.modified.UTC().Format("2006-01-02T15:04:05.000Z"), `"` + v.etag + `"`, len(v.data)})
	}
	out.KeyCount = len(keys)
	w.Header().Set("Content-Type", "application/xml")
	_, _ = io.WriteString(w, xml.Header)
	_ = xml.NewEncoder(w).Encode(out)
}
