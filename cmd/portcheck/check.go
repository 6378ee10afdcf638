package main

// portcheck check: compare papers, print the report, write the report files.

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/casework"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/files"
	"github.com/portcheck/portcheck/internal/report/terminal"
)

// check is one call of portcheck check: its flags, and where it prints.
type check struct {
	json, reveal, pdf bool
	out, carrier      string
	today             dates.Date
	stdout            io.Writer
}

func checkCommand() *cobra.Command {
	var c check
	var today string
	cmd := &cobra.Command{
		Use:   "check LOA CSR | DIR",
		Short: "Compare an LOA with a CSR, and say what the losing carrier would reject",
		Long: `Compare one LOA with one CSR, or every case below a folder, field by field and
character by character, and write the reports.

Which paper is which is decided by content. Lists of numbers that belong to the
LOA ("see attached") may be given beside the two.

Exit status: 0 nothing would be rejected; 1 something would be, or a person must
look; 2 a document could not be read, or the call was wrong.`,
		Example: `  portcheck check loa.pdf csr.xlsx
  portcheck check --pdf loa.pdf csr.xlsx      # and an LOA to send back to the customer
  portcheck check --carrier letter loa.pdf csr.csv
  portcheck check --json loa.pdf csr.xlsx | jq -r '.findings[].fix'
  portcheck check --out reports ./cases`,
		Args: needs(1, -1, "check needs an LOA and a CSR, or a folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			t := time.Now().UTC()
			if today != "" {
				var err error
				if t, err = time.Parse(time.DateOnly, today); err != nil {
					return fmt.Errorf("--today %q is no date: write it as YYYY-MM-DD", today)
				}
			}
			c.today = dates.FromTime(t)
			c.stdout = cmd.OutOrStdout()
			if c.carrier != "" {
				_, level := carrier.LevelOf(c.carrier)
				if _, known := carrier.Default().Lookup(c.carrier); !known && !level {
					return fmt.Errorf("--carrier %q is not known: name a carrier, or letter, standard or lenient", c.carrier)
				}
			}
			if len(args) == 1 {
				info, err := os.Stat(args[0])
				if err != nil {
					return err
				}
				if !info.IsDir() {
					return fmt.Errorf("check needs an LOA and a CSR, or a folder: only %q was given", args[0])
				}
				return c.folder(cmd.Context(), args[0])
			}
			return c.pair(cmd.Context(), args)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&c.json, "json", false, "print JSON, one object a line, and nothing else on standard output")
	f.StringVar(&c.out, "out", "", "where the report files go (default ./reports/<case>; none with --json)")
	f.BoolVar(&c.pdf, "pdf", false, "write the LOA marked and the LOA corrected too (loa-marked.pdf, loa-corrected.pdf)")
	f.StringVar(&c.carrier, "carrier", "", "the losing carrier, or letter, standard, lenient (default: the one that the papers name)")
	f.StringVar(&today, "today", "", "the date, YYYY-MM-DD, for rules of age and due date (default: today, UTC)")
	f.BoolVar(&c.reveal, "reveal", false, "print PINs, passcodes and SSN digits in clear")
	return cmd
}

// pair checks the papers that were named: an LOA, a CSR, and lists of numbers.
func (c *check) pair(ctx context.Context, paths []string) error {
	papers, errs := make([]casework.Paper, len(paths)), make([]error, len(paths))
	var wg sync.WaitGroup
	for i, path := range paths {
		wg.Go(func() { papers[i], errs[i] = casework.Read(ctx, path, reading) })
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	failed := false
	for _, p := range papers {
		if why, bad := p.Unreadable(); bad {
			complain(fmt.Sprintf("%s: %s", p.Path, why))
			failed = true
		}
	}
	if failed {
		return c.unreadable(papers)
	}
	cases, left := casework.Pair("", papers)
	if len(cases) == 0 || len(left) > 0 {
		complain("check needs one LOA and its CSR; " + kindsFound(papers))
		return c.unreadable(papers)
	}
	worst := exitClean
	for _, k := range cases {
		if k.Name == "" {
			k.Name = casework.Stem(k.Papers[0].Path)
		}
		out := c.out
		if out != "" && len(cases) > 1 {
			out = filepath.Join(out, k.Name)
		}
		m, written, err := c.one(ctx, k, out)
		if err != nil {
			return err
		}
		if err := c.print(m, written); err != nil {
			return err
		}
		worst = max(worst, exitOf(m))
	}
	return done(worst)
}

// unreadable ends a call in which a paper could not be used: with --json there
// is an object for every file all the same.
func (c *check) unreadable(papers []casework.Paper) error {
	if c.json {
		for _, p := range papers {
			for _, r := range p.Records {
				if !c.reveal {
					r = r.Masked()
				}
				if err := printJSON(c.stdout, r); err != nil {
					return err
				}
			}
		}
	}
	return status(exitError)
}

// outcome is what became of one folder of papers.
type outcome struct {
	models  []*report.Model
	written [][]string
	left    []casework.Paper
	failed  []string
}

// folder checks every case below root. Folders are read side by side; what is
// printed comes in the order of their names.
func (c *check) folder(ctx context.Context, root string) error {
	folders, err := casework.Folders(root)
	if err != nil {
		return err
	}
	outcomes := make([]chan outcome, len(folders))
	for i := range outcomes {
		outcomes[i] = make(chan outcome, 1)
	}
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	go func() {
		for i, f := range folders {
			g.Go(func() error { outcomes[i] <- c.checkFolder(ctx, f); return nil })
		}
	}()
	worst, cases := exitClean, 0
	for i := range folders {
		o := <-outcomes[i]
		for j, m := range o.models {
			cases++
			worst = max(worst, exitOf(m))
			if c.json {
				if err := printJSON(c.stdout, m.Report); err != nil {
					return err
				}
			} else if err := terminal.Summary(c.stdout, m, o.written[j]); err != nil {
				return err
			}
		}
		for _, p := range o.left {
			why, bad := p.Unreadable()
			switch {
			case bad:
				worst = exitError
				complain(fmt.Sprintf("%s: %s", p.Path, why))
			case p.Kind() == porting.KindOther:
				continue // a note beside the papers is no paper without a partner
			default:
				worst = max(worst, exitLook)
				complain(fmt.Sprintf("%s: %s without a partner: nothing else in its folder shares its telephone numbers", p.Path, kindWords[p.Kind()]))
			}
			if c.json {
				for _, r := range p.Records {
					if err := printJSON(c.stdout, r.Masked()); err != nil {
						return err
					}
				}
			}
		}
		for _, why := range o.failed {
			worst = exitError
			complain(why)
		}
	}
	if cases == 0 && worst == exitClean {
		return fmt.Errorf("no LOA with its CSR was found below %q", root)
	}
	return done(worst)
}

// checkFolder checks the cases of one folder. One bad file stops nothing: what
// fails is told in the outcome.
func (c *check) checkFolder(ctx context.Context, f casework.Folder) (o outcome) {
	var papers []casework.Paper
	for _, path := range f.Files {
		paper, err := casework.Read(ctx, path, reading)
		if err != nil {
			o.failed = append(o.failed, err.Error())
			continue
		}
		papers = append(papers, paper)
	}
	cases, left := casework.Pair(f.Case, papers)
	o.left = left
	for _, k := range cases {
		out := c.out
		if out != "" {
			out = filepath.Join(out, filepath.FromSlash(k.Name))
		}
		m, written, err := c.one(ctx, k, out)
		if err != nil {
			o.failed = append(o.failed, fmt.Sprintf("%s: %v", k.Name, err))
			continue
		}
		o.models = append(o.models, m)
		o.written = append(o.written, written)
	}
	return o
}

// one compares one case and writes its report files: to out, else to
// ./reports/<case>, with --json and no --out nowhere. Secrets are never written
// in clear: --reveal is for what is printed.
func (c *check) one(ctx context.Context, k casework.Case, out string) (m *report.Model, written []string, err error) {
	opts := report.Options{Case: k.Name, Carrier: c.carrier, Today: c.today}
	if m, err = report.Build(k.LOA, k.CSRs, opts); err != nil {
		return nil, nil, err
	}
	if out == "" && !c.json {
		out = filepath.Join("reports", filepath.FromSlash(k.Name))
	}
	if out != "" {
		rendered, err := files.Render(ctx, m)
		if err != nil {
			return nil, nil, err
		}
		if c.pdf {
			loa, err := k.LOAFile()
			if err != nil {
				return nil, nil, err
			}
			papers, err := files.Papers(ctx, m, loa)
			if err != nil {
				return nil, nil, err
			}
			rendered = append(rendered, papers...)
		}
		if written, err = casework.Write(out, rendered); err != nil {
			return nil, nil, err
		}
	}
	if c.reveal {
		opts.Reveal = true
		m, err = report.Build(k.LOA, k.CSRs, opts)
	}
	return m, written, err
}

// print prints one report, as JSON or for people.
func (c *check) print(m *report.Model, written []string) error {
	if c.json {
		return printJSON(c.stdout, m.Report)
	}
	var opts terminal.Options
	if f, ok := c.stdout.(*os.File); ok {
		opts = terminal.Detect(f, os.Getenv)
	}
	opts.Files = written
	return terminal.Write(c.stdout, m, opts)
}

func exitOf(m *report.Model) int {
	if m.Verdict == porting.VerdictClean {
		return exitClean
	}
	return exitLook
}

func done(code int) error {
	if code == exitClean {
		return nil
	}
	return status(code)
}
