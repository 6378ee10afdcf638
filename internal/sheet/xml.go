package sheet

// A strict pull reader for the XML of a package's parts. It exists because what
// reads a porting paper must not stop silently: tags must match, names and
// entities must be known, the part must end where its root ends. There is no DTD,
// hence no entity to expand and none to fetch. It streams: memory is one buffer.

import (
	"bytes"
	"errors"
	"io"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/portcheck/portcheck/internal/limits"
)

type tokenKind uint8

const (
	tokEOF tokenKind = iota
	tokStart
	tokEnd
	tokText
)

var (
	errDTD   = errors.New("it declares a document type, which no spreadsheet program writes")
	errXML   = errors.New("its XML is not well-formed")
	errDepth = errors.New("its XML is nested too deeply")
	errToken = errors.New("its XML holds a tag that is too long")
)

// maxDepth and maxTag bound an XML part: OOXML nests about ten deep.
const (
	maxDepth = limits.SheetXMLDepth
	maxTag   = limits.SheetXMLTag
)

type attr struct {
	prefix, name []byte
	value        []byte // unescaped
}

// xmlReader reads one part. What next returns is valid until the next call.
type xmlReader struct {
	r    io.Reader
	buf  []byte
	pos  int
	end  int
	eof  bool
	rerr error

	prefix, name []byte
	attrs        []attr
	text         []byte

	stack   []string // open tags as written
	rootNS  []byte   // prefix of the root element
	started bool
	closing bool // the start tag just returned was empty: its end comes next
	scratch []byte
	names   map[string]string
}

// newXMLReader reads a part of about some size in bytes.
func newXMLReader(r io.Reader, size uint64) (*xmlReader, error) {
	x := &xmlReader{r: r, buf: make([]byte, min(size+512, 32<<10)), names: map[string]string{}}
	for x.end < 256 && !x.eof { // enough for the mark and the declaration
		if err := x.fill(); err != nil {
			return nil, err
		}
	}
	head := x.buf[:x.end]
	switch {
	case bytes.HasPrefix(head, []byte{0xEF, 0xBB, 0xBF}):
		x.pos = 3
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}), bytes.HasPrefix(head, []byte{0xFE, 0xFF}):
		return x.decode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Reader), nil
	case bytes.HasPrefix(head, []byte("<\x00?\x00")):
		return x.decode(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder().Reader), nil
	case bytes.HasPrefix(head, []byte("\x00<\x00?")):
		return x.decode(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder().Reader), nil
	}
	if decl, _, ok := bytes.Cut(head[:min(len(head), 200)], []byte("?>")); ok && bytes.HasPrefix(decl[min(x.pos, len(decl)):], []byte("<?xml")) {
		enc := bytes.ToLower(pseudoAttr(decl, "encoding"))
		switch string(enc) {
		case "", "utf-8", "utf8", "us-ascii", "ascii", "utf-16":
		case "iso-8859-1", "latin1", "windows-1252", "cp1252":
			return x.decode(charmap.Windows1252.NewDecoder().Reader), nil
		default:
			return nil, errors.New("its XML is in an encoding that spreadsheets do not use")
		}
	}
	return x, nil
}

// decode starts over on the rest of the input as another encoding.
func (x *xmlReader) decode(dec func(io.Reader) io.Reader) *xmlReader {
	rest := append([]byte(nil), x.buf[:x.end]...)
	var r io.Reader = bytes.NewReader(rest)
	if !x.eof {
		r = io.MultiReader(r, x.r)
	}
	y := &xmlReader{r: dec(r), buf: make([]byte, 32<<10), names: map[string]string{}}
	return y
}

// pseudoAttr reads an attribute of the XML declaration.
func pseudoAttr(decl []byte, name string) []byte {
	i := bytes.Index(decl, []byte(name))
	if i < 0 {
		return nil
	}
	rest := bytes.TrimLeft(decl[i+len(name):], " \t\r\n")
	if len(rest) == 0 || rest[0] != '=' {
		return nil
	}
	rest = bytes.TrimLeft(rest[1:], " \t\r\n")
	if len(rest) < 2 || rest[0] != '"' && rest[0] != '\'' {
		return nil
	}
	v, _, ok := bytes.Cut(rest[1:], rest[:1])
	if !ok {
		return nil
	}
	return v
}

// fill reads more input behind what is unread, growing the buffer as needed.
func (x *xmlReader) fill() error {
	if x.eof {
		if x.rerr != nil {
			return x.rerr
		}
		return io.ErrUnexpectedEOF
	}
	if x.pos > 0 {
		copy(x.buf, x.buf[x.pos:x.end])
		x.end -= x.pos
		x.pos = 0
	}
	if x.end == len(x.buf) {
		if len(x.buf) >= maxTag {
			return errToken
		}
		x.buf = append(x.buf, make([]byte, len(x.buf))...)
	}
	for tries := 0; tries < 100; tries++ {
		n, err := x.r.Read(x.buf[x.end:])
		x.end += n
		if err == io.EOF {
			x.eof = true
			return nil
		}
		if err != nil {
			x.eof, x.rerr = true, err
			return err
		}
		if n > 0 {
			return nil
		}
	}
	return io.ErrNoProgress
}

// until makes the buffer hold sep at or after from (relative to pos) and returns
// its offset from pos.
func (x *xmlReader) until(from int, sep string) (int, error) {
	for {
		if x.end-x.pos >= from {
			if i := bytes.Index(x.buf[x.pos+from:x.end], []byte(sep)); i >= 0 {
				return from + i, nil
			}
			from = max(from, x.end-x.pos-len(sep)+1)
		}
		before := x.end - x.pos
		if err := x.fill(); err != nil {
			return 0, err
		}
		if x.eof && x.end-x.pos == before {
			return 0, io.ErrUnexpectedEOF
		}
	}
}

// next returns the next token. Text comes in pieces.
func (x *xmlReader) next() (tokenKind, error) {
	if x.closing {
		x.closing = false
		x.stack = x.stack[:len(x.stack)-1]
		return tokEnd, nil
	}
	for {
		for x.pos >= x.end {
			if x.eof {
				if x.rerr != nil {
					return tokEOF, x.rerr
				}
				if !x.started || len(x.stack) > 0 {
					return tokEOF, io.ErrUnexpectedEOF
				}
				return tokEOF, nil
			}
			if err := x.fill(); err != nil {
				return tokEOF, err
			}
		}
		if x.buf[x.pos] != '<' {
			if ok, err := x.readText(); err != nil {
				return tokEOF, err
			} else if ok {
				return tokText, nil
			}
			continue
		}
		for x.end-x.pos < 9 && !x.eof { // enough to know "<![CDATA["
			if err := x.fill(); err != nil {
				return tokEOF, err
			}
		}
		head := x.buf[x.pos:x.end]
		switch {
		case len(head) < 2:
			return tokEOF, io.ErrUnexpectedEOF
		case head[1] == '?':
			i, err := x.until(2, "?>")
			if err != nil {
				return tokEOF, err
			}
			x.pos += i + 2
		case bytes.HasPrefix(head, []byte("<!--")):
			if err := x.skipComment(); err != nil {
				return tokEOF, err
			}
		case bytes.HasPrefix(head, []byte("<![CDATA[")):
			if len(x.stack) == 0 {
				return tokEOF, errXML
			}
			i, err := x.until(9, "]]>")
			if err != nil {
				return tokEOF, err
			}
			raw := x.buf[x.pos+9 : x.pos+i]
			if !validText(raw) {
				return tokEOF, errXML
			}
			x.text = lineEnds(x.scratch[:0], raw)
			x.scratch = x.text
			x.pos += i + 3
			return tokText, nil
		case head[1] == '!':
			return tokEOF, errDTD
		case head[1] == '/':
			return x.readEnd()
		default:
			return x.readStart()
		}
	}
}

func (x *xmlReader) skipComment() error {
	x.pos += 4
	for {
		if i := bytes.Index(x.buf[x.pos:x.end], []byte("-->")); i >= 0 {
			x.pos += i + 3
			return nil
		}
		if x.eof {
			return io.ErrUnexpectedEOF
		}
		x.pos = max(x.pos, x.end-2)
		if err := x.fill(); err != nil {
			return err
		}
	}
}

// readText reads character data up to the next tag or a good piece of it; false
// when there was nothing but blanks outside of the root.
func (x *xmlReader) readText() (bool, error) {
	n := bytes.IndexByte(x.buf[x.pos:x.end], '<')
	for n < 0 && x.end-x.pos < 16<<10 && !x.eof {
		if err := x.fill(); err != nil {
			return false, err
		}
		n = bytes.IndexByte(x.buf[x.pos:x.end], '<')
	}
	raw := x.buf[x.pos:x.end]
	if n >= 0 {
		raw = raw[:n]
	} else if !x.eof {
		// A piece must not end inside a character, an entity or a line end.
		cut := len(raw)
		if i := bytes.LastIndexByte(raw[max(0, cut-16):], '&'); i >= 0 {
			cut = max(0, cut-16) + i
		}
		for cut > 0 && cut > len(raw)-20 && (raw[cut-1] == '\r' || raw[cut-1] >= 0x80 || raw[cut-1] == ']') {
			cut--
		}
		if cut == 0 {
			return false, errXML
		}
		raw = raw[:cut]
	}
	x.pos += len(raw)
	if len(x.stack) == 0 {
		if len(bytes.TrimLeft(raw, " \t\r\n")) > 0 {
			return false, errXML
		}
		return false, nil
	}
	if !validText(raw) || bytes.Contains(raw, []byte("]]>")) {
		return false, errXML
	}
	var err error
	if x.text, err = x.unescape(raw); err != nil {
		return false, err
	}
	return true, nil
}

// unescape resolves entities and line ends. It returns raw where there is neither.
func (x *xmlReader) unescape(raw []byte) ([]byte, error) {
	if bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '\r') < 0 {
		return raw, nil
	}
	out, err := appendUnescaped(x.scratch[:0], raw)
	x.scratch = out
	return out, err
}
