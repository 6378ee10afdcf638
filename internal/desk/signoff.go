package desk

// The port on a case's page: how far it is, and the form by which one person signs
// the papers off. What the form sends becomes a paper of the case, signoff.json, as if
// the person had dropped it.

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"net/http"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// portView is a port's state on a case's page.
type portView struct {
	State, Look, Icon, Line string
	// Rejection heads the reasons of the rejection that holds, "" where none does.
	Rejection   string
	Reasons     []findingView
	MoreReasons int
	Findings    []findingView
	More        int
	// SignedBy says who signed off and whether that holds, "" where nobody did.
	SignedBy string
	// Sign is the form, nil where nothing is to be signed off now.
	Sign *signForm
}

// signForm is what the form carries besides a person's name: the very papers that the
// page shows.
type signForm struct {
	Case, Path, LOA, CSR string
	Papers               string
	Clean                bool
	Why                  string // why it needs a confirmation
}

// maxReasons is how many reasons of a rejection stand on a case's page.
const maxReasons = 8

// portLooks is the colour and the symbol of a port's state.
func portLooks(state string) (look, icon string) {
	switch state {
	case porting.PortRejected:
		return "reject", "reject"
	case porting.PortReady, porting.PortCommitted, porting.PortDone:
		return "clean", "clean"
	}
	return "note", "waiting"
}

func (d *desk) portView(r *porting.Report, folder string) *portView {
	p := r.Port
	if p == nil {
		return nil
	}
	v := &portView{State: wording.Of("portstate", p.State), Line: oneLine(p.Line)}
	v.Look, v.Icon = portLooks(p.State)
	if n := len(p.Rejections); n > 0 && p.State == porting.PortRejected {
		v.Rejection = "What the carrier sent back"
		for i, x := range p.Rejections[n-1].Reasons {
			if i == maxReasons {
				v.MoreReasons = len(p.Rejections[n-1].Reasons) - maxReasons
				break
			}
			one := findingView{
				Title: oneLine(strings.TrimSpace(x.Code + " " + x.Text)), State: wording.Of("outcome", x.Outcome), Look: "note",
				Message: wording.Inside("outcome", x.Outcome), Do: shorten(x.Fix),
			}
			switch {
			case x.Mended:
				one.Message += " It is mended on the papers that stand now."
			case x.Outcome == porting.OutcomeMissed:
				one.Look = "review"
			}
			v.Reasons = append(v.Reasons, one)
		}
	}
	for i := range p.Findings {
		f := &p.Findings[i]
		if f.Severity == porting.Note {
			continue
		}
		if len(v.Findings) == maxFindings {
			v.More++
			continue
		}
		v.Findings = append(v.Findings, findingView{
			Title: upperFirst(oneLine(wording.Of("reason", f.Rejection.Reason))), Look: string(f.Severity), State: wording.Of("severity", string(f.Severity)),
			Message: shorten(f.Message), Do: shorten(f.Fix),
		})
	}
	if s := p.SignOff; s != nil {
		v.SignedBy = "Signed off by " + oneLine(s.By)
		if s.Title != "" {
			v.SignedBy += ", " + oneLine(s.Title)
		}
		v.SignedBy += ", " + oneLine(strings.NewReplacer("T", " ", "Z", " UTC").Replace(s.At)) + "."
		if !s.Valid {
			v.SignedBy += " It no longer holds. " + oneLine(s.Void)
		}
	}
	// Papers that were sent back as they are need other papers, and no second signature.
	if p.State == porting.PortPapers {
		v.Sign = &signForm{
			Case: r.Case, Path: folder, LOA: r.Documents.LOA.SHA256, CSR: r.Documents.CSR.SHA256,
			Papers: oneLine(r.Documents.LOA.Name) + " and " + oneLine(r.Documents.CSR.Name), Clean: r.Verdict == porting.VerdictClean, Why: wording.Headline(r),
		}
	}
	return v
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// signOff writes a sign-off into the case, for exactly the papers that the person saw.
func (d *desk) signOff(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<16)
	name, folder := r.PostFormValue("case"), r.PostFormValue("path")
	say := func(status int, sentence string) { d.complain(w, r, &complaint{status, sentence}) }
	d.board.refresh(r.Context())
	if d.board.get(name) == nil || folder != "" && (!fs.ValidPath(strings.TrimSuffix(folder, "/")) || !strings.HasSuffix(folder, "/")) {
		say(http.StatusNotFound, "There is no such case any more.")
		return
	}
	rep := d.openReport(r.Context(), reports+name+"/"+folder)
	if rep == nil || rep.Case != name {
		say(http.StatusConflict, "There is no report to sign off now.")
		return
	}
	by, title := strings.TrimSpace(r.PostFormValue("by")), strings.TrimSpace(r.PostFormValue("title"))
	loa, csr := rep.Documents.LOA, rep.Documents.CSR
	switch {
	case by == "":
		say(http.StatusBadRequest, "Write the name of the person who validated all fields.")
		return
	case !signable(by) || !signable(title):
		say(http.StatusBadRequest, "A name and a title are one line of plain text each.")
		return
	case loa.SHA256 == "" || loa.SHA256 != r.PostFormValue("loa") || csr.SHA256 != r.PostFormValue("csr") || d.working(name):
		say(http.StatusConflict, "The papers changed meanwhile: look at the report once more, then sign it off.")
		return
	case rep.Verdict != porting.VerdictClean && r.PostFormValue("confirm") != "yes":
		say(http.StatusConflict, "The report has something to mend. To sign it off all the same, say so in the form.")
		return
	}
	type covered = porting.Covered
	data, err := json.MarshalIndent(struct {
		Schema string    `json:"schema"`
		By     string    `json:"by"`
		Title  string    `json:"title,omitempty"`
		At     string    `json:"at"`
		Covers []covered `json:"covers"`
	}{porting.SignOffSchema, by, title, d.now().UTC().Format(time.RFC3339), []covered{{Name: loa.Name, SHA256: loa.SHA256}, {Name: csr.Name, SHA256: csr.SHA256}}}, "", "  ")
	if err != nil {
		d.complain(w, r, err)
		return
	}
	file := "signoff.json"
	if folder != "" { // a case with several LOAs
		file = "signoff-" + strings.TrimSuffix(folder, "/") + ".json"
	}
	if _, err := d.take(r.Context(), bytes.NewReader(append(data, '\n')), spec{name: file, home: name}); err != nil {
		d.complain(w, r, err)
		return
	}
	back(w, r)
}

// working tells whether a paper of a case is still to be read.
func (d *desk) working(name string) bool {
	rec := d.board.get(name)
	if rec == nil {
		return false
	}
	for _, p := range d.papersOf(rec) {
		if p.Busy {
			return true
		}
	}
	return false
}

// signable tells whether a sign-off takes a text as a name.
func signable(s string) bool {
	return utf8.ValidString(s) && utf8.RuneCountInString(s) <= limits.SignOffName &&
		!strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' })
}

// portLine is a case's port in one line, "" where no report tells of one: of several
// LOAs, how many ports are in which state.
func portLine(s *pipeline.Status) string {
	count := map[string]int{}
	line := ""
	for _, rep := range s.Reports {
		if rep.Port != nil {
			count[rep.Port.State]++
			line = oneLine(rep.Port.Line)
		}
	}
	if len(s.Reports) < 2 {
		return line
	}
	var out []string
	for _, state := range porting.PortStates {
		if n := count[state]; n > 0 {
			out = append(out, wording.Thousands(n)+" "+strings.ToLower(wording.Of("portstate", state)))
		}
	}
	return strings.Join(out, ", ")
}
