package main

// portcheck check: compare papers, print the report, write the report files.

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/casework"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/files"
	"github.com/portcheck/portcheck/internal/report/terminal"
)

// check is one call of portcheck check: its flags, and where it prints.
type check struct {
	json, reveal, pdf bool
	again             bool // with a folder: what was done, too
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
LOA ("see attached") may be given beside the two, and so may what comes later in a
port: rejections, commitments (FOC), emergency locations, sign-offs. "-" is standard
input.

A case below a folder is a folder with an LOA and a CSR; loose papers are paired by
the telephone numbers that they share. A summary of all cases is printed and
written (summary.xlsx, summary.json). What an earlier run has done from the same
papers is not done again, so that a run that was stopped goes on.

Exit status: 0 nothing would be rejected; 1 something would be, or a person must
look; 2 a document could not be read, or the call was wrong.`,
		Example: `  portcheck check loa.pdf csr.xlsx
  portcheck check --pdf loa.pdf csr.xlsx      # and an LOA to send back to the customer
  portcheck check --carrier letter loa.pdf csr.csv
  portcheck check --out reports ./cases       # thousands of cases; the same again goes on with what is left
  portcheck check --json loa.pdf csr.xlsx | jq -r '.findings[].fix'
  portcheck check --json ./cases | jq -r 'select(.verdict == "reject") | .case'
  curl -s https://portal.example/csr.csv | portcheck check loa.pdf -`,
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
					names := append([]string{"letter", "standard", "lenient"}, carrier.Default().Names()...)
					return fmt.Errorf("--carrier: no carrier %q is known%s (portcheck completion helps to type one; letter, standard and lenient are levels)", c.carrier, didYouMean(c.carrier, names))
				}
			}
			if len(args) == 1 {
				info, err := os.Stat(args[0])
				if args[0] != casework.Stdin && err != nil {
					return missingFile(args[0], err)
				}
				if err != nil || !info.IsDir() {
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
	f.BoolVar(&c.again, "again", false, "with a folder: do again what an earlier run has done")
	f.StringVar(&c.carrier, "carrier", "", "the losing carrier, or letter, standard, lenient (default: the one that the papers name)")
	f.StringVar(&today, "today", "", "the date, YYYY-MM-DD, for rules of age and due date (default: today, UTC)")
	f.BoolVar(&c.reveal, "reveal", false, "print PINs, passcodes and SSN digits in clear")
	completesPapers(cmd, 0, loaEndings, csrEndings)
	completes(cmd, "carrier", carrierWords)
	completes(cmd, "today", nil)
	_ = cmd.MarkFlagDirname("out")
	return cmd
}

// pair checks the papers that were named: an LOA, a CSR, and lists of numbers.
func (c *check) pair(ctx context.Context, paths []string) error {
	if err := oneStdin(paths); err != nil {
		return err
	}
	go c.prepare()
	papers, errs := make([]casework.Paper, len(paths)), make([]error, len(paths))
	var wg sync.WaitGroup
	for i, path := range paths {
		wg.Go(func() { papers[i], errs[i] = casework.Read(ctx, path, reading) })
	}
	wg.Wait()
	for i, err := range errs {
		if err != nil {
			return missingFile(paths[i], err)
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
			k.Name = caseOf(k.Papers)
		}
		out := c.out
		if out != "" && len(cases) > 1 {
			out = filepath.Join(out, k.Name)
		}
		if out == "" && !c.json {
			out = filepath.Join(defaultOut, filepath.FromSlash(k.Name))
		}
		r, err := c.one(ctx, k, out, k.Note(readerText()+" "+c.settings()))
		if err != nil {
			return err
		}
		if err := c.print(r.shown, r.files); err != nil {
			return err
		}
		worst = max(worst, exitOf(r.written.Verdict))
	}
	return done(worst)
}

// prepare makes the tables that are needed when the papers are read, while they
// are: a processor that has read its paper would wait for the other.
func (c *check) prepare() {
	labels.LOA()
	carrier.Default()
	if c.json {
		_ = printJSON(io.Discard, porting.Report{}) // how its types are written
	}
}

// oneStdin is an error where standard input is named twice: it has one paper.
func oneStdin(paths []string) error {
	n := 0
	for _, p := range paths {
		if p == casework.Stdin {
			n++
		}
	}
	if n > 1 {
		return fmt.Errorf("standard input (-) is one paper: give the others as files")
	}
	return nil
}

// caseOf names a case after its LOA's file, after its CSR's where the LOA came
// from standard input.
func caseOf(papers []casework.Paper) string {
	for _, p := range papers {
		if p.Path != casework.Stdin {
			return casework.Stem(p.Path)
		}
	}
	return "stdin"
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

// compared is one case compared: the report as it is written, and as it is shown.
type compared struct {
	written, shown *report.Model
	files          []string
}

// one compares one case and writes its report files to dir, "" for nowhere.
// Secrets are never written in clear: --reveal is for what is printed.
func (c *check) one(ctx context.Context, k casework.Case, dir string, note casework.Done) (r compared, err error) {
	opts := report.Options{Case: k.Name, Carrier: c.carrier, Today: c.today}
	if r.written, err = report.Build(k.LOA, k.CSRs, opts); err != nil {
		return r, err
	}
	r.written.Port = k.Port(r.written, c.today, nil)
	r.shown = r.written
	if dir != "" {
		r.written.Illustrate(k.Papers[0].Pages) // the LOA's
		rendered, err := files.Render(ctx, r.written)
		if err != nil {
			return r, err
		}
		if c.pdf {
			loa, err := k.LOAFile()
			if err != nil {
				return r, err
			}
			papers, err := files.Papers(ctx, r.written, loa)
			if err != nil {
				return r, err
			}
			rendered = append(rendered, papers...)
		}
		for _, f := range rendered {
			if casework.WouldReplace(dir, f.Name, k.Papers) {
				return r, fmt.Errorf("%s is one of the papers, and a report of that name would replace it: name another folder with --out", filepath.Join(dir, f.Name))
			}
		}
		if r.files, err = casework.Finish(dir, note, rendered); err != nil {
			return r, err
		}
	}
	if c.reveal {
		opts.Reveal = true
		if r.shown, err = report.Build(k.LOA, k.CSRs, opts); err == nil {
			r.shown.Port = r.written.Port
		}
	}
	return r, err
}

// settings is what a report depends on besides its papers and this program.
func (c *check) settings() string {
	return fmt.Sprintf("today %s, carrier %q, pdf %t", c.today, c.carrier, c.pdf)
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

func exitOf(v porting.Verdict) int {
	if v == porting.VerdictClean {
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
