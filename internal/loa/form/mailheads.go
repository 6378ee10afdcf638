package form

// The head of a mail that is printed above a letter: who sent it to whom, and when, is
// none of the letter's.

import (
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/page"
)

// mailHeads takes the labels of a mail's head back: three lines or more, one right below the
// other, that begin with the names of RFC 5322, and show that they are no memorandum's.
func (f *Form) mailHeads(s *layout.Sheet) {
	var lines []*layout.Segment
	said := map[string]bool{}
	mail := false
	end := func() {
		if len(lines) >= 3 && mail && said["from"] && (said["to"] || said["subject"]) {
			within := func(o *layout.Sheet, at page.Rect) bool {
				return o == s && slices.ContainsFunc(lines, func(g *layout.Segment) bool { return layout.SameLine(g.Rect, at) })
			}
			for _, l := range f.Labels {
				if l.Target == labels.Date && within(l.Sheet, l.Rect) {
					l.OfMail = true
				} else if within(l.Sheet, l.Rect) {
					l.Target = labels.None
				}
			}
		}
		lines, said, mail = nil, map[string]bool{}, false
	}
	for _, g := range s.Segments {
		name, rest, ok := strings.Cut(g.Text, ":")
		name = strings.ToLower(strings.TrimSpace(name))
		if !ok || !mailName(name) {
			continue
		}
		if n := len(lines); n > 0 && (g.Rect.Y0-lines[n-1].Rect.Y1 > 2*math.Max(g.Rect.Height(), 6) || math.Abs(g.Rect.X0-lines[n-1].Rect.X0) > 6) {
			end()
		}
		if _, right := s.Neighbours(g, g.Rect); strings.TrimSpace(rest) == "" && right != nil {
			rest = right.Text
		}
		lines, said[name] = append(lines, g), true
		mail = mail || name == "sent" || name == "cc" || strings.Contains(rest, "@") || forwarded(rest) || name == "date" && timed(rest)
	}
	end()
}

// mailName tells whether a line of a mail's head may begin with a word.
func mailName(w string) bool {
	switch w {
	case "from", "sent", "to", "cc", "bcc", "date", "subject", "attachments", "reply-to", "importance":
		return true
	}
	return false
}

// forwarded tells whether a subject is that of an answer, or of a mail that was sent on.
func forwarded(t string) bool {
	t = strings.ToLower(strings.TrimSpace(t))
	return strings.HasPrefix(t, "re:") || strings.HasPrefix(t, "fw:") || strings.HasPrefix(t, "fwd:")
}

// timed tells whether a date has the time of the day behind it: "Nov 20, 2026 at 9:14 AM".
func timed(t string) bool {
	fs := dates.Find(t)
	return len(fs) > 0 && strings.Contains(t[fs[0].End:], ":")
}
