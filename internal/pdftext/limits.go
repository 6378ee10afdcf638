package pdftext

import "github.com/portcheck/portcheck/internal/pdftext/pdffile"

// Limits bounds what reading one document may use.
type Limits = pdffile.Limits

// DefaultLimits are far above what porting papers need, and low enough for two
// seconds and 256 MiB.
func DefaultLimits() Limits { return pdffile.DefaultLimits() }
