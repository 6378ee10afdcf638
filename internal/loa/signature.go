package loa

// Signatures: ink, images, signed signature fields, typed names, the marks of
// signing services.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// readSignatures looks at every place where a signature is asked for.
func (r *reader) readSignatures() {
	for _, l := range r.labels {
		if l.target != labels.Target(porting.Signature) {
			continue
		}
		if sec := r.sections[l]; sec == labels.SectionNew || r.headOf[l] != nil && othersSignature(r.headOf[l]) {
			continue
		}
		r.signatureAt(l)
	}
	for _, s := range r.sheets {
		for _, p := range r.pieceOf[s] {
			if w := p.widget; w != nil && w.Type == page.SignatureField && w.SignatureApplied && p.owner == nil && !r.hasSignature() {
				r.signed(s, p.rect, p.box, w.Signer, porting.ReadForm, nil)
			}
		}
		r.signingService(s)
	}
	if !r.hasSignature() && !r.has(porting.Signature) {
		r.signedBy()
	}
	if !r.hasSignature() && !r.has(porting.Signature) {
		r.closing()
	}
	r.underSignature()
}

// signedBy takes what stands behind "Signed by:" for the signature, where nothing else is.
func (r *reader) signedBy() {
	for _, l := range r.labels {
		if l.match.Wording == "signed by" && l.taken != nil && len(l.taken.pieces) > 0 {
			r.values = append(r.values, r.newValue(porting.Signature, l, l.taken.pieces))
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
func (r *reader) signed(s *sheet, rect page.Rect, box porting.Box, name string, read porting.Read, l *label) {
	b := roundBox(box)
	v := value{name: porting.Signature, text: strings.TrimSpace(name), read: read, conf: 1, label: l, where: porting.Where{Page: s.number, Box: &b}}
	if v.text == "" {
		v.text = porting.Signed
	}
	if r.hasSignature() {
		v.weak = true
	}
	r.values = append(r.values, v)
}

// signatureAt reads the place of one signature label.
func (r *reader) signatureAt(l *label) {
	s := l.sheet
	// a signature field that was matched with the label, or lies beside it
	for _, p := range r.fields[l] {
		if w := p.widget; w.Type == page.SignatureField && w.SignatureApplied {
			r.signed(s, p.rect, p.box, w.Signer, porting.ReadForm, l)
			return
		}
	}
	slot := r.signaturePlace(l)
	for _, p := range r.pieceOf[s] {
		if w := p.widget; w != nil && w.Type == page.SignatureField && w.SignatureApplied && slot.Intersects(p.rect) {
			r.signed(s, p.rect, p.box, w.Signer, porting.ReadForm, l)
			return
		}
	}
	var typed string
	var pieces []*piece
	if l.taken != nil && len(l.taken.pieces) > 0 {
		pieces = l.taken.pieces
		typed = joinPieces(pieces)
	}
	if typed != "" {
		if name, date := serviceName(typed); name != "" || date != "" {
			r.service(l, pieces, name, date)
			return
		}
		if _, letters := count(typed); letters > 0 && strings.Trim(typed, "Xx:. ") != "" {
			v := r.newValue(porting.Signature, l, pieces)
			if scribbled(pieces, typed) {
				v.text = porting.Signed // as doubtful as what was read
			}
			if fs := dates.Find(v.text); len(fs) > 0 && fs[0].Start > 0 && !isDate(v.text) {
				v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "more than a name stands there"})
			}
			if r.hasSignature() {
				v.weak = true
			}
			r.values = append(r.values, v)
			return
		}
	}
	if rect, box, ok := s.ink(slot); ok {
		r.signed(s, rect, box, "", porting.ReadText, l)
	}
}

// scribbled tells whether what OCR read where a signature stands is no name but what
// it made of the ink: a few letters that it is not sure of.
func scribbled(pieces []*piece, text string) bool {
	sure := 1.0
	for _, p := range pieces {
		if p.read != porting.ReadOCR {
			return false
		}
		sure = min(sure, p.confidence)
	}
	digits, letters := count(text)
	few := digits+letters < 3 && sure < lowConfidence || digits+letters < 6 && sure < weakWord
	return few && !strings.HasPrefix(text, "/s/")
}

// signaturePlace is where the signature of a label is looked for.
func (r *reader) signaturePlace(l *label) page.Rect {
	s, R := l.sheet, l.rect
	if l.taken != nil && l.taken.kind <= explicit && l.taken.kind != inline {
		q := l.taken.slot
		switch l.taken.kind {
		case lineOver, lineRight, lineBelow:
			q.Y0 -= 30
			q.Y1 += 14
		default:
			q.Y0 -= 8 // a hand does not keep to its row
			q.Y1 += 8
		}
		return q
	}
	if l.cell >= 0 {
		c := s.cells[l.cell]
		if c.Height() < 150 && r.labelsIn(s, c, l) == 0 {
			c.Y0, c.Y1 = c.Y0-8, c.Y1+8
			return c
		}
	}
	return page.Rect{X0: R.X0 - 5, Y0: R.Y0 - 34, X1: math.Min(r.limitBeside(l), R.X1+280), Y1: R.Y1 + 34}
}

// limitBeside is r.limit, but not less than some room for a hand.
func (r *reader) limitBeside(l *label) float64 { return math.Max(r.limit(l), l.rect.X1+40) }

// ink finds a stroke or a picture in a place: by its middle, or by most of it.
func (s *sheet) ink(slot page.Rect) (page.Rect, porting.Box, bool) {
	var rect page.Rect
	var box porting.Box
	found := false
	for _, k := range s.p.Strokes {
		u := k.Upright
		if !finite(u) || u.Width() > 0.8*s.width || u.Height() > 160 || u.Width() < 8 || !touches(slot, u) {
			continue
		}
		if !k.Annotation && (k.Segments < 3 && (u.Height() < 5 || u.Width() < 20) || u.Width() > slot.Width()+60 || s.framed(u)) {
			continue // a rule with round ends, a frame
		}
		rect, box = rect.Union(u), unite(box, k.Box, !found)
		found = true
	}
	if found {
		return rect, box, true
	}
	for _, m := range s.p.Images {
		u := m.Upright
		if !finite(u) || u.Width() > 0.8*s.width || u.Height() > 200 || u.Width() < 15 || u.Height() < 6 || !touches(slot, u) {
			continue
		}
		return u, m.Box, true
	}
	return rect, box, false
}

// framed tells whether what is drawn is a frame to sign in: it holds printed words,
// or another drawing lies inside or around it at much the same distance on all sides.
func (s *sheet) framed(u page.Rect) bool {
	words := 0
	for _, w := range s.words {
		if q := w.Upright; q.X0 > u.X0 && q.X1 < u.X1 && q.Y0 > u.Y0 && q.Y1 < u.Y1 && !w.Blank {
			words++
		}
	}
	if words > 1 {
		return true
	}
	for _, k := range s.p.Strokes {
		a, b := u, k.Upright
		if b.X0 < a.X0 {
			a, b = b, a
		}
		near := math.Min(math.Min(b.X0-a.X0, a.X1-b.X1), math.Min(b.Y0-a.Y0, a.Y1-b.Y1))
		far := math.Max(math.Max(b.X0-a.X0, a.X1-b.X1), math.Max(b.Y0-a.Y0, a.Y1-b.Y1))
		if near > 1 && far < 30 && far-near < 6 && b.Width() > 60 && b.Height() > 25 {
			return true
		}
	}
	return false
}

// touches tells whether something drawn belongs to a place: its middle lies in
// it, or a third of it does.
func touches(slot, u page.Rect) bool {
	if slot.Holds(u) {
		return true
	}
	w := math.Min(slot.X1, u.X1) - math.Max(slot.X0, u.X0)
	h := math.Min(slot.Y1, u.Y1) - math.Max(slot.Y0, u.Y0)
	if w <= 0 || h <= 0 {
		return false
	}
	return w*h > 0.33*math.Max(1, u.Width()*u.Height())
}

// serviceName takes apart what signing services print on the signature line:
// "Jane Doe (Nov 20, 2026 10:12 CST)", "Digitally signed by Jane Doe\nDate: …",
// "DocuSigned by:\nJane Doe". Both are "" for any other text.
func serviceName(t string) (name, date string) {
	low := strings.ToLower(t)
	for _, p := range []string{"digitally signed by:", "digitally signed by", "docusigned by:", "docusigned by", "e-signed by:", "e-signed by", "electronically signed by:", "electronically signed by", "signed electronically by:", "signed electronically by", "signed by:", "esigned by:"} {
		if i := strings.Index(low, p); i >= 0 {
			rest := strings.TrimSpace(t[i+len(p):])
			line, more, _ := strings.Cut(rest, "\n")
			if j := strings.Index(strings.ToLower(line), " date:"); j >= 0 {
				line, more = line[:j], line[j:]
			}
			if j := strings.Index(line, " on "); j > 0 && len(dates.Find(line[j:])) > 0 {
				line, more = line[:j], line[j:]
			}
			if fs := dates.Find(more); len(fs) > 0 {
				date = fs[0].Text
			}
			name = strings.TrimSpace(line)
			if name == "" {
				name = porting.Signed
			}
			return name, date
		}
	}
	if i := strings.Index(low, "signed by "); i >= 0 && len(low) == len(t) { // "Signed by Jane Doe on November 18, 2026"
		rest := t[i+len("signed by "):]
		for _, sep := range []string{" on ", ", "} {
			name, more, ok := strings.Cut(rest, sep)
			if fs := dates.Find(more); ok && personal(name) && len(fs) > 0 && fs[0].Start == 0 {
				return name, fs[0].Text
			}
		}
	}
	// Adobe Sign prints the time behind the name
	if i := strings.IndexByte(t, '('); i > 0 {
		if fs := dates.Find(t[i:]); len(fs) == 1 && strings.Contains(t[i:], ":") {
			name := strings.TrimSpace(t[:i])
			if k := strings.LastIndexByte(name, '\n'); k >= 0 {
				name = strings.TrimSpace(name[k+1:]) // the drawn name stands above the typed one
			}
			return name, fs[0].Text
		}
	}
	return "", ""
}

// plainlySigned tells whether "Signed by: Jane Doe" is what a form asks for, and no mark of
// a service.
func plainlySigned(t string) bool {
	name, ok := strings.CutPrefix(strings.ToLower(t), "signed by:")
	return ok && strings.TrimSpace(name) != ""
}

// bySigner tells whether a text says who signed by electronic means.
func bySigner(low string) bool {
	return strings.Contains(low, "signed by") || strings.Contains(low, "signed electronically by")
}

func (r *reader) service(l *label, pieces []*piece, name, date string) {
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

// signingService finds the marks of signing services away from any label.
func (r *reader) signingService(s *sheet) {
	if r.hasSignature() {
		return
	}
	for _, p := range r.pieceOf[s] {
		if p.widget != nil || p.owner != nil && p.owner.target != labels.Target(porting.Signature) {
			continue
		}
		low := strings.ToLower(p.text)
		if !bySigner(low) || strings.Contains(low, "must be signed by") {
			continue
		}
		name, date := serviceName(p.text)
		if name == "" || p.prose && len(p.span.words()) > 12 && (date == "" || !personal(name)) {
			continue
		}
		pieces := []*piece{p}
		if name == porting.Signed {
			for _, q := range r.pieceOf[s] {
				if q.widget == nil && q.free() && q.rect.Y0 >= p.rect.Y1-2 && q.rect.Y0-p.rect.Y1 < 20 && math.Abs(q.rect.X0-p.rect.X0) < 30 && fit(labels.Target(porting.AuthorizedName), q.text) > 0 {
					name = q.text
					pieces = append(pieces, q)
					break
				}
			}
		}
		r.service(nil, pieces, name, date)
		return
	}
}
