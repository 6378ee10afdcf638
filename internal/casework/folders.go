package casework

// The folders of a batch: which files are papers, and what their cases are called.

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// Folder is one folder's files, in order of their names.
type Folder struct {
	// Case is the case that the folder stands for: its path below the root with
	// slashes, or the root's own name.
	Case  string
	Files []string
}

// Folders lists the folders at and below root that hold files, in order of
// their paths. Names that begin with a dot are left out, and so are the files
// that portcheck itself wrote. What cannot be listed stops nothing: failed has
// a sentence for each such folder or link.
func Folders(root string) (folders []Folder, failed []string, err error) {
	byDir := map[string][]string{}
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && path == root:
			return err
		case err != nil:
			failed = append(failed, err.Error())
			if d != nil && d.IsDir() {
				return filepath.SkipDir
			}
		case path != root && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return filepath.SkipDir
			}
		case d.Type().IsRegular():
			byDir[filepath.Dir(path)] = append(byDir[filepath.Dir(path)], path)
		case d.Type()&fs.ModeSymlink != 0:
			// A link to a pipe would be waited on for ever, one to a folder above
			// would go round.
			info, err := os.Stat(path)
			switch {
			case err != nil:
				failed = append(failed, err.Error())
			case info.IsDir():
				failed = append(failed, fmt.Sprintf("%s is a link to a folder, and was not followed: name that folder itself", path))
			case info.Mode().IsRegular():
				byDir[filepath.Dir(path)] = append(byDir[filepath.Dir(path)], path)
			}
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	for dir, files := range byDir {
		if files = withoutOurs(files); len(files) > 0 {
			sort.Strings(files)
			folders = append(folders, Folder{Case: caseName(root, dir), Files: files})
		}
	}
	own := caseName(root, root)
	for byDir[filepath.Join(root, own)] != nil {
		own += "+" // a folder below it has the root's own name
	}
	for i := range folders {
		if filepath.Dir(folders[i].Files[0]) == filepath.Clean(root) {
			folders[i].Case = own
		}
	}
	sort.Slice(folders, func(i, j int) bool { return folders[i].Case < folders[j].Case })
	return folders, failed, nil
}

// written names, for each of our JSON files, the beginning that shows it to be
// ours, and the files that we write beside it: read as papers, they would compare
// a report with itself.
var written = []struct {
	json, begins string
	files        []string
}{
	{"report.json", `"schema":"portcheck/report/`, []string{"report.html", "report.xlsx", "cutover.html", "cutover.ics", "remains.html", "loa-marked.pdf", "loa-corrected.pdf", "loa-prefilled.pdf"}},
	{"summary.json", `"schema":"portcheck/summary/`, []string{"summary.xlsx"}},
	{"status.json", `"schema":"portcheck/status/`, []string{"status.html"}},
}

// withoutOurs leaves out what portcheck wrote into a folder: its papers may lie
// there too, where reports were asked for beside them.
func withoutOurs(files []string) []string {
	own := map[string]bool{}
	for _, path := range files {
		for _, w := range written {
			if filepath.Base(path) == w.json && begins(path, w.begins) {
				own[w.json] = true
				for _, f := range w.files {
					own[f] = true
				}
			}
		}
	}
	if len(own) == 0 {
		return files
	}
	kept := files[:0]
	for _, f := range files {
		if !own[filepath.Base(f)] {
			kept = append(kept, f)
		}
	}
	return kept
}

// MayWriteSummary is an error where a summary would replace a file that is not
// ours: a customer's workbook may be called summary.xlsx, too.
func MayWriteSummary(dir string) error {
	const json = "summary.json"
	if begins(filepath.Join(dir, json), `"schema":"portcheck/summary/`) {
		return nil
	}
	for _, name := range []string{json, "summary.xlsx"} {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return fmt.Errorf("%s is no summary of portcheck's, and one would replace it: name another folder with --out", filepath.Join(dir, name))
		}
	}
	return nil
}

// begins tells whether a JSON file's first member is the given one.
func begins(path, member string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 200)
	n, _ := io.ReadFull(f, head)
	head = bytes.Join(bytes.Fields(head[:n]), nil)
	return bytes.HasPrefix(head, []byte("{"+member))
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
