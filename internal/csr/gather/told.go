package gather

// What was made of a cell: nothing of a record ends without a word.

import (
	"github.com/portcheck/portcheck/internal/csr/cells"
)

// Take marks the cells of pieces: something was made of them.
func Take(ps ...cells.Piece) {
	for i := range ps {
		if ps[i].Used != nil {
			*ps[i].Used = true
		}
	}
}
