package csr

// Responses whose members say a state, a name or whether there is a PIN in ways of their own.

import "testing"

func TestMembers(t *testing.T) {
	const want = `
customer_name "Peach Ltd"
authorized_name "Ann Peach"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100=active 0101=disconnected`
	for _, tt := range []struct{ name, text, want string }{
		{"whether a line is active, whether there is a PIN, names below each other", `
{"accountNumber":"6-1","hasPin":true,"passcodeRequired":"Y","customer":{"businessName":"Peach Ltd","authorizedContacts":[{"first":"Ann","last":"Peach"}]},"location":{"address1":"1 Elm St","city":"Peoria","state":"IL","zip":"61602"},"tns":[{"tn":"3095550100","active":true},{"tn":"3095550101","active":false}]}`, want},
		{"in XML, with a name inside of a person", `
<Envelope><Body><csrResponse><customerName>Peach Ltd</customerName><accountNum>6-1</accountNum><PinRequired>true</PinRequired><authorizedContact><name><given>Ann</given><family>Peach</family></name></authorizedContact><svcAddr><line1>1 Elm St</line1><city>Peoria</city><st>IL</st><zip>61602</zip></svcAddr><tns><tn><number>3095550100</number><inService>Y</inService></tn><tn><number>3095550101</number><inService>N</inService></tn></tns></csrResponse></Body></Envelope>`, want},
		{"states under a name that nobody knows", `
{"acctNo":"6-1","acctName":"Peach Ltd","pinOnFile":true,"signatory":{"givenName":"Ann","surname":"Peach"},"serviceLocation":"1 Elm St, Peoria, IL 61602","services":[{"tn":"309-555-0100","xcond":"In Service"},{"tn":"309-555-0101","xcond":"Disconnected"}]}`, want},
		{"a PIN beside whether one is asked for", `
{"accountNumber":"6-1","pinRequired":true,"pin":"4471","accountName":"Peach Ltd","serviceAddress":"1 Elm St, Peoria, IL 61602","tns":["3095550100"]}`, `
customer_name "Peach Ltd"
account_number "6-1"
pin "4471"
service_address 1 Elm St||Peoria|IL|61602
0100`},
		{"features as items of a list", `
<Response><Admin><AccountNumber>6-1</AccountNumber><CompanyName>Peach Ltd</CompanyName></Admin><SvcAddress>1 Elm St, Peoria, IL 61602</SvcAddress><Lines><Line><Tn>3095550100</Tn><LineStatus>Active</LineStatus><LineType><Item>Fax Line</Item></LineType></Line><Line><Tn>3095550101</Tn><LineStatus>Pending</LineStatus><LineType><Item>Caller ID</Item><Item>ISDN PRI</Item></LineType></Line></Lines></Response>`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100,fax=active 0101,isdn_pri=pending`},
		{"an address inside of what it is for", `
{"customer":{"accountNumber":"6-1","accountName":"Peach Ltd"},"billing":{"billingTelephoneNumber":"3095550100","address":{"line1":"PO Box 9","city":"Pekin","state":"IL","postalCode":"61554"}},"serviceLocation":{"street":"1 Elm St","unit":"Bldg. 3","city":"Peoria","state":"IL","postalCode":"61602"},"lines":[{"tn":"3095550100"}]}`, `
customer_name "Peach Ltd"
btn "3095550100"
account_number "6-1"
service_address 1 Elm St|Bldg. 3|Peoria|IL|61602
billing_address PO Box 9||Pekin|IL|61554
0100`},
		{"names of persons in columns of labels", `
Account,6-1
Customer,Peach Ltd
PIN,On file
Authorized User First Name,Ann
Authorized User Last Name,Peach
Service Address,"1 Elm St, Peoria, IL 61602"
TN,309-555-0100
`, `
customer_name "Peach Ltd"
authorized_name "Ann Peach"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100`},
	} {
		t.Run(tt.name, func(t *testing.T) { readsAs(t, tt.text, tt.want) })
	}
}
