package pdfobject

import "testing"

func TestFiltersElsewhere(t *testing.T) {
	for text, want := range map[string][2]bool{
		"4 0 obj<</Length 5/Filter/FlateDecode>>stream\nx endstream endobj":                                                 {},
		"4 0 obj<</Filter[/FlateDecode]/DecodeParms[null<</JBIG2Globals 4 0 R>>]>>stream\nx endstream endobj":               {},
		"4 0 obj<</Length 5 0 R>>stream\n/Filter 4 0 R endstream endobj 5 0 obj 3 endobj":                                   {},
		"4 0 obj<</Filter 5 0 R>>stream\nx endstream endobj 5 0 obj/FlateDecode endobj":                                     {true, false},
		"4 0 obj<</Filter 4 0 R>>stream\nx endstream endobj":                                                                {true, true},
		"4 0 obj<</F#69lter %c\n04 0 R>>stream\nx endstream endobj":                                                         {true, true},
		"4 0 obj<</Filter/A/DecodeParms[5 0 R]>>stream\nx endstream endobj 5 0 obj<</Filter 4 0 R>>stream endstream endobj": {true, true},
		"4 0 obj<</Filter/A/DecodeParms[null 4 0 R]>>stream\nx endstream endobj":                                            {true, true},
	} {
		if elsewhere, endless := FiltersElsewhere([]byte(text)); elsewhere != want[0] || endless != want[1] {
			t.Errorf("%q: %v %v, want %v", text, elsewhere, endless, want)
		}
	}
}
