package pdf

// Which fields of the customer's form a value was read from.

import (
	"cmp"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
)

// inReadingOrder sorts fields as they stand on the pages: from the top, then from
// the left.
func inReadingOrder(fields []*field) []*field {
	out := slices.Clone(fields)
	slices.SortStableFunc(out, func(a, b *field) int {
		x, y := a.widgets[0], b.widgets[0]
		if x.page != y.page {
			return x.page - y.page
		}
		if x.rect[3] <= y.rect[1] || y.rect[3] <= x.rect[1] { // one above the other
			return cmp.Compare(y.rect[1], x.rect[1])
		}
		return cmp.Compare(x.rect[0], y.rect[0])
	})
	return out
}

func handed(f *form, n porting.Name) bool {
	for _, h := range f.byHand {
		if h.field == n && h.why != "" {
			return true
		}
	}
	return false
}

// at are the fields with a widget at a place, in the order of the form.
func at(fields []*field, where porting.Where) []*field {
	var out []*field
	for _, f := range fields {
		for _, w := range f.widgets {
			if covers(where, w) {
				out = append(out, f)
				break
			}
			more := false
			for _, x := range where.More {
				more = more || covers(x, w)
			}
			if more {
				out = append(out, f)
				break
			}
		}
	}
	return out
}

// covers tells whether a widget lies within a place.
func covers(where porting.Where, w fieldWidget) bool {
	if where.Box == nil || w.page == 0 || where.Page != w.page {
		return false
	}
	const t = 1.5
	b := *where.Box
	return w.rect[0] >= b[0]-t && w.rect[1] >= b[1]-t && w.rect[2] <= b[2]+t && w.rect[3] <= b[3]+t && w.rect[2] > w.rect[0]
}

func sameText(a, b string) bool { return flat(a) == flat(b) }

// flatUnless writes a text of several lines on one, unless the field has several.
func flatUnless(s string, multi bool, between string) string {
	if multi {
		return s
	}
	return strings.ReplaceAll(s, "\n", between)
}
