package loa

import (
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/tsv"
)

// Every form of sentence reads its own example.
func TestSentences(t *testing.T) {
	patterns := plainPatterns()
	i := 0
	for f := range tsv.Rows("sentences.tsv", sentencesData, 4, 4) {
		if f[0] == "part" {
			continue
		}
		p := patterns[i]
		i++
		var got []string
		if m := p.FindStringSubmatch(f[2]); m != nil {
			for g, name := range p.SubexpNames() {
				if name != "" && m[g] != "" {
					got = append(got, name+"="+withoutFullStop(strings.TrimRight(m[g], " ,;")))
				}
			}
		}
		if got := strings.Join(got, "|"); got != f[3] {
			t.Errorf("%q: read %q, want %q", f[2], got, f[3])
		}
	}
	if i != len(patterns) {
		t.Errorf("%d patterns, %d examples", len(patterns), i)
	}
}
