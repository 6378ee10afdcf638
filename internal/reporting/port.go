package reporting

// The port's course, made from what a case holds besides LOA and CSR.

import (
	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/course"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
)

func portOf(p pipeline.Pair, m *report.Model, carriers *carrier.Table) *porting.Port {
	csr := m.Account()
	in := course.Input{
		Reports: append(append([]*porting.Report{}, p.Beside.Reports...), &m.Report),
		LOA:     p.LOA, CSR: csr, CSRCame: date(p.Beside.CSRCame), Today: date(p.Beside.Today), Carriers: carriers,
	}
	for _, accounts := range p.Beside.Former {
		if r := sameAccount(csr, accounts); r != nil {
			in.Former = append(in.Former, r)
		}
	}
	for _, l := range p.Beside.Later {
		in.Papers = append(in.Papers, course.Paper{Record: l.Record, Revision: l.Revision, Came: date(l.Came)})
	}
	port := course.Of(in)
	port.News = p.Beside.News
	return port
}

func date(text string) dates.Date {
	r, _ := dates.Parse(text)
	return r.Date
}

// sameAccount returns the account of an earlier CSR that is the one of this CSR:
// the same account number or BTN, or else the one that shares most numbers with it;
// nil if none does.
func sameAccount(csr *porting.Record, accounts []*porting.Record) *porting.Record {
	has := make(map[string]bool, len(csr.Numbers))
	for _, n := range csr.Numbers {
		if n.TN != "" {
			has[n.TN] = true
		}
	}
	var best *porting.Record
	most := 0
	for _, r := range accounts {
		score := 0
		for _, n := range []porting.Name{porting.AccountNumber, porting.BTN} {
			if t := csr.Text(n); t != "" && t == r.Text(n) {
				score += len(has) + 1
			}
		}
		for _, n := range r.Numbers {
			if has[n.TN] {
				score++
			}
		}
		if score > most {
			best, most = r, score
		}
	}
	return best
}
