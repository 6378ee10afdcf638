package desk

// The first page: where files are dropped, what came last, and the cases.

import (
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/portcheck/portcheck/internal/localbucket"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// row is a case in the list.
type row struct {
	Name, Href       string
	Customer, BTN    string
	State            string // a few words
	Look, Icon       string
	About            string // what to mend, in a few words
	Port             string // how far the port is, in one line
	Revision         int
	First            time.Time
	Busy             bool
	Papers, Problems int
}

// tab is a filter of the list.
type tab struct {
	Label, Value, Href string
	Count              int
	On                 bool
}

// listView is what the first page shows.
type listView struct {
	frame
	Rows           []row
	Tabs           []tab
	Text           string
	Class, Sort    string
	Found, Total   int
	Page, Pages    int
	Previous, Next string
	Empty          bool // no case and no file yet
	Arrivals       []paper
	Unlisted       int // arrivals that are only summed up
	Summary        []tally
	Working        int
	MaxBytes       int64
}

// tally is a part of the line that sums up what came last.
type tally struct {
	Count int
	Word  string
	Look  string
}

var classes = []struct{ value, label string }{
	{"", "All"}, {"reject", "Would be rejected"}, {"review", "Needs a look"}, {"clean", "Nothing to mend"},
	{pipeline.StateWaiting, "Waiting"}, {pipeline.StateProblem, "Problem"},
}

// maxArrivals is how many of the last files are shown, maxSummed how many are
// summed up, and freshTime how long.
const (
	maxArrivals = 100
	maxSummed   = 500
	freshTime   = 12 * time.Hour
)

func (d *desk) list(w http.ResponseWriter, r *http.Request) {
	in := r.URL.Query()
	q := query{text: cutRunes(in.Get("q"), 200), class: in.Get("verdict"), sort: in.Get("sort")}
	q.page, _ = strconv.Atoi(in.Get("page"))
	d.board.refresh(r.Context())
	res := d.board.list(q)
	now := d.now()
	v := listView{
		frame: d.frame("Cases"), Text: q.text, Class: q.class, Sort: q.sort, Found: res.found, Total: res.total,
		Page: res.page, Pages: res.pages, Working: d.folder.Busy(), MaxBytes: d.maxBytes,
	}
	for _, c := range classes {
		n := q
		n.class, n.page = c.value, 0
		v.Tabs = append(v.Tabs, tab{c.label, c.value, n.href(), res.counts[c.value], c.value == q.class})
	}
	for _, rec := range res.records {
		v.Rows = append(v.Rows, d.rowOf(rec))
	}
	if res.page > 1 {
		q.page = res.page - 1
		v.Previous = q.href()
	}
	if res.page < res.pages {
		q.page = res.page + 1
		v.Next = q.href()
	}
	counts := map[string]int{}
	for _, f := range d.folder.Recent(maxSummed) {
		if now.Sub(f.Time) > freshTime && f.Stage == localbucket.Done {
			continue
		}
		if _, _, ok := pipeline.HomeOf(f.Key, f.Size); !ok {
			continue // what a client puts there for a folder
		}
		p := d.paperOf(f)
		if len(v.Arrivals) < maxArrivals {
			v.Arrivals = append(v.Arrivals, p)
		} else {
			v.Unlisted++
		}
		counts[sumOf(&p)]++
	}
	for _, t := range []tally{{Word: "in work", Look: "note"}, {Word: "compared", Look: "clean"}, {Word: "waiting", Look: "note"}, {Word: "with a problem", Look: "reject"}, {Word: "read", Look: "note"}} {
		if t.Count = counts[t.Word]; t.Count > 0 {
			v.Summary = append(v.Summary, t)
		}
	}
	v.Empty = res.total == 0 && q.text == "" && len(v.Arrivals) == 0
	d.render(w, r, "list", v)
}

// sumOf is the word that a file is counted under.
func sumOf(p *paper) string {
	switch {
	case p.Busy:
		return "in work"
	case p.Trouble:
		return "with a problem"
	case p.Icon == "waiting":
		return "waiting"
	case p.State == "Compared":
		return "compared"
	}
	return "read"
}

func (q query) href() string {
	v := url.Values{}
	for key, value := range map[string]string{"q": q.text, "verdict": q.class, "sort": q.sort} {
		if value != "" {
			v.Set(key, value)
		}
	}
	if q.page > 1 {
		v.Set("page", strconv.Itoa(q.page))
	}
	if len(v) == 0 {
		return "/"
	}
	return "/?" + v.Encode()
}

// rowOf is a case in the list.
func (d *desk) rowOf(r *record) row {
	out := row{
		Name: shown(r.name), Href: caseHref(r.name), First: r.first,
		State: "Reading", Look: "note", Icon: "busy", Busy: true,
	}
	s := r.status
	if s == nil {
		return out
	}
	out.Customer, out.BTN, out.Revision = oneLine(s.Customer), btn(s.BTN, d.maskBTN), s.Revision
	out.Busy = false
	for _, doc := range s.Documents {
		if f, ok := d.folder.Dropped(doc.Key); ok && !f.Gone {
			out.Papers++
			out.Busy = out.Busy || f.Stage == localbucket.Queued || f.Stage == localbucket.Running
		}
		if doc.State == pipeline.StateProblem {
			out.Problems++
		}
	}
	out.State, out.Look, out.Icon = looks(s)
	switch s.State {
	case pipeline.StateReported:
		out.Port = portLine(s)
		reject, review := 0, 0
		for _, rep := range s.Reports {
			reject += rep.Reject
			review += rep.Review
		}
		switch {
		case reject > 0:
			out.About = wording.Thousands(reject) + " to mend"
			if review > 0 {
				out.About += ", " + wording.Thousands(review) + " to check"
			}
		case review > 0:
			out.About = wording.Thousands(review) + " to check"
		}
		if out.Problems > 0 {
			out.About = join(out.About, "a file with a problem")
		}
	case pipeline.StateProblem:
		out.About = wording.Count(out.Problems, "file", "files") + " could not be used"
	}
	return out
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + ", " + b
}

// looks are the words, the colours and the symbol of a case's state.
func looks(s *pipeline.Status) (state, look, icon string) {
	switch s.State {
	case pipeline.StateReported:
		return wording.Of("verdict", string(s.Verdict)), string(s.Verdict), string(s.Verdict)
	case pipeline.StateWaiting:
		switch s.WaitingFor {
		case "loa":
			return "Waits for its LOA", "note", "waiting"
		case "csr":
			return "Waits for its CSR", "note", "waiting"
		}
		return "Waiting", "note", "waiting"
	case pipeline.StateMoved:
		return "Moved", "note", "moved"
	}
	return "Problem", "reject", "reject"
}
