package page

// The text of a page as a person reads it, form values in their places.

import (
	"sort"
	"strings"
)

// Text returns the page's text in reading order, a line of the page on a line,
// with what the form fields hold where they stand. Words that are off the page or
// in a layer that is off are left out; clipped and covered ones are there, as
// other programs have them.
func (p *Page) Text() string {
	words := make([]*Word, 0, len(p.Words)+len(p.Widgets))
	for _, w := range p.Words {
		if w.Hidden&(OffPage|Layer) == 0 {
			words = append(words, w)
		}
	}
	lines := p.LinesOf(words)
	type row struct {
		y, x float64
		h    float64
		text string
	}
	rows := make([][]row, 0, len(lines))
	for _, l := range lines {
		if l.Angle != 0 {
			rows = append(rows, []row{{text: l.Text(), y: 1e9}})
			continue
		}
		var r []row
		for _, s := range l.Segments {
			r = append(r, row{s.MidY(), s.X0, s.Height(), s.Text()})
		}
		rows = append(rows, r)
	}
	for _, w := range p.Widgets {
		t := w.text()
		if t == "" || w.Hidden {
			continue
		}
		mid := w.Upright.MidY()
		if w.MultiLine || strings.ContainsAny(t, "\r\n") {
			mid = w.Upright.Y0 + 6
		}
		best, dist := -1, 0.0
		for i, r := range rows {
			if r[0].y >= 1e9 {
				continue
			}
			d := r[0].y - mid
			if d < 0 {
				d = -d
			}
			if d <= 5 && (best < 0 || d < dist) {
				best, dist = i, d
			}
		}
		item := row{mid, w.Upright.X0, w.Upright.Height(), t}
		if best < 0 {
			rows = append(rows, []row{item})
		} else {
			rows[best] = append(rows[best], item)
		}
	}
	sort.SliceStable(rows, func(i, j int) bool { return rows[i][0].y < rows[j][0].y })
	var b strings.Builder
	for _, r := range rows {
		sort.SliceStable(r, func(i, j int) bool { return r[i].x < r[j].x })
		for i, it := range r {
			if i > 0 {
				b.WriteString("  ")
			}
			b.WriteString(it.text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// text is what a widget shows to a person: its value, or what its appearance
// draws where it holds none; of a list the options in view.
func (w *Widget) text() string {
	switch w.Type {
	case CheckBox, RadioButton:
		return ""
	case PushButton:
		return w.Shown
	case SignatureField:
		return w.Shown
	case ListBox:
		if w.Shown != "" && !strings.ContainsRune(w.Shown, '\uFFFD') {
			return w.Shown // the options in view, chosen or not
		}
	}
	if w.Value == "" {
		return w.Shown
	}
	return strings.ReplaceAll(strings.ReplaceAll(w.Value, "\r\n", "\n"), "\r", "\n")
}
