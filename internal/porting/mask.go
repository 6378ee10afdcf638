package porting

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Secrets: PINs, passcodes and SSN digits. They are compared in clear and shown
// masked, one • a character.

// IsSecret tells whether a field's value must be masked wherever it is shown.
func IsSecret(n Name) bool { return n == PIN || n == SSNLast4 }

// Mask replaces every character of a secret by •.
func Mask(text string) string { return strings.Repeat("•", utf8.RuneCountInString(text)) }

// ssn finds a whole social security number in free text.
var ssn = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b\d{3}-\d{2}-\d{4}\b`)
})

// Masked returns a deep copy of the record that may be shown: the secret fields
// are masked, and so is every repetition of their values in free text (remarks,
// notes, conditions, unused labels, problem messages, what a notice says).
func (r *Record) Masked() *Record {
	secrets := r.Secrets()
	free := func(s string) string { return MaskIn(s, secrets) }
	c := *r
	c.Fields = make(map[Name]*Field, len(r.Fields))
	for n, f := range r.Fields {
		g := *f
		switch {
		case IsSecret(n):
			g.Text = Mask(f.Text)
		case n == Remarks:
			g.Text = free(f.Text)
		}
		c.Fields[n] = &g
	}
	c.Numbers = append([]Number{}, r.Numbers...)
	for i := range c.Numbers {
		c.Numbers[i].Note = free(c.Numbers[i].Note)
	}
	c.Conditions = append([]Condition{}, r.Conditions...)
	for i := range c.Conditions {
		c.Conditions[i].Text = free(c.Conditions[i].Text)
	}
	c.Unused = append([]Unused{}, r.Unused...)
	for i := range c.Unused {
		c.Unused[i].Label = free(c.Unused[i].Label)
		if i > 0 && asksForSecret(r.Unused[i-1].Label) {
			c.Unused[i].Label = Mask(c.Unused[i].Label) // "Voicemail passcode", and then what it is
		}
	}
	c.Problems = append([]Problem{}, r.Problems...)
	for i := range c.Problems {
		c.Problems[i].Message = free(c.Problems[i].Message)
	}
	if r.Notice != nil {
		c.Notice = r.Notice.masked(secrets)
	}
	if r.SignOff != nil {
		s := *r.SignOff
		s.Remarks = free(s.Remarks)
		c.SignOff = &s
	}
	return &c
}

// masked returns a copy of the notice that may be shown. A rejection of a PIN
// likes to repeat it, and not only right behind the word.
func (n *Notice) masked(secrets []string) *Notice {
	c := *n
	c.From = MaskIn(n.From, secrets)
	c.Reasons = append([]NoticeReason{}, n.Reasons...)
	for i := range c.Reasons {
		c.Reasons[i].Text = maskReason(MaskIn(c.Reasons[i].Text, secrets))
	}
	if n.Commitment != nil {
		m := *n.Commitment
		m.Text = MaskIn(m.Text, secrets)
		c.Commitment = &m
	}
	return &c
}

// aboutSecret finds the words that make a sentence one about a secret.
var aboutSecret = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:pins?|pass ?codes?|pass ?words?|pass ?phrase|security (?:code|answer|word|pin)|ssn|social security|tax id)\b`)
})

// maskReason masks in a reason that speaks of a secret every run of three to nine
// digits that stands by itself: "the PIN provided (4821) is wrong". Telephone
// numbers, dates, and codes of letters and digits stay.
func maskReason(text string) string {
	if !maySpeakOfSecrets(text) || !aboutSecret().MatchString(text) {
		return text
	}
	digit := func(i int) bool { return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9' }
	var b strings.Builder
	at := 0
	for i := 0; i < len(text); {
		if !digit(i) {
			i++
			continue
		}
		j := i
		for digit(j) {
			j++
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[j:])
		alone := !isWordRune(before) && !isWordRune(after) && before != '_' && after != '_'
		joined := digit(i-2) && strings.ContainsRune("-/.", before) || digit(j+1) && strings.ContainsRune("-/.", after)
		area := before == '(' && j-i == 3 && (digit(j+1) || digit(j+2)) && after == ')'
		if alone && !joined && !area && j-i >= 3 && j-i <= 9 {
			b.WriteString(text[at:i])
			b.WriteString(Mask(text[i:j]))
			at = j
		}
		i = j
	}
	return b.String() + text[at:]
}

// Secrets returns the values of the record's secret fields.
func (r *Record) Secrets() []string {
	var out []string
	for _, n := range []Name{PIN, SSNLast4} {
		if t := r.Text(n); t != "" {
			out = append(out, t)
		}
	}
	return out
}

// MaskIn masks in free text every whole-word occurrence of one of the secrets,
// what is said to be a PIN, a passcode, a password or a social security number,
// and everything that has the form of the latter. Secrets of fewer than three
// characters are left where they only happen to stand: they would mask half the
// text.
func MaskIn(text string, secrets []string) string {
	for _, s := range secrets {
		if utf8.RuneCountInString(s) < 3 || !strings.Contains(text, s) {
			continue
		}
		text = replaceWord(text, s, Mask(s))
	}
	if strings.Count(text, "-") >= 2 {
		text = ssn().ReplaceAllStringFunc(text, Mask)
	}
	if maySpeakOfSecrets(text) {
		text = maskSaid(text)
	}
	return text
}

// said finds a word for a secret, what joins it to its value, and the value.
var said = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:pins?|pass ?codes?|pass ?words?|pass ?phrase|security (?:code|answer|word|pin)|ssn|social security)\b` +
		`((?:[\s#:=()"'\x{2013}-]|\b(?:is|was|no|nr|num|number|code|last|four|of|4 digits|digits)\b\.?)*)` + `([\pL\pN][\pL\pN.*-]*[\pL\pN]|[\pL\pN])`)
})

// maskSaid masks what follows a word for a secret: what holds a digit, and behind
// a colon or an equals sign any word.
func maskSaid(text string) string {
	var b strings.Builder
	at := 0
	for _, m := range said().FindAllStringSubmatchIndex(text, -1) {
		joint, value := text[m[2]:m[3]], text[m[4]:m[5]]
		if strings.ContainsAny(value, "0123456789") || strings.ContainsAny(joint, ":=") {
			b.WriteString(text[at:m[4]])
			b.WriteString(Mask(value))
			at = m[5]
		}
	}
	return b.String() + text[at:]
}

// asksForSecret tells whether a label's value is a secret.
func asksForSecret(label string) bool {
	return maySpeakOfSecrets(label) && said().MatchString(label+": x")
}

// maySpeakOfSecrets is a cheap look before the thorough one.
func maySpeakOfSecrets(text string) bool {
	for i := 0; i+2 < len(text); i++ {
		switch c := text[i] | 0x20; {
		case c != 'p' && c != 's':
		case fold3(text[i:], "pin"), fold3(text[i:], "pas"), fold3(text[i:], "ssn"), fold3(text[i:], "sec"), fold3(text[i:], "soc"):
			return true
		}
	}
	return false
}

func fold3(text, word string) bool { return strings.EqualFold(text[:3], word) }

// replaceWord replaces old where no letter or digit stands on either side of it.
func replaceWord(text, old, with string) string {
	var b strings.Builder
	for at := 0; ; {
		i := strings.Index(text[at:], old)
		if i < 0 {
			b.WriteString(text[at:])
			return b.String()
		}
		start, end := at+i, at+i+len(old)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		b.WriteString(text[at:start])
		if isWordRune(before) || isWordRune(after) {
			b.WriteString(old)
		} else {
			b.WriteString(with)
		}
		at = end
	}
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
