package main

// portcheck text: the text of a PDF as it was read, for checks and bug reports.

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/portcheck/portcheck/internal/casework"
	"github.com/portcheck/portcheck/internal/porting"
)

// pageText is one page of `portcheck text --json`.
type pageText struct {
	Page int    `json:"page"`
	Text string `json:"text"`
}

// documentText is one object of `portcheck text --json`.
type documentText struct {
	Schema   string            `json:"schema"`
	Document porting.Document  `json:"document"`
	Pages    []pageText        `json:"pages"`
	Problems []porting.Problem `json:"problems"`
}

func textCommand() *cobra.Command {
	var asJSON, reveal bool
	cmd := &cobra.Command{
		Use:   "text FILE...",
		Short: "Print the text of a PDF as it was read, form values included",
		Long: `Print the text of PDFs and images as it was read, page by page with a form feed
after each, form values in their places: to check what a finding rests on, and for
bug reports. "-" is standard input.`,
		Example: `  portcheck text loa.pdf
  portcheck text --json loa.pdf | jq -r '.pages[0].text'`,
		Args: needs(1, -1, "text needs a PDF"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return eachFile(cmd.Context(), args, func(paper casework.Paper) error {
				doc := textOf(paper, reveal)
				if asJSON {
					return printJSON(cmd.OutOrStdout(), doc)
				}
				return printText(cmd.OutOrStdout(), doc)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON, one object a line, and nothing else on standard output")
	cmd.Flags().BoolVar(&reveal, "reveal", false, "print PINs, passcodes and SSN digits in clear")
	completesPapers(cmd, 0, loaEndings)
	return cmd
}

// textOf puts a paper's pages together; the secrets that its reader found are
// masked wherever they stand.
func textOf(p casework.Paper, reveal bool) documentText {
	first := p.Records[0]
	doc := documentText{Schema: "portcheck/text/1", Document: first.Document, Pages: []pageText{}, Problems: first.Masked().Problems}
	var secrets []string
	if !reveal {
		for _, r := range p.Records {
			secrets = append(secrets, r.Secrets()...)
		}
	}
	for _, page := range p.Pages {
		text := page.Text()
		if !reveal {
			text = porting.MaskIn(text, secrets)
		}
		doc.Pages = append(doc.Pages, pageText{Page: page.Number, Text: text})
	}
	return doc
}

// printText prints the pages with a form feed after each, as pdftotext does.
func printText(w io.Writer, doc documentText) error {
	for _, p := range doc.Pages {
		if _, err := fmt.Fprintf(w, "%s\n\f", printable(p.Text, "\n\t")); err != nil {
			return err
		}
	}
	return nil
}
