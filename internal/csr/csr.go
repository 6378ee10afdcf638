// Package csr reads Customer Service Records: what the losing carrier has on
// file. There is no standard for them. A portal exports flat tables, a colleague
// types key and value, a printed record is pasted into column A, several accounts
// share a workbook; all of these become porting.Records.
//
// Reading goes in three steps. A grid (a sheet, or a page cut into cells) is cut
// into items, that is a label with its value wherever it stands (beside it, two
// cells away, below it, behind a colon in the same cell), and tables, that is a
// header row (or column) with what stands below it. Items and tables are then
// gathered into accounts; and each account becomes a record. What nothing was
// made of is listed in the record as unused, and what two places say differently
// is a problem: the reader chooses between wordings, never between values.
//
// The wordings of labels are data (internal/labels/csr.tsv), and so are the words
// and codes of features (internal/features) and states (cells/status.tsv).
//
// The work is divided over packages, each of which knows those before it alone:
//
//	cells    grids of cells with their places, cells as labels, single values
//	gather   accounts put together of what is found, and made into records
//	paged    pages and texts as grids
//	printed  the printed record with its FIDs
//	tables   a grid cut into items and tables
//	answers  JSON and XML responses of interfaces
//
// This package says which of them reads what: a sheet, pages, a text (text.go), a
// response.
package csr

import (
	"context"
	"fmt"

	"github.com/portcheck/portcheck/internal/csr/answers"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/csr/grid"
	"github.com/portcheck/portcheck/internal/csr/paged"
	"github.com/portcheck/portcheck/internal/csr/printed"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/response"
	"github.com/portcheck/portcheck/internal/sheet"
)

// ReadSheet reads the accounts of a workbook or a text table: one record an
// account, in the order in which they stand, and at least one. The kind of each
// is csr, numbers (nothing but a list of numbers) or other. The error is the
// context's, and only when it was cancelled.
func ReadSheet(ctx context.Context, wb *sheet.Workbook, d porting.Document) ([]*porting.Record, error) {
	c := &gather.Collector{Clock: limits.NewClock(ctx), Problems: wb.Problems}
	return read(c, func() []*cells.Grid {
		var grids []*cells.Grid
		for _, s := range wb.Sheets {
			if len(wb.Sheets) > 1 && isLegend(s) {
				c.Unused = append(c.Unused, porting.Unused{Label: fmt.Sprintf("sheet %q, which explains codes", s.Name), Where: porting.Where{Sheet: s.Name}})
				continue
			}
			if split := sheet.Unsplit(s); split != nil && headed(split) {
				s = split
			}
			lines := cells.OfSheet(wb, s)
			if wb.Plain && printed.Lines(lines, &c.Clock) == nil {
				lines = paged.OfText(s, &c.Clock)
			}
			grids = append(grids, lines)
		}
		return grids
	}, d)
}

// headed tells whether one of a sheet's first rows holds the headings of a table: three
// labels or more.
func headed(s *sheet.Sheet) bool {
	for i := range s.Rows[:min(len(s.Rows), 8)] {
		n := 0
		for k := range s.Rows[i].Cells {
			if text := cells.Clean(s.Rows[i].Cells[k].Text); text != "" && cells.Heads(cells.FindLabel(text)) {
				n++
			}
		}
		if n >= 3 {
			return true
		}
	}
	return false
}

// read reads grids that belong to one document.
func read(c *gather.Collector, grids func() []*cells.Grid, d porting.Document) (rs []*porting.Record, err error) {
	defer gather.TooManyNumbers(d, &rs, &err)
	defer c.Stop(&err)
	c.Grids = grids()
	for _, g := range c.Grids {
		if g.Clipped > 1 {
			c.Problems = append(c.Problems, porting.Problem{Code: porting.ProblemUnreadableValue,
				Message: "columns of the printed sheet are too narrow, and what stands in them is cut off or runs into its neighbour: widen them and print the record again, or send the workbook itself"})
		}
		if g.Ended > 0 {
			c.Problems = append(c.Problems, porting.Problem{Code: porting.ProblemLimit, Where: porting.Where{Line: g.Ended, Column: 1},
				Message: fmt.Sprintf("the text holds more than the %d pieces in columns that are read: what stands from line %d on is missing; send the pages of the account that is to be ported", limits.TextCells, g.Ended)})
		}
		if lines := printed.Lines(g, &c.Clock); lines != nil {
			printed.Read(c, g, lines)
			continue
		}
		for _, part := range grid.Across(g) {
			grid.Read(c, part)
		}
	}
	left := c.LeftInCells()
	c.Grids = nil // what is read of them is in the accounts
	rs = c.Records(d)
	gather.AccountFor(rs, left)
	return rs, nil
}

// ReadJSON reads a response saved as JSON. The error is the context's, and only when
// it was cancelled.
func ReadJSON(ctx context.Context, data []byte, d porting.Document) ([]*porting.Record, error) {
	return answers.Read(ctx, data, d, "JSON", response.JSONLines)
}

// ReadXML reads a response saved as XML. The error is the context's, and only when
// it was cancelled.
func ReadXML(ctx context.Context, data []byte, d porting.Document) ([]*porting.Record, error) {
	return answers.Read(ctx, data, d, "XML", response.XML)
}

// ReadPages reads the accounts of a record that is a PDF, an image or a printed
// text: one record an account, and at least one. The error is the context's, and
// only when it was cancelled.
func ReadPages(ctx context.Context, doc *page.Document, d porting.Document) ([]*porting.Record, error) {
	for _, r := range paged.Responses(doc) { // that a browser printed
		if records, ok, err := answers.Printed(ctx, r.Text, r, doc.Problems, d); ok || err != nil {
			return records, err
		}
	}
	c := &gather.Collector{Clock: limits.NewClock(ctx), Problems: doc.Problems, Pages: true}
	return read(c, func() []*cells.Grid { return []*cells.Grid{paged.OfPages(doc, &c.Clock)} }, d)
}
