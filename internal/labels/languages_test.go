package labels

import (
	"slices"
	"strings"
	"testing"
)

func words2(text string) func(func(string) bool) { return slices.Values(strings.Fields(text)) }

func TestLOAFor(t *testing.T) {
	tests := []struct {
		name, text, label string
		want              Target
	}{
		{"German", "Vollmacht zur Rufnummernportierung Firma: Straße: PLZ: Unterschrift:", "Firma:", "customer_name"},
		{"German place", "Vollmacht Firma: Straße: PLZ: Unterschrift:", "PLZ/Ort", CityStateZip},
		{"Spanish", "Carta de Autorización Nombre de la empresa: Dirección Firma: Fecha:", "Firma", "signature"},
		{"French", "Lettre d’autorisation Nom Adresse Numéro de compte Fournisseur", "NIP", "pin"},
		{"French carrier", "Nom Adresse Numéro de compte Opérateur", "Opérateur cédant", "current_carrier"},
		{"French and English", "Customer name / Nom du client Service address / Adresse de service Account / Compte", "Account no. / N° de compte", "account_number"},
		{"English", "Letter of Authorization Company Name Address Date", "Firma", ""},
		{"English with a name or two", "Nom Wah Tea Parlor, Via Roma, Calle Ocho", "Nom", ""},
		{"Dutch", "Machtiging nummerbehoud bedrijfsnaam adres postcode handtekening datum", "Huidige aanbieder", "current_carrier"},
		{"Italian", "Richiesta di portabilità ragione sociale indirizzo firma data operatore", "Firma", "signature"},
	}
	for _, tt := range tests {
		m, _ := LOAFor(words2(tt.text)).Exact(tt.label)
		if m.Target != tt.want {
			t.Errorf("%s: %q is %q, want %q", tt.name, tt.label, m.Target, tt.want)
		}
	}
}

// Each section of the file can be read on its own, and all of them together.
func TestLanguagesData(t *testing.T) {
	var all []string
	for i, l := range languages() {
		if len(l.signs) < signsNeeded || strings.Count(l.rows, "\n") < 20 {
			t.Errorf("section %d of languages.tsv is too small", i)
		}
		all = append(all, l.signs...)
	}
	if v := LOAFor(slices.Values(all)); len(v.rows) < len(LOA().rows)+1000 {
		t.Errorf("the vocabulary of all languages has %d wordings", len(v.rows))
	}
}
