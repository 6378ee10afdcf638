package csr

// Telling records that are pages from other papers.

import (
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/paged"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// LooksPages tells how much pages look like a customer service record: 0 for not
// at all, 100 for one that says so and holds account data. A letter of
// authorization has the same labels; what only it has counts against it.
func LooksPages(doc *page.Document) int {
	score := 0
	v := labels.CSR()
	seen := map[labels.Target]bool{}
	fids := 0
	for k, p := range doc.Pages {
		if k == 3 {
			break
		}
		for i, l := range p.Lines() {
			if i > 120 {
				break
			}
			text := l.Text()
			if _, ok := paged.FidLine(text); ok || paged.SectionLine(text) != "" {
				fids++
			}
			for _, s := range l.Segments {
				t := s.Text()
				if len(t) > cells.MaxLabel {
					continue
				}
				m, ok := v.Exact(t)
				if !ok {
					if m, ok = v.Prefix(t); ok && m.Sep != ':' {
						ok = false
					}
				}
				if ok && !m.Fuzzy {
					seen[m.Target] = true
				}
			}
		}
	}
	if seen[labels.Title] {
		score += 50
	}
	if fids >= 3 {
		score += 50
	}
	for _, t := range []labels.Target{labels.Status, labels.Features, labels.Numbers, labels.Target(porting.AccountNumber),
		labels.Target(porting.CSRDate), labels.AccountBTN, labels.ListedName} {
		if seen[t] {
			score += 8
		}
	}
	for _, t := range []labels.Target{labels.LOASign, labels.PortSign, labels.Target(porting.NewCarrier), labels.Target(porting.Signature)} {
		if seen[t] {
			score -= 30
		}
	}
	return min(max(score, 0), 100)
}
