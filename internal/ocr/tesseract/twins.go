package tesseract

// Signs of the same look, where what stands beside them leaves one reading only: 5th
// and no Sth, Fl 2 and no FI 2. The word is what it can be on the paper, and never
// certain.

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/ocr"
)

// untwin gives the words of a line the signs that they can have.
func untwin(words []pixelWord) {
	for i := range words {
		w := &words[i]
		text := strings.Trim(w.Text, ".,;:()")
		next := ""
		if i+1 < len(words) {
			next = words[i+1].Text
		}
		if to := twin(text, next); to != text {
			w.Text = strings.Replace(w.Text, text, to, 1)
			w.Confidence = min(w.Confidence, ocr.Mistakable)
		}
		if r := []rune(w.Text); len(r) == 2 && r[1] == ',' && w.Confidence <= differing && i > 0 && unicode.IsUpper(r[0]) && named(next) && !unicode.IsDigit(rune(next[0])) {
			w.Text = string(r[0]) + "." // the point of an initial that is badly seen
		}
		if label, ok := strings.CutSuffix(w.Text, ";"); ok && named(label) && named(next) {
			w.Text, w.Confidence = label+":", min(w.Confidence, differing)
		}
	}
}

// named tells whether a word begins as what labels and their values are made of: with a
// capital or a digit. Between two such words a semicolon is a colon: "State; Ohio".
func named(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// twin is a word as it can be; next is the word behind it.
func twin(text, next string) string {
	if to := ordinalOf(text); to != "" {
		return to
	}
	if to := pointed(text); to != "" {
		return to
	}
	number := next != "" && (unicode.IsDigit(rune(next[0])) || next[0] == '#')
	switch text {
	case "FI":
		if number {
			return "Fl" // a floor
		}
	case "Ill", "lll", "IlI", "IIl", "llI", "lII":
		if !number {
			return "III"
		}
	case "Ml", "Wl", "Hl", "Rl", "lL", "lN", "lA", "lD":
		return strings.ToUpper(strings.Replace(text, "l", "I", 1))
	}
	if len(text) == 3 && text != "/s/" && (text[0] == '/' || text[2] == '/') && (text[1] == 's' || text[1] == 'S') && strings.ContainsRune("/fIlJj|", rune(text[0])) && strings.ContainsRune("/fIlJj|", rune(text[2])) {
		return "/" + text[1:2] + "/" // before a signature that is typed
	}
	if rest, ok := strings.CutPrefix(text, "I'"); ok && len(rest) > 2 && rest != "ll" {
		return "l'" + rest // of French
	}
	if rest, ok := strings.CutPrefix(text, "I’"); ok && len(rest) > 2 && rest != "ll" {
		return "l’" + rest
	}
	if to := barsFirst(text); to != text {
		return to
	}
	if i := strings.IndexByte(text, '@'); i >= 0 && i+1 < len(text) && unicode.IsDigit(rune(text[i+1])) && !strings.ContainsFunc(text[i:], unicode.IsLetter) {
		return text[:i] + "0" + text[i+1:] // a zero with a stroke or a dot
	}
	if a, b, ok := strings.Cut(text, "@"); ok && a != "" && b != "" && unicode.IsUpper(rune(a[0])) && onlyLetters(a) && onlyLetters(b) {
		return a + "ø" + b // a name
	}
	return text
}

// barsFirst gives names that begin with an I and an l, or two, those letters: Illinois and
// McIlroy are read as lllinois, ILlinois and Mcllroy.
func barsFirst(text string) string {
	var b strings.Builder
	runes := []rune(text)
	for i := 0; i < len(runes); {
		n := 0
		if i == 0 || runes[i-1] == '-' || strings.HasSuffix(string(runes[:i]), "Mc") {
			for i+n < len(runes) && strings.ContainsRune("IlL|", runes[i+n]) {
				n++
			}
		}
		if n < 2 || runes[i] == 'L' || i+n >= len(runes) || !unicode.IsLower(runes[i+n]) {
			b.WriteRune(runes[i])
			i++
			continue
		}
		b.WriteString("I" + strings.Repeat("l", n-1))
		i += n
	}
	return b.String()
}

func onlyLetters(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
}

// pointed is a telephone number in groups whose points were read as commas, "" for any
// other word.
func pointed(text string) string {
	groups := strings.FieldsFunc(text, func(r rune) bool { return r == '.' || r == ',' })
	if len(groups) != 3 || len(text) != 12 || !strings.Contains(text, ",") {
		return ""
	}
	for i, g := range groups {
		if len(g) != [...]int{3, 3, 4}[i] || strings.Trim(g, "0123456789") != "" {
			return ""
		}
	}
	return strings.Join(groups, ".")
}

// ordinalOf is a number with its ending that was read with letters in it, "" for any
// other word.
func ordinalOf(text string) string {
	if len(text) < 3 {
		return ""
	}
	digits, ending := text[:len(text)-2], text[len(text)-2:]
	digits = strings.NewReplacer("S", "5", "I", "1", "l", "1", "i", "1", "|", "1", "O", "0", "o", "0", "B", "8", "Z", "2").Replace(digits)
	n, err := strconv.Atoi(digits)
	if err != nil || n <= 0 || digits[0] == '0' || digits+ending == text {
		return ""
	}
	want := "th"
	if n/10%10 != 1 && n%10 >= 1 && n%10 <= 3 {
		want = [...]string{"st", "nd", "rd"}[n%10-1]
	}
	if ending != want {
		return ""
	}
	return digits + ending
}
