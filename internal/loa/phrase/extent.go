package phrase

// How much of an account is ported, in the words of an answer (extent.tsv).

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/tsv"
)

//go:embed extent.tsv
var extentData string

// extents are the words of extent.tsv by what they say.
var extents = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for f := range tsv.Rows("extent.tsv", extentData, 3, 3) {
		m[f[0]] = append(m[f[0]], f[1])
	}
	return m
})

// Extent is what an answer says of how much is ported: labels.FullPort, "every line on my
// account"; labels.PartialPort, "only some of the numbers", "all numbers except the fax
// line"; "" where its words leave a choice, "all of the selected numbers".
func Extent(answer string) labels.Target {
	ws := Plain(answer)
	says := extents()
	at := func(kind string) int {
		return slices.IndexFunc(ws, func(w string) bool { return slices.Contains(says[kind], w) })
	}
	all, some, but := at("all"), at("some"), at("but")
	switch {
	case all >= 0 && but > all, all > 0 && ws[all-1] == "not":
		return labels.PartialPort
	case all >= 0 && some >= 0, but >= 0:
		return ""
	case some >= 0:
		return labels.PartialPort
	case all >= 0 && (len(ws) == 1 || at("of") >= 0):
		return labels.FullPort
	}
	return ""
}

// AsksHowMuch tells whether a text is a question about all numbers or lines of an account:
// "Are all numbers of the account coming to us, or only some?".
func AsksHowMuch(question string) bool {
	ws := Plain(WithoutNumbering(question))
	if len(ws) < 3 || !strings.Contains(question, "?") {
		return false
	}
	switch ws[0] {
	case "are", "is", "do", "does", "will", "should", "shall":
	default:
		return false
	}
	i := slices.IndexFunc(ws, func(w string) bool { return w == "all" || w == "every" })
	return i >= 0 && slices.ContainsFunc(ws[i+1:min(len(ws), i+5)], func(w string) bool {
		return w == "numbers" || w == "number" || w == "lines" || w == "line" || w == "tns"
	})
}
