package loa

// Letters that are not in English alone.

import (
	"fmt"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
)

func TestGermanForm(t *testing.T) {
	rec := read(t, draw("50 50 Vollmacht zur Rufnummernportierung", "50 70 Firma: Huber Metallbau GmbH", "50 85 Straße, Hausnummer: Gewerbestr. 14a", "50 100 PLZ/Ort: 5020 Salzburg",
		"50 115 Bisheriger Anbieter: A1 Telekom", "50 130 Kundennummer: K-4471", "50 145 Zu portierende Rufnummern:", "50 160 217-555-0100", "50 185 Unterschrift: /s/ Jörg Weiß", "300 185 Datum: 12.11.2026"))
	wantText(t, rec, porting.CustomerName, "Huber Metallbau GmbH")
	wantText(t, rec, porting.ServiceAddress, "Gewerbestr. 14a\n5020 Salzburg")
	wantText(t, rec, porting.CurrentCarrier, "A1 Telekom")
	wantText(t, rec, porting.AccountNumber, "K-4471")
	wantText(t, rec, porting.Signature, "/s/ Jörg Weiß")
	wantText(t, rec, porting.SignatureDate, "12.11.2026")
	wantNumbers(t, rec, "0100 port")
}

func TestFrenchForm(t *testing.T) {
	rec := read(t, draw("50 50 Lettre d’autorisation", "50 70 Nom de l’entreprise : Côté ltée", "50 85 Fournisseur actuel : Vidéotron", "50 100 N° de compte : VD-330",
		"50 115 NIP : 7719", "50 130 Numéros à transférer :", "50 145 418-555-0131", "50 160 418-555-0132 (télécopieur)",
		"50 185 Numéros à ne pas transférer :", "50 200 418-555-0139", "50 225 Nom de la personne autorisée : Éloïse Côté"))
	wantText(t, rec, porting.CustomerName, "Côté ltée")
	wantText(t, rec, porting.CurrentCarrier, "Vidéotron")
	wantText(t, rec, porting.AccountNumber, "VD-330")
	wantText(t, rec, porting.PIN, "7719")
	wantText(t, rec, porting.AuthorizedName, "Éloïse Côté")
	wantNumbers(t, rec, "0131 port", "0132 port fax", "0139 keep")
}

// "&" is the conjunction of every language.
func TestAmpersandInOtherLanguages(t *testing.T) {
	rec := read(t, draw("50 50 Lettre d’autorisation", "50 70 Nom & prénom : Éloïse Côté", "50 85 Code postal & ville : 75002 Paris", "50 100 Signature & cachet : /s/ Éloïse Côté", "300 100 Lieu & date : 17/11/2026"))
	wantText(t, rec, porting.Signature, "/s/ Éloïse Côté")
	wantText(t, rec, porting.SignatureDate, "17/11/2026")
}

func TestSlashBehindAShortForm(t *testing.T) {
	rec := read(t, draw("50 50 Customer name / Nom du client: Érablière", "50 65 Service address / Adresse de service: 88 rang St-Joseph", "50 80 Account no. / N° de compte: 4402-118", "50 95 Numéro: 5"))
	wantText(t, rec, porting.AccountNumber, "4402-118")
}

// Forms that say each label twice, one language below the other: in cells or without,
// either language first, with lines of which nobody knows the wording among them.
func TestLabelsInTwoLanguages(t *testing.T) {
	say := func(x string, rows ...[3]string) []string {
		out := []string{"50 40 Letter of Authorization / Lettre d'autorisation / Carta de autorización"}
		for i, r := range rows {
			y := 70 + 30*i
			out = append(out, fmt.Sprintf("52 %d %s", y, r[0]), fmt.Sprintf("52 %d %s", y+11, r[1]))
			if r[2] != "" {
				for j, line := range strings.Split(r[2], "/") {
					out = append(out, fmt.Sprintf("%s %d %s", x, y+11*j, line))
				}
			}
		}
		return out
	}
	french := [][3]string{
		{"Customer name (as on the bill)", "Nom du client (tel que sur la facture)", "Côté & Frères inc."},
		{"Service address", "Adresse de service", "1250, boul. René-Lévesque Ouest/Montréal (Québec) H3B 4W8"},
		{"Current service provider", "Fournisseur de services actuel", "Bell Canada"},
		{"Account number", "Numéro figurant au dossier", "44-1207-A"}, // a wording that nobody knows
		{"Billing telephone number", "Numéro de téléphone principal", "514-555-0133"},
		{"Date", "Date", "2026-11-12"},
		{"Name (print)", "Nom (en lettres moulées)", "Geneviève Côté"},
	}
	want := map[porting.Name]string{porting.CustomerName: "Côté & Frères inc.", porting.ServiceAddress: "1250, boul. René-Lévesque Ouest\nMontréal (Québec) H3B 4W8",
		porting.CurrentCarrier: "Bell Canada", porting.AccountNumber: "44-1207-A", porting.BTN: "514-555-0133", porting.AuthorizedName: "Geneviève Côté"}
	turned := make([][3]string, len(french))
	for i, r := range french {
		turned[i] = [3]string{r[1], r[0], r[2]}
	}
	turned[3] = [3]string{"Numéro de compte", "Account number", "44-1207-A"}
	for name, rows := range map[string][][3]string{"English first": french, "French first": turned} {
		for _, ruled := range []bool{true, false} {
			p := draw(say("302", rows...)...)
			if ruled {
				ys := []float64{58}
				for i := range rows {
					ys = append(ys, 58+30*float64(i+1))
				}
				grid(p, []float64{48, 298, 560}, ys)
				p.FillUpright()
			}
			rec := read(t, p)
			for n, w := range want {
				if f := rec.Fields[n]; f == nil || f.Text != w {
					t.Errorf("%s, ruled %v: %s = %+v, want %q", name, ruled, n, f, w)
				}
			}
		}
	}
	rec := read(t, draw(say("302", [3]string{"Company name", "Nombre de la empresa", "Panadería Sol LLC"}, [3]string{"Service address", "Dirección de servicio", "12 Elm St, Barre, VT 05641"},
		[3]string{"Account number", "Número de cuenta", "A-4471"}, [3]string{"Current provider", "Proveedor actual", "Vonage"})...))
	wantText(t, rec, porting.CustomerName, "Panadería Sol LLC")
	wantText(t, rec, porting.ServiceAddress, "12 Elm St, Barre, VT 05641")
	wantText(t, rec, porting.AccountNumber, "A-4471")
	wantText(t, rec, porting.CurrentCarrier, "Vonage")
}
