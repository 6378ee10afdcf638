package labels

import "testing"

func TestNameWords(t *testing.T) {
	for _, tt := range []struct {
		word                string
		form, trade, record bool
	}{
		{"inc", true, false, false},
		{"ltée", true, false, false},
		{"telecom", false, true, false},
		{"portal", false, false, true},
		{"bakery", false, false, false},
		{"", false, false, false},
	} {
		if f, r, p := CompanyForm(tt.word), TradeWord(tt.word), RecordWord(tt.word); f != tt.form || r != tt.trade || p != tt.record {
			t.Errorf("%q: form %v, trade %v, record %v", tt.word, f, r, p)
		}
	}
}

func TestNamesOfTwoKinds(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a word of two kinds was taken")
		}
	}()
	parseNames("form\tco\tx\ntrade\tco\tx\n")
}
func TestNoValue(t *testing.T) {
	for _, s := range []string{"", " - ", "N/A", "n.a.", "None", "(none)", "TBD", "—", "Not Provided", "#N/A"} {
		if !NoValue(s) {
			t.Errorf("%q is a value", s)
		}
	}
	for _, s := range []string{"0", "Nona", "none of the above", "unknown caller", "A-", "x"} {
		if NoValue(s) {
			t.Errorf("%q is no value", s)
		}
	}
}

func TestSaysWhether(t *testing.T) {
	for _, s := range []string{"Required", "on file", "TRUE", "Yes", "(not set)", "no"} {
		if !SaysWhether(s) {
			t.Errorf("SaysWhether(%q) is false", s)
		}
	}
	for _, s := range []string{"", "4471", "yes-4471", "swordfish", "0"} {
		if SaysWhether(s) {
			t.Errorf("SaysWhether(%q) is true", s)
		}
	}
}
