package xlsx

import (
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/outline"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// port is the sheet about the port's way: its state, the carrier's reasons, what there
// is to look at, the emergency locations, what stays. One row a thing, so that it can
// be filtered; there is none without a port.
func (b *book) port(p *porting.Port) {
	if p == nil {
		return
	}
	b.open("Port", []float64{22, 22, 34, 60, 60})
	b.header("What", "State", "Number or code", "What it says", "What to do")
	row := 2
	add := func(what, state, tone, about, says, do string) {
		says, do = clean(says, maxText), clean(do, maxText)
		b.cell(0, row, what, style{kind: text})
		b.cell(1, row, clean(state, maxName), style{result, tone})
		b.cell(2, row, clean(about, maxName), style{kind: text})
		b.cell(3, row, says, style{kind: text})
		b.cell(4, row, do, style{kind: text})
		b.height(row, []string{says, do}, []float64{57, 57})
		row++
	}
	add("State", wording.Of("portstate", p.State), string(outline.PortVerdict(p.State)), "", p.Line, "")
	if f := p.FOC; f != nil {
		add("Commitment", f.Date, "", strings.TrimSpace(f.Time+" "+f.Zone), f.Text, "")
	}
	if s := p.SignOff; s != nil {
		state, tone := "Holds", "clean"
		if !s.Valid {
			state, tone = "Void", "review"
		}
		add("Sign-off", state, tone, s.At, strings.Join(strings.Fields(s.By+" "+s.Title), " "), s.Void)
	}
	for _, x := range p.Rejections {
		for _, r := range x.Reasons {
			tone, fix := map[string]string{porting.OutcomePredicted: "clean", porting.OutcomeMissed: "reject"}[r.Outcome], r.Fix
			if r.Mended {
				fix = "Mended. " + fix
			}
			add(strings.TrimSpace("Rejection "+clean(x.Date, maxName)), wording.Of("outcome", r.Outcome), tone, r.Code, r.Text, fix)
		}
	}
	for i := range p.Findings {
		f := &p.Findings[i]
		add("To look at", wording.Of("severity", string(f.Severity)), string(f.Severity), wording.Number(f.TN), f.Message, f.Fix)
	}
	for _, c := range p.Changes {
		add("Changed on the CSR", wording.Of("severity", string(c.Severity)), string(c.Severity), wording.Number(c.TN), c.Message, "")
	}
	for _, l := range p.Locations {
		tone := map[string]string{porting.LocationSame: "clean", porting.LocationAlone: "note"}[l.Result]
		if tone == "" {
			tone = "review"
		}
		add("Emergency location", wording.Of("location", l.Result), tone, wording.Number(l.TN), l.Address, "")
	}
	if p.Stays == nil {
		return
	}
	for _, list := range []struct {
		what    string
		numbers []porting.StayingNumber
	}{{"Stays", p.Stays.Numbers}, {"Must not be cut", p.Stays.Keep}, {"Ends with the port", p.Stays.Dies}} {
		for _, n := range list.numbers {
			var features []string
			for _, f := range n.Features {
				features = append(features, wording.Of("feature", f))
			}
			about := wording.Number(n.TN)
			if n.TN == "" {
				about = "The account"
			}
			add(list.what, n.Status, "", about, strings.Join(nonEmpty(strings.Join(features, ", "), n.Note), "; "), "")
		}
	}
}

func nonEmpty(list ...string) []string {
	var out []string
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
