// Package marks takes a finding's edit script apart into what a report draws:
// for each side the pieces that are the same, the pieces that differ, and the
// places where only the other side has something; and each piece into text,
// blanks, line breaks and characters that can only be shown by name.
//
// Nothing here compares anything: the pieces are those of the edit script. Long
// stretches are cut, so that a value of any length can be shown; what is cut is
// counted.
package marks

import (
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/porting"
)

// Kind is what a piece is.
type Kind uint8

// The kinds of pieces.
const (
	Same    Kind = iota // on both sides
	Changed             // differs from the other side
	Gap                 // only the other side has something here; Text is ""
	Cut                 // characters that are not shown; N counts them
)

// Piece is a stretch of one side's text.
type Piece struct {
	Kind  Kind
	Text  string
	Class porting.Difference // of Changed and Gap
	Other string             // of Changed and Gap: what the other side has here
	N     int                // of Cut
}

// Which says whose side of an edit script is meant.
type Which uint8

// The sides.
const (
	LOA Which = iota
	CSR
)

// What is shown of long values, in characters (code points): so much on either
// side of a change, so much of one change, and so many pieces of a side.
const (
	aroundChange = 120
	insideChange = 400
	maxPieces    = 160
)

// Side returns the pieces of one side of a finding. A finding without edits
// gives its text as one piece.
func Side(f *porting.Finding, which Which) []Piece {
	text := f.LOA.Text
	if which == CSR {
		text = f.CSR.Text
	}
	if len(f.Edits) == 0 {
		return Plain(text)
	}
	var out []Piece
	for i, e := range f.Edits {
		mine, other := e.LOA, e.CSR
		if which == CSR {
			mine, other = other, mine
		}
		switch {
		case e.Op == porting.Equal:
			out = append(out, cutEqual(mine, i > 0, i < len(f.Edits)-1)...)
		case mine == "":
			out = append(out, Piece{Kind: Gap, Class: e.Class, Other: other})
		default:
			shown, cut := head(mine, insideChange)
			// Changes that touch are drawn as one.
			if n := len(out); n > 0 && out[n-1].Kind == Changed && cut == 0 && len(out[n-1].Text) < insideChange {
				out[n-1].Text += shown
				out[n-1].Other += other
				continue
			}
			out = append(out, Piece{Kind: Changed, Text: shown, Class: e.Class, Other: other})
			if cut > 0 {
				out = append(out, Piece{Kind: Cut, N: cut})
			}
		}
	}
	if len(out) > maxPieces {
		n := 0
		for _, p := range out[maxPieces:] {
			n += utf8.RuneCountInString(p.Text) + p.N
		}
		out = append(out[:maxPieces:maxPieces], Piece{Kind: Cut, N: n})
	}
	return out
}

// Plain returns a text that is not held against another as pieces.
func Plain(text string) []Piece {
	if text == "" {
		return nil
	}
	shown, cut := head(text, insideChange)
	out := []Piece{{Kind: Same, Text: shown}}
	if cut > 0 {
		out = append(out, Piece{Kind: Cut, N: cut})
	}
	return out
}

// cutEqual keeps what stands next to a change and cuts the rest of a long
// stretch that is the same on both sides.
func cutEqual(s string, before, after bool) []Piece {
	n := utf8.RuneCountInString(s)
	if n <= 3*aroundChange {
		return []Piece{{Kind: Same, Text: s}}
	}
	var out []Piece
	shown := 0
	if before || !after {
		h, _ := head(s, aroundChange)
		out = append(out, Piece{Kind: Same, Text: h})
		shown += aroundChange
	}
	if after {
		shown += aroundChange
	}
	out = append(out, Piece{Kind: Cut, N: n - shown})
	if after {
		out = append(out, Piece{Kind: Same, Text: tail(s, aroundChange)})
	}
	return out
}

// head returns the first n code points of s and how many more there are.
func head(s string, n int) (string, int) {
	i := 0
	for pos := range s {
		if i == n {
			return s[:pos], utf8.RuneCountInString(s[pos:])
		}
		i++
	}
	return s, 0
}

// tail returns the last n code points of s.
func tail(s string, n int) string {
	pos := len(s)
	for ; n > 0 && pos > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:pos])
		pos -= size
	}
	return s[pos:]
}

// AtomKind is how a stretch of a piece is drawn.
type AtomKind uint8

// The kinds of atoms.
const (
	Text  AtomKind = iota
	Blank          // one or more plain blanks
	Break          // a line break
	Named          // one character that has no picture of its own, or a misleading one
)

// Atom is a stretch of text that is drawn in one way.
type Atom struct {
	Kind AtomKind
	Text string
	Name string // of Named: "no-break space", with its code point in Code
	Code string // "U+00A0"
}

// Atoms takes a text apart into what can be drawn as it is, blanks, line breaks
// and characters that are shown by name. Joining every Text gives the text.
func Atoms(s string) []Atom {
	var out []Atom
	var run strings.Builder
	flush := func() {
		if run.Len() > 0 {
			out = append(out, Atom{Kind: Text, Text: run.String()})
			run.Reset()
		}
	}
	prev := ' '
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		t := s[i : i+size]
		i += size
		switch {
		case r == ' ':
			flush()
			if n := len(out); n > 0 && out[n-1].Kind == Blank {
				out[n-1].Text += t
			} else {
				out = append(out, Atom{Kind: Blank, Text: t})
			}
		case r == '\n':
			flush()
			out = append(out, Atom{Kind: Break, Text: t})
		case r == utf8.RuneError && size == 1:
			flush()
			out = append(out, Atom{Kind: Named, Text: t, Name: "broken character", Code: "0x" + hex(rune(t[0]), 2)})
		case invisible(r, prev):
			flush()
			out = append(out, Atom{Kind: Named, Text: t, Name: CharacterName(r), Code: CodePoint(r)})
		default:
			run.WriteString(t)
		}
		prev = r
	}
	flush()
	return out
}

// Visible returns a text for places that can show no marks: every character
// that is not seen stands as its name in angle brackets, line breaks and blanks
// as they are.
func Visible(s string) string {
	plain := true
	prev := ' '
	for _, r := range s {
		if invisible(r, prev) || r == utf8.RuneError {
			plain = false
			break
		}
		prev = r
	}
	if plain {
		return s
	}
	var b strings.Builder
	for _, a := range Atoms(s) {
		if a.Kind == Named {
			b.WriteString("<" + a.Code + " " + a.Name + ">")
		} else {
			b.WriteString(a.Text)
		}
	}
	return b.String()
}

// Line is Visible on one line, cut after max characters.
func Line(s string, max int) string {
	shown, cut := head(s, max)
	shown = Visible(strings.ReplaceAll(strings.ReplaceAll(shown, "\r\n", " "), "\n", " "))
	if cut > 0 {
		shown += "…"
	}
	return shown
}
