package desk

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/portcheck/portcheck/internal/report/wording"
)

func TestFileName(t *testing.T) {
	for name, want := range map[string]string{
		"loa.pdf":                         "loa.pdf",
		"Müller & Söhne, LOA #1.pdf":      "Müller & Söhne, LOA #1.pdf",
		"Mu\u0308ller.pdf":                "Müller.pdf",
		"../../etc/passwd":                "_.._etc_passwd",
		`..\..\boot.ini`:                  "_.._boot.ini",
		"..":                              "unnamed",
		".":                               "unnamed",
		"":                                "unnamed",
		" . ":                             "unnamed",
		".hidden.pdf":                     "hidden.pdf",
		"loa.pdf. .":                      "loa.pdf",
		"CON":                             "_CON",
		"nul.pdf":                         "_nul.pdf",
		"com1 .tar.gz":                    "_com1 .tar.gz",
		"COM10.pdf":                       "COM10.pdf",
		"lpt³.csv":                        "_lpt³.csv",
		"a\x00b\nc\x7f\u0085.pdf":         "a_b_c__.pdf",
		"fdp.\u202eaol.exe":               "fdp._aol.exe",
		"a\xff\xfeb.pdf":                  "a_b.pdf",
		`a:b*c?d"e<f>g|h.pdf`:             "a_b_c_d_e_f_g_h.pdf",
		"日本.pdf":                          "日本.pdf",
		strings.Repeat("é", 300):          strings.Repeat("é", 100),
		strings.Repeat("x", 300) + ".pdf": strings.Repeat("x", 196) + ".pdf",
	} {
		if got := fileName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestFolderName(t *testing.T) {
	for name, want := range map[string]string{
		"acme":                      "acme",
		"november/acme":             "november/acme",
		"/a//b/":                    "a/b",
		"../../a/./..":              "a",
		`c:\ports\acme`:             "c_/ports/acme",
		"":                          "",
		"...":                       "",
		"a/aux/b":                   "a/_aux/b",
		strings.Repeat("abc/", 999): strings.TrimSuffix(strings.Repeat("abc/", 150), "/"),
	} {
		if got := folderName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// Whatever a name is, what becomes of it is one that any disk and any key takes.
func FuzzNames(f *testing.F) {
	f.Add("loa.pdf")
	f.Add("../con/\u202e.. ")
	f.Add(strings.Repeat("é/", 700))
	f.Fuzz(func(t *testing.T, name string) {
		check := func(s string) {
			if s == "" || len(s) > maxFileName+1 || !utf8.ValidString(s) || !norm.NFC.IsNormalString(s) ||
				strings.ContainsAny(s, `/\`) || strings.ContainsFunc(s, wording.Unsafe) ||
				strings.HasPrefix(s, ".") || strings.HasSuffix(s, ".") || strings.HasSuffix(s, " ") || isReserved(s) {
				t.Errorf("%q: %q", name, s)
			}
		}
		check(fileName(name))
		folder := folderName(name)
		if folder != "" {
			for _, s := range strings.Split(folder, "/") {
				check(s)
			}
		}
		if n := len("inbox/" + folder + "/" + numbered(fileName(name), "1000")); n > 1024 {
			t.Errorf("a key of %d bytes", n)
		}
	})
}

func TestLeftOut(t *testing.T) {
	for name, want := range map[string]bool{".DS_Store": true, "Thumbs.db": true, "~$csr.xlsx": true, "loa.pdf": false, "desktop.ini": true, "._loa.pdf": true} {
		if leftOut(name) != want {
			t.Errorf("%q: %v", name, !want)
		}
	}
}
