// Package reporting is how the pipeline compares and writes: package report and
// the packages below it, as the functions that the pipeline's compare step takes.
package reporting

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/pdftext"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/files"
	"github.com/portcheck/portcheck/internal/report/html"
)

// Install gives a pipeline all that its compare step needs.
func Install(p *pipeline.Pipeline) {
	p.Report, p.Prefill, p.StatusPage, p.Dated = Report, Prefill, StatusPage, Dated
}

// Report compares a pair of papers, and renders the report's files when they are
// asked for.
func Report(ctx context.Context, p pipeline.Pair) (*pipeline.Made, error) {
	today, err := time.Parse(time.DateOnly, p.Today)
	if err != nil {
		return nil, fmt.Errorf("today: %w", err)
	}
	o := report.Options{Case: p.Case, Revision: p.Revision, Today: dates.FromTime(today), Previous: p.Previous}
	notice, unusable := "", p.CarriersErr
	if p.Carriers != nil {
		o.Carriers, unusable = carrier.Override(p.Carriers)
	}
	if unusable != nil {
		// The words of the error are about a file of ours, but stand beside papers.
		o.Carriers = nil
		notice = "The file config/carriers.yaml could not be used, so the report rests on the built-in carriers; tell whoever keeps that file."
	}
	m, err := report.Build(p.LOA, p.CSRs, o)
	if err != nil {
		return nil, err
	}
	if p.Beside != nil {
		m.Port = portOf(p, m, o.Carriers)
	}
	return &pipeline.Made{Report: &m.Report, Notice: notice, Render: func() ([]pipeline.File, error) {
		loa, err := p.LOAFile()
		if err != nil {
			return nil, err
		}
		if loa != nil {
			// Pictures of the places are worth no failure: a page that is not read has none.
			if doc, err := pdftext.Read(ctx, loa, pdftext.DefaultLimits()); err == nil {
				m.Illustrate(doc.Pages)
			}
		}
		rendered, err := files.Render(ctx, m)
		if err != nil {
			return nil, err
		}
		papers, err := files.Papers(ctx, m, loa)
		return all(append(rendered, papers...)), err
	}}, nil
}

// Prefill fills in an LOA from the accounts of a CSR.
func Prefill(csr []*porting.Record) ([]pipeline.File, error) {
	rendered, err := files.Prefilled(csr)
	return all(rendered), err
}

func all(rendered []files.File) []pipeline.File {
	out := make([]pipeline.File, len(rendered))
	for i, f := range rendered {
		out[i] = pipeline.File(f)
	}
	return out
}

// Dated returns the date that a CSR names as its own, as YYYY-MM-DD, or "".
func Dated(csr *porting.Record) string {
	r, ok := dates.Parse(csr.Text(porting.CSRDate))
	if !ok {
		return ""
	}
	return r.Date.String()
}

// StatusPage writes status.html.
func StatusPage(s *pipeline.Status, beside []string) ([]byte, error) {
	v := html.Status{
		Case: s.Case, State: s.State, WaitingFor: s.WaitingFor, Verdict: s.Verdict, Revision: s.Revision, MovedTo: s.MovedTo,
		Message: s.Message, Files: beside,
	}
	for _, d := range s.Documents {
		v.Documents = append(v.Documents, html.StatusDocument{Key: d.Key, Kind: d.Kind, State: d.State, Message: d.Message})
	}
	for _, r := range s.Reports {
		if r.Path != "" {
			v.Reports = append(v.Reports, html.StatusReport{Folder: strings.TrimSuffix(r.Path, "/"), Verdict: r.Verdict})
		}
	}
	return html.RenderStatus(v)
}
