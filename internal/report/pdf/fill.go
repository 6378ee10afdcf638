package pdf

// The customer's own form, filled in again.
//
// It is done only where it is certain: every value that has to change must stand
// in a field of the form whose value is the one that was read, and the ink of the
// old signature must come off. Where it is not, our own form is the better paper,
// and ErrNotFillable says why. plan.go finds the fields, fieldlook.go draws them,
// erase.go takes the ink off.

import (
	"context"
	"errors"
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/marks"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// ErrNotFillable is a form that cannot be filled in again with certainty.
var ErrNotFillable = errors.New("the form cannot be filled in again")

// CorrectedOwn returns the customer's own form with the CSR's exact values, as
// Corrected has them. Signature, date, PIN and SSN are emptied. A page in front
// says what remains to be filled in by hand. The error is ErrNotFillable, or
// ErrPDF, where our own form must do.
func CorrectedOwn(ctx context.Context, loa []byte, m *report.Model) (out []byte, err error) {
	defer caught(&err)
	if m.LOA == nil {
		return nil, fmt.Errorf("%w: nothing is known of it", ErrNotFillable)
	}
	s, err := open(ctx, loa)
	if err != nil {
		return nil, err
	}
	pages := s.pages()
	fields := s.fields(pages)
	if len(pages) == 0 || len(fields) == 0 {
		return nil, fmt.Errorf("%w: it has no form fields", ErrNotFillable)
	}
	f := corrected(m)
	pl, err := planFor(m, f, fields, pages)
	if err != nil {
		return nil, err
	}
	fs, err := newFaces()
	if err != nil {
		return nil, err
	}
	w := &writer{}
	resources, embed := w.fonts(fs)
	c := newCopier(s, w)
	for i, p := range pages {
		if box, ok := pl.ink[i+1]; ok {
			d := clone(p.dict)
			if err := s.erase(d, p.resources, w, box); err != nil {
				return nil, err
			}
			c.changed[p.nr] = d
		}
	}
	root := c.catalog()
	acroNr := objectNumber(root["AcroForm"])
	acro := clone(s.dict(root["AcroForm"]))
	k := look{s: s, c: c, w: w, fs: fs, resources: resources}
	for _, ch := range pl.changes {
		if err := k.apply(ch); err != nil {
			return nil, err
		}
	}
	stale, _ := s.get(acro["NeedAppearances"]).(types.Boolean)
	for _, x := range fields {
		if !pl.rewrite[x] {
			k.refresh(x, bool(stale))
		}
	}
	delete(acro, "XFA") // would show the old values
	delete(acro, "SigFlags")
	// The appearances are right, and a viewer's own may not be; only characters that
	// we cannot draw are better left to it.
	delete(acro, "NeedAppearances")
	if k.undrawn {
		acro["NeedAppearances"] = types.Boolean(true)
	}
	if acroNr != 0 {
		c.changed[acroNr] = acro
	} else {
		root["AcroForm"] = acro
	}
	if err := c.inFront(root, len(pages), coverPages(fs, &m.Report, pl), resources); err != nil {
		return nil, err
	}
	rootRef := w.reserve()
	w.set(rootRef, c.write(root, 0))
	if err := c.finish(); err != nil {
		return nil, err
	}
	if err := embed(); err != nil {
		return nil, err
	}
	info := w.add(dict(map[string]string{"Title": str("Letter of Authorization, corrected"), "Producer": "(portcheck)"}))
	return w.bytes(rootRef, info), nil
}

// coverPages say what was changed on a corrected form, and what remains to be
// filled in.
func coverPages(fs *faces, r *porting.Report, pl *plan) []*canvas {
	fl := newFlow(fs)
	fl.page().fill(0, pageHeight-10, pageWidth, 10, navy)
	fl.paragraph(fs.bold, 19, margin, textWidth, black, "Your Letter of Authorization, corrected")
	fl.y -= 4
	fl.paragraph(fs.regular, 10.5, margin, textWidth, black, "The form that follows is your own. Its values are now those that the current carrier has on record. Please read it, fill in what is listed here, sign and date it, and send it back without this page.")
	title := func(s string) {
		fl.y -= 10
		fl.room(40)
		fl.paragraph(fs.bold, 11.5, margin, textWidth, navy, s)
		fl.y -= 2
	}
	item := func(s string, box bool) {
		fl.room(16)
		if box {
			fl.page().frame(margin+1, fl.y-12, 8, 8, 0.8, soft)
		}
		fl.paragraph(fs.regular, 10.5, margin+18, textWidth-18, black, s)
		fl.y -= 2
	}
	title("Still to be filled in")
	for _, h := range pl.f.byHand {
		if h.why == "" && !alwaysEmpty(h.field) {
			continue // the form may not even ask for it
		}
		s := wording.Field(h.field)
		if h.why != "" {
			s += ": " + h.why
		}
		item(s, true)
	}
	item("PIN and last four of the SSN, if the current carrier asks for them", true)
	item("Anything else that is blank on the form", true)
	// Sentences without the values: this page is read too when the paper comes back.
	if len(pl.names) > 0 {
		var names []string
		for _, n := range pl.names {
			names = append(names, wording.Inside("field", string(n)))
		}
		title("What was changed")
		item("The "+wording.List(names, len(names))+", to what the current carrier has on record.", false)
	}
	if out := append(spoken(pl.f.leftOut), pl.f.doubtful...); len(out) > 0 {
		title("What was taken off the list")
		item("Left out, because the current carrier would reject "+plural(len(out), "it", "them")+", or because not clear: "+wording.List(out, 40)+".", false)
	}
	for _, c := range fl.pages {
		c.text(fs.regular, 8, margin, 32, soft, fs.regular.drawable("portcheck   ·   case "+marks.Line(r.Case, 30)))
	}
	return fl.pages
}
