package desk

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/porting"
)

// ported waits until a case's port has a state.
func ported(t *testing.T, s pipeline.Store, name, want string) pipeline.Status {
	t.Helper()
	var st pipeline.Status
	for range 600 {
		if o, err := s.Get(context.Background(), "reports/"+name+"/status.json", "", 1<<20); err == nil {
			if err := json.Unmarshal(o.Data, &st); err != nil {
				t.Fatal(err)
			}
			if len(st.Reports) == 1 && st.Reports[0].Port != nil && st.Reports[0].Port.State == want {
				return st
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%s: never %s: %+v", name, want, st)
	return st
}

// A sign-off covers exactly the papers that the person saw, has the server's time, and
// is refused where it should not be given.
func TestSignOff(t *testing.T) {
	addr, s, _ := serving(t, t.TempDir())
	for _, name := range []string{"clean", "missing-suite"} {
		put(t, s, "inbox/"+name+"/loa.pdf", shippedCases+name+"/loa.pdf")
		put(t, s, "inbox/"+name+"/csr.xlsx", shippedCases+name+"/csr.xlsx")
		state(t, s, name, pipeline.StateReported)
	}
	papers := func(name string) (loa, csr string) {
		t.Helper()
		o, err := s.Get(context.Background(), "reports/"+name+"/report.json", "", 1<<22)
		if err != nil {
			t.Fatal(err)
		}
		var r porting.Report
		if err := json.Unmarshal(o.Data, &r); err != nil {
			t.Fatal(err)
		}
		return r.Documents.LOA.SHA256, r.Documents.CSR.SHA256
	}
	loa, csr := papers("missing-suite")
	other, _ := papers("clean")
	good := map[string]string{"case": "missing-suite", "loa": loa, "csr": csr, "by": " Pat Lee ", "title": "Port Coordinator", "confirm": "yes"}
	post := func(change ...string) (int, string) {
		t.Helper()
		form := url.Values{}
		for k, v := range good {
			form.Set(k, v)
		}
		for i := 0; i < len(change); i += 2 {
			form.Set(change[i], change[i+1])
		}
		code, body, _ := ask(t, http.DefaultClient, "POST", addr+"/signoff", strings.NewReader(form.Encode()),
			"Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json")
		return code, body
	}
	for _, tt := range []struct {
		why    string
		change []string
		code   int
		says   string
	}{
		{"nobody", []string{"by", "  "}, 400, "name"},
		{"several lines", []string{"by", "Pat\nLee"}, 400, "one line"},
		{"a name without end", []string{"by", strings.Repeat("x", 201)}, 400, "one line"},
		{"not confirmed", []string{"confirm", ""}, 409, "something to mend"},
		{"another LOA than the one that stands", []string{"loa", other}, 409, "changed"},
		{"no papers", []string{"loa", "", "csr", ""}, 409, "changed"},
		{"no such case", []string{"case", "nobody"}, 404, "no such case"},
		{"a step up", []string{"path", "../clean/"}, 404, "no such case"},
		{"another folder", []string{"path", "revisions/1/"}, 409, "no report"},
	} {
		if code, body := post(tt.change...); code != tt.code || !strings.Contains(body, tt.says) {
			t.Errorf("%s: %d %s, want %d with %q", tt.why, code, body, tt.code, tt.says)
		}
	}
	if _, err := s.Get(context.Background(), "inbox/missing-suite/signoff.json", "", 1<<16); err == nil {
		t.Fatal("a sign-off was written that was refused")
	}
	begin := time.Now().UTC().Truncate(time.Second)
	if code, body := post(); code != 200 {
		t.Fatal(code, body)
	}
	o, err := s.Get(context.Background(), "inbox/missing-suite/signoff.json", "", 1<<16)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Schema string
		porting.SignOff
	}
	if err := json.Unmarshal(o.Data, &got); err != nil {
		t.Fatal(err)
	}
	at, err := time.Parse(time.RFC3339, got.At)
	if err != nil || at.Before(begin) || at.After(time.Now()) {
		t.Errorf("signed at %s, %v", got.At, err)
	}
	if got.Schema != porting.SignOffSchema || got.By != "Pat Lee" || got.Title != "Port Coordinator" || len(got.Covers) != 2 ||
		got.Covers[0] != (porting.Covered{Name: "loa.pdf", SHA256: loa}) || got.Covers[1] != (porting.Covered{Name: "csr.xlsx", SHA256: csr}) {
		t.Errorf("%s", o.Data)
	}
	st := ported(t, s, "missing-suite", porting.PortReady)
	if st.Revision != 1 {
		t.Errorf("revision %d", st.Revision)
	}
}

// Signing off and what follows, as a person sees it.
func TestBrowserPort(t *testing.T) {
	v := visit(t)
	addr, s, _ := serving(t, t.TempDir())
	put(t, s, "inbox/missing-suite/loa.pdf", shippedCases+"missing-suite/loa.pdf")
	put(t, s, "inbox/missing-suite/csr.xlsx", shippedCases+"missing-suite/csr.xlsx")
	state(t, s, "missing-suite", pipeline.StateReported)
	v.do(chromedp.Navigate(addr + "/case/missing-suite"))
	v.reads("The papers are not ready")
	v.do(chromedp.Click(".sign summary"), chromedp.SendKeys(".sign [name=by]", "Pat Lee"), chromedp.SendKeys(".sign [name=title]", "Port Coordinator"))
	v.shot("port-sign")
	// Without the confirmation the form does not go.
	v.do(chromedp.Click(".sign button"))
	v.sees(`document.querySelector(".sign [name=confirm]").matches(":invalid")`)
	if _, err := s.Get(context.Background(), "inbox/missing-suite/signoff.json", "", 1<<16); err == nil {
		t.Fatal("signed off without the confirmation")
	}
	v.do(chromedp.Click(".sign [name=confirm]"), chromedp.Click(".sign button"))
	v.reads("Signed off by Pat Lee, Port Coordinator")
	v.reads("Ready: Pat Lee")
	v.sees(`!document.querySelector(".sign")`)
	// What the carrier sends moves the port; the sheets appear without a reload.
	put(t, s, "inbox/missing-suite/rejection-table.pdf", "../../testdata/notices/rejection-table.pdf")
	v.reads("What the carrier sent back")
	v.reads("8C Passcode / PIN missing or invalid")
	v.sees(`!document.querySelector(".sign")`)
	v.shot("port-rejected")
	put(t, s, "inbox/missing-suite/foc-letter.pdf", "../../testdata/notices/foc-letter.pdf")
	v.reads("Committed: the numbers move on 2026-12-04")
	v.reads("Cutover sheet")
	v.reads("Calendar entry")
	v.sees(`[...document.querySelectorAll(".files.big .file")].find(f => f.innerText.includes("foc-letter.pdf")).querySelector(".badge").innerText.trim() === "Read"`)
	v.shot("port-committed")
	if got := v.value(`[...document.querySelectorAll(".tile")].map(a => a.getAttribute("href")).filter(h => h.includes("cutover")).join(" ")`); got != "/reports/missing-suite/cutover.html /reports/missing-suite/cutover.ics" {
		t.Errorf("links %s", got)
	}
	for file, kind := range map[string]string{"cutover.html": "text/html; charset=utf-8", "cutover.ics": "text/calendar; charset=utf-8"} {
		if code, h, _ := get(t, addr+"/reports/missing-suite/"+file); code != 200 || h.Get("Content-Type") != kind {
			t.Errorf("%s: %d %s", file, code, h.Get("Content-Type"))
		}
	}
	v.do(chromedp.Navigate(addr + "/"))
	v.reads("Committed: the numbers move on 2026-12-04")
	v.shot("port-list")
	v.content()
}
