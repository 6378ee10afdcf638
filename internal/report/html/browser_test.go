package html

// The pages in a real browser. Chromium is not everywhere: without it these
// tests are skipped, and say so.

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/portcheck/portcheck/internal/browsertest"
	"github.com/portcheck/portcheck/internal/report/reporttest"
)

func file(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name+".html")
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return "file://" + path
}

// No page makes the browser complain: style and script are what the policy
// allows, nothing of a document is run or fetched, ids are unique.
func TestBrowserComplainsOfNothing(t *testing.T) {
	b := browsertest.Start(t)
	ctx, complaints := b.Ctx, b.Complaints
	cases := append(reporttest.Cases(), reporttest.Case{Name: "huge", Model: reporttest.Hostile(10000)})
	for _, c := range cases {
		data, err := Render(c.Model)
		if err != nil {
			t.Fatal(err)
		}
		var styled, alive bool
		var twice []string
		var scripts, images int
		if err := chromedp.Run(ctx, chromedp.Navigate(file(t, c.Name, data)),
			chromedp.Evaluate(`getComputedStyle(document.querySelector(".verdict")).display === "flex"`, &styled),
			chromedp.Evaluate(`document.documentElement.classList.contains("ready")`, &alive),
			chromedp.Evaluate(`(() => { const ids = [...document.querySelectorAll("[id]")].map(e => e.id); return ids.filter((x, i) => ids.indexOf(x) !== i); })()`, &twice),
			chromedp.Evaluate(`document.scripts.length`, &scripts),
			chromedp.Evaluate(`document.images.length`, &images)); err != nil {
			t.Fatal(c.Name, err)
		}
		if !styled || !alive {
			t.Errorf("%s: styled %v, script ran %v", c.Name, styled, alive)
		}
		if len(twice) > 0 || scripts != 1 || images != 0 {
			t.Errorf("%s: ids twice %v, %d scripts, %d images", c.Name, twice, scripts, images)
		}
		if got := complaints(); len(got) > 0 {
			t.Fatalf("%s: the browser complains: %s", c.Name, strings.Join(got, "\n"))
		}
	}
	// From a server a browser asks for more: an icon.
	data, _ := Render(reporttest.Many())
	var asked []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.Path)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(data)
	}))
	defer server.Close()
	if err := chromedp.Run(ctx, chromedp.Navigate(server.URL+"/report.html"), chromedp.Sleep(300*time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	if got := complaints(); len(got) > 0 || len(asked) != 1 {
		t.Fatalf("from a server: asked for %v, complaints %s", asked, strings.Join(got, "\n"))
	}
	for _, s := range statuses() {
		data, err := RenderStatus(s)
		if err != nil {
			t.Fatal(err)
		}
		var styled bool
		if err := chromedp.Run(ctx, chromedp.Navigate(file(t, "status", data)),
			chromedp.Evaluate(`getComputedStyle(document.querySelector(".verdict")).display === "flex"`, &styled)); err != nil {
			t.Fatal(err)
		}
		if got := complaints(); len(got) > 0 || !styled {
			t.Fatalf("status %s: styled %v, complaints %s", s.State, styled, strings.Join(got, "\n"))
		}
	}
}

// The copy button gives the exact characters, and can be worked by keyboard.
func TestBrowserCopies(t *testing.T) {
	b := browsertest.Start(t)
	ctx, complaints := b.Ctx, b.Complaints
	m := reporttest.Many()
	data, _ := Render(m)
	var label, text string
	var texts []string
	url := file(t, "many", data)
	if err := chromedp.Run(ctx,
		chromedp.ActionFunc(func(ctx context.Context) error {
			c := chromedp.FromContext(ctx)
			return browser.GrantPermissions([]browser.PermissionType{browser.PermissionTypeClipboardReadWrite, browser.PermissionTypeClipboardSanitizedWrite}).Do(cdpBrowser(ctx, c))
		}),
		chromedp.Navigate(url),
		chromedp.Focus(".copy"),
		chromedp.KeyEvent("\r"),
		chromedp.Poll(`document.querySelector(".copy span").textContent === "Copied"`, nil),
		chromedp.Text(".copy span", &label),
		chromedp.Evaluate(`navigator.clipboard.readText()`, &text, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }),
		chromedp.Evaluate(`[...document.querySelectorAll(".copy")].map(b => b.dataset.copy)`, &texts),
	); err != nil {
		t.Fatal(err)
	}
	if text != "ACME Widgets, Inc." {
		t.Errorf("copied %q", text)
	}
	if got := strings.Join(texts, "|"); strings.Contains(got, "•") || !strings.Contains(got, "Dana O’Brien") {
		t.Errorf("the copy buttons hold %q", got)
	}
	if got := complaints(); len(got) > 0 {
		t.Errorf("the browser complains: %s", strings.Join(got, "\n"))
	}
}

// Ten thousand numbers: the page opens at once, and the filters find what they should.
func TestBrowserFilters(t *testing.T) {
	b := browsertest.Start(t)
	ctx, complaints := b.Ctx, b.Complaints
	m := reporttest.Large(10000, 80)
	data, _ := Render(m)
	start := time.Now()
	shown := `[...document.querySelectorAll("#numbers tbody tr")].filter(r => r.offsetParent !== null).length`
	line := `document.querySelector("#numbers .status").textContent`
	var n [7]int
	var s [7]string
	typed := func(q string) chromedp.Action {
		return chromedp.Tasks{chromedp.Evaluate(fmt.Sprintf(`{ const e = document.querySelector("#numbers input"); e.value = %q; e.dispatchEvent(new Event("input")); } 0`, q), nil), chromedp.Sleep(300 * time.Millisecond)}
	}
	feature := func(v string) chromedp.Action {
		return chromedp.Evaluate(fmt.Sprintf(`{ const e = document.querySelector("#numbers [name=feature]"); e.value = %q; e.dispatchEvent(new Event("change")); } 0`, v), nil)
	}
	look := func(i int) chromedp.Action {
		return chromedp.Tasks{chromedp.Evaluate(shown, &n[i]), chromedp.Evaluate(line, &s[i])}
	}
	if err := chromedp.Run(ctx, chromedp.Navigate(file(t, "large", data)), look(0)); err != nil {
		t.Fatal(err)
	}
	t.Logf("opened after %v", time.Since(start))
	if err := chromedp.Run(ctx,
		chromedp.Click(`#numbers button[value="only_loa"]`), look(1),
		chromedp.Click(`#numbers button[value=""]`), typed("555-0123"), look(2),
		typed("(217) 555-0123"), look(3),
		typed("no such"), look(4),
		typed(""), feature("elevator"), look(5),
		feature(""),
		chromedp.Click(`#numbers [data-more]`), look(6),
	); err != nil {
		t.Fatal(err)
	}
	only := len(m.Numbers.OnlyLOA)
	elevators := 0
	for _, x := range m.CSR.Numbers {
		for _, f := range x.Features {
			if f == "elevator" {
				elevators++
			}
		}
	}
	for i, want := range []int{200, only, 1, 1, 0, elevators, 1200} {
		if n[i] != want {
			t.Errorf("step %d: %d rows shown (%q), want %d", i, n[i], s[i], want)
		}
	}
	if want := "Showing 200 of 10,053 numbers"; s[0] != want {
		t.Errorf("the line says %q, want %q", s[0], want)
	}
	if got := complaints(); len(got) > 0 {
		t.Errorf("the browser complains: %s", strings.Join(got, "\n"))
	}
}

// A value with markup in it stays text, character by character.
func TestBrowserMarkupStaysText(t *testing.T) {
	ctx := browsertest.Start(t).Ctx
	m := reporttest.MissingSuite()
	evil := `<b id="evil">x</b><script>document.title="evil"</script>&lt;`
	m.Fields[0].LOA.Text = evil
	m.Findings[0].CSR.Text, m.Findings[0].Edits = evil, nil
	m.Findings[0].Fix = "Write it as: " + evil
	data, _ := Render(m)
	var title, value, copied string
	var found int
	if err := chromedp.Run(ctx, chromedp.Navigate(file(t, "markup", data)), chromedp.Title(&title),
		chromedp.Evaluate(`document.querySelectorAll("#evil").length`, &found),
		chromedp.Evaluate(`document.querySelector("#fields td .val").textContent`, &value),
		chromedp.Evaluate(`document.querySelector(".copy").dataset.copy`, &copied)); err != nil {
		t.Fatal(err)
	}
	if title == "evil" || found != 0 || value != evil || copied != evil {
		t.Errorf("title %q, %d elements, value %q, copy %q", title, found, value, copied)
	}
}

// Nothing on a phone's screen reaches over its edge.
func TestBrowserFitsAPhone(t *testing.T) {
	ctx := browsertest.Start(t).Ctx
	for _, c := range reporttest.Cases() {
		data, _ := Render(c.Model)
		var width int
		var what []string
		if err := chromedp.Run(ctx, chromedp.EmulateViewport(360, 740), chromedp.Navigate(file(t, c.Name, data)),
			chromedp.Evaluate(`document.documentElement.scrollWidth`, &width),
			chromedp.Evaluate(`[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > 361 && !e.closest(".scroll, .vh, .seg, nav")).slice(0, 5).map(e => e.outerHTML.slice(0, 80))`, &what)); err != nil {
			t.Fatal(err)
		}
		if width > 360 || len(what) > 0 {
			t.Errorf("%s: %d wide: %q", c.Name, width, what)
		}
	}
}
