package pipeline

// Keys: what a key in the bucket is about, and where things are kept.
//
//	inbox/<case>/<file>                                a paper
//	cases/<case>/papers/<paper>/<version>.record.json  what was read of one version of it, or its removal
//	cases/<case>/moved/<paper>/<target>.record.json    the case that a paper without a folder belongs to
//	cases/<case>/head.json                             what was published of the case
//	cases/.numbers/…                                   which paper holds which numbers
//	cases/.announced/…                                 what people were told
//
// Only keys that end in .record.json start a comparison.

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/limits"
)

const (
	inboxPrefix   = "inbox/"
	casesPrefix   = "cases/"
	reportsPrefix = "reports/"
	recordSuffix  = ".record.json"
	carriersKey   = "config/carriers.yaml"
)

// An S3 key has at most 1,024 bytes. A name that would not leave room for what
// is put behind it is cut, and told apart by its digest.
const (
	maxCase = limits.CaseNameBytes
	maxName = limits.FileNameBytes
)

// place is what an inbox key says: which paper, in which case.
type place struct {
	key   string
	id    string // of the paper, in file names
	file  string // base name
	home  string // the folder's case, or the case named after the file
	loose bool   // no folder
}

// placeOf takes an inbox key apart. It returns false for a key that is no paper:
// outside inbox/, or the empty object that consoles make for a folder.
func placeOf(key string, size int64) (place, bool) {
	rest, ok := strings.CutPrefix(key, inboxPrefix)
	if !ok || rest == "" || strings.HasSuffix(rest, "/") && size <= 0 {
		return place{}, false
	}
	p := place{key: key, id: digest(key), file: rest}
	if i := strings.LastIndexByte(rest, '/'); i >= 0 {
		p.file = rest[i+1:]
		p.home = caseName(rest[:i])
	} else {
		p.loose = true
		p.home = caseName(stem(rest))
	}
	if p.file == "" {
		p.file = "(no name)"
	}
	return p, true
}

// HomeOf is the case that the key of a dropped file names: its folder's, or the
// one named after a file without a folder. ok is false for what is no paper. A
// file without a folder may turn out to belong to another case.
func HomeOf(key string, size int64) (name string, loose, ok bool) {
	at, ok := placeOf(key, size)
	return at.home, at.loose, ok
}

// stem is a file's name without its ending.
func stem(file string) string {
	if s := strings.TrimSuffix(file, path.Ext(file)); s != "" {
		return s
	}
	return file
}

// caseName makes a folder's name one that can stand in a key below cases/ and
// reports/: names that begin with a dot are ours there, segments such as ".."
// mean something to clients that copy a bucket to a disk, and characters that
// XML cannot tell would keep S3's listings from being read.
func caseName(folder string) string {
	if strings.ContainsFunc(folder, untold) || !utf8.ValidString(folder) {
		folder = strings.Map(func(r rune) rune {
			if untold(r) {
				return '_'
			}
			return r
		}, strings.ToValidUTF8(folder, "_")) + "~" + digest(folder)
	}
	segments := strings.Split(folder, "/")
	for i, s := range segments {
		if s == "" || s == "." || s == ".." || i == 0 && strings.HasPrefix(s, ".") {
			segments[i] = "_" + s
		}
	}
	return cut(strings.Join(segments, "/"), maxCase)
}

// untold are the characters that XML 1.0 cannot tell, or changes.
func untold(r rune) bool {
	return r < 0x20 || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff || r == utf8.RuneError
}

// cut shortens a name to at most max bytes, at a character's boundary.
func cut(name string, max int) string {
	if len(name) <= max {
		return name
	}
	n := max - 17
	for n > 0 && !utf8.RuneStart(name[n]) {
		n--
	}
	return strings.TrimRight(name[:n], "/") + "~" + digest(name)
}

// digest is a short name for a long one: 64 bits of its SHA-256, in hex.
func digest(parts ...string) string {
	h := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(h[:8])
}

func isDigest(s string) bool {
	if len(s) != 16 {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

func papersPrefix(name string) string { return casesPrefix + name + "/papers/" }
func movedPrefix(name string) string  { return casesPrefix + name + "/moved/" }
func headKey(name string) string      { return casesPrefix + name + "/head.json" }

func paperKey(name, paper, version string) string {
	return papersPrefix(name) + paper + "/" + version + recordSuffix
}

func slipKey(name, paper string, to slip) string {
	sort := "loa"
	if to.Folder {
		sort = "folder"
	}
	return movedPrefix(name) + paper + "/" + digest(sort, to.To) + recordSuffix
}

// caseOf tells which case a key below cases/ starts a comparison of, if any.
func caseOf(key string) (string, bool) {
	rest, ok := strings.CutPrefix(key, casesPrefix)
	if !ok || !strings.HasSuffix(rest, recordSuffix) || strings.HasPrefix(rest, ".") {
		return "", false
	}
	s := strings.Split(rest, "/")
	n := len(s)
	if n < 4 || s[n-3] != "papers" && s[n-3] != "moved" || !isDigest(s[n-2]) {
		return "", false
	}
	return strings.Join(s[:n-3], "/"), true
}

// direct tells whether a key below a prefix is <paper>/<name>.record.json, and
// not one of a case whose name goes on behind the prefix.
func direct(key, prefix string) (paper string, ok bool) {
	rest, ok := strings.CutPrefix(key, prefix)
	if !ok || !strings.HasSuffix(rest, recordSuffix) {
		return "", false
	}
	paper, rest, ok = strings.Cut(rest, "/")
	return paper, ok && isDigest(paper) && !strings.Contains(rest, "/")
}
