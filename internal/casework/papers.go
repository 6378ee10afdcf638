// Package casework walks the whole way without a bucket: files on a disk become
// papers, papers of one port become a case, a case becomes a report and its
// files. The command portcheck is a door to it.
//
// This file reads papers; pair.go says which belong together; write.go writes
// reports.
package casework

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/intake"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Paper is one file and what was read from it: one record an account, at least
// one. A file in which nothing could be read has one record of kind KindNone
// with its problem.
type Paper struct {
	Path    string
	Records []*porting.Record
	// Pages are the pages of a PDF or an image as they were read.
	Pages []*page.Page
}

// Kind is what the paper is.
func (p Paper) Kind() porting.Kind { return p.Records[0].Document.Kind }

// Unreadable gives the sentence that says why nothing could be read in the
// paper, and false if something could.
func (p Paper) Unreadable() (string, bool) {
	if p.Kind() != porting.KindNone {
		return "", false
	}
	for _, problem := range p.Records[0].Problems {
		return problem.Message, true
	}
	return "nothing could be read in it", true
}

// Stdin is the path that stands for standard input.
const Stdin = "-"

// Read reads one file, "-" for standard input. The error is the file system's;
// whatever is wrong with the file's content is a problem in the paper.
func Read(ctx context.Context, path string, opts intake.Options) (Paper, error) {
	data, err := load(path, intake.MaxBytes)
	if err != nil {
		return Paper{}, err
	}
	name := filepath.Base(path)
	if path == Stdin {
		name = "standard input"
	}
	result, err := intake.Read(ctx, name, data, opts)
	if err != nil {
		return Paper{}, fmt.Errorf("reading %q: %w", path, err)
	}
	paper := Paper{Path: path, Records: result.Records}
	if result.Pages != nil {
		paper.Pages = result.Pages.Pages
	}
	return paper, nil
}

// load reads a file up to one byte more than the limit, so that intake sees
// that it is too large without the rest ever being in memory.
func load(path string, limit int64) ([]byte, error) {
	in := os.Stdin
	if path != Stdin {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, fmt.Errorf("%q is a folder: name the file", path)
		}
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, limit+1))
	if err != nil {
		return nil, fmt.Errorf("reading %q: %w", path, err)
	}
	return data, nil
}

// Folder is one folder's files, in order of their names.
type Folder struct {
	// Case is the case that the folder stands for: its path below the root with
	// slashes, or the root's own name.
	Case  string
	Files []string
}

// Folders lists the folders at and below root that hold files, in order of
// their paths. Names that begin with a dot are left out, and so are the report
// folders that portcheck itself wrote.
func Folders(root string) ([]Folder, error) {
	byDir := map[string][]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path != root && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		case d.IsDir():
			if ours(path) {
				return filepath.SkipDir
			}
			return nil
		case d.Type().IsRegular() || d.Type()&fs.ModeSymlink != 0:
			byDir[filepath.Dir(path)] = append(byDir[filepath.Dir(path)], path)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	folders := make([]Folder, 0, len(byDir))
	for dir, files := range byDir {
		sort.Strings(files)
		folders = append(folders, Folder{Case: caseName(root, dir), Files: files})
	}
	sort.Slice(folders, func(i, j int) bool { return folders[i].Case < folders[j].Case })
	return folders, nil
}

// ours tells whether a folder holds reports that portcheck wrote: reading them
// again as papers would compare a report with itself.
func ours(dir string) bool {
	for _, name := range []string{"report.json", "report.html"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			return false
		}
	}
	return true
}

func caseName(root, dir string) string {
	rel, err := filepath.Rel(root, dir)
	if err != nil || rel == "." {
		abs, err := filepath.Abs(root)
		if err != nil {
			return "case"
		}
		return filepath.Base(abs)
	}
	return filepath.ToSlash(rel)
}
