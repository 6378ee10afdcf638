package main

// portcheck version: what this program was built from.

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

// version is set by the linker for releases.
var version = ""

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version, and what it was built from",
		Example: "  portcheck version",
		Args:    cobra.NoArgs,
		Run: func(cmd *cobra.Command, _ []string) {
			v, revision := versionText()
			built := []string{}
			if revision != "" {
				built = append(built, "revision "+revision)
			}
			built = append(built, runtime.Version(), runtime.GOOS+"/"+runtime.GOARCH)
			fmt.Fprintf(cmd.OutOrStdout(), "portcheck %s (%s)\n", v, strings.Join(built, ", "))
		},
	}
}

// versionText is the release's version, else what the Go toolchain noted of the
// module or the checkout that it was built from; and the revision of the latter,
// with a plus where files of it were changed.
func versionText() (v, revision string) {
	v = version
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v, ""
	}
	if v == "" {
		v = info.Main.Version
	}
	if v == "" || v == "(devel)" {
		v = "devel"
	}
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value[:min(12, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true":
			revision += "+"
		}
	}
	return v, revision
}

// buildText tells one build from another: the version of a release, else with it
// what is known of the program's file.
func buildText() string {
	v, revision := versionText()
	text := strings.TrimSpace(v + " " + revision)
	if version != "" || v != "devel" && !strings.Contains(v, "+dirty") {
		return text
	}
	if path, err := os.Executable(); err == nil {
		if info, err := os.Stat(path); err == nil {
			text += fmt.Sprintf(" %d %d", info.Size(), info.ModTime().UnixNano())
		}
	}
	return text
}
