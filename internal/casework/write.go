package casework

// Report files come whole or not at all.

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/portcheck/portcheck/internal/report/files"
)

// Write writes the report's files into dir, which it makes, and returns their
// paths in the order of files.Render. A file is written beside its place and
// moved there, so that a report that was begun is never read as a whole one.
func Write(dir string, rendered []files.File) ([]string, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	names := []string{doneName}
	for _, f := range rendered {
		names = append(names, f.Name)
	}
	sweep(dir, names)
	var paths []string
	for _, f := range rendered {
		path := filepath.Join(dir, f.Name)
		if err := writeFile(path, f.Data); err != nil {
			return nil, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}

func writeFile(path string, data []byte) error {
	dir, name := filepath.Split(path)
	tmp, err := os.CreateTemp(dir, "."+name+"-*")
	if err != nil {
		return err
	}
	_, err = tmp.Write(data)
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
		return fmt.Errorf("writing %q: %w", path, err)
	}
	return nil
}

// began is about when this process did.
var began = sync.OnceValue(time.Now)

// sweep takes away what a process that was killed while it wrote these files
// left beside them. What is younger than this process may be another's.
func sweep(dir string, names []string) {
	before := began()
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		for _, name := range names {
			if !strings.HasPrefix(e.Name(), "."+name+"-") {
				continue
			}
			if info, err := e.Info(); err == nil && info.ModTime().Before(before) {
				os.Remove(filepath.Join(dir, e.Name()))
			}
		}
	}
}

// WouldReplace tells whether a file of that name in dir is one of the papers: a
// customer's CSR may be called report.xlsx, and --out may be where it lies.
func WouldReplace(dir, name string, papers []Paper) bool {
	there, err := os.Stat(filepath.Join(dir, name))
	if err != nil {
		return false
	}
	for _, p := range papers {
		if info, err := os.Stat(p.Path); p.Path != Stdin && err == nil && os.SameFile(there, info) {
			return true
		}
	}
	return false
}
