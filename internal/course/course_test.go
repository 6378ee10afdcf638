package course_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/course"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
)

// A case that agrees: four numbers on the account, all of them ported.
func loa() *porting.Record {
	r := porting.NewRecord(porting.Document{Kind: porting.KindLOA, Name: "loa.pdf", SHA256: "10a"})
	set(r, porting.CustomerName, "ACME, INC.")
	set(r, porting.AuthorizedName, "Jane Doe")
	set(r, porting.Signature, porting.Signed)
	set(r, porting.SignatureDate, "2026-11-02")
	set(r, porting.BTN, "217-555-0100")
	set(r, porting.AccountNumber, "55501")
	set(r, porting.ServiceAddress, "100 N MAIN ST\nSTE 200\nSPRINGFIELD, IL 62701")
	set(r, porting.CurrentCarrier, "CenturyLink")
	set(r, porting.PortType, "full")
	numbers(r, porting.ActionPort, 4)
	return r
}

func csr() *porting.Record {
	r := porting.NewRecord(porting.Document{Kind: porting.KindCSR, Name: "csr.xlsx", SHA256: "c52"})
	set(r, porting.CustomerName, "ACME, INC.")
	set(r, porting.AuthorizedName, "Jane Doe")
	set(r, porting.BTN, "217-555-0100")
	set(r, porting.AccountNumber, "55501")
	set(r, porting.ServiceAddress, "100 N MAIN ST\nSTE 200\nSPRINGFIELD, IL 62701")
	set(r, porting.CSRDate, "2026-11-01")
	set(r, porting.CurrentCarrier, "CenturyLink")
	numbers(r, "", 4)
	return r
}

func set(r *porting.Record, n porting.Name, text string) {
	f := &porting.Field{Text: text, Read: porting.ReadText, Confidence: 1}
	if n == porting.ServiceAddress {
		parts := address.Split(text)
		f.Parts = &parts
	}
	r.Fields[n] = f
}

func numbers(r *porting.Record, action string, n int) {
	r.Numbers = []porting.Number{}
	for i := range n {
		tn := fmt.Sprintf("+1217555%04d", 100+i)
		r.Numbers = append(r.Numbers, porting.Number{TN: tn, Text: tn, Action: action, Read: porting.ReadText, Confidence: 1, Features: []string{}})
	}
}

// of makes a course of one revision for each pair of papers.
func of(t *testing.T, in course.Input, pairs ...[2]*porting.Record) *porting.Port {
	t.Helper()
	var previous *porting.Report
	for i, pair := range pairs {
		m, err := report.Build(pair[0], pair[1:], report.Options{Case: "acme", Revision: i + 1, Today: day("2026-11-03"), Previous: previous})
		if err != nil {
			t.Fatal(err)
		}
		previous = &m.Report
		in.Reports = append(in.Reports, previous)
		in.LOA, in.CSR = pair[0], pair[1]
	}
	if in.Today.IsZero() {
		in.Today = day("2026-11-10")
	}
	return course.Of(in)
}

func day(s string) dates.Date {
	r, _ := dates.Parse(s)
	return r.Date
}

func notice(k porting.Kind, date string, reasons ...porting.NoticeReason) course.Paper {
	r := porting.NewRecord(porting.Document{Kind: k, Name: string(k) + ".txt", SHA256: string(k) + date})
	r.Notice = &porting.Notice{Date: date, Reasons: reasons}
	return course.Paper{Record: r}
}

func foc(date string, c porting.Commitment) course.Paper {
	p := notice(porting.KindFOC, date)
	p.Record.Notice.Commitment = &c
	return p
}

func signOff(at string, shas ...string) course.Paper {
	r := porting.NewRecord(porting.Document{Kind: porting.KindSignOff, Name: "signoff.json"})
	r.SignOff = &porting.SignOff{By: "Pat Lee", At: at}
	for _, s := range shas {
		r.SignOff.Covers = append(r.SignOff.Covers, porting.Covered{SHA256: s})
	}
	return course.Paper{Record: r}
}

func ids(fs []porting.Finding) string {
	var out []string
	for _, f := range fs {
		out = append(out, string(f.Severity)+" "+f.ID)
	}
	return strings.Join(out, "\n")
}

// Files alone move a port, and each kind of file moves it to its own state.
func TestState(t *testing.T) {
	other := loa()
	other.Document.SHA256 = "10b"
	rejected := notice(porting.KindRejection, "2026-11-05", porting.NoticeReason{Code: "7402", Text: "Service address mismatch"})
	rejected.Revision = 1
	for _, tt := range []struct {
		why    string
		papers []course.Paper
		pairs  [][2]*porting.Record
		state  string
		line   string
	}{
		{"papers that agree wait for a person", nil, nil, porting.PortPapers, "sign"},
		{"signed off", []course.Paper{signOff("2026-11-04T10:00:00Z", "10a", "c52")}, nil, porting.PortReady, "Pat Lee"},
		{"a sign-off of other bytes is none", []course.Paper{signOff("2026-11-04T10:00:00Z", "10b", "c52")}, nil, porting.PortPapers, "sign"},
		{"a sign-off of the LOA alone is none", []course.Paper{signOff("2026-11-04T10:00:00Z", "10a")}, nil, porting.PortPapers, "sign"},
		{"received", []course.Paper{notice(porting.KindSubmission, "2026-11-04")}, nil, porting.PortSubmitted, "2026-11-04"},
		{"rejected", []course.Paper{notice(porting.KindSubmission, "2026-11-04"), rejected}, nil, porting.PortRejected, "1 reason"},
		{"dates order notices, not the order in which they came", []course.Paper{rejected, notice(porting.KindSubmission, "2026-11-04")}, nil, porting.PortRejected, "2026-11-05"},
		{"a list of locations has no day, and moves nothing", []course.Paper{rejected, located(4, "100 N MAIN ST\nSTE 200\nSPRINGFIELD, IL 62701"), notice(porting.KindSubmission, "2026-11-04")}, nil, porting.PortRejected, "2026-11-05"},
		{"a notice without a day counts from when it came", []course.Paper{rejected, notice(porting.KindSubmission, "")}, nil, porting.PortSubmitted, "received"},
		{"a new LOA answers a rejection", []course.Paper{rejected}, [][2]*porting.Record{{loa(), csr()}, {other, csr()}}, porting.PortPapers, "answered"},
		{"and is ready when signed off", []course.Paper{rejected, signOff("2026-11-06T10:00:00Z", "10b", "c52")}, [][2]*porting.Record{{loa(), csr()}, {other, csr()}}, porting.PortReady, "Pat Lee"},
		{"committed", []course.Paper{rejected, foc("2026-11-06", porting.Commitment{Date: "2026-11-17", Time: "10:30", Zone: "America/Chicago"})}, nil, porting.PortCommitted, "2026-11-17 at 10:30 (America/Chicago)"},
		{"rejected after the commitment", []course.Paper{foc("2026-11-04", porting.Commitment{Date: "2026-11-17"}), rejected}, nil, porting.PortRejected, "Rejected"},
		{"done", []course.Paper{foc("2026-11-06", porting.Commitment{Date: "2026-11-17"}), notice(porting.KindCompletion, "2026-11-17")}, nil, porting.PortDone, "2026-11-17"},
		{"a commitment without a date that can be read", []course.Paper{foc("2026-11-06", porting.Commitment{Text: "soon"})}, nil, porting.PortCommitted, "no date could be read"},
	} {
		pairs := tt.pairs
		if pairs == nil {
			pairs = [][2]*porting.Record{{loa(), csr()}}
		}
		p := of(t, course.Input{Papers: tt.papers}, pairs...)
		if p.State != tt.state || !strings.Contains(p.Line, tt.line) {
			t.Errorf("%s: %s, %q; want %s with %q", tt.why, p.State, p.Line, tt.state, tt.line)
		}
	}
}

// What comes back is held against what was said before, and nothing is called
// predicted that was not.
func TestRejections(t *testing.T) {
	suite := loa()
	set(suite, porting.ServiceAddress, "100 N MAIN ST\nSPRINGFIELD, IL 62701")
	noted := loa() // capitals alone are a note at the standard level
	set(noted, porting.CustomerName, "Acme, Inc.")
	for _, tt := range []struct {
		why     string
		loa     *porting.Record
		said    porting.NoticeReason
		reason  string
		outcome string
		finding string
	}{
		{"said before", suite, porting.NoticeReason{Code: "7402 (E1)", Text: "Service Address Mismatch"}, "address_mismatch", "predicted", "service_address.unit"},
		{"said before, by another of its codes", suite, porting.NoticeReason{Code: "99999", Also: []string{"E1"}, Text: "Mismatch"}, "address_mismatch", "predicted", "service_address.unit"},
		{"said before, in words alone", suite, porting.NoticeReason{Text: "The service address does not match the CSR."}, "address_mismatch", "predicted", "service_address.unit"},
		{"the LOA repeats the CSR, and still", loa(), porting.NoticeReason{Code: "LNP101J"}, "address_mismatch", "unknowable", ""},
		{"they differ, and the carrier was taken to let it pass", noted, porting.NoticeReason{Code: "E10", Text: "Name mismatch"}, "name_mismatch", "missed", ""},
		{"a number that is on the account", loa(), porting.NoticeReason{Code: "6A"}, "number_not_on_account", "unknowable", ""},
		{"the CSR names no feature", loa(), porting.NoticeReason{Code: "LNP005J", Text: "DSL on line"}, "feature_conflict", "unknowable", ""},
		{"the LOA alone could tell", loa(), porting.NoticeReason{Text: "LOA not signed"}, "unsigned", "missed", ""},
		{"the CSR shows no PIN", loa(), porting.NoticeReason{Code: "PASSCODE_PIN_INVALID", Text: "Invalid PIN"}, "pin_mismatch", "unknowable", ""},
		{"no status on the CSR", loa(), porting.NoticeReason{Code: "6D", Text: "TN inactive"}, "number_inactive", "unknowable", ""},
		{"a copy of the bill", loa(), porting.NoticeReason{Code: "LNP113W", Text: "Copy of bill wanted"}, "", "unknowable", ""},
		{"words that nobody knows", loa(), porting.NoticeReason{Text: "Call our desk."}, "", "unknowable", ""},
		{"the words choose among the rows of a code", loa(), porting.NoticeReason{Code: "7402", Text: "ZIP code mismatch"}, "zip_mismatch", "unknowable", ""},
		{"a word inside another is none", loa(), porting.NoticeReason{Text: "Your shipping order was opinionated."}, "", "unknowable", ""},
		{"account number before account name", loa(), porting.NoticeReason{Text: "Account number mismatch"}, "account_number_mismatch", "unknowable", ""},
	} {
		p := of(t, course.Input{Papers: []course.Paper{notice(porting.KindRejection, "2026-11-05", tt.said)}}, [2]*porting.Record{tt.loa, csr()})
		got := p.Rejections[0].Reasons[0]
		if got.Rejection.Reason != tt.reason || got.Outcome != tt.outcome || got.Finding != tt.finding {
			t.Errorf("%s: %q %s %q; want %q %s %q", tt.why, got.Rejection.Reason, got.Outcome, got.Finding, tt.reason, tt.outcome, tt.finding)
		}
		if got.Fix == "" {
			t.Errorf("%s: no fix", tt.why)
		}
		if tt.reason != "" && got.Rejection.Type == "" {
			t.Errorf("%s: no type", tt.why)
		}
	}
}

// A rejection is judged by the report that stood when it came, and says whether its
// cause is mended now.
func TestRejectionOfAnEarlierRevision(t *testing.T) {
	suite := loa()
	suite.Document.SHA256 = "10b"
	set(suite, porting.ServiceAddress, "100 N MAIN ST\nSPRINGFIELD, IL 62701")
	r := notice(porting.KindRejection, "2026-11-05", porting.NoticeReason{Code: "E1"})
	r.Revision = 1
	p := of(t, course.Input{Papers: []course.Paper{r}}, [2]*porting.Record{suite, csr()}, [2]*porting.Record{loa(), csr()})
	got := p.Rejections[0].Reasons[0]
	if got.Outcome != porting.OutcomePredicted || !got.Mended {
		t.Errorf("%+v: want predicted by the first report, and mended", got)
	}
	p = of(t, course.Input{Papers: []course.Paper{r}}, [2]*porting.Record{suite, csr()})
	if got := p.Rejections[0].Reasons[0]; got.Mended {
		t.Errorf("%+v: nothing was mended", got)
	}
}

// A notice that is dropped late is about the papers that stood on its own day.
func TestRejectionDroppedLate(t *testing.T) {
	suite := loa()
	suite.Document.SHA256 = "10b"
	set(suite, porting.ServiceAddress, "100 N MAIN ST\nSPRINGFIELD, IL 62701")
	for _, tt := range []struct{ noticed, state, outcome string }{
		{"2026-11-05", porting.PortPapers, porting.OutcomePredicted}, // before the mended LOA of the 7th
		{"2026-11-06", porting.PortRejected, porting.OutcomeUnknown}, // the evening before, perhaps, where the sender is
		{"2026-11-07", porting.PortRejected, porting.OutcomeUnknown},
		{"", porting.PortRejected, porting.OutcomeUnknown},
		{"2026-11-01", porting.PortRejected, porting.OutcomeUnknown}, // nothing stood then: nobody can tell
	} {
		in := course.Input{LOA: loa(), CSR: csr(), Today: day("2026-11-08")}
		for i, l := range []*porting.Record{suite, loa()} {
			m, err := report.Build(l, []*porting.Record{csr()}, report.Options{Case: "acme", Revision: i + 1, Today: day([]string{"2026-11-03", "2026-11-07"}[i])})
			if err != nil {
				t.Fatal(err)
			}
			in.Reports = append(in.Reports, &m.Report)
		}
		late := notice(porting.KindRejection, tt.noticed, porting.NoticeReason{Code: "E1"})
		late.Revision, late.Came = 2, day("2026-11-08")
		in.Papers = []course.Paper{late}
		p := course.Of(in)
		if got := p.Rejections[0].Reasons[0].Outcome; p.State != tt.state || got != tt.outcome {
			t.Errorf("of %q: %s, %s; want %s, %s", tt.noticed, p.State, got, tt.state, tt.outcome)
		}
	}
}

// What a newer CSR says was not known when the carrier sent the order back.
func TestNewerCSRKnowsNoEarlier(t *testing.T) {
	newer := csr()
	newer.Document.SHA256 = "c53"
	newer.Conditions = append(newer.Conditions, porting.Condition{Name: "pending_order", Text: "pending order"})
	r := notice(porting.KindRejection, "2026-11-05", porting.NoticeReason{Code: "7407", Text: "Pending order"})
	r.Revision = 1
	p := of(t, course.Input{Papers: []course.Paper{r}, Former: []*porting.Record{csr()}}, [2]*porting.Record{loa(), csr()}, [2]*porting.Record{loa(), newer})
	if got := p.Rejections[0].Reasons[0]; got.Outcome != porting.OutcomeUnknown {
		t.Errorf("%s: the CSR of that day did not say so", got.Outcome)
	}
}

// An order that was sent back after its commitment has no date any more.
func TestRejectionEndsCommitment(t *testing.T) {
	c := foc("2026-11-04", porting.Commitment{Date: "2026-11-17"})
	r := notice(porting.KindRejection, "2026-11-05", porting.NoticeReason{Code: "7407"})
	if p := of(t, course.Input{Papers: []course.Paper{c, r}}, [2]*porting.Record{loa(), csr()}); p.FOC != nil || p.State != porting.PortRejected {
		t.Errorf("%s, %+v", p.State, p.FOC)
	}
	again := foc("2026-11-06", porting.Commitment{Date: "2026-11-18"})
	if p := of(t, course.Input{Papers: []course.Paper{c, r, again}}, [2]*porting.Record{loa(), csr()}); p.FOC == nil || p.FOC.Date != "2026-11-18" {
		t.Errorf("%s, %+v", p.State, p.FOC)
	}
}

// Only what changed after the commitment's day is said to have, and what the carrier
// let pass is what was found when it committed.
func TestAfterCommitment(t *testing.T) {
	first, second, third := csr(), csr(), csr()
	second.Document.SHA256, third.Document.SHA256 = "c53", "c54"
	set(second, porting.CSRDate, "2026-11-03")
	set(third, porting.CSRDate, "2026-11-09")
	set(second, porting.AuthorizedName, "John Roe")
	set(third, porting.AuthorizedName, "John Roe")
	third.Conditions = append(third.Conditions, porting.Condition{Name: "pending_order", Text: "pending order"})
	c := foc("2026-11-05", porting.Commitment{Date: "2026-11-17"})
	c.Revision = 2
	in := course.Input{Papers: []course.Paper{c}, Former: []*porting.Record{first, second}}
	p := of(t, in, [2]*porting.Record{loa(), first}, [2]*porting.Record{loa(), second}, [2]*porting.Record{loa(), third})
	if got := ids(p.Findings); got != "review changed_after_foc.condition_added.pending_order\nreview csr_changed.field.authorized_name" {
		t.Error(got)
	}
	if got := fmt.Sprint(p.Passed); got != "[authorized_name_mismatch]" {
		t.Error(got)
	}
	other := loa()
	other.Document.SHA256 = "10b"
	in.Former = in.Former[:1]
	p = of(t, in, [2]*porting.Record{loa(), first}, [2]*porting.Record{loa(), second}, [2]*porting.Record{other, second})
	if got := ids(p.Findings); !strings.Contains(got, "review loa_after_foc") {
		t.Errorf("another LOA after the commitment: %s", got)
	}
	// All of it is history when the port is complete.
	in.Papers = append(in.Papers, notice(porting.KindCompletion, "2026-11-17"))
	p = of(t, in, [2]*porting.Record{loa(), first}, [2]*porting.Record{loa(), second}, [2]*porting.Record{other, second})
	if got := ids(p.Findings); strings.Contains(got, "review") || len(p.Findings) == 0 {
		t.Errorf("done: %s", got)
	}
}

// A window in UTC is put into the time of the place, on another day perhaps; only
// where the whole state keeps one time.
func TestWindowInUTC(t *testing.T) {
	for _, tt := range []struct{ state, want string }{
		{"IL", "2026-12-02 at 18:30 (America/Chicago)"},
		{"Illinois", "2026-12-02 at 18:30 (America/Chicago)"},
		{"TX", "2026-12-03 at 00:30 (UTC)"}, // two zones: nobody says which
		{"", "2026-12-03 at 00:30 (UTC)"},
	} {
		record := csr()
		set(record, porting.ServiceAddress, "100 N MAIN ST\nSTE 200\nSPRINGFIELD, "+tt.state+" 62701")
		record.Fields[porting.ServiceAddress].Parts.State = tt.state
		p := of(t, course.Input{Papers: []course.Paper{foc("", porting.Commitment{Date: "2026-12-03", Time: "00:30", Zone: "UTC", Text: "as it stood"})}}, [2]*porting.Record{loa(), record})
		if got := course.Window(p.FOC.Commitment); got != tt.want || p.FOC.UTC != "2026-12-03T00:30:00Z" || p.FOC.Text != "as it stood" {
			t.Errorf("%q: %s, %s, %s; want %s", tt.state, got, p.FOC.UTC, p.FOC.Text, tt.want)
		}
	}
}

// Every reason of the data file has a type, and no phrase belongs to two reasons.
func TestReasonData(t *testing.T) { course.CheckReasons(t) }

func TestChanges(t *testing.T) {
	older, newer := csr(), csr()
	newer.Document.SHA256 = "c53"
	set(newer, porting.CSRDate, "2026-11-09")
	set(newer, porting.ServiceAddress, "100 N MAIN ST\nSTE 210\nSPRINGFIELD, IL 62701")
	set(newer, porting.CurrentCarrier, "Lumen") // another field that is compared
	set(older, porting.PIN, "4711")
	set(newer, porting.PIN, "4712")
	set(newer, porting.BTN, "(217) 555-0100") // another notation
	newer.Numbers[1].Features = []string{"dsl"}
	newer.Numbers[2].Status, older.Numbers[2].Status = "suspended", "active"
	newer.Numbers = append(newer.Numbers[:3], porting.Number{TN: "+12175550199", Text: "2175550199"})
	newer.Conditions = append(newer.Conditions, porting.Condition{Name: "pending_order", Text: "PENDING ORDER, passcode: 4711"})

	p := of(t, course.Input{Former: []*porting.Record{older}}, [2]*porting.Record{loa(), newer})
	want := strings.TrimSpace(`
review csr_changed.field.pin
review csr_changed.field.service_address.unit
review csr_changed.field.current_carrier
review csr_changed.feature_added.dsl:+12175550101
review csr_changed.status:+12175550102
review csr_changed.condition_added.pending_order
review csr_changed.number_removed
review csr_changed.number_added`)
	if got := ids(p.Findings); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for _, ch := range p.Changes {
		if ch.Field != porting.ServiceAddress {
			continue
		}
		var a, b string
		for _, e := range ch.Edits {
			a, b = a+e.LOA, b+e.CSR
		}
		if a != "STE 200" || b != "STE 210" || ch.Before.Text != a || ch.After.Text != b {
			t.Errorf("the edits rebuild %q and %q of %q and %q", a, b, ch.Before.Text, ch.After.Text)
		}
	}
	noSecrets(t, p, "4711", "4712")

	// After the commitment the same changes put the date in doubt.
	p = of(t, course.Input{Former: []*porting.Record{older}, Papers: []course.Paper{foc("2026-11-05", porting.Commitment{Date: "2026-11-17"})}}, [2]*porting.Record{loa(), newer})
	if !strings.Contains(ids(p.Findings), "changed_after_foc.field.service_address.unit") {
		t.Errorf("no change after the commitment in\n%s", ids(p.Findings))
	}
	// Before it, they were known to the carrier.
	p = of(t, course.Input{Former: []*porting.Record{older}, Papers: []course.Paper{foc("2026-11-09", porting.Commitment{Date: "2026-11-17"})}}, [2]*porting.Record{loa(), newer})
	if strings.Contains(ids(p.Findings), "changed_after_foc") {
		t.Errorf("a change before the commitment is said to be after it:\n%s", ids(p.Findings))
	}
	// The same account pulled again is no change.
	again := csr()
	set(again, porting.CSRDate, "2026-11-09")
	if p := of(t, course.Input{Former: []*porting.Record{csr()}}, [2]*porting.Record{loa(), again}); len(p.Changes) != 0 {
		t.Errorf("changes of nothing: %+v", p.Changes)
	}
}

func noSecrets(t *testing.T, p *porting.Port, secrets ...string) {
	t.Helper()
	data, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range secrets {
		if strings.Contains(string(data), s) {
			t.Errorf("the secret %q stands in %s", s, data)
		}
	}
}

func TestCommitment(t *testing.T) {
	paper := foc("2026-11-05", porting.Commitment{Date: "2026-12-03", Time: "10:30", Zone: "America/Chicago", Text: "12/03/2026 10:30 CT"})
	p := of(t, course.Input{Papers: []course.Paper{paper}}, [2]*porting.Record{loa(), csr()})
	if p.FOC == nil || p.FOC.UTC != "2026-12-03T16:30:00Z" || len(p.FOC.Numbers) != 4 {
		t.Fatalf("%+v", p.FOC)
	}
	if got := ids(p.Findings); got != "review foc_csr_stale" {
		t.Errorf("findings: %s", got)
	}
	if want := (porting.PortDates{Signed: "2026-11-02", Expires: "2027-01-31", CSR: "2026-11-01", Stale: "2026-12-01"}); p.Dates != want {
		t.Errorf("dates %+v, want %+v", p.Dates, want)
	}
	for _, tt := range []struct {
		why   string
		date  string
		today string
		loa   func(*porting.Record)
		foc   func(*porting.Record)
		want  string
	}{
		{"a good day", "2026-11-17", "", nil, nil, ""},
		{"31 days after the CSR", "2026-12-02", "", nil, nil, "review foc_csr_stale"},
		{"30 days after the CSR is still good", "2026-12-01", "", nil, nil, ""},
		{"Thanksgiving", "2026-11-26", "", nil, nil, "review foc_no_business_day"},
		{"a Saturday", "2026-11-21", "", nil, nil, "review foc_no_business_day"},
		{"the signature is 91 days old by then", "2026-11-17", "", func(r *porting.Record) { set(r, porting.SignatureDate, "2026-08-18") }, nil, "review foc_loa_expired"},
		{"90 days are good", "2026-11-17", "", func(r *porting.Record) { set(r, porting.SignatureDate, "2026-08-19") }, nil, ""},
		{"the customer wanted another day", "2026-11-17", "", func(r *porting.Record) { set(r, porting.DesiredDueDate, "2026-11-16") }, nil, "note foc_not_due_date"},
		{"passed", "2026-11-17", "2026-11-18", nil, nil, "review foc_passed"},
		{"the day itself has not passed", "2026-11-17", "2026-11-17", nil, nil, ""},
		{"a number is left out", "2026-11-17", "", nil, func(r *porting.Record) { numbers(r, "", 3) }, "review foc_numbers_missing"},
		{"a number too many", "2026-11-17", "", nil, func(r *porting.Record) { numbers(r, "", 5) }, "review foc_numbers_not_asked"},
	} {
		l, c := loa(), csr()
		if tt.loa != nil {
			tt.loa(l)
		}
		paper := foc("2026-11-05", porting.Commitment{Date: tt.date})
		if tt.foc != nil {
			tt.foc(paper.Record)
		}
		in := course.Input{Papers: []course.Paper{paper}}
		if tt.today != "" {
			in.Today = day(tt.today)
		}
		if got := ids(of(t, in, [2]*porting.Record{l, c}).Findings); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.why, got, tt.want)
		}
	}
	// In Canada its own holidays count.
	for date, want := range map[string]string{"2026-11-26": "", "2026-11-11": "review foc_no_business_day"} {
		c := csr()
		set(c, porting.ServiceAddress, "90 Elgin St, Ottawa, ON K1P 5E9")
		if got := ids(of(t, course.Input{Papers: []course.Paper{foc("2026-11-05", porting.Commitment{Date: date})}}, [2]*porting.Record{loa(), c}).Findings); got != want {
			t.Errorf("%s in Ottawa: %q, want %q", date, got, want)
		}
	}
	// A time without a zone is no moment.
	p = of(t, course.Input{Papers: []course.Paper{foc("", porting.Commitment{Date: "2026-12-03", Time: "10:30"})}}, [2]*porting.Record{loa(), csr()})
	if p.FOC.UTC != "" {
		t.Errorf("UTC %q was guessed", p.FOC.UTC)
	}
}

func located(n int, text string) course.Paper {
	r := porting.NewRecord(porting.Document{Kind: porting.KindLocations, Name: "e911.xlsx", SHA256: "911"})
	numbers(r, "", n)
	for i := range r.Numbers {
		parts := address.Split(text)
		r.Numbers[i].ServiceAddress = &porting.Field{Text: text, Parts: &parts, Read: porting.ReadCell, Confidence: 1}
	}
	return course.Paper{Record: r}
}

func TestLocations(t *testing.T) {
	good := "100 N MAIN ST\nSTE 200\nSPRINGFIELD, IL 62701"
	another := func(p course.Paper, i int, text string) course.Paper {
		parts := address.Split(text)
		p.Record.Numbers[i].ServiceAddress = &porting.Field{Text: text, Parts: &parts}
		return p
	}
	cells := located(4, "100 N MAIN ST STE 200 SPRINGFIELD IL 62701")
	for i := range cells.Record.Numbers {
		at := cells.Record.Numbers[i].ServiceAddress
		at.Parts = &porting.Parts{Street: "100 N MAIN ST", Unit: "STE 200", City: "SPRINGFIELD", State: "IL", Zip: "62701"}
		at.Where = porting.Where{Sheet: "E911", Cell: "B2", More: []porting.Where{{Sheet: "E911", Cell: "C2"}}}
	}
	twice := located(4, good)
	twice.Record.Numbers = append(twice.Record.Numbers, twice.Record.Numbers[0])
	doubled := located(5, good)
	doubled.Record.Numbers[4].TN = doubled.Record.Numbers[0].TN
	doubled = another(doubled, 4, "7 OAK AVE\nSPRINGFIELD, IL 62702")
	for _, tt := range []struct {
		why   string
		paper course.Paper
		want  string
	}{
		{"each number at the account's address", located(4, good), ""},
		{"twice with the same address is once", twice, ""},
		{"street and suite in cells of their own", cells, ""},
		{"a number without a location", located(3, good), "review location_missing:+12175550103"},
		{"a number with two", doubled, "review location_doubled:+12175550100"},
		{"a number that is not ported", located(5, good), "note location_not_ported:+12175550104"},
		{"another suite, told once for all", located(4, "100 N MAIN ST\nSTE 210\nSPRINGFIELD, IL 62701"), "review location_differs:+12175550100"},
		{"the suite inside the street", located(4, "100 N MAIN ST STE 200\nSPRINGFIELD, IL 62701"), "review location_unit_in_street:+12175550100"},
		{"a PO box", another(located(4, good), 2, "PO BOX 12\nSPRINGFIELD, IL 62701"), "review location_differs:+12175550102\nreview location_differs:+12175550102.suite_or_unit\nreview location_po_box:+12175550102"},
		{"no city", another(located(4, good), 2, "100 N MAIN ST\nSTE 200"), "review location_differs:+12175550102\nreview location_differs:+12175550102.state\nreview location_differs:+12175550102.ZIP_code\nreview location_incomplete:+12175550102"},
	} {
		p := of(t, course.Input{Papers: []course.Paper{tt.paper}}, [2]*porting.Record{loa(), csr()})
		if got := ids(p.Findings); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.why, got, tt.want)
		}
		if len(p.Locations) != 4 {
			t.Errorf("%s: %d rows, want one for each ported number", tt.why, len(p.Locations))
		}
	}
}

// A partial port: what stays, what of it must not be cut, and what ends.
func TestStays(t *testing.T) {
	l, c := loa(), csr()
	l.Numbers = l.Numbers[:2]
	set(l, porting.PortType, "partial")
	set(l, porting.NewBTN, "217-555-0102")
	c.Numbers[0].Features = []string{"dsl", "fax"}
	c.Numbers[2].Features = []string{"alarm"}
	c.Numbers[3].Note = "Failover trunk"
	c.Numbers = append(c.Numbers, porting.Number{TN: "+12175550150", Status: porting.StatusDisconnected}, porting.Number{TN: "+12175550151", Note: "Galarm room"})
	p := of(t, course.Input{}, [2]*porting.Record{l, c})
	show := func(rows []porting.StayingNumber) string {
		var out []string
		for _, r := range rows {
			out = append(out, strings.TrimSpace(r.TN[8:]+" "+strings.Join(r.Features, ",")))
		}
		return strings.Join(out, "; ")
	}
	if p.Stays == nil {
		t.Fatal("a partial port leaves something behind")
	}
	if got := show(p.Stays.Numbers) + " | " + show(p.Stays.Keep) + " | " + show(p.Stays.Dies) + " | " + p.Stays.NewBTN; got != "0102 alarm; 0103; 0151 | 0102 alarm; 0103 | 0100 dsl | 217-555-0102" {
		t.Error(got)
	}
	if p := of(t, course.Input{}, [2]*porting.Record{loa(), csr()}); p.Stays != nil {
		t.Errorf("a full port leaves %+v", p.Stays)
	}
}

func TestParties(t *testing.T) {
	show := func(p *porting.Port) string {
		var out []string
		for _, x := range p.Chain {
			out = append(out, fmt.Sprintf("%s %s %s", x.Role, x.Name, x.Type))
		}
		return strings.Join(out, "; ")
	}
	resold := csr()
	resold.Conditions = []porting.Condition{{Name: "resold", Text: "RSID ABCD"}}
	foreign := loa()
	set(foreign, porting.CurrentCarrier, "Twilio")
	none, silent := csr(), loa()
	delete(none.Fields, porting.CurrentCarrier)
	delete(silent.Fields, porting.CurrentCarrier)
	for _, tt := range []struct {
		why      string
		loa, csr *porting.Record
		want     string
	}{
		{"the CSR names it", loa(), csr(), "carrier CenturyLink ILEC"},
		{"the LOA alone names it", loa(), none, "carrier CenturyLink ILEC"},
		{"nobody names any", silent, none, ""},
		{"the line is resold", loa(), resold, "underlying CenturyLink ILEC; reseller  "},
		{"the customer buys from another", foreign, csr(), "reseller Twilio ITSP; underlying CenturyLink ILEC"},
	} {
		if got := show(of(t, course.Input{}, [2]*porting.Record{tt.loa, tt.csr})); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.why, got, tt.want)
		}
	}
}

// The checklist speaks of this port: what stays, what ends, and nothing that does
// not apply.
func TestChecklist(t *testing.T) {
	tasks := func(p *porting.Port) string {
		var out []string
		for _, task := range p.FOC.Tasks {
			out = append(out, task.Phase+": "+task.Text)
		}
		return strings.Join(out, "\n")
	}
	papers := []course.Paper{foc("2026-11-05", porting.Commitment{Date: "2026-11-17"})}
	full := tasks(of(t, course.Input{Papers: papers}, [2]*porting.Record{loa(), csr()}))
	for _, not := range []string{"what stays", "ends with the port", "{", "roll forward"} {
		if strings.Contains(full, not) {
			t.Errorf("the checklist of a full port says %q:\n%s", not, full)
		}
	}
	if !strings.Contains(full, "Make a list of emergency locations") {
		t.Errorf("no word of the missing locations:\n%s", full)
	}
	l, c := loa(), csr()
	l.Numbers = l.Numbers[:2]
	set(l, porting.NewBTN, "217-555-0102")
	c.Numbers[0].Features = []string{"dsl"}
	c.Numbers[2].Features = []string{"alarm"}
	partial := tasks(of(t, course.Input{Papers: append(papers, located(2, "100 N MAIN ST\nSTE 200\nSPRINGFIELD, IL 62701"))}, [2]*porting.Record{l, c}))
	for _, want := range []string{"BTN of what stays: 217-555-0102.", "ends with the port: (217) 555-0100 (DSL).", "these lines stay: (217) 555-0102 (alarm).", "roll forward", "Load the emergency locations"} {
		if !strings.Contains(partial, want) {
			t.Errorf("the checklist of a partial port lacks %q:\n%s", want, partial)
		}
	}
}

// A sign-off that a newer paper voids is a finding.
func TestSignOffVoid(t *testing.T) {
	p := of(t, course.Input{Papers: []course.Paper{signOff("2026-11-04T10:00:00Z", "old", "c52")}}, [2]*porting.Record{loa(), csr()})
	if got := ids(p.Findings); got != "review sign_off_void" {
		t.Error(got)
	}
	if p.SignOff.Valid || !strings.Contains(p.SignOff.Void, "another LOA") {
		t.Errorf("%+v", p.SignOff)
	}
}

// Lists marshal as lists, and what is built twice is the same.
func TestSameTwice(t *testing.T) {
	papers := []course.Paper{located(3, "7 OAK AVE\nSPRINGFIELD, IL 62702"), foc("2026-11-05", porting.Commitment{Date: "2026-11-26"})}
	var all []string
	for range 3 {
		data, err := json.Marshal(of(t, course.Input{Papers: papers, Former: []*porting.Record{loa()}}, [2]*porting.Record{loa(), csr()}))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(data))
	}
	if len(slices.Compact(all)) != 1 {
		t.Error("three builds differ")
	}
	if strings.Contains(all[0], ":null") && strings.Contains(strings.NewReplacer(`"stays":null`, "", `"foc":null`, "", `"sign_off":null`, "").Replace(all[0]), ":null") {
		t.Errorf("a list is null in %s", all[0])
	}
}
