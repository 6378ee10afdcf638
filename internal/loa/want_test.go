package loa

// What tests ask of a record.

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

func read(t *testing.T, pages ...*page.Page) *porting.Record {
	t.Helper()
	for i, p := range pages {
		p.Number = i + 1
	}
	return Open(&page.Document{Pages: pages}).Read(porting.Document{Kind: porting.KindLOA})[0]
}

// brief is a record in a few lines, for a person and for golden files.
func brief(rec *porting.Record) string {
	var b strings.Builder
	for _, n := range porting.Names {
		if f := rec.Fields[n]; f != nil {
			fmt.Fprintf(&b, "%s: %q %s\n", n, f.Text, f.Read)
			if p := f.Parts; p != nil {
				fmt.Fprintf(&b, "  street %q unit %q city %q state %q zip %q\n", p.Street, p.Unit, p.City, p.State, p.Zip)
			}
		}
	}
	for _, n := range rec.Numbers {
		fmt.Fprintf(&b, "%s %s %q %q\n", n.Action, n.TN, n.Text, n.Note)
	}
	for _, p := range rec.Problems {
		fmt.Fprintf(&b, "problem %s field=%s tn=%s page=%d: %s\n", p.Code, p.Field, p.TN, p.Where.Page, p.Message)
	}
	return b.String()
}

func wantText(t *testing.T, rec *porting.Record, n porting.Name, want string) {
	t.Helper()
	f := rec.Fields[n]
	switch {
	case f == nil && want != "":
		t.Errorf("%s: absent, want %q", n, want)
	case f != nil && f.Text != want:
		t.Errorf("%s = %q, want %q", n, f.Text, want)
	}
}

// guessed tests that a field is there and said to be a guess.
func guessed(t *testing.T, rec *porting.Record, n porting.Name, want string) {
	t.Helper()
	wantText(t, rec, n, want)
	if !hasProblem(rec, porting.ProblemAmbiguousLabel, n) {
		t.Errorf("%s: nothing says that it is a guess", n)
	}
}

// sure is guessed of what a sentence calls by its name, or the signature repeats.
func sure(t *testing.T, rec *porting.Record, n porting.Name, want string) {
	t.Helper()
	wantText(t, rec, n, want)
	for _, p := range rec.Problems {
		if p.Field == n {
			t.Errorf("%s is doubted: %s", n, p.Message)
		}
	}
}

func hasProblem(rec *porting.Record, code string, field porting.Name) bool {
	for _, p := range rec.Problems {
		if p.Code == code && p.Field == field {
			return true
		}
	}
	return false
}

func wantProblem(t *testing.T, rec *porting.Record, n porting.Name, code string) {
	t.Helper()
	for _, p := range rec.Problems {
		if p.Field == n && p.Code == code {
			return
		}
	}
	t.Errorf("no problem %s of %s in %v", code, n, rec.Problems)
}

// says tells whether a problem names a number.
func says(rec *porting.Record, code, tn string) bool {
	for _, p := range rec.Problems {
		if p.Code == code && p.TN == tn {
			return true
		}
	}
	return false
}

// wantNumbers compares the last four digits, the action and the features of the
// letter's numbers: "0100 port dsl".
func wantNumbers(t *testing.T, rec *porting.Record, want ...string) {
	t.Helper()
	var got []string
	for _, n := range rec.Numbers {
		tn := n.TN
		if len(tn) > 4 {
			tn = tn[len(tn)-4:]
		}
		got = append(got, strings.TrimSpace(tn+" "+n.Action+" "+strings.Join(n.Features, " ")))
	}
	if !slices.Equal(got, want) {
		t.Errorf("numbers\n got %q\nwant %q", got, want)
	}
}

// tns are the numbers of a record in one line: the last four digits of each, "-" before
// one to keep.
func tns(rec *porting.Record) string {
	var out []string
	for _, n := range rec.Numbers {
		s := "!" + n.Text
		if n.TN != "" {
			s = n.TN[len(n.TN)-4:]
		}
		if n.Action == porting.ActionKeep {
			s = "-" + s
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

// said is how a test writes a record's numbers and what was said of others.
func saidOf(rec *porting.Record) string {
	var got []string
	for _, n := range rec.Numbers {
		s := n.Text
		if n.TN != "" {
			s = n.TN[8:]
		} else {
			s = "!" + s
		}
		if n.Action == porting.ActionKeep {
			s = "keep " + s
		}
		got = append(got, s)
	}
	for _, p := range rec.Problems {
		if p.Code == porting.ProblemAmbiguousLabel {
			got = append(got, "?")
		}
	}
	return strings.Join(got, ", ")
}

// sscan and ftoa read and write the coordinates of drawn lines.
func sscan(text string, x, y *float64) (int, error) { return fmt.Sscan(text, x, y) }

func ftoa(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
