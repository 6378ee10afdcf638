package notice

import (
	"strings"
	"testing"
)

// Every notation of a time of day, and what is none.
func TestTimeIn(t *testing.T) {
	for text, want := range map[string]struct {
		clock string
		end   int
		loose bool
	}{
		"at noon":               {"12:00", 7, false},
		"Midnight ET":           {"00:00", 8, false},
		"14:00":                 {"14:00", 5, false},
		"14:00 ET":              {"14:00", 5, false},
		"2:30 PM":               {"14:30", 7, false},
		"2:30 p.m. EST":         {"14:30", 9, false},
		"2:30":                  {"02:30", 4, true},
		"02:30 ":                {"02:30", 5, false},
		"2pm":                   {"14:00", 3, false},
		"12 am":                 {"00:00", 5, false},
		"12:15 AM":              {"00:15", 8, false},
		"14:00 PM":              {"14:00", 8, false},
		"24:00 ET":              {"00:00", 5, false},
		"10:30:45 ET":           {"10:30", 8, false},
		"2026-11-18T09:05:00Z":  {"09:05", 19, false},
		"1000 ET":               {"10:00", 4, false},
		"1400 hrs":              {"14:00", 4, false},
		"1000A":                 {"10:00", 5, false},
		"1030PM":                {"22:30", 6, false},
		"1000 numbers":          {"", 0, false},
		"217-555-0100":          {"", 0, false},
		"25:00 ET":              {"", 0, false},
		"10:75 ET":              {"", 0, false},
		"11/18 at 10:15 a.m.":   {"10:15", 19, false},
		"PON A1000 ET, 9:05 AM": {"09:05", 21, false},
		"12":                    {"", 0, false},
		"":                      {"", 0, false},
	} {
		clock, end, loose, ok := timeIn(text)
		if clock != want.clock || end != want.end || loose != want.loose || ok != (want.clock != "") {
			t.Errorf("%q: %q to byte %d, loose %v, %v; want %+v", text, clock, end, loose, ok, want)
		}
	}
}

// The columns of a long line's cells, in characters.
func TestColumnsOfALongLine(t *testing.T) {
	line := strings.Repeat("é à\tñ |", 3) + "\t x"
	cells := cutText(line, 1)
	if len(cells) < 4 {
		t.Fatalf("%+v", cells)
	}
	for i, c := range cells {
		if r := []rune(line); r[c.where.Column-1] != []rune(c.text)[0] {
			t.Errorf("cell %d begins at %d, not at %q", i, c.where.Column, c.text)
		}
	}
}

// BenchmarkLongLine cuts one line of a hundred thousand cells.
func BenchmarkLongLine(b *testing.B) {
	s := strings.Repeat("é 217|", 100000)
	for b.Loop() {
		cutText(s, 1)
	}
}
