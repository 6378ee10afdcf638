package report

// What keeps secrets out of a report. Values are compared in clear; nothing that
// is shown holds one.

import "github.com/portcheck/portcheck/internal/porting"

// mask masks the secret fields' values, and every repetition of them in free
// text: remarks, conditions, notes and messages of both papers.
func mask(m *Model) {
	secrets := m.secrets
	free := func(s string) string { return porting.MaskIn(s, secrets) }
	for i := range m.Fields {
		switch r := &m.Fields[i]; {
		case porting.IsSecret(r.Field):
			r.LOA.Text, r.CSR.Text = porting.Mask(r.LOA.Text), porting.Mask(r.CSR.Text)
		case r.Field == porting.Remarks:
			r.LOA.Text, r.CSR.Text = free(r.LOA.Text), free(r.CSR.Text)
		}
	}
	for i := range m.Findings {
		f := &m.Findings[i]
		switch {
		case porting.IsSecret(f.Field):
			f.LOA.Text, f.CSR.Text = porting.Mask(f.LOA.Text), porting.Mask(f.CSR.Text)
			f.Edits = []porting.Edit{}
		case f.Field == "":
			f.LOA.Text, f.CSR.Text = free(f.LOA.Text), free(f.CSR.Text)
		}
		f.Message, f.Fix = free(f.Message), free(f.Fix)
	}
	for i := range m.Problems {
		m.Problems[i].Message = free(m.Problems[i].Message)
	}
	m.LOA, m.CSR = maskedWith(m.LOA, secrets), maskedWith(m.CSR, secrets)
}

// maskedWith is the record's masked copy, in which the other paper's secrets are
// masked too.
func maskedWith(r *porting.Record, secrets []string) *porting.Record {
	c := r.Masked()
	if f := c.Fields[porting.Remarks]; f != nil {
		f.Text = porting.MaskIn(f.Text, secrets)
	}
	for i := range c.Numbers {
		c.Numbers[i].Note = porting.MaskIn(c.Numbers[i].Note, secrets)
	}
	for i := range c.Conditions {
		c.Conditions[i].Text = porting.MaskIn(c.Conditions[i].Text, secrets)
	}
	for i := range c.Unused {
		c.Unused[i].Label = porting.MaskIn(c.Unused[i].Label, secrets)
	}
	for i := range c.Problems {
		c.Problems[i].Message = porting.MaskIn(c.Problems[i].Message, secrets)
	}
	return c
}
