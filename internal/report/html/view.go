package html

// The report's view: plain texts in the order of the page.

import (
	"html/template"
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/marks"
	"github.com/portcheck/portcheck/internal/report/outline"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// How much of long texts and lists a page shows. Nothing is lost by it: the
// JSON and the workbook have all of it.
const (
	maxSentence = 1200 // characters of a message
	maxName     = 160  // characters of a name, a place, a label
	maxFact     = 60   // characters of a fact in the head of the page
	maxRemarks  = 100  // problems, conditions or unused labels, of each
	maxTNs      = 500  // numbers of one finding
	maxExplain  = 8    // lines about the characters of one finding
)

type view struct {
	head
	Title                  string
	Case, Revision         string
	Verdict                string // reject, review, clean: also the name of the icon
	Headline, Reason, Next string
	Tally                  string
	Facts                  []fact
	Since                  *sinceView
	Sections               []section
	Port                   *portView
	Fields                 []fieldRow
	NumbersLine            string
	Sets, Features, States []choice
	Numbers                template.HTML
	NotPrinted             string
	Assumptions            []string
	Papers                 []paper
	Remarks                []remarks
	Masked                 bool // no secret is shown in clear
}

type fact struct{ Label, Value string }

// sinceView is what changed since the revision before.
type sinceView struct {
	Line   string
	Mended []string
	Rest   string
}

type section struct {
	ID, Title, Hint string
	Cards           []card
}

// card is one thing to mend.
type card struct {
	Title, Severity, Badge, Message string
	New                             bool // it was not in the revision before
	Numbers                         []string
	Sides                           []side
	Why                             []string
	Place                           *picture
	Do                              string
	Exact                           *exact
	Word                            string
	Codes                           []wording.Codes
}

type side struct {
	Paper, Place, None string
	Pieces             []piece
	Long               bool
	Context            string // the whole of which the text is a part
	Doubt              string // how it was read, where that is not certain
}

type piece struct {
	Kind  string // same, loa, csr, gap, cut
	Atoms []marks.Atom
	Label string
}

type exact struct {
	Text, What string // Text is what is copied, "" for nothing
	Pieces     []piece
	Long       bool
}

type fieldRow struct {
	Label, Result, Mark, Icon string
	Sides                     []side
}

type paper struct{ Kind, Name, About, Hash string }

type remarks struct {
	Title, None, Rest string
	Items             []outline.Remark
}

func viewOf(m *report.Model) *view {
	r := &m.Report
	name, btn := wording.Customer(r)
	v := &view{
		Case:     "Case " + line(r.Case, maxName),
		Verdict:  string(r.Verdict),
		Headline: line(wording.Headline(r), maxSentence),
		Reason:   line(wording.Reason(r), maxSentence),
		Next:     wording.Next(r),
		Tally:    wording.Tally(r),
	}
	switch r.Verdict {
	case porting.VerdictReject, porting.VerdictReview, porting.VerdictClean:
	default:
		v.Verdict = "note"
	}
	v.Title = wording.Of("verdict", string(r.Verdict)) + ": " + line(r.Case, maxName)
	if r.Revision > 1 {
		v.Revision = "revision " + wording.Thousands(r.Revision)
	}
	v.Facts = []fact{
		{"Customer", orDash(line(name, maxFact))},
		{"BTN", orDash(line(btn, maxFact))},
		{"Losing carrier", orDash(line(r.Carrier, maxFact))},
		{"Numbers to port", wording.Thousands(r.Numbers.LOA)},
		{"Port", orDash(r.Numbers.Port)},
		{"Checked as of", orDash(r.Today)},
	}
	v.Since = sinceOf(r)
	v.sections(m)
	v.Port = portOf(r)
	for _, f := range r.Fields {
		v.Fields = append(v.Fields, rowOf(m, f))
	}
	v.NumbersLine = wording.Numbers(r)
	v.numbers(m)
	for _, s := range wording.Assumptions(r) {
		v.Assumptions = append(v.Assumptions, line(s, maxSentence))
	}
	v.Papers = []paper{paperOf("LOA", r.Documents.LOA), paperOf("CSR", r.Documents.CSR)}
	v.Remarks = []remarks{
		remarksOf("Not read for certain", "Everything that was found could be read.", outline.Problems(m)),
		remarksOf("Said of the account", "", outline.Conditions(m)),
		remarksOf("Not used", "", outline.Unused(m)),
	}
	kept := v.Remarks[:0]
	for _, x := range v.Remarks {
		if x.Items != nil || x.None != "" {
			kept = append(kept, x)
		}
	}
	v.Remarks = kept
	v.Masked = true
	for _, f := range r.Fields {
		if porting.IsSecret(f.Field) && strings.Trim(f.LOA.Text+f.CSR.Text, "•") != "" {
			v.Masked = false
		}
	}
	return v
}

// maxMended is how many mended findings a page names.
const maxMended = 20

func sinceOf(r *porting.Report) *sinceView {
	if r.Since == nil {
		return nil
	}
	v := &sinceView{Line: wording.Since(r)}
	for i, f := range r.Since.Mended {
		if i == maxMended {
			v.Rest = "And " + wording.Thousands(len(r.Since.Mended)-maxMended) + " more."
			break
		}
		v.Mended = append(v.Mended, line(f.Message, maxSentence))
	}
	return v
}

func (v *view) sections(m *report.Model) {
	r := &m.Report
	fresh := outline.New(r)
	for _, s := range []struct {
		severity        porting.Severity
		id, title, hint string
	}{
		{porting.Reject, "to-mend", "What to mend", "the carrier would reject these"},
		{porting.Review, "to-check", "What to check", "a person must decide"},
		{porting.Note, "notes", "Worth knowing", "these do not hold up the order"},
	} {
		sec := section{ID: s.id, Title: s.title, Hint: s.hint}
		for _, g := range outline.Groups(r.Findings) {
			if g.First().Severity == s.severity {
				c := cardOf(r, g)
				if !g.Numbers() {
					c.Place = pictureOf(m.Pictures[g.First().ID])
				}
				c.New = fresh[g.First().ID]
				sec.Cards = append(sec.Cards, c)
			}
		}
		if sec.Cards != nil {
			v.Sections = append(v.Sections, sec)
		}
	}
}

func cardOf(r *porting.Report, g outline.Group) card {
	f := g.First()
	c := card{
		Title:    wording.UpperFirst(line(g.Title(), maxName)),
		Severity: string(f.Severity),
		Badge:    wording.Of("severity", string(f.Severity)),
		Message:  line(f.Message, maxSentence),
		Word:     line(wording.CarrierWord(f), maxName),
	}
	for _, k := range wording.CodesOf(f.Rejection) {
		k.System = line(k.System, maxName)
		codes := make([]string, len(k.Codes))
		for i, s := range k.Codes {
			codes[i] = line(s, maxName)
		}
		k.Codes = codes
		c.Codes = append(c.Codes, k)
	}
	do, text := outline.Exact(f)
	c.Do = line(do, maxSentence)
	if g.Numbers() {
		c.Message = ""
		for i, one := range g.Findings {
			if i == maxTNs {
				c.Numbers = append(c.Numbers, "and "+wording.Thousands(len(g.Findings)-maxTNs)+" more")
				break
			}
			c.Numbers = append(c.Numbers, wording.Number(one.TN))
		}
		c.Message = wording.SeveralMessage(f.Message, f.TN)
		c.Do = line(wording.SeveralMessage(f.Fix, f.TN), maxSentence)
		c.Message = line(c.Message, maxSentence)
		return c
	}
	for _, s := range outline.Sides(r, f) {
		c.Sides = append(c.Sides, sideOf(f, s))
	}
	for _, s := range marks.Explain(f, maxExplain) {
		c.Why = append(c.Why, line(s, maxSentence))
	}
	if text != "" {
		p := pieces(marks.Plain(text), "same")
		c.Exact = &exact{Text: copied(text), What: line(wording.Title(f), maxName), Pieces: p, Long: long(text)}
	}
	return c
}

// copied is the text that a button copies: none where characters in it cannot be
// seen, which nobody means to carry into another form.
func copied(text string) string {
	if strings.ContainsFunc(text, func(r rune) bool { return wording.Unsafe(r) && r != '\n' }) {
		return ""
	}
	return text
}

func sideOf(f *porting.Finding, s outline.Side) side {
	out := side{Paper: s.Paper, Place: line(s.Place, maxName), None: s.None, Long: long(s.Text)}
	mark := "loa"
	if s.Which == marks.CSR {
		mark = "csr"
	}
	if s.Text != "" {
		out.Pieces = pieces(marks.Side(f, s.Which), mark)
	}
	if s.Whole != "" {
		out.Context = "in: " + line(s.Whole, maxName)
		if s.WholePlace != "" {
			out.Context += ", " + line(s.WholePlace, maxName)
		}
	}
	return out
}

func pieces(ps []marks.Piece, mark string) []piece {
	var out []piece
	for _, p := range ps {
		switch p.Kind {
		case marks.Same:
			out = append(out, piece{Kind: "same", Atoms: marks.Atoms(p.Text)})
		case marks.Changed:
			out = append(out, piece{Kind: mark, Atoms: marks.Atoms(p.Text)})
		case marks.Gap:
			out = append(out, piece{Kind: "gap", Label: "missing here: " + marks.Names(p.Other)})
		case marks.Cut:
			out = append(out, piece{Kind: "cut", Label: "… " + wording.Count(p.N, "character", "characters") + " …"})
		}
	}
	return out
}

func rowOf(m *report.Model, f porting.FieldRow) fieldRow {
	r := &m.Report
	row := fieldRow{Label: line(wording.UpperFirst(wording.Field(f.Field)), maxName), Result: wording.Of("result", string(f.Result))}
	// The marks of the finding about the whole field, if there is one.
	var whole *porting.Finding
	for i := range r.Findings {
		if x := &r.Findings[i]; x.Field == f.Field && x.Part == "" && len(x.Edits) > 0 && x.LOA.Text == f.LOA.Text && x.CSR.Text == f.CSR.Text {
			whole = x
			break
		}
	}
	for i, s := range []porting.Side{f.LOA, f.CSR} {
		name, mark := "LOA", "loa"
		if i == 1 {
			name, mark = "CSR", "csr"
		}
		ps := marks.Plain(s.Text)
		if whole != nil && s.Text != "" {
			ps = marks.Side(whole, marks.Which(i))
		}
		cell := side{Paper: name, Place: line(wording.Place(s.Where), maxName), None: "—", Pieces: pieces(ps, mark), Long: long(s.Text)}
		record := m.LOA
		if i == 1 {
			record = m.CSR
		}
		cell.Doubt = doubt(record, f.Field)
		if f.Result == porting.UnreadableResult && s.Text == "" && cell.Place != "" {
			cell.None = outline.NotReadable
		}
		row.Sides = append(row.Sides, cell)
	}
	sev := outline.OfField(r, f.Field)
	switch {
	case sev.Rank() > 0:
		row.Mark, row.Icon = string(sev), string(sev)
	case f.Result == porting.Same:
		row.Mark, row.Icon = "same", "clean"
	case f.Result == porting.UnreadableResult:
		row.Mark, row.Icon = "review", "review"
	}
	return row
}

// doubt says how a value was read, where that leaves a doubt.
func doubt(r *porting.Record, n porting.Name) string {
	if r == nil || r.Fields[n] == nil || r.Fields[n].Read != porting.ReadOCR {
		return ""
	}
	s := wording.Of("read", string(porting.ReadOCR))
	if c := r.Fields[n].Confidence; c >= 0 && c < 1 {
		s += ", " + wording.Plain(int(c*100)) + "% sure"
	}
	return s
}

func paperOf(kind string, d porting.Document) paper {
	about := ""
	if d.Pages > 0 {
		about = wording.Count(d.Pages, "page", "pages")
	}
	if d.Accounts > 1 {
		about = "account " + wording.Thousands(d.Account) + " of " + wording.Thousands(d.Accounts)
	}
	return paper{kind, line(d.Name, maxName), about, line(d.SHA256, maxName)}
}

func remarksOf(title, none string, items []outline.Remark) remarks {
	out := remarks{Title: title, None: none}
	if n := len(items) - maxRemarks; n > 0 {
		items = items[:maxRemarks]
		out.Rest = "And " + wording.Thousands(n) + " more in report.xlsx."
	}
	for _, x := range items {
		x.Title, x.Text, x.Place = wording.UpperFirst(line(x.Title, maxName)), line(x.Text, maxSentence), line(x.Place, maxName)
		out.Items = append(out.Items, x)
	}
	return out
}

// line shows a text on one line, with what cannot be seen by name.
func line(s string, max int) string { return marks.Line(s, max) }

func long(s string) bool { return utf8.RuneCountInString(s) > 400 || strings.Count(s, "\n") > 6 }

func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}
