package pdffile

// How heavy a file's objects are, before they are parsed: everything that stands
// outside of streams, and the object streams unpacked. A few KB can unpack to
// gigabytes of them, and the parser looks for the end of an object once more at
// each string in it.

import (
	"bytes"
	"errors"
	"sort"

	"github.com/pdfcpu/pdfcpu/pkg/filter"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/limits"
)

// ErrHeavy is returned where a file's objects are larger than is read.
var ErrHeavy = errors.New("objects too large")

// maxSearch bounds what the parser's search for the ends of objects may cost:
// bytes times strings, over all objects. A field with a thousand choices has 10
// million; this many take a third of a second.
const maxSearch = 20_000_000_000

// heavy tells whether the objects of a file are more than is read of one. An
// object that begins inside of another counts with all that the parser would look
// at.
func heavy(data []byte) bool {
	text, search := 0, 0
	end, stream := -1, -1 // the next of each
	next := func(word string, at, known int) int {
		if known >= at {
			return known
		}
		if i := bytes.Index(data[at:], []byte(word)); i >= 0 {
			return at + i
		}
		return len(data)
	}
	for i := 0; ; {
		k := bytes.Index(data[i:], []byte("obj"))
		if k < 0 {
			return false
		}
		i += k + len("obj")
		if at := i - len("obj") - 1; at < 0 || !isSpace(data[at]) {
			continue
		}
		end, stream = next("endobj", i, end), next("stream", i, stream)
		object := data[i:min(end, stream)]
		if text += len(object); text > limits.PDFObjectBytes {
			return true
		}
		if len(object) > 10_000 {
			if search += len(object) * bytes.Count(object, []byte("(")); search > maxSearch {
				return true
			}
		}
	}
}

// heavyStreams tells the same of a parsed file's object streams, unpacked, and of
// the objects that they say to hold: those may overlap.
func (f *File) heavyStreams() bool {
	var streams, objects []int
	for nr, e := range f.x.Table {
		switch e.Object.(type) {
		case types.ObjectStreamDict:
			streams = append(streams, nr)
		case types.LazyObjectStreamObject:
			objects = append(objects, nr)
		}
	}
	sort.Ints(streams)
	room := int64(limits.PDFObjectBytes)
	for _, nr := range streams {
		s := f.x.Table[nr].Object.(types.ObjectStreamDict)
		n, err := unpackedSize(&s.StreamDict, room)
		if errors.Is(err, ErrLimit) || errors.Is(err, filter.ErrDecodeLimitExceeded) {
			return true
		}
		room -= n
	}
	sort.Ints(objects)
	room = limits.PDFObjectBytes
	for _, nr := range objects {
		o := f.x.Table[nr].Object.(types.LazyObjectStreamObject)
		b, _ := o.GetData()
		if room -= int64(len(b)); room < 0 {
			return true
		}
	}
	return false
}

// unpackedSize is how many bytes a stream has unpacked, or an error where they
// are more than a limit.
func unpackedSize(s *types.StreamDict, limit int64) (int64, error) {
	if s.Content != nil {
		return int64(len(s.Content)), nil
	}
	if len(s.FilterPipeline) == 1 && s.FilterPipeline[0].Name == filter.Flate && len(s.FilterPipeline[0].DecodeParms) == 0 {
		b, err := inflate(s.Raw, limit)
		return int64(len(b)), err
	}
	c := *s
	err := c.DecodeWithLimit(limit)
	return int64(len(c.Content)), err
}
