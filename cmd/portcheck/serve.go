package main

// portcheck serve: a local bucket, a page, and the pipeline behind them.

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/portcheck/portcheck/internal/desk"
	"github.com/portcheck/portcheck/internal/intake"
	"github.com/portcheck/portcheck/internal/localbucket"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/reporting"
)

func serveCommand() *cobra.Command {
	o := desk.Options{}
	verbose := false
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve a page to drop papers on, and a local S3 bucket, with the same functions behind them as in AWS",
		Long: `Serve a page on which LOAs and CSRs are dropped, and a local bucket named
"porting" behind it: an S3 endpoint that takes any credentials, path-style.

A file that is dropped on the page, or put under inbox/<case>/ with any S3
client, is read at once; as soon as a case has its LOA and its CSR, the reports
stand under reports/<case>/ and on the page. All of it lies in the folder of
--data. What was not done when it is stopped, or killed, is done at the next
start.

The page and the endpoint are reached from this machine only. With another
--addr the page asks each browser once for a token, and with another --s3-addr
the endpoint asks for signed requests; what to use is printed at the start. The
connection is plain HTTP: in a network that others share, put it behind a proxy
with TLS, or use an SSH tunnel.`,
		Example: `  portcheck serve
      then open http://127.0.0.1:8080/ and drop an LOA and a CSR

  aws --endpoint-url http://127.0.0.1:9000 s3 cp loa.pdf s3://porting/inbox/acme/loa.pdf
      the same from a script

  portcheck serve --data ~/porting --addr 192.168.1.20:8080
      for colleagues in the same network: the printed address has the token`,
		Args: needs(0, 0, "serve takes no files: they are dropped on its page"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.Log = slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: level(verbose)}))
			o.Pipeline = &pipeline.Pipeline{Read: func(ctx context.Context, name string, data []byte) ([]*porting.Record, error) {
				result, err := intake.Read(ctx, name, data, reading)
				return result.Records, err
			}}
			reporting.Install(o.Pipeline)
			o.Ready = func(at desk.Served) { announceServed(cmd.OutOrStdout(), at) }
			// What stops a service, and a container, stops it as Ctrl-C does; a second
			// time it stops at once.
			ctx, stop := signal.NotifyContext(cmd.Context(), syscall.SIGTERM)
			defer stop()
			context.AfterFunc(ctx, func() {
				signal.Reset(os.Interrupt, syscall.SIGTERM)
				fmt.Fprintln(os.Stderr, "portcheck: stopping; what is not done yet is done at the next start")
			})
			return desk.Serve(ctx, o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.Addr, "addr", "127.0.0.1:8080", "address of the page")
	f.StringVar(&o.S3Addr, "s3-addr", "127.0.0.1:9000", "address of the S3 endpoint")
	f.StringVar(&o.Data, "data", "./portcheck-data", "the folder that the bucket is kept in")
	f.BoolVar(&o.MaskBTN, "mask-btn", false, "show only the last four digits of BTNs in lists and headings")
	f.BoolVarP(&verbose, "verbose", "v", false, "print a line for each step on standard error")
	return cmd
}

// level is what is logged: without verbose, only what someone must know of.
func level(verbose bool) slog.Level {
	if verbose {
		return slog.LevelInfo
	}
	return slog.LevelWarn
}

// announceServed prints what is served where, and what to open it with.
func announceServed(w io.Writer, at desk.Served) {
	fmt.Fprintf(w, "page    %s\n", at.Page)
	if at.S3Token == "" {
		fmt.Fprintf(w, "bucket  %s/porting/  (any credentials, path-style)\n", at.S3)
	} else {
		fmt.Fprintf(w, "bucket  %s/porting/  (path-style, access key %s, secret key %s)\n", at.S3, localbucket.AccessKey, at.S3Token)
	}
}
