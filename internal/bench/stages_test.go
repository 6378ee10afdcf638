package main

// The stages one by one, in a warm process: open, text, read the LOA, read the CSR,
// compare, each report; then the whole way.
//
//	go test -run - -bench . ./internal/bench

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/intake"
	"github.com/portcheck/portcheck/internal/loa"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/pdftext"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/files"
	"github.com/portcheck/portcheck/internal/report/html"
	"github.com/portcheck/portcheck/internal/report/pdf"
	"github.com/portcheck/portcheck/internal/report/xlsx"
	"github.com/portcheck/portcheck/internal/sheet"
)

var today = dates.Date{Year: 2026, Month: 11, Day: 22}

// loas are the LOAs by name.
func loas(tb testing.TB) map[string][]byte {
	shipped, err := os.ReadFile(filepath.Join("..", "..", form))
	if err != nil {
		tb.Fatal(err)
	}
	return map[string][]byte{"form": shipped, "4-pages-120": loaPaper(4, 120), "40-pages-5000": loaPaper(40, 5_000)}
}

var loaNames = []string{"form", "4-pages-120", "40-pages-5000"}

// csrs are the CSRs by name.
func csrs(tb testing.TB) map[string][]byte {
	out := map[string][]byte{"csv-100000": csrText(100_000)}
	for _, n := range []int{10, 1_000, 100_000} {
		data, err := csrSheet(n)
		if err != nil {
			tb.Fatal(err)
		}
		out[fmt.Sprintf("xlsx-%d", n)] = data
	}
	return out
}

var csrNames = []string{"xlsx-10", "xlsx-1000", "xlsx-100000", "csv-100000"}

// each runs one benchmark a paper.
func each(b *testing.B, names []string, data map[string][]byte, stage func(b *testing.B, data []byte) error) {
	for _, name := range names {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := stage(b, data[name]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkOpen is what pdfcpu alone takes for the objects of a file.
func BenchmarkOpen(b *testing.B) {
	api.DisableConfigDir()
	each(b, loaNames, loas(b), func(b *testing.B, data []byte) error {
		_, err := pdfcpu.ReadWithContext(b.Context(), bytes.NewReader(data), model.NewDefaultConfiguration())
		return err
	})
}

func BenchmarkText(b *testing.B) {
	each(b, loaNames, loas(b), func(b *testing.B, data []byte) error {
		_, err := pdftext.Read(b.Context(), data, pdftext.DefaultLimits())
		return err
	})
}

// BenchmarkReadLOA is from pages to record.
func BenchmarkReadLOA(b *testing.B) {
	data := loas(b)
	pages := map[string]*page.Document{}
	for _, name := range loaNames {
		doc, err := pdftext.Read(b.Context(), data[name], pdftext.DefaultLimits())
		if err != nil {
			b.Fatal(err)
		}
		pages[name] = doc
	}
	for _, name := range loaNames {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				loa.Open(pages[name]).Read(porting.Document{Name: name})
			}
		})
	}
}

// BenchmarkSheet is from bytes to a grid, BenchmarkReadCSR from bytes to the record.
func BenchmarkSheet(b *testing.B) {
	each(b, csrNames[:3], csrs(b), func(b *testing.B, data []byte) error {
		_, err := sheet.Read(b.Context(), data, sheet.DefaultLimits)
		return err
	})
}

func BenchmarkReadCSR(b *testing.B) {
	each(b, csrNames, csrs(b), func(b *testing.B, data []byte) error {
		_, err := read(b, data)
		return err
	})
}

// read reads one paper, as every door of the program does.
func read(tb testing.TB, data []byte) (intake.Result, error) {
	result, err := intake.Read(tb.Context(), "paper", data, intake.Options{})
	if err == nil && result.Records[0].Document.Kind == porting.KindNone {
		err = fmt.Errorf("nothing was read: %+v", result.Records[0].Problems)
	}
	return result, err
}

// pairs are an LOA and a CSR each.
var pairs = []struct{ name, loa, csr string }{
	{"form-10", "form", "xlsx-10"},
	{"4-pages-1000", "4-pages-120", "xlsx-1000"},
	{"40-pages-100000", "40-pages-5000", "xlsx-100000"},
}

// build compares a pair.
func build(tb testing.TB, paper, csr intake.Result) *report.Model {
	m, err := report.Build(paper.Records[0], csr.Records, report.Options{Case: "bench", Today: today})
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// compared is every pair read.
func compared(b *testing.B, stage func(b *testing.B, paper, csr intake.Result)) {
	l, c := loas(b), csrs(b)
	for _, p := range pairs {
		paper, err := read(b, l[p.loa])
		if err != nil {
			b.Fatal(err)
		}
		csr, err := read(b, c[p.csr])
		if err != nil {
			b.Fatal(err)
		}
		b.Run(p.name, func(b *testing.B) {
			b.ReportAllocs()
			stage(b, paper, csr)
		})
	}
}

func BenchmarkCompare(b *testing.B) {
	compared(b, func(b *testing.B, paper, csr intake.Result) {
		for b.Loop() {
			build(b, paper, csr)
		}
	})
}

// rendering is the benchmark of one report.
func rendering(b *testing.B, render func(m *report.Model) ([]byte, error)) {
	compared(b, func(b *testing.B, paper, csr intake.Result) {
		m := build(b, paper, csr)
		m.Illustrate(paper.Pages.Pages)
		for b.Loop() {
			if _, err := render(m); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkJSON(b *testing.B) { rendering(b, files.JSON) }
func BenchmarkHTML(b *testing.B) { rendering(b, html.Render) }
func BenchmarkXLSX(b *testing.B) { rendering(b, xlsx.Render) }

// BenchmarkMarked is the LOA with its differences marked on it.
func BenchmarkMarked(b *testing.B) {
	data, err := os.ReadFile(filepath.Join("..", "..", form))
	if err != nil {
		b.Fatal(err)
	}
	csr, err := csrSheet(10)
	if err != nil {
		b.Fatal(err)
	}
	paper, err := read(b, data)
	if err != nil {
		b.Fatal(err)
	}
	record, err := read(b, csr)
	if err != nil {
		b.Fatal(err)
	}
	m := build(b, paper, record)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := pdf.Mark(b.Context(), data, m); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPair is the whole way in a warm process on one core: both papers read,
// compared, JSON and HTML written. The target is 300 pairs a second.
func BenchmarkPair(b *testing.B) {
	data, err := os.ReadFile(filepath.Join("..", "..", form))
	if err != nil {
		b.Fatal(err)
	}
	csr, err := csrSheet(10)
	if err != nil {
		b.Fatal(err)
	}
	// The collector as the functions have it: GOGC in template.yaml. GOGC says
	// otherwise.
	if os.Getenv("GOGC") == "" {
		defer debug.SetGCPercent(debug.SetGCPercent(800))
	}
	b.ReportAllocs()
	for b.Loop() {
		paper, err := read(b, data)
		if err != nil {
			b.Fatal(err)
		}
		record, err := read(b, csr)
		if err != nil {
			b.Fatal(err)
		}
		m := build(b, paper, record)
		m.Illustrate(paper.Pages.Pages)
		if _, err := files.JSON(m); err != nil {
			b.Fatal(err)
		}
		if _, err := html.Render(m); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pairs/s")
}
