package notice

// From a notice to its record.

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

func (n *notice) record(d porting.Document) *porting.Record {
	d.Kind = n.kind
	r := porting.NewRecord(d)
	r.Notice = &porting.Notice{
		Date: n.date(), Order: n.order.text, From: n.from(),
		Reasons: []porting.NoticeReason{}, Commitment: n.commitment,
	}
	if n.reasons != nil {
		r.Notice.Reasons = n.reasons
	}
	n.fields(r)
	n.numbers(r)
	r.Problems = append(r.Problems, n.problems...)
	check(r, n.doubtful)
	for i := range n.part.lines {
		for k := range n.part.lines[i].cells {
			if n.part.lines[i].cells[k].conf < 0.8 {
				r.Problem(porting.Problem{Code: porting.ProblemLowConfidence, Where: n.part.lines[i].cells[k].where,
					Message: "parts of the notice were read by OCR and are not certain; look at the paper"})
				return r
			}
		}
	}
	return r
}

// kindNames say what a notice is, in a sentence.
var kindNames = map[porting.Kind]string{
	porting.KindRejection: "a rejection", porting.KindSubmission: "a confirmation of receipt",
	porting.KindFOC: "a firm order commitment", porting.KindCompletion: "a completion",
}

// check says what is missing from a notice of its kind.
func check(r *porting.Record, doubtful porting.Kind) {
	kind := r.Document.Kind
	if doubtful != porting.KindNone {
		r.Problem(porting.Problem{Code: porting.ProblemContradiction,
			Message: fmt.Sprintf("the notice was taken for %s, and may be read as %s; look at it", kindNames[kind], kindNames[doubtful])})
	}
	switch {
	case kind == porting.KindRejection && len(r.Notice.Reasons) == 0:
		r.Notice.Reasons = []porting.NoticeReason{{TNs: []string{}}}
		r.Problem(porting.Problem{Code: porting.ProblemUnreadableValue, Message: "no reason was found in the rejection; look at it, or ask the carrier"})
	case kind == porting.KindFOC && r.Notice.Commitment == nil:
		r.Problem(porting.Problem{Code: porting.ProblemUnreadableValue, Message: "the notice commits a date, and no full date was found in it; look at it"})
	}
}

// date is the notice's own date.
func (n *notice) date() string {
	p := n.part
	for _, it := range n.items {
		if it.target != labels.Date {
			continue
		}
		if m, ok := momentIn(it.text, 0); ok {
			n.settle(&m)
			if m.reading.Ambiguous() && p.headers.date == m.reading.Other.String() {
				m.reading.Date = m.reading.Other
			} else if m.reading.Ambiguous() && p.headers.date != m.reading.Date.String() {
				n.problems = append(n.problems, porting.Problem{Code: porting.ProblemAmbiguousDate, Where: it.where,
					Message: fmt.Sprintf("the notice's date may be read as %s or as %s; it was taken month first", m.reading.Date, m.reading.Other)})
			}
			return m.reading.Date.String()
		}
	}
	if p.headers.date != "" {
		return p.headers.date
	}
	// the date line of a letter
	for i := range p.lines {
		if i > 14 {
			break
		}
		if p.used[i] || isLabel(p.lines[i].cells[0].text) {
			continue
		}
		for k := range p.lines[i].cells {
			t := p.lines[i].cells[k].text
			if len(t) > 60 || isLabel(t) {
				continue
			}
			if r, ok := dates.Parse(t); ok {
				m := moment{reading: r}
				n.settle(&m)
				return m.reading.Date.String()
			}
			if fs := dates.Find(t); len(fs) == 1 && fs[0].End == len(t) && strings.HasSuffix(strings.TrimSpace(t[:fs[0].Start]), ",") && len(strings.Fields(t)) <= 7 {
				return fs[0].Reading.Date.String()
			}
		}
	}
	return ""
}

// from is who sent the notice, as written.
func (n *notice) from() string {
	if n.part.headers.from != "" {
		return n.part.headers.from
	}
	for _, it := range n.items {
		if it.target == labels.From && !hasDate(it.text) && len(it.text) < 200 {
			return it.text
		}
	}
	return ""
}

// fields are those that the notice quotes from the order.
func (n *notice) fields(r *porting.Record) {
	for _, it := range n.items {
		name := it.target.Field()
		if name == "" || it.text == "" || negative(it.text) || len(it.text) > 2000 {
			continue
		}
		setField(r, name, it.value)
	}
}

// setField puts a value into a record, where it can be one of that field. The
// first of two stays; a second that says something else is a problem.
func setField(r *porting.Record, name porting.Name, v value) {
	f := &porting.Field{Text: v.text, Read: v.read, Confidence: v.conf, Where: v.where}
	switch name {
	case porting.BTN, porting.NewBTN:
		found := telephone.FindAll(v.text)
		if len(found) != 1 || len(found[0].TNs) != 1 {
			if _, _, ok := telephone.AccountBTN(v.text); !ok {
				return
			}
		}
	case porting.DesiredDueDate, porting.CSRDate:
		if !hasDate(v.text) {
			return
		}
	case porting.ServiceAddress:
		parts := address.Split(v.text)
		if parts.Street == "" {
			return
		}
		f.Parts = &parts
	case porting.ContactPhone:
		if len(numbersOf(v.text)) == 0 {
			return
		}
	case porting.ContactName:
		if len(v.text) > 80 || len(numbersOf(v.text)) > 0 {
			return
		}
	case porting.CustomerName, porting.CurrentCarrier, porting.NewCarrier:
		if len(v.text) > 120 || hasDate(v.text) {
			return
		}
	}
	old := r.Fields[name]
	if old == nil {
		r.Fields[name] = f
		return
	}
	switch name {
	case porting.Remarks, porting.ContactName, porting.ContactPhone, porting.ContactEmail, porting.DesiredDueDate:
		return
	}
	if old.Text != f.Text {
		r.Problem(porting.Problem{Code: porting.ProblemContradiction, Field: name, Where: f.Where,
			Message: fmt.Sprintf("the notice gives two values for %s; the first was taken", strings.ReplaceAll(string(name), "_", " "))})
	} else if len(old.Where.More) < 20 {
		old.Where.More = append(old.Where.More, f.Where)
	}
}
