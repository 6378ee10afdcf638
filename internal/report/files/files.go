// Package files renders all files of a report: what the contract's bucket holds
// under reports/<case>/. Each door (the command, the Lambda function, serve)
// writes them where it writes.
package files

import (
	"bytes"
	"encoding/json"
	"fmt"

	"golang.org/x/sync/errgroup"

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

// kinds are the files of a report, in the order in which they are named to people.
var kinds = []struct {
	name, contentType string
	render            func(*report.Model) ([]byte, error)
}{
	{"report.json", "application/json", JSON},
	{"report.html", "text/html; charset=utf-8", html.Render},
	{"report.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.Render},
}

// Render renders every file of a report, side by side; the same model gives the
// same bytes.
func Render(m *report.Model) ([]File, error) {
	out := make([]File, len(kinds))
	var g errgroup.Group
	for i, k := range kinds {
		g.Go(func() (err error) {
			// A panic in a goroutine would end the process, whoever recovers elsewhere.
			defer func() {
				if recover() != nil {
					err = fmt.Errorf("rendering %s: panic", k.name)
				}
			}()
			data, err := k.render(m)
			if err != nil {
				return fmt.Errorf("rendering %s: %w", k.name, err)
			}
			out[i] = File{Name: k.name, ContentType: k.contentType, Data: data}
			return nil
		})
	}
	return out, g.Wait()
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
