package xlsx

// The texts of cells.

import (
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/report/marks"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// maxCell is how many characters a cell may hold: 32,767 UTF-16 units, less a
// margin for the note on what was cut.
const maxCell = 32000

// clean is a text as a cell can show it: what cannot be seen by name, line
// breaks kept, cut after max characters.
func clean(s string, max int) string {
	return clip(marks.Visible(strings.ReplaceAll(s, "\r\n", "\n")), max)
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

// exact is a text to be copied: to the character, as long as XML can hold it.
func exact(s string) string {
	for _, r := range s {
		if r < 0x20 && r != '\n' && r != '\t' || r == 0xfffd || r == 0xfffe || r == 0xffff {
			return clean(s, maxCell)
		}
	}
	return clip(s, maxCell)
}

// run is a stretch of a cell's text with its own font; nil is the cell's.
type run struct {
	font *font
	text string
}

// runs draws one side's pieces: what differs is bold, coloured and underlined,
// what cannot be seen stands by name. Neighbours of one font are one run.
func runs(ps []marks.Piece, colour string) []run {
	plain := &font{name: "Consolas", size: 11, colour: inkColour}
	changed := &font{name: "Consolas", size: 11, colour: colour, bold: true, underline: true}
	named := &font{name: "Calibri", size: 9, colour: "3B3F76", italic: true}
	namedChanged := &font{name: "Calibri", size: 9, colour: colour, bold: true, italic: true, underline: true}
	var out []run
	left := maxCell - 100
	add := func(s string, f *font) {
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
		if n := len(out); n > 0 && out[n-1].font == f {
			out[n-1].text += s
			return
		}
		out = append(out, run{f, s})
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
				add(a.Text, f)
			}
		}
	}
	if !marked && len(out) == 1 {
		out[0].font = nil
	}
	return out
}

const (
	loaColour = "C4281A"
	csrColour = "0A7A4B"
)
