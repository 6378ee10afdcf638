package form

// Forms that ask in questions, each with its answer below or behind it: "6. What is the
// billing telephone number of the account?"

import (
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
)

// minQuestions is how many questions of a page have to be known labels for others to be
// guessed.
const minQuestions = 2

// questions makes labels of the questions of a page that no wording fits, by what they ask
// for and by their answers.
func (f *Form) questions(s *layout.Sheet) {
	known := 0
	for _, l := range f.LabelsOf[s] {
		if strings.HasSuffix(strings.TrimSpace(l.Text), "?") && look.WantsValue(l.Target) {
			known++
		}
	}
	gone := map[*Piece]bool{}
	for _, q := range f.PiecesOf[s] {
		if (known >= minQuestions || answeredInType(q)) && f.answeredBehind(s, q) {
			gone[q] = true
			continue
		}
		if known < minQuestions || !strings.HasSuffix(q.Text, "?") || q.Widget != nil || !q.Free() || len(q.Span.Words()) > 16 || q.Text != q.Span.Seg.Text {
			continue
		}
		answer := f.answerTo(s, q)
		if answer == nil {
			continue
		}
		l := captionLabel(q)
		if t, sure, ok := f.asked(q.Text); ok && look.WantsValue(t) && look.Fit(t, answer.Text) > 0 {
			l.Target, l.Guessed, l.unsure = t, true, !sure
			f.Labels = append(f.Labels, l)
			gone[q] = true
		}
	}
	f.dropPieces(gone)
}

// chosenUnder makes labels of captions that only ask to choose or to write, right below
// the question whose answer stands in their field: "Who do you pay for phone service now?"
// over "Choose from the list".
func (f *Form) chosenUnder(s *layout.Sheet) {
	gone := map[*Piece]bool{}
	for _, q := range f.PiecesOf[s] {
		if q.Widget != nil || !q.Free() || q.Span.Seg == nil || q.Text != q.Span.Seg.Text || !strings.HasSuffix(q.Text, "?") {
			continue
		}
		h := math.Max(q.Rect.Height(), 6)
		for _, p := range f.PiecesOf[s] {
			gap := p.Rect.Y0 - q.Rect.Y1
			if gap < -2 || gap > 1.6*h || math.Abs(p.Rect.X0-q.Rect.X0) > 3 || !p.Free() || !f.mayCaption(p) || !asksToChoose(p.Text) {
				continue
			}
			if t, sure, ok := f.asked(q.Text); ok && look.WantsValue(t) {
				gone[p], gone[q] = true, true
				if o := f.writtenInstead(s, p); o != nil {
					gone[o], p = true, o
				}
				l := captionLabel(p)
				l.Target, l.Guessed, l.unsure = t, true, !sure
				f.Labels = append(f.Labels, l)
				break
			}
		}
	}
	f.dropPieces(gone)
}

// writtenInstead is the caption beside one of a list of choices, where nothing of the list
// was chosen: "Not in the list? Write it here" beside "Other (write in)". nil for none.
func (f *Form) writtenInstead(s *layout.Sheet, q *Piece) *Piece {
	ws := f.fields(s)
	l := captionLabel(q)
	if slices.ContainsFunc(ws, func(p *Piece) bool {
		score, _ := f.Beside(p, l, ws)
		return score > 0 && p.Text != "" && !p.Placeholder
	}) {
		return nil
	}
	for _, o := range f.PiecesOf[s] {
		if o == q || o.Rect.X0 < q.Rect.X1 || !layout.SameLine(o.Rect, q.Rect) || !o.Free() || !f.mayCaption(o) {
			continue
		}
		if w := phrase.Plain(o.Text); slices.Contains(w, "write") || slices.Contains(w, "other") || slices.Contains(w, "enter") || slices.Contains(w, "type") {
			return o
		}
	}
	return nil
}

// asksToChoose tells whether a caption says no more than how to answer.
func asksToChoose(text string) bool {
	ws := phrase.Plain(text)
	return len(ws) > 0 && len(ws) < 8 && (ws[0] == "choose" || ws[0] == "select" || ws[0] == "pick" || ws[0] == "write" || ws[0] == "enter" || ws[0] == "type")
}

// answeredBehind makes a label of the question that a line begins with and a piece of the
// answer behind it, and tells whether it did: "At what address is the service provided (no
// P.O. box)? 12 Main Street", "Is there a PIN on the account? ☑ Yes ☐ No If yes: 4471".
func (f *Form) answeredBehind(s *layout.Sheet, q *Piece) bool {
	g := q.Span.Seg
	end := strings.Index(q.Text, "?") + 1
	if end == 0 || q.Widget != nil || !q.Free() || q.Text != g.Text || len(strings.Fields(q.Text[:end])) > 16 {
		return false
	}
	from := end
	if ms := look.FindMarks(q.Text); len(ms) > 0 {
		// what was ticked is read where boxes are; here only what is asked for besides
		if from = phrase.IfSo(q.Text); from < 0 || !ms[0].On {
			return false
		}
	}
	answer := g.Slice(from, len(g.Text))
	if answer.Empty() || !look.HasLetterOrDigit(answer.Text()) {
		return false
	}
	t, sure, ok := f.asked(q.Text[:end])
	if !ok || !look.WantsValue(t) || look.Fit(t, answer.Text()) < 1 {
		return false
	}
	l := f.AddLabel(g, labels.Match{Target: t, End: from, Value: from, Source: "unknown"}, 0, from, f.AddPiece(s, answer))
	l.Guessed, l.unsure = true, !sure
	return true
}

// answeredInType tells whether what stands behind a question is in a font of its own.
func answeredInType(q *Piece) bool {
	ws := q.Span.Words()
	for i, w := range ws {
		if strings.HasSuffix(w.Text, "?") && i+1 < len(ws) {
			return w.Font != "" && ws[i+1].Font != "" && ws[i+1].Font != w.Font
		}
	}
	return false
}

// answerTo is the text right below a question, nil where none is.
func (f *Form) answerTo(s *layout.Sheet, q *Piece) *Piece {
	h := math.Max(q.Rect.Height(), 6)
	for _, p := range f.PiecesOf[s] {
		gap := p.Rect.Y0 - q.Rect.Y1
		if p != q && p.Free() && !p.Placeholder && !p.Prose && p.Text != "" && !strings.HasSuffix(p.Text, "?") && gap > -0.3*h && gap < 1.2*h && p.Rect.X0 > q.Rect.X0-4 && p.Rect.X0 < q.Rect.X0+4*h {
			return p
		}
	}
	return nil
}

// asked is what a question asks for: by the words without those that make it one, or by all
// of them.
func (f *Form) asked(text string) (t labels.Target, sure, ok bool) {
	text, _, _ = strings.Cut(phrase.WithoutNumbering(text), "?")
	ws := strings.Fields(text)
	for len(ws) > 1 && framesQuestion(ws[0]) {
		ws = ws[1:]
	}
	for n := len(ws); n > 0; n-- {
		if n < len(ws) && !aboutAccount(ws[n:]) {
			continue
		}
		if m, known := f.Vocabulary.Exact(strings.Join(ws[:n], " ")); known && m.Target != labels.None && !look.Answers(m.Target) {
			return m.Target, true, true
		}
	}
	return labels.ByWords(text, nil)
}

// framesQuestion tells whether a word begins a question and says nothing of what it asks for.
func framesQuestion(word string) bool {
	switch strings.ToLower(strings.TrimRight(word, ",")) {
	case "what", "what's", "what’s", "which", "is", "are", "the", "your", "at", "to", "please", "on", "under", "by", "do", "does", "you", "have", "has", "a", "an", "there", "account":
		return true
	}
	return false
}

// aboutAccount tells whether words say no more than whose it is: "of the account", "on your
// bill", "with them".
func aboutAccount(ws []string) bool {
	for i, w := range ws {
		switch strings.ToLower(w) {
		case "of", "on", "for", "with", "at", "there":
		case "the", "your", "this", "that", "them", "account", "bill", "current", "order", "company", "carrier", "provider", "line", "lines", "port", "request":
			if i == 0 {
				return false
			}
		default:
			return false
		}
	}
	return true
}
