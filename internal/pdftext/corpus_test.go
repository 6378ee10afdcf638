package pdftext

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/portcheck/portcheck/internal/page"
)

const corpusDir = "../../../shared/corpus"

// corpus returns the PDFs of the corpus with the outcome that its manifest gives.
func corpus(t testing.TB) map[string]string {
	b, err := os.ReadFile(filepath.Join(corpusDir, "manifest.tsv"))
	if err != nil {
		t.Skip("the corpus is not here: ", err)
	}
	out := map[string]string{}
	for _, l := range strings.Split(string(b), "\n") {
		c := strings.Split(l, "\t")
		if len(c) >= 2 && strings.HasSuffix(c[0], ".pdf") {
			out[c[0]] = c[1]
		}
	}
	return out
}

func names(m map[string]string) []string {
	var out []string
	for n := range m {
		out = append(out, n)
	}
	sort.Strings(out)
	return out
}

func base(path string) string { return strings.TrimSuffix(filepath.Base(path), ".pdf") }

func text(doc *page.Document) string {
	var b strings.Builder
	for _, p := range doc.Pages {
		b.WriteString(p.Text())
		b.WriteByte('\f')
	}
	return b.String()
}

// agreement is the F1 of two texts as multisets of characters without blanks
// and control characters.
func agreement(got, want string) float64 {
	count := func(s string) (map[rune]int, int) {
		m, n := map[rune]int{}, 0
		for _, r := range s {
			if !unicode.IsSpace(r) && !unicode.IsControl(r) && r != '\uFEFF' {
				m[r]++
				n++
			}
		}
		return m, n
	}
	g, gn := count(got)
	w, wn := count(want)
	if gn+wn == 0 {
		return 1
	}
	both := 0
	for r, n := range g {
		both += min(n, w[r])
	}
	return 2 * float64(both) / float64(gn+wn)
}

// TestCorpusText compares the texts of the corpus with the better of two
// reference programs, and writes them to $PDFTEXT_OUT if that is set.
func TestCorpusText(t *testing.T) {
	files := corpus(t)
	out := os.Getenv("PDFTEXT_OUT")
	sum, n := 0.0, 0
	for _, name := range names(files) {
		data, err := os.ReadFile(filepath.Join(corpusDir, name))
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		doc, err := Read(context.Background(), data, DefaultLimits())
		took := time.Since(start)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if took > 2*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
		got := text(doc)
		if out != "" {
			os.WriteFile(filepath.Join(out, base(name)+".txt"), []byte(got), 0o644)
		}
		best := -1.0
		for _, w := range []string{"poppler", "mutool"} {
			want, err := os.ReadFile(filepath.Join(corpusDir, "expected", base(name)+"."+w+".txt"))
			if err == nil {
				best = max(best, agreement(got, string(want)))
			}
		}
		if best >= 0 {
			sum += best
			n++
			if best < 0.97 {
				t.Errorf("%s: agreement %.4f", name, best)
			}
		}
		t.Logf("%-60s %-10s %.4f %v %v", name, files[name], best, took.Round(10*time.Microsecond), doc.Problems)
	}
	if mean := sum / float64(n); mean < 0.998 {
		t.Errorf("mean agreement %.4f", mean)
	} else {
		t.Logf("mean agreement %.4f", mean)
	}
}

// TestCorpusFields compares the form fields with what qpdf reads.
func TestCorpusFields(t *testing.T) {
	for _, name := range names(corpus(t)) {
		b, err := os.ReadFile(filepath.Join(corpusDir, "expected", base(name)+".fields.json"))
		if err != nil {
			continue
		}
		var want struct{ Fields map[string]any }
		if err := json.Unmarshal(b, &want); err != nil {
			t.Fatal(err)
		}
		data, _ := os.ReadFile(filepath.Join(corpusDir, name))
		doc, _ := Read(context.Background(), data, DefaultLimits())
		got := map[string]string{}
		for _, p := range doc.Pages {
			for _, w := range p.Widgets {
				if w.Type == page.PushButton {
					continue
				}
				v := w.Stored
				if v == "" && (w.Type == page.CheckBox || w.Type == page.RadioButton) {
					v = "Off"
				}
				if old, ok := got[w.Name]; ok && old != v && old != "Off" {
					t.Errorf("%s: %q has two values: %q and %q", name, w.Name, old, v)
				}
				if got[w.Name] == "" || got[w.Name] == "Off" {
					got[w.Name] = v
				}
			}
		}
		for n, v := range want.Fields {
			s := ""
			switch x := v.(type) {
			case string:
				s = x
			case []any:
				var parts []string
				for _, e := range x {
					parts = append(parts, e.(string))
				}
				s = strings.Join(parts, "\n")
			}
			g, ok := got[n]
			if !ok {
				t.Errorf("%s: no field %q", name, n)
			} else if g != s && !(s == "" && g == "Off") {
				t.Errorf("%s: field %q is %q, want %q", name, n, g, s)
			}
			delete(got, n)
		}
		for n, v := range got {
			t.Errorf("%s: extra field %q = %q", name, n, v)
		}
	}
}

// TestCorpusOutcomes holds the problems against the outcomes of the manifest.
func TestCorpusOutcomes(t *testing.T) {
	want := map[string]string{"password": "password", "damaged": "damaged", "empty": "empty", "xfa": "xfa", "scan": "scanned_page"}
	files := corpus(t)
	for _, name := range names(files) {
		data, err := os.ReadFile(filepath.Join(corpusDir, name))
		if err != nil {
			t.Fatal(err)
		}
		doc := read(t, data)
		if code := want[files[name]]; code != "" {
			if len(doc.Problems) != 1 || doc.Problems[0].Code != code || strings.ContainsAny(doc.Problems[0].Message, "\n\r") {
				t.Errorf("%s: problems %v, want one %s", name, doc.Problems, code)
			}
			continue
		}
		if len(doc.Pages) == 0 {
			t.Errorf("%s: no page", name)
		}
		for _, p := range doc.Problems {
			switch p.Code {
			case "unknown_font", "appearance_differs":
			default:
				t.Errorf("%s: %v", name, p)
			}
		}
	}
}
