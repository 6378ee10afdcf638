package tesseract

import (
	"testing"

	"github.com/portcheck/portcheck/internal/ocr"
)

func TestTwin(t *testing.T) {
	for _, c := range []struct{ text, next, want string }{
		{"Sth", "Street", "5th"}, {"Ist", "Ave", "1st"}, {"lst", "Ave", "1st"}, {"2Ist", "St", "21st"}, {"I2th", "St", "12th"}, {"IOth", "St", "10th"},
		{"5th", "St", "5th"}, {"with", "", "with"}, {"South", "", "South"}, {"Bth", "", "8th"}, {"list", "", "list"}, {"Ond", "", "Ond"}, {"both", "", "both"},
		{"lllinois", "St", "Illinois"}, {"Mid-ILlinois", "", "Mid-Illinois"}, {"ILLingworth", "", "Illingworth"}, {"Mcllroy", "", "McIlroy"}, {"McILroy", "", "McIlroy"},
		{"Lloyd", "", "Lloyd"}, {"Illinois", "", "Illinois"}, {"ILLINOIS", "", "ILLINOIS"}, {"Bill", "", "Bill"}, {"Ila", "", "Ila"}, {"Lily", "", "Lily"},
		{"413,538.2381", "", "413.538.2381"}, {"413.538,2381", "", "413.538.2381"}, {"1,538,238", "", "1,538,238"}, {"413,538,238", "", "413,538,238"},
		{"@151", "", "0151"}, {"LL-@1022-87", "", "LL-01022-87"},
		{"FI", "2", "Fl"}, {"FI", "Corp", "FI"}, {"Fl", "2", "Fl"},
		{"Ill", "", "III"}, {"III", "", "III"}, {"Ill", "62701", "Ill"}, {"Ml", "48502", "MI"}, {"Al", "", "Al"}, {"IL", "62701", "IL"},
		{"fs/", "", "/s/"}, {"/sf", "Jane", "/s/"}, {"/s/", "", "/s/"}, {"is/", "", "is/"}, {"I'Église", "", "l'Église"}, {"I'll", "", "I'll"}, {"I'm", "", "I'm"}, {"S@rensen", "", "Sørensen"}, {"jo@acme.example", "", "jo@acme.example"}, {"jo@acme", "", "jo@acme"},
	} {
		if got := twin(c.text, c.next); got != c.want {
			t.Errorf("%q before %q: %q, want %q", c.text, c.next, got, c.want)
		}
	}
}

// A semicolon between two words that begin with a capital is a colon that was blurred.
func TestSemicolonOfALabel(t *testing.T) {
	words := []pixelWord{{Word: ocr.Word{Text: "State;", Confidence: 0.97}}, {Word: ocr.Word{Text: "Ohio", Confidence: 0.97}}}
	if untwin(words); words[0].Text != "State:" || words[0].Confidence > differing {
		t.Errorf("%+v", words[0])
	}
	words = []pixelWord{{Word: ocr.Word{Text: "listed;", Confidence: 0.97}}, {Word: ocr.Word{Text: "I", Confidence: 0.97}}}
	if untwin(words); words[0].Text != "listed;" {
		t.Errorf("%+v", words[0])
	}
}

// The point of an initial that two readings do not agree on is no comma; one that was
// read well is what it is: "Unit B, Portland".
func TestInitialsPoint(t *testing.T) {
	for _, c := range []struct {
		confidence float64
		next, want string
	}{{0.7, "Eldridge", "M."}, {0.97, "Eldridge", "M,"}, {0.7, "97201", "M,"}} {
		words := []pixelWord{{Word: ocr.Word{Text: "Marisela", Confidence: 0.97}}, {Word: ocr.Word{Text: "M,", Confidence: c.confidence}}, {Word: ocr.Word{Text: c.next, Confidence: 0.97}}}
		if untwin(words); words[1].Text != c.want {
			t.Errorf("%v before %q: %q, want %q", c.confidence, c.next, words[1].Text, c.want)
		}
	}
}
