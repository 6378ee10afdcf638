package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/pipeline"
)

// send drops a file as the page's script does.
func send(t *testing.T, addr string, data []byte, query ...string) (int, taken, string) {
	t.Helper()
	q := url.Values{}
	for i := 0; i+1 < len(query); i += 2 {
		q.Set(query[i], query[i+1])
	}
	code, body, _ := ask(t, http.DefaultClient, "PUT", addr+"/drop?"+q.Encode(), bytes.NewReader(data))
	var out struct {
		taken
		Error string
	}
	if err := json.Unmarshal([]byte(body), &out); err != nil {
		t.Fatalf("%d: %q", code, body)
	}
	return code, out.taken, out.Error
}

// Where a file goes: into its folder, into the case that it was dropped on, under
// a name of its own where another customer's file has it.
func TestTake(t *testing.T) {
	addr, s, _ := serving(t, t.TempDir())
	loa, csr, other := bytesOf(t, "missing-suite/loa.pdf"), bytesOf(t, "missing-suite/csr.xlsx"), bytesOf(t, "clean/loa.pdf")
	type step struct {
		data      []byte
		query     []string
		key, home string
		same      bool
	}
	for i, c := range []step{
		{loa, []string{"name", "loa.pdf"}, "inbox/loa.pdf", "loa", false},
		{loa, []string{"name", "loa.pdf"}, "inbox/loa.pdf", "loa", true},
		{other, []string{"name", "loa.pdf"}, "inbox/loa (2).pdf", "loa (2)", false}, // another customer's
		{other, []string{"name", "loa.pdf"}, "inbox/loa (2).pdf", "loa (2)", true},
		{csr, []string{"name", "csr.xlsx", "folder", "acme"}, "inbox/acme/csr.xlsx", "acme", false},
		{csr, []string{"name", "csr.xlsx", "folder", "acme"}, "inbox/acme/csr.xlsx", "acme", true},
		{loa, []string{"name", "loa.pdf", "folder", "acme"}, "inbox/acme/loa.pdf", "acme", false},
		{other, []string{"name", "loa.pdf", "folder", "acme"}, "inbox/acme/loa.pdf", "acme", false}, // a newer one
		{loa, []string{"name", "acme.pdf"}, "inbox/acme (2).pdf", "acme (2)", false},                // not the folder's case
		{loa, []string{"name", "../../evil\x00/loa.pdf", "folder", "../.."}, "inbox/_.._evil__loa.pdf", "_.._evil__loa", false},
		{loa, []string{"name", "nul.pdf", "folder", "a/../con"}, "inbox/a/_con/_nul.pdf", "a/_con", false},
		{csr, []string{"name", "x.xlsx", "case", "loa (2)"}, "inbox/loa (2)/x.xlsx", "loa (2)", false},
		{csr, []string{"name", "loa (2).pdf", "case", "loa (2)"}, "inbox/loa (2).pdf", "loa (2)", false},           // the place of its namesake
		{loa, []string{"name", "new.pdf", "instead", "inbox/acme/loa.pdf"}, "inbox/acme/new.pdf", "acme", false},   // another name
		{other, []string{"name", "new.pdf", "instead", "inbox/acme/new.pdf"}, "inbox/acme/new.pdf", "acme", false}, // the same name
		{other, []string{"name", "other.pdf", "instead", "inbox/loa.pdf"}, "inbox/loa.pdf", "loa", false},          // a loose one keeps its name
		{csr, []string{"name", strings.Repeat("x", 2000) + ".xlsx", "folder", strings.Repeat("y/", 2000)}, "", "", false},
	} {
		code, got, problem := send(t, addr, c.data, c.query...)
		if code != 200 {
			t.Fatalf("%d: %d %s", i, code, problem)
		}
		if c.key == "" {
			if len(got.Key) > 1024 || !strings.HasSuffix(got.Key, ".xlsx") {
				t.Errorf("%d: a key of %d bytes", i, len(got.Key))
			}
			continue
		}
		if got != (taken{c.key, c.home, c.same}) {
			t.Errorf("%d: %+v, want %+v", i, got, taken{c.key, c.home, c.same})
		}
		if o, err := s.Get(context.Background(), got.Key, "", 1<<20); err != nil || !bytes.Equal(o.Data, c.data) {
			t.Errorf("%d: %v", i, err)
		}
	}
	if _, err := s.Get(context.Background(), "inbox/acme/loa.pdf", "", 1<<20); !errors.Is(err, pipeline.ErrNotFound) {
		t.Errorf("what was replaced: %v", err)
	}
	state(t, s, "acme", pipeline.StateReported)
	for _, c := range []struct {
		data     []byte
		query    []string
		code     int
		sentence string
	}{
		{nil, []string{"name", "x.pdf"}, 400, "x.pdf is empty"},
		{loa, []string{"name", "x.pdf", "case", "none"}, 404, "no such case"},
		{loa, []string{"name", "x.pdf", "instead", "inbox/none.pdf"}, 404, "no such paper"},
		{loa, []string{"name", "x.pdf", "instead", "cases/acme/head.json"}, 404, "no such paper"},
	} {
		if code, _, sentence := send(t, addr, c.data, c.query...); code != c.code || !strings.Contains(sentence, c.sentence) {
			t.Errorf("%q: %d %q", c.query, code, sentence)
		}
	}
}

func bytesOf(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(shippedCases + file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A file that is too large is refused in words, also by who lies about its size.
func TestTooLarge(t *testing.T) {
	p := steady()
	p.MaxBytes = 3 << 20
	addr, _, _ := servingWith(t, t.TempDir(), p)
	zeros := io.LimitReader(zero{}, 4<<20)
	for _, body := range []io.Reader{bytes.NewReader(make([]byte, 4<<20)), zeros} {
		code, text, _ := ask(t, http.DefaultClient, "PUT", addr+"/drop?name=big.pdf", body)
		if code != http.StatusRequestEntityTooLarge || !strings.Contains(text, "big.pdf is too large: files of up to 3 MB are taken.") {
			t.Errorf("%d %q", code, text)
		}
	}
	if code, _, sentence := send(t, addr, make([]byte, 3<<20), "name", "fits.pdf"); code != 200 {
		t.Errorf("%d %q", code, sentence)
	}
}

type zero struct{}

func (zero) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// Without script a form sends files, and a paper is removed and put back.
func TestForms(t *testing.T) {
	addr, s, _ := serving(t, t.TempDir())
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for name, data := range map[string][]byte{"loa.pdf": bytesOf(t, "clean/loa.pdf"), "../csr.xlsx": bytesOf(t, "clean/csr.xlsx"), "Thumbs.db": []byte("x")} {
		part, err := form.CreateFormFile("file", name)
		if err != nil {
			t.Fatal(err)
		}
		part.Write(data)
	}
	form.Close()
	code, page, _ := ask(t, http.DefaultClient, "POST", addr+"/drop", &body, "Content-Type", form.FormDataContentType())
	if code != 200 || !strings.Contains(page, "loa.pdf") {
		t.Errorf("%d", code)
	}
	state(t, s, "loa", pipeline.StateReported)
	list, _ := s.List(context.Background(), "inbox/")
	if len(list) != 2 || list[0].Key != "inbox/csr.xlsx" {
		t.Errorf("%+v", list)
	}
	press := func(path string) {
		t.Helper()
		plain := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
		code, _, header := ask(t, plain, "POST", addr+path, strings.NewReader(url.Values{"key": {"inbox/csr.xlsx"}}.Encode()),
			"Content-Type", "application/x-www-form-urlencoded", "Referer", addr+"/case/loa", "Origin", addr)
		if code != 303 || header.Get("Location") != "/case/loa" {
			t.Errorf("%s: %d to %q", path, code, header.Get("Location"))
		}
	}
	press("/remove")
	if st := state(t, s, "loa", pipeline.StateWaiting); st.WaitingFor != "csr" {
		t.Errorf("%+v", st)
	}
	if _, _, page := get(t, addr+"/case/loa"); !strings.Contains(page, "Put back") || !strings.Contains(page, "Earlier revisions") {
		t.Error("the removed paper, or what was said before, is not on the page")
	}
	press("/restore")
	state(t, s, "loa", pipeline.StateReported)
	if code, _, _ := ask(t, http.DefaultClient, "POST", addr+"/remove", strings.NewReader("key=cases/loa/head.json"), "Content-Type", "application/x-www-form-urlencoded"); code != 404 {
		t.Errorf("removing what is no paper: %d", code)
	}
}

// The names for cases of dropped pairs.
func TestFree(t *testing.T) {
	addr, s, _ := serving(t, t.TempDir())
	put(t, s, "inbox/acme/loa.pdf", shipped+"loa.pdf")
	put(t, s, "inbox/beta/east/loa.pdf", shipped+"loa.pdf")
	put(t, s, "inbox/case-1/loa.pdf", shipped+"loa.pdf")
	state(t, s, "acme", pipeline.StateWaiting)
	for name, want := range map[string]string{"acme": "acme-2", "beta": "beta-2", "gamma": "gamma", "": "case-2", "../x": "x"} {
		_, _, body := get(t, addr+"/free?name="+url.QueryEscape(name))
		var got struct{ Name, Free string }
		if err := json.Unmarshal([]byte(body), &got); err != nil || got.Free != want {
			t.Errorf("%q: %s", name, body)
		}
	}
}

// The sample case is the shipped one, and works.
func TestSample(t *testing.T) {
	for _, name := range []string{"loa.pdf", "csr.xlsx"} {
		data, err := samples.ReadFile("sample/" + name)
		if err != nil || !bytes.Equal(data, bytesOf(t, "missing-suite/"+name)) {
			t.Errorf("%s is not testdata/cases/missing-suite/%s: %v", name, name, err)
		}
	}
	addr, s, _ := serving(t, t.TempDir())
	for range 2 {
		if code, _, _ := ask(t, http.DefaultClient, "POST", addr+"/sample", nil); code != 200 {
			t.Fatalf("%d", code)
		}
		if st := state(t, s, sampleCase, pipeline.StateReported); st.Verdict != "reject" || st.Revision != 1 {
			t.Errorf("%+v", st)
		}
	}
}
