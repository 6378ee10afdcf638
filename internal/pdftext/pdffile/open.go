package pdffile

// Opening a file with pdfcpu, and what it means when that fails.

import (
	"bytes"
	"context"
	"errors"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/pdfobject"
)

var errDamaged = errors.New("damaged")

// Open parses a file: as it is where its cross-reference table is sound, else
// rebuilt, and the other way round where that gives no page. It returns
// pdfcpu's errors of passwords and encryption, ErrLimit or ErrHeavy, an error of damage, or ctx's.
func Open(ctx context.Context, data []byte, lim Limits) (*File, error) {
	if headers(data, lim.Objects) { // the parser bounds tables that are streams alone
		return nil, ErrLimit
	}
	data, good := trusted(data)
	hopeless := false
	asIs := func() (*File, error) {
		if hopeless {
			return nil, errDamaged
		}
		if elsewhere, _ := pdfobject.FiltersElsewhere(data); elsewhere {
			return nil, errDamaged
		}
		return parse(ctx, data, lim)
	}
	rebuilt := func() (*File, error) {
		fixed, err := rebuild(ctx, data, lim)
		if errors.Is(err, ErrHeavy) {
			return nil, err
		}
		if err != nil {
			hopeless = !good && bytes.Count(data, []byte("obj")) > hopelessObjects
			return nil, errDamaged
		}
		if _, endless := pdfobject.FiltersElsewhere(fixed); endless {
			return nil, errDamaged
		}
		return parse(ctx, fixed, lim)
	}
	ways := [2]func() (*File, error){asIs, rebuilt}
	if !good {
		ways = [2]func() (*File, error){rebuilt, asIs}
	}
	for _, way := range ways {
		f, err := way()
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if errors.Is(err, pdfcpu.ErrWrongPassword) || errors.Is(err, pdfcpu.ErrUnsupportedEncryptionFeature) {
			return nil, err
		}
		if errors.Is(err, ErrHeavy) {
			return nil, err
		}
		if err == nil && f.readable() {
			return f, nil
		}
	}
	return nil, errDamaged
}

// headers tells whether a file has, or says that it has, more than some objects.
func headers(data []byte, most int) bool {
	if bytes.Count(data, []byte(" obj")) > most {
		return true
	}
	for rest := data; ; {
		i := bytes.Index(rest, []byte("/Size"))
		if i < 0 {
			return false
		}
		rest = rest[i+len("/Size"):]
		l := Lexer{Source: rest[:min(len(rest), 24)]}
		if t := l.Next(); t.Kind == TokNumber && t.Num > float64(most) {
			return true
		}
	}
}

// hopelessObjects is how many objects a file may have for pdfcpu to try its own
// repair where there is no catalog: it takes time that grows with their square.
const hopelessObjects = 4000

// readable tells whether a file has a page tree with pages, and their content is
// where they say. A tree that cannot count its pages is none to any reader.
func (f *File) readable() bool {
	pages := f.Pages()
	if _, ok := f.Num(f.Dict(f.Catalog()["Pages"])["Count"]); !ok && f.Dict(f.Catalog()["Pages"])["Count"] != nil {
		return false
	}
	for _, d := range pages {
		if o, ok := d["Contents"]; ok && ObjectNumber(o) != 0 && f.Get(o) == nil {
			return false
		}
	}
	return len(pages) > 0
}

// parse has pdfcpu parse a file, a panic of its being an error.
func parse(ctx context.Context, data []byte, lim Limits) (f *File, err error) {
	if heavy(data) {
		return nil, ErrHeavy
	}
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, errDamaged
		}
	}()
	if x, ok := plain(ctx, data); ok {
		return newObjectFile(ctx, x, lim), nil
	}
	return throughPDFCPU(ctx, data, lim)
}

// throughPDFCPU has pdfcpu read the whole file.
func throughPDFCPU(ctx context.Context, data []byte, lim Limits) (*File, error) {
	conf := pdfobject.Configuration(int64(lim.Bytes), lim.Objects)
	x, err := pdfcpu.ReadWithContext(ctx, bytes.NewReader(data), conf)
	if err != nil {
		return nil, err
	}
	f := newObjectFile(ctx, x.XRefTable, lim)
	if f.heavyStreams() {
		return nil, ErrHeavy
	}
	return f, nil
}

func newObjectFile(ctx context.Context, x *model.XRefTable, lim Limits) *File {
	return &File{
		ctx: ctx, x: x, Limits: lim, decoded: lim.TotalBytes, elements: limits.PDFElements, streams: map[int][]byte{},
	}
}

// Catalog returns the file's root dictionary, or nil.
func (f *File) Catalog() types.Dict {
	if f.x.Root == nil {
		return nil
	}
	return f.Dict(*f.x.Root)
}

// Pages returns the page dictionaries in order. Trees that refer to themselves,
// and kids that are neither pages nor nodes, are cut there.
func (f *File) Pages() []types.Dict {
	if f.pageList != nil {
		return f.pageList
	}
	seen := map[int]bool{}
	var out []types.Dict
	var walk func(o types.Object, depth int)
	walk = func(o types.Object, depth int) {
		if len(out) > f.Limits.Pages {
			return
		}
		if depth > limits.PDFRecursion {
			f.LostPages = true
			return
		}
		if nr := ObjectNumber(o); nr != 0 {
			if seen[nr] {
				return
			}
			seen[nr] = true
		}
		d := f.Dict(o)
		if d == nil {
			f.LostPages = true
			return
		}
		kids := f.Array(d["Kids"])
		if kids == nil || f.Name(d["Type"]) == "Page" {
			if t := f.Name(d["Type"]); t == "Page" || t == "" && (d["Contents"] != nil || d["MediaBox"] != nil || d["Resources"] != nil) || strings.EqualFold(t, "page") {
				out = append(out, d)
				f.PageNumbers[ObjectNumber(o)] = len(out)
			}
			return
		}
		for _, k := range kids {
			walk(k, depth+1)
		}
	}
	f.PageNumbers = map[int]int{}
	walk(f.Catalog()["Pages"], 0)
	delete(f.PageNumbers, 0)
	f.pageList = out
	return out
}

// DynamicXFA tells whether the catalog's form has an XFA packet.
func (f *File) DynamicXFA() bool {
	return f.Get(f.Dict(f.Catalog()["AcroForm"])["XFA"]) != nil
}
