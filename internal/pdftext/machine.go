package pdftext

// The text machine: runs content streams and collects characters, ruling lines,
// images and strokes, all in the page's own space.

import (
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/pdftext/font"
	"github.com/portcheck/portcheck/internal/pdftext/pdffile"
)

// char is one drawn character (or the letters of one ligature).
type char struct {
	text string
	// x, y is the origin on the base line; ex, ey where the pen stands after it,
	// character spacing included; all in page space.
	x, y, ex, ey float64
	dx, dy       float64 // the direction of the base line, any length
	box          box
	size         float64 // height of the font as drawn
	wide         float64 // the same along the base line: another where type is condensed
	space        float64 // width of the font's blank as drawn
	font         *font.Font
	hidden       page.Hidden
	unknown      bool
}

// rule, stroke and picture are what is drawn besides text, in page space.
type rule struct {
	x0, y0, x1, y1, width float64
}

type stroke struct {
	box        box
	segments   int
	annotation bool
}

type picture struct {
	box           box
	width, height int
}

// drawing is what one content stream, with all that it invokes, drew.
type drawing struct {
	chars    []char
	rules    []rule
	strokes  []stroke
	pictures []picture
}

// clear empties a drawing for the next page.
func (d *drawing) clear() {
	*d = drawing{d.chars[:0], d.rules[:0], d.strokes[:0], d.pictures[:0]}
}

// paths counts what was drawn besides text.
func (d *drawing) paths() int { return len(d.rules) + len(d.strokes) + len(d.pictures) }

// gstate is the part of the graphics state that text needs.
type gstate struct {
	ctm         matrix
	clip        box
	font        *font.Font
	size        float64
	charSpace   float64
	wordSpace   float64
	scale       float64
	leading     float64
	rise        float64
	mode        int
	lineWidth   float64
	fillWhite   bool
	strokeWhite bool
	// transparent: what is filled lets through what lies under it.
	transparent bool
	pattern     bool // the fill is a pattern, which may have holes
}

// machine runs the content streams of one page or one appearance.
type machine struct {
	f      *file
	out    *drawing
	g      gstate
	stack  []gstate
	tm     matrix
	tlm    matrix
	depth  int
	active map[int]bool // form XObjects being drawn
	marks  []mark
	// hidden counts the marked-content sections around that are switched off.
	hidden int

	path     []segment
	start    [2]float64
	at       [2]float64
	curves   int
	clipNext bool
	ops      int

	covered int // work spent on looking for what is drawn over

	paper bool   // it is known what lies under the text: a page from its start
	inked []box  // what was painted so far in another colour than white
	white []byte // text that is white on bare paper
}

type segment struct {
	x0, y0, x1, y1 float64
	rect           bool // one side of a rectangle drawn by re
}

// mark is an open marked-content section.
type mark struct {
	actual string
	has    bool
	from   int
	hidden bool
}

func (f *file) newMachine(out *drawing, visible box) *machine {
	m := &machine{f: f, out: out, active: map[int]bool{}}
	m.g = gstate{ctm: identity, clip: visible, scale: 1, lineWidth: 1}
	return m
}

// operand is an operand of an operator; arrays are flattened behind their length.
type operand struct {
	kind pdffile.TokenKind
	num  float64
	str  []byte
	arr  []operand
}

const maxOperands = limits.PDFOperands

// run executes a content stream with its resources.
func (m *machine) run(content []byte, res types.Dict) error {
	if m.f.run -= int64(len(content)); m.f.run < 0 {
		m.f.HitLimit = true
		return pdffile.ErrLimit
	}
	l := pdffile.Lexer{Source: content}
	var args []operand
	var arrays [][]operand // open arrays
	base := len(m.stack)
	baseMarks := len(m.marks)
	push := func(o operand) {
		if n := len(arrays); n > 0 {
			if len(arrays[n-1]) < maxOperands {
				arrays[n-1] = append(arrays[n-1], o)
			}
			return
		}
		if len(args) < maxOperands {
			args = append(args, o)
		}
	}
	for {
		t := l.Next()
		switch t.Kind {
		case pdffile.TokEnd:
			if len(m.stack) > base {
				m.g = m.stack[base]
				m.stack = m.stack[:base]
			}
			for len(m.marks) > baseMarks {
				m.endMark()
			}
			return nil
		case pdffile.TokNumber:
			push(operand{kind: pdffile.TokNumber, num: t.Num})
		case pdffile.TokName, pdffile.TokString:
			push(operand{kind: t.Kind, str: t.Text})
		case pdffile.TokArray, pdffile.TokDict:
			if len(arrays) < 16 {
				arrays = append(arrays, nil)
			}
		case pdffile.TokArrayEnd, pdffile.TokDictEnd:
			if n := len(arrays); n > 0 {
				kind := pdffile.TokArray
				if t.Kind == pdffile.TokDictEnd {
					kind = pdffile.TokDict
				}
				o := operand{kind: kind, arr: arrays[n-1]}
				arrays = arrays[:n-1]
				push(o)
			}
		case pdffile.TokKeyword:
			if len(arrays) > 0 {
				// true, false, null inside an array or dictionary
				switch string(t.Text) {
				case "true", "false", "null":
					push(operand{kind: pdffile.TokKeyword, str: t.Text})
					continue
				}
				arrays = arrays[:0] // an array that was never closed
			}
			m.f.operators--
			if m.f.operators < 0 {
				m.f.HitLimit = true
				return pdffile.ErrLimit
			}
			m.ops++
			if m.ops&255 == 0 {
				if err := m.f.Err(); err != nil {
					return err
				}
			}
			op := string(t.Text)
			if op == "BI" {
				l.SkipImage()
				m.inlineImage()
			} else if err := m.do(op, args, res, base); err != nil {
				return err
			}
			args = args[:0]
		}
	}
}

func num(args []operand, i int) float64 {
	if i < 0 || i >= len(args) || args[i].kind != pdffile.TokNumber {
		return 0
	}
	return args[i].num
}

// last returns the last n operands, so that surplus ones do not shift them.
func last(args []operand, n int) []operand {
	if len(args) > n {
		return args[len(args)-n:]
	}
	return args
}

func (m *machine) do(op string, args []operand, res types.Dict, base int) error {
	g := &m.g
	switch op {
	case "q":
		if len(m.stack) < 512 {
			m.stack = append(m.stack, m.g)
		}
	case "Q":
		if n := len(m.stack); n > base {
			m.g = m.stack[n-1]
			m.stack = m.stack[:n-1]
		}
	case "cm":
		if a := last(args, 6); len(a) == 6 {
			g.ctm = matrixOf(a).mul(g.ctm)
		}
	case "w":
		g.lineWidth = num(args, 0)
	case "gs":
		if len(args) > 0 {
			m.extState(m.f.Dict(m.resource(res, "ExtGState", string(args[0].str))))
		}

	// text
	case "BT":
		m.tm, m.tlm = identity, identity
	case "ET":
	case "Tc":
		g.charSpace = num(args, 0)
	case "Tw":
		g.wordSpace = num(args, 0)
	case "Tz":
		g.scale = num(args, 0) / 100
	case "TL":
		g.leading = num(args, 0)
	case "Tf":
		if a := last(args, 2); len(a) == 2 {
			g.font = m.f.fonts.Font(m.resource(res, "Font", string(a[0].str)))
			g.size = num(a, 1)
		}
	case "Tr":
		g.mode = int(num(args, 0))
	case "Ts":
		g.rise = num(args, 0)
	case "Td":
		m.moveLine(num(args, 0), num(args, 1))
	case "TD":
		g.leading = -num(args, 1)
		m.moveLine(num(args, 0), num(args, 1))
	case "Tm":
		if a := last(args, 6); len(a) == 6 {
			m.tm = matrixOf(a)
			m.tlm = m.tm
		}
	case "T*":
		m.moveLine(0, -g.leading)
	case "Tj":
		if len(args) > 0 {
			return m.show(args[len(args)-1].str)
		}
	case "'":
		m.moveLine(0, -g.leading)
		if len(args) > 0 {
			return m.show(args[len(args)-1].str)
		}
	case "\"":
		if a := last(args, 3); len(a) == 3 {
			g.wordSpace, g.charSpace = num(a, 0), num(a, 1)
			m.moveLine(0, -g.leading)
			return m.show(a[2].str)
		}
	case "TJ":
		if len(args) == 0 {
			break
		}
		for _, o := range args[len(args)-1].arr {
			switch o.kind {
			case pdffile.TokNumber:
				d := -o.num / 1000 * g.size
				if g.font != nil && g.font.Vertical {
					m.tm = m.tm.moved(0, d)
				} else {
					m.tm = m.tm.moved(d*g.scale, 0)
				}
			case pdffile.TokString:
				if err := m.show(o.str); err != nil {
					return err
				}
			}
		}

	// XObjects and marked content
	case "Do":
		if len(args) > 0 {
			return m.xobject(m.resource(res, "XObject", string(args[0].str)), res)
		}
	case "sh":
		m.ink(g.clip)
	case "BMC":
		m.beginMark(mark{})
	case "BDC":
		m.beginDC(args, res)
	case "EMC":
		m.endMark()

	// colour, as far as white is concerned
	case "g", "rg", "k", "sc", "scn":
		g.fillWhite = white(op, args)
		g.pattern = len(args) > 0 && args[len(args)-1].kind == pdffile.TokName
	case "G", "RG", "K", "SC", "SCN":
		g.strokeWhite = white(op, args)
	case "cs":
		g.fillWhite, g.pattern = false, false
	case "CS":
		g.strokeWhite = false

	default:
		m.pathOp(op, args)
	}
	return nil
}

func matrixOf(a []operand) matrix {
	var t matrix
	for i := range t {
		t[i] = num(a, i)
	}
	return t
}

// white tells whether a colour operator sets white.
func white(op string, args []operand) bool {
	n := len(args)
	switch op {
	case "k", "K":
		return n == 4 && num(args, 0) == 0 && num(args, 1) == 0 && num(args, 2) == 0 && num(args, 3) == 0
	}
	if n == 0 || n == 4 {
		return false
	}
	for i := range args {
		if args[i].kind != pdffile.TokNumber || args[i].num < 0.99 {
			return false
		}
	}
	return n == 1 || n == 3
}

// resource looks a named resource up.
func (m *machine) resource(res types.Dict, kind, name string) types.Object {
	d := m.f.Dict(res[kind])
	if d == nil {
		return nil
	}
	if o, ok := d[name]; ok {
		return o
	}
	o, _ := d.Find(name)
	return o
}

func (m *machine) extState(d types.Dict) {
	if d == nil {
		return
	}
	if a := m.f.Array(d["Font"]); len(a) == 2 {
		m.g.font = m.f.fonts.Font(a[0])
		m.g.size, _ = m.f.Num(a[1])
	}
	if a, ok := m.f.Num(d["ca"]); ok {
		m.g.transparent = a < 1
	}
	if bm := m.f.Get(d["BM"]); bm != nil && m.f.Name(bm) != "Normal" && m.f.Name(bm) != "Compatible" {
		m.g.transparent = true
	}
	if mask := m.f.Get(d["SMask"]); mask != nil && m.f.Name(mask) != "None" {
		m.g.transparent = true
	}
	if w, ok := m.f.Num(d["LW"]); ok {
		m.g.lineWidth = w
	}
}

func (m *machine) moveLine(x, y float64) {
	m.tlm = m.tlm.moved(x, y)
	m.tm = m.tlm
}
