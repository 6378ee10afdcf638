package hostile

// Papers altered in ways that know their formats: this file picks a paper and
// what is done to it, and holds what can be done to any file. What is done to
// PDFs, packages and texts is in mutate_pdf_test.go, mutate_zip_test.go and
// mutate_text_test.go. The same seed and number give the same paper, always.

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

// paper is a file to alter.
type paper struct {
	name string // of the file, for people who repeat a run
	data []byte
}

// papers are the shipped papers, and those of the corpus beside the checkout
// where there is one, always in the same order.
func papers(tb testing.TB) []paper {
	tb.Helper()
	var out []paper
	for _, pattern := range []string{"../../testdata/cases/*/*", "../../testdata/csr/*", "../../testdata/csr/*/*.xlsx", "../../testdata/loa/*.pdf", "../../testdata/notices/*",
		"../../testdata/ports/*/*", "../../../shared/corpus/loa/*", "../../../shared/corpus/pdf/*", "../../../shared/corpus/xlsx/*"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			tb.Fatal(err)
		}
		sort.Strings(names)
		for _, name := range names {
			switch filepath.Ext(name) {
			case ".pdf", ".xlsx", ".xlsm", ".xls", ".xlsb", ".csv", ".txt", ".json", ".xml", ".eml", ".html":
			default:
				continue
			}
			data, err := os.ReadFile(name)
			if err != nil {
				tb.Fatal(err)
			}
			if len(data) > 0 {
				out = append(out, paper{name, data})
			}
		}
	}
	if len(out) < 20 {
		tb.Fatalf("only %d papers", len(out))
	}
	return out
}

// mutant is an altered paper, and how it came to be.
type mutant struct {
	name string // a file's name with its ending
	how  string
	data []byte
}

// mutate makes the i-th mutant of a seed.
func mutate(all []paper, seed, i uint64) mutant {
	r := rand.New(rand.NewPCG(seed, i))
	if r.IntN(25) == 0 {
		b := bombs[r.IntN(len(bombs))]
		return mutant{fmt.Sprintf("mutant-%d-%d%s", seed, i, b.ext), "made as " + b.name, b.make(r)}
	}
	p, other := all[r.IntN(len(all))], all[r.IntN(len(all))]
	m := mutant{name: fmt.Sprintf("mutant-%d-%d%s", seed, i, filepath.Ext(p.name)), how: filepath.Base(p.name)}
	data := p.data
	if r.IntN(4) > 0 {
		var how string
		switch {
		case bytes.HasPrefix(data, []byte("%PDF")):
			data, how = mutatePDF(r, data)
		case bytes.HasPrefix(data, []byte("PK\x03\x04")):
			data, how = mutatePackage(r, data)
		case bytes.IndexByte(data[:min(len(data), 512)], 0) < 0:
			data, how = mutateText(r, data)
		}
		m.how += how
	}
	if m.how == filepath.Base(p.name) || r.IntN(6) == 0 {
		for range 1 + r.IntN(6) {
			var how string
			data, how = mutateBytes(r, data, other.data)
			m.how += ", " + how
		}
	}
	m.data = data
	return m
}

// mutateBytes does one thing that needs no knowledge of the format.
func mutateBytes(r *rand.Rand, data, other []byte) ([]byte, string) {
	if len(data) == 0 {
		return data, "nothing left"
	}
	data = bytes.Clone(data)
	at := r.IntN(len(data))
	switch r.IntN(9) {
	case 0, 1:
		for range 1 + r.IntN(20) {
			data[r.IntN(len(data))] ^= 1 << r.IntN(8)
		}
		return data, "bits flipped"
	case 2:
		return data[:at], fmt.Sprintf("cut at %d", at)
	case 3:
		n := min(len(data), at+1+r.IntN(1000))
		return append(data[:at], data[n:]...), "a piece gone"
	case 4:
		if len(other) == 0 {
			return data, "as it was"
		}
		from := r.IntN(len(other))
		piece := other[from:min(len(other), from+1+r.IntN(5000))]
		return splice(data, at, piece), "a piece of another"
	case 5:
		n := min(len(data), at+1+r.IntN(5000))
		return splice(data, n, bytes.Repeat(data[at:n], 1+r.IntN(50))), "a piece again and again"
	case 6:
		n := min(len(data), at+1+r.IntN(400))
		for i := at; i < n; i++ {
			data[i] = byte(r.IntN(256))
		}
		return data, "noise"
	case 7:
		if n := number(r, data); n != nil {
			return replaced(data, n, evilNumber(r)), "a number"
		}
		return data, "as it was"
	}
	return splice(data, at, []byte(texts[r.IntN(len(texts))].text)), "a hostile text"
}

// splice puts a piece in.
func splice(data []byte, at int, piece []byte) []byte {
	out := make([]byte, 0, len(data)+len(piece))
	out = append(append(out, data[:at]...), piece...)
	return append(out, data[at:]...)
}

// replaced puts a text where a span was.
func replaced(data []byte, span []int, text string) []byte {
	out := make([]byte, 0, len(data)+len(text))
	out = append(append(out, data[:span[0]]...), text...)
	return append(out, data[span[1]:]...)
}

// number is the span of a number near a random place, nil for none.
func number(r *rand.Rand, data []byte) []int {
	digit := func(b byte) bool { return b >= '0' && b <= '9' }
	for range 20 {
		if len(data) == 0 {
			return nil
		}
		at := r.IntN(len(data))
		for at < len(data) && !digit(data[at]) {
			at++
		}
		end := at
		for end < len(data) && (digit(data[end]) || data[end] == '.') {
			end++
		}
		for at > 0 && (digit(data[at-1]) || data[at-1] == '-') {
			at--
		}
		if end > at {
			return []int{at, end}
		}
	}
	return nil
}

func evilNumber(r *rand.Rand) string {
	evil := []string{"0", "-1", "1", "255", "65535", "65536", "16777216", "2147483647", "-2147483648", "4294967296", "9223372036854775807", "-9223372036854775808",
		"99999999999999999999999999", "1e308", "-1e38", "0.0000000001", "1.2.3", "--5", "", "NaN", "Infinity", "1E+400", strings.Repeat("9", 5000), "0x7fffffff", "100000", "5000000"}
	return evil[r.IntN(len(evil))]
}
