//go:build unix

package localbucket

import (
	"io"
	"os"
	"syscall"
)

// lockFolder keeps two processes from writing one journal. The lock goes with
// the process, however it ends.
func lockFolder(path string) (io.Closer, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}
