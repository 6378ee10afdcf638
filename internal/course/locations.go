package course

// Emergency locations: every ported number needs exactly one dispatchable location,
// in a form that a master street address guide (MSAG) takes. An MSAG address has no
// variants and no suite (domain 8.2): the unit stands beside it.

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/compare"
	"github.com/portcheck/portcheck/internal/porting"
)

// locations holds the newest list of locations against the numbers that port and
// the service addresses on the CSR.
func (c *course) locations() ([]porting.Location, []porting.Finding) {
	p := c.newest(porting.KindLocations)
	if p == nil {
		return nil, nil
	}
	given := map[string][]*porting.Number{}
	for i := range p.Record.Numbers {
		if n := &p.Record.Numbers[i]; n.TN != "" {
			given[n.TN] = append(given[n.TN], n)
		}
	}
	own := byTN(c.CSR)
	var rows []porting.Location
	var t tally
	ported := map[string]bool{}
	for _, tn := range c.ported() {
		ported[tn] = true
		row := porting.Location{TN: tn, Differences: []porting.Difference{}, Edits: []porting.Edit{}}
		entries := distinct(given[tn])
		if len(entries) == 0 {
			row.Result = porting.LocationMissing
			t.count("location_missing", "", tn)
			rows = append(rows, row)
			continue
		}
		at := entries[0].ServiceAddress
		row.Address, row.Where = c.safe(at.Text), at.Where
		parts := address.Of(at)
		row.Street, row.Unit, row.City, row.State, row.Zip = parts.Street, parts.Unit, parts.City, parts.State, parts.Zip
		if len(entries) > 1 {
			row.Result = porting.LocationDoubled
			t.count("location_doubled", "", tn)
		} else {
			truth := c.CSR.Fields[porting.ServiceAddress]
			if n := own.of[tn]; n != nil && n.ServiceAddress != nil {
				truth = n.ServiceAddress
			}
			c.held(&row, at, truth, &t)
		}
		t.form(at, parts, tn)
		rows = append(rows, row)
	}
	for i := range p.Record.Numbers {
		if tn := p.Record.Numbers[i].TN; tn != "" && !ported[tn] {
			ported[tn] = true
			t.count("location_not_ported", "", tn)
		}
	}
	return rows, t.findings()
}

// held compares a location with the service address on the CSR.
func (c *course) held(row *porting.Location, at, truth *porting.Field, t *tally) {
	if truth == nil || truth.Text == "" {
		row.Result = porting.LocationAlone
		return
	}
	row.Result = porting.LocationSame
	for _, part := range compare.Address(at.Text, truth.Text, at.Parts, truth.Parts) {
		row.Result = porting.LocationDiffers
		for _, d := range part.Differences {
			row.Differences = addOnce(row.Differences, d)
		}
		if len(row.Edits) == 0 {
			row.Edits = append(row.Edits, part.Edits...)
		}
		name := "the " + porting.SpokenPart(part.Part)
		if part.Part == "" {
			name = "the address"
		}
		t.count("location_differs", name, row.TN)
	}
}

// distinct are the entries with different addresses; a number that stands twice
// with the same one has one location.
func distinct(entries []*porting.Number) []*porting.Number {
	var out []*porting.Number
	seen := map[string]bool{}
	for _, e := range entries {
		if e.ServiceAddress == nil || strings.TrimSpace(e.ServiceAddress.Text) == "" || seen[oneLine(e.ServiceAddress.Text)] {
			continue
		}
		seen[oneLine(e.ServiceAddress.Text)] = true
		out = append(out, e)
	}
	return out
}

// tally groups findings by what they say, in the order in which they first come up:
// a thousand numbers at one wrong address are one thing to mend.
type tally struct {
	order []said
	tns   map[said][]string
}

type said struct{ reason, what string }

func (t *tally) count(reason, what, tn string) {
	key := said{reason, what}
	if t.tns == nil {
		t.tns = map[said][]string{}
	}
	if t.tns[key] == nil {
		t.order = append(t.order, key)
	}
	t.tns[key] = append(t.tns[key], tn)
}

// form checks that a location has a form that an MSAG takes.
func (t *tally) form(at *porting.Field, parts porting.Parts, tn string) {
	if address.IsPOBox(parts.Street) || address.IsPOBox(at.Text) {
		t.count("location_po_box", "", tn)
		return
	}
	var lacks []string
	for _, p := range []struct{ name, text string }{{"a street", parts.Street}, {"a city", parts.City}, {"a state", parts.State}} {
		if p.text == "" {
			lacks = append(lacks, p.name)
		}
	}
	if parts.Street != "" && !strings.ContainsAny(parts.Street, "0123456789") {
		lacks = append(lacks, "a house number")
	}
	if len(lacks) > 0 {
		t.count("location_incomplete", strings.Join(lacks, ", "), tn)
	}
	if unitInStreet(at, parts) {
		t.count("location_unit_in_street", "", tn)
	}
}

// unitInStreet tells whether the unit stands where the street does: in its column,
// or in the same line of a text in one place. Cells beside each other are joined in
// one line too, but each keeps its place.
func unitInStreet(at *porting.Field, parts porting.Parts) bool {
	if parts.Street != "" && address.Split(parts.Street+"\n"+parts.City+", "+parts.State+" "+parts.Zip).Unit != "" {
		return true
	}
	if len(at.Where.More) > 0 || parts.Unit == "" || parts.Street == "" {
		return false
	}
	for line := range strings.SplitSeq(at.Text, "\n") {
		if strings.Contains(line, parts.Street) && strings.Contains(line, parts.Unit) {
			return true
		}
	}
	return false
}

func (t *tally) findings() []porting.Finding {
	var out []porting.Finding
	used := map[string]bool{}
	for _, key := range t.order {
		tns := t.tns[key]
		subject := fmt.Sprintf("%s (%s)", count(len(tns), "number"), numberList(tns))
		severity, message, fix := porting.Review, "", ""
		switch key.reason {
		case "location_missing":
			message, fix = subject+" will port without an emergency location.", "Add one dispatchable location for each to the list."
		case "location_doubled":
			message, fix = subject+plural(len(tns), " has", " have")+" several emergency locations.", "Leave exactly one for each."
		case "location_differs":
			message, fix = subject+": "+key.what+" of the emergency location differs from the service address on the CSR.",
				"Make sure where the telephone is; an emergency call is sent to that place, and the guide takes no variants."
		case "location_po_box":
			message, fix = subject+plural(len(tns), " has", " have")+" a PO box as emergency location.", "Write the street address where the telephone is."
		case "location_incomplete":
			message, fix = subject+": the emergency location lacks "+key.what+".", "Complete the location."
		case "location_unit_in_street":
			message, fix = subject+": a suite or unit stands inside the street of the emergency location.", "Write the unit beside the street, in a column of its own: the guide's street has none."
		case "location_not_ported":
			severity = porting.Note
			message, fix = subject+plural(len(tns), " has an emergency location but is", " have an emergency location but are")+" not on the LOA.", "Nothing to change, if they belong to another order."
		}
		f := finding(key.reason, porting.TypeAddress, severity, message, fix)
		f.TN = tns[0]
		if f.ID = key.reason + ":" + f.TN; used[f.ID] {
			f.ID += "." + strings.ReplaceAll(strings.TrimPrefix(key.what, "the "), " ", "_")
		}
		used[f.ID] = true
		out = append(out, f)
	}
	return out
}

func addOnce(list []porting.Difference, d porting.Difference) []porting.Difference {
	for _, x := range list {
		if x == d {
			return list
		}
	}
	return append(list, d)
}
