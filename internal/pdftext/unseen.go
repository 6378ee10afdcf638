package pdftext

// Text in the colour of what it stands on: nobody sees it, and it is no value.
// Only white on bare paper is told; of all else the machine knows too little.

import (
	"strings"
	"unicode"
)

// maxWhite bounds what is kept of unseen text, in bytes.
const maxWhite = 4000

// maxInked bounds what is kept of painted areas; beyond it no text is unseen.
const maxInked = 4000

// ink notes that an area is no bare paper any more.
func (m *machine) ink(b box) {
	if !m.paper {
		return
	}
	if b = b.intersect(m.g.clip); b.x1 >= b.x0 && b.y1 >= b.y0 {
		m.inked = append(m.inked, b)
	}
	if len(m.inked) > maxInked {
		m.paper = false
	}
}

// unseen tells whether a character with such a box, filled in the present colour,
// is white and stands on bare paper.
func (m *machine) unseen(letter box) bool {
	for _, b := range m.inked {
		// Whatever touches the letter may be what it is seen on.
		if letter.x1 > b.x0 && letter.x0 < b.x1 && letter.y1 > b.y0 && letter.y0 < b.y1 {
			return false
		}
	}
	return true
}

// painted notes where a path was filled or stroked in another colour than white.
func (m *machine) painted(stroked, filled bool, b box, width float64) {
	if filled && (!m.g.fillWhite || m.g.pattern) {
		m.ink(b)
	}
	if stroked && !m.g.strokeWhite {
		m.ink(box{b.x0 - width/2, b.y0 - width/2, b.x1 + width/2, b.y1 + width/2})
	}
}

// valueLike tells whether unseen text may be a value. Marks that e-signature
// services leave for themselves (\s1\, {{Sig_1}}, /sn1/) are none.
func valueLike(text string) bool {
	letters := 0
	for _, word := range strings.Fields(text) {
		if strings.ContainsAny(word, `\{}[]<>_*~`) || strings.HasPrefix(word, "/") && strings.HasSuffix(word, "/") {
			continue
		}
		for _, r := range word {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				letters++
			}
		}
	}
	return letters >= fewLetters
}

// fewLetters are too few to be a value.
const fewLetters = 4
