package desk

// Papers: how far a dropped file is, in words for people. It follows from what
// the queue says of its event, and from the state of the case that lists it.

import (
	"fmt"
	"path"
	"time"

	"github.com/portcheck/portcheck/internal/localbucket"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// paper is a dropped file on a page.
type paper struct {
	ID             string // of the element on the page
	Key, Name      string
	Kind           string // "LOA", "" while it is not known
	State          string // a few words
	Look, Icon     string // of the badge
	Message        string // what is wrong or where it went, and what to do
	Case, CaseHref string // where it counts, as it is shown
	Open, Download string
	Size           string
	Time           time.Time
	Busy           bool // something is still to come
	Gone           bool // removed: it can be put back
	Trouble        bool
}

const stuckMessage = "This file could not be worked on through a fault of portcheck or of this machine. It is kept, and tried again at the next start of portcheck serve."

// paperOf says how far a dropped file is.
func (d *desk) paperOf(f localbucket.Dropped) paper {
	name := path.Base(f.Key)
	p := paper{
		ID: tag(f.Key), Key: f.Key, Name: shown(name),
		Open: objectHref("paper", f.Key), Download: objectHref("paper", f.Key) + "?download=1",
		Size: size(f.Size), Time: f.Time, Gone: f.Gone, Look: "note", Icon: "note",
	}
	home, _, _ := pipeline.HomeOf(f.Key, f.Size)
	p.in(home)
	var r *record
	var doc *pipeline.StatusDocument
	if all := d.board.listing(f.Key); len(all) > 0 {
		r = all[0]
		for i := range r.status.Documents {
			if r.status.Documents[i].Key == f.Key {
				doc = &r.status.Documents[i]
			}
		}
		p.in(r.name)
		p.Kind = kindOf(doc.Kind)
	}
	switch {
	case f.Stage == localbucket.Stuck:
		p.trouble(stuckMessage)
	case f.Stage == localbucket.Queued && !f.Gone:
		p.busy("Received")
	case f.Stage == localbucket.Running && !f.Gone:
		p.busy("Reading")
	case f.Gone:
		p.State, p.Icon = "Removed", "removed"
	case doc == nil, doc.State == pipeline.StateRemoved, doc.SHA256 != "" && doc.SHA256 != f.SHA256:
		// It was read, and its case is being worked on.
		p.busy("Read, comparing")
	case doc.State == pipeline.StateProblem:
		p.Kind = kindOf(doc.Kind)
		p.trouble(doc.Message)
	default:
		p.Message = doc.Message
		p.standing(r.status, doc)
	}
	return p
}

// standing is the state of a paper that was read: what became of it in its case.
func (p *paper) standing(s *pipeline.Status, doc *pipeline.StatusDocument) {
	switch s.State {
	case pipeline.StateMoved:
		p.State, p.Icon = "Compared in another case", "moved"
		p.in(s.MovedTo)
	case pipeline.StateReported:
		used := doc.Kind == porting.KindNumbers
		for _, r := range s.Reports {
			used = used || r.LOA == doc.Key || r.CSR == doc.Key
		}
		switch k := doc.Kind; {
		case used:
		case k.IsNotice() || k == porting.KindLocations || k == porting.KindSignOff:
			p.State = "Read"
			return
		default:
			p.State = "Read, not compared"
			if doc.Kind == porting.KindCSR && p.Message == "" {
				p.Message = "The case has a newer CSR, which is the one compared."
			}
			return
		}
		// Not in the colour of the verdict: the file itself is well.
		p.State, p.Icon = "Compared", "clean"
	default:
		p.State, p.Icon = "Read", "clean"
		switch {
		case s.WaitingFor == "loa" && doc.Kind != porting.KindLOA:
			p.State, p.Icon = "Waits for its LOA", "waiting"
		case s.WaitingFor == "csr" && doc.Kind != porting.KindCSR:
			p.State, p.Icon = "Waits for its CSR", "waiting"
		}
	}
}

func (p *paper) busy(state string) { p.State, p.Icon, p.Busy = state, "busy", true }

func (p *paper) trouble(message string) {
	p.State, p.Look, p.Icon, p.Trouble, p.Message = "Problem", "reject", "reject", true, message
}

func (p *paper) in(name string) { p.Case, p.CaseHref = shown(name), caseHref(name) }

// kindOf names a kind of document; "" for one that is not known.
func kindOf(k porting.Kind) string {
	if k == porting.KindNone {
		return ""
	}
	return wording.Of("document", string(k))
}

// shown is a name of a file or a case for people: as it is, or quoted where it
// holds what cannot be seen or turns what stands around it.
func shown(name string) string {
	if len(name) > 160 {
		cut := 120
		for name[cut]&0xc0 == 0x80 {
			cut--
		}
		name = name[:cut] + "…" + tail(name, 30)
	}
	return pipeline.Shown(name)
}

// tail is the end of a name, of at most n bytes.
func tail(s string, n int) string {
	i := len(s) - n
	for i < len(s) && s[i]&0xc0 == 0x80 {
		i++
	}
	return s[i:]
}

// size is a file's size for people.
func size(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d bytes", n)
	case n < 1e6:
		return fmt.Sprintf("%d kB", (n+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
