package outline

// The two sides of a finding, and what to say of one that has no text.

import (
	"slices"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/marks"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// Side is what there is to show of one paper in a finding. Its texts are the
// papers', to be made harmless by who draws them.
type Side struct {
	Which marks.Which
	Paper string // "LOA" or "CSR"
	Text  string // the value, "" if there is none
	None  string // why there is none: one of the constants below
	Place string // where the value stands, or would if it could be read
	// Whole is the value that the finding's text is a part of, or is missing in.
	// WholePlace says where that stands if the part, being missing, stands nowhere.
	Whole, WholePlace string
}

// Why a side has no text.
const (
	NotThere    = "not there"                // the paper does not have it
	NotReadable = "not readable for certain" // it has it, and nobody can tell what it says
	SeePlace    = "see this place"           // the finding is about the place and quotes nothing
)

// Sides returns the sides of a finding that there is something to say of, the
// LOA's first. A rule rests on one paper as often as on two: the other is not
// shown, since nothing is known of it; only a difference shows both.
func Sides(r *porting.Report, f *porting.Finding) []Side {
	unreadable := slices.Contains(f.Differences, porting.Unreadable)
	both := len(f.Differences) > 0 && (f.Field != "" || !unreadable)
	var out []Side
	something := false
	for i, s := range [...]porting.Side{f.LOA, f.CSR} {
		place := wording.Place(s.Where)
		if s.Text == "" && place == "" && !both {
			continue
		}
		x := Side{Which: marks.Which(i), Paper: [...]string{"LOA", "CSR"}[i], Text: s.Text, Place: place, Whole: whole(r, f, i)}
		switch {
		case s.Text != "":
		case len(f.Differences) == 0:
			x.None = SeePlace
		case unreadable && place != "":
			x.None = NotReadable
		default:
			// The place of a part that is missing is that of the whole.
			x.None, x.Place = NotThere, ""
			if x.Whole != "" {
				x.WholePlace = place
			}
		}
		something = something || s.Text != "" || place != ""
		out = append(out, x)
	}
	if !something {
		return nil
	}
	return out
}

// whole is the field's value on the i-th paper, where the finding is about a part.
func whole(r *porting.Report, f *porting.Finding, i int) string {
	if f.Part == "" {
		return ""
	}
	for _, row := range r.Fields {
		if row.Field == f.Field {
			return [...]string{row.LOA.Text, row.CSR.Text}[i]
		}
	}
	return ""
}
