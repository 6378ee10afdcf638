package dates

// Holidays and business days of the two countries whose papers are read.

import "time"

// Country says whose holidays count; the zero value is the United States.
type Country uint8

const (
	UnitedStates Country = iota // 5 U.S.C. 6103
	Canada                      // Canada Labour Code, section 166: carriers are federal undertakings
)

// Day is what the country calls such a holiday, with its article.
func (c Country) Day() string {
	if c == Canada {
		return "a general holiday in Canada"
	}
	return "a federal holiday"
}

// Holiday returns the name of the holiday that falls on d or is observed on it, ""
// where there is none.
func (c Country) Holiday(d Date) string {
	// New Year's Day of the next year may be observed on this year's last day.
	for _, year := range []int{d.Year, d.Year + 1} {
		hs := c.holidays(year)
		for i, h := range hs {
			if h.date == d || c.observed(hs, i) == d {
				return h.name
			}
		}
	}
	return ""
}

// BusinessDay tells whether d is a weekday and no holiday.
func (c Country) BusinessDay(d Date) bool { return !d.Weekend() && c.Holiday(d) == "" }

// AddBusinessDays returns the n-th business day after d.
func (c Country) AddBusinessDays(d Date, n int) Date {
	for n > 0 {
		d = d.AddDays(1)
		if c.BusinessDay(d) {
			n--
		}
	}
	return d
}

type holiday struct {
	name string
	date Date
}

// holidays are those of a year.
func (c Country) holidays(year int) []holiday {
	if c == Canada {
		return canadian(year)
	}
	return american(year)
}

func american(year int) []holiday {
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

func canadian(year int) []holiday {
	victoria := Date{year, 5, 24} // the Monday before May 25 (Interpretation Act; Holidays Act)
	for victoria.Weekday() != time.Monday {
		victoria = victoria.AddDays(-1)
	}
	hs := []holiday{
		{"New Year's Day", Date{year, 1, 1}},
		{"Good Friday", easter(year).AddDays(-2)},
		{"Victoria Day", victoria},
		{"Canada Day", Date{year, 7, 1}},
		{"Labour Day", nth(year, 9, time.Monday, 1)},
		{"Thanksgiving Day", nth(year, 10, time.Monday, 2)},
		{"Remembrance Day", Date{year, 11, 11}},
		{"Christmas Day", Date{year, 12, 25}},
		{"Boxing Day", Date{year, 12, 26}},
	}
	if year >= 2021 { // S.C. 2021, c. 11
		hs = append(hs, holiday{"National Day for Truth and Reconciliation", Date{year, 9, 30}})
	}
	return hs
}

// observed is the day on which holiday i of a year is kept. An American one on a
// Saturday is kept on the Friday before, one on a Sunday on the Monday after; a
// Canadian one on the next day that is neither at a weekend nor another holiday's.
func (c Country) observed(hs []holiday, i int) Date {
	d := hs[i].date
	switch {
	case !d.Weekend():
	case c == Canada:
		for taken := true; taken; {
			d = d.AddDays(1)
			taken = d.Weekend()
			for k, o := range hs {
				taken = taken || o.date == d || k < i && o.date.Weekend() && c.observed(hs, k) == d
			}
		}
	case d.Weekday() == time.Saturday:
		d = d.AddDays(-1)
	default:
		d = d.AddDays(1)
	}
	return d
}

// easter is Easter Sunday of the Gregorian calendar: Meeus, Jones and Butcher's
// reckoning.
func easter(year int) Date {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := h + l - 7*((a+11*h+22*l)/451) + 114
	return Date{year, m / 31, m%31 + 1}
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
