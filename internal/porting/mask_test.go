package porting

import (
	"encoding/json"
	"strings"
	"testing"
)

// What papers call a secret, with one behind it: in a sentence, behind a colon, and
// as a program's key.
func TestSecretsByName(t *testing.T) {
	for _, word := range []string{
		"PIN", "Pin", "PIN #", "PIN Number", "Account PIN", "Port-out PIN", "Port Out PIN", "Porting PIN", "Transfer PIN (NTP)", "Number Transfer PIN", "NTP",
		"Passcode", "Account Passcode", "Pass code", "Password", "Security Code", "Security PIN", "Access Code", "Verbal password", "Voicemail passcode",
		"Security answer", "Security question answer", "Secret word", "Personal Identification Number", "PIN (if applicable)", "Account PIN/Passcode", "PIN or last 4 of SSN",
		"SSN", "SSN last 4", "Last 4 of SSN", "Last four SSN", "SSN/Tax ID (last 4)", "EIN/SSN last 4", "Social Security Number", "Last 4 of Social", "Last 4 SS#", "Tax ID last 4",
		"Mot de passe", "NIP", "Numéro NIP", "NIP du compte", "NIP de transfert", "Code NIP", "Code de transfert", "Code d'accès", "Code de sécurité", "Code secret",
		"Numéro d'identification personnel", "NAS", "Numéro d'assurance sociale", "4 derniers chiffres du NAS", "Clave", "Contraseña",
	} {
		for _, secret := range []string{"Zq7391", "660917", "4821"} {
			for _, text := range []string{word + " " + secret, word + ": " + secret, "Customer gave " + word + " " + secret + " today", word + " is " + secret, word + "=" + secret} {
				if got := MaskIn(text, nil); strings.Contains(got, secret) || !strings.Contains(got, "•") {
					t.Errorf("%q is shown as %q", text, got)
				}
			}
		}
	}
	for _, key := range []string{"pin", "portOutPin", "transferPinNtp", "voicemailPin", "accountPIN", "pin_code", "account-passcode", "ssnLast4", "ssn_last_4", "social_security_number", "socialSecurityNumber", "securityAnswer", "secret_word", "mot_de_passe", "taxIdLast4"} {
		for _, text := range []string{key + ": Zq7391", key + ": open sesame", key + "=Zq7391"} {
			if got := MaskIn(text, nil); strings.ContainsAny(got[len(key)+1:], "abcdefghijklmnopqrstuvwxyz0123456789") {
				t.Errorf("%q is shown as %q", text, got)
			}
		}
	}
}

// What only sounds like a secret stays as it is.
func TestNoSecrets(t *testing.T) {
	for _, text := range []string{
		"Pine St 4821", "Passaic, NJ 07055", "Security Code", "the PIN is wrong", "PIN mismatch on order A-77", "Social Services Dept, 12 Main St", "1 Nassau St", "code 7440: rejected",
		"spinning: 4821", "USOC code 1FB", "shipping_address: 12 Main St", "Opinion: 12", "passenger_count: 12", "call 217-555-0100", "compass: 12", "Clavey Rd 12", "NIPSCO 12", "socialite 12",
	} {
		if got := MaskIn(text, nil); got != text {
			t.Errorf("%q is shown as %q", text, got)
		}
	}
}

// A name is masked where it says a secret, and kept wherever it may mean anything else.
func TestMaskName(t *testing.T) {
	for name, want := range map[string]string{
		"PIN 4821": "PIN ••••", "SSN 523-71-8264 PIN Zq7391": "SSN ••••••••••• PIN ••••••", "csr PIN=Zq7391.csv": "csr PIN=••••••.csv", "NIP: 4821": "NIP: ••••",
		"case-pin-0042.pdf": "case-pin-0042.pdf", "csr pin 01.csv": "csr pin 01.csv", "pin mismatch 0042.csv": "pin mismatch 0042.csv", "Pins": "Pins", "217-555-0100.pdf": "217-555-0100.pdf",
	} {
		if got := MaskName(name); got != want {
			t.Errorf("%q is shown as %q, not %q", name, got, want)
		}
	}
}

// Whatever field says a secret beside its value, and wherever it stands.
func TestMaskedEverywhere(t *testing.T) {
	const said = "Acme, PIN: Zq7391"
	where := Where{Sheet: "PIN Zq7391", Cell: "A1", More: []Where{{Sheet: "PIN Zq7391", Cell: "A2"}}}
	r := NewRecord(Document{Kind: KindCSR, Name: "PIN Zq7391.xlsx"})
	for _, n := range Names {
		r.Fields[n] = &Field{Text: said, Parts: &Parts{Street: said, Unit: said, City: said}, Where: where}
	}
	delete(r.Fields, PIN) // which says what to look for
	delete(r.Fields, SSNLast4)
	r.Numbers = []Number{{TN: "+12175550100", Note: said, Where: where, ServiceAddress: &Field{Text: said, Parts: &Parts{Street: said}, Where: where}}}
	r.Conditions = []Condition{{Name: "contract", Text: said, Where: where}}
	r.Unused = []Unused{{Label: said, Where: where}, {Label: "portOutPin: Zq7391", Where: where}}
	r.Problems = []Problem{{Code: ProblemLimit, Message: said, Where: where}}
	before, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	shown, err := json.Marshal(r.Masked())
	if err != nil {
		t.Fatal(err)
	}
	if i := strings.Index(string(shown), "Zq7391"); i >= 0 {
		t.Errorf("shown: %s", shown[max(0, i-100):i+10])
	}
	if after, err := json.Marshal(r); err != nil || string(after) != string(before) {
		t.Errorf("the record itself was masked: %s (%v)", after, err)
	}
	r.Fields[AccountNumber].Text = "523-71-8264"
	if got := r.Masked().Text(AccountNumber); got != "523-71-8264" {
		t.Errorf("the account number is shown as %s", got)
	}
}
