package main

// portcheck serve: a local bucket, a page, and the pipeline behind them.

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/spf13/cobra"

	"github.com/portcheck/portcheck/internal/desk"
	"github.com/portcheck/portcheck/internal/intake"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/reporting"
)

func serveCommand() *cobra.Command {
	o := desk.Options{}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve a page and a local S3 bucket, with the same functions behind them as in AWS",
		Long: `Serve a local bucket named "porting" (an S3 endpoint that takes any
credentials, path-style) and a page that lists the cases with their verdicts.

A file put under inbox/<case>/ with any S3 client is read at once; as soon as a
case has its LOA and its CSR, the reports stand under reports/<case>/.`,
		Example: `  portcheck serve
  aws --endpoint-url http://127.0.0.1:9000 s3 cp loa.pdf s3://porting/inbox/acme/loa.pdf`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.Log = slog.New(slog.NewTextHandler(os.Stderr, nil))
			o.Pipeline = &pipeline.Pipeline{Read: func(ctx context.Context, name string, data []byte) ([]*porting.Record, error) {
				result, err := intake.Read(ctx, name, data, reading)
				return result.Records, err
			}}
			reporting.Install(o.Pipeline)
			o.Ready = func(at desk.Served) { announceServed(cmd.OutOrStdout(), at) }
			return desk.Serve(cmd.Context(), o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.Addr, "addr", "127.0.0.1:8080", "address of the page")
	f.StringVar(&o.S3Addr, "s3-addr", "127.0.0.1:9000", "address of the S3 endpoint")
	f.StringVar(&o.Data, "data", "./portcheck-data", "the folder that the bucket is kept in")
	return cmd
}

// announceServed prints what is served where, and what to open it with.
func announceServed(w io.Writer, at desk.Served) {
	fmt.Fprintf(w, "page    %s\n", at.Page)
	if at.S3Token == "" {
		fmt.Fprintf(w, "bucket  %s/porting/  (any credentials, path-style)\n", at.S3)
	} else {
		fmt.Fprintf(w, "bucket  %s/porting/  (path-style, access key portcheck, secret key %s)\n", at.S3, at.S3Token)
	}
}
