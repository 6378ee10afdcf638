package pdf

// Which fields of the customer's form have to change, and to what.

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
)

// change is a new value for a field.
type change struct {
	field  *field
	value  string
	shown  string // what people see of the value
	unlock bool   // the customer has to write in it
}

// plan is all that has to change on a form.
type plan struct {
	m       *report.Model
	f       *form
	fields  []*field
	changes []change
	names   []porting.Name    // what gets another value, for people to read
	taken   map[*field]string // the values of all fields that were looked at
	rewrite map[*field]bool   // those that change
	// ink is what was drawn as a signature, by page: it comes off.
	ink map[int]porting.Box
}

func (p *plan) add(c change) {
	p.changes = append(p.changes, c)
	p.rewrite[c.field] = true
	p.taken[c.field] = c.value
}

func refuse(n porting.Name, why string) error {
	return fmt.Errorf("%w: %s: %s", ErrNotFillable, n, why)
}

// planFor finds for every value that has to change the field that holds it.
func planFor(m *report.Model, f *form, fields []*field, pages []sourcePage) (*plan, error) {
	p := &plan{m: m, f: f, fields: fields, taken: map[*field]string{}, rewrite: map[*field]bool{}, ink: map[int]porting.Box{}}
	// A value that the LOA lacks and the CSR has would have to go into a field
	// that nobody has named.
	for i := range m.Findings {
		x := &m.Findings[i]
		if x.Field != "" && x.Part == "" && x.Severity.Rank() >= porting.Review.Rank() && m.LOA.Fields[x.Field] == nil && f.values[x.Field] != "" {
			return nil, refuse(x.Field, "it is not on the form")
		}
	}
	for _, n := range porting.Names {
		have := m.LOA.Fields[n]
		want := f.values[n]
		switch {
		case have == nil, n == porting.CSRDate,
			want == have.Text && !alwaysEmpty(n),
			want == "" && !alwaysEmpty(n) && !handed(f, n),
			n == porting.PortType && strings.EqualFold(want, have.Text):
			continue
		}
		before := len(p.changes)
		if err := p.value(n, have, want, pages); err != nil {
			return nil, err
		}
		if want != "" && len(p.changes) > before {
			p.names = append(p.names, n)
		}
	}
	return p, p.numbers()
}

// value plans one value.
func (p *plan) value(n porting.Name, have *porting.Field, want string, pages []sourcePage) error {
	found := at(p.fields, have.Where)
	if n == porting.Signature && len(found) == 0 && have.Where.Box != nil && have.Text == porting.Signed && len(have.Where.More) == 0 {
		if pg := have.Where.Page; pg >= 1 && pg <= len(pages) && pages[pg-1].nr != 0 {
			p.ink[pg] = *have.Where.Box
			return nil
		}
	}
	if have.Read != porting.ReadForm || len(found) == 0 {
		return refuse(n, "it does not stand in a form field")
	}
	if found[0].kind == "Btn" {
		return p.ticked(n, found, want)
	}
	if want == "" {
		for _, x := range found {
			if x.kind != "Tx" && x.kind != "Sig" && x.kind != "Ch" {
				return refuse(n, "it is no text field")
			}
			if err := p.set(n, x, ""); err != nil {
				return err
			}
		}
		p.forget(n, found)
		return nil
	}
	if n == porting.ServiceAddress || n == porting.BillingAddress {
		return p.address(n, found, want)
	}
	if len(found) > 1 && p.spread(n, found, have.Text, want) {
		return nil
	}
	for _, x := range found {
		if x.kind != "Tx" && x.kind != "Ch" || !sameText(x.shown(), have.Text) {
			return refuse(n, "its field holds something else")
		}
		if err := p.set(n, x, flatUnless(want, x.flags&multiline != 0, " ")); err != nil {
			return err
		}
	}
	return nil
}

// set plans a field's new value.
func (p *plan) set(n porting.Name, x *field, v string) error {
	stored := v
	if x.kind == "Ch" && v != "" {
		among := false
		for _, o := range x.options {
			if o.shown == v {
				stored, among = o.stored, true
			}
		}
		if !among && (x.flags&combo == 0 || x.flags&editable == 0) {
			return refuse(n, "the value is none of its field's choices")
		}
	}
	switch old, ok := p.taken[x]; {
	case ok && old != stored:
		return refuse(n, "its field holds another value too")
	case x.flags&comb != 0 && x.maxLen > 0 && len([]rune(v)) > x.maxLen:
		return refuse(n, "the value is too long for its field")
	case x.nr == 0:
		return refuse(n, "its field is no object")
	case ok:
	case x.value != stored || x.kind == "Sig":
		p.add(change{field: x, value: stored, shown: v, unlock: v == ""})
	default:
		p.taken[x] = stored
	}
	return nil
}

// ticked plans buttons. Where one field has a button for the wanted value it is
// the one; else the customer ticks by hand what is right.
func (p *plan) ticked(n porting.Name, found []*field, want string) error {
	for _, x := range found {
		if x.kind != "Btn" || x.flags&pushButton != 0 || x.nr == 0 {
			return refuse(n, "it is no box to tick")
		}
	}
	if len(found) == 1 && want != "" {
		var hits []string
		for _, w := range found[0].widgets {
			if w.on != "" && strings.Contains(strings.ToLower(w.on), strings.ToLower(want)) {
				hits = append(hits, w.on)
			}
		}
		if len(hits) == 1 {
			p.add(change{field: found[0], value: hits[0]})
			return nil
		}
	}
	for _, x := range found {
		if !p.rewrite[x] {
			p.add(change{field: x, unlock: true})
		}
	}
	why := "tick what is right"
	if want != "" {
		why = "tick “" + want + "”"
	}
	p.f.hand(n, why)
	return nil
}

// spread plans digits that stand in several fields, as a telephone number in
// three boxes does: where the new value has as many, each field gets its share.
func (p *plan) spread(n porting.Name, found []*field, have, want string) bool {
	digits := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, s)
	}
	all := ""
	for _, x := range found {
		if x.kind != "Tx" || x.value == "" || digits(x.value) != x.value {
			return false
		}
		all += x.value
	}
	to := digits(want)
	if all != digits(have) || len(to) != len(all) || strings.Trim(want, "0123456789 ()-./") != "" {
		return false
	}
	for _, x := range found {
		if p.set(n, x, to[:len(x.value)]) != nil {
			return false
		}
		to = to[len(x.value):]
	}
	return true
}

// forget empties fields that repeat a secret that was emptied.
func (p *plan) forget(n porting.Name, emptied []*field) {
	if !porting.IsSecret(n) {
		return
	}
	for _, x := range emptied {
		for _, y := range p.fields {
			if y.kind == "Tx" && y.nr != 0 && y.value == x.value && len([]rune(x.value)) >= 3 && !p.rewrite[y] {
				p.add(change{field: y, unlock: true})
			}
		}
	}
}

// numbers plans to take off the numbers that are left out or in doubt.
func (p *plan) numbers() error {
	out := map[string]bool{}
	for _, tn := range p.f.leftOut {
		out[tn] = true
	}
	if len(out) == 0 && len(p.f.doubtful) == 0 {
		return nil
	}
	no := fmt.Errorf("%w: its list of numbers would have to change, and does not stand in fields", ErrNotFillable)
	// A range goes only as a whole.
	stays := map[string]bool{}
	for _, n := range p.m.LOA.Numbers {
		if n.TN != "" && !out[n.TN] {
			stays[placed(n)] = true
		}
	}
	left := map[*field]string{}
	for _, n := range p.m.LOA.Numbers {
		doubtful := n.TN == "" || n.Read == porting.ReadOCR && n.Confidence < 1
		if !doubtful && !out[n.TN] {
			continue
		}
		found := at(p.fields, n.Where)
		if n.Read != porting.ReadForm || len(found) != 1 || found[0].kind != "Tx" || stays[placed(n)] {
			return no
		}
		x := found[0]
		if _, ok := left[x]; !ok {
			left[x] = x.value
		}
		rest, ok := without(left[x], n.Text)
		if !ok && !strings.Contains(x.value, n.Text) {
			return no
		}
		left[x] = rest
	}
	for _, x := range p.fields { // in order
		if v, ok := left[x]; ok {
			if err := p.set(porting.BTN, x, v); err != nil {
				return no
			}
		}
	}
	return nil
}

func placed(n porting.Number) string {
	if n.Where.Box == nil {
		return n.Text
	}
	return fmt.Sprint(n.Where.Page, *n.Where.Box, n.Text)
}

// without takes an entry out of a list that is separated by line breaks, commas
// or semicolons; false where it is no entry of its own.
func without(list, entry string) (string, bool) {
	const sep = "\n,;"
	begin := 0
	for begin <= len(list) {
		end := len(list)
		if i := strings.IndexAny(list[begin:], sep); i >= 0 {
			end = begin + i
		}
		if strings.TrimSpace(list[begin:end]) == strings.TrimSpace(entry) {
			switch {
			case end < len(list):
				return list[:begin] + strings.TrimLeft(list[end+1:], " "), true
			case begin > 0:
				return strings.TrimRight(list[:begin-1], " "), true
			}
			return "", true
		}
		begin = end + 1
	}
	return list, false
}
