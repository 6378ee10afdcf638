package casework

// What has to be known of a paper to say which case it belongs to: small enough
// to keep for every file of a large folder.

import (
	"slices"
	"strconv"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// Glance is a paper without its text: its kind and its telephone numbers.
type Glance struct {
	Path   string       `json:"-"`
	SHA256 string       `json:"sha256"`
	Kind   porting.Kind `json:"kind"`
	// Numbers has, for each account or LOA in the file, its distinct valid numbers
	// and its BTN in ascending order, as E.164 without the plus; of an LOA those
	// that it ports.
	Numbers [][]uint64 `json:"numbers"`
}

// Glance is what pairing has to know of the paper.
func (p Paper) Glance() Glance {
	g := Glance{Path: p.Path, SHA256: p.Records[0].Document.SHA256, Kind: p.Kind()}
	for _, r := range p.Records {
		var set []uint64
		add := func(tn string) {
			if n, err := strconv.ParseUint(strings.TrimPrefix(tn, "+"), 10, 64); err == nil {
				set = append(set, n)
			}
		}
		for _, n := range r.Numbers {
			if g.Kind != porting.KindLOA || n.Action != porting.ActionKeep {
				add(n.TN)
			}
		}
		if tn, ok := telephone.Parse(r.Text(porting.BTN)); ok {
			add(tn)
		}
		slices.Sort(set)
		g.Numbers = append(g.Numbers, slices.Compact(set))
	}
	return g
}

// all are the distinct numbers of all accounts of the file.
func (g *Glance) all() []uint64 {
	if len(g.Numbers) == 1 {
		return g.Numbers[0]
	}
	set := slices.Concat(g.Numbers...)
	slices.Sort(set)
	return slices.Compact(set)
}
