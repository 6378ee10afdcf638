package intake

// Texts that are no tables: notices, saved mail, answers of interfaces, sign-offs.

import (
	"context"
	"strings"

	"github.com/portcheck/portcheck/internal/notice"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// text reads a text file that is a notice, a mail or a sign-off. ok is false where
// it is none of these, and may be a record.
func (r reader) text() (result Result, ok bool, err error) {
	one := func(record *porting.Record) Result { return Result{Records: []*porting.Record{record}} }
	if notice.IsMail(r.data) && !r.attached {
		record, err := notice.ReadMail(r.ctx, r.data, r.d, r.attachment)
		if err != nil {
			return Result{}, true, err
		}
		return one(record), true, nil
	}
	if len(r.data) > maxNotice {
		return Result{}, false, nil
	}
	text, ok := sheet.DecodeText(r.data)
	if !ok {
		return Result{}, false, nil
	}
	head := strings.TrimLeft(text, " \t\r\n")
	if strings.HasPrefix(head, "{") && isSignOff(text) {
		return one(r.signOff(text)), true, nil
	}
	var record *porting.Record
	if strings.HasPrefix(head, "{") || strings.HasPrefix(head, "[") || strings.HasPrefix(head, "<") {
		record, ok = notice.ReadAnswer(text, r.d)
	} else {
		record, ok = notice.ReadText(text, r.d)
	}
	return one(record), ok, nil
}

// maxNotice is the size in bytes above which no text is a notice.
const maxNotice = 4 << 20

// attachment reads a file that is attached to a mail, as any other is read; mails
// within attachments are not opened again.
func (r reader) attachment(_ context.Context, name string, data []byte) ([]*porting.Record, error) {
	inner := r
	inner.d = porting.Document{Name: name, SHA256: r.d.SHA256, Account: 1, Accounts: 1}
	inner.data, inner.attached = data, true
	result, err := inner.read()
	return result.Records, err
}
