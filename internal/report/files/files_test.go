package files

// Real papers all the way: read, compared, rendered.

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/intake"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
)

// pair is a shipped case: the LOA's bytes, and both papers read.
type pair struct {
	name string
	data []byte
	loa  intake.Result
	csr  []*porting.Record
	form bool // a filled form
}

func pairs(t *testing.T) (out []pair) {
	t.Helper()
	root := filepath.Join("..", "..", "..", "testdata")
	dirs, _ := filepath.Glob(filepath.Join(root, "cases", "*"))
	for _, dir := range dirs {
		csr, _ := filepath.Glob(filepath.Join(dir, "csr.*"))
		out = append(out, pair{name: filepath.Base(dir), data: file(t, filepath.Join(dir, "loa.pdf")), csr: read(t, csr[0]).Records})
	}
	// Filled forms of other makers, against a CSR that says the same in other letters.
	for _, name := range []string{"captions", "sentence", "textn", "tooltips"} {
		path := filepath.Join(root, "loa", name+".pdf")
		out = append(out, pair{name: name, data: file(t, path), csr: []*porting.Record{altered(read(t, path).Records[0])}, form: true})
	}
	for i := range out {
		out[i].loa = readData(t, "loa.pdf", out[i].data)
	}
	if len(out) < 6 {
		t.Fatalf("%d cases", len(out))
	}
	return out
}

// altered is a CSR made from an LOA's values, some of them a little different.
func altered(loa *porting.Record) *porting.Record {
	csr := porting.NewRecord(porting.Document{Kind: porting.KindCSR, Name: "csr.xlsx", Account: 1, Accounts: 1})
	for _, n := range porting.Compared {
		f := loa.Fields[n]
		if f == nil {
			continue
		}
		x := *f
		x.Read, x.Where = porting.ReadCell, porting.Where{Sheet: "CSR", Cell: "B2"}
		switch n {
		case porting.CustomerName:
			x.Text += ", LLC"
		case porting.AccountNumber:
			x.Text += "7"
		case porting.AuthorizedName:
			x.Text += " Jr."
		}
		csr.Fields[n] = &x
	}
	seen := map[string]bool{}
	for _, n := range loa.Numbers {
		if n.TN != "" && !seen[n.TN] {
			seen[n.TN] = true
			n.Read, n.Action, n.Where, n.Status = porting.ReadCell, "", porting.Where{Sheet: "CSR", Cell: "A2"}, porting.StatusActive
			csr.Numbers = append(csr.Numbers, n)
		}
	}
	return csr
}

func file(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func read(t *testing.T, path string) intake.Result {
	t.Helper()
	return readData(t, filepath.Base(path), file(t, path))
}

func readData(t *testing.T, name string, data []byte) intake.Result {
	t.Helper()
	r, err := intake.Read(context.Background(), name, data, intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func build(t *testing.T, p pair, loa intake.Result) *report.Model {
	t.Helper()
	m, err := report.Build(loa.Records[0], p.csr, report.Options{Case: p.name, Today: dates.Date{Year: 2026, Month: 11, Day: 22}})
	if err != nil {
		t.Fatal(err)
	}
	m.Illustrate(loa.Pages.Pages)
	return m
}

// The same papers give the same bytes, in every file, also when they are read anew.
func TestSameBytes(t *testing.T) {
	for _, p := range pairs(t) {
		render := func(loa intake.Result) []File {
			m := build(t, p, loa)
			a, err := Render(context.Background(), m)
			if err != nil {
				t.Fatal(p.name, err)
			}
			b, err := Papers(context.Background(), m, p.data)
			if err != nil {
				t.Fatal(p.name, err)
			}
			c, err := Prefilled(p.csr)
			if err != nil {
				t.Fatal(p.name, err)
			}
			return append(append(a, b...), c...)
		}
		first := render(p.loa)
		for range 2 {
			again := render(readData(t, "loa.pdf", p.data))
			if len(first) != len(again) {
				t.Fatalf("%s: %d files, then %d", p.name, len(first), len(again))
			}
			for i := range first {
				if first[i].Name != again[i].Name || !bytes.Equal(first[i].Data, again[i].Data) {
					t.Errorf("%s: %s is not the same twice", p.name, first[i].Name)
				}
			}
		}
		for _, f := range first {
			if f.ContentType == "" || len(f.Data) == 0 {
				t.Errorf("%s: %s of type %q has %d bytes", p.name, f.Name, f.ContentType, len(f.Data))
			}
		}
	}
}

// The customer's own form is filled in again, and a report on it against the CSR
// finds nothing but what was left empty for the customer.
func TestOwnFormsCorrected(t *testing.T) {
	empty := map[string]bool{"unsigned": true, "loa_undated": true, "pin_missing": true}
	for _, p := range pairs(t) {
		if !p.form {
			continue
		}
		m := build(t, p, p.loa)
		papers, err := Papers(context.Background(), m, p.data)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range papers {
			if f.Name != "loa-corrected.pdf" {
				continue
			}
			back := readData(t, f.Name, f.Data)
			if got, want := len(back.Pages.Pages), len(p.loa.Pages.Pages)+1; got != want {
				t.Errorf("%s: %d pages: not the customer's own form behind a cover", p.name, got)
			}
			after := build(t, p, back)
			for _, x := range after.Findings {
				if x.Severity == porting.Note || empty[x.Rejection.Reason] || porting.IsSecret(x.Field) {
					continue
				}
				// What the form never asked for, it does not ask for now.
				if had(m, x.ID) && x.Field == "" {
					continue
				}
				t.Errorf("%s: %s: %s", p.name, x.ID, x.Message)
			}
			if len(after.LOA.Numbers) == 0 || len(after.Numbers.OnlyLOA) > 0 {
				t.Errorf("%s: %d numbers, only on the LOA %v", p.name, len(after.LOA.Numbers), after.Numbers.OnlyLOA)
			}
		}
	}
}

func had(m *report.Model, id string) bool {
	for _, f := range m.Findings {
		if f.ID == id {
			return true
		}
	}
	return false
}
