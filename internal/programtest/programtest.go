// Package programtest is for tests that need a program which is not on every
// machine: they are skipped, and say so, but where the environment asks that nothing
// be skipped (.ci/run does), there they fail.
package programtest

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// The environment.
const (
	// SkipNothing makes a test fail that cannot run.
	SkipNothing = "PORTCHECK_SKIP_NOTHING"
	// MaySkip names programs, with blanks between, that may be missing all the same.
	MaySkip = "PORTCHECK_MAY_SKIP"
	// Python is one more Python to be asked for modules.
	Python = "PORTCHECK_PYTHON"
)

// Cannot ends a test that cannot run on this machine.
func Cannot(t testing.TB, format string, args ...any) {
	t.Helper()
	if os.Getenv(SkipNothing) != "" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}

// Need is the path of a program, the first of these names that is there. A test
// without it cannot run. Where probe arguments are given, the program has to answer
// to them: what stands in a folder of programs may be a link to nothing.
func Need(t testing.TB, names []string, probe ...string) string {
	t.Helper()
	for _, name := range names {
		path, err := exec.LookPath(name)
		if err == nil && len(probe) > 0 {
			err = exec.Command(path, probe...).Run()
		}
		if err == nil {
			return path
		}
	}
	missing(t, names[0])
	return ""
}

// Module is the path of a Python that has a module of a package. A test without it
// cannot run.
func Module(t testing.TB, module, pack string) string {
	t.Helper()
	for _, name := range []string{"python3", "python", "/usr/bin/python3", os.Getenv(Python)} {
		path, err := exec.LookPath(name)
		if err == nil && exec.Command(path, "-c", "import "+module).Run() == nil {
			return path
		}
	}
	missing(t, pack)
	return ""
}

// Have is the path of a program that a part of a test needs; ok is false where that
// part cannot run.
func Have(t testing.TB, name string) (path string, ok bool) {
	t.Helper()
	path, err := exec.LookPath(name)
	switch {
	case err == nil:
		return path, true
	case os.Getenv(SkipNothing) != "" && !maySkip(name):
		t.Errorf(notHere, name)
	default:
		t.Logf(notHere, name)
	}
	return "", false
}

const notHere = "%s is not here: what needs it was not tried"

// missing ends a test that needs a program.
func missing(t testing.TB, name string) {
	t.Helper()
	if maySkip(name) {
		t.Skipf(notHere, name)
	}
	Cannot(t, notHere, name)
}

func maySkip(name string) bool { return slices.Contains(strings.Fields(os.Getenv(MaySkip)), name) }
