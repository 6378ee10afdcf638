package terminal

// What the output goes to.

import (
	"os"
	"strconv"
)

// Detect returns the options that fit an output: colour and width on a terminal,
// neither in a pipe or a file. NO_COLOR (set and not empty) and TERM=dumb take
// the colour away; COLUMNS sets the width.
func Detect(f *os.File, getenv func(string) string) Options {
	var o Options
	cols, terminal := size(f)
	if !terminal {
		return o
	}
	o.Width = cols
	if n, err := strconv.Atoi(getenv("COLUMNS")); err == nil && n > 0 {
		o.Width = n
	}
	switch {
	case o.Width == 0:
		o.Width = 80
	case o.Width < 40:
		o.Width = 40
	case o.Width > 120:
		o.Width = 120 // longer lines are hard to read
	}
	o.Color = getenv("NO_COLOR") == "" && getenv("TERM") != "dumb" && colors(f, getenv("TERM"))
	return o
}
