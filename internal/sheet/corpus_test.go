package sheet

// The corpus of real workbooks: every file without panic, in time and memory;
// cell texts equal to the witness where the manifest says that there are cells,
// and the named problem everywhere else.

import (
	"bufio"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/porting"
)

const corpus = "../../../shared/corpus"

// accepted are cells whose text is ours on purpose and not the witness's, by file
// and cell ("*" for all of a kind), with the reason.
var accepted = []struct{ file, cell, shown, ours, reason string }{
	{"sheetjs-xlsx-stream-d-date-cell", "Sheet1!D3", "1.23456789E+022", "12345678900000000000000", "a plain number stands in full, never in exponent form"},
	{"calamine-has_x000D_inline", "Sheet1!A1", "ABC\nDEF", "ABC\r\nDEF", "_x000D_ is a carriage return: LibreOffice drops it, openpyxl leaves the escape"},
}

type outcome struct{ path, kind, note string }

func manifest(t *testing.T) []outcome {
	f, err := os.Open(filepath.Join(corpus, "manifest.tsv"))
	if err != nil {
		t.Skipf("the corpus is not here: %v", err)
	}
	defer f.Close()
	var out []outcome
	for sc := bufio.NewScanner(f); sc.Scan(); {
		cols := strings.Split(sc.Text(), "\t")
		if len(cols) >= 2 && strings.HasPrefix(cols[0], "xlsx/") {
			out = append(out, outcome{cols[0], cols[1], strings.Join(cols[2:], " ")})
		}
	}
	if len(out) == 0 {
		t.Fatal("the manifest names no workbook")
	}
	return out
}

var unTSV = strings.NewReplacer(`\\`, `\`, `\t`, "\t", `\n`, "\n", `\r`, "\r")

// busy is the time that the processor has worked for this program: what others do on
// the machine does not count.
func busy(t *testing.T) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Skip(err)
	}
	return time.Duration(u.Utime.Nano())
}

func TestCorpus(t *testing.T) {
	for _, o := range manifest(t) {
		t.Run(filepath.Base(o.path), func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(corpus, o.path))
			if err != nil {
				t.Fatal(err)
			}
			defer func(f func(any)) { panicked = f }(panicked)
			panicked = func(v any) { t.Errorf("panic: %v", v) }
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			start := busy(t)
			wb, err := Read(context.Background(), data, Limits{})
			took := busy(t) - start
			runtime.ReadMemStats(&after)
			if err != nil {
				t.Fatal(err)
			}
			if took > 2*time.Second {
				t.Errorf("took the processor %v", took)
			}
			if mb := (after.HeapAlloc - before.HeapAlloc) >> 20; after.HeapAlloc > before.HeapAlloc && mb > 200 {
				t.Errorf("holds %d MiB", mb)
			}
			var codes []string
			for _, p := range wb.Problems {
				codes = append(codes, p.Code)
				if p.Message == "" || strings.ContainsAny(p.Message, "\n\r") {
					t.Errorf("problem %q has no plain sentence: %q", p.Code, p.Message)
				}
			}
			switch o.kind {
			case "cells":
				checkWitness(t, o.path, wb)
			case "hostile":
				if len(wb.Sheets) == 0 && len(codes) == 0 {
					t.Error("neither read nor refused")
				}
				if _, err := os.Stat(witness(o.path)); err == nil && len(wb.Sheets) > 0 {
					checkWitness(t, o.path, wb)
				}
			case "password":
				want(t, codes, porting.ProblemPassword)
			case "damaged":
				want(t, codes, porting.ProblemDamaged)
			case "unsupported":
				want(t, codes, porting.ProblemWrongType)
			default:
				t.Errorf("unknown outcome %q", o.kind)
			}
			if err := againstExcelize(data, wb); err != nil {
				t.Error(err)
			}
			t.Logf("%v %d sheets, %v", took.Round(time.Millisecond), len(wb.Sheets), wb.Problems)
		})
	}
}

func want(t *testing.T, codes []string, code string) {
	t.Helper()
	if len(codes) != 1 || codes[0] != code {
		t.Errorf("problems %v, want %s alone", codes, code)
	}
}

func witness(path string) string {
	base := filepath.Base(path)
	return filepath.Join(corpus, "expected", strings.TrimSuffix(base, filepath.Ext(base))+".cells.tsv")
}

func checkWitness(t *testing.T, path string, wb *Workbook) {
	t.Helper()
	f, err := os.Open(witness(path))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheets := map[string]*Sheet{}
	for _, s := range wb.Sheets {
		sheets[s.Name] = s
	}
	base := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	n, byValue, wrong := 0, 0, 0
	for first := true; sc.Scan(); first = false {
		cols := strings.Split(sc.Text(), "\t")
		if first || len(cols) < 4 {
			continue
		}
		for i := range cols {
			cols[i] = unTSV.Replace(cols[i])
		}
		n++
		row, col, ok := parseRef([]byte(cols[1]))
		if !ok {
			t.Fatalf("witness names cell %q", cols[1])
		}
		s := sheets[cols[0]]
		if s == nil {
			hidden := false
			for _, p := range wb.Problems {
				hidden = hidden || p.Code == porting.ProblemHiddenSheet && p.Where.Sheet == cols[0]
			}
			if !hidden {
				t.Errorf("sheet %q was not read", cols[0])
			}
			continue
		}
		text := ""
		if c := s.Cell(row, col); c != nil {
			text = c.Text
		}
		switch {
		case text == cols[2]:
		case text == cols[3]:
			byValue++
			t.Logf("%s!%s is %q by its stored value, shown by the witness as %q", cols[0], cols[1], text, cols[2])
		case isAccepted(base, cols[0]+"!"+cols[1], cols[2], text):
		default:
			if wrong++; wrong <= 10 {
				c := s.Cell(row, col)
				code := ""
				if c != nil && c.Format >= 0 {
					code = wb.Formats[c.Format]
				}
				t.Errorf("%s!%s is %q, the witness has %q (stored %q, format %q)", cols[0], cols[1], text, cols[2], cols[3], code)
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d of %d cells differ", wrong, n)
	}
	t.Logf("%d cells, %d equal by their stored value", n, byValue)
}

func isAccepted(file, cell, shown, ours string) bool {
	for _, a := range accepted {
		if a.file == file && (a.cell == cell || a.cell == "*") && a.shown == shown && a.ours == ours {
			return true
		}
	}
	return false
}
