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
// notes, conditions, unused labels, problem messages, what a notice says), and what
// is said to be a secret anywhere, the names of the file and of its sheets included.
func (r *Record) Masked() *Record {
	secrets := r.Secrets()
	free := func(s string) string { return MaskIn(s, secrets) }
	c := *r
	c.Document.Name = MaskName(c.Document.Name)
	c.Fields = make(map[Name]*Field, len(r.Fields))
	for n, f := range r.Fields {
		c.Fields[n] = f.masked(n)
		if n == Remarks {
			c.Fields[n].Text = free(f.Text)
		}
	}
	c.Numbers = append([]Number{}, r.Numbers...)
	for i := range c.Numbers {
		n := &c.Numbers[i]
		n.Note, n.Where = free(n.Note), n.Where.Masked()
		if n.TN == "" { // what is no telephone number may be the PIN, under the wrong heading
			n.Text = free(n.Text)
		}
		if n.ServiceAddress != nil {
			n.ServiceAddress = n.ServiceAddress.masked(ServiceAddress)
		}
	}
	c.Conditions = append([]Condition{}, r.Conditions...)
	for i := range c.Conditions {
		c.Conditions[i].Text, c.Conditions[i].Where = free(c.Conditions[i].Text), c.Conditions[i].Where.Masked()
	}
	c.Unused = append([]Unused{}, r.Unused...)
	for i := range c.Unused {
		c.Unused[i].Label, c.Unused[i].Where = free(c.Unused[i].Label), c.Unused[i].Where.Masked()
		if i > 0 && asksForSecret(r.Unused[i-1].Label) {
			c.Unused[i].Label = Mask(c.Unused[i].Label) // "Voicemail passcode", and then what it is
		}
	}
	c.Problems = append([]Problem{}, r.Problems...)
	for i := range c.Problems {
		c.Problems[i].Message, c.Problems[i].Where = free(c.Problems[i].Message), c.Problems[i].Where.Masked()
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

// masked returns a copy of the field that may be shown.
func (f *Field) masked(n Name) *Field {
	g := *f
	g.Text, g.Where = MaskValue(n, f.Text), f.Where.Masked()
	if f.Parts != nil {
		p := Parts{Street: MaskValue(n, f.Parts.Street), Unit: MaskValue(n, f.Parts.Unit), City: MaskValue(n, f.Parts.City), State: f.Parts.State, Zip: f.Parts.Zip}
		g.Parts = &p
	}
	return &g
}

// MaskValue masks a field's value where the field is a secret, and in any other what
// the value itself says to be one: "Jane Doe (PIN 4821)".
func MaskValue(n Name, text string) string {
	switch {
	case IsSecret(n):
		return Mask(text)
	case n == AccountNumber: // which may look like a social security number
		if maySpeakOfSecrets(text) {
			return maskSaid(text)
		}
		return text
	}
	return MaskIn(text, nil)
}

// Masked returns a place that may be shown: people name sheets after what is in them.
func (w Where) Masked() Where {
	w.Sheet = MaskName(w.Sheet)
	if len(w.More) > 0 && w.Sheet != "" {
		w.More = append([]Where{}, w.More...)
		for i := range w.More {
			w.More[i] = w.More[i].Masked()
		}
	}
	return w
}

// saidInName finds a word for a secret and its value in a name. A hyphen parts the
// words of names ("case-pin-0042.pdf") and joins none to a value.
var saidInName = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(` + secretWords + `[\s#:=]+)([\pL\pN]*\pN[\pL\pN]*)`)
})

// MaskName masks in the name of a file or a sheet what it says to be a secret: "PIN
// 4821", "SSN 078-05-1120". Names are what people find papers by: what only may be a
// secret stays.
func MaskName(name string) string {
	if strings.Count(name, "-") >= 2 {
		name = ssn().ReplaceAllStringFunc(name, Mask)
	}
	if !maySpeakOfSecrets(name) {
		return name
	}
	var b strings.Builder
	at := 0
	for _, m := range saidInName().FindAllStringSubmatchIndex(name, -1) {
		if value := name[m[4]:m[5]]; utf8.RuneCountInString(value) >= 3 {
			b.WriteString(name[at:m[4]])
			b.WriteString(Mask(value))
			at = m[5]
		}
	}
	return b.String() + name[at:]
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
var aboutSecret = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)` + secretWords) })

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
	return maskKeyed(text)
}

// secretWords are what papers call a secret, in English, French and Spanish, as a
// regular expression; \b knows no letter with an accent, so that what ends with one
// goes without.
const secretWords = `(?:\b(?:pins?|nip|ntp|pass ?codes?|pass ?words?|pass ?phrase|security (?:code|answer|word|pin|question)|access code|secret (?:word|code|answer|question)|personal identification (?:number|no)` +
	`|ssn|social(?: security| insurance)?|tax id|mots? de passe|code (?:secret|de transfert|confidentiel)|num[ée]ro d.identification personnel(?:le)?|assurance sociale|clave|seguro social)\b` +
	`|\bcode (?:de s[ée]curit[ée]|d.acc[èe]s)|\bss ?#|\bcontraseña|\b(?-i:NAS)\b)`

// said finds a word for a secret, what joins it to its value, and the value.
var said = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)` + secretWords +
		`((?:[\s#:=()"'/\x{2013}-]|\b(?:is|was|est|no|nr|num|number|num[ée]ro|code|last|four|4|of|de|du|digits|derniers|chiffres|if applicable|if any|required|compte|transfert|question|answer)\b\.?|` + secretWords + `)*)` +
		`([\pL\pN][\pL\pN.*-]*[\pL\pN]|[\pL\pN])`)
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

// maskKeyed masks all that stands behind a key that asks for a secret, as programs
// write keys: "transferPinNtp: 4821", "social_security_number=…".
func maskKeyed(text string) string {
	i := strings.IndexAny(text, ":=")
	if i < 0 || strings.ContainsAny(text[:i], " \t\n") || !asksForSecret(words(text[:i])) {
		return text
	}
	i++
	return text[:i] + strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return r
		}
		return '•'
	}, text[i:])
}

// words parts a key into its words: at small letters before capitals, at what is
// neither letter nor digit.
func words(key string) string {
	var b strings.Builder
	before := rune(0)
	for _, r := range key {
		switch {
		case !isWordRune(r):
			r = ' '
		case unicode.IsUpper(r) && unicode.IsLower(before), unicode.IsDigit(r) && unicode.IsLetter(before):
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// asksForSecret tells whether a label's value is a secret.
func asksForSecret(label string) bool {
	return maySpeakOfSecrets(label) && said().MatchString(label+": x")
}

// maySpeakOfSecrets is a cheap look before the thorough one: for how one of the
// words begins.
func maySpeakOfSecrets(text string) bool {
	for i := 0; i+2 < len(text); i++ {
		for _, stem := range secretStems[text[i]|0x20] {
			if text[i+1]|0x20 == stem[1]|0x20 && i+len(stem) <= len(text) && strings.EqualFold(text[i:i+len(stem)], stem) {
				return true
			}
		}
	}
	return false
}

// secretStems are how the words for secrets begin, by their first letters.
var secretStems = [256][]string{
	'p': {"pin", "pass", "personal id"},
	's': {"ssn", "secur", "secret", "social", "seguro s", "ss#", "ss #"},
	'n': {"nip", "ntp", "nas"},
	'c': {"code", "clave", "contrase"},
	't': {"tax id"},
	'i': {"identification p"},
}

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
