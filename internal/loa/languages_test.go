package loa

// Letters that are not in English alone.

import (
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

func TestSlashBehindAShortForm(t *testing.T) {
	rec := read(t, draw("50 50 Customer name / Nom du client: Érablière", "50 65 Service address / Adresse de service: 88 rang St-Joseph", "50 80 Account no. / N° de compte: 4402-118", "50 95 Numéro: 5"))
	wantText(t, rec, porting.AccountNumber, "4402-118")
}
