package main

// portcheck loa: an LOA filled in from a CSR, before any mistake is made.

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/portcheck/portcheck/internal/casework"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/files"
)

func loaCommand() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "loa CSR",
		Short: "Fill in an LOA from a CSR, ready to sign (loa-prefilled.pdf)",
		Long: `Fill in an LOA from a CSR, in the CSR's exact characters. Signature, date, PIN
and SSN digits are left to be filled in by hand. A CSR with several accounts gives
one LOA for each. "-" is standard input.`,
		Example: `  portcheck loa csr.xlsx
  portcheck loa --out acme csr.csv`,
		Args: needs(1, 1, "loa needs one CSR"),
		RunE: func(cmd *cobra.Command, args []string) error {
			paper, err := casework.Read(cmd.Context(), args[0], reading)
			if err != nil {
				return missingFile(args[0], err)
			}
			if why, bad := paper.Unreadable(); bad {
				return fmt.Errorf("%s: %s", args[0], why)
			}
			if paper.Kind() != porting.KindCSR {
				return fmt.Errorf("an LOA is filled in from a CSR; %s", kindsFound([]casework.Paper{paper}))
			}
			if out == "" {
				out = filepath.Join(defaultOut, caseOf([]casework.Paper{paper}))
			}
			forms, err := files.Prefilled(paper.Records)
			if err != nil {
				return err
			}
			written, err := casework.Write(out, forms)
			if err != nil {
				return err
			}
			for _, path := range written {
				fmt.Fprintln(cmd.OutOrStdout(), oneLine(path))
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "the folder that the LOA goes to (default ./reports/<name of the CSR's file>)")
	completesPapers(cmd, 1, csrEndings)
	_ = cmd.MarkFlagDirname("out")
	return cmd
}
