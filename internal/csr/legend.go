package csr

// Sheets beside the record that say what its codes mean: what they name is no feature of
// anybody's line.

import (
	"slices"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/sheet"
)

// Words that names of sheets which explain codes are made of, what may stand beside them,
// and headings of a column of explanations.
var (
	legendNames = []string{"legend", "legends", "key", "keys", "glossary", "code", "codes", "definition", "definitions", "abbreviations", "dictionary", "instructions", "readme", "lookup", "lookups", "reference"}
	explained   = []string{"usoc", "usocs", "feature", "features", "status", "field", "fields", "column", "columns", "csr", "and", "of", "list", "data"}
	explains    = []string{"meaning", "meanings", "definition", "definitions", "explanation", "explanations"}
)

// legendHead is in how many of its rows a sheet says that it explains codes.
const legendHead = 8

// isLegend tells whether a sheet says what codes mean, by its name or by the heading of its
// last column, and holds no telephone number.
func isLegend(s *sheet.Sheet) bool {
	said := false
	for _, w := range labels.Words(s.Name) {
		if !slices.Contains(legendNames, w) && !slices.Contains(explained, w) {
			said = false
			break
		}
		said = said || slices.Contains(legendNames, w)
	}
	for i, r := range s.Rows {
		for _, c := range r.Cells {
			if cells.TelephoneLike(c.Text) || cells.TelephoneLike(c.Raw) {
				return false
			}
		}
		if n := len(r.Cells); i < legendHead && n >= 2 && n <= 3 {
			ws := labels.Words(r.Cells[n-1].Text)
			said = said || len(ws) == 1 && slices.Contains(explains, ws[0])
		}
	}
	return said
}
