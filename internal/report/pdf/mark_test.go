package pdf

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"image"
	_ "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/programtest"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/reporttest"
)

var dump = flag.String("dump", "", "a folder to write the files to, for looking at them")

// letter makes an LOA of n pages, all turned by rotate, with a value drawn as a
// line of text at each place.
func letter(t testing.TB, n, rotate int, values []porting.Side) []byte {
	t.Helper()
	fs, err := newFaces()
	if err != nil {
		t.Fatal(err)
	}
	w := &writer{}
	resources, embed := w.fonts(fs)
	tree := w.reserve()
	var kids []string
	for i := 1; i <= n; i++ {
		var c canvas
		c.text(fs.bold, 16, 72, 740, black, "Letter of Authorization")
		for _, v := range values {
			if v.Where.Page == i && v.Where.Box != nil {
				c.text(fs.regular, 10, v.Where.Box[0], v.Where.Box[1]+2, black, fs.regular.drawable(v.Text))
			}
		}
		content := w.stream("", []byte(c.b.String()))
		kids = append(kids, w.add(fmt.Sprintf("<</Type /Page /Parent %s /Resources %s /Contents %s>>", tree, resources, content)).String())
	}
	w.set(tree, fmt.Sprintf("<</Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 612 792] /Rotate %d>>", strings.Join(kids, " "), n, rotate))
	root := w.add(fmt.Sprintf("<</Type /Catalog /Pages %s /OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>>>>", tree))
	if err := embed(); err != nil {
		t.Fatal(err)
	}
	return w.bytes(root, 0)
}

func modelLetter(t testing.TB, m *report.Model, rotate int) []byte {
	var values []porting.Side
	pages := 1
	add := func(s porting.Side) {
		if s.Where.Box != nil && len(s.Text) < 200 {
			values = append(values, s)
		}
		pages = max(pages, s.Where.Page)
	}
	for _, f := range m.Fields {
		add(f.LOA)
	}
	for _, f := range m.Findings {
		pages = max(pages, f.LOA.Where.Page)
	}
	for i := range m.LOA.Numbers {
		add(porting.Side{Text: m.LOA.Numbers[i].Text, Where: m.LOA.Numbers[i].Where})
	}
	return letter(t, min(pages, 60), rotate, values)
}

// check runs the programs that are there over a file.
func check(t *testing.T, name string, data []byte) string {
	t.Helper()
	dir := t.TempDir()
	if *dump != "" {
		dir = *dump
	}
	path := filepath.Join(dir, name+".pdf")
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, ok := programtest.Have(t, "qpdf"); !ok {
		return path
	}
	if out, err := exec.Command("qpdf", "--check", path).CombinedOutput(); err != nil || !strings.Contains(string(out), "No syntax or stream encoding errors") {
		t.Errorf("%s: qpdf: %v\n%s", name, err, out)
	}
	return path
}

func TestMark(t *testing.T) {
	cases := append(reporttest.Cases(), reporttest.Case{Name: "large", Model: reporttest.Large(400, 80)}, reporttest.Case{Name: "huge", Model: reporttest.Hostile(10000)})
	for _, c := range cases {
		loa := modelLetter(t, c.Model, 0)
		got, err := Mark(context.Background(), loa, c.Model)
		if err != nil {
			t.Fatal(c.Name, err)
		}
		again, _ := Mark(context.Background(), loa, c.Model)
		if !bytes.Equal(got, again) {
			t.Errorf("%s: not the same bytes twice", c.Name)
		}
		if bytes.Contains(got, []byte("JavaScript")) {
			t.Errorf("%s: a script was copied", c.Name)
		}
		check(t, "marked-"+c.Name, got)
	}
}

// The highlight covers its value, however the page is turned: seen in what
// poppler draws, with the page's turn undone.
func TestMarkRotated(t *testing.T) {
	programtest.Need(t, []string{"pdftoppm"})
	for _, rotate := range []int{0, 90, 180, 270} {
		m := reporttest.Clean()
		box := porting.Box{300, 500, 420, 512}
		m.Verdict = porting.VerdictReject
		m.LOA.Fields[porting.BTN].Read = porting.ReadText
		m.Findings = []porting.Finding{{ID: "btn", Field: porting.BTN, Severity: porting.Reject, Message: "The BTN differs.", Fix: "Write it.",
			LOA: porting.Side{Text: "217-555-0100", Where: porting.Where{Page: 1, Box: &box}}}}
		got, err := Mark(context.Background(), letter(t, 1, rotate, []porting.Side{{Text: "217-555-0100", Where: porting.Where{Page: 1, Box: &box}}}), m)
		if err != nil {
			t.Fatal(err)
		}
		path := check(t, fmt.Sprintf("rotated-%d", rotate), got)
		prefix := filepath.Join(t.TempDir(), "p")
		if out, err := exec.Command("pdftoppm", "-r", "72", "-f", "2", "-l", "2", "-png", path, prefix).CombinedOutput(); err != nil {
			t.Fatalf("%v %s", err, out)
		}
		files, _ := filepath.Glob(prefix + "*.png")
		if len(files) != 1 {
			t.Fatal("no picture")
		}
		f, err := os.Open(files[0])
		if err != nil {
			t.Fatal(err)
		}
		img, _, err := image.Decode(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		// at turns a place of the page's own space into one of the picture.
		at := func(x, y float64) (int, int) {
			switch rotate {
			case 90:
				return int(y), int(x)
			case 180:
				return int(612 - x), int(y)
			case 270:
				return int(792 - y), int(612 - x)
			}
			return int(x), int(792 - y)
		}
		reddish := func(x, y float64) bool {
			px, py := at(x, y)
			r, g, b, _ := img.At(px, py).RGBA()
			return r > 0xe000 && g < 0xd000 && b < 0xd000
		}
		if !reddish(415, 506) || reddish(440, 506) || reddish(360, 530) {
			t.Errorf("rotate %d: highlight %v, right of it %v, above %v", rotate, reddish(415, 506), reddish(440, 506), reddish(360, 530))
		}
	}
}

// Papers from many producers can be marked; what cannot is an error and no panic.
func TestMarkCorpus(t *testing.T) {
	dir := "../../../../shared/corpus"
	files, _ := filepath.Glob(filepath.Join(dir, "*", "*.pdf"))
	if len(files) == 0 {
		t.Skip("no corpus here")
	}
	m := reporttest.Many()
	marked := 0
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Mark(context.Background(), data, m)
		if err != nil {
			if !errors.Is(err, ErrPDF) {
				t.Errorf("%s: %v", f, err)
			}
			t.Logf("not marked: %s: %v", filepath.Base(f), err)
			continue
		}
		if len(data) < 100_000 {
			again, _ := Mark(context.Background(), data, m)
			if !bytes.Equal(got, again) {
				t.Errorf("%s: not the same bytes twice", f)
			}
		}
		marked++
		name := "corpus-" + strings.TrimSuffix(filepath.Base(f), ".pdf")
		before, _ := exec.Command("qpdf", "--check", f).CombinedOutput()
		if strings.Contains(string(before), "No syntax or stream encoding errors") {
			check(t, name, got)
		} else if *dump != "" {
			os.WriteFile(filepath.Join(*dump, name+".pdf"), got, 0o666)
		}
	}
	t.Logf("%d of %d marked", marked, len(files))
}

// Whatever the report shows in clear, what goes to the customer repeats no secret.
func TestMarkRepeatsNoSecret(t *testing.T) {
	programtest.Need(t, []string{"pdftotext"})
	m := reporttest.Many()
	for i := range m.Findings {
		if f := &m.Findings[i]; f.Field == porting.PIN {
			f.LOA.Text, f.CSR.Text = "4711", "471147"
		}
	}
	got, err := Mark(context.Background(), modelLetter(t, m, 0), m)
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-l", "2", check(t, "secret", got), "-").Output()
	if err != nil || strings.Contains(string(out), "4711") || !strings.Contains(string(out), "PIN") {
		t.Errorf("%v: the list says %s", err, out)
	}
}

func TestMarkErrors(t *testing.T) {
	for _, data := range []string{"", "%PDF-1.7\n", "PK\x03\x04", strings.Repeat("x", 1000)} {
		if _, err := Mark(context.Background(), []byte(data), reporttest.Many()); !errors.Is(err, ErrPDF) {
			t.Errorf("%.20q gives %v", data, err)
		}
	}
}

// A number stands beside its value however the page is turned, and above one
// that runs up or down the page: at its side stands another line.
func TestBeside(t *testing.T) {
	page := porting.Box{0, 0, 600, 800}
	wide, tall := porting.Box{200, 400, 300, 412}, porting.Box{200, 400, 212, 500}
	for _, tt := range []struct {
		rotate int
		box    porting.Box
		x, y   float64
	}{
		{0, wide, 192, 406}, {180, wide, 308, 406}, {90, wide, 192, 406}, {270, wide, 308, 406},
		{0, tall, 206, 508}, {180, tall, 206, 392}, {90, tall, 206, 392}, {270, tall, 206, 508},
	} {
		if x, y := beside(tt.box, sourcePage{box: page, rotate: tt.rotate}, 7, 0, 0); x != tt.x || y != tt.y {
			t.Errorf("turned %d, %v: at %v, %v, want %v, %v", tt.rotate, tt.box, x, y, tt.x, tt.y)
		}
	}
}

// A part that is to be written comes with the whole that it belongs to.
func TestListSaysTheWhole(t *testing.T) {
	m := reporttest.MissingSuite()
	if got := wholeOf(&m.Report, &m.Findings[0]); got != "100 N. Main St., Ste 200, Springfield, IL 62701" {
		t.Errorf("%q", got)
	}
	m.Findings[0].Part = ""
	if got := wholeOf(&m.Report, &m.Findings[0]); got != "" {
		t.Errorf("%q", got)
	}
}
