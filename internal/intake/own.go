package intake

// Results of this program that lie among the papers: records, reports, summaries,
// states. What they repeat of a paper is no paper.

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
)

// ownResult returns the schema that a JSON text names where it is a result of this
// program, "" where it is none. Of several values, one a line or in a list, the
// first counts. A sign-off is a paper.
func ownResult(data []byte) string {
	const mark = `"portcheck/`
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	data = bytes.TrimLeft(data, " \t\r\n[")
	if len(data) == 0 || data[0] != '{' || !bytes.Contains(data, []byte(mark)) {
		return ""
	}
	var head struct {
		Schema any `json:"schema"`
	}
	schema := ""
	if err := json.NewDecoder(bytes.NewReader(data)).Decode(&head); err == nil {
		schema, _ = head.Schema.(string)
	} else if start := data[:min(len(data), 200)]; bytes.Contains(start, []byte(`"schema"`)) { // broken, but it begins as one
		if _, after, ok := bytes.Cut(start, []byte(mark)); ok {
			name, _, _ := bytes.Cut(after, []byte(`"`))
			schema = mark[1:] + string(name)
		}
	}
	if !strings.HasPrefix(schema, mark[1:]) || strings.HasPrefix(schema, "portcheck/signoff/") {
		return ""
	}
	return schema
}

// own says of a result of this program that it is no paper.
func (r reader) own() *porting.Record {
	d := r.d
	d.Kind = porting.KindOther
	record := porting.NewRecord(d)
	record.Problem(porting.Problem{Code: porting.ProblemWrongType,
		Message: "the file is a result that portcheck wrote, and no paper of a port; send the LOA or the CSR that it was made from"})
	return record
}
