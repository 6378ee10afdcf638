package course

// The checklist of the cutover: what people do before, during and after the window,
// with what the papers say of this port in it.

import (
	_ "embed"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
	"github.com/portcheck/portcheck/internal/tsv"
)

//go:embed checklist.tsv
var checklistData string

func (c *course) checklist(stays *porting.Stays) []porting.Task {
	var keep, dies []string
	btn := ""
	if stays != nil {
		for _, n := range stays.Keep {
			keep = append(keep, lineOf(n))
		}
		for _, n := range stays.Dies {
			dies = append(dies, lineOf(n))
		}
		btn = stays.NewBTN
	}
	if btn == "" {
		btn = "the LOA names none"
	}
	located := c.newest(porting.KindLocations) != nil
	applies := map[string]bool{
		"always": true, "partial": stays != nil, "keep": len(keep) > 0, "dies": len(dies) > 0,
		"locations": located, "nolocations": !located,
	}
	if len(keep) == 0 {
		keep = []string{"every number that is not on this sheet"}
	}
	fill := strings.NewReplacer("{keep}", several(keep), "{dies}", several(dies), "{btn}", c.safe(btn))
	out := []porting.Task{}
	for row := range tsv.Rows("checklist.tsv", checklistData, 4, 4) {
		if applies[row[1]] {
			out = append(out, porting.Task{Phase: row[0], Text: fill.Replace(row[2])})
		}
	}
	return out
}

// lineOf is a number and what hangs on it: "(217) 555-0103 (alarm)".
func lineOf(n porting.StayingNumber) string {
	what := make([]string, len(n.Features))
	for i, f := range n.Features {
		what[i] = words(f)
	}
	text := strings.Join(what, ", ")
	if text == "" {
		text = oneLine(n.Note)
	}
	switch {
	case n.TN == "":
		return text
	case text == "":
		return telephone.Format(n.TN)
	}
	return telephone.Format(n.TN) + " (" + text + ")"
}

// several joins at most six items.
func several(items []string) string {
	const most = 6
	if len(items) > most {
		items = append(append([]string{}, items[:most]...), count(len(items)-most, "other line"))
	}
	return strings.Join(items, ", ")
}
