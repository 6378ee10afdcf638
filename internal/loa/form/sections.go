package form

// The sections that labels stand in.

import (
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// SectionOf is the section that a label stands in, "" if it is under no heading.
func SectionOf(l *Label, heads []*Label) labels.Target {
	t, _ := sectionUnder(l, heads)
	return t
}

func sectionUnder(l *Label, heads []*Label) (labels.Target, *Label) {
	best := headOver(l, heads)
	if best == nil {
		return "", nil
	}
	return SectionMeant(best), best
}

// headOver is the heading that a label stands under.
func headOver(l *Label, heads []*Label) *Label {
	var best *Label
	bestCentred := false
	for _, h := range heads {
		if h == l || h.box != nil && l.Rect.Y0 > h.box.Y1 {
			continue
		}
		above := h.Rect.MidY() < l.Rect.MidY()-2 && !h.lineOnly
		leftOf := layout.SameLine(h.Rect, l.Rect) && h.Rect.X1 <= l.Rect.X0+2
		if !above && !leftOf {
			continue
		}
		toTheRight := false
		if h.Rect.X0 > l.Rect.X0+12 && !(h.Cell >= 0 && h.Sheet.Cells[h.Cell].X0 <= l.Rect.X0+2) {
			// a centred heading of the whole page still counts
			if centred := math.Abs(h.Rect.MidX()-h.Sheet.Width/2) < 0.08*h.Sheet.Width; !centred || h.Cell >= 0 && h.Sheet.Cells[h.Cell].X0 > l.Rect.X0 {
				continue
			}
			toTheRight = true
		}
		if best == nil || h.Rect.MidY() > best.Rect.MidY()+3 || math.Abs(h.Rect.MidY()-best.Rect.MidY()) <= 3 && (bestCentred && !toTheRight || bestCentred == toTheRight && h.Rect.X0 > best.Rect.X0) {
			best, bestCentred = h, toTheRight
		}
	}
	return best
}

// SectionMeant is the section that a heading, or a label that serves as one, begins.
func SectionMeant(best *Label) labels.Target {
	switch best.Target {
	case labels.Numbers, labels.Keep, labels.Target(porting.Signature):
		return "" // a list or a signature ends the section before it
	case labels.Target(porting.CurrentCarrier), labels.Carrier:
		return labels.SectionCurrent
	case labels.Company:
		return labels.SectionCustomer
	case labels.Address:
		return labels.SectionService
	case labels.Target(porting.NewCarrier):
		return labels.SectionNew
	case labels.Target(porting.CustomerName):
		return labels.SectionCustomer
	case labels.Target(porting.ServiceAddress):
		return labels.SectionService
	case labels.Target(porting.BillingAddress):
		return labels.SectionBilling
	case labels.Target(porting.AuthorizedName):
		return labels.SectionSignature
	case labels.Target(porting.ContactName):
		return labels.SectionContact
	case labels.Title:
		return ""
	}
	return best.Target
}

// Heads are the headings of sections on a page.
func (f *Form) Heads(s *layout.Sheet) []*Label {
	var out []*Label
	for _, l := range f.LabelsOf[s] {
		if l.Target.Section() {
			out = append(out, l)
		}
	}
	return out
}

// FindSections gives each label the heading that it stands under: the nearest
// above it that begins no further to the right, or beside it in its own row. A
// label such as "Current Carrier" without a value of its own is a heading too.
func (f *Form) FindSections() {
	for _, s := range f.Sheets {
		ls := f.LabelsOf[s]
		Order(ls)
		var heads []*Label
		for _, l := range ls {
			if l.Target.Section() && (l.Inline == nil || !l.Firm || l.Inline.Prose && !reaches(l.Inline.Text)) || f.headsSection(l) || l.Target == labels.Numbers || l.Target == labels.Keep || l.Target == labels.Target(porting.Signature) {
				heads = append(heads, l)
			}
		}
		for _, h := range heads {
			h.lineOnly = strings.Contains(h.Match.Wording, "office use") && slices.ContainsFunc(ls, func(o *Label) bool {
				return o.Rect.X0 > h.Rect.X1 && layout.SameLine(o.Rect, h.Rect)
			})
		}
		for _, h := range heads {
			h.box = f.boxUnder(h)
		}
		for _, l := range ls {
			f.Sections[l], f.HeadOf[l] = sectionUnder(l, heads)
		}
	}
}

// boxUnder is the box below the bar that a heading stands on, as wide as the bar, or below
// the heading itself, with labels of several lines in it: the section ends where the box does. nil for none.
func (f *Form) boxUnder(h *Label) *page.Rect {
	if h.Inline != nil {
		return nil
	}
	var c page.Rect
	if h.Cell >= 0 {
		bar := h.Sheet.Cells[h.Cell]
		under, ok := h.Sheet.CellUnder(bar, bar.Y1)
		if !ok || math.Abs(under.X0-bar.X0) > 3 || math.Abs(under.X1-bar.X1) > 3 || under.Height() < 2*bar.Height() {
			return nil
		}
		c = under
	} else { // it stands over the box
		i := slices.IndexFunc(h.Sheet.Cells, func(c page.Rect) bool {
			gap := c.Y0 - h.Rect.Y1
			return math.Abs(c.X0-h.Rect.X0) < 14 && c.X1 > h.Rect.X1 && gap > -3 && gap < 1.2*h.Rect.Height() && c.Height() > 3*h.Rect.Height()
		})
		if i < 0 {
			return nil
		}
		c = h.Sheet.Cells[i]
	}
	n, last := 0, c.Y0
	for _, l := range f.LabelsOf[h.Sheet] {
		if c.Holds(l.Rect) && look.WantsValue(l.Target) && l.Rect.Y0 > last-2 {
			n, last = n+1, l.Rect.Y1
		}
	}
	if n < 2 {
		return nil
	}
	return &c
}

// reaches tells whether a text says where somebody is reached, which is what a label asks
// for and no heading has behind it: "Return to: Acme Telecom, 14 Depot Sq., … ports@acme.example".
func reaches(text string) bool {
	return look.HasPhone(text) || strings.Contains(text, "@") || address.Split(text).Zip != ""
}

// headsSection: a label that has no value and no place for one, but labels below.
func (f *Form) headsSection(l *Label) bool {
	switch l.Target {
	case labels.Target(porting.CurrentCarrier), labels.Target(porting.NewCarrier), labels.Target(porting.CustomerName),
		labels.Target(porting.ServiceAddress), labels.Target(porting.BillingAddress), labels.Target(porting.AuthorizedName), labels.Target(porting.ContactName):
	default:
		return false
	}
	return (l.Taken == nil || len(l.Taken.Pieces) == 0 && underlined(l)) && (f.HeadsBlock(l) || f.bar(l))
}

// bar tells whether a label is the bar over a block of rows: it stands in the middle of a
// cell as wide as the rows below, which have labels of their own.
func (f *Form) bar(l *Label) bool {
	if !l.Bare || l.Firm || l.Cell < 0 {
		return false
	}
	c := l.Sheet.Cells[l.Cell]
	if c.Width() < 0.6*l.Sheet.Width || math.Abs(c.MidX()-l.Rect.MidX()) > 4 || l.Rect.X0-c.X0 < 20 || c.Height() > 3*l.Rect.Height() {
		return false
	}
	return slices.ContainsFunc(f.LabelsOf[l.Sheet], func(o *Label) bool {
		return o.Rect.Y0 > c.Y1-2 && o.Rect.Y0 < c.Y1+l.Rect.Height() && o.Rect.X0 < l.Rect.X0
	})
}

// underlined tells whether a rule runs below a label from its beginning and on: it parts a
// heading from what stands under it, and is no place to write on.
func underlined(l *Label) bool {
	return slices.ContainsFunc(l.Sheet.Under, func(u page.Rule) bool {
		return u.X0 < l.Rect.X0+4 && u.X1 > l.Rect.X1 && u.Y0 > l.Rect.Y1-3 && u.Y0 < l.Rect.Y1+6
	})
}

// HeadsBlock tells whether labels of its parts stand below a label.
func (f *Form) HeadsBlock(l *Label) bool {
	if !l.Bare {
		return false
	}
	// what stands below it has to be a part of it
	var next *Label
	for _, o := range f.LabelsOf[l.Sheet] {
		if o == l || o.Rect.Y0 < l.Rect.Y1-2 || math.Abs(o.Rect.X0-l.Rect.X0) > 60 && (o.Rect.X0 < l.Rect.X0 || o.Rect.X0 > l.Rect.X0+160 || !f.rightAligned(o)) {
			continue
		}
		if next == nil || o.Rect.Y0 < next.Rect.Y0 {
			next = o
		}
	}
	if next == nil || next.Rect.Y0-l.Rect.Y1 > 40 {
		return false
	}
	switch next.Target {
	case labels.Name, labels.Company, labels.Carrier, labels.FirstName, labels.LastName:
		return true
	case labels.Address, labels.Target(porting.CustomerName): // "Service location" over "End user:", "Address:"; "END USER" over "Legal name"
		return look.IsAddress(l.Target) || l.Target == next.Target && !l.Firm && l.Match.Words < 3 && next.Taken != nil
	}
	return look.IsAddressPart(next.Target)
}

// rightAligned tells whether a label and one close above or below it end at the same
// place, and begin at others.
func (f *Form) rightAligned(l *Label) bool {
	return slices.ContainsFunc(f.LabelsOf[l.Sheet], func(o *Label) bool {
		return o != l && math.Abs(o.Rect.X1-l.Rect.X1) < 2 && math.Abs(o.Rect.X0-l.Rect.X0) > 4 && math.Abs(o.Rect.MidY()-l.Rect.MidY()) < 40
	})
}
