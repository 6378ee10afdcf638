// Package intake is the front desk: bytes come in, it says what they are, hands
// them to their reader within limits of size and time, and gives back records.
//
// What a document is, is decided by its content, never by its name. Whatever is
// wrong with a file is an answer (a record with a problem) and not an error;
// errors are the platform's alone, and the same call may be tried again.
package intake

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/portcheck/portcheck/internal/csr"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/loa"
	"github.com/portcheck/portcheck/internal/locations"
	"github.com/portcheck/portcheck/internal/notice"
	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/pdftext"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// Options say how documents are read. The zero value reads without OCR, within
// the default limits.
type Options struct {
	// OCR reads pages that are pictures; nil for none.
	OCR ocr.Engine
	// Timeout bounds the reading of one file and of all that is attached to it, OCR
	// left out; DefaultTimeout if 0.
	Timeout time.Duration
}

// DefaultTimeout is far above what any ordinary paper takes (milliseconds), and
// below what a Lambda function or a patient person waits.
const DefaultTimeout = limits.ReadTime

// MaxBytes is the size of a file, in bytes, above which it is not opened: twenty
// times what carriers take for one document (domain: 3 MB).
const MaxBytes = limits.FileBytes

// Result is what was read from one file.
type Result struct {
	// Records has one record an account, and at least one: where nothing could be
	// read, it is of kind porting.KindNone and has the problem.
	Records []*porting.Record
	// Pages is the document that they were read from, nil for a sheet.
	Pages *page.Document
}

// Read reads one file. Its name is only kept, never believed.
func Read(ctx context.Context, name string, data []byte, opts Options) (result Result, err error) {
	sum := sha256.Sum256(data)
	d := porting.Document{Name: name, SHA256: hex.EncodeToString(sum[:]), Account: 1, Accounts: 1}
	defer func() {
		// A panic in a library is an answer too: the file is said to be damaged,
		// and the next one is read.
		if r := recover(); r != nil {
			result, err = nothing(d, porting.ProblemDamaged, "the file is damaged in a way that stops reading; open it in the program that made it and save it again"), nil
		}
	}()
	if len(data) > MaxBytes {
		return nothing(d, porting.ProblemLimit, fmt.Sprintf("the file has more than %d MB; send the pages or rows that matter alone", MaxBytes>>20)), nil
	}
	if opts.Timeout == 0 {
		opts.Timeout = DefaultTimeout
	}
	r := reader{budget: newBudget(ctx, opts.Timeout, processorFor(data)), d: d, data: data, ocr: opts.OCR}
	defer r.end()
	result, err = r.inTime()
	if ctx.Err() != nil {
		return result, ctx.Err()
	}
	if err != nil {
		return result, err
	}
	bounds := bounds{left: limits.BesideBytes}
	for i, record := range result.Records {
		bounds.hold(record)
		secretless(record)
		record.Document.Account, record.Document.Accounts = i+1, len(result.Records)
		complete(record)
	}
	return result, nil
}

// nothing is the result of a file in which nothing could be read.
func nothing(d porting.Document, code, message string) Result {
	r := porting.NewRecord(d)
	r.Problem(porting.Problem{Code: code, Message: message})
	return Result{Records: []*porting.Record{r}}
}

// secretless masks in the problems what the record says to be a secret: problems are
// logged and sent as they are, and may quote a PIN that stands under a wrong heading.
func secretless(r *porting.Record) {
	secrets := r.Secrets()
	for i := range r.Problems {
		r.Problems[i].Message = porting.MaskIn(r.Problems[i].Message, secrets)
	}
}

// complete makes a record marshal as the contract has it: lists are [] and not null.
func complete(r *porting.Record) {
	r.Schema = porting.RecordSchema
	for i := range r.Numbers {
		if r.Numbers[i].Features == nil {
			r.Numbers[i].Features = []string{}
		}
	}
	if r.Numbers == nil {
		r.Numbers = []porting.Number{}
	}
	if r.Conditions == nil {
		r.Conditions = []porting.Condition{}
	}
	if r.Unused == nil {
		r.Unused = []porting.Unused{}
	}
	if r.Problems == nil {
		r.Problems = []porting.Problem{}
	}
}

// reader reads one file.
type reader struct {
	*budget
	d        porting.Document
	data     []byte
	ocr      ocr.Engine
	attached bool // the file came inside another
}

// inTime reads, and answers where the time is used up; what ended because the caller
// went away is no answer.
func (r reader) inTime() (Result, error) {
	result, err := r.read()
	if r.outer.Err() == nil && (errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled)) {
		return nothing(r.d, porting.ProblemTimeout, "reading the file took too long and was stopped; save it again from the program that made it, or send less of it"), nil
	}
	return result, err
}

func (r reader) read() (Result, error) {
	switch sniff(r.data) {
	case formatPDF:
		return r.pdf()
	case formatImage:
		return r.image()
	case formatZip:
		if part, ok := zipHolds(r.data, "word/document.xml", "content.xml", "ppt/presentation.xml"); ok && part == "word/document.xml" {
			return nothing(r.d, porting.ProblemWrongType, wordSentence), nil
		}
		return r.workbook()
	case formatOLE:
		return r.workbook()
	case formatRTF:
		return nothing(r.d, porting.ProblemWrongType, wordSentence), nil
	case formatPostScript:
		return nothing(r.d, porting.ProblemWrongType, "the file is PostScript, which carriers do not take; print it to a PDF and send that"), nil
	case formatText:
		if result, ok, err := r.text(); ok || err != nil {
			return result, err
		}
		records, err := csr.ReadText(r.ctx, r.data, r.d, sheet.DefaultLimits)
		if err == nil && records[0].Document.Kind == porting.KindOther {
			if result, broken := r.misnamed(); broken {
				return result, nil
			}
		}
		return Result{Records: records}, err
	}
	if blank(r.data) {
		return nothing(r.d, porting.ProblemEmpty, fmt.Sprintf("the file is empty (%d bytes); upload it again", len(r.data))), nil
	}
	if result, broken := r.misnamed(); broken {
		return result, nil
	}
	return nothing(r.d, porting.ProblemWrongType, "the file is neither a PDF nor a spreadsheet; send the LOA as PDF and the CSR as XLSX or CSV"), nil
}

// misnamed is the result of a file that is nothing known but has the name of a
// PDF or a workbook. The name does not decide what a file is, only which sentence
// helps.
func (r reader) misnamed() (Result, bool) {
	switch name := strings.ToLower(r.d.Name); {
	case strings.HasSuffix(name, ".pdf"):
		return nothing(r.d, porting.ProblemDamaged, "the file is no PDF, whatever its name says: it does not begin as one, and may be cut or overwritten; send it again"), true
	case strings.HasSuffix(name, ".xlsx"), strings.HasSuffix(name, ".xlsm"), strings.HasSuffix(name, ".xls"), strings.HasSuffix(name, ".xlsb"):
		return nothing(r.d, porting.ProblemDamaged, "the file is no workbook, whatever its name says: it does not begin as one, and may be cut or overwritten; send it again"), true
	}
	return Result{}, false
}

const wordSentence = "the file is a Word document, and carriers take PDFs only; open it in Word, choose File, Save As, PDF, and send that"

// zipHolds tells which of some parts a zip archive lists, without unpacking.
func zipHolds(data []byte, names ...string) (string, bool) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", false
	}
	for _, f := range z.File {
		for _, name := range names {
			if f.Name == name {
				return name, true
			}
		}
	}
	return "", false
}

func (r reader) pdf() (Result, error) {
	ctx, cancel := r.layer()
	defer cancel()
	doc, err := pdftext.Read(ctx, r.data, pdftext.DefaultLimits())
	if err != nil && r.outer.Err() != nil {
		return Result{}, err
	}
	if err == nil {
		engine := r.engine(doc)
		err := r.byOCR(func(ctx context.Context) error { return ocr.Fill(ctx, engine, r.data, doc) })
		if err != nil && !(errors.Is(err, context.DeadlineExceeded) && r.outer.Err() == nil) {
			return Result{}, err
		}
	}
	return r.pages(doc)
}

// mayBeRecord is what a record of which OCR has lost something looks like, on the
// scale of csr.LooksPages: 0 to 100.
const mayBeRecord = 20

// readByOCR tells whether words of a document were read by OCR.
func readByOCR(doc *page.Document) bool {
	for _, p := range doc.Pages {
		for _, w := range p.Words {
			if w.Read == porting.ReadOCR {
				return true
			}
		}
	}
	return false
}

// fewPictures of a document are read by OCR if their text layers are poor.
const fewPictures = 3

// engine is the OCR for a document: none where all pictures have a text layer
// that shows it to be no porting paper, so that a scanned book costs nothing. A layer
// of which little can be read shows nothing.
func (r reader) engine(doc *page.Document) ocr.Engine {
	pictures, poor := 0, false
	for _, p := range doc.Pages {
		if !ocr.IsPicture(p) {
			continue
		}
		if !ocr.HasLayer(p) {
			return r.ocr
		}
		pictures++
		poor = poor || ocr.PoorLayer(p)
	}
	if pictures > 0 && (poor && pictures <= fewPictures || loa.Open(doc).Within(r.ctx).Looks() >= loa.MayBeLetter || csr.LooksPages(doc) >= mayBeRecord) {
		return r.ocr
	}
	return nil
}

func (r reader) image() (Result, error) {
	var doc *page.Document
	err := r.byOCR(func(ctx context.Context) (err error) {
		doc, err = ocr.ReadImage(ctx, r.ocr, r.data)
		return err
	})
	if err != nil {
		return Result{}, err
	}
	return r.pages(doc)
}

// pages decides what a document of pages is, and has it read.
func (r reader) pages(doc *page.Document) (Result, error) {
	r.d.Pages = len(doc.Pages)
	if !readable(doc) {
		if len(doc.Problems) == 0 {
			doc.Problems = []porting.Problem{{Code: porting.ProblemEmpty, Message: "the document has no text, no form values and no picture: it is empty; send it again"}}
		}
		result := Result{Records: []*porting.Record{porting.NewRecord(r.d)}, Pages: doc}
		result.Records[0].Problems = doc.Problems
		return result, nil
	}
	whole := doc
	doc = doc.Level()
	// A notice may have the letter that it sends back behind it; a letter's terms
	// ("the carrier may reject …") make no notice of it.
	letters := loa.Open(doc).Within(r.ctx)
	if letters.FirstLooks() < loa.IsLetter {
		record, ok, err := notice.Read(r.ctx, doc, r.d)
		if ok && letters.Looks() >= loa.IsLetter { // then the first of its pages says that it is a notice
			_, ok, err = notice.Read(r.ctx, firstWritten(doc), r.d)
		}
		if ok || err != nil {
			return Result{Records: []*porting.Record{record}, Pages: whole}, err
		}
	}
	if letters.Looks() >= loa.IsLetter {
		if !letters.InWords() { // by its labels alone, which a record has too
			if records, err := csr.ReadPages(r.ctx, doc, r.d); err != nil || listsLines(records) {
				return Result{Records: records, Pages: whole}, err
			}
		}
		r.d.Kind = porting.KindLOA
		if records := letters.Read(r.d); letters.Err() == nil {
			if list, err := r.list(doc, records); list != nil || err != nil {
				return Result{Records: list, Pages: whole}, err
			}
			return Result{Records: records, Pages: whole}, nil
		}
		r.d.Kind = ""
	}
	switch err := letters.Err(); {
	case errors.Is(err, limits.ErrNumbers):
		return nothing(r.d, porting.ProblemLimit, "the letter holds more than the 200,000 telephone numbers that are read of one; send them in several letters"), nil
	case err != nil:
		return Result{}, err
	}
	records, err := csr.ReadPages(r.ctx, doc, r.d)
	if err == nil && len(records) == 1 && records[0].Document.Kind == porting.KindNumbers {
		if said := letters.Read(r.d); letters.Err() == nil {
			keep(records[0], said)
		}
	}
	if err == nil && records[0].Document.Kind == porting.KindOther && letters.Looks() >= loa.MayBeLetter && readByOCR(doc) {
		// OCR may have lost what would have shown it.
		r.d.Kind = porting.KindLOA
		if read := letters.Read(r.d); letters.Err() == nil {
			records = read
		}
	}
	return Result{Records: records, Pages: whole}, err
}

// firstWritten is a document's first page on which something is written.
func firstWritten(doc *page.Document) *page.Document {
	i := slices.IndexFunc(doc.Pages, func(p *page.Page) bool { return p != nil && len(p.Words) > 0 })
	return &page.Document{Pages: doc.Pages[max(i, 0) : max(i, 0)+1]}
}

// listsLines tells whether records say of lines what no letter says: states and features, or
// the lines of several accounts.
func listsLines(records []*porting.Record) bool {
	said := 0
	for _, r := range records {
		if r.Document.Kind != porting.KindCSR || r.Fields[porting.AccountNumber] == nil && r.Fields[porting.BTN] == nil {
			return false
		}
		for _, n := range r.Numbers {
			if n.Status != "" || len(n.Features) > 0 {
				said++
				break
			}
		}
	}
	return said > 0
}

// list reads a document that looks like a letter, for it speaks of one, as the list of
// numbers that it is: it calls itself an attachment, asks for no signature, and says
// nothing of the account but whose the numbers are. It is nil where the document is no
// such list.
func (r reader) list(doc *page.Document, letters []*porting.Record) ([]*porting.Record, error) {
	if len(letters) != 1 || len(letters[0].Numbers) == 0 || len(letters[0].Blank) > 0 || !attachment(doc) {
		return nil, nil
	}
	for n := range letters[0].Fields {
		if n != porting.BTN && n != porting.CustomerName {
			return nil, nil
		}
	}
	r.d.Kind = ""
	records, err := csr.ReadPages(r.ctx, doc, r.d)
	if err != nil || len(records) != 1 || records[0].Document.Kind != porting.KindNumbers {
		return nil, err
	}
	keep(records[0], letters)
	return records, nil
}

// attachment tells whether the first words of a document call it an attachment.
func attachment(doc *page.Document) bool {
	for i, w := range doc.Pages[0].Words {
		switch strings.ToLower(strings.Trim(w.Text, ".:,-")) {
		case "attachment", "exhibit", "schedule", "annex", "appendix", "addendum", "anlage", "annexe":
			return true
		}
		if i == 8 {
			break
		}
	}
	return false
}

// keep gives the numbers of a list that are not to be ported, as a letter's reader sees
// them, their action.
func keep(list *porting.Record, letters []*porting.Record) {
	kept := map[string]bool{}
	for _, letter := range letters {
		for _, n := range letter.Numbers {
			if n.Action == porting.ActionKeep && n.TN != "" {
				kept[n.TN] = true
			}
		}
	}
	for i := range list.Numbers {
		if kept[list.Numbers[i].TN] {
			list.Numbers[i].Action = porting.ActionKeep
		}
	}
}

// readable tells whether anything stands on a document's pages.
func readable(doc *page.Document) bool {
	for _, p := range doc.Pages {
		if len(p.Words) > 0 {
			return true
		}
		for _, w := range p.Widgets {
			if w.Type != page.PushButton {
				return true
			}
		}
	}
	return false
}

func (r reader) workbook() (Result, error) {
	wb, err := sheet.Read(r.ctx, r.data, sheet.DefaultLimits)
	if err != nil {
		return Result{}, err
	}
	if len(wb.Sheets) == 0 {
		record := porting.NewRecord(r.d)
		record.Problems = wb.Problems
		if len(record.Problems) == 0 {
			record.Problem(porting.Problem{Code: porting.ProblemEmpty, Message: "the workbook has no cell with a value; send the one that the carrier's portal exported"})
		}
		return Result{Records: []*porting.Record{record}}, nil
	}
	if record, ok, err := locations.ReadSheet(r.ctx, wb, r.d); ok || err != nil {
		return Result{Records: []*porting.Record{record}}, err
	}
	records, err := csr.ReadSheet(r.ctx, wb, r.d)
	return Result{Records: records}, err
}
