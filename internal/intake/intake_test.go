package intake

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/portcheck/portcheck/internal/pdftest"
	"github.com/portcheck/portcheck/internal/porting"
)

// word is the smallest archive that Word would take for one of its own.
func word(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if _, err := z.Create("word/document.xml"); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func utf16le(s string) []byte {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

const account = "Account Number,Customer Name,Service Address,City,State,ZIP,BTN\nA-1,Acme,1 Main St,Peoria,IL,61602,309-555-0120\n"

// ownReport is the head of a report as portcheck itself writes it.
const ownReport = `{
 "schema": "portcheck/report/1",
 "case": "loa", "revision": 1, "verdict": "clean", "carrier": "TDS Telecom",
 "documents": {"loa": {"kind": "loa", "name": "loa.pdf", "account": 1}, "csr": {"kind": "csr", "name": "csr.xlsx", "account": 1}},
 "fields": [{"field": "customer_name", "result": "same", "loa": {"text": "Lakeside Dental Group, LLC"}, "csr": {"text": "Lakeside Dental Group, LLC"}},
 {"field": "btn", "result": "same", "loa": {"text": "(608) 555-0140"}, "csr": {"text": "608-555-0140"}},
 {"field": "account_number", "result": "same", "loa": {"text": "831277409"}, "csr": {"text": "831277409"}}],
 "findings": [], "numbers": {"loa": 4, "csr": 4, "both": 4, "port": "full"}
}`

const (
	mailHead    = "From: LNP Center <lnp@losing.example>\nTo: porting@gaining.example\nSubject: RE: CSR request\nDate: Tue, 17 Nov 2026 10:22:31 -0600\n"
	typedRecord = "Here is the customer service record.\n\nAcct: A-1\nName: Acme\nSvc addr: 1 Main St\n          Peoria, IL 61602\nBTN: 309-555-0120\nLines: 309-555-0120, 309-555-0121 fax\n"
)

// What a file is, is decided by its bytes: names lie.
func TestKindIsDecidedByContent(t *testing.T) {
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "cases", name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	for _, c := range []struct {
		name string
		data []byte
		kind porting.Kind
		code string // of the first problem, where nothing could be read
	}{
		{"csr.xlsx", read("clean/loa.pdf"), porting.KindLOA, ""},
		{"loa.pdf", read("clean/csr.xlsx"), porting.KindCSR, ""},
		{"loa.pdf", append([]byte("From: fax@example.com\r\n\r\n"), read("missing-suite/loa.pdf")...), porting.KindLOA, ""},
		{"notes.txt", []byte(account), porting.KindCSR, ""},
		{"csr.csv", utf16le(account), porting.KindCSR, ""},
		{"list.csv", []byte("Telephone Number\n309-555-0120\n309-555-0121\n"), porting.KindNumbers, ""},
		{"reply.eml", []byte(mailHead + "\n" + typedRecord), porting.KindCSR, ""},
		{"reply.eml", []byte(mailHead + "Content-Transfer-Encoding: base64\n\n" + typedRecord), porting.KindOther, ""},
		{"reply.eml", []byte(mailHead + "\nThe record of 309-555-0120 follows tomorrow.\n"), porting.KindOther, ""},
		{"out.json", []byte(ownReport), porting.KindOther, ""},
		{"csr.json", []byte("[" + ownReport + "]"), porting.KindOther, ""},
		{"out.json", []byte(ownReport + "\n" + ownReport), porting.KindOther, ""},
		{"sorted.json", []byte(`{"case": "a", "schema": "portcheck/report/1"}`), porting.KindOther, ""},
		{"cut.json", []byte(ownReport[:200]), porting.KindOther, ""},
		{"reply.json", []byte(`{"accountNumber": "A-1", "customerName": "Acme", "serviceAddress": {"street": "1 Main St", "city": "Peoria", "state": "IL", "zip": "61602"}, "btn": "3095550120", "remarks": "checked with \"portcheck/report/1\""}`), porting.KindCSR, ""},
		{"notes.txt", []byte("remember to call the customer back\n"), porting.KindOther, ""},
		{"empty.pdf", nil, porting.KindNone, porting.ProblemEmpty},
		{"blank.csv", []byte("\xef\xbb\xbf \r\n"), porting.KindNone, porting.ProblemEmpty},
		{"loa.docx", word(t), porting.KindNone, porting.ProblemWrongType},
		{"loa.rtf", []byte("{\\rtf1 LOA}"), porting.KindNone, porting.ProblemWrongType},
		{"loa.ps", []byte("%!PS-Adobe-3.0"), porting.KindNone, porting.ProblemWrongType},
		{"loa.pdf", []byte{0, 1, 2, 3, 0xfe, 0}, porting.KindNone, porting.ProblemDamaged},
		{"loa.pdf", []byte("%!@#\n"), porting.KindNone, porting.ProblemDamaged},
		{"song.mp3", []byte{0, 1, 2, 3, 0xfe, 0}, porting.KindNone, porting.ProblemWrongType},
		{"fax.png", []byte("\x89PNG\r\n\x1a\nrest"), porting.KindNone, porting.ProblemNoOCR},
	} {
		result, err := Read(t.Context(), c.name, c.data, Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		r := result.Records[0]
		if r.Document.Kind != c.kind {
			t.Errorf("%s: kind %q, want %q (problems %+v)", c.name, r.Document.Kind, c.kind, r.Problems)
		}
		if c.kind == porting.KindNone && (len(r.Problems) == 0 || r.Problems[0].Code != c.code) {
			t.Errorf("%s: problems %+v, want %s", c.name, r.Problems, c.code)
		}
		if r.Document.Name != c.name || len(r.Document.SHA256) != 64 || r.Document.Account != 1 || r.Document.Accounts != 1 {
			t.Errorf("%s: document %+v", c.name, r.Document)
		}
	}
}

func TestTooLarge(t *testing.T) {
	for _, c := range []struct {
		size int
		code string
	}{{MaxBytes + 1, porting.ProblemLimit}, {MaxBytes, porting.ProblemWrongType}} {
		result, err := Read(t.Context(), "big.bin", make([]byte, c.size), Options{})
		if err != nil {
			t.Fatal(err)
		}
		// A file of zeros just under the limit is looked at, and is nothing.
		if got := result.Records[0].Problems[0].Code; got != c.code && !(c.size == MaxBytes && got == porting.ProblemEmpty) {
			t.Errorf("%d bytes: problem %q, want %q", c.size, got, c.code)
		}
	}
}

// A document that takes too long is an answer; a caller that goes away is not.
func TestTimeout(t *testing.T) {
	data, err := os.ReadFile("../../testdata/cases/clean/loa.pdf")
	if err != nil {
		t.Fatal(err)
	}
	result, err := Read(t.Context(), "loa.pdf", data, Options{Timeout: time.Nanosecond})
	if err != nil || result.Records[0].Problems[0].Code != porting.ProblemTimeout {
		t.Errorf("records %+v, err %v, want the problem timeout", result.Records, err)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(gone, "loa.pdf", data, Options{}); err == nil {
		t.Error("a cancelled call gave an answer, which would be kept")
	}
}

// Problems are sentences for people and never hold the name: the caller says it.
func TestMessagesAreSentences(t *testing.T) {
	result, err := Read(t.Context(), "loa.docx", word(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if m := result.Records[0].Problems[0].Message; !strings.Contains(m, "PDF") || strings.Contains(m, "loa.docx") {
		t.Errorf("message = %q", m)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(account))
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj"))
	f.Add([]byte(`{"data":{"account_number":"1"}}`))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		result, err := Read(t.Context(), "x", data, Options{Timeout: 2 * time.Second})
		if err != nil || len(result.Records) == 0 {
			t.Fatalf("%d records, %v", len(result.Records), err)
		}
		if r := result.Records[0]; r.Document.Kind == porting.KindNone && len(r.Problems) == 0 {
			t.Fatal("nothing was read, and nothing said why")
		}
	})
}

// printed is a PDF of one page with lines of text, at the left or, behind a bar, in
// the middle.
func printed(lines ...string) []byte {
	var content strings.Builder
	for i, l := range lines {
		left, middle, _ := strings.Cut(l, "|")
		fmt.Fprintf(&content, "BT /F1 10 Tf 50 %d Td %s Tj 230 0 Td %s Tj ET\n", 760-14*i, pdftest.Literal(left), pdftest.Literal(middle))
	}
	return pdftest.Pages(content.String())
}

// The terms of a form speak of rejections, and it is an LOA all the same.
func TestTermsMakeNoNotice(t *testing.T) {
	form := printed(
		"Customer Authority to Port Telephone Numbers", "1. Account Holder", "Business Name|Bondi Surf School LLC", "Service Address|12 Ocean Ave, Venice, CA 90291",
		"2. I wish to port the following services:", "Telephone number|Current carrier", "310-555-0170|Frontier", "310-555-0171|Frontier",
		"I authorise for the telephone numbers listed above to be ported.", "I acknowledge that I have been advised that:",
		"by porting the telephone number listed on this form, the service associated with it is disconnected from the existing",
		"service provider's network;", "Signature|Date", "/s/ Tamsin Walsh|12/11/2026", "Name|Tamsin Walsh", "Terms and Conditions",
		"Your current Service Provider may reject this port request if the information you provide is incorrect or",
		"does not match the data held by them. In this case you authorise us to correct the information and",
		"resubmit the request to port your telephone number or dispute the rejection by your current Service Provider.",
		"A porting request may also be rejected for other reasons as stated in the Industry Code.",
		"If a port request is rejected and needs to be resubmitted, cutover cannot take place for at least another 2 business days.",
	)
	got, err := Read(context.Background(), "form.pdf", form, Options{})
	if err != nil || got.Records[0].Document.Kind != porting.KindLOA {
		t.Errorf("%q, %v", got.Records[0].Document.Kind, err)
	}
}
