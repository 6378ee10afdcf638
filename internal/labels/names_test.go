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
