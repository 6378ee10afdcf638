package outline

import (
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// Remark is something that a report says of one of the papers.
type Remark struct {
	Paper string // "LOA", "CSR", or "" if it is about neither
	Title string // "Scanned page", "Local freeze"
	Text  string
	Place string
}

// Problems are what was not read for certain.
func Problems(m *report.Model) []Remark {
	var out []Remark
	for _, p := range m.Problems {
		out = append(out, Remark{paper(p.Document), wording.Of("problem", p.Code), p.Message, wording.Place(p.Where)})
	}
	return out
}

// Conditions are what the papers say of the account.
func Conditions(m *report.Model) []Remark {
	var out []Remark
	each(m, func(name string, r *porting.Record) {
		for _, c := range r.Conditions {
			out = append(out, Remark{name, wording.Of("feature", c.Name), c.Text, wording.Place(c.Where)})
		}
	})
	return out
}

// Unused are the columns, labels and values that nothing was made of.
func Unused(m *report.Model) []Remark {
	var out []Remark
	each(m, func(name string, r *porting.Record) {
		for _, u := range r.Unused {
			out = append(out, Remark{name, "", u.Label, wording.Place(u.Where)})
		}
	})
	return out
}

func each(m *report.Model, do func(name string, r *porting.Record)) {
	if m.LOA != nil {
		do("LOA", m.LOA)
	}
	if m.CSR != nil {
		do("CSR", m.CSR)
	}
}

func paper(document string) string {
	switch document {
	case "loa":
		return "LOA"
	case "csr":
		return "CSR"
	}
	return document
}
