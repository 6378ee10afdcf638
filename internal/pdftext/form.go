package pdftext

// Form fields: our own walk over the field tree and the pages' annotations, as
// neither pdfcpu's export nor any one producer gets all of them right.

import (
	"math"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/pdftext/pdffile"
)

// forms are a document's form fields by page.
type forms struct {
	byPage map[int][]*page.Widget
	signed bool
}

func (fs *forms) any() bool { return len(fs.byPage) > 0 }

// of returns a page's widgets in reading order.
func (fs *forms) of(p *page.Page) []*page.Widget {
	ws := fs.byPage[p.Number]
	for _, w := range ws {
		w.Upright = p.ToUpright(w.Box)
	}
	sort.SliceStable(ws, func(i, j int) bool {
		a, b := ws[i].Upright, ws[j].Upright
		if math.Abs(a.MidY()-b.MidY()) > 0.5*min(a.Height(), b.Height()) {
			return a.Y0 < b.Y0
		}
		return a.X0 < b.X0
	})
	return ws
}

// flags of fields (Ff) and annotations (F)
const (
	ffReadOnly    = 1 << 0
	ffMultiline   = 1 << 12
	ffPassword    = 1 << 13
	ffRadio       = 1 << 15
	ffPushButton  = 1 << 16
	ffCombo       = 1 << 17
	ffComb        = 1 << 24
	annotHidden   = 1 << 1
	annotNoView   = 1 << 5
	maxParents    = 32
	maxValueBytes = limits.PDFValueBytes
)

// formFields walks all pages' annotations, then the field tree for what no page shows.
func (f *file) formFields(pages []types.Dict) *forms {
	fs := &forms{byPage: map[int][]*page.Widget{}}
	seen := map[int]bool{}
	count := 0
	for i, d := range pages {
		for _, o := range f.Array(d["Annots"]) {
			a := f.Dict(o)
			if a == nil || f.Name(a["Subtype"]) != "Widget" {
				continue
			}
			if nr := pdffile.ObjectNumber(o); nr != 0 {
				if seen[nr] {
					continue
				}
				seen[nr] = true
			}
			if count++; count > f.Limits.Fields {
				f.HitLimit = true
				return fs
			}
			if f.Interrupted() {
				return fs
			}
			f.addWidget(fs, a, i+1, false)
		}
	}
	visited := map[int]bool{}
	var walk func(o types.Object, depth int)
	walk = func(o types.Object, depth int) {
		nr := pdffile.ObjectNumber(o)
		d := f.Dict(o)
		if d == nil || depth > maxParents || nr != 0 && visited[nr] || f.Interrupted() {
			return
		}
		if count++; count > 2*f.Limits.Fields {
			f.HitLimit = true
			return
		}
		if nr != 0 {
			visited[nr] = true
		}
		kids := f.Array(d["Kids"])
		for _, k := range kids {
			walk(k, depth+1)
		}
		if len(kids) > 0 || nr != 0 && seen[nr] {
			return
		}
		// A field that no page shows: hidden, on the page that it names.
		n := f.PageNumbers[pdffile.ObjectNumber(d["P"])]
		if n == 0 || n > len(pages) {
			n = 1
		}
		f.addWidget(fs, d, n, true)
	}
	for _, o := range f.Array(f.Dict(f.Catalog()["AcroForm"])["Fields"]) {
		walk(o, 0)
	}
	return fs
}

// field is what a widget inherits.
type field struct {
	chain []types.Dict // the widget, its parent, …
}

func (f *file) fieldOf(d types.Dict) field {
	var fd field
	for range maxParents {
		fd.chain = append(fd.chain, d)
		parent := f.Dict(d["Parent"])
		if parent == nil || f.Name(parent["Type"]) == "Page" {
			break
		}
		d = parent
	}
	return fd
}

// find returns the nearest value of an inheritable attribute.
func (f *file) find(fd field, key string) types.Object {
	for _, d := range fd.chain {
		if o, ok := d[key]; ok && f.Get(o) != nil {
			return o
		}
	}
	return nil
}

func (f *file) fieldName(fd field) string {
	var parts []string
	for i := len(fd.chain) - 1; i >= 0; i-- {
		if b, ok := f.Bytes(fd.chain[i]["T"]); ok {
			parts = append(parts, pdffile.DecodeText(b))
		}
	}
	return strings.Join(parts, ".")
}

func (f *file) addWidget(fs *forms, d types.Dict, number int, unseen bool) {
	fd := f.fieldOf(d)
	w := &page.Widget{Page: number, Name: f.fieldName(fd), Hidden: unseen}
	for _, e := range fd.chain {
		if b, ok := f.Bytes(e["TU"]); ok {
			w.Tooltip = pdffile.DecodeText(b)
			break
		}
	}
	flags := f.Integer(f.find(fd, "Ff"), 0)
	w.ReadOnly = flags&ffReadOnly != 0
	if f.Integer(d["F"], 0)&(annotHidden|annotNoView) != 0 {
		w.Hidden = true
	}
	if r := f.Numbers(d["Rect"], 4); r != nil {
		w.Box = roundBox(normal(r))
	}
	switch f.Name(f.find(fd, "FT")) {
	case "Btn":
		f.button(w, fd, d, flags)
	case "Ch":
		f.choice(w, fd, flags)
	case "Sig":
		f.signature(fs, w, fd)
	case "Tx":
		w.Type = page.TextField
		w.Value = f.value(f.find(fd, "V"))
	default:
		// A field without a type that holds or could hold text is a text field.
		v := f.find(fd, "V")
		if v == nil && f.find(fd, "DA") == nil {
			return
		}
		w.Type = page.TextField
		w.Value = f.value(v)
	}
	if w.Type == page.TextField {
		w.MultiLine = flags&ffMultiline != 0
		w.Comb = flags&ffComb != 0
		w.MaxLen = max(0, f.Integer(f.find(fd, "MaxLen"), 0))
	}
	if w.Type != page.SignatureField {
		w.Default = f.value(f.find(fd, "DV"))
	}
	if w.Stored == "" {
		w.Stored = w.Value
	}
	f.appearance(w, fd, d, flags)
	fs.byPage[number] = append(fs.byPage[number], w)
}

// value decodes a field's value of any type that producers write: string,
// stream, name, number, and of an array the first.
func (f *file) value(o types.Object) string {
	switch v := f.Get(o).(type) {
	case types.StringLiteral, types.HexLiteral:
		return f.Text(o)
	case types.Name:
		if !f.SpendText(len(v)) {
			return ""
		}
		return nameText(string(v))
	case types.StreamDict:
		b, err := f.Data(o)
		if err != nil || len(b) > maxValueBytes || !f.SpendText(len(b)) {
			f.HitLimit = true
			return ""
		}
		return pdffile.DecodeText(b)
	case types.Integer:
		return strconv.Itoa(int(v))
	case types.Float:
		return strconv.FormatFloat(float64(v), 'f', -1, 64)
	case types.Boolean:
		return strconv.FormatBool(bool(v))
	case types.Array:
		for _, e := range v {
			switch f.Get(e).(type) {
			case types.StringLiteral, types.HexLiteral, types.Name:
				return f.value(e)
			}
		}
	}
	return ""
}

// nameText is a name's text: UTF-8 as the standard recommends, else
// PDFDocEncoding. The parser leaves the #xx of names in object streams.
func nameText(n string) string {
	n = string(pdffile.UnescapeName([]byte(n)))
	if utf8.ValidString(n) {
		return n
	}
	return pdffile.DecodeText([]byte(n))
}

// key decodes the #xx of a dictionary's key, which the parser leaves.
func key(k string) string { return nameText(k) }

func (f *file) button(w *page.Widget, fd field, d types.Dict, flags int) {
	switch {
	case flags&ffPushButton != 0:
		w.Type = page.PushButton
		return
	case flags&ffRadio != 0:
		w.Type = page.RadioButton
	default:
		w.Type = page.CheckBox
	}
	w.Value = f.value(f.find(fd, "V"))
	state, hasState := "", false
	if n, ok := f.Get(d["AS"]).(types.Name); ok {
		state, hasState = nameText(string(n)), true
	}
	var states []string
	for k := range f.Dict(f.Dict(d["AP"])["N"]) {
		if !f.Spend(8) {
			break
		}
		if k != "Off" {
			states = append(states, key(k))
		}
	}
	if _, isStream := f.Stream(f.Dict(d["AP"])["N"]); isStream {
		states = nil
	}
	sort.Strings(states)
	switch {
	case len(states) == 1:
		w.Export = states[0]
	case len(states) > 1:
		w.Export = states[0]
		for _, s := range states {
			if s == state || !hasState && s == w.Value {
				w.Export = s
			}
		}
	case hasState && state != "Off":
		w.Export = state
	case w.Value != "Off" && w.Type == page.CheckBox:
		w.Export = w.Value
	}
	for _, o := range f.Array(f.find(fd, "Opt")) {
		w.Options = append(w.Options, f.value(o))
	}
	if hasState {
		w.On = state != "Off" && state != ""
		if w.On && len(states) > 0 && !contains(states, state) {
			// The state has no appearance: what counts is the value.
			w.On = w.Value != "" && w.Value != "Off" && (w.Value == w.Export || w.Value == state)
		}
	} else {
		w.On = w.Value != "" && w.Value != "Off" && (w.Value == w.Export || w.Type == page.CheckBox && len(states) == 0)
	}
	if hasState && w.Type == page.CheckBox && !w.On && w.Value != "" && w.Value != "Off" && w.Value == w.Export {
		w.Differs = true // drawn empty, stored as checked
	}
	if hasState && w.On && (w.Value == "" || w.Value == "Off") && f.find(fd, "V") != nil {
		w.Differs = true // drawn checked, stored as empty
	}
	if w.Value == "" && w.On {
		w.Value = w.Export
	}
}

func contains(list []string, s string) bool {
	for _, e := range list {
		if e == s {
			return true
		}
	}
	return false
}

// choice reads a combo or list box: options are texts, or pairs of the value
// stored and the text shown.
func (f *file) choice(w *page.Widget, fd field, flags int) {
	w.Type = page.ListBox
	if flags&ffCombo != 0 {
		w.Type = page.ComboBox
	}
	var stored []string
	for _, o := range f.Array(f.find(fd, "Opt")) {
		if len(stored) >= 10_000 {
			break
		}
		if pair := f.Array(o); len(pair) > 0 {
			stored = append(stored, f.value(pair[0]))
			w.Options = append(w.Options, f.value(pair[len(pair)-1]))
			continue
		}
		stored = append(stored, f.value(o))
		w.Options = append(w.Options, f.value(o))
	}
	shown := func(v string) string {
		for i, s := range stored {
			if s == v {
				return w.Options[i]
			}
		}
		return v
	}
	v := f.find(fd, "V")
	var raw []string
	if a, ok := f.Get(v).(types.Array); ok {
		for _, e := range a {
			raw = append(raw, f.value(e))
		}
	} else if v != nil {
		raw = []string{f.value(v)}
	} else {
		for _, o := range f.Array(f.find(fd, "I")) {
			if i := f.Integer(o, -1); i >= 0 && i < len(stored) {
				raw = append(raw, stored[i])
			}
		}
	}
	for _, r := range raw {
		if r != "" {
			w.Values = append(w.Values, shown(r))
		}
	}
	w.Value = strings.Join(w.Values, "\n")
	w.Stored = strings.Join(raw, "\n")
	if len(w.Values) < 2 {
		w.Values = nil
	}
}

func (f *file) signature(fs *forms, w *page.Widget, fd field) {
	w.Type = page.SignatureField
	v := f.Dict(f.find(fd, "V"))
	if v == nil {
		return
	}
	contents, ok := f.Bytes(v["Contents"])
	if !ok || len(contents) == 0 {
		return
	}
	w.SignatureApplied = true
	fs.signed = true
	w.Signer = f.Text(v["Name"])
	w.SignedOn = f.Text(v["M"])
}
