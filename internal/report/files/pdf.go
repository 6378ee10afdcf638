package files

// The papers that go with a report: copies of the LOA, which need its bytes.

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/pdf"
)

const typePDF = "application/pdf"

// PDFs renders the LOA with its findings marked and, unless nothing is wrong with
// it, the LOA corrected: the customer's own form where it can be filled in again,
// else ours. loa is the LOA's bytes; where they are nil, or no PDF that can be
// copied, there is no marked LOA.
func PDFs(ctx context.Context, m *report.Model, loa []byte) ([]File, error) {
	var out []File
	if loa != nil {
		data, err := pdf.Mark(ctx, loa, m)
		switch {
		case err == nil:
			out = append(out, File{Name: "loa-marked.pdf", ContentType: typePDF, Data: data})
		case ctx.Err() != nil || !errors.Is(err, pdf.ErrPDF):
			return nil, fmt.Errorf("rendering loa-marked.pdf: %w", err)
		}
	}
	if m.Verdict == porting.VerdictClean {
		return out, nil
	}
	data, err := corrected(ctx, m, loa)
	if err != nil {
		return nil, fmt.Errorf("rendering loa-corrected.pdf: %w", err)
	}
	return append(out, File{Name: "loa-corrected.pdf", ContentType: typePDF, Data: data}), nil
}

func corrected(ctx context.Context, m *report.Model, loa []byte) ([]byte, error) {
	if loa != nil {
		data, err := pdf.CorrectedOwn(ctx, loa, m)
		if err == nil || ctx.Err() != nil || !errors.Is(err, pdf.ErrPDF) && !errors.Is(err, pdf.ErrNotFillable) {
			return data, err
		}
	}
	return pdf.Corrected(m)
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
