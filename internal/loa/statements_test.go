package loa

// What a letter's wording states, and what its form asks for in vain.

import (
	"slices"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestStatements(t *testing.T) {
	const all = "50 40 Company Name: Acme"
	for _, c := range []struct {
		name  string
		lines []string
		want  []string
	}{
		{"all four", []string{all, "50 60 The undersigned appoints Skyline Voice, Inc. to act as agent for the purpose of changing the local", "50 72 telephone provider of the numbers below. Only one carrier may be designated for each number.", "50 84 A fee may apply for this change."}, porting.Statements},
		{"no fee", []string{all, "50 60 I authorize Skyline to port my numbers and to act on my behalf. I understand that only", "50 72 one company may be my local carrier for a number."}, porting.Statements[:3]},
		{"short wording", []string{all, "50 60 I hereby authorize Skyline Voice Corp. to act as my agent and port the numbers listed below."}, nil},
		{"no wording", []string{all, "50 60 BTN: 217-555-0100"}, nil},
		{"fees of the carrier alone", []string{all, "50 60 Skyline charges may apply to calls."}, nil},
		{"another language", []string{"50 40 Nombre de la empresa: Acme", "50 60 Por la presente autorizo a Skyline a transferir los números indicados."}, nil},
	} {
		rec := read(t, draw(c.lines...))
		if !slices.Equal(rec.Statements, c.want) || (rec.Statements == nil) != (c.want == nil) {
			t.Errorf("%s: %q, want %q", c.name, rec.Statements, c.want)
		}
	}
	p := draw(all, "50 60 I authorize Skyline to port my numbers. A fee may apply.")
	for _, w := range p.Words {
		w.Read, w.Confidence = porting.ReadOCR, 0.97
	}
	if rec := read(t, p); rec.Statements != nil {
		t.Errorf("read by OCR: %q", rec.Statements)
	}
}

func TestBlank(t *testing.T) {
	block := func(title string) *page.Page {
		p := draw("50 40 Company Name: Acme", "50 60 PIN (if applicable):", "50 112 /s/ Ann Roe", "250 112 Ann Roe", "400 112 "+title, "50 126 Signature", "250 126 Print Name", "400 126 Title")
		for _, x := range []float64{50, 250, 400} {
			p.Rules = append(p.Rules, page.Rule{X0: x, Y0: 115, X1: x + 120, Y1: 115})
		}
		p.FillUpright()
		return p
	}
	if rec := read(t, block("")); !slices.Equal(rec.Blank, []porting.Name{porting.AuthorizedTitle}) {
		t.Errorf("blank title: %v", rec.Blank)
	}
	if rec := read(t, block("Owner")); len(rec.Blank) > 0 {
		t.Errorf("all filled in: %v", rec.Blank)
	}
	// by hand
	p := block("")
	p.Strokes = append(p.Strokes, page.Stroke{Box: porting.Box{410, 792 - 114, 470, 792 - 100}, Segments: 9})
	p.FillUpright()
	if rec := read(t, p); len(rec.Blank) > 0 {
		t.Errorf("title in ink: %v", rec.Blank)
	}
}
