package main

// portcheck scoreboard: what the reports predicted against what carriers answered.

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/portcheck/portcheck/internal/localbucket"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/wording"
	"github.com/portcheck/portcheck/internal/scoreboard"
)

func scoreboardCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "scoreboard DIR | board.json",
		Short: "How good the predictions were, carrier by carrier",
		Long: `Hold what the reports predicted against what the losing carriers answered:
which reasons of a rejection had been foreseen, which were missed although the
papers could have told, which no paper could tell, and which findings a carrier let
pass. From it a carrier's profile (config/carriers.yaml) is corrected by facts.

DIR is a folder with reports: what "portcheck check --out" wrote, the data of
"portcheck serve", or a copy of a bucket's reports/. A file is a bucket's own board,
cases/.scoreboard/board.json.`,
		Example: `  portcheck scoreboard ./reports
  aws s3 cp s3://example-porting/cases/.scoreboard/board.json - | portcheck scoreboard -
  portcheck scoreboard --json ./reports | jq '.carriers[] | {name, missed}'`,
		Args: needs(1, 1, "scoreboard needs a folder of reports, or a board"),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := readBoard(args[0])
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(cmd.OutOrStdout(), b)
			}
			if len(b.Carriers) == 0 {
				_, err := fmt.Fprintf(cmd.OutOrStdout(), "No carrier has answered yet: no report below %s tells of a rejection or a commitment.\n", oneLine(args[0]))
				return err
			}
			return printBoard(cmd.OutOrStdout(), b)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the board as JSON")
	return cmd
}

// readBoard makes a board from the reports below a folder, or reads one.
func readBoard(path string) (*scoreboard.Board, error) {
	if path == "-" {
		return decodeBoard(os.Stdin, "standard input")
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, missingFile(path, err)
	}
	if !info.IsDir() {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return decodeBoard(f, path)
	}
	if localbucket.IsFolder(path) { // the data of portcheck serve has a board of its own
		data, err := localbucket.Peek(path, "cases/.scoreboard/board.json")
		switch {
		case errors.Is(err, pipeline.ErrNotFound):
			return scoreboard.New(), nil
		case err != nil:
			return nil, err
		}
		return decodeBoard(bytes.NewReader(data), path)
	}
	entries := map[string]scoreboard.Entry{}
	reports := 0
	err = filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "revisions":
			return filepath.SkipDir // the newest report tells the whole port
		case d.Name() != "report.json" || d.IsDir():
			return nil
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		var r porting.Report
		if json.Unmarshal(data, &r) != nil || r.Schema != porting.ReportSchema {
			complain(fmt.Sprintf("%s is no report of portcheck, and is left out", p))
			return nil
		}
		reports++
		entries[filepath.ToSlash(filepath.Dir(p))] = scoreboard.Of(&r)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if reports == 0 {
		return nil, fmt.Errorf("no report.json was found below %q: name the folder that portcheck check or serve wrote reports to", path)
	}
	b := scoreboard.New()
	b.Put(entries)
	return b, nil
}

func decodeBoard(r io.Reader, name string) (*scoreboard.Board, error) {
	b := scoreboard.New()
	if err := json.NewDecoder(r).Decode(b); err != nil || b.Schema != scoreboard.Schema {
		return nil, fmt.Errorf("%q is no scoreboard: it is cases/.scoreboard/board.json in the bucket", name)
	}
	return b, nil
}

// printBoard prints a table for each carrier.
func printBoard(out io.Writer, b *scoreboard.Board) error {
	for i, c := range b.Carriers {
		name := oneLine(c.Name)
		if name == "" {
			name = "No carrier was named"
		}
		if i > 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintf(out, "%s: %s, %s\n", name, wording.Count(c.Cases, "case", "cases"), wording.Count(c.Rejections, "rejection", "rejections"))
		if known := c.Predicted + c.Missed; known > 0 {
			fmt.Fprintf(out, "  %d of %d reasons that the papers could tell were predicted (%d %%).\n", c.Predicted, known, 100*c.Predicted/known)
		}
		if len(c.Reasons) == 0 {
			fmt.Fprintln(out, "  Nothing was sent back, and nothing let pass.")
			continue
		}
		w := tabwriter.NewWriter(out, 0, 4, 2, ' ', tabwriter.AlignRight)
		fmt.Fprintln(w, "  predicted\tmissed\tnot knowable\tlet pass\t   reason")
		for _, r := range c.Reasons {
			reason := oneLine(wording.Of("reason", r.Reason))
			if r.Reason == "" {
				reason = "Words that are not known"
			}
			fmt.Fprintf(w, "  %d\t%d\t%d\t%d\t   %s\n", r.Predicted, r.Missed, r.Unknowable, r.Passed, strings.TrimSpace(reason))
		}
		if err := w.Flush(); err != nil {
			return err
		}
	}
	return nil
}
