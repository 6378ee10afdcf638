package loa

// Values made of pieces: their text, their place, what makes them doubtful.

import (
	"fmt"
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// newValue joins pieces to a value, in reading order.
func (r *reader) newValue(name porting.Name, l *label, pieces []*piece) value {
	v := value{name: name, label: l, pieces: pieces, read: porting.ReadText, conf: 1}
	v.text = joinPieces(pieces)
	v.where = place(pieces)
	for _, p := range pieces {
		if p.read == porting.ReadForm || p.read == porting.ReadOCR && v.read != porting.ReadForm {
			v.read = p.read
		}
		v.conf = math.Min(v.conf, p.confidence)
		if p.uncertain {
			v.doubts = append(v.doubts, doubt{porting.ProblemUnreadableValue, "some of its characters could not be read"})
		}
		if p.runsOver {
			v.doubts = append(v.doubts, doubt{porting.ProblemUnreadableValue, "its text runs over a line or into other text"})
		}
		if w := p.widget; w != nil && w.Differs {
			v.doubts = append(v.doubts, doubt{porting.ProblemAppearanceDiffers, "the form field holds another value than the one that is shown"})
		}
		if p.sheet.hidden {
			v.doubts = append(v.doubts, doubt{porting.ProblemLowConfidence, "it comes from the invisible text layer of a scan"})
		}
	}
	if brokenOff(v.text) {
		v.doubts = append(v.doubts, doubt{porting.ProblemUnreadableValue, "it begins or ends in the middle of something"})
	}
	if (name == porting.CustomerName || name == porting.AuthorizedName || name == porting.Signature) && v.text == strings.ToLower(v.text) && hasLetter(v.text) {
		v.weak = true
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "no word of it begins with a capital"})
	}
	if l != nil && l.target != labels.Target(porting.Remarks) && runsOn(v.text) {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "it may hold more than what the label asks for"})
	}
	if v.read != porting.ReadOCR {
		v.conf = 1
	} else if v.conf < lowConfidence {
		v.doubts = append(v.doubts, doubt{porting.ProblemLowConfidence, fmt.Sprintf("it was read by OCR with a confidence of %.0f %%", 100*v.conf)})
	}
	if l != nil && l.target != labels.Target(porting.Remarks) && r.namesField(v.text) {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "its words are those of a label"})
	}
	if l != nil && l.match.Fuzzy {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "the label beside it was read with wrong letters"})
	}
	if why := guessDoubt(l, v.text); why != "" {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, why})
	}
	if l != nil && l.taken != nil && l.taken.doubt != "" {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, l.taken.doubt})
	}
	if l != nil && l.taken != nil && len(pieces) == len(l.taken.pieces) && !isAddressPart(l.target) {
		if fit(l.target, v.text) < 0 {
			v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "it does not look like what the label asks for"})
		}
	}
	return v
}

// namesField tells whether a value of two words or more may itself be a label that
// nobody knew: "AT&T Account Number".
func (r *reader) namesField(text string) bool {
	n := len(strings.Fields(text))
	if n < 2 || n > 6 || strings.ContainsRune(text, '\n') {
		return false
	}
	ws := labels.Words(text)
	if len(ws) == 0 || sameAs(text) {
		return false
	}
	switch ws[len(ws)-1] {
	case "number", "name", "address", "pin", "passcode", "date", "provider", "carrier", "signature", "title", "code", "email":
	default:
		return false
	}
	if m, ok := r.v.Exact(text); ok && wantsValue(m.Target) && m.Target.Field() != "" {
		return true
	}
	_, _, ok := labels.ByWords(text, nil)
	return ok
}

func hasLetter(t string) bool {
	_, letters := count(t)
	return letters > 0
}

// brokenOff tells whether a text begins with what only ends something, ends with what
// only goes on, or closes a bracket that it does not open.
func brokenOff(t string) bool {
	if t == "" {
		return false
	}
	if strings.ContainsRune("]),;:|", rune(t[0])) || strings.ContainsRune("[(,", rune(t[len(t)-1])) {
		return true
	}
	return strings.Count(t, "[") != strings.Count(t, "]")
}

// runsOn tells whether a value may have another label in it, or what belongs to one:
// "with Midtel: 21-00448", "Jo Tran     Printed Jo Tran".
func runsOn(t string) bool {
	return strings.Contains(t, ": ") || strings.Contains(t, "    ")
}

// joinPieces joins pieces as the contract says: line breaks between lines, one
// blank within.
func joinPieces(pieces []*piece) string {
	var b strings.Builder
	for i, p := range pieces {
		if i > 0 {
			a := pieces[i-1]
			if a.sheet == p.sheet && sameLine(a.rect, p.rect) {
				b.WriteString(drawnGap(a, p))
			} else {
				b.WriteByte('\n')
			}
		}
		b.WriteString(p.text)
	}
	return strings.Trim(b.String(), " \t\n\u00a0")
}

// drawnGap is what stands between two pieces of a line: the blanks that the
// document itself draws there, else one blank.
func drawnGap(a, p *piece) string {
	if a.widget != nil || p.widget != nil || a.cell != p.cell {
		return " "
	}
	x, y := a.span.words(), p.span.words()
	if len(x) == 0 || len(y) == 0 || a.span.end != len(a.span.seg.text) || p.span.start != 0 {
		return " "
	}
	last, next := x[len(x)-1], y[0]
	words := a.sheet.words
	for i := 0; i+1 < len(words); i++ {
		if words[i] == last && words[i+1] == next && next.Gap != "" && strings.Trim(next.Gap, " \u00a0") == "" {
			return next.Gap
		}
	}
	return " "
}

// place is where the pieces stand: one box a page, the first page first.
func place(pieces []*piece) porting.Where {
	var out porting.Where
	boxes := map[int]porting.Box{}
	var pages []int
	for _, p := range pieces {
		n := p.sheet.number
		b, ok := boxes[n]
		if !ok {
			pages = append(pages, n)
		}
		boxes[n] = unite(b, p.box, !ok)
	}
	for i, n := range pages {
		b := roundBox(boxes[n])
		w := porting.Where{Page: n, Box: &b}
		if i == 0 {
			out = w
		} else {
			out.More = append(out.More, w)
		}
	}
	return out
}

// roundBox keeps two decimals: a hundredth of a point is finer than any pen.
func roundBox(b porting.Box) porting.Box {
	for i := range b {
		b[i] = math.Round(b[i]*100) / 100
	}
	return b
}
