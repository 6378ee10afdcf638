package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/portcheck/portcheck/internal/casework/casetest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"portcheck": func() { os.Exit(start()) },
	})
}

// The scripts call the command as a user would; each says in its first lines why
// it exists. $CASES is testdata/cases, $NOTICES testdata/notices.
func TestScripts(t *testing.T) {
	cases, err := filepath.Abs("../../testdata/cases")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("CASES", cases)
			e.Setenv("NOTICES", filepath.Join(filepath.Dir(cases), "notices"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": statusIs,
			"json":   jsonIs,
			"cases":  makeCases,
		},
	})
}

// makeCases writes made-up cases into a folder, a folder each or loose:
//
//	cases 90 FOLDER [flat]
func makeCases(ts *testscript.TestScript, neg bool, args []string) {
	n := 0
	if len(args) >= 2 {
		n, _ = strconv.Atoi(args[0])
	}
	if neg || n < 1 {
		ts.Fatalf("usage: cases N FOLDER [flat]")
	}
	dir := ts.MkAbs(args[1])
	ts.Check(os.MkdirAll(dir, 0o755))
	ts.Check(casetest.Write(dir, n, len(args) > 2 && args[2] == "flat"))
}

// statusIs runs a command and compares its exit status:
//
//	status 1 portcheck check …
func statusIs(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status CODE COMMAND...")
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var code interface{ ExitCode() int }
		if !as(err, &code) {
			ts.Fatalf("%v", err)
		}
		got = code.ExitCode()
	}
	if fmt.Sprint(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

func as(err error, target *interface{ ExitCode() int }) bool {
	for err != nil {
		if e, ok := err.(interface{ ExitCode() int }); ok {
			*target = e
			return true
		}
		u, ok := err.(interface{ Unwrap() error })
		if !ok {
			return false
		}
		err = u.Unwrap()
	}
	return false
}

// jsonIs looks a value up in the last line of JSON on standard output, by a path
// of keys and indexes, and compares its JSON:
//
//	json verdict "reject"
//	json findings.0.id "service_address.unit"
func jsonIs(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: json PATH VALUE")
	}
	lines := strings.Split(strings.TrimSpace(ts.ReadFile("stdout")), "\n")
	var v any
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &v); err != nil {
		ts.Fatalf("the last line of standard output is no JSON: %v", err)
	}
	for _, key := range strings.Split(args[0], ".") {
		switch x := v.(type) {
		case map[string]any:
			v = x[key]
		case []any:
			i := 0
			if _, err := fmt.Sscan(key, &i); err != nil || i < 0 || i >= len(x) {
				ts.Fatalf("%s: no element %q of %d", args[0], key, len(x))
			}
			v = x[i]
		default:
			ts.Fatalf("%s: nothing at %q", args[0], key)
		}
	}
	got, err := json.Marshal(v)
	if err != nil {
		ts.Fatalf("%v", err)
	}
	want := strings.Join(args[1:], " ")
	if (string(got) == want) == neg {
		ts.Fatalf("%s is %s, want %s", args[0], got, want)
	}
}
