package message

import (
	"strings"
	"testing"
)

func TestRenderDigest(t *testing.T) {
	subject, body := RenderDigest("2026-11-20", []Section{
		{Title: "Numbers move today"},
		{Title: "Rejected, and not answered", Items: []Item{{Case: "acme", Customer: "ACME, INC.", BTN: "+12175550100", Text: "Rejected on 2026-11-05 for 2 reasons.", Link: "https://reports.example.com/acme/status.html"}}},
		{Title: "The LOA expires", Items: []Item{{Case: "b\r\nBcc: x@example.com\u202e", Day: "2026-11-24"}}},
	})
	if subject != "Ports: 2 cases to look at, 2026-11-20" {
		t.Errorf("subject %q", subject)
	}
	want := `What waits for you on 2026-11-20.

Rejected, and not answered (1)
- acme, ACME, INC., BTN (217) 555-0100
  Rejected on 2026-11-05 for 2 reasons.
  https://reports.example.com/acme/status.html

The LOA expires (1)
`
	if !strings.HasPrefix(body, want) {
		t.Errorf("got\n%s\nwant\n%s", body, want)
	}
	if strings.Contains(body, "\r") || strings.Contains(body, "\nBcc:") || strings.Contains(body, "\u202e") {
		t.Errorf("a case's name made a line of its own:\n%s", body)
	}
}

func TestRenderDigestOfMany(t *testing.T) {
	s := Section{Title: "Waiting for the other half"}
	for range 3000 {
		s.Items = append(s.Items, Item{Case: strings.Repeat("x", 900), Text: strings.Repeat("y ", 900)})
	}
	subject, body := RenderDigest("2026-11-20", []Section{s})
	if len(subject) > maxSubject || len(body) > 40_000 || !strings.Contains(body, "And 2,975 more cases.") {
		t.Errorf("%d, %d bytes", len(subject), len(body))
	}
}
