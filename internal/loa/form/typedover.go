package form

// Text that was typed over blank form fields, as programs do that know no forms: it is
// what the fields hold.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// maxCompared bounds how many words are compared with how many fields: a page beyond is
// no form that a person fills.
const maxCompared = 5_000_000

// typedOver is a page whose blank fields hold what was typed over them, and where that
// stands; the page itself where nothing was. Such text is in type that the page does not
// use elsewhere, or drawn after everything else.
func typedOver(p *page.Page) (*page.Page, map[*page.Widget]porting.Box) {
	var blank []*page.Widget
	for _, w := range p.Widgets {
		if !w.Hidden && !w.Filled() && (w.Type == page.TextField || w.Type == page.ComboBox || w.Type == page.CheckBox || w.Type == page.RadioButton) {
			blank = append(blank, w)
		}
	}
	if len(blank) == 0 || len(blank)*len(p.Words) > maxCompared {
		return p, nil
	}
	of := make([]*page.Widget, len(p.Words)) // the blank field that each word stands in
	fonts, last := map[string]bool{}, 0
	for i, w := range p.Words {
		if of[i] = fieldAround(w, blank); of[i] == nil {
			fonts[w.Font] = true
			last = max(last, w.Drawn)
		}
	}
	for i := range p.Words { // what runs out of its field, and what the form prints in one
		if w := p.Words[i]; of[i] == nil && i > 0 && of[i-1] != nil && p.Words[i-1].Drawn == w.Drawn && p.Words[i-1].Row == w.Row {
			of[i] = of[i-1]
		} else if of[i] != nil && fonts[w.Font] && !look.HasLetterOrDigit(w.Text) {
			of[i] = nil
		}
	}
	words := map[*page.Widget][]*page.Word{}
	printed := map[*page.Widget]bool{}
	for i, w := range p.Words {
		if b := of[i]; b != nil {
			words[b] = append(words[b], w)
			printed[b] = printed[b] || fonts[w.Font] && w.Drawn < last
		}
	}
	out := *p
	out.Words, out.Widgets = nil, append([]*page.Widget(nil), p.Widgets...)
	over := map[*page.Widget]porting.Box{}
	taken := map[*page.Widget]bool{}
	for i, w := range out.Widgets {
		ws := words[w]
		if len(ws) == 0 || printed[w] {
			continue
		}
		full := *w
		switch text := wordsText(ws); {
		case w.Type == page.CheckBox || w.Type == page.RadioButton:
			full.On = text == "X" || text == "x" || len(look.FindMarks(text)) == 1 && look.FindMarks(text)[0].On
			if !full.On {
				continue
			}
		case asks(text):
			continue
		default:
			full.Value, full.Stored = text, text
		}
		out.Widgets[i], taken[w] = &full, true
		box := ws[0].Box
		for _, o := range ws {
			box = layout.Unite(box, o.Box, false)
		}
		over[&full] = box
	}
	if len(over) == 0 {
		return p, nil
	}
	for i, w := range p.Words {
		if of[i] == nil || !taken[of[i]] {
			out.Words = append(out.Words, w)
		}
	}
	return &out, over
}

// tickedOver is a page on which a printed box and the mark that was typed over it are one
// ticked box; the page itself where there is none.
func tickedOver(p *page.Page) *page.Page {
	var boxes []int
	for i, w := range p.Words {
		if w.Hidden == 0 && len(w.Text) <= 4 && w.Text != "" && strings.Trim(w.Text, layout.OffMarks) == "" {
			boxes = append(boxes, i)
		}
	}
	if len(boxes) == 0 || len(boxes)*len(p.Words) > maxCompared {
		return p
	}
	ticked := map[int]*page.Word{}
	gone := map[*page.Word]bool{}
	for _, w := range p.Words {
		if w.Hidden != 0 || w.Text != "X" && w.Text != "x" && (len(w.Text) > 4 || strings.Trim(w.Text, layout.OnMarks) != "") {
			continue
		}
		for _, i := range boxes {
			b := p.Words[i].Upright
			if x, y := w.Upright.MidX(), w.Upright.MidY(); x > b.X0-1 && x < b.X1+1 && y > b.Y0-1 && y < b.Y1+1 && ticked[i] == nil {
				full := *p.Words[i]
				full.Text = "☒"
				ticked[i], gone[w] = &full, true
				break
			}
		}
	}
	if len(ticked) == 0 {
		return p
	}
	out := *p
	out.Words = nil
	for i, w := range p.Words {
		if full := ticked[i]; full != nil {
			w = full
		}
		if !gone[w] {
			out.Words = append(out.Words, w)
		}
	}
	return &out
}

// fieldAround is the field that a word stands in, nil if it stands in none.
func fieldAround(w *page.Word, fields []*page.Widget) *page.Widget {
	if w.Blank || w.Hidden != 0 {
		return nil
	}
	for _, b := range fields {
		if x, y := w.Upright.MidX(), w.Upright.MidY(); x > b.Upright.X0 && x < b.Upright.X1 && y > b.Upright.Y0 && y < b.Upright.Y1 {
			return b
		}
	}
	return nil
}

// asks tells whether a text in a field is what the form prints there: a label, a remark,
// a place for something else.
func asks(text string) bool {
	if !look.HasLetterOrDigit(text) || labels.Placeholder(text) || labels.Instruction(text) || labels.LOA().Hint(text) {
		return true
	}
	m, ok := labels.LOA().Exact(text)
	return ok && !look.Answers(m.Target)
}

// wordsText is what words say together, line by line.
func wordsText(ws []*page.Word) string {
	var b strings.Builder
	for i, line := range layout.Lines(ws) {
		if i > 0 {
			b.WriteByte('\n')
		}
		for k, w := range line {
			switch {
			case k == 0:
			case w.Gap == "" && line[k-1].Row == w.Row && line[k-1].Drawn == w.Drawn:
			case w.Gap == "":
				b.WriteByte(' ')
			default:
				b.WriteString(w.Gap)
			}
			b.WriteString(w.Text)
		}
	}
	return b.String()
}
