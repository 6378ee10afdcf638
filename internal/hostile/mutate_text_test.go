package hostile

// Texts altered: tables, records, answers of interfaces, mails.

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"unicode/utf16"
)

var (
	separators = regexp.MustCompile(`[,;\t|]`)
	lineText   = regexp.MustCompile(`[^\n]+\n`)
	jsonValue  = regexp.MustCompile(`"[^"\\]*"|-?\d+(?:\.\d+)?|\b(?:true|false|null)\b`)
	headerLine = regexp.MustCompile(`(?m)^[A-Z][A-Za-z-]+:.*\n`)
	boundary   = regexp.MustCompile(`(?m)^--.*\n`)
)

func mutateText(r *rand.Rand, data []byte) ([]byte, string) {
	data = bytes.Clone(data)
	how := ""
	for range 1 + r.IntN(4) {
		var what string
		switch {
		case bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")), bytes.HasPrefix(bytes.TrimSpace(data), []byte("[")):
			data, what = mutateJSON(r, data)
		case bytes.HasPrefix(bytes.TrimSpace(data), []byte("<")):
			data, what = mutateXML(r, data)
		case r.IntN(2) == 0 && headerLine.Match(data[:min(len(data), 300)]):
			data, what = mutateMail(r, data)
		default:
			data, what = mutateLines(r, data)
		}
		how += ", " + what
	}
	return data, how
}

func mutateJSON(r *rand.Rand, data []byte) ([]byte, string) {
	deep := 10 + r.IntN(200_000)
	quoted := fmt.Sprintf("%q", texts[r.IntN(len(texts))].text)
	values := []string{evilNumber(r), quoted, "null", "{}", "[]", strings.Repeat("[", deep) + strings.Repeat("]", deep), strings.Repeat("[", deep), strings.Repeat(`{"a":`, deep) + "1" + strings.Repeat("}", deep),
		"[" + strings.Repeat("0,", deep) + "0]", `"\ud800"`, `"\u0000"`, `"` + strings.Repeat("x", deep) + `"`, "[" + strings.Repeat(`"217-555-0100",`, deep/4) + `"x"]`}
	s := pick(r, jsonValue, data)
	if s == nil {
		return data, "as it was"
	}
	switch r.IntN(4) {
	case 0:
		e := pick(r, jsonValue, data)
		return replaced(data, s, string(data[e[0]:e[1]])), "a value of another place"
	case 1:
		return splice(data, s[0], data[:s[0]]), "its beginning again"
	}
	v := values[r.IntN(len(values))]
	return replaced(data, s, v), fmt.Sprintf("a value becomes %.20q", v)
}

func mutateMail(r *rand.Rand, data []byte) ([]byte, string) {
	switch r.IntN(7) {
	case 0:
		if s := pick(r, headerLine, data); s != nil {
			data = splice(data, s[0], bytes.Repeat(data[s[0]:s[1]], 1+r.IntN(5000)))
		}
		return data, "a header again and again"
	case 1:
		if s := pick(r, headerLine, data); s != nil {
			data = splice(data, s[1], bytes.Repeat([]byte(" folded\n"), 1+r.IntN(50_000)))
		}
		return data, "a header without end"
	case 2:
		nested := ""
		for i := range 1 + r.IntN(300) {
			nested += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
		}
		return append([]byte("From: a@b.example\nSubject: rejected\nMIME-Version: 1.0\n"+nested), data...), "parts inside each other"
	case 3:
		if s := pick(r, boundary, data); s != nil {
			data = splice(data, s[0], bytes.Repeat(data[s[0]:s[1]], 1+r.IntN(20_000)))
		}
		return data, "a boundary again and again"
	case 4:
		heads := []string{"Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: quoted-printable\n", "Content-Type: text/html; charset=utf-7\n", "Content-Type: message/rfc822\n", "Content-Type: multipart/alternative\n", "Content-Type: multipart/mixed; boundary=\"\"\n",
			"Subject: =?utf-8?B?" + strings.Repeat("QUFB", 10_000) + "?=\n", "Subject: =?x-unknown?Q?=00=0A=0D?=\n", "Content-Disposition: attachment; filename=\"../../../etc/passwd\"\n"}
		return append([]byte(heads[r.IntN(len(heads))]), data...), "a header in front"
	case 5:
		return append(data, []byte("<table>"+strings.Repeat("<tr><td>", 1+r.IntN(30_000)))...), "tables inside each other"
	}
	return mutateLines(r, data)
}

func mutateLines(r *rand.Rand, data []byte) ([]byte, string) {
	if len(data) == 0 {
		return data, "as it was"
	}
	at := r.IntN(len(data))
	switch r.IntN(14) {
	case 0:
		return splice(data, at, []byte(`"`+strings.Repeat("giant field, ", 1+r.IntN(300_000)))), "a giant field that does not end"
	case 1:
		return splice(data, at, []byte(`"`+strings.Repeat(`""`, 1+r.IntN(300_000))+`"`)), "a giant field of quotes"
	case 2:
		if s := pick(r, lineText, data); s != nil {
			data = splice(data, s[1], bytes.Repeat(data[s[0]:s[1]], 1+r.IntN(max(1, min(50_000, 3_000_000/(s[1]-s[0]))))))
		}
		return data, "a line again and again"
	case 3:
		if s := pick(r, separators, data); s != nil {
			data = splice(data, s[1], bytes.Repeat(data[s[0]:s[1]], 1+r.IntN(100_000)))
		}
		return data, "columns without end"
	case 4:
		seps := []string{",", ";", "\t", "|", "  ", "\x00", "\u2028", "\r"}
		return []byte(strings.ReplaceAll(string(data), seps[r.IntN(4)], seps[r.IntN(len(seps))])), "another separator"
	case 5:
		out := [][]byte{{0xff, 0xfe}, {0xfe, 0xff}, {}}[r.IntN(3)]
		for _, u := range utf16.Encode([]rune(string(data))) {
			out = append(out, byte(u), byte(u>>8))
		}
		return out, "in UTF-16"
	case 6:
		return append([]byte("\xef\xbb\xbf\xef\xbb\xbf"), data...), "marks of UTF-8"
	case 7:
		if s := number(r, data); s != nil {
			data = replaced(data, s, evilNumber(r))
		}
		return data, "a number"
	case 8:
		ranges := []string{"217-555-0000 thru 217-555-9999", "217-555-0100 - 99999", "2175550100-217555", "217-555-0100 to 618-555-0100", "(217) 555-01[00-99]", "217-555-0199-0100", strings.Repeat("217-555-0100 thru 0199, ", 1+r.IntN(3000))}
		return splice(data, at, []byte(ranges[r.IntN(len(ranges))])), "ranges"
	case 9:
		words := []string{"Account Number", "Customer Name:", "Service Address", "TN", "S&E", "LIST", "BILL", "LN", "/LN Acme", "BTN 217 555-0100 318", "Telephone Numbers", "PIN"}
		w := words[r.IntN(len(words))]
		return splice(data, at, []byte(strings.Repeat(w+[]string{"\n", ",", " ", "\t"}[r.IntN(4)], 1+r.IntN(20_000)))), "labels without end: " + w
	case 10:
		return splice(data, at, bytes.Repeat([]byte("a "), 1+r.IntN(500_000))), "words without end"
	case 11:
		return bytes.ReplaceAll(data, []byte("\n"), []byte([]string{"\r", "", "\n\n\n", "\"\n\""}[r.IntN(4)])), "other ends of lines"
	}
	out, how := mutateBytes(r, data, data)
	return out, how
}
