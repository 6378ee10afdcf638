package main

// portcheck extract: what was read from a document, with where it stood.

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"sort"
	"strings"

	"github.com/spf13/cobra"

	"github.com/portcheck/portcheck/internal/casework"
	"github.com/portcheck/portcheck/internal/porting"
)

func extractCommand() *cobra.Command {
	var asJSON, reveal bool
	cmd := &cobra.Command{
		Use:   "extract FILE...",
		Short: "Show what was read from a document, and where it stood",
		Long: `Show what was read from documents, LOAs and CSRs alike: every field, number and
condition with the place where it stood, what nothing was made of, and what is
uncertain. "-" is standard input.

Exit status: 0, or 2 where a document could not be read.`,
		Example: `  portcheck extract loa.pdf
  portcheck extract --json inbox/*.pdf | jq .fields.customer_name.text
  portcheck extract --json csr.xlsx | jq -r '.numbers[].tn'
  curl -s https://portal.example/csr.csv | portcheck extract -`,
		Args: needs(1, -1, "extract needs a file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return eachFile(cmd.Context(), args, func(paper casework.Paper) error {
				for _, r := range paper.Records {
					if !reveal {
						r = r.Masked()
					}
					if asJSON {
						if err := printRecordJSON(cmd.OutOrStdout(), r); err != nil {
							return err
						}
					} else if r.Document.Kind != porting.KindNone {
						printRecord(cmd.OutOrStdout(), r)
					}
				}
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON, one object a line, and nothing else on standard output")
	cmd.Flags().BoolVar(&reveal, "reveal", false, "print PINs, passcodes and SSN digits in clear")
	completesPapers(cmd, 0, loaEndings, csrEndings)
	return cmd
}

// eachFile reads files one after the other. One that cannot be read is told on
// standard error and stops nothing; in the end it makes the exit status.
func eachFile(ctx context.Context, paths []string, show func(casework.Paper) error) error {
	if err := oneStdin(paths); err != nil {
		return err
	}
	failed := false
	for _, path := range paths {
		paper, err := casework.Read(ctx, path, reading)
		if err != nil {
			complain(missingFile(path, err).Error())
			failed = true
			continue
		}
		if why, bad := paper.Unreadable(); bad {
			complain(fmt.Sprintf("%s: %s", path, why))
			failed = true
		}
		if err := show(paper); err != nil {
			return err
		}
	}
	if failed {
		return status(exitError)
	}
	return nil
}

// printJSON prints one object on one line.
func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(porting.PlainJSON(w))
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// printRecordJSON prints a record as printJSON does, its numbers one after the other: a
// hundred thousand of them are not held as one text besides.
func printRecordJSON(w io.Writer, r *porting.Record) error {
	if len(r.Numbers) <= 500 {
		return printJSON(w, r)
	}
	rest := *r
	rest.Numbers = []porting.Number{}
	var b bytes.Buffer
	if err := printJSON(&b, &rest); err != nil {
		return err
	}
	// Quotation marks inside of a value are escaped: no value holds this.
	head, tail, ok := bytes.Cut(b.Bytes(), []byte(`,"numbers":[`))
	if !ok {
		return printJSON(w, r)
	}
	out := bufio.NewWriterSize(w, 64<<10)
	out.Write(head)
	out.WriteString(`,"numbers":[`)
	var part bytes.Buffer
	for i := range r.Numbers {
		if i > 0 {
			out.WriteByte(',')
		}
		part.Reset()
		if err := printJSON(&part, &r.Numbers[i]); err != nil {
			return err
		}
		out.Write(bytes.TrimRight(part.Bytes(), "\n"))
	}
	out.Write(tail)
	return out.Flush()
}

// kindWords say what a document is.
var kindWords = map[porting.Kind]string{
	porting.KindLOA:     "Letter of Authorization (LOA)",
	porting.KindCSR:     "Customer Service Record (CSR)",
	porting.KindNumbers: "list of telephone numbers",
	porting.KindOther:   "not a porting paper",

	porting.KindRejection:  "rejection",
	porting.KindSubmission: "confirmation of receipt",
	porting.KindFOC:        "firm order commitment (FOC)",
	porting.KindCompletion: "completion",
	porting.KindLocations:  "emergency locations (E911)",
	porting.KindSignOff:    "sign-off",
}

// printRecord prints a record for people: fields, numbers, what is uncertain.
func printRecord(w io.Writer, r *porting.Record) {
	d := r.Document
	fmt.Fprintf(w, "%s: %s", oneLine(d.Name), kindWords[d.Kind])
	if d.Pages > 0 {
		fmt.Fprintf(w, ", %s", counted(d.Pages, "page"))
	}
	if d.Accounts > 1 {
		fmt.Fprintf(w, ", account %d of %d", d.Account, d.Accounts)
	}
	fmt.Fprintln(w)
	printNotice(w, r)
	for _, n := range porting.Names {
		if f := r.Fields[n]; f != nil {
			text := strings.ReplaceAll(f.Text, "\n", " ⏎ ")
			fmt.Fprintf(w, "  %-17s %s  (%s)\n", n, oneLine(text), place(f.Where))
		}
	}
	for _, n := range r.Numbers {
		shown := n.TN
		if shown == "" {
			shown = "not a telephone number"
		}
		extras := append([]string{}, n.Features...)
		for _, s := range []string{n.Action, n.Status, n.Note} {
			if s != "" {
				extras = append(extras, s)
			}
		}
		if a := n.ServiceAddress; a != nil && r.Document.Kind == porting.KindLocations {
			extras = append(extras, strings.ReplaceAll(a.Text, "\n", " ⏎ "))
		}
		fmt.Fprintf(w, "  number            %s  %s  (%s)", shown, oneLine(n.Text), place(n.Where))
		if len(extras) > 0 {
			fmt.Fprintf(w, "  %s", oneLine(strings.Join(extras, ", ")))
		}
		fmt.Fprintln(w)
	}
	for _, c := range r.Conditions {
		fmt.Fprintf(w, "  condition         %s: %s  (%s)\n", c.Name, oneLine(c.Text), place(c.Where))
	}
	for _, u := range r.Unused {
		fmt.Fprintf(w, "  unused            %s  (%s)\n", oneLine(u.Label), place(u.Where))
	}
	for _, p := range r.Problems {
		fmt.Fprintf(w, "  problem           %s\n", oneLine(p.Message))
	}
}

// place says where a value stood, for people.
func place(p porting.Where) string {
	var parts []string
	switch {
	case p.Cell != "":
		if p.Sheet != "" {
			parts = append(parts, "sheet "+oneLine(p.Sheet))
		}
		parts = append(parts, "cell "+p.Cell)
	case p.Page > 0:
		parts = append(parts, fmt.Sprintf("page %d", p.Page))
	case p.Line > 0:
		parts = append(parts, fmt.Sprintf("line %d", p.Line))
	default:
		parts = append(parts, "no place")
	}
	if n := len(p.More); n > 0 {
		parts = append(parts, fmt.Sprintf("and %s more", counted(n, "place")))
	}
	return strings.Join(parts, ", ")
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// kindsFound lists the kinds of some papers, for messages.
func kindsFound(papers []casework.Paper) string {
	var words []string
	for _, p := range papers {
		is := kindWords[p.Kind()]
		if p.Kind() == porting.KindOther {
			for _, problem := range p.Records[0].Problems {
				if problem.Code == porting.ProblemWrongType {
					is += " (" + problem.Message + ")"
					break
				}
			}
		}
		words = append(words, fmt.Sprintf("%s is: %s", oneLine(p.Path), is))
	}
	sort.Strings(words)
	return strings.Join(words, "; ")
}
