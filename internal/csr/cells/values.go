package cells

// Single values: states of a number, yes and no, and what a value must look like
// to stand beside a label.

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	addr "github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
	"github.com/portcheck/portcheck/internal/tsv"
)

//go:embed status.tsv
var statusData string

// state is what a wording says; note, that it says so in a note as well.
type state struct {
	name string
	note bool
}

// statuses are the words for states of a number, in lower case.
var statuses = sync.OnceValue(func() map[string]state {
	m := map[string]state{}
	for f := range tsv.Rows("status.tsv", statusData, 3, 4) {
		m[f[1]] = state{f[0], len(f) == 4}
	}
	return m
})

// StateHeading reads the state that a heading gives to the numbers below it: "Disconnected",
// "Active Lines", "Suspended Numbers (3)". ok is false for what heads none.
func StateHeading(text string) (name string, ok bool) {
	text = strings.TrimRight(text, " :()0123456789") // how many there are
	if len(text) > 60 || Digits(text) > 0 || len(strings.Fields(text)) > 2 && !OfLines(text) {
		return "", false
	}
	if name, ok := statuses()[ofLines(text)]; ok && name.name != porting.StatusActive {
		return name.name, true
	}
	if name, ok = Status(text); name == porting.StatusActive && strings.HasPrefix(strings.ToLower(text), "working ") && !strings.Contains(strings.ToLower(text), "line") {
		return "", ok // so any list of numbers is headed
	}
	return name, ok
}

// OfLines tells whether a heading names numbers or lines.
func OfLines(text string) bool {
	low := strings.ToLower(text)
	return slices.ContainsFunc([]string{"number", "line", "tn", "telephone", "phone"}, func(w string) bool { return strings.Contains(low, w) })
}

// ofLines is what a heading says of its numbers or lines, in lower case and without
// them: "ported out" of "Ported Out Numbers", "no longer in service" of "Lines no longer
// in service".
func ofLines(text string) string {
	words := slices.DeleteFunc(statusWords(text), func(w string) bool {
		return slices.Contains([]string{"number", "numbers", "line", "lines", "tn", "tns", "telephone", "telephones", "phone", "phones"}, w)
	})
	said := strings.Join(words, " ")
	if _, known := statuses()[said]; !known && OfLines(text) { // "Disconnected Working Telephone Numbers": so any numbers are called
		return strings.TrimSuffix(said, " working")
	}
	return said
}

// Status reads a state. ok is false for words that are none.
func Status(text string) (name string, ok bool) {
	words := statusWords(text)
	for i, w := range words {
		if w == "svc" || w == "serv" || w == "srv" {
			words[i] = "service"
		}
	}
	if len(words) == 0 {
		return "", true
	}
	m := statuses()
	if s, ok := m[strings.Join(words, " ")]; ok {
		return s.name, true
	}
	// "Suspended - non pay": a phrase that is a state, and none that is another.
	phrase := ""
	for _, part := range strings.FieldsFunc(phraseEnds().Replace(text), func(r rune) bool { return strings.ContainsRune(",;|()", r) }) {
		if s, ok := m[strings.Join(statusWords(part), " ")]; ok && s.name != phrase {
			if phrase != "" {
				phrase = ""
				break
			}
			phrase = s.name
		}
	}
	if phrase != "" {
		return phrase, true
	}
	for i, w := range words { // "Suspended for non-payment"
		if i > 0 && (w == "for" || w == "due" || w == "per") {
			if s, ok := m[strings.Join(words[:i], " ")]; ok {
				return s.name, true
			}
		}
	}
	// "Active since 2019", "Disconnected 3/1/2024": the first word that is a state,
	// unless a later one contradicts it.
	found := ""
	for _, w := range words {
		s, ok := m[w]
		if !ok || len(w) < 3 {
			if w == "not" || w == "non" || w == "un" {
				return "", false
			}
			continue
		}
		if found != "" && s.name != found {
			if s.name == porting.StatusPending || found == porting.StatusPending {
				return porting.StatusPending, true
			}
			return "", false
		}
		found = s.name
	}
	return found, found != ""
}

func statusWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && (r < '0' || r > '9')
	})
}

// phraseEnds makes one mark of what ends a phrase of a note.
var phraseEnds = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("  ", ";", "=", ";", " - ", ";", " – ", ";", " — ", ";", ": ", ";", ". ", ";")
})

// NoteStatus reads the state that a note gives, "" for none: a phrase between
// commas or dashes that is a state and nothing more, but for its date. Of two, the
// one that keeps the number from porting counts.
func NoteStatus(text string) string {
	if len(text) > 400 {
		return ""
	}
	m, found := statuses(), ""
	for _, phrase := range strings.FieldsFunc(phraseEnds().Replace(text), func(r rune) bool {
		return strings.ContainsRune(",;|()[]\n\t*", r)
	}) {
		words := statusWords(phrase)
		for n := len(words); n > 0; n-- {
			if s, ok := m[strings.Join(words[:n], " ")]; ok {
				if s.note && (n == len(words) || dated(words[n:]) || saidOf(strings.Join(words[n:], " "))) && Graver(s.name, found) {
					found = s.name
				}
				break
			}
		}
	}
	return found
}

// dated tells whether the words behind a state are its date, or what it is said of.
func dated(words []string) bool {
	for _, w := range words {
		if Digits(w) > 0 {
			continue
		}
		switch w {
		case "main", "primary", "lead", "voice", "business", "bus", "local", "pots", "as", "of", "on", "since", "effective", "eff", "date", "by", "per", "for", "customer", "request", "line", "number", "tn",
			"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january", "february",
			"march", "april", "june", "july", "august", "september", "october", "november", "december":
		default:
			return false
		}
	}
	return true
}

// saidOf tells whether the words behind a state begin with a feature: "Disconnected
// fax line".
func saidOf(text string) bool {
	fs := features.Find(text)
	return len(fs) > 0 && fs[0].Start == 0 && !fs[0].Denied && fs[0].Name != "dsl" // a DSL that was cancelled
}

// Graver tells whether a state keeps a number from porting more than another.
func Graver(s, than string) bool {
	order := []string{"", porting.StatusActive, porting.StatusPending, porting.StatusSuspended, porting.StatusDisconnected}
	return slices.Index(order, s) > slices.Index(order, than)
}

// Yes reads the value of a column that says whether a feature is there. A value
// that is neither yes nor no (a hunt group's number, a date) says that it is.
func Yes(text string) bool {
	switch strings.ToLower(strings.Trim(Clean(text), ".-–— ")) {
	case "", "n", "no", "none", "n/a", "na", "false", "0", "off", "not", "unlocked", "not applicable", "no freeze", "not frozen", "removed", "disabled", "inactive", "null", "nil":
		return false
	}
	return true
}

// IsMark tells whether a text is nothing but a mark for yes or no.
func IsMark(text string) bool {
	switch strings.ToLower(text) {
	case "x", "✓", "✔", "☑", "☒", "•", "●", "y", "n", "yes", "no", "true", "false", "-", "–", "—", "1", "0", "on", "off", "n/a":
		return true
	}
	return false
}

// Digits is how many digits a text holds.
func Digits(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n
}

// Plausible tells whether a text can be the value of a label.
func Plausible(t labels.Target, text string) bool {
	switch t {
	case labels.Numbers, labels.Telephone, labels.Keep, labels.RangeStart, labels.RangeEnd,
		labels.Target(porting.BTN), labels.Target(porting.ContactPhone), labels.Target(porting.NewBTN):
		return Digits(text) >= 7 || TelephoneLike(text)
	case labels.StreetNumber:
		return Digits(text) > 0
	case labels.Zip, labels.Zip4, labels.CustomerCode, labels.Target(porting.SSNLast4), labels.Quantity:
		return Digits(text) > 0 || labels.Zip == t && len(text) <= 10
	case labels.Target(porting.AccountNumber):
		return Digits(text) > 0 || !strings.Contains(text, " ")
	case labels.Target(porting.CSRDate), labels.Target(porting.DesiredDueDate), labels.Date:
		_, ok := dates.Parse(text)
		return ok || len(dates.Find(text)) > 0
	case labels.Target(porting.ContactEmail):
		return strings.Contains(text, "@")
	case labels.Target(porting.ServiceAddress), labels.Target(porting.BillingAddress), labels.Address:
		return !strings.Contains(text, "@") // an e-mail address is none
	case labels.Status, labels.Target(porting.CustomerType), labels.City, labels.State, labels.Unit, labels.County, labels.Country:
		return !PhoneCell(text) // a number of the list below a heading
	}
	return true
}

// IsPart tells whether a label names a part of an address.
func IsPart(t labels.Target) bool {
	switch t {
	case labels.Street, labels.StreetNumber, labels.StreetName, labels.StreetType, labels.PreDir, labels.PostDir,
		labels.Unit, labels.City, labels.State, labels.Zip, labels.Zip4, labels.CityStateZip, labels.County, labels.Country:
		return true
	}
	return false
}

// TelephoneLike tells whether a text holds a telephone number or the form of one.
func TelephoneLike(text string) bool {
	return Digits(text) >= 7 && telephone.Any(text)
}

// PhoneCell tells whether a cell of a list holds nothing but a number, or one with
// a short note beside it.
func PhoneCell(text string) bool {
	if len(text) > 120 || Digits(text) < 7 {
		return false
	}
	fs := telephone.FindAll(text)
	return len(fs) > 0 && (fs[0].Start <= 24 || len(fs) > 1) && !asksToCall(text[:fs[0].Start])
}

// asksToCall tells whether the words before a number ask the reader to call it: "Please
// call Judy at 217-555-0100", "For support call …", "Questions? …". It is nobody's line then.
func asksToCall(before string) bool {
	words := strings.FieldsFunc(strings.ToLower(before), func(r rune) bool { return !unicode.IsLetter(r) })
	for i, w := range words {
		switch w {
		case "questions", "question", "please":
			return true
		case "call", "dial", "reach", "contact":
			if last := words[len(words)-1]; i == len(words)-1 && (w != "contact" || i > 0) || i < len(words)-1 && (last == "at" || last == "us" || last == "on") {
				return true
			}
		}
	}
	return false
}

// OfOffice tells whether a text is a telephone number with words before it that name who
// answers it, as at the foot of a carrier's paper: "Customer care 217-555-0100".
func OfOffice(text string) bool {
	fs := telephone.FindAll(text)
	if len(fs) != 1 || fs[0].Start == 0 {
		return false
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(text[:fs[0].Start]), func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch w {
		case "support", "care", "help", "helpdesk", "repair", "office", "representative", "assistance", "inquiries":
			return true
		}
	}
	return false
}

// CustomerType tells whether a text says what kind of customer it is.
func CustomerType(text string) bool {
	for _, w := range strings.FieldsFunc(strings.ReplaceAll(strings.ToLower(text), "é", "e"), func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch w {
		case "business", "bus", "biz", "residence", "residential", "res", "resi", "government", "govt", "gov",
			"commercial", "enterprise", "smb", "affaires", "entreprise", "commerciale", "residentiel", "residentielle", "consumer", "personal", "coin", "wholesale", "nonprofit", "corporate":
			return true
		}
	}
	return strings.EqualFold(text, "b") || strings.EqualFold(text, "r")
}

// StreetLike tells whether a text begins as a street does: with a house number and
// a word, or as a post office box.
func StreetLike(text string) bool {
	if len(text) > 200 || TelephoneLike(text) {
		return false
	}
	head, rest, ok := strings.Cut(text, " ")
	if n := Digits(head); ok && n > 0 && n <= 6 && n*2 >= len(head) {
		return strings.IndexFunc(rest, unicode.IsLetter) >= 0
	}
	if ok && counted(head, rest) {
		return true
	}
	low := strings.ToLower(strings.ReplaceAll(text, ".", ""))
	for _, route := range []string{"rr ", "hc ", "rural route ", "star route "} { // "RR 2 Box 118"
		if after, ok := strings.CutPrefix(low, route); ok && after[0] >= '0' && after[0] <= '9' {
			return true
		}
	}
	return strings.HasPrefix(low, "po box ") || strings.HasPrefix(low, "p o box ")
}

// counted tells whether a text begins with a street's number in words: "One Penn Plaza".
func counted(head, rest string) bool {
	switch strings.ToLower(head) {
	case "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve":
	default:
		return false
	}
	line, more, _ := strings.Cut(rest, ",")
	w := strings.Fields(line)
	if len(w) < 2 || len(w) > 4 || Digits(line) > 0 {
		return false
	}
	return addr.Suffix(w[len(w)-1]) != "" && (more == "" || Digits(more) > 0)
}

// Unpaged leaves out what says which page it stands on behind a value: "778511134   Page
// 2 of 3".
func Unpaged(text string) string {
	i := strings.LastIndex(strings.ToLower(text), "page ")
	if i <= 0 || i >= len(text) || text[i-1] != ' ' && text[i-1] != '(' {
		return text
	}
	figures := false
	for _, w := range strings.FieldsFunc(text[i+len("page "):], func(r rune) bool { return strings.ContainsRune(" /)", r) }) {
		if !strings.EqualFold(w, "of") && Digits(w) < len(w) {
			return text
		}
		figures = figures || Digits(w) > 0
	}
	if before := strings.TrimRight(text[:i], " -–—|,;(·•"); figures && before != "" {
		return before
	}
	return text
}

// UnitLike tells whether a text is a unit with its kind: "Ste 400", "# 12".
func UnitLike(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	return strings.HasPrefix(text, "#") || addr.Designator(strings.Trim(first, ".")) != ""
}

// TownLike tells whether a text can be the name of a city.
func TownLike(text string) bool {
	for _, r := range text {
		if !unicode.IsLetter(r) && !strings.ContainsRune(" .'’-–()", r) {
			return false
		}
	}
	return len(text) > 2 && len(strings.Fields(text)) <= 5
}

// Hashes tells whether a text is what is printed for a number in a column that is
// too narrow for it: "#####".
func Hashes(text string) bool { return len(text) >= 2 && strings.Trim(text, "#") == "" }

// Clean trims the blanks at the ends and makes line ends one character.
func Clean(s string) string {
	s = strings.TrimSpace(s)
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s
}

// Segments are the parts of a text between dashes or bars with blanks around them.
func Segments(text string) []string {
	var out []string
	for {
		at, to := -1, 0
		for i, r := range text {
			if !strings.ContainsRune("-–—|•·", r) {
				continue
			}
			before, _ := utf8.DecodeLastRuneInString(text[:i])
			n := i + utf8.RuneLen(r)
			after, wide := utf8.DecodeRuneInString(text[n:])
			if (before == ' ' || before == '\u00a0') && (after == ' ' || after == '\u00a0') {
				at, to = i, n+wide
				break
			}
		}
		if at < 0 {
			return append(out, strings.TrimSpace(text))
		}
		out = append(out, strings.TrimSpace(text[:at]))
		text = text[to:]
	}
}

// Announced parts an account's number from the name that it is said to be of by a colon,
// "6-100233: Alder Clinic". The name is "" where there is none.
func Announced(text string) (number, name string) {
	number, name, ok := strings.Cut(text, ":")
	if !ok || Digits(number) < 3 || Clean(name) == "" || !strings.HasPrefix(name, " ") && !strings.HasPrefix(name, "\u00a0") {
		return text, ""
	}
	return strings.TrimSpace(number), Clean(name)
}

// shaped tells whether a value has the shape that only a label's value has, so that
// even a dash, or for an account's number a blank, is enough between the two.
func shaped(m labels.Match, value string) bool {
	value = Clean(value)
	if m.Sep == ' ' && m.Target == labels.Target(porting.ServiceAddress) { // "Located at 100 Depot Street, Galva, IL 61434"
		p := addr.Split(value)
		return StreetLike(value) && p.Street != "" && p.City != "" && p.State+p.Zip != ""
	}
	if m.Sep == ' ' && m.Target != labels.Target(porting.AccountNumber) {
		if m.Target == labels.Target(porting.CSRDate) { // "DATE PRINTED 11/17/2026"
			_, ok := dates.Parse(value)
			return ok
		}
		if m.Target == labels.Target(porting.PIN) { // "PIN 503685"
			return !strings.Contains(value, " ") && len(value) <= 12 && Digits(value) >= 3
		}
		_, ok := telephone.Parse(value) // "BTN 217-555-0100"
		return ok && (m.Target == labels.Target(porting.BTN) || m.Target == labels.Numbers && m.Words == 1)
	}
	switch m.Target {
	case labels.Target(porting.AccountNumber), labels.AccountBTN:
		first, _ := Announced(Segments(value)[0])
		for _, w := range strings.Fields(first) {
			if Digits(w) == 0 {
				return false
			}
		}
		if m.Sep == ' ' { // "Account 4411 - Alder Clinic", "Account No. 4411": not "Account 2 of 5"
			if _, code, ok := telephone.AccountBTN(first); ok && code != "" { // "Account 573-221-0150 044"
				return true
			}
			return Digits(first) >= 3 && !strings.ContainsAny(first, "/:%") && (m.Words > 1 || first != value || Digits(first) > 5 && !strings.Contains(first, " "))
		}
		return Digits(first) >= 3
	case labels.Target(porting.BTN), labels.Target(porting.ContactPhone), labels.Numbers:
		fs := telephone.FindAll(value)
		return len(fs) > 0 && fs[0].Start == 0
	case labels.Target(porting.PIN), labels.Target(porting.SSNLast4):
		return len(value) <= 10 && Digits(value) >= 4 && !strings.Contains(value, " ")
	case labels.Target(porting.ServiceAddress), labels.Target(porting.BillingAddress), labels.Address:
		return StreetLike(value)
	case labels.Target(porting.CSRDate):
		_, ok := dates.Parse(value)
		return ok
	}
	return false
}

// AreaCode tells whether a header is of a column of area codes.
func AreaCode(text string) bool {
	switch strings.ToLower(strings.Trim(Clean(text), " :.#")) {
	case "npa", "area code", "area", "areacode", "ac":
		return true
	}
	return false
}
