package report

import (
	"reflect"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// paper is a page with words on it, each at a place of its own in upright space.
func paper(rotate int, words map[string][2]float64) *page.Page {
	p := &page.Page{Number: 1, Media: porting.Box{0, 0, 612, 792}, Rotate: rotate}
	for _, text := range sortedKeys(words) {
		at := words[text]
		r := page.Rect{X0: at[0], Y0: at[1], X1: at[0] + 6*float64(len(text)), Y1: at[1] + 12}
		p.Words = append(p.Words, &page.Word{Text: text, Box: p.ToBox(r), Size: 10})
	}
	p.FillUpright()
	return p
}

func sortedKeys(m map[string][2]float64) []string {
	var out []string
	for k := range m {
		i := 0
		for i < len(out) && out[i] < k {
			i++
		}
		out = append(out[:i], append([]string{k}, out[i:]...)...)
	}
	return out
}

// illustrated is a model with one finding whose value is a word on a page.
func illustrated(p *page.Page, value string, secrets ...string) *Model {
	m := &Model{LOA: porting.NewRecord(porting.Document{}), secrets: secrets}
	for _, w := range p.Words {
		if w.Text == value {
			b := w.Box
			m.Findings = append(m.Findings, porting.Finding{ID: "btn", Field: porting.BTN, Severity: porting.Reject, LOA: porting.Side{Text: value, Where: porting.Where{Page: 1, Box: &b}}})
		}
	}
	m.Illustrate([]*page.Page{p})
	return m
}

func shown(p *Picture) string {
	var out []string
	for _, w := range p.Words {
		out = append(out, w.Text)
	}
	return strings.Join(out, " ")
}

func TestIllustrate(t *testing.T) {
	for _, rotate := range []int{0, 90, 180, 270} {
		p := paper(rotate, map[string][2]float64{"BTN:": {72, 300}, "2175550100": {220, 300}, "Name:": {72, 276}, "far": {72, 600}})
		p.Widgets = append(p.Widgets, &page.Widget{Type: page.TextField, Value: "Acme\nInc", MultiLine: true, Box: p.ToBox(page.Rect{X0: 220, Y0: 320, X1: 300, Y1: 350})},
			&page.Widget{Type: page.CheckBox, On: true, Box: p.ToBox(page.Rect{X0: 320, Y0: 320, X1: 330, Y1: 330})})
		p.FillUpright()
		pic := illustrated(p, "2175550100").Pictures["btn"]
		if pic == nil {
			t.Fatalf("%d: no picture", rotate)
		}
		if got := shown(pic); got != "Name: BTN: 2175550100 Acme x Inc" {
			t.Errorf("%d: shows %q", rotate, got)
		}
		if pic.Value.X0 != 220 || pic.Value.Y0 != 300 || pic.Crop.X0 > 72 || pic.Crop.X1 < 290 || !pic.Crop.Holds(pic.Value) {
			t.Errorf("%d: value at %v, crop %v", rotate, pic.Value, pic.Crop)
		}
		if !reflect.DeepEqual(pic, illustrated(p, "2175550100").Pictures["btn"]) {
			t.Errorf("%d: not the same twice", rotate)
		}
	}
}

// A value that runs up or down the page is drawn as it is read.
func TestIllustrateSideways(t *testing.T) {
	for _, rotate := range []int{0, 90, 180, 270} {
		for _, angle := range []int{90, 180, 270} {
			p := paper(rotate, map[string][2]float64{"BTN:": {72, 300}, "2175550100": {220, 300}})
			p.Rules = []page.Rule{{X0: 72, Y0: 314, X1: 300, Y1: 314}}
			// The same page, held in another way.
			held := *p
			held.Rotate = (rotate - angle + 360) % 360
			held.Rules = []page.Rule{{}}
			at := held.ToUpright(p.ToBox(page.Rect{X0: 72, Y0: 314, X1: 300, Y1: 314}))
			held.Rules[0] = page.Rule{X0: at.X0, Y0: at.Y0, X1: at.X1, Y1: at.Y1}
			for _, w := range held.Words {
				w.Angle = angle
			}
			held.FillUpright()
			pic := illustrated(&held, "2175550100").Pictures["btn"]
			if pic == nil || shown(pic) != "BTN: 2175550100" || pic.Value.X0 != 220 || pic.Value.Y0 != 300 || len(pic.Rules) != 1 || !pic.Rules[0].Horizontal() {
				t.Errorf("%d, %d: %+v", rotate, angle, pic)
			}
			if held.Words[0].Angle != angle {
				t.Errorf("%d, %d: the page itself was turned", rotate, angle)
			}
		}
	}
}

// No picture shows a secret, wherever on the page it stands.
func TestIllustrateMasks(t *testing.T) {
	near := func(more map[string][2]float64) *page.Page {
		more["2175550100"] = [2]float64{220, 300}
		return paper(0, more)
	}
	for name, tt := range map[string]struct {
		page   *page.Page
		secret string // as the readers found it
		place  *porting.Box
		never  string
	}{
		"where it was read":         {page: near(map[string][2]float64{"Code": {72, 320}, "4711": {220, 320}}), place: &porting.Box{215, 455, 260, 475}, never: "4711"},
		"repeated":                  {page: near(map[string][2]float64{"see": {72, 280}, "4711": {220, 280}}), secret: "4711", never: "4711"},
		"in two words":              {page: near(map[string][2]float64{"see": {72, 280}, "47": {220, 280}, "11": {240, 280}}), secret: "47 11", never: "47"},
		"behind its label":          {page: near(map[string][2]float64{"PIN:": {72, 280}, "4711": {220, 280}}), never: "4711"},
		"below its label":           {page: near(map[string][2]float64{"Passcode": {220, 318}, "4711": {220, 332}}), never: "4711"},
		"a social security number":  {page: near(map[string][2]float64{"123-45-6789": {180, 280}}), never: "123"},
		"in a field for a password": {page: near(map[string][2]float64{"PIN": {72, 320}}), never: "4711"},
	} {
		if name == "in a field for a password" {
			tt.page.Widgets = append(tt.page.Widgets, &page.Widget{Type: page.TextField, Value: "4711", Box: tt.page.ToBox(page.Rect{X0: 220, Y0: 318, X1: 300, Y1: 334})})
			tt.page.FillUpright()
		}
		m := &Model{LOA: porting.NewRecord(porting.Document{})}
		if tt.secret != "" {
			m.secrets = []string{tt.secret}
		}
		if tt.place != nil {
			m.LOA.Fields[porting.PIN] = &porting.Field{Text: "••••", Where: porting.Where{Page: 1, Box: tt.place}}
		}
		box := tt.page.ToBox(page.Rect{X0: 220, Y0: 300, X1: 280, Y1: 312})
		m.LOA.Fields[porting.BTN] = &porting.Field{Text: "2175550100", Where: porting.Where{Page: 1, Box: &box}}
		m.Findings = []porting.Finding{{ID: "btn", Severity: porting.Reject, LOA: porting.Side{Where: porting.Where{Page: 1, Box: &box}}}}
		m.Illustrate([]*page.Page{tt.page})
		got := shown(m.Pictures["btn"])
		if strings.Contains(got, tt.never) || !strings.Contains(got, "•") || !strings.Contains(got, "2175550100") {
			t.Errorf("%s: shows %q", name, got)
		}
	}
}

// What cannot be drawn has no picture.
func TestIllustrateNothing(t *testing.T) {
	p := paper(0, map[string][2]float64{"a": {72, 300}})
	m := illustrated(p, "a")
	off := porting.Box{5000, 5000, 5010, 5010}
	m.Findings = []porting.Finding{
		{ID: "off", Severity: porting.Reject, LOA: porting.Side{Where: porting.Where{Page: 1, Box: &off}}},
		{ID: "no page", Severity: porting.Reject, LOA: porting.Side{Where: porting.Where{Page: 9, Box: &off}}},
		{ID: "no box", Severity: porting.Reject, LOA: porting.Side{Where: porting.Where{Page: 1}}},
		{ID: "note", Severity: porting.Note, LOA: porting.Side{Where: porting.Where{Page: 1, Box: &p.Words[0].Box}}},
	}
	m.Illustrate([]*page.Page{p})
	if len(m.Pictures) != 0 {
		t.Errorf("%v", m.Pictures)
	}
	(&Model{}).Illustrate(nil)
}
