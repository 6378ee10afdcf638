package intake

// Texts that are no records: notices, saved mail, answers of interfaces, sign-offs,
// lists of emergency locations.

import (
	"context"
	"strings"

	"github.com/portcheck/portcheck/internal/csr"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/locations"
	"github.com/portcheck/portcheck/internal/notice"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// text reads a text file that is a notice, a mail, a sign-off or a list of
// emergency locations. ok is false where
// it is none of these, and may be a record.
func (r reader) text() (result Result, ok bool, err error) {
	one := func(record *porting.Record) Result { return Result{Records: []*porting.Record{record}} }
	if notice.IsMail(r.data) && !r.attached {
		record, err := notice.ReadMail(r.ctx, r.data, r.d, r.attachment)
		if err != nil {
			return Result{}, true, err
		}
		if record.Notice == nil && len(record.Unused) == 0 && notice.IsPlainMail(r.data) { // a colleague may have typed a record into it
			typed, err := csr.ReadText(r.ctx, r.data, r.d, sheet.DefaultLimits)
			if err != nil || typed[0].Document.Kind == porting.KindCSR {
				return Result{Records: typed}, true, err
			}
		}
		return one(record), true, nil
	}
	if ownResult(r.data) != "" {
		return one(r.own()), true, nil
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
	if strings.HasPrefix(head, "<") && strings.Contains(strings.ToLower(head[:min(len(head), 1024)]), "<html") {
		record, ok = notice.ReadHTML(text, r.d)
	} else if strings.HasPrefix(head, "{") || strings.HasPrefix(head, "[") || strings.HasPrefix(head, "<") {
		record, ok = notice.ReadAnswer(text, r.d)
		if ok && record.Document.Kind == porting.KindSubmission && namesRecord(head) { // the order was received, or its record is sent
			if own, err := csr.ReadText(r.ctx, r.data, r.d, sheet.DefaultLimits); err == nil && own[0].Document.Kind == porting.KindCSR && len(own[0].Numbers) > 0 && own[0].Fields[porting.CustomerName] != nil {
				return Result{Records: own}, true, nil
			}
		}
	} else {
		record, ok = notice.ReadText(text, r.d)
	}
	if !ok && locations.Hints(text) {
		wb, err := sheet.Read(r.ctx, r.data, sheet.DefaultLimits)
		if err != nil {
			return Result{}, true, err
		}
		if record, ok, err = locations.ReadSheet(r.ctx, wb, r.d); err != nil {
			return Result{}, true, err
		}
	}
	return one(record), ok, nil
}

// namesRecord tells whether an answer calls itself a customer service record where it begins.
func namesRecord(head string) bool {
	low := strings.NewReplacer("_", "", "-", "", " ", "").Replace(strings.ToLower(head[:min(len(head), 1024)]))
	return strings.Contains(low, "csr") || strings.Contains(low, "customerservicerecord")
}

// maxNotice is the size in bytes above which no text is a notice.
const maxNotice = limits.NoticeBytes

// attachment reads a file that is attached to a mail, as any other is read, in what is
// left of the mail's time; mails within attachments are not opened again.
func (r reader) attachment(_ context.Context, name string, data []byte) ([]*porting.Record, error) {
	inner := r
	inner.d = porting.Document{Name: name, SHA256: r.d.SHA256, Account: 1, Accounts: 1}
	inner.data, inner.attached = data, true
	result, err := inner.inTime()
	return result.Records, err
}
