package notice

// A mail taken apart: what its writer wrote, and the older mails quoted below.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// headers are who wrote a part, when, and under which subject.
type headers struct {
	from, subject string
	date          string // YYYY-MM-DD
	where         porting.Where
	// old tells that the subject was carried over from an older mail ("Re: …"): it
	// names the order, and says nothing of what the part is.
	old bool
}

// given tells whether anything is known of the writer.
func (h *headers) given() bool { return h.from != "" || h.subject != "" || h.date != "" }

// part is one mail of a thread, or a whole paper that is none.
type part struct {
	headers headers
	lines   []line
	used    []bool // lines that labels and tables took
	items   []item
	rows    []row
	unread  bool // its labels were not looked for: it is no notice by its text
	// byMail tells that the headers come from the mail itself, or from a quoted one.
	byMail bool
	// quoted tells that it is an older mail, below the one that was saved.
	quoted bool
}

// maxParts bounds how far back a thread is read.
const maxParts = 40

// split takes lines apart into parts, the newest first. h are the headers of the
// mail that the lines are the body of, empty where they are none.
func split(lines []line, h headers) []part {
	var parts []part
	splitInto(&parts, lines, h, 0)
	for i := range parts {
		parts[i].quoted = i > 0 && h.given()
		parts[i].mark()
	}
	return parts
}

func splitInto(parts *[]part, lines []line, h headers, depth int) {
	current := part{headers: h, byMail: h.given()}
	var quoted []line
	give := func() {
		if len(current.lines) > 0 || current.headers.subject != "" {
			*parts = append(*parts, current)
		}
	}
	for i := 0; i < len(lines); i++ {
		if len(*parts) >= maxParts {
			return
		}
		l := lines[i]
		if len(l.cells) == 0 {
			continue
		}
		text := l.cells[0].text
		if strings.HasPrefix(text, ">") {
			if depth < 12 {
				quoted = append(quoted, unquote(l))
			}
			continue
		}
		if n := wrote(lines, i); n > 0 {
			i += n - 1
			continue // what follows is quoted with ">", or the next block says whose it is
		}
		if rule(text) {
			give()
			current = part{byMail: true}
			continue
		}
		if older, n := headerBlock(lines, i); n > 0 {
			if len(current.lines) > 0 || current.headers.given() {
				give()
			}
			current = part{headers: older, byMail: true}
			i += n - 1
			continue
		}
		current.lines = append(current.lines, l)
	}
	give()
	if len(quoted) > 0 {
		splitInto(parts, quoted, headers{}, depth+1)
	}
}

// unquote takes one ">" off a line.
func unquote(l line) line {
	cells := append([]cell{}, l.cells...)
	c := &cells[0]
	rest := strings.TrimLeft(c.text[1:], " ")
	n := len(c.text) - len(rest)
	c.where = c.at(n, len(c.text))
	c.text, c.words = rest, nil
	c.x0 += float64(n)
	l.cells = cells
	if rest == "" {
		l.cells = cells[1:]
	}
	return l
}

// rule tells whether a line parts an older mail from what stands above it.
func rule(text string) bool {
	low := strings.ToLower(strings.Trim(text, " -_*=>"))
	switch low {
	case "original message", "forwarded message", "original appointment", "reply message", "message transféré", "begin forwarded message:", "begin forwarded message", "reply above this line", "please type your reply above this line", "please do not write below this line":
		return true
	}
	return false
}

// wrote is the number of lines of "On Mon, Nov 16, 2026 at 9:14 AM X wrote:".
func wrote(lines []line, i int) int {
	text := ""
	for n := 0; n < 3 && i+n < len(lines); n++ {
		text += " " + lines[i+n].text()
		t := strings.TrimSpace(text)
		if n == 0 && !strings.HasPrefix(t, "On ") && !strings.HasPrefix(t, "Le ") {
			return 0
		}
		if strings.HasSuffix(t, "wrote:") || strings.HasSuffix(t, "a écrit :") {
			return n + 1
		}
	}
	return 0
}

// headerBlock reads "From: … Sent: … To: … Subject: …" inside a body: at least
// From and two of the others, on lines that follow each other.
func headerBlock(lines []line, i int) (headers, int) {
	var h headers
	kinds := 0
	n := 0
	for ; i+n < len(lines) && n < 12; n++ {
		t := lines[i+n].text()
		name, rest, ok := strings.Cut(t, ":")
		if !ok {
			// a long list of recipients goes on
			if n > 0 && kinds > 0 && kinds < 4 && !lines[i+n].gap && strings.Contains(t, "@") {
				continue
			}
			break
		}
		rest = strings.TrimSpace(rest)
		known := true
		switch strings.ToLower(strings.Trim(name, " *")) {
		case "from":
			if n > 0 && h.from != "" {
				known = false
				break
			}
			h.from = rest
			h.where = lines[i+n].cells[0].where
		case "sent", "date":
			if fs := dates.Find(rest); len(fs) > 0 {
				h.date = fs[0].Reading.Date.String()
			}
		case "to", "cc", "bcc", "reply-to", "importance", "attachments":
		case "subject":
			h.subject = rest
			h.where = lines[i+n].cells[0].where
			h.old = answers(rest)
		default:
			known = false
		}
		if !known || n == 0 && h.from == "" {
			break
		}
		kinds++
	}
	if h.from == "" || kinds < 3 {
		return headers{}, 0
	}
	return h, n
}

// answers tells whether a subject is one that was answered.
func answers(subject string) bool {
	s := strings.TrimSpace(subject)
	for _, p := range [...]string{"re:", "aw:", "re :", "sv:", "re["} {
		if hasPrefixFold(s, p) {
			return true
		}
	}
	return false
}

// mark marks the lines that are headings: short ones near the top that are no
// labels and no sentences, and a subject.
func (p *part) mark() {
	p.used = make([]bool, len(p.lines))
	for i := range p.lines {
		if i >= 14 {
			return
		}
		l := &p.lines[i]
		if len(l.cells) > 3 {
			continue
		}
		text := strings.TrimSpace(l.text())
		if name, rest, ok := strings.Cut(text, ":"); ok && len(name) < 12 {
			if f := strings.ToLower(strings.TrimSpace(name)); f == "subject" || f == "re" || f == "subj" {
				l.title = true
				if answers(rest) || f == "re" && p.byMail {
					l.title = false
				}
				continue
			}
		}
		if len(text) > 90 || len(strings.Fields(text)) > 12 || strings.HasSuffix(text, ".") || strings.HasSuffix(text, ",") || strings.HasSuffix(text, ":") || strings.HasSuffix(text, "?") {
			continue
		}
		if marker(text) > 0 || isLabel(text) || len(l.cells) > 1 && isLabel(l.cells[0].text) {
			continue
		}
		// a line of a paragraph is no heading, however short it is
		if i+1 < len(p.lines) && !p.lines[i+1].gap && !l.gap && len(strings.Fields(text)) > 5 || !l.gap && i > 0 && len(p.lines[i-1].text()) > 60 {
			continue
		}
		l.title = true
	}
}

// order is the name of the order: its label's value, or what follows such a word
// in the subject or in the text.
func (p *part) order() value {
	var best value
	rank := 0
	for _, it := range p.items {
		if it.target == labels.Order {
			// what we called the order, before the provider's own name for it
			if v, ok := orderValue(it.value); ok && ours(it.label) > rank {
				best, rank = v, ours(it.label)
			}
		}
	}
	if rank > 0 {
		return best
	}
	for _, r := range p.rows {
		if v, ok := r.get(labels.Order); ok {
			if o, ok := orderValue(v); ok {
				return o
			}
		}
	}
	if s := p.headers.subject; s != "" {
		if from, to, ok := orderIn(s); ok {
			return value{text: s[from:to], where: p.headers.where, read: porting.ReadText, conf: 1}
		}
	}
	for i := range p.lines {
		if i > 200 {
			break
		}
		for k := range p.lines[i].cells {
			c := &p.lines[i].cells[k]
			if from, to, ok := orderIn(c.text); ok {
				return c.value(from, to)
			}
		}
	}
	return value{}
}

// ours says how well a label says that the order's name is ours.
func ours(label string) int {
	for _, w := range labels.Words(label) {
		switch w {
		case "pon", "purchase":
			return 3
		case "customer", "your":
			return 2
		}
	}
	return 1
}

// orderValue is the value of an order's label, without what stands behind it.
func orderValue(v value) (value, bool) {
	t := strings.TrimSpace(v.text)
	if i := strings.IndexAny(t, " \t\n,;"); i > 0 {
		t = t[:i]
	}
	t = strings.TrimLeft(strings.TrimRight(t, ".)]"), "#([")
	if !strings.ContainsAny(t, "0123456789") || len(t) < 2 || len(t) > 60 {
		return value{}, false
	}
	v.text = t
	return v, true
}

// orderIn finds the order in running text: "PON BLV-1", "order #12345".
func orderIn(text string) (from, to int, ok bool) {
	armed := 0
	for i := 0; i < len(text); {
		if !codeByte(text[i]) {
			if strings.IndexByte(".,;()\n", text[i]) >= 0 {
				armed = 0
			}
			i++
			continue
		}
		j := i
		for j < len(text) && (codeByte(text[j]) || (text[j] == '-' || text[j] == '.' || text[j] == '/') && j+1 < len(text) && codeByte(text[j+1])) {
			j++
		}
		w := text[i:j]
		switch strings.ToLower(w) {
		case "pon", "order", "request", "ticket", "lsr", "ref", "reference", "case":
			armed = 3
		case "number", "no", "id", "nr", "is":
		default:
			digits := 0
			for k := 0; k < len(w); k++ {
				if w[k] >= '0' && w[k] <= '9' {
					digits++
				}
			}
			if armed > 1 && digits >= 2 && len(w) >= 4 && len(w) <= 60 && !hasDate(w) && len(numbersOf(w)) == 0 {
				return i, j, true
			}
			armed--
		}
		i = j
	}
	return 0, 0, false
}
