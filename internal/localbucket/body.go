package localbucket

// The body of a signed request. What is signed is its digest, so a body that was
// replaced on its way has to be told by that: it is read through a hash, and never
// gets to its end if it is another. Uploads in signed chunks (aws-chunked) have a
// signature a chunk.

import (
	"bufio"
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"hash"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"

	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/johannesboyne/gofakes3"
)

const (
	contentSHA256 = "X-Amz-Content-Sha256"
	decodedLength = "X-Amz-Decoded-Content-Length"
)

// What X-Amz-Content-Sha256 says instead of a digest.
const (
	unsigned = "UNSIGNED-PAYLOAD"
	chunked  = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"
)

// maxMessage is how large a request may be that is no object: 1,000 keys to be
// deleted have 1 MiB.
const maxMessage = 4 << 20

// maxChunk is how large a signed chunk may be. Clients send 64 KiB.
const maxChunk = 8 << 20

// errReplaced ends the reading of a body that is not the one that was signed.
var errReplaced = gofakes3.ErrorMessage(gofakes3.ErrBadDigest, "The body is not the one that was signed.")

// hold binds a request's body to its signature. It returns S3's code for why it
// cannot and a sentence, or "".
func (s signature) hold(r *http.Request) (code, message string) {
	said := r.Header.Get(contentSHA256)
	sum, err := hex.DecodeString(said)
	switch {
	case err == nil && len(sum) == sha256.Size:
		r.Body = &held{r: r.Body, left: r.ContentLength, hash: sha256.New(), want: sum}
	case said == unsigned && r.ContentLength == 0:
	case said == unsigned && slices.Contains(s.names, "content-md5"): // so does rclone
		if sum, err = base64.StdEncoding.DecodeString(r.Header.Get("Content-Md5")); err != nil || len(sum) != md5.Size {
			return "InvalidDigest", "The Content-MD5 header is no digest."
		}
		r.Body = &held{r: r.Body, left: r.ContentLength, hash: md5.New(), want: sum}
	case said == chunked:
		length, err := strconv.ParseInt(r.Header.Get(decodedLength), 10, 64)
		seed, e := hex.DecodeString(s.text)
		if err != nil || e != nil || length < 0 {
			return "InvalidArgument", "An upload in chunks does not say how long it is."
		}
		r.Body = &chunks{in: bufio.NewReader(r.Body), close: r.Body, sig: s, signer: v4.NewStreamSigner(s.credentials, "s3", s.region, seed)}
		r.ContentLength = length
		r.Header.Set("Content-Length", strconv.FormatInt(length, 10))
		r.Header.Set(contentSHA256, unsigned) // no longer in chunks
		if rest := strings.Trim(strings.TrimPrefix(r.Header.Get("Content-Encoding"), "aws-chunked"), ", "); rest != "" {
			r.Header.Set("Content-Encoding", rest)
		} else {
			r.Header.Del("Content-Encoding")
		}
	default:
		return "AccessDenied", "The body is not signed: sign its SHA-256 (X-Amz-Content-Sha256), each of its chunks, or its Content-MD5."
	}
	if r.Method == http.MethodPut {
		return "", "" // an object is read to its end before it is one
	}
	// Of any other body, what counts may stand before its end.
	data, err := io.ReadAll(io.LimitReader(r.Body, maxMessage+1))
	switch {
	case err == errReplaced:
		return "BadDigest", "The body is not the one that was signed."
	case err != nil || len(data) > maxMessage:
		return "IncompleteBody", "The body is cut off, or longer than any request here."
	}
	r.Body.Close()
	r.Body = io.NopCloser(bytes.NewReader(data))
	return "", ""
}

// held is a body whose last bytes are given only if all of it is what was signed.
type held struct {
	r    io.ReadCloser
	left int64 // below 0 where nobody said how long it is
	hash hash.Hash
	want []byte
	err  error
}

func (h *held) Read(p []byte) (int, error) {
	if h.err != nil {
		return 0, h.err
	}
	n, err := h.r.Read(p)
	h.hash.Write(p[:n])
	h.left -= int64(n)
	if (err == io.EOF || h.left == 0) && !hmac.Equal(h.hash.Sum(nil), h.want) {
		if err == io.EOF && h.left > 0 {
			err = io.ErrUnexpectedEOF
		} else {
			err = errReplaced
		}
		n = 0
	}
	h.err = err
	return n, err
}

func (h *held) Close() error { return h.r.Close() }

// chunks takes a body in signed chunks apart: its length in hexadecimal, its signature
// and a line's end, its bytes and a line's end; the last is empty.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
type chunks struct {
	in     *bufio.Reader
	close  io.Closer
	sig    signature
	signer *v4.StreamSigner
	chunk  []byte // what is left of it
	err    error
}

func (c *chunks) Read(p []byte) (int, error) {
	for len(c.chunk) == 0 && c.err == nil {
		c.chunk, c.err = c.next()
	}
	if len(c.chunk) == 0 {
		return 0, c.err
	}
	n := copy(p, c.chunk)
	c.chunk = c.chunk[n:]
	return n, nil
}

// next reads a chunk and its signature, io.EOF behind the last.
func (c *chunks) next() ([]byte, error) {
	line, err := c.in.ReadSlice('\n')
	if err != nil {
		return nil, gofakes3.ErrIncompleteBody
	}
	length, rest, _ := strings.Cut(strings.TrimSpace(string(line)), ";")
	text, ok := strings.CutPrefix(rest, "chunk-signature=")
	size, err := strconv.ParseUint(length, 16, 31)
	if err != nil || !ok || size > maxChunk {
		return nil, gofakes3.ErrIncompleteBody
	}
	data := make([]byte, size)
	if _, err := io.ReadFull(c.in, data); err != nil {
		return nil, gofakes3.ErrIncompleteBody
	}
	want, err := c.signer.GetSignature(context.Background(), nil, data, c.sig.at)
	if err != nil {
		return nil, err
	}
	if !hmac.Equal([]byte(hex.EncodeToString(want)), []byte(text)) {
		return nil, errReplaced
	}
	if size == 0 {
		return nil, io.EOF
	}
	if end, err := c.in.ReadSlice('\n'); err != nil || string(end) != "\r\n" {
		return nil, gofakes3.ErrIncompleteBody
	}
	return data, nil
}

func (c *chunks) Close() error { return c.close.Close() }
