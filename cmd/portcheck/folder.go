package main

// portcheck check DIR: every case below a folder, and a summary of them.

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/portcheck/portcheck/internal/casework"
	"github.com/portcheck/portcheck/internal/casework/batch"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/files"
	"github.com/portcheck/portcheck/internal/report/summary"
	"github.com/portcheck/portcheck/internal/report/terminal"
	"github.com/portcheck/portcheck/internal/report/xlsx"
)

// defaultOut is the folder that reports go to where --out names none.
const defaultOut = "reports"

// tableRows is how many cases the table lists on a terminal; the workbook has all.
const tableRows = 40

// folder checks every case below root.
func (c *check) folder(ctx context.Context, root string) error {
	out := c.out
	if out == "" && !c.json {
		out = defaultOut
	}
	if out != "" {
		if err := casework.MayWriteSummary(out); err != nil {
			return err
		}
	}
	f := folder{check: c, root: root, out: out, summary: summary.New(c.today.String()), worst: exitClean}
	f.screen = newScreen(c.stdout, c.json)
	b := batch.Batch{
		Root: root, Out: out, Reading: reading,
		Reader: readerText(), Settings: c.settings(),
		Again: c.again || c.reveal && c.json, // what stands is masked
		Check: f.checkCase, Reuse: f.reuse, Progress: f.screen.progress,
	}
	err := b.Run(ctx, f.take)
	f.screen.close()
	switch {
	case ctx.Err() != nil:
		complain(f.stopped())
		return status(exitError)
	case err != nil:
		return err
	case f.summary.Counts.Cases == 0 && f.worst == exitClean:
		return fmt.Errorf("no LOA with its CSR was found below %q: a case is a folder with both, or papers that share telephone numbers", root)
	}
	f.summary.Close()
	return f.finish()
}

// folder is one run over a folder of cases.
type folder struct {
	*check
	root, out string
	summary   *summary.Summary
	screen    *screen
	worst     int
	kept      int
}

// checkCase compares one case.
func (f *folder) checkCase(ctx context.Context, k casework.Case, dir string, note casework.Done) (batch.Checked, error) {
	r, err := f.one(ctx, k, dir, note)
	if err != nil {
		return batch.Checked{}, err
	}
	return batch.Checked{Report: &r.written.Report, Shown: &r.shown.Report, Files: r.files}, nil
}

// reuse takes a report that stands already. What is printed of it is what was
// written, to the character.
func (f *folder) reuse(names []string, data []byte) (batch.Checked, error) {
	var r porting.Report
	if err := json.Unmarshal(data, &r); err != nil {
		return batch.Checked{}, err
	}
	return batch.Checked{Report: &r, Shown: json.RawMessage(data), Files: names}, nil
}

// take takes what came of one case or one paper.
func (f *folder) take(o batch.Outcome) error {
	switch {
	case o.Report != nil:
		f.worst = max(f.worst, exitOf(o.Report.Verdict))
		if o.Kept {
			f.kept++
		}
		f.summary.Add(o.Report, f.reportPath(o.Files))
		if f.json {
			return printJSON(f.stdout, o.Shown)
		}
		return nil
	case o.Paper == nil:
		f.worst = exitError
		f.problem(summary.Problem{Message: o.Why})
		return nil
	}
	p := summary.Problem{Path: f.below(o.Paper.Path), Kind: o.Paper.Kind, Message: o.Why}
	if o.Why != "" {
		f.worst = exitError
	} else {
		f.worst = max(f.worst, exitLook)
		p.Message = kindWords[p.Kind] + " without a partner: nothing else in its folder shares its telephone numbers"
	}
	f.problem(p)
	if f.json {
		for _, r := range o.Records {
			if err := printJSON(f.stdout, r.Masked()); err != nil {
				return err
			}
		}
	}
	return nil
}

// problem tells a problem at once, and keeps it for the summary.
func (f *folder) problem(p summary.Problem) {
	f.summary.Problem(p)
	message := p.Message
	if p.Path != "" {
		message = filepath.Join(f.root, filepath.FromSlash(p.Path)) + ": " + message
	}
	f.screen.above(func() { complain(message) })
}

// below is a path as the summary names it: from the folder that was checked.
func (f *folder) below(path string) string {
	if rel, err := filepath.Rel(f.root, path); err == nil {
		path = rel
	}
	return filepath.ToSlash(path)
}

// reportPath is where the report for people stands, from the summary's folder.
func (f *folder) reportPath(files []string) string {
	for _, path := range files {
		if rel, err := filepath.Rel(f.out, path); err == nil && filepath.Base(path) == "report.html" {
			return filepath.ToSlash(rel)
		}
	}
	return ""
}

// finish writes the summary and shows it.
func (f *folder) finish() error {
	var written []string
	if f.out != "" {
		data, err := f.summary.JSON()
		if err != nil {
			return err
		}
		book, err := xlsx.RenderSummary(f.summary)
		if err != nil {
			return err
		}
		if written, err = casework.Write(f.out, []files.File{{Name: "summary.json", Data: data}, {Name: "summary.xlsx", Data: book}}); err != nil {
			return err
		}
	}
	if f.json {
		return done(f.worst)
	}
	o := summary.TableOptions{}
	if out, ok := f.stdout.(*os.File); ok {
		if t := terminal.Detect(out, os.Getenv); t.Width > 0 {
			o = summary.TableOptions{Color: t.Color, Width: t.Width, Rows: tableRows}
		}
	}
	if err := f.summary.Table(f.stdout, o); err != nil {
		return err
	}
	if f.kept > 0 {
		fmt.Fprintf(f.stdout, "\n%s done before and unchanged; --again does them anew.\n", counted(f.kept, "case"))
	}
	fmt.Fprintln(f.stdout, "\nWritten:")
	for _, path := range written {
		fmt.Fprintln(f.stdout, "  "+oneLine(path))
	}
	fmt.Fprintf(f.stdout, "  %s\n", oneLine(filepath.Join(f.out, "<case>", "report.html")))
	return done(f.worst)
}

// stopped is what is said when the run was interrupted.
func (f *folder) stopped() string {
	text := fmt.Sprintf("stopped after %s", counted(f.summary.Counts.Cases, "case"))
	switch {
	case f.out == "":
		return text
	case f.again:
		return text + ": the same command without --again goes on with what is left"
	}
	return text + ": the same command goes on with what is left"
}

// readerText names what reading depends on: this program, and the programs that
// read pictures for it.
func readerText() string {
	text := "portcheck " + buildText()
	for _, program := range []string{"tesseract", "pdftoppm"} {
		if _, err := exec.LookPath(program); err == nil {
			text += " " + program
		}
	}
	return text
}
