package pdftext

// What the machine draws: characters of strings, form XObjects, images.

import (
	"math"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/pdftext/font"
	"github.com/portcheck/portcheck/internal/pdftext/pdffile"
)

// show draws a string.
func (m *machine) show(s []byte) error {
	g := &m.g
	ft := g.font
	if ft == nil {
		ft = m.f.fonts.Font(nil)
	}
	if len(m.white) > 0 && len(m.white) < maxWhite {
		m.white = append(m.white, ' ')
	}
	// Of where the characters stand only the origin changes.
	trm := matrix{g.size * g.scale, 0, 0, g.size, 0, g.rise}.mul(m.tm).mul(g.ctm)
	size, wide := math.Hypot(trm[2], trm[3]), math.Hypot(trm[0], trm[1])
	for len(s) > 0 {
		gl := ft.Next(s)
		s = s[gl.N:]
		m.f.glyphs--
		if m.f.glyphs < 0 || len(m.out.chars) >= m.f.Limits.PageGlyphs {
			m.f.HitLimit = true
			return pdffile.ErrLimit
		}
		extra := g.charSpace
		if gl.Space {
			extra += g.wordSpace
		}
		x, y := m.tm.apply(0, g.rise)
		trm[4], trm[5] = g.ctm.apply(x, y)
		var dx, dy float64
		if ft.Vertical {
			dy = -gl.Width*g.size + extra
		} else {
			dx = (gl.Width*g.size + extra) * g.scale
		}
		m.emit(ft, &gl, &trm, size, wide)
		m.tm[4], m.tm[5] = m.tm.apply(dx, dy)
	}
	return nil
}

// emit draws one character; size and wide are the type's height and width as drawn.
func (m *machine) emit(ft *font.Font, gl *font.Glyph, trm *matrix, size, wide float64) {
	g := &m.g
	text := gl.Text
	if gl.Unknown {
		if gl.Width == 0 && ft.Composite {
			return
		}
		text = string(utf8.RuneError)
	}
	if text == "" && !m.replacing() {
		return
	}
	if size == 0 || size > 5000 {
		return
	}
	c := char{text: text, font: ft, unknown: gl.Unknown, size: size, wide: wide, space: ft.Space * wide}
	w := gl.Width
	c.x, c.y = trm.apply(0, 0)
	if ft.Vertical {
		// Vertical writing: one above the other; boxes about the middle of the em.
		c.box = trm.bounds(box{-0.5, -w, 0.5, 0})
		c.ex, c.ey = trm.apply(0, -w)
		c.dx, c.dy = -trm[2], -trm[3]
	} else {
		c.box = trm.bounds(box{0, ft.Descent, w, ft.Ascent})
		// Character spacing is left out: whether it spaces letters or parts words is
		// seen by the gaps. A blank is as wide as it is made.
		adv := w
		if g.size != 0 && gl.Space {
			adv += (g.charSpace + g.wordSpace) / g.size
		}
		c.ex, c.ey = trm.apply(adv, 0)
		c.dx, c.dy = trm[0], trm[1]
	}
	if g.mode == 3 || g.mode == 7 {
		c.hidden |= page.Invisible
	}
	if m.hidden > 0 {
		c.hidden |= page.Covered | page.Layer
	}
	mx, my := (c.box.x0+c.box.x1)/2, (c.box.y0+c.box.y1)/2
	if mx < g.clip.x0 || mx > g.clip.x1 || my < g.clip.y0 || my > g.clip.y1 {
		c.hidden |= page.Clipped
	}
	if m.paper && g.fillWhite && !g.pattern && g.mode == 0 && !ft.Type3 && m.unseen(c.box) {
		c.hidden |= page.Covered
		if len(m.white) < maxWhite {
			m.white = append(m.white, c.text...)
		}
	}
	m.out.chars = append(m.out.chars, c)
}

// xobject draws a form or notes an image.
func (m *machine) xobject(o types.Object, res types.Dict) error {
	s, ok := m.f.Stream(o)
	if !ok {
		return nil
	}
	switch m.f.Name(s.Dict["Subtype"]) {
	case "Image":
		m.image(m.f.Integer(s.Dict["Width"], 0), m.f.Integer(s.Dict["Height"], 0))
		return nil
	case "Form", "":
	default:
		return nil
	}
	if m.f.off(s.Dict["OC"]) {
		m.hidden++
		defer func() { m.hidden-- }()
	}
	return m.form(o, s, res)
}

// form draws a form XObject in the present graphics state.
func (m *machine) form(o types.Object, s types.StreamDict, res types.Dict) error {
	nr := pdffile.ObjectNumber(o)
	if nr != 0 && m.active[nr] {
		return nil // it draws itself
	}
	m.f.forms--
	if m.depth >= m.f.Limits.Depth || m.f.forms < 0 {
		m.f.HitLimit = true
		return nil
	}
	content, err := m.f.Data(o)
	if err != nil {
		return err
	}
	if nr != 0 {
		m.active[nr] = true
		defer delete(m.active, nr)
	}
	m.depth++
	saved := m.g
	savedTm, savedTlm := m.tm, m.tlm
	defer func() {
		m.depth--
		m.g = saved
		m.tm, m.tlm = savedTm, savedTlm
	}()
	if a := m.f.Numbers(s.Dict["Matrix"], 6); a != nil {
		var t matrix
		copy(t[:], a)
		m.g.ctm = t.mul(m.g.ctm)
	}
	if b := m.f.Numbers(s.Dict["BBox"], 4); b != nil {
		m.g.clip = m.g.clip.intersect(m.g.ctm.bounds(normal(b)))
	}
	own := m.f.Dict(s.Dict["Resources"])
	if own == nil {
		own = res
	}
	return m.run(content, own)
}

// normal is a rectangle array with its corners in order.
func normal(b []float64) box {
	return box{min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])}
}

func (m *machine) image(w, h int) {
	if m.hidden == 0 {
		m.ink(m.g.ctm.bounds(box{0, 0, 1, 1}))
	}
	if len(m.out.pictures) < m.f.Limits.Paths && m.hidden == 0 {
		m.out.pictures = append(m.out.pictures, picture{m.g.ctm.bounds(box{0, 0, 1, 1}).intersect(m.g.clip), w, h})
	}
}

func (m *machine) inlineImage() { m.image(0, 0) }
