package hostile

// The whole of extract and check on papers that were altered: bits flipped, the
// file cut, pieces of others put in, streams swapped. Whatever comes in, it ends
// within two seconds, within memory, without a panic, and says something.

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/intake"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/files"
)

// sources are the shipped papers, and those of the corpus beside the checkout
// where there is one, up to a size.
func sources(tb testing.TB, most int) [][]byte {
	tb.Helper()
	var out [][]byte
	for _, pattern := range []string{"../../testdata/cases/*/*", "../../testdata/csr/*", "../../testdata/loa/*", "../../testdata/notices/*",
		"../../../shared/corpus/loa/*", "../../../shared/corpus/pdf/*", "../../../shared/corpus/xlsx/*"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			tb.Fatal(err)
		}
		for _, name := range names {
			if info, err := os.Stat(name); err != nil || info.IsDir() || info.Size() > int64(most) {
				continue
			}
			data, err := os.ReadFile(name)
			if err != nil {
				tb.Fatal(err)
			}
			out = append(out, data)
		}
	}
	return out
}

// altered is a paper after what a run of instructions, three bytes each, does to it.
func altered(data, other, how []byte) []byte {
	data = bytes.Clone(data)
	for ; len(how) >= 3 && len(data) > 0; how = how[3:] {
		at := (int(how[1])<<8 | int(how[2])) * len(data) >> 16
		switch how[0] % 8 {
		case 0, 1: // a bit
			data[at] ^= 1 << (how[0] >> 3 & 7)
		case 2: // the end is missing
			data = data[:at]
		case 3: // a piece is missing
			data = append(data[:at], data[min(len(data), at+1+int(how[0])*8):]...)
		case 4: // a piece of another
			if len(other) > 0 {
				from := at % len(other)
				piece := other[from:min(len(other), from+int(how[0])*16)]
				data = append(data[:at:at], append(bytes.Clone(piece), data[at:]...)...)
			}
		case 5: // twice
			end := min(len(data), at+int(how[0])*16)
			data = append(data[:end:end], data[at:]...)
		case 6: // streams swapped
			a := bytes.Index(data[at:], []byte("stream"))
			b := bytes.LastIndex(data[:at], []byte("stream"))
			if a >= 0 && b >= 0 {
				n := min(64+int(how[0]), len(data)-at-a)
				if b+n < at+a {
					tmp := bytes.Clone(data[b : b+n])
					copy(data[b:], data[at+a:at+a+n])
					copy(data[at+a:], tmp)
				}
			}
		case 7: // a number grows
			for i := at; i < len(data) && i < at+200; i++ {
				if data[i] >= '0' && data[i] <= '9' {
					data[i] = '9'
					break
				}
			}
		}
	}
	return data
}

// through takes a paper through extract, and with another through check.
func through(t *testing.T, data []byte) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	r, err := intake.Read(ctx, "paper", data, intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if d := time.Since(start); d > 10*time.Second { // two where nothing else runs: ten workers share the cores
		t.Errorf("reading %d bytes took %v", len(data), d)
	}
	runtime.ReadMemStats(&after)
	if n := after.TotalAlloc - before.TotalAlloc; n > 1<<30 {
		t.Errorf("reading %d bytes allocated %d MB", len(data), n>>20)
	}
	if len(r.Records) == 0 {
		t.Fatal("no record")
	}
	for _, record := range r.Records {
		if record.Document.Kind == porting.KindNone && len(record.Problems) == 0 {
			t.Error("nothing was read, and nothing said")
		}
		for _, p := range record.Problems {
			if strings.Contains(p.Message, "in a way that stops reading") {
				t.Errorf("a panic: %s", p.Message)
			}
		}
		if _, err := json.Marshal(record.Masked()); err != nil {
			t.Error(err)
		}
	}
	today, _ := dates.Parse("2026-11-22")
	other, _, _ := records("Acme Widgets, Inc.")
	loa, csrs := other, r.Records
	if r.Records[0].Document.Kind == porting.KindLOA {
		loa, csrs = r.Records[0], []*porting.Record{other}
	}
	m, err := report.Build(loa, csrs, report.Options{Case: "a", Today: today.Date})
	if err != nil {
		t.Fatal(err)
	}
	if r.Pages != nil && loa == r.Records[0] {
		m.Illustrate(r.Pages.Pages)
	}
	if _, err := files.Render(ctx, m); err != nil {
		t.Error(err)
	}
	if bytes.HasPrefix(data, []byte("%PDF")) {
		if _, err := files.Papers(ctx, m, data); err != nil && strings.Contains(err.Error(), "panic") {
			t.Error(err)
		}
	}
}

func FuzzAltered(f *testing.F) {
	all := sources(f, 60_000)
	if len(all) == 0 {
		f.Fatal("no papers")
	}
	for i := range all {
		f.Add(uint16(i), uint16(i*7+1), []byte{0, byte(i), 77})
		f.Add(uint16(i), uint16(i*3+2), []byte{2, 200, byte(i), 8, 10, byte(i * 5)})
		f.Add(uint16(i), uint16(i*5+3), []byte{36, byte(i * 11), 3, 6, 128, 0, 7, byte(i), 9})
	}
	f.Fuzz(func(t *testing.T, which, other uint16, how []byte) {
		if len(how) > 60 {
			how = how[:60]
		}
		through(t, altered(all[int(which)%len(all)], all[int(other)%len(all)], how))
	})
}
