package terminal

import (
	"os"

	"golang.org/x/sys/windows"
)

// size tells whether a file is a console, and how wide its window is.
func size(f *os.File) (columns int, terminal bool) {
	var info windows.ConsoleScreenBufferInfo
	if err := windows.GetConsoleScreenBufferInfo(windows.Handle(f.Fd()), &info); err != nil {
		return 0, false
	}
	return int(info.Window.Right-info.Window.Left) + 1, true
}

// colors tells whether a console shows colours: since Windows 10 it does when it
// is asked to. TERM is set only where another terminal stands in between.
func colors(f *os.File, _ string) bool {
	var mode uint32
	console := windows.Handle(f.Fd())
	if err := windows.GetConsoleMode(console, &mode); err != nil {
		return false
	}
	return windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
