// Package answers reads the responses of carriers' and providers' interfaces, saved as
// JSON or XML, with the same wordings as a sheet.
package answers

// Responses of carriers' and providers' interfaces, saved as JSON or XML
// (Bandwidth, Telnyx and what resembles them). Both become one tree of named
// values, which is walked (walk.go) or, where it is a table, read as a grid (rowset.go).

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/response"
	"github.com/portcheck/portcheck/internal/sheet"
)

// node is a named value of a response, an object, or a list.
type node = response.Node

// tree is a response while it is walked.
type tree struct {
	limits.Clock
	places
}

// places tells where a byte of a response stands: in the file's lines, or on its pages.
type places interface {
	Where(at int64) porting.Where
}

// bounds are how much of a response is read.
func (t *tree) bounds() response.Limits {
	return response.Limits{Depth: limits.ResponseDepth, Values: limits.ResponseValues, Names: limits.ResponseNames, Text: limits.SheetCellBytes, Stretch: limits.ResponseStretch, Tick: t.Tick}
}

// Printed reads a response that was printed, and tells whether the text is one.
func Printed(ctx context.Context, text string, on places, problems []porting.Problem, d porting.Document) (rs []*porting.Record, ok bool, err error) {
	t := &tree{places: on, Clock: limits.NewClock(ctx)}
	defer gather.TooManyNumbers(d, &rs, &err)
	defer t.Stop(&err)
	parse := response.JSONLines
	if strings.HasPrefix(text, "<") {
		parse = response.XML
	}
	root, broken := parse(text, t.bounds())
	if broken != nil || root.Leaf() {
		return nil, false, nil
	}
	rs = t.records(root, d)
	for _, r := range rs {
		r.Problems = append(r.Problems, problems...)
	}
	return rs, true, nil
}

// Read parses a response and walks it.
func Read(ctx context.Context, data []byte, d porting.Document, kind string, parse func(string, response.Limits) (*node, error)) (rs []*porting.Record, err error) {
	text, ok := sheet.DecodeText(data)
	if !ok {
		text = string(data)
	}
	t := &tree{places: response.NewText(text), Clock: limits.NewClock(ctx)}
	defer gather.TooManyNumbers(d, &rs, &err)
	defer t.Stop(&err)
	root, broken := parse(text, t.bounds())
	if errors.Is(broken, response.ErrLimit) || errors.Is(broken, response.ErrLong) {
		r := porting.NewRecord(d)
		r.Problem(porting.Problem{Code: porting.ProblemLimit,
			Message: fmt.Sprintf("the %s was not read: %v; send the response about the account that is to be ported alone", kind, broken)})
		return []*porting.Record{r}, nil
	}
	if broken != nil {
		r := porting.NewRecord(d)
		r.Problem(porting.Problem{Code: porting.ProblemDamaged,
			Message: fmt.Sprintf("the file is damaged %s: %v; save the response again and send that", kind, plainError(broken))})
		return []*porting.Record{r}, nil
	}
	return t.records(root, d), nil
}

// plainError says what an error of the standard library means.
func plainError(err error) string {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return "it is cut off"
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Sprintf("it breaks off or goes wrong at byte %d", syntax.Offset)
	}
	var bad *xml.SyntaxError
	if errors.As(err, &bad) {
		return fmt.Sprintf("it goes wrong in line %d", bad.Line)
	}
	return err.Error()
}
