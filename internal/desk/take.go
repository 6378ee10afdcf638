package desk

// Taking files in: what a browser sends, under which key it lies in the bucket,
// and what happens to a paper that is there: removed, put back.

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path"
	"strconv"
	"strings"

	"github.com/portcheck/portcheck/internal/pipeline"
)

// taken is what the page is told of a file that it sent.
type taken struct {
	Key  string `json:"key"`
	Case string `json:"case"`
	// Same tells that the very same file was there already.
	Same bool `json:"same"`
}

// spec says where a file is to go.
type spec struct {
	name   string // as the browser tells it
	folder string // that it was dropped in, "" for none
	home   string // the case on whose page it was dropped, "" for none
	// instead is the key of the paper whose place it takes, "" for none.
	instead string
}

// complaint is an error in a sentence for people.
type complaint struct {
	status   int
	sentence string
}

func (c *complaint) Error() string { return c.sentence }

var errNoPaper = &complaint{http.StatusNotFound, "There is no such paper any more."}

// take stores a file in the bucket.
func (d *desk) take(ctx context.Context, r io.Reader, s spec) (taken, error) {
	temp, err := d.folder.Incoming()
	if err != nil {
		return taken{}, err
	}
	defer os.Remove(temp.Name())
	defer temp.Close()
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(temp, sum), io.LimitReader(r, d.maxBytes+1))
	switch {
	case n > d.maxBytes:
		return taken{}, d.tooLarge(s.name)
	case err != nil:
		return taken{}, &complaint{http.StatusBadRequest, "The file did not arrive whole. Send it again."}
	case n == 0:
		return taken{}, &complaint{http.StatusBadRequest, fmt.Sprintf("%s is empty: there is nothing in it to read.", shown(path.Base(s.name)))}
	}
	sha := hex.EncodeToString(sum.Sum(nil))
	d.board.refresh(ctx) // for the names that are taken
	if s.home != "" && d.board.get(s.home) == nil {
		return taken{}, &complaint{http.StatusNotFound, "There is no such case any more."}
	}
	s.name, s.folder = fileName(s.name), folderName(s.folder)
	for try := 1; ; try++ {
		key, instead, fresh, err := d.keyFor(s, sha)
		if err != nil {
			return taken{}, err
		}
		now, known := d.folder.Dropped(key)
		if known && !now.Gone && now.SHA256 == sha && (instead == "" || instead == key) {
			return d.took(key, true), nil
		}
		if _, err := temp.Seek(0, io.SeekStart); err != nil {
			return taken{}, err
		}
		err = d.folder.Drop(key, temp, fresh, instead)
		if errors.Is(err, pipeline.ErrPrecondition) && try < 1000 {
			continue // another file of this name came in between
		}
		if err != nil {
			return taken{}, err
		}
		return d.took(key, false), nil
	}
}

func (d *desk) took(key string, same bool) taken {
	home, _, _ := pipeline.HomeOf(key, 1)
	return taken{key, home, same}
}

func (d *desk) tooLarge(name string) error {
	return &complaint{http.StatusRequestEntityTooLarge,
		fmt.Sprintf("%s is too large: files of up to %d MB are taken.", shown(path.Base(name)), d.maxBytes>>20)}
}

// keyFor says under which key a file is stored, and what it replaces. A file in a
// folder takes its name's place there, as in any bucket. Files without a folder
// come from many customers under the same few names: one of another content gets
// a number, and never another's place.
func (d *desk) keyFor(s spec, sha string) (key, gone string, fresh bool, err error) {
	switch {
	case s.instead != "":
		old, ok := d.folder.Dropped(s.instead)
		if !ok || old.Gone {
			return "", "", false, errNoPaper
		}
		key = path.Dir(s.instead) + "/" + s.name
		if _, loose, _ := pipeline.HomeOf(s.instead, 1); loose || len(key) > 1000 {
			// A loose file under another name would be another case's.
			key = s.instead
		}
		return key, s.instead, false, nil
	case s.home != "":
		for _, key := range d.board.papers(s.home) {
			if path.Base(key) == s.name {
				return key, "", false, nil
			}
		}
		return inbox + s.home + "/" + s.name, "", false, nil
	case s.folder != "":
		return inbox + s.folder + "/" + s.name, "", false, nil
	}
	for i := 1; ; i++ {
		key = inbox + s.name
		if i > 1 {
			key = inbox + numbered(s.name, strconv.Itoa(i))
		}
		old, ok := d.folder.Dropped(key)
		if !ok && d.board.get(homeOf(key)) != nil {
			continue // a folder's case has this name
		}
		if !ok || old.SHA256 == sha {
			return key, "", !ok || old.Gone, nil
		}
	}
}

func homeOf(key string) string {
	home, _, _ := pipeline.HomeOf(key, 1)
	return home
}

// drop takes files: one in the body of a PUT, or several in a form.
func (d *desk) drop(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if r.Method == http.MethodPut {
		if r.ContentLength > d.maxBytes {
			d.complain(w, r, d.tooLarge(q.Get("name")))
			return
		}
		t, err := d.take(r.Context(), r.Body, spec{q.Get("name"), q.Get("folder"), q.Get("case"), q.Get("instead")})
		if err != nil {
			d.complain(w, r, err)
			return
		}
		answer(w, t)
		return
	}
	// A browser without script sends a form.
	form, err := r.MultipartReader()
	if err != nil {
		d.complain(w, r, &complaint{http.StatusBadRequest, "These are no files."})
		return
	}
	in := spec{folder: q.Get("folder"), home: q.Get("case"), instead: q.Get("instead")}
	for {
		var part *multipart.Part
		part, err = form.NextPart()
		if err != nil {
			break
		}
		if in.name = part.FileName(); in.name != "" && !leftOut(in.name) {
			_, err = d.take(r.Context(), part, in)
		}
		part.Close()
		if err != nil {
			d.complain(w, r, err)
			return
		}
	}
	if !errors.Is(err, io.EOF) {
		d.complain(w, r, &complaint{http.StatusBadRequest, "The files did not arrive whole. Send them again."})
		return
	}
	back(w, r)
}

// free tells a name that no case has: the one that is asked for, or with a number.
func (d *desk) free(w http.ResponseWriter, r *http.Request) {
	d.board.refresh(r.Context())
	name := folderName(r.URL.Query().Get("name"))
	free := name
	for i := 2; free == "" || d.hasCase(free); i++ {
		if name == "" {
			free = "case-" + strconv.Itoa(i-1)
		} else {
			free = name + "-" + strconv.Itoa(i)
		}
	}
	answer(w, struct {
		Name string `json:"name"`
		Free string `json:"free"`
	}{name, free})
}

// hasCase tells whether a case, or one below it, has a name.
func (d *desk) hasCase(name string) bool {
	if d.board.get(name) != nil {
		return true
	}
	list, err := d.folder.List(context.Background(), inbox+name+"/")
	return err == nil && len(list) > 0
}

// remove takes a paper out of its case. Its versions are kept, so that it can be
// put back.
func (d *desk) remove(w http.ResponseWriter, r *http.Request) {
	d.change(w, r, func(key string) error { return d.folder.Delete(r.Context(), key, "") })
}

func (d *desk) restore(w http.ResponseWriter, r *http.Request) {
	d.change(w, r, d.folder.Restore)
}

func (d *desk) change(w http.ResponseWriter, r *http.Request, do func(key string) error) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<16)
	key := r.PostFormValue("key")
	if _, ok := d.folder.Dropped(key); !ok {
		d.complain(w, r, errNoPaper)
		return
	}
	if err := do(key); err != nil {
		d.complain(w, r, err)
		return
	}
	back(w, r)
}

// samples is a case to try: an LOA that lacks the suite of its CSR.
//
//go:embed sample
var samples embed.FS

const sampleCase = "sample"

// sample drops the sample case.
func (d *desk) sample(w http.ResponseWriter, r *http.Request) {
	for _, name := range []string{"loa.pdf", "csr.xlsx"} {
		f, err := samples.Open("sample/" + name)
		if err == nil {
			_, err = d.take(r.Context(), f, spec{name: name, folder: sampleCase})
			f.Close()
		}
		if err != nil {
			d.complain(w, r, err)
			return
		}
	}
	back(w, r)
}

// complain says what went wrong: in a sentence of ours, or, where it is none of
// the person's doing, without the words of the error, which name files.
func (d *desk) complain(w http.ResponseWriter, r *http.Request, err error) {
	var c *complaint
	if !errors.As(err, &c) {
		d.log.ErrorContext(r.Context(), "a request failed", "path", r.URL.Path, "error", err.Error())
		c = &complaint{http.StatusInternalServerError, "This could not be done on this machine: see what portcheck serve prints. The disk may be full."}
	}
	// Some of the rest of the body is read: a browser that is still sending may not
	// see an answer that comes before. Not all of it: it may have no end.
	_, _ = io.CopyN(io.Discard, r.Body, d.maxBytes)
	w.Header().Set("Connection", "close")
	if wantsJSON(r) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(c.status)
		_ = json.NewEncoder(w).Encode(map[string]string{"error": c.sentence})
		return
	}
	http.Error(w, c.sentence, c.status)
}

func wantsJSON(r *http.Request) bool {
	return r.Method == http.MethodPut || strings.Contains(r.Header.Get("Accept"), "application/json")
}

func answer(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v)
}

// back sends a browser back to the page that its form was on, or, for the page's
// script, says that it was done.
func back(w http.ResponseWriter, r *http.Request) {
	if wantsJSON(r) {
		answer(w, struct{}{})
		return
	}
	to := "/"
	if u, err := url.Parse(r.Header.Get("Referer")); err == nil && u.Host == r.Host {
		to = u.EscapedPath()
		if u.RawQuery != "" {
			to += "?" + u.RawQuery
		}
	}
	if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") {
		to = "/"
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}
