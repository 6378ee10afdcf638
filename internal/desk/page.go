package desk

// The page: the cases, and what lies under reports/. Everything on it comes from
// people's files and folders, so everything is escaped, and reports are opened
// without any right over the page that lists them.

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"html/template"
	"mime"
	"net"
	"net/http"
	"net/url"
	"path"
	"sort"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/localbucket"
	"github.com/portcheck/portcheck/internal/pipeline"
)

//go:embed cases.tmpl
var casesTemplate string

var cases = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("cases").Parse(casesTemplate))
})

// maxShown is how large an object may be that is shown.
const maxShown = 256 << 20

// Handler answers with the page. It refuses requests that a page of another site
// makes a browser send, and those for another host's name, which such a page can
// make stand for this machine.
func Handler(folder *localbucket.Folder, addr net.Addr) http.Handler {
	d := &desk{folder}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", d.list)
	mux.HandleFunc("GET /reports/{path...}", d.report)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		if !ours(r, addr) {
			http.Error(w, "this page answers only to its own address", http.StatusForbidden)
			return
		}
		mux.ServeHTTP(w, r)
	})
}

// ours tells whether a request was meant for this server.
func ours(r *http.Request, addr net.Addr) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site == "cross-site" && r.Header.Get("Sec-Fetch-Mode") != "navigate" {
		return false
	}
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
		return false
	}
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.Trim(host, "[]")
	if host == "localhost" || net.ParseIP(host) != nil {
		return true
	}
	// A name is good where the server was told to listen beyond this machine.
	tcp, ok := addr.(*net.TCPAddr)
	return ok && !tcp.IP.IsLoopback()
}

type desk struct{ folder *localbucket.Folder }

// row is one case on the page.
type row struct {
	Case, Status, State, Look string
	Waiting                   string
	Links                     []link
	Files                     []file
}

type link struct{ Href, Text string }

type file struct{ Name, State, Message string }

// statuses reads the state of all cases, the newest first.
func (d *desk) statuses(ctx context.Context) ([]row, error) {
	list, err := d.folder.List(ctx, "reports/")
	if err != nil {
		return nil, err
	}
	var infos []pipeline.Info
	for _, o := range list {
		if path.Base(o.Key) == "status.json" {
			infos = append(infos, o)
		}
	}
	sort.SliceStable(infos, func(i, j int) bool { return infos[i].Modified.After(infos[j].Modified) })
	var rows []row
	for _, o := range infos {
		object, err := d.folder.Get(ctx, o.Key, "", 16<<20)
		if errors.Is(err, pipeline.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		var s pipeline.Status
		if err := json.Unmarshal(object.Data, &s); err != nil {
			continue // not ours: an S3 client may put what it likes there
		}
		rows = append(rows, rowOf(path.Dir(o.Key)+"/", &s))
	}
	return rows, nil
}

func rowOf(prefix string, s *pipeline.Status) row {
	r := row{Case: pipeline.Shown(s.Case), Status: href(prefix + "status.html"), State: s.State, Look: s.State}
	switch s.State {
	case pipeline.StateReported:
		r.State, r.Look = string(s.Verdict), string(s.Verdict)
	case pipeline.StateWaiting:
		r.State = "waiting for the " + strings.ToUpper(s.WaitingFor)
	case pipeline.StateMoved:
		r.State = "moved to " + pipeline.Shown(s.MovedTo)
	}
	for _, rep := range s.Reports {
		at := prefix + rep.Path
		text := "Report"
		if rep.Path != "" {
			text = "Report on " + pipeline.Shown(strings.TrimSuffix(rep.Path, "/"))
		}
		r.Links = append(r.Links, link{href(at + "report.html"), text}, link{href(at + "report.xlsx"), "Workbook"})
	}
	for _, doc := range s.Documents {
		r.Files = append(r.Files, file{pipeline.Shown(path.Base(doc.Key)), doc.State, doc.Message})
	}
	return r
}

// href is the path of an object on this server.
func href(key string) string {
	segments := strings.Split(key, "/")
	for i, s := range segments {
		segments[i] = url.PathEscape(s)
	}
	return "/" + strings.Join(segments, "/")
}

func (d *desk) list(w http.ResponseWriter, r *http.Request) {
	rows, err := d.statuses(r.Context())
	if err != nil {
		http.Error(w, "the cases could not be read", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	// The page is made as it is sent; an error here is the reader's leaving.
	_ = cases().Execute(w, struct {
		Rows   []row
		Bucket string
	}{rows, localbucket.Bucket})
}

// report sends an object below reports/. Whatever it holds, it may run only what
// its own policy allows, in an origin of its own.
func (d *desk) report(w http.ResponseWriter, r *http.Request) {
	// The mux would clean a path with dots; the key is what the client wrote.
	key, err := url.PathUnescape(strings.TrimPrefix(r.URL.EscapedPath(), "/"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	o, err := d.folder.Get(r.Context(), key, "", maxShown)
	switch {
	case errors.Is(err, pipeline.ErrNotFound):
		http.NotFound(w, r)
		return
	case err != nil:
		http.Error(w, "the report could not be read", http.StatusInternalServerError)
		return
	}
	kind := d.folder.ContentType(key)
	shown := false
	switch base, _, _ := mime.ParseMediaType(kind); base {
	case "text/html", "application/json", "application/pdf":
		shown = true
	default:
		kind = "application/octet-stream"
	}
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Security-Policy", "sandbox allow-scripts allow-downloads allow-popups; frame-ancestors 'none'; connect-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'")
	if !shown {
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": path.Base(key)}))
	}
	_, _ = w.Write(o.Data)
}
