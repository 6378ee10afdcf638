package terminal

// The port at a terminal: how far it is, what came back, what to look at.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/outline"
	"github.com/portcheck/portcheck/internal/report/wording"
)

func (p *printer) port(port *porting.Port) {
	if port == nil {
		return
	}
	p.line(p.style(string(outline.PortVerdict(port.State)), "Port")+"     ", "         ", port.Line)
	for _, x := range port.Rejections {
		head := "Rejection"
		if x.Date != "" {
			head += " of " + x.Date
		}
		p.line("  "+p.style("bold", one(head, maxName))+"  ", "    ", x.Document)
		for i, r := range x.Reasons {
			if i == maxList {
				p.line("    ", "    ", "and "+wording.Thousands(len(x.Reasons)-maxList)+" more")
				break
			}
			outcome := strings.ToLower(wording.Of("outcome", r.Outcome))
			if r.Mended {
				outcome += ", mended"
			}
			p.line("    ", "      ", strings.TrimSpace(r.Code+" "+r.Text)+" ("+outcome+")")
			if !r.Mended {
				p.line("      "+p.style("soft", "Do")+" ", "         ", r.Fix)
			}
		}
	}
	for i := range port.Findings {
		f := &port.Findings[i]
		p.line("  "+p.style(string(f.Severity), strings.ToLower(wording.Of("severity", string(f.Severity))))+"  ", "    ", f.Message+" "+f.Fix)
	}
	p.raw("\n")
}
