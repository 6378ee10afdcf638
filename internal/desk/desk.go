// Package desk is `portcheck serve`: a local bucket with its S3 endpoint, the
// pipeline's steps behind it, and a plain page that lists the cases with their
// verdicts and opens their reports. All of it in one process, on the loopback
// interface unless told otherwise, with no account and no configuration.
package desk

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"time"

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
	Log      *slog.Logger
	// Ready is called, if it is not nil, with the addresses once both are served.
	Ready func(addr, s3Addr string)
}

// Serve serves until the context ends, or one of the two addresses cannot be
// served. It lets steps that are running come to their end; what is left of the
// queue is done at the next start.
func Serve(ctx context.Context, o Options) error {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	page, err := net.Listen("tcp", o.Addr)
	if err != nil {
		return fmt.Errorf("the page: %w", err)
	}
	defer page.Close()
	s3, err := net.Listen("tcp", o.S3Addr)
	if err != nil {
		return fmt.Errorf("the S3 endpoint: %w", err)
	}
	defer s3.Close()
	folder, err := localbucket.Open(o.Data)
	if err != nil {
		return err
	}
	defer folder.Close()

	p := steps(o, folder)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	done := make(chan struct{})
	go func() {
		defer close(done)
		folder.Run(ctx, p, runtime.GOMAXPROCS(0), o.Log)
	}()

	servers := []*http.Server{
		server(Handler(folder, page.Addr())),
		server(folder.Handler(o.Log)),
	}
	failed := make(chan error, len(servers))
	for i, l := range []net.Listener{page, s3} {
		go func() { failed <- servers[i].Serve(l) }()
	}
	if o.Ready != nil {
		o.Ready(page.Addr().String(), s3.Addr().String())
	}
	select {
	case <-ctx.Done():
		err = nil
	case err = <-failed:
		if errors.Is(err, http.ErrServerClosed) {
			err = nil
		}
	}
	stop()
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

func server(h http.Handler) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
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
