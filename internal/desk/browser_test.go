package desk

// The pages in a real browser, as a person uses them. Chromium is not everywhere:
// without it these tests are skipped, and say so. With PORTCHECK_SHOTS set to a
// folder, they leave pictures of what they saw there.

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"github.com/portcheck/portcheck/internal/browsertest"
	"github.com/portcheck/portcheck/internal/pipeline"
)

// visitor is a person with a browser.
type visitor struct {
	*browsertest.Browser
	t *testing.T
}

func visit(t *testing.T) *visitor {
	t.Helper()
	return &visitor{browsertest.Start(t), t}
}

func (v *visitor) do(actions ...chromedp.Action) {
	v.t.Helper()
	if err := chromedp.Run(v.Ctx, actions...); err != nil {
		v.t.Fatal(err)
	}
}

// content fails the test if the browser complained of anything.
func (v *visitor) content(except ...string) {
	v.t.Helper()
	for _, c := range v.Complaints() {
		if !slices.ContainsFunc(except, func(e string) bool { return strings.Contains(c, e) }) {
			v.t.Errorf("the browser complains: %s", c)
		}
	}
}

// sees waits until a script's expression is true.
func (v *visitor) sees(expression string) {
	v.t.Helper()
	var ok bool
	for range 300 {
		// A page may be on its way, or just be loaded anew.
		err := chromedp.Run(v.Ctx, chromedp.Evaluate("(() => { try { return Boolean("+expression+") } catch { return false } })()", &ok))
		if err != nil && !strings.Contains(err.Error(), "navigated") && !strings.Contains(err.Error(), "find context") {
			v.t.Fatal(err)
		}
		if err == nil && ok {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	var text string
	v.do(chromedp.Evaluate(`document.body.innerText`, &text))
	v.shot("failed-" + v.t.Name())
	v.t.Fatalf("never true: %s\n%s", expression, text)
}

// reads waits until the page's text holds something.
func (v *visitor) reads(text string) {
	v.t.Helper()
	v.sees(fmt.Sprintf("document.body.innerText.includes(%q)", text))
}

func (v *visitor) value(expression string) (s string) {
	v.t.Helper()
	v.do(chromedp.Evaluate("String("+expression+")", &s))
	return s
}

// drops drops files and folders of the disk on the page.
func (v *visitor) drops(paths ...string) {
	v.t.Helper()
	for i, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			v.t.Fatal(err)
		}
		paths[i] = abs
	}
	data := &input.DragData{Items: []*input.DragDataItem{}, Files: paths, DragOperationsMask: 1}
	at := func(kind input.DispatchDragEventType) chromedp.Action {
		return input.DispatchDragEvent(kind, 300, 300, data)
	}
	v.do(at(input.DragEnter), at(input.DragOver), at(input.Drop))
}

// shot leaves a picture of the whole page.
func (v *visitor) shot(name string) {
	v.t.Helper()
	dir := os.Getenv("PORTCHECK_SHOTS")
	if dir == "" {
		return
	}
	var png []byte
	v.do(chromedp.Sleep(300*time.Millisecond), chromedp.FullScreenshot(&png, 100))
	if err := os.MkdirAll(dir, 0o777); err != nil {
		v.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, strings.ReplaceAll(name, "/", "-")+".png"), png, 0o666); err != nil {
		v.t.Fatal(err)
	}
}

func (v *visitor) dark(on bool) chromedp.Action {
	value := "light"
	if on {
		value = "dark"
	}
	return emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: value}})
}

// copyTo copies a file under another name.
func copyTo(t *testing.T, from, to string) string {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return to
}

const shippedCases = "../../testdata/cases/"

// The first hour: an empty page, a pair that is dropped, its states, its report,
// a mended LOA and the second revision.
func TestBrowserFirstHour(t *testing.T) {
	addr, _, _ := serving(t, t.TempDir())
	v := visit(t)
	v.do(chromedp.Navigate(addr + "/"))
	v.reads("see at once what the carrier would reject")
	v.shot("01-empty")
	dir := t.TempDir()
	loa := copyTo(t, shippedCases+"missing-suite/loa.pdf", filepath.Join(dir, "lakeside-loa.pdf"))
	csr := copyTo(t, shippedCases+"missing-suite/csr.xlsx", filepath.Join(dir, "lakeside-csr.xlsx"))
	v.drops(loa, csr)
	v.reads("Lakeside Veterinary Clinic, LLC")
	v.reads("Would be rejected")
	v.sees(`document.querySelectorAll("#just .file").length === 2 && [...document.querySelectorAll("#just .badge")].every(b => b.textContent === "Compared")`)
	if got := v.value(`document.querySelector(".rname small").textContent`); !strings.Contains(got, "lakeside") || !strings.Contains(got, "2 papers") {
		t.Errorf("the case is called %q", got)
	}
	v.shot("02-first-case")
	v.do(chromedp.Click(".rname a"))
	v.reads("What to mend")
	v.reads("TDS Telecom would reject this LOA")
	v.shot("03-case")
	// The report opens, in an origin of its own, and is all there.
	report := v.value(`document.querySelector(".tile.main").href`)
	ctx, cancel := chromedp.NewContext(v.Ctx)
	defer cancel()
	var origin, title string
	var alive bool
	if err := chromedp.Run(ctx, chromedp.Navigate(report), chromedp.Evaluate(`self.origin`, &origin), chromedp.Title(&title),
		chromedp.Evaluate(`document.documentElement.classList.contains("ready")`, &alive)); err != nil {
		t.Fatal(err)
	}
	if origin != "null" || !strings.Contains(title, "TDS Telecom") && !strings.Contains(title, "lakeside") || !alive {
		t.Errorf("the report: origin %q, title %q, script ran %v", origin, title, alive)
	}
	cancel()
	// A mended LOA takes the place of the first.
	_, _, corrected := get(t, v.value(`[...document.querySelectorAll(".tile")].find(a => a.href.endsWith("loa-corrected.pdf")).href`))
	mended := filepath.Join(dir, "lakeside-loa-2.pdf")
	if err := os.WriteFile(mended, []byte(corrected), 0o666); err != nil {
		t.Fatal(err)
	}
	v.do(chromedp.SetUploadFiles(`[data-instead$="lakeside-loa.pdf"]`, []string{mended}, chromedp.ByQuery))
	v.reads("Earlier revisions")
	v.reads("What changed")
	v.reads("lakeside-loa-2.pdf")
	v.sees(`[...document.querySelectorAll(".gone .badge")].some(b => b.textContent === "Removed")`)
	v.shot("04-second-revision")
	if got := v.value(`document.querySelector(".rev a").getAttribute("href")`); !strings.HasSuffix(got, "/revisions/1/report.html") {
		t.Errorf("the first revision is at %q", got)
	}
	v.content()
}

// Whole folders, files that come through S3, files that are broken: the page
// follows by itself.
func TestBrowserFolders(t *testing.T) {
	addr, s, _ := serving(t, t.TempDir())
	v := visit(t)
	v.do(chromedp.Navigate(addr + "/"))
	dir := t.TempDir()
	for _, name := range []string{"clean", "unsigned"} {
		copyTo(t, shippedCases+name+"/loa.pdf", filepath.Join(dir, "november", name, "loa.pdf"))
		copyTo(t, shippedCases+name+"/csr.xlsx", filepath.Join(dir, "november", name, "csr.xlsx"))
	}
	copyTo(t, shippedCases+"clean/WHY", filepath.Join(dir, "november", ".DS_Store"))
	v.drops(filepath.Join(dir, "november"))
	v.reads("november/clean")
	v.reads("november/unsigned")
	v.sees(`document.querySelectorAll("#just .file").length === 4 && [...document.querySelectorAll("#just .badge")].every(b => b.textContent === "Compared")`)
	// A flat folder of several customers: the page asks.
	flat := filepath.Join(dir, "flat")
	for _, name := range []string{"missing-suite", "name-punctuation"} {
		copyTo(t, shippedCases+name+"/loa.pdf", filepath.Join(flat, name+" loa.pdf"))
		copyTo(t, shippedCases+name+"/csr.xlsx", filepath.Join(flat, name+" csr.xlsx"))
	}
	broken := filepath.Join(flat, "broken.pdf")
	if err := os.WriteFile(broken, []byte("%PDF-1.7 and no more"), 0o666); err != nil {
		t.Fatal(err)
	}
	v.drops(flat)
	v.sees(`document.querySelector("#ask").open`)
	v.shot("05-question")
	v.do(chromedp.KeyEvent("\r")) // the first choice has the focus
	v.sees(`[...document.querySelectorAll(".rname small")].filter(e => /^(missing-suite|name-punctuation) loa/.test(e.textContent)).length === 2`)
	v.sees(`[...document.querySelectorAll(".trouble .msg")].some(e => e.textContent.length > 40)`)
	v.shot("06-folders")
	// What an S3 client puts there comes by itself.
	put(t, s, "inbox/by-s3/letter.pdf", shippedCases+"clean/loa.pdf")
	v.sees(`[...document.querySelectorAll(".rows li")].some(e => e.textContent.includes("by-s3") && e.textContent.includes("Waits for its CSR"))`)
	put(t, s, "inbox/by-s3/record.xlsx", shippedCases+"clean/csr.xlsx")
	v.sees(`[...document.querySelectorAll(".rows li")].some(e => e.textContent.includes("by-s3") && e.textContent.includes("2 papers") && !e.textContent.includes("Waits"))`)
	// Filters and search, without leaving the page.
	v.do(chromedp.Evaluate(`window.stayed = true`, nil), chromedp.Click(`.seg a[data-key="problem"]`))
	v.sees(`document.querySelectorAll(".rows li").length === 1 && location.search === "?verdict=problem"`)
	v.do(chromedp.Click(`.seg a[data-key=""]`), chromedp.SendKeys(`input[type=search]`, "lakeside"))
	v.sees(`document.querySelectorAll(".rows li").length === 1 && location.search === "?q=lakeside"`)
	v.do(chromedp.NavigateBack())
	v.sees(`document.querySelectorAll(".rows li").length === 1`)
	v.sees(`window.stayed`)
	v.content()
}

// A case that is worked on: waiting, a wrong file, removed, put back.
func TestBrowserCase(t *testing.T) {
	addr, s, _ := serving(t, t.TempDir())
	v := visit(t)
	put(t, s, "inbox/acme/csr.xlsx", shippedCases+"missing-suite/csr.xlsx")
	state(t, s, "acme", pipeline.StateWaiting)
	v.do(chromedp.Navigate(addr + "/case/acme"))
	v.reads("Waits for its LOA")
	v.reads("Ready to sign")
	v.shot("07-waiting")
	dir := t.TempDir()
	bad := filepath.Join(dir, "holiday.pdf")
	if err := os.WriteFile(bad, []byte("%PDF-1.7 and no more"), 0o666); err != nil {
		t.Fatal(err)
	}
	v.drops(bad)
	v.reads("1 file could not be used")
	v.shot("08-problem")
	v.do(chromedp.Evaluate(`[...document.querySelectorAll("form[action='/remove']")].find(f => f.elements.key.value.endsWith("holiday.pdf")).querySelector("button").click()`, nil))
	v.reads("Put back")
	v.drops(copyTo(t, shippedCases+"missing-suite/loa.pdf", filepath.Join(dir, "signed letter.pdf")))
	v.reads("TDS Telecom would reject this LOA")
	v.do(chromedp.Evaluate(`[...document.querySelectorAll("form[action='/remove']")].find(f => f.elements.key.value.endsWith("letter.pdf")).querySelector("button").click()`, nil))
	v.reads("Waits for its LOA")
	v.do(chromedp.Evaluate(`[...document.querySelectorAll("form[action='/restore']")].find(f => f.elements.key.value.endsWith("letter.pdf")).querySelector("button").click()`, nil))
	v.reads("TDS Telecom would reject this LOA")
	v.content()
}

// Names that mean harm are shown as they are, and do nothing.
func TestBrowserEvilNames(t *testing.T) {
	addr, s, _ := serving(t, t.TempDir())
	v := visit(t)
	evil := []string{`<img src=x onerror="document.title='evil'">.pdf`, `"><script>document.title='evil'<`, "\u202efdp.exe", `javascript:alert(1)`, "..", "{{.}}", "%2e%2e%2f", "a?b#c&d=e+f.pdf", strings.Repeat("x", 500)}
	for i, name := range evil {
		key := fmt.Sprintf("inbox/%s %d/%s.pdf", name, i, name)
		if len(key) > 1024 {
			key = key[:1024]
		}
		put(t, s, key, shippedCases+"clean/loa.pdf")
	}
	v.do(chromedp.Navigate(addr + "/"))
	v.sees(fmt.Sprintf(`document.querySelectorAll(".rows li").length === %d && !document.querySelector(".badge.busy")`, len(evil)))
	v.do(chromedp.Evaluate(`document.querySelector("#just").open = true`, nil))
	v.shot("09-evil")
	// The page's own door takes them, too, made harmless.
	v.do(chromedp.Evaluate(`(() => { const d = new DataTransfer(); for (const n of ["a/../../x.pdf", "con.pdf", "a\\b:c.pdf", "<b>.pdf"]) d.items.add(new File(["%PDF-1.4 x"], n));
		document.body.dispatchEvent(new DragEvent("drop", {bubbles: true, cancelable: true, dataTransfer: d})); })()`, nil))
	v.reads("a_.._.._x.pdf")
	v.reads("_con.pdf")
	v.reads("a_b_c.pdf")
	v.reads("_b_.pdf")
	// Each case opens, and each paper.
	var links []string
	v.do(chromedp.Evaluate(`[...document.querySelectorAll(".rname a, #just .fname a")].map(a => a.href)`, &links))
	if len(links) < 2*len(evil) {
		t.Errorf("%d links", len(links))
	}
	for _, l := range links {
		if code, _, _ := get(t, l); code != 200 {
			t.Errorf("%s: %d", l, code)
		}
	}
	var cases []string
	v.do(chromedp.Evaluate(`[...document.querySelectorAll(".rname a")].map(a => a.href).sort()`, &cases))
	for i := range evil {
		v.do(chromedp.Navigate(cases[i]))
		v.sees(`document.body.dataset.page === "case" && document.querySelectorAll("#papers").length === 1`)
		if title := v.value("document.title"); strings.HasPrefix(title, "evil") {
			t.Errorf("%q ran", evil[i])
		}
	}
	v.content()
}

// On a phone, in the dark, with a thousand cases, by keyboard.
func TestBrowserEverywhere(t *testing.T) {
	data := t.TempDir()
	addr, s, _ := serving(t, data)
	for _, c := range []string{"missing-suite", "clean", "name-punctuation", "unsigned"} {
		put(t, s, "inbox/"+c+"/loa.pdf", shippedCases+c+"/loa.pdf")
		put(t, s, "inbox/"+c+"/csr.xlsx", shippedCases+c+"/csr.xlsx")
	}
	put(t, s, "inbox/early bird/csr.csv", shippedCases+"number-not-on-account/csr.csv")
	for _, c := range []string{"missing-suite", "clean", "name-punctuation", "unsigned"} {
		state(t, s, c, pipeline.StateReported)
	}
	state(t, s, "early bird", pipeline.StateWaiting)
	v := visit(t)
	for _, look := range []struct {
		name          string
		width, height int64
		dark          bool
	}{{"desktop", 1200, 900, false}, {"dark", 1200, 900, true}, {"phone", 360, 740, false}, {"phone-dark", 360, 740, true}} {
		for _, page := range []string{"/", "/case/missing-suite", "/case/early%20bird", "/case/none"} {
			var width int
			var what []string
			v.do(chromedp.EmulateViewport(look.width, look.height), v.dark(look.dark), chromedp.Navigate(addr+page),
				chromedp.Evaluate(`document.documentElement.scrollWidth`, &width),
				chromedp.Evaluate(fmt.Sprintf(`[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > %d && !e.closest(".vh, .seg, #over, dialog")).slice(0, 5).map(e => e.outerHTML.slice(0, 80))`, look.width+1), &what))
			if int64(width) > look.width || len(what) > 0 {
				t.Errorf("%s %s: %d wide: %q", look.name, page, width, what)
			}
			v.shot("10-" + look.name + strings.ReplaceAll(page, "/", "_"))
		}
	}
	// By keyboard: each thing that can be pressed is reached, and is seen to be.
	v.do(chromedp.EmulateViewport(1200, 900), v.dark(false), chromedp.Navigate(addr+"/"))
	var reached []string
	for range 30 {
		v.do(chromedp.KeyEvent("\t"), chromedp.Sleep(50*time.Millisecond))
		what := v.value(`(() => { const e = document.activeElement; if (e === document.body) return "BODY"; const s = getComputedStyle(e.closest(".pick") || e); return (e.id || e.name || e.textContent.trim() || e.tagName) + (s.outlineStyle === "none" || e.getBoundingClientRect().right < 0 ? " UNSEEN" : ""); })()`)
		if strings.HasSuffix(what, "UNSEEN") {
			t.Errorf("focus is not seen on %s", what)
		}
		reached = append(reached, what)
	}
	for _, want := range []string{"Skip to the cases", "file", "folder", "q", "sort", "Lakeside Veterinary Clinic, LLC"} {
		if !slices.Contains(reached, want) {
			t.Errorf("%q is not reached by keyboard: %q", want, reached)
		}
	}
	v.content("404")
}

// The line breaks and comes back: the page says so, and follows again.
func TestBrowserServerGone(t *testing.T) {
	data := t.TempDir()
	addr, _, stop := serving(t, data)
	v := visit(t)
	v.do(chromedp.Navigate(addr + "/"))
	v.sees(`document.querySelector("#line").hidden`)
	stop()
	v.reads("No connection: is portcheck serve running?")
	v.drops(copyTo(t, shippedCases+"clean/loa.pdf", filepath.Join(t.TempDir(), "loa.pdf")))
	v.reads("could not be sent")
	v.shot("11-no-connection")
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	ready := make(chan Served, 1)
	go func() {
		done <- Serve(ctx, Options{Addr: strings.TrimPrefix(addr, "http://"), S3Addr: "127.0.0.1:0", Data: data, Pipeline: steady(), Ready: func(s Served) { ready <- s }})
	}()
	defer func() { cancel(); <-done }()
	select {
	case <-ready:
	case err := <-done:
		t.Fatal(err)
	}
	v.sees(`document.querySelector("#line").hidden`)
	// What could not be sent is still there, and is sent again; then the page is the
	// new process's.
	v.do(chromedp.Evaluate(`window.before = true`, nil))
	v.reads("could not be sent")
	v.do(chromedp.Evaluate(`document.querySelector("[data-again]").click()`, nil))
	v.sees(`window.before === undefined && /loa\.pdf|1 case/.test(document.body.innerText)`)
	v.shot("12-sent-again")
	v.content("ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_EMPTY_RESPONSE", "ERR_CONNECTION_RESET")
}
