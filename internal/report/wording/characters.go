package wording

// Characters that a line of text to people must not hold, and ASCII for those
// that a mail's subject cannot.

import (
	"strings"
	"unicode"
)

// Unsafe tells whether a character has no place in a line of text: controls,
// directional and other format marks, line and paragraph separators, private use.
func Unsafe(r rune) bool {
	if r < 0x80 {
		return r < 0x20 || r == 0x7f
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp)
}

// twins are characters beside what ASCII has for them.
const twins = "’'‘'‚'“\"”\"„\"–-—-‐-‑-−-…...\u00a0 «\"»\"×x" +
	"ÀAÁAÂAÃAÄAÅAàaáaâaãaäaåaÇCçcÈEÉEÊEËEèeéeêeëeÌIÍIÎIÏIìiíiîiïiÑNñnÒOÓOÔOÕOÖOØOòoóoôoõoöoøoÙUÚUÛUÜUùuúuûuüuÝYýyÿyßssÆAEæaeŒOEœoe" +
	"ĄAąaĆCćcČCčcĐDđdĘEęeĚEěeĞGğgİIıiŁLłlŃNńnŇNňnŐOőoŘRřrŚSśsŞSşsŠSšsŤTťtŮUůuŰUűuŹZźzŻZżzŽZžz"

// ASCII writes a character in ASCII: "e" for é, "?" for one that has no twin, ""
// for combining marks and what cannot be seen.
func ASCII(r rune) string {
	if r < 0x80 {
		return string(r)
	}
	if i := strings.Index(twins, string(r)); i >= 0 {
		rest := twins[i+len(string(r)):]
		n := 0
		for n < len(rest) && rest[n] < 0x80 {
			n++
		}
		return rest[:n]
	}
	if unicode.Is(unicode.M, r) || Unsafe(r) {
		return ""
	}
	return "?"
}
