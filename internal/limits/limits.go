// Package limits is the one place where it stands how much is read: of a file, a
// page, a sheet, a mail, a text. Every reader takes its bounds from here.
//
// A limit is far above what the papers of a port need, and low enough that any
// file is answered within two seconds and 256 MiB. What lies beyond is never
// dropped in silence: a problem says so, in the sentence that stands in the table
// (table.go), which docs/limits.md shows to people. Bounds of what is shown (how
// many characters of a name fit a line) are no limits of reading: nothing is lost
// by them, and they stand with what shows.
package limits

import "time"

// Every file.
const (
	FileBytes       = 64 << 20
	ReadTime        = 20 * time.Second
	PDFProcessor    = 1500 * time.Millisecond
	PDFProcessorMB  = 250 * time.Millisecond
	ReadProcessor   = 3 * time.Second
	ReadProcessorMB = 500 * time.Millisecond
	LayerTime       = ReadTime / 2
	OCRTime         = 5 * time.Minute
	FieldBytes      = 64 << 10
	BesideBytes     = 32 << 20
)

// PDF files.
const (
	PDFPages       = 500
	PDFObjects     = 100_000
	PDFObjectBytes = 8 << 20
	PDFElements    = 3_000_000
	PDFStreamBytes = 24 << 20
	PDFTotalBytes  = 64 << 20
	PDFDepth       = 16
	PDFRecursion   = 64
	PDFForms       = 5_000
	PDFOperators   = 2_500_000
	PDFOperands    = 8_000
	PDFGlyphs      = 1_000_000
	PDFPageGlyphs  = 150_000
	PDFRuns        = 200_000
	PDFFonts       = 2_000
	PDFCMapEntries = 200_000
	PDFCMapText    = 512
	PDFPaths       = 20_000
	PDFPathPoints  = 50_000
	PDFFields      = 5_000
	PDFValueBytes  = 1 << 20
)

// Pages as a letter is read from them.
const (
	PageWords    = 20_000
	LetterCrowd  = 20_000
	PageRules    = 1_200
	PageLabels   = 500
	LetterLabels = 4_000
	PagePieces   = 4_000
)

// Workbooks and text tables.
const (
	SheetUnpacked  = 256 << 20
	SheetParts     = 5_000
	SheetRatio     = 400
	SheetXMLDepth  = 256
	SheetXMLTag    = 1 << 20
	Sheets         = 250
	SheetRows      = 300_000
	SheetColumns   = 16_384
	SheetCells     = 2_000_000
	SheetCellBytes = 4 * 32_767
	SheetTextBytes = 64 << 20
	SheetMerges    = 200_000
	SheetStyles    = 100_000
	SheetFormats   = 32_767
)

// Customer service records.
const (
	RecordAccounts  = 2_000
	RecordPlaces    = 5_000
	RecordRemarks   = 32 << 10
	RecordUnused    = 200
	ResponseDepth   = 64
	ResponseValues  = 1_000_000
	ResponseNames   = 200_000
	ResponseStretch = 16 << 20
	ResponseHangs   = 1_000_000
	RangeNumbers    = 10_000
	TextCells       = 400_000
	TextNumbers     = 50_000
	RecordNumbers   = 200_000
)

// Notices, mails, emergency locations, sign-offs.
const (
	NoticeBytes     = 4 << 20
	NoticePages     = 30
	NoticeNumbers   = 20_000
	NoticeReasons   = 200
	AnswerDepth     = 40
	AnswerValues    = 200_000
	MailDepth       = 8
	MailParts       = 200
	MailAttachments = 12
	MailAttached    = 32 << 20
	Locations       = 50_000
	SignOffBytes    = 64 << 10
	SignOffPapers   = 200
	SignOffRemarks  = 4_000
	SignOffName     = 200
)

// Pictures.
const (
	PicturePixels = 140_000_000
	PictureBytes  = 200 << 20
	PictureLong   = 40_000
	PictureSide   = 5_000
	TIFFPages     = 1_000
	OCRPages      = 40
)

// The edge: names, requests and settings.
const (
	CaseNameBytes   = 700
	FileNameBytes   = 120
	CarrierFile     = 1 << 20
	RequestBytes    = 1 << 30
	UploadNameBytes = 200
	UploadPathBytes = 600
)
