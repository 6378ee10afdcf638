package desk

// A case's page: how it stands, what to mend, its reports and papers, what was
// said before.

import (
	"context"
	"encoding/json"
	"net/http"
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/portcheck/portcheck/internal/localbucket"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// caseView is what a case's page shows.
type caseView struct {
	frame
	Name          string // as it is
	Shown         string
	Customer, BTN string
	First         time.Time
	Busy          bool

	Headline, Reason, Look, Icon string
	MovedTo, MovedHref           string

	Reports   []reportView
	Ready     []link // papers to send to the customer, while there is no report
	Papers    []paper
	Gone      []paper
	Revisions []revisionView
	// WaitingFor is what the case lacks: "LOA", "CSR", "".
	WaitingFor string
	MaxBytes   int64
}

// link leads to a file of a report.
type link struct{ Href, Text, About, Icon string }

// reportView is a report that holds now.
type reportView struct {
	Title              string // the LOA's name, where the case has several
	Look, Icon, State  string
	Headline, Reason   string
	Tally, Numbers     string
	Facts              []fact
	Open               string
	Ready, Files       []link
	Findings           []findingView
	More               int // findings that are not listed here
	Since              string
	Port               *portView
	Mended, New, Still []string
}

type fact struct{ Label, Value string }

type findingView struct {
	Title, Look, State string
	Message, Do        string
}

// revisionView is an earlier report.
type revisionView struct {
	LOA               string // whose report, where the case has several
	Number            int
	State, Look, Icon string
	Date, Tally       string
	Open              string
	Files             []link
}

// maxFindings is how many findings stand on a case's page, maxRevisions how many
// earlier reports are opened to say how they ended.
const (
	maxFindings  = 5
	maxRevisions = 100
)

func (d *desk) showCase(w http.ResponseWriter, r *http.Request, name string) {
	d.board.refresh(r.Context())
	rec := d.board.get(name)
	if rec == nil {
		d.notFound(w, r)
		return
	}
	v := caseView{
		frame: d.frame(shown(name)), Name: name, Shown: shown(name), First: rec.first, Look: "note", Icon: "busy",
		Headline: "Reading", Reason: "The papers have come, and are being read.", MaxBytes: d.maxBytes,
	}
	papers := d.papersOf(rec)
	for _, p := range papers {
		v.Busy = v.Busy || p.Busy
		if p.Gone {
			v.Gone = append(v.Gone, p)
		} else {
			v.Papers = append(v.Papers, p)
		}
	}
	if s := rec.status; s != nil {
		v.Customer, v.BTN = oneLine(s.Customer), btn(s.BTN, d.maskBTN)
		v.frame.Title = first(v.Customer, v.Shown)
		v.Headline, v.Look, v.Icon = looks(s)
		v.Reason = s.Message
		switch s.State {
		case pipeline.StateMoved:
			v.MovedTo, v.MovedHref = shown(s.MovedTo), caseHref(s.MovedTo)
			v.Headline = "Moved to case " + v.MovedTo
		case pipeline.StateWaiting:
			v.WaitingFor, v.Reason = missing(s)
			if len(v.Papers) == 0 {
				v.Headline = "Waits for its papers"
			}
		case pipeline.StateProblem:
			if n := troubles(s); n > 0 {
				v.Headline, v.Reason = wording.Count(n, "file", "files")+" could not be used", "What is wrong and what to do stands at the file below."
				if n > 1 {
					v.Reason = "What is wrong and what to do stands at the files below."
				}
				var more string
				if v.WaitingFor, more = missing(s); more != "" {
					v.Reason += " " + more
				}
			}
		}
		d.fillReports(r.Context(), &v, s)
	}
	d.render(w, r, "case", v)
}

// missing says which paper a case lacks, and what to do, "" if it lacks none. The
// state's own sentence is for those who see the bucket and not this page.
func missing(s *pipeline.Status) (paper, sentence string) {
	read := 0
	for _, doc := range s.Documents {
		if doc.State == pipeline.StateRead {
			read++
		}
	}
	switch {
	case s.WaitingFor == "":
		return "", ""
	case read == 0:
		return "LOA and its CSR", "Drop its LOA and its CSR on this page: they are compared as soon as both are there."
	case s.WaitingFor == "loa":
		return "LOA", "Drop the signed LOA on this page: it is compared as soon as it is there."
	}
	return "CSR", "Drop the losing carrier's record on this page: it is compared as soon as it is there."
}

func troubles(s *pipeline.Status) int {
	n := 0
	for _, doc := range s.Documents {
		if doc.State == pipeline.StateProblem {
			n++
		}
	}
	return n
}

// papersOf are the papers of a case in the order of their names: those that its
// state lists, and those that are not read yet.
func (d *desk) papersOf(rec *record) []paper {
	var out []paper
	for _, key := range d.board.papers(rec.name) {
		f, ok := d.folder.Dropped(key)
		if !ok {
			continue
		}
		p := d.paperOf(f)
		if rec.status != nil {
			// Here it counts, whatever other cases it is in.
			for i := range rec.status.Documents {
				if doc := &rec.status.Documents[i]; doc.Key == key && !p.Busy && !p.Gone && !p.Trouble && f.Stage == localbucket.Done {
					p.Kind, p.Message, p.Look = kindOf(doc.Kind), doc.Message, "note"
					p.standing(rec.status, doc)
				}
			}
		}
		out = append(out, p)
	}
	return out
}

// reportFiles are the files that a report has for people, with what they are
// called; ready ones are to be signed.
var reportFiles = []struct {
	name, text, about, icon string
	ready                   bool
}{
	{"loa-corrected.pdf", "LOA, corrected", "with the CSR's values, ready to sign", "sign", true},
	{"loa-prefilled.pdf", "LOA, filled in", "from the CSR, ready to sign", "sign", true},
	{"cutover.html", "Cutover sheet", "one page for the window", "sheet", false},
	{"cutover.ics", "Calendar entry", "for any calendar", "open", false},
	{"remains.html", "What stays behind", "one page to sign off", "sheet", false},
	{"loa-marked.pdf", "LOA, marked", "a note on each value that differs", "mark", false},
	{"report.xlsx", "Workbook", "the report as XLSX", "sheet", false},
	{"report.json", "JSON", "for programs", "code", false},
}

// fillReports adds the reports, those of earlier revisions among them.
func (d *desk) fillReports(ctx context.Context, v *caseView, s *pipeline.Status) {
	prefix := reports + s.Case + "/"
	list, err := d.folder.List(ctx, prefix)
	if err != nil {
		return
	}
	there := map[string]bool{}
	var others []string // folders of cases whose names go on from this one's
	for _, o := range list {
		at := strings.TrimPrefix(o.Key, prefix)
		there[at] = true
		if folder, file := path.Split(at); file == "status.json" && folder != "" {
			others = append(others, folder)
		}
	}
	foreign := func(at string) bool {
		return slices.ContainsFunc(others, func(f string) bool { return strings.HasPrefix(at, f) })
	}
	for _, rep := range s.Reports {
		if r := d.openReport(ctx, prefix+rep.Path); r != nil {
			rv := d.reportView(r, prefix+rep.Path, rep.Path, there)
			if len(s.Reports) > 1 {
				rv.Title = shown(path.Base(rep.LOA))
			}
			v.Reports = append(v.Reports, rv)
		}
	}
	if len(s.Reports) == 1 && len(v.Reports) == 1 {
		v.Headline, v.Reason = v.Reports[0].Headline, v.Reports[0].Reason
	}
	var names []string
	for at := range there {
		if file := path.Base(at); at == file && strings.HasPrefix(file, "loa-prefilled") {
			names = append(names, file)
		}
	}
	slices.Sort(names)
	for _, file := range names {
		text := "LOA, filled in"
		if n := strings.TrimSuffix(strings.TrimPrefix(file, "loa-prefilled"), ".pdf"); n != "" {
			text += ", account " + strings.TrimPrefix(n, "-")
		}
		v.Ready = append(v.Ready, link{reportHref(prefix + file), text, "from the CSR, ready to sign", "sign"})
	}
	var olds []string
	for at := range there {
		folder, file := path.Split(at)
		if file == "report.json" && !foreign(at) && path.Base(path.Dir(path.Dir(at))) == "revisions" {
			olds = append(olds, folder)
		}
	}
	sort.Slice(olds, func(i, j int) bool {
		a, b := path.Dir(path.Dir(olds[i])), path.Dir(path.Dir(olds[j]))
		if a != b {
			return a < b
		}
		return number(path.Base(olds[i])) > number(path.Base(olds[j]))
	})
	for i, folder := range olds {
		rv := revisionView{Number: number(path.Base(folder)), Open: reportHref(prefix + folder + "report.html")}
		if of := strings.TrimSuffix(strings.TrimSuffix(folder, path.Base(folder)+"/"), "revisions/"); of != "" {
			rv.LOA = shown(strings.TrimSuffix(of, "/"))
		}
		if i < maxRevisions {
			if r := d.openReport(ctx, prefix+folder); r != nil {
				rv.State, rv.Look, rv.Icon = wording.Of("verdict", string(r.Verdict)), string(r.Verdict), string(r.Verdict)
				rv.Date, rv.Tally = r.Today, wording.Tally(r)
			}
		}
		ready, others := filesOf(prefix, folder, there)
		rv.Files = append(ready, others...)
		v.Revisions = append(v.Revisions, rv)
	}
}

func number(s string) int { n, _ := strconv.Atoi(s); return n }

// openReport reads a report.json, nil if there is none that is ours.
func (d *desk) openReport(ctx context.Context, folder string) *porting.Report {
	o, err := d.folder.Get(ctx, folder+"report.json", "", maxShown)
	if err != nil {
		return nil
	}
	var r porting.Report
	if json.Unmarshal(o.Data, &r) != nil || r.Schema != porting.ReportSchema {
		return nil
	}
	return &r
}

// filesOf are the files of a report: those to sign, and the others.
func filesOf(prefix, folder string, there map[string]bool) (ready, others []link) {
	for _, f := range reportFiles {
		if !there[folder+f.name] {
			continue
		}
		l := link{reportHref(prefix + folder + f.name), f.text, f.about, f.icon}
		if f.ready {
			ready = append(ready, l)
		} else {
			others = append(others, l)
		}
	}
	return ready, others
}

func (d *desk) reportView(r *porting.Report, at, folder string, there map[string]bool) reportView {
	verdict := string(r.Verdict)
	v := reportView{
		Look: verdict, Icon: verdict, State: wording.Of("verdict", verdict), Headline: wording.Headline(r), Reason: wording.Reason(r),
		Tally: wording.Tally(r), Numbers: wording.Numbers(r), Open: reportHref(at + "report.html"), Since: wording.Since(r),
	}
	v.Port = d.portView(r, folder)
	v.Ready, v.Files = filesOf(strings.TrimSuffix(at, folder), folder, there)
	v.Facts = []fact{
		{"Losing carrier", first(r.Carrier, "not named")}, {"Numbers", wording.Thousands(r.Numbers.LOA) + " to port"},
		{"Revision", wording.Thousands(r.Revision)}, {"Compared as of", r.Today},
	}
	titles := map[string]string{}
	several := map[string]int{}
	for i := range r.Findings {
		f := &r.Findings[i]
		titles[f.ID] = wording.Title(f)
		if f.TN != "" {
			titles[f.ID] += " " + wording.Number(f.TN)
		}
		if f.TN != "" {
			several[f.Rejection.Reason]++
		}
	}
	told := map[string]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Severity == porting.Note || f.TN != "" && told[f.Rejection.Reason] {
			continue
		}
		if len(v.Findings) == maxFindings {
			v.More++
			continue
		}
		out := findingView{
			Title: wording.Title(f), Look: string(f.Severity), State: wording.Of("severity", string(f.Severity)),
			Message: shorten(f.Message), Do: shorten(f.Fix),
		}
		if n := several[f.Rejection.Reason]; f.TN != "" && n > 1 {
			told[f.Rejection.Reason] = true
			out.Title += " (" + wording.Thousands(n) + ")"
			out.Message, out.Do = shorten(wording.SeveralMessage(f.Message, f.TN)), shorten(wording.SeveralMessage(f.Fix, f.TN))
		}
		v.Findings = append(v.Findings, out)
	}
	if r.Since != nil {
		for _, m := range r.Since.Mended {
			v.Mended = append(v.Mended, shorten(m.Message))
		}
		for _, id := range r.Since.New {
			v.New = append(v.New, first(titles[id], id))
		}
		for _, id := range r.Since.Remains {
			v.Still = append(v.Still, first(titles[id], id))
		}
		v.Mended, v.New, v.Still = some(v.Mended), some(v.New), some(v.Still)
	}
	return v
}

// some are the first of many lines, and how many more there are.
func some(lines []string) []string {
	const max = 8
	if len(lines) <= max {
		return lines
	}
	return append(slices.Clone(lines[:max]), "and "+wording.Thousands(len(lines)-max)+" more")
}

// shorten cuts a text that a page has no room for; the report has all of it.
func shorten(s string) string {
	const max = 600
	if cut := cutRunes(s, max); len(cut) < len(s) {
		return cut + "…"
	}
	return s
}

// cutRunes cuts a text to at most n bytes, at a character's boundary.
func cutRunes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xc0 == 0x80 {
		n--
	}
	return s[:n]
}

// oneLine is a text on one line, without what has no place in one.
func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if wording.Unsafe(r) {
			return ' '
		}
		return r
	}, cutRunes(s, 300))), " ")
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
