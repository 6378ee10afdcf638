package notice

// Saved mail: its headers, the body that says the most, mails inside the mail,
// and what is attached.

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
)

// The limits of a mail.
const (
	maxMailDepth   = limits.MailDepth // multiparts and mails inside each other
	maxMailParts   = limits.MailParts // of all multiparts together
	maxAttachments = limits.MailAttachments
	maxAttached    = limits.MailAttached // bytes of one attachment
)

// Attachment reads a file that is attached to a mail, as any file is read.
type Attachment func(ctx context.Context, name string, data []byte) ([]*porting.Record, error)

// IsMail tells whether a text is a mail as programs save it: headers, and those
// that every mail has among them.
func IsMail(data []byte) bool {
	seen := 0
	head := string(trimMbox(data[:min(len(data), 64<<10)]))
	for n := 0; head != "" && n < 300; n++ {
		var l string
		l, head, _ = strings.Cut(head, "\n")
		l = strings.TrimRight(l, "\r")
		if l == "" {
			break
		}
		if l[0] == ' ' || l[0] == '\t' {
			if n == 0 {
				return false
			}
			continue
		}
		name, _, ok := strings.Cut(l, ":")
		if !ok || name == "" || strings.ContainsAny(name, " \t,;\"<>|") {
			return false
		}
		switch textproto.CanonicalMIMEHeaderKey(name) {
		case "Mime-Version", "Received", "Message-Id", "Content-Type", "Return-Path", "Dkim-Signature", "X-Mailer":
			seen += 2
		case "From", "To", "Subject", "Date":
			seen++
		}
	}
	return seen >= 4
}

// IsPlainMail tells whether a mail's text stands in it as it is: it is not encoded, and
// has no parts.
func IsPlainMail(data []byte) bool {
	head, _, _ := bytes.Cut(bytes.ReplaceAll(trimMbox(data), []byte("\r\n"), []byte("\n")), []byte("\n\n"))
	for l := range bytes.Lines(bytes.ToLower(head)) {
		if bytes.HasPrefix(l, []byte("content-transfer-encoding:")) && !bytes.Contains(l, []byte("bit")) ||
			bytes.HasPrefix(l, []byte("content-type:")) && !bytes.Contains(l, []byte("text/plain")) {
			return false
		}
	}
	return IsMail(data)
}

// trimMbox takes off what stands before the headers in some archives.
func trimMbox(data []byte) []byte {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	data = bytes.TrimLeft(data, "\r\n")
	if bytes.HasPrefix(data, []byte("From ")) {
		if i := bytes.IndexByte(data, '\n'); i >= 0 {
			return data[i+1:]
		}
	}
	return data
}

// ReadMail reads a saved mail. What it says itself counts before what is attached
// to it; attached papers of other kinds are named and not used. Places are lines of
// the mail's text as it is read, or for what an attached PDF says, boxes on its
// pages. The record of a mail that is no notice says so. The error is that of ctx
// or of open.
func ReadMail(ctx context.Context, data []byte, d porting.Document, open Attachment) (*porting.Record, error) {
	m := &mailbox{ctx: ctx, open: open}
	letter := m.message(trimMbox(data), 0)
	if letter == nil {
		r := porting.NewRecord(d)
		r.Problem(porting.Problem{Code: porting.ProblemDamaged, Message: "the mail cannot be read: its headers are damaged; save it again, or save its text"})
		return r, nil
	}
	n, newest := letter.notice()
	var attached *porting.Record
	var unused []porting.Unused
	var problems []porting.Problem
	for _, a := range m.attached {
		label := "attached file " + a.name
		records, err := m.records(a)
		if err != nil {
			return nil, err
		}
		switch {
		case len(records) == 0:
			unused = append(unused, porting.Unused{Label: label})
		case records[0].Document.Kind.IsNotice() && attached == nil:
			attached = records[0]
		case records[0].Document.Kind.IsNotice():
			problems = append(problems, porting.Problem{Code: porting.ProblemContradiction,
				Message: "the mail has more than one notice attached, and the first was read; save the others, and drop each by itself"})
			unused = append(unused, porting.Unused{Label: label})
		default:
			unused = append(unused, porting.Unused{Label: label})
			for _, p := range records[0].Problems {
				if p.Code == porting.ProblemTimeout { // it might have been the notice
					p.Message = fmt.Sprintf("attached file %q: %s", clipped(a.name), p.Message)
					problems = append(problems, porting.Problem{Code: p.Code, Message: p.Message})
				}
			}
			if word := kindWord(records[0].Document.Kind); word != "" {
				problems = append(problems, porting.Problem{Code: porting.ProblemWrongType,
					Message: fmt.Sprintf("the mail has %s attached (%q), which is not used from a mail; save it, and drop it by itself", word, clipped(a.name))})
			}
		}
	}
	r := together(n, newest, attached, d)
	if r.Notice != nil {
		if r.Notice.Date == "" {
			r.Notice.Date = letter.headers.date
		}
		if r.Notice.From == "" {
			r.Notice.From = letter.headers.from
		}
	} else {
		r.Problem(porting.Problem{Code: porting.ProblemWrongType, Message: "the mail is no notice of a port: it says neither that an order was received, rejected or committed, nor that it is done"})
	}
	r.Unused = append(r.Unused, unused...)
	r.Problems = append(append(r.Problems, m.problems...), problems...)
	return r, nil
}

// mailbox reads a mail and all that is in it.
type mailbox struct {
	ctx      context.Context
	open     Attachment
	parts    int
	attached []attachment
	problems []porting.Problem
	told     map[string]bool
}

type attachment struct {
	name string
	data []byte
}

func (m *mailbox) records(a attachment) ([]*porting.Record, error) {
	if m.open == nil || len(a.data) == 0 {
		return nil, m.ctx.Err()
	}
	return m.open(m.ctx, a.name, a.data)
}

// tell says a thing about the mail, once of each kind.
func (m *mailbox) tell(code, message string) {
	if m.told == nil {
		m.told = map[string]bool{}
	}
	if !m.told[code] {
		m.told[code] = true
		m.problems = append(m.problems, porting.Problem{Code: code, Message: message})
	}
}

// letter is one mail: its text, and the mails inside it.
type letter struct {
	headers headers
	plain   string
	html    string
	inside  []*letter
}

// notice is what a mail says; newest tells that its own writer says it.
func (l *letter) notice() (n *notice, newest bool) {
	plain, html := l.of(l.plain, textLines), l.of(l.html, htmlLines)
	n = plain
	if html != nil && (n == nil || !n.says() || n.order.text == "" && html.order.text != "") {
		n = html
	}
	if n != nil {
		return n, !n.part.quoted
	}
	for _, i := range l.inside {
		if n, _ = i.notice(); n != nil {
			if n.order.text == "" {
				n.order = (&part{headers: l.headers}).order()
			}
			return n, false
		}
	}
	return nil, false
}

func (l *letter) of(text string, lines func(string) []line) *notice {
	if strings.TrimSpace(text) == "" && l.headers.subject == "" {
		return nil
	}
	return best(split(lines(text), l.headers))
}

// message reads one mail, nil where it is none.
func (m *mailbox) message(data []byte, depth int) *letter {
	msg, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	l := &letter{headers: headers{from: decodeWords(msg.Header.Get("From")), subject: decodeWords(msg.Header.Get("Subject"))}}
	l.headers.old = answers(l.headers.subject)
	l.headers.where = porting.Where{Line: 1, Column: 1}
	if t, err := msg.Header.Date(); err == nil {
		l.headers.date = dates.FromTime(t).String() // in the zone that the sender's clock had
	}
	m.body(l, textproto.MIMEHeader(msg.Header), msg.Body, depth)
	return l
}

// decodeWords reads a header with encoded words, without line ends.
func decodeWords(s string) string {
	d := mime.WordDecoder{CharsetReader: func(charset string, r io.Reader) (io.Reader, error) {
		b, err := io.ReadAll(io.LimitReader(r, 1<<16))
		if err != nil {
			return nil, err
		}
		text, _ := decodeCharset(b, charset)
		return strings.NewReader(text), nil
	}}
	if out, err := d.DecodeHeader(s); err == nil {
		s = out
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
}

// body reads one entity: text, a multipart, a mail, or an attachment.
func (m *mailbox) body(l *letter, h textproto.MIMEHeader, r io.Reader, depth int) {
	if m.parts++; m.parts > maxMailParts || depth > maxMailDepth {
		m.tell(porting.ProblemLimit, "the mail has more parts, or nests them deeper, than any that people write; the rest was not read")
		return
	}
	if m.ctx.Err() != nil {
		return
	}
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil && kind == "" {
		kind = "text/plain"
	}
	name := attachmentName(h, params)
	switch {
	case strings.HasPrefix(kind, "multipart/"):
		if params["boundary"] == "" {
			m.tell(porting.ProblemDamaged, "the mail is damaged: it does not say how its parts are divided; save it again")
			return
		}
		parts := multipart.NewReader(r, params["boundary"])
		for {
			p, err := parts.NextRawPart()
			if err == io.EOF {
				return
			}
			if err != nil {
				m.tell(porting.ProblemDamaged, "the mail is cut off or damaged, and what follows is missing; save it again")
				return
			}
			m.body(l, p.Header, p, depth+1)
			if m.parts > maxMailParts || m.ctx.Err() != nil {
				return
			}
		}
	case kind == "message/rfc822":
		data := m.content(h, r, maxAttached)
		if inner := m.message(trimMbox(data), depth+1); inner != nil {
			l.inside = append(l.inside, inner)
		}
	case (kind == "text/plain" || kind == "text/html") && name == "":
		data := m.content(h, r, maxText)
		text, ok := decodeCharset(data, params["charset"])
		if !ok {
			m.tell(porting.ProblemUnknownFont, "the mail is written in a character set that is not known; letters outside ASCII may be wrong")
		}
		into := &l.plain
		if kind == "text/html" {
			into = &l.html
		}
		if len(*into)+len(text) <= maxText {
			if *into != "" {
				*into += "\n"
			}
			*into += text
		}
	case strings.HasPrefix(kind, "text/calendar"), kind == "message/delivery-status", kind == "application/pgp-signature", kind == "application/pkcs7-signature":
	default:
		if len(m.attached) >= maxAttachments {
			m.tell(porting.ProblemLimit, fmt.Sprintf("the mail has more than %d attached files; the rest was not read", maxAttachments))
			return
		}
		if name == "" {
			name = "without a name (" + kind + ")"
		}
		a := attachment{name: name}
		if !strings.HasPrefix(kind, "image/") && !strings.HasPrefix(kind, "audio/") && !strings.HasPrefix(kind, "video/") {
			a.data = m.content(h, r, maxAttached)
		}
		m.attached = append(m.attached, a)
	}
}

// attachmentName is the name of an attached file, "" for a text that is the mail's own.
func attachmentName(h textproto.MIMEHeader, params map[string]string) string {
	name := params["name"]
	disposition, p, err := mime.ParseMediaType(h.Get("Content-Disposition"))
	if err == nil && p["filename"] != "" {
		name = p["filename"]
	}
	if name == "" && strings.EqualFold(disposition, "attachment") {
		name = "without a name"
	}
	name = decodeWords(name)
	return name[strings.LastIndexAny(name, `/\`)+1:]
}

// content reads an entity's bytes, its transfer encoding taken off.
func (m *mailbox) content(h textproto.MIMEHeader, r io.Reader, limit int64) []byte {
	switch strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))) {
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, &base64Only{r: r})
	case "quoted-printable":
		r = quotedprintable.NewReader(r)
	}
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if int64(len(data)) > limit {
		m.tell(porting.ProblemLimit, fmt.Sprintf("a part of the mail has more than %d KB and was not read to its end", limit>>10))
		data = data[:limit]
	} else if err != nil {
		m.tell(porting.ProblemDamaged, "a part of the mail is cut off or damaged; save it again")
	}
	return data
}

// base64Only passes over what is no base64: blanks, and what some gateways add.
type base64Only struct{ r io.Reader }

func (b *base64Only) Read(p []byte) (int, error) {
	for {
		n, err := b.r.Read(p)
		k := 0
		for _, c := range p[:n] {
			if c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c == '+' || c == '/' || c == '=' {
				p[k] = c
				k++
			}
		}
		if k > 0 || err != nil {
			return k, err
		}
	}
}

// decodeCharset makes text of bytes in a character set. ok is false for a set that
// is not known; the bytes are then UTF-8, or else Windows-1252.
func decodeCharset(data []byte, charset string) (string, bool) {
	charset = strings.ToLower(strings.Trim(strings.TrimSpace(charset), `"'`))
	known := true
	switch charset {
	case "", "utf-8", "utf8", "us-ascii", "ascii":
	default:
		enc, err := htmlindex.Get(charset)
		if err != nil {
			known = false
			break
		}
		if name, _ := htmlindex.Name(enc); name == "replacement" {
			known = false
			break
		}
		if out, err := enc.NewDecoder().Bytes(data); err == nil {
			return string(bytes.TrimPrefix(out, []byte("\xef\xbb\xbf"))), true
		}
	}
	if utf8.Valid(data) {
		return string(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))), known
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\uFFFD"), false
	}
	return string(out), known
}
