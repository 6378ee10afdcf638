package outline

import "github.com/portcheck/portcheck/internal/porting"

// PortVerdict is how a port's state is shown: like a report that says reject where the
// carrier rejected it, like one that says review where papers are missing.
func PortVerdict(state string) porting.Verdict {
	switch state {
	case porting.PortRejected:
		return porting.VerdictReject
	case porting.PortPapers:
		return porting.VerdictReview
	}
	return porting.VerdictClean
}
