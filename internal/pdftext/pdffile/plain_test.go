package pdffile

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// samePlain holds what plain reads of a file to what pdfcpu does.
func samePlain(t *testing.T, name string, data []byte) (isPlain bool) {
	t.Helper()
	data, good := trusted(data)
	if !good {
		return false
	}
	x, ok := plain(t.Context(), data)
	if !ok {
		return false
	}
	f, err := throughPDFCPU(t.Context(), data, DefaultLimits())
	if err != nil {
		t.Errorf("%s: plain, but pdfcpu says %v", name, err)
		return true
	}
	if *x.Root != *f.x.Root {
		t.Errorf("%s: the catalog is %v, of pdfcpu %v", name, x.Root, f.x.Root)
	}
	for nr := range max(len(x.Table), f.x.MaxObjNr) + 2 {
		ref := *types.NewIndirectRef(nr, 0)
		have, _ := x.Dereference(ref)
		want, _ := f.x.Dereference(ref)
		if s, ok := have.(types.StreamDict); ok {
			w, ok := want.(types.StreamDict)
			if !ok || !bytes.Equal(s.Raw, w.Raw) || !bytes.Equal(s.Content, w.Content) || !cmp.Equal(s.FilterPipeline, w.FilterPipeline) {
				t.Errorf("%s: the stream %d differs", name, nr)
			}
			have, want = s.Dict, w.Dict
		}
		if d := cmp.Diff(want, have); d != "" {
			t.Errorf("%s: object %d (-pdfcpu +plain):\n%s", name, nr, d)
		}
	}
	return true
}

// TestPlain compares the two ways on every PDF that is there.
func TestPlain(t *testing.T) {
	files, plainFiles := 0, 0
	for _, root := range []string{filepath.Join("..", "..", "..", "testdata"), filepath.Join("..", "..", "..", "internal"), filepath.Join("..", "..", "..", "..", "shared", "corpus") + string(filepath.Separator)} {
		_ = filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
			if err != nil || e.IsDir() || !strings.EqualFold(filepath.Ext(path), ".pdf") {
				return nil
			}
			data, err := os.ReadFile(path)
			if err != nil || len(data) > 4<<20 {
				return nil
			}
			files++
			if samePlain(t, path, data) {
				plainFiles++
			}
			return nil
		})
	}
	t.Logf("%d of %d files are plain", plainFiles, files)
	if plainFiles == 0 {
		t.Error("no file is plain")
	}
}

// FuzzPlain changes a plain file: what is still taken for one has to be what
// pdfcpu reads.
func FuzzPlain(f *testing.F) {
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "testdata", "cases", "unsigned", "loa.pdf"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(0, []byte{})
	for _, s := range []string{"%", "endobj", "stream", "(", "<<", "obj", " ", "null", "/F", "R"} {
		if i := bytes.Index(data, []byte(s)); i >= 0 {
			f.Add(i, []byte("% "))
			f.Add(i, []byte("(endobj)"))
		}
	}
	f.Fuzz(func(t *testing.T, at int, put []byte) {
		if at < 0 || at+len(put) > len(data) {
			return
		}
		changed := bytes.Clone(data)
		copy(changed[at:], put)
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		if _, ok := plain(ctx, changed); ok {
			samePlain(t, "changed", changed)
		}
	})
}

// FuzzPlainValue holds the values that are parsed here to what pdfcpu makes of them.
func FuzzPlainValue(f *testing.F) {
	for _, s := range []string{"<</A/B/C[1 0 R -2 .5 +3 4.]/D(a\\)(b))/E<0aF1>>>", "[null true false()<>[]<<>>]", "<</A null/B 1 0/C 2>>", "[1 0 R2]", "[1 0R 1 0 obj]",
		"12 0", "/A#20B", "[(a % b) % c\n1]", "[1 0 (R)]", "-1 0 R", "00.5", "1-2", "/A\\(b)", "[<abc>]", "/A{B}", "[1\f2]", "<</A 1/A 2>>", "/é", "(\xfe\xff\x00)", "[99999999999999999999 0 R]"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		have, ok := plainValue(b)
		if !ok || have == nil {
			return
		}
		want := throughParser(t.Context(), append(append(bytes.Clone(b), '\n'), "endobj\n"...), len(b)+1)
		if d := cmp.Diff(want, have); d != "" {
			t.Errorf("%q (-pdfcpu +plain):\n%s", b, d)
		}
	})
}
