package pdffile

// Limits keep a hostile document from taking more than its share.

import "github.com/portcheck/portcheck/internal/limits"

// Limits bounds what reading one document may use. What lies beyond is not read,
// and a problem says so.
type Limits struct {
	Bytes       int   // size of the file
	Pages       int   // pages read
	Objects     int   // indirect objects
	StreamBytes int64 // one stream, decoded
	TotalBytes  int64 // all streams that are decoded, together
	Depth       int   // form XObjects inside each other, levels of trees
	Forms       int   // form XObjects drawn, all pages together
	Operators   int   // operators of all content streams together
	Glyphs      int   // characters of all pages together
	PageGlyphs  int   // characters of one page
	Runs        int   // stretches of characters in one go, all pages together
	Fonts       int   // font dictionaries
	Paths       int   // ruling lines, strokes and images of one page
	Fields      int   // form fields and widgets
}

// DefaultLimits are far above what porting papers need, and low enough for two
// seconds and 256 MiB.
func DefaultLimits() Limits {
	return Limits{
		Bytes: limits.FileBytes, Pages: limits.PDFPages, Objects: limits.PDFObjects,
		StreamBytes: limits.PDFStreamBytes, TotalBytes: limits.PDFTotalBytes,
		Depth: limits.PDFDepth, Forms: limits.PDFForms, Operators: limits.PDFOperators,
		Glyphs: limits.PDFGlyphs, PageGlyphs: limits.PDFPageGlyphs, Runs: limits.PDFRuns,
		Fonts: limits.PDFFonts, Paths: limits.PDFPaths, Fields: limits.PDFFields,
	}
}
