// Package loa reads letters of authorization: pages become a porting.Record.
//
// The work is divided over packages, each of which knows those before it alone:
//
//	layout   lays a page out: words in segments, cells, blanks (internal/layout)
//	look     knows what values look like, and what kind of value a label asks for
//	phrase   knows what the words around telephone numbers say of them
//	form     finds labels, the pieces between them, form fields, check boxes, sections
//	placing  gives every piece to the label whose value it is
//	listing  reads the lists of numbers
//
// Each is a value made of those before it: form.Read of the pages, placing.New of the
// form, listing.Read of both. This package leads them (loa.go) and makes the record of
// what they found. It tells letters from each other (looks.go), and says what a general
// label ("Name", "Date") means by its section (meaning.go). Beside the values
// of labels it reads those of sentences: prose with blanks (stream.go, prose.go,
// spelled.go) and typed letters (letter.go, closing.go, parties.go, offices.go, agree.go). Values
// are made of pieces (values.go, persons.go, contact.go, choices.go), addresses put
// together (address.go), signatures looked for (signature.go), what several places say
// of one field is compared (record.go), and the letter's wording looked at
// (statements.go). What was left blank (unfilled.go), not taken (stray.go, accounted.go),
// guessed (hunches.go) or hard to read (scans.go, lostlabels.go, leftovers.go) is told.
//
// A value is kept as it stands; where it is not certain that it is the field's,
// the record says so in a problem that names the field. The package reads no
// files and knows no PDF: pages come from pdftext or ocr.
package loa

import (
	"context"
	"math"
	"slices"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/listing"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/placing"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// reader is the work on one letter.
type reader struct {
	form   *form.Form
	places *placing.Places
	lists  *listing.Lists
	clock  *limits.Clock
	values []value
	// sentences tells that values stand in sentences: a letter, not a form.
	sentences bool
	// signedAtEnd tells that a letter without labels is signed at its end, without
	// "Sincerely".
	signedAtEnd bool
}

// value is one value of one field, before the values of the whole letter are
// held against each other.
type value struct {
	name   porting.Name
	text   string
	parts  *porting.Parts
	pieces []*form.Piece
	label  *form.Label
	where  porting.Where
	read   porting.Read
	conf   float64
	doubts []doubt
	weak   bool // only taken where nothing better says the same field
}

// doubt is why a value is not certain.
type doubt struct{ code, why string }

// Letters is a document on its way to be read: its pages are looked at once,
// whether they are asked what they look like, where a letter begins, or what it
// says.
type Letters struct {
	doc   *page.Document
	pages []*form.Form // one for each page, made when it is asked for
	clock limits.Clock
	err   error   // why looking or reading ended early
	words float64 // how much of what Looks said last words made, and not labels
}

// Open begins to read a document.
func Open(doc *page.Document) *Letters {
	l := &Letters{doc: doc, pages: make([]*form.Form, len(doc.Pages))}
	crowd := 0
	for i, p := range doc.Pages {
		if p == nil {
			continue
		}
		if crowd += max(0, len(p.Words)-fullPage); crowd > limits.LetterCrowd && i > 0 {
			l.endBefore(i)
			break
		}
	}
	return l
}

// fullPage is how many words a page of small print may have.
const fullPage = 2_000

// endBefore leaves out a page and those behind it, and says so.
func (l *Letters) endBefore(i int) {
	cut := *l.doc
	cut.Pages = cut.Pages[:i:i]
	cut.Problems = append(slices.Clip(cut.Problems), form.Beyond(l.doc.Pages[i].Number))
	l.doc, l.pages = &cut, l.pages[:i]
}

// Within bounds the time that looking and reading may take from now on.
func (l *Letters) Within(ctx context.Context) *Letters {
	l.clock = limits.NewClock(ctx)
	return l
}

// Err tells why looking at the document or reading it ended early: the context's
// error, or limits.ErrNumbers; nil where it did not. What was returned then is no
// record.
func (l *Letters) Err() error { return l.err }

// page is the form on one page alone, nil where there is none.
func (l *Letters) page(i int) *form.Form {
	if l.pages[i] == nil && l.doc.Pages[i] != nil {
		l.pages[i] = l.alone(i, &l.clock)
	}
	return l.pages[i]
}

// alone reads the form on a page.
func (l *Letters) alone(i int, c *limits.Clock) *form.Form {
	return form.Read(&page.Document{Pages: l.doc.Pages[i : i+1]}, c)
}

// fewPages are looked at one after the other, when they are asked for: to wake another
// processor would take as long.
const fewPages = 3

// look looks at the first n pages beside each other, where they are not few. A page says
// the same whether others were looked at or not.
func (l *Letters) look(n int) {
	var left []int
	for i, p := range l.doc.Pages[:min(n, len(l.doc.Pages))] {
		if l.pages[i] == nil && p != nil {
			left = append(left, i)
		}
	}
	if len(left) < fewPages {
		return
	}
	l.clock.Each(len(left), func(i int, c *limits.Clock) { l.pages[left[i]] = l.alone(left[i], c) })
}

// Read reads the letters that the document holds. Usually it is one; of several
// letters in one document each gives a record. A document without a page gives
// one record without fields. The document's own problems are repeated in each.
// It may be called once. It returns nil where Err tells why.
func (l *Letters) Read(d porting.Document) (out []*porting.Record) {
	if l.err != nil {
		return nil
	}
	defer func() {
		if l.err != nil {
			out = nil
		}
	}()
	defer l.clock.Stop(&l.err)
	parts := l.split()
	out = make([]*porting.Record, 0, len(parts))
	for i, part := range parts {
		d := d
		d.Account, d.Accounts = i+1, len(parts)
		switch {
		case len(parts) == 1:
			part.record = newReader(l.whole(), &l.clock).record(part.pages, d)
		case part.record == nil:
			part.record = l.readOne(part.pages, d)
		}
		part.record.Document = d
		out = append(out, part.record)
	}
	return out
}

// whole is the form of all pages, joined of those that were looked at already.
func (l *Letters) whole() *form.Form {
	pages := make([]*form.Form, len(l.pages))
	for i := range pages {
		pages[i] = l.page(i)
	}
	if f, ok := form.Join(l.doc, pages, &l.clock); ok {
		return f
	}
	return form.Read(l.doc, &l.clock)
}

// readOne reads a letter.
func (l *Letters) readOne(doc *page.Document, d porting.Document) *porting.Record {
	l.clock.Recount()
	return newReader(form.Read(doc, &l.clock), &l.clock).record(doc, d)
}

// record is what the reader's pages say, with the document's own problems.
func (r *reader) record(doc *page.Document, d porting.Document) *porting.Record {
	rec := porting.NewRecord(d)
	r.read()
	for _, p := range doc.Problems {
		if p.Code != porting.ProblemAppearanceDiffers || !r.tellsDiffering(p.Where) {
			rec.Problem(p)
		}
	}
	r.fill(rec)
	return rec
}

// newReader is a reader of a form.
func newReader(f *form.Form, c *limits.Clock) *reader {
	return &reader{form: f, places: placing.New(f, c), clock: c}
}

// read finds the values of the form's labels, and those of its sentences.
func (r *reader) read() {
	r.form.ReadChecks()
	r.lists = listing.Read(r.form, r.places, r.clock)
	r.besideLists()
	r.together()
	r.signedOn()
	r.places.Assign()
	r.onTheirLines()
	r.form.WrongGuesses()
	r.form.FindSections()
	r.readProse()
	r.takeValues()
	r.readAddresses()
	r.plainLetter()
	r.hunches()
	r.readSignatures()
	r.sender()
	r.agent()
	r.parties()
	r.letterDate()
	r.agree()
	r.readChoices()
	r.strayNumbers()
	r.lists.AllKept(slices.ContainsFunc(r.values, func(v value) bool { return v.name == porting.PortType && v.text == "full" }))
}

// besideLists says what "Comments" and "Location" mean, which may be of the whole letter
// or head a column of a list.
func (r *reader) besideLists() {
	for _, l := range r.form.Labels {
		if l.Target == labels.Note && (l.Match.Wording == "comment" || l.Match.Wording == "note") && (!r.besideList(l) || r.tallField(l)) && (l.Inline == nil || !l.Inline.Prose) {
			l.Target = labels.Target(porting.Remarks)
		}
		if l.Target == labels.Target(porting.Remarks) && l.Bare && l.Cell >= 0 && r.besideList(l) && r.headsRows(l) {
			l.Target = labels.Note // a column of the list
		}
		if l.Target == labels.Target(porting.ContactPhone) && l.Bare && l.Cell >= 0 && r.places.HeaderRow(l, l.Sheet.Cells[l.Cell]) && r.phonesUnder(l) {
			l.Target = labels.Telephone // "Mobile number" over a column of them
		}
		if l.Target == labels.Note && l.Match.Wording == "location" && !r.besideList(l) {
			l.Target = labels.Target(porting.ServiceAddress)
		}
	}
}

// phonesUnder tells whether a telephone number stands in the cell below a heading.
func (r *reader) phonesUnder(l *form.Label) bool {
	c, ok := l.Sheet.CellUnder(l.Sheet.Cells[l.Cell], l.Sheet.Cells[l.Cell].Y1)
	return ok && slices.ContainsFunc(r.form.PiecesOf[l.Sheet], func(p *form.Piece) bool { return c.Holds(p.Rect) && look.OnePhone(p.Text) })
}

// tallField tells whether a form field of several lines stands right under a label.
func (r *reader) tallField(l *form.Label) bool {
	for _, p := range r.form.PiecesOf[l.Sheet] {
		if p.Widget != nil && p.Rect.Height() > 30 && math.Abs(p.Rect.X0-l.Rect.X0) < 12 && p.Rect.Y0-l.Rect.Y1 > -4 && p.Rect.Y0-l.Rect.Y1 < 10 {
			return true
		}
	}
	return false
}

// headsRows tells whether two cells or more stand below the cell of a heading, in its column.
func (r *reader) headsRows(l *form.Label) bool {
	c, ok := l.Sheet.CellUnder(l.Sheet.Cells[l.Cell], l.Sheet.Cells[l.Cell].Y1)
	if ok {
		_, ok = l.Sheet.CellUnder(c, c.Y1)
	}
	return ok
}

// besideList tells whether a label heads a column of a list of numbers.
func (r *reader) besideList(l *form.Label) bool {
	for _, o := range r.form.LabelsOf[l.Sheet] {
		if o != l && layout.SameLine(o.Rect, l.Rect) && (look.ListHead(o.Target) || o.Target == labels.Telephone || o.Target == labels.Number || o.Target == labels.RangeStart) {
			return true
		}
	}
	return false
}

// tellsDiffering tells whether a field whose appearance differs is the value of a
// field of the letter, so that the letter's own problem names it.
func (r *reader) tellsDiffering(w porting.Where) bool {
	for _, p := range r.form.Pieces {
		if p.Widget == nil || !p.Widget.Differs || p.Sheet.Number != w.Page || w.Box != nil && *w.Box != p.Box && layout.RoundBox(*w.Box) != layout.RoundBox(p.Box) {
			continue
		}
		if p.Used {
			return true
		}
		for _, v := range r.values {
			for _, q := range v.pieces {
				if q == p {
					return true
				}
			}
		}
	}
	return false
}
