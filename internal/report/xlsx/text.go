package xlsx

// The texts of cells.

import (
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/portcheck/portcheck/internal/report/marks"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// maxCell is how many characters a cell may hold: 32,767 UTF-16 units, less a
// margin for the note on what was cut.
const maxCell = 32000

// clean is a text as a cell can show it: what cannot be seen by name, line
// breaks kept, cut after max characters.
func clean(s string, max int) string {
	return clip(unescapable(marks.Visible(strings.ReplaceAll(s, "\r\n", "\n"))), max)
}

// oneLine is a text as a cell of one line can show it, cut after max characters.
func oneLine(s string, max int) string { return unescapable(marks.Line(s, max)) }

// unescapable takes apart what looks like a character escaped by the format
// (_x0041_ is an A). Writers could escape the escape; but excelize does not where
// two of them share a line, and what readers make of it differs from reader to reader.
func unescapable(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if escaped(s[i:]) {
			b.WriteString("<U+005F low line>")
		} else {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// escaped tells whether a text begins with an escaped character.
func escaped(s string) bool {
	if len(s) < len("_x0041_") || s[0] != '_' || s[1] != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F') {
			return false
		}
	}
	return true
}

// clip cuts a text after max UTF-16 units and says how much is missing.
func clip(s string, max int) string {
	units := 0
	for i, r := range s {
		if r > 0xffff {
			units++
		}
		if units++; units > max {
			return s[:i] + " … (" + wording.Count(utf8.RuneCountInString(s[i:]), "more character", "more characters") + ")"
		}
	}
	return s
}

// exact is a text to be copied: to the character, as long as a cell can hold it.
func exact(s string) string {
	for i, r := range s {
		if escaped(s[i:]) || r < 0x20 && r != '\n' && r != '\t' || r == 0xfffd || r == 0xfffe || r == 0xffff {
			return clean(s, maxCell)
		}
	}
	return clip(s, maxCell)
}

// runs draws one side's pieces: what differs is bold, coloured and underlined,
// what cannot be seen stands by name. Neighbours of one font are one run.
func runs(ps []marks.Piece, colour string) []excelize.RichTextRun {
	plain := &excelize.Font{Family: "Consolas", Size: 11, Color: inkColour}
	changed := &excelize.Font{Family: "Consolas", Size: 11, Color: colour, Bold: true, Underline: "single"}
	named := &excelize.Font{Family: "Calibri", Size: 9, Color: "3B3F76", Italic: true}
	namedChanged := &excelize.Font{Family: "Calibri", Size: 9, Color: colour, Bold: true, Italic: true, Underline: "single"}
	var out []excelize.RichTextRun
	left := maxCell - 100
	add := func(s string, f *excelize.Font) {
		if left <= 0 || s == "" {
			return
		}
		if n := len(s); n > left { // bytes: more than units, never less
			cut := left
			for cut > 0 && !utf8.RuneStart(s[cut]) {
				cut--
			}
			s, f = s[:cut]+" …", plain
		}
		left -= len(s)
		if n := len(out); n > 0 && out[n-1].Font == f {
			out[n-1].Text += s
			return
		}
		out = append(out, excelize.RichTextRun{Font: f, Text: s})
	}
	marked := false
	for _, p := range ps {
		f, nameFont := plain, named
		switch p.Kind {
		case marks.Changed:
			f, nameFont = changed, namedChanged
			marked = true
		case marks.Cut:
			add("… "+wording.Count(p.N, "character", "characters")+" …", named)
			continue
		}
		for _, a := range marks.Atoms(p.Text) {
			if a.Kind == marks.Named {
				add("<"+a.Code+" "+a.Name+">", nameFont)
				marked = true
			} else {
				add(unescapable(a.Text), f)
			}
		}
	}
	if !marked && len(out) == 1 {
		out[0].Font = nil // the cell's own
	}
	return out
}

const (
	loaColour = "C4281A"
	csrColour = "0A7A4B"
)
