package hostile

// Each hostile text in every field of every record, through every output.

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/portcheck/portcheck/internal/casework"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/intake"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/programtest"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/files"
	reporthtml "github.com/portcheck/portcheck/internal/report/html"
	"github.com/portcheck/portcheck/internal/report/message"
	"github.com/portcheck/portcheck/internal/report/summary"
	"github.com/portcheck/portcheck/internal/report/terminal"
	"github.com/portcheck/portcheck/internal/report/wording"
	"github.com/portcheck/portcheck/internal/report/xlsx"
)

// output is one thing that portcheck writes or prints.
type output struct {
	name string
	data []byte
}

// records fills every text of an LOA and a CSR, and of what comes later, with a
// text, and leaves numbers that make them one case.
func records(s string) (loa, csr *porting.Record, later []*porting.Record) {
	where := porting.Where{Page: 1, Box: &porting.Box{72, 600, 300, 612}}
	cell := porting.Where{Sheet: s, Cell: s}
	fill := func(kind porting.Kind, where porting.Where) *porting.Record {
		r := porting.NewRecord(porting.Document{Kind: kind, Name: s, SHA256: strings.Repeat("0", 64), Pages: 1, Account: 1, Accounts: 1})
		for _, n := range porting.Names {
			f := &porting.Field{Text: s, Read: porting.ReadText, Confidence: 1, Where: where}
			if strings.Contains(string(n), "address") {
				f.Parts = &porting.Parts{Street: s, City: "Peoria", State: "IL", Zip: "61602"}
			}
			r.Fields[n] = f
		}
		for _, tn := range []string{"+12175550100", "+12175550101", ""} {
			r.Numbers = append(r.Numbers, porting.Number{TN: tn, Text: s, Note: s, Read: porting.ReadText, Confidence: 1, Where: where, Features: []string{"dsl"}, Status: "active"})
		}
		r.Conditions = []porting.Condition{{Name: "contract", Text: s, Where: where}}
		r.Unused = []porting.Unused{{Label: s, Where: where}}
		r.Problem(porting.Problem{Code: porting.ProblemUnreadableValue, Message: s, Field: porting.CustomerName, Where: where})
		return r
	}
	loa, csr = fill(porting.KindLOA, where), fill(porting.KindCSR, cell)
	for n, f := range csr.Fields { // so that there is a difference to show
		if n != porting.BTN {
			f.Text += "x"
		}
	}
	for _, k := range []porting.Kind{porting.KindRejection, porting.KindFOC, porting.KindCompletion} {
		r := fill(k, where)
		r.Notice = &porting.Notice{Date: "2026-11-20", Order: s, From: s,
			Reasons:    []porting.NoticeReason{{Code: s, Text: s, Also: []string{s}, TNs: []string{"+12175550100"}, Where: where}},
			Commitment: &porting.Commitment{Date: "2026-12-01", Time: "10:00", Zone: "America/Chicago", Text: s, Where: where}}
		later = append(later, r)
	}
	places := fill(porting.KindLocations, cell)
	for i := range places.Numbers {
		places.Numbers[i].ServiceAddress = &porting.Field{Text: s, Parts: &porting.Parts{Street: s, City: s, State: "IL", Zip: s}, Read: porting.ReadCell, Confidence: 1, Where: cell}
	}
	signed := fill(porting.KindSignOff, porting.Where{Line: 1})
	signed.SignOff = &porting.SignOff{By: s, Title: s, At: "2026-11-20T09:00:00Z", Remarks: s,
		Covers: []porting.Covered{{Name: s, SHA256: loa.Document.SHA256}, {Name: s, SHA256: csr.Document.SHA256}}}
	return loa, csr, append(later, places, signed)
}

// outputs are all outputs of a case.
func outputs(t *testing.T, name, s string, loa, csr *porting.Record, later []*porting.Record, file []byte) []output {
	t.Helper()
	var out []output
	add := func(name string, data []byte, err error) {
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		out = append(out, output{name, data})
	}
	today, _ := dates.Parse("2026-11-22")
	m, err := report.Build(loa, []*porting.Record{csr}, report.Options{Case: name, Today: today.Date})
	if err != nil {
		t.Fatal(err)
	}
	k := &casework.Case{Name: name, LOA: loa, CSRs: []*porting.Record{csr}, Later: later}
	m.Port = k.Port(m, today.Date, nil)
	if file != nil {
		if r, err := intake.Read(t.Context(), "loa.pdf", file, intake.Options{}); err == nil && r.Pages != nil {
			m.Illustrate(r.Pages.Pages)
		}
	}
	addFiles := func(fs []files.File, err error) {
		if err != nil {
			t.Errorf("%q: %v", s, err)
		}
		for _, f := range fs {
			add(f.Name, f.Data, nil)
		}
	}
	addFiles(files.Render(t.Context(), m))
	addFiles(files.Papers(t.Context(), m, file))
	addFiles(files.Prefilled([]*porting.Record{csr}))

	var b bytes.Buffer
	err = terminal.Write(&b, m, terminal.Options{Color: true, Width: 80, Files: []string{s}})
	add("terminal", b.Bytes(), err)
	page, err := reporthtml.RenderStatus(reporthtml.Status{Case: name, State: "reported", WaitingFor: "loa", Verdict: "reject", Revision: 1, MovedTo: s, Message: s,
		Documents: []reporthtml.StatusDocument{{Key: "inbox/" + s, Kind: "loa", State: "problem", Message: s}}, Files: []string{s, "report.html"},
		Reports: []reporthtml.StatusReport{{Folder: s, Verdict: "reject"}}})
	add("status.html", page, err)

	sum := summary.New("2026-11-22")
	sum.Add(&m.Report, s)
	sum.Problem(summary.Problem{Path: s, Message: s})
	sum.Close()
	data, err := sum.JSON()
	add("summary.json", data, err)
	data, err = xlsx.RenderSummary(sum)
	add("summary.xlsx", data, err)
	b = bytes.Buffer{}
	err = sum.Table(&b, summary.TableOptions{})
	add("terminal table", b.Bytes(), err)

	mail := func(subject, body string) { add("mail", []byte("Subject: "+subject+"\n\n"+body), nil) }
	mail(message.Render(&m.Report, ""))
	mail(message.RenderProblem(name, s, []message.Problem{{File: s, Message: s}}, ""))
	mail(message.RenderDigest("2026-11-22", []message.Section{{Title: "Waiting", Items: []message.Item{{Case: name, Customer: s, BTN: s, Day: "2026-11-22", Text: s}}}}))
	for _, r := range append([]*porting.Record{loa, csr}, later...) {
		var line bytes.Buffer
		e := json.NewEncoder(porting.PlainJSON(&line))
		e.SetEscapeHTML(false)
		add("extract.json", line.Bytes(), e.Encode(r.Masked()))
	}
	return out
}

func TestEveryTextInEveryOutput(t *testing.T) {
	values := func(s string) [][2]string {
		return [][2]string{{"Customer Name", s}, {"Authorized Name", s}, {"Account Number", s}, {"Billing Telephone Number", "217-555-0100"}, {"Service Address", s}, {"Current Carrier", s}, {"Remarks", s}, {"Numbers", "217-555-0100"}}
	}
	plainLOA, plainCSR, plainLater := records("Acme Widgets, Inc.")
	allowed := newShape()
	for _, o := range outputs(t, "acme", "Acme", plainLOA, plainCSR, plainLater, letter(values("Acme Widgets, Inc."))) {
		allowed.learn(t, o)
	}
	for _, c := range texts {
		t.Run(c.name, func(t *testing.T) {
			loa, csr, later := records(c.text)
			for _, o := range outputs(t, c.text, c.text, loa, csr, later, letter(values(strings.ToValidUTF8(c.text, "?")))) {
				allowed.check(t, o)
			}
		})
	}
}

// shape is what outputs look like when nobody means harm: which elements,
// attributes and scripts a page has, which lines a calendar. Nothing else may
// stand in any other.
type shape struct{ seen map[string]bool }

func newShape() *shape { return &shape{map[string]bool{}} }

func (s *shape) learn(t *testing.T, o output) {
	s.walk(t, o, func(what string) { s.seen[o.name+" "+what] = true })
}

func (s *shape) check(t *testing.T, o output) {
	t.Helper()
	told := 0
	s.walk(t, o, func(what string) {
		if !s.seen[o.name+" "+what] {
			if told++; told < 6 {
				t.Errorf("%s: %.200q is in no other", o.name, what)
			}
		}
	})
}

func (s *shape) walk(t *testing.T, o output, tell func(string)) {
	t.Helper()
	switch {
	case strings.HasSuffix(o.name, ".html"):
		unsafe(t, o, "\r\n\t")
		walkHTML(t, o, tell)
	case strings.HasSuffix(o.name, ".xlsx"):
		walkXLSX(t, o)
	case strings.HasSuffix(o.name, ".pdf"):
		walkPDF(t, o)
	case strings.HasSuffix(o.name, ".json"):
		unsafe(t, o, "\n")
		for _, line := range bytes.SplitAfter(o.data, []byte("\n}\n")) {
			if len(bytes.TrimSpace(line)) > 0 && !json.Valid(line) {
				t.Errorf("%s is no JSON: %.200q", o.name, line)
			}
		}
	case strings.HasSuffix(o.name, ".ics"):
		unsafe(t, o, "\r\n\t")
		for _, line := range strings.Split(string(o.data), "\r\n") {
			if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
				t.Errorf("%s: line %.100q", o.name, line)
			}
		}
		for _, line := range strings.Split(strings.ReplaceAll(string(o.data), "\r\n ", ""), "\r\n") {
			name, value, _ := strings.Cut(line, ":")
			if name, _, _ = strings.Cut(name, ";"); name == "BEGIN" || name == "END" {
				name += ":" + value
			}
			tell(name)
		}
		if n := strings.Count(string(o.data), "\r\nBEGIN:VEVENT"); n > 3 {
			t.Errorf("%s has %d events", o.name, n)
		}
	case o.name == "mail":
		unsafe(t, o, "\n")
		subject, _, _ := strings.Cut(string(o.data), "\n")
		if subject = strings.TrimPrefix(subject, "Subject: "); len(subject) > 100 || strings.ContainsFunc(subject, func(r rune) bool { return r < ' ' || r > '~' }) {
			t.Errorf("subject %q", subject)
		}
		if strings.Contains(string(o.data), "\nBcc:") {
			t.Errorf("a header stands in the mail:\n%s", o.data)
		}
	case o.name == "terminal":
		o.data = colours.ReplaceAll(o.data, nil)
		unsafe(t, o, "\n")
	default:
		unsafe(t, o, "\n")
	}
}

// colours are the escapes that the terminal's own colours are made of.
var colours = regexp.MustCompile("\x1b\\[[0-9;]*m")

// unsafe holds an output to be UTF-8 in which nothing steers whoever shows it.
func unsafe(t *testing.T, o output, but string) {
	t.Helper()
	if !utf8.Valid(o.data) {
		t.Errorf("%s is not UTF-8", o.name)
	}
	for i, r := range string(o.data) {
		if wording.Unsafe(r) && !strings.ContainsRune(but, r) {
			t.Errorf("%s holds %U: %q", o.name, r, o.data[max(0, i-40):min(len(o.data), i+20)])
			return
		}
	}
}

func walkHTML(t *testing.T, o output, tell func(string)) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(o.data))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		switch n.Type {
		case html.CommentNode:
			t.Errorf("%s has a comment: %.100q", o.name, n.Data)
		case html.ElementNode:
			switch n.Data {
			case "form": // the desk alone has forms, and its own
				action := ""
				for _, a := range n.Attr {
					if a.Key == "action" {
						action = a.Val
					}
				}
				if tell("form " + action); o.name != "page.html" {
					t.Errorf("%s has <form>", o.name)
				}
			case "iframe", "object", "embed", "base", "applet", "frame", "foreignobject", "foreignObject":
				t.Errorf("%s has <%s>", o.name, n.Data)
			case "script", "style":
				text := ""
				if n.FirstChild != nil {
					text = n.FirstChild.Data
				}
				tell(n.Data + ": " + text)
			}
			for _, a := range n.Attr {
				key := strings.ToLower(a.Key)
				if strings.HasPrefix(key, "on") || key == "srcdoc" {
					t.Errorf("%s has <%s %s>", o.name, n.Data, a.Key)
				}
				if key == "href" || key == "src" || key == "action" || key == "xlink:href" {
					v := strings.ToLower(strings.TrimSpace(a.Val))
					if i := strings.IndexAny(v, ":/?#"); i >= 0 && v[i] == ':' && !strings.HasPrefix(v, "data:image/") {
						t.Errorf("%s has a link to %.80q", o.name, a.Val)
					}
					if strings.Contains("/"+v+"/", "/../") && key != "href" {
						t.Errorf("%s loads %.80q", o.name, a.Val)
					}
				}
				if key == "http-equiv" {
					tell("meta " + a.Val)
				}
			}
		}
	}
}

func walkXLSX(t *testing.T, o output) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(o.data), int64(len(o.data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if strings.Contains(f.Name, "..") || strings.Contains(strings.ToLower(f.Name), "vba") || strings.Contains(f.Name, "externalLink") {
			t.Errorf("%s has a part %q", o.name, f.Name)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(bytes.NewReader(data))
		for {
			tok, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Errorf("%s, %s: %v", o.name, f.Name, err)
				break
			}
			e, ok := tok.(xml.StartElement)
			if !ok {
				continue
			}
			switch e.Name.Local {
			case "f", "ddeLink", "oleLink", "calculatedColumnFormula", "formula1", "formula2":
				t.Errorf("%s, %s: a formula <%s>", o.name, f.Name, e.Name.Local)
			case "c":
				for _, a := range e.Attr {
					if a.Name.Local == "t" && a.Value != "s" && a.Value != "inlineStr" && a.Value != "n" && a.Value != "b" {
						t.Errorf("%s, %s: a cell of type %s", o.name, f.Name, a.Value)
					}
				}
			case "Relationship":
				for _, a := range e.Attr {
					if a.Name.Local == "TargetMode" && a.Value == "External" {
						t.Errorf("%s, %s: an external target %v", o.name, f.Name, e.Attr)
					}
				}
			}
		}
	}
}

// walkPDF looks at a PDF as qpdf writes it out: every stream unpacked.
func walkPDF(t *testing.T, o output) {
	t.Helper()
	plain := unpackedPDF(t, o)
	for _, bad := range []string{"/JavaScript", "/JS", "/OpenAction", "/AA", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/FileAttachment", "/Filespec", "/RichMedia",
		"/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/URI", "/Rendition", "/XFA", "SCRIPT-IN-LOA", "FILE-IN-LOA", "LAUNCH-IN-LOA", "LINK-IN-LOA"} {
		if i := keyAt(plain, bad); i >= 0 {
			t.Errorf("%s has %s: %q", o.name, bad, plain[max(0, i-60):min(len(plain), i+60)])
		}
	}
}

// keyAt finds a name outside of strings, -1 if there is none.
func keyAt(b []byte, name string) int {
	depth := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '\\':
			if depth > 0 {
				i++
				continue
			}
		case '(':
			depth++
		case ')':
			depth = max(0, depth-1)
		}
		if depth == 0 && bytes.HasPrefix(b[i:], []byte(name)) {
			end := i + len(name)
			if end == len(b) || name[0] != '/' || strings.ContainsRune(" \n\r\t/<>[]()", rune(b[end])) {
				return i
			}
		}
	}
	return -1
}

func unpackedPDF(t *testing.T, o output) []byte {
	t.Helper()
	programtest.Need(t, []string{"qpdf"})
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "out.pdf")
	if err := os.WriteFile(in, o.data, 0o600); err != nil {
		t.Fatal(err)
	}
	if text, err := exec.Command("qpdf", "--qdf", "--object-streams=disable", "--decode-level=all", in, out).CombinedOutput(); err != nil {
		t.Fatalf("%s: qpdf: %v\n%s", o.name, err, text)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
