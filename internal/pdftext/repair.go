package pdftext

import "context"

func rebuild(ctx context.Context, data []byte, lim Limits) ([]byte, bool) { return nil, false }
