package placing

// Labels that ask for a name whose parts have captions of their own.

import (
	"slices"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/porting"
)

// leaveToParts takes from a label that asks for a name what stands over the caption
// "First name", and tells that caption and those beside it whose name it is:
// "Account holder [Mary Ellen] [J.] [Ruiz]" over "First name", "M.I.", "Last name".
func (pl *Places) leaveToParts(ls []*form.Label) {
	for _, l := range ls {
		switch l.Target {
		case labels.Name, labels.Target(porting.CustomerName), labels.Target(porting.AuthorizedName), labels.Target(porting.ContactName):
		default:
			continue
		}
		var parts []*form.Label
		l.Options = slices.DeleteFunc(l.Options, func(o form.Option) bool {
			if len(o.Pieces) == 0 || !layout.SameLine(o.Pieces[0].Rect, l.Rect) {
				return false
			}
			i := slices.IndexFunc(ls, func(q *form.Label) bool { return q.Target == labels.FirstName && captions(q, o.Pieces[0]) })
			if i < 0 || ls[i].Rect.Y0 < l.Rect.MidY() {
				return false
			}
			parts = append(parts, ls[i])
			return true
		})
		for _, q := range parts {
			q.Whose = l.Target
		}
	}
}

// captions tells whether a label may be the caption below a piece.
func captions(l *form.Label, p *form.Piece) bool {
	return slices.ContainsFunc(l.Options, func(o form.Option) bool {
		return (o.Kind == form.BoxOver || o.Kind == form.LineOver || o.Kind == form.Above) && len(o.Pieces) > 0 && o.Pieces[0] == p
	})
}
