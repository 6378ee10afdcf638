package sheet

// The ZIP package: checked whole before anything in it is believed. excelize
// swallows wrong checksums, cut parts and doubled names (a shorter sheet, no
// error), so that this is done here, on archive/zip.

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"io"
	"net/url"
	"path"
	"strings"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
)

// maxRatio is how far a large part may have been compressed. Sheets reach 20 to
// 60; deflate ends at 1032, which only bombs reach.
const maxRatio = limits.SheetRatio

// keptBytes is how large the parts of a package may be together to be kept when they
// are verified: else each is unpacked again where it is read.
const keptBytes = 4 << 20

// pack is an opened and verified package.
type pack struct {
	ctx   context.Context
	parts map[string]*zip.File // by lower-case name without leading slash
	kept  map[string][]byte    // what they hold, where they are small together
}

func openPackage(ctx context.Context, data []byte, lim Limits) (*pack, error) {
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, damaged("its ZIP directory is missing or broken, as after an interrupted download")
	}
	p := &pack{ctx: ctx, parts: make(map[string]*zip.File, len(zr.File)), kept: map[string][]byte{}}
	if len(zr.File) > lim.Entries {
		return nil, tooBig("the workbook's package has %s parts, more than the %s that are read",
			thousands(int64(len(zr.File))), thousands(int64(lim.Entries)))
	}
	var total uint64
	for _, f := range zr.File {
		if strings.HasSuffix(f.Name, "/") && f.UncompressedSize64 == 0 {
			continue
		}
		name := partName(f.Name)
		if _, twice := p.parts[name]; twice {
			return nil, damaged("the part %q stands twice in its package, and programs differ in which one they show", printable(name))
		}
		p.parts[name] = f
		if f.Flags&1 != 0 {
			return nil, faultf(porting.ProblemPassword, "the file is a ZIP archive protected with a password; unpack it and send the workbook itself")
		}
		if f.UncompressedSize64 > uint64(lim.Unpacked) || total+f.UncompressedSize64 > uint64(lim.Unpacked) {
			return nil, tooBig("the workbook unpacks to more than the %s bytes that are read", thousands(lim.Unpacked))
		}
		total += f.UncompressedSize64
		if f.UncompressedSize64 > 8<<20 && f.UncompressedSize64/(f.CompressedSize64+1) > maxRatio {
			return nil, tooBig("a part of the workbook is compressed more than %d times, as no spreadsheet program does", maxRatio)
		}
	}
	if err := p.kind(); err != nil {
		return nil, err
	}
	return p, p.verify(total)
}

// partName is the form under which parts are found: the package format compares
// names without regard to case.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// printable makes a part's name fit for a message.
func printable(name string) string {
	if len(name) > 80 {
		name = name[:80] + "…"
	}
	return strings.ToValidUTF8(name, "�")
}

// kind refuses packages that are something else than an OOXML workbook.
func (p *pack) kind() error {
	has := func(name string) bool { return p.parts[name] != nil }
	if has("_rels/.rels") && has("[content_types].xml") {
		switch {
		case has("word/document.xml"):
			return faultf(porting.ProblemWrongType, "the file is a Word document and no spreadsheet; send the record as XLSX, CSV or PDF")
		case has("ppt/presentation.xml"):
			return faultf(porting.ProblemWrongType, "the file is a PowerPoint presentation and no spreadsheet; send the record as XLSX, CSV or PDF")
		case has("xl/workbook.bin"):
			return faultf(porting.ProblemWrongType, "the file is a binary Excel workbook (XLSB), which is not read; %s", saveAs)
		}
		return nil
	}
	if f := p.parts["mimetype"]; f != nil && f.UncompressedSize64 < 200 {
		if b, err := p.read("mimetype", 200); err == nil {
			switch {
			case bytes.Contains(b, []byte("opendocument.spreadsheet")):
				return faultf(porting.ProblemWrongType, "the file is an OpenDocument spreadsheet (ODS), which is not read; open it in LibreOffice or Excel, choose Save As, Excel Workbook (.xlsx), and send that")
			case bytes.Contains(b, []byte("opendocument")):
				return faultf(porting.ProblemWrongType, "the file is an OpenDocument file and no spreadsheet; send the record as XLSX, CSV or PDF")
			}
		}
	}
	if has("index/document.iwa") || has("index.zip") {
		return faultf(porting.ProblemWrongType, "the file is an Apple Numbers or Pages document, which is not read; export it as Excel (.xlsx) and send that")
	}
	workbook := has("[content_types].xml") || has("_rels/.rels")
	for name := range p.parts {
		workbook = workbook || strings.HasPrefix(name, "xl/")
	}
	if workbook {
		return damaged("its package lacks the parts that say where the workbook is")
	}
	if len(p.parts) == 0 {
		return faultf(porting.ProblemEmpty, "the file is an empty ZIP archive; export the record again and send that")
	}
	return faultf(porting.ProblemWrongType, "the file is a ZIP archive and no workbook; unpack it and send the files in it one by one")
}

// verify reads every part to its end: sizes and checksums must be what the
// directory says. The parts of a package that is small are kept as they were read.
func (p *pack) verify(unpacked uint64) error {
	for _, name := range sortedKeys(p.parts) {
		r, err := p.open(name)
		if err != nil {
			return err
		}
		if unpacked > keptBytes {
			_, err = io.Copy(io.Discard, r)
		} else {
			part := bytes.NewBuffer(make([]byte, 0, p.parts[name].UncompressedSize64+bytes.MinRead))
			_, err = part.ReadFrom(r)
			p.kept[name] = part.Bytes()
		}
		r.Close()
		if err != nil {
			return p.fail(name, err)
		}
	}
	return nil
}

// open starts reading a part. Reading obeys the context and ends with the
// checksum's verdict.
func (p *pack) open(name string) (io.ReadCloser, error) {
	f := p.parts[partName(name)]
	if f == nil {
		return nil, damaged("the part %q, which it refers to, is not in its package", printable(name))
	}
	if part, ok := p.kept[partName(name)]; ok {
		return &ctxReader{p.ctx, io.NopCloser(bytes.NewReader(part))}, nil
	}
	rc, err := f.Open()
	if err != nil {
		return nil, p.fail(name, err)
	}
	return &ctxReader{p.ctx, rc}, nil
}

func (p *pack) has(name string) bool { return p.parts[partName(name)] != nil }

// read returns a small part whole.
func (p *pack) read(name string, limit int64) ([]byte, error) {
	r, err := p.open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, limit))
}

// fail says in which part reading failed, and why.
func (p *pack) fail(name string, err error) error {
	var f *fault
	var corrupt flate.CorruptInputError
	switch {
	case errors.As(err, &f), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, zip.ErrChecksum):
		return damaged("the part %q has another checksum than when it was written", printable(name))
	case errors.Is(err, zip.ErrAlgorithm):
		return damaged("the part %q is compressed in a way that spreadsheet programs do not use", printable(name))
	case errors.Is(err, io.ErrUnexpectedEOF):
		return damaged("the part %q is cut off", printable(name))
	case errors.As(err, &corrupt), errors.Is(err, zip.ErrFormat):
		return damaged("the part %q cannot be unpacked", printable(name))
	}
	return damaged("the part %q cannot be read: %v", printable(name), err)
}

// walk reads an XML part to its end and calls start for each element; start may
// read on, and must leave the reader at or inside that element.
func (p *pack) walk(name string, start func(*xmlReader) error) error {
	r, err := p.open(name)
	if err != nil {
		return err
	}
	defer r.Close()
	x, err := newXMLReader(r, p.parts[partName(name)].UncompressedSize64)
	for err == nil {
		var k tokenKind
		if k, err = x.next(); err != nil || k == tokEOF {
			break
		}
		if k == tokStart {
			err = start(x)
		}
	}
	if err != nil {
		return p.fail(name, err)
	}
	return nil
}

// relation is one entry of a part's relationships.
type relation struct{ id, kind, target string }

// relations reads the relationships of a part ("" for the package). kind is the
// last word of the type, which strict and transitional files share.
func (p *pack) relations(part string) ([]relation, error) {
	dir, file := path.Split(part)
	name := dir + "_rels/" + file + ".rels"
	if !p.has(name) {
		return nil, nil
	}
	var out []relation
	err := p.walk(name, func(x *xmlReader) error {
		if string(x.name) != "Relationship" || string(x.attr("TargetMode")) == "External" {
			return nil
		}
		target := strings.ReplaceAll(string(x.attr("Target")), `\`, "/")
		if u, err := url.PathUnescape(target); err == nil {
			target = u
		}
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/"+dir, target)
		}
		kind := string(x.attr("Type"))
		out = append(out, relation{string(x.attr("Id")), kind[strings.LastIndexByte(kind, '/')+1:], strings.TrimPrefix(path.Clean(target), "/")})
		if len(out) > 100_000 {
			return errDepth
		}
		return nil
	})
	return out, err
}

type ctxReader struct {
	ctx context.Context
	rc  io.ReadCloser
}

func (r *ctxReader) Read(b []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.rc.Read(b)
}

func (r *ctxReader) Close() error { return r.rc.Close() }
