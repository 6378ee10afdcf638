package pdf

import (
	"context"
	"testing"

	"github.com/portcheck/portcheck/internal/report/reporttest"
)

func TestPapers(t *testing.T) {
	many, clean := reporttest.Many(), reporttest.Clean()
	for _, tt := range []struct {
		name string
		make func() ([]Paper, error)
		want string
	}{
		{"to mend", func() ([]Paper, error) { return Papers(context.Background(), modelLetter(t, many, 0), many) }, "loa-marked.pdf loa-corrected.pdf "},
		{"clean", func() ([]Paper, error) { return Papers(context.Background(), modelLetter(t, clean, 0), clean) }, "loa-marked.pdf "},
		{"a picture", func() ([]Paper, error) { return Papers(context.Background(), []byte("\x89PNG\r\n\x1a\n"), many) }, "loa-corrected.pdf "},
		{"no file", func() ([]Paper, error) { return Papers(context.Background(), nil, many) }, "loa-corrected.pdf "},
	} {
		papers, err := tt.make()
		if err != nil {
			t.Fatal(tt.name, err)
		}
		got := ""
		for _, p := range papers {
			got += p.Name + " "
			if len(p.Data) == 0 {
				t.Errorf("%s: %s is empty", tt.name, p.Name)
			}
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Papers(ctx, modelLetter(t, many, 0), many); err == nil {
		t.Error("a context that is over gives no error")
	}
}

func BenchmarkPapers(b *testing.B) {
	m := reporttest.Many()
	loa := modelLetter(b, m, 0)
	for b.Loop() {
		if _, err := Papers(context.Background(), loa, m); err != nil {
			b.Fatal(err)
		}
	}
}
