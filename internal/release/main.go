// Command release builds portcheck for every system that it is released for, and
// packs what people download: an archive a system with the program, completions,
// README and licences, a bill of materials, and SHA256SUMS.
//
//	make release VERSION=v1.2.3
//
// The same commit and the same Go give the same bytes: paths are trimmed, times are
// the commit's, and files stand in one order.
//
// main.go goes through the steps; pack.go makes archives; bom.go says what the
// programs are made of and under which licences.
package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// target is a system that portcheck is released for.
type target struct{ os, arch string }

var targets = []target{
	{"darwin", "amd64"}, {"darwin", "arm64"},
	{"linux", "amd64"}, {"linux", "arm64"},
	{"windows", "amd64"}, {"windows", "arm64"},
}

func (t target) program() string {
	if t.os == "windows" {
		return "portcheck.exe"
	}
	return "portcheck"
}

// versions is what a release may be called: a semantic version with a v.
var versions = regexp.MustCompile(`^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?$`)

func main() {
	log.SetFlags(0)
	log.SetPrefix("release: ")
	version := flag.String("version", "", "the version, v1.2.3")
	out := flag.String("out", "dist", "the folder that the release goes to")
	flag.Parse()
	if err := release(*version, *out); err != nil {
		log.Fatal(err)
	}
}

func release(version, out string) error {
	if !versions.MatchString(version) {
		return fmt.Errorf("%q is no version: make release VERSION=v1.2.3", version)
	}
	when, err := commitTime()
	if err != nil {
		return err
	}
	tmp, err := os.MkdirTemp("", "portcheck-release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)

	common, err := commonFiles()
	if err != nil {
		return err
	}
	var programs []string
	for _, t := range targets {
		path := filepath.Join(tmp, t.os+"_"+t.arch, t.program())
		fmt.Printf("building %s/%s\n", t.os, t.arch)
		if err := build(t, version, path); err != nil {
			return err
		}
		programs = append(programs, path)
	}
	modules, err := linked(programs)
	if err != nil {
		return err
	}
	texts, err := licenceTexts(modules)
	if err != nil {
		return err
	}
	terms, err := dataTerms(".")
	if err != nil {
		return err
	}
	texts = append(texts, terms...)
	common = append(common, file{name: "THIRD-PARTY-LICENSES.txt", data: texts})
	bill, err := billOfMaterials(version, modules)
	if err != nil {
		return err
	}

	plain := strings.TrimPrefix(version, "v")
	made := []file{{name: "portcheck_" + plain + "_bom.cdx.json", data: bill}}
	for i, t := range targets {
		data, err := os.ReadFile(programs[i])
		if err != nil {
			return err
		}
		name := fmt.Sprintf("portcheck_%s_%s_%s", plain, t.os, t.arch)
		files := append([]file{{name: t.program(), data: data, program: true}}, common...)
		slices.SortFunc(files, func(a, b file) int { return cmp.Compare(a.name, b.name) })
		pack, ending := tarGz, ".tar.gz"
		if t.os == "windows" {
			pack, ending = zipped, ".zip"
		}
		archive, err := pack(name, files, when)
		if err != nil {
			return err
		}
		made = append(made, file{name: name + ending, data: archive})
	}
	return write(out, made)
}

// write writes the files and their digests. What another release left in the
// folder would not be among them: it must be empty or not be there.
func write(out string, made []file) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	entries, err := os.ReadDir(out)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() != "SHA256SUMS" && !strings.HasPrefix(e.Name(), "portcheck_") {
			return fmt.Errorf("%s holds %q: name an empty folder", out, e.Name())
		}
	}
	for _, e := range entries {
		if err := os.Remove(filepath.Join(out, e.Name())); err != nil {
			return err
		}
	}
	slices.SortFunc(made, func(a, b file) int { return cmp.Compare(a.name, b.name) })
	var sums bytes.Buffer
	for _, f := range made {
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(f.data), f.name)
		if err := os.WriteFile(filepath.Join(out, f.name), f.data, 0o644); err != nil {
			return err
		}
	}
	fmt.Print(sums.String())
	return os.WriteFile(filepath.Join(out, "SHA256SUMS"), sums.Bytes(), 0o644)
}

// build builds the command for one system.
func build(t target, version, path string) error {
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w -X main.version="+version, "-o", path, "./cmd/portcheck")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=", "GOOS="+t.os, "GOARCH="+t.arch)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("building for %s/%s: %w", t.os, t.arch, err)
	}
	return nil
}

// commonFiles are those that every archive holds beside the program.
func commonFiles() ([]file, error) {
	var files []file
	for _, name := range []string{"README.md", "CHANGELOG.md", "LICENSE"} {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, file{name: name, data: data})
	}
	for _, c := range []struct{ shell, name string }{{"bash", "portcheck.bash"}, {"fish", "portcheck.fish"}, {"zsh", "_portcheck"}} {
		cmd := exec.Command("go", "run", "./cmd/portcheck", "completion", c.shell)
		cmd.Stderr = os.Stderr
		data, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("completion for %s: %w", c.shell, err)
		}
		files = append(files, file{name: "completions/" + c.name, data: data})
	}
	return files, nil
}

// commitTime is the time that files in archives have: SOURCE_DATE_EPOCH, else the
// commit's.
func commitTime() (time.Time, error) {
	text := os.Getenv("SOURCE_DATE_EPOCH")
	if text == "" {
		data, err := exec.Command("git", "log", "-1", "--format=%ct").Output()
		if err != nil {
			return time.Time{}, errors.New("no git checkout here: set SOURCE_DATE_EPOCH to the time of the release")
		}
		text = strings.TrimSpace(string(data))
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("the time of the release: %w", err)
	}
	return time.Unix(seconds, 0).UTC(), nil
}
