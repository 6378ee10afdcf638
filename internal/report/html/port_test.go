package html

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/reporttest"
)

// The pages of a port on its way, whole. See reporttest.Ports for why each is there.
func TestPortGolden(t *testing.T) {
	for _, c := range reporttest.Ports() {
		for kind, render := range map[string]func(*report.Model) ([]byte, error){"": Render, "-cutover": RenderCutover, "-remains": RenderRemains} {
			got, err := render(c.Model)
			if err != nil {
				t.Fatal(c.Name, err)
			}
			if got == nil {
				continue
			}
			if *dump != "" {
				if err := os.WriteFile(filepath.Join(*dump, c.Name+kind+".html"), got, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			again, _ := render(c.Model)
			if !bytes.Equal(got, again) {
				t.Errorf("%s%s: not the same bytes twice", c.Name, kind)
			}
			shown := got
			if _, section, ok := bytes.Cut(got, []byte(`id="port"`)); ok {
				// Above it, the text to be copied must be what it is.
				shown, _, _ = bytes.Cut(section, []byte(`id="fields"`))
			}
			for _, evil := range []string{"<script>alert", "\u202e", "\x1b"} {
				if bytes.Contains(shown, []byte(evil)) {
					t.Errorf("%s%s: %q stands in the page as it is", c.Name, kind, evil)
				}
			}
			got = bytes.Replace(got, []byte(pages().css), []byte("…"), 1)
			got = bytes.Replace(got, []byte(pages().js), []byte("…"), 1)
			golden(t, c.Name+kind+".html", got)
		}
	}
}

// A case without a commitment, or a full port, has no sheets.
func TestNoSheets(t *testing.T) {
	m := reporttest.Clean()
	for _, render := range []func(*report.Model) ([]byte, error){RenderCutover, RenderRemains} {
		if got, err := render(m); got != nil || err != nil {
			t.Errorf("%d bytes, %v", len(got), err)
		}
	}
	page, err := Render(m)
	if err != nil || strings.Contains(string(page), `id="port"`) {
		t.Errorf("a report that nobody asked for the port has it: %v", err)
	}
}

func TestRanges(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{"+12175550100", "(217) 555-0100"},
		{"+12175550102 +12175550100 +12175550101 +12175550101", "(217) 555-0100 to 0102"},
		{"+12175550100 +12175550102", "(217) 555-0100; (217) 555-0102"},
		{"+12175559999 +12175560000", "(217) 555-9999; (217) 556-0000"},
	} {
		if got := strings.Join(ranges(strings.Fields(tt.in)), "; "); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.in, got, tt.want)
		}
	}
}
