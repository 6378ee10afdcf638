package loa

import "testing"

// A second list below the numbers to port: what its heading says decides, and one
// that says nothing known never lets its numbers be ported.
func TestListHeadings(t *testing.T) {
	const ported, kept, told = "0180, 0190", "0180, keep 0190", "0180, ?"
	for _, c := range []struct{ want, heading string }{
		{kept, "Numbers NOT to be ported"},
		{kept, "Numbers staying behind"},
		{kept, "Lines that stay with Frontier"},
		{kept, "Numbers we are keeping with the old carrier"},
		{kept, "Do not move"},
		{kept, "Lines to be left in place"},
		{kept, "Please leave the following with Frontier"},
		{kept, "Numbers that will not be moving"},
		{kept, "Remaining with current provider"},
		{kept, "Excluded from this request"},
		{kept, "Exclusions"},
		{kept, "To be retained by losing carrier"},
		{kept, "Existing lines to keep"},
		{kept, "Lines not included in this order"},
		{kept, "Numbers to be cancelled"},
		{kept, "DSL line (do not port)"},
		{ported, "Numbers moving"},
		{ported, "Numbers we should bring over"},
		{ported, "Additional numbers to move"},
		{ported, "Fax lines to be ported"},
		{ported, "Also port"},
		{ported, "Lines coming over"},
		{ported, "Telephone Nos. included"},
		{told, "Numbers to be disconnected at port"},
		{told, "Our support line"},
		{told, "Forward calls to"},
		{told, "Emergency contact numbers"},
		{told, "Temporary numbers assigned by Brightline"},
		{told, "New numbers we give you"},
	} {
		t.Run(c.heading, func(t *testing.T) {
			rec := read(t, draw("50 100 Telephone numbers to be ported:", "50 114 802-555-0180", "50 142 "+c.heading+":", "50 156 802-555-0190"))
			if got := saidOf(rec); got != c.want {
				t.Errorf("%s; want %s\n%+v", got, c.want, rec.Problems)
			}
		})
	}
}

// A column of numbers may begin where letterheads stand; two numbers of a letterhead
// are no column.
func TestColumnFromTheTop(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"a column", []string{"50 60 802-555-0180", "250 60 802-555-0185", "50 90 802-555-0181", "250 90 802-555-0186", "50 120 802-555-0182", "250 120 802-555-0187", "50 150 802-555-0183", "250 150 802-555-0188"},
			"0180, 0185, 0181, 0186, 0182, 0187, 0183, 0188, ?"},
		{"a letterhead", []string{"400 40 802-555-0170", "400 54 802-555-0171", "50 150 802-555-0180", "50 170 802-555-0181"}, "0180, 0181, ?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := read(t, draw(c.lines...))
			if got := saidOf(rec); got != c.want {
				t.Errorf("%s; want %s\n%+v", got, c.want, rec.Problems)
			}
		})
	}
}
