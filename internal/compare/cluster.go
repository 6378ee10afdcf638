package compare

// What a person calls a character: grapheme clusters, their kinds, and the
// forms under which two of them count as the same letter.

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/tsv"
)

// kind is what a cluster is in a text.
type kind byte

const (
	letter    kind = iota // letters and digits, and the symbols that stand for words: & # @ % +
	mark                  // punctuation and other symbols
	blank                 // blanks of every sort, line breaks included
	invisible             // zero width, soft hyphen, direction marks
)

// cluster is one character of a text.
type cluster struct {
	text string
	kind kind
	// plain is the letter without case, accent, look-alike and invisible
	// characters; fold goes further and takes 0 and O, 1 and l and I together.
	plain, fold string
	symbol      bool // a letter that is a word of its own: &
}

// clusters cuts a text into characters.
func clusters(text string) []cluster {
	out := make([]cluster, 0, len(text))
	state := -1
	for text != "" {
		var c string
		if len(text) > 1 && text[0] < utf8.RuneSelf && text[0] != '\r' && text[1] < utf8.RuneSelf {
			c, text, state = text[:1], text[1:], -1
		} else {
			c, text, _, state = uniseg.FirstGraphemeClusterInString(text, state)
		}
		out = append(out, newCluster(c))
	}
	return out
}

func newCluster(c string) cluster {
	r, size := utf8.DecodeRuneInString(c)
	switch {
	case size == len(c) && r < utf8.RuneSelf:
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return cluster{text: c, plain: c, fold: digitFold(c)}
		case r >= 'A' && r <= 'Z':
			p := strings.ToLower(c)
			return cluster{text: c, plain: p, fold: digitFold(p)}
		case r == '&' || r == '#' || r == '@' || r == '%' || r == '+':
			return cluster{text: c, plain: c, fold: c, symbol: true}
		case r == ' ' || r >= '\t' && r <= '\r':
			return cluster{text: c, kind: blank}
		case r < ' ' || r == 0x7f:
			return cluster{text: c, kind: invisible}
		}
		return cluster{text: c, kind: mark}
	case isBlank(r) || c == "\r\n":
		return cluster{text: c, kind: blank}
	case isInvisible(r) && size == len(c):
		return cluster{text: c, kind: invisible}
	}
	l := latin(c)
	if l != "" {
		r, _ = utf8.DecodeRuneInString(l)
	}
	switch {
	case r == '&' || r == '#' || r == '@' || r == '%' || r == '+':
		return cluster{text: c, plain: l, fold: l, symbol: true}
	case r == '½' || r == '¼' || r == '¾':
		return cluster{text: c, plain: c, fold: c, symbol: true}
	case twin(c) != c:
		return cluster{text: c, kind: mark} // U+02BC is a letter to Unicode
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		p := strings.ToLower(unaccented(l))
		return cluster{text: c, plain: p, fold: digitFold(p)}
	}
	return cluster{text: c, kind: mark}
}

// digitFold takes 0 and o, and 1 and i and l, for the same.
func digitFold(p string) string {
	switch {
	case p == "0":
		return "o"
	case p == "1", p == "i":
		return "l"
	case len(p) > 1 && strings.ContainsAny(p, "01i"):
		return strings.NewReplacer("0", "o", "1", "l", "i", "l").Replace(p)
	}
	return p
}

func isBlank(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Zs, r) }

func isInvisible(r rune) bool {
	switch r {
	case 0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x3164, 0xFFA0, utf8.RuneError:
		return r != utf8.RuneError
	}
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Cc, r) || r >= 0xFE00 && r <= 0xFE0F
}

//go:embed lookalikes.tsv
var lookalikeData string

var lookalikes = sync.OnceValue(func() map[rune]string {
	m := make(map[rune]string, 128)
	for f := range tsv.Rows("lookalikes.tsv", lookalikeData, 2, 2) {
		for w := range strings.FieldsSeq(f[1]) {
			r, _ := utf8.DecodeRuneInString(w)
			m[r] = f[0]
		}
	}
	return m
})

// latin writes a cluster with the characters that it looks like, invisible ones
// left out: "Ａ" and "А" as "A".
func latin(c string) string {
	ascii := true
	for i := 0; i < len(c); i++ {
		ascii = ascii && c[i] < utf8.RuneSelf
	}
	if ascii {
		return c
	}
	var b strings.Builder
	for _, r := range c {
		switch as := lookalikes()[r]; {
		case as != "":
			b.WriteString(as)
		case r >= 0xFF01 && r <= 0xFF5E: // full width
			b.WriteRune(r - 0xFEE0)
		case isInvisible(r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unaccented leaves out what stands on, under or through letters.
func unaccented(c string) string {
	var b strings.Builder
	changed := false
	for _, r := range norm.NFD.String(c) {
		switch {
		case unicode.Is(unicode.Mn, r):
			changed = true
		case plainLetters(r) != "":
			b.WriteString(plainLetters(r))
			changed = true
		default:
			b.WriteRune(r)
		}
	}
	if !changed {
		return c
	}
	return b.String()
}

// plainLetters are the letters that have no decomposition.
func plainLetters(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'ẞ':
		return "SS"
	case 'æ':
		return "ae"
	case 'Æ':
		return "AE"
	case 'œ':
		return "oe"
	case 'Œ':
		return "OE"
	case 'ø':
		return "o"
	case 'Ø':
		return "O"
	case 'ł':
		return "l"
	case 'Ł':
		return "L"
	case 'đ', 'ð':
		return "d"
	case 'Đ', 'Ð':
		return "D"
	case 'þ':
		return "th"
	case 'Þ':
		return "Th"
	case 'ħ':
		return "h"
	case 'Ħ':
		return "H"
	}
	return ""
}

// letterClasses are the classes of difference between two letters whose folds
// are the same.
func letterClasses(a, b string) classes {
	if a == b {
		return 0
	}
	var out classes
	x, y := latin(a), latin(b)
	if x != a || y != b {
		if x != a && y == b || x == a && y != b || x == y {
			out |= class(porting.Lookalike)
		}
		if x == y {
			return class(porting.Lookalike)
		}
	}
	if norm.NFD.String(x) == norm.NFD.String(y) {
		return out | class(porting.Lookalike)
	}
	ax, ay := unaccented(x), unaccented(y)
	if ax != x || ay != y {
		if !strings.EqualFold(norm.NFD.String(x), norm.NFD.String(y)) {
			out |= class(porting.Accent)
		}
		x, y = ax, ay
	}
	switch {
	case x == y:
	case strings.EqualFold(x, y) && len(x) > 1 && x[0] == y[0]: // Æ and Ae
	case strings.EqualFold(x, y):
		out |= class(porting.Case)
	case alike(x, y):
		out |= class(porting.Lookalike)
	default:
		out |= class(porting.Typo)
	}
	return out
}

// alike tells whether two characters look alike: 0 and O, 1 and l and I.
func alike(x, y string) bool {
	if x > y {
		x, y = y, x
	}
	switch x + y {
	case "0O", "0o", "1l", "1I", "Il":
		return true
	}
	return false
}

// twin writes a punctuation mark with the one of the typewriter.
func twin(c string) string {
	switch c {
	case "’", "‘", "ʼ", "′", "`", "´", "‛", "ʹ":
		return "'"
	case "“", "”", "„", "″", "‟", "«", "»":
		return "\""
	case "–", "—", "‐", "‑", "‒", "―", "−", "﹣":
		return "-"
	case "…":
		return "..."
	case "⁄", "∕":
		return "/"
	case "·", "•":
		return "."
	}
	return c
}
