package pdftext

// Limits keep a hostile document from taking more than its share.

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
		Bytes: 64 << 20, Pages: 500, Objects: 150_000,
		StreamBytes: 24 << 20, TotalBytes: 64 << 20,
		Depth: 16, Forms: 5_000, Operators: 2_500_000, Glyphs: 1_000_000, PageGlyphs: 150_000, Runs: 200_000,
		Fonts: 2_000, Paths: 20_000, Fields: 5_000,
	}
}
