package csr

// Responses of carriers' and providers' interfaces, saved as JSON or XML
// (Bandwidth, Telnyx and what resembles them). Both become one tree of named
// values, which is walked with the same wordings as a sheet: an object's name is
// a section ("ServiceAddress"), a member's a label ("City").

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// Limits of a response.
const (
	maxDepth = 64
	maxNodes = 2_000_000
)

// node is a named value, an object, or a list, whose members have its name.
type node struct {
	name   string
	text   string
	at     int64 // byte offset of the value
	kids   []*node
	list   bool
	number bool // a JSON number
	null   bool
}

func (n *node) leaf() bool { return len(n.kids) == 0 && !n.list }

// ReadJSON reads a response saved as JSON.
func ReadJSON(data []byte, d porting.Document) []*porting.Record {
	text, ok := sheet.DecodeText(data)
	if !ok {
		text = string(data)
	}
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	t := &tree{text: text}
	root, err := t.json(dec, "", 0)
	if err == nil {
		if _, more := dec.Token(); more != io.EOF {
			err = errors.New("something stands behind its end")
		}
	}
	return t.records(root, err, "JSON", d)
}

// ReadXML reads a response saved as XML.
func ReadXML(data []byte, d porting.Document) []*porting.Record {
	text, ok := sheet.DecodeText(data)
	if !ok {
		text = string(data)
	}
	dec := xml.NewDecoder(strings.NewReader(text))
	dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // decoded already
	t := &tree{text: text}
	root, err := t.xml(dec)
	return t.records(root, err, "XML", d)
}

// tree is a response while it is read.
type tree struct {
	text  string
	nodes int
	lines []int // where each line begins
}

var errLimit = errors.New("it has more values, or nests deeper, than any record does")

func (t *tree) json(dec *json.Decoder, name string, depth int) (*node, error) {
	if t.nodes++; depth > maxDepth || t.nodes > maxNodes {
		return nil, errLimit
	}
	tok, err := dec.Token()
	if err != nil {
		return nil, err
	}
	n := &node{name: name, at: dec.InputOffset()}
	switch v := tok.(type) {
	case json.Delim:
		n.list = v == '['
		for dec.More() {
			key := name
			if !n.list {
				k, err := dec.Token()
				if err != nil {
					return nil, err
				}
				key, _ = k.(string)
			}
			kid, err := t.json(dec, key, depth+1)
			if err != nil {
				return nil, err
			}
			n.kids = append(n.kids, kid)
		}
		_, err = dec.Token()
		return n, err
	case string:
		n.text = v
		n.at -= int64(len(v)) + 2 // right for a string without escapes
	case json.Number:
		n.text, n.number = v.String(), true
		n.at -= int64(len(n.text))
	case bool:
		n.text = fmt.Sprint(v)
		n.at -= int64(len(n.text))
	case nil:
		n.null = true
	}
	return n, nil
}

func (t *tree) xml(dec *xml.Decoder) (*node, error) {
	var root *node
	var stack []*node
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			if root == nil || len(stack) > 0 {
				return nil, io.ErrUnexpectedEOF
			}
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		switch v := tok.(type) {
		case xml.Directive:
			if bytes.HasPrefix(bytes.ToUpper(bytes.TrimSpace(v)), []byte("DOCTYPE")) {
				return nil, errors.New("it declares a document type, which no response does")
			}
		case xml.StartElement:
			if t.nodes++; len(stack) > maxDepth || t.nodes > maxNodes {
				return nil, errLimit
			}
			n := &node{name: v.Name.Local, at: dec.InputOffset()}
			if len(stack) > 0 {
				top := stack[len(stack)-1]
				top.kids = append(top.kids, n)
			} else if root == nil {
				root = n
			}
			for _, a := range v.Attr {
				if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" && a.Name.Space != "http://www.w3.org/2001/XMLSchema-instance" {
					n.kids = append(n.kids, &node{name: a.Name.Local, text: a.Value, at: n.at})
				}
			}
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if len(stack) > 0 {
				top := stack[len(stack)-1]
				top.text += string(v)
			}
		}
	}
}

// records walks the tree. Objects that hold an account each are accounts of one
// file.
func (t *tree) records(root *node, err error, kind string, d porting.Document) []*porting.Record {
	if err != nil {
		r := porting.NewRecord(d)
		r.Problem(porting.Problem{Code: porting.ProblemDamaged,
			Message: fmt.Sprintf("the file is damaged %s: %v; save the response again and send that", kind, plainError(err))})
		return []*porting.Record{r}
	}
	c := &collector{}
	g := &grid{read: porting.ReadText, sheet: &sheet.Sheet{}, labels: map[string]label{}}
	w := &walker{tree: t, c: c, g: g}
	for _, n := range accountsIn(root) {
		w.a = newAccount(g)
		c.accounts = append(c.accounts, w.a)
		w.object(n, noSide)
	}
	return c.records(d)
}

// plainError says what an error of the standard library means.
func plainError(err error) string {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return "it is cut off"
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Sprintf("it breaks off or goes wrong at byte %d", syntax.Offset)
	}
	var bad *xml.SyntaxError
	if errors.As(err, &bad) {
		return fmt.Sprintf("it goes wrong in line %d", bad.Line)
	}
	return err.Error()
}

// accountsIn finds the objects that are an account each: the members of a list of
// objects that have an account number or a name of their own, else the root.
func accountsIn(root *node) []*node {
	for n, depth := root, 0; depth < 6; depth++ {
		objects := 0
		for _, k := range n.kids {
			if !k.leaf() {
				objects++
			}
		}
		var same []*node
		for _, k := range n.kids {
			if len(k.kids) > 0 && !k.list && k.name == n.kids[0].name && accountLike(k) {
				same = append(same, k)
			}
		}
		if len(same) > 1 && len(same) == len(n.kids) {
			return same
		}
		if objects != 1 {
			break
		}
		for _, k := range n.kids {
			if !k.leaf() {
				n = k
				break
			}
		}
	}
	return []*node{root}
}

// accountLike tells whether an object holds an account's number or BTN.
func accountLike(n *node) bool {
	for _, k := range n.kids {
		if m, ok := labels.CSR().Exact(k.name); ok && !m.Fuzzy && k.leaf() {
			switch m.Target {
			case labels.Target(porting.AccountNumber), labels.Target(porting.BTN):
				return true
			}
		}
		if len(k.kids) > 0 && !k.list && accountLike(k) {
			return true
		}
	}
	return false
}

// walker gives an account what its object holds.
type walker struct {
	*tree
	c   *collector
	g   *grid
	a   *account
	row int
}

func (w *walker) piece(n *node) piece {
	w.row++
	p := piece{text: clean(n.text), where: w.where(n.at), row: w.row, col: 1, conf: 1}
	if n.number && strings.ContainsAny(n.text, "eE") {
		p.flags |= sheet.DigitsLost
	}
	return p
}

// where is the line and column of a byte offset.
func (w *walker) where(at int64) porting.Where {
	if w.lines == nil {
		w.lines = []int{0}
		for i := 0; i < len(w.text); i++ {
			if w.text[i] == '\n' {
				w.lines = append(w.lines, i+1)
			}
		}
	}
	pos := max(0, min(int(at), len(w.text)))
	k := sort.SearchInts(w.lines, pos+1) - 1
	return porting.Where{Line: k + 1, Column: utf8.RuneCountInString(w.text[w.lines[k]:pos]) + 1}
}

// object walks an object; side is whose address and name its members are.
func (w *walker) object(n *node, s side) {
	address := s == serviceSide || s == billingSide
	for _, k := range n.kids {
		l := w.g.label(k.name)
		if k.name == "" {
			l = label{}
		}
		switch {
		case k.null || k.leaf() && strings.TrimSpace(k.text) == "":
		case !k.leaf() && (listed(l.target) || l.target == labels.Keep):
			w.numbers(k)
		case !k.leaf():
			w.object(k, inner(l, s))
		case !l.is() || l.inline > 0:
			w.unknown(k)
		default:
			if l.side == noSide {
				l.side = s
			}
			if address && l.target == labels.Target(porting.CustomerName) && general(l.wording) {
				l.rank = 1
			}
			w.c.give(w.a, l, []piece{w.piece(k)}, w.g)
		}
	}
}

// inner is whose the members of an object are.
func inner(l label, s side) side {
	switch {
	case l.side != noSide:
		return l.side
	case l.target == labels.Target(porting.ServiceAddress), l.target == labels.Address:
		return serviceSide
	case l.target == labels.Target(porting.BillingAddress):
		return billingSide
	case l.target == labels.ListedAddress, l.target == labels.ListedName:
		return otherSide
	case l.target == labels.Target(porting.ContactName):
		return contactSide
	}
	return s
}

// unknown keeps a value that no label names.
func (w *walker) unknown(k *node) {
	p := w.piece(k)
	w.a.lay(k.name+": "+p.text, p.where)
}

// numbers reads a list of numbers: texts, or objects with a number and what hangs
// on it.
func (w *walker) numbers(list *node) {
	for _, k := range list.kids {
		if k.leaf() {
			if strings.TrimSpace(k.text) != "" {
				if phoneCell(k.text) || digits(k.text) >= 7 {
					w.number(w.piece(k), nil)
				} else if l := w.g.label(k.name); listed(l.target) {
					w.number(w.piece(k), nil)
				} else {
					w.unknown(k)
				}
			}
			continue
		}
		var tns []*node // its number; several of one name are a list
		for _, m := range k.kids {
			l := w.g.label(m.name)
			if m.leaf() && (len(tns) == 0 || m.name == tns[0].name) && (listed(l.target) || l.target == labels.Target(porting.BTN) || !l.is()) && len(telephone.FindAll(m.text)) > 0 {
				tns = append(tns, m)
			}
		}
		if len(tns) == 0 || k.list {
			w.numbers(k)
			continue
		}
		for _, tn := range tns {
			w.number(w.piece(tn), func(n *porting.Number) {
				for _, m := range k.kids {
					if !slices.Contains(tns, m) {
						w.hang(n, m)
					}
				}
			})
		}
	}
	w.a.numbered = w.a.numbered || len(w.a.numbers) > 0
}

func (w *walker) number(p piece, hang func(*porting.Number)) {
	for _, n := range numbersIn(w.g, p, w.a) {
		w.a.addNumber(n, nil, address{})
		if hang != nil {
			hang(&w.a.numbers[len(w.a.numbers)-1])
		}
	}
}

// hang hangs on a number what its object says.
func (w *walker) hang(n *porting.Number, m *node) {
	l := w.g.label(m.name)
	if !m.leaf() {
		if l.target == labels.Target(porting.ServiceAddress) || l.target == labels.Address {
			var d address
			for _, k := range m.kids {
				if part := w.g.label(k.name); k.leaf() && (isPart(part.target) || addressLabel(part)) && strings.TrimSpace(k.text) != "" {
					t := part.target
					if !isPart(t) || t == labels.CityStateZip {
						t = ""
					}
					d.cells = append(d.cells, addressCell{w.piece(k), t, 1, k.name})
				}
			}
			if !d.empty() {
				v, parts := d.text()
				n.ServiceAddress = &porting.Field{Text: v.text, Parts: &parts, Read: w.g.read, Confidence: 1, Where: v.where}
			}
			return
		}
		for _, k := range m.kids {
			if k.name == "" || k.name == m.name {
				k.name = m.name
			}
			w.hang(n, k)
		}
		return
	}
	if blank(m.text) {
		return
	}
	p := w.piece(m)
	switch {
	case l.feature != "":
		if yes(p.text) {
			w.a.addFeature(n, l.feature, m.name+": "+p.text, p.where)
		}
	case l.target == labels.Status:
		state, ok := status(p.text)
		n.Status = state
		if !ok {
			addNote(n, p.text)
		}
	case l.target == labels.Features, l.target == labels.Note, l.target == labels.Target(porting.Remarks), l.target == labels.Circuit:
		w.a.featuresIn(n, p.text, p.where)
		addNote(n, p.text)
		if s := noteStatus(p.text); graver(s, n.Status) {
			n.Status = s
		}
	case l.target == labels.Target(porting.ServiceAddress), l.target == labels.Address:
		parts := split(p.text)
		n.ServiceAddress = &porting.Field{Text: p.text, Parts: &parts, Read: w.g.read, Confidence: 1, Where: p.where}
	default:
		w.a.lay(m.name+": "+p.text, p.where)
	}
}
