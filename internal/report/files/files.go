// Package files renders all files of a report: what the contract's bucket holds
// under reports/<case>/. Each door (the command, the Lambda function, serve)
// writes them where it writes.
package files

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/calendar"
	"github.com/portcheck/portcheck/internal/report/html"
	"github.com/portcheck/portcheck/internal/report/xlsx"
)

// File is one file of a report.
type File struct {
	Name        string // "report.html"
	ContentType string
	Data        []byte
}

// source is what a report's files are made of.
type source struct {
	*report.Model
	loa []byte // nil where the LOA's bytes are gone
}

// kind is one file of a report. A render without data has nothing to say.
type kind struct {
	name, contentType string
	render            func(context.Context, source) ([]byte, error)
}

// reports and papers are the files of a report, in the order in which they are
// named to people.
var (
	reports = []kind{
		{"report.json", "application/json", func(_ context.Context, s source) ([]byte, error) { return JSON(s.Model) }},
		{"report.html", "text/html; charset=utf-8", func(_ context.Context, s source) ([]byte, error) { return html.Render(s.Model) }},
		{"report.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
			func(_ context.Context, s source) ([]byte, error) { return xlsx.Render(s.Model) }},
		{"cutover.html", "text/html; charset=utf-8", func(_ context.Context, s source) ([]byte, error) { return html.RenderCutover(s.Model) }},
		{"cutover.ics", "text/calendar; charset=utf-8", func(_ context.Context, s source) ([]byte, error) { return calendar.Render(s.Model) }},
		{"remains.html", "text/html; charset=utf-8", func(_ context.Context, s source) ([]byte, error) { return html.RenderRemains(s.Model) }},
	}
	papers = []kind{
		{"loa-marked.pdf", typePDF, marked},
		{"loa-corrected.pdf", typePDF, corrected},
	}
)

// Render renders a report's own files; the same model gives the same bytes.
func Render(ctx context.Context, m *report.Model) ([]File, error) {
	return render(ctx, source{Model: m}, reports)
}

// Papers renders the LOAs that go with a report: loa is the LOA's file, which is
// marked and, where something is wrong with it, filled in again; nil where it is
// not at hand. The same model and the same LOA give the same bytes.
func Papers(ctx context.Context, m *report.Model, loa []byte) ([]File, error) {
	return render(ctx, source{m, loa}, papers)
}

// render renders files side by side.
func render(ctx context.Context, s source, kinds []kind) ([]File, error) {
	rendered := make([]File, len(kinds))
	var g errgroup.Group
	for i, k := range kinds {
		g.Go(func() (err error) {
			// A panic in a goroutine would end the process, whoever recovers elsewhere.
			defer func() {
				if recover() != nil {
					err = fmt.Errorf("rendering %s: panic", k.name)
				}
			}()
			data, err := k.render(ctx, s)
			if err != nil {
				return fmt.Errorf("rendering %s: %w", k.name, err)
			}
			rendered[i] = File{Name: k.name, ContentType: k.contentType, Data: data}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(rendered, func(f File) bool { return f.Data == nil }), nil
}

// JSON is the contract's report, indented for people who open it.
func JSON(m *report.Model) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(porting.PlainJSON(&b))
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(m.Report); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
