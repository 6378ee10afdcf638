package pdftext

// Opening a file with pdfcpu, and what it means when that fails.

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/pdfobject"
	"github.com/portcheck/portcheck/internal/porting"
)

var errDamaged = errors.New("damaged")

// open parses a file: as it is where its cross-reference table is sound, else
// rebuilt, and the other way round where that gives no page. It returns
// pdfcpu's errors of passwords and encryption, errDamaged, or ctx's error.
func open(ctx context.Context, data []byte, lim Limits) (*file, error) {
	if headers(data, lim.Objects) { // the parser bounds tables that are streams alone
		return nil, errLimit
	}
	data, good := trusted(data)
	hopeless := false
	asIs := func() (*file, error) {
		if hopeless {
			return nil, errDamaged
		}
		return parse(ctx, data, lim)
	}
	rebuilt := func() (*file, error) {
		fixed, err := rebuild(ctx, data, lim)
		if errors.Is(err, errHeavy) {
			return nil, err
		}
		if err != nil {
			hopeless = !good && bytes.Count(data, []byte("obj")) > hopelessObjects
			return nil, errDamaged
		}
		return parse(ctx, fixed, lim)
	}
	ways := [2]func() (*file, error){asIs, rebuilt}
	if !good {
		ways = [2]func() (*file, error){rebuilt, asIs}
	}
	for _, way := range ways {
		f, err := way()
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if errors.Is(err, pdfcpu.ErrWrongPassword) || errors.Is(err, pdfcpu.ErrUnsupportedEncryptionFeature) {
			return nil, err
		}
		if errors.Is(err, errHeavy) {
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
		l := lexer{b: rest[:min(len(rest), 24)]}
		if t := l.next(); t.kind == tokNumber && t.num > float64(most) {
			return true
		}
	}
}

// hopelessObjects is how many objects a file may have for pdfcpu to try its own
// repair where there is no catalog: it takes time that grows with their square.
const hopelessObjects = 4000

// readable tells whether a file has a page tree with pages, and their content is
// where they say. A tree that cannot count its pages is none to any reader.
func (f *file) readable() bool {
	pages := f.pages()
	if _, ok := f.num(f.dict(f.catalog()["Pages"])["Count"]); !ok && f.dict(f.catalog()["Pages"])["Count"] != nil {
		return false
	}
	for _, d := range pages {
		if o, ok := d["Contents"]; ok && objectNumber(o) != 0 && f.get(o) == nil {
			return false
		}
	}
	return len(pages) > 0
}

// parse has pdfcpu parse a file, a panic of its being an error.
func parse(ctx context.Context, data []byte, lim Limits) (f *file, err error) {
	if heavy(data) {
		return nil, errHeavy
	}
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, errDamaged
		}
	}()
	if x, ok := plain(ctx, data); ok {
		return newFile(ctx, x, lim), nil
	}
	return throughPDFCPU(ctx, data, lim)
}

// throughPDFCPU has pdfcpu read the whole file.
func throughPDFCPU(ctx context.Context, data []byte, lim Limits) (*file, error) {
	conf := pdfobject.Configuration(int64(lim.Bytes), lim.Objects)
	x, err := pdfcpu.ReadWithContext(ctx, bytes.NewReader(data), conf)
	if err != nil {
		return nil, err
	}
	f := newFile(ctx, x.XRefTable, lim)
	if f.heavyStreams() {
		return nil, errHeavy
	}
	return f, nil
}

func newFile(ctx context.Context, x *model.XRefTable, lim Limits) *file {
	return &file{
		ctx: ctx, x: x, lim: lim, decoded: lim.TotalBytes, run: 2 * lim.TotalBytes, elements: limits.PDFElements,
		operators: lim.Operators, glyphs: lim.Glyphs, forms: lim.Forms, runs: lim.Runs,
		fonts: map[fontKey]*font{}, cmaps: map[int]*cmap{}, streams: map[int][]byte{},
	}
}

// openProblem says why a file could not be opened.
func openProblem(doc *page.Document, err error) {
	switch {
	case errors.Is(err, pdfcpu.ErrWrongPassword):
		problem(doc, porting.ProblemPassword, 0, "the PDF is protected with a password; save it without one and upload it again")
	case errors.Is(err, pdfcpu.ErrUnsupportedEncryptionFeature):
		problem(doc, porting.ProblemPassword, 0, "the PDF is encrypted in a way that cannot be read here; save it without protection and upload it again")
	case errors.Is(err, errLimit):
		problem(doc, porting.ProblemLimit, 0, fmt.Sprintf("the PDF is made of more parts than are read (%d); print it to a new PDF", limits.PDFObjects))
	case errors.Is(err, errHeavy):
		problem(doc, porting.ProblemLimit, 0, fmt.Sprintf("the PDF describes its pages with more than %d MB of objects; print it to a new PDF", limits.PDFObjectBytes>>20))
	default:
		problem(doc, porting.ProblemDamaged, 0, "the PDF is damaged and no page of it can be read; open it and save or print it to a new PDF")
	}
}

func (f *file) catalog() types.Dict {
	if f.x.Root == nil {
		return nil
	}
	return f.dict(*f.x.Root)
}

// pages returns the page dictionaries in order. Trees that refer to themselves,
// and kids that are neither pages nor nodes, are cut there.
func (f *file) pages() []types.Dict {
	if f.pageList != nil {
		return f.pageList
	}
	seen := map[int]bool{}
	var out []types.Dict
	var walk func(o types.Object, depth int)
	walk = func(o types.Object, depth int) {
		if len(out) > f.lim.Pages {
			return
		}
		if depth > limits.PDFRecursion {
			f.lostPages = true
			return
		}
		if nr := objectNumber(o); nr != 0 {
			if seen[nr] {
				return
			}
			seen[nr] = true
		}
		d := f.dict(o)
		if d == nil {
			f.lostPages = true
			return
		}
		kids := f.array(d["Kids"])
		if kids == nil || f.name(d["Type"]) == "Page" {
			if t := f.name(d["Type"]); t == "Page" || t == "" && (d["Contents"] != nil || d["MediaBox"] != nil || d["Resources"] != nil) || strings.EqualFold(t, "page") {
				out = append(out, d)
				f.pageNumbers[objectNumber(o)] = len(out)
			}
			return
		}
		for _, k := range kids {
			walk(k, depth+1)
		}
	}
	f.pageNumbers = map[int]int{}
	walk(f.catalog()["Pages"], 0)
	delete(f.pageNumbers, 0)
	f.pageList = out
	return out
}

// dynamicXFA tells whether the catalog's form has an XFA packet.
func (f *file) dynamicXFA() bool {
	return f.get(f.dict(f.catalog()["AcroForm"])["XFA"]) != nil
}
