package csr

import (
	_ "embed"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/csr/cells"
)

// wordings are the names that the domain notes (sections 2.1, 4 and 5) give for what
// stands on a record: labels of forms, members of interfaces, identifiers. Each line
// is a target, "@" and whose it is where the wording says so, and the wordings.
const wordings = `
customer_name	Customer (Company) Name|Customer/End-User Name|Company Name|End user / business name|Business Name|Name on Account|Account holder name|Organization's name|Billing Company Name|Legal business name|Account Name|Business or Residence Name|Billing Name|Subscriber name|Customer Name|Company/Subscriber Name|Customer of record
customer_name	entity_name|customer_name|BusinessName|Subscriber.Name|EndUserName|CustomerName|end_user_name|NAME|BN1
authorized_name	LOA Authorizing Person's Name|Authorized Person|Authorizing person's name|Authorized user|Authorized user details|Authorized user's name|Authorized contact|Authorized name|Authorization name|Authorized representative|Authorized Person's Name|Auth Name|AUTHNM|signee_name
authorized_name	LoaAuthorizingPerson|AuthorizingPerson|AuthorizingUserName|auth_person_name|authorized_person_name|authorized_representative
btn	Billing Telephone Number (BTN)|BTN|Billing Number|Billing Telephone|BTN (Billing Telephone Number)|Account Telephone Number|ATN|EATN|EATN – Existing Account Telephone Number|billing phone number|Main Billing Telephone Number (BTN)|main telephone number|pilot|pilot line|Billing telephone number on the account|Billing Telephone Number|Main Telephone|Main Phone
btn	BillingTelephoneNumber|WorkingOrBillingTelephoneNumber|AccountTelephoneNumber|billing_phone_number|account_telephone_number|btn
account_btn	BTN/ACCT #|Billed Telephone Number/Account number
account_number	Losing Carrier Account Number|Account number|Service account number|AN|Account Code|BAN|BAN – Billing Account Number|Account number and customer number|AccountNumber|account_number
customer_code	CustomerCode|customer_code
pin	PIN|Passcode|PIN/Passcode|security PIN|account PIN|PIN – if needed by your current service provider|Service PIN|Account Pin|account pass code or the password|Transfer PIN|Port-Out Passcode/PIN|Security Code|End user PIN|End user password|PinNumber|EndUserPIN|EndUserPassword|pin_passcode
ssn_last4	last 4 digits of the authorized account holder's SSN|SSN/Tax ID
service_address@service	Service address|Current Service Address (as it is listed with your current carrier)|Service Address (Address where service is installed / working)|ServiceAddress|SA
service_address	Company Address|UnparsedAddress|full_address
billing_address@billing	Billing Address|Billing Address (Address where account bills are sent)|Billing Address (As appears on phone bill)|BA1
street_number	HouseNumber|SANO|street_number|HousePrefix|HouseSuffix|SAPR|SASF
pre_directional	PreDirectional|SASD|street_pre_dir
street_name	StreetName|SASN
street_type	StreetSuffix|SATH|street_type
post_directional	PostDirectional|SASS|street_post_dir
street	street_address|street
unit	AddressLine2|address_2|street_2|extended_address|LD1|LV1|LD2|LV2|LD3|LV3
city	City|locality|CITY
state	StateCode|State|region|administrative_area|STATE
zip	Zip|postal_code|ZIP
zip4	PlusFour
county	County
current_carrier	Losing Carrier|Current Service Provider|Current Carrier|Carrier Name|carrier_name|losingCarrierName|LSP
numbers	WTN / Working Telephone Number|WTN|TN|WorkingTelephoneNumber|WorkingTelephoneNumbersOnAccount|associated_phone_numbers|phone_numbers|Telephone Numbers|numbers
customer_type	Type of Account – Business or Residential|Customer Type|SubscriberType|TOS|Class of Service|CLS
contact_email	Contact's Email
contact_phone@contact	Contact's Number (not BTN)
csr_date	DATED|Bill Date|bill_date
listed_name	LN|Listed Name
listed_address	LA|Listed Address
remarks	RMKR|RMKS|REMARKS
features	Feature|Features|USOC|Feature (USOC + English description)|Service Configuration Values
circuit	Circuit
none	PIC|LPIC|PCA|ILN|ZCL|RTE|TAR|SIC|CCNA|CC|AGAUTH|TXTYP|LNA|LNUM|ELT|MI|DDD|REQTYP|ACT|Tax Jurisdiction
quantity	Qty
`

// TestWordings reads every wording of the domain notes as a label.
func TestWordings(t *testing.T) {
	for line := range strings.Lines(wordings) {
		target, list, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			continue
		}
		target, whose, _ := strings.Cut(target, "@")
		for _, w := range strings.Split(list, "|") {
			texts := []string{w, w + ":"}
			if !strings.Contains(w, "–") { // the items of a response form
				texts = append(texts, "3. "+w, "B.2 "+w)
				if strings.Contains(w, " ") && target != "numbers" { // "12 Telephone Numbers" says how many
					texts = append(texts, "12 "+w)
				}
			}
			for _, text := range texts {
				l := cells.FindLabel(text)
				if got := string(l.Target); got != target && !(target == "customer_name" && (got == "name" || got == "company")) && !(target == "street" && got == "address") {
					t.Errorf("%q is %q (feature %q), want %q", text, got, l.Feature, target)
				}
				if want := map[string]cells.Side{"service": cells.ServiceSide, "billing": cells.BillingSide, "contact": cells.ContactSide}[whose]; want != cells.NoSide && l.Side != want {
					t.Errorf("%q is of side %d, want %d", text, l.Side, want)
				}
			}
		}
	}
}

//go:embed testdata/usual.tsv
var usual string

// TestUsual reads the wordings of exports and portals.
func TestUsual(t *testing.T) {
	for line := range strings.Lines(usual) {
		target, list, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(target, "#") {
			continue
		}
		for text := range strings.SplitSeq(list, "|") {
			l := cells.FindLabel(text)
			got := string(l.Target)
			if l.Feature != "" {
				got = "feature:" + l.Feature
			}
			if got != target {
				t.Errorf("%q is %q, want %q", text, got, target)
			}
		}
	}
}
