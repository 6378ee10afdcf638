package pdftext

import (
	"testing"
)

func simpleFont(extra string) string {
	return "<</Type /Font /Subtype /Type1 /BaseFont /Test /FirstChar 0 /LastChar 255 " + extra + ">>"
}

func composite(encoding, descendant, extra string) string {
	return "<</Type /Font /Subtype /Type0 /BaseFont /Test /Encoding " + encoding + " /DescendantFonts [<</Type /Font /BaseFont /Test /DW 600 " + descendant + ">>] " + extra + ">>"
}

// What a code is, for every way in which a font can say so.
func TestFonts(t *testing.T) {
	const bfchars = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange " +
		"2 beginbfchar <0001> <0041> <0002> <00660066> endbfchar 2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0078> <D83DDE00>] endbfrange endcmap"
	const japan = "/Subtype /CIDFontType0 /CIDSystemInfo <</Registry (Adobe) /Ordering (Japan1) /Supplement 2>>"
	for _, c := range []struct{ name, font, more, show, want, problem string }{
		{"standard encoding", simpleFont(""), "", "(a\\251b\\252)", "a'b“", ""},
		{"WinAnsi", simpleFont("/Encoding /WinAnsiEncoding"), "", "(\\200\\222\\344\\225)", "€’ä•", ""},
		{"MacRoman", simpleFont("/Encoding /MacRomanEncoding"), "", "(\\212\\325\\312x)", "ä’| |x", ""},
		{"differences", simpleFont("/Encoding <</BaseEncoding /WinAnsiEncoding /Differences [65 /Euro /uni00E9 /u1F600 /f_f_i /Aacute.sc /a100]>>"), "", "(ABCDEF)", "€é😀ffiÁ❞", ""},
		{"ligature glyphs are letters", simpleFont("/Encoding <</Differences [1 /fi /ffl /uniFB05]>>"), "", "(o\\001ce \\002 \\003)", "ofice| |ffl| |st", ""},
		{"a name that says nothing", simpleFont("/Encoding <</Differences [65 /G01]>>"), "", "(AB)", "\uFFFDB", "unknown_font"},
		{"notdef draws nothing", simpleFont("/Encoding <</Differences [65 /.notdef]>>"), "", "(xAB)", "x| |B", ""},
		{"Symbol", "<</Type /Font /Subtype /Type1 /BaseFont /Symbol>>", "", "(abG)", "αβΓ", ""},
		{"ZapfDingbats", "<</Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats>>", "", "(48n)", "✔✘■", ""},
		{"Wingdings boxes", "<</Type /Font /Subtype /TrueType /BaseFont /Wingdings-Regular /Encoding /WinAnsiEncoding>>", "", "(\\376\\250)", "☑◻", ""},
		{"ToUnicode before the encoding", simpleFont("/Encoding /WinAnsiEncoding /ToUnicode 6 0 R"), streamObject("", "1 beginbfchar <41> <00DF> endbfchar"), "(AB)", "ßB", ""},
		{"ToUnicode that maps to nothing", simpleFont("/Encoding /WinAnsiEncoding /ToUnicode 6 0 R"), streamObject("", "2 beginbfchar <41> <0000> <42> <FFFD> endbfchar"), "(AB)", "AB", ""},
		{"two-byte ToUnicode on a simple font", simpleFont("/Encoding /WinAnsiEncoding /ToUnicode 6 0 R"), streamObject("", "1 beginbfchar <0041> <00DF> endbfchar"), "(AB)", "ßB", ""},
		{"Identity with ToUnicode", composite("/Identity-H", "/Subtype /CIDFontType2", "/ToUnicode 6 0 R"), streamObject("", bfchars), "<0001000200110012>", "Affbc", ""},
		{"ranges by array, surrogates", composite("/Identity-H", "/Subtype /CIDFontType2", "/ToUnicode 6 0 R"), streamObject("", bfchars), "<00200021>", "x😀", ""},
		{"Identity without anything", composite("/Identity-H", "/Subtype /CIDFontType2", ""), "", "<00010002>", "\uFFFD\uFFFD", "unknown_font"},
		{"embedded CMap", composite("6 0 R", "/Subtype /CIDFontType2", "/ToUnicode 6 0 R"), streamObject("/CMapName /X", "1 begincodespacerange <00> <ff> endcodespacerange 1 begincidrange <00> <ff> 0 endcidrange 1 beginbfrange <41> <43> <0061> endbfrange"), "(ABC)", "abc", ""},
		{"Identity in a collection", composite("/Identity-H", japan, ""), "", "<00220042034A>", "Aaぁ", ""},
		{"Shift-JIS", composite("/90ms-RKSJ-H", japan, ""), "", "<41 93FA 967B 8CEA>", "A日本語", ""},
		{"EUC", composite("/EUC-H", japan, ""), "", "<C6FC CBDC B8EC>", "日本語", ""},
		{"JIS", composite("/H", japan, ""), "", "<467C 4B5C 386C>", "日本語", ""},
		{"UCS2", composite("/UniJIS-UCS2-H", japan, ""), "", "<65E5 672C 0041>", "日本A", ""},
		{"UTF-16", composite("/UniJIS-UTF16-H", japan, ""), "", "<65E5 D842DFB7 0041>", "日𠮷A", ""},
		{"GBK", composite("/GBK-EUC-H", "/Subtype /CIDFontType0 /CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 2>>", ""), "", "<D6D0 CEC4 41>", "中文A", ""},
		{"Big5", composite("/ETen-B5-H", "/Subtype /CIDFontType0 /CIDSystemInfo <</Registry (Adobe) /Ordering (CNS1) /Supplement 0>>", ""), "", "<A4A4 A4E5>", "中文", ""},
		{"Korean", composite("/KSCms-UHC-H", "/Subtype /CIDFontType0 /CIDSystemInfo <</Registry (Adobe) /Ordering (Korea1) /Supplement 1>>", ""), "", "<C7D1 B1DB>", "한글", ""},
		{"a CMap of no known name", composite("/Nonsense-H", "/Subtype /CIDFontType2", ""), "", "<00410042>", "\uFFFD\uFFFD", "unknown_font"},
		{"Type 3", "<</Type /Font /Subtype /Type3 /FontMatrix [0.001 0 0 0.001 0 0] /FontBBox [0 0 1000 1000] /FirstChar 65 /LastChar 66 /Widths [600 600] /CharProcs <</one 6 0 R /X 6 0 R>> /Encoding <</Differences [65 /one /X]>>>>", streamObject("", "600 0 d0"), "(AB)", "1X", ""},
		{"Type 3 without names", "<</Type /Font /Subtype /Type3 /FontMatrix [0.001 0 0 0.001 0 0] /FontBBox [0 0 1000 1000] /FirstChar 65 /LastChar 66 /Widths [600 600] /CharProcs <</c0 6 0 R /c1 6 0 R>> /Encoding <</Differences [65 /c0 /c1]>>>>", streamObject("", "600 0 d0"), "(AB)", "\uFFFD\uFFFD", "unknown_font"},
	} {
		doc := read(t, onePage("BT /F1 12 Tf 72 700 Td "+c.show+" Tj ET", "", c.font, c.more))
		if got := joined(doc); got != c.want && got != replaceGap(c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		if codes(doc) != c.problem {
			t.Errorf("%s: problems %v, want %q", c.name, doc.Problems, c.problem)
		}
	}
}

// replaceGap writes the one gap of a wanted text as a no-break space, which
// MacRoman's blank at 0xCA is.
func replaceGap(s string) string {
	out := []rune(s)
	for i, r := range out {
		if r == ' ' {
			out[i] = '\u00A0'
		}
	}
	return string(out)
}
