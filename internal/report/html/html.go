// Package html writes reports and status pages as single HTML files: no
// external resource, a Content-Security-Policy that allows only the page's own
// style and script by their hashes, readable without script, on paper, on a
// phone, by keyboard and by screen reader, in light and dark.
//
// The page is a function of its input: html/template escapes every text where
// it stands, and nothing in it depends on the time or on map order, so the same
// model gives the same bytes. What long values and long lists leave out is
// counted where it is left out.
//
// html.go renders; view.go makes the report's view; picture.go draws where a value
// stands; numbers.go has the list of numbers; port.go the port beyond the two
// papers, and the sheets for the cutover and for what stays behind; status.go the
// status pages.
package html

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"sync"

	"github.com/portcheck/portcheck/internal/report"
)

//go:embed page.css page.js parts.tmpl report.tmpl port.tmpl status.tmpl
var files embed.FS

// page is what is the same for every page: the templates, and style and script
// with the policy that allows exactly them.
type page struct {
	templates       *template.Template
	css             template.CSS
	js              template.JS
	withJS, without string // policies
}

// pages is parsed at its first use: a process that writes no page pays nothing.
var pages = sync.OnceValue(func() *page {
	css, js := read("page.css"), read("page.js")
	base := "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src '" + hash(css) + "'"
	return &page{
		templates: template.Must(template.ParseFS(files, "*.tmpl")),
		css:       template.CSS(css),
		js:        template.JS(js),
		withJS:    base + "; script-src '" + hash(js) + "'",
		without:   base,
	}
})

func read(name string) string {
	b, err := files.ReadFile(name)
	if err != nil {
		panic(err) // embedded
	}
	return string(b)
}

// hash is a source expression of a Content-Security-Policy.
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// Head is what the head of every page needs.
type head struct {
	CSP, Title string
	CSS        template.CSS
	JS         template.JS
}

// Render writes a report as one HTML page.
func Render(m *report.Model) ([]byte, error) {
	p := pages()
	v := viewOf(m)
	v.head = head{p.withJS, v.Title, p.css, p.js}
	return p.execute("report", v)
}

func (p *page) execute(name string, data any) ([]byte, error) {
	var b bytes.Buffer
	if err := p.templates.ExecuteTemplate(&b, name, data); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Style is the style sheet of the reports: pages that show cases beside them
// look the same.
func Style() string { return read("page.css") }

// Parts are the templates that reports share with such pages: "symbols", once a
// page, and "icon", with a symbol's name.
func Parts() string { return read("parts.tmpl") }
