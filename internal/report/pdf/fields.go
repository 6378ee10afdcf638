package pdf

// The fields of the customer's form.

import (
	"encoding/hex"
	"strings"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/porting"
)

// field is a terminal field of a form, with its widgets.
type field struct {
	nr      int // object number, 0 if it is no object of its own
	dict    types.Dict
	kind    string // Tx, Btn, Ch, Sig
	flags   int
	maxLen  int
	value   string // of a button the name of its state, of a choice what the file stores
	da      string
	quad    int // 0 left, 1 centre, 2 right
	options []option
	widgets []fieldWidget
}

// option is one of the values of a choice field.
type option struct{ stored, shown string }

// shown is the value as people see it.
func (f *field) shown() string {
	for _, o := range f.options {
		if o.stored == f.value {
			return o.shown
		}
	}
	return f.value
}

type fieldWidget struct {
	nr   int
	dict types.Dict
	page int // from 1, 0 if it stands on none
	rect porting.Box
	on   string // the state of a button that is not Off, "" if it has none
}

// Flags of fields (ISO 32000-1, tables 221, 226, 228 and 230).
const (
	readOnly   = 1 << 0
	multiline  = 1 << 12
	radio      = 1 << 15
	pushButton = 1 << 16
	combo      = 1 << 17
	editable   = 1 << 18
	comb       = 1 << 24
	richText   = 1 << 25
)

// fields returns the terminal fields of the form in the order of its tree.
func (s *source) fields(pages []sourcePage) []*field {
	acro := s.dict(s.dict(*s.x.Root)["AcroForm"])
	if acro == nil {
		return nil
	}
	on := map[int]int{}
	for i, p := range pages {
		for _, a := range s.array(p.dict["Annots"]) {
			if nr := objectNumber(a); nr != 0 {
				on[nr] = i + 1
			}
		}
	}
	type inherited struct {
		kind, da            string
		value, options      types.Object
		flags, maxLen, quad int
	}
	var out []*field
	seen := map[int]bool{}
	var walk func(o types.Object, in inherited, depth int)
	walk = func(o types.Object, in inherited, depth int) {
		nr := objectNumber(o)
		d := s.dict(o)
		if d == nil || depth > 32 || nr != 0 && seen[nr] || len(out) > 20_000 {
			return
		}
		seen[nr] = true
		if k := s.name(d["FT"]); k != "" {
			in.kind = k
		}
		if v, ok := s.number(d["Ff"]); ok {
			in.flags = int(v)
		}
		if v, ok := s.number(d["MaxLen"]); ok {
			in.maxLen = int(v)
		}
		if v, ok := s.number(d["Q"]); ok {
			in.quad = int(v)
		}
		if d["V"] != nil {
			in.value = d["V"]
		}
		if d["Opt"] != nil {
			in.options = d["Opt"]
		}
		if da := s.text(d["DA"]); da != "" {
			in.da = da
		}
		kids := s.array(d["Kids"])
		f := &field{nr: nr, dict: d}
		for _, k := range kids {
			kd := s.dict(k)
			if kd == nil {
				continue
			}
			if kd["T"] == nil && s.name(kd["Subtype"]) == "Widget" {
				f.widgets = append(f.widgets, s.widget(k, kd, on))
				continue
			}
			walk(k, in, depth+1)
			f = nil
			break
		}
		if f == nil {
			for _, k := range kids {
				walk(k, in, depth+1)
			}
			return
		}
		if len(kids) == 0 {
			f.widgets = []fieldWidget{s.widget(o, d, on)}
		}
		f.kind, f.flags, f.maxLen, f.da, f.quad = in.kind, in.flags, in.maxLen, in.da, in.quad
		f.value = s.text(in.value)
		if f.kind == "Btn" {
			f.value = s.name(in.value)
		}
		for _, o := range s.array(in.options) {
			if pair := s.array(o); len(pair) == 2 {
				f.options = append(f.options, option{s.text(pair[0]), s.text(pair[1])})
			} else {
				f.options = append(f.options, option{s.text(o), s.text(o)})
			}
		}
		out = append(out, f)
	}
	top := inherited{da: s.text(acro["DA"])}
	if q, ok := s.number(acro["Q"]); ok {
		top.quad = int(q)
	}
	for _, o := range s.array(acro["Fields"]) {
		walk(o, top, 0)
	}
	// Fields that the form's list has lost still stand on the pages.
	for _, p := range pages {
		for _, a := range s.array(p.dict["Annots"]) {
			if d := s.dict(a); objectNumber(a) != 0 && s.name(d["Subtype"]) == "Widget" && d["FT"] != nil && d["Parent"] == nil {
				walk(a, top, 0)
			}
		}
	}
	return out
}

func (s *source) widget(o types.Object, d types.Dict, on map[int]int) fieldWidget {
	w := fieldWidget{nr: objectNumber(o), dict: d}
	w.rect, _ = s.box(d["Rect"])
	w.page = on[w.nr]
	states := s.dict(s.dict(d["AP"])["N"])
	for _, k := range keysOf(states) {
		if k != "Off" {
			w.on = k
			break
		}
	}
	return w
}

// text decodes a text string: UTF-16 with its mark, UTF-8 with its mark, else
// byte for byte, which is PDFDocEncoding as far as it agrees with Latin-1. Line
// ends become \n.
func (s *source) text(o types.Object) string {
	var b []byte
	switch v := s.get(o).(type) {
	case types.StringLiteral:
		raw, err := types.Unescape(string(v))
		if err != nil {
			return ""
		}
		b = raw
	case types.HexLiteral:
		h := strings.Map(func(r rune) rune {
			if r <= ' ' {
				return -1
			}
			return r
		}, string(v))
		if len(h)%2 == 1 {
			h += "0"
		}
		raw, err := hex.DecodeString(h)
		if err != nil {
			return ""
		}
		b = raw
	default:
		return ""
	}
	var t string
	switch {
	case len(b) >= 2 && b[0] == 0xfe && b[1] == 0xff:
		t = wide(b[2:], 0, 1)
	case len(b) >= 2 && b[0] == 0xff && b[1] == 0xfe:
		t = wide(b[2:], 1, 0)
	case len(b) >= 3 && string(b[:3]) == "\xef\xbb\xbf":
		t = string(b[3:])
	default:
		r := make([]rune, len(b))
		for i, c := range b {
			r[i] = rune(c)
			if c >= 0x80 && c < 0xa0 {
				r[i] = docEncoding[c-0x80]
			}
		}
		t = string(r)
	}
	return strings.ReplaceAll(strings.ReplaceAll(t, "\r\n", "\n"), "\r", "\n")
}

// docEncoding is PDFDocEncoding from 0x80 to 0x9F (ISO 32000-1, table D.2).
var docEncoding = [32]rune{'•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', 0xfffd}

func wide(b []byte, hi, lo int) string {
	u := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		u = append(u, uint16(b[i+hi])<<8|uint16(b[i+lo]))
	}
	return string(utf16.Decode(u))
}
