package report

// Where a value stands on the LOA, as a picture: the words, the lines and the
// form fields around it. Secrets are masked in it like everywhere.

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Picture is the neighbourhood of a value on its page, to be drawn. All of it is
// in points of the page as a person holds it, from its upper left corner, y
// downwards.
type Picture struct {
	Page          int
	Width, Height float64   // of the page
	Crop          page.Rect // what the picture shows
	Value         page.Rect // what it is about
	Words         []Written
	Rules         []page.Rule
	Fields        []page.Rect // frames of form fields
	Ink           []page.Rect // pictures and drawings
}

// Written is a text on a page.
type Written struct {
	Text string
	At   page.Rect
	Size float64 // height of its font
	Bold bool
	Mono bool // every character of one width
}

const (
	maxPictures = 24
	maxWritten  = 220 // texts in one picture
	cropWidth   = 400.0
	cropAround  = 34.0 // points above and below a value
	cropHeight  = 200.0
)

// Illustrate adds a picture to each finding whose value stands at a place on one
// of the LOA's pages, worst first; findings about single numbers have none.
func (m *Model) Illustrate(pages []*page.Page) {
	m.Pictures = map[string]*Picture{}
	if m.LOA == nil {
		return
	}
	byNumber := map[int]*page.Page{}
	for _, p := range pages {
		byNumber[p.Number] = p
	}
	type turned struct{ page, angle int }
	written := map[turned][]Written{}
	views := map[turned]*page.Page{}
	for i := range m.Findings {
		f := &m.Findings[i]
		p := byNumber[f.LOA.Where.Page]
		if f.TN != "" || f.Severity.Rank() < porting.Review.Rank() || f.LOA.Where.Box == nil || p == nil || p.TextFile {
			continue
		}
		if len(m.Pictures) == maxPictures {
			return
		}
		at := turned{p.Number, readAt(p, *f.LOA.Where.Box)}
		if views[at] == nil {
			views[at] = turn(p, at.angle)
			written[at] = m.written(views[at])
		}
		if pic := picture(views[at], *f.LOA.Where.Box, written[at]); pic != nil {
			m.Pictures[f.ID] = pic
		}
	}
}

// readAt is the direction in which a value is read, by the words at its place.
func readAt(p *page.Page, box porting.Box) int {
	at := p.ToUpright(box)
	for _, w := range p.Words {
		if at.Holds(w.Upright) {
			return w.Angle
		}
	}
	return 0
}

// turn is a page turned so that words that are read in a direction, in degrees
// counter-clockwise, are read from left to right.
func turn(p *page.Page, angle int) *page.Page {
	if angle == 0 {
		return p
	}
	q := *p
	q.Rotate = (p.Rotate + angle) % 360
	q.Words, q.Widgets, q.Images, q.Strokes, q.Rules = nil, nil, slices.Clone(p.Images), slices.Clone(p.Strokes), nil
	for _, w := range p.Words {
		c := *w
		c.Angle = (w.Angle - angle + 360) % 360
		q.Words = append(q.Words, &c)
	}
	for _, x := range p.Widgets {
		c := *x
		q.Widgets = append(q.Widgets, &c)
	}
	for _, r := range p.Rules {
		at := q.ToUpright(p.ToBox(page.Rect{X0: r.X0, Y0: r.Y0, X1: r.X1, Y1: r.Y1}))
		q.Rules = append(q.Rules, page.Rule{X0: at.X0, Y0: at.Y0, X1: at.X1, Y1: at.Y1, Width: r.Width})
	}
	q.FillUpright()
	return &q
}

// written is all that is written on a page and can be seen, in its form fields
// too, line by line; secrets are masked.
func (m *Model) written(p *page.Page) []Written {
	var out []Written
	for _, word := range p.Words {
		if word.Angle == 0 && word.Hidden&^page.Invisible == 0 && !word.Blank {
			out = append(out, Written{word.Text, word.Upright, word.Size, word.Bold, typewriter(word.Font)})
		}
	}
	for _, x := range p.Widgets {
		if !x.Hidden {
			out = append(out, filled(x)...)
		}
	}
	if !m.reveal {
		m.maskWords(out, p)
	}
	return out
}

// picture draws a page around a box, nil where the box is not on it.
func picture(p *page.Page, box porting.Box, written []Written) *Picture {
	w, h := p.Size()
	v := p.ToUpright(box)
	whole := page.Rect{X1: w, Y1: h}
	if !(w > 20 && h > 20 && w < 5000 && h < 5000) || !whole.Intersects(v) {
		return nil
	}
	v = page.Rect{X0: max(v.X0, 0), Y0: max(v.Y0, 0), X1: min(v.X1, w), Y1: min(v.Y1, h)}
	pic := &Picture{Page: p.Number, Width: w, Height: h, Value: v}
	// The label stands to the left, most of the time.
	left := v.X0 - 60
	for _, word := range p.Words {
		if u := word.Upright; word.Angle == 0 && u.OverlapY(v) > 0.3 && u.X0 < v.X0 && u.X0 > v.X0-260 {
			left = min(left, u.X0-8)
		}
	}
	cw := min(w, max(cropWidth, v.X1-left+30))
	ch := min(h, min(cropHeight, v.Height()+2*cropAround))
	x := min(max(left, 0), w-cw)
	y := min(max(v.MidY()-ch/2, 0), h-ch)
	pic.Crop = page.Rect{X0: x, Y0: y, X1: x + cw, Y1: y + ch}
	for _, x := range written {
		if pic.Crop.Intersects(x.At) && len(pic.Words) < maxWritten {
			pic.Words = append(pic.Words, x)
		}
	}
	for _, x := range p.Widgets {
		if x.Hidden || x.Type == page.PushButton || !pic.Crop.Intersects(x.Upright) {
			continue
		}
		if len(pic.Fields) < maxWritten {
			pic.Fields = append(pic.Fields, x.Upright)
		}
	}
	for _, r := range p.Rules {
		at := page.Rect{X0: r.X0, Y0: r.Y0, X1: r.X1 + 0.1, Y1: r.Y1 + 0.1}
		if pic.Crop.Intersects(at) && len(pic.Rules) < maxWritten {
			pic.Rules = append(pic.Rules, r)
		}
	}
	for _, x := range p.Images {
		if pic.Crop.Intersects(x.Upright) && x.Upright.Width() < 0.9*w {
			pic.Ink = append(pic.Ink, x.Upright)
		}
	}
	for _, x := range p.Strokes {
		if pic.Crop.Intersects(x.Upright) && len(pic.Ink) < maxWritten {
			pic.Ink = append(pic.Ink, x.Upright)
		}
	}
	return pic
}

// typewriter tells by its name whether a font is one.
func typewriter(font string) bool {
	font = strings.ToLower(font)
	return strings.Contains(font, "cour") || strings.Contains(font, "mono") || strings.Contains(font, "consol")
}

// filled are the lines of what stands in a form field.
func filled(x *page.Widget) []Written {
	switch x.Type {
	case page.TextField, page.ComboBox, page.ListBox:
	case page.CheckBox, page.RadioButton:
		if !x.On {
			return nil
		}
		return []Written{{"x", x.Upright, x.Upright.Height(), true, false}}
	default:
		return nil
	}
	lines := strings.Split(x.Value, "\n")
	if x.Value == "" {
		return nil
	}
	size := min(10, max(5, x.Upright.Height()*0.8/float64(len(lines))))
	var out []Written
	y := x.Upright.MidY() - float64(len(lines))*size*1.2/2
	for _, l := range lines {
		// Letters are half as wide as high, more or less.
		at := page.Rect{X0: x.Upright.X0 + 3, Y0: y, X1: min(x.Upright.X1, x.Upright.X0+3+float64(utf8.RuneCountInString(l))*size*0.52), Y1: y + size*1.2}
		if l != "" && at.Y0 >= x.Upright.Y0-size {
			out = append(out, Written{l, at, size, false, false})
		}
		y += size * 1.2
	}
	return out
}

// maskWords masks the secrets among a page's words, which it puts into lines: all
// that stands where a secret was read, and, line by line, what package porting
// takes for one.
func (m *Model) maskWords(ws []Written, p *page.Page) {
	// places are those of secrets; known is what is something else for certain.
	var places, known []page.Rect
	note := func(to *[]page.Rect, at porting.Where) {
		for _, w := range append([]porting.Where{at}, at.More...) {
			if w.Page == p.Number && w.Box != nil {
				*to = append(*to, p.ToUpright(*w.Box))
			}
		}
	}
	for _, n := range porting.Names {
		switch f := m.LOA.Fields[n]; {
		case f == nil:
		case porting.IsSecret(n):
			note(&places, f.Where)
		case n != porting.Remarks:
			note(&known, f.Where)
		}
	}
	for i := range m.LOA.Numbers {
		note(&known, m.LOA.Numbers[i].Where)
	}
	doubtful := m.labelled(p)
	slices.SortStableFunc(ws, func(a, b Written) int { return cmp.Compare(a.At.MidY(), b.At.MidY()) })
	for from := 0; from < len(ws); {
		// A line is what stands level with its first word.
		to := from + 1
		for to < len(ws) && ws[to].At.MidY()-ws[from].At.MidY() < max(3, ws[from].At.Height()/2) {
			to++
		}
		line := ws[from:to]
		slices.SortStableFunc(line, func(a, b Written) int { return cmp.Compare(a.At.X0, b.At.X0) })
		texts := make([]string, len(line))
		for i := range line {
			for _, s := range places {
				if s.Intersects(line[i].At) {
					line[i].Text = porting.Mask(line[i].Text)
				}
			}
			for _, s := range doubtful {
				if s.Intersects(line[i].At) && !slices.ContainsFunc(known, func(k page.Rect) bool { return k.Holds(line[i].At) }) && strings.ContainsAny(line[i].Text, "0123456789") {
					line[i].Text = porting.Mask(line[i].Text)
				}
			}
			texts[i] = line[i].Text
		}
		joined := strings.Join(texts, " ")
		if masked := porting.MaskIn(joined, m.secrets); masked != joined {
			share(line, texts, masked)
		}
		from = to
	}
}

// share gives each word of a line its part of the line's masked text. Where that
// is not as long as before, nothing of the line is shown.
func share(line []Written, texts []string, masked string) {
	rest := []rune(masked)
	if len(rest) != utf8.RuneCountInString(strings.Join(texts, " ")) {
		rest = []rune(porting.Mask(strings.Join(texts, " ")))
	}
	for i, t := range texts {
		k := utf8.RuneCountInString(t)
		line[i].Text = string(rest[:k])
		rest = rest[min(k+1, len(rest)):]
	}
}

// labelled are the places below and above words that ask for a secret, where the
// reader found none: what is written there may be one.
func (m *Model) labelled(p *page.Page) []page.Rect {
	for n, f := range m.LOA.Fields {
		if porting.IsSecret(n) && f.Where.Page == p.Number {
			return nil
		}
	}
	var out []page.Rect
	for _, w := range p.Words {
		if w.Angle == 0 && porting.MaskIn(w.Text+": 1", nil) == w.Text+": •" {
			out = append(out, page.Rect{X0: w.Upright.X0 - 2, Y0: w.Upright.Y0 - 26, X1: w.Upright.X1 + 60, Y1: w.Upright.Y1 + 26})
		}
	}
	return out
}
