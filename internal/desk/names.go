package desk

// Names: what becomes of the names that a browser sends with files. A key is no
// file's name in the local bucket, but clients copy the bucket to disks, and
// people read the names: so what would mean something there is taken out here.

import (
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// A file's name has at most maxFileName bytes, as on most disks, and a key at
// most 1,024, of which the pipeline needs some.
const (
	maxFileName   = limits.UploadNameBytes
	maxFolderName = limits.UploadPathBytes
)

// reserved are the names that Windows gives to devices, whatever their ending.
var reserved = []string{"con", "prn", "aux", "nul", "conin$", "conout$", "com¹", "com²", "com³", "lpt¹", "lpt²", "lpt³"}

func isReserved(name string) bool {
	base, _, _ := strings.Cut(strings.ToLower(name), ".")
	base = strings.TrimRight(base, " ")
	for _, r := range reserved {
		if base == r {
			return true
		}
	}
	return len(base) == 4 && (base[:3] == "com" || base[:3] == "lpt") && base[3] >= '0' && base[3] <= '9'
}

// segment makes a name one that can stand between two slashes, anywhere: NFC, so
// that the same name typed on two systems is the same; without separators,
// controls and marks that turn what stands around them, without dots or blanks
// at its ends, not a device's name, and not too long. It returns "" where nothing
// is left.
func segment(name string, max int) string {
	name = norm.NFC.String(strings.ToValidUTF8(name, "_"))
	name = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`/\:*?"<>|`, r), wording.Unsafe(r), r == utf8.RuneError, r == 0xfffe, r == 0xffff:
			return '_'
		}
		return r
	}, name)
	// A dot at the end goes on Windows, one at the front hides a file elsewhere.
	name = strings.TrimRight(strings.TrimLeft(name, " ."), " .")
	if len(name) > max {
		ext := path.Ext(name)
		if len(ext) > 12 {
			ext = ""
		}
		n := max - len(ext)
		for n > 0 && !utf8.RuneStart(name[n]) {
			n--
		}
		name = strings.TrimRight(name[:n], " .") + ext
	}
	if isReserved(name) {
		name = "_" + name
	}
	return name
}

// fileName is the name of a dropped file.
func fileName(name string) string {
	if s := segment(name, maxFileName); s != "" {
		return s
	}
	return "unnamed"
}

// folderName is the name of a case, from a folder's path or what a person typed.
// Steps such as ".." fall out.
func folderName(name string) string {
	var out []string
	length := 0
	for _, s := range strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == '\\' }) {
		if s = segment(s, maxFileName); s == "" {
			continue
		}
		if length += len(s) + 1; length > maxFolderName {
			break
		}
		out = append(out, s)
	}
	return strings.Join(out, "/")
}

// numbered is a name with a number before its ending, for the second file of a
// name and those after it.
func numbered(name string, n string) string {
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + " (" + n + ")" + ext
}

// leftOut tells whether a file is none that a person meant: what systems leave in
// folders, and what an office program keeps beside an open file.
func leftOut(name string) bool {
	switch strings.ToLower(name) {
	case "thumbs.db", "desktop.ini", "ehthumbs.db":
		return true
	}
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$")
}
