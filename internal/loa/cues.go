package loa

// The words by which a letter of authorization is known (cues.tsv).

import (
	_ "embed"
	"strconv"
	"sync"

	"github.com/portcheck/portcheck/internal/tsv"
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
	for f := range tsv.Rows("cues.tsv", cuesData, 3, 3) {
		w, err := strconv.ParseFloat(f[0], 64)
		if err != nil {
			panic("loa: cues.tsv: " + err.Error())
		}
		out = append(out, cue{w, f[1]})
	}
	return out
})
