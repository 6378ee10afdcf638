package rules

// The sentences that people read. One voice: short, what is so, then what to do;
// the CSR's exact characters in a fix; never a secret. The words that they are made
// of are in wording.go; those about features stand in advice.go, about several
// signers in signers.go.

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// sentence is a message and its fix.
type sentence struct{ message, fix string }

const notCertain = "The value was not read with certainty: look at the paper."

// What an authorized name is instead of a person's.
const (
	aCompany      = "a company"
	itsCompany    = "the business's own name"
	aRole         = "a role or a department"
	severalPeople = "several people"
	halfAName     = "half a name"
)

// differs is the sentence of a field's difference.
func differs(n porting.Name, part string, ds []porting.Difference, loa, csr string) (message, fix string) {
	s := porting.Subject(n, part)
	verb := func(one, several string) string {
		if n == porting.SSNLast4 {
			return several
		}
		return one
	}
	fix = "Write the " + s + " on the LOA exactly as: " + oneLine(csr)
	has := map[porting.Difference]bool{}
	var mild []string
	for _, d := range ds {
		has[d] = true
		switch d {
		case porting.Case, porting.Spacing, porting.Punctuation, porting.Accent, porting.Lookalike, porting.Abbreviation, porting.WordOrder, porting.Format:
			mild = append(mild, className(d))
		}
	}
	switch {
	case has[porting.MissingOnLOA]:
		return "The " + s + verb(" is", " are") + " on the CSR but missing on the LOA.", fix
	case has[porting.MissingOnCSR] && part != "" && part != "unit":
		// ZIP code, city and state are asked for on every order (47 CFR 52.36(b); Bandwidth 7107-7112).
		return "The " + s + " is on the LOA but not on the CSR.", "Keep it on the LOA, for an order needs it, and ask the losing carrier what its record has: " + oneLine(loa)
	case has[porting.MissingOnCSR] && part != "":
		return "The " + s + " is on the LOA but not on the CSR.", "Leave the " + s + " off the LOA, as the CSR does."
	case has[porting.MissingOnCSR]:
		return "The " + s + verb(" is on the LOA but not on the CSR, so it", " are on the LOA but not on the CSR, so they") + " could not be checked.", "Nothing to change."
	case has[porting.Different]:
		return "The " + s + " on the LOA" + verb(" is not the one", " are not those") + " on the CSR.", fix
	}
	var parts []string
	if len(mild) > 0 {
		parts = append(parts, verb("differs", "differ")+" from the CSR in "+listOf(mild))
	}
	if has[porting.MissingWord] {
		parts = append(parts, verb("lacks", "lack")+" a word that the CSR has")
	}
	if has[porting.ExtraWord] {
		parts = append(parts, verb("has", "have")+" a word that the CSR lacks")
	}
	if has[porting.Transposed] {
		parts = append(parts, verb("has", "have")+" two neighbouring "+signs(loa, csr)+" the wrong way round")
	}
	if has[porting.Typo] {
		switch {
		case part == "zip":
			parts = append(parts, "is another one on the CSR")
		case signs(loa, csr) == "digits":
			parts = append(parts, verb("has", "have")+" other digits on the CSR")
		default:
			parts = append(parts, "is spelled differently on the CSR")
		}
	}
	if has[porting.Truncated] {
		if len(loa) < len(csr) {
			parts = append(parts, verb("is", "are")+" cut off on the LOA")
		} else {
			parts = append(parts, verb("is", "are")+" cut off on the CSR")
		}
	}
	message = "The " + s + " " + listOf(parts) + "."
	if has[porting.Lookalike] && !porting.IsSecret(n) {
		if p := codePoints(loa, csr); p != "" {
			message += " " + p
		}
	}
	return message, fix
}

// signs is what two texts are made of, as a sentence calls it.
func signs(loa, csr string) string {
	if strings.ContainsFunc(loa+csr, unicode.IsLetter) || !strings.ContainsFunc(csr, unicode.IsDigit) {
		return "characters"
	}
	return "digits"
}

func leftover(n porting.Name, loa, csr string) (string, string) {
	switch {
	case csr == "":
		return "The " + n.Spoken() + " on the LOA has words that the CSR lacks: " + loa + ".", "Leave them off the LOA, as the CSR does, unless they are part of the address."
	case loa == "":
		return "The " + n.Spoken() + " on the CSR has words that the LOA lacks: " + csr + ".", "Add them to the LOA exactly as: " + csr
	}
	return "The " + n.Spoken() + " has other words on the CSR: " + csr + ".", "Write them on the LOA exactly as: " + csr
}

// billingGiven is what is said of a service address that is the CSR's billing address.
const billingGiven = "It is the billing address of the CSR: the address at which the lines are installed is wanted."

// secretFix names the place of a value that is not shown.
func secretFix(n porting.Name, w porting.Where) string {
	return "Write the " + n.Spoken() + " on the LOA exactly as it stands in " + place(w) + " of the CSR."
}

func pinMissing(w porting.Where) (string, string) {
	return "The CSR has a PIN, and the LOA gives none.", "Write the PIN on the order; it stands in " + place(w) + " of the CSR."
}

func unreadableField(n porting.Name, loa bool) (string, string) {
	if loa {
		return "The " + n.Spoken() + " on the LOA could not be read.", "Look at the LOA, and compare it with the CSR by eye."
	}
	return "The " + n.Spoken() + " on the CSR could not be read.", "Look at the CSR, and compare it with the LOA by eye."
}

func sameCarrier(csr string) (string, string) {
	return "The losing carrier is written differently, and is the same company.", "Nothing to change; the CSR writes: " + oneLine(csr)
}

func relatedCarrier(s carrier.Successor, csr string) (string, string) {
	m := "The losing carrier goes by another name on the CSR: " + s.To + " came after it"
	if s.Since != "" {
		m += " (" + s.Since + ")"
	}
	m += "."
	if !s.Verified {
		m += " This is not confirmed."
	}
	return m, "If in doubt, write the losing carrier as the CSR does: " + oneLine(csr)
}

func unsigned(authorized string) (string, string) {
	fix := "Have the LOA signed and dated by a person who is authorized on the account."
	if authorized != "" {
		fix = "Have the LOA signed and dated by the authorized person: " + oneLine(authorized)
	}
	return "The LOA is not signed.", fix
}

func typedSignature(who string) (string, string) {
	return "The signature is a typed name, and " + who + " takes signatures by hand only.", "Have the LOA signed by hand, or make sure that an electronic signature is taken."
}

func undated() (string, string) {
	return "The signature on the LOA has no date.", "Have the signer write the date beside the signature."
}

func futureDated(d dates.Date) sentence {
	return sentence{"The LOA is dated in the future (" + d.String() + ").", "Have the LOA dated with the day on which it is signed."}
}

func expired(d dates.Date, age, limit int) sentence {
	return sentence{fmt.Sprintf("The LOA was signed %d days ago (%s); it is good for %d.", age, d, limit), "Have a new LOA signed and dated."}
}

func old(d dates.Date, age, limit int) sentence {
	return sentence{fmt.Sprintf("The LOA was signed %d days ago (%s); many carriers take none older than %d.", age, d, limit), "Have a new LOA signed, or make sure that the carrier takes this one."}
}

func tooOldFor(who string, d dates.Date, age, limit int) sentence {
	return sentence{fmt.Sprintf("The LOA was signed %d days ago (%s); %s takes none older than %d.", age, d, who, limit), "Have a new LOA signed and dated."}
}

func twoReadings(r dates.Reading) string {
	return "The date may be read as " + r.Date.String() + " or " + r.Other.String() + "."
}

// otherDay is what to do about a date that is good as it is read, and would not be
// with day and month the other way round.
func otherDay(d dates.Date) string {
	return "Nothing to change if the day is " + d.String() + "; a month in letters leaves no doubt."
}

// notAPerson: person is one whom the CSR names, "" for none.
func notAPerson(why, person string) (string, string) {
	fix := "Write first and last name of one person who is authorized on the account."
	if person != "" && notPerson(person, "") == "" {
		fix = "Write the authorized person on the LOA exactly as: " + oneLine(person)
	}
	return "The authorized name is " + why + ", not one person's first and last name.", fix
}

func signerDiffers(name string) (string, string) {
	return "The signature is not in the name of the authorized person.", "Have the LOA signed by the person whose name it bears: " + oneLine(name)
}

func poBox(csr string, csrToo bool) (string, string) {
	if csr == "" || csrToo {
		return "The service address is a post office box.", "Write the street address at which the lines are installed."
	}
	return "The service address is a post office box.", "Write the service address on the LOA exactly as: " + oneLine(csr)
}

func severalBTNs(tns []string) (string, string) {
	return "The LOA names several billing telephone numbers: " + numberList(tns) + ".", "Make one LOA for each billing telephone number."
}

func lacksContent(lacks []string) (string, string) {
	return "The LOA lacks " + listOf(lacks) + ", or it could not be read.", "Put " + listOf(lacks) + " on the LOA: federal rules ask for it."
}

func lacksTitle() (string, string) {
	return "The LOA asks for the signer's title, and it is blank.", "Have the signer add his or her title."
}

// lacksStatements names what the LOA's wording lacks.
func lacksStatements(lacks []string) (string, string) {
	var words []string
	for _, s := range lacks {
		switch s {
		case porting.StatesChange:
			words = append(words, "that the subscriber changes the carrier")
		case porting.StatesAgent:
			words = append(words, "that the new carrier acts as the subscriber's agent")
		case porting.StatesOneCarrier:
			words = append(words, "that a number has one carrier for one service")
		case porting.StatesFee:
			words = append(words, "that a fee may apply")
		}
	}
	return "The LOA does not say " + listOf(words) + ".", "Use a form whose wording says all that 47 CFR 64.1130(e) asks for, should the losing carrier insist."
}

func authorisesNothing() (string, string) {
	return "No words were found on the LOA that authorise the port.", "Use a form that says so: 47 CFR 64.1130(e) asks for it."
}

func otherAddress(tn, csr string) (string, string) {
	return telephone.Format(tn) + " is at another address on the CSR than the LOA gives: " + oneLine(csr) + ".", "Make an LOA of its own for that address, or ask the losing carrier whether this one covers it."
}

func severalAccounts(tn string) (string, string) {
	return telephone.Format(tn) + " is on another account of the CSR.", "Take it off this LOA, and port it with an LOA for its own account."
}

func notOnAccount(tn string) (string, string) {
	if telephone.TollFree(tn) {
		return telephone.Format(tn) + " is not on the CSR: it is toll-free, and carriers keep no CSR for such numbers.", "Take it off this LOA, and port it with an LOA and an order of its own (RespOrg change)."
	}
	return telephone.Format(tn) + " is not on the CSR.", "Take it off the LOA, or find the account that it belongs to."
}

func notOnCutAccount(tn string) (string, string) {
	return telephone.Format(tn) + " is not on the CSR, which may be cut off.", "Ask the losing carrier whether the number is on the account."
}

func inactive(tn, status string) (string, string) {
	return telephone.Format(tn) + " is " + status + " on the CSR.", "Have the number restored, or take it off the LOA."
}

func suspendedAccount() (string, string) {
	return "The account is suspended.", "Have the losing carrier restore the account before the order is sent."
}

func notPortable(tn string) (string, string) {
	return telephone.Format(tn) + " is of a kind that is not ported.", "Take it off the LOA."
}

func tollFreeMixed(free []string) (string, string) {
	return "Toll-free and local numbers stand on one LOA: " + numberList(free) + ".", "Port the toll-free numbers with an order of their own (RespOrg change)."
}

func tollFreeOnly() (string, string) {
	return "All the numbers are toll-free: they move by a change of RespOrg, and carriers keep no CSR for them.", "Send them with a RespOrg form to the new carrier."
}

func deadBTN(tn string) (string, string) {
	return "The billing telephone number " + telephone.Format(tn) + " is disconnected on the CSR.", "Ask the losing carrier for the account's working BTN, and write that one on the LOA."
}

func neitherList(tns []string) (string, string) {
	return "The LOA lists the numbers that stay, and has these of the account in neither list: " + numberList(tns) + ".", "Add them to the numbers to port or to those that stay."
}

func notFull(stay []string) (string, string) {
	return "The LOA says full port, but numbers of the account stay: " + numberList(stay) + ".", "Mark the LOA as a partial port, or add the numbers to it."
}

func notPartial() (string, string) {
	return "The LOA says partial port, but it takes every working number of the account.", "Mark the LOA as a full port, or take off the numbers that stay."
}

// mainBTN and newBTN: may are the numbers that may be the new BTN, bound those of a
// Centrex block, which cannot stay behind.
func mainBTN(btn string, may, bound []string) (string, string) {
	return "The billing telephone number " + telephone.Format(btn) + " ports while other numbers stay.", nameBTN("Name a new BTN on the LOA: one of the numbers that stay, ", may, bound)
}

func newBTN(why string, may, bound []string) (string, string) {
	return "The new BTN " + why + ".", nameBTN("Name as new BTN one of the numbers that stay: ", may, bound)
}

func nameBTN(ask string, may, bound []string) string {
	switch {
	case len(may) > 0:
		return ask + numberList(may) + "."
	case len(bound) > 0:
		return "Port all the numbers of the Centrex block, " + numberList(bound) + " too, or have the losing carrier put a new number on the account as its BTN."
	}
	return "Have the losing carrier put a working number on the account as its BTN, for none of those that stay is active, or port them all."
}

func oldBTNStays(btn string, stays bool) (string, string) {
	if !stays {
		return "The new BTN is the old one, " + telephone.Format(btn) + ", and no number of the account stays.", "Leave the new BTN off the LOA, or ask the customer which numbers stay."
	}
	return "The new BTN is the account's BTN as it is, " + telephone.Format(btn) + ", which stays.", "Leave the new BTN off the LOA, or ask the customer which number is meant: carriers take none that is the old one."
}

func invalidNumber(text string, loa bool) (string, string) {
	if loa {
		return "“" + oneLine(text) + "” in the LOA's list is no valid telephone number.", "Correct the number on the LOA."
	}
	return "“" + oneLine(text) + "” in the CSR's list is no valid telephone number.", "Look at the CSR: a number of the account may be hidden behind it."
}

func csrTruncated(n int) (string, string) {
	if n == 100 {
		return "The CSR holds exactly 100 numbers, where some carriers cut it off.", "Ask the losing carrier whether the account has more numbers."
	}
	return "The CSR is only a part of the record.", "Ask the losing carrier for the whole record."
}

func duplicate(tn string, onLOA, onCSR bool) (string, string) {
	switch {
	case onLOA && onCSR:
		return telephone.Format(tn) + " stands on the LOA and on the CSR more than once.", "Take the second one off the LOA."
	case onCSR:
		return telephone.Format(tn) + " stands on the CSR more than once.", "Nothing to change; look whether both lines of the CSR say the same."
	}
	return telephone.Format(tn) + " stands on the LOA more than once.", "Take the second one off the LOA."
}

func project(n, limit int) (string, string) {
	return fmt.Sprintf("The LOA ports %d numbers; from %d on carriers treat an order as a project.", n, limit), "Plan for a longer interval, and agree on the date with the losing carrier."
}

func freeze(names []string) (string, string) {
	what := featureWords(names)
	return "The account has a " + what + ".", "Have the customer lift the " + what + " with the losing carrier, and note the confirmation."
}

func pendingOrder(tn string, stays bool) (string, string) {
	const fix = "Have the pending order completed or cancelled before this one is sent."
	switch {
	case tn == "":
		return "The account has a pending order.", fix
	case stays:
		return telephone.Format(tn) + ", which stays, has a pending order: it may hold the whole account.", fix
	}
	return telephone.Format(tn) + " has a pending order.", fix
}

var (
	contractText = sentence{"The account is under a contract.", "Make sure that the customer knows what leaving the contract costs."}
	resoldText   = sentence{"The line is resold: the underlying carrier's record counts.", "Ask the reseller for the record of the underlying carrier."}
)

func businessDays(n int) string {
	if n == 1 {
		return "one business day"
	}
	return fmt.Sprintf("%d business days", n)
}

func dueDate(d dates.Date, why string, earliest, latest dates.Date) sentence {
	return sentence{"The desired due date " + d.String() + " " + why + ".", "Ask for a business day from " + earliest.String() + " to " + latest.String() + "."}
}

func staleCSR(d dates.Date, age int) sentence {
	return sentence{fmt.Sprintf("The CSR is %d days old (%s).", age, d), "Get a new CSR: the account may have changed."}
}

func doubtful(message string, loa bool) (string, string) {
	if message == "" {
		message = "a value could not be read with certainty"
	}
	r := []rune(message)
	r[0] = unicode.ToUpper(r[0])
	m := strings.TrimRight(string(r), ".")
	if loa {
		return "LOA: " + m + ".", "Look at the LOA, and compare it with the CSR by eye."
	}
	return "CSR: " + m + ".", "Look at the CSR, and compare it with the LOA by eye."
}

func readByOCR(what []string, loa bool) (string, string) {
	paper := "CSR"
	if loa {
		paper = "LOA"
	}
	were := " were"
	if len(what) == 1 && what[0] != "telephone numbers" {
		were = " was"
	}
	return "On the " + paper + ", " + listOf(what) + were + " read from an image; nothing speaks against what was read, but a person has to see it.", "Look at the " + paper + ", and see that it says so to the character."
}

func nothingRead(what string) (string, string) {
	return "No " + what + " was read from the CSR.", "Look at the CSR, and compare the " + what + " by eye."
}

func portAndKeep(tn string) (string, string) {
	return telephone.Format(tn) + " stands on the LOA both as a number to port and as one to keep.", "Ask the customer, and strike it from one of the two lists."
}

func accountOfOtherBTN(btn, account string) (string, string) {
	return "The CSR's account number begins with " + telephone.Format(account) + ", its BTN is " + telephone.Format(btn) + ".", "Ask the losing carrier which one is the BTN."
}
