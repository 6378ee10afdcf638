// Package report puts two records and what was found about them together: the
// model that every report is made from, and its JSON. The packages below it
// (html, xlsx, message, terminal) only show it; none of them decides anything.
package report

import "github.com/portcheck/portcheck/internal/porting"

// Model is all that a report may show: the contract's report, and both records
// with their secrets masked, for what stands beside the compared values
// (features, status and notes of numbers, places, unused columns).
type Model struct {
	porting.Report
	LOA, CSR *porting.Record
}
