package desk

// Objects: reports and papers as they lie in the bucket. Whatever they hold, they
// run only what their own policy allows, in an origin of their own, without any
// right over the pages that list them.

import (
	"bytes"
	"errors"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"

	"github.com/portcheck/portcheck/internal/pipeline"
)

// maxShown is how large an object may be that is shown.
const maxShown = 256 << 20

// objectHref is the address of an object: its key is one step of the path, so
// that no key means anything to whoever cleans paths.
func objectHref(under, key string) string { return "/" + under + "/" + url.PathEscape(key) }

// reportHref is the address of a report file, step by step: its relative links
// lead to its neighbours.
func reportHref(key string) string {
	steps := strings.Split(key, "/")
	for i, s := range steps {
		steps[i] = url.PathEscape(s)
	}
	return "/" + strings.Join(steps, "/")
}

func caseHref(name string) string { return objectHref("case", name) }

// report sends an object below reports/.
func (d *desk) report(w http.ResponseWriter, r *http.Request, key string) {
	if !strings.HasPrefix(key, reports) {
		d.notFound(w, r)
		return
	}
	d.send(w, r, key)
}

// paper sends a dropped file: to the disk, but for PDFs, which the browser shows
// in a viewer that no page has a hold of.
func (d *desk) paper(w http.ResponseWriter, r *http.Request, key string) {
	if !strings.HasPrefix(key, inbox) {
		d.notFound(w, r)
		return
	}
	d.send(w, r, key)
}

func (d *desk) send(w http.ResponseWriter, r *http.Request, key string) {
	o, err := d.folder.Get(r.Context(), key, "", maxShown)
	switch {
	case errors.Is(err, pipeline.ErrNotFound):
		d.notFound(w, r)
		return
	case errors.Is(err, pipeline.ErrTooLarge):
		http.Error(w, "This file is too large to be shown here: fetch it with an S3 client.", http.StatusRequestEntityTooLarge)
		return
	case err != nil:
		d.complain(w, r, err)
		return
	}
	kind, inline := "application/octet-stream", false
	policy := "default-src 'none'; frame-ancestors 'none'"
	switch stored, _, _ := mime.ParseMediaType(d.folder.ContentType(key)); {
	case strings.HasPrefix(key, reports) && stored == "text/html":
		kind, inline = "text/html; charset=utf-8", true
		policy = "sandbox allow-scripts allow-downloads allow-popups; frame-ancestors 'none'; connect-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'"
	case strings.HasPrefix(key, reports) && stored == "application/json":
		kind, inline = "application/json", true
		policy = "sandbox; " + policy
	case strings.HasPrefix(key, reports) && stored == "text/calendar":
		kind = "text/calendar; charset=utf-8"
		policy = "sandbox; " + policy
	case bytes.HasPrefix(o.Data, []byte("%PDF-")) && strings.EqualFold(path.Ext(key), ".pdf"):
		// The browser's viewer does not run in a sandbox; it is one.
		kind, inline = "application/pdf", true
	default:
		policy = "sandbox; " + policy
	}
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Security-Policy", policy)
	disposition := "attachment"
	if inline && r.URL.Query().Get("download") == "" {
		disposition = "inline"
	}
	h.Set("Content-Disposition", mime.FormatMediaType(disposition, map[string]string{"filename": d.saveName(key)}))
	http.ServeContent(w, r, "", o.Modified, bytes.NewReader(o.Data))
}

// saveName is the name under which a browser saves an object: a report's says
// which case it is of.
func (d *desk) saveName(key string) string {
	name := fileName(path.Base(key))
	rest, ok := strings.CutPrefix(path.Dir(key), "reports/")
	if !ok {
		return name
	}
	return fileName(strings.ReplaceAll(rest, "/", " ") + " " + name)
}
