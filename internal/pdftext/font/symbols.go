package font

// Fonts of symbols: check boxes and marks that forms draw as letters of
// Wingdings and its like.

import (
	_ "embed"
	"strconv"
	"strings"
	"unicode/utf8"
)

//go:embed data/symbols.tsv
var symbolData string

// lettersOnly takes what divides a name's words out of it.
var lettersOnly = strings.NewReplacer(" ", "", "-", "", "_", "")

// symbolFont is the name under which the data file has a font, "" for others.
func symbolFont(name string) string {
	n := lettersOnly.Replace(strings.ToLower(name))
	switch {
	case strings.Contains(n, "wingdings2"):
		return "Wingdings2"
	case strings.Contains(n, "wingdings3"):
		return ""
	case strings.Contains(n, "wingdings"):
		return "Wingdings"
	case strings.Contains(n, "webdings"):
		return "Webdings"
	}
	return ""
}

// symbol replaces a code of a font of symbols, which comes as a Latin letter or
// in the private use area, by the mark that it draws; any other text stays.
func (ft *Font) symbol(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	if n != len(text) || !(r >= 0x20 && r <= 0xFF || r >= 0xF020 && r <= 0xF0FF) {
		return text
	}
	for row := range strings.Lines(symbolData) {
		c := strings.Split(row, "\t")
		if len(c) < 3 || c[0] != ft.symbols {
			continue
		}
		if code, err := strconv.ParseUint(c[1], 16, 8); err == nil && rune(code) == r&0xFF {
			return c[2]
		}
	}
	return text
}
