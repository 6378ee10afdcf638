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
// reads well it is surer. On a page that is easy to read less will do: of 170 values of
// such pages between the two one was wrong.
const (
	LowConfidence  = 0.93
	easyConfidence = 0.91
	easyPage       = 0.025 // of its words are weak at most
)

// SureFrom is the OCR confidence from which a value of this page is taken without a word.
func (s *Sheet) SureFrom() float64 {
	if n, weak := s.ReadByOCR(WeakWord); float64(weak) <= easyPage*float64(n) {
		return easyConfidence
	}
	return LowConfidence
}

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
