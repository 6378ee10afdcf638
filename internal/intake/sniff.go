package intake

import (
	"bytes"
	"unicode/utf8"
)

// format is what the bytes of a file are, whatever its name says.
type format int

const (
	formatUnknown format = iota
	formatPDF
	formatImage // PNG, JPEG, TIFF
	formatZip   // a workbook, a Word document, or some other archive
	formatOLE   // an old Office file, or an encrypted new one
	formatRTF
	formatPostScript
	formatText // CSV, TSV, a printed record, a saved answer in JSON or XML
)

// sniff looks at the bytes. A PDF may carry up to 1,024 bytes of junk before its
// header (ISO 32000-1, implementation note 13), and readers accept more.
func sniff(data []byte) format {
	head := data[:min(len(data), 1024)]
	switch {
	case bytes.Contains(head, []byte("%PDF-")):
		return formatPDF
	case hasPrefix(data, "\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "II*\x00", "MM\x00*", "GIF8", "BM"):
		return formatImage
	case hasPrefix(data, "PK\x03\x04", "PK\x05\x06"):
		return formatZip
	case hasPrefix(data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		return formatOLE
	case hasPrefix(data, "{\\rtf"):
		return formatRTF
	case hasPrefix(data, "%!PS"):
		return formatPostScript
	case bytes.Contains(data[:min(len(data), 64<<10)], []byte("%PDF-")) && bytes.Contains(data, []byte("endobj")):
		return formatPDF // more junk than the standard allows
	case hasPrefix(data, "\xff\xfe", "\xfe\xff") && len(data) > 2:
		return formatText // UTF-16
	}
	if !blank(data) && isText(head) {
		return formatText
	}
	return formatUnknown
}

// blank tells whether a file holds nothing but white space and a byte order mark.
func blank(data []byte) bool {
	return len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))) == 0
}

func hasPrefix(data []byte, any ...string) bool {
	for _, p := range any {
		if bytes.HasPrefix(data, []byte(p)) {
			return true
		}
	}
	return false
}

// isText tells whether the bytes can be text in UTF-8, UTF-16 without a mark or
// Windows-1252: nearly no control characters but blanks.
func isText(head []byte) bool {
	if utf16Likely(head) {
		return true
	}
	control := 0
	for _, b := range head {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' {
			control++
		}
	}
	return control*200 <= len(head) || utf8.Valid(head) && control*50 <= len(head)
}

// utf16Likely tells whether every second byte is zero, as in Latin text written
// as UTF-16 without a byte order mark.
func utf16Likely(head []byte) bool {
	if len(head) < 8 {
		return false
	}
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	half := len(head) / 2
	return zeros[0]*10 > half*8 && zeros[1] == 0 || zeros[1]*10 > half*8 && zeros[0] == 0
}
