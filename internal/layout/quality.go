package layout

import (
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// WeakWord is the confidence under which a word beside a number may be another.
const WeakWord = 0.75

// LowConfidence is the OCR confidence below which a value is named in a problem.
// An engine is this sure of letters that it has taken for others, too; of what it
// reads well it is surer. (Of 170 values of scans between this and 0.93 one was wrong.)
const LowConfidence = 0.91

// ReadByOCR counts the words of a page that OCR read, and those of them with less
// than a confidence.
func (s *Sheet) ReadByOCR(confidence float64) (words, less int) {
	for _, w := range s.Words {
		if w.Read == porting.ReadOCR {
			words++
			if w.Confidence < confidence {
				less++
			}
		}
	}
	return words, less
}

// WeakIn tells whether a word of letters within a rectangle was not read well.
func (s *Sheet) WeakIn(at page.Rect) bool {
	for _, w := range s.Words {
		if w.Read == porting.ReadOCR && w.Confidence < WeakWord && strings.ContainsFunc(w.Text, unicode.IsLetter) && at.Holds(w.Upright) {
			return true
		}
	}
	return false
}
