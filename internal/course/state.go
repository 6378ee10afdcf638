package course

// The state of a port, in one word and in one line.

import (
	"fmt"

	"github.com/portcheck/portcheck/internal/porting"
)

// state plays the papers through. The notices move the port; a rejection is over
// as soon as other papers stand than those that were rejected.
func (c *course) state(p *porting.Port) (state, line string) {
	var last *Paper
	for i := range c.Papers {
		if c.Papers[i].Record.Document.Kind.IsNotice() {
			last = &c.Papers[i]
		}
	}
	if last == nil {
		return c.before(p, "")
	}
	on := ""
	if d := last.day(); !d.IsZero() {
		on = " on " + d.String()
	}
	switch last.Record.Document.Kind {
	case porting.KindSubmission:
		return porting.PortSubmitted, "Submitted: the order was received" + on + ". Next comes a commitment (FOC) or a rejection."
	case porting.KindRejection:
		if c.now.Revision > c.report(*last).Revision {
			return c.before(p, "The rejection"+on+" was answered with other papers. ")
		}
		open := 0
		if n := len(p.Rejections); n > 0 {
			open = len(p.Rejections[n-1].Reasons)
		}
		return porting.PortRejected, fmt.Sprintf("Rejected%s for %s. Mend the papers, and send the order again.", on, count(open, "reason"))
	case porting.KindFOC:
		if p.FOC == nil {
			return porting.PortCommitted, "Committed" + on + ", but no date could be read from the notice."
		}
		return porting.PortCommitted, "Committed: the numbers move on " + Window(p.FOC.Commitment) + "."
	}
	return porting.PortDone, "Done: the port was reported complete" + on + "."
}

// before is the state while the order is still to be sent.
func (c *course) before(p *porting.Port, why string) (state, line string) {
	switch {
	case p.SignOff != nil && p.SignOff.Valid:
		if c.now.Verdict != porting.VerdictClean {
			return porting.PortReady, why + "Ready: " + p.SignOff.By + " signed these papers off, although the report has something to mend. Send the order."
		}
		return porting.PortReady, why + "Ready: " + p.SignOff.By + " signed these papers off. Send the order."
	case c.now.Verdict != porting.VerdictClean:
		return porting.PortPapers, why + "The papers are not ready: the report says what to mend."
	}
	return porting.PortPapers, why + "The papers agree. One person signs them off before the order is sent."
}

// Window is a commitment as people say it: "2026-12-03 at 10:30 (America/Chicago)".
func Window(f porting.Commitment) string {
	s := f.Date
	if f.Time != "" {
		s += " at " + f.Time
		if f.Zone != "" {
			s += " (" + f.Zone + ")"
		}
	}
	return s
}

// count is "1 reason", "2 reasons".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
