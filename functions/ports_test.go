package functions_test

// Three ports played through with files alone, by the real binaries: one clean, one
// that is sent back three times, one partial with the BTN porting. After each file:
// how far the port is, what was found, which files are there, and what people hear.

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/google/go-cmp/cmp"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/scoreboard"
)

// dropped is one file of a port, and what must hold when it was worked through. A
// file's key is its name without the number in front of it, so that a mended LOA
// takes the place of the one before. What comes and goes is written with + and -.
type dropped struct {
	file     string // in testdata/ports/<port>
	day      string // on which it is dropped
	state    string // of the port and the verdict, with the revision: "papers reject 1"
	line     string // of the port
	findings string // of the port
	files    string // beside the report
	told     string // the subject of the message, "" for none
}

// reasons are the rejections of a port's newest report.
func reasons(p *porting.Port) []string {
	out := []string{}
	for _, r := range p.Rejections {
		for _, x := range r.Reasons {
			mended := ""
			if x.Mended {
				mended = ", mended"
			}
			out = append(out, fmt.Sprintf("%s %s by %q%s", x.Outcome, x.Rejection.Reason, x.Finding, mended))
		}
	}
	return out
}

// changed writes what came and what went.
func changed(before, now []string) string {
	var out []string
	for _, s := range now {
		if !slices.Contains(before, s) {
			out = append(out, "+"+s)
		}
	}
	for _, s := range before {
		if !slices.Contains(now, s) {
			out = append(out, "-"+s)
		}
	}
	return strings.Join(out, " ")
}

// seen is what a case shows.
type seen struct {
	state, line     string
	findings, files []string
	report          porting.Report
	objects         map[string]string
}

func (c *cloud) look(name string) seen {
	c.t.Helper()
	prefix := "reports/" + name + "/"
	out := seen{objects: c.objects(prefix)}
	var st struct {
		State, Verdict string
		Revision       int
		Reports        []struct {
			Port *struct{ State, Line string }
		}
	}
	if err := json.Unmarshal([]byte(out.objects[prefix+"status.json"]), &st); err != nil {
		c.t.Fatal(err)
	}
	for _, key := range slices.Sorted(maps.Keys(out.objects)) {
		if path.Dir(key)+"/" == prefix {
			out.files = append(out.files, path.Base(key))
		}
	}
	if data := out.objects[prefix+"report.json"]; data != "" {
		if err := json.Unmarshal([]byte(data), &out.report); err != nil {
			c.t.Fatal(err)
		}
	}
	if p := out.report.Port; p != nil {
		for _, f := range p.Findings {
			out.findings = append(out.findings, string(f.Severity)+":"+f.ID)
		}
		// The state of the case says the same as the report.
		if len(st.Reports) != 1 || st.Reports[0].Port == nil || st.Reports[0].Port.State != p.State || st.Reports[0].Port.Line != p.Line || st.Revision != out.report.Revision {
			c.t.Errorf("%s: status.json says %+v, report.json %s, %q", name, st, p.State, p.Line)
		}
		st.State, out.line = p.State, p.Line
	}
	out.state = strings.Join(strings.Fields(fmt.Sprintf("%s %s %d", st.State, st.Verdict, st.Revision)), " ")
	return out
}

// read reads a file of a port, and the key that it is dropped under.
func read(t *testing.T, port, file string) (key string, data []byte) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../testdata/ports", port, file))
	if err != nil {
		t.Fatal(err)
	}
	return "inbox/" + port + "/" + file[len("NN-"):], data
}

// at is noon of a day, UTC.
func at(t *testing.T, day string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	return d.Add(12 * time.Hour)
}

// playThrough drops a port's files one after the other, each event twice.
func (c *cloud) playThrough(port string, drops []dropped, q queue) seen {
	c.t.Helper()
	var before seen
	for i, d := range drops {
		key, data := read(c.t, port, d.file)
		c.mu.Lock()
		c.published, c.now = nil, at(c.t, d.day).Add(time.Duration(i)*time.Minute)
		c.mu.Unlock()
		c.drop(key, data)
		c.drain(q)
		now := c.look(port)
		told := ""
		c.mu.Lock()
		if len(c.published) > 1 {
			c.t.Errorf("%s, %s: told %d times", port, d.file, len(c.published))
		}
		for _, m := range c.published {
			told, _, _ = strings.Cut(m, "\n")
			if now.line != "" && !strings.Contains(strings.Join(strings.Fields(m), " "), now.line) {
				c.t.Errorf("%s, %s: the message does not say how far the port is:\n%s", port, d.file, m)
			}
		}
		c.mu.Unlock()
		got := dropped{d.file, d.day, now.state, now.line, changed(before.findings, now.findings), changed(before.files, now.files), told}
		if diff := cmp.Diff(fmt.Sprintf("%+q", d), fmt.Sprintf("%+q", got)); diff != "" {
			c.t.Errorf("%s, %s:\n got %+q\nwant %+q", port, d.file, got, d)
		}
		if !slices.Contains(now.files, "cutover.ics") != (now.report.Port == nil || now.report.Port.FOC == nil) {
			c.t.Errorf("%s, %s: a calendar entry without a commitment, or none with one", port, d.file)
		}
		for _, r := range reminders {
			if r.port == port && r.behind == d.file {
				if got := c.remind(q, r.on); !strings.Contains(strings.Join(strings.Fields(got), " "), r.want) || r.want == "" && got != "" {
					c.t.Errorf("%s, behind %s: reminded on %s of %q, want %q", port, d.file, r.on, got, r.want)
				}
			}
		}
		before = now
	}
	return before
}

// reminders are what the daily reminder says behind a file; no day comes twice.
var reminders = []struct{ port, behind, on, want string }{
	{"clean", "02-loa.pdf", "2026-11-17", ""},
	{"clean", "04-submission.txt", "2027-02-08", "The LOA expires (1) - clean, Harbor Light Books, LLC, BTN (815) 555-0120: 2027-02-14"},
	{"clean", "04-submission.txt", "2027-02-06", "The CSR is no longer fresh (1) - clean, Harbor Light Books, LLC, BTN (815) 555-0120: 2026-12-13"},
	{"clean", "06-completion.eml", "2027-02-09", ""},
	{"bounces", "05-rejection-1.eml", "2026-11-06", "Rejected, and not answered (1) - bounces, Copper Kettle Catering, Inc., BTN (330) 555-0140"},
	{"bounces", "06-loa.pdf", "2026-11-07", ""},
	{"bounces", "15-foc.txt", "2026-11-30", ""},
	{"partial", "06-foc.json", "2026-12-09", "Numbers move on the next business day (1) - partial, Summit Ridge Medical Center, P.C., BTN (303) 555-0160: 2026-12-10"},
	{"partial", "06-foc.json", "2026-12-10", "Numbers move today (1) - partial"},
	{"partial", "06-foc.json", "2026-12-11", "The committed day has passed, and no completion came (1) - partial"},
	{"partial", "08-completion.eml", "2026-12-12", ""},
}

// remind has the schedule call the reminder in the morning of a day, and returns what
// it sends.
func (c *cloud) remind(q queue, day string) string {
	c.t.Helper()
	c.mu.Lock()
	c.published = nil
	c.mu.Unlock()
	event := fmt.Sprintf(`{"version":"0","id":"1","detail-type":"Scheduled Event","source":"aws.events","time":%q,"detail":{}}`, day+"T07:00:00Z")
	if _, err := q.functions["remind"][0].invoke(event); err != nil {
		c.t.Fatal(err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return strings.Join(c.published, "\n")
}

var clean = []dropped{
	{"01-csr.xlsx", "2026-11-13", "waiting 0",
		"",
		"", "+loa-prefilled.pdf +status.html +status.json",
		""},
	{"02-loa.pdf", "2026-11-16", "papers clean 1",
		"The papers agree. One person signs them off before the order is sent.",
		"", "+loa-marked.pdf +report.html +report.json +report.xlsx -loa-prefilled.pdf",
		"Nothing to mend: Harbor Light Books, LLC, BTN 8155550120"},
	{"03-signoff.json", "2026-11-16", "ready clean 1",
		"Ready: Pat Lee signed these papers off. Send the order.",
		"", "",
		"Signed off: Harbor Light Books, LLC, BTN 8155550120"},
	{"04-submission.txt", "2026-11-17", "submitted clean 1",
		"Submitted: the order was received on 2026-11-17. Next comes a commitment (FOC) or a rejection.",
		"", "",
		"Order received: Harbor Light Books, LLC, BTN 8155550120"},
	{"05-foc.eml", "2026-11-19", "committed clean 1",
		"Committed: the numbers move on 2026-12-03 at 10:30 (America/Chicago).",
		"", "+cutover.html +cutover.ics",
		"Committed for 2026-12-03 10:30: Harbor Light Books, LLC, BTN 8155550120"},
	{"06-completion.eml", "2026-12-03", "done clean 1",
		"Done: the port was reported complete on 2026-12-03.",
		"", "",
		"Port complete: Harbor Light Books, LLC, BTN 8155550120"},
}

var bounces = []dropped{
	{"01-csr-november.xlsx", "2026-11-02", "waiting 0",
		"",
		"", "+loa-prefilled.pdf +status.html +status.json",
		""},
	{"02-loa.pdf", "2026-11-03", "papers reject 1",
		"The papers are not ready: the report says what to mend.",
		"", "+loa-corrected.pdf +loa-marked.pdf +report.html +report.json +report.xlsx -loa-prefilled.pdf",
		"Would be rejected: Copper Kettle Catering, Inc., BTN 3305550140"},
	{"03-signoff.json", "2026-11-03", "ready reject 1",
		"Ready: Pat Lee signed these papers off, although the report has something to mend. Send the order.",
		"", "",
		"Signed off: Copper Kettle Catering, Inc., BTN 3305550140"},
	{"04-received.eml", "2026-11-03", "submitted reject 1",
		"Submitted: the order was received on 2026-11-03. Next comes a commitment (FOC) or a rejection.",
		"", "",
		"Order received: Copper Kettle Catering, Inc., BTN 3305550140"},
	{"05-rejection-1.eml", "2026-11-05", "rejected reject 1",
		"Rejected on 2026-11-05 for 1 reason. Mend the papers, and send the order again.",
		"", "",
		"Rejected by the carrier: Copper Kettle Catering, Inc., BTN 3305550140"},
	{"06-loa.pdf", "2026-11-06", "papers clean 2",
		"The rejection on 2026-11-05 was answered with other papers. The papers agree. One person signs them off before the order is sent.",
		"+review:sign_off_void", "-loa-corrected.pdf",
		"Nothing to mend: Copper Kettle Catering, Inc., BTN 3305550140"},
	{"07-signoff.json", "2026-11-06", "ready clean 2",
		"The rejection on 2026-11-05 was answered with other papers. Ready: Pat Lee signed these papers off. Send the order.",
		"-review:sign_off_void", "",
		"Signed off: Copper Kettle Catering, Inc., BTN 3305550140"},
	{"08-rejection-2.json", "2026-11-10", "rejected clean 2",
		"Rejected on 2026-11-10 for 2 reasons. Mend the papers, and send the order again.",
		"", "",
		"Rejected by the carrier: Copper Kettle Catering, Inc., BTN 3305550140"},
	{"09-csr-after-order.xlsx", "2026-11-12", "papers reject 3",
		"The rejection on 2026-11-10 was answered with other papers. The papers are not ready: the report says what to mend.",
		"+review:csr_changed.field.customer_name +review:sign_off_void", "+loa-corrected.pdf",
		"Would be rejected: Copper Kettle Events, Inc., BTN 3305550140"},
	{"10-loa.pdf", "2026-11-13", "papers clean 4",
		"The rejection on 2026-11-10 was answered with other papers. The papers agree. One person signs them off before the order is sent.",
		"", "-loa-corrected.pdf",
		"Nothing to mend: Copper Kettle Events, Inc., BTN 3305550140"},
	{"11-rejection-3.pdf", "2026-11-16", "rejected clean 4",
		"Rejected on 2026-11-16 for 1 reason. Mend the papers, and send the order again.",
		"", "",
		"Rejected by the carrier: Copper Kettle Events, Inc., BTN 3305550140"},
	{"12-csr-third.csv", "2026-11-17", "papers reject 5",
		"The rejection on 2026-11-16 was answered with other papers. The papers are not ready: the report says what to mend.",
		"+review:csr_changed.number_removed", "+loa-corrected.pdf",
		"Would be rejected: Copper Kettle Events, Inc., BTN 3305550140"},
	{"13-loa.pdf", "2026-11-17", "papers clean 6",
		"The rejection on 2026-11-16 was answered with other papers. The papers agree. One person signs them off before the order is sent.",
		"", "-loa-corrected.pdf",
		"Nothing to mend: Copper Kettle Events, Inc., BTN 3305550140"},
	{"14-signoff.json", "2026-11-17", "ready clean 6",
		"The rejection on 2026-11-16 was answered with other papers. Ready: Pat Lee signed these papers off. Send the order.",
		"-review:sign_off_void", "",
		"Signed off: Copper Kettle Events, Inc., BTN 3305550140"},
	{"15-foc.txt", "2026-11-19", "committed clean 6",
		"Committed: the numbers move on 2026-12-02 at 09:00 (America/New_York).",
		"", "+cutover.html +cutover.ics",
		"Committed for 2026-12-02 09:00: Copper Kettle Events, Inc., BTN 3305550140"},
	{"16-completion.eml", "2026-12-02", "done clean 6",
		"Done: the port was reported complete on 2026-12-02.",
		"+note:csr_changed.field.customer_name +note:csr_changed.number_removed -review:csr_changed.field.customer_name -review:csr_changed.number_removed", "",
		"Port complete: Copper Kettle Events, Inc., BTN 3305550140"},
}

var partial = []dropped{
	{"01-csr.xlsx", "2026-11-09", "waiting 0",
		"",
		"", "+loa-prefilled.pdf +status.html +status.json",
		""},
	{"02-loa.pdf", "2026-11-09", "papers reject 1",
		"The papers are not ready: the report says what to mend.",
		"", "+loa-corrected.pdf +loa-marked.pdf +remains.html +report.html +report.json +report.xlsx -loa-prefilled.pdf",
		"Would be rejected: Summit Ridge Medical Center, P.C., BTN 3035550160"},
	{"03-e911.xlsx", "2026-11-10", "papers reject 1",
		"The papers are not ready: the report says what to mend.",
		"+review:location_differs:+13035550163 +review:location_missing:+13035550164", "",
		"Emergency locations: Summit Ridge Medical Center, P.C., BTN 3035550160"},
	{"04-signoff.json", "2026-11-10", "ready reject 1",
		"Ready: Pat Lee signed these papers off, although the report has something to mend. Send the order.",
		"", "",
		"Signed off: Summit Ridge Medical Center, P.C., BTN 3035550160"},
	{"05-submission.html", "2026-11-10", "submitted reject 1",
		"Submitted: the order was received on 2026-11-10. Next comes a commitment (FOC) or a rejection.",
		"", "",
		"Order received: Summit Ridge Medical Center, P.C., BTN 3035550160"},
	{"06-foc.json", "2026-11-12", "committed reject 1",
		"Committed: the numbers move on 2026-12-10 at 17:30 (America/Denver).",
		"+review:foc_csr_stale +note:foc_not_due_date", "+cutover.html +cutover.ics",
		"Committed for 2026-12-10 17:30: Summit Ridge Medical Center, P.C., BTN 3035550160"},
	{"07-csr-later.xlsx", "2026-11-20", "committed reject 2",
		"Committed: the numbers move on 2026-12-10 at 17:30 (America/Denver).",
		"+review:changed_after_foc.feature_added.remote_call_forwarding:+13035550160 +review:changed_after_foc.condition_added.pending_order +review:sign_off_void -review:foc_csr_stale", "",
		"Would be rejected: Summit Ridge Medical Center, P.C., BTN 3035550160"},
	{"08-completion.eml", "2026-12-10", "done reject 2",
		"Done: the port was reported complete on 2026-12-10.",
		"+note:changed_after_foc.feature_added.remote_call_forwarding:+13035550160 +note:changed_after_foc.condition_added.pending_order +note:sign_off_void -review:changed_after_foc.feature_added.remote_call_forwarding:+13035550160 -review:changed_after_foc.condition_added.pending_order -review:sign_off_void", "",
		"Port complete: Summit Ridge Medical Center, P.C., BTN 3035550160"},
}

// The three ports, one after the other in one bucket.
var ports = []struct {
	name    string
	drops   []dropped
	reasons []string // of the carrier, in the end
	passed  string
}{
	{"clean", clean, []string{}, "[]"},
	{"bounces", bounces, []string{
		`predicted address_mismatch by "service_address.unit", mended`,
		`unknowable pending_order by ""`, // the CSR of that day did not say so
		`missed loa_expired by ""`,       // no profile knows that this carrier takes no LOA of six days
		`unknowable number_not_on_account by ""`,
	}, "[]"},
	{"partial", partial, []string{}, "[feature_conflict]"}, // DSL on a number that ported all the same
}

// board is the scoreboard of the three ports, worked out by hand.
var board = []scoreboard.Carrier{
	{Name: "CenturyLink", Cases: 1, Passed: 1, Reasons: []scoreboard.Reason{{Reason: "feature_conflict", Passed: 1}}},
	{Name: "Frontier", Cases: 1, Reasons: []scoreboard.Reason{}},
	{Name: "Windstream", Cases: 1, Rejections: 3, Predicted: 1, Missed: 1, Unknowable: 2, Reasons: []scoreboard.Reason{
		{Reason: "address_mismatch", Predicted: 1}, {Reason: "loa_expired", Missed: 1},
		{Reason: "number_not_on_account", Unknowable: 1}, {Reason: "pending_order", Unknowable: 1},
	}},
}

func (c *cloud) checkBoard() {
	c.t.Helper()
	var b scoreboard.Board
	if err := json.Unmarshal([]byte(c.objects("cases/.scoreboard/")["cases/.scoreboard/board.json"]), &b); err != nil {
		c.t.Fatal(err)
	}
	if diff := cmp.Diff(board, b.Carriers); diff != "" {
		c.t.Errorf("scoreboard (-want +got):\n%s", diff)
	}
}

func TestPorts(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	c := newCloud(t, local(t), 1)
	q := queue{functions: c.functions(1), copies: 2, maxTries: 3}
	q.functions["remind"] = []*function{c.start("remind", map[string]string{
		"AWS_ENDPOINT_URL_SNS": c.topic(), "NOTIFY_TOPIC_ARN": "arn:aws:sns:us-east-1:123456789012:t", "BUCKET": bucketName,
	})}
	last := map[string]seen{}
	for _, p := range ports {
		s := c.playThrough(p.name, p.drops, q)
		last[p.name] = s
		if diff := cmp.Diff(p.reasons, reasons(s.report.Port)); diff != "" {
			t.Errorf("%s: reasons (-want +got):\n%s", p.name, diff)
		}
		if got := fmt.Sprint(s.report.Port.Passed); got != p.passed {
			t.Errorf("%s: let pass %s, want %s", p.name, got, p.passed)
		}
	}
	c.checkBoard()
	c.checkCalendar(last)
	c.checkPartial(last["partial"])
	c.checkLog(t)
	t.Run("shuffled", func(t *testing.T) { shuffledPorts(t, c.objects("reports/")) })
}

// shuffledPorts drops all papers before any event is worked on, and delivers the
// events doubled, in any order and with kills: what stands in the end is the same to
// the byte.
func shuffledPorts(t *testing.T, want map[string]string) {
	c := newCloud(t, versitygw(t), 7)
	for _, p := range ports {
		for i, d := range p.drops {
			key, data := read(t, p.name, d.file)
			c.mu.Lock()
			c.now = at(t, d.day).Add(time.Duration(i) * time.Minute)
			c.mu.Unlock()
			c.drop(key, data)
		}
	}
	c.drain(queue{functions: c.functions(2), copies: 2, shuffle: true, kill: 9, maxTries: 40})
	// The bucket of portcheck serve keeps no versions: what an LOA looked like before it
	// was mended, it cannot mark any more.
	earlier := func(key, _ string) bool { return strings.Contains(key, "/revisions/") }
	got := c.objects("reports/")
	maps.DeleteFunc(got, earlier)
	maps.DeleteFunc(want, earlier)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("reports (-one by one +shuffled):\n%.4000s", diff)
	}
	c.checkBoard()
}

// checkCalendar reads the calendar entries with another program's eyes.
func (c *cloud) checkCalendar(last map[string]seen) {
	c.t.Helper()
	for port, want := range map[string]string{"clean": "2026-12-03T16:30:00Z", "bounces": "2026-12-02T14:00:00Z", "partial": "2026-12-11T00:30:00Z"} {
		data := last[port].objects["reports/"+port+"/cutover.ics"]
		cal, err := ics.ParseCalendar(strings.NewReader(data))
		if err != nil || len(cal.Events()) != 1 {
			c.t.Errorf("%s: %v in\n%s", port, err, data)
			continue
		}
		start, err := cal.Events()[0].GetStartAt()
		if got := start.UTC().Format(time.RFC3339); err != nil || got != want {
			c.t.Errorf("%s: starts %s, %v; want %s", port, got, err, want)
		}
	}
}

// checkPartial looks at what the partial port leaves, and at where it is known.
func (c *cloud) checkPartial(s seen) {
	c.t.Helper()
	tns := func(list []porting.StayingNumber) string {
		var out []string
		for _, n := range list {
			out = append(out, n.TN+" "+strings.Join(n.Features, "+"))
		}
		return strings.Join(out, ", ")
	}
	p := s.report.Port
	if p.Stays == nil {
		c.t.Fatal("nothing stays")
	}
	for _, x := range []struct{ what, got, want string }{
		{"stays", tns(p.Stays.Numbers), "+13035550165 , +13035550166 alarm, +13035550167 fax"},
		{"must not be cut", tns(p.Stays.Keep), "+13035550166 alarm, +13035550167 fax"},
		{"dies", tns(p.Stays.Dies), "+13035550160 remote_call_forwarding, +13035550162 dsl"},
		{"new BTN", p.Stays.NewBTN, "303-555-0165"},
	} {
		if x.got != x.want {
			c.t.Errorf("%s: %q, want %q", x.what, x.got, x.want)
		}
	}
	var locations []string
	for _, l := range p.Locations {
		locations = append(locations, l.TN[8:]+" "+l.Result)
	}
	if got, want := strings.Join(locations, ", "), "0160 same, 0161 same, 0162 same, 0163 differs, 0164 missing"; got != want {
		c.t.Errorf("locations %s, want %s", got, want)
	}
	remains, cutover := s.objects["reports/partial/remains.html"], s.objects["reports/partial/cutover.html"]
	for _, want := range []string{"303-555-0165", "(303) 555-0166", "Fire alarm panel", "(303) 555-0162", "DSL"} {
		if !strings.Contains(remains, want) {
			c.t.Errorf("remains.html has no %q", want)
		}
	}
	for _, want := range []string{"2026-12-10 at 17:30 America/Denver", "(303) 555-0160 to 0164", "Pat Lee", "roll forward", "forwarded", "(303) 555-0166 (alarm)"} {
		if !strings.Contains(cutover, want) {
			c.t.Errorf("cutover.html has no %q", want)
		}
	}
	// Each revision's files stand; a notice made none.
	for key := range s.objects {
		if strings.Contains(key, "/revisions/2/") {
			c.t.Errorf("%s: only the newer CSR made a revision", key)
		}
	}
}
