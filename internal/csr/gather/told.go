package gather

// What was made of a cell: nothing of a record ends without a word.

import (
	"unicode"

	"github.com/portcheck/portcheck/internal/csr/cells"
)

// Speaks tells whether a text holds a letter or a digit, and is no mere ornament.
func Speaks(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// Take marks the cells of pieces: something was made of them.
func Take(ps ...cells.Piece) {
	for i := range ps {
		if ps[i].Used != nil {
			*ps[i].Used = true
		}
	}
}
