package localbucket

// The S3 endpoint: the folder as a backend of gofakes3, which speaks S3's
// protocol. Any credentials are good; requests of other sites' pages are not.

import (
	"encoding/hex"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/johannesboyne/gofakes3"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/pipeline"
)

// maxRequest is how large a request may be: many times what any step opens.
const maxRequest = limits.RequestBytes

// Handler answers S3's requests: path-style, one bucket.
func (f *Folder) Handler(log *slog.Logger) http.Handler {
	s3 := gofakes3.New(&backend{f},
		gofakes3.WithLogger(s3Log{log}),
		gofakes3.WithoutVersioning(),
		gofakes3.WithTimeSkewLimit(0), // the clocks are the same
		gofakes3.WithIntegrityCheck(true),
	).Server()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// A page on the web can make a browser on this machine send requests here.
		// S3 clients send neither of these headers.
		if r.Header.Get("Origin") != "" || r.Header.Get("Sec-Fetch-Site") != "" && r.Header.Get("Sec-Fetch-Site") != "none" {
			http.Error(w, "requests of web pages are not answered here", http.StatusForbidden)
			return
		}
		if r.ContentLength > maxRequest {
			refuse(w, r, http.StatusBadRequest, "EntityTooLarge", "An object is sent in requests of at most 1 GiB here, and a paper has at most 64 MiB.")
			return
		}
		s3.ServeHTTP(w, r)
	})
}

// s3Log passes errors on, without what gofakes3 says of each request.
type s3Log struct{ log *slog.Logger }

func (l s3Log) Print(level gofakes3.LogLevel, v ...any) {
	if level == gofakes3.LogErr {
		l.log.Debug("s3", "message", v)
	}
}

// backend is the folder as gofakes3 wants it.
type backend struct{ f *Folder }

var created = gofakes3.NewContentTime(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))

func only(name string) error {
	if name != Bucket {
		return gofakes3.BucketNotFound(name)
	}
	return nil
}

func (b *backend) ListBuckets() ([]gofakes3.BucketInfo, error) {
	return []gofakes3.BucketInfo{{Name: Bucket, CreationDate: created}}, nil
}

func (b *backend) CreateBucket(name string) error {
	if name == Bucket {
		return gofakes3.ResourceError(gofakes3.ErrBucketAlreadyExists, name)
	}
	return gofakes3.ErrorMessage(gofakes3.ErrInvalidArgument, "there is one bucket here: "+Bucket)
}

func (b *backend) BucketExists(name string) (bool, error) { return name == Bucket, nil }

func (b *backend) DeleteBucket(string) error {
	return gofakes3.ErrorMessage(gofakes3.ErrInvalidArgument, "the bucket stays")
}

func (b *backend) ForceDeleteBucket(name string) error { return b.DeleteBucket(name) }

func (b *backend) ListBucket(name string, prefix *gofakes3.Prefix, page gofakes3.ListBucketPage) (*gofakes3.ObjectList, error) {
	if err := only(name); err != nil {
		return nil, err
	}
	var p gofakes3.Prefix
	if prefix != nil {
		p = *prefix
	}
	limit := page.MaxKeys
	if limit <= 0 {
		limit = 1000
	}
	out := gofakes3.NewObjectList()
	var n int64
	last, folder := "", ""
	b.f.list(p.Prefix, page.Marker, func(e entry) bool {
		if folder != "" && strings.HasPrefix(e.Key, folder) {
			last = e.Key // a page ends behind a folder, not in it
			return true
		}
		common := ""
		if p.HasDelimiter {
			if i := strings.Index(e.Key[len(p.Prefix):], p.Delimiter); i >= 0 {
				common = e.Key[:len(p.Prefix)+i+len(p.Delimiter)]
			}
		}
		if common != "" && page.HasMarker && strings.HasPrefix(page.Marker, common) {
			return true // was told on the page before
		}
		if n == limit {
			out.IsTruncated, out.NextMarker = true, last
			return false
		}
		n++
		last = e.Key
		if common != "" {
			folder = common
			out.AddPrefix(common)
			return true
		}
		out.Add(&gofakes3.Content{
			Key: e.Key, LastModified: gofakes3.NewContentTime(e.Time.Truncate(time.Second)),
			ETag: `"` + e.MD5 + `"`, Size: e.Size, StorageClass: gofakes3.StorageStandard,
		})
		return true
	})
	return out, nil
}

// object is an object's description; its bytes are opened if they are wanted.
func (b *backend) object(name, key string, rng *gofakes3.ObjectRangeRequest, body bool) (*gofakes3.Object, error) {
	if err := only(name); err != nil {
		return nil, err
	}
	e, ok := b.f.find(key, "")
	if !ok {
		return nil, gofakes3.KeyNotFound(key)
	}
	sum, err := hex.DecodeString(e.MD5)
	if err != nil {
		return nil, err
	}
	meta := map[string]string{}
	for k, v := range e.Meta {
		meta[k] = v
	}
	meta["Last-Modified"] = e.Time.UTC().Format(http.TimeFormat)
	o := &gofakes3.Object{Name: key, Metadata: meta, Size: e.Size, Hash: sum, Contents: io.NopCloser(strings.NewReader(""))}
	if o.Range, err = rng.Range(e.Size); err != nil || !body {
		return o, err
	}
	file, err := b.f.open(e)
	if err != nil {
		return nil, err
	}
	o.Contents = file
	if o.Range != nil {
		o.Contents = struct {
			io.Reader
			io.Closer
		}{io.NewSectionReader(file, o.Range.Start, o.Range.Length), file}
	}
	return o, nil
}

func (b *backend) GetObject(name, key string, rng *gofakes3.ObjectRangeRequest) (*gofakes3.Object, error) {
	return b.object(name, key, rng, true)
}

func (b *backend) HeadObject(name, key string) (*gofakes3.Object, error) {
	return b.object(name, key, nil, false)
}

func (b *backend) DeleteObject(name, key string) (gofakes3.ObjectDeleteResult, error) {
	if err := only(name); err != nil {
		return gofakes3.ObjectDeleteResult{}, err
	}
	return gofakes3.ObjectDeleteResult{}, b.f.delete(key, "")
}

func (b *backend) DeleteMulti(name string, keys ...string) (gofakes3.MultiDeleteResult, error) {
	var out gofakes3.MultiDeleteResult
	for _, key := range keys {
		if _, err := b.DeleteObject(name, key); err != nil {
			out.Error = append(out.Error, gofakes3.ErrorResultFromError(err))
			continue
		}
		out.Deleted = append(out.Deleted, gofakes3.ObjectID{Key: key})
	}
	return out, nil
}

func (b *backend) PutObject(name, key string, meta map[string]string, input io.Reader, size int64, c *gofakes3.PutConditions) (gofakes3.PutObjectResult, error) {
	if err := only(name); err != nil {
		return gofakes3.PutObjectResult{}, err
	}
	var cond condition
	if c != nil {
		cond.absent = c.IfNoneMatch != nil && *c.IfNoneMatch == "*"
		if c.IfMatch != nil {
			cond.match = strings.Trim(*c.IfMatch, `"`)
		}
	}
	kept := map[string]string{}
	for k, v := range meta {
		if k != "Last-Modified" {
			kept[k] = v
		}
	}
	_, err := b.f.put(key, &exactly{r: input, left: size}, kept, cond)
	switch {
	case errors.Is(err, pipeline.ErrPrecondition):
		err = gofakes3.ErrorMessage(gofakes3.ErrPreconditionFailed, "the object is not what the condition says")
	case errors.Is(err, errKey):
		err = gofakes3.ErrorMessage(gofakes3.ErrInvalidArgument, err.Error())
	case errors.Is(err, io.ErrUnexpectedEOF):
		err = gofakes3.ErrIncompleteBody
	}
	return gofakes3.PutObjectResult{}, err
}

func (b *backend) CopyObject(srcBucket, srcKey, dstBucket, dstKey string, meta map[string]string) (gofakes3.CopyObjectResult, error) {
	return gofakes3.CopyObject(b, srcBucket, srcKey, dstBucket, dstKey, meta)
}

// exactly reads to the end, and says so if that was not where it should be: an
// upload that broke off is no object.
type exactly struct {
	r    io.Reader
	left int64
}

func (e *exactly) Read(p []byte) (int, error) {
	n, err := e.r.Read(p)
	e.left -= int64(n)
	if err == io.EOF && e.left > 0 || e.left < 0 {
		return n, io.ErrUnexpectedEOF
	}
	return n, err
}
