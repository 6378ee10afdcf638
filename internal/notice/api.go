package notice

// The answers of providers' interfaces, saved as JSON or XML: orders, errors and
// webhooks of Bandwidth, Telnyx, Twilio and what resembles them.

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/response"
	"github.com/portcheck/portcheck/internal/telephone"
)

// ReadAnswer reads the notice that an answer in JSON or XML holds. ok is false
// where the text is no such answer.
func ReadAnswer(text string, d porting.Document) (record *porting.Record, ok bool) {
	if len(text) > maxText {
		return nil, false
	}
	parse := response.JSON
	if strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "<") {
		parse = response.XML
	}
	root, err := parse(text, response.Limits{Depth: limits.AnswerDepth, Values: limits.AnswerValues, Names: limits.AnswerValues})
	if err != nil || root.Kid("schema") != nil {
		return nil, false
	}
	a := &answer{text: response.NewText(text), root: newest(unwrap(root)), order: map[int]*node{}}
	a.walk(a.root, 0)
	return a.record(d)
}

// node is a named value of an answer, an object, or a list.
type node = response.Node

// unwrap takes off what a webhook or an interface puts around what it says.
func unwrap(n *node) *node {
	for depth := 0; depth < 6; depth++ {
		if n.List && len(n.Kids) == 1 {
			n = n.Kids[0]
			continue
		}
		var only *node
		for _, k := range n.Kids {
			switch response.Plain(k.Name) {
			case "data", "payload", "body", "result", "response", "resource", "portingorder", "portinrequest", "lnporder", "portorder":
				if !k.Leaf() {
					only = k
				}
			}
		}
		if only == nil {
			return n
		}
		// what stands beside the payload (its event, its time) is kept below it
		for _, k := range n.Kids {
			if k != only && k.Leaf() && only.Kid(response.Plain(k.Name)) == nil && response.Plain(k.Name) != "id" {
				only.Kids = append(only.Kids, k)
			}
		}
		n = only
	}
	return n
}

// newest is the last said of a history: a list whose members each have a status
// and a date, by their dates.
func newest(n *node) *node {
	list := n
	if !list.List && len(n.Kids) > 0 {
		all := true
		for _, k := range n.Kids {
			all = all && k.Name == n.Kids[0].Name && !k.Leaf()
		}
		if !all {
			return n
		}
	}
	var best *node
	at := ""
	for _, k := range list.Kids {
		if k.Kid("status", "processingstatus", "eventtype") == nil || k.Kid("phonenumber", "tn") != nil {
			return n
		}
		when := k.Kid("orderdate", "date", "occurredat", "updatedat", "createdat", "timestamp", "lastmodifieddate")
		if when == nil {
			return n
		}
		if w := clean(when.Text); best == nil || w >= at { // ISO dates sort as text
			best, at = k, w
			when.Name = "date"
		}
	}
	if best == nil {
		return n
	}
	return unwrap(best)
}

// answer is an answer while its values are gathered.
type answer struct {
	text    *response.Text
	root    *node
	items   []item
	reasons []candidate
	numbers []value
	kind    porting.Kind
	event   string
	port    float64 // that it is about a port
	against bool
	order   map[int]*node // by how well the name says that it is the order
}

func (a *answer) value(n *node) value {
	return value{text: clean(n.Text), where: a.text.Where(n.At), read: porting.ReadText, conf: 1}
}

// walk gathers what an object and those in it say.
func (a *answer) walk(n *node, depth int) {
	if depth > limits.AnswerDepth {
		return
	}
	a.fault(n)
	if n.Kid("telephonenumber", "phonenumber", "tn", "wtn", "number") != nil && n.Kid("features", "featurelist", "usocs", "usoc", "products") != nil {
		a.against = true // a line of a record, and its state: an order says nothing of features
	}
	for _, k := range n.Kids {
		name := response.Plain(k.Name)
		a.context(name)
		switch {
		case name == "status" && !k.Leaf() && k.Kid("value") != nil:
			a.status(k.Kid("value"))
			a.walk(k, depth+1)
			continue
		case isNumbers(name):
			a.numbersIn(k, 0)
			if !k.Leaf() {
				a.walk(k, depth+1)
			}
			continue
		case !k.Leaf():
			if _, about := faultLists[name]; about {
				a.faults(k)
				continue
			}
			a.walk(k, depth+1)
			continue
		case k.Null || strings.TrimSpace(k.Text) == "":
			continue
		}
		switch name {
		case "processingstatus", "portinrequeststatus", "portinphonenumberstatus", "orderstatus", "portstatus", "state", "status", "eventtype", "type":
			if name == "eventtype" || name == "type" {
				a.event += " " + clean(k.Text)
			} else {
				a.status(k)
			}
			continue
		}
		if rank := orderRank(name, depth); rank > 0 && a.order[rank] == nil {
			a.order[rank] = k
			continue
		}
		v := a.value(k)
		switch m, ok := labels.Notice().Exact(strings.ReplaceAll(k.Name, "_", " ")); {
		case !ok || m.Target == labels.Reason || m.Target == labels.Code || m.Target == labels.Numbers || m.Target == labels.Order || m.Target == labels.From:
		default:
			a.items = append(a.items, item{target: m.Target, label: k.Name, value: v})
		}
	}
}

// context weighs a member's name: is this about a port?
func (a *answer) context(name string) {
	switch name {
	case "processingstatus", "losingcarriername", "requestedfocdate", "actualfocdate", "billingtelephonenumber", "listofphonenumbers", "lnporderresponse",
		"focdatetimeactual", "focdatetimerequested", "focdatetimeconfirmed", "focdate", "portinrequestsid", "portinphonenumbersid", "portinphonenumberstatus",
		"portinrequeststatus", "notportabilityreason", "notportabilityreasoncode", "rejectionreasoncode", "oldserviceprovider", "oldserviceproviderocn",
		"supportkey", "portid", "portorderid", "portingorderid", "portdate", "partialport", "pon", "exceptiontype", "portinid", "lsrid", "spid":
		a.port += 2
	case "phonenumber", "phonenumbers", "telephonenumber", "telephonenumbers", "customerreference", "customerorderid", "orderid", "tns", "fullnumber":
		a.port++
	case "csrresponse", "csr", "workingtelephonenumber", "workingtelephonenumbersonaccount", "associatedphonenumbers", "portcheck":
		a.against = true
	}
	if strings.HasPrefix(name, "port") || strings.HasPrefix(name, "foc") || strings.HasPrefix(name, "lnp") {
		a.port++
	}
}

// orderRank says how well a member's name says that it is the order: the order
// that we gave before the provider's own. 0 is none.
func orderRank(name string, depth int) int {
	switch name {
	case "pon", "purchaseordernumber":
		return 1
	case "customerorderid", "customerreference", "customerordernumber":
		return 2
	case "orderid", "portingorderid", "portorderid", "portinid", "portinrequestsid", "portid", "ordernumber", "portrequestid":
		return 3
	case "supportkey":
		return 4
	case "id":
		if depth == 0 {
			return 5
		}
	}
	return 0
}

// status takes a status that is one of ours. The first that says something wins:
// an order's own status stands before those of its parts.
func (a *answer) status(n *node) {
	kind, _ := statusKind(strings.NewReplacer("_", " ", "-", " ").Replace(clean(n.Text)))
	if kind != "" && a.kind == porting.KindNone {
		a.kind = porting.Kind(kind)
	}
}

// isNumbers tells whether a member holds telephone numbers of the order.
func isNumbers(name string) bool {
	switch name {
	case "phonenumber", "phonenumbers", "telephonenumber", "telephonenumbers", "listofphonenumbers", "tn", "tns", "fullnumber", "completedtelephonenumbers", "numbers", "listoftelephonenumbers", "tnlist", "portedtelephonenumbers":
		return true
	}
	return false
}

func (a *answer) numbersIn(n *node, depth int) {
	if n.Leaf() {
		if !n.Null && strings.TrimSpace(n.Text) != "" && len(a.numbers) < maxNumbers {
			a.numbers = append(a.numbers, a.value(n))
		}
		return
	}
	for _, k := range n.Kids {
		if depth < 6 && (n.List || isNumbers(response.Plain(k.Name))) {
			if k.Leaf() || isNumbers(response.Plain(k.Name)) && response.Plain(k.Name) != response.Plain(n.Name) || !n.List {
				a.numbersIn(k, depth+1)
			}
			// the objects of a list are walked by themselves
		}
	}
}

// faultLists are the members that hold what went wrong.
var faultLists = map[string]bool{"errors": true, "error": true, "exceptions": true, "exception": true, "details": true, "rejections": true, "rejectionreasons": true, "reasons": true, "lsrerrors": true}

// faults reads a list of errors, or one.
func (a *answer) faults(n *node) {
	if a.fault(n) {
		return
	}
	for _, k := range n.Kids {
		switch {
		case !k.Leaf():
			a.faults(k)
		case n.List && strings.TrimSpace(k.Text) != "" && !k.Null:
			a.reasons = append(a.reasons, cutReasons(a.value(k), true)...)
		}
		if len(a.reasons) > maxReasons {
			return
		}
	}
}

// fault reads an object that is a reason: a code, words, or both.
func (a *answer) fault(n *node) bool {
	name := response.Plain(n.Name)
	code := n.Kid("rejectionreasoncode", "exceptiontype", "notportabilityreasoncode", "rejectcode", "rejectioncode", "errorcode", "reasoncode")
	words := n.Kid("rejectionreason", "notportabilityreason", "rejectreason")
	if code == nil && words == nil {
		if !faultLists[name] && name != "status" || name == "status" && n.Kid("value") != nil {
			return false
		}
		if name == "status" {
			return false // an interface's own "200 OK"
		}
		code = n.Kid("code", "type")
	}
	if words == nil {
		words = n.Kid("message", "description", "detail", "text", "reason", "title", "errormessage", "error", "exception")
	}
	c := candidate{}
	if code != nil && code.Leaf() && !code.Null && !negative(code.Text) {
		v := a.value(code)
		if c.codes = wholeCodes(v.text); c.codes == nil {
			c.codes = []string{v.text}
		}
		c.words.where, c.words.read, c.words.conf = v.where, v.read, v.conf
	}
	if words != nil && words.Leaf() && !words.Null && !negative(words.Text) {
		c.words = a.value(words)
		c.line = c.words.where.Line
	}
	if tn := n.Kid("phonenumber", "tn", "telephonenumber", "fullnumber"); tn != nil && tn.Leaf() {
		c.numbers = tn.Text
	} else if tns := n.Kid("telephonenumbers", "phonenumbers", "tns"); tns != nil && faultLists[name] {
		for _, k := range tns.Kids {
			c.numbers += "\n" + k.Text
		}
	}
	if len(c.codes) == 0 && c.words.text == "" {
		return false
	}
	a.reasons = append(a.reasons, c)
	return true
}

// record decides what the answer is and makes its record.
func (a *answer) record(d porting.Document) (*porting.Record, bool) {
	if kind, _ := statusKind(strings.NewReplacer("_", " ", "-", " ", ".", " ").Replace(a.event)); kind != "" && a.kind == porting.KindNone {
		a.kind = porting.Kind(kind)
	}
	if strings.Contains(strings.ToLower(a.event+" "+a.root.Name), "port") || strings.Contains(strings.ToLower(a.root.Name), "lnp") {
		a.port += 2
	}
	n := &notice{part: &part{}, items: a.items}
	n.kind = porting.KindFOC
	foc := n.findCommitment()
	known := false
	for _, c := range a.reasons {
		for _, k := range c.codes {
			ok, _ := form(k)
			known = known || ok
		}
	}
	if a.kind == porting.KindNone || a.kind == cueNone {
		switch {
		case a.kind == cueNone: // cancelled, or a draft
		case len(a.reasons) > 0 && (a.port >= 2 || known):
			a.kind = porting.KindRejection
			if known {
				a.port += 2
			}
		case foc != nil:
			a.kind = porting.KindFOC
		}
	}
	if a.kind == porting.KindNone || a.kind == cueNone || a.port < 2 || a.against {
		return nil, false
	}
	n.kind, n.problems = a.kind, nil
	switch a.kind {
	case porting.KindRejection:
		n.reasons = reasonsOf(a.reasons)
	case porting.KindFOC, porting.KindCompletion:
		n.commitment = n.findCommitment()
	}
	for rank := 1; rank <= 5 && n.order.text == ""; rank++ {
		if o := a.order[rank]; o != nil {
			n.order = a.value(o)
		}
	}
	r := n.record(d)
	a.address(r, a.root, 0)
	g := &gather{r: r, seen: map[string]int{}}
	for _, v := range a.numbers {
		for _, f := range telephone.FindAll(v.text) {
			for _, tn := range f.TNs {
				g.put(tn, v.text, v.where, v.read, v.conf)
			}
			if len(f.TNs) == 0 {
				r.Problem(porting.Problem{Code: porting.ProblemInvalidNumber, Where: v.where, Message: fmt.Sprintf("a number of the notice is none: %s", f.Invalid)})
			}
		}
	}
	return r, len(r.Numbers) > 0 || r.Notice.Order != "" || r.Fields[porting.BTN] != nil || a.kind == porting.KindRejection && known
}

// address puts together the service address that an object holds in parts.
func (a *answer) address(r *porting.Record, n *node, depth int) {
	if r.Fields[porting.ServiceAddress] != nil || depth > 6 {
		return
	}
	var parts porting.Parts
	var v value
	take := func(into *string, names ...string) {
		k := n.Kid(names...)
		if k == nil || !k.Leaf() || k.Null || strings.TrimSpace(k.Text) == "" {
			return
		}
		o := a.value(k)
		*into = o.text
		if v.text == "" {
			v = o
		} else {
			v.join(o)
		}
	}
	take(&parts.Street, "streetaddress", "street")
	if parts.Street != "" {
		take(&parts.Unit, "extendedaddress", "addressline2", "street2")
		take(&parts.City, "locality", "city")
		take(&parts.State, "administrativearea", "state", "statecode")
		take(&parts.Zip, "postalcode", "zip", "zipcode")
		r.Fields[porting.ServiceAddress] = &porting.Field{Text: v.text, Parts: &parts, Read: v.read, Confidence: v.conf, Where: v.where}
		return
	}
	for _, k := range n.Kids {
		if !k.Leaf() {
			a.address(r, k, depth+1)
		}
	}
}
