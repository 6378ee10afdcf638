package font

// CMaps: embedded and predefined ones that turn a string's bytes into codes and
// CIDs, and ToUnicode maps that turn codes into characters.

import (
	"sort"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/pdftext/pdffile"
)

// codeRange is a range of a CMap's code space.
type codeRange struct {
	n      int // bytes
	lo, hi uint32
}

// cmapRange maps the codes lo to hi of n bytes. For CIDs, dst is the first CID;
// for ToUnicode, text is the first code's text, whose last unit counts up.
type cmapRange struct {
	n      int
	lo, hi uint32
	dst    uint32
	text   []byte // UTF-16BE
}

// cmap is a CMap of either kind.
type cmap struct {
	space    []codeRange
	ranges   []cmapRange
	single   map[uint64]string // ToUnicode: bfchar, by n<<32|code
	blank    uint64            // the least of these that stands for a blank, 0 if none does
	vertical bool
	use      *cmap
	identity bool // two-byte codes are CIDs
	sorted   bool
	// collection is the character collection of a predefined CMap's CIDs.
	collection string
	// codeCID, where set, gives the CID of a code.
	codeCID func(code uint32, n int) (int, bool)
	// decodeCode, where set, gives the text of a code directly (predefined CMaps
	// whose codes are a known character set).
	decodeCode func(code uint32, n int) string
}

const (
	maxCMapEntries = limits.PDFCMapEntries
	maxCMapText    = limits.PDFCMapText // a code with a longer text has none
)

// parseCMap reads an embedded CMap. use resolves usecmap by name.
func parseCMap(b []byte, use func(string) *cmap, interrupted func() bool) *cmap {
	m := &cmap{single: map[uint64]string{}}
	l := pdffile.Lexer{Source: b}
	var prev pdffile.Token
	entries := 0
	for {
		t := l.Next()
		if t.Kind == pdffile.TokEnd || entries > maxCMapEntries {
			break
		}
		entries++
		if entries%4096 == 0 && interrupted() {
			break
		}
		if t.Kind == pdffile.TokKeyword {
			switch string(t.Text) {
			case "usecmap":
				if prev.Kind == pdffile.TokName && use != nil { // a map rests on one other
					m.use = use(string(prev.Text))
					use = nil
				}
			case "begincodespacerange":
				m.readSpace(&l)
			case "beginbfchar":
				entries += m.readChars(&l)
			case "beginbfrange":
				entries += m.readRanges(&l)
			case "begincidchar":
				entries += m.readCIDs(&l, false)
			case "begincidrange":
				entries += m.readCIDs(&l, true)
			case "def":
			}
		}
		if prev.Kind == pdffile.TokName && string(prev.Text) == "WMode" && t.Kind == pdffile.TokNumber {
			m.vertical = t.Num == 1
		}
		prev = t
	}
	for k, s := range m.single {
		if s == " " && (m.blank == 0 || k < m.blank) {
			m.blank = k
		}
	}
	m.sort()
	return m
}

func (m *cmap) sort() {
	sort.SliceStable(m.ranges, func(i, j int) bool {
		a, b := m.ranges[i], m.ranges[j]
		if a.n != b.n {
			return a.n < b.n
		}
		return a.lo < b.lo
	})
	m.sorted = true
}

func codeOf(b []byte) uint32 {
	var v uint32
	for _, c := range b {
		v = v<<8 | uint32(c)
	}
	return v
}

func (m *cmap) readSpace(l *pdffile.Lexer) {
	for len(m.space) < 256 {
		lo := l.Next()
		if lo.Kind != pdffile.TokString {
			return
		}
		hi := l.Next()
		if hi.Kind != pdffile.TokString {
			return
		}
		if n := len(lo.Text); n >= 1 && n <= 4 && len(hi.Text) == n {
			m.space = append(m.space, codeRange{n, codeOf(lo.Text), codeOf(hi.Text)})
		}
	}
}

func (m *cmap) readChars(l *pdffile.Lexer) int {
	n := 0
	for n < maxCMapEntries {
		src := l.Next()
		if src.Kind != pdffile.TokString {
			return n
		}
		dst := l.Next()
		n++
		if len(src.Text) == 0 || len(src.Text) > 4 || len(dst.Text) > maxCMapText {
			continue
		}
		key := uint64(len(src.Text))<<32 | uint64(codeOf(src.Text))
		switch dst.Kind {
		case pdffile.TokString:
			m.single[key] = utf16Text(dst.Text)
		case pdffile.TokName:
			if s, ok := glyphText(string(dst.Text)); ok {
				m.single[key] = s
			}
		default:
			return n
		}
	}
	return n
}

func (m *cmap) readRanges(l *pdffile.Lexer) int {
	n := 0
	for n < maxCMapEntries {
		lo := l.Next()
		if lo.Kind != pdffile.TokString {
			return n
		}
		hi := l.Next()
		if hi.Kind != pdffile.TokString {
			return n
		}
		dst := l.Next()
		n++
		w := len(lo.Text)
		if w == 0 || w > 4 {
			if dst.Kind == pdffile.TokArray {
				skipArray(l)
			}
			continue
		}
		a, b := codeOf(lo.Text), codeOf(hi.Text)
		switch dst.Kind {
		case pdffile.TokString:
			if b >= a && len(dst.Text) <= maxCMapText {
				m.ranges = append(m.ranges, cmapRange{n: w, lo: a, hi: b, text: dst.Text})
			}
		case pdffile.TokArray:
			for code := a; ; code++ {
				t := l.Next()
				if t.Kind == pdffile.TokArrayEnd || t.Kind == pdffile.TokEnd {
					break
				}
				n++
				if code > b || n > maxCMapEntries || len(t.Text) > maxCMapText {
					continue
				}
				key := uint64(w)<<32 | uint64(code)
				if t.Kind == pdffile.TokString {
					m.single[key] = utf16Text(t.Text)
				} else if t.Kind == pdffile.TokName {
					if s, ok := glyphText(string(t.Text)); ok {
						m.single[key] = s
					}
				}
			}
		default:
			return n
		}
	}
	return n
}

func skipArray(l *pdffile.Lexer) {
	for {
		if t := l.Next(); t.Kind == pdffile.TokArrayEnd || t.Kind == pdffile.TokEnd {
			return
		}
	}
}

func (m *cmap) readCIDs(l *pdffile.Lexer, ranges bool) int {
	n := 0
	for n < maxCMapEntries {
		lo := l.Next()
		if lo.Kind != pdffile.TokString {
			return n
		}
		hi := lo
		if ranges {
			hi = l.Next()
		}
		dst := l.Next()
		n++
		if hi.Kind != pdffile.TokString || dst.Kind != pdffile.TokNumber {
			return n
		}
		if w := len(lo.Text); w >= 1 && w <= 4 && codeOf(hi.Text) >= codeOf(lo.Text) && dst.Num >= 0 && dst.Num < 1<<20 {
			m.ranges = append(m.ranges, cmapRange{n: w, lo: codeOf(lo.Text), hi: codeOf(hi.Text), dst: uint32(dst.Num)})
		}
	}
	return n
}

// utf16Text decodes a ToUnicode target. Some producers write a single byte or UTF-8.
func utf16Text(b []byte) string {
	if len(b) == 1 {
		return Letters(string(rune(b[0])))
	}
	u := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		u = append(u, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return Letters(string(utf16.Decode(u)))
}

// find returns the range that holds the code.
func (m *cmap) find(code uint32, n int) *cmapRange {
	i := sort.Search(len(m.ranges), func(i int) bool {
		r := &m.ranges[i]
		return r.n > n || r.n == n && r.lo > code
	})
	// Ranges seldom overlap; a few steps back find the one that holds the code.
	for k := i - 1; k >= 0 && k >= i-8; k-- {
		r := &m.ranges[k]
		if r.n == n && code >= r.lo && code <= r.hi {
			return r
		}
	}
	return nil
}

// unicode returns the text of a code of n bytes.
func (m *cmap) unicode(code uint32, n int) (string, bool) {
	if s, ok := m.single[uint64(n)<<32|uint64(code)]; ok {
		return s, true
	}
	if r := m.find(code, n); r != nil && len(r.text) > 0 {
		t := append([]byte(nil), r.text...)
		d := code - r.lo
		if len(t) >= 4 && t[len(t)-4]&0xFC == 0xD8 {
			// A surrogate pair counts up as one code point.
			runes := []rune(utf16Text(t))
			if k := len(runes); k > 0 {
				runes[k-1] += rune(d)
				return string(runes), true
			}
		}
		for i := len(t) - 1; i >= 0 && d > 0; i-- {
			d += uint32(t[i])
			t[i] = byte(d)
			d >>= 8
		}
		return utf16Text(t), true
	}
	if m.use != nil {
		return m.use.unicode(code, n)
	}
	if m.decodeCode != nil {
		s := m.decodeCode(code, n)
		return s, s != ""
	}
	return "", false
}

// cid returns the CID of a code.
func (m *cmap) cid(code uint32, n int) (int, bool) {
	if m.identity {
		return int(code), true
	}
	if m.codeCID != nil {
		return m.codeCID(code, n)
	}
	if r := m.find(code, n); r != nil && r.text == nil {
		return int(r.dst + code - r.lo), true
	}
	if m.use != nil {
		return m.use.cid(code, n)
	}
	return 0, false
}

// next splits the first code off s.
func (m *cmap) next(s []byte) (code uint32, n int) {
	if m.identity {
		if len(s) < 2 {
			return uint32(s[0]), 1
		}
		return uint32(s[0])<<8 | uint32(s[1]), 2
	}
	for c := m; c != nil; c = c.use {
		if c.identity {
			return c.next(s)
		}
		for n := 1; n <= 4 && n <= len(s); n++ {
			code := codeOf(s[:n])
			for _, r := range c.space {
				if r.n == n && inRange(code, r) {
					return code, n
				}
			}
		}
	}
	// Outside the code space: as long as the shortest code that begins alike.
	shortest := 0
	for c := m; c != nil; c = c.use {
		for _, r := range c.space {
			if shortest == 0 || r.n < shortest {
				shortest = r.n
			}
		}
	}
	if shortest == 0 {
		shortest = 2
	}
	if shortest > len(s) {
		shortest = len(s)
	}
	return codeOf(s[:shortest]), shortest
}

// inRange tests each byte on its own, as code space ranges are defined.
func inRange(code uint32, r codeRange) bool {
	for i := range r.n {
		shift := uint(8 * i)
		c, lo, hi := byte(code>>shift), byte(r.lo>>shift), byte(r.hi>>shift)
		if c < lo || c > hi {
			return false
		}
	}
	return true
}

// usable tells whether text stands for characters that can be shown.
func usable(s string) bool {
	if s == "" {
		return false
	}
	for _, r := range s {
		if r == 0 || r == utf8.RuneError || r >= 0xFFFE && r <= 0xFFFF {
			return false
		}
	}
	return strings.TrimLeft(s, "\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c\x0e\x0f") != ""
}
