package rules

// The dates that an order turns on.

import (
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/porting"
)

// The intervals: 47 CFR 52.35, one business day for a simple port (a single
// line without complex features), four for every other; at most 30 days ahead
// (Bandwidth 7210, Flowroute, Allstream, Amazon Connect). Both last days are good.
const (
	simpleDays   = 1
	otherDays    = 4
	canadianDays = 2
	furthestDays = 30
	freshCSRDays = 30
)

// dueDate: the desired due date is past, too soon, too far, or no business day.
// A carrier's own interval counts before the federal one; in Canada a port takes
// two business days, and the American holidays are none.
//
// Sources: 47 CFR 52.35(a), (c) and (d); CRTC Decision 2005-72; Bandwidth 7207 to
// 7210, 7412; carriers.yaml.
func (p *pair) dueDate() []porting.Finding {
	field := p.loa.Fields[porting.DesiredDueDate]
	if field == nil || field.Text == "" || p.o.Today.IsZero() {
		return nil
	}
	r, ok := dates.Parse(field.Text)
	if !ok {
		return nil // "ASAP" and the like
	}
	country, need := dates.UnitedStates, otherDays
	if own := p.o.Profile.Interval(len(p.port)); own > 0 {
		need = own
	}
	switch {
	case p.canadian():
		country, need = dates.Canada, canadianDays
	case p.simple():
		need = simpleDays
	}
	earliest := country.AddBusinessDays(p.o.Today, need)
	return p.dated(porting.DesiredDueDate, r, func(d dates.Date) outcome {
		var why string
		switch ahead := d.Sub(p.o.Today); {
		case ahead < 0:
			why = "is past"
		case d.Weekend():
			why = "is a " + d.Weekday().String()
		case country.Holiday(d) != "":
			why = "is " + country.Day() + " (" + country.Holiday(d) + ")"
		case ahead > furthestDays:
			why = "is more than " + itoa(furthestDays) + " days ahead"
		case d.Before(earliest):
			why = "is too soon: such a port takes " + businessDays(need)
			if h := p.o.Profile.Hours; h != "" {
				why += ", and " + h
			}
		default:
			return outcome{}
		}
		return outcome{"due_date", porting.Review, dueDate(d, why, earliest, p.o.Today.AddDays(furthestDays))}
	})
}

// simple tells whether the port is a simple one by 47 CFR 52.35: a single line,
// not resold, nothing complex on it.
func (p *pair) simple() bool {
	if len(p.csrTNs) != 1 || p.condition("resold") != nil {
		return false
	}
	for _, n := range p.csr.Numbers {
		if len(lineFeatures(&n)) > 0 {
			return false
		}
	}
	return true
}

// staleCSR: the record is so old that the account may have changed.
//
// Sources: Telnyx, Flowroute, Intermedia: a copy of at most 30 days.
func (p *pair) staleCSR() []porting.Finding {
	field := p.csr.Fields[porting.CSRDate]
	if field == nil || field.Text == "" || p.o.Today.IsZero() {
		return nil
	}
	r, ok := dates.Parse(field.Text)
	if !ok {
		return nil
	}
	return p.dated(porting.CSRDate, r, func(d dates.Date) outcome {
		if age := p.o.Today.Sub(d); age > freshCSRDays {
			return outcome{"stale_csr", porting.Review, staleCSR(d, age)}
		}
		return outcome{}
	})
}
