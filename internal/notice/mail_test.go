package notice

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/porting"
)

// mailOf reads a mail written with plain line ends; attached files that begin with
// a kind's name are of that kind.
func mailOf(t *testing.T, text string) *porting.Record {
	t.Helper()
	data := []byte(strings.ReplaceAll(strings.TrimLeft(text, "\n"), "\n", "\r\n"))
	if !IsMail(data) {
		t.Fatal("not taken for a mail")
	}
	r, err := ReadMail(t.Context(), data, porting.Document{Name: "x"}, func(_ context.Context, name string, data []byte) ([]*porting.Record, error) {
		kind, _, _ := strings.Cut(name, ".")
		r := porting.NewRecord(porting.Document{Kind: porting.Kind(kind), Name: name})
		if r.Document.Kind.IsNotice() {
			r.Notice = &porting.Notice{Order: "ATT-1", Reasons: []porting.NoticeReason{{Code: "E1", Text: string(data), TNs: []string{}}}}
		}
		return []*porting.Record{r}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const head = `
From: Porting <porting@brightline.example>
To: ops@lakesidevet.example
Date: Tue, 17 Nov 2026 23:30:00 -0600
MIME-Version: 1.0
`

func TestMails(t *testing.T) {
	part := func(kind, name, body string) string {
		return "--b\nContent-Type: " + kind + "; name=\"" + name + "\"\nContent-Disposition: attachment; filename=\"" + name + "\"\n\n" + body + "\n"
	}
	for _, c := range []struct{ name, mail, want string }{
		{"the newest counts, bottom-posted below what it answers", head + "Subject: Re: port order 4711\nContent-Type: text/plain\n\n" +
			"> Your port order 4711 has been rejected because the address does not match.\n\nCorrected: the FOC is December 4, 2026 at 10:00 AM CT now.\n",
			"foc 2026-11-17 4711\n@ 2026-12-04 10:00 America/Chicago\n"},
		{"a quoted rejection below words that say nothing", head + "Subject: Fwd: port order 4711\nContent-Type: text/plain\n\nFYI\n\n---------- Forwarded message ---------\nFrom: Carrier <x@y.example>\nDate: Mon, Nov 16, 2026 at 9:14 AM\nSubject: port order 4711\nTo: <porting@brightline.example>\n\nThe order has been rejected: E1 address mismatch.\n",
			"rejection 2026-11-16 4711\n- E1 The order has been rejected: E1 address mismatch.\n"},
		{"gmail's quotation in HTML", head + "Subject: Re: port order 4711\nContent-Type: text/html\n\n<div>FOC received for 12/04/2026 10:00 AM CT<br></div><div class=\"gmail_quote\"><div>On Mon, Nov 16, 2026 at 9:14 AM X &lt;x@y.example&gt; wrote:<br></div><blockquote><p>The port order has been rejected due to address mismatch.</p></blockquote></div>",
			"foc 2026-11-17 4711\n@ 2026-12-04 10:00 America/Chicago\n! ambiguous_date\n"},
		{"words that nobody sees", head + "Subject: port order 4711\nContent-Type: text/html\n\n<style>p{}</style><div style=\"display: none\">Your port order has been completed.</div><p>Your port order has been <b>rejected</b> due to <i>address</i> mismatch.</p>",
			"rejection 2026-11-17 4711\n- - Your port order has been rejected due to address mismatch.\n"},
		{"a table in HTML", head + "Subject: port order 4711 rejected\nContent-Type: text/html\n\n<table><tr><td><p>BTN:</p></td><td><p>608-555-0140</p></td></tr></table><table><tr><th>Code</th><th>Description</th></tr><tr><td>7402</td><td>Address<br>mismatch</td></tr></table>",
			"rejection 2026-11-17 4711\n- 7402 Address/mismatch\n"},
		{"what it is about is attached", head + "Subject: Rejection notice\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nThe port order has been rejected, see attached.\n" + part("application/pdf", "rejection.pdf", "Address mismatch") + "--b--\n",
			"rejection 2026-11-17 ATT-1\n- E1 Address mismatch\n"},
		{"an LOA is attached", head + "Subject: port order 4711 rejected\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nThe port order has been rejected because of a PIN mismatch.\n" + part("application/pdf", "loa.pdf", "x") + "--b--\n",
			"rejection 2026-11-17 4711\n- - The port order has been rejected because of a PIN mismatch.\n! wrong_type\n"},
		{"a mail inside a mail", head + "Subject: Fw: rejection\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee below\n--b\nContent-Type: message/rfc822\n\nFrom: Carrier <x@y.example>\nSubject: Port order 4711 rejected\nDate: Mon, 16 Nov 2026 09:00:00 -0500\nContent-Type: text/plain\n\nReason: E1 Address mismatch\n--b--\n",
			"rejection 2026-11-16 4711\n- E1 Address mismatch\n"},
		{"cut off", head + "Subject: port order 4711 rejected\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nVGhlIHBvcnQgb3JkZXIgaGFzIGJlZW4gcmVqZWN0ZWQgYmVjYXVzZSBvZiBhIFBJTiBtaXNtYXRjaC4=\n",
			"rejection 2026-11-17 4711\n- - The port order has been rejected because of a PIN mismatch.\n! damaged\n"},
		{"another mail altogether", head + "Subject: Lunch\nContent-Type: text/plain\n\nAt noon? Call me: 608-555-0140.\n", "other"},
	} {
		r := mailOf(t, c.mail)
		if r.Notice == nil {
			if c.want != "other" || r.Document.Kind != porting.KindOther || len(r.Problems) == 0 {
				t.Errorf("%s: no notice, kind %q", c.name, r.Document.Kind)
			}
			continue
		}
		if got := told(r); got != c.want {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestHTML(t *testing.T) {
	r, ok := ReadHTML(`<!doctype html><html><head><title>Port order rejected</title></head><body><h1>Port order 4711</h1><table><tr><th>Status</th><td>Rejected</td></tr>
<tr><th>Reason</th><td>7402 &ndash; Service address mismatch</td></tr><tr><th>Numbers</th><td>(608)&nbsp;555-0140</td></tr></table></body></html>`, porting.Document{})
	if !ok {
		t.Fatal("not taken for a notice")
	}
	if got, want := told(r), "rejection - 4711\n- 7402 Service address mismatch\n# 1 +16085550140\n"; got != want {
		t.Errorf("%swant\n%s", got, want)
	}
}

// What is built to cost: it ends soon, and says something.
func TestHostileMail(t *testing.T) {
	nested := head + "Subject: x\n"
	for i := 0; i < 300; i++ {
		nested += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	for name, mail := range map[string]string{
		"multiparts in multiparts": nested,
		"a thousand parts":         head + "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\nContent-Type: text/plain\n\nrejected port order 4711\n", 3000),
		"quotations":               head + "Subject: x\nContent-Type: text/plain\n\n" + strings.Repeat(strings.Repeat(">", 500)+" the port order has been rejected\n", 3000),
		"blockquotes":              head + "Subject: x\nContent-Type: text/html\n\n" + strings.Repeat("<blockquote><p>port order rejected", 20000),
		"tables in tables":         head + "Subject: x\nContent-Type: text/html\n\n" + strings.Repeat("<table><tr><td>PON", 20000),
		"one long line":            head + "Subject: port order 4711 rejected\nContent-Type: text/plain\n\n" + strings.Repeat("rejected 7402 E1 608-555-0140 12/04/2026 ", 20000),
		"labels without end":       head + "Subject: port order 4711 rejected\nContent-Type: text/plain\n\n" + strings.Repeat("Reject Code: \nReason: ", 30000),
		"headers of mails":         head + "Subject: x\nContent-Type: text/plain\n\n" + strings.Repeat("From: a\nSent: b\nTo: c\nSubject: port order rejected\n", 10000),
		"lists":                    head + "Subject: port order 4711 rejected\nContent-Type: text/plain\n\nfor the following reasons:\n" + strings.Repeat("- E1 a, 8A b; 7402 c\n", 20000),
		"numbers":                  head + "Subject: port order 4711 rejected\nContent-Type: text/plain\n\nNumbers: " + strings.Repeat("608-200-0000 - 608-200-9999, ", 3000),
	} {
		start := time.Now()
		mailOf(t, mail)
		if d := time.Since(start); d > 30*time.Second { // a second where nothing else runs
			t.Errorf("%s took %v", name, d)
		} else {
			t.Logf("%s: %v", name, d)
		}
	}
}

func TestAnswers(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"errors alone", `{"Errors":[{"Code":7402,"Description":"Service address mismatch"}]}`, "rejection - -\n- 7402 Service address mismatch\n"},
		{"a list of words", `{"order_id":"4711","port_status":"REJECTED","phone_number":"+16085550140","reasons":["E1 - address mismatch","PIN missing"]}`,
			"rejection - 4711\n- E1 address mismatch\n- - PIN missing\n# 1 +16085550140\n"},
		{"an exception by its type", `{"data":{"porting_order_id":"4711","exception_type":"LOCATION_MISMATCH","message":"no match","phone_numbers":["+16085550140"]}}`,
			"rejection - 4711\n- LOCATION_MISMATCH no match\n# 1 +16085550140\n"},
		{"the newest of a history", `<OrderHistoryWrapper><OrderHistory><OrderDate>2026-11-16T15:36:31Z</OrderDate><Note>LSR has been received</Note><Status>PENDING</Status><LnpOrderId>4711</LnpOrderId></OrderHistory><OrderHistory><OrderDate>2026-11-17T15:36:31Z</OrderDate><Status>FOC</Status><ActualFocDate>2026-12-04</ActualFocDate><OrderId>4711</OrderId></OrderHistory></OrderHistoryWrapper>`,
			"foc 2026-11-17 4711\n@ 2026-12-04 - -\n"},
		{"an offset", `{"porting_order":{"id":"pr_4711","status":"foc-confirmed","foc_datetime_confirmed":"2026-12-04T10:00:00-06:00","phone_numbers":["+16085550140"]}}`,
			"foc - pr_4711\n@ 2026-12-04 10:00 Etc/GMT+6\n# 1 +16085550140\n"},
		{"done", `{"data":{"event_type":"porting_order.status_changed","payload":{"customer_reference":"4711","status":{"value":"ported","details":[]},"updated_at":"2026-12-04T16:20:00Z"}}}`,
			"completion 2026-12-04 4711\n"},
	} {
		r, ok := ReadAnswer(c.text, porting.Document{})
		if !ok {
			t.Errorf("%s: not taken for a notice", c.name)
			continue
		}
		if got := told(r); got != c.want {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
	}
	for name, text := range map[string]string{
		"a record":         `{"data":{"account_number":"1","status":"complete","associated_phone_numbers":["+16085550140"],"carrier_name":"TDS"}}`,
		"an order of ours": `{"data":{"id":"1","status":{"value":"draft","details":[]},"phone_numbers":[{"phone_number":"+16085550140"}],"activation_settings":{"foc_datetime_requested":"2026-12-02T16:00:00Z"}}}`,
		"a cancelled one":  `{"OrderId":"1","ProcessingStatus":"CANCELLED","ListOfPhoneNumbers":{"PhoneNumber":["6085550140"]}}`,
		"another service":  `{"status":"error","errors":[{"code":"card_declined","message":"Payment was rejected"}]}`,
		"broken":           `{"Errors":[{"Code":7402`,
		"our own record":   `{"schema":"portcheck/record/1","document":{"kind":"rejection"},"notice":{"order":"1","reasons":[{"code":"E1","text":"x"}]}}`,
	} {
		if r, ok := ReadAnswer(text, porting.Document{}); ok {
			t.Errorf("%s is taken for a notice:\n%s", name, told(r))
		}
	}
}

func FuzzReadText(f *testing.F) {
	for _, s := range []string{
		"LSR REJECTION\nPON: A-1\nReject Code: E1\nReason: Address mismatch\n608-555-0140\n",
		"| Code | Description |\n| 7402 | Address |\nport order 4711 rejected",
		"FOC\nOrder: 1234\nFOC Date: Friday, 12/04/2026 at 10:00 AM CT\n(608) 555-0140",
		"From: a\nSent: 11/17/2026\nTo: b\nSubject: RE: port order 4711 rejected\n\n> > port completed 12/04/2026",
		"!\t", // cut text beyond its end
		"for the following reasons:\n- 7402 (E1) – x\n  y\n2) LNP101J z; LNP102J q",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, ok := ReadText(s, porting.Document{})
		if ok {
			sound(t, r)
		}
	})
}

func FuzzReadMail(f *testing.F) {
	f.Add([]byte(head + "Subject: =?utf-8?Q?port_order_rejected?=\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nrejected =E9\n--b\nContent-Type: text/html\n\n<table><tr><td>PON<td>A-1</table>\n--b--"))
	f.Add([]byte(head + "Subject: FOC\nContent-Transfer-Encoding: base64\n\nRk9DIDEyLzA0LzIwMjY="))
	f.Add([]byte(head + "Subject: x\nContent-Type: message/rfc822\n\nFrom: a\n\nb"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := ReadMail(t.Context(), data, porting.Document{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if r.Document.Kind.IsNotice() {
			sound(t, r)
		}
	})
}

func FuzzReadAnswer(f *testing.F) {
	f.Add(`{"data":{"payload":{"status":{"value":"exception","details":[{"code":"LOCATION_MISMATCH","description":"x"}]},"phone_numbers":[{"phone_number":"+16085550140"}]}}}`)
	f.Add(`{"Errors":[{"Code":7402,"Description":"x"}],"ProcessingStatus":"FOC","ActualFocDate":"2026-12-04T00:00:00.000Z"}`)
	f.Add(`<LnpOrderResponse><ProcessingStatus>FOC</ProcessingStatus><ActualFocDate>2026-12-04</ActualFocDate></LnpOrderResponse>`)
	f.Fuzz(func(t *testing.T, s string) {
		if r, ok := ReadAnswer(s, porting.Document{}); ok {
			sound(t, r)
		}
	})
}

// sound checks what holds for every notice.
func sound(t *testing.T, r *porting.Record) {
	if r.Notice == nil || !r.Document.Kind.IsNotice() {
		t.Fatalf("%q without a notice", r.Document.Kind)
	}
	if r.Document.Kind == porting.KindRejection && len(r.Notice.Reasons) == 0 {
		t.Fatal("a rejection without a reason")
	}
	if c := r.Notice.Commitment; c != nil && (len(c.Date) != 10 || c.Time != "" && len(c.Time) != 5) {
		t.Fatalf("commitment %+v", c)
	}
	for _, x := range r.Notice.Reasons {
		if x.TNs == nil {
			t.Fatal("numbers that are null")
		}
	}
}
