//go:build !unix && !windows

package localbucket

import (
	"io"
	"os"
)

// lockFolder opens the file; on these systems two processes must not be started
// on one folder.
func lockFolder(path string) (io.Closer, error) {
	return os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
}
