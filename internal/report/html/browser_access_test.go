package html

// The pages by keyboard, for screen readers, on paper and for people whom motion
// makes ill, in a real browser.

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	printer "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/portcheck/portcheck/internal/browsertest"
	"github.com/portcheck/portcheck/internal/report/reporttest"
)

// faults lists what is wrong with a page for those who do not see it: controls
// without a name, headings that skip a level, tables without headers, pictures
// without words, a focus order that is not that of the page.
const faults = `(() => {
  const out = [], text = e => (e.getAttribute("aria-label") || (e.getAttribute("aria-labelledby") || "").split(" ").map(i => (document.getElementById(i) || {}).textContent || "").join(" ") || e.textContent || "").trim();
  for (const e of document.querySelectorAll("a, button, input, select, [role=region], [role=img], nav, section")) if (!text(e)) out.push("no name: " + e.outerHTML.slice(0, 80));
  let level = 0;
  for (const h of document.querySelectorAll("h1, h2, h3, h4")) { const n = +h.tagName[1]; if (n > level + 1) out.push("heading skips to " + h.outerHTML.slice(0, 80)); level = n; }
  if (document.querySelectorAll("h1").length !== 1) out.push("not one h1");
  for (const t of document.querySelectorAll("table")) { if (!text(t) || [...t.querySelectorAll("thead th")].some(h => h.scope !== "col") || !t.querySelector("thead th")) out.push("table without headers"); }
  for (const e of document.querySelectorAll("[tabindex]")) if (e.tabIndex > 0) out.push("tabindex " + e.tabIndex);
  for (const e of document.querySelectorAll("svg")) if (!e.closest("[aria-hidden=true]") && e.getAttribute("role") !== "img") out.push("picture without words: " + e.outerHTML.slice(0, 80));
  for (const e of document.querySelectorAll("[aria-labelledby]")) for (const i of e.getAttribute("aria-labelledby").split(" ")) if (!document.getElementById(i)) out.push("labelled by nothing: " + i);
  for (const e of document.querySelectorAll("a[href^='#']")) if (!document.getElementById(e.getAttribute("href").slice(1))) out.push("link to nothing: " + e.outerHTML);
  for (const n of ["main", "header", "nav", "footer"]) if (document.querySelectorAll("body > " + n).length !== 1) out.push("not one " + n);
  if (!document.documentElement.lang || !document.title) out.push("no language or title");
  return out;
})()`

func TestBrowserAccessible(t *testing.T) {
	ctx := browsertest.Start(t).Ctx
	for _, c := range reporttest.Cases() {
		data, _ := Render(c.Model)
		var wrong []string
		if err := chromedp.Run(ctx, chromedp.Navigate(file(t, c.Name, data)), chromedp.Evaluate(faults, &wrong)); err != nil {
			t.Fatal(err)
		}
		if len(wrong) > 0 {
			t.Errorf("%s: %s", c.Name, strings.Join(wrong, "\n"))
		}
	}
}

// By keyboard alone: the first key leads past the head, each stop can be seen,
// the copy button says what it did, and the filters work.
func TestBrowserKeyboard(t *testing.T) {
	b := browsertest.Start(t)
	ctx, complaints := b.Ctx, b.Complaints
	data, _ := Render(reporttest.Many())
	var skip, hash, said, pressed, line string
	var seen bool
	var odd []string
	if err := chromedp.Run(ctx, chromedp.Navigate(file(t, "keys", data)),
		chromedp.KeyEvent(kb.Tab),
		chromedp.Evaluate(`document.activeElement.className`, &skip),
		chromedp.Evaluate(`(r => r.left >= 0 && r.top >= 0 && r.width > 20)(document.activeElement.getBoundingClientRect())`, &seen),
		chromedp.KeyEvent(kb.Enter),
		chromedp.Evaluate(`location.hash`, &hash),
		// From stop to stop, down the page, each with a ring around it.
		chromedp.ActionFunc(func(ctx context.Context) error {
			for range 24 {
				var what string
				if err := chromedp.KeyEvent(kb.Tab).Do(ctx); err != nil {
					return err
				}
				if err := chromedp.Evaluate(`(() => { const e = document.activeElement, last = window.lastStop, what = e.outerHTML.slice(0, 90); window.lastStop = e;
					if (e === document.body) { window.lastStop = null; return ""; } // round the end
					if (getComputedStyle(e).outlineStyle === "none") return "no ring: " + what;
					return last && !(last.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING) ? "not after the one before: " + what : ""; })()`, &what).Do(ctx); err != nil {
					return err
				}
				if what != "" {
					odd = append(odd, what)
				}
			}
			return nil
		}),
		chromedp.Focus(".copy"), chromedp.KeyEvent(" "),
		chromedp.Poll(`document.querySelector("#live").textContent !== ""`, nil),
		chromedp.Evaluate(`document.querySelector("#live").textContent`, &said),
		chromedp.Focus(`#numbers button[value="only_loa"]`), chromedp.KeyEvent(" "),
		chromedp.Evaluate(`document.querySelector("#numbers button[value=only_loa]").getAttribute("aria-pressed")`, &pressed),
		chromedp.Evaluate(`document.querySelector("#numbers .status").textContent`, &line),
	); err != nil {
		t.Fatal(err)
	}
	if skip != "skip" || !seen || hash != "#mend" {
		t.Errorf("the first stop is %q, seen %v, leads to %q", skip, seen, hash)
	}
	if len(odd) > 0 {
		t.Errorf("stops: %s", strings.Join(odd, "\n"))
	}
	if !strings.HasPrefix(said, "Copied") && !strings.HasPrefix(said, "Not copied") {
		t.Errorf("the copy button says %q", said)
	}
	if pressed != "true" || !strings.HasPrefix(line, "2 numbers") {
		t.Errorf("the filter is pressed: %s, and says %q", pressed, line)
	}
	if got := complaints(); len(got) > 0 {
		t.Errorf("the browser complains: %s", strings.Join(got, "\n"))
	}
}

func TestBrowserStillForThoseWhoAskForIt(t *testing.T) {
	ctx := browsertest.Start(t).Ctx
	data, _ := Render(reporttest.Clean())
	var with, without string
	var moving []string
	set := func(v string) chromedp.Action {
		return emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: v}})
	}
	scroll := `getComputedStyle(document.documentElement).scrollBehavior`
	if err := chromedp.Run(ctx, set("no-preference"), chromedp.Navigate(file(t, "still", data)), chromedp.Evaluate(scroll, &with),
		set("reduce"), chromedp.Evaluate(scroll, &without),
		chromedp.Evaluate(`[...document.querySelectorAll("*")].filter(e => { const s = getComputedStyle(e); return s.animationName !== "none" || parseFloat(s.transitionDuration) > 0 }).map(e => e.tagName)`, &moving)); err != nil {
		t.Fatal(err)
	}
	if with != "smooth" || without != "auto" || len(moving) > 0 {
		t.Errorf("scrolls %s, %s where less motion is wanted; moving: %v", with, without, moving)
	}
}

// An ordinary report is one or two pages on paper.
func TestBrowserPrints(t *testing.T) {
	ctx := browsertest.Start(t).Ctx
	for _, c := range reporttest.Cases() {
		most := map[string]int{"clean": 2, "missing-suite": 2, "second": 2, "scanned": 2, "many": 5, "small-large": 4}[c.Name]
		if most == 0 {
			continue
		}
		data, _ := Render(c.Model)
		var pdf []byte
		if err := chromedp.Run(ctx, chromedp.Navigate(file(t, c.Name, data)), chromedp.ActionFunc(func(ctx context.Context) (err error) {
			pdf, _, err = printer.PrintToPDF().WithPrintBackground(true).WithPreferCSSPageSize(true).Do(ctx)
			return err
		})); err != nil {
			t.Fatal(err)
		}
		n := bytes.Count(pdf, []byte("/Type /Page\n")) + bytes.Count(pdf, []byte("/Type /Page "))
		if n == 0 || n > most {
			t.Errorf("%s: %d pages on paper, want at most %d", c.Name, n, most)
		}
	}
}
