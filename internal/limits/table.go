package limits

// The limits as a table: what docs/limits.md shows, and what the tests go along.

import "time"

// Limit is one limit.
type Limit struct {
	// Name is the constant's.
	Name  string
	Value int64
	Unit  string
	// Reason is why it is as high as it is, and no higher.
	Reason string
	// Sentence is what a person reads where a file goes beyond it: a part of the
	// problem's message. It is "" where nothing of the paper's values is lost.
	Sentence string
}

// Many is what a PDF that holds too much of anything is told.
const Many = "the PDF holds more than is read of one document, so parts of it are missing"

const (
	manyInLetter = "and what follows hold more than a letter does"
	manyOnPage   = "holds more than a letter does: only its first part was read"
	manyInMail   = "the mail has more parts, or nests them deeper, than any that people write"
	badXML       = "nested too deeply"
	manyValues   = "more values, or nests deeper, than any record does"
	notesOfTheir = "" // where a longer text is simply no notice, and read as what it is
)

// Table is all limits, in the order of limits.go.
var Table = []Limit{
	{"FileBytes", FileBytes, "bytes of a file", "carriers take 3 MB for one document; scans of forty pages reach 20 MB", "the file has more than 64 MB"},
	{"ReadTime", int64(ReadTime / time.Second), "seconds for one file and all that is attached to it, OCR left out", "papers take milliseconds; a Lambda function reads five files in two minutes", "reading the file took too long and was stopped"},
	{"PDFProcessor", int64(PDFProcessor / time.Millisecond), "milliseconds of processor time for the same, where it is a PDF", "papers take twenty, forty pages of numbers a hundred and fifty; with what stops late, start and output, two seconds", "reading the file took too long and was stopped"},
	{"PDFProcessorMB", int64(PDFProcessorMB / time.Millisecond), "milliseconds of processor time more, for each MB of a PDF", "a PDF is large by its pictures and fonts, which are not all looked at", "reading the file took too long and was stopped"},
	{"ReadProcessor", int64(ReadProcessor / time.Millisecond), "milliseconds of processor time for any other file", "a workbook of 1 MB with nothing but long texts takes half of it", "reading the file took too long and was stopped"},
	{"ReadProcessorMB", int64(ReadProcessorMB / time.Millisecond), "milliseconds of processor time more, for each MB of such a file, six times of a workbook, which is packed", "a text of 100,000 numbers in columns has 6 MB and takes a second and a half", "reading the file took too long and was stopped"},
	{"LayerTime", int64(LayerTime / time.Second), "of these seconds for the text layer of one PDF", "the others are kept for reading what it says", "reading the PDF took too long and was stopped"},
	{"OCRTime", int64(OCRTime / time.Second), "seconds for the OCR of one file and all that is attached to it", "a page takes two to four; forty pages on one core fit", "took too long"},
	{"FieldBytes", FieldBytes, "bytes of one field, note, condition or label", "an Excel cell holds 32,767 characters, and no name or address comes near", "is longer than any such value, and was not read"},
	{"BesideBytes", BesideBytes, "bytes of the notes and service addresses of all numbers of a file", "100,000 numbers with 300 characters each; a range repeats its note at each number", "together they have more than the 32 MB"},

	{"PDFPages", PDFPages, "pages of a PDF", "an LOA with 5,000 numbers has 40", "of which the first 500 were read"},
	{"PDFObjects", PDFObjects, "objects of a PDF", "a page has a few dozen; beyond, the table of objects alone takes seconds", "the PDF is made of more parts than are read"},
	{"PDFObjectBytes", PDFObjectBytes, "bytes of objects, streams left out and object streams unpacked", "a form of 5,000 fields has 2 MB; a dozen times that in memory", "more than 8 MB of objects"},
	{"PDFElements", PDFElements, "elements of arrays, and four bytes of texts, each time that a field or a font names them", "a form of 5,000 fields has 300,000", Many},
	{"PDFStreamBytes", PDFStreamBytes, "unpacked bytes of one stream, and of one page's content", "a page's content has some hundred KB; deflate packs 1,000 to 1", Many},
	{"PDFTotalBytes", PDFTotalBytes, "unpacked bytes of all streams", "memory stays below 256 MiB", Many},
	{"PDFDepth", PDFDepth, "forms inside each other", "forms of forms of a stamp are three deep", Many},
	{"PDFRecursion", PDFRecursion, "arrays and dictionaries inside each other", "files have a dozen; a parser's stack must end", "damaged"},
	{"PDFForms", PDFForms, "forms drawn", "a logo on each page, and room", Many},
	{"PDFOperators", PDFOperators, "operators of all pages", "a full page of text has 5,000", Many},
	{"PDFOperands", PDFOperands, "operands of one operator", "a line of text has hundreds", notesOfTheir},
	{"PDFGlyphs", PDFGlyphs, "characters of all pages", "a full page has 5,000", Many},
	{"PDFPageGlyphs", PDFPageGlyphs, "characters of one page", "thirty times a full page", Many},
	{"PDFRuns", PDFRuns, "pieces of text of all pages", "one a word, and room", Many},
	{"PDFFonts", PDFFonts, "fonts", "a page has ten at most", Many},
	{"PDFCMapEntries", PDFCMapEntries, "entries of a character map", "there are 65,536 two-byte codes", ""},
	{"PDFCMapText", PDFCMapText, "bytes of the text of one code of a character map", "the format's own limit; ligatures have six", "letters in a font that does not say what they are"},
	{"PDFPaths", PDFPaths, "lines and pictures of one page", "a table of a hundred rows has 2,000", Many},
	{"PDFPathPoints", PDFPathPoints, "points of one path", "only shadings of drawings have more, and no text rests on them", ""},
	{"PDFFields", PDFFields, "form fields", "a form has a hundred", Many},
	{"PDFValueBytes", PDFValueBytes, "bytes of a form value that is a stream", "sixteen times what a field may have", Many},

	{"PageWords", PageWords, "words of one page", "a full page has 1,000", manyOnPage},
	{"LetterCrowd", LetterCrowd, "words of a letter, counted on each page from its 2,001st", "small print has 3,000 on a page", manyInLetter},
	{"PageRules", PageRules, "ruling lines of one page that tables are made of", "a form has two hundred; tables beyond are read by the places of their words", ""},
	{"PageLabels", PageLabels, "labels of one page", "a form has sixty", manyOnPage},
	{"LetterLabels", LetterLabels, "labels of one letter", "500 pages with the heads of a table on each", manyInLetter},
	{"PagePieces", PagePieces, "pieces of text of one page", "a full page has 300", manyOnPage},

	{"SheetUnpacked", SheetUnpacked, "unpacked bytes of a workbook", "100,000 numbers in 20 columns have 90 MB", "unpacks to more than the 268,435,456 bytes that are read"},
	{"SheetParts", SheetParts, "parts of a workbook's package", "a sheet has three; 250 sheets and room", "more than the 5,000 that are read"},
	{"SheetRatio", SheetRatio, "to 1, how far a part above 8 MB may be packed", "sheets reach 20 to 60, bombs 1,032", "compressed more than 400 times"},
	{"SheetXMLDepth", SheetXMLDepth, "XML elements inside each other", "workbooks have ten", badXML},
	{"SheetXMLTag", SheetXMLTag, "bytes of one XML tag", "tags have hundreds", "holds a tag that is too long"},
	{"Sheets", Sheets, "visible sheets", "a record has one to five", "more than the 250 visible sheets"},
	{"SheetRows", SheetRows, "rows of all sheets", "a row a number for 100,000 numbers, three times; more takes longer than two seconds", "more than the 300,000"},
	{"SheetColumns", SheetColumns, "columns of a text table", "what Excel's own sheet has", "more than the 16,384 fields"},
	{"SheetCells", SheetCells, "cells of all sheets", "100,000 numbers in 20 columns; more takes 256 MiB", "more than the 2,000,000"},
	{"SheetCellBytes", SheetCellBytes, "bytes of one cell", "Excel's 32,767 characters of four bytes", "more than the 131,068 bytes"},
	{"SheetTextBytes", SheetTextBytes, "bytes of the text of all cells", "memory stays below 256 MiB", "text is longer than the 67,108,864 bytes"},
	{"SheetMerges", SheetMerges, "merged ranges of one sheet", "a printed record has hundreds", "more than the 200,000 merged ranges"},
	{"SheetStyles", SheetStyles, "cell styles", "Excel ends at 65,490", "more than 100,000 cell styles"},
	{"SheetFormats", SheetFormats, "number formats", "Excel ends at 250", "more than 32,767 number formats"},

	{"RecordAccounts", RecordAccounts, "accounts of one file", "no paper that an LOA answers to has as many", "more than 2000 accounts"},
	{"RecordPlaces", RecordPlaces, "service addresses above their numbers", "the largest chains have 2,000 shops", "more than 5000 service addresses"},
	{"RecordRemarks", RecordRemarks, "bytes of joined remarks", "ten pages of remarks", "the remarks are longer than is read"},
	{"RecordUnused", RecordUnused, "unused labels and values that are listed", "a list for people to look at", ""},
	{"ResponseDepth", ResponseDepth, "values inside each other in JSON or XML", "interfaces have ten", manyValues},
	{"ResponseValues", ResponseValues, "values of JSON or XML", "100,000 numbers of five values with their names, and room", manyValues},
	{"ResponseNames", ResponseNames, "different names of the members of JSON or XML", "100,000 numbers that are names, twice", manyValues},
	{"ResponseStretch", ResponseStretch, "bytes between two quotes of JSON or two tags of XML", "attached papers have 4 MB; a value is held three times while it is read", "a value that is longer than is read"},
	{"ResponseHangs", ResponseHangs, "numbers of one entry in JSON or XML, times what stands beside them", "an entry has a number, or a block of a thousand with ten values", "more than are read beside each other"},
	{"RangeNumbers", RangeNumbers, "numbers of one range", "one exchange", "the range has more than 10000 numbers"},
	{"TextCells", TextCells, "pieces in columns of a text", "100,000 numbers in four columns; more takes 256 MiB", "pieces in columns that are read"},
	{"TextNumbers", TextNumbers, "numbers of the ranges of one line or cell", "five whole exchanges", "the text has more than 50000 numbers in its ranges"},
	{"RecordNumbers", RecordNumbers, "numbers of one document, ranges written out", "100,000 numbers, twice; more takes 256 MiB", "more than the 200,000 telephone numbers"},

	{"NoticeBytes", NoticeBytes, "bytes of a text that is looked at as a notice", "larger texts are tables", notesOfTheir},
	{"NoticePages", NoticePages, "pages of a notice", "a notice is a page or two", notesOfTheir},
	{"NoticeNumbers", NoticeNumbers, "numbers of a notice", "bulk orders end there", "the notice holds more numbers than any order"},
	{"NoticeReasons", NoticeReasons, "reasons of a rejection", "more than any rejection gives", notesOfTheir},
	{"AnswerDepth", AnswerDepth, "values inside each other in a provider's answer", "answers have eight", notesOfTheir},
	{"AnswerValues", AnswerValues, "values of a provider's answer", "20,000 numbers of ten values", notesOfTheir},
	{"MailDepth", MailDepth, "mails and parts inside each other", "a forwarded mail with a file is three deep", manyInMail},
	{"MailParts", MailParts, "parts of a mail", "a mail with files has five", manyInMail},
	{"MailAttachments", MailAttachments, "files attached to a mail", "an order has four", "more than 12 attached files"},
	{"MailAttached", MailAttached, "bytes of one attached file", "mail servers end at 25 MB", "more than 32768 KB and was not read to its end"},
	{"Locations", Locations, "numbers of a list of emergency locations", "twice the largest bulk order", "the list has more than 50000 numbers"},
	{"SignOffBytes", SignOffBytes, "bytes of a sign-off", "a name, a time and some digests", "the sign-off has more than 64 KB"},
	{"SignOffPapers", SignOffPapers, "papers of a sign-off", "a case has five", "the sign-off covers more than 200 papers"},
	{"SignOffRemarks", SignOffRemarks, "characters of a sign-off's remarks", "a page", "the sign-off's remarks have more than 4000 characters"},
	{"SignOffName", SignOffName, "characters of a sign-off's names", "one line", "at most 200 characters on one line"},

	{"PicturePixels", PicturePixels, "pixels of a picture", "an A0 sheet at 300 dpi", "million pixels, more than 140 million"},
	{"PictureBytes", PictureBytes, "bytes that a picture takes while it is opened", "a sheet in colour at 600 dpi takes 174 MB", "unpacks to"},
	{"PictureLong", PictureLong, "pixels of a picture's longer side", "a fax of five metres at 200 dpi", "pixels long, more than 40000"},
	{"PictureSide", PictureSide, "pixels across; larger pages are drawn coarser", "a poster takes no longer than a letter", ""},
	{"TIFFPages", TIFFPages, "pages of a fax file that are counted", "OCR ends long before", ""},
	{"OCRPages", OCRPages, "pages of a document that OCR reads", "an LOA with 5,000 numbers has 40; at four seconds a page they fit its time", "of which OCR read the first 40"},

	{"CaseNameBytes", CaseNameBytes, "bytes of a case's name in a key", "a key has 1,024; longer names are cut and told apart by their digest", ""},
	{"FileNameBytes", FileNameBytes, "bytes of a file's name in a key of ours", "as above", ""},
	{"CarrierFile", CarrierFile, "bytes of config/carriers.yaml", "the built-in table has 60 KB", "more than 1048576 bytes"},
	{"RequestBytes", RequestBytes, "bytes of a request to the local bucket", "many times what any step opens", ""},
	{"UploadNameBytes", UploadNameBytes, "bytes of an uploaded file's name", "most disks end at 255; longer ones are cut", ""},
	{"UploadPathBytes", UploadPathBytes, "bytes of an uploaded folder's path", "a key has 1,024; longer ones are cut", ""},
}
