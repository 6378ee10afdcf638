package csr

// Text files: which of the readers a text is for.

import (
	"context"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// ReadText reads a text file, whatever it is: a response in JSON or XML, a table
// (CSV, TSV), a printed record or a typed one. The error is the context's, and
// only when it was cancelled.
func ReadText(ctx context.Context, data []byte, d porting.Document, lim sheet.Limits) ([]*porting.Record, error) {
	text, ok := sheet.DecodeText(data[:min(len(data), 4096)&^1])
	if ok {
		head := strings.TrimLeft(text, " \t\r\n")
		switch {
		case strings.HasPrefix(head, "{"), strings.HasPrefix(head, "[") && jsonList(head):
			return ReadJSON(ctx, data, d)
		case strings.HasPrefix(head, "<") && !pageOfWeb(head):
			return ReadXML(ctx, data, d)
		}
	}
	wb, err := sheet.Read(ctx, data, lim)
	if err != nil {
		return nil, err
	}
	if len(wb.Sheets) == 0 {
		r := porting.NewRecord(d)
		r.Problems = append(r.Problems, wb.Problems...)
		return []*porting.Record{r}, nil
	}
	return ReadSheet(ctx, wb, d)
}

// jsonList tells a JSON list from a line that begins with a bracket.
func jsonList(head string) bool {
	rest := strings.TrimLeft(head[1:], " \t\r\n")
	return rest == "" || strings.IndexByte(`{["]-0123456789`, rest[0]) >= 0 && !strings.Contains(strings.SplitN(head, "\n", 2)[0], "] ")
}

// pageOfWeb tells whether the text is a web page or an XML spreadsheet of Excel
// 2003, which package sheet refuses with a sentence of its own.
func pageOfWeb(head string) bool {
	low := strings.ToLower(head)
	return strings.HasPrefix(low, "<!doctype html") || strings.Contains(low, "<html") || strings.HasPrefix(low, "<table") ||
		strings.Contains(low, "urn:schemas-microsoft-com:office:spreadsheet")
}
