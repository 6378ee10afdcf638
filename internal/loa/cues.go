package loa

// The words by which a letter of authorization is known (cues.tsv).

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed cues.tsv
var cuesData string

// cue is a wording that speaks for a letter, or against one.
type cue struct {
	weight float64
	text   string
}

var cues = sync.OnceValue(func() []cue {
	var out []cue
	for _, l := range strings.Split(cuesData, "\n") {
		f := strings.Split(strings.TrimRight(l, "\r"), "\t")
		if len(f) != 3 || strings.HasPrefix(l, "#") {
			continue
		}
		w, err := strconv.ParseFloat(f[0], 64)
		if err != nil {
			panic("loa: cues.tsv: " + err.Error())
		}
		out = append(out, cue{w, f[1]})
	}
	return out
})
