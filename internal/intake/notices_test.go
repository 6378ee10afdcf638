package intake

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// What comes after an order was sent, from bytes to masked record. Each file is
// there for a reason.
var notices = []struct{ file, why string }{
	{"rejection-table.pdf", "reasons in a ruled table, fields in two columns, a desk's telephone and fax that are none of the order's"},
	{"rejection-form.pdf", "what it says stands in form fields that are named Text1, Text2"},
	{"rejection-list.eml", "text and HTML in quoted-printable; two codes for each reason; typographic characters kept"},
	{"rejection-telnyx.json", "a webhook around the order; a reason repeats the PIN"},
	{"rejection-bandwidth.json", "a code as a JSON number; our own order number before the provider's"},
	{"rejection-bandwidth.xml", "several errors, XML"},
	{"rejection-twilio.json", "one number's answer, with nulls beside what it says"},
	{"submission.txt", "speaks of an FOC and a rejection that may come, and is neither"},
	{"foc-letter.pdf", "a requested and a committed date; says that changes may be rejected"},
	{"foc-thread.eml", "base64; the rejection below is older; the carrier's PDF is attached"},
	{"foc-telnyx.json", "a requested and an actual time in UTC; a PIN among the fields"},
	{"completion.eml", "HTML alone in Windows-1252, a table of numbers"},
	{"locations.xlsx", "a street in four columns, the floor in one of its own"},
}

func TestNotices(t *testing.T) {
	dir := filepath.Join("..", "..", "testdata", "notices")
	for _, c := range notices {
		t.Run(c.file, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(dir, c.file))
			if err != nil {
				t.Fatal(err)
			}
			// the name says nothing: what it is, stands in it
			result, err := Read(t.Context(), "paper", data, Options{})
			if err != nil || len(result.Records) != 1 {
				t.Fatalf("%d records, %v", len(result.Records), err)
			}
			r := result.Records[0].Masked()
			if want, _, _ := strings.Cut(c.file, "-"); string(r.Document.Kind) != strings.TrimSuffix(want, filepath.Ext(want)) {
				t.Errorf("kind %q (%s)", r.Document.Kind, c.why)
			}
			var b bytes.Buffer
			e := json.NewEncoder(&b)
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			if err := e.Encode(r); err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join(dir, "golden", c.file+".json"), b.Bytes())
			if bytes.Contains(b.Bytes(), []byte("4821")) {
				t.Error("the PIN is shown")
			}
		})
	}
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("differs from %s (-update rewrites it):\n%s", file, got)
	}
}

// No letter of authorization, record, list, bill or other paper is a notice, a list
// of locations or a sign-off.
func TestOtherPapersAreNoNotices(t *testing.T) {
	if testing.Short() {
		t.Skip("reads every document there is")
	}
	for _, pattern := range []string{"../../testdata/cases/*/*", "../../testdata/csr/*", "../../testdata/csr/layouts/*.xlsx", "../../testdata/loa/*",
		"../../../shared/corpus/loa/*", "../../../shared/corpus/pdf/*", "../../../shared/corpus/xlsx/*"} {
		files, _ := filepath.Glob(pattern)
		if len(files) == 0 {
			t.Logf("no files like %s: skipped", pattern)
		}
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				continue // a folder
			}
			result, err := Read(t.Context(), "paper", data, Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range result.Records {
				if k := r.Document.Kind; k.IsNotice() || k == porting.KindLocations || k == porting.KindSignOff {
					t.Errorf("%s is taken for %s", f, k)
				}
			}
		}
	}
}
