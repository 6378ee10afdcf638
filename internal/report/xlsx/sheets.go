package xlsx

import (
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/marks"
	"github.com/portcheck/portcheck/internal/report/outline"
	"github.com/portcheck/portcheck/internal/report/wording"
)

const (
	maxName   = 300
	maxText   = 4000
	summaryTo = 12 // things to do that the summary lists
)

// summary is the first sheet: what somebody reads who reads only one.
func (b *book) summary(m *report.Model) {
	r := &m.Report
	b.open("Summary", []float64{24, 46, 60})
	b.s.gridless = true
	tone := string(r.Verdict)
	wide := func(row int, s string, st style, height float64) {
		b.cell(0, row, s, st)
		b.cell(1, row, "", st)
		b.cell(2, row, "", st)
		b.merge(row, 0, 2)
		b.rowHeight(row, height)
	}
	wide(1, clean(wording.Headline(r), maxName), style{title, tone}, 34)
	reason := clean(wording.Reason(r), maxText)
	wide(2, reason, style{lead, tone}, lines(reason, 110, 18))
	tally := wording.Tally(r)
	if tally == "" {
		tally = "no findings"
	}
	wide(3, strings.TrimSpace(wording.Next(r)+" "+wording.UpperFirst(tally)+"."), style{lead, tone}, 20)
	row := 5
	name, btn := wording.Customer(r)
	for _, f := range []struct{ label, value string }{
		{"Customer", name}, {"BTN", btn}, {"Case", r.Case}, {"Revision", wording.Plain(r.Revision)},
		{"Losing carrier", r.Carrier}, {"Strictness", wording.Of("strictness", r.Strictness)}, {"Checked as of", r.Today},
		{"LOA", r.Documents.LOA.Name}, {"CSR", r.Documents.CSR.Name}, {"State of the port", state(r.Port)},
	} {
		if f.label == "State of the port" && r.Port == nil {
			continue
		}
		b.cell(0, row, f.label, style{kind: label})
		value := oneLine(f.value, maxName)
		b.cell(1, row, value, style{kind: text})
		b.height(row, []string{value}, []float64{44})
		row++
	}
	row++
	b.part(row, "Numbers")
	row++
	for _, n := range []struct {
		label string
		n     int
	}{{"To port, on the LOA", r.Numbers.LOA}, {"On the CSR", r.Numbers.CSR}, {"On both", r.Numbers.Both}, {"Only on the LOA", len(r.Numbers.OnlyLOA)}, {"Only on the CSR", len(r.Numbers.OnlyCSR)}} {
		b.cell(0, row, n.label, style{kind: label})
		b.number(1, row, n.n, style{kind: count})
		row++
	}
	if r.Numbers.Port != "" {
		b.cell(0, row, "Port", style{kind: label})
		b.cell(1, row, clean(r.Numbers.Port, maxName), style{kind: text})
		row++
	}
	row = b.since(r, row)
	if groups := outline.Groups(r.Findings); len(groups) > 0 {
		row++
		b.part(row, "What to do, worst first")
		row++
		for i, g := range groups {
			if i == summaryTo {
				b.cell(0, row, "And "+wording.Thousands(len(groups)-i)+" more: see sheet Findings.", style{kind: narrow})
				row++
				break
			}
			f := g.First()
			do := f.Fix
			if g.Numbers() {
				do = wording.SeveralMessage(f.Fix, f.TN)
			}
			b.cell(0, row, wording.Of("severity", string(f.Severity)), style{badge, string(f.Severity)})
			b.cell(1, row, wording.UpperFirst(clean(g.Title(), maxName)), style{kind: text})
			b.cell(2, row, clean(do, maxText), style{kind: text})
			b.height(row, []string{do}, []float64{60})
			row++
		}
	}
	row++
	b.part(row, "What this rests on")
	row++
	say := func(label, s string) {
		b.say(row, label, s)
		row++
	}
	for _, s := range wording.Assumptions(r) {
		say("Assumed", clean(s, maxText))
	}
	for _, x := range outline.Problems(m) {
		say("Not read for certain", clean(about(x)+x.Text, maxText))
	}
	for _, x := range outline.Conditions(m) {
		say("Said of the account", clean(about(x)+x.Title+": "+x.Text, maxText))
	}
	for _, x := range outline.Unused(m) {
		say("Not used", clean(about(x)+x.Text, maxText))
	}
}

func state(p *porting.Port) string {
	if p == nil {
		return ""
	}
	return p.Line
}

// since says what changed since the revision before, from a row on, and returns
// the row after it.
func (b *book) since(r *porting.Report, row int) int {
	if r.Since == nil {
		return row
	}
	row++
	b.part(row, "What changed")
	row++
	say := func(label, s string) {
		b.say(row, label, s)
		row++
	}
	say("In short", wording.Since(r))
	for _, f := range r.Since.Mended {
		say("Mended", clean(f.Message, maxText))
	}
	return row
}

// say writes a sentence of the summary.
func (b *book) say(row int, label, s string) {
	b.cell(0, row, label, style{kind: text})
	b.cell(1, row, s, style{kind: text})
	b.cell(2, row, "", style{kind: text})
	b.merge(row, 1, 2)
	b.height(row, []string{label, s}, []float64{24, 106})
}

// about says where a remark stands: "CSR, cell A4: ".
func about(x outline.Remark) string {
	switch {
	case x.Paper != "" && x.Place != "":
		return x.Paper + ", " + x.Place + ": "
	case x.Paper+x.Place != "":
		return x.Paper + x.Place + ": "
	}
	return ""
}

func (b *book) part(row int, s string) {
	for i := range 3 {
		t := ""
		if i == 0 {
			t = s
		}
		b.cell(i, row, t, style{kind: part})
	}
	b.rowHeight(row, 20)
}

// findings has one row a finding.
func (b *book) findings(r *porting.Report) {
	b.open("Findings", []float64{19, 26, 32, 32, 38, 42, 28, 24, 26, 17, 22, 22, 24, 26, 28})
	names := []string{"Severity", "What", "On the LOA", "On the CSR", "What is wrong", "What to do", "Write exactly", "Kind of difference",
		"The carrier calls it", "Number", "Place on the LOA", "Place on the CSR", "Bandwidth", "Level 3", "Telnyx, Twilio, other"}
	fresh := outline.New(r)
	if r.Since != nil {
		names = append(names, "Since revision "+wording.Plain(r.Since.Revision))
		b.s.widths = append(b.s.widths, 20)
	}
	b.header(names...)
	for i := range r.Findings {
		f := &r.Findings[i]
		row := i + 2
		_, write := outline.Exact(f)
		b.cell(0, row, clean(wording.Of("severity", string(f.Severity)), maxName), style{badge, string(f.Severity)})
		b.cell(1, row, wording.UpperFirst(clean(wording.Title(f), maxName)), style{kind: text})
		b.rich(2, row, runs(marks.Side(f, marks.LOA), loaColour), style{kind: mono})
		b.rich(3, row, runs(marks.Side(f, marks.CSR), csrColour), style{kind: mono})
		message, fix := clean(f.Message, maxText), clean(f.Fix, maxText)
		b.cell(4, row, message, style{kind: text})
		b.cell(5, row, fix, style{kind: text})
		b.cell(6, row, exact(write), style{kind: mono})
		diffs := clean(wording.Differences(f.Differences), maxName)
		b.cell(7, row, diffs, style{kind: text})
		b.cell(8, row, clean(wording.CarrierWord(f), maxName), style{kind: text})
		b.cell(9, row, clean(wording.Number(f.TN), maxName), style{kind: narrow})
		var places [2]string // of what a paper has: a part that is missing has none
		for _, s := range outline.Sides(r, f) {
			places[s.Which] = s.Place
		}
		b.cell(10, row, clean(places[marks.LOA], maxName), style{kind: text})
		b.cell(11, row, clean(places[marks.CSR], maxName), style{kind: text})
		var other []string
		codes := map[string]string{}
		for _, c := range wording.CodesOf(f.Rejection) {
			s := clean(strings.Join(c.Codes, ", "), maxName)
			if c.System == "Bandwidth" || c.System == "Level 3" {
				codes[c.System] = s
				continue
			}
			other = append(other, clean(c.System, maxName)+": "+s)
		}
		b.cell(12, row, codes["Bandwidth"], style{kind: text})
		b.cell(13, row, codes["Level 3"], style{kind: text})
		b.cell(14, row, strings.Join(other, "\n"), style{kind: text})
		if r.Since != nil {
			b.cell(15, row, since(fresh[f.ID]), style{kind: narrow})
		}
		b.height(row, []string{f.LOA.Text, f.CSR.Text, message, fix, write, diffs, codes["Level 3"], strings.Join(other, "\n")},
			[]float64{29, 29, 38, 42, 25, 24, 26, 28})
	}
	// On paper: up to the text to write. The rest would make it too small to read.
	b.s.printTo = 7
}

// since is what a revision did to a finding.
func since(fresh bool) string {
	if fresh {
		return "New"
	}
	return "Unchanged"
}

// fields has one row a field.
func (b *book) fields(m *report.Model) {
	r := &m.Report
	b.open("Fields", []float64{22, 46, 46, 20, 20, 24, 24, 24, 24})
	b.header("Field", "LOA", "CSR", "Result", "Severity", "Place on the LOA", "Place on the CSR", "How the LOA was read", "How the CSR was read")
	for i, f := range r.Fields {
		row := i + 2
		loa, csr := marks.Plain(f.LOA.Text), marks.Plain(f.CSR.Text)
		for j := range r.Findings {
			if x := &r.Findings[j]; x.Field == f.Field && x.Part == "" && len(x.Edits) > 0 && x.LOA.Text == f.LOA.Text && x.CSR.Text == f.CSR.Text {
				loa, csr = marks.Side(x, marks.LOA), marks.Side(x, marks.CSR)
				break
			}
		}
		severity := outline.OfField(r, f.Field)
		tone := string(severity)
		if f.Result == porting.Same && tone == "" {
			tone = "clean"
		}
		b.cell(0, row, wording.UpperFirst(clean(wording.Field(f.Field), maxName)), style{kind: text})
		b.rich(1, row, runs(loa, loaColour), style{kind: mono})
		b.rich(2, row, runs(csr, csrColour), style{kind: mono})
		b.cell(3, row, clean(wording.Of("result", string(f.Result)), maxName), style{result, tone})
		word := ""
		if severity != "" {
			word = wording.Of("severity", string(severity))
		}
		b.cell(4, row, word, style{result, string(severity)})
		b.cell(5, row, clean(wording.Place(f.LOA.Where), maxName), style{kind: text})
		b.cell(6, row, clean(wording.Place(f.CSR.Where), maxName), style{kind: text})
		b.cell(7, row, how(m.LOA, f.Field), style{kind: text})
		b.cell(8, row, how(m.CSR, f.Field), style{kind: text})
		b.height(row, []string{f.LOA.Text, f.CSR.Text}, []float64{41, 41})
	}
	// On paper: up to the severity, for the same reason.
	b.s.printTo = 5
}

// how says how a field was read, with its confidence where that is not full.
func how(r *porting.Record, n porting.Name) string {
	if r == nil || r.Fields[n] == nil {
		return ""
	}
	f := r.Fields[n]
	s := clean(wording.Of("read", string(f.Read)), maxName)
	if f.Confidence < 1 && f.Confidence >= 0 {
		s += ", " + wording.Plain(int(f.Confidence*100)) + "% sure"
	}
	return s
}

// numbers has one row a number.
func (b *book) numbers(m *report.Model) {
	ns := outline.Numbers(m)
	b.open("Numbers", []float64{18, 20, 20, 26, 16, 36, 24, 24, 22, 24, 16})
	b.header("Number", "Stands", "Finding", "Features", "Status", "Note", "As on the LOA", "As on the CSR", "Place on the LOA", "Place on the CSR", "E.164")
	for i := range ns {
		n := &ns[i]
		row := i + 2
		tone := ""
		switch n.Set {
		case outline.OnlyLOA, outline.Invalid:
			tone = "reject"
		case outline.OnlyCSR:
			tone = "review"
		case outline.Keep:
			tone = "note"
		}
		shown := wording.Number(n.TN)
		if n.TN == "" {
			shown = n.Text()
		}
		b.cell(0, row, clean(shown, maxName), style{kind: narrow})
		b.cell(1, row, wording.Of("set", n.Set), style{result, tone})
		if n.Severity != "" {
			b.cell(2, row, wording.Of("severity", string(n.Severity)), style{result, string(n.Severity)})
		}
		var features []string
		for _, f := range n.Features {
			features = append(features, wording.Of("feature", f))
		}
		b.optional(3, row, clean(strings.Join(features, ", "), maxName))
		if n.Status != "" {
			b.optional(4, row, clean(wording.Of("status", n.Status), maxName))
		}
		b.optional(5, row, clean(n.Note(), maxText))
		if n.LOA != nil {
			b.optional(6, row, clean(n.LOA.Text, maxName))
			b.optional(8, row, clean(wording.Place(n.LOA.Where), maxName))
		}
		if n.CSR != nil {
			b.optional(7, row, clean(n.CSR.Text, maxName))
			b.optional(9, row, clean(wording.Place(n.CSR.Where), maxName))
		}
		b.optional(10, row, n.TN)
	}
}

// optional writes a text that is not wrapped, if there is one: a sheet of ten
// thousand rows has many empty cells.
func (b *book) optional(col, row int, s string) {
	if s != "" {
		b.cell(col, row, s, style{kind: narrow})
	}
}

// height makes a row high enough for its longest text. Programs do that by
// themselves only for rows that they have drawn before.
func (b *book) height(row int, texts []string, widths []float64) {
	most := 15.0
	for i, s := range texts {
		most = max(most, lines(s, widths[i], 15))
	}
	b.rowHeight(row, min(most+1, 180))
}

// lines is the height of a text in a column so many characters wide.
func lines(s string, width, line float64) float64 {
	n := 0.0
	for l := range strings.SplitSeq(s, "\n") {
		n += 1 + float64(int(float64(len(l))/(1.15*width))) // proportional letters are narrower than digits
	}
	return n * line
}
