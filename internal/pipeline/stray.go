package pipeline

// Stray files: what a run left under reports/ that no head knows of.

import (
	"context"
	"fmt"
	"strconv"
	"strings"
)

// strays are files of a report that the head knows nothing of, with their ETags.
// A run may claim a file, be overtaken by one that ends with another view and its
// own head, write the file after all, for nothing was there, and be killed before
// it learns of that. Its event comes again; then it is time to look.
func (r *run) strays(ctx context.Context, h *head) (map[string]string, error) {
	prefix := r.key("")
	all, err := r.s.List(ctx, prefix)
	if err != nil {
		return nil, fmt.Errorf("listing the reports: %w", err)
	}
	known := map[string]bool{}
	for path, st := range h.Sets {
		for name := range st.Files {
			known[filePath(path, name)] = true
		}
	}
	found := map[string]string{}
	for _, o := range all {
		path := strings.TrimPrefix(o.Key, prefix)
		folder, name := "", path
		if i := strings.LastIndexByte(path, '/'); i >= 0 {
			folder, name = path[:i+1], path[i+1:]
		}
		// What lies in other folders may be another case's.
		_, ours := h.Sets[folder]
		if !known[path] && reportFile(name) && (ours || folder == "" || revisionFolder(folder)) {
			found[path] = o.ETag
		}
	}
	return found, nil
}

// reportFile tells whether a name is one that reports have.
func reportFile(name string) bool {
	switch name {
	case "report.json", "report.html", "report.xlsx", "loa-marked.pdf", "loa-corrected.pdf":
		return true
	}
	return strings.HasPrefix(name, "loa-prefilled") && strings.HasSuffix(name, ".pdf")
}

// revisionFolder tells whether a folder is revisions/<n>/.
func revisionFolder(folder string) bool {
	n, ok := strings.CutPrefix(folder, "revisions/")
	if !ok {
		return false
	}
	i, err := strconv.Atoi(strings.TrimSuffix(n, "/"))
	return err == nil && i > 0
}
