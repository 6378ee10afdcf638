package sheet

// What bytes are, by looking at them: a ZIP package, a text table, or one of the
// many other things that people call a spreadsheet, each with its own sentence.

import (
	"bytes"
	"io"
	"unicode/utf16"

	"github.com/richardlehane/mscfb"

	"github.com/portcheck/portcheck/internal/porting"
)

type fileKind uint8

const (
	kindText fileKind = iota
	kindZip
)

// saveAs is what to do about every other kind of spreadsheet.
const saveAs = "open it in Excel, choose Save As, Excel Workbook (.xlsx), and send that"

var signatures = []struct{ magic, is string }{
	{"%PDF-", "a PDF"},
	{"\x89PNG", "a picture (PNG)"},
	{"\xFF\xD8\xFF", "a picture (JPEG)"},
	{"GIF8", "a picture (GIF)"},
	{"II*\x00", "a picture (TIFF)"},
	{"MM\x00*", "a picture (TIFF)"},
	{"{\\rtf", "a text document (RTF)"},
	{"\x1F\x8B", "a compressed file (gzip)"},
	{"7z\xBC\xAF\x27\x1C", "a compressed archive (7z)"},
	{"Rar!", "a compressed archive (RAR)"},
}

// sniff tells a package from a text table, and refuses everything else.
func sniff(data []byte) (fileKind, error) {
	if len(bytes.TrimLeft(data[:min(len(data), 1<<16)], " \t\r\n\x00\xEF\xBB\xBF")) == 0 && len(bytes.Trim(data, " \t\r\n\x00\xEF\xBB\xBF")) == 0 {
		return 0, faultf(porting.ProblemEmpty, "the file is empty; export the record again and send that")
	}
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return kindZip, nil
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return 0, sniffOLE(data)
	case bytes.HasPrefix(data, []byte("\x09\x08\x10\x00")), bytes.HasPrefix(data, []byte("\x09\x08\x08\x00")),
		bytes.HasPrefix(data, []byte("\x09\x04\x06\x00")), bytes.HasPrefix(data, []byte("\x09\x02\x06\x00")):
		return 0, faultf(porting.ProblemWrongType, "the file is an old Excel workbook (XLS), which is not read; %s", saveAs)
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.magic)) {
			return 0, faultf(porting.ProblemWrongType, "the file is %s and no spreadsheet; send the record as XLSX or CSV", s.is)
		}
	}
	head := bytes.ToLower(bytes.TrimLeft(data[:min(len(data), 4096)], " \t\r\n\xEF\xBB\xBF"))
	switch {
	case bytes.HasPrefix(head, []byte("<")) && bytes.Contains(head, []byte("urn:schemas-microsoft-com:office:spreadsheet")):
		return 0, faultf(porting.ProblemWrongType, "the file is an XML spreadsheet of Excel 2003, which is not read; %s", saveAs)
	case bytes.HasPrefix(head, []byte("<!doctype html")), bytes.HasPrefix(head, []byte("<html")),
		bytes.HasPrefix(head, []byte("<table")), bytes.HasPrefix(head, []byte("<")) && bytes.Contains(head, []byte("<html")):
		return 0, faultf(porting.ProblemWrongType, "the file is a web page, whatever its name says; %s", saveAs)
	case bytes.HasPrefix(head, []byte("mime-version:")):
		return 0, faultf(porting.ProblemWrongType, "the file is a web archive and no spreadsheet; %s", saveAs)
	}
	return kindText, nil
}

// sniffOLE tells apart what shares one signature: an old workbook, an encrypted
// new one, a Word document. It always returns an error.
func sniffOLE(data []byte) (err error) {
	defer func() {
		if recover() != nil {
			err = oleFault("")
		}
	}()
	found := ""
	doc, openErr := mscfb.New(bytes.NewReader(data))
	for n := 0; openErr == nil && n < 10_000; n++ {
		e, err := doc.Next()
		if err != nil {
			if err != io.EOF {
				openErr = err
			}
			break
		}
		switch e.Name {
		case "EncryptedPackage", "Workbook", "Book", "WordDocument", "PowerPoint Document", "__properties_version1.0":
			if found == "" || e.Name == "EncryptedPackage" {
				found = e.Name
			}
		}
	}
	if found == "" && openErr != nil {
		// The directory is broken, but its names may still stand there.
		for _, name := range []string{"EncryptedPackage", "Workbook", "WordDocument"} {
			if bytes.Contains(data, utf16Bytes(name)) {
				found = name
				break
			}
		}
	}
	return oleFault(found)
}

func oleFault(stream string) error {
	switch stream {
	case "EncryptedPackage":
		return faultf(porting.ProblemPassword, "the workbook is protected with a password; open it in Excel, remove the password (File, Info, Protect Workbook), save it and send that")
	case "Workbook", "Book":
		return faultf(porting.ProblemWrongType, "the file is an old Excel workbook (XLS), which is not read; %s", saveAs)
	case "WordDocument":
		return faultf(porting.ProblemWrongType, "the file is a Word document and no spreadsheet; send the record as XLSX, CSV or PDF")
	case "PowerPoint Document":
		return faultf(porting.ProblemWrongType, "the file is a PowerPoint presentation and no spreadsheet; send the record as XLSX, CSV or PDF")
	case "__properties_version1.0":
		return faultf(porting.ProblemWrongType, "the file is an Outlook message; save what is attached to it and send that")
	}
	return faultf(porting.ProblemWrongType, "the file is an old Office file (OLE) that holds no workbook, or a damaged one; %s", saveAs)
}

func utf16Bytes(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}
