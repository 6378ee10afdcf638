//go:build unix

package terminal

import (
	"os"

	"golang.org/x/sys/unix"
)

// size tells whether a file is a terminal, and how wide.
func size(f *os.File) (columns int, terminal bool) {
	ws, err := unix.IoctlGetWinsize(int(f.Fd()), unix.TIOCGWINSZ)
	if err != nil {
		return 0, false
	}
	return int(ws.Col), true
}
