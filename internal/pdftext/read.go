// Package pdftext reads a PDF's pages: positioned words, ruling lines, pictures
// and form fields, to the character.
//
// pdfcpu parses the file, decrypts it and applies its filters; everything about
// text is done here. Package pdffile opens the file. A machine runs the content streams
// and collects characters with their places (machine.go, paths.go, marks.go); which
// character a code means, package font says; words are made of characters by their
// distances (words.go). Form fields are read by a walk of their own (form.go,
// appearance.go).
//
// Nothing is guessed: a character that cannot be known is U+FFFD, its word is
// marked, and a problem says so. The package does not read images, and it does
// not order right-to-left or vertical writing.
package pdftext

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/parallel"
	"github.com/portcheck/portcheck/internal/pdftext/font"
	"github.com/portcheck/portcheck/internal/pdftext/pdffile"
	"github.com/portcheck/portcheck/internal/porting"
)

// Read reads a PDF. It always returns a document; what is wrong with the file
// stands in its Problems, each a sentence without the file's name. The error is
// ctx's alone, and the document then holds what was read until it ended.
func Read(ctx context.Context, data []byte, lim Limits) (doc *page.Document, err error) {
	doc = &page.Document{}
	defer func() {
		if r := recover(); r != nil {
			if rethrow {
				panic(r)
			}
			problem(doc, porting.ProblemDamaged, 0, "the PDF is damaged in a way that stops reading; open it and save or print it to a new PDF")
			err = ctx.Err()
		}
		if e := ctx.Err(); e != nil {
			err = e
			if !has(doc, porting.ProblemTimeout) {
				problem(doc, porting.ProblemTimeout, 0, "reading the PDF took too long and was stopped; print it to a new PDF, or send fewer pages")
			}
		}
	}()
	if len(data) == 0 {
		problem(doc, porting.ProblemEmpty, 0, "the file is empty (0 bytes); upload it again")
		return doc, ctx.Err()
	}
	if len(data) > lim.Bytes {
		problem(doc, porting.ProblemLimit, 0, fmt.Sprintf("the file is larger than %d MB; send the pages of the LOA alone", lim.Bytes>>20))
		return doc, ctx.Err()
	}
	objects, oerr := pdffile.Open(ctx, data, lim)
	if oerr != nil {
		if ctx.Err() == nil {
			openProblem(doc, oerr)
		}
		return doc, ctx.Err()
	}
	newFile(objects, lim).read(doc)
	return doc, ctx.Err()
}

// openProblem says why a file could not be opened.
func openProblem(doc *page.Document, err error) {
	switch {
	case errors.Is(err, pdfcpu.ErrWrongPassword):
		problem(doc, porting.ProblemPassword, 0, "the PDF is protected with a password; save it without one and upload it again")
	case errors.Is(err, pdfcpu.ErrUnsupportedEncryptionFeature):
		problem(doc, porting.ProblemPassword, 0, "the PDF is encrypted in a way that cannot be read here; save it without protection and upload it again")
	case errors.Is(err, pdffile.ErrLimit):
		problem(doc, porting.ProblemLimit, 0, fmt.Sprintf("the PDF is made of more parts than are read (%d); print it to a new PDF", limits.PDFObjects))
	case errors.Is(err, pdffile.ErrHeavy):
		problem(doc, porting.ProblemLimit, 0, fmt.Sprintf("the PDF describes its pages with more than %d MB of objects; print it to a new PDF", limits.PDFObjectBytes>>20))
	default:
		problem(doc, porting.ProblemDamaged, 0, "the PDF is damaged and no page of it can be read; open it and save or print it to a new PDF")
	}
}

// rethrow lets panics through, so that tests find what Read would only report.
var rethrow = false

func problem(doc *page.Document, code string, pageNumber int, message string) {
	doc.Problems = append(doc.Problems, porting.Problem{Code: code, Message: message, Where: porting.Where{Page: pageNumber}})
}

func has(doc *page.Document, code string) bool {
	for _, p := range doc.Problems {
		if p.Code == code {
			return true
		}
	}
	return false
}

// file is a parsed PDF while its pages are read, with what remains of the budgets for
// them.
type file struct {
	*pdffile.File
	fonts *font.Library
	// run is for the bytes of content that is run, again and again where pages or forms
	// share it.
	run                      int64
	operators, glyphs, forms int
	arranger                 arranger
	offGroups                map[int]bool // optional content that is off
	brokenPages              []int        // whose content is broken
	whitePages               []int        // those with text in white on white
	charBuffer               []char       // for the next page or appearance
}

func newFile(f *pdffile.File, lim Limits) *file {
	return &file{File: f, fonts: font.New(f), run: 2 * lim.TotalBytes,
		operators: lim.Operators, glyphs: lim.Glyphs, forms: lim.Forms, arranger: arranger{runs: lim.Runs}}
}

// read fills the document from an open file.
func (f *file) read(doc *page.Document) {
	pages := f.Pages()
	if len(pages) == 0 {
		problem(doc, porting.ProblemDamaged, 0, "the PDF has no page that can be read; open it and save or print it to a new PDF")
		return
	}
	if len(pages) > f.Limits.Pages {
		problem(doc, porting.ProblemLimit, 0, fmt.Sprintf("the PDF has more than %d pages, of which the first %d were read; send the pages of the LOA alone", f.Limits.Pages, f.Limits.Pages))
		pages = pages[:f.Limits.Pages]
	}
	xfa := f.DynamicXFA()
	for i, d := range pages {
		if f.Interrupted() {
			break
		}
		p := f.newPage(i+1, d)
		doc.Pages = append(doc.Pages, p)
	}
	forms := f.formFields(pages)
	for _, p := range doc.Pages {
		p.Widgets = forms.of(p)
	}
	if !f.fill(doc.Pages, pages) {
		return
	}
	var unknown []int
	for _, p := range doc.Pages {
		for _, w := range p.Words {
			if w.Uncertain && w.Hidden&(page.Clipped|page.OffPage|page.Covered) == 0 {
				unknown = append(unknown, p.Number)
				break
			}
		}
	}
	doc.Signed = forms.signed
	f.problems(doc, forms, xfa, unknown)
}

// newPage makes a page with its box and rotation.
func (f *file) newPage(number int, d types.Dict) *page.Page {
	p := &page.Page{Number: number, Media: porting.Box{0, 0, 612, 792}}
	var media, visible box
	if b := f.Numbers(f.inherited(d, "MediaBox"), 4); b != nil {
		media = normal(b)
	}
	if media.x1-media.x0 < 1 || media.y1-media.y0 < 1 {
		media = box{0, 0, 612, 792}
	}
	visible = media
	if b := f.Numbers(f.inherited(d, "CropBox"), 4); b != nil {
		if c := normal(b).intersect(media); c.x1-c.x0 >= 1 && c.y1-c.y0 >= 1 {
			visible = c
		}
	}
	p.Media = roundBox(visible)
	r := f.Integer(f.inherited(d, "Rotate"), 0) % 360
	p.Rotate = (r + 360) % 360 / 90 * 90
	return p
}

// inherited looks an attribute up along the page tree.
func (f *file) inherited(d types.Dict, key string) types.Object {
	for range 64 {
		if d == nil {
			return nil
		}
		if o := f.Get(d[key]); o != nil {
			return o
		}
		d = f.Dict(d["Parent"])
	}
	return nil
}

// fewPages are filled one after the other: to wake another processor would take as long.
const fewPages = 3

// fill runs the contents of the pages and makes words of what they draw: of one page
// while the next is run, where there are more than a few. It tells whether time was left.
func (f *file) fill(pages []*page.Page, dicts []types.Dict) bool {
	if len(pages) <= fewPages || runtime.GOMAXPROCS(0) == 1 {
		out := drawing{chars: f.charBuffer}
		for i, p := range pages {
			if f.Interrupted() {
				return false
			}
			if out.clear(); f.draws(p, dicts[i], &out) {
				f.arrange(p, &out)
			}
		}
		return true
	}
	type drawn struct {
		drawing
		whole bool
	}
	out, last := &drawn{drawing: drawing{chars: f.charBuffer}}, &drawn{}
	for i := range len(pages) + 1 {
		if f.Interrupted() {
			return false
		}
		parallel.Each(2, func(part int) {
			switch {
			case part == 0 && i > 0 && last.whole:
				f.arrange(pages[i-1], &last.drawing)
			case part == 1 && i < len(pages):
				out.clear()
				out.whole = f.draws(pages[i], dicts[i], &out.drawing)
			}
		})
		out, last = last, out
	}
	return true
}

// draws runs the page's content. It tells whether what was drawn may be read.
func (f *file) draws(p *page.Page, d types.Dict, out *drawing) bool {
	visible := box{p.Media[0], p.Media[1], p.Media[2], p.Media[3]}
	m := f.newMachine(out, box{visible.x0 - 2000, visible.y0 - 2000, visible.x1 + 2000, visible.y1 + 2000})
	m.paper = true
	res := f.Dict(f.inherited(d, "Resources"))
	f.Corrupt = false
	content := f.content(d["Contents"])
	if n := min(len(content)/charBytes, firstChars); n > cap(out.chars) {
		out.chars = make([]char, 0, n)
	}
	if f.Corrupt {
		f.brokenPages = append(f.brokenPages, p.Number)
	}
	if err := m.run(content, res); err != nil && !errors.Is(err, pdffile.ErrLimit) {
		return false
	}
	if valueLike(string(m.white)) {
		f.whitePages = append(f.whitePages, p.Number)
	}
	err := f.annotations(d, out)
	return err == nil || errors.Is(err, pdffile.ErrLimit)
}

// arrange puts what was drawn on the page.
func (f *file) arrange(p *page.Page, out *drawing) {
	p.Words = f.arranger.words(p, out.chars)
	place(p, out)
}

// A page's content takes some bytes for a character that it draws, at the least; a
// page of text has no more characters than are made room for at once.
const (
	charBytes  = 4
	firstChars = 1 << 10
)

// place puts what was drawn besides text on the page.
func place(p *page.Page, out *drawing) {
	for _, r := range out.rules {
		u := p.ToUpright(porting.Box{r.x0, r.y0, r.x1, r.y1})
		if u.Height() <= u.Width() {
			y := u.MidY()
			u.Y0, u.Y1 = y, y
		} else {
			x := u.MidX()
			u.X0, u.X1 = x, x
		}
		p.Rules = append(p.Rules, page.Rule{X0: u.X0, Y0: u.Y0, X1: u.X1, Y1: u.Y1, Width: r.width})
	}
	for _, s := range out.strokes {
		p.Strokes = append(p.Strokes, page.Stroke{Box: roundBox(s.box), Segments: s.segments, Annotation: s.annotation})
	}
	for _, s := range out.pictures {
		if s.box.empty() {
			continue
		}
		p.Images = append(p.Images, page.Image{Box: roundBox(s.box), Width: s.width, Height: s.height})
	}
	p.FillUpright()
}

// content joins a page's content streams.
func (f *file) content(o types.Object) []byte {
	if _, ok := f.Stream(o); ok {
		b, _ := f.Data(o)
		return b
	}
	var out []byte
	for _, e := range f.Array(o) {
		b, err := f.Data(e)
		if err != nil {
			break
		}
		if int64(len(out)+len(b)) > f.Limits.StreamBytes { // of one stream again and again, perhaps
			f.HitLimit = true
			break
		}
		out = append(out, b...)
		out = append(out, '\n')
	}
	return out
}

// problems says what keeps the document, or a page of it, from being read whole.
func (f *file) problems(doc *page.Document, forms *forms, xfa bool, unknown []int) {
	if xfa && !forms.any() && (f.Boolean(f.Catalog()["NeedsRendering"]) || notice(doc)) {
		// What the pages hold is a notice that the reader is too old, not the document.
		doc.Pages = nil
		problem(doc, porting.ProblemXFA, 0, "the PDF is a dynamic XFA form, whose content only Adobe Acrobat can show; open it there and print it to PDF")
		return
	}
	for _, n := range f.brokenPages {
		problem(doc, porting.ProblemDamaged, n, fmt.Sprintf("the content of page %d is damaged, and what follows the damage is missing; get the PDF again from whoever sent it", n))
	}
	for _, n := range f.whitePages {
		problem(doc, porting.ProblemUnreadableValue, n, fmt.Sprintf("page %d has text in white on white, which nobody sees: it was not read as part of the document", n))
	}
	if f.LostPages {
		problem(doc, porting.ProblemDamaged, 0, "a page that the PDF lists is missing from the file; get the PDF again from whoever sent it")
	}
	if f.HitLimit || f.arranger.cut {
		problem(doc, porting.ProblemLimit, 0, "the PDF holds more than is read of one document, so parts of it are missing; print it to a new PDF")
	}
	for _, n := range unknown {
		problem(doc, porting.ProblemUnknownFont, n, fmt.Sprintf("page %d has letters in a font that does not say what they are (shown as \uFFFD); print the page to a new PDF, or send it as a scan", n))
	}
	for _, p := range doc.Pages {
		for _, w := range p.Widgets {
			if w.Differs {
				doc.Problems = append(doc.Problems, porting.Problem{
					Code:    porting.ProblemAppearanceDiffers,
					Message: fmt.Sprintf("the form field %s on page %d shows another text than the value stored in it; open the form, correct the field and save it again", quoted(w.Name), p.Number),
					Where:   porting.Where{Page: p.Number, Box: &w.Box},
				})
			}
		}
	}
	content := false
	for _, p := range doc.Pages {
		if len(p.Words)+len(p.Widgets)+len(p.Images)+len(p.Strokes) > 0 {
			content = true
		}
		if m := unread(p); m != "" {
			problem(doc, porting.ProblemScannedPage, p.Number, m)
		}
	}
	if !content && len(doc.Problems) == 0 {
		problem(doc, porting.ProblemEmpty, 0, "the PDF has no text, no form field and no image; check that the right file was uploaded")
	}
}

// What makes a page one that has to be read by OCR.
const (
	fewWords      = 25  // a scan can bear a fax header or a page number as text
	mostOfPage    = 0.6 // of the page's area
	outlinedPaths = 40  // shapes without any text
)

// unread says of a page that what it shows is not in its text; "" where it is.
func unread(p *page.Page) string {
	if len(p.Widgets) > 0 {
		return ""
	}
	seen, layer := 0, 0
	for _, w := range p.Words {
		switch {
		case w.Hidden&(page.Clipped|page.OffPage|page.Covered) != 0:
		case w.Hidden&page.Invisible != 0:
			layer++
		default:
			seen++
		}
	}
	if layer > 0 && seen == 0 {
		return "" // somebody has read it by OCR: the words are marked
	}
	area := 0.0
	for _, i := range p.Images {
		area += (i.Box[2] - i.Box[0]) * (i.Box[3] - i.Box[1])
	}
	whole := (p.Media[2] - p.Media[0]) * (p.Media[3] - p.Media[1])
	switch {
	case seen == 0 && len(p.Images) > 0:
		return fmt.Sprintf("page %d is an image without text; it has to be read by OCR", p.Number)
	case seen < fewWords && layer == 0 && area > mostOfPage*whole:
		return fmt.Sprintf("page %d is an image with a few words beside it; what the image says has to be read by OCR", p.Number)
	case seen == 0 && len(p.Strokes) > outlinedPaths:
		return fmt.Sprintf("page %d has shapes but no text (its letters may be drawn as outlines); it has to be read by OCR", p.Number)
	}
	return ""
}

// quoted shortens a name from the document for a message.
func quoted(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return fmt.Sprintf("%q", strings.ToValidUTF8(s, "\uFFFD"))
}

// notice tells whether the pages of an XFA form hold no more than the sentence
// that another reader is needed.
func notice(doc *page.Document) bool {
	words, named := 0, false
	for _, p := range doc.Pages {
		words += len(p.Words)
		for _, w := range p.Words {
			switch strings.Trim(w.Text, ".,®") {
			case "Adobe", "Acrobat", "Reader":
				named = true
			}
		}
	}
	return words == 0 || named && words < 300
}
