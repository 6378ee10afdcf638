package font

import "testing"

func TestDataFiles(t *testing.T) {
	last := ""
	n := 0
	for _, row := range rows(glyphData) {
		i := 0
		for i < len(row) && row[i] != ' ' {
			i++
		}
		if row[:i] <= last {
			t.Fatalf("glyphs.txt: %q after %q", row[:i], last)
		}
		last = row[:i]
		n++
	}
	if n < 4200 {
		t.Errorf("glyphs.txt has %d rows", n)
	}
	if g, c := len(macGlyphs()), len(cffStrings()); g != 258 || c != 391 {
		t.Errorf("fontnames.txt: %d Macintosh glyphs, %d CFF strings", g, c)
	}
	for name, load := range collections {
		if c := load(); len(c.text) < 17_000 || c.character(34) != "A" {
			t.Errorf("%s: %d characters, CID 34 is %q", name, len(c.text), c.character(34))
		}
	}
	f := New(nil)
	for _, name := range []string{"83pv-RKSJ-H", "90ms-RKSJ-H", "90ms-RKSJ-V", "90msp-RKSJ-H", "90pv-RKSJ-H", "Add-RKSJ-H", "EUC-H", "EUC-V", "Ext-RKSJ-H", "H", "V",
		"GB-EUC-H", "GBpc-EUC-H", "GBK-EUC-H", "GBKp-EUC-H", "GBK2K-H", "B5pc-H", "HKscs-B5-H", "ETen-B5-H", "ETenms-B5-H", "CNS-EUC-H",
		"KSC-EUC-H", "KSCms-UHC-H", "KSCms-UHC-HW-H", "KSCpc-EUC-H"} {
		m := f.predefined(name)
		ranges := 0
		for c := m; c != nil; c = c.use {
			ranges += len(c.ranges)
		}
		if ranges < 20 || m.collection == "" || m.vertical != (name[len(name)-1] == 'V') {
			t.Errorf("%s: %d ranges of %q", name, ranges, m.collection)
		}
	}
	if w := standardWidth(0, "A"); w != 667 {
		t.Errorf("Helvetica A is %v wide", w)
	}
	if w := standardWidth(3, "nbspace"); w != 250 {
		t.Errorf("Times-Bold blank is %v wide", w)
	}
}

func rows(data string) []string {
	var out []string
	start := 0
	for i := range len(data) {
		if data[i] == '\n' {
			if row := data[start:i]; row != "" && row[0] != '#' {
				out = append(out, row)
			}
			start = i + 1
		}
	}
	return out
}
