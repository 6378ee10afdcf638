package loa

// Labels that the form prints and nobody filled in.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/porting"
)

// blank lists the fields that the form asks for by a label with a place made for the
// value, where nothing stands: no text, no ink, no image. What the form itself says
// may stay blank ("if applicable") is left out, and so are pages that OCR read, whose
// words may have been missed.
func (r *reader) blank(rec *porting.Record) []porting.Name {
	asked := map[porting.Name]bool{}
	for _, l := range r.form.Labels {
		if !look.WantsValue(l.Target) || rec.Fields[l.Target.Field()] != nil || l.Taken != nil && len(l.Taken.Pieces) > 0 || l.Sheet.Hidden || optional(l.Text) {
			continue
		}
		name, _, _ := r.resolve(l)
		if name == "" || rec.Fields[name] != nil || !r.emptyPlace(l) {
			continue
		}
		asked[name] = true
	}
	for _, p := range rec.Problems {
		delete(asked, p.Field) // something stands there that could not be read
	}
	var out []porting.Name
	for _, n := range porting.Names {
		if asked[n] {
			out = append(out, n)
		}
	}
	return out
}

// notFound says that a letter which was filled in does not seem to name the customer,
// the service address or a number to port, which every letter does: it was missed, or
// somebody has to ask for it.
func (r *reader) notFound(rec *porting.Record) {
	if len(rec.Fields) < 3 || len(r.form.Sheets) == 0 {
		return
	}
	told := map[porting.Name]bool{}
	for _, p := range rec.Problems {
		if p.Field != "" || p.Code != porting.ProblemAmbiguousLabel { // that one number was left out says nothing of the others
			told[p.Field] = true
		}
	}
	where := porting.Where{Page: r.form.Sheets[0].Number}
	for _, n := range [...]porting.Name{porting.CustomerName, porting.ServiceAddress} {
		if rec.Fields[n] == nil && !told[n] && !slices.Contains(rec.Blank, n) {
			rec.Problem(porting.Problem{Code: porting.ProblemUnreadableValue, Field: n, Where: where,
				Message: fmt.Sprintf("no %s was found: look for it in the letter", fieldWords(n))})
		}
	}
	if len(rec.Numbers) == 0 && !told[""] {
		rec.Problem(porting.Problem{Code: porting.ProblemUnreadableValue, Where: where, Message: "no telephone number to port was found: look for them in the letter"})
	}
}

// emptyPlace tells whether a place is made for a label's value, and is empty.
func (r *reader) emptyPlace(l *form.Label) bool {
	for _, w := range l.Seg.Words {
		if w.Read == porting.ReadOCR {
			return false
		}
	}
	for _, o := range l.Options {
		if o.Kind >= form.Explicit || o.Kind == form.Inline && len(o.Pieces) > 0 {
			continue
		}
		if _, _, inked := l.Sheet.Ink(o.Slot); inked {
			return false
		}
		return !slices.ContainsFunc(r.form.PiecesOf[l.Sheet], func(p *form.Piece) bool {
			return p != l.Inline && !p.Placeholder && p.Text != "" && o.Slot.Holds(p.Rect)
		})
	}
	return false
}

// optional tells whether a label says that its value may be left out.
func optional(text string) bool {
	text = strings.ToLower(text)
	for _, w := range []string{"optional", "if applicable", "if any", "if needed", "if required", "if different", "if available", "if known", "if the "} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
