package porting

import (
	"bytes"
	"encoding/json"
	"testing"
	"unicode"
)

func TestPlainJSON(t *testing.T) {
	for _, text := range []string{"Acme", "Größe ’ – 東京", "\u202eevil\u202c", "a\u200db\ufeff\u00ad", "\u009b31m\x7f\x1b", "\U000e0041x\ue000", "\u2028"} {
		var b bytes.Buffer
		e := json.NewEncoder(PlainJSON(&b))
		e.SetEscapeHTML(false)
		if err := e.Encode(text); err != nil {
			t.Fatal(err)
		}
		var back string
		if err := json.Unmarshal(b.Bytes(), &back); err != nil || back != text {
			t.Errorf("%q came back as %q: %v", text, back, err)
		}
		for _, r := range b.String() {
			if r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp) {
				t.Errorf("%q is written with %U: %s", text, r, b.String())
			}
		}
	}
	if in := []byte(`{"a":"Größe"}`); &EscapeJSON(in)[0] != &in[0] {
		t.Error("plain text was copied")
	}
}
