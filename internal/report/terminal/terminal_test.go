package terminal

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/reporttest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Each model as it is printed in a pipe, and the one of many findings on a
// terminal. See reporttest.Cases for why each is there.
func TestGolden(t *testing.T) {
	files := []string{"reports/acme/report.html", "reports/acme/report.xlsx"}
	for _, c := range append(reporttest.Cases(), reporttest.Ports()...) {
		var b bytes.Buffer
		if err := Write(&b, c.Model, Options{Files: files}); err != nil {
			t.Fatal(err)
		}
		golden(t, c.Name+".txt", b.Bytes())
	}
	var b bytes.Buffer
	Write(&b, reporttest.Many(), Options{Color: true, Width: 72, Files: files})
	golden(t, "many-color-72.txt", b.Bytes())
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		os.MkdirAll("testdata", 0o777)
		os.WriteFile(path, got, 0o666)
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; look at what changed with -update and git diff", path)
	}
}

// Nothing that stands in a paper may do something to the terminal.
func TestHostileTextDoesNothing(t *testing.T) {
	for _, size := range []int{60, 10000} {
		var b bytes.Buffer
		if err := Write(&b, reporttest.Hostile(size), Options{Files: []string{"a\x1b[2Jb"}}); err != nil {
			t.Fatal(err)
		}
		for _, r := range b.String() {
			if r < ' ' && r != '\n' || r == 0x202e || r == 0x200b || r == 0x7f {
				t.Fatalf("output holds %U", r)
			}
		}
		if b.Len() > 200_000 {
			t.Errorf("%d bytes", b.Len())
		}
	}
}

// Sentences keep to the width; values and titles stand on one line.
func TestWidth(t *testing.T) {
	var b bytes.Buffer
	Write(&b, reporttest.Many(), Options{Width: 60})
	for _, l := range strings.Split(b.String(), "\n") {
		if n := uniseg.StringWidth(l); n > 60 && !strings.HasPrefix(l, "   LOA  ") && !strings.HasPrefix(l, "   CSR  ") {
			t.Errorf("%d columns: %s", n, l)
		}
	}
}

// A side without a value says "not there" unless the finding is that it could
// not be read, and claims no place of its own that it has not.
func TestVoids(t *testing.T) {
	for _, place := range []porting.Where{{Page: 7}, {}} {
		onLOA, onCSR := reporttest.Voids(place)
		for paper, models := range map[string]map[porting.Difference]*report.Model{"LOA": onLOA, "CSR": onCSR} {
			for d, m := range models {
				var b bytes.Buffer
				if err := Write(&b, m, Options{}); err != nil {
					t.Fatal(err)
				}
				line := ""
				for l := range strings.Lines(b.String()) {
					if rest, ok := strings.CutPrefix(l, "   "+paper+"  "); ok {
						line = strings.TrimSpace(rest)
					}
				}
				in := "in: 100 N. Main St., Ste 200 Springfield, IL 62701"
				want := "(not there)  (" + in + ")"
				switch {
				case place.Page == 0 && d == "":
					want = ""
				case place.Page == 0:
				case d == "":
					want = "(see this place)  (page 7)"
				case d == porting.Unreadable:
					want = "(not readable for certain)  (page 7)"
				default:
					want = "(not there)  (" + in + ", page 7)"
				}
				if line != want {
					t.Errorf("%s, %q, page %d: %q, want %q", paper, d, place.Page, line, want)
				}
			}
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("pipe closed") }

func TestWriteError(t *testing.T) {
	if err := Write(broken{}, reporttest.Large(100, 50), Options{}); err == nil {
		t.Error("a closed pipe gives no error")
	}
}

// A pipe is no terminal, whatever the environment says.
func TestDetect(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	if o := Detect(w, func(string) string { return "xterm" }); o.Color || o.Width != 0 {
		t.Errorf("a pipe gives %+v", o)
	}
}
