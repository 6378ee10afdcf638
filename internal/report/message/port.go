package message

// The port in a message: how far it is, what the carrier sent back and what to send
// again, and what else there is to look at.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/wording"
)

const (
	maxReasons  = 10
	maxFindings = 5
)

// news is what a message begins with where only the port moved: "" where a paper that
// is compared came last.
func news(p *porting.Port) string {
	if p == nil || p.News == "" {
		return ""
	}
	switch p.News {
	case porting.KindSubmission:
		return "Order received"
	case porting.KindRejection:
		if p.State == porting.PortRejected {
			return "Rejected by the carrier"
		}
		return "A rejection came"
	case porting.KindFOC:
		if p.FOC == nil {
			return "A commitment came"
		}
		return strings.TrimSpace("Committed for " + ascii(p.FOC.Date) + " " + ascii(p.FOC.Time))
	case porting.KindCompletion:
		return "Port complete"
	case porting.KindSignOff:
		if p.SignOff != nil && p.SignOff.Valid {
			return "Signed off"
		}
		return "Sign-off does not hold"
	case porting.KindLocations:
		return "Emergency locations"
	}
	return "Port"
}

// portBody is the part of a message that is about the port beyond its line.
func portBody(p *porting.Port) string {
	if p == nil {
		return ""
	}
	var b strings.Builder
	if n := len(p.Rejections); n > 0 && p.State == porting.PortRejected {
		x := &p.Rejections[n-1]
		head := "The carrier sent the order back"
		if x.Date != "" {
			head += " on " + x.Date
		}
		b.WriteString("\n" + wrap(line(head+" ("+x.Document+"):"), "", width) + "\n")
		for i, r := range x.Reasons {
			if i == maxReasons {
				b.WriteString("\n" + wording.Count(len(x.Reasons)-maxReasons, "more reason is", "more reasons are") + " in the report.\n")
				break
			}
			said := strings.TrimSpace(r.Code + " " + r.Text)
			if r.Rejection.Reason != "" {
				said += " (" + wording.Inside("reason", r.Rejection.Reason) + ")"
			}
			b.WriteString("\n- " + wrap(line(said), "  ", width) + "\n")
			b.WriteString("  " + wrap(line(wording.Of("outcome", r.Outcome)+": "+wording.Inside("outcome", r.Outcome)), "  ", width) + "\n")
			b.WriteString("  " + wrap(line("To do: "+r.Fix), "  ", width) + "\n")
		}
	}
	shown := 0
	for i := range p.Findings {
		f := &p.Findings[i]
		if f.Severity.Rank() < porting.Review.Rank() {
			continue
		}
		if shown == 0 {
			b.WriteString("\nOf the port, to look at:\n")
		}
		if shown++; shown > maxFindings {
			continue
		}
		b.WriteString("\n- " + wrap(line(f.Message), "  ", width) + "\n")
		b.WriteString("  " + wrap(line(f.Fix), "  ", width) + "\n")
	}
	if shown > maxFindings {
		b.WriteString("\n" + wording.Count(shown-maxFindings, "more is", "more are") + " in the report.\n")
	}
	return b.String()
}
