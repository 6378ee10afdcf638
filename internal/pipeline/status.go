package pipeline

// The state of a case, for programs and for people.

import (
	"fmt"
	"strconv"
	"unicode"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// Status is the contract's portcheck/status/1: the state of a case.
type Status struct {
	Schema string `json:"schema"`
	Case   string `json:"case"`
	State  string `json:"state"`
	// WaitingFor is "loa" or "csr" while that one is missing.
	WaitingFor string          `json:"waiting_for"`
	Verdict    porting.Verdict `json:"verdict"` // the worst of all reports
	Revision   int             `json:"revision"`
	MovedTo    string          `json:"moved_to"`
	// Customer and BTN are what the papers call them, the CSR where it does: so
	// that a list of cases can be made from their states alone. BTN is E.164. Both
	// are "" as long as no paper has told them.
	Customer string `json:"customer"`
	BTN      string `json:"btn"`
	// Message says in one or two sentences how things stand and what to do.
	Message   string           `json:"message"`
	Documents []StatusDocument `json:"documents"`
	// Reports are the reports that hold now, one for each LOA.
	Reports []StatusReport `json:"reports"`
}

// StatusDocument is one dropped object.
type StatusDocument struct {
	Key   string       `json:"key"`
	Kind  porting.Kind `json:"kind"`
	State string       `json:"state"`
	// SHA256 is the digest of the file that is there, "" if it is gone or was too
	// large to be opened.
	SHA256 string `json:"sha256"`
	// Message says what is wrong and what to do, "" if nothing is.
	Message string `json:"message"`
}

// StatusReport is one report that holds now.
type StatusReport struct {
	LOA      string          `json:"loa"` // the LOA's key
	CSR      string          `json:"csr"`
	Path     string          `json:"path"` // the folder of its files, below reports/<case>/: "" or "east/"
	Verdict  porting.Verdict `json:"verdict"`
	Revision int             `json:"revision"`
	// Reject and Review are how many findings have that severity.
	Reject int `json:"reject"`
	Review int `json:"review"`
	// Port is how far the port has come, nil where the report does not tell.
	Port *StatusPort `json:"port"`
}

// StatusPort is what a list of cases, or a reminder, needs of a port.
type StatusPort struct {
	State string            `json:"state"`
	Line  string            `json:"line"`
	Dates porting.PortDates `json:"dates"`
	// FOC is the committed window, nil where there is none.
	FOC *porting.Commitment `json:"foc"`
}

func statusPort(p *porting.Port) *StatusPort {
	if p == nil {
		return nil
	}
	s := &StatusPort{State: p.State, Line: p.Line, Dates: p.Dates}
	if p.FOC != nil {
		s.FOC = &porting.Commitment{Date: p.FOC.Date, Time: p.FOC.Time, Zone: p.FOC.Zone}
	}
	return s
}

// The states of a case, and of a document.
const (
	StateWaiting  = "waiting"
	StateReported = "reported"
	StateProblem  = "problem"
	StateMoved    = "moved"
	StateRead     = "read"
	StateRemoved  = "removed"
)

// status says how a case stands. failed are the slots that could not be
// compared although both papers were read.
func (h *history) status(name string, reports []StatusReport, failed map[*slot]bool) *Status {
	s := &Status{
		Schema: porting.StatusSchema, Case: name, MovedTo: h.movedTo,
		Documents: []StatusDocument{}, Reports: []StatusReport{},
	}
	problems, loas, csrs := 0, 0, 0
	for _, d := range h.documents {
		sd := StatusDocument{Key: d.key, State: StateRead}
		switch {
		case d.removed:
			sd.State = StateRemoved
			sd.Message = "This file was removed from the inbox. Drop it again if that was not meant."
			if d.last != nil {
				sd.Kind = d.last.kind()
			}
		default:
			sd.Kind, sd.Message, sd.SHA256 = d.now.kind(), d.now.message(), d.now.sha()
			if sd.Message != "" {
				sd.State = StateProblem
			}
		}
		switch {
		case d.away != "":
			if sd.Message == "" {
				sd.Message = fmt.Sprintf("It shares telephone numbers with a paper of the case %s, and is compared there.", Shown(d.away))
			}
		case sd.State == StateProblem:
			problems++
		case sd.State == StateRead && sd.Kind == porting.KindLOA:
			loas++
		case sd.State == StateRead && sd.Kind == porting.KindCSR:
			csrs++
		}
		s.Documents = append(s.Documents, sd)
	}
	s.Customer, s.BTN = h.customer()
	s.Reports = append(s.Reports, reports...)
	for _, r := range reports {
		s.Revision = max(s.Revision, r.Revision)
		if verdictRank(r.Verdict) > verdictRank(s.Verdict) {
			s.Verdict = r.Verdict
		}
	}
	switch {
	case h.movedTo != "":
		s.State = StateMoved
		s.Message = fmt.Sprintf("These papers share telephone numbers with those of the case %s, and are compared there.", Shown(h.movedTo))
		return s
	case len(failed) > 0:
		s.State = StateProblem
		s.Message = "The papers were read, but comparing them failed through a fault of portcheck. Nothing is lost: compare them by hand, and send the case's name to whoever runs portcheck."
		return s
	case len(reports) > 0:
		s.State = StateReported
		switch s.Verdict {
		case porting.VerdictReject:
			s.Message = "The losing carrier would reject this LOA as it stands. The report says what to change."
		case porting.VerdictReview:
			s.Message = "A person must look at this LOA before it is sent. The report says where."
		default:
			s.Message = "Nothing was found that the losing carrier would reject."
		}
		if problems > 0 {
			s.Message += " Another file of this case could not be used: see below."
		}
		return s
	}
	switch {
	case loas == 0:
		s.WaitingFor = string(porting.KindLOA)
		s.Message = "The Letter of Authorization is missing. Drop it into the same folder."
	case csrs == 0:
		s.WaitingFor = string(porting.KindCSR)
		s.Message = "The customer service record is missing. Drop it into the same folder."
	}
	if loas == 0 && csrs == 0 {
		s.Message = "The Letter of Authorization and the customer service record are missing. Drop both into the same folder."
	}
	s.State = StateWaiting
	if problems > 0 {
		s.State = StateProblem
		s.Message = "A file could not be used: see below what is wrong with it. " + s.Message
	}
	return s
}

// customer is the name and the BTN that the papers which are there tell: a CSR's
// before an LOA's, the first key's before the next one's.
func (h *history) customer() (name, btn string) {
	for _, kind := range []porting.Kind{porting.KindCSR, porting.KindLOA} {
		for _, d := range h.documents {
			if d.removed || d.away != "" || d.now.kind() != kind {
				continue
			}
			for _, r := range d.now.Records {
				if name == "" {
					name = r.Text(porting.CustomerName)
				}
				if tn, ok := telephone.Parse(r.Text(porting.BTN)); ok && btn == "" {
					btn = tn
				}
			}
		}
	}
	return name, btn
}

func verdictRank(v porting.Verdict) int {
	switch v {
	case porting.VerdictReject:
		return 3
	case porting.VerdictReview:
		return 2
	case porting.VerdictClean:
		return 1
	}
	return 0
}

// Shown is a name for people: as it is, or quoted where it holds characters that
// cannot be seen or that turn what stands around them.
func Shown(name string) string {
	for _, r := range name {
		if !unicode.IsPrint(r) {
			return strconv.QuoteToASCII(name)
		}
	}
	return name
}

// troubles are what is wrong in a case, and with which files: as long as they
// are the same, nothing new is to be said.
func (s *Status) troubles() []string {
	var out []string
	for _, d := range s.Documents {
		if d.State == StateProblem {
			out = append(out, d.Key, d.SHA256, d.Message)
		}
	}
	if len(out) == 0 {
		out = append(out, s.Message)
	}
	return out
}
