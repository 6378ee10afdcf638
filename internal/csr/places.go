package csr

// Several service addresses of one account, each above the numbers that are there.

import (
	"fmt"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
)

// maxPlaces is how many service addresses of one account are told apart where each
// stands above its numbers.
const maxPlaces = limits.RecordPlaces

// placed is a service address and the numbers that stood above it.
type placed struct {
	address
	from int
}

// serve gives the account cells of its service address. One that is given again
// below numbers is another place's, with the numbers that follow.
func (a *account) serve(ps []piece, part labels.Target, b label) (conflict bool) {
	n := len(a.numbers)
	if a.service.empty() {
		a.serviceFrom = n
	} else if n > a.serviceFrom && a.service.has(part) {
		if len(a.places) >= maxPlaces {
			a.note(porting.Problem{Code: porting.ProblemLimit, Field: porting.ServiceAddress, Where: ps[0].where,
				Message: fmt.Sprintf("the account has more than %d service addresses, and the rest were not read; send the record of the numbers that are to be ported", maxPlaces)})
			return false
		}
		a.places = append(a.places, placed{a.service, a.serviceFrom})
		a.service, a.serviceFrom = address{}, n
	}
	for _, p := range ps {
		if part == "" {
			a.service.cells = append(a.service.cells, addressCell{p, "", b.rank, b.wording})
		} else if a.service.add(p, part, b) {
			conflict = true
		}
	}
	return conflict
}

// has tells whether an address holds a part; "" is a cell with several.
func (d *address) has(part labels.Target) bool {
	for i := range d.cells {
		if d.cells[i].part == part || d.cells[i].part == "" && part == labels.Street || d.cells[i].part == labels.Street && part == "" {
			return true
		}
	}
	return false
}

// settlePlaces gives the numbers the addresses that they stand below. Where numbers
// stand above the first address, or none below the last, nothing says which are
// whose: the first address is the account's, and the others contradict it.
func (a *account) settlePlaces() {
	if len(a.places) == 0 {
		return
	}
	all := append(a.places, placed{a.service, a.serviceFrom})
	a.places = nil
	first, _ := all[0].text()
	same, sure := true, all[0].from == 0
	for i := range all {
		v, _ := all[i].text()
		same = same && v.text == first.text
		end := len(a.numbers)
		if i+1 < len(all) {
			end = all[i+1].from
		}
		sure = sure && end > all[i].from
	}
	a.service = all[0].address
	if same {
		return
	}
	if !sure {
		for i := range all[1:] {
			if v, _ := all[i+1].text(); v.text != first.text {
				a.note(porting.Problem{Code: porting.ProblemContradiction, Field: porting.ServiceAddress, Where: v.where,
					Message: "the record gives the service address twice, and differently: the first was taken"})
				a.lay(v.text, v.where)
			}
		}
		return
	}
	a.service = address{}
	t := &a.tableAddress
	for len(t.own) < len(a.numbers) {
		t.own = append(t.own, nil)
	}
	for i := range all {
		v, parts := all[i].text()
		f := &porting.Field{Text: v.text, Parts: &parts, Read: how(a.grid.read, v.conf), Confidence: v.conf, Where: v.where}
		a.certain(porting.ServiceAddress, &v, f)
		if parts.Street == "" && f.Text != "" {
			a.note(porting.Problem{Code: porting.ProblemUnreadableValue, Field: porting.ServiceAddress, Where: v.where,
				Message: "no street was found for a service address, only " + short(v.text) + ": see the record itself"})
		}
		end := len(a.numbers)
		if i+1 < len(all) {
			end = all[i+1].from
		}
		for k := all[i].from; k < end; k++ {
			if t.own[k] == nil {
				t.own[k] = f
			}
		}
		if t.first == nil {
			t.first, t.cells = f, all[i].address
		}
	}
	t.varied = true
}
