package loa

// Labels that ask for several things together: "Current carrier / account / PIN".

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/porting"
)

// together takes apart what stands right behind the labels that ask for several things,
// before any other label is given its value: "Verizon / A0034-7781-B / 4471" looks like the
// value of none of them.
func (r *reader) together() {
	for _, l := range r.form.Labels {
		asked, dividers := r.asksTogether(l.Text)
		if len(asked) < 2 || !look.WantsValue(l.Target) {
			continue
		}
		p := l.Inline
		if p == nil {
			p = r.rightOf(l)
		}
		if p != nil && p.Free() && p.Text != "" && r.takeTogether(p, asked, dividers) {
			p.Used = true
			l.Target = labels.Hint // and asks for nothing else
		}
	}
}

// onTheirLines takes apart what stands below a label whose remark says what each of its
// lines holds: "Account holder: name on line 1, service address below"; or beside one that
// asks how to reach somebody. Each line or field gets a label of its own.
func (r *reader) onTheirLines() {
	for _, l := range slices.Clone(r.form.Labels) {
		if l.Taken == nil {
			continue
		}
		if l.Target == labels.Target(porting.Signature) && look.IsDate(form.JoinPieces(l.Taken.Pieces)) {
			l.Target = labels.Target(porting.SignatureDate) // "Signed" over a date
		}
		lines := linesOf(l.Taken.Pieces)
		asked := r.asksLines(l)
		if len(asked) < 2 {
			asked = reaches(l, lines)
		}
		if len(asked) < 2 {
			continue
		}
		last := len(asked) - 1
		if len(lines) != len(asked) && (len(lines) < len(asked) || !look.IsAddress(asked[last])) {
			continue
		}
		if slices.ContainsFunc(asked[:last], func(t labels.Target) bool { return look.Fit(t, lines[slices.Index(asked, t)].Text) < 0 }) {
			continue
		}
		for i, t := range asked {
			taken := *l.Taken
			if taken.Pieces = lines[i : i+1]; i == last {
				taken.Pieces = lines[i:]
			}
			of := l
			if i > 0 {
				c := *l
				of = &c
				r.form.Labels = append(r.form.Labels, of)
			}
			of.Target, of.Match.Target, of.Taken = t, t, &taken
		}
	}
}

// reaches are the two things that a label asks for whose fields hold a telephone number and
// an e-mail address: "How can we reach you? (phone, e-mail)".
func reaches(l *form.Label, ps []*form.Piece) []labels.Target {
	phone, email := labels.Target(porting.ContactPhone), labels.Target(porting.ContactEmail)
	if l.Target != phone && l.Target != email || len(ps) != 2 {
		return nil
	}
	for _, asked := range [][]labels.Target{{phone, email}, {email, phone}} {
		if look.Fit(asked[0], ps[0].Text) == 3 && look.Fit(asked[1], ps[1].Text) == 3 {
			return asked
		}
	}
	return nil
}

// linesOf are the lines of a value, each as a piece.
func linesOf(ps []*form.Piece) (out []*form.Piece) {
	for _, p := range ps {
		if p.Widget == nil || !strings.Contains(p.Text, "\n") {
			out = append(out, p)
			continue
		}
		for t := range strings.SplitSeq(p.Text, "\n") {
			if t = strings.TrimSpace(t); t != "" {
				q := *p
				q.Text = t
				out = append(out, &q)
			}
		}
	}
	return out
}

// asksLines are the fields that the remark behind a label asks for line by line, "name"
// being that of whom the label names; none where it does not say so.
func (r *reader) asksLines(l *form.Label) (asked []labels.Target) {
	_, remark, ok := strings.Cut(l.Text, ":")
	if remark = strings.TrimSpace(remark); !ok || !labels.Parts(remark) || !strings.Contains(remark, "line") && !strings.Contains(remark, "below") {
		return nil
	}
	for part := range strings.FieldsFuncSeq(remark, func(r rune) bool { return r == ',' || r == '/' || r == ';' }) {
		for _, tail := range []string{"each on its own line", "each on its line", "one per line", "on its own line", "below", "under it", "first"} {
			part = strings.TrimSuffix(strings.TrimSpace(part), tail)
		}
		if i := strings.Index(part, " on line "); i > 0 {
			part = part[:i]
		}
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		t := l.Target
		if part != "name" {
			m, ok := r.form.Vocabulary.Exact(part)
			if !ok || fieldOf(m.Target) == "" && m.Target != labels.Address {
				return nil
			}
			t = m.Target
		}
		if slices.Contains(asked, t) {
			return nil
		}
		asked = append(asked, t)
	}
	return asked
}

// rightOf is the piece that stands right behind a label in its line or in the cell beside
// it, nil where none does.
func (r *reader) rightOf(l *form.Label) *form.Piece {
	var best *form.Piece
	for _, p := range r.form.PiecesOf[l.Sheet] {
		if layout.SameLine(p.Rect, l.Rect) && p.Rect.X0 > l.Rect.X1-2 && (best == nil || p.Rect.X0 < best.Rect.X0) {
			best = p
		}
	}
	if best == nil || r.places.LabelLeftOf(best, l) {
		return nil
	}
	return best
}

// takeTogether gives each field that is asked for its part of a piece. It tells whether the
// piece has as many parts, and each looks like what is asked for.
func (r *reader) takeTogether(p *form.Piece, asked []labels.Target, dividers []string) bool {
	for _, div := range dividers {
		parts := strings.Split(p.Text, div)
		if len(parts) != len(asked) {
			continue
		}
		fits := true
		for i, t := range parts {
			parts[i] = strings.TrimSpace(t)
			fits = fits && look.Fit(asked[i], parts[i]) >= 0
			if div == "/" { // the stroke may belong to the account number: "1.20988/441-B"
				fits = fits && (strings.Contains(p.Text, " /") || strings.Contains(p.Text, "/ ") || numeric(fieldOf(asked[i])) || named(parts[i]))
			}
		}
		if !fits {
			continue
		}
		at := 0
		for i, t := range parts {
			at += strings.Index(p.Text[at:], t)
			r.part(fieldOf(asked[i]), p, at, at+len(t))
			at += len(t)
		}
		return true
	}
	return false
}

// lastAnd makes a comma of what joins the last words of an enumeration.
var lastAnd = strings.NewReplacer(", and ", ", ", " and ", ", ", " & ", ", ")

// asksTogether are the fields that a label asks for together, each by words of its own, and
// what may divide their values: none where its words are those of one field, or not known.
func (r *reader) asksTogether(label string) (asked []labels.Target, dividers []string) {
	if !strings.ContainsAny(label, "/|,") || strings.Contains(strings.ToLower(label), "w/") {
		return nil, nil
	}
	label = strings.TrimRight(strings.TrimSpace(label), ": ")
	words, dividers := strings.Split(label, "/"), []string{" / ", "/"}
	if len(words) < 2 {
		if words = strings.Split(label, "|"); len(words) < 2 {
			if words = strings.Split(lastAnd.Replace(label), ", "); len(words) < 3 {
				return nil, nil
			}
			dividers = []string{" / ", ", ", "; ", " | ", " - "}
		} else {
			dividers = []string{" | ", "|"}
		}
	}
	for _, w := range words {
		m, ok := r.form.Vocabulary.Exact(strings.TrimSpace(w))
		if !ok || fieldOf(m.Target) == "" || slices.ContainsFunc(asked, func(t labels.Target) bool { return fieldOf(t) == fieldOf(m.Target) }) {
			return nil, nil
		}
		asked = append(asked, m.Target)
	}
	return asked, dividers
}

// numeric tells whether a field is one of figures rather than of words.
func numeric(n porting.Name) bool {
	switch n {
	case porting.AccountNumber, porting.PIN, porting.BTN, porting.NewBTN, porting.ContactPhone, porting.SSNLast4, porting.SignatureDate, porting.DesiredDueDate:
		return true
	}
	return false
}

// named tells whether a text has more letters than figures.
func named(text string) bool {
	digits, letters := look.Count(text)
	return letters > digits
}

// fieldOf is the field that a label asks for by itself.
func fieldOf(t labels.Target) porting.Name {
	switch t {
	case labels.Carrier:
		return porting.CurrentCarrier
	case labels.Company:
		return porting.CustomerName
	}
	return t.Field()
}
