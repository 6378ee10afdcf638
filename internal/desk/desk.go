// Package desk is `portcheck serve`: a local bucket with its S3 endpoint, the
// pipeline's steps behind it, and pages on which papers are dropped and cases are
// followed. All of it in one process, on the loopback interface unless told
// otherwise, with no account and no configuration.
//
// What the pages take lies in the bucket as if an S3 client had put it there, and
// what S3 clients put there shows on the pages: the bucket is the only memory.
//
// desk.go serves; door.go says who is let in; take.go takes files, under the
// names of names.go; board.go knows the cases, and live.go tells open pages what
// changed; list.go, case.go and object.go are the pages; papers.go says how far a
// file is.
package desk

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/localbucket"
	"github.com/portcheck/portcheck/internal/pipeline"
)

// Options say what is served where.
type Options struct {
	Addr   string // of the page
	S3Addr string // of the S3 endpoint
	Data   string // the folder that the bucket is kept in
	// Pipeline has the steps' readers and writers; its Bucket is set here. Without
	// an Announce, what would be announced is logged.
	Pipeline *pipeline.Pipeline
	// MaskBTN shows only the last four digits of BTNs in lists.
	MaskBTN bool
	Log     *slog.Logger
	// Ready is called, if it is not nil, once both addresses are served.
	Ready func(Served)
}

// Served is what is served where.
type Served struct {
	// Page is the address to open: with the token, where one is needed.
	Page string
	// S3 is the address of the S3 endpoint.
	S3 string
	// PageToken is what the page asks for, S3Token the secret key that requests to
	// the S3 endpoint are signed with; "" on the loopback interface.
	PageToken, S3Token string
}

// maxBytes is the size of the largest file that the page takes: what the pipeline
// opens, if the pipeline is not told otherwise.
const maxBytes = limits.FileBytes

// Serve serves until the context ends, or one of the two addresses cannot be
// served. It lets steps that are running come to their end; what is left of the
// queue is done at the next start.
func Serve(ctx context.Context, o Options) error {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	page, err := listen(o.Addr, "the page", "--addr")
	if err != nil {
		return err
	}
	defer page.Close()
	s3, err := listen(o.S3Addr, "the S3 endpoint", "--s3-addr")
	if err != nil {
		return err
	}
	defer s3.Close()
	folder, err := localbucket.Open(o.Data)
	if err != nil {
		return err
	}
	defer folder.Close()
	served := Served{Page: "http://" + address(page) + "/", S3: "http://" + address(s3)}
	if !loopback(page.Addr()) || !loopback(s3.Addr()) {
		token, err := readToken(o.Data)
		if err != nil {
			return err
		}
		if !loopback(page.Addr()) {
			served.PageToken = token
			served.Page += "?token=" + token
		}
		if !loopback(s3.Addr()) {
			served.S3Token = token
		}
	}

	p := steps(o, folder)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	d := newDesk(folder, o)
	if err := d.board.load(ctx); err != nil {
		return fmt.Errorf("reading the cases: %w", err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		folder.Run(ctx, p, runtime.GOMAXPROCS(0), o.Log)
	}()
	go d.board.follow(ctx)

	servers := []*http.Server{
		server(ctx, newDoor(served.PageToken, page.Addr(), d)),
		server(ctx, endpoint(folder, o.Log, served.S3Token)),
	}
	failed := make(chan error, len(servers))
	for i, l := range []net.Listener{page, s3} {
		go func() { failed <- servers[i].Serve(l) }()
	}
	if o.Ready != nil {
		o.Ready(served)
	}
	select {
	case <-ctx.Done():
		err = nil
	case err = <-failed:
		if errors.Is(err, http.ErrServerClosed) {
			err = nil
		}
	}
	stop() // ends the lines that pages listen on, too
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
	defer cancel()
	for _, s := range servers {
		if s.Shutdown(end) != nil {
			s.Close()
		}
	}
	<-done
	return err
}

// endpoint is the S3 endpoint: with any credentials for programs on this machine
// (and for none that a web page makes of a browser here, see door), with signed
// requests where it is reached from others.
func endpoint(folder *localbucket.Folder, log *slog.Logger, token string) http.Handler {
	s3 := folder.Handler(log)
	if token != "" {
		return localbucket.Signed(s3, token)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, _ := net.SplitHostPort(r.Host)
		if !ownName(r.Host) && host != "host.docker.internal" { // what containers on a desktop call it
			refuse(w, "This endpoint answers only to the name of this machine, such as http://127.0.0.1 or http://localhost.")
			return
		}
		s3.ServeHTTP(w, r)
	})
}

// listen listens on an address, and says what to do where that is not possible.
func listen(addr, what, flag string) (net.Listener, error) {
	l, err := net.Listen("tcp", addr)
	if err == nil {
		return l, nil
	}
	const windowsInUse = syscall.Errno(10048) // WSAEADDRINUSE
	if errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, windowsInUse) {
		host, port, _ := net.SplitHostPort(addr)
		other := "0"
		if n, err := strconv.Atoi(port); err == nil && n < 65535 {
			other = strconv.Itoa(n + 1)
		}
		return nil, fmt.Errorf("the address %s of %s is in use, perhaps by another portcheck serve: stop that, or choose another with %s %s",
			addr, what, flag, net.JoinHostPort(host, other))
	}
	if errors.Is(err, syscall.EACCES) {
		return nil, fmt.Errorf("this user may not listen on %s for %s: choose a port from 1024 on with %s: %w", addr, what, flag, err)
	}
	return nil, fmt.Errorf("the address %q of %s (%s) cannot be listened on: it has the form host:port, such as 127.0.0.1:8080: %w", addr, what, flag, err)
}

// address is where people reach a listener: one that listens on all interfaces
// is named by this machine's own first address.
func address(l net.Listener) string {
	tcp, ok := l.Addr().(*net.TCPAddr)
	if !ok || !tcp.IP.IsUnspecified() {
		return l.Addr().String()
	}
	ip := "127.0.0.1"
	if all, err := net.InterfaceAddrs(); err == nil {
		for _, a := range all {
			if n, ok := a.(*net.IPNet); ok && n.IP.To4() != nil && !n.IP.IsLoopback() {
				ip = n.IP.String()
				break
			}
		}
	}
	return net.JoinHostPort(ip, strconv.Itoa(tcp.Port))
}

func server(ctx context.Context, h http.Handler) *http.Server {
	return &http.Server{
		Handler:           h,
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(slog.DiscardHandler, slog.LevelError),
	}
}

// steps is the caller's pipeline on a folder.
func steps(o Options, folder *localbucket.Folder) *pipeline.Pipeline {
	p := *o.Pipeline
	if p.Log == nil {
		p.Log = o.Log
	}
	if p.Announce == nil {
		p.Announce = func(ctx context.Context, a pipeline.Announcement) error {
			o.Log.InfoContext(ctx, "announced", "prefix", a.Prefix)
			return nil
		}
	}
	p.Bucket = func(string) pipeline.Store { return folder }
	return &p
}

// desk answers with the pages.
type desk struct {
	folder   *localbucket.Folder
	board    *board
	live     *live
	log      *slog.Logger
	maskBTN  bool
	maxBytes int64
	now      func() time.Time
}

func newDesk(folder *localbucket.Folder, o Options) *desk {
	d := &desk{folder: folder, log: o.Log, maskBTN: o.MaskBTN, maxBytes: maxBytes, now: time.Now}
	if o.Pipeline != nil && o.Pipeline.MaxBytes > 0 {
		d.maxBytes = o.Pipeline.MaxBytes
	}
	d.live = newLive(strconv.FormatInt(time.Now().UnixNano(), 36))
	d.board = newBoard(folder, o.Log, d.live.tell)
	folder.Watch(d.board.touch)
	return d
}

// ServeHTTP finds the page. It goes by the path as it was written and not as
// http.ServeMux cleans it: what looks like a step to it is a part of a name.
func (d *desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := r.URL.EscapedPath()
	under, rest, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	read := r.Method == http.MethodGet || r.Method == http.MethodHead
	var named func(w http.ResponseWriter, r *http.Request, name string)
	switch under {
	case "case":
		named = d.showCase
	case "paper":
		named = d.paper
	case "reports":
		named, rest = d.report, strings.TrimPrefix(path, "/")
	}
	switch {
	case named != nil && rest != "":
		name, err := unescape(rest)
		switch {
		case err != nil:
			d.notFound(w, r)
		case !read:
			d.notAllowed(w, "GET, HEAD")
		default:
			named(w, r, name)
		}
	case named != nil:
		d.notFound(w, r)
	default:
		d.route(w, r, path, read)
	}
}

// route answers for the paths that are what they are.
func (d *desk) route(w http.ResponseWriter, r *http.Request, path string, read bool) {
	type page struct {
		allow string
		show  http.HandlerFunc
	}
	var p page
	switch path {
	case "/":
		p = page{"GET, HEAD", d.list}
	case "/desk.css":
		p = page{"GET, HEAD", d.style}
	case "/desk.js":
		p = page{"GET, HEAD", d.script}
	case "/events":
		p = page{"GET, HEAD", d.live.ServeHTTP}
	case "/free":
		p = page{"GET, HEAD", d.free}
	case "/drop":
		p = page{"PUT, POST", d.drop}
	case "/remove":
		p = page{"POST", d.remove}
	case "/signoff":
		p = page{"POST", d.signOff}
	case "/restore":
		p = page{"POST", d.restore}
	case "/sample":
		p = page{"POST", d.sample}
	default:
		d.notFound(w, r)
		return
	}
	for _, m := range strings.Split(p.allow, ", ") {
		if r.Method == m {
			p.show(w, r)
			return
		}
	}
	d.notAllowed(w, p.allow)
}

func (d *desk) notAllowed(w http.ResponseWriter, allow string) {
	w.Header().Set("Allow", allow)
	http.Error(w, "This address does not take such a request.", http.StatusMethodNotAllowed)
}
