package casework

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/portcheck/portcheck/internal/report/files"
)

// Write writes the report's files into dir, which it makes, and returns their
// paths in the order of files.Render. A file is written beside its place and
// moved there, so that a report that was begun is never read as a whole one.
func Write(dir string, rendered []files.File) ([]string, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	var paths []string
	for _, f := range rendered {
		path := filepath.Join(dir, f.Name)
		tmp, err := os.CreateTemp(dir, "."+f.Name+"-*")
		if err != nil {
			return nil, err
		}
		_, err = tmp.Write(f.Data)
		if cerr := tmp.Close(); err == nil {
			err = cerr
		}
		if err == nil {
			err = os.Chmod(tmp.Name(), 0o644)
		}
		if err == nil {
			err = os.Rename(tmp.Name(), path)
		}
		if err != nil {
			os.Remove(tmp.Name())
			return nil, fmt.Errorf("writing %q: %w", path, err)
		}
		paths = append(paths, path)
	}
	return paths, nil
}
