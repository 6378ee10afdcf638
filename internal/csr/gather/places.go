package gather

// Several service addresses of one account, each above the numbers that are there.

import (
	"fmt"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
)

// maxPlaces is how many service addresses of one account are told apart where each
// stands above its numbers.
const maxPlaces = limits.RecordPlaces

// placed is a service address and the numbers that stood above it.
type placed struct {
	Address
	from int
}

// serve gives the account cells of its service address. One that is given again
// below numbers is another place's, with the numbers that follow.
func (a *Account) serve(ps []cells.Piece, part labels.Target, b cells.Label) (conflict bool) {
	n := len(a.Numbers)
	if a.Service.Empty() {
		a.serviceFrom = n
	} else if n > a.serviceFrom && a.Service.has(part) {
		if len(a.places) >= maxPlaces {
			a.Note(porting.Problem{Code: porting.ProblemLimit, Field: porting.ServiceAddress, Where: ps[0].Where,
				Message: fmt.Sprintf("the account has more than %d service addresses, and the rest were not read; send the record of the numbers that are to be ported", maxPlaces)})
			return false
		}
		a.places = append(a.places, placed{a.Service, a.serviceFrom})
		a.Service, a.serviceFrom = Address{}, n
	}
	for _, p := range ps {
		if part == "" {
			a.Service.Cells = append(a.Service.Cells, AddressCell{p, "", b.Rank, b.Wording})
		} else if a.Service.add(p, part, b) {
			conflict = true
		}
	}
	return conflict
}

// has tells whether an address holds a part; "" is a cell with several.
func (d *Address) has(part labels.Target) bool {
	for i := range d.Cells {
		if d.Cells[i].Part == part || d.Cells[i].Part == "" && part == labels.Street || d.Cells[i].Part == labels.Street && part == "" {
			return true
		}
	}
	return false
}

// settlePlaces gives the numbers the addresses that they stand below. Where numbers
// stand above the first address, or none below the last, nothing says which are
// whose: the first address is the account's, and the others contradict it.
func (a *Account) settlePlaces() {
	if len(a.places) == 0 {
		return
	}
	all := append(a.places, placed{a.Service, a.serviceFrom})
	a.places = nil
	for n := len(all) - 1; n > 1 && all[n].from == len(a.Numbers); n-- { // no numbers stand below it
		v, _ := all[n].Text()
		a.Note(porting.Problem{Code: porting.ProblemContradiction, Field: porting.ServiceAddress, Where: v.Where,
			Message: "no number stands below the service address " + Short(v.Text) + ": see the record itself"})
		a.Lay(v.Text, v.Where)
		all = all[:n]
	}
	first, _ := all[0].Text()
	same, sure := true, all[0].from == 0
	for i := range all {
		v, _ := all[i].Text()
		same = same && v.Text == first.Text
		end := len(a.Numbers)
		if i+1 < len(all) {
			end = all[i+1].from
		}
		sure = sure && end > all[i].from
	}
	a.Service = all[0].Address
	if same {
		return
	}
	if !sure {
		for i := range all[1:] {
			if v, _ := all[i+1].Text(); v.Text != first.Text {
				a.Note(porting.Problem{Code: porting.ProblemContradiction, Field: porting.ServiceAddress, Where: v.Where,
					Message: "the record gives the service address twice, and differently: the first was taken"})
				a.Lay(v.Text, v.Where)
			}
		}
		return
	}
	a.Service = Address{}
	t := &a.TableAddress
	for len(t.Own) < len(a.Numbers) {
		t.Own = append(t.Own, nil)
	}
	for i := range all {
		v, parts := all[i].Text()
		f := &porting.Field{Text: v.Text, Parts: &parts, Read: How(a.grid.Read, v.Conf), Confidence: v.Conf, Where: v.Where}
		a.certain(porting.ServiceAddress, &v, f)
		if parts.Street == "" && f.Text != "" {
			a.Note(porting.Problem{Code: porting.ProblemUnreadableValue, Field: porting.ServiceAddress, Where: v.Where,
				Message: "no street was found for a service address, only " + Short(v.Text) + ": see the record itself"})
		}
		end := len(a.Numbers)
		if i+1 < len(all) {
			end = all[i+1].from
		}
		for k := all[i].from; k < end; k++ {
			if t.Own[k] == nil {
				t.Own[k] = f
			}
		}
		if t.first == nil {
			t.first, t.cells = f, all[i].Address
		}
	}
	t.varied = true
}
