package pdffile

// Plain files: one cross-reference table that leads to every object, no
// encryption, each object where the one before it ends, each stream as long as it
// says. Their objects are what pdfcpu makes of them when it reads the file; what is
// left out is how it finds them, through two buffers and three copies for each, which
// is half of the time that opening a form takes, and how it parses what leaves no
// choice (plainvalue.go). A file that differs in anything is read by pdfcpu itself.

import (
	"bytes"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/limits"
)

// plain reads a plain file; ok is false where it is none.
func plain(ctx context.Context, data []byte) (x *model.XRefTable, ok bool) {
	version, ok := bytes.CutPrefix(data, []byte("%PDF-1."))
	if !ok || len(version) < 2 || version[0] < '0' || version[0] > '7' || !isSpace(version[1]) || bytes.Count(data, []byte("startxref")) != 1 {
		return nil, false // written in parts, or by nobody's rules
	}
	places, table, trailer := plainTable(data)
	if places == nil {
		return nil, false
	}
	d, ok := plainTrailer(ctx, trailer)
	if !ok || d["Prev"] != nil || d["XRefStm"] != nil || d["Encrypt"] != nil {
		return nil, false
	}
	root, ok := d["Root"].(types.IndirectRef)
	_, sized := d["Size"].(types.Integer)
	id, identified := d["ID"].(types.Array)
	if !ok || !sized || identified && len(id) != 2 || !identified && d["ID"] != nil {
		return nil, false
	}
	x = &model.XRefTable{Table: make(map[int]*model.XRefTableEntry, len(places)), Root: &root}
	slices.SortFunc(places, func(a, b place) int { return a.at - b.at })
	entries, generation := make([]model.XRefTableEntry, len(places)), 0
	for i, p := range places {
		end := table
		if i+1 < len(places) {
			end = places[i+1].at
		}
		if p.at >= end || x.Table[p.nr] != nil {
			return nil, false
		}
		o := plainObject(ctx, data[p.at:end], p.nr)
		if o == nil {
			return nil, false
		}
		entries[i] = model.XRefTableEntry{Object: o, Generation: &generation}
		x.Table[p.nr] = &entries[i]
	}
	catalog, _ := x.Dereference(root)
	c, ok := catalog.(types.Dict)
	if !ok || c["Version"] != nil {
		return nil, false
	}
	return x, true
}

// plainTrailer parses the trailer.
func plainTrailer(ctx context.Context, b []byte) (types.Dict, bool) {
	const end = "endobj\n" // as objects have it
	d, ok := parsePlain(ctx, append(bytes.Clone(b), end...), len(b)).(types.Dict)
	return d, ok
}

// place is where an object stands.
type place struct{ nr, at int }

// plainTable reads the file's one table: the objects' places, its own, and the
// trailer that follows it. There are no places where it is not a plain table.
func plainTable(data []byte) (places []place, at int, trailer []byte) {
	start := bytes.LastIndex(data, []byte("startxref"))
	l := Lexer{Source: data, pos: start + len("startxref")}
	t := l.Next()
	if t.Kind != TokNumber || t.Num <= 0 || t.Num >= float64(start) {
		return nil, 0, nil
	}
	at = int(t.Num)
	l.pos = at
	if t = l.Next(); t.Kind != TokKeyword || string(t.Text) != "xref" {
		return nil, 0, nil
	}
	for {
		t = l.Next()
		if t.Kind == TokKeyword && string(t.Text) == "trailer" {
			return places, at, data[l.pos:start]
		}
		count := l.Next()
		if t.Kind != TokNumber || count.Kind != TokNumber || t.Num < 0 || count.Num < 0 || count.Num > limits.PDFObjects {
			return nil, 0, nil
		}
		for nr := int(t.Num); nr < int(t.Num)+int(count.Num); nr++ {
			off, generation, use := l.Next(), l.Next(), l.Next()
			if off.Kind != TokNumber || generation.Kind != TokNumber || use.Kind != TokKeyword {
				return nil, 0, nil
			}
			switch string(use.Text) {
			case "f":
			case "n":
				if nr == 0 || generation.Num != 0 || off.Num <= 0 || off.Num >= float64(at) {
					return nil, 0, nil
				}
				places = append(places, place{nr, int(off.Num)})
			default:
				return nil, 0, nil
			}
		}
	}
}

// plainObject parses an object, nil where anything is not as it should be.
func plainObject(ctx context.Context, b []byte, nr int) types.Object {
	b, ok := bytes.CutPrefix(b, []byte(strconv.Itoa(nr)+" 0 obj"))
	if !ok || len(b) == 0 || !isSpace(b[0]) && !isDelim(b[0]) {
		return nil
	}
	inner, ok := bytes.CutSuffix(bytes.TrimRight(b, "\r\n\t "), []byte("endobj"))
	if !ok {
		return nil
	}
	const word = "stream"
	for i := 0; ; i += len(word) {
		k := bytes.Index(inner[i:], []byte(word))
		if k < 0 {
			return parsePlain(ctx, b, len(inner))
		}
		i += k
		if !bytes.HasSuffix(bytes.TrimSpace(inner[:i]), []byte(">>")) {
			continue // a word of a text
		}
		d, ok := parsePlain(ctx, b[:i+len(word)+1], i).(types.Dict)
		if !ok {
			return nil
		}
		return plainStream(d, inner[i+len(word):])
	}
}

// plainStream is the stream of a dictionary, given what stands behind "stream".
func plainStream(d types.Dict, b []byte) types.Object {
	length, ok := d["Length"].(types.Integer)
	if t, _ := d["Type"].(types.Name); !ok || t == "ObjStm" || t == "XRef" {
		return nil
	}
	if b, ok = bytes.CutPrefix(b, []byte("\r\n")); !ok {
		if b, ok = bytes.CutPrefix(b, []byte("\n")); !ok {
			return nil
		}
	}
	n := int(length)
	if n <= 0 || n > len(b) || string(bytes.TrimSpace(b[n:])) != "endstream" {
		return nil
	}
	for _, key := range [...]string{"DecodeParms", "DP", "F", "FFilter"} {
		if d[key] != nil {
			return nil
		}
	}
	var filters []types.PDFFilter
	switch f := d["Filter"].(type) {
	case nil:
	case types.Name:
		filters = []types.PDFFilter{{Name: string(f)}}
	case types.Array:
		for _, o := range f {
			name, _ := o.(types.Name)
			filters = append(filters, types.PDFFilter{Name: string(name)})
		}
	default:
		return nil
	}
	for _, f := range filters {
		if !strings.HasSuffix(f.Name, "Decode") { // a short form, or none of the standard's
			return nil
		}
	}
	s := types.NewStreamDict(d, 0, nil, nil, filters)
	s.Raw = b[:n:n]
	return s
}

// parsePlain parses one object that is all of a text up to a keyword, nil where it is
// none, or where pdfcpu would see the object's end elsewhere. Something has to follow
// the keyword.
func parsePlain(ctx context.Context, b []byte, keyword int) types.Object {
	if o, ok := plainValue(b[:keyword]); ok {
		return o
	}
	return throughParser(ctx, b, keyword)
}

// throughParser has pdfcpu do it.
func throughParser(ctx context.Context, b []byte, keyword int) types.Object {
	text := string(b)
	end, stream, err := model.DetectKeywordsWithContext(ctx, text)
	if err != nil || end != keyword && stream != keyword || end >= 0 && end < keyword || stream >= 0 && stream < keyword {
		return nil
	}
	s := strings.TrimSpace(text[:keyword])
	o, err := model.ParseObjectContext(ctx, &s, 0, limits.PDFRecursion)
	if err != nil || strings.TrimSpace(s) != "" {
		return nil
	}
	return o
}
