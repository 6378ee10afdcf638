//go:build !unix && !windows

package terminal

import "os"

// size tells whether a file is a terminal; how wide, is not known here.
func size(f *os.File) (columns int, terminal bool) {
	st, err := f.Stat()
	return 0, err == nil && st.Mode()&os.ModeCharDevice != 0
}
