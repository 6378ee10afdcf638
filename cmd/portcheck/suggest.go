package main

// What was probably meant: commands, flags, carriers, files.

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// unknownCommand is the check of the root command's arguments: it has none of its
// own, so what stands there is a command misspelled, or papers without a command.
func unknownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if _, err := os.Stat(args[0]); err == nil {
		return fmt.Errorf("%q is no command; to compare papers: portcheck check %s", args[0], strings.Join(args, " "))
	}
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return fmt.Errorf("%q is no command%s (portcheck --help lists them)", args[0], didYouMean(args[0], names))
}

// unknownFlag says which flag was probably meant.
func unknownFlag(cmd *cobra.Command, err error) error {
	var missing *pflag.NotExistError
	if !errors.As(err, &missing) {
		return fmt.Errorf("%w (%s --help tells more)", err, cmd.CommandPath())
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, "--"+f.Name)
		}
	})
	name := "--" + missing.GetSpecifiedName()
	if short := missing.GetSpecifiedShortnames(); short != "" {
		name = "-" + short
	}
	return fmt.Errorf("%s has no flag %s%s (%s --help lists them)", cmd.CommandPath(), name, didYouMean(name, names), cmd.CommandPath())
}

// missingFile adds to the error of a file that is not there which one was
// probably meant.
func missingFile(path string, err error) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	entries, _ := os.ReadDir(filepath.Dir(path))
	var names []string
	for _, e := range entries {
		if len(names) < 10_000 {
			names = append(names, e.Name())
		}
	}
	return fmt.Errorf("%s: there is no such file or folder%s", path, didYouMean(filepath.Base(path), names))
}

// didYouMean names the nearest of some names, "" where none is near.
func didYouMean(typed string, names []string) string {
	if near := nearest(typed, names); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

// nearest is the name with the fewest letters wrong, of those that share most of
// them; else the first that begins as it was typed.
func nearest(typed string, names []string) string {
	typed = strings.ToLower(typed)
	best, least := "", max(1, len([]rune(typed))/3)+1
	for _, name := range names {
		if d := distance(typed, strings.ToLower(name), least); d < least {
			best, least = name, d
		}
	}
	if best != "" {
		return best
	}
	for _, name := range names {
		if len(typed) >= 3 && strings.HasPrefix(strings.ToLower(name), typed) {
			return name
		}
	}
	return ""
}

// distance is how many letters must be put in, left out, replaced or swapped with
// their neighbour to make one word of the other; limit where it is that or more.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) >= limit || len(y)-len(x) >= limit {
		return limit
	}
	rows := make([][]int, len(x)+1)
	for i := range rows {
		rows[i] = make([]int, len(y)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(x); i++ {
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return min(rows[len(x)][len(y)], limit)
}
