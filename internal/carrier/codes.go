package carrier

// The codes that carriers and providers use for a rejection.
//
// How a cell of codes.tsv is read: remarks in parentheses (Bandwidth's own
// names for the losing carrier's codes, "E10") are left out; "7510-7511" is
// every code from the first to the last; "LNP110J/W" is LNP110J and LNP110W;
// "01208 / 01209" are two. Level 3's "LNP002-017" are features, each with its J
// (jeopardy) and its W (warning). A code in brackets stands in the published row,
// and is found in notices, but no finding lists it: the contract's example of the
// business name goes without those.

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/tsv"
)

//go:embed codes.tsv
var codeData string

// Systems are the keys of a rejection's codes, in the columns' order.
var Systems = []string{"bandwidth", "level3", "telnyx", "twilio"}

var codeRows = sync.OnceValue(func() map[string][]string {
	m := make(map[string][]string, 48)
	for f := range tsv.Rows("codes.tsv", codeData, 2+len(Systems), 2+len(Systems)) {
		for reason := range strings.FieldsSeq(f[0]) {
			if reason != "-" {
				m[reason] = f[2:]
			}
		}
	}
	return m
})

// Codes returns the codes of a reason by system, an empty map where there are
// none. The caller may change it.
func Codes(reason string) map[string][]string {
	out := map[string][]string{}
	row := codeRows()[reason]
	for i, system := range Systems {
		if i >= len(row) {
			break
		}
		if codes := expand(system, row[i]); len(codes) > 0 {
			out[system] = codes
		}
	}
	return out
}

// expand reads one cell.
func expand(system, cell string) []string {
	var out []string
	for item := range strings.SplitSeq(strings.ReplaceAll(outside(cell), " / ", ","), ",") {
		item = strings.TrimSpace(item)
		if w, _, ok := strings.Cut(item, " "); ok {
			item = w // "LNP196W complex"
		}
		switch {
		case strings.HasPrefix(item, "["):
		case system == "level3" && strings.HasPrefix(item, "LNP"):
			out = append(out, level3(item)...)
		case system == "level3", system == "bandwidth":
			out = append(out, numbered(item)...)
		default:
			out = append(out, named(item)...)
		}
	}
	return out
}

// outside leaves out what stands in parentheses.
func outside(cell string) string {
	var b strings.Builder
	depth := 0
	for _, r := range cell {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func named(item string) []string {
	if item == "" || item == "–" {
		return nil
	}
	return []string{item}
}

// numbered reads "7402" and "7510-7511".
func numbered(item string) []string {
	first, last, isRange := strings.Cut(item, "-")
	a, err := strconv.Atoi(first)
	if err != nil {
		return nil
	}
	b := a
	if isRange {
		if b, err = strconv.Atoi(last); err != nil {
			return nil
		}
	}
	var out []string
	for n := a; n <= b && n < a+100; n++ {
		d := strconv.Itoa(n)
		if len(d) < len(first) { // "01201-01203"
			d = strings.Repeat("0", len(first)-len(d)) + d
		}
		out = append(out, d)
	}
	return out
}

// level3 reads "LNP110J/W", "LNP130J", "LNP002-017" and "LNP0252".
func level3(item string) []string {
	if !strings.HasPrefix(item, "LNP") || len(item) < 7 {
		return nil
	}
	if _, err := strconv.Atoi(item[3:]); err == nil {
		return []string{item}
	}
	digits, rest := item[3:6], item[6:]
	n, err := strconv.Atoi(digits)
	if err != nil {
		return nil
	}
	if last, ok := strings.CutPrefix(rest, "-"); ok {
		m, err := strconv.Atoi(last)
		if err != nil {
			return nil
		}
		var out []string
		for ; n <= m; n++ {
			d := strconv.Itoa(n)
			d = "LNP" + strings.Repeat("0", 3-len(d)) + d
			out = append(out, d+"J", d+"W")
		}
		return out
	}
	var out []string
	for s := range strings.SplitSeq(rest, "/") {
		if len(s) != 1 || s[0] < 'A' || s[0] > 'Z' {
			return nil
		}
		out = append(out, "LNP"+digits+s)
	}
	return out
}
