package ocr

import (
	"testing"
)

// Signs that look like others make a word doubtful whoever reads it.
func TestLooksAlike(t *testing.T) {
	for text, want := range map[string]bool{
		"FI": true, "Fl": false, "IL": false, "RI": false, "I'Eglise": true, "l'Église": false, "0G1": true, "R2H": false,
		"SBH0012345": true, "GB-40771-92": true, "40771": false, "12th": false, "1st": false, "Inc.": false, "IlI": true, "BuiIding": true,
		"Illinois": true, "McIntosh": false, "LLC": false, "A¥": true, "ops@house-10.example": false, "Ltd": false, "Italia": false,
		"O'Brien": false, "217-555-0100": false, "AlA": true, "B?ckerei": true, "AS99229": true, "A599229": true, "K757476": false, "Why?": false, "DeLisle": false, "8O5": true,
	} {
		if got := looksAlike(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
