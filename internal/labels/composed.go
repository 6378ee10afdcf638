package labels

// Labels that no wording fits, but whose words leave no choice: "Carrier today",
// "Address where the lines are installed", "Who will sign".

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/porting"
)

//go:embed composed.tsv
var composedData string

// class is a set of kinds of words.
type class uint32

const (
	filler class = 1 << iota
	old
	fresh
	carrier
	service
	place
	addressed
	placed
	bill
	account
	number
	telephones
	lined
	mainly
	company
	legal
	holder
	named
	signing
	person
	titled
	pin
	guard
	moving // in no composition: what it is about, the lists of numbers know
)

var classNames = [...]string{"filler", "old", "new", "carrier", "service", "place", "address", "placed", "bill", "account", "number",
	"telephone", "line", "main", "company", "legal", "holder", "name", "signing", "person", "title", "pin", "guard", "porting"}

// classOf is the class of a word.
var classOf = sync.OnceValue(func() map[string]class {
	m := make(map[string]class, 256)
	for _, l := range strings.Split(composedData, "\n") {
		name, words, ok := strings.Cut(l, "\t")
		if !ok || strings.HasPrefix(l, "#") {
			continue
		}
		for i, n := range classNames {
			if n == name {
				for _, w := range strings.Fields(words) {
					m[canonical(w)] |= 1 << i
				}
			}
		}
	}
	return m
})

// composed tells what a label asks for that is put together of known words alone.
func (v *Vocabulary) composed(ts []token) (Match, bool) {
	if !v.composes || len(ts) < 2 || len(ts) > 9 {
		return Match{}, false
	}
	var has class
	words, weighty := classOf(), 0
	for i, t := range ts {
		if i+1 < len(ts) && (t.sep == ':' || t.sep == '_' || t.sep == '\n') {
			return Match{}, false
		}
		c := words[t.word]
		if c == 0 {
			return Match{}, false
		}
		if c != filler {
			weighty++
		}
		has |= c
	}
	if last := ts[len(ts)-1]; last.sep != ':' && goesOn(last.word) {
		return Match{}, false // "The PIN is" begins a sentence
	}
	if words[ts[len(ts)-1].word] == telephones && has&company != 0 && has&carrier == 0 {
		return Match{}, false // "Company phone" is no phone company
	}
	t := composition(has &^ filler)
	if t == "" || weighty == 0 {
		return Match{}, false
	}
	last := ts[len(ts)-1]
	return Match{Target: t, Start: ts[0].start, End: last.end, Words: weighty, Source: "composed"}, true
}

// goesOn tells whether a word is none that a label ends with.
func goesOn(w string) bool {
	switch w {
	case "is", "are", "at", "of", "to", "from", "by", "and", "the", "for", "in", "on", "with", "as", "or", "my", "our", "a", "an", "your":
		return true
	}
	return false
}

// composition is what the classes of a label's words ask for together, "" if that
// is not certain.
func composition(has class) Target {
	is := func(c class) bool { return has&c != 0 }
	only := func(c class) bool { return has&^c == 0 }
	switch {
	case is(pin) && only(pin|guard|account|number|carrier|old|service|telephones|company):
		return Target(porting.PIN)
	case is(carrier) && is(account) && only(carrier|account|number|old|service|telephones):
		return Target(porting.AccountNumber)
	case (is(carrier) || is(telephones) && is(company)) && only(carrier|telephones|company|old|fresh|service|named):
		switch {
		case is(fresh) && is(old):
			return ""
		case is(fresh):
			return Target(porting.NewCarrier)
		case is(old):
			return Target(porting.CurrentCarrier)
		}
		return Carrier
	case is(bill) && is(addressed|place) && only(bill|addressed|place|company|account|old):
		return Target(porting.BillingAddress)
	case is(mainly) && is(number) && is(telephones|lined|account|company) && only(mainly|number|telephones|lined|account|company|service):
		return Target(porting.BTN)
	case is(account) && is(number) && only(account|number|old|service|company):
		return Target(porting.AccountNumber)
	case is(addressed) && is(service|place|placed|lined) && only(addressed|place|placed|service|lined|telephones|old|company),
		is(place) && is(service|placed|lined) && only(place|placed|service|lined|telephones),
		is(placed) && is(service|lined) && only(placed|service|lined|telephones):
		return Target(porting.ServiceAddress)
	case is(signing) && is(named) && only(signing|named|account|holder|company|person):
		return Target(porting.AuthorizedName)
	case is(named) && is(company) && only(named|company|bill|account|telephones|old|legal|holder):
		return Target(porting.CustomerName)
	case is(company|legal|account) && is(named) && only(company|legal|account|named|holder), is(legal) && is(company|holder) && only(legal|company|holder|named):
		return Target(porting.CustomerName)
	case is(signing) && is(person) && only(signing|person|named|company|account|holder):
		return Target(porting.AuthorizedName)
	case is(titled) && is(signing|person|company) && only(titled|signing|person|company):
		return Target(porting.AuthorizedTitle)
	}
	return ""
}
