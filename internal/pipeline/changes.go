package pipeline

// What has to be written and deleted so that reports/<case>/ says what the papers say.

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"sort"
)

// deletion is one file to be deleted.
type deletion struct{ path, etag string }

// changes makes the files that are not there yet, and says which go. next is the
// head as it will be, still without the ETags of what is to be written.
func (r *run) changes(ctx context.Context, h *head, plan *plan) (writes []write, drops []deletion, next *head, err error) {
	next = &head{Schema: headSchema, Sets: map[string]headSet{}, Claimed: []string{}, Claim: h.Claim}
	pending := map[string]bool{}
	for _, path := range h.Claimed {
		pending[path] = true
	}
	for path := range r.found {
		pending[path] = true
	}
	status, err := encode(plan.status)
	if err != nil {
		return nil, nil, nil, err
	}
	// The status comes last, when it is known which files are beside it.
	beside := func() []string {
		var names []string
		for name := range next.Sets[""].Files {
			names = append(names, name)
		}
		for _, w := range writes {
			if w.set == "" {
				names = append(names, w.file.Name)
			}
		}
		slices.Sort(names)
		return slices.Compact(names)
	}
	sets := append(slices.Clone(plan.sets), set{
		path: statusSet, identity: digest(append(identities(plan.sets), string(status))...),
		make: func() (files []File, err error) {
			var page []byte
			err = r.p.guard(ctx, "status", func() (err error) {
				page, err = r.p.StatusPage(plan.status, beside())
				return err
			})
			if err != nil {
				return nil, err
			}
			return []File{
				{Name: "status.html", ContentType: "text/html; charset=utf-8", Data: page},
				{Name: "status.json", ContentType: "application/json", Data: status},
			}, nil
		},
	})
	for _, st := range sets {
		was, known := h.Sets[st.path]
		if known && was.Identity == st.identity && !anyPending(st.path, was, pending) {
			next.Sets[st.path] = was
			continue
		}
		files, err := st.make()
		if err != nil {
			if ctx.Err() != nil {
				return nil, nil, nil, fmt.Errorf("rendering: %w", context.Cause(ctx))
			}
			var fault *platformFault
			if errors.As(err, &fault) {
				return nil, nil, nil, err
			}
			// The same papers would fail again: a person must know.
			r.p.log().ErrorContext(ctx, "rendering failed", "step", "compare", "case", r.name, "path", st.path, "error", scrub(err))
			if st.path == statusSet {
				return nil, nil, nil, fmt.Errorf("rendering the status: %s", scrub(err))
			}
			r.broken[st.revision] = true
			return nil, nil, nil, errAgain
		}
		files = inOrder(files)
		now := headSet{Identity: st.identity, Files: map[string]headFile{}}
		for _, f := range files {
			w := write{path: filePath(st.path, f.Name), file: f, sha: sha(f.Data), set: st.path}
			if old, ok := was.Files[f.Name]; ok && old.SHA256 == w.sha && !pending[w.path] {
				now.Files[f.Name] = old
				continue
			}
			writes = append(writes, w)
		}
		next.Sets[st.path] = now
	}
	wanted := map[string]bool{}
	for path, st := range next.Sets {
		for name := range st.Files {
			wanted[filePath(path, name)] = true
		}
	}
	for _, w := range writes {
		wanted[w.path] = true
	}
	etags := map[string]string{}
	for path, st := range h.Sets {
		for name, f := range st.Files {
			etags[filePath(path, name)] = f.ETag
		}
	}
	for path := range pending {
		if _, ok := etags[path]; !ok {
			etags[path] = ""
		}
	}
	for path, etag := range etags {
		if wanted[path] {
			continue
		}
		if found, ok := r.found[path]; ok {
			etag = found
		}
		if pending[path] {
			etag = "" // whatever a run that was killed left there
		}
		drops = append(drops, deletion{path, etag})
	}
	sort.Slice(drops, func(i, j int) bool { return drops[i].path < drops[j].path })
	return writes, drops, next, nil
}

func anyPending(path string, st headSet, pending map[string]bool) bool {
	for name := range st.Files {
		if pending[filePath(path, name)] {
			return true
		}
	}
	return false
}

// filePath is a file's path below reports/<case>/.
func filePath(set, name string) string {
	if set == statusSet {
		return name
	}
	return set + name
}

// inOrder puts report.json last: who is told of it finds the other files there.
func inOrder(files []File) []File {
	files = slices.Clone(files)
	rank := func(f File) int {
		if f.Name == "report.json" || f.Name == "status.json" {
			return 1
		}
		return 0
	}
	sort.SliceStable(files, func(i, j int) bool {
		if a, b := rank(files[i]), rank(files[j]); a != b {
			return a < b
		}
		return files[i].Name < files[j].Name
	})
	return files
}

func claimed(before []string, writes []write, drops []deletion) []string {
	all := slices.Clone(before)
	for _, w := range writes {
		all = append(all, w.path)
	}
	for _, d := range drops {
		all = append(all, d.path)
	}
	sort.Strings(all)
	return slices.Compact(all)
}

// viewOf is a digest of the papers of a case.
func viewOf(lists ...[]Info) string {
	h := sha256.New()
	for _, list := range lists {
		for _, o := range list {
			fmt.Fprintf(h, "%s\x00%s\x00", o.Key, o.ETag)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}
