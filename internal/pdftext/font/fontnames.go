package font

// The glyph names that font formats know by number.

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/fontnames.txt
var fontNameData string

func fontNameList(name string) func() []string {
	return sync.OnceValue(func() []string {
		for row := range strings.Lines(fontNameData) {
			if rest, ok := strings.CutPrefix(row, name+" "); ok {
				return strings.Fields(rest)
			}
		}
		return nil
	})
}

var (
	macGlyphs       = fontNameList("mac")
	cffStrings      = fontNameList("cff")
	cffExpert       = fontNameList("expert")
	cffExpertSubset = fontNameList("expertsubset")
)
