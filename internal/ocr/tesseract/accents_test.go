package tesseract

import (
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/goregular"

	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/programtest"
)

// A line that an engine read without its accents gets them from its ink, and one
// that has none gets none.
func TestAccents(t *testing.T) {
	for name, ttf := range map[string][]byte{"regular": goregular.TTF, "bold": gobold.TTF, "mono": gomono.TTF} {
		for _, c := range []struct{ paper, read string }{
			{"Tomás Villarreal", "Tomas Villarreal"},
			{"Café Lumière", "Café Lumiére"},
			{"Peña Ñandu señor", "Pena Nandu senor"},
			{"Müller Söhne", "Miiller S6hne"},
			{"Côté Bazán crêpe", "Coté Bazan crepe"},
			{"Nygård Råholt", "Nygard Raholt"},
			{"García Rincón", "Garcia Rincon"},
			{"Françoise Garçon", "Francoise Garcon"},
			{"Zoë Noël", "Zoe Noel"},
			{"Bill Illingworth Main", "Bill Illingworth Main"},
			{"Suite 160 Ceres Avenue", "Suite 160 Ceres Avenue"},
			{"Pine Street", "Piné Street"},
		} {
			for _, points := range []float64{9, 12} {
				s := writtenIn(t, ttf, points, c.paper)
				l := s.lines[0]
				var words []pixelWord
				at := 0
				glyphs := glyphsOf(s.spots, l)
				paper := strings.Fields(c.paper)
				for i, text := range strings.Fields(c.read) {
					n := len([]rune(paper[i]))
					w := pixelWord{Word: ocr.Word{Text: text, Confidence: 0.96}, glyphs: glyphs[at : at+n], x0: glyphs[at].X0, x1: glyphs[at+n-1].X1}
					words, at = append(words, w), at+n
				}
				top, bottom := body(l, c.read)
				s.accents(words, l, float64(bottom-top))
				for i, w := range words {
					if w.Text != paper[i] {
						t.Errorf("%s %v: %q was made %q", name, points, paper[i], w.Text)
					}
					if read := strings.Fields(c.read)[i]; (w.Text != read) != (w.Confidence < 0.9) {
						t.Errorf("%s %v: %q, read as %q, has a confidence of %v", name, points, w.Text, read, w.Confidence)
					}
				}
			}
		}
	}
}

// The whole way, through the engine.
func TestReadsAccents(t *testing.T) {
	programtest.Need(t, []string{"tesseract"})
	s := writtenIn(t, goregular.TTF, 11, "Tomás Ñáñez, Café Lumière")
	picture, err := Engine{}.read(t.Context(), s.clean, 300, 300)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, w := range picture.Words {
		got = append(got, w.Text)
	}
	if text := strings.Join(got, " "); text != "Tomás Ñáñez, Café Lumière" {
		t.Errorf("read as %q", text)
	}
}
