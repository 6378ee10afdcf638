package files

// The papers that go with a report: copies of the LOA, and our own form.

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/pdf"
)

const typePDF = "application/pdf"

// marked is the LOA with its findings marked; nothing where its bytes are gone,
// or are no PDF that can be copied.
func marked(ctx context.Context, s source) ([]byte, error) {
	if s.loa == nil {
		return nil, nil
	}
	data, err := pdf.Mark(ctx, s.loa, s.Model)
	if err != nil && ctx.Err() == nil && errors.Is(err, pdf.ErrPDF) {
		return nil, nil
	}
	return data, err
}

// corrected is the LOA corrected: the customer's own form where it can be filled
// in again, else ours; nothing where nothing is wrong with it.
func corrected(ctx context.Context, s source) ([]byte, error) {
	if s.Verdict == porting.VerdictClean {
		return nil, nil
	}
	if s.loa != nil {
		data, err := pdf.CorrectedOwn(ctx, s.loa, s.Model)
		if err == nil || ctx.Err() != nil || !errors.Is(err, pdf.ErrPDF) && !errors.Is(err, pdf.ErrNotFillable) {
			return data, err
		}
	}
	return pdf.Corrected(s.Model)
}

// Prefilled renders our LOA filled in from each account of a CSR, ready to sign:
// loa-prefilled.pdf for the first, loa-prefilled-2.pdf for the second.
func Prefilled(accounts []*porting.Record) ([]File, error) {
	var out []File
	for i, r := range accounts {
		name := "loa-prefilled.pdf"
		if i > 0 {
			name = "loa-prefilled-" + strconv.Itoa(i+1) + ".pdf"
		}
		data, err := pdf.Prefilled(r)
		if err != nil {
			return nil, fmt.Errorf("rendering %s: %w", name, err)
		}
		out = append(out, File{Name: name, ContentType: typePDF, Data: data})
	}
	return out, nil
}
