package announce

import (
	"context"
	"errors"
	"os/exec"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sns"

	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/porting"
)

// sent is what a Sender sent.
type sent struct {
	topics []*sns.PublishInput
	mails  []*sesv2.SendEmailInput
}

func sender(fail error) (*Sender, *sent) {
	var out sent
	s := FromEnvironment(func(name string) string {
		return map[string]string{
			"NOTIFY_TOPIC_ARN": "arn:aws:sns:us-east-1:1:t", "NOTIFY_FROM": "ports@example.com",
			"NOTIFY_TO": "a@example.com, b@example.com,", "REPORT_BASE_URL": "https://reports.example.com",
		}[name]
	}, nil)
	s.Publish = func(_ context.Context, in *sns.PublishInput, _ ...func(*sns.Options)) (*sns.PublishOutput, error) {
		out.topics = append(out.topics, in)
		return &sns.PublishOutput{}, fail
	}
	s.Mail = func(_ context.Context, in *sesv2.SendEmailInput, _ ...func(*sesv2.Options)) (*sesv2.SendEmailOutput, error) {
		out.mails = append(out.mails, in)
		return &sesv2.SendEmailOutput{}, nil
	}
	return s, &out
}

func report(name string) pipeline.Announcement {
	r := &porting.Report{Schema: porting.ReportSchema, Case: name, Verdict: porting.VerdictReject}
	r.Findings = []porting.Finding{{
		ID: "customer_name", Field: porting.CustomerName, Severity: porting.Reject,
		Rejection: porting.Rejection{Type: porting.TypeName, Reason: "name_mismatch"},
		Message:   "The business name differs.", Fix: "Write the business name on the LOA exactly as: ACME, INC.",
	}}
	return pipeline.Announcement{Bucket: "b", Prefix: "reports/" + name + "/", Report: r, HTML: []byte("<p>report")}
}

func TestReport(t *testing.T) {
	s, out := sender(nil)
	if err := s.Announce(context.Background(), report("a b/ü+")); err != nil {
		t.Fatal(err)
	}
	if len(out.topics) != 1 || len(out.mails) != 1 {
		t.Fatalf("%d messages, %d mails", len(out.topics), len(out.mails))
	}
	m := out.topics[0]
	for _, want := range []string{"ACME, INC.", "https://reports.example.com/reports/a%20b/%C3%BC+/report.html"} {
		if !strings.Contains(*m.Message, want) {
			t.Errorf("the message lacks %q:\n%s", want, *m.Message)
		}
	}
	if v := m.MessageAttributes["verdict"]; *v.StringValue != "reject" {
		t.Errorf("verdict %q", *v.StringValue)
	}
	mail := out.mails[0]
	if got := mail.Destination.ToAddresses; len(got) != 2 || got[1] != "b@example.com" {
		t.Errorf("to %q", got)
	}
	if a := mail.Content.Simple.Attachments; len(a) != 1 || string(a[0].RawContent) != "<p>report" {
		t.Errorf("attached %v", a)
	}
}

// Whatever a case is called, a subject is one line of at most 100 ASCII
// characters.
// Where only the port moved, the subject says so, and subscribers can choose by its state.
func TestPort(t *testing.T) {
	s, out := sender(nil)
	a := report("acme")
	a.Report.Port = &porting.Port{State: porting.PortRejected, Line: "Rejected on 2026-11-05 for 1 reason.", News: porting.KindRejection}
	if err := s.Announce(context.Background(), a); err != nil {
		t.Fatal(err)
	}
	m := out.topics[0]
	if v := m.MessageAttributes["port"]; v.StringValue == nil || *v.StringValue != porting.PortRejected {
		t.Errorf("attributes %+v", m.MessageAttributes)
	}
	if *m.Subject != "Rejected by the carrier: acme" || !strings.HasPrefix(*m.Message, "Rejected on 2026-11-05") {
		t.Errorf("%q\n%s", *m.Subject, *m.Message)
	}
}

func TestSubject(t *testing.T) {
	names := []string{"acme", "x\r\nBcc: evil@example.com", strings.Repeat("ü", 300), "\x00\x7f", "日本"}
	for _, name := range names {
		for _, a := range []pipeline.Announcement{
			report(name),
			{Prefix: "reports/x/", Status: &pipeline.Status{Case: name, State: pipeline.StateProblem}},
		} {
			s, out := sender(nil)
			if err := s.Announce(context.Background(), a); err != nil {
				t.Fatal(err)
			}
			for _, subject := range []string{*out.topics[0].Subject, *out.mails[0].Content.Simple.Subject.Data} {
				if len(subject) == 0 || len(subject) > 100 || strings.ContainsFunc(subject, func(r rune) bool { return r < ' ' || r > '~' }) {
					t.Errorf("case %q: subject %q", name, subject)
				}
			}
		}
	}
}

func TestProblem(t *testing.T) {
	s, out := sender(nil)
	a := pipeline.Announcement{Prefix: "reports/acme/", Status: &pipeline.Status{Case: "acme", State: pipeline.StateProblem, Message: "A file could not be used.",
		Documents: []pipeline.StatusDocument{{Key: "inbox/acme/loa.pdf", State: pipeline.StateProblem, Message: "The file is locked with a password."}, {Key: "inbox/acme/csr.xlsx", State: pipeline.StateRead}}}}
	if err := s.Announce(context.Background(), a); err != nil {
		t.Fatal(err)
	}
	m := out.topics[0]
	if *m.Subject != "Could not be used: loa.pdf (case acme)" {
		t.Errorf("subject %q", *m.Subject)
	}
	for _, want := range []string{"A file could not be used.\n", "\nloa.pdf\n  The file is locked with a password.\n", "https://reports.example.com/reports/acme/status.html\n"} {
		if !strings.Contains(*m.Message, want) {
			t.Errorf("the message lacks %q:\n%s", want, *m.Message)
		}
	}
}

// A case that could not be compared, though all its files were read.
func TestProblemWithoutFile(t *testing.T) {
	s, out := sender(nil)
	a := pipeline.Announcement{Prefix: "reports/acme/", Status: &pipeline.Status{Case: "acme", State: pipeline.StateProblem, Message: "Comparing them failed."}}
	if err := s.Announce(context.Background(), a); err != nil {
		t.Fatal(err)
	}
	if m := out.topics[0]; *m.Subject != "Problem: case acme" || !strings.Contains(*m.Message, "Comparing them failed.") {
		t.Errorf("subject %q, message:\n%s", *m.Subject, *m.Message)
	}
}

// One way that fails does not close the other, and is an error.
func TestOneWayFails(t *testing.T) {
	s, out := sender(errors.New("throttled"))
	if err := s.Announce(context.Background(), report("acme")); err == nil {
		t.Error("no error")
	}
	if len(out.mails) != 1 {
		t.Error("no mail")
	}
}

func TestNobodyToTell(t *testing.T) {
	if err := FromEnvironment(func(string) string { return "" }, nil).Announce(context.Background(), report("acme")); err != nil {
		t.Error(err)
	}
}

func TestLinks(t *testing.T) {
	for base, want := range map[string]string{
		"": "", "https://x": "https://x/reports/a%3F/r", "https://x/": "https://x/reports/a%3F/r", "https://c?prefix=": "https://c?prefix=reports/a%3F/r",
	} {
		if got := (&Sender{Base: base}).link("reports/a?/r"); got != want {
			t.Errorf("base %q: %q, want %q", base, got, want)
		}
	}
}

// The notifier's binary holds no code that reads or writes PDFs and workbooks.
func TestNotifierIsLight(t *testing.T) {
	for pkg, banned := range map[string][]string{
		"functions/notify":  {"pdfcpu", "excelize", "internal/pdftext", "internal/sheet", "internal/intake", "internal/report/html", "internal/report/xlsx", "internal/report/pdf", "html/template"},
		"functions/extract": {"internal/report", "internal/compare", "internal/rules", "service/sns", "service/sesv2", "html/template"},
		"functions/compare": {"internal/intake", "internal/csr", "internal/loa", "internal/sheet", "service/sns", "service/sesv2", "service/textract"},
	} {
		out, err := exec.Command("go", "list", "-deps", "-tags", "lambda.norpc", "github.com/portcheck/portcheck/"+pkg).CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", pkg, err, out)
			continue
		}
		for _, b := range banned {
			for _, line := range strings.Fields(string(out)) {
				if strings.Contains(line, b) {
					t.Errorf("%s links %s", pkg, line)
					break
				}
			}
		}
	}
}

// A reminder goes to both, with the links of its cases and no page.
func TestDigest(t *testing.T) {
	s, out := sender(nil)
	d := &pipeline.Digest{Day: "2026-11-20", Waiting: []pipeline.DigestItem{{Case: "acme", Prefix: "reports/acme/", Text: "The LOA is missing."}}}
	if err := s.Announce(context.Background(), pipeline.Announcement{Bucket: "b", Prefix: "reports/", Digest: d}); err != nil {
		t.Fatal(err)
	}
	if len(out.topics) != 1 || len(out.mails) != 1 {
		t.Fatalf("%d messages, %d mails", len(out.topics), len(out.mails))
	}
	m := out.topics[0]
	if got := *m.MessageAttributes["state"].StringValue; got != "reminder" {
		t.Errorf("state %q", got)
	}
	if !strings.Contains(*m.Message, "https://reports.example.com/reports/acme/status.html") || !strings.Contains(*m.Message, "The LOA is missing.") {
		t.Errorf("message\n%s", *m.Message)
	}
	if n := len(out.mails[0].Content.Simple.Attachments); n != 0 {
		t.Errorf("%d attachments", n)
	}
}
