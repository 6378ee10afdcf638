package form

// What machines and offices print on a page that is none of the letter's text: the line of
// a fax machine, the number that a signing service gives an envelope, page numbers, the
// stamp of the day of receipt. A list that goes on over the pages goes on past them.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
)

// Parts of a page's height that are its head and its foot.
const (
	headOfPage = 0.08
	footOfPage = 0.93
)

// withoutFurniture takes off a sheet what is none of its text, and gives those lines of it
// that hold telephone numbers.
func withoutFurniture(s *layout.Sheet) (numbered []string) {
	rows := map[int][]*layout.Segment{}
	for _, g := range s.Segments {
		if y := g.Rect.MidY() / s.Height; y < headOfPage || y > footOfPage {
			rows[g.Row] = append(rows[g.Row], g)
		}
	}
	gone := map[*layout.Segment]bool{}
	for _, row := range rows {
		text := joined(row, " ")
		fax := faxLine(text)
		for _, g := range row {
			gone[g] = fax || envelopeNumber(g.Text) || pageNumber(g.Text)
		}
		if fax && look.HasPhone(text) {
			numbered = append(numbered, text)
		}
	}
	for _, g := range s.Segments {
		if d := stamped(s, g); d != nil {
			gone[g], gone[d] = true, true
		}
	}
	var kept []*layout.Segment
	for _, g := range s.Segments {
		if !gone[g] {
			kept = append(kept, g)
		}
	}
	if len(kept) < len(s.Segments) {
		s.ReplaceSegments(kept)
	}
	return numbered
}

// faxLine tells whether a line is what a fax machine prints over a page: the day, the time,
// and from where or which page.
func faxLine(text string) bool {
	clock, marks := false, 0
	for _, w := range strings.Fields(strings.ToLower(text)) {
		switch w := strings.Trim(w, ".:#()"); {
		case isClock(w):
			clock = true
		case w == "fax" || w == "from" || w == "to" || w == "page" || w == "pages" || w == "pg" || w == "p" || w == "tel" || w == "id":
			marks++
		case strings.HasPrefix(w, "p.") && strings.Trim(w[2:], "0123456789/") == "":
			marks++
		case w == "due", w == "desired", w == "requested", w == "port", w == "foc", w == "account", w == "signed", w == "signature", w == "customer":
			return false
		}
	}
	return clock && marks > 0 && len(dates.Find(text)) > 0
}

// isClock tells whether a word is a time of the day: "10:14", "9:05:33am".
func isClock(w string) bool {
	w = strings.TrimRight(w, "apm")
	h, m, ok := strings.Cut(w, ":")
	return ok && len(h) > 0 && len(h) < 3 && len(m) >= 2 && strings.Trim(h+m, "0123456789:") == ""
}

// envelopeNumber tells whether a text is the number that a signing service prints on each
// page: "DocuSign Envelope ID: 8F3B2C1A-77D1-…".
func envelopeNumber(text string) bool {
	name, number, ok := strings.Cut(text, ":")
	if !ok {
		i := strings.LastIndexByte(text, ' ')
		if i < 0 {
			return false
		}
		name, number = text[:i], text[i+1:]
	}
	number = strings.TrimSpace(number)
	if len(number) < 16 || strings.Trim(strings.ToLower(number), "0123456789abcdef-") != "" {
		return false
	}
	ws := phrase.Plain(name)
	if len(ws) < 2 || len(ws) > 5 || ws[len(ws)-1] != "id" {
		return false
	}
	switch ws[len(ws)-2] {
	case "envelope", "document", "doc", "transaction", "agreement", "signature":
		return true
	}
	return false
}

// pageNumber tells whether a text counts the pages and says nothing else: "Page 2 of 3".
func pageNumber(text string) bool {
	ws := phrase.Plain(text)
	if len(ws) > 0 && (ws[0] == "page" || ws[0] == "pg" || ws[0] == "p") {
		ws = ws[1:]
	} else if len(ws) != 3 {
		return false
	}
	digits := func(w string) bool { return len(w) < 4 && strings.Trim(w, "0123456789/") == "" }
	return len(ws) == 1 && digits(ws[0]) || len(ws) == 3 && digits(ws[0]) && ws[1] == "of" && digits(ws[2])
}

// stamped is the date of a stamp that a segment begins, nil where it is none: "RECEIVED"
// right over "NOV 20 2026".
func stamped(s *layout.Sheet, g *layout.Segment) *layout.Segment {
	switch g.Text {
	case "RECEIVED", "Received", "FAXED", "SCANNED", "ENTERED", "FILED", "PROCESSED":
	default:
		return nil
	}
	for _, d := range s.Segments {
		dy := d.Rect.Y0 - g.Rect.Y1
		if d != g && look.IsDate(d.Text) && dy > -0.3*g.Rect.Height() && dy < 1.5*g.Rect.Height() && d.Rect.OverlapX(g.Rect) > 0.5 {
			return d
		}
	}
	return nil
}
