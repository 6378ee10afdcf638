package loa

// Every telephone number that stands on the pages is accounted for: it is one of the
// letter's numbers, it stands in a field, or a word is said of it.

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// left is a telephone number of which the record says nothing yet.
type left struct {
	telephone.Found
	sheet *layout.Sheet
	piece *form.Piece // the piece that it stands in, nil where it is part of a label
	where porting.Where
}

// shown is the number as it stands, or in full where only its last digits do.
func (f left) shown() string {
	if len(f.TNs) == 1 && len(telephone.Digits(f.Text)) < 10 {
		return telephone.Format(f.TNs[0])
	}
	return f.Text
}

// account says of every telephone number that the record does not hold that it was not
// taken: in a problem where it may be one of the account's, else among what nothing was
// made of, as the numbers of letterheads, of hot lines and of examples are.
func (r *reader) account(rec *porting.Record) {
	told := r.recorded(rec)
	n := 0
	for _, s := range r.form.Sheets {
		for _, f := range r.onPage(s, told) {
			if told.holds(f.Found) {
				continue
			}
			told.add(f.Found)
			if n++; n > limits.RecordUnused {
				continue
			}
			if !r.mayBeOurs(f) {
				rec.Unused = append(rec.Unused, porting.Unused{Label: f.shown(), Where: f.where})
				continue
			}
			if f.piece != nil {
				f.piece.Used = true
			}
			r.form.Problems = append(r.form.Problems, porting.Problem{Code: porting.ProblemAmbiguousLabel, Where: f.where,
				Message: fmt.Sprintf("the number %q stands on page %d without a label: it was not taken", f.shown(), s.Number)})
		}
	}
	if n > limits.RecordUnused {
		rec.Unused = append(rec.Unused, porting.Unused{Label: fmt.Sprintf("%d more telephone numbers", n-limits.RecordUnused), Where: porting.Where{Page: r.form.Sheets[0].Number}})
	}
}

// onPage are the telephone numbers of a sheet as they are printed, those that two lines
// of a text break among them, and those in form fields; but not what is told already.
func (r *reader) onPage(s *layout.Sheet, told *recorded) []left {
	var out []left
	var pieces map[*layout.Segment][]*form.Piece // made where a number is not told
	for _, g := range s.Segments {
		for _, f := range look.Phones(g.Text) {
			if told.holds(f) {
				continue
			}
			l := left{Found: f, sheet: s, where: s.PlaceOf(g.Slice(f.Start, f.End))}
			if pieces == nil {
				pieces = r.piecesBySegment(s)
			}
			for _, p := range pieces[g] {
				if p.Span.Start <= f.Start && p.Span.End >= f.End {
					l.piece = p
				}
			}
			out = append(out, l)
		}
	}
	for _, par := range s.Paragraphs() {
		if len(par.Segments) < 2 {
			continue
		}
		for _, f := range look.Phones(par.Text) {
			if told.holds(f) {
				continue
			}
			for k := 1; k < len(par.At); k++ {
				if f.Start < par.At[k] && f.End > par.At[k] && !f.Range {
					g := par.Segments[k-1]
					out = append(out, left{Found: f, sheet: s, where: s.PlaceOf(g.Slice(f.Start-par.At[k-1], len(g.Text)))})
				}
			}
		}
	}
	for _, p := range r.form.PiecesOf[s] {
		if p.Widget == nil {
			continue
		}
		for _, f := range look.Phones(p.Text) {
			if told.holds(f) {
				continue
			}
			out = append(out, left{Found: f, sheet: s, piece: p, where: form.Place([]*form.Piece{p})})
		}
	}
	return out
}

// piecesBySegment are the pieces of a sheet's text, by the segment that they are cut from.
func (r *reader) piecesBySegment(s *layout.Sheet) map[*layout.Segment][]*form.Piece {
	out := map[*layout.Segment][]*form.Piece{}
	for _, p := range r.form.PiecesOf[s] {
		if p.Widget == nil {
			out[p.Span.Seg] = append(out[p.Span.Seg], p)
		}
	}
	return out
}

// mayBeOurs tells whether a number may be one of the account's: it stands for itself in
// the body of a page, outside of what is said of the new carrier.
func (r *reader) mayBeOurs(f left) bool {
	p := f.piece
	if p == nil || !p.Free() || p.Placeholder || len(f.TNs) == 0 || strings.HasPrefix(f.TNs[0], "+1555") {
		return false
	}
	if !phrase.WholePhone(p.Text) && (p.Widget != nil || p.Prose || !phrase.StartsWithPhone(p.Text)) {
		return false
	}
	if p.Rect.Y1 < 0.12*f.sheet.Height && !r.beginsColumn(p) || p.Rect.Y0 > 0.94*f.sheet.Height {
		return false
	}
	if phrase.Forwards(headOver(f.sheet, p)) {
		return false // where another number rings
	}
	return form.SectionOf(&form.Label{Sheet: f.sheet, Rect: p.Rect, Cell: p.Cell}, r.form.Heads(f.sheet)) != labels.SectionNew
}

// recorded is what the record says of telephone numbers: by value, and as they stand.
type recorded struct {
	tns   map[string]bool
	texts map[string]bool
	said  string
}

func (r *reader) recorded(rec *porting.Record) *recorded {
	out := &recorded{tns: make(map[string]bool, len(rec.Numbers)), texts: make(map[string]bool, len(rec.Numbers))}
	var said strings.Builder
	say := func(text string) {
		if strings.ContainsAny(text, "0123456789") {
			said.WriteString(text)
			said.WriteByte('\n')
			for _, f := range look.Phones(text) {
				out.add(f)
			}
		}
	}
	for _, n := range rec.Numbers {
		out.tns[n.TN], out.texts[n.Text] = true, true
		say(n.Note)
	}
	for _, f := range rec.Fields {
		say(f.Text)
		if btn, _, ok := telephone.AccountBTN(f.Text); ok {
			out.tns[btn] = true
		}
	}
	for _, u := range rec.Unused {
		say(u.Label)
	}
	for _, ps := range [2][]porting.Problem{rec.Problems, r.form.Problems} {
		for _, p := range ps {
			say(p.Message)
			out.tns[p.TN] = true
		}
	}
	for _, l := range r.form.Labels { // values of labels that are told to be of no use
		if l.Target == labels.None && l.Taken != nil && l.Text != "" && len(look.Phones(form.JoinPieces(l.Taken.Pieces))) == 1 {
			say(form.JoinPieces(l.Taken.Pieces))
		}
	}
	out.said = said.String()
	return out
}

func (o *recorded) add(f telephone.Found) {
	for _, tn := range f.TNs {
		o.tns[tn] = true
	}
	o.texts[f.Text] = true
}

// holds tells whether something is said of a number, or of all numbers of a range.
func (o *recorded) holds(f telephone.Found) bool {
	if o.texts[f.Text] && len(f.TNs) == 0 {
		return true
	}
	for _, tn := range f.TNs {
		if !o.tns[tn] {
			return false
		}
	}
	return len(f.TNs) > 0 || strings.Contains(o.said, f.Text)
}
