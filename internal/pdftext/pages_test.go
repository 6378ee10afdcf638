package pdftext

// Documents of many pages: words are made of one while the next is run, and nobody can
// tell by what was read.

import (
	"context"
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/pdftest"
	"github.com/portcheck/portcheck/internal/pdftext/pdffile"
)

// on runs a test with so many processors.
func on(t *testing.T, processors int) {
	before := runtime.GOMAXPROCS(processors)
	t.Cleanup(func() { runtime.GOMAXPROCS(before) })
}

// manyPages is a file of pages, each with other words, rules and a picture.
func manyPages(n int) []byte {
	pages := make([]string, n)
	for i := range pages {
		var b strings.Builder
		for line := range 20 + i%3*20 {
			fmt.Fprintf(&b, "BT /F1 9 Tf 60 %d Td (page %d, line %d) Tj 200 0 Td (217-555-0%03d) Tj ET 60 %d m 300 %d l S\n", 740-10*line, i+1, line, line, 738-10*line, 738-10*line)
		}
		pages[i] = b.String()
	}
	return pdftest.Pages(pages...)
}

func TestPagesBesideEachOther(t *testing.T) {
	few := DefaultLimits()
	few.Runs = 900 // pages 10 and on have none left
	for name, lim := range map[string]Limits{"all": DefaultLimits(), "cut": few} {
		var docs []*page.Document
		for _, processors := range []int{1, 2} {
			on(t, processors)
			for _, n := range []int{0, 1, fewPages, fewPages + 1, 41} {
				doc, err := Read(context.Background(), manyPages(n), lim)
				if err != nil || len(doc.Pages) != n {
					t.Fatal(len(doc.Pages), err)
				}
				docs = append(docs, doc)
			}
		}
		for i, doc := range docs[:len(docs)/2] {
			if other := docs[len(docs)/2+i]; !reflect.DeepEqual(doc, other) {
				t.Errorf("%s: %d pages read otherwise on two processors than on one: %v, %v", name, len(doc.Pages), doc.Problems, other.Problems)
			}
		}
	}
}

// What goes wrong on one page ends the reading where it began, and nothing else.
func TestPanicOnAPage(t *testing.T) {
	for _, processors := range []int{1, 2} {
		on(t, processors)
		for _, at := range []int{0, 3, 8} {
			objects, err := pdffile.Open(t.Context(), manyPages(9), DefaultLimits())
			if err != nil {
				t.Fatal(err)
			}
			f := newFile(objects, DefaultLimits())
			dicts := f.Pages()
			pages := make([]*page.Page, len(dicts))
			for i, d := range dicts {
				pages[i] = f.newPage(i+1, d)
			}
			pages[at] = nil // what nobody thought of
			func() {
				defer func() {
					if recover() == nil {
						t.Errorf("page %d of %d: no panic", at, len(pages))
					}
				}()
				f.fill(pages, dicts)
			}()
			for i, p := range pages[:at] {
				if len(p.Words) == 0 {
					t.Errorf("page %d went wrong, and page %d has no words", at, i)
				}
			}
		}
	}
}

func TestPagesStopInTime(t *testing.T) {
	for _, processors := range []int{1, 2} {
		on(t, processors)
		ctx, cancel := context.WithCancel(t.Context())
		objects, err := pdffile.Open(ctx, manyPages(9), DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		f := newFile(objects, DefaultLimits())
		dicts := f.Pages()
		pages := []*page.Page{}
		for i, d := range dicts {
			pages = append(pages, f.newPage(i+1, d))
		}
		cancel()
		if f.fill(pages, []types.Dict(dicts)) {
			t.Error("read to the end")
		}
		for i, p := range pages {
			if len(p.Words) > 0 {
				t.Errorf("page %d was read", i)
			}
		}
	}
}
