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
		r := &m.Fields[i]
		for _, v := range []*porting.Side{&r.LOA, &r.CSR} {
			if r.Field == porting.Remarks {
				v.Text = free(v.Text)
			}
			v.Text, v.Where = porting.MaskValue(r.Field, v.Text), v.Where.Masked()
		}
	}
	for i := range m.Findings {
		f := &m.Findings[i]
		for _, v := range []*porting.Side{&f.LOA, &f.CSR} {
			text := v.Text
			if f.Field == "" {
				text = free(text)
			}
			if text = porting.MaskValue(f.Field, text); text != v.Text || porting.IsSecret(f.Field) {
				v.Text, f.Edits = text, []porting.Edit{}
			}
			v.Where = v.Where.Masked()
		}
		f.Message, f.Fix = free(f.Message), free(f.Fix)
	}
	m.Documents.LOA.Name, m.Documents.CSR.Name = porting.MaskName(m.Documents.LOA.Name), porting.MaskName(m.Documents.CSR.Name)
	for i := range m.Problems {
		m.Problems[i].Message, m.Problems[i].Where = free(m.Problems[i].Message), m.Problems[i].Where.Masked()
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
		if c.Numbers[i].TN == "" {
			c.Numbers[i].Text = porting.MaskIn(c.Numbers[i].Text, secrets)
		}
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
