// Package tsv reads the data files that are built into this program: a row a line, its
// fields divided by tabs, "#" before a remark. They are part of the program, so a row that
// is not as it should be is a mistake of the program and panics, with the file and the line.
package tsv

import (
	"fmt"
	"iter"
	"strings"
)

// Rows are the rows of a file, each of no fewer and no more fields than given. Lines
// that are empty or a remark are none. The name is for the panic alone.
func Rows(name, data string, least, most int) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		n := 0
		for line := range strings.Lines(data) {
			n++
			if line = strings.TrimRight(line, "\r\n"); line == "" || line[0] == '#' {
				continue
			}
			fields := strings.Split(line, "\t")
			if len(fields) < least || len(fields) > most {
				panic(fmt.Sprintf("%s:%d: %d fields, where %s", name, n, len(fields), want(least, most)))
			}
			if !yield(fields) {
				return
			}
		}
	}
}

func want(least, most int) string {
	if least == most {
		return fmt.Sprintf("there are to be %d", least)
	}
	return fmt.Sprintf("there are to be %d to %d", least, most)
}
