package course

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/tsv"
)

// CheckReasons holds reasons.tsv to what the code expects of it.
func CheckReasons(t *testing.T) {
	said := map[string]string{}
	for _, r := range reasons() {
		if carrier.TypeOf(r.name) == "" {
			t.Errorf("%s is no reason of the contract", r.name)
		}
		what, of, _ := strings.Cut(r.needs, ":")
		for name := range strings.SplitSeq(of, ",") {
			known := slices.Contains(porting.Features, name) || slices.Contains(porting.Conditions, name)
			if what == "field" {
				known = porting.IsCompared(porting.Name(name))
			}
			if of != "" && !known {
				t.Errorf("%s needs %q, which the contract does not know", r.name, name)
			}
		}
		if !strings.Contains(" field onlyloa numbers status says loa never ", " "+what+" ") || r.fix == "" {
			t.Errorf("%s: needs %q, fix %q", r.name, r.needs, r.fix)
		}
		for _, p := range r.phrases {
			if p == "" || p != strings.ToLower(p) {
				t.Errorf("%s: the phrase %q", r.name, p)
			}
			if other := said[p]; other != "" {
				t.Errorf("the phrase %q says both %s and %s", p, other, r.name)
			}
			said[p] = r.name
			if got := spoken("x " + p + " y"); len(got) == 0 || got[0] != r.name {
				t.Errorf("%q is understood as %v, not as %s", p, got, r.name)
			}
		}
	}
	for name, data := range map[string]string{"parties": partyData, "reasons": reasonData, "zones": zoneData, "checklist": checklistData, "staying": stayingData} {
		for row := range tsv.Rows(name, data, 2, 9) {
			if strings.TrimSpace(row[len(row)-1]) == "" {
				t.Errorf("%s: no source in %q", name, row)
			}
		}
	}
	for state, zone := range zones() {
		if _, err := time.LoadLocation(zone); err != nil || address.State(state) != state {
			t.Errorf("%s: %s, %v", state, zone, err)
		}
	}
}
