package html

// The colours of the pages, light and dark and on paper, against WCAG 2.2: 4.5 to
// 1 for text (1.4.3), 3 to 1 for what is told by a line or an icon (1.4.11).

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// schemes are the style sheet's colours by scheme.
func schemes(t *testing.T) map[string]map[string]string {
	t.Helper()
	css := read("page.css")
	block := func(after string) map[string]string {
		i := strings.Index(css, after)
		if i < 0 {
			t.Fatalf("no %q in the style sheet", after)
		}
		rest := css[i+len(after):]
		i = strings.Index(rest, ":root{")
		rest = rest[i+len(":root{"):]
		rest, _, _ = strings.Cut(rest, "}")
		out := map[string]string{}
		for _, m := range regexp.MustCompile(`--([\w-]+):(#[0-9a-fA-F]{3,6})\b`).FindAllStringSubmatch(rest, -1) {
			out[m[1]] = m[2]
		}
		return out
	}
	light := block("")
	out := map[string]map[string]string{"light": light}
	for name, after := range map[string]string{"dark": "(prefers-color-scheme:dark)", "print": "@media print"} {
		all := map[string]string{}
		for k, v := range light {
			all[k] = v
		}
		for k, v := range block(after) {
			all[k] = v
		}
		out[name] = all
	}
	return out
}

// luminance is a colour's relative luminance.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	hex = strings.TrimPrefix(hex, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	var v [3]float64
	for i := range v {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatalf("colour %q", hex)
		}
		if v[i] = float64(n) / 255; v[i] <= 0.04045 {
			v[i] /= 12.92
		} else {
			v[i] = math.Pow((v[i]+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*v[0] + 0.7152*v[1] + 0.0722*v[2]
}

func TestContrast(t *testing.T) {
	text := map[string]string{ // ink: grounds that it stands on
		"ink":    "bg card fill red-bg amber-bg green-bg blue-bg loa csr paper",
		"soft":   "bg card fill red-bg amber-bg green-bg blue-bg",
		"red":    "card red-bg",
		"amber":  "card amber-bg",
		"green":  "card green-bg",
		"blue":   "card blue-bg",
		"chip":   "chip-bg",
		"accent": "card bg red-bg amber-bg green-bg blue-bg",
		"card":   "ink", // the button that is pressed
	}
	lines := map[string]string{"loa-line": "card loa paper", "csr-line": "card csr", "accent": "card bg"}
	for scheme, colours := range schemes(t) {
		check := func(ink, grounds string, least float64) {
			for _, ground := range strings.Fields(grounds) {
				a, b := luminance(t, colours[ink]), luminance(t, colours[ground])
				if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < least {
					t.Errorf("%s: --%s on --%s: %.2f, want %.1f", scheme, ink, ground, ratio, least)
				}
			}
		}
		for ink, grounds := range text {
			check(ink, grounds, 4.5)
		}
		for line, grounds := range lines {
			check(line, grounds, 3)
		}
	}
}
