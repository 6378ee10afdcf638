package casework

// The port beyond LOA and CSR, where a folder holds papers of it.

import (
	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/course"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
)

// Port says how far the port of the case that m compares has come, nil where the folder
// holds nothing but LOA and CSR: a folder knows no revisions, and not when its files came.
func (c *Case) Port(m *report.Model, today dates.Date, carriers *carrier.Table) *porting.Port {
	if len(c.Later) == 0 {
		return nil
	}
	in := course.Input{
		Reports: []*porting.Report{&m.Report}, LOA: c.LOA, CSR: m.Account(), Today: today, Carriers: carriers,
	}
	for _, record := range c.Later {
		in.Papers = append(in.Papers, course.Paper{Record: record})
	}
	return course.Of(in)
}
