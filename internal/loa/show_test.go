package loa

// A look at what is read from any PDF, for a person.

import (
	"context"
	"encoding/json"
	"os"
	"testing"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/pdftext"
	"github.com/portcheck/portcheck/internal/porting"
)

// TestShow prints what is read from the files named in SHOW, for a person.
func TestShow(t *testing.T) {
	name := os.Getenv("SHOW")
	if name == "" {
		t.Skip("set SHOW to a PDF to see what is read from it")
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := pdftext.Read(context.Background(), data, pdftext.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("TEXT") != "" {
		for _, p := range doc.Pages {
			t.Logf("page %d, %d words, %d rules, %d widgets, %d strokes, %d images\n%s", p.Number, len(p.Words), len(p.Rules), len(p.Widgets), len(p.Strokes), len(p.Images), p.Text())
		}
		for _, p := range doc.Pages {
			for _, k := range p.Strokes {
				t.Logf("stroke %v %d", k.Upright, k.Segments)
			}
			for _, k := range p.Images {
				t.Logf("image %v", k.Upright)
			}
		}
		f := form.Read(doc, &limits.Clock{})
		r := newReader(f, &limits.Clock{})
		r.read()
		for _, l := range f.Labels {
			k, s := -1, 0.0
			v := ""
			if l.Taken != nil {
				k, s = int(l.Taken.Kind), l.Taken.Score
				v = form.JoinPieces(l.Taken.Pieces)
			}
			t.Logf("label %v %-18s sec %-12s kind %d %.0f %q = %q", l.Rect, l.Target, f.Sections[l], k, s, l.Text, v)
		}
	}
	if os.Getenv("PIECES") != "" {
		f := form.Read(doc, &limits.Clock{})
		r := newReader(f, &limits.Clock{})
		r.read()
		for _, p := range f.Pieces {
			owner := ""
			if p.Owner != nil {
				owner = p.Owner.Text
			}
			t.Logf("piece %v cell %d used %v prose %v placeholder %v owner %q %q", p.Rect, p.Cell, p.Used, p.Prose, p.Placeholder, owner, p.Text)
		}
		for _, l := range f.Labels {
			for _, o := range l.Options {
				t.Logf("option of %q: kind %d score %.0f %q", l.Text, o.Kind, o.Score, form.JoinPieces(o.Pieces))
			}
		}
	}
	for _, rec := range Open(doc).Read(porting.Document{Kind: porting.KindLOA, Name: name}) {
		if os.Getenv("JSON") != "" {
			out, _ := json.MarshalIndent(rec, "", " ")
			t.Logf("%s", out)
		}
		t.Logf("record\n%s", brief(rec))
	}
}
