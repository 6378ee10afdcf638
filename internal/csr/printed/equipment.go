package printed

// The lines of service and equipment of a printed record: USOCs, and the numbers that
// they belong to.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// equipment reads a line of service and equipment: a USOC, its fields, and the
// number that they belong to. Lines without a number belong to the one above.
func (p *printing) equipment(l Line) {
	if i := remark(l.text); i > 0 {
		p.give(cells.Label{Target: labels.Target(porting.Remarks), Wording: "RMKS", Rank: 2}, l.piece(i, len(l.text)))
		return
	}
	whole := l.piece(0, len(l.text))
	tns := ownNumbers(l.text)
	if x := p.known(tns, l.text); x >= 0 {
		// Each USOC has a line of its own, with the number again.
		p.current, p.until = x, x+1
	} else if len(tns) > 0 {
		p.current = len(p.a.Numbers)
		for _, f := range tns {
			v := l.piece(f.Start, f.End)
			v.Text = f.Text
			if len(f.TNs) == 1 && cells.Digits(f.Text) < 10 {
				v.Text = telephone.Format(f.TNs[0])
			}
			for _, n := range gather.NumbersIn(&p.c.Clock, p.g, v, p.a) {
				n.Note = ""
				if v.Text != f.Text {
					n.Text = f.Text
				}
				if _, ok := p.at[n.TN]; !ok && n.TN != "" {
					p.at[n.TN] = len(p.a.Numbers)
				}
				p.a.AddNumber(n, nil, gather.Address{})
			}
		}
		p.a.Numbered = true
		p.until = len(p.a.Numbers)
	}
	if p.current < 0 {
		p.a.ConditionsIn(l.text, whole.Where)
		p.a.Lay(strings.TrimSpace(l.text), whole.Where)
		return
	}
	note := strings.TrimSpace(l.text)
	if len(tns) > 0 { // without the number itself
		f := tns[0]
		head := strings.TrimRight(l.text[:f.Start], " ")
		for _, w := range []string{"/TN", "/WTN", "/LTN", "TN", "WTN"} {
			head = strings.TrimSuffix(head, w)
		}
		note = strings.TrimSpace(strings.TrimSpace(head) + " " + strings.TrimSpace(l.text[tns[len(tns)-1].End:]))
	}
	var own *porting.Field
	if i := strings.Index(l.text, "/SA "); i >= 0 {
		end := len(l.text)
		if k := strings.IndexByte(l.text[i+1:], '/'); k >= 0 {
			end = i + 1 + k
		}
		if v := l.piece(i+4, end); v.Text != "" {
			parts := gather.Split(v.Text)
			own = &porting.Field{Text: v.Text, Parts: &parts, Read: gather.How(p.g.Read, v.Conf), Confidence: v.Conf, Where: v.Where}
		}
	}
	about := l.text
	if len(tns) > 1 { // of each of them
		about = note
	}
	for x := p.current; x < p.until; x++ {
		n := &p.a.Numbers[x]
		if own != nil && n.ServiceAddress == nil {
			n.ServiceAddress = own
		}
		if note != "" {
			p.a.AddNote(n, note)
		}
		p.a.FeaturesIn(n, about, whole.Where)
	}
}

// ownNumbers are the numbers of a line that the line is of. Those behind another field are
// that field's: /HTG, /RCF, /CFA … Behind the first of a field, others may stand without
// the area code that they share: "/TN 309 555-0101,555-0102".
func ownNumbers(text string) []telephone.Found {
	var tns []telephone.Found
	for at := 0; at < len(text); {
		end := at + 1
		for end < len(text) && (text[end] != '/' || end+2 >= len(text) || !cells.IsLetter(text[end+1]) || !cells.IsLetter(text[end+2])) {
			end++
		}
		area := ""
		for _, f := range telephone.FindAll(text[at:end]) {
			f.Start, f.End = f.Start+at, f.End+at
			if field := floated(text[:f.Start]); field != "" && field != "TN" && field != "WTN" && field != "LTN" && field != "TLI" {
				continue
			}
			if len(f.TNs) == 0 && area != "" && cells.Digits(f.Text) == 7 {
				if tn, ok := telephone.Parse(area + telephone.Digits(f.Text)); ok {
					f.TNs, f.Invalid = []string{tn}, ""
				}
			}
			if len(f.TNs) > 0 {
				area = f.TNs[0][2:5]
			}
			tns = append(tns, f)
		}
		at = end
	}
	return tns
}

// known is the index of the number that a line names and that stands on a line above
// with another USOC, -1 for none.
func (p *printing) known(tns []telephone.Found, text string) int {
	if len(tns) != 1 || len(tns[0].TNs) != 1 {
		return -1
	}
	x, ok := p.at[tns[0].TNs[0]]
	if !ok || usoc(text) == "" || strings.Contains(" "+p.a.Numbers[x].Note+" ", " "+usoc(text)+" ") {
		return -1
	}
	return x
}

// usoc is the code of a line of service and equipment, behind its quantity: "1FB" of
// "1  1FB /TN …".
func usoc(text string) string {
	for i, w := range strings.Fields(text) { // behind the day and the quantity, if any
		if i > 2 || strings.HasPrefix(w, "/") {
			break
		}
		if len(w) >= 3 && len(w) <= 5 && w == strings.ToUpper(w) && cells.Digits(w) < len(w) {
			return w
		}
	}
	return ""
}

// floated is the name of the field that a text is behind of: "/TN ".
func floated(before string) string {
	i := strings.LastIndexByte(before, '/')
	if i < 0 {
		return ""
	}
	name, rest, _ := strings.Cut(before[i+1:], " ")
	if strings.TrimSpace(rest) != "" {
		return strings.ToUpper(name)
	}
	return strings.ToUpper(strings.TrimSpace(name))
}
