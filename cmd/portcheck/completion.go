package main

// portcheck completion: what a shell offers when Tab is pressed.

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/portcheck/portcheck/internal/carrier"
)

// The endings of files that a shell offers. What a file is, is decided by its
// content; a file with another ending can still be typed.
var (
	loaEndings = []string{"pdf", "png", "jpg", "jpeg", "tif", "tiff"}
	csrEndings = []string{"xlsx", "xlsm", "csv", "tsv", "txt", "json", "pdf"}
)

func completionCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "completion bash|zsh|fish",
		Short: "Print what a shell needs to complete commands, flags, papers and carriers",
		Long: `Print the script with which a shell completes commands, flags, papers and the
names of carriers when Tab is pressed.`,
		Example: `  bash   portcheck completion bash > ~/.local/share/bash-completion/completions/portcheck
  zsh    portcheck completion zsh > "${fpath[1]}/_portcheck"      (and "autoload -U compinit; compinit" in ~/.zshrc)
  fish   portcheck completion fish > ~/.config/fish/completions/portcheck.fish

  For this shell alone:  source <(portcheck completion bash)`,
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		Args:      needs(1, 1, "completion needs the name of a shell: bash, zsh or fish"),
		RunE: func(cmd *cobra.Command, args []string) error {
			root, out := cmd.Root(), cmd.OutOrStdout()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(out, true)
			case "zsh":
				return root.GenZshCompletion(out)
			case "fish":
				return root.GenFishCompletion(out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(out)
			}
			return fmt.Errorf("no completion for the shell %q: there is one for bash, zsh and fish", args[0])
		},
	}
	return cmd
}

// completesPapers has the shell offer files with these endings, and folders, for
// at most so many arguments; 0 for any number.
func completesPapers(cmd *cobra.Command, most int, endings ...[]string) {
	seen := map[string]bool{}
	var all []string
	for _, list := range endings {
		for _, e := range list {
			if !seen[e] {
				seen[e] = true
				all = append(all, e)
			}
		}
	}
	cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if most > 0 && len(args) >= most {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return all, cobra.ShellCompDirectiveFilterFileExt
	}
}

// completes says what the shell offers for a flag: words, or nothing.
func completes(cmd *cobra.Command, flag string, words func() []string) {
	// The error is that the flag does not exist; a test presses Tab on each.
	_ = cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		if words == nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return words(), cobra.ShellCompDirectiveNoFileComp
	})
}

// carrierWords are what --carrier takes: a level, or a carrier.
func carrierWords() []string {
	words := []string{
		"standard\tthe middle level", "letter\tto the character", "lenient\twhat most carriers let pass",
	}
	return append(words, carrier.Default().Names()...)
}
