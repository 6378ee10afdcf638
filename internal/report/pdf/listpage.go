package pdf

// The list of what to mend, in front of a marked LOA. It goes to the customer:
// no carrier's codes, no words that only sales ops knows.

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/marks"
	"github.com/portcheck/portcheck/internal/report/outline"
	"github.com/portcheck/portcheck/internal/report/wording"
)

const (
	maxSentence = 900
	maxFact     = 120
	maxTNs      = 120
)

// point is one thing to mend, with the number that its marks bear.
type point struct {
	n     int
	group outline.Group
}

// points are the findings that are marked: those that ask for something.
func points(r *porting.Report) []point {
	var out []point
	for _, g := range outline.Groups(r.Findings) {
		if g.First().Severity.Rank() >= porting.Review.Rank() {
			out = append(out, point{len(out) + 1, g})
		}
	}
	return out
}

// tone is the colour of a severity.
func tone(s porting.Severity) rgb {
	if s == porting.Reject {
		return red
	}
	return amber
}

// listPages sets the list; marked tells which points have a mark, and on which page.
func listPages(fs *faces, r *porting.Report, ps []point, marked map[int]int) []*canvas {
	fl := newFlow(fs)
	fl.onPage = func(c *canvas, n int) float64 {
		c.text(fs.regular, 8.5, margin, pageHeight-40, soft, "What to mend on the Letter of Authorization, continued")
		return pageHeight - margin - 8
	}
	c := fl.page()
	c.fill(0, pageHeight-10, pageWidth, 10, navy)
	fl.paragraph(fs.bold, 19, margin, textWidth, black, "What to mend on the Letter of Authorization")
	fl.y -= 2
	name, btn := wording.Customer(r)
	var who []string
	if name != "" {
		who = append(who, marks.Line(name, maxFact))
	}
	if btn != "" {
		who = append(who, "BTN "+marks.Line(btn, maxFact))
	}
	who = append(who, "file "+marks.Line(r.Documents.LOA.Name, maxFact))
	fl.paragraph(fs.regular, 9.5, margin, textWidth, soft, strings.Join(who, "   ·   "))
	fl.y -= 6
	intro := "Please mend these points before the order is sent. "
	if len(ps) == 0 {
		intro = "Nothing needs to be mended."
	} else if len(marked) > 0 {
		intro += "Each bears its number on the pages that follow."
	}
	fl.paragraph(fs.regular, 10.5, margin, textWidth, black, intro)
	fl.y -= 4
	for _, p := range ps {
		listPoint(fl, r, p, marked[p.n])
	}
	for i, c := range fl.pages {
		c.line(margin, 44, pageWidth-margin, 44, 0.6, faint)
		c.text(fs.regular, 8, margin, 32, soft, fs.regular.drawable("portcheck   ·   case "+marks.Line(r.Case, 60)+"   ·   checked as of "+marks.Line(r.Today, 20)+"   ·   this list shows no PIN and no SSN"))
		if len(fl.pages) > 1 {
			s := fmt.Sprintf("list page %d of %d", i+1, len(fl.pages))
			c.text(fs.regular, 8, pageWidth-margin-fs.regular.width(s, 8), 32, soft, s)
		}
	}
	return fl.pages
}

func listPoint(fl *flow, r *porting.Report, p point, page int) {
	fs := fl.fs
	f := p.group.First()
	const indent = margin + 26
	width := textWidth - 26
	fl.room(86)
	fl.y -= 8
	fl.page().line(margin, fl.y, pageWidth-margin, fl.y, 0.6, faint)
	fl.y -= 6
	ink := tone(f.Severity)
	// The number, as on the marks.
	badge(fl.page(), fs, margin+9, fl.y-9, 8.5, ink, p.n)
	label := "must be mended"
	if f.Severity != porting.Reject {
		label = "please check"
	}
	where := ""
	if page > 0 {
		where = "page " + strconv.Itoa(page) + " of the LOA"
	}
	right := strings.Trim(label+"  ·  "+where, " ·")
	w := fs.regular.width(right, 9)
	fl.page().text(fs.regular, 9, pageWidth-margin-w, fl.y-12, ink, right)
	fl.paragraph(fs.bold, 11.5, indent, width-w-12, black, wording.UpperFirst(marks.Line(p.group.Title(), maxFact)))
	message := f.Message
	do, exact := outline.Exact(f)
	if p.group.Numbers() {
		message, do, exact = wording.SeveralMessage(f.Message, f.TN), wording.SeveralMessage(f.Fix, f.TN), ""
	}
	fl.paragraph(fs.regular, 9.5, indent, width, soft, marks.Line(message, maxSentence))
	if p.group.Numbers() {
		var tns []string
		for i, x := range p.group.Findings {
			if i == maxTNs {
				tns = append(tns, "and "+wording.Thousands(len(p.group.Findings)-maxTNs)+" more")
				break
			}
			tns = append(tns, wording.Number(x.TN))
		}
		fl.y -= 2
		fl.paragraph(fs.mono, 9, indent, width, black, strings.Join(tns, "   "))
	} else if f.LOA.Text != "" && len(f.Differences) > 0 && !porting.IsSecret(f.Field) {
		fl.y -= 3
		fl.room(16)
		fl.page().text(fs.regular, 9, indent, fl.y-12, soft, "You wrote")
		fl.value(fs.mono, 10.5, indent+62, width-62, spans(fs.mono, marks.Side(f, marks.LOA), redGround))
	}
	fl.y -= 3
	if exact != "" && len(f.Differences) > 0 {
		fl.room(16)
		fl.page().text(fs.regular, 9, indent, fl.y-12, soft, "Write")
		fl.value(fs.monoBold, 10.5, indent+62, width-62, spans(fs.monoBold, marks.Side(&porting.Finding{CSR: porting.Side{Text: exact}, Edits: editsOf(f, exact)}, marks.CSR), mint))
		// A part alone does not say where it goes.
		if s := wholeOf(r, f); s != "" {
			fl.paragraph(fs.regular, 9, indent+62, width-62, soft, "so that it reads: "+marks.Line(s, maxSentence))
		}
	} else {
		fl.paragraph(fs.bold, 9.5, indent, width, black, marks.Line(strings.TrimSpace(do+" "+flat(exact)), maxSentence))
	}
	fl.y -= 2
}

// wholeOf is the value that the CSR has in full, on one line, where a finding is
// about a part of it.
func wholeOf(r *porting.Report, f *porting.Finding) string {
	if f.Part == "" || porting.IsSecret(f.Field) {
		return ""
	}
	for i := range r.Fields {
		if x := &r.Fields[i]; x.Field == f.Field {
			return strings.Join(strings.FieldsFunc(x.CSR.Text, func(c rune) bool { return c == '\n' }), ", ")
		}
	}
	return ""
}

// editsOf are a finding's edits if they make the text that is to be written.
func editsOf(f *porting.Finding, exact string) []porting.Edit {
	if f.CSR.Text == exact {
		return f.Edits
	}
	return nil
}

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// badge draws a number in a disc.
func badge(c *canvas, fs *faces, x, y, radius float64, ink rgb, n int) {
	c.disc(x, y, radius, ink)
	s := strconv.Itoa(n)
	size := radius * 1.25
	if n > 9 {
		size = radius * 1.05
	}
	if n > 99 {
		size = radius * 0.8
	}
	c.text(fs.bold, size, x-fs.bold.width(s, size)/2, y-size*0.36, white, s)
}
