package notice

// HTML mail as lines: text as a person sees it, rows of tables with a tab between
// their cells, quotations with ">". Nothing is fetched, run or followed.

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func htmlLines(text string) []line { return textLines(htmlText(text)) }

// maxQuoted bounds how deep quotations are told apart.
const maxQuoted = 12

// htmlText is the text of an HTML page.
func htmlText(source string) string {
	p := printer{}
	z := html.NewTokenizer(strings.NewReader(source))
	z.SetMaxBuf(maxText)
	hidden, hiddenBy, inside := 0, atom.Atom(0), 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return string(p.b)
		case html.TextToken:
			if hidden == 0 {
				p.text(string(z.Text()))
			}
		case html.SelfClosingTagToken, html.StartTagToken:
			name, more := z.TagName()
			a := atom.Lookup(name)
			if hidden > 0 {
				if a == hiddenBy {
					inside++
				}
				continue
			}
			if unseen(a) || more && invisible(z) && !void(a) {
				hidden, hiddenBy, inside = 1, a, 1
				continue
			}
			p.start(a)
		case html.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if hidden > 0 {
				if a == hiddenBy {
					if inside--; inside == 0 {
						hidden = 0
					}
				}
				continue
			}
			p.end(a)
		}
	}
}

// unseen are elements whose text nobody sees.
func unseen(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Head, atom.Title, atom.Template, atom.Noscript, atom.Object, atom.Svg, atom.Select, atom.Textarea:
		return true
	}
	return false
}

// void elements have no end.
func void(a atom.Atom) bool {
	switch a {
	case atom.Br, atom.Hr, atom.Img, atom.Input, atom.Meta, atom.Link, atom.Col, atom.Wbr, atom.Area, atom.Base:
		return true
	}
	return false
}

// invisible tells whether an element is styled away.
func invisible(z *html.Tokenizer) bool {
	for {
		key, val, more := z.TagAttr()
		switch string(key) {
		case "hidden":
			return true
		case "style":
			s := strings.ToLower(strings.Join(strings.Fields(string(val)), ""))
			if strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") || strings.Contains(s, "font-size:0;") || strings.HasSuffix(s, "font-size:0") || strings.Contains(s, "font-size:0px") || strings.Contains(s, "mso-hide:all") {
				return true
			}
		}
		if !more {
			return false
		}
	}
}

// printer writes the text.
type printer struct {
	b       []byte
	pending int  // line breaks before the next text: 1, or 2 for a blank line
	tab     bool // a cell ended, the next one begins in the same row
	blank   bool // a blank before the next text
	begun   bool // the line holds text
	quoted  int
	pre     int
	// cells tells, for each open cell, whether a table stands in it; rows where each
	// open row begins, below 0 for one that holds a table
	cells []bool
	rows  []int
}

// inCell stands for a line break inside a cell of a table, which parts no rows.
const inCell = '\v'

func (p *printer) start(a atom.Atom) {
	switch a {
	case atom.Br:
		p.need(1)
	case atom.Hr:
		p.need(1)
		p.put("________________")
		p.need(1)
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Dl:
		p.need(2)
	case atom.Pre:
		p.need(2)
		p.pre++
	case atom.Table:
		p.need(2)
		if n := len(p.cells); n > 0 {
			p.cells[n-1] = true
		}
		if n := len(p.rows); n > 0 {
			p.rows[n-1] = -1
		}
	case atom.Div, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Center, atom.Dt, atom.Dd, atom.Form, atom.Fieldset, atom.Address:
		p.need(1)
	case atom.Tr:
		p.need(1)
		p.tab = false
		if p.pending > 0 {
			p.breaks()
		}
		if len(p.rows) < 200 {
			p.rows = append(p.rows, len(p.b))
		}
	case atom.Td, atom.Th:
		if len(p.cells) < 200 {
			p.cells = append(p.cells, false)
		}
		if p.tab {
			p.pending = 0
		}
	case atom.Li:
		p.need(1)
		p.flush()
		p.b = append(p.b, "• "...)
		p.begun = true
	case atom.Blockquote:
		p.need(2)
		p.flush()
		p.quoted = min(p.quoted+1, maxQuoted)
	}
}

func (p *printer) end(a atom.Atom) {
	switch a {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Dl, atom.Table:
		p.need(2)
	case atom.Pre:
		p.need(2)
		p.pre = max(0, p.pre-1)
	case atom.Div, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Center, atom.Dt, atom.Dd, atom.Form, atom.Fieldset, atom.Address, atom.Li:
		p.need(1)
	case atom.Tr:
		p.pending = max(p.pending, 1)
		p.tab = false
		if n := len(p.rows); n > 0 {
			p.oneLine(p.rows[n-1])
			p.rows = p.rows[:n-1]
		}
	case atom.Td, atom.Th:
		table := false
		if n := len(p.cells); n > 0 {
			table = p.cells[n-1]
			p.cells = p.cells[:n-1]
		}
		if table {
			p.need(1)
		} else {
			p.pending, p.tab = 0, true
		}
	case atom.Blockquote:
		p.need(2)
		p.flush()
		p.quoted = max(0, p.quoted-1)
	}
}

// need asks for line breaks before the next text. In a cell that holds nothing yet
// there is nothing to break.
func (p *printer) need(n int) {
	if p.begun && !(p.tab && p.pending == 0) {
		p.pending = max(p.pending, n)
	}
	p.blank = false
}

// oneLine makes one line of a row that holds several cells and no table: breaks
// inside its cells part no rows.
func (p *printer) oneLine(from int) {
	if from < 0 || from > len(p.b) || bytes.IndexByte(p.b[from:], '\t') < 0 {
		return
	}
	for i := from; i < len(p.b); i++ {
		if p.b[i] == '\n' {
			p.b[i] = inCell
		}
	}
}

// breaks writes the line breaks that are due.
func (p *printer) breaks() {
	for ; p.pending > 0; p.pending-- {
		p.b = append(p.b, '\n')
	}
	p.begun, p.tab, p.blank = false, false, false
}

// flush writes the line breaks that are due, and the marks of a quotation.
func (p *printer) flush() {
	if p.pending > 0 {
		p.breaks()
	}
	if !p.begun {
		for i := 0; i < p.quoted; i++ {
			p.b = append(p.b, "> "...)
		}
	}
}

func (p *printer) put(s string) {
	p.flush()
	if p.tab {
		if p.begun {
			p.b = append(p.b, '\t')
		}
		p.tab, p.blank = false, false
	}
	if p.blank && p.begun {
		p.b = append(p.b, ' ')
	}
	p.blank = false
	p.b = append(p.b, s...)
	p.begun = true
}

// text writes text, blanks run together as a browser shows them.
func (p *printer) text(s string) {
	if p.pre > 0 {
		for i, l := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
			if i > 0 {
				p.pending = max(p.pending, 1)
			}
			if strings.TrimSpace(l) != "" {
				p.put(l)
			}
		}
		return
	}
	words := strings.FieldsFunc(s, space)
	if len(words) == 0 {
		p.blank = p.blank || s != ""
		return
	}
	if space(rune(s[0])) || strings.HasPrefix(s, "\u00a0") {
		p.blank = true
	}
	p.put(strings.Join(words, " "))
	if last := s[len(s)-1]; space(rune(last)) || strings.HasSuffix(s, "\u00a0") {
		p.blank = true
	}
}

func space(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' || r == '\v' || r == '\u00a0' || r == '\u200b' || r == '\u200c' || r == '\ufeff' || r == '\u00ad'
}
