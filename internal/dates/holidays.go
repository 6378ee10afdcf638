package dates

// Federal holidays of the United States (5 U.S.C. 6103) and business days. A
// holiday on a Saturday is observed on the Friday before, one on a Sunday on
// the Monday after.

import "time"

// Holiday returns the name of the federal holiday that falls on d or is
// observed on it, "" where there is none.
func Holiday(d Date) string {
	for _, h := range holidays(d.Year) {
		if h.date == d || observed(h.date) == d {
			return h.name
		}
	}
	// New Year's Day of the next year may be observed on this year's last day.
	if next := (Date{d.Year + 1, 1, 1}); observed(next) == d {
		return "New Year's Day"
	}
	return ""
}

// BusinessDay tells whether d is a weekday and no federal holiday.
func BusinessDay(d Date) bool { return !d.Weekend() && Holiday(d) == "" }

// AddBusinessDays returns the n-th business day after d.
func AddBusinessDays(d Date, n int) Date {
	for n > 0 {
		d = d.AddDays(1)
		if BusinessDay(d) {
			n--
		}
	}
	return d
}

type holiday struct {
	name string
	date Date
}

func holidays(year int) []holiday {
	hs := []holiday{
		{"New Year's Day", Date{year, 1, 1}},
		{"Martin Luther King Jr. Day", nth(year, 1, time.Monday, 3)},
		{"Presidents' Day", nth(year, 2, time.Monday, 3)},
		{"Memorial Day", last(year, 5, time.Monday)},
		{"Independence Day", Date{year, 7, 4}},
		{"Labor Day", nth(year, 9, time.Monday, 1)},
		{"Columbus Day", nth(year, 10, time.Monday, 2)},
		{"Veterans Day", Date{year, 11, 11}},
		{"Thanksgiving Day", nth(year, 11, time.Thursday, 4)},
		{"Christmas Day", Date{year, 12, 25}},
	}
	if year >= 2021 { // Public Law 117-17
		hs = append(hs, holiday{"Juneteenth", Date{year, 6, 19}})
	}
	return hs
}

// observed is the day on which a holiday is kept.
func observed(d Date) Date {
	switch d.Weekday() {
	case time.Saturday:
		return d.AddDays(-1)
	case time.Sunday:
		return d.AddDays(1)
	}
	return d
}

// nth is the n-th such weekday of a month.
func nth(year, month int, w time.Weekday, n int) Date {
	d := Date{year, month, 1}
	return d.AddDays((int(w)-int(d.Weekday())+7)%7 + 7*(n-1))
}

// last is the last such weekday of a month.
func last(year, month int, w time.Weekday) Date {
	d := Date{year, month, daysIn(year, month)}
	return d.AddDays(-((int(d.Weekday()) - int(w) + 7) % 7))
}
