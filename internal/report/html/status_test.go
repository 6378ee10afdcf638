package html

import (
	"bytes"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/reporttest"
)

// statuses are one of each state, and a hostile one.
func statuses() []Status {
	read := StatusDocument{Key: "inbox/acme/csr.xlsx", Kind: porting.KindCSR, State: "read"}
	return []Status{
		{Case: "acme", State: "waiting", WaitingFor: "loa", Documents: []StatusDocument{read}},
		{Case: "acme", State: "reported", Verdict: porting.VerdictReject, Revision: 2, Files: []string{"report.xlsx", "report.html", "loa-marked.pdf", "javascript:alert(1)"}, Documents: []StatusDocument{{Key: "inbox/acme/loa.pdf", Kind: porting.KindLOA, State: "read"}, read}},
		{Case: "harbor", State: "problem", Documents: []StatusDocument{{Key: "inbox/harbor/loa.pdf", State: "problem",
			Message: "loa.pdf is locked with a password. Ask the customer for a copy without one, and drop it again."}, read}},
		{Case: "acme", State: "moved", MovedTo: "acme-2026", Documents: []StatusDocument{{Key: "inbox/acme/old.pdf", Kind: porting.KindLOA, State: "removed"}}},
		{Case: reporttest.Evil, State: reporttest.Evil, WaitingFor: reporttest.Evil, MovedTo: reporttest.Evil, Verdict: reporttest.Evil,
			Documents: []StatusDocument{{Key: reporttest.Evil, Kind: reporttest.Evil, State: "problem", Message: reporttest.Evil}}},
	}
}

// Each state has a page that says what to do.
func TestStatusGolden(t *testing.T) {
	for i, name := range []string{"waiting", "reported", "problem", "moved", "hostile"} {
		got, err := RenderStatus(statuses()[i])
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(got), "<script") {
			t.Errorf("%s has a script", name)
		}
		golden(t, "status-"+name+".html", bytes.Replace(got, []byte(pages().css), []byte("…"), 1))
	}
}

// What is wrong with a case and not with one of its files is said too.
func TestStatusSaysWhatIsWrong(t *testing.T) {
	got, err := RenderStatus(Status{Case: "acme", State: "problem", Message: "Comparing them failed <b>."})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(got), "<p>Comparing them failed &lt;b&gt;.</p>") {
		t.Errorf("the page does not say it:\n%s", got)
	}
}

// A case of several LOAs links each report in its folder.
func TestStatusLinksEachReport(t *testing.T) {
	got, err := RenderStatus(Status{Case: "acme", State: "reported", Verdict: porting.VerdictReject,
		Reports: []StatusReport{{"javascript:x", porting.VerdictClean}, {"a b/..", porting.VerdictReject}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`href="./javascript:x/report.html"`, `href="./a%20b%2F../report.html"`} {
		if !strings.Contains(string(got), want) {
			t.Errorf("no link %s", want)
		}
	}
}
