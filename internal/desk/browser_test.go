package desk

// The pages in a real browser, as a person uses them. Chromium is not everywhere:
// without it these tests are skipped, and say so. With PORTCHECK_SHOTS set to a
// folder, they leave pictures of what they saw there.

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// visitor is a person with a browser.
type visitor struct {
	t   *testing.T
	ctx context.Context

	mu         sync.Mutex
	complaints []string
}

func visit(t *testing.T) *visitor {
	t.Helper()
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium here: the pages were not tried in a browser")
	}
	if testing.Short() {
		t.Skip("-short")
	}
	// Not t.TempDir: the browser may still write when it has been told to end.
	profile, err := os.MkdirTemp("", "portcheck-browser-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for range 20 {
			if os.RemoveAll(profile) == nil {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
	})
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(profile), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.WSURLReadTimeout(60*time.Second), chromedp.WindowSize(1200, 900))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(cancel)
	v := &visitor{t: t, ctx: ctx}
	chromedp.ListenTarget(ctx, func(ev any) {
		v.mu.Lock()
		defer v.mu.Unlock()
		switch ev := ev.(type) {
		case *runtime.EventExceptionThrown:
			v.complaints = append(v.complaints, ev.ExceptionDetails.Error())
		case *runtime.EventConsoleAPICalled:
			v.complaints = append(v.complaints, fmt.Sprintf("console.%s", ev.Type))
		case *log.EventEntryAdded:
			v.complaints = append(v.complaints, ev.Entry.Text+" "+ev.Entry.URL)
		}
	})
	v.do(log.Enable(), runtime.Enable())
	return v
}

func (v *visitor) do(actions ...chromedp.Action) {
	v.t.Helper()
	if err := chromedp.Run(v.ctx, actions...); err != nil {
		v.t.Fatal(err)
	}
}

// content fails the test if the browser complained of anything.
func (v *visitor) content(except ...string) {
	v.t.Helper()
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, c := range v.complaints {
		if !slices.ContainsFunc(except, func(e string) bool { return strings.Contains(c, e) }) {
			v.t.Errorf("the browser complains: %s", c)
		}
	}
	v.complaints = nil
}

// sees waits until a script's expression is true.
func (v *visitor) sees(expression string) {
	v.t.Helper()
	var ok bool
	for range 300 {
		v.do(chromedp.Evaluate("(() => { try { return Boolean("+expression+") } catch { return false } })()", &ok)) // a page may be on its way
		if ok {
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
	ctx, cancel := chromedp.NewContext(v.ctx)
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
	mended := copyTo(t, shippedCases+"clean/loa.pdf", filepath.Join(dir, "lakeside-loa-2.pdf"))
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
