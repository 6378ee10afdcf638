package loa

// Signatures: ink, images, signed signature fields, typed names, the marks of
// signing services.

import (
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// readSignatures looks at every place where a signature is asked for.
func (r *reader) readSignatures() {
	for _, l := range r.form.Labels {
		if l.Target != labels.Target(porting.Signature) {
			continue
		}
		if sec := r.form.Sections[l]; sec == labels.SectionNew || r.form.HeadOf[l] != nil && othersSignature(r.form.HeadOf[l]) {
			continue
		}
		r.signatureAt(l)
	}
	for _, s := range r.form.Sheets {
		for _, p := range r.form.PiecesOf[s] {
			if w := p.Widget; w != nil && w.Type == page.SignatureField && w.SignatureApplied && p.Owner == nil && !r.hasSignature() {
				r.signed(s, p.Rect, p.Box, w.Signer, porting.ReadForm, nil)
			}
		}
		r.signingService(s)
	}
	if !r.hasSignature() && !r.form.Asks(labels.Target(porting.Signature)) {
		r.signedBy()
	}
	if !r.hasSignature() && !r.form.Asks(labels.Target(porting.Signature)) {
		r.closing()
	}
	r.underSignature()
}

// signedBy takes what stands behind "Signed by:" for the signature, where nothing else is.
func (r *reader) signedBy() {
	for _, l := range r.form.Labels {
		if l.Match.Wording == "signed by" && l.Taken != nil && len(l.Taken.Pieces) > 0 {
			r.values = append(r.values, r.newValue(porting.Signature, l, l.Taken.Pieces))
			return
		}
	}
}

func (r *reader) hasSignature() bool {
	for _, v := range r.values {
		if v.name == porting.Signature && v.text != "" {
			return true
		}
	}
	return false
}

// signed adds a signature: the name that is typed or certified, or a mark.
func (r *reader) signed(s *layout.Sheet, rect page.Rect, box porting.Box, name string, read porting.Read, l *form.Label) {
	b := layout.RoundBox(box)
	v := value{name: porting.Signature, text: strings.TrimSpace(name), read: read, conf: 1, label: l, where: porting.Where{Page: s.Number, Box: &b}}
	if v.text == "" {
		v.text = porting.Signed
	}
	if r.hasSignature() {
		v.weak = true
	}
	r.values = append(r.values, v)
}

// withoutCross is a signature without the cross that a form prints where to sign: "X Jane Doe".
func withoutCross(text string) string {
	rest, ok := strings.CutPrefix(text, "X")
	if !ok {
		rest, ok = strings.CutPrefix(text, "x")
	}
	name := strings.TrimLeft(rest, " :_")
	if _, letters := look.Count(name); !ok || name == rest || letters < 2 || strings.HasPrefix(name, ".") {
		return text // "Xavier", "X. Doe"
	}
	return name
}

// signatureAt reads the place of one signature label.
func (r *reader) signatureAt(l *form.Label) {
	s := l.Sheet
	// a signature field that was matched with the label, or lies beside it
	for _, p := range r.form.Fields[l] {
		if w := p.Widget; w.Type == page.SignatureField && w.SignatureApplied {
			r.signed(s, p.Rect, p.Box, w.Signer, porting.ReadForm, l)
			return
		}
	}
	slot := r.signaturePlace(l)
	for _, p := range r.form.PiecesOf[s] {
		if w := p.Widget; w != nil && w.Type == page.SignatureField && w.SignatureApplied && slot.Intersects(p.Rect) {
			r.signed(s, p.Rect, p.Box, w.Signer, porting.ReadForm, l)
			return
		}
	}
	var typed string
	var pieces []*form.Piece
	if l.Taken != nil && len(l.Taken.Pieces) > 0 {
		pieces = l.Taken.Pieces
		typed = form.JoinPieces(pieces)
	}
	if typed != "" {
		if name, date := look.ServiceName(typed); name != "" || date != "" {
			if name == porting.Signed {
				name, pieces = r.underStamp(pieces)
			}
			r.service(l, pieces, name, date)
			return
		}
		if _, letters := look.Count(typed); letters > 0 && strings.Trim(typed, "Xx:. ") != "" {
			if name, date := r.datedSignature(pieces); name != nil {
				pieces, typed = []*form.Piece{name}, name.Text
				r.values = append(r.values, r.newValue(porting.SignatureDate, nil, []*form.Piece{date}))
			}
			v := r.newValue(porting.Signature, l, pieces)
			v.text = withoutCross(v.text)
			if scribbled(pieces, typed) {
				v.text = porting.Signed // as doubtful as what was read
			}
			if fs := dates.Find(v.text); len(fs) > 0 && fs[0].Start > 0 && !look.IsDate(v.text) {
				v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "more than a name stands there"})
			}
			if r.hasSignature() {
				v.weak = true
			}
			r.values = append(r.values, v)
			return
		}
	}
	if rect, box, ok := s.Ink(slot); ok {
		r.signed(s, rect, box, "", porting.ReadText, l)
	}
}

// datedSignature takes a signature and the date behind it apart: "Jane Doe on October 19,
// 2026", "Jane Doe, 10/19/2026". It is nil where there is no date, or more than both.
func (r *reader) datedSignature(pieces []*form.Piece) (name, date *form.Piece) {
	if len(pieces) != 1 || pieces[0].Widget != nil {
		return nil, nil
	}
	p := pieces[0]
	fs := dates.Find(p.Text)
	if len(fs) != 1 || fs[0].Start == 0 || strings.Trim(p.Text[fs[0].End:], " .)") != "" {
		return nil, nil
	}
	lead := strings.TrimRight(p.Text[:fs[0].Start], " \u00a0,;:-–—|(")
	for _, w := range [...]string{"on", "dated", "date", "this"} {
		if n := len(lead) - len(w) - 1; n > 0 && strings.EqualFold(lead[n+1:], w) && (lead[n] == ' ' || lead[n] == ',') {
			lead = strings.TrimRight(lead[:n], " \u00a0,;:-–—|(")
		}
	}
	if lead == "" || len(strings.Fields(lead)) > 6 || strings.ContainsAny(lead, "0123456789:") {
		return nil, nil
	}
	p.Used = true
	g, at := p.Span.Seg, p.Span.Start
	return r.form.AddPiece(p.Sheet, g.Slice(at, at+len(lead))), r.form.AddPiece(p.Sheet, g.Slice(at+fs[0].Start, at+fs[0].End))
}

// scribbled tells whether what OCR read where a signature stands is no name but what
// it made of the ink: a few letters that it is not sure of.
func scribbled(pieces []*form.Piece, text string) bool {
	sure := 1.0
	for _, p := range pieces {
		if p.Read != porting.ReadOCR {
			return false
		}
		sure = min(sure, p.Confidence)
	}
	digits, letters := look.Count(text)
	few := digits+letters < 3 && sure < layout.LowConfidence || digits+letters < 6 && sure < layout.WeakWord
	return few && !strings.HasPrefix(text, "/s/")
}

// signaturePlace is where the signature of a label is looked for.
func (r *reader) signaturePlace(l *form.Label) page.Rect {
	s, R := l.Sheet, l.Rect
	if l.Taken != nil && l.Taken.Kind <= form.Explicit && l.Taken.Kind != form.Inline {
		q := l.Taken.Slot
		switch l.Taken.Kind {
		case form.LineOver, form.LineRight, form.LineBelow:
			q.Y0 -= 30
			q.Y1 += 14
			for _, b := range s.Leaders { // dots lead to it
				if b.X0 > R.X0 && layout.SameLine(b, R) && b.X1 > q.X1-6 {
					q.X1 = math.Max(q.X1, math.Min(r.limitBeside(l), b.X1+280))
				}
			}
		default:
			q.Y0 -= 8 // a hand does not keep to its row
			q.Y1 += 8
		}
		return q
	}
	if l.Cell >= 0 {
		c := s.Cells[l.Cell]
		if c.Height() < 150 && r.form.LabelsIn(s, c, l) == 0 {
			c.Y0, c.Y1 = c.Y0-8, c.Y1+8
			return c
		}
	}
	for _, c := range s.Cells { // a box far to the right
		if c.X0 > R.X1 && c.X0-R.X1 < 330 && c.X0 < r.limitBeside(l) && c.Height() < 80 && c.Y0 < R.MidY() && c.Y1 > R.MidY() && r.form.LabelsIn(s, c, nil) == 0 {
			return page.Rect{X0: c.X0, Y0: c.Y0 - 4, X1: c.X1, Y1: c.Y1 + 4}
		}
	}
	return page.Rect{X0: R.X0 - 5, Y0: R.Y0 - 34, X1: math.Min(r.limitBeside(l), R.X1+280), Y1: R.Y1 + 34}
}

// limitBeside is r.limit, but not less than some room for a hand.
func (r *reader) limitBeside(l *form.Label) float64 { return math.Max(r.places.Limit(l), l.Rect.X1+40) }

func (r *reader) service(l *form.Label, pieces []*form.Piece, name, date string) {
	v := r.newValue(porting.Signature, l, pieces)
	v.doubts = nil
	v.text = name
	v.weak = r.hasSignature()
	r.values = append(r.values, v)
	if date != "" {
		d := v
		d.name, d.text, d.weak = porting.SignatureDate, date, true
		r.values = append(r.values, d)
	}
}

// underStamp is the name that a signing service prints below "DocuSigned by:", with the
// pieces of both; the mark of a signature where none stands there.
func (r *reader) underStamp(stamp []*form.Piece) (string, []*form.Piece) {
	p := stamp[len(stamp)-1]
	for _, q := range r.form.PiecesOf[p.Sheet] {
		if q.Widget == nil && q.Free() && q.Rect.Y0 >= p.Rect.Y1-2 && q.Rect.Y0-p.Rect.Y1 < 20 && math.Abs(q.Rect.X0-p.Rect.X0) < 30 && look.Fit(labels.Target(porting.AuthorizedName), q.Text) > 0 {
			return q.Text, append(stamp[:len(stamp):len(stamp)], q)
		}
	}
	return porting.Signed, stamp
}

// signingService finds the marks of signing services away from any label. One that names
// who has signed already bears the signature out, and says when: "Signed electronically by
// Jane Doe on November 9, 2026" below the name typed behind a label.
func (r *reader) signingService(s *layout.Sheet) {
	signed := slices.IndexFunc(r.values, func(v value) bool { return v.name == porting.Signature && v.text != "" })
	for _, p := range r.form.PiecesOf[s] {
		if p.Widget != nil || p.Owner != nil && p.Owner.Target != labels.Target(porting.Signature) {
			continue
		}
		low := strings.ToLower(p.Text)
		if !look.BySigner(low) || strings.Contains(low, "must be signed by") {
			continue
		}
		name, date := look.ServiceName(p.Text)
		if name == "" || p.Prose && len(p.Span.Words()) > 12 && (date == "" || !look.Personal(name)) {
			continue
		}
		if signed >= 0 {
			if v := &r.values[signed]; v.pieces != nil && date != "" && look.SameValue(porting.Signature, v.text, name) {
				v.doubts = nil
				d := r.newValue(porting.SignatureDate, nil, []*form.Piece{p})
				d.text, d.weak = date, true
				r.values = append(r.values, d)
				return
			}
			continue
		}
		pieces := []*form.Piece{p}
		if name == porting.Signed {
			name, pieces = r.underStamp(pieces)
		}
		r.service(nil, pieces, name, date)
		return
	}
}
