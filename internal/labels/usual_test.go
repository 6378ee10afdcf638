package labels

import (
	_ "embed"
	"strings"
	"testing"
)

//go:embed testdata/usual.tsv
var usual string

// TestUsual reads the wordings of forms and letters, as known or by their words; those of
// "-" ask for nothing of ours.
func TestUsual(t *testing.T) {
	for line := range strings.Lines(usual) {
		target, list, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(target, "#") {
			continue
		}
		for text := range strings.SplitSeq(list, "|") {
			m, ok := LOA().Exact(text)
			got := m.Target
			if !ok {
				got, _, _ = ByWords(text, nil)
			}
			if got == None && target == "-" {
				got = ""
			}
			if string(got) != strings.TrimPrefix(target, "-") {
				t.Errorf("%q is %q, want %q", text, got, target)
			}
		}
	}
}
