package desk

// Which cases the list shows: a search in what the board knows.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/pipeline"
)

// query is what the list is asked for.
type query struct {
	text, class, sort string
	page              int
}

const perPage = 50

// result is one page of the list.
type result struct {
	records []*record
	counts  map[string]int // by class, of those that the text finds; "" is all
	found   int
	page    int
	pages   int
	total   int // cases, whatever the text
}

// list returns a page of the cases. Cases that moved are not listed.
func (b *board) list(q query) result {
	words := strings.Fields(strings.ToLower(q.text))
	res := result{counts: map[string]int{}}
	var all []*record
	b.mu.RLock()
	for _, r := range b.cases {
		if r.class == pipeline.StateMoved {
			continue
		}
		res.total++
		if !r.matches(q.text, words) {
			continue
		}
		res.counts[""]++
		res.counts[r.class]++
		if q.class == "" || q.class == r.class {
			all = append(all, r)
		}
	}
	b.mu.RUnlock()
	slices.SortFunc(all, func(x, y *record) int {
		order := 0
		switch q.sort {
		case "oldest":
			order = x.first.Compare(y.first)
		case "customer":
			order = strings.Compare(customerOf(x), customerOf(y))
		default:
			order = y.changed.Compare(x.changed)
		}
		if order == 0 {
			order = strings.Compare(x.name, y.name)
		}
		return order
	})
	res.found = len(all)
	res.pages = max(1, (len(all)+perPage-1)/perPage)
	res.page = min(max(q.page, 1), res.pages)
	from := (res.page - 1) * perPage
	res.records = all[from:min(from+perPage, len(all))]
	return res
}

func customerOf(r *record) string {
	if r.status != nil && r.status.Customer != "" {
		return strings.ToLower(r.status.Customer)
	}
	return strings.ToLower(r.name)
}

// matches tells whether a case has all words in its name, its customer's, or its
// files'; or a text of digits in its BTN, however it is written.
func (r *record) matches(text string, words []string) bool {
	if digits := onlyDigits(text); len(digits) >= 3 && strings.Contains(r.digits, digits) {
		return true
	}
	for _, w := range words {
		if !strings.Contains(r.find, w) {
			return false
		}
	}
	return true
}

// onlyDigits are the digits of a text that is nothing but a telephone number, or
// a part of one.
func onlyDigits(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case !strings.ContainsRune(" ()+-./", r):
			return ""
		}
	}
	return b.String()
}
