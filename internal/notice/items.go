package notice

// Labels and their values: "PON: 4711", a label beside or above its value.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// value is a text and where it stands.
type value struct {
	text  string
	where porting.Where
	read  porting.Read
	conf  float64
}

func (c *cell) value(from, to int) value {
	t := c.text[from:to]
	trimmed := clean(t)
	if i := strings.Index(t, strings.TrimSpace(t)); i > 0 {
		from += i
	}
	return value{text: trimmed, where: c.at(from, to), read: c.read, conf: c.conf}
}

// join adds a further line to a value.
func (v *value) join(o value) {
	v.text += "\n" + o.text
	v.where.More = append(v.where.More, o.where)
	v.conf = min(v.conf, o.conf)
}

// item is a value under its label; line and last are the first and the last line
// that it stands on.
type item struct {
	target labels.Target
	label  string
	value
	line, last int
	below      bool // the value stands below its label
}

// maxLabel is the length in bytes beyond which no text is a label.
const maxLabel = 60

// read finds the labels of a part and what stands under them.
func (p *part) read() {
	for i := range p.lines {
		l := &p.lines[i]
		if p.used[i] {
			continue
		}
		if t, end := p.table(i); end > i {
			p.rows = append(p.rows, t...)
			for k := i; k < end; k++ {
				p.used[k] = true
			}
			continue
		}
		taken := make([]bool, len(l.cells))
		for k := range l.cells {
			c := &l.cells[k]
			if taken[k] {
				continue
			}
			target, label, from := labelOf(c.text)
			if target == "" {
				continue
			}
			it := item{target: target, label: label, line: i, last: i}
			switch {
			case from < len(c.text):
				it.value = c.value(from, len(c.text))
			case k+1 < len(l.cells) && !isLabel(l.cells[k+1].text):
				next := &l.cells[k+1]
				it.value = next.value(0, len(next.text))
				taken[k+1] = true
				c = next
			default:
				below := p.below(i, c)
				if below == nil {
					continue
				}
				it.value = below.value(0, len(below.text))
				it.last, it.below = i+1, true
				if wide(target) { // the whole line: "11/18/2026   TDS: PIN incorrect"
					rest := p.lines[i+1].cells
					for j := range rest {
						if o := &rest[j]; o.x0 > below.x0 {
							v := o.value(0, len(o.text))
							it.text += " " + v.text
							it.where.More = append(it.where.More, v.where)
						}
					}
				}
				c = below
			}
			if wide(target) {
				it.last = p.continues(&it.value, it.last, c, k == len(l.cells)-1 || taken[len(l.cells)-1])
			}
			// "FOC Time: 9:30" is a time, "Port time: 12/04/2026 9:30" a date
			switch _, _, _, clock := timeIn(it.text); {
			case it.target == labels.Commitment && clock && !hasDate(it.text):
				it.target = labels.Time
			case it.target == labels.Time && clock && hasDate(it.text):
				it.target = labels.Commitment
			}
			if it.text != "" {
				p.items = append(p.items, it)
			}
		}
	}
}

// wide tells whether a target's value may go on over several lines.
func wide(t labels.Target) bool {
	return t == labels.Reason || t == labels.Target(porting.Remarks) || t == labels.Numbers
}

// labelOf reads the label that a text begins with: what it stands for, and where
// the value begins (len(text) where none follows in the same text).
func labelOf(text string) (target labels.Target, label string, from int) {
	if text == "" || text[0] >= '0' && text[0] <= '9' || text[0] == '(' || text[0] == '+' {
		return "", "", 0
	}
	v := labels.Notice()
	if len(text) <= maxLabel {
		if m, ok := v.Exact(text); ok && m.Target != labels.Hint {
			return m.Target, text, len(text)
		}
	}
	head := text
	if len(head) > 2*maxLabel {
		head = head[:2*maxLabel]
	}
	if !strings.ContainsAny(head, ":=-–—_\t?") {
		return "", "", 0
	}
	m, ok := v.Prefix(text)
	if !ok || m.Fuzzy || m.Target == labels.Hint || m.End > maxLabel {
		return "", "", 0
	}
	switch {
	case m.Sep == ':' || m.Sep == '_' || m.Sep == '\t':
	case m.Sep == '-' && (m.Words > 1 || m.Target == labels.Order || m.Target == labels.Commitment):
	default:
		return "", "", 0
	}
	if strings.TrimSpace(text[m.Value:]) == "" {
		return m.Target, text, len(text)
	}
	return m.Target, text[:m.Value], m.Value
}

func isLabel(text string) bool {
	t, _, _ := labelOf(text)
	return t != ""
}

// below is the cell under a label, nil if none stands there or it is a label too.
func (p *part) below(i int, c *cell) *cell {
	if i+1 >= len(p.lines) {
		return nil
	}
	l := &p.lines[i+1]
	for k := range l.cells {
		o := &l.cells[k]
		if o.x0 <= c.x1 && o.x1 >= c.x0 && o.x0 >= c.x0-20 {
			if isLabel(o.text) || l.gap && !strings.HasSuffix(strings.TrimSpace(c.text), ":") {
				return nil
			}
			return o
		}
	}
	return nil
}

// continues adds the lines to a value that go on below it: without a blank, not
// labels, no list, and not further left than the value where it stands beside its
// label. It returns the last line of the value.
func (p *part) continues(v *value, last int, c *cell, alone bool) int {
	if !alone {
		return last
	}
	slack := 1.5 // characters
	if c.where.Page > 0 {
		slack = 6 // points
	}
	for i := last + 1; i < len(p.lines) && i < last+40; i++ {
		l := &p.lines[i]
		if l.gap || len(l.cells) == 0 || isLabel(l.cells[0].text) || strange(l.cells[0].text) || marker(l.cells[0].text) > 0 {
			break
		}
		first := &l.cells[0]
		if first.x0 < c.x0-slack || first.where.Page != c.where.Page || closing(first.text) {
			break
		}
		if len(l.cells) > 1 && len(l.cells[1].text) > 0 && isLabel(l.cells[1].text) {
			break
		}
		for k := range l.cells {
			v.join(l.cells[k].value(0, len(l.cells[k].text)))
		}
		last = i
		p.used[i] = true
	}
	return last
}

// strange tells whether a text begins with a label that we do not know: a word or
// three, a colon.
func strange(text string) bool {
	name, _, ok := strings.Cut(text, ":")
	return ok && len(name) <= 24 && len(strings.Fields(name)) <= 3 && name != "" && name[0] >= 'A' && name[0] <= 'Z'
}

// closing tells whether a line ends a letter.
func closing(text string) bool {
	for _, w := range [...]string{"thank you", "thanks", "sincerely", "regards", "best regards", "kind regards", "respectfully", "-- "} {
		if len(text) >= len(w) && strings.EqualFold(text[:len(w)], w) && len(text) < len(w)+25 {
			return true
		}
	}
	return false
}

// marker is the length of a list marker that a text begins with, with the blanks
// behind it: "- ", "• ", "1. ", "(2) ", "a) ".
func marker(text string) int {
	rest := strings.TrimLeft(text, " \t")
	start := len(text) - len(rest)
	for _, m := range [...]string{"- ", "– ", "— ", "* ", "• ", "· ", "o ", "▪ ", "‣ ", "● ", "◦ ", "> ", "•", "●", "▪"} {
		if strings.HasPrefix(rest, m) {
			return start + len(m) + len(rest[len(m):]) - len(strings.TrimLeft(rest[len(m):], " \t"))
		}
	}
	open := strings.HasPrefix(rest, "(")
	i := 0
	if open {
		i = 1
	}
	j := i
	for j < len(rest) && j < i+2 && rest[j] >= '0' && rest[j] <= '9' {
		j++
	}
	if j == i && j < len(rest) && (rest[j]|0x20 >= 'a' && rest[j]|0x20 <= 'h') {
		j++
	}
	if j == i || j >= len(rest) || rest[j] != ')' && (open || rest[j] != '.') {
		return 0
	}
	after := rest[j+1:]
	if !strings.HasPrefix(after, " ") && !strings.HasPrefix(after, "\t") {
		return 0
	}
	return start + j + 1 + len(after) - len(strings.TrimLeft(after, " \t"))
}
