package report

// What changed since the revision before: the findings of two reports of one
// case, told apart by their ids.

import "github.com/portcheck/portcheck/internal/porting"

// since holds a report's findings against those of the revision before. The
// earlier report's messages are masked already: it was shown.
func since(previous *porting.Report, now []porting.Finding) *porting.Since {
	if previous == nil {
		return nil
	}
	s := &porting.Since{Revision: previous.Revision, Mended: []porting.Mended{}, New: []string{}, Remains: []string{}}
	before, after := make(map[string]bool, len(previous.Findings)), make(map[string]bool, len(now))
	for _, f := range previous.Findings {
		before[f.ID] = true
	}
	for _, f := range now {
		after[f.ID] = true
		if before[f.ID] {
			s.Remains = append(s.Remains, f.ID)
		} else {
			s.New = append(s.New, f.ID)
		}
	}
	for _, f := range previous.Findings {
		if !after[f.ID] {
			s.Mended = append(s.Mended, porting.Mended{ID: f.ID, Severity: f.Severity, Message: f.Message})
		}
	}
	return s
}
