// Package files renders all files of a report: what the contract's bucket holds
// under reports/<case>/. Each door (the command, the Lambda function, serve)
// writes them where it writes.
package files

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/html"
	"github.com/portcheck/portcheck/internal/report/xlsx"
)

// File is one file of a report.
type File struct {
	Name        string // "report.html"
	ContentType string
	Data        []byte
}

// Render renders every file of a report; the same model gives the same bytes.
func Render(m *report.Model) ([]File, error) {
	var out []File
	for _, f := range []struct {
		name, contentType string
		render            func(*report.Model) ([]byte, error)
	}{
		{"report.json", "application/json", JSON},
		{"report.html", "text/html; charset=utf-8", html.Render},
		{"report.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.Render},
	} {
		data, err := f.render(m)
		if err != nil {
			return nil, fmt.Errorf("rendering %s: %w", f.name, err)
		}
		out = append(out, File{Name: f.name, ContentType: f.contentType, Data: data})
	}
	return out, nil
}

// JSON is the contract's report, indented for people who open it.
func JSON(m *report.Model) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(m.Report); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
