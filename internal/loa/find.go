package loa

// Labels on a page, and the pieces of text between them. divide.go prepares the
// lines, remarks.go takes back what is no label, pieces.go makes the pieces.

import (
	"slices"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// label is one label where it stands.
type label struct {
	match  labels.Match
	target labels.Target
	sheet  *sheet
	rect   page.Rect
	seg    *segment // the segment that it ends in
	cell   int
	inline *piece // what follows in the same segment, nil if nothing does
	firm   bool   // a colon or the like ends it
	// bare tells that the label has its segment, or its lines, for itself.
	bare bool
	text string
	// after tells that further labels stand behind it in the same segment
	crowded bool
	// whose is what the label asks for as a whole, where target is a part of it
	whose   labels.Target
	options []option
	taken   *option
	// byName tells that no label is printed: the form field's name is it.
	byName bool
	used   bool // its value was taken together with another's
	// guessed tells that no wording fits and its words speak for the target; unsure
	// that not all of them do.
	guessed, unsure bool
}

// piece is a part of a page that may be a value: text, or a form field.
type piece struct {
	sheet       *sheet
	span        span
	widget      *page.Widget
	text        string
	rect        page.Rect
	box         porting.Box
	cell        int
	prose       bool // a sentence, an instruction
	placeholder bool // nothing: underscores, FULL LEGAL NAME, a hint
	owner       *label
	used        bool // taken by a number or a check box
	read        porting.Read
	confidence  float64
	uncertain   bool
	runsOver    bool // it runs over a ruling line or into other text
}

// answers are what check boxes stand for; they are no labels of fields.
func answers(t labels.Target) bool {
	switch t {
	case labels.Business, labels.Residential, labels.FullPort, labels.PartialPort, labels.Yes:
		return true
	}
	return false
}

// find finds the labels of a sheet and cuts the rest into pieces.
func (r *reader) find(s *sheet) {
	r.splitByType(s)
	r.splitByHeads(s)
	r.splitByColumns(s)
	r.splitByGaps(s)
	done := map[*segment]bool{}
	r.valueCells(s, done)
	for i, g := range s.segments {
		if done[g] {
			continue
		}
		if r.severalLines(s, i, done) {
			continue
		}
		done[g] = true
		r.inSegment(g)
	}
	for _, w := range s.widgets {
		r.pieces = append(r.pieces, widgetPiece(s, w))
	}
	r.dropRemarks(s)
	r.dropJustified(s)
	r.dropContinued(s)
	r.dropStates(s)
}

// inSegment finds the labels of one segment and makes pieces of what is between.
func (r *reader) inSegment(g *segment) {
	r.Tick()
	s := g.sheet
	if name, date := serviceName(g.text); name != "" && bySigner(strings.ToLower(g.text)) && (date != "" || !plainlySigned(g.text)) {
		r.addPiece(s, g.slice(0, len(g.text)))
		return
	}
	if strings.EqualFold(g.text, "no") || strings.HasSuffix(g.text, ",") && endsLetter(g.text) { // the answer, "Signed,"
		r.addPiece(s, g.slice(0, len(g.text)))
		return
	}
	if m, ok := r.v.Exact(g.text); ok && !answers(m.Target) && len(findMarks(g.text)) == 0 {
		if r.endsSentence(g) || strings.HasPrefix(g.text, "(") && strings.HasSuffix(g.text, "),") { // (the "Customer"),
			r.addPiece(s, g.slice(0, len(g.text)))
			return
		}
		r.addLabel(g, m, 0, len(g.text), nil)
		return
	}
	if m, ok := r.clipped(g); ok {
		r.addLabel(g, m, 0, len(g.text), nil)
		return
	}
	ms := r.cuts(g)
	if len(ms) == 1 && ms[0].Source == "unknown" && ms[0].Start == 0 {
		if t, ok := headsList(g.text[:ms[0].End]); ok {
			ms[0].Target = t
		}
	}
	if len(ms) == 0 {
		t, ok := headsList(g.text)
		if !ok && namesNumbers(g.text) {
			t, ok = labels.Numbers, true
		}
		if ok && !labels.Instruction(g.text) {
			if s.numbersBelow(g) {
				r.addLabel(g, labels.Match{Target: t, End: len(g.text), Value: len(g.text), Source: "unknown"}, 0, len(g.text), nil)
				return
			}
		}
		if m, ok := r.v.Whole(g.text); ok && !answers(m.Target) && r.fuzzyAllowed(g) {
			r.addLabel(g, m, 0, len(g.text), nil)
			return
		}
		if m, ok := unknownLabel(g.text); ok {
			ms = append(ms, m)
		}
	}
	if len(ms) == 0 {
		r.addPiece(s, g.slice(0, len(g.text)))
		return
	}
	if ms[0].Start > 0 {
		if sp := g.slice(0, ms[0].Start); !sp.empty() && hasLetterOrDigit(sp.text()) {
			r.addPiece(s, sp)
		}
	}
	whose := r.caption(g, ms)
	for i, m := range ms {
		end := len(g.text)
		if i+1 < len(ms) {
			end = ms[i+1].Start
		}
		var in *piece
		if m.Value < end {
			if sp := g.slice(m.Value, m.Value+len(strings.TrimRight(g.text[m.Value:end], "; \u00a0"))); !sp.empty() && (hasLetterOrDigit(sp.text()) || strings.ContainsRune(sp.text(), '\ufffd')) {
				in = r.addPiece(s, sp)
			}
		}
		l := r.addLabel(g, m, m.Start, m.Value, in)
		l.crowded = i+1 < len(ms)
		l.bare = whose != "" && i == 0 && in == nil
		if i == 0 {
			l.whose = whose
		}
	}
}

// clipped matches a label that is cut off where the text in the next column begins:
// "Authorized signatu|/s/ Jane Doe".
func (r *reader) clipped(g *segment) (labels.Match, bool) {
	last := g.words[len(g.words)-1]
	if n := len(last.Text); n < 3 || n > 8 || len(g.words) < 2 {
		return labels.Match{}, false
	}
	cut := false
	for o := range g.sheet.inLine(g.rect) {
		gap := o.rect.X0 - g.rect.X1
		cut = cut || o != g && gap < 1.5 && o.rect.X0 > last.Upright.X0
	}
	if !cut {
		return labels.Match{}, false
	}
	for _, w := range [...]string{"signature", "number", "address", "provider", "carrier", "company", "telephone", "representative", "bill", "name", "title", "date"} {
		if len(w) > len(last.Text) && strings.HasPrefix(w, strings.ToLower(last.Text)) {
			if m, ok := r.v.Exact(g.text + w[len(last.Text):]); ok && wantsValue(m.Target) {
				m.End, m.Value = min(m.End, len(g.text)), len(g.text)
				return m, true
			}
		}
	}
	return labels.Match{}, false
}

// labelOf is the first label that ends in a segment.
func (r *reader) labelOf(g *segment) *label {
	for _, l := range r.labels {
		if l.seg == g {
			return l
		}
	}
	return nil
}

// wordIndex is the number of the word that byte i stands in.
func wordIndex(g *segment, i int) int {
	n := 0
	for k, a := range g.at {
		if a <= i {
			n = k
		}
	}
	return n
}

func (r *reader) addLabel(g *segment, m labels.Match, start, end int, in *piece) *label {
	l := &label{match: m, target: m.Target, sheet: g.sheet, seg: g, cell: g.cell, inline: in}
	sp := g.slice(start, end)
	l.rect, l.text = sp.rect(), g.text[start:end]
	l.bare = in == nil && start == 0
	t := strings.TrimRight(l.text, " \u00a0*")
	l.firm = m.Sep == ':' || m.Sep == '_' || strings.HasSuffix(t, ":")
	r.labels = append(r.labels, l)
	return l
}

func (r *reader) addPiece(s *sheet, sp span) *piece {
	p := r.newPiece(s, sp)
	r.pieces = append(r.pieces, p)
	return p
}

// order sorts labels as a person reads: pages, lines, from the left.
func order(ls []*label) {
	sort.SliceStable(ls, func(i, j int) bool {
		a, b := ls[i], ls[j]
		if a.sheet != b.sheet {
			return a.sheet.number < b.sheet.number
		}
		if a.rect.OverlapY(b.rect) < 0.4 {
			return a.rect.MidY() < b.rect.MidY()
		}
		return a.rect.X0 < b.rect.X0
	})
}

// phones are the numbers inside a text.
func phones(text string) []telephone.Found { return telephone.FindAll(text) }

// hasPhone tells whether there are any.
func hasPhone(text string) bool { return telephone.Any(text) }

// listed are the numbers inside a text of a list: where none is one of North America,
// those of other countries too.
func listed(text string) []telephone.Found {
	fs := phones(text)
	for _, f := range fs {
		if len(f.TNs) > 0 {
			return fs
		}
	}
	own := len(fs)
	for _, f := range telephone.FindForeign(text) {
		if !slices.ContainsFunc(fs[:own], func(o telephone.Found) bool { return o.Start < f.End && o.End > f.Start }) && !isDate(f.Text) {
			fs = append(fs, f)
		}
	}
	sort.SliceStable(fs, func(i, j int) bool { return fs[i].Start < fs[j].Start })
	return fs
}
