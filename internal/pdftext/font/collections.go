package font

// Predefined CMaps and Adobe's character collections, for composite fonts that
// bring neither their own CMap nor a ToUnicode map. The data are unpacked only
// when a font asks for them.

import (
	"bytes"
	"compress/gzip"
	"embed"
	"io"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed data/cmaps.tsv.gz data/adobe-japan1.tsv.gz data/adobe-gb1.tsv.gz data/adobe-cns1.tsv.gz data/adobe-korea1.tsv.gz
var packed embed.FS

// unpack returns a data file's text; "" if it is broken, which a test rules out.
func unpack(name string) string {
	b, err := packed.ReadFile("data/" + name)
	if err != nil {
		return ""
	}
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return ""
	}
	t, err := io.ReadAll(r)
	if err != nil {
		return ""
	}
	return string(t)
}

// collection is a character collection: the characters of its CIDs.
type collection struct {
	text    []string
	inverse map[rune]int // the first CID of a character
}

var collections = map[string]func() *collection{
	"Adobe-Japan1": sync.OnceValue(func() *collection { return loadCollection("adobe-japan1.tsv.gz") }),
	"Adobe-GB1":    sync.OnceValue(func() *collection { return loadCollection("adobe-gb1.tsv.gz") }),
	"Adobe-CNS1":   sync.OnceValue(func() *collection { return loadCollection("adobe-cns1.tsv.gz") }),
	"Adobe-Korea1": sync.OnceValue(func() *collection { return loadCollection("adobe-korea1.tsv.gz") }),
}

func loadCollection(file string) *collection {
	c := &collection{text: make([]string, 0, 32_000), inverse: make(map[rune]int, 32_000)}
	set := func(cid int, s string) {
		for cid >= len(c.text) {
			c.text = append(c.text, "")
		}
		c.text[cid] = s
	}
	for row := range strings.Lines(unpack(file)) {
		row = strings.TrimSuffix(row, "\n")
		if row == "" || row[0] == '#' {
			continue
		}
		head, rest, _ := strings.Cut(row, "\t")
		if several, ok := strings.CutPrefix(head, "="); ok {
			if cid, err := strconv.Atoi(several); err == nil {
				set(cid, rest)
			}
			continue
		}
		cid, err := strconv.Atoi(head)
		if err != nil {
			continue
		}
		for i, r := range rest {
			set(cid, rest[i:i+utf8.RuneLen(r)])
			if _, ok := c.inverse[r]; !ok {
				c.inverse[r] = cid
			}
			cid++
		}
	}
	return c
}

// character is the text of a CID, "" where the collection has none.
func (c *collection) character(cid int) string {
	if cid < 0 || cid >= len(c.text) {
		return ""
	}
	return Letters(c.text[cid])
}

// predefined returns the CMap of that name. An unknown one takes two bytes a
// code and knows no CID.
func (l *Library) predefined(name string) *cmap {
	switch name {
	case "Identity-H", "Identity":
		return &cmap{identity: true}
	case "Identity-V":
		return &cmap{identity: true, vertical: true}
	}
	vertical := name == "V" || strings.HasSuffix(name, "-V")
	if vertical {
		name = name[:len(name)-1] + "H"
	}
	m := unicodeCMap(name)
	if m == nil {
		m = loadCMap(name)
	}
	if m == nil {
		m = &cmap{space: []codeRange{{2, 0, 0xFFFF}}}
	}
	m.vertical = vertical
	return m
}

// unicodeCMap makes a CMap whose codes are Unicode in one of its encodings, nil
// where the name is of none.
func unicodeCMap(name string) *cmap {
	rest, ok := strings.CutPrefix(name, "Uni")
	if !ok {
		return nil
	}
	m := &cmap{}
	for prefix, ordering := range map[string]string{"JIS": "Adobe-Japan1", "GB": "Adobe-GB1", "CNS": "Adobe-CNS1", "KS": "Adobe-Korea1"} {
		if strings.HasPrefix(rest, prefix) {
			m.collection = ordering
		}
	}
	wide := func(code uint32, n int) rune { return rune(code) }
	switch {
	case strings.Contains(rest, "UCS2"):
		m.space = []codeRange{{2, 0, 0xFFFF}}
	case strings.Contains(rest, "UTF16"):
		m.space = []codeRange{{2, 0, 0xD7FF}, {2, 0xE000, 0xFFFF}, {4, 0xD800DC00, 0xDBFFDFFF}}
		wide = func(code uint32, n int) rune {
			if n == 4 {
				return rune((code>>16-0xD800)<<10|(code&0xFFFF-0xDC00)) + 0x10000
			}
			return rune(code)
		}
	case strings.Contains(rest, "UTF32"):
		m.space = []codeRange{{4, 0, 0x10FFFF}}
	case strings.Contains(rest, "UTF8"):
		m.space = []codeRange{{1, 0, 0x7F}, {2, 0xC080, 0xDFBF}, {3, 0xE08080, 0xEFBFBF}, {4, 0xF0808080, 0xF7BFBFBF}}
		wide = func(code uint32, n int) rune {
			b := []byte{byte(code >> 24), byte(code >> 16), byte(code >> 8), byte(code)}
			r, _ := utf8.DecodeRune(b[4-n:])
			return r
		}
	default:
		return nil
	}
	m.decodeCode = func(code uint32, n int) string {
		r := wide(code, n)
		if r == utf8.RuneError || !utf8.ValidRune(r) || r == 0 {
			return ""
		}
		return Letters(string(r))
	}
	m.codeCID = func(code uint32, n int) (int, bool) {
		load, ok := collections[m.collection]
		if !ok {
			return 0, false
		}
		cid, ok := load().inverse[wide(code, n)]
		return cid, ok
	}
	return m
}

// loadCMap finds a predefined CMap in the data file, nil where it has none.
func loadCMap(name string) *cmap {
	var m *cmap
	for row := range strings.Lines(unpack("cmaps.tsv.gz")) {
		if row[0] == '#' {
			continue
		}
		c := strings.Split(strings.TrimSuffix(row, "\n"), "\t")
		if c[0] == "cmap" {
			if m != nil {
				break
			}
			if len(c) == 3 && c[1] == name {
				m = &cmap{collection: c[2]}
			}
			continue
		}
		if m == nil {
			continue
		}
		switch {
		case c[0] == "use":
			m.use = loadCMap(c[1])
		case c[0] == "space" && len(c) == 3:
			m.space = append(m.space, codeRange{len(c[1]) / 2, hexCode(c[1]), hexCode(c[2])})
		case len(c) == 3:
			cid, _ := strconv.Atoi(c[2])
			m.ranges = append(m.ranges, cmapRange{n: len(c[0]) / 2, lo: hexCode(c[0]), hi: hexCode(c[1]), dst: uint32(cid)})
		}
	}
	if m != nil {
		m.sort()
	}
	return m
}

func hexCode(s string) uint32 {
	v, _ := strconv.ParseUint(s, 16, 32)
	return uint32(v)
}
