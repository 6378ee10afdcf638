package notice

// The telephone numbers of a notice: those of the order. Somebody's own telephone
// and fax are none of them.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// maxNumbers is more than any order has (domain: bulk orders end at 20,000).
const maxNumbers = limits.NoticeNumbers

// gather puts numbers into a record, each once.
type gather struct {
	r    *porting.Record
	seen map[string]int
}

func (g *gather) put(tn, text string, where porting.Where, read porting.Read, conf float64) {
	if i, ok := g.seen[tn]; ok {
		n := &g.r.Numbers[i]
		if len(n.Where.More) < 20 {
			n.Where.More = append(n.Where.More, where)
		}
		return
	}
	if len(g.r.Numbers) >= maxNumbers {
		if len(g.r.Numbers) == maxNumbers && g.seen[""] == 0 {
			g.seen[""] = 1
			g.r.Problem(porting.Problem{Code: porting.ProblemLimit, Message: "the notice holds more numbers than any order; the rest were left out"})
		}
		return
	}
	g.seen[tn] = len(g.r.Numbers)
	g.r.Numbers = append(g.r.Numbers, porting.Number{TN: tn, Text: text, Read: read, Confidence: conf, Where: where, Features: []string{}})
}

// numbers gathers the numbers of the part.
func (n *notice) numbers(r *porting.Record) {
	g := &gather{r: r, seen: map[string]int{}}
	p := n.part
	inTable := map[int]bool{}
	for _, row := range n.rows {
		for i := row.line; i <= row.last; i++ {
			inTable[i] = true
		}
	}
	rows := n.rows
	signed := false
	for i := range p.lines {
		for len(rows) > 0 && rows[0].line <= i {
			for _, c := range rows[0].cells {
				if owns(c.target) {
					n.find(g, "", c.value, true)
				}
			}
			rows = rows[1:]
		}
		if inTable[i] {
			continue
		}
		l := &p.lines[i]
		if l.gap && !l.title && closing(l.cells[0].text) {
			signed = true
		}
		var over labels.Target
		person := false // "REP: J SMITH   TEL NO: …"
		for k := range l.cells {
			c := &l.cells[k]
			target, _, from := labelOf(c.text)
			switch {
			case target == "":
				target = over
			case from == len(c.text):
				over = target // its value stands in the next cell
				continue
			}
			over = ""
			if target == "" {
				from = 0
			}
			v := c.value(from, len(c.text))
			person = person || target == labels.Target(porting.ContactName) || target == labels.Target(porting.ContactEmail)
			if target == labels.None && l.title {
				target = "" // a subject
			}
			if target == "" || target == labels.Reason || target == labels.Target(porting.Remarks) || target == labels.None {
				if !signed && target != labels.None {
					before := ""
					if target == "" && k == 0 && i > 0 && !l.gap {
						before = lastWord(p.lines[i-1].text()) // "… or fax", and the number on the next line
					}
					n.find(g, before, v, false)
				}
				continue
			}
			if owns(target) && !person {
				n.find(g, "", v, true)
			}
		}
	}
	if s := p.headers.subject; s != "" {
		n.find(g, "", value{text: s, where: p.headers.where, read: porting.ReadText, conf: 1}, false)
	}
}

// lastWord is the last word of a line, where it asks somebody to call.
func lastWord(text string) string {
	words := labels.Words(text[max(0, len(text)-30):])
	if len(words) == 0 {
		return ""
	}
	switch w := words[len(words)-1]; w {
	case "call", "fax", "telephone", "dial":
		return w + " "
	case "at", "on", "or":
		return text + " "
	}
	return ""
}

// owns tells whether the numbers under a label are the order's.
func owns(t labels.Target) bool { return t == labels.Numbers || t == labels.Reason }

// find puts the numbers of a text into the record, before which other words stand.
// In prose those that somebody is asked to call are left out.
func (n *notice) find(g *gather, before string, v value, list bool) {
	for _, f := range telephone.FindAll(v.text) {
		if !list && (len(f.TNs) == 0 || calls(before+v.text[:f.Start])) {
			continue
		}
		if len(f.TNs) == 0 {
			g.r.Numbers = append(g.r.Numbers, porting.Number{Text: f.Text, Read: v.read, Confidence: v.conf, Where: v.where, Features: []string{}})
			g.r.Problem(porting.Problem{Code: porting.ProblemInvalidNumber, Message: "a number of the notice is none: " + f.Invalid, Where: v.where})
			continue
		}
		for _, tn := range f.TNs {
			g.put(tn, f.Text, v.where, v.read, v.conf)
		}
	}
}

// calls tells whether the words before a number make it somebody's telephone or
// the account's BTN.
func calls(head string) bool {
	if i := strings.LastIndexAny(head, "\n;"); i >= 0 {
		head = head[i+1:]
	}
	if i := strings.LastIndex(head, ". "); i >= 0 {
		head = head[i+2:]
	}
	words := labels.Words(head)
	if len(words) > 8 {
		words = words[len(words)-8:]
	}
	for i, w := range words {
		last := len(words)-1-i <= 2
		switch w {
		case "call", "contact", "reach", "dial", "fax", "desk", "questions", "question", "support", "helpdesk", "hotline", "assistance", "mobile", "cell", "office":
			return true
		case "telephone", "ph", "extension", "btn", "atn", "account":
			if last && !strings.Contains(strings.ToLower(head), "telephone number") {
				return true
			}
		}
	}
	return false
}
