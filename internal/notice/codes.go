package notice

// Codes of rejections inside text, by their forms: Bandwidth's numbers (7402) and
// the carrier's codes that it relays (E1, 8D, 6A, E42PWA), the Level 3 vendor codes
// (LNP101J, 01174), names of Telnyx and Twilio (LOCATION_MISMATCH). What a code
// means is not decided here.

import (
	"strings"
)

// code is a code in a text.
type code struct {
	text       string
	start, end int
	// strong codes need no words around them to be known for codes.
	strong bool
}

// runs are the runs of letters, digits and underscores of a text.
func runs(text string) []code {
	var out []code
	for i := 0; i < len(text); {
		if !codeByte(text[i]) {
			i++
			continue
		}
		j := i
		for j < len(text) && codeByte(text[j]) {
			j++
		}
		if j-i <= 60 {
			out = append(out, code{text: text[i:j], start: i, end: j})
		}
		i = j
	}
	return out
}

func codeByte(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c >= 0x80
}

// form tells whether a run has the form of a code, and whether that is enough.
func form(s string) (ok, strong bool) {
	digits, upper, lower := 0, 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c >= 'A' && c <= 'Z':
			upper++
		case c == '_':
		default:
			lower++
		}
	}
	switch {
	case strings.HasPrefix(s, "LNP") && digits >= 3 && digits <= 4 && len(s) <= 8 && lower == 0:
		return true, true // LNP101J, LNP0252
	case lower == 0 && digits == 0 && upper >= 6 && strings.Count(strings.Trim(s, "_"), "_") >= 1 && s[0] != '_':
		return true, true // LOCATION_MISMATCH
	case digits == len(s) && (len(s) == 4 || len(s) == 5):
		return true, false // 7402, 01174
	case s[0] == 'E' && len(s) >= 2 && len(s) <= 7 && s[1] >= '0' && s[1] <= '9' && upper+digits+lower == len(s) && lower <= 1:
		return true, false // E1, E6a, E10a, E17B, E42PWA, E9999
	case len(s) == 2 && digits == 1 && upper == 1 && s[0] >= '0' && s[0] <= '9':
		return true, false // 8D, 6A, 1L
	}
	return false, false
}

// codesIn finds the codes in running text: strong ones anywhere, others where the
// words around say that they are codes, or in a list of reasons at its beginning.
func codesIn(text string, list bool) []code {
	var out []code
	rs := runs(text)
	for i, r := range rs {
		ok, strong := form(r.text)
		if !ok {
			continue
		}
		if !strong {
			chained := len(out) > 0 && out[len(out)-1].end <= r.start && linked(text[out[len(out)-1].end:r.start])
			switch {
			case i > 0 && announces(rs, i, text):
			case chained:
			case list && leads(text, r, rs, i):
			default:
				continue
			}
			if phoneAround(text, r) {
				continue
			}
		}
		r.strong = strong
		out = append(out, r)
	}
	return out
}

// announces tells whether the words before a run say that a code follows: "code
// 7402", "Error #7402", "reject E1".
func announces(rs []code, i int, text string) bool {
	between := text[rs[i-1].end:rs[i].start]
	if len(between) > 4 || strings.ContainsAny(between, ".,;)\n") {
		return false
	}
	w := strings.ToLower(rs[i-1].text)
	if (w == "no" || w == "number" || w == "of" || w == "is") && i > 1 {
		w = strings.ToLower(rs[i-2].text)
	}
	switch w {
	case "code", "codes", "error", "errors", "jcode", "rcode", "errcode":
		return true
	case "reject", "rejection", "rejected", "exception", "reason":
		return strings.ContainsAny(rs[i].text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") || strings.ContainsAny(between, "#:")
	}
	return false
}

// linked tells whether what stands between two codes joins them: "7402 (E1)",
// "E1/8A", "E17A, E17B".
func linked(between string) bool {
	switch strings.TrimSpace(between) {
	case "(", "/", ",", "-", "–", "&", "and", "or", ", and", "[":
		return true
	}
	return false
}

// leads tells whether a run stands where a list item's code stands: first, with a
// separator behind it, or in parentheses, or a number that no house has.
func leads(text string, r code, rs []code, i int) bool {
	if strings.Trim(text[:r.start], " \t([#") != "" {
		return false
	}
	rest := strings.TrimLeft(text[r.end:], " \t")
	if rest == "" {
		return true
	}
	for _, sep := range [...]string{":", "-", "–", "—", ")", "]", "(", "|", "=", ".", "\n", "/"} {
		if strings.HasPrefix(rest, sep) && !(sep == "-" && strings.HasPrefix(text[r.end:], "-") && len(rest) > 1 && codeByte(rest[1])) {
			return true
		}
	}
	// "E1 Address mismatch", "6A TN not found"
	if i+1 < len(rs) && len(r.text) <= 4 && strings.ContainsAny(r.text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
		return true
	}
	// "7402 Service address mismatch": numbers of Bandwidth's begin with 5, 6 or 7
	return len(r.text) == 4 && r.text[0] >= '5' && r.text[0] <= '7' && i+1 < len(rs)
}

// phoneAround tells whether a run is a piece of a longer number: 555-0140, 12/04/2026.
func phoneAround(text string, r code) bool {
	digit := func(i int) bool { return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9' }
	joint := func(i int) bool { return i >= 0 && i < len(text) && strings.IndexByte("-./", text[i]) >= 0 }
	return joint(r.start-1) && digit(r.start-2) && r.text[0] <= '9' || joint(r.end) && digit(r.end+1)
}

// wholeCodes are the codes of a text that is nothing but codes, as the value of
// "Reject code" is: whatever is written there, a carrier's own codes included.
func wholeCodes(text string) []string {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > 80 || negative(text) {
		return nil
	}
	var out []string
	for _, f := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,;/()\n\t[]&", r) }) {
		if strings.EqualFold(f, "and") || strings.EqualFold(f, "or") {
			continue
		}
		if ok, _ := form(f); !ok && !ownCode(f) {
			return nil
		}
		out = append(out, f)
	}
	if len(out) > 12 {
		return nil
	}
	return out
}

// ownCode tells whether a text can be a code of a carrier's own: letters and
// digits with a digit among them, or capitals alone.
func ownCode(f string) bool {
	if len(f) > 24 {
		return false
	}
	digit, upper := false, 0
	for i := 0; i < len(f); i++ {
		switch c := f[i]; {
		case c >= '0' && c <= '9':
			digit = true
		case c >= 'A' && c <= 'Z' || c == '_':
			upper++
		case c >= 'a' && c <= 'z':
		case c == '-' || c == '.':
		default:
			return false
		}
	}
	return digit || upper == len(f) && upper >= 2
}

// negative tells whether a value says that there is none.
func negative(text string) bool {
	switch strings.ToLower(strings.Trim(text, " .-–—_/")) {
	case "", "none", "n/a", "na", "nil", "null", "no", "not applicable", "no error", "no errors", "ok", "success", "0", "empty":
		return true
	}
	return false
}
