// Package loa reads letters of authorization: pages become a porting.Record.
//
// A page is laid out first (sheet.go, cells.go, lostrows.go): visible words in segments,
// blanks to fill in, cells. Labels are found by their wordings, in the languages
// that the letter speaks (find.go, cuts.go, wrapped.go, divide.go, captions.go);
// what is between them are pieces that may be values (pieces.go). What labels of
// unknown wording and captions of form fields ask for is guessed (guessed.go,
// unnamed.go). Lists of numbers
// take theirs first (numbers.go; heads.go and regions.go say where a list stands,
// broken.go, lines.go and numberline.go read it, said.go, keeping.go, actions.go and
// notes.go what is said of each number, hangs.go what hangs on it), check boxes (checks.go,
// choices.go) follow; every other label gets its value by geometry (slots.go,
// writing.go, incells.go, sides.go, fields.go) in one assignment over the whole page
// (assign.go). Prose with blanks (stream.go, prose.go, spelled.go) and typed letters
// (letter.go, closing.go, parties.go, offices.go, sentences.go) are read next. Labels that nobody
// knows are told by their columns (unnamed.go), tables drawn with characters become
// ruled ones (textrules.go), pages of other papers are left out (otherpages.go), and
// lists in columns are put in their order (inorder.go). What a general label ("Name", "Date")
// means its section says (meaning.go). Last, values are made (values.go, persons.go,
// contact.go), addresses put together (address.go), signatures looked for
// (signature.go), and what several pages say of one field is compared (record.go),
// what was left blank is listed (unfilled.go), and the wording looked at
// (statements.go). What was not taken is told (stray.go, passed.go), so that every
// telephone number on the pages is accounted for (accounted.go).
//
// A value is kept as it stands; where it is not certain that it is the field's,
// the record says so in a problem that names the field. The package reads no
// files and knows no PDF: pages come from pdftext or ocr.
package loa

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Limits: a page that holds more is read as far as they go, and said so.
const (
	maxLabels = limits.PageLabels
	maxPieces = limits.PagePieces
)

// form is what stands on the pages of a letter: labels, and pieces that may be their
// values.
type form struct {
	*limits.Clock
	v        *labels.Vocabulary // what the letter calls things, in its languages
	doc      *page.Document
	sheets   []*sheet
	labels   []*label
	labelsOf map[*sheet][]*label
	pieces   []*piece
	pieceOf  map[*sheet][]*piece
	fields   map[*label][]*piece      // form fields by label
	sections map[*label]labels.Target // the section that a label stands in
	headOf   map[*label]*label        // the heading that a label stands under
	counts   map[inRect]int           // labels in cells
	checked  []check                  // the check boxes
	problems []porting.Problem
}

func newForm(doc *page.Document, c *limits.Clock) *form {
	return &form{Clock: c, v: labels.LOAFor(wordsOf(doc)), doc: doc, labelsOf: map[*sheet][]*label{}, pieceOf: map[*sheet][]*piece{},
		fields: map[*label][]*piece{}, sections: map[*label]labels.Target{}, headOf: map[*label]*label{}, counts: map[inRect]int{}}
}

// places finds where on the form the values of its labels may stand.
type places struct{ *form }

// lists are the lists of numbers of a letter.
type lists struct {
	*places
	found    []foundNumbers
	numbers  []porting.Number
	passed   []passed               // numbers that were not taken
	standing map[*porting.Box]stood // where in their lists the numbers belong, by their boxes
	running  map[*page.Word]bool    // what pages repeat in their margins
	actions  map[*sheet][]*segment  // the headings of columns that say what happens to numbers
	columns  map[*sheet][]*label    // the headings of columns that ask for something of the account
}

func newLists(f *form) *lists {
	return &lists{places: &places{form: f}, standing: map[*porting.Box]stood{}, columns: map[*sheet][]*label{}}
}

// reader is the work on one letter.
type reader struct {
	*lists
	values []value
	// sentences tells that values stand in sentences: a letter, not a form.
	sentences bool
	unused    []porting.Unused
}

// value is one value of one field, before the values of the whole letter are
// held against each other.
type value struct {
	name   porting.Name
	text   string
	parts  *porting.Parts
	pieces []*piece
	label  *label
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
	pages []*reader // one for each page, made when it is asked for
	clock limits.Clock
	err   error // why looking or reading ended early
}

// Open begins to read a document.
func Open(doc *page.Document) *Letters {
	return &Letters{doc: doc, pages: make([]*reader, len(doc.Pages))}
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

// page is a reader of one page alone, nil where there is none.
func (l *Letters) page(i int) *reader {
	if l.pages[i] == nil && l.doc.Pages[i] != nil {
		l.pages[i] = newReader(&page.Document{Pages: l.doc.Pages[i : i+1]}, &l.clock)
	}
	return l.pages[i]
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
		if len(parts) == 1 {
			out = append(out, l.whole().record(part, d))
			continue
		}
		out = append(out, l.readOne(part, d))
	}
	return out
}

// whole is the reader of all pages. Nothing that a reader looks for before it reads
// reaches over pages: it takes over what those of each page have found.
func (l *Letters) whole() *reader {
	r := emptyReader(l.doc, &l.clock)
	var pages []*reader
	for i, p := range l.doc.Pages {
		if p == nil {
			continue
		}
		q := l.page(i)
		if q.v != r.v {
			return newReader(l.doc, &l.clock) // a page alone does not speak the letter's language
		}
		pages = append(pages, q)
		r.sheets = append(r.sheets, q.sheets...)
	}
	r.withoutOthers()
	for _, q := range pages {
		if slices.Contains(r.sheets, q.sheets[0]) {
			r.labels = append(r.labels, q.labels...)
			r.pieces = append(r.pieces, q.pieces...)
			r.problems = append(r.problems, q.problems...)
		}
	}
	if len(r.labels) > limits.LetterLabels {
		return newReader(l.doc, &l.clock)
	}
	r.index()
	return r
}

// readOne reads a letter.
func (l *Letters) readOne(doc *page.Document, d porting.Document) *porting.Record {
	l.clock.Recount()
	return newReader(doc, &l.clock).record(doc, d)
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

// emptyReader is a reader that has seen no page yet.
func emptyReader(doc *page.Document, c *limits.Clock) *reader {
	return &reader{lists: newLists(newForm(doc, c))}
}

func newReader(doc *page.Document, c *limits.Clock) *reader {
	r := emptyReader(doc, c)
	for _, p := range doc.Pages {
		if p == nil {
			continue
		}
		r.Tick()
		r.sheets = append(r.sheets, r.lostRows(lay(p)))
	}
	r.withoutOthers()
	for _, s := range r.sheets {
		r.Tick()
		first, firstPiece := len(r.labels), len(r.pieces)
		r.find(s)
		r.columnLabels(s)
		r.announced(s)
		r.leaveBars(s)
		if n := len(r.labels); n-first > maxLabels {
			r.labels, s.cut = r.labels[:first+maxLabels], true
		}
		if n := len(r.pieces); n-firstPiece > maxPieces {
			r.pieces, s.cut = r.pieces[:firstPiece+maxPieces], true
		}
		if len(r.labels) > limits.LetterLabels {
			r.problems = append(r.problems, porting.Problem{Code: porting.ProblemLimit, Where: porting.Where{Page: s.number},
				Message: fmt.Sprintf("page %d and what follows hold more than a letter does: only what stands before was read", s.number)})
			break
		}
		if s.cut {
			r.problems = append(r.problems, porting.Problem{Code: porting.ProblemLimit, Where: porting.Where{Page: s.number},
				Message: fmt.Sprintf("page %d holds more than a letter does: only its first part was read", s.number)})
		}
	}
	r.spanningHeads()
	r.absorbNotes()
	r.representatives()
	r.printedBeside()
	r.carriersBlock()
	r.index()
	r.guessLabels()
	return r
}

// wordsOf yields the words of a document.
func wordsOf(doc *page.Document) func(func(string) bool) {
	return func(yield func(string) bool) {
		for _, p := range doc.Pages {
			if p == nil {
				continue
			}
			for _, w := range p.Words {
				if !yield(w.Text) {
					return
				}
			}
		}
	}
}

// index sorts labels and pieces by sheet.
func (r *reader) index() {
	order(r.labels)
	clear(r.counts)
	clear(r.labelsOf)
	clear(r.pieceOf)
	for _, l := range r.labels {
		r.labelsOf[l.sheet] = append(r.labelsOf[l.sheet], l)
	}
	for _, p := range r.pieces {
		r.pieceOf[p.sheet] = append(r.pieceOf[p.sheet], p)
	}
}

func (r *reader) read() {
	for _, s := range r.sheets {
		r.readChecks(s)
	}
	r.readNumbers()
	for _, l := range r.labels {
		// "Comments" outside of a list is what the whole letter remarks
		if l.target == labels.Note && (l.match.Wording == "comment" || l.match.Wording == "note") && (!r.besideList(l) || r.tallField(l)) && (l.inline == nil || !l.inline.prose) {
			l.target = labels.Target(porting.Remarks)
		}
		if l.target == labels.Target(porting.Remarks) && l.bare && l.cell >= 0 && r.besideList(l) && r.headsRows(l) {
			l.target = labels.Note // a column of the list
		}
		if l.target == labels.Note && l.match.Wording == "location" && !r.besideList(l) {
			l.target = labels.Target(porting.ServiceAddress)
		}
	}
	for _, s := range r.sheets {
		r.matchFields(s)
		r.assign(s)
	}
	order(r.labels)
	r.wrongGuesses()
	r.findSections()
	r.readProse()
	r.takeValues()
	r.readAddresses()
	r.plainLetter()
	r.hunches()
	r.readSignatures()
	r.sender()
	r.parties()
	r.letterDate()
	r.readChoices()
	r.strayNumbers()
}

// tallField tells whether a form field of several lines stands right under a label.
func (r *reader) tallField(l *label) bool {
	for _, p := range r.pieceOf[l.sheet] {
		if p.widget != nil && p.rect.Height() > 30 && math.Abs(p.rect.X0-l.rect.X0) < 12 && p.rect.Y0-l.rect.Y1 > -4 && p.rect.Y0-l.rect.Y1 < 10 {
			return true
		}
	}
	return false
}

// headsRows tells whether two cells or more stand below the cell of a heading, in its column.
func (r *reader) headsRows(l *label) bool {
	c, ok := l.sheet.cellUnder(l.sheet.cells[l.cell], l.sheet.cells[l.cell].Y1)
	if ok {
		_, ok = l.sheet.cellUnder(c, c.Y1)
	}
	return ok
}

// besideList tells whether a label heads a column of a list of numbers.
func (r *reader) besideList(l *label) bool {
	for _, o := range r.labelsOf[l.sheet] {
		if o != l && sameLine(o.rect, l.rect) && (listHead(o.target) || o.target == labels.Telephone || o.target == labels.Number || o.target == labels.RangeStart) {
			return true
		}
	}
	return false
}

// tellsDiffering tells whether a field whose appearance differs is the value of a
// field of the letter, so that the letter's own problem names it.
func (r *reader) tellsDiffering(w porting.Where) bool {
	for _, p := range r.pieces {
		if p.widget == nil || !p.widget.Differs || p.sheet.number != w.Page || w.Box != nil && *w.Box != p.box && roundBox(*w.Box) != roundBox(p.box) {
			continue
		}
		if p.used {
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
