package desk

// Pages: how a view becomes HTML. The style sheet is that of the reports with
// what the desk has beside it; style and script are files of this server, and the
// policy allows nothing else.

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/portcheck/portcheck/internal/report/html"
	"github.com/portcheck/portcheck/internal/report/wording"
)

//go:embed page
var pages embed.FS

const pagePolicy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// frame is what every page has.
type frame struct {
	Title string
	Style string // addresses that change with what they hold
	Code  string
	Now   time.Time
}

type assets struct {
	templates       *template.Template
	style, script   string
	styleAt, codeAt string
	styleTag, jsTag string
}

// loaded is parsed at its first use.
var loaded = sync.OnceValue(func() *assets {
	read := func(name string) string {
		b, err := pages.ReadFile("page/" + name)
		if err != nil {
			panic(err) // embedded
		}
		return string(b)
	}
	a := &assets{style: html.Style() + read("desk.css"), script: read("desk.js")}
	t := template.New("").Funcs(template.FuncMap{
		"ago": ago, "stamp": stamp, "thousands": wording.Thousands, "count": wording.Count,
	})
	template.Must(t.Parse(html.Parts()))
	a.templates = template.Must(t.ParseFS(pages, "page/*.tmpl"))
	a.styleTag, a.jsTag = tag(a.style), tag(a.script)
	a.styleAt, a.codeAt = "/desk.css?v="+a.styleTag, "/desk.js?v="+a.jsTag
	return a
})

func tag(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:6])
}

func (d *desk) frame(title string) frame {
	a := loaded()
	return frame{title, a.styleAt, a.codeAt, d.now()}
}

func (d *desk) render(w http.ResponseWriter, r *http.Request, name string, view any) {
	d.renderAs(w, r, http.StatusOK, name, view)
}

func (d *desk) renderAs(w http.ResponseWriter, r *http.Request, status int, name string, view any) {
	var b strings.Builder
	if err := loaded().templates.ExecuteTemplate(&b, name, view); err != nil {
		d.log.ErrorContext(r.Context(), "making a page", "page", name, "error", err.Error())
		http.Error(w, "This page could not be made.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(b.String())) // an error here is the reader's leaving
}

func (d *desk) notFound(w http.ResponseWriter, r *http.Request) {
	if wantsJSON(r) {
		d.complain(w, r, errNoPaper)
		return
	}
	d.renderAs(w, r, http.StatusNotFound, "none", d.frame("Not here"))
}

func (d *desk) style(w http.ResponseWriter, r *http.Request) {
	d.asset(w, r, "text/css; charset=utf-8", loaded().style, loaded().styleTag)
}

func (d *desk) script(w http.ResponseWriter, r *http.Request) {
	d.asset(w, r, "text/javascript; charset=utf-8", loaded().script, loaded().jsTag)
}

func (d *desk) asset(w http.ResponseWriter, r *http.Request, kind, data, tag string) {
	h := w.Header()
	h.Set("Content-Type", kind)
	if r.URL.Query().Get("v") == tag {
		h.Set("Cache-Control", "private, max-age=31536000, immutable")
	}
	_, _ = w.Write([]byte(data))
}

func unescape(s string) (string, error) { return url.PathUnescape(s) }

// stamp is a time for programs.
func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// ago says how long ago something was, as a page's script does it, too.
func ago(now, t time.Time) string {
	switch d := now.Sub(t); {
	case d < time.Minute:
		return "just now"
	case d < time.Hour:
		return wording.Plain(int(d/time.Minute)) + " min"
	case d < 48*time.Hour:
		return wording.Plain(int(d/time.Hour)) + " h"
	default:
		return wording.Plain(int(d/(24*time.Hour))) + " days"
	}
}
