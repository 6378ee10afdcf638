package pdf

// The LOA, marked: a highlight and a numbered note on each value that is to be
// mended, and the list of them in front.

import (
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/marks"
	"github.com/portcheck/portcheck/internal/report/wording"
)

const (
	maxMarks  = 2000 // highlights in one file
	maxBadges = 5    // numbers beside one highlight
)

// catalog is the document's catalog without what would run on opening, and
// without labels that would no longer fit the pages.
func (c *copier) catalog() types.Dict {
	root := clone(c.s.dict(*c.s.x.Root))
	// "S" makes an action of a dictionary that a broken file has mixed up with one.
	for _, k := range []string{"OpenAction", "AA", "PageLabels", "Perms", "Collection", "S"} {
		delete(root, k)
	}
	if names := c.s.dict(root["Names"]); names != nil {
		names = clone(names)
		delete(names, "JavaScript")
		delete(names, "EmbeddedFiles")
		root["Names"] = names
	}
	return root
}

// inFront puts pages of ours before the document's, as the first kids of its
// page tree's root.
func (c *copier) inFront(root types.Dict, pages int, ours []*canvas, resources string) error {
	nr := objectNumber(root["Pages"])
	if nr == 0 {
		return fmt.Errorf("%w: its page tree is no object", ErrPDF)
	}
	tree := clone(c.s.dict(root["Pages"]))
	if c.s.array(tree["Kids"]) == nil || c.s.name(tree["Type"]) == "Page" {
		return fmt.Errorf("%w: its page tree has no kids", ErrPDF)
	}
	tree["Type"] = types.Name("Pages")
	delete(tree, "S")
	parent := c.to(*types.NewIndirectRef(nr, 0))
	var front types.Array
	for _, cv := range ours {
		content := c.w.stream("", []byte(cv.b.String()))
		front = append(front, literal(c.w.add(fmt.Sprintf("<</Type /Page /Parent %s /MediaBox [0 0 %s] /CropBox [0 0 %s] /Rotate 0 /Resources %s /Contents %s>>",
			parent, nums(pageWidth, pageHeight), nums(pageWidth, pageHeight), resources, content)).String()))
	}
	tree["Kids"] = append(front, c.s.array(tree["Kids"])...)
	tree["Count"] = types.Integer(pages + len(front))
	c.changed[nr] = tree
	return nil
}

// mark is one place to highlight, and the findings that are marked there.
type mark struct {
	page     int
	box      porting.Box
	severity porting.Severity // the worst
	notes    []string
	numbers  []int // of the points whose first place this is
	points   []int
	listed   bool // a number in a list: other text stands close beside it
	field    bool // a form field, which has a ground of its own
}

// Mark returns the LOA with its findings marked, and the list of them in front.
// A document that cannot be taken apart gives an error that is ErrPDF.
func Mark(ctx context.Context, loa []byte, m *report.Model) (out []byte, err error) {
	defer caught(&err)
	s, err := open(ctx, loa)
	if err != nil {
		return nil, err
	}
	pages := s.pages()
	if len(pages) == 0 {
		return nil, fmt.Errorf("%w: it has no pages", ErrPDF)
	}
	fs, err := newFaces()
	if err != nil {
		return nil, err
	}
	ps := points(&m.Report)
	w := &writer{}
	resources, embed := w.fonts(fs)
	byPage := map[int][]*mark{}
	marked := map[int]int{} // page of a point's first mark
	for i, mk := range places(m, ps) {
		if i == maxMarks {
			break
		}
		if mk.page > len(pages) || pages[mk.page-1].nr == 0 {
			continue
		}
		byPage[mk.page] = append(byPage[mk.page], mk)
		for _, n := range mk.points {
			if marked[n] == 0 {
				marked[n] = mk.page
			}
		}
	}
	c := newCopier(s, w)
	root := c.catalog()
	for i, p := range pages {
		if p.nr == 0 {
			continue
		}
		d := clone(p.dict)
		delete(d, "AA")
		delete(d, "S")
		annots := append(types.Array{}, s.array(d["Annots"])...)
		self := c.to(*types.NewIndirectRef(p.nr, 0))
		for _, mk := range byPage[i+1] {
			for _, a := range annotations(w, fs, resources, p, mk, self) {
				annots = append(annots, literal(a.String()))
			}
		}
		if len(annots) > 0 {
			d["Annots"] = annots
		}
		c.changed[p.nr] = d
	}
	if err := c.inFront(root, len(pages), listPages(fs, &m.Report, ps, marked), resources); err != nil {
		return nil, err
	}
	rootRef := w.reserve()
	w.set(rootRef, c.write(root, 0))
	if err := c.finish(); err != nil {
		return nil, err
	}
	if err := embed(); err != nil {
		return nil, err
	}
	info := w.add(dict(map[string]string{"Title": str("What to mend: " + marks.Line(m.Documents.LOA.Name, maxFact)), "Producer": "(portcheck)"}))
	return w.bytes(rootRef, info), nil
}

// places are the marks of all points, in the order of the points. Findings of
// one place, as the parts of one address often are, share a mark.
func places(m *report.Model, ps []point) []*mark {
	var out []*mark
	type key [5]int
	at := map[key]*mark{}
	for _, p := range ps {
		first := true // one place of a point bears its number
		for _, f := range p.group.Findings {
			where := f.LOA.Where
			if where.Page == 0 {
				where = fallback(m, f)
			}
			if f.Field != "" {
				first = true
			}
			for _, w := range append([]porting.Where{where}, where.More...) {
				if w.Page < 1 || w.Box == nil || !finite(*w.Box) {
					continue
				}
				k := key{w.Page}
				for i, v := range *w.Box {
					k[i+1] = int(math.Round(v))
				}
				mk := at[k]
				if mk == nil {
					mk = &mark{page: w.Page, box: *w.Box, listed: f.TN != "", field: inField(m, f)}
					at[k] = mk
					out = append(out, mk)
				}
				if f.Severity.Rank() > mk.severity.Rank() {
					mk.severity = f.Severity
				}
				mk.points = append(mk.points, p.n)
				mk.notes = append(mk.notes, note(p.n, f))
				if first && (len(mk.numbers) == 0 || mk.numbers[len(mk.numbers)-1] != p.n) {
					mk.numbers = append(mk.numbers, p.n)
				}
				first = false
			}
		}
	}
	return out
}

// inField tells whether a finding is about what stands in a form field.
func inField(m *report.Model, f *porting.Finding) bool {
	return m.LOA != nil && m.LOA.Fields[f.Field] != nil && m.LOA.Fields[f.Field].Read == porting.ReadForm
}

// fallback is where a finding without a place on the LOA belongs: its field's
// value, or its number in the list.
func fallback(m *report.Model, f *porting.Finding) porting.Where {
	if f.Field != "" {
		for _, row := range m.Fields {
			if row.Field == f.Field && row.LOA.Where.Page > 0 {
				return row.LOA.Where
			}
		}
	}
	if f.TN != "" && m.LOA != nil {
		for _, n := range m.LOA.Numbers {
			if n.TN == f.TN {
				return n.Where
			}
		}
	}
	return porting.Where{}
}

func finite(b porting.Box) bool {
	for _, v := range b {
		if math.IsNaN(v) || math.Abs(v) > 1e5 {
			return false
		}
	}
	return true
}

// annotations adds a mark's highlight and its numbers to the file.
func annotations(w *writer, fs *faces, resources string, p sourcePage, mk *mark, page ref) []ref {
	box := visible(mk.box, p.box)
	ground := rgb{1, 0.88, 0.4}
	ink := tone(mk.severity)
	if mk.severity == porting.Reject {
		ground = rgb{1, 0.72, 0.68}
	}
	// The highlight multiplies, so that the text under it stays as it is. With the
	// ground of a form field that would be mud: there it is thin, in a frame.
	var c canvas
	blend := "/BM /Multiply /ca 1"
	if mk.field {
		blend = "/BM /Multiply /ca 0.25"
		c.op("q")
	}
	c.op("/M gs")
	c.fill(0, 0, box[2]-box[0], box[3]-box[1], ground)
	if mk.field {
		c.op("Q")
		c.frame(0.7, 0.7, box[2]-box[0]-1.4, box[3]-box[1]-1.4, 1.4, ink)
	} else {
		edge(&c, p.rotate, box[2]-box[0], box[3]-box[1], ink)
	}
	ap := w.stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 %s] /Group <</S /Transparency>> /Resources <</ExtGState <</M <<%s>>>>>>",
		nums(box[2]-box[0], box[3]-box[1]), blend), []byte(c.b.String()))
	id := fmt.Sprintf("%d-%d-%d", mk.page, int(mk.box[0]*100), int(mk.box[1]*100))
	common := fmt.Sprintf("/Type /Annot /P %s /F 4 /T (portcheck) /Contents %s", page, str(strings.Join(mk.notes, "\n\n")))
	out := []ref{w.add(fmt.Sprintf("<<%s /Subtype /Highlight /Rect [%s] /QuadPoints [%s] /C [%s] /CA 1 /NM (portcheck-%s) /AP <</N %s>>>>",
		common, nums(box[:]...), nums(box[0], box[3], box[2], box[3], box[0], box[1], box[2], box[1]), nums(ground[:]...), id, ap))}
	if len(mk.numbers) == 0 {
		return out
	}
	// The numbers stand at the value's left as the page is shown, upright; in a
	// list they are smaller, and stand on its corner.
	r, raise := 7.0, 0.0
	if mk.listed {
		r, raise = 4.5, 4
	}
	shown := mk.numbers[:min(len(mk.numbers), maxBadges)]
	cos, sin := rotation(p.rotate)
	for i, n := range shown {
		x, y := beside(box, p, r, float64(len(shown)-1-i)*(2*r+1), raise)
		var b canvas
		b.op("q %s cm", nums(cos, sin, -sin, cos, r, r))
		badge(&b, fs, 0, 0, r, ink, n)
		b.op("Q")
		ap = w.stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 %s] /Resources %s", nums(2*r, 2*r), resources), []byte(b.b.String()))
		out = append(out, w.add(fmt.Sprintf("<<%s /Subtype /Stamp /Name /Note /Rect [%s] /NM (portcheck-%s-%d) /AP <</N %s>>>>",
			common, nums(x-r, y-r, x+r, y+r), id, n, ap)))
	}
	return out
}

// edge draws a line along the side of a box that is its lower one as the page is shown.
func edge(c *canvas, rotate int, w, h float64, ink rgb) {
	const t = 1.1
	switch rotate {
	case 90:
		c.fill(w-t, 0, t, h, ink)
	case 180:
		c.fill(0, h-t, w, t, ink)
	case 270:
		c.fill(0, 0, t, h, ink)
	default:
		c.fill(0, 0, w, t, ink)
	}
}

// rotation is the turn that makes a drawing upright on a page that is shown
// turned clockwise.
func rotation(rotate int) (cos, sin float64) {
	switch rotate {
	case 90:
		return 0, 1
	case 180:
		return -1, 0
	case 270:
		return 0, -1
	}
	return 1, 0
}

// beside is the middle of a disc at the left of a box, as the page is shown, so
// much further to the left, and within the page. Beside text that runs up or down
// it stands above the box, where no other line is. If raise is not 0 it stands on
// the box's upper left corner, so much above it.
func beside(b porting.Box, p sourcePage, r, further, raise float64) (x, y float64) {
	w, h := b[2]-b[0], b[3]-b[1] // as the page is shown
	if p.rotate == 90 || p.rotate == 270 {
		w, h = h, w
	}
	right, up := -(w/2 + r + 1 + further), 0.0
	switch {
	case raise != 0:
		right, up = -(w/2 + further), h/2+raise
	case h > 2*w && h > 30:
		right, up = 0, h/2+r+1+further
	}
	x, y = (b[0]+b[2])/2, (b[1]+b[3])/2
	switch p.rotate {
	case 90: // the page's lower edge is shown at the left, its left edge at the top
		x, y = x-up, y+right
	case 180:
		x, y = x-right, y-up
	case 270:
		x, y = x+up, y-right
	default:
		x, y = x+right, y+up
	}
	in := func(v, lo, hi float64) float64 { return max(lo+r, min(hi-r, v)) }
	return in(x, p.box[0], p.box[2]), in(y, p.box[1], p.box[3])
}

// visible makes a box large enough to be seen, and keeps it on the page.
func visible(b, page porting.Box) porting.Box {
	b = porting.Box{min(b[0], b[2]) - 1.5, min(b[1], b[3]) - 1.5, max(b[0], b[2]) + 1.5, max(b[1], b[3]) + 1.5}
	for i := range 2 {
		if b[i+2]-b[i] < 8 {
			mid := (b[i] + b[i+2]) / 2
			b[i], b[i+2] = mid-4, mid+4
		}
		if b[i+2] <= page[i] || b[i] >= page[i+2] {
			continue // outside what is shown: left where it is
		}
		b[i], b[i+2] = max(b[i], page[i]), min(b[i+2], page[i+2])
	}
	return b
}

// note is what a mark says when it is opened.
func note(n int, f *porting.Finding) string {
	s := fmt.Sprintf("%d. %s", n, wording.UpperFirst(marks.Line(wording.Title(f), maxFact)))
	if f.Message != "" {
		s += "\n" + marks.Line(f.Message, maxSentence)
	}
	if f.Fix != "" {
		s += "\n" + marks.Line(f.Fix, maxSentence)
	}
	return s
}

// fonts reserves the fonts of a file: resources that name them all, and what
// embeds them when all text is set.
func (w *writer) fonts(fs *faces) (resources string, embed func() error) {
	m := map[string]string{}
	refs := map[*face]ref{}
	for _, f := range fs.all() {
		refs[f] = w.reserve()
		m[f.tag] = refs[f].String()
	}
	return "<</Font " + dict(m) + ">>", func() error {
		for _, f := range fs.all() {
			if err := f.embed(w, refs[f]); err != nil {
				return err
			}
		}
		return nil
	}
}
