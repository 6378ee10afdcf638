package html

// Status pages: where a case stands, and what is wrong with a file that could
// not be used.

import (
	"net/url"
	"path"
	"slices"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// Status is where a case stands: the fields of the contract's
// portcheck/status/1.
type Status struct {
	Case       string
	State      string // waiting, reported, problem, moved
	WaitingFor string // loa, csr, ""
	Verdict    porting.Verdict
	Revision   int
	MovedTo    string
	// Message says what is wrong with the case, "" if its documents say it all.
	Message   string
	Documents []StatusDocument
	// Files are the names of the files beside the page that it links to, in any
	// order: "report.html", "loa-marked.pdf". Names that are not the contract's
	// are left out.
	Files []string
	// Reports are the reports of a case that has several LOAs, each in a folder
	// of its own below the page.
	Reports []StatusReport
}

// StatusReport is one of several reports.
type StatusReport struct {
	Folder  string // below the page's, as it is: "east"
	Verdict porting.Verdict
}

// StatusDocument is one file of a case.
type StatusDocument struct {
	Key     string // the object's key
	Kind    porting.Kind
	State   string // read, problem, removed
	Message string // what is wrong and what to do, "" if nothing is
}

type statusView struct {
	head
	Case, Revision          string
	Look, Icon              string
	Headline, Reason, Count string
	Links                   []link
	Documents               []statusFile
}

type link struct{ Href, Text string }

type statusFile struct {
	Name, Key, Kind, State, Look, Icon string
	Message                            *titled
}

type titled struct{ Title, Text string }

// RenderStatus writes the page that says the same as a status.json.
func RenderStatus(s Status) ([]byte, error) {
	p := pages()
	v := statusView{Case: "Case " + line(s.Case, maxName), Count: wording.Count(len(s.Documents), "file", "files")}
	if s.Revision > 1 {
		v.Revision = "revision " + wording.Thousands(s.Revision)
	}
	problems := 0
	for _, d := range s.Documents {
		f := statusFile{Name: line(path.Base(d.Key), maxName), Key: line(d.Key, maxSentence), State: wording.Of("state", d.State), Look: "clean", Icon: "clean"}
		f.Kind = wording.Of("document", string(d.Kind))
		if d.Kind == porting.KindNone {
			f.Kind = "Nothing could be read in it"
		}
		title := "Good to know"
		switch d.State {
		case "problem":
			problems++
			f.Look, f.Icon, title = "reject", "reject", "What is wrong, and what to do"
		case "removed":
			f.Look, f.Icon = "note", "note"
		}
		if d.Message != "" {
			f.Message = &titled{title, line(d.Message, maxSentence)}
		}
		v.Documents = append(v.Documents, f)
	}
	switch s.State {
	case "reported":
		v.Look = string(s.Verdict)
		v.Headline, v.Reason = wording.Of("verdict", string(s.Verdict)), wording.Inside("state", s.State)
		v.Icon = v.Look
	case "waiting":
		v.Look, v.Icon = "note", "waiting"
		v.Headline, v.Reason = wording.Of("waiting", s.WaitingFor), wording.Inside("waiting", s.WaitingFor)
		if !wording.Known("waiting", s.WaitingFor) {
			v.Headline, v.Reason = wording.Of("state", s.State), wording.Inside("state", s.State)
		}
	case "moved":
		v.Look, v.Icon = "note", "moved"
		v.Headline = "Moved to case " + line(s.MovedTo, maxName)
		v.Reason = wording.Inside("state", s.State)
	default:
		v.Look, v.Icon = "reject", "reject"
		v.Headline = wording.Count(problems, "file", "files") + " could not be used"
		if problems == 0 {
			v.Headline = wording.Of("state", s.State)
		}
		v.Reason = line(s.Message, maxSentence)
		if v.Reason == "" {
			v.Reason = "See below what is wrong and what to do. Then drop the mended file into the same folder."
		}
	}
	for _, l := range []link{
		{"report.html", "Open the report"}, {"report.xlsx", "The workbook"}, {"loa-marked.pdf", "The LOA, marked"},
		{"loa-corrected.pdf", "The LOA, corrected, ready to sign"}, {"loa-prefilled.pdf", "An LOA filled in from the CSR, ready to sign"},
		{"cutover.html", "The cutover sheet"}, {"cutover.ics", "The cutover as a calendar entry"}, {"remains.html", "What stays behind, to sign off"},
	} {
		if slices.Contains(s.Files, l.Href) {
			v.Links = append(v.Links, l)
		}
	}
	for _, r := range s.Reports {
		v.Links = append(v.Links, link{"./" + url.PathEscape(r.Folder) + "/report.html",
			"The report on " + line(r.Folder, maxName) + ": " + wording.Inside("verdict", string(r.Verdict))})
	}
	if s.State != "problem" && problems > 0 {
		v.Reason += " " + wording.Count(problems, "file", "files") + " could not be used: see below."
	}
	switch v.Look {
	case "reject", "review", "clean", "note":
	default:
		v.Look, v.Icon = "note", "note"
	}
	v.head = head{p.without, v.Headline + ": " + line(s.Case, maxName), p.css, ""}
	return p.execute("status", v)
}
