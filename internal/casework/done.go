package casework

// What a case's reports were made from, so that a second run knows which cases
// are left to do.

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"

	"github.com/portcheck/portcheck/internal/report/files"
)

// Done says what the reports in a folder were made from, and which files they
// are. It is written last: a folder without it was not finished.
type Done struct {
	Schema string `json:"schema"`
	Case   string `json:"case"`
	// Settings is whatever reports depend on besides the papers: the version, the
	// date, flags.
	Settings string     `json:"settings"`
	Papers   []DoneFile `json:"papers"`
	Files    []DoneFile `json:"files"`
}

// DoneFile is a file by its name and the digest of its bytes.
type DoneFile struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

const (
	doneName   = ".portcheck.json"
	doneSchema = "portcheck/done/1"
)

// Finish writes a case's report files into dir, takes away those that an earlier
// run wrote there and this one does not, and notes what they were made from.
func Finish(dir string, d Done, rendered []files.File) ([]string, error) {
	earlier, _ := readDone(dir)
	note := filepath.Join(dir, doneName)
	if err := os.Remove(note); err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	written, err := Write(dir, rendered)
	if err != nil {
		return nil, err
	}
	d.Schema, d.Files = doneSchema, nil
	for _, f := range rendered {
		d.Files = append(d.Files, DoneFile{f.Name, digest(f.Data)})
	}
	for _, old := range earlier.Files {
		if !slices.ContainsFunc(d.Files, func(f DoneFile) bool { return f.Name == old.Name }) && filepath.Base(old.Name) == old.Name {
			os.Remove(filepath.Join(dir, old.Name))
		}
	}
	data, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		return nil, err
	}
	return written, writeFile(note, append(data, '\n'))
}

// Finished gives the report files in dir if they were made from just this and
// are still as they were written: their names and, of the first, the bytes.
func Finished(dir string, want Done) (names []string, first []byte, ok bool) {
	d, ok := readDone(dir)
	if !ok || d.Case != want.Case || d.Settings != want.Settings || !slices.Equal(d.Papers, want.Papers) || len(d.Files) == 0 {
		return nil, nil, false
	}
	for i, f := range d.Files {
		data, err := os.ReadFile(filepath.Join(dir, filepath.Base(f.Name)))
		if err != nil || digest(data) != f.SHA256 {
			return nil, nil, false
		}
		if i == 0 {
			first = data
		}
		names = append(names, filepath.Join(dir, f.Name))
	}
	return names, first, true
}

func readDone(dir string) (d Done, ok bool) {
	data, err := os.ReadFile(filepath.Join(dir, doneName))
	if err != nil || json.Unmarshal(data, &d) != nil || d.Schema != doneSchema {
		return Done{}, false
	}
	return d, true
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
