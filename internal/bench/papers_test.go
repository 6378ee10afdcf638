package main

import (
	"bytes"
	"testing"
	"time"
)

// What is measured is the whole work: every number of the generated papers is read,
// and the same papers are written each time.
func TestPapers(t *testing.T) {
	sheet, err := csrSheet(1_000)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		data []byte
		want int
	}{
		{"4 pages", loaPaper(4, 120), 120},
		{"40 pages", loaPaper(40, 5_000), 5_000},
		{"workbook", sheet, 1_000},
		{"text", csrText(1_000), 1_000},
	} {
		result, err := read(t, c.data)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if got := len(result.Records[0].Numbers); got != c.want {
			t.Errorf("%s: %d numbers were read, want %d", c.name, got, c.want)
		}
	}
	if !bytes.Equal(loaPaper(4, 120), loaPaper(4, 120)) {
		t.Error("the same LOA has other bytes the second time")
	}
	seen := map[string]bool{}
	for i := range 100_000 {
		if n := number(i); seen[n] || len(n) != len("(828) 555-0180") {
			t.Fatalf("number %d is %s, which is no number or stood before", i, n)
		} else {
			seen[n] = true
		}
	}
}

// The ratio is the median of the pairs', not the ratio of the medians.
func TestMeasure(t *testing.T) {
	walls := [][2]time.Duration{{99, 1}, {2, 1}, {30, 10}, {400, 100}} // the first does not count
	at := -1
	p, err := measure(3, func() (usage, error) { at++; return usage{wall: walls[at][0]}, nil },
		func() (usage, error) { return usage{wall: walls[at][1]}, nil })
	if err != nil || p.wall != 3 || p.lowest != 2 || p.highest != 4 || p.a.wall != 30 || p.b.wall != 10 {
		t.Errorf("%+v, %v", p, err)
	}
}
