package loa

// What heads a list of numbers, and what ends one.

import (
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// listHead tells whether a label heads a list of numbers.
func listHead(t labels.Target) bool {
	return t == labels.Numbers || t == labels.Keep || t == labels.Attachment
}

// ends tells whether a label ends the list above it.
func ends(l *label) bool {
	switch l.target {
	case labels.Note, labels.Features, labels.Status, labels.Row, labels.Extension, labels.RangeStart, labels.RangeEnd,
		labels.Telephone, labels.Number, labels.Quantity, labels.Attachment, labels.Hint, labels.Title:
		return false
	case labels.SectionOther:
		return l.inline == nil // "Note: if your BTN is being ported …" stands inside lists
	}
	return true
}

// headsList says what list a line of a few words heads that no wording of the
// vocabulary fits: "The following numbers should NOT be ported:".
func headsList(text string) (labels.Target, bool) {
	text = withoutNumbering(text)
	ws := labels.Words(text)
	if len(ws) < 2 || len(ws) > 12 || telephone.Digits(text) != "" {
		return "", false
	}
	number, port, keep, following, ended := false, false, false, false, false
	for i, w := range ws {
		switch w {
		case "number", "line", "tn", "did":
			number = true
		case "following", "these":
			following = true
		case "port", "ported", "porting", "transfer", "transferred", "transferring", "move", "moved", "moving", "switch", "switched", "come", "coming", "bring", "bringing":
			port = true
		case "not", "remain", "remaining", "leave", "retain", "stay", "staying", "keep", "keeping", "kept", "excluded", "except":
			keep = true
		case "disconnect", "disconnected", "cancel", "cancelled", "canceled":
			ended = true
		case "account", "btn", "billing", "carrier", "pin", "date", "contact", "after", "temporary":
			if slices.Contains(ws[max(0, i-3):i], "with") {
				continue
			}
			return "", false
		}
	}
	switch {
	case ended && (port || keep): // "Numbers to be disconnected at port": a person has to say
		return "", false
	case number && keep, number && ended, following && keep: // "Please do not port the following:"
		return labels.Keep, true
	case number && port, following && port:
		return labels.Numbers, true
	}
	return "", false
}

// namesNumbers tells whether a line of a few words names numbers in the plural, and
// nobody else's than the account's: "Numbers included in this request (2)".
func namesNumbers(text string) bool {
	ws := plain(text)
	if len(ws) < 2 || len(ws) > 9 || hasPhone(text) || strings.HasSuffix(text, ".") {
		return false
	}
	several := false
	for _, w := range ws {
		switch w {
		case "numbers", "tns", "dids", "lines":
			several = true
		case "contact", "contacts", "account", "accounts", "call", "reach", "reference", "serial", "order", "emergency", "new", "temporary", "our", "support", "help", "useful", "important", "fax", "your", "after":
			return false
		}
	}
	if keep, perhaps := saysKeep(text); keep || perhaps {
		return false // headsList knows
	}
	return several
}

// numbersBelow tells whether what stands right under a line begins with a number.
func (s *sheet) numbersBelow(g *segment) bool {
	h := math.Max(g.rect.Height(), 6)
	best := -1
	for i, o := range s.segments {
		if o.rect.Y0 < g.rect.Y1-2 || o.rect.Y0-g.rect.Y1 > 2.2*h || o.rect.X0 > g.rect.X1 || o.rect.X0 < g.rect.X0-30 && o.rect.X1 < g.rect.X0 {
			continue
		}
		if best < 0 || o.rect.Y0 < s.segments[best].rect.Y0-2 {
			best = i
		}
	}
	if best < 0 {
		return false
	}
	t := s.segments[best].text
	fs := phones(t)
	return startsWithPhone(t) || len(fs) > 0 && len(fs[0].TNs) > 0 && fs[0].Start < 24 && len(plain(t[:fs[0].Start])) < 4 && !labels.Instruction(t) && !sentence(t[:fs[0].Start], t[fs[0].End:])
}

// numbersBeside tells whether what stands right behind a text on its line, or in the
// cell beside it, begins with a number.
func (s *sheet) numbersBeside(at page.Rect) bool {
	var next *segment
	for g := range s.inLine(at) {
		if g.rect.X0 > at.X1-2 && (next == nil || g.rect.X0 < next.rect.X0) {
			next = g
		}
	}
	return next != nil && startsWithPhone(next.text)
}

// announces finds the sentence before a colon that announces the numbers behind it:
// "Please port the following numbers from Acme: 217-555-0100, …".
func announces(text string) (labels.Match, bool) {
	i := strings.Index(text, ": ")
	if i < 0 || !startsWithPhone(strings.TrimLeft(text[i+1:], " ")) || hasPhone(text[:i]) {
		return labels.Match{}, false
	}
	from := boundary(text[:i])
	t, ok := listSentence(text[from:i])
	if !ok {
		return labels.Match{}, false
	}
	for from < i && text[from] == ' ' {
		from++
	}
	v := i + 1
	for v < len(text) && text[v] == ' ' {
		v++
	}
	return labels.Match{Target: t, Start: from, End: i, Value: v, Sep: ':', Words: 4, Source: "unknown"}, true
}

// announcesOver is announces for a sentence that begins on the line above.
func (s *sheet) announcesOver(g *segment) (labels.Match, bool) {
	i := strings.Index(g.text, ": ")
	if i < 0 || i > 60 || !startsWithPhone(strings.TrimLeft(g.text[i+1:], " ")) {
		return labels.Match{}, false
	}
	for _, o := range s.segments {
		if o.row >= g.row || o.cell != g.cell || math.Abs(o.rect.X0-g.rect.X0) > 4 || g.rect.Y0-o.rect.Y1 > 0.9*math.Max(g.rect.Height(), 6) || len(o.words) < 7 {
			continue
		}
		if m, ok := announces(o.text + " " + g.text); ok {
			m.Start, m.End, m.Value = 0, i, m.Value-len(o.text)-1
			return m, m.Value > i
		}
	}
	return labels.Match{}, false
}

// listSentence tells what list a sentence announces.
func listSentence(text string) (labels.Target, bool) {
	port, number := false, false
	for _, w := range plain(text) {
		switch w {
		case "port", "ported", "porting", "transfer", "move", "switch", "following":
			port = true
		case "number", "numbers", "lines", "line", "tns", "dids":
			number = true
		case "call", "questions", "contact", "fax", "new", "after", "temporary":
			return "", false
		}
	}
	if keep, _ := saysKeep(text); keep && number {
		return labels.Keep, true
	}
	return labels.Numbers, port && number
}

// announced makes headings of the ends of sentences that announce a list: "… to port
// the following numbers, now served by Acme:" right over numbers.
func (r *reader) announced(s *sheet) {
	for _, par := range s.paragraphs() {
		n := len(par.segs)
		for n > 1 && startsWithPhone(par.segs[n-1].text) {
			n-- // the list itself, set close
		}
		last := par.segs[n-1]
		text := strings.TrimRight(par.text[:par.at[n-1]+len(last.text)], " ")
		if !strings.HasSuffix(text, ":") || len(strings.Fields(text)) < 6 || r.labelOf(last) != nil || !s.numbersBelow(last) {
			continue
		}
		if b := boundary(text); b > 0 {
			text = text[b:]
		}
		t, ok := listSentence(text)
		if !ok {
			continue
		}
		l := r.addLabel(last, labels.Match{Target: t, End: len(last.text), Value: len(last.text), Source: "unknown"}, 0, len(last.text), nil)
		l.firm = true
	}
}

// withoutNumbering takes the running number off a line of a form: "11. Numbers …".
func withoutNumbering(text string) string {
	rest := strings.TrimLeft(text, "0123456789")
	if n := len(text) - len(rest); n > 0 && n <= 2 && rest != "" && (rest[0] == '.' || rest[0] == ')') {
		return strings.TrimLeft(rest[1:], " \u00a0")
	}
	return text
}

// plural tells whether a general label asks for several numbers ("Telephone
// number(s):") outside of sections where people's own telephones are asked for.
func (r *reader) plural(l *label) bool {
	low := strings.ToLower(l.text)
	if l.target != labels.Telephone || !strings.Contains(low, "numbers") && !strings.Contains(low, "number(s)") && !strings.Contains(low, "phones") {
		return false
	}
	switch sectionOf(l, r.heads(l.sheet)) {
	case labels.SectionContact, labels.SectionNew, labels.SectionCurrent, labels.SectionSignature:
		return false
	}
	return true
}

func actionOf(l *label) string {
	if l.target == labels.Keep {
		return porting.ActionKeep
	}
	return porting.ActionPort
}

// actionAbove is what the nearest heading of a list above a table says.
func (r *reader) actionAbove(l *label) string {
	action := porting.ActionPort
	for _, o := range r.labelsOf[l.sheet] {
		if o == l {
			break
		}
		if o.target == labels.Keep || o.target == labels.Numbers {
			action = actionOf(o)
		}
	}
	return action
}

// headsNumbers tells whether a general heading ("Telephone Number") stands over a
// column of numbers: two or more below it, or one in a row of headings.
func (r *reader) headsNumbers(l *label) bool {
	n := r.phonesBelow(l)
	header := l.cell >= 0 && r.headerRow(l, l.sheet.cells[l.cell])
	return n >= 2 || n == 1 && header
}

// phonesBelow counts the numbers under a label.
func (r *reader) phonesBelow(l *label) int {
	n := 0
	for _, reg := range r.regions(l) {
		for _, p := range r.inRegion(reg) {
			if p.rect.Y0 < l.rect.Y1-2 {
				continue
			}
			n += len(listed(p.text))
		}
	}
	return n
}
