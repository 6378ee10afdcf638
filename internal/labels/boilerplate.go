package labels

// What forms print that is no value: placeholders, prompts, instructions.

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"github.com/portcheck/portcheck/internal/tsv"
)

//go:embed boilerplate.tsv
var boilerplateData string

// boilerplate is the data file, by kind, as words joined by blanks with one
// blank at either end.
type boilerplate struct {
	whole       map[string]bool
	instruction []string
	part        map[string]bool
}

var boiler = sync.OnceValue(func() *boilerplate { return parseBoilerplate(boilerplateData) })

func parseBoilerplate(data string) *boilerplate {
	b := &boilerplate{whole: map[string]bool{}, part: map[string]bool{}}
	for f := range tsv.Rows("boilerplate.tsv", data, 3, 3) { // kind, text, source
		w := words(f[1])
		switch f[0] {
		case "placeholder", "prompt":
			b.whole[w] = true
		case "instruction":
			b.instruction = append(b.instruction, w)
		case "part":
			for w := range strings.FieldsSeq(w) {
				b.part[w] = true
			}
		default:
			panic(fmt.Sprintf("boilerplate.tsv: unknown kind %q of %q", f[0], f[1]))
		}
	}
	return b
}

// words is a text as its words in canonical form, a blank around each.
func words(text string) string { return string(appendWords(nil, text)) }

func appendWords(b []byte, text string) []byte {
	list := borrow(text)
	defer giveBack(list)
	b = append(b, ' ')
	for _, t := range list.tokens {
		b = append(append(b, t.word...), ' ')
	}
	return b
}

// Placeholder tells whether the whole text is what a blank form shows where a
// value belongs: "FULL LEGAL NAME", "(xxx) xxx-xxxx", "MM/DD/YYYY", underscores,
// "[Company Name]", nothing at all.
func Placeholder(text string) bool {
	t := strings.TrimSpace(text)
	if t == "" || blankForm(t) {
		return true
	}
	if len(t) > 120 {
		return false
	}
	if strings.HasPrefix(t, "e.g.") || strings.HasPrefix(t, "E.g.") || strings.HasPrefix(t, "i.e.") {
		return true
	}
	var room [160]byte
	if boiler().whole[string(appendWords(room[:0], t))] {
		return true
	}
	// <Company Name>, [Company Name], {{company_name}}: a label in brackets
	first, last := t[0], t[len(t)-1]
	if first == '<' && last == '>' || first == '[' && last == ']' || first == '{' && last == '}' {
		if inner := strings.Trim(t, "<>[]{}% "); inner != "" {
			m, ok := LOA().Exact(inner)
			return ok && m.Target != "" || boiler().whole[words(inner)]
		}
	}
	return false
}

// Parts tells whether the whole text is the remark of a label that says what its value
// consists of: "street, suite", "street or box", "name / account no. / BTN, each on its
// line". Such a remark begins in lower case, and a value hardly ever does.
func Parts(text string) bool {
	if len(text) > 80 || len(text) < 6 || text[0] < 'a' || text[0] > 'z' {
		return false
	}
	list := borrow(text)
	defer giveBack(list)
	for _, t := range list.tokens {
		if !boiler().part[t.word] {
			return false
		}
	}
	return len(list.tokens) > 1 && (strings.ContainsAny(text, ",/;&+") || strings.Contains(text, " or ") || strings.Contains(text, " and "))
}

// blankForm tells whether a text has the form of a value and none of its
// characters: (xxx) xxx-xxxx, ___-___-____, ###-###-####, __/__/____, "$".
func blankForm(t string) bool {
	x := 0
	for _, r := range t {
		switch {
		case r == 'x' || r == 'X':
			x++
		case r == '#' || r == '_' || r == '.' || r == '…' || r == '-' || r == '–' || r == '—' || r == '/' || r == '(' || r == ')' || r == ',' || r == ':' || r == '*' || r == '+':
		case unicode.IsSpace(r):
		default:
			return false
		}
	}
	return x == 0 || x >= 3
}

// Instruction tells whether the text holds words that only instructions and
// legal text hold.
func Instruction(text string) bool {
	w := words(text)
	for _, p := range boiler().instruction {
		if strings.Contains(w, p) {
			return true
		}
	}
	return false
}
