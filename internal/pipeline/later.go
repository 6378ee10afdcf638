package pipeline

// What comes later in a port: notices, lists of locations and sign-offs, and the
// CSRs before the newest. They make no revision; they stand beside the one that
// holds now, and its report tells what they mean.

import (
	"strconv"
	"strings"
	"time"

	"github.com/portcheck/portcheck/internal/porting"
)

// Later is a paper that comes beside LOA and CSR.
type Later struct {
	Record *porting.Record
	// Revision is the number of the report that held when the paper came.
	Revision int
	// Came is the UTC date of its upload, YYYY-MM-DD.
	Came string
}

// Beside is all that a case holds besides the two papers that are compared.
type Beside struct {
	// Reports are those of the earlier revisions, oldest first.
	Reports []*porting.Report
	// Former are the accounts of earlier CSRs, oldest first.
	Former [][]*porting.Record
	Later  []Later
	// CSRCame is the UTC date of the CSR's upload, Today that of the newest of all
	// these papers, YYYY-MM-DD.
	CSRCame, Today string
	// News is the kind of the paper that came last, "" if that is an LOA, a CSR or a
	// list of numbers.
	News porting.Kind
}

// beside returns what stands beside a slot's newest revision, and the identity of
// all that.
func (h *history) beside(s *slot) (*Beside, string) {
	r := s.revisions[len(s.revisions)-1]
	mine := numbersOf([]*porting.Record{r.loa.Records[r.record]})
	last := r.loa.At
	for _, p := range append([]*paper{r.csr}, r.lists...) {
		if p.At.After(last) {
			last = p.At
		}
	}
	out := &Beside{CSRCame: r.csr.Uploaded.UTC().Format(time.DateOnly), Today: r.today}
	var parts []string
	compared := r.csr.content()
	for _, c := range h.csrs {
		if c == r.csr || c.Key == r.csr.Key && c.versionID() == r.csr.versionID() {
			break // what comes behind it is another account's, or came in the same moment
		}
		if content := c.content(); content != compared && shares(mine, numbersOf(c.Records)) {
			out.Former = append(out.Former, c.Records)
			parts = append(parts, c.Key, content)
		}
	}
	for _, l := range h.later {
		if len(h.slots) > 1 && !l.concerns(r.loa, mine) {
			continue
		}
		stood := max(l.stood[s], 1)
		came := l.paper.Uploaded.UTC().Format(time.DateOnly)
		out.Today = max(out.Today, came)
		if l.paper.At.After(last) {
			last, out.News = l.paper.At, l.paper.kind()
		}
		for _, record := range l.paper.Records {
			out.Later = append(out.Later, Later{Record: record, Revision: stood, Came: came})
		}
		parts = append(parts, l.paper.Key, l.paper.content(), strconv.Itoa(stood), came)
	}
	return out, digest(strings.Join(parts, "\x00"), out.CSRCame, out.Today, string(out.News))
}

// concerns tells whether a paper belongs to one LOA of several: it shares a number
// with it, names its bytes, or names no number at all.
func (l later) concerns(loa *paper, mine map[string]bool) bool {
	if l.paper.kind() == porting.KindSignOff {
		for _, r := range l.paper.Records {
			if r.SignOff == nil {
				continue
			}
			for _, c := range r.SignOff.Covers {
				if c.SHA256 == loa.sha() {
					return true
				}
			}
		}
		return false
	}
	theirs := numbersOf(l.paper.Records)
	return len(theirs) == 0 || shares(mine, theirs)
}
