package pdf

// What of an address has to change on the customer's form.

import (
	"cmp"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
)

// address plans an address: in one field as it stands on the CSR, or part by
// part where the form has several.
func (p *plan) address(n porting.Name, found []*field, want string) error {
	have := p.m.LOA.Fields[n]
	if len(found) == 1 && found[0].kind == "Tx" && sameText(found[0].value, have.Text) {
		return p.set(n, found[0], flatUnless(want, found[0].flags&multiline != 0, ", "))
	}
	if have.Parts == nil || p.m.CSR == nil || p.m.CSR.Fields[n] == nil || p.m.CSR.Fields[n].Parts == nil {
		return refuse(n, "it stands in several fields, and its parts are not known")
	}
	old, fresh := *have.Parts, *p.m.CSR.Fields[n].Parts
	if made := p.f.parts[n]; made != nil {
		fresh = *made
	}
	used := map[string]bool{}
	type filled struct {
		field *field
		parts []string // what stands before a part, and its name, in turns
	}
	var fields []filled
	var empty *field // behind the street's: it asks for a suite
	for _, x := range inReadingOrder(found) {
		if x.kind != "Tx" && x.kind != "Ch" {
			return refuse(n, "a part of it is no text field")
		}
		rest := x.shown()
		if rest == "" {
			if k := len(fields); k > 0 && x.kind == "Tx" && empty == nil && fields[k-1].parts[len(fields[k-1].parts)-1] == "street" {
				empty = x
			}
			continue
		}
		var parts []string
		for _, name := range porting.PartNames {
			t := old.Part(name)
			if t == "" || used[name] {
				continue
			}
			i := strings.Index(rest, t)
			if i < 0 {
				continue
			}
			if strings.Trim(rest[:i], " ,\n") != "" {
				return refuse(n, "a field holds more than parts of it")
			}
			used[name] = true
			parts = append(parts, rest[:i], name)
			rest = rest[i+len(t):]
		}
		if strings.Trim(rest, " ,\n") != "" || len(parts) == 0 {
			return refuse(n, "a field holds more than parts of it")
		}
		fields = append(fields, filled{x, parts})
	}
	// A part that only the CSR has goes behind the one before it: a suite behind
	// its street, a ZIP behind its state if the two before it share a field already.
	behind := map[string]string{}
	for i, name := range porting.PartNames {
		if old.Part(name) != "" && !used[name] {
			return refuse(n, "a part of it stands in no field")
		}
		if old.Part(name) != "" || fresh.Part(name) == "" {
			continue
		}
		if name == "unit" && empty != nil && len([]rune(fresh.Unit)) <= cmp.Or(empty.maxLen, 1000) {
			if err := p.set(n, empty, fresh.Unit); err != nil {
				return err
			}
			continue
		}
		shared := name == "unit"
		for _, fl := range fields {
			shared = shared || len(fl.parts) > 2 && i > 0 && fl.parts[len(fl.parts)-1] == porting.PartNames[i-1]
		}
		if !shared || i == 0 || old.Part(porting.PartNames[i-1]) == "" {
			return refuse(n, "the form has no place for a part of it")
		}
		behind[porting.PartNames[i-1]] = fresh.Part(name)
	}
	for _, fl := range fields {
		var b strings.Builder
		for i := 0; i+1 < len(fl.parts); i += 2 {
			name := fl.parts[i+1]
			if t := fresh.Part(name); t != "" {
				if b.Len() > 0 {
					b.WriteString(fl.parts[i])
				}
				b.WriteString(t)
			}
			if t := behind[name]; t != "" {
				b.WriteString(" " + t)
			}
		}
		if err := p.set(n, fl.field, b.String()); err != nil {
			return err
		}
	}
	return nil
}
