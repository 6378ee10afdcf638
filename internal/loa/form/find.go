package form

// Labels on a page, and the pieces of text between them. divide.go prepares the
// lines, remarks.go takes back what is no label, pieces.go makes the pieces.

import (
	"slices"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// find finds the labels of a sheet and cuts the rest into pieces.
func (f *Form) find(s *layout.Sheet) {
	f.footnoted(s)
	f.splitByBars(s)
	f.splitByType(s)
	f.splitByHeads(s)
	f.splitByColumns(s)
	f.splitByGaps(s)
	done := make(map[*layout.Segment]bool, len(s.Segments))
	in := byCell(s)
	goes := goingOn(s)
	for g := range goes {
		done[g] = true
		f.AddPiece(s, g.Slice(0, len(g.Text))).Placeholder = true
	}
	f.valueCells(s, in, done)
	f.partHeads(s, done)
	cols := columnsOf(s)
	for i, g := range s.Segments {
		if done[g] {
			continue
		}
		if f.cellLabel(s, g, in, done) || f.columnLabel(s, i, cols, done) || f.hintBelow(s, i, done) || f.severalLines(s, i, done) {
			continue
		}
		done[g] = true
		f.inSegment(g)
	}
	for g, first := range goes { // a label stands beside its value with all of its lines
		if l := f.LabelOf(first); l != nil {
			l.Rect = l.Rect.Union(g.Rect)
		}
		for _, p := range f.Pieces {
			if p.Span.Seg == first {
				p.Rect = p.Rect.Union(g.Rect)
			}
		}
	}
	for _, w := range s.Widgets {
		f.Pieces = append(f.Pieces, widgetPiece(s, w))
	}
	f.dropRemarks(s)
	f.dropJustified(s)
	f.dropContinued(s)
	f.dropStates(s)
}

// inSegment finds the labels of one segment and makes pieces of what is between.
func (f *Form) inSegment(g *layout.Segment) {
	f.clock.Tick()
	s := g.Sheet
	if look.OnePhone(g.Text) { // it asks for nothing
		f.AddPiece(s, g.Slice(0, len(g.Text)))
		return
	}
	if name, date := look.ServiceName(g.Text); name != "" && look.BySigner(strings.ToLower(g.Text)) && (date != "" || !look.PlainlySigned(g.Text)) {
		f.AddPiece(s, g.Slice(0, len(g.Text)))
		return
	}
	if g.Text == "X:" || g.Text == "x:" { // sign here
		f.AddLabel(g, labels.Match{Target: labels.Target(porting.Signature), End: 2, Value: 2, Words: 1, Source: "common usage", Sep: ':'}, 0, 2, nil)
		return
	}
	if strings.EqualFold(g.Text, "no") || strings.HasSuffix(g.Text, ",") && phrase.EndsLetter(g.Text) { // the answer, "Signed,"
		f.AddPiece(s, g.Slice(0, len(g.Text)))
		return
	}
	if strings.HasSuffix(g.Text, "?") && phrase.ActionHeading(g.Text) { // "Move this line?" heads no numbers
		f.AddLabel(g, labels.Match{Target: labels.Note, End: len(g.Text), Value: len(g.Text), Source: "unknown"}, 0, len(g.Text), nil)
		return
	}
	if m, ok := f.Vocabulary.Exact(g.Text); ok && !look.Answers(m.Target) && len(look.FindMarks(g.Text)) == 0 {
		endsHeading := strings.HasPrefix(m.Wording, "to be ") && !strings.HasSuffix(g.Text, ":") && !linesApart(g) // "Numbers | to be ported"
		if endsHeading || f.endsSentence(g) || namesParty(g.Text) {
			f.AddPiece(s, g.Slice(0, len(g.Text)))
			return
		}
		f.AddLabel(g, m, 0, len(g.Text), nil)
		return
	}
	if t := f.attachedList(g.Text); t != "" {
		f.AddLabel(g, labels.Match{Target: t, End: len(g.Text), Value: len(g.Text), Source: "unknown"}, 0, len(g.Text), nil)
		return
	}
	if m, ok := f.clipped(g); ok {
		f.AddLabel(g, m, 0, len(g.Text), nil)
		return
	}
	if f.keptBelow(g) {
		f.AddLabel(g, labels.Match{Target: labels.Keep, End: len(g.Text), Value: len(g.Text), Source: "unknown"}, 0, len(g.Text), nil)
		return
	}
	if t, ok := phrase.HeadsList(g.Text); ok && t == labels.Numbers && strings.HasSuffix(g.Text, ":") && numbersBelow(s, g) {
		f.AddLabel(g, labels.Match{Target: t, End: len(g.Text), Value: len(g.Text), Source: "unknown"}, 0, len(g.Text), nil)
		return // "Numbers to be ported to Harlan Telephone Co.:"
	}
	ms := f.cuts(g)
	if len(ms) == 1 && ms[0].Source == "unknown" && ms[0].Start == 0 {
		if t, ok := phrase.HeadsList(g.Text[:ms[0].End]); ok {
			ms[0].Target = t
		}
	}
	if len(ms) == 0 && findsMarks(g.Text) {
		f.AddPiece(s, g.Slice(0, len(g.Text)))
		return
	}
	if len(ms) == 0 {
		t, ok := phrase.HeadsList(g.Text)
		if !ok && phrase.NamesNumbers(g.Text) {
			t, ok = labels.Numbers, true
		}
		if ok && !boxBefore(g) && len(look.FindMarks(g.Text)) == 0 && !labels.Instruction(phrase.WithoutAside(g.Text)) {
			if numbersBelow(s, g) || t == labels.Keep && f.columnBelow(s, g) {
				f.AddLabel(g, labels.Match{Target: t, End: len(g.Text), Value: len(g.Text), Source: "unknown"}, 0, len(g.Text), nil)
				return
			}
		}
		if m, ok := f.Vocabulary.Whole(g.Text); ok && !look.Answers(m.Target) && f.fuzzyAllowed(g) {
			f.AddLabel(g, m, 0, len(g.Text), nil)
			return
		}
		if m, ok := unknownLabel(g.Text); ok {
			ms = append(ms, m)
		}
	}
	if len(ms) == 0 {
		f.AddPiece(s, g.Slice(0, len(g.Text)))
		return
	}
	if ms[0].Start > 0 {
		if sp := g.Slice(0, ms[0].Start); !sp.Empty() && look.HasLetterOrDigit(sp.Text()) {
			f.AddPiece(s, sp)
		}
	}
	whose := f.caption(g, ms)
	for i, m := range ms {
		end := len(g.Text)
		if i+1 < len(ms) {
			end = ms[i+1].Start
		}
		var in *Piece
		remark := len(ms) == 1 && m.Value < end && labels.Parts(strings.TrimSpace(g.Text[m.Value:]))
		if remark {
			m.Value = end // "Mailing address, if different: street or box"
		}
		if m.Value < end {
			if sp := g.Slice(m.Value, m.Value+len(strings.TrimRight(g.Text[m.Value:end], "; \u00a0"))); !sp.Empty() && (look.HasLetterOrDigit(sp.Text()) || strings.ContainsRune(sp.Text(), '\ufffd')) {
				in = f.AddPiece(s, sp)
			}
		}
		if in != nil && strings.HasPrefix(in.Text, "# ") && m.Sep != ':' && asksCode(m.Target) { // "Passcode or PIN # blue5033"
			f.Pieces = f.Pieces[:len(f.Pieces)-1]
			m.Value += strings.IndexByte(g.Text[m.Value:], '#') + 1
			in = f.AddPiece(s, g.Slice(m.Value, m.Value+len(strings.TrimRight(g.Text[m.Value:end], "; \u00a0"))))
		}
		l := f.AddLabel(g, m, m.Start, m.Value, in)
		l.crowded, l.Firm = i+1 < len(ms), l.Firm && !remark
		l.Bare = whose != "" && i == 0 && in == nil
		if i == 0 {
			l.Whose = whose
		}
	}
}

// attachedList is what the list of an attachment is of, by its heading: "Attachment 1 –
// Numbers to be ported"; "" where a line is no such heading.
func (f *Form) attachedList(text string) labels.Target {
	head, rest, ok := strings.Cut(text, " ")
	switch strings.ToLower(head) {
	case "attachment", "schedule", "exhibit", "appendix", "annex", "addendum", "enclosure":
	default:
		return ""
	}
	if word, behind, more := strings.Cut(rest, " "); more && len(word) < 4 && !strings.ContainsAny(word, "–—-:") {
		rest = behind // its number
	}
	list := strings.TrimLeft(rest, "–—-:. ")
	if !ok || list == rest || look.HasPhone(text) {
		return ""
	}
	if m, ok := f.Vocabulary.Exact(list); ok && (m.Target == labels.Numbers || m.Target == labels.Keep) {
		return m.Target
	}
	if t, ok := phrase.HeadsList(list); ok {
		return t
	}
	return ""
}

// asksCode tells whether a label asks for a number or a code, which "#" may stand for.
func asksCode(t labels.Target) bool {
	switch t {
	case labels.Target(porting.PIN), labels.Target(porting.AccountNumber), labels.Target(porting.BTN), labels.Telephone, labels.Target(porting.ContactPhone), labels.Target(porting.SSNLast4):
		return true
	}
	return false
}

// namesParty tells whether a text begins with the name that a letter gives to somebody,
// and goes on with its sentence: `(the "Customer"),`, "(“Customer”), with telephone service".
func namesParty(text string) bool {
	if !strings.HasPrefix(text, "(") {
		return false
	}
	name, _, ok := strings.Cut(text, "),")
	return ok && (len(name)+2 == len(text) || strings.ContainsAny(name, "“”\"") && !strings.Contains(name, ")"))
}

// linesApart tells whether nothing stands beside a line, nor close above it, that it may
// go on with.
func linesApart(g *layout.Segment) bool {
	for _, o := range g.Sheet.Segments {
		gap := g.Rect.Y0 - o.Rect.Y1
		if o != g && (layout.SameLine(o.Rect, g.Rect) || o.Rect.MidY() < g.Rect.MidY() && gap < 0.8*g.Rect.Height() && o.Rect.OverlapX(g.Rect) > 0) {
			return false
		}
	}
	return true
}

// clipped matches a label that is cut off where the text in the next column begins:
// "Authorized signatu|/s/ Jane Doe".
func (f *Form) clipped(g *layout.Segment) (labels.Match, bool) {
	last := g.Words[len(g.Words)-1]
	if n := len(last.Text); n < 3 || n > 8 || len(g.Words) < 2 {
		return labels.Match{}, false
	}
	cut := false
	for o := range g.Sheet.InLine(g.Rect) {
		gap := o.Rect.X0 - g.Rect.X1
		cut = cut || o != g && gap < 1.5 && o.Rect.X0 > last.Upright.X0
	}
	if !cut {
		return labels.Match{}, false
	}
	for _, w := range [...]string{"signature", "number", "address", "provider", "carrier", "company", "telephone", "representative", "bill", "name", "title", "date"} {
		if len(w) > len(last.Text) && strings.HasPrefix(w, strings.ToLower(last.Text)) {
			if m, ok := f.Vocabulary.Exact(g.Text + w[len(last.Text):]); ok && look.WantsValue(m.Target) {
				m.End, m.Value = min(m.End, len(g.Text)), len(g.Text)
				return m, true
			}
		}
	}
	return labels.Match{}, false
}

// LabelOf is the first label that ends in a segment.
func (f *Form) LabelOf(g *layout.Segment) *Label {
	for _, l := range f.Labels {
		if l.Seg == g {
			return l
		}
	}
	return nil
}

// wordIndex is the number of the word that byte i stands in.
func wordIndex(g *layout.Segment, i int) int {
	n := 0
	for k, a := range g.At {
		if a <= i {
			n = k
		}
	}
	return n
}

// AddLabel makes a label of the match m, which stands in a segment from byte start to
// end, with the piece behind it, nil where nothing is.
func (f *Form) AddLabel(g *layout.Segment, m labels.Match, start, end int, in *Piece) *Label {
	l := &Label{Match: m, Target: m.Target, Sheet: g.Sheet, Seg: g, Cell: g.Cell, Inline: in}
	sp := g.Slice(start, end)
	l.Rect, l.Text = sp.Rect(), g.Text[start:end]
	if in == nil {
		if c := g.Sheet.CellBelow(l.Rect); c >= 0 {
			l.Cell = c
		}
	}
	l.Bare = in == nil && start == 0
	t := strings.TrimRight(l.Text, " \u00a0*")
	l.Firm = m.Sep == ':' || m.Sep == '_' || strings.HasSuffix(t, ":")
	f.Labels = append(f.Labels, l)
	return l
}

// AddPiece makes a piece of a part of a segment and keeps it.
func (f *Form) AddPiece(s *layout.Sheet, sp layout.Span) *Piece {
	p := f.NewPiece(s, sp)
	f.Pieces = append(f.Pieces, p)
	return p
}

// Order sorts labels as a person reads: pages, lines, from the left.
func Order(ls []*Label) {
	sort.SliceStable(ls, func(i, j int) bool {
		a, b := ls[i], ls[j]
		if a.Sheet != b.Sheet {
			return a.Sheet.Number < b.Sheet.Number
		}
		if a.Rect.OverlapY(b.Rect) < 0.4 {
			return a.Rect.MidY() < b.Rect.MidY()
		}
		return a.Rect.X0 < b.Rect.X0
	})
}

// Listed are the numbers inside a text of a list: where none is one of North America,
// those of other countries too.
func Listed(text string) []telephone.Found {
	fs := look.Phones(text)
	for _, f := range fs {
		if len(f.TNs) > 0 {
			return fs
		}
	}
	own := len(fs)
	for _, f := range telephone.FindForeign(text) {
		if !slices.ContainsFunc(fs[:own], func(o telephone.Found) bool { return o.Start < f.End && o.End > f.Start }) && !look.IsDate(f.Text) {
			fs = append(fs, f)
		}
	}
	sort.SliceStable(fs, func(i, j int) bool { return fs[i].Start < fs[j].Start })
	return fs
}
