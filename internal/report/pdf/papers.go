package pdf

import (
	"context"
	"errors"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
)

// Paper is one paper that goes back to the customer.
type Paper struct {
	Name string // the contract's: "loa-marked.pdf", "loa-corrected.pdf"
	Data []byte
}

// Papers makes the papers of a report: the LOA marked, and, where something is to
// be mended, corrected: on the customer's own form where that is certain, else on
// ours. An LOA that is no PDF, or one that cannot be taken apart, is not marked;
// loa may then be nil. The same input gives the same bytes.
func Papers(ctx context.Context, loa []byte, m *report.Model) ([]Paper, error) {
	var out []Paper
	if len(loa) > 0 {
		marked, err := Mark(ctx, loa, m)
		switch {
		case err == nil:
			out = append(out, Paper{"loa-marked.pdf", marked})
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case !errors.Is(err, ErrPDF):
			return nil, err
		}
	}
	if m.Verdict == porting.VerdictClean {
		return out, nil
	}
	var corrected []byte
	err := error(ErrNotFillable)
	if len(loa) > 0 {
		corrected, err = CorrectedOwn(ctx, loa, m)
	}
	if errors.Is(err, ErrNotFillable) || errors.Is(err, ErrPDF) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		corrected, err = Corrected(m)
	}
	if err != nil {
		return nil, err
	}
	return append(out, Paper{"loa-corrected.pdf", corrected}), nil
}
