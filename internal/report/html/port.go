package html

// The port beyond the two papers: a section of the report, and two sheets of one
// page each, for the cutover and for what stays behind.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/marks"
	"github.com/portcheck/portcheck/internal/report/wording"
	"github.com/portcheck/portcheck/internal/telephone"
)

type portView struct {
	Line       string
	Steps      []step
	Sheets     []link
	Cards      []card
	Rejections []rejectionView
	Changes    []changeRow
	Facts      []fact
	Locations  []locationRow
	Unplaced   string // what is left out of the list
	SignOff    string
	Parties    []party
}

type step struct {
	Label, Class string
	Here         bool
}

type rejectionView struct {
	Title, About string
	Reasons      []rejectedReason
}

type rejectedReason struct{ Said, Code, Word, Outcome, Why, Mark, Fix, Mended string }

type changeRow struct {
	What  string
	Sides []side
}

type locationRow struct{ Number, Address, Result, Mark string }

type party struct{ Role, Name, Evidence, Can string }

// maxPort is how many changes and locations a page lists.
const maxPort = 200

func portOf(r *porting.Report) *portView {
	p := r.Port
	if p == nil {
		return nil
	}
	v := &portView{Line: line(p.Line, maxSentence), Steps: steps(p.State), Sheets: sheets(p)}
	for i := range p.Findings {
		v.Cards = append(v.Cards, portCard(&p.Findings[i]))
	}
	for _, x := range p.Rejections {
		v.Rejections = append(v.Rejections, rejectionOf(x))
	}
	for i, ch := range p.Changes {
		if i == maxPort {
			break
		}
		v.Changes = append(v.Changes, changeOf(ch))
	}
	for i, l := range p.Locations {
		if i == maxPort {
			v.Unplaced = "And " + wording.Thousands(len(p.Locations)-maxPort) + " more in report.json."
			break
		}
		v.Locations = append(v.Locations, locationOf(l))
	}
	v.Facts, v.SignOff = portFacts(p), signOff(p.SignOff)
	for _, x := range p.Chain {
		one := party{Role: line(wording.Of("role", x.Role), maxName), Name: line(x.Name, maxName), Evidence: line(x.Evidence, maxSentence), Can: line(x.Can, maxSentence)}
		if x.Type != "" {
			one.Role += ", " + line(x.Type, maxName)
		}
		if one.Name == "" {
			one.Name = "not named"
		}
		v.Parties = append(v.Parties, one)
	}
	return v
}

// steps are the states with the one that holds. Rejected is a way back and not a
// step: it is shown only while it holds.
func steps(state string) []step {
	var out []step
	for _, s := range porting.PortStates {
		if s != porting.PortRejected || s == state {
			out = append(out, step{Label: wording.Of("portstate", s), Class: s, Here: s == state})
		}
	}
	return out
}

// sheets are the files beside the report.
func sheets(p *porting.Port) []link {
	var out []link
	if p.FOC != nil {
		out = append(out, link{"cutover.html", "Cutover sheet"}, link{"cutover.ics", "Calendar entry"})
	}
	if p.Stays != nil {
		out = append(out, link{"remains.html", "What stays behind, to sign off"})
	}
	return out
}

func portCard(f *porting.Finding) card {
	return card{
		Title: wording.UpperFirst(line(wording.Of("reason", f.Rejection.Reason), maxName)), Severity: string(f.Severity),
		Badge: wording.Of("severity", string(f.Severity)), Message: line(f.Message, maxSentence), Do: line(f.Fix, maxSentence),
	}
}

func rejectionOf(x porting.Rejected) rejectionView {
	v := rejectionView{Title: "Rejection"}
	if x.Date != "" {
		v.Title += " of " + line(x.Date, maxName)
	}
	about := []string{line(x.Document, maxName)}
	if x.Order != "" {
		about = append(about, "order "+line(x.Order, maxName))
	}
	if x.From != "" {
		about = append(about, "from "+line(x.From, maxName))
	}
	v.About = strings.Join(about, ", ")
	for _, r := range x.Reasons {
		one := rejectedReason{
			Said: line(r.Text, maxSentence), Code: line(r.Code, maxName),
			Outcome: line(wording.Of("outcome", r.Outcome), maxName), Why: line(wording.Inside("outcome", r.Outcome), maxName), Fix: line(r.Fix, maxSentence),
		}
		if r.Rejection.Reason != "" {
			one.Word = line(wording.Of("reason", r.Rejection.Reason), maxName)
		}
		switch r.Outcome {
		case porting.OutcomePredicted:
			one.Mark, one.Mended = "same", "It still stands on the papers."
			if r.Mended {
				one.Mended = "It is mended on the papers that stand now."
			}
		case porting.OutcomeMissed:
			one.Mark = "reject"
		default:
			one.Mark = "note"
		}
		v.Reasons = append(v.Reasons, one)
	}
	return v
}

func changeOf(ch porting.Change) changeRow {
	f := &porting.Finding{Field: ch.Field, Part: ch.Part, LOA: ch.Before, CSR: ch.After, Edits: ch.Edits, Differences: ch.Differences}
	row := changeRow{What: line(ch.Message, maxSentence)}
	for i, s := range []porting.Side{ch.Before, ch.After} {
		name, mark := "Before", "loa"
		if i == 1 {
			name, mark = "Now", "csr"
		}
		ps := marks.Plain(s.Text)
		if len(ch.Edits) > 0 && s.Text != "" {
			ps = marks.Side(f, marks.Which(i))
		}
		row.Sides = append(row.Sides, side{Paper: name, Place: line(wording.Place(s.Where), maxName), None: "—", Pieces: pieces(ps, mark), Long: long(s.Text)})
	}
	return row
}

func locationOf(l porting.Location) locationRow {
	row := locationRow{Number: line(wording.Number(l.TN), maxName), Address: orDash(line(l.Address, maxSentence)), Result: line(wording.Of("location", l.Result), maxName)}
	switch l.Result {
	case porting.LocationSame:
		row.Mark = "same"
	case porting.LocationAlone:
		row.Mark = "note"
	default:
		row.Mark = "review"
	}
	return row
}

// portFacts are the dates and who stands for what.
func portFacts(p *porting.Port) []fact {
	var out []fact
	add := func(label, value string) {
		if value != "" {
			out = append(out, fact{label, line(value, maxSentence)})
		}
	}
	if f := p.FOC; f != nil {
		add("Committed", window(f))
		add("In UTC", utc(f))
		add("The notice says", f.Text)
	}
	add("LOA signed", p.Dates.Signed)
	add("LOA good until", p.Dates.Expires)
	add("CSR of", p.Dates.CSR)
	add("CSR fresh until", p.Dates.Stale)
	return out
}

// signOff is who signed off, when, and whether that holds.
func signOff(s *porting.SignedOff) string {
	if s == nil {
		return ""
	}
	text := "Signed off by " + s.By
	if s.Title != "" {
		text += ", " + s.Title
	}
	text += ", on " + strings.NewReplacer("T", " at ", "Z", " UTC").Replace(s.At) + ". "
	if s.Valid {
		return line(text+"It covers the papers that stand now.", maxSentence)
	}
	return line(text+"It no longer holds: "+s.Void, maxSentence)
}

// window is the commitment in local time.
func window(f *porting.FOC) string {
	s := f.Date
	switch {
	case f.Time == "":
		return s + ", the notice names no time"
	case f.Zone == "":
		return s + " at " + f.Time + ", the notice names no time zone"
	}
	return s + " at " + f.Time + " " + f.Zone
}

// utc is the window's start in UTC, "" where it is not known.
func utc(f *porting.FOC) string { return strings.NewReplacer("T", " at ", ":00Z", "").Replace(f.UTC) }

// sheetView is one page to print: the cutover, or what stays behind.
type sheetView struct {
	head
	Kind, Case, Headline, Reason string
	Facts                        []fact
	Numbers                      []string
	NumbersLine                  string
	Phases                       []phase
	Tables                       []stayTable
	Sign                         bool
}

type phase struct {
	Title string
	Tasks []string
}

type stayTable struct {
	Title, None string
	Rows        []stayRow
	Rest        string
}

type stayRow struct{ Number, Features, Status, Note string }

// maxStays is how many rows a table of the sheet has; the rest is counted.
const maxStays = 400

func (v *sheetView) about(m *report.Model) {
	r := &m.Report
	name, btn := wording.Customer(r)
	v.Case = "Case " + line(r.Case, maxName)
	v.Facts = append(v.Facts, fact{"Customer", orDash(line(name, maxFact))}, fact{"BTN", orDash(line(btn, maxFact))},
		fact{"From", orDash(line(r.Carrier, maxFact))})
	field := func(label string, names ...porting.Name) {
		var out []string
		for _, n := range names {
			if f := m.LOA.Fields[n]; f != nil && f.Text != "" {
				out = append(out, line(f.Text, maxFact))
			}
		}
		if len(out) > 0 {
			v.Facts = append(v.Facts, fact{label, strings.Join(out, ", ")})
		}
	}
	field("To", porting.NewCarrier)
	field("Contact", porting.ContactName, porting.ContactPhone, porting.ContactEmail)
	field("Authorized person", porting.AuthorizedName)
}

// RenderCutover writes the cutover sheet of a committed port; nil without an FOC.
func RenderCutover(m *report.Model) ([]byte, error) {
	if m.Port == nil || m.Port.FOC == nil {
		return nil, nil
	}
	f := m.Port.FOC
	v := sheetView{Kind: "Cutover sheet", Headline: window(f), Reason: line(m.Port.Line, maxSentence)}
	v.about(m)
	if t := utc(f); t != "" {
		v.Facts = append(v.Facts, fact{"In UTC", t})
	}
	v.Facts = append(v.Facts, fact{"The notice says", line(f.Text, maxSentence)}, fact{"Notice", line(f.Document, maxName)})
	v.Numbers, v.NumbersLine = ranges(f.Numbers), wording.Count(len(f.Numbers), "number", "numbers")
	for _, name := range []string{porting.PhaseBefore, porting.PhaseDuring, porting.PhaseAfter} {
		ph := phase{Title: wording.Of("phase", name)}
		for _, t := range f.Tasks {
			if t.Phase == name {
				ph.Tasks = append(ph.Tasks, line(t.Text, maxSentence))
			}
		}
		v.Phases = append(v.Phases, ph)
	}
	return v.render()
}

// RenderRemains writes the sheet of what a partial port leaves behind; nil for a
// full port.
func RenderRemains(m *report.Model) ([]byte, error) {
	if m.Port == nil || m.Port.Stays == nil {
		return nil, nil
	}
	s := m.Port.Stays
	v := sheetView{Kind: "What stays behind", Sign: true,
		Headline: wording.Count(len(s.Numbers), "number stays", "numbers stay") + " on the losing account",
		Reason:   "Not every active number of the account ports. Somebody who knows the site goes through this page before the order is sent."}
	v.about(m)
	btn := line(s.NewBTN, maxFact)
	if btn == "" {
		btn = "the LOA names none"
	}
	v.Facts = append(v.Facts, fact{"BTN of what stays", btn})
	v.Tables = []stayTable{
		stayTableOf("Must not be cut", "No line that stays is known to hang on an alarm, an elevator, a fax or the like.", s.Keep),
		stayTableOf("Ends with the port", "Nothing that would end is known to hang on the numbers that port.", s.Dies),
		stayTableOf("All that stays", "Nothing.", s.Numbers),
	}
	return v.render()
}

func (v *sheetView) render() ([]byte, error) {
	p := pages()
	v.head = head{p.without, v.Kind + ": " + v.Case, p.css, ""}
	return p.execute("sheet", v)
}

func stayTableOf(title, none string, rows []porting.StayingNumber) stayTable {
	t := stayTable{Title: title, None: none}
	for i, n := range rows {
		if i == maxStays {
			t.Rest = "And " + wording.Thousands(len(rows)-maxStays) + " more in report.json."
			break
		}
		row := stayRow{Number: "The account", Status: line(n.Status, maxName), Note: line(n.Note, maxSentence)}
		if n.TN != "" {
			row.Number = line(wording.Number(n.TN), maxName)
		}
		var features []string
		for _, f := range n.Features {
			features = append(features, line(wording.Of("feature", f), maxName))
		}
		row.Features = strings.Join(features, ", ")
		t.Rows = append(t.Rows, row)
	}
	return t
}

// ranges writes numbers that follow one another as "(217) 555-0100 to 0103", and
// behind them, as it is, what is no number.
func ranges(tns []string) []string {
	var out, others []string
	for _, r := range telephone.Ranges(tns) {
		out = append(out, r.String())
	}
	for _, tn := range tns {
		if len(telephone.Ranges([]string{tn})) == 0 {
			others = append(others, line(tn, maxName))
		}
	}
	slices.Sort(others)
	return append(out, slices.Compact(others)...)
}
