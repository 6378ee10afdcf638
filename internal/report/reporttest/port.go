package reporttest

// Models of a port on its way.

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
)

// Ports are models of ports beyond the two papers, and why each is there.
func Ports() []Case {
	return []Case{
		{"port-rejected", "a rejection with a reason of each outcome: the page must say what to mend and what nobody could know", rejected()},
		{"port-committed", "a commitment of a partial port: the sheet for the cutover, and the one for what stays", committed()},
		{"port-hostile", "markup, control and directional characters in every text that a later paper brings", hostilePort()},
	}
}

func port(state, line string) *porting.Port {
	return &porting.Port{
		State: state, Line: line,
		Findings: []porting.Finding{}, Changes: []porting.Change{}, Rejections: []porting.Rejected{},
		Locations: []porting.Location{}, Chain: []porting.Party{}, Papers: []porting.PortPaper{},
		Dates: porting.PortDates{Signed: "2026-11-02", Expires: "2027-01-31", CSR: "2026-11-01", Stale: "2026-12-01"},
	}
}

func rejected() *report.Model {
	m := MissingSuite()
	m.Port = port(porting.PortRejected, "Rejected on 2026-11-05 for 3 reasons. Mend the papers, and send the order again.")
	m.Port.Rejections = []porting.Rejected{{
		Document: "reject.eml", Date: "2026-11-05", Order: "PON-4711", From: "CenturyLink LNP desk",
		Reasons: []porting.RejectReason{
			{NoticeReason: porting.NoticeReason{Code: "7402 (E1)", Text: "Service Address Mismatch"}, Rejection: porting.Rejection{Type: "address", Reason: "address_mismatch"},
				Outcome: porting.OutcomePredicted, Finding: "service_address.unit", Mended: true, Fix: "Write the suite or unit of the service address on the LOA exactly as: Ste 200"},
			{NoticeReason: porting.NoticeReason{Code: "8G", Text: "End user name mismatch"}, Rejection: porting.Rejection{Type: "name", Reason: "name_mismatch"},
				Outcome: porting.OutcomeMissed, Fix: "The LOA repeats the CSR's business name. Send the CSR with the order to dispute the rejection."},
			{NoticeReason: porting.NoticeReason{Text: "Please call our desk."}, Outcome: porting.OutcomeUnknown,
				Fix: "Read the carrier's words: an LOA and a CSR cannot show this, or the words are not known."},
		},
	}}
	m.Port.News = porting.KindRejection
	m.Port.Changes = []porting.Change{{
		What: porting.ChangeField, Field: porting.ServiceAddress, Part: "unit", Severity: porting.Review,
		Before: porting.Side{Text: "Ste 200", Where: cell("B4")}, After: porting.Side{Text: "Ste 210", Where: cell("B4")},
		Differences: []porting.Difference{porting.Different},
		Edits:       []porting.Edit{{Op: porting.Equal, LOA: "Ste 2", CSR: "Ste 2"}, {Op: porting.Replace, LOA: "00", CSR: "10", Class: porting.Different}},
		Message:     "The suite or unit of the service address on the CSR changed.",
	}}
	m.Port.Findings = []porting.Finding{{
		ID: "csr_changed.field.service_address.unit", Severity: porting.Review, Rejection: porting.Rejection{Type: "account", Reason: "csr_changed"},
		Message: "The suite or unit of the service address on the CSR changed.", Fix: "Check the LOA against the newer CSR: the report above is made from it.",
	}}
	m.Port.SignOff = &porting.SignedOff{SignOff: porting.SignOff{By: "Pat Lee", Title: "Porting desk", At: "2026-11-04T10:00:00Z"}, Void: "It covers another CSR than the one that stands now."}
	m.Port.Chain = []porting.Party{
		{Name: "CenturyLink", Role: "underlying", Type: "ILEC", Evidence: "The CSR names it.", Can: "It may hold a local freeze."},
		{Role: "reseller", Evidence: "The CSR says so: RSID ABCD", Can: "It holds the customer's account."},
	}
	return m
}

func committed() *report.Model {
	m := Clean()
	m.Port = port(porting.PortCommitted, "Committed: the numbers move on 2026-12-03 at 10:30 (America/Chicago).")
	f := &porting.FOC{
		Commitment: porting.Commitment{Date: "2026-12-03", Time: "10:30", Zone: "America/Chicago", Text: "FOC: 12/03/2026 10:30 AM CT"},
		Document:   "foc.pdf", UTC: "2026-12-03T16:30:00Z", Noticed: "2026-11-10",
		Tasks: []porting.Task{{Phase: porting.PhaseBefore, Text: "Freeze changes on the losing account."}, {Phase: porting.PhaseDuring, Text: "Leave the old service in place: the port ends it."}, {Phase: porting.PhaseAfter, Text: "Drop the notice of completion into the case."}},
	}
	for i := range 12 {
		f.Numbers = append(f.Numbers, fmt.Sprintf("+1217555%04d", 100+i))
	}
	f.Numbers = append(f.Numbers, "+12175550150")
	m.Port.FOC, m.Port.News = f, porting.KindFOC
	m.Port.Stays = &porting.Stays{
		NewBTN:  "217-555-0160",
		Numbers: []porting.StayingNumber{{TN: "+12175550160", Features: []string{}, Status: "active"}, {TN: "+12175550161", Features: []string{"alarm"}, Note: "Fire panel"}},
		Keep:    []porting.StayingNumber{{TN: "+12175550161", Features: []string{"alarm"}, Note: "Fire panel"}},
		Dies:    []porting.StayingNumber{{TN: "+12175550100", Features: []string{"dsl"}}, {Features: []string{"hunting"}, Note: "HTG 1"}},
	}
	m.Port.Locations = []porting.Location{
		{TN: "+12175550100", Address: "100 N. Main St.\nSte 200\nSpringfield, IL 62701", Result: porting.LocationSame},
		{TN: "+12175550101", Result: porting.LocationMissing},
	}
	return m
}

func hostilePort() *report.Model {
	m := Hostile(4)
	bad := "<script>alert(1)</script>=1+1\u202egnp.exe\x1b[31m\r\nBEGIN:VEVENT\r\n" + strings.Repeat("long ", 400)
	m.Port = port(porting.PortCommitted, bad)
	m.Port.FOC = &porting.FOC{Commitment: porting.Commitment{Date: "2026-12-03", Time: "10:30", Zone: "America/Chicago", Text: bad}, Document: bad, UTC: "2026-12-03T16:30:00Z",
		Numbers: []string{"+12175550100", bad}, Tasks: []porting.Task{{Phase: porting.PhaseBefore, Text: bad}}}
	m.Port.Stays = &porting.Stays{NewBTN: bad, Numbers: []porting.StayingNumber{{TN: bad, Features: []string{bad}, Status: bad, Note: bad}}}
	m.Port.Rejections = []porting.Rejected{{Document: bad, Date: bad, Order: bad, From: bad, Reasons: []porting.RejectReason{{NoticeReason: porting.NoticeReason{Code: bad, Text: bad}, Outcome: bad, Fix: bad}}}}
	m.Port.Changes = []porting.Change{{Message: bad, Before: porting.Side{Text: bad}, After: porting.Side{Text: bad}}}
	m.Port.Findings = []porting.Finding{{Severity: porting.Review, Message: bad, Fix: bad, Rejection: porting.Rejection{Reason: bad}}}
	m.Port.Locations = []porting.Location{{TN: bad, Address: bad, Result: bad}}
	m.Port.Chain = []porting.Party{{Name: bad, Role: bad, Type: bad, Evidence: bad, Can: bad}}
	m.Port.SignOff = &porting.SignedOff{SignOff: porting.SignOff{By: bad, Title: bad, At: bad}, Void: bad}
	return m
}
