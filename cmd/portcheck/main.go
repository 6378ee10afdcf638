// Command portcheck compares a Letter of Authorization with the losing carrier's
// Customer Service Record, and says what the carrier would reject.
//
// This file holds the root command and the exit status; each subcommand has a
// file of its own. Commands parse flags and print; the work is done in internal.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/portcheck/portcheck/internal/intake"
	"github.com/portcheck/portcheck/internal/ocr/tesseract"
)

// Exit status, as diff has it.
const (
	exitClean = 0 // nothing would be rejected
	exitLook  = 1 // something would be, or a person must look
	exitError = 2 // a document could not be read, or the call was wrong
)

// reading is how the command reads papers: pages that are pictures with
// tesseract, where it is installed.
var reading = intake.Options{OCR: tesseract.Engine{}}

func main() { os.Exit(start()) }

// start is the whole process but its end.
func start() int {
	tuneMemory()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the process at once
	return run(ctx, os.Args[1:], os.Stdout)
}

// tuneMemory lets a call on ordinary papers, which allocates some 10 MB in all, and
// one on forty pages with 5,000 numbers, some 40 MB, end before the garbage collector
// runs for the first time, at 48 MB: it took a third of the time of the one and a
// sixteenth of the other's. Large papers are held by the limit instead.
func tuneMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(1200)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(192 << 20)
	}
}

// status is an error that carries an exit status and has already been told.
type status int

func (s status) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// run executes one call, with its standard output, and returns its exit status.
func run(ctx context.Context, args []string, stdout io.Writer) int {
	root := &cobra.Command{
		Use:   "portcheck",
		Short: "Compare porting papers: a Letter of Authorization (LOA) with a Customer Service Record (CSR)",
		Long: `Compare porting papers: a customer's Letter of Authorization (LOA) with the losing
carrier's Customer Service Record (CSR), character by character; say what the
carrier would reject, and what to write instead.`,
		Example: `  portcheck check loa.pdf csr.xlsx       what would the losing carrier reject, and what to write instead
  portcheck check ./cases                every case below a folder, and a summary of them
  portcheck loa csr.xlsx                 an LOA filled in from the CSR, ready to sign
  portcheck extract loa.pdf              what was read, and where it stood
  portcheck serve                        a page to drop files on, and a local bucket
  portcheck completion bash              what Tab needs`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          unknownCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(unknownFlag)
	serve := serveCommand()
	completes(serve, "addr", nil)
	completes(serve, "s3-addr", nil)
	_ = serve.MarkFlagDirname("data")
	root.AddCommand(checkCommand(), loaCommand(), extractCommand(), textCommand(), serve, scoreboardCommand(), completionCommand(), versionCommand())
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(os.Stderr)
	err := root.ExecuteContext(ctx)
	var s status
	switch {
	case err == nil:
		return exitClean
	case errors.As(err, &s):
		return int(s)
	}
	complain(err.Error())
	return exitError
}

// complain prints one line on standard error.
func complain(message string) {
	fmt.Fprintln(os.Stderr, "portcheck: "+oneLine(message))
}

// oneLine makes text safe to print as one line of a terminal: file names and messages
// may hold controls, line separators and marks of direction that a document's author
// chose.
func oneLine(s string) string { return printable(s, "") }

// printable is a text without what could do anything on a terminal but stand there, and
// but for some characters.
func printable(s, but string) string {
	return strings.Map(func(r rune) rune {
		if !strings.ContainsRune(but, r) && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp) {
			return '�'
		}
		return r
	}, s)
}

// needs is the check of a command's arguments, with a sentence for people.
func needs(least, most int, sentence string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least || most >= 0 && len(args) > most {
			return fmt.Errorf("%s (%s --help tells more)", sentence, cmd.CommandPath())
		}
		return nil
	}
}
