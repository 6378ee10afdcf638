package sheet

// Text tables: CSV and TSV in the encodings and with the separators that portals
// and Excel write, quoted line breaks included, each field with its place.

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/portcheck/portcheck/internal/porting"
)

// DecodeText returns a text file as UTF-8 without its byte order mark: UTF-8,
// UTF-16 with or without mark, else Windows-1252. ok is false for bytes that are
// no text.
func DecodeText(data []byte) (text string, ok bool) {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		data = data[3:]
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return decodeUTF16(data, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
	case len(data) >= 4 && bytes.IndexByte(data[:min(len(data), 4096)], 0) >= 0:
		// Latin text in UTF-16 has its zeros all at odd or all at even places.
		var zeros [2]int
		for i, c := range data[:min(len(data), 4096)] {
			if c == 0 {
				zeros[i&1]++
			}
		}
		switch half := min(len(data), 4096) / 2; {
		case zeros[1] > half/2 && zeros[0] < half/8:
			return decodeUTF16(data, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM))
		case zeros[0] > half/2 && zeros[1] < half/8:
			return decodeUTF16(data, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM))
		}
		return "", false
	}
	if utf8.Valid(data) {
		return string(data), texty(data)
	}
	if !texty(data) {
		return "", false
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	return string(out), err == nil
}

func decodeUTF16(data []byte, enc encoding.Encoding) (string, bool) {
	out, err := enc.NewDecoder().Bytes(data)
	return string(out), err == nil && texty(out)
}

// texty tells whether bytes are free of the control characters that text has not.
func texty(data []byte) bool {
	odd := 0
	for _, c := range data {
		if c == 0 {
			return false
		}
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1A && c != 0x1B {
			odd++
		}
	}
	return odd <= len(data)/200
}

func readText(ctx context.Context, data []byte, lim Limits) (*Workbook, error) {
	text, ok := DecodeText(data)
	if !ok {
		return nil, faultf(porting.ProblemWrongType, "the file is neither a workbook nor a text table; send the record as XLSX or CSV")
	}
	text = unquoted(drawn().Replace(lined(strings.TrimRight(text, "\x1a"))))
	r := &textReader{ctx: ctx, lim: lim, text: text, line: 1, row: 1, sheet: &Sheet{TextFile: true}}
	r.wb = &Workbook{TextFile: true}
	r.sep = r.separator()
	r.wb.Plain = r.sep == 0
	r.sheet.Comma = r.sep == ','
	if err := r.read(); err != nil {
		return nil, err
	}
	if len(r.sheet.Rows) == 0 {
		return nil, faultf(porting.ProblemEmpty, "the file is empty; export the record again and send that")
	}
	r.wb.Sheets = []*Sheet{r.sheet}
	return r.wb, nil
}

// lined makes line feeds of what ends the lines of a text otherwise, as some programs
// write them: line and paragraph separators, NEL, record separators, vertical tabs. Where
// most lines end with a line feed or a carriage return, such a character is a value's.
func lined(text string) string {
	ends := strings.Count(text, "\n") + strings.Count(text, "\r")
	for _, end := range []string{"\u2028", "\u2029", "\u0085", "\x1e", "\v"} {
		if n := strings.Count(text, end); n > ends {
			text = strings.ReplaceAll(text, end, "\n")
			ends += n
		}
	}
	return text
}

// drawn makes the signs that text tables are drawn with elsewhere of those of box drawings,
// one for one: "│ TN │" is "| TN |".
var drawn = sync.OnceValue(func() *strings.Replacer {
	pairs := []string{"│", "|", "┃", "|", "║", "|", "─", "-", "━", "-", "═", "="}
	for _, r := range "┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╞╡╪╟╢╫╒╕╘╛╓╖╙╜" {
		pairs = append(pairs, string(r), "+")
	}
	return strings.NewReplacer(pairs...)
})

// unquoted blanks the marks before the lines of a mail that was answered: "> BTN: …". Most
// of its lines have them.
func unquoted(text string) string {
	lines, marked := 0, 0
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); l != "" {
			if lines++; l[0] == '>' {
				marked++
			}
		}
	}
	if marked < 3 || marked*5 < lines*2 {
		return text
	}
	out := []byte(text)
	atStart := true
	for i, c := range out {
		switch {
		case c == '\n' || c == '\r':
			atStart = true
		case atStart && c == '>':
			out[i] = ' '
		case c != ' ':
			atStart = false
		}
	}
	return string(out)
}

// textReader reads one text table.
type textReader struct {
	ctx   context.Context
	lim   Limits
	text  string
	pos   int
	line  int // of pos
	row   int // of the record that is read
	start int // of the line that pos is on
	at    int // column of place: characters from start to mark
	mark  int
	sep   byte
	sheet *Sheet
	wb    *Workbook
	cells int
	said  int // problems with quotes

	cellsOf []Cell // of the current record
}

// separators in the order in which they win a tie.
const separators = ",\t;|"

// separator finds what parts the fields: Excel's own "sep=;" line, or the
// character that stands in the most lines, the same number of times in each. One that
// stands in few lines, such as the semicolon between features, is none.
func (r *textReader) separator() byte {
	if t := r.text; len(t) > 5 && hasFold(t, "sep=") && (t[5] == '\n' || t[5] == '\r') && strings.IndexByte(separators, t[4]) >= 0 {
		r.pos = 5
		return t[4]
	}
	sample := r.text[:min(len(r.text), 128<<10)]
	best, bestScore, table := byte(','), 0.0, false
	for i := 0; i < len(separators); i++ {
		score, share := separatorScore(sample, separators[i])
		if isTable := share >= minShare; isTable == table && score > bestScore+1e-9 || isTable && !table {
			best, bestScore, table = separators[i], score, isTable
		}
	}
	if !table && !quotedLines(sample) {
		return 0
	}
	return best
}

// minShare is the share of lines that hold the separator in a table; in a text
// with a comma here and there fewer do, and its lines are kept whole.
const minShare = 0.45

// quotedLines tells whether most lines stand in quotation marks, as a table of
// one column may.
func quotedLines(sample string) bool {
	lines, quoted := 0, 0
	for l := range strings.Lines(sample) {
		if l = strings.TrimSpace(l); l != "" {
			lines++
			if len(l) > 1 && l[0] == '"' && l[len(l)-1] == '"' {
				quoted++
			}
		}
	}
	return quoted*2 > lines
}

// separatorScore is the share of lines that hold the character outside of quotes
// plus the share of these that hold it as often as most do.
func separatorScore(sample string, sep byte) (score, share float64) {
	counts := map[int]int{}
	lines, with, n := 0, 0, 0
	all, spaced := 0, 0 // separators, and those that a blank stands behind as in prose
	quoted, blank, atStart := false, true, true
	flush := func() {
		if !blank {
			lines++
			if n > 0 {
				with++
				counts[n]++
			}
		}
		n, blank, atStart = 0, true, true
	}
	for i := 0; i < len(sample); i++ {
		switch c := sample[i]; {
		case c == '"' && (quoted || atStart):
			quoted = !quoted
			blank, atStart = false, false
		case quoted:
		case c == '\n':
			flush()
		case c == sep:
			n++
			atStart = true
			if all++; i+1 < len(sample) && strings.IndexByte(" \r\n", sample[i+1]) >= 0 && !blank {
				spaced++
			}
		case c == ' ' || c == '\r':
		default:
			blank, atStart = false, false
		}
	}
	flush()
	if with == 0 {
		return 0, 0
	}
	most := 0
	for _, k := range counts {
		most = max(most, k)
	}
	share = float64(with) / float64(lines)
	if sep == ',' && spaced*10 >= all*9 && (share < 0.8 || most*10 < with*7) {
		return 0, 0 // a letter
	}
	return share + float64(most)/float64(with), share
}

func (r *textReader) read() error {
	if r.pos > 0 { // behind "sep=;"
		r.endLine()
	}
	for n := 0; r.pos < len(r.text); n++ {
		if n&1023 == 0 {
			if err := r.ctx.Err(); err != nil {
				return err
			}
		}
		if err := r.record(); err != nil {
			return err
		}
	}
	return nil
}

// endLine steps over the end of a line at pos.
func (r *textReader) endLine() {
	if r.pos < len(r.text) && r.text[r.pos] == '\r' {
		r.pos++
		if r.pos < len(r.text) && r.text[r.pos] == '\n' {
			r.pos++
		}
	} else if r.pos < len(r.text) {
		r.pos++
	}
	r.line++
	r.row++
	r.start, r.mark, r.at = r.pos, r.pos, 0
}

// column is the column of a place on the current line, in characters from 1.
func (r *textReader) column(pos int) int32 {
	r.at += utf8.RuneCountInString(r.text[r.mark:pos])
	r.mark = pos
	return int32(r.at + 1)
}

// record reads one record, which may span lines.
func (r *textReader) record() error {
	row := Row{Index: r.row, Cells: r.cellsOf[:0]}
	for col := 1; ; col++ {
		if col > maxCol {
			return tooBig("line %d has more than the %s fields that are read", r.line, thousands(maxCol))
		}
		c := Cell{Col: int16(col), Format: -1, Line: int32(r.line)}
		value, raw := r.field(&c)
		if len(value) > r.lim.CellChars {
			return tooBig("a field in line %d holds more than the %s bytes that are read; a quotation mark may be missing", c.Line, thousands(int64(r.lim.CellChars)))
		}
		if strings.TrimSpace(value) != "" {
			c.Text, c.Raw = value, raw
			if lostText(value) {
				c.Flags |= DigitsLost
			}
			row.Cells = append(row.Cells, c)
			if r.cells++; r.cells > r.lim.Cells {
				return tooBig("the file has more than the %s fields that are read", thousands(int64(r.lim.Cells)))
			}
		}
		if r.pos < len(r.text) && r.text[r.pos] == r.sep {
			r.pos++
			continue
		}
		r.endLine()
		break
	}
	if len(row.Cells) > 0 {
		r.cellsOf = row.Cells
		row.Cells = append(make([]Cell, 0, len(row.Cells)), row.Cells...)
		if r.sheet.Rows = append(r.sheet.Rows, row); len(r.sheet.Rows) > r.lim.Rows {
			return tooBig("the file has more than the %s lines that are read", thousands(int64(r.lim.Rows)))
		}
	}
	return nil
}

// quotedLine tells whether the line from p on is one quoted field, in a file without
// separators: a program has quoted the one that holds a comma.
func (r *textReader) quotedLine(p int) bool {
	line, _, _ := strings.Cut(r.text[p:], "\n")
	line = strings.TrimRight(line, "\r ")
	return len(line) > 1 && line[len(line)-1] == '"' && !strings.Contains(strings.ReplaceAll(line[1:len(line)-1], `""`, ""), `"`)
}

// field reads one field and stops at the separator or the line end behind it.
func (r *textReader) field(c *Cell) (value, raw string) {
	p := r.pos
	for p < len(r.text) && r.text[p] == ' ' { // blanks before a quotation mark
		p++
	}
	if p < len(r.text) && r.text[p] == '"' && (r.sep != 0 || r.quotedLine(p)) {
		if v, raw, ok := r.quoted(c, p); ok {
			return excelText(v), raw
		}
	}
	return r.bare(c)
}

func (r *textReader) bare(c *Cell) (value, raw string) {
	start := r.pos
	i := r.pos
	if strings.HasPrefix(r.text[i:], `="`) {
		// ="00123": what portals write to keep Excel from reading a number. The
		// separator may stand in it.
		if j := strings.IndexAny(r.text[i+2:], "\"\r\n"); j >= 0 && r.text[i+2+j] == '"' {
			i += 3 + j
		}
	}
	for i < len(r.text) && r.text[i] != r.sep && r.text[i] != '\n' && r.text[i] != '\r' {
		if r.text[i] == '"' {
			i = r.labelled(start, i)
		}
		i++
	}
	r.pos = i
	raw = r.text[start:i]
	c.Column = r.column(start + len(raw) - len(strings.TrimLeft(raw, " \t")))
	return excelText(raw), raw
}

// labelled is where the quotation marks end that open at i, behind a label and its
// colon: Customer: "Acme, Inc." There the separator is part of the value. It is i
// where no such marks open.
func (r *textReader) labelled(start, i int) int {
	if before := strings.TrimRight(r.text[start:i], " "); r.sep == 0 || !strings.HasSuffix(before, ":") {
		return i
	}
	j := strings.IndexAny(r.text[i+1:], "\"\r\n")
	if j < 0 || r.text[i+1+j] != '"' {
		return i
	}
	end := i + 1 + j
	rest := strings.TrimLeft(r.text[end+1:min(len(r.text), end+64)], " ")
	if rest != "" && rest[0] != r.sep && rest[0] != '\n' && rest[0] != '\r' {
		return i
	}
	return end
}

// quoted reads a field in quotation marks that starts at p; false if no mark ends it.
func (r *textReader) quoted(c *Cell, p int) (value, raw string, ok bool) {
	var b []byte
	first := p + 1
	i := first
	copied := first
	for {
		j := strings.IndexByte(r.text[i:], '"')
		if j < 0 {
			r.problem("the quotation mark that opens a field in line %d is never closed; the line was read as it stands", r.line)
			return "", "", false
		}
		i += j
		if i+1 < len(r.text) && r.text[i+1] == '"' {
			b = append(b, r.text[copied:i+1]...)
			i += 2
			copied = i
			continue
		}
		break
	}
	if i-first > r.lim.CellChars*2 {
		r.problem("the quotation mark that opens a field in line %d is not closed near it; the line was read as it stands", r.line)
		return "", "", false
	}
	c.Column = r.column(p + 1)
	if b == nil {
		value = r.text[first:i]
	} else {
		value = string(append(b, r.text[copied:i]...))
	}
	line := r.line
	if n := strings.Count(r.text[p:i], "\n"); n > 0 {
		r.line += n
		r.start = p + strings.LastIndexByte(r.text[p:i], '\n') + 1
		r.mark, r.at = r.start, 0
	}
	r.pos = i + 1
	// Behind the closing mark stands the separator or the line's end.
	rest := r.pos
	for r.pos < len(r.text) && r.text[r.pos] != r.sep && r.text[r.pos] != '\n' && r.text[r.pos] != '\r' {
		r.pos++
	}
	if tail := r.text[rest:r.pos]; strings.TrimSpace(tail) != "" {
		value += tail
		r.problem("a field in line %d goes on behind its closing quotation mark; compare it with the original", line)
	}
	return value, r.text[p:r.pos], true
}

// problem says what is wrong with quotation marks, the first few times.
func (r *textReader) problem(format string, line int) {
	if r.said++; r.said <= 10 {
		r.wb.Problems = append(r.wb.Problems, porting.Problem{Code: porting.ProblemDamaged,
			Message: fmt.Sprintf(format, line), Where: porting.Where{Line: line}})
	}
}

// excelText takes the text out of ="00123".
func excelText(s string) string {
	if t := strings.TrimSpace(s); len(t) >= 3 && strings.HasPrefix(t, `="`) && strings.HasSuffix(t, `"`) && !strings.Contains(t[2:len(t)-1], `"`) {
		return t[2 : len(t)-1]
	}
	return s
}
