package hostile

// PDFs altered object by object: what is packed is unpacked first and packed
// again, lengths and the table of objects are made to fit, so that the readers
// behind them are reached; then the table itself is damaged, sometimes.

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
)

// object is one object of a PDF: its value, and its stream, unpacked, if it has one.
type object struct {
	num      int
	value    []byte
	stream   []byte
	isStream bool
	packed   bool
}

var (
	objectText = regexp.MustCompile(`(?s)(\d{1,7}) \d{1,5} obj\b(.*?)\bendobj`)
	streamText = regexp.MustCompile(`(?s)^(.*?)\bstream\r?\n(.*?)\r?\n?endstream`)
	filterKey  = regexp.MustCompile(`/Filter\s*(\[\s*/FlateDecode\s*\]|/FlateDecode\b)`)
	lengthKey  = regexp.MustCompile(`/Length\s+\d+(\s+\d+\s+R)?`)
	rootKeys   = regexp.MustCompile(`/(?:Root|Info|Encrypt)\s+\d+\s+\d+\s+R`)
	reference  = regexp.MustCompile(`\b\d+ \d+ R\b`)
	nameText   = regexp.MustCompile(`/[A-Za-z][A-Za-z0-9]*`)
	stringText = regexp.MustCompile(`\([^()\\]*\)|<[0-9A-Fa-f]+>`)
	anyToken   = regexp.MustCompile(`\S+`)
)

// parsePDF takes a PDF apart; trailer is what its trailers name.
func parsePDF(data []byte) (objects []object, trailer string) {
	seen := map[string]bool{}
	keep := func(text []byte) {
		for _, k := range rootKeys.FindAll(text, -1) {
			key := string(k[:bytes.IndexAny(k, " \r\n\t")])
			if !seen[key] {
				seen[key] = true
				trailer += string(k) + " "
			}
		}
	}
	if i := bytes.LastIndex(data, []byte("trailer")); i >= 0 {
		keep(data[i:])
	}
	for _, m := range objectText.FindAllSubmatch(data, -1) {
		num, _ := strconv.Atoi(string(m[1]))
		o := object{num: num, value: bytes.Clone(m[2])}
		if s := streamText.FindSubmatch(m[2]); s != nil {
			o.isStream, o.value, o.stream = true, bytes.Clone(s[1]), bytes.Clone(s[2])
			if filterKey.Match(o.value) && !bytes.Contains(o.value, []byte("/Predictor")) {
				if z, err := zlib.NewReader(bytes.NewReader(o.stream)); err == nil {
					if plain, _ := io.ReadAll(io.LimitReader(z, 8<<20)); len(plain) > 0 {
						o.stream, o.packed = plain, true
						o.value = filterKey.ReplaceAll(o.value, nil)
					}
				}
			}
		}
		switch {
		case bytes.Contains(o.value, []byte("/XRef")) && o.isStream:
			keep(o.value)
		case bytes.Contains(o.value, []byte("/ObjStm")) && o.isStream:
			objects = append(objects, unpackObjects(o)...)
		default:
			objects = append(objects, o)
		}
	}
	return objects, trailer
}

// unpackObjects are the objects of an object stream.
func unpackObjects(o object) []object {
	find := func(key string) int {
		m := regexp.MustCompile(`/` + key + `\s+(\d+)`).FindSubmatch(o.value)
		if m == nil {
			return 0
		}
		n, _ := strconv.Atoi(string(m[1]))
		return n
	}
	first, n := find("First"), find("N")
	if first <= 0 || first > len(o.stream) {
		return nil
	}
	var out []object
	head := strings.Fields(string(o.stream[:first]))
	for i := 0; i < n && 2*i+1 < len(head); i++ {
		num, _ := strconv.Atoi(head[2*i])
		from, _ := strconv.Atoi(head[2*i+1])
		to := len(o.stream) - first
		if 2*i+3 < len(head) {
			to, _ = strconv.Atoi(head[2*i+3])
		}
		if from < 0 || to < from || first+to > len(o.stream) {
			break
		}
		out = append(out, object{num: num, value: bytes.Clone(o.stream[first+from : first+to])})
	}
	return out
}

// writePDF puts a PDF together, with a table of objects that fits.
func writePDF(objects []object, trailer string) []byte {
	var b, x bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	at := map[int]int{}
	top := 0
	for _, o := range objects {
		at[o.num] = b.Len()
		top = max(top, o.num)
		value, stream := o.value, o.stream
		if o.packed {
			var z bytes.Buffer
			w := zlib.NewWriter(&z)
			w.Write(stream)
			w.Close()
			stream = z.Bytes()
		}
		if o.isStream {
			head := fmt.Sprintf("/Length %d", len(stream))
			if o.packed {
				head += " /Filter /FlateDecode"
			}
			value = lengthKey.ReplaceAll(value, nil)
			if i := bytes.Index(value, []byte("<<")); i >= 0 {
				value = splice(value, i+2, []byte(head))
			}
		}
		fmt.Fprintf(&b, "%d 0 obj\n%s\n", o.num, value)
		if o.isStream {
			fmt.Fprintf(&b, "stream\n%s\nendstream\n", stream)
		}
		b.WriteString("endobj\n")
	}
	top = min(top, 200_000)
	fmt.Fprintf(&x, "xref\n0 %d\n0000000000 65535 f \n", top+1)
	for i := 1; i <= top; i++ {
		if p, ok := at[i]; ok {
			fmt.Fprintf(&x, "%010d 00000 n \n", p)
		} else {
			x.WriteString("0000000000 00000 f \n")
		}
	}
	start := b.Len()
	b.Write(x.Bytes())
	fmt.Fprintf(&b, "trailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF\n", top+1, trailer, start)
	return b.Bytes()
}

func mutatePDF(r *rand.Rand, data []byte) ([]byte, string) {
	objects, trailer := parsePDF(data)
	if len(objects) == 0 || strings.Contains(trailer, "/Encrypt") || !strings.Contains(trailer, "/Root") {
		return data, ""
	}
	how := ""
	for range 1 + r.IntN(5) {
		how += ", " + mutateObject(r, &objects)
	}
	out := writePDF(objects, trailer)
	if r.IntN(6) == 0 {
		var what string
		out, what = mutateTable(r, out)
		how += ", " + what
	}
	return out, how
}

// pick is the span of a match of a pattern, nil for none.
func pick(r *rand.Rand, re *regexp.Regexp, data []byte) []int {
	if all := re.FindAllIndex(data, 4000); len(all) > 0 {
		return all[r.IntN(len(all))]
	}
	return nil
}

func mutateObject(r *rand.Rand, objects *[]object) string {
	all := *objects
	o := &all[r.IntN(len(all))]
	another := all[r.IntN(len(all))]
	said := func(what string) string { return fmt.Sprintf("object %d: %s", o.num, what) }
	edit := func(re *regexp.Regexp, what, text string) string {
		if s := pick(r, re, o.value); s != nil {
			o.value = replaced(o.value, s, text)
		}
		return said(what)
	}
	switch r.IntN(18) {
	case 0, 1:
		if s := number(r, o.value); s != nil {
			o.value = replaced(o.value, s, evilNumber(r))
		}
		return said("a number")
	case 2, 3:
		to := another.num
		if r.IntN(3) == 0 {
			to = o.num
		}
		return edit(reference, "a reference", fmt.Sprintf("%d 0 R", to))
	case 4:
		if s := pick(r, nameText, another.value); s != nil {
			return edit(nameText, "a name", string(another.value[s[0]:s[1]]))
		}
		return edit(nameText, "a name", "/"+strings.Repeat("#41", 1+r.IntN(5000)))
	case 5:
		return edit(stringText, "a text", utf16String(strings.ToValidUTF8(texts[r.IntN(len(texts))].text, "?")))
	case 6:
		return edit(stringText, "a long text", "("+strings.Repeat("W", 1+r.IntN(200_000))+")")
	case 7:
		*objects = append(all[:0:0], all...)
		i := r.IntN(len(all))
		if len(all) > 1 {
			*objects = append((*objects)[:i], (*objects)[i+1:]...)
		}
		return fmt.Sprintf("object %d gone", all[i].num)
	case 8:
		another.num = o.num
		*objects = append(all[:len(all):len(all)], another)
		return said("another in its place")
	case 9:
		deep := 10 + r.IntN(100_000)
		values := []string{"null", "<<>>", "[]", fmt.Sprintf("%d 0 R", o.num), strings.Repeat("[", deep) + strings.Repeat("]", deep), strings.Repeat("<</A ", deep) + "1" + strings.Repeat(">>", deep),
			"[" + strings.Repeat(fmt.Sprintf("%d 0 R ", another.num), deep) + "]", "(" + strings.Repeat("(", deep), "<</Kids [" + strings.Repeat(fmt.Sprintf("%d 0 R ", o.num), 100) + "]>>"}
		o.value = []byte(values[r.IntN(len(values))])
		return said("another value")
	case 10:
		filters := []string{"/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/RunLengthDecode", "/DCTDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/JPXDecode", "/Crypt", "/Nothing",
			"[" + strings.Repeat("/FlateDecode ", 40) + "]", "[/ASCII85Decode /FlateDecode]", "/FlateDecode /DecodeParms <</Predictor 15 /Columns 2147483647 /Colors 32>>", "/FlateDecode /DecodeParms <</Predictor 2 /Columns -1>>"}
		o.packed = false
		if i := bytes.Index(o.value, []byte("<<")); i >= 0 {
			o.value = splice(o.value, i+2, []byte("/Filter "+filters[r.IntN(len(filters))]+" "))
		}
		return said("a filter")
	}
	// The rest is for streams: contents, characters' maps, fonts.
	var streams []int
	for i, o := range all {
		if o.isStream && len(o.stream) > 0 {
			streams = append(streams, i)
		}
	}
	if len(streams) == 0 {
		return "as it was"
	}
	o = &all[streams[r.IntN(len(streams))]]
	if text := contentLike(o.stream); !text && r.IntN(3) == 0 {
		o.stream, _ = mutateBytes(r, o.stream, another.stream)
		return said("bytes of its stream")
	}
	switch r.IntN(7) {
	case 0, 1:
		for range 1 + r.IntN(10) {
			if s := number(r, o.stream); s != nil {
				o.stream = replaced(o.stream, s, evilNumber(r))
			}
		}
		return said("numbers of its stream")
	case 2, 3:
		piece := snippets[r.IntN(len(snippets))]
		n := 1
		if r.IntN(2) == 0 {
			n = 1 + r.IntN(min(100_000, 3_000_000/len(piece)))
		}
		at := 0
		if s := pick(r, anyToken, o.stream); s != nil {
			at = s[0]
		}
		o.stream = splice(o.stream, at, bytes.Repeat([]byte(piece), n))
		return said(fmt.Sprintf("%d times %.20q", n, piece))
	case 4:
		s, e := pick(r, anyToken, o.stream), pick(r, anyToken, o.stream)
		if s != nil && s[0] > e[0] {
			s, e = e, s
		}
		if s != nil {
			n := 1 + r.IntN(20)
			if n*(e[1]-s[0]) > 4<<20 {
				n = 1
			}
			o.stream = splice(o.stream, e[1], bytes.Repeat(append([]byte(" "), o.stream[s[0]:e[1]]...), n))
		}
		return said("a part of its stream again")
	case 5:
		if s := pick(r, anyToken, o.stream); s != nil {
			o.stream = append(o.stream[:s[0]], o.stream[s[1]:]...)
		}
		return said("a token of its stream gone")
	}
	o.stream, _ = mutateBytes(r, o.stream, another.stream)
	return said("its stream")
}

// contentLike tells whether a stream is a text of operators.
func contentLike(b []byte) bool {
	return bytes.Contains(b, []byte("BT")) || bytes.Contains(b, []byte("begincmap")) || bytes.Contains(b, []byte(" re"))
}

// snippets are pieces of contents and character maps.
var snippets = []string{"q ", "Q ", "BT ", "ET ", "BT /F1 1e30 Tf ", "0 0 0 0 0 0 cm ", "1e38 0 0 1e38 0 0 cm ", "[(a) -99999999999 (b)] TJ ", "(a) Tj ", "-1 Tr ", "0 Tz ", "1e30 Tc ", "99999999 TL T* ",
	"BI /W 9999999 /H 9999999 /BPC 8 ID xxxx EI ", "BI ", "[[[[ ", "<< ", "/X Do ", "/Im0 Do ", "(", ")", "<41", "/Span <</ActualText (x)>> BDC ", "EMC ", "0 0 99999999 99999999 re W n ", "1 2 3 4 5 6 7 8 9 ",
	"1 beginbfrange <0000> <FFFF> <0000> endbfrange ", "100 beginbfchar ", "<00> <FFFFFFFF> 0 begincidrange ", "/Identity-H usecmap ", "begincmap ", "<0000> <FFFFFFFFFFFFFFFF> ", "0 0 m 9 9 l S ",
	"1 0 0 -1 0 0 Tm ", "0 0 0 0 0 0 Tm (zero) Tj ", "NaN NaN Td ", "/F1 -12 Tf (minus) Tj ", "/F1 0 Tf (none) Tj ", "''\"\" ", "% remark\n", "\x00\x01\x02"}

// mutateTable damages the table of objects and what points at it.
func mutateTable(r *rand.Rand, data []byte) ([]byte, string) {
	at := bytes.LastIndex(data, []byte("xref\n0 "))
	if at < 0 {
		return data, "as it was"
	}
	lines := bytes.SplitAfter(data[at:], []byte("\n"))
	i := r.IntN(len(lines))
	switch r.IntN(8) {
	case 0:
		lines = append(lines[:i:i], lines[i+1:]...)
	case 1:
		lines = append(lines[:i:i], append([][]byte{lines[i], lines[i]}, lines[i+1:]...)...)
	case 2:
		lines[i] = []byte(fmt.Sprintf("%010d 00000 n \n", r.IntN(len(data)+100)))
	case 3:
		lines[1] = []byte("0 " + evilNumber(r) + "\n")
	case 4:
		return bytes.Replace(data, []byte("trailer\n<<"), []byte(fmt.Sprintf("trailer\n<</Prev %d ", at)), 1), "the table is its own forerunner"
	case 5:
		return regexp.MustCompile(`startxref\n\d+`).ReplaceAll(data, []byte("startxref\n"+evilNumber(r))), "startxref"
	case 6:
		return bytes.Replace(data, []byte("/Root"), []byte("/Toor"), 1), "no root"
	case 7:
		tail := fmt.Sprintf("\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1 /Prev %d>>\nstartxref\n%d\n%%%%EOF\n", at, len(data)+1)
		return append(bytes.Clone(data), tail...), "an empty table behind"
	}
	return append(bytes.Clone(data[:at]), bytes.Join(lines, nil)...), "the table of objects"
}
