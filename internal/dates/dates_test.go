package dates

import (
	"strings"
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	for _, test := range []struct{ text, date, other string }{
		{"11/05/2026", "2026-11-05", "2026-05-11"},
		{"11/5/26", "2026-11-05", "2026-05-11"},
		{"11-05-26", "2026-11-05", "2026-05-11"},
		{"11.05.2026", "2026-11-05", "2026-05-11"},
		{"11/25/2026", "2026-11-25", ""},
		{"25/11/2026", "2026-11-25", ""},
		{"11/11/2026", "2026-11-11", ""},
		{"2026-11-05", "2026-11-05", ""},
		{"2026/11/05", "2026-11-05", ""},
		{"20261105", "2026-11-05", ""},
		{"11052026", "2026-11-05", "2026-05-11"},
		{"112526", "2026-11-25", ""},
		{"Nov 5, 2026", "2026-11-05", ""},
		{"Nov. 5, 2026", "2026-11-05", ""},
		{"November 5th 2026", "2026-11-05", ""},
		{"November 5th, 2026", "2026-11-05", ""},
		{"5th day of November, 2026", "2026-11-05", ""},
		{"NOVEMBER 05 2026", "2026-11-05", ""},
		{"5 November 2026", "2026-11-05", ""},
		{"5th of November, 2026", "2026-11-05", ""},
		{"05-NOV-26", "2026-11-05", ""},
		{"05NOV2026", "2026-11-05", ""},
		{"Sept 5 2026", "2026-09-05", ""},
		{"2026-Nov-05", "2026-11-05", ""},
		{"Thursday, November 5, 2026", "2026-11-05", ""},
		{"Thu 11/05/2026", "2026-11-05", "2026-05-11"},
		{"2026-11-05T10:00:00Z", "2026-11-05", ""},
		{"2026-11-05 10:00:00.000 +0000", "2026-11-05", ""},
		{"11/25/2026 10:00 AM", "2026-11-25", ""},
		{"11/25/2026, 3:15:00 PM EST", "2026-11-25", ""},
		{"02/29/2024", "2024-02-29", ""},
		{"11–25–2026", "2026-11-25", ""},
		{"11 / 25 / 2026", "2026-11-25", ""},
		{"11 25 2026", "2026-11-25", ""},
		{"11 10 2026", "2026-11-10", "2026-10-11"},
		{"6 novembre 2026", "2026-11-06", ""},
		{"1er août 2026", "2026-08-01", ""},
		{"6 de noviembre de 2026", "2026-11-06", ""},
		{"12. März 2026", "2026-03-12", ""},
		{"3 settembre 2026", "2026-09-03", ""},
	} {
		r, ok := Parse(test.text)
		if !ok || r.Date.String() != test.date || r.Other.String() != test.other {
			t.Errorf("Parse(%q) = %v, %v, %v", test.text, r.Date, r.Other, ok)
		}
	}
	for _, s := range []string{"", "02/29/2023", "13/13/2026", "11/05", "2026", "Acme", "217-555-0100", "Nov 2026", "11/05/2026 Acme", "123", "11/05/20261", "1/2/3", "May", "31 Nov 2026", "12345678"} {
		if r, ok := Parse(s); ok {
			t.Errorf("Parse(%q) = %v", s, r)
		}
	}
}

func TestFind(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"signed on 11/05/2026 and due Nov 25, 2026.", "11/05/2026=2026-11-05; Nov 25, 2026=2026-11-25"},
		{"Thursday, November 5, 2026 at noon", "November 5, 2026=2026-11-05"},
		{"call 217-555-0100 or 1-2-3-4", ""},
		{"20261105", ""},
		{"bill of 2026-11-05T10:00:00Z", "2026-11-05=2026-11-05"},
		{"A11/05/2026", ""},
	} {
		var got []string
		for _, f := range Find(test.text) {
			got = append(got, f.Text+"="+f.Reading.Date.String())
		}
		if s := strings.Join(got, "; "); s != test.want {
			t.Errorf("Find(%q) = %s", test.text, s)
		}
	}
}

func TestArithmetic(t *testing.T) {
	d := Date{2026, 11, 22}
	if d.AddDays(90).String() != "2027-02-20" || d.Sub(Date{2026, 8, 24}) != 90 || d.AddDays(-22).String() != "2026-10-31" {
		t.Error("days")
	}
	if d.Weekday() != time.Sunday || !d.Weekend() || d.Compare(d.AddDays(1)) != -1 || !d.After(d.AddDays(-1)) || !d.Before(d.AddDays(1)) {
		t.Error("order")
	}
	if (Date{}).String() != "" || !(Date{}).IsZero() || (Date{2026, 2, 29}).Valid() {
		t.Error("zero")
	}
	if FromTime(time.Date(2026, 11, 22, 23, 0, 0, 0, time.UTC)) != d {
		t.Error("FromTime")
	}
}

// The days are those that the Office of Personnel Management lists for 2026 to 2028.
func TestHoliday(t *testing.T) {
	for day, name := range map[string]string{
		"2026-01-01": "New Year's Day", "2026-01-19": "Martin Luther King Jr. Day", "2026-02-16": "Presidents' Day",
		"2026-05-25": "Memorial Day", "2026-06-19": "Juneteenth", "2026-07-03": "Independence Day", "2026-07-04": "Independence Day",
		"2026-09-07": "Labor Day", "2026-10-12": "Columbus Day", "2026-11-11": "Veterans Day", "2026-11-26": "Thanksgiving Day",
		"2026-12-25": "Christmas Day", "2027-12-24": "Christmas Day", "2027-12-31": "New Year's Day", "2027-07-05": "Independence Day",
		"2027-06-18": "Juneteenth", "2020-06-19": "", "2026-11-27": "", "2026-11-23": "",
	} {
		r, _ := Parse(day)
		if got := UnitedStates.Holiday(r.Date); got != name {
			t.Errorf("Holiday(%s) = %q, want %q", day, got, name)
		}
	}
	if d := UnitedStates.AddBusinessDays(Date{2026, 11, 25}, 1); d.String() != "2026-11-27" {
		t.Errorf("business day after Wednesday before Thanksgiving: %s", d)
	}
}

// The days are those on which the Bank of Canada is closed, of its holidays those of
// the Canada Labour Code; Easter as the almanacs have it.
func TestCanadianHoliday(t *testing.T) {
	for day, name := range map[string]string{
		"2026-01-01": "New Year's Day", "2026-04-03": "Good Friday", "2026-05-18": "Victoria Day", "2026-07-01": "Canada Day",
		"2026-09-07": "Labour Day", "2026-09-30": "National Day for Truth and Reconciliation", "2026-10-12": "Thanksgiving Day",
		"2026-11-11": "Remembrance Day", "2026-12-25": "Christmas Day", "2026-12-28": "Boxing Day", // the 26th is a Saturday
		"2027-03-26": "Good Friday", "2027-05-24": "Victoria Day", "2025-04-18": "Good Friday", "2038-04-23": "Good Friday",
		"2027-12-27": "Christmas Day", "2027-12-28": "Boxing Day", // Saturday and Sunday
		"2022-12-26": "Boxing Day", "2022-12-27": "Christmas Day", // Sunday and Monday
		"2028-01-03": "New Year's Day", "2023-11-13": "Remembrance Day", "2020-09-30": "",
		"2026-11-26": "", "2026-07-03": "", "2026-12-29": "", "2027-12-24": "", "2026-05-25": "",
	} {
		r, _ := Parse(day)
		if got := Canada.Holiday(r.Date); got != name {
			t.Errorf("Holiday(%s) = %q, want %q", day, got, name)
		}
	}
	if d := Canada.AddBusinessDays(Date{2026, 12, 24}, 2); d.String() != "2026-12-30" {
		t.Errorf("two business days after Christmas Eve: %s", d)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"11/05/2026", "Nov 5, 2026", "05-NOV-26", "2026-11-05T10:00:00Z", "5th of November, 2026", "11⁄05⁄2026"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, g := range Find(s) {
			if g.Start < end || g.Text != s[g.Start:g.End] || !g.Reading.Date.Valid() || g.Reading.Ambiguous() && !g.Reading.Other.Valid() {
				t.Fatalf("%q: %+v", s, g)
			}
			end = g.End
		}
		if r, ok := Parse(s); ok && !r.Date.Valid() {
			t.Fatalf("%q: %+v", s, r)
		}
	})
}
