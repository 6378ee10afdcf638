package form

// Pages of a file that are none of the letter's: the certificate of a signing service,
// the cover of a fax, the mail it came with, the old carrier's bill.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/layout"
)

// withoutOthers leaves out the pages that are none of the letter's.
func (f *Form) withoutOthers() {
	if len(f.Sheets) < 2 {
		return
	}
	var ours, others []*layout.Sheet
	for _, s := range f.Sheets {
		if notOurs(s) {
			others = append(others, s)
		} else {
			ours = append(ours, s)
		}
	}
	if len(ours) > 0 {
		f.Sheets, f.Others = ours, others
	}
}

// notOurs tells whether a page belongs to no letter: its own heading says what it is,
// and its words are of that kind. A page that speaks of an authorization is one's.
func notOurs(s *layout.Sheet) bool {
	heads, all := []string{}, strings.Builder{}
	for i, g := range s.Segments {
		t := strings.ToLower(strings.TrimSpace(g.Text))
		if len(heads) < 8 && len(g.Words) <= 7 {
			heads = append(heads, t)
		}
		if i < 400 {
			all.WriteString(t)
			all.WriteByte(' ')
		}
	}
	text := all.String()
	has := func(n int, words ...string) bool {
		for _, w := range words {
			if strings.Contains(text, w) {
				n--
			}
		}
		return n <= 0
	}
	headed := func(titles ...string) bool {
		for _, h := range heads {
			for _, t := range titles {
				if strings.HasPrefix(h, t) {
					return true
				}
			}
		}
		return false
	}
	switch {
	case headed("certificate of completion", "final audit report", "audit trail", "audit report", "signature certificate", "document history", "signing certificate", "electronic record and signature disclosure", "evidence summary", "certificate of signature"):
		return has(2, "ip address", "envelope", "signer", "viewed", "completed", "document id", "transaction id", "timestamp", "e-signed", "electronic record", "sent", "security level")
	case headed("fax", "facsimile", "cover sheet", "telecopy") && has(4, "pages", "to:", "from:", "cover", "re:", "confidential", "urgent", "fax:", "date:") && !has(1, "i authorize", "hereby", "undersigned", "signature"):
		return true // it may say that a letter of authorization follows
	case headed("from:") && headed("subject:", "to:") && has(2, "sent:", "date:", "subject:", "to:") && has(1, "attach", "enclosed") && !has(1, "i authorize", "hereby", "undersigned", "please port", "to be ported"):
		return true // a mail that says so
	case has(1, "letter of auth", "letter of agency", "authorize", "authorise", "to port"):
		return false
	case headed("fax", "facsimile", "cover sheet", "fax cover", "telecopy"):
		return has(2, "pages", "to:", "from:", "cover", "re:", "confidential", "urgent")
	case headed("invoice", "statement", "your bill", "bill summary", "account summary", "monthly statement", "billing statement", "your monthly"), has(1, "amount due", "total due", "balance due", "please pay"):
		return has(2, "amount due", "total due", "balance", "due date", "billing period", "bill date", "payment", "previous balance", "charges", "invoice")
	}
	return false
}
