package cells

// Labels that say more than a wording: in two languages, with their value below them in
// the same cell, or in brackets behind them.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
)

// bracketed is where the value of a label begins that stands in brackets, "Features: [DSL]",
// 0 where what stands in them is said of the label: "Numbers: (see below)".
func bracketed(t labels.Target, text string) int {
	i := strings.LastIndexAny(text, ":=")
	if i < 0 {
		return 0
	}
	value := strings.TrimSpace(text[i+1:])
	if len(value) < 3 || strings.IndexByte("([{", value[0]) < 0 || strings.IndexByte(")]}", value[len(value)-1]) < 0 {
		return 0
	}
	inner := Clean(value[1 : len(value)-1])
	if inner == "" || labels.NoValue(inner) || labels.CSR().Hint(inner) || !Plausible(t, inner) {
		return 0
	}
	return len(text) - len(strings.TrimLeft(text[i+1:], " \t\u00a0"))
}

// inLines reads a cell of several lines: a label in two languages, or a label in the first
// line and its value below it, as in the boxes of a form.
func inLines(text string) Label {
	head, value, ok := strings.Cut(text, "\n")
	head, value = Clean(head), Clean(value)
	if !ok || head == "" || value == "" {
		return Label{}
	}
	m, ok := labels.CSR().Exact(head)
	if !ok || m.Fuzzy || m.Target.Field() == "" || !Plausible(m.Target, value) || labels.NoValue(value) || asked(value) {
		return Label{}
	}
	l := fromMatch(m, head)
	l.Inline = strings.IndexByte(text, '\n') + 1
	return l
}

// inTwoLanguages reads a label and, behind a slash or in the next line, the same in another
// language: "Account number/Numéro de compte".
func inTwoLanguages(text string) Label {
	i := strings.IndexAny(text, "\n/")
	if i < 0 {
		return Label{}
	}
	head, rest := Clean(text[:i]), Clean(text[i+1:])
	m, ok := labels.CSR().Exact(head)
	if !ok || m.Fuzzy || m.Target == labels.Hint {
		return Label{}
	}
	short := len(head) <= 4 && len(rest) == 3 && strings.ToUpper(head+rest) == head+rest && Digits(rest) == 0 // "BTN/NTF"
	if !short && !translates(rest, m.Target) {
		return Label{}
	}
	l := fromMatch(m, head)
	l.Colon = strings.HasSuffix(strings.TrimSpace(text), ":")
	return l
}

// translates tells whether a text is a label of the same meaning, or begins as one in French
// does.
func translates(text string, t labels.Target) bool {
	if v, ok := labels.CSR().Exact(text); ok && !v.Fuzzy && v.Target != labels.None {
		return v.Target == t
	}
	w := labels.Words(text)
	return len(w) > 0 && Digits(text) == 0 && asksInFrench(w[0])
}

// asked tells whether a text is a label, known or French.
func asked(text string) bool {
	v, ok := labels.CSR().Exact(text)
	return ok && !v.Fuzzy && v.Target != labels.None || translates(text, "")
}

// asksInFrench tells whether a word begins a label in French: "Nom de l'abonné".
func asksInFrench(word string) bool {
	switch word {
	case "nom", "noms", "numero", "numéro", "no", "adresse", "date", "code", "titre", "fonction", "telephone", "téléphone", "compte", "ville", "etat", "état", "province", "signataire", "personne", "fournisseur", "type", "courriel":
		return true
	}
	return false
}
