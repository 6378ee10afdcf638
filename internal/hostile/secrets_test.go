package hostile

// Known PINs, passcodes and SSN digits in every place that may hold one, and a
// search of everything that is written, logged, said or named.

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/intake"
	"github.com/portcheck/portcheck/internal/pdftext"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/message"
)

// The secrets: no other text of the papers, and no number holds them.
const (
	loaPIN, csrPIN = "Zq7391", "Zq7319"
	loaSSN, csrSSN = "8264", "8246"
	wholeSSN       = "523-71-8264"
	passcode       = "K9w-4471"
	secondPIN      = "660917"
	listedPIN      = "884133"
)

var secrets = []string{loaPIN, csrPIN, loaSSN, csrSSN, wholeSSN, passcode, secondPIN, listedPIN}

// chance is what holds any four digits now and then: an MD5 or SHA-256 in hex, and
// the fractions of a second.
var chance = regexp.MustCompile(`\b(?:[0-9a-f]{32}|[0-9a-f]{64})\b|:\d\d\.\d+`)

// secretPapers are the papers of a case, with secrets wherever one may stand.
func secretPapers() map[string][]byte {
	return map[string][]byte{
		"loa.pdf": letter([][2]string{
			{"Customer Name", "Acme Widgets"}, {"Authorized Name", "Jo Doe"}, {"Account Number", "A-100"}, {"Account PIN", loaPIN}, {"Last 4 of SSN", loaSSN},
			{"Billing Telephone Number", "217-555-0100"}, {"Service Address", "1 Main St, Peoria, IL 61602"}, {"Current Carrier", "CenturyLink"},
			{"Remarks", "The PIN is " + loaPIN + ", the passcode: " + passcode + ", SSN " + wholeSSN}, {"Voicemail passcode", passcode},
			{"Telephone Numbers", "217-555-0100"},
		}),
		"csr.csv": []byte("Customer Service Record\nCustomer Name,\"Acme Widgets, Inc.\"\nAccount Number,A-100\nBTN,217-555-0100\nPIN," + csrPIN + "\nSSN Last 4," + csrSSN +
			"\nPasscode," + passcode + "\nService Address,\"1 Main Street, Peoria, IL 61602\"\nRemarks,\"Customer gave PIN " + csrPIN + " and SSN " + wholeSSN + "; local freeze, PIN: " + secondPIN +
			"\"\nVoicemail password," + secondPIN + "\nTelephone Number,Status,Notes\n217-555-0100,Active,PIN " + csrPIN + "\n217-555-0101,Active,passcode: " + passcode + "\n"),
		"rejection.eml": []byte(mailOf("Port order PON-77 rejected", "Your port order PON-77 for 217-555-0100 has been rejected on 2026-11-21.\nReject code 7440: PIN mismatch, the PIN "+loaPIN+" provided does not match "+csrPIN+".\nReason: the SSN "+wholeSSN+" is wrong, last four "+loaSSN+".\nReason: passcode "+passcode+" is invalid\n")),
		"signoff.json":  []byte(`{"schema":"portcheck/signoff/1","by":"Jo Doe","at":"2026-11-20T09:00:00Z","covers":[],"remarks":"PIN ` + loaPIN + ` checked, SSN ` + wholeSSN + `"}`),
		"list.csv":      []byte("Phone Number,Caller Name,ELIN,E911 Address,Note\n217-555-0100,Desk,217-555-0199,\"1 Main St, Peoria, IL 61602\",PIN " + loaPIN + "\n"),
		"broken.json":   []byte(`{"schema":"portcheck/signoff/1","by":"Jo Doe","pin":"` + loaPIN + `","at":"PIN ` + loaPIN + `"}`),
		"broken.csv":    []byte("PIN,\"" + csrPIN + "\nSSN,\"" + wholeSSN + "\",\"\"\"\n"),
	}
}

func mailOf(subject, body string) string {
	return "From: Ports <ports@carrier.example>\nTo: us@us.example\nDate: Sat, 21 Nov 2026 10:00:00 +0000\nSubject: " + subject + "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + body
}

// search looks for secrets in an output, and in what is packed inside of it.
func search(t *testing.T, name string, data []byte) {
	t.Helper()
	look := func(where string, b []byte) {
		b = chance.ReplaceAll(b, []byte("(left out)"))
		for _, form := range []string{string(b), html.UnescapeString(string(b))} {
			for _, s := range secrets {
				if i := strings.Index(form, s); i >= 0 {
					t.Errorf("%s holds the secret %s: %q", where, s, form[max(0, i-80):min(len(form), i+40)])
					return
				}
			}
		}
	}
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			part, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			look(name+": "+f.Name, part)
		}
	case bytes.HasPrefix(data, []byte("%PDF")):
		doc, err := pdftext.Read(t.Context(), data, pdftext.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range doc.Pages {
			look(name+": the text", []byte(p.Text()))
			for _, w := range p.Widgets {
				look(name+": a field", []byte(w.Value+" "+w.Stored))
			}
		}
		look(name+": unpacked", unpackedPDF(t, output{name, data}))
	default:
		look(name, data)
	}
	look("the name "+name, []byte(name))
}

// ownPaper tells whether a file is the customer's own LOA, marked or filled in
// again for the customer: what stood on it still stands there.
func ownPaper(name string) bool {
	return slices.Contains([]string{"loa-marked.pdf", "loa-corrected.pdf", "loa-prefilled.pdf"}, filepath.Base(name))
}

// Secrets in the outputs of the command: all report files, the terminal, messages.
func TestSecretsInReports(t *testing.T) {
	var loa, csr *porting.Record
	var later []*porting.Record
	papers := secretPapers()
	for _, name := range []string{"loa.pdf", "csr.csv", "rejection.eml", "signoff.json", "list.csv", "broken.json", "broken.csv"} {
		r, err := intake.Read(t.Context(), name, papers[name], intake.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, record := range r.Records {
			for _, p := range record.Problems { // problems are logged and sent as they are
				search(t, "a problem of "+name, []byte(p.Message))
			}
			switch name {
			case "loa.pdf":
				loa = record
			case "csr.csv":
				csr = record
			default:
				later = append(later, record)
			}
		}
	}
	if loa.Document.Kind != porting.KindLOA || csr.Document.Kind != porting.KindCSR || later[0].Document.Kind != porting.KindRejection {
		t.Fatalf("kinds %q %q %q", loa.Document.Kind, csr.Document.Kind, later[0].Document.Kind)
	}
	if loa.Text(porting.PIN) != loaPIN || csr.Text(porting.PIN) != csrPIN || loa.Text(porting.SSNLast4) != loaSSN || csr.Text(porting.SSNLast4) != csrSSN {
		t.Errorf("read: %q %q %q %q", loa.Text(porting.PIN), csr.Text(porting.PIN), loa.Text(porting.SSNLast4), csr.Text(porting.SSNLast4))
	}
	for _, o := range outputs(t, "acme", "Acme", loa, csr, later, papers["loa.pdf"]) {
		if !ownPaper(o.name) {
			search(t, o.name, o.data)
		}
	}
}

// A PIN of digits that stands among the telephone numbers, where somebody typed it into
// the wrong column.
func TestSecretAmongNumbers(t *testing.T) {
	papers := map[string][]byte{
		"loa.pdf": letter([][2]string{{"Customer Name", "Acme Widgets"}, {"Account Number", "A-100"}, {"Account PIN", listedPIN}, {"Billing Telephone Number", "217-555-0100"},
			{"Service Address", "1 Main St, Peoria, IL 61602"}, {"Telephone Numbers", "217-555-0100, " + listedPIN}}),
		"csr.csv": []byte("Customer Service Record\nCustomer Name,Acme Widgets\nAccount Number,A-100\nBTN,217-555-0100\nPIN," + listedPIN +
			"\nService Address,\"1 Main St, Peoria, IL 61602\"\nTelephone Number,Status,Notes\n217-555-0100,Active,\n" + listedPIN + ",Active,\n217-555-0101 " + listedPIN + "," + listedPIN + ",\n"),
	}
	var records []*porting.Record
	for _, name := range []string{"loa.pdf", "csr.csv"} {
		r, err := intake.Read(t.Context(), name, papers[name], intake.Options{})
		if err != nil || r.Records[0].Text(porting.PIN) != listedPIN {
			t.Fatalf("%s: PIN %q, %v", name, r.Records[0].Text(porting.PIN), err)
		}
		for _, p := range r.Records[0].Problems {
			search(t, "a problem of "+name, []byte(p.Message))
		}
		shown, err := json.Marshal(r.Records[0].Masked())
		if err != nil {
			t.Fatal(err)
		}
		search(t, "what extract shows of "+name, shown)
		records = append(records, r.Records[0])
	}
	for _, o := range outputs(t, "acme", "Acme", records[0], records[1], nil, papers["loa.pdf"]) {
		if !ownPaper(o.name) {
			search(t, o.name, o.data)
		}
	}
}

// A secret that looks like a telephone number is none, whatever a record calls it.
func TestSecretLikeANumber(t *testing.T) {
	for _, label := range []string{"Contraseña", "Clave de acceso", "Kennwort", "Kundenpasswort", "PAC", "PAC code", "Secret word", "Secret question answer", "Código de portabilidad",
		"Code secret", "Mot secret", "Mot de passe", "Code RIO", "Codice di migrazione", "Wachtwoord", "Lösenord", "Hasło", "Senha", "Memorable word", "Authorization code"} {
		r, err := intake.Read(t.Context(), "csr.csv", []byte("Account Number,A-100\nCustomer Name,Acme Widgets\n"+label+",2175550199\nTN,Status\n217-555-0100,Active\n"), intake.Options{})
		if err != nil {
			t.Fatal(err)
		}
		shown, err := json.Marshal(r.Records[0].Masked())
		if err != nil || strings.Contains(string(shown), "2175550199") || r.Records[0].Text(porting.PIN) != "2175550199" {
			t.Errorf("%s: %s, %v", label, shown, err)
		}
	}
}

// Secrets in the pipeline: every object that it writes for people, every log
// line, every page of the desk, every message.
func TestSecretsInThePipeline(t *testing.T) {
	d := serve(t, func(log io.Writer, a pipeline.Announcement) {
		if a.Report != nil {
			subject, body := message.Render(a.Report, "")
			fmt.Fprintln(log, subject, body)
		}
	})
	for name, paper := range secretPapers() {
		d.put("inbox/acme/"+name, paper)
	}
	get := func(path string) []byte {
		_, _, body := d.page(path)
		return body
	}
	var status struct {
		State     string
		Documents []struct{ State string }
	}
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		if json.Unmarshal(get("/reports/acme/status.json"), &status) == nil && len(status.Documents) == len(secretPapers()) && status.State == "reported" {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("the case is %+v", status)
		}
	}
	time.Sleep(300 * time.Millisecond)
	for _, path := range []string{"/", "/?case=acme"} {
		search(t, "the page "+path, get(path))
	}
	// What people dropped, and the pipeline's own records that comparison rests
	// on, hold what the papers say; nobody is shown them. All else is looked at.
	var listed struct {
		Contents []struct{ Key string }
	}
	_, _, list := d.get(d.S3 + "/porting?list-type=2&max-keys=1000&prefix=reports/")
	if err := xml.Unmarshal(list, &listed); err != nil {
		t.Fatal(err)
	}
	for _, o := range listed.Contents {
		if !ownPaper(o.Key) {
			search(t, o.Key, get("/"+o.Key))
		}
	}
	if len(listed.Contents) < 8 {
		t.Errorf("only %d files of the report", len(listed.Contents))
	}
	d.stop()
	if journal, err := os.ReadFile(filepath.Join(d.data, "journal.jsonl")); err != nil || len(journal) == 0 {
		t.Errorf("no journal: %v", err)
	} else {
		search(t, "the journal", journal)
	}
	search(t, "the log", d.kept.bytes())
	if len(d.kept.bytes()) == 0 {
		t.Error("nothing was logged")
	}
}
