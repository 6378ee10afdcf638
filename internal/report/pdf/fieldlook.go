package pdf

// What the fields of the customer's form look like with a new value: appearance
// streams of our own (ISO 32000-1, 12.7.3.3), since what a viewer would draw is
// another thing in each viewer, and nothing at all in many.

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// look draws fields.
type look struct {
	s         *source
	c         *copier
	w         *writer
	fs        *faces
	resources string
	undrawn   bool // a value has characters that our fonts do not have
}

// editing returns the dictionary of an object that is written anew.
func (k *look) editing(nr int, d types.Dict) types.Dict {
	if prev, ok := k.c.changed[nr]; ok {
		return prev
	}
	out := clone(d)
	k.c.changed[nr] = out
	return out
}

// apply writes a change: the value, and the appearance of each widget.
func (k *look) apply(ch change) error {
	x := ch.field
	d := k.editing(x.nr, x.dict)
	delete(d, "RV") // the rich text would show the old value
	delete(d, "I")
	flags := x.flags &^ richText
	if ch.unlock {
		flags &^= readOnly
		delete(d, "DV") // it may be the old value
		delete(d, "Lock")
	}
	if flags != x.flags {
		d["Ff"] = types.Integer(flags)
	}
	if n := len([]rune(ch.value)); x.kind == "Tx" && x.maxLen > 0 && n > x.maxLen {
		d["MaxLen"] = types.Integer(n)
	}
	switch {
	case x.kind == "Btn" && ch.value == "":
		d["V"] = types.Name("Off")
	case x.kind == "Btn":
		d["V"] = types.Name(ch.value)
	case ch.value == "":
		delete(d, "V")
		if inherits(k.s, x.dict, "V") {
			d["V"] = literal("()")
		}
	default:
		d["V"] = literal(str(ch.value))
	}
	for _, wg := range x.widgets {
		if wg.nr == 0 {
			return fmt.Errorf("%w: a field's widget is no object", ErrNotFillable)
		}
		wd := d
		if wg.nr != x.nr {
			wd = k.editing(wg.nr, wg.dict)
		}
		switch x.kind {
		case "Tx", "Ch":
			k.text(x, wg, wd, ch.shown)
		case "Btn":
			wd["AS"] = types.Name("Off")
			if ch.value != "" && wg.on == ch.value {
				wd["AS"] = types.Name(ch.value)
			}
		default:
			delete(wd, "AP")
		}
	}
	return nil
}

// inherits tells whether a field has an entry from those above it.
func inherits(s *source, d types.Dict, key string) bool {
	for range 32 {
		if d = s.dict(d["Parent"]); d == nil {
			return false
		}
		if d[key] != nil {
			return true
		}
	}
	return false
}

// refresh draws a field that keeps its value, where the file has no picture of
// it, or none that is to be believed: with stale, a viewer was asked to draw all
// of them itself.
func (k *look) refresh(x *field, stale bool) {
	if x.kind != "Tx" && x.kind != "Ch" || x.value == "" || x.kind == "Ch" && len(x.options) > 0 && x.flags&combo == 0 {
		return
	}
	for _, wg := range x.widgets {
		if wg.nr == 0 || k.s.get(k.s.dict(wg.dict["AP"])["N"]) != nil && !stale {
			continue
		}
		k.text(x, wg, k.editing(wg.nr, wg.dict), x.shown())
	}
}

// text draws a text field's widget.
func (k *look) text(x *field, wg fieldWidget, wd types.Dict, value string) {
	width, height := wg.rect[2]-wg.rect[0], wg.rect[3]-wg.rect[1]
	mk := k.s.dict(wd["MK"])
	turn := 0
	if r, ok := k.s.number(mk["R"]); ok {
		turn = (int(r)%360 + 360) % 360 / 90 * 90
	}
	if turn == 90 || turn == 270 {
		width, height = height, width
	}
	var cv canvas
	if ink, ok := k.s.colour(mk["BG"]); ok {
		cv.fill(0, 0, width, height, ink)
	}
	if ink, ok := k.s.colour(mk["BC"]); ok {
		line := 1.0
		if v, ok := k.s.number(k.s.dict(wd["BS"])["W"]); ok {
			line = v
		}
		if line > 0 && line < 12 {
			cv.frame(line/2, line/2, width-line, height-line, line, ink)
		}
	}
	da := x.da
	if own := k.s.text(wd["DA"]); own != "" {
		da = own
	}
	size, ink := fontSize(da), inkOf(da)
	quad := x.quad
	if q, ok := k.s.number(wd["Q"]); ok {
		quad = int(q)
	}
	for _, r := range value {
		if r != '\n' && !k.fs.regular.has(r) {
			k.undrawn = true
		}
	}
	multi := x.kind == "Tx" && x.flags&multiline != 0
	if size == 0 {
		size = min(12, height*0.68)
		if multi {
			size = min(10, height*0.5)
		}
	}
	switch {
	case value == "":
	case x.kind == "Tx" && x.flags&comb != 0 && x.maxLen > 0:
		combed(&cv, k.fs, width, height, value, x.maxLen, size, ink)
	default:
		cv.b.WriteString(appearance(k.fs, width, height, value, multi, size, quad, ink))
	}
	ap := k.w.stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 %s]%s /Resources %s", nums(width, height), turned[turn], k.resources), []byte(cv.b.String()))
	wd["AP"] = literal("<</N " + ap.String() + ">>")
	delete(wd, "AS")
}

// turned are the matrices that turn a widget's picture.
var turned = map[int]string{0: "", 90: " /Matrix [0 1 -1 0 0 0]", 180: " /Matrix [-1 0 0 -1 0 0]", 270: " /Matrix [0 -1 1 0 0 0]"}

// combed draws a value with one character in each of n equal cells.
func combed(c *canvas, fs *faces, w, h float64, value string, n int, size float64, ink rgb) {
	f := fs.regular
	c.op("/Tx BMC q")
	cell := w / float64(n)
	for i, r := range []rune(f.drawable(value)) {
		if i >= n {
			break
		}
		s := string(r)
		c.text(f, min(size, cell*1.4), cell*(float64(i)+0.5)-f.width(s, min(size, cell*1.4))/2, (h-size)/2+size*0.18, ink, s)
	}
	c.op("Q EMC")
}

// fontSize is the size of a default appearance string, 0 for "as it fits".
func fontSize(da string) float64 {
	w := strings.Fields(da)
	for i := range w {
		if w[i] == "Tf" && i > 0 {
			v, err := strconv.ParseFloat(w[i-1], 64)
			if err == nil && v > 0 && v < 100 {
				return v
			}
		}
	}
	return 0
}

// inkOf is the colour of a default appearance string, black where it has none
// that can be seen.
func inkOf(da string) rgb {
	w := strings.Fields(da)
	for i := len(w) - 1; i > 0; i-- {
		n := map[string]int{"g": 1, "rg": 3, "k": 4}[w[i]]
		if n == 0 || i < n {
			continue
		}
		var v [4]float64
		ok := true
		for j := range n {
			x, err := strconv.ParseFloat(w[i-n+j], 64)
			v[j], ok = min(max(x, 0), 1), ok && err == nil && !math.IsNaN(x)
		}
		ink := mix(v, n)
		if ok && ink[0]+ink[1]+ink[2] < 2.2 {
			return ink
		}
	}
	return black
}

// colour reads a colour of 1, 3 or 4 components.
func (s *source) colour(o types.Object) (rgb, bool) {
	a := s.array(o)
	var v [4]float64
	for i := range min(len(a), 4) {
		v[i], _ = s.number(a[i])
	}
	if n := len(a); n == 1 || n == 3 || n == 4 {
		return mix(v, n), true
	}
	return rgb{}, false
}

// mix makes a colour of 1 (grey), 3 (red, green, blue) or 4 (cyan, magenta,
// yellow, black) components.
func mix(v [4]float64, n int) rgb {
	switch n {
	case 1:
		return rgb{v[0], v[0], v[0]}
	case 3:
		return rgb{v[0], v[1], v[2]}
	}
	return rgb{(1 - v[0]) * (1 - v[3]), (1 - v[1]) * (1 - v[3]), (1 - v[2]) * (1 - v[3])}
}
