// Package casework walks the whole way without a bucket: files on a disk become
// papers, papers of one port become a case, a case becomes a report and its
// files. The command portcheck is a door to it.
//
// papers.go reads papers; folders.go lists them; glance.go, pair.go and
// partners.go say which belong together; write.go writes reports, and done.go
// notes what they were made from. The package batch below does it for thousands.
package casework

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/portcheck/portcheck/internal/intake"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Paper is one file and what was read from it: one record an account, at least
// one. A file in which nothing could be read has one record of kind KindNone
// with its problem.
type Paper struct {
	Path    string
	Records []*porting.Record
	// Pages are the pages of a PDF or an image as they were read.
	Pages []*page.Page
}

// Kind is what the paper is.
func (p Paper) Kind() porting.Kind { return p.Records[0].Document.Kind }

// Unreadable gives the sentence that says why nothing could be read in the
// paper, and false if something could.
func (p Paper) Unreadable() (string, bool) {
	if p.Kind() != porting.KindNone {
		return "", false
	}
	for _, problem := range p.Records[0].Problems {
		return problem.Message, true
	}
	return "nothing could be read in it", true
}

// Stdin is the path that stands for standard input.
const Stdin = "-"

// Read reads one file, "-" for standard input. The error is the file system's;
// whatever is wrong with the file's content is a problem in the paper.
func Read(ctx context.Context, path string, opts intake.Options) (Paper, error) {
	data, err := Load(path)
	if err != nil {
		return Paper{}, err
	}
	return ReadData(ctx, path, data, opts)
}

// ReadData is Read for a file whose bytes are at hand.
func ReadData(ctx context.Context, path string, data []byte, opts intake.Options) (Paper, error) {
	name := filepath.Base(path)
	if path == Stdin {
		name = "standard input"
	}
	result, err := intake.Read(ctx, name, data, opts)
	if err != nil {
		return Paper{}, fmt.Errorf("reading %q: %w", path, err)
	}
	paper := Paper{Path: path, Records: result.Records}
	if result.Pages != nil {
		paper.Pages = result.Pages.Pages
	}
	return paper, nil
}

// Load gives a file's bytes, up to one more than intake takes, so that intake
// sees that it is too large without the rest ever being in memory.
func Load(path string) ([]byte, error) {
	in := os.Stdin
	if path != Stdin {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, fmt.Errorf("%q is a folder: name the file", path)
		}
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, intake.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("reading %q: %w", path, err)
	}
	return data, nil
}
