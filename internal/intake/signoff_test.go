package intake

import (
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
)

const signed = `{"schema": "portcheck/signoff/1", "by": "Maria Lopez", "title": "Porting lead", "at": "2026-11-22T09:30:00-06:00",
 "covers": [{"name": "loa.pdf", "sha256": "5f4c489400714872de0bd90fca730baa1377acd0c24a9f876e81e72898fb98db"}], "remarks": "all fields"}`

func TestSignOff(t *testing.T) {
	result, err := Read(t.Context(), "whatever.txt", []byte(signed), Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := result.Records[0]
	if r.Document.Kind != porting.KindSignOff || r.SignOff == nil || r.SignOff.By != "Maria Lopez" || r.SignOff.Title != "Porting lead" ||
		r.SignOff.At != "2026-11-22T09:30:00-06:00" || len(r.SignOff.Covers) != 1 || r.SignOff.Covers[0].Name != "loa.pdf" || len(r.Problems) != 0 {
		t.Fatalf("%+v %+v", r.SignOff, r.Problems)
	}
	for _, c := range []struct{ old, new, says string }{
		{`signoff/1`, `signoff/2`, "schema"},
		{`"by": "Maria Lopez"`, `"by": "  "`, "who signs"},
		{`"by": "Maria Lopez", `, ``, "who signs"},
		{`Maria Lopez`, `Maria\nLopez`, "no name"},
		{`"by": "Maria Lopez"`, `"by": 7`, `"by" has to be a text`},
		{`2026-11-22T09:30:00-06:00`, `2026-11-22 09:30`, "RFC 3339"},
		{`2026-11-22T09:30:00-06:00`, `2026-02-30T09:30:00Z`, "RFC 3339"},
		{`"at": "2026-11-22T09:30:00-06:00",`, ``, "when"},
		{`[{"name": "loa.pdf", "sha256": "5f4c489400714872de0bd90fca730baa1377acd0c24a9f876e81e72898fb98db"}]`, `[]`, "covers nothing"},
		{`5f4c48`, `zzzz48`, "SHA-256"},
		{`5f4c48`, ``, "SHA-256"},
		{`"remarks"`, `"remark"`, "no sign-off has"},
		{`all fields"}`, `all fields"`, "cut off"},
		{`all fields"}`, `all fields"} {}`, "behind its end"},
		{`[{"name": "loa.pdf", "sha256": "5f4c489400714872de0bd90fca730baa1377acd0c24a9f876e81e72898fb98db"}`, `[{"name": "loa.pdf", "sha256": "5f4c489400714872de0bd90fca730baa1377acd0c24a9f876e81e72898fb98db"},{"name": "x", "sha256": "5F4C489400714872de0bd90fca730baa1377acd0c24a9f876e81e72898fb98db"}`, "twice"},
	} {
		text := strings.Replace(signed, c.old, c.new, 1)
		if text == signed {
			t.Fatalf("%q does not stand in the sign-off", c.old)
		}
		result, err := Read(t.Context(), "signoff.json", []byte(text), Options{})
		if err != nil {
			t.Fatal(err)
		}
		r := result.Records[0]
		if r.Document.Kind != porting.KindSignOff || r.SignOff != nil || len(r.Problems) == 0 || !strings.Contains(r.Problems[0].Message, c.says) {
			t.Errorf("%s for %s: %q, %+v, %+v", c.new, c.old, r.Document.Kind, r.SignOff, r.Problems)
		}
	}
}
