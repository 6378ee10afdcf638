package loa

import (
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
)

// The company that a sentence tells to release the numbers has them now.
func TestWhoReleases(t *testing.T) {
	for sentence, want := range map[string]string{
		"Customer directs CenturyLink to release the numbers in Exhibit 1 without delay.":  "CenturyLink",
		"I have instructed Frontier Communications, Inc. to release my telephone numbers.": "Frontier Communications, Inc.",
		"We request that nobody release them, and Verizon to bill us until then.":          "",
		"I authorize my current carrier to release the numbers to whoever asks for them.":  "",
		"I direct Current Carrier to release the numbers that are listed in this letter.":  "",
	} {
		rec := read(t, draw("50 50 Customer Name: Acme, Inc.", "50 70 Service Address: 5 Elm St, Barre, VT 05641", "50 130 Numbers to port: 802-555-0142", "50 170 "+sentence, "50 200 Signature: /s/ Jo Tran"))
		wantText(t, rec, porting.CurrentCarrier, want)
		wantText(t, rec, porting.NewCarrier, "")
	}
	for sentence, want := range map[string]string{
		"We are moving our telephone service to Ridgeline Voice, LLC. Please treat this as our consent.":        "Ridgeline Voice, LLC",
		"We are switching all of our lines to Keystone Cloud Telephony, Inc. Please treat this as our consent.": "Keystone Cloud Telephony, Inc.",
		"We are sending a copy of our bill for service to Ridgeline Voice today.":                               "",
	} {
		rec := read(t, draw("50 50 Customer Name: Acme, Inc.", "50 130 Numbers to port: 802-555-0142", "50 170 "+sentence, "50 200 Signature: /s/ Jo Tran"))
		wantText(t, rec, porting.NewCarrier, want)
	}
	rec := read(t, draw("50 50 Customer Name: Acme, Inc.", "50 130 Numbers to port: 802-555-0142", "50 170 Acme, Inc. has chosen Metro Optical Networks as its local carrier.", "50 200 Signature: /s/ Jo Tran"))
	wantText(t, rec, porting.NewCarrier, "Metro Optical Networks")
}

// The company that a form's printed sentence makes the customer's agent.
func TestAgentOfAForm(t *testing.T) {
	for sentence, want := range map[string]string{
		"I authorize Cirrus Dial, Inc. to act on my behalf to transfer these numbers.":                    "Cirrus Dial, Inc.",
		"By my signature I designate Juniper Hill Telecom as my agent for the purpose of changing it.":    "Juniper Hill Telecom",
		"I allow Sandhill Wireless & Cable TV to act as my agent and to bring my numbers over.":           "Sandhill Wireless & Cable TV",
		"This letter authorizes The Bank of Voice, L.L.C. (“TELCO”) to port the numbers.":                 "The Bank of Voice, L.L.C.",
		"We appoint Meridian Voice LLC or its designated agent to obtain our record.":                     "Meridian Voice LLC",
		"I ask Hearthstone VoIP to arrange the transfer of the numbers.":                                  "Hearthstone VoIP",
		"I authorize Verizon to release my customer service record to whoever asks for it.":               "",
		"I authorize the new provider to act as my agent in all that is said above.":                      "",
		"I authorize my agent to act for me, and Cirrus Dial to bill me.":                                 "",
		"Do not authorize anybody else. Acme to act.":                                                     "",
		"The undersigned is authorized to act for the customer; Customer authorizes Provider to port it.": "",
		"I hereby authorize ______________________ to port my numbers from my present provider.":          "",
		"I authorize New Carrier to act as my agent and to port the numbers.":                             "",
	} {
		rec := read(t, draw("50 50 Customer Name: Acme, Inc.", "50 70 Service Address: 5 Elm St, Barre, VT 05641", "50 90 BTN: 802-555-0142", "50 110 Account Number: 4471", "50 130 Numbers to port: 802-555-0142", "50 170 "+sentence, "50 200 Signature: /s/ Jo Tran"))
		wantText(t, rec, porting.NewCarrier, want)
		if hasProblem(rec, porting.ProblemAmbiguousLabel, porting.NewCarrier) {
			t.Errorf("%q: %v", sentence, rec.Problems)
		}
	}
	// a label that asks for it and has no value goes before
	rec := read(t, draw("50 50 Customer Name: Acme, Inc.", "50 70 New carrier:", "50 90 BTN: 802-555-0142", "50 130 Numbers to port: 802-555-0142", "50 170 I authorize Cirrus Dial, Inc. to act as my agent.", "50 200 Signature: /s/ Jo Tran"))
	wantText(t, rec, porting.NewCarrier, "")
}
