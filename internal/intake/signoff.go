package intake

// Sign-offs: one person's word that all fields were validated, as signoff.json.

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
)

// The limits of a sign-off.
const (
	maxSigned  = limits.SignOffBytes
	maxCovered = limits.SignOffPapers
	maxRemarks = limits.SignOffRemarks // characters
	maxName    = limits.SignOffName
)

// isSignOff tells whether a JSON object calls itself a sign-off.
func isSignOff(text string) bool {
	if len(text) > maxNotice || !strings.Contains(text[:min(len(text), maxSigned)], "portcheck/signoff/") {
		return false
	}
	var head struct {
		Schema any `json:"schema"`
	}
	if err := json.Unmarshal([]byte(text), &head); err != nil {
		// broken, but it begins as one
		return strings.Contains(text[:min(len(text), 400)], `"portcheck/signoff/`)
	}
	s, _ := head.Schema.(string)
	return strings.HasPrefix(s, "portcheck/signoff/")
}

// signOff reads a sign-off. One with any mistake signs nothing off: its record has
// the kind, a problem for each mistake, and no SignOff.
func (r reader) signOff(text string) *porting.Record {
	d := r.d
	d.Kind = porting.KindSignOff
	record := porting.NewRecord(d)
	signed, mistakes := parseSignOff([]byte(text))
	for _, m := range mistakes {
		record.Problem(porting.Problem{Code: porting.ProblemWrongType, Message: m})
	}
	if len(mistakes) == 0 {
		record.SignOff = signed
	}
	return record
}

// parseSignOff reads signoff.json strictly. Each mistake is one sentence for the
// person who wrote it; with any, nothing is signed off.
func parseSignOff(data []byte) (signed *porting.SignOff, mistakes []string) {
	say := func(format string, args ...any) { mistakes = append(mistakes, fmt.Sprintf(format, args...)) }
	if len(data) > maxSigned {
		say("the sign-off has more than %d KB; it needs a name, a time and the papers that it covers, and no more", maxSigned>>10)
		return nil, mistakes
	}
	var file struct {
		Schema  *string            `json:"schema"`
		By      *string            `json:"by"`
		Title   string             `json:"title"`
		At      *string            `json:"at"`
		Covers  *[]porting.Covered `json:"covers"`
		Remarks string             `json:"remarks"`
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	err := dec.Decode(&file)
	if err == nil {
		if _, more := dec.Token(); more != io.EOF {
			err = errors.New("something stands behind its end")
		}
	}
	if err != nil {
		say("the sign-off cannot be read: %s", jsonMistake(err))
		return nil, mistakes
	}
	if file.Schema == nil || *file.Schema != porting.SignOffSchema {
		say("the sign-off's schema is not %q; portcheck knows no other", porting.SignOffSchema)
	}
	switch {
	case file.By == nil || strings.TrimSpace(*file.By) == "":
		say("the sign-off does not say who signs: \"by\" has to be a person's name")
	case !plainText(*file.By, maxName):
		say("the sign-off's \"by\" is no name: at most %d characters on one line", maxName)
	}
	if !plainText(file.Title, maxName) {
		say("the sign-off's \"title\" is no title: at most %d characters on one line", maxName)
	}
	if utf8.RuneCountInString(file.Remarks) > maxRemarks {
		say("the sign-off's remarks have more than %d characters", maxRemarks)
	}
	switch {
	case file.At == nil || *file.At == "":
		say("the sign-off does not say when it was signed: \"at\" has to be a time such as 2026-11-22T09:30:00-06:00")
	default:
		if _, err := time.Parse(time.RFC3339, *file.At); err != nil {
			say("the sign-off's \"at\" is no time in RFC 3339, with its zone: 2026-11-22T09:30:00-06:00")
		}
	}
	switch {
	case file.Covers == nil || len(*file.Covers) == 0:
		say("the sign-off covers nothing: \"covers\" has to list each paper with its name and its SHA-256")
	case len(*file.Covers) > maxCovered:
		say("the sign-off covers more than %d papers", maxCovered)
	default:
		seen := map[string]bool{}
		for i, c := range *file.Covers {
			switch {
			case !sha256Hex(c.SHA256):
				say("paper %d of the sign-off has no SHA-256: 64 digits 0-9 and a-f, as portcheck extract --json shows it", i+1)
			case seen[strings.ToLower(c.SHA256)]:
				say("paper %d of the sign-off stands in it twice", i+1)
			case !plainText(c.Name, 4*maxName):
				say("paper %d of the sign-off has no proper name", i+1)
			}
			seen[strings.ToLower(c.SHA256)] = true
			(*file.Covers)[i].SHA256 = strings.ToLower(c.SHA256)
		}
	}
	if len(mistakes) > 0 {
		return nil, mistakes
	}
	return &porting.SignOff{By: strings.TrimSpace(*file.By), Title: strings.TrimSpace(file.Title), At: *file.At, Covers: *file.Covers, Remarks: file.Remarks}, nil
}

// jsonMistake says what is wrong with a JSON text, without its contents.
func jsonMistake(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Sprintf("it breaks off or goes wrong at byte %d", syntax.Offset)
	case errors.As(err, &kind):
		return fmt.Sprintf("%q has to be %s", kind.Field, jsonKind(kind.Type.Kind().String()))
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return "it is cut off"
	case strings.Contains(err.Error(), "unknown field"):
		_, name, _ := strings.Cut(err.Error(), "unknown field ")
		if len(name) > 60 {
			name = name[:57] + "…"
		}
		return "it has a member that no sign-off has: " + name
	}
	return err.Error()
}

func jsonKind(goKind string) string {
	switch goKind {
	case "string":
		return "a text"
	case "slice":
		return "a list"
	}
	return "an object"
}

// plainText tells whether a text is one line of visible characters.
func plainText(s string, most int) bool {
	if utf8.RuneCountInString(s) > most || !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return false
		}
	}
	return true
}

func sha256Hex(s string) bool {
	if len(s) != 64 {
		return false
	}
	for _, c := range s {
		if !strings.ContainsRune("0123456789abcdefABCDEF", c) {
			return false
		}
	}
	return true
}
