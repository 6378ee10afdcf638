// Package dates reads calendar dates in the ways that porting papers write
// them, and counts with them: ages, weekdays, federal holidays.
//
// A date in figures alone is read month first, as Americans write it; where it
// may also be read day first, the reading says so and nothing is guessed.
//
// dates.go has the date and its arithmetic, parse.go the reading of texts,
// holidays.go the days on which nobody ports.
package dates

import (
	"fmt"
	"time"
)

// Date is a calendar date without a time zone. The zero Date is none.
type Date struct{ Year, Month, Day int }

// FromTime returns the date of a moment in its own location.
func FromTime(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, int(m), d}
}

// IsZero tells whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Valid tells whether the calendar has the date.
func (d Date) Valid() bool {
	return d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= daysIn(d.Year, d.Month)
}

// String writes the date as 2026-11-05, the zero Date as "".
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// AddDays returns the date n days later, earlier for a negative n.
func (d Date) AddDays(n int) Date { return FromTime(d.time().AddDate(0, 0, n)) }

// Sub returns the days from e to d, negative where d is before e.
func (d Date) Sub(e Date) int { return int(d.time().Sub(e.time()).Hours() / 24) }

// DaysSince returns how many days d lies after e; it is Sub by another name.
func (d Date) DaysSince(e Date) int { return d.Sub(e) }

// Compare returns -1 where d is before e, 1 where it is after, else 0.
func (d Date) Compare(e Date) int { return d.time().Compare(e.time()) }

// Before tells whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After tells whether d is a later day than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }

// Weekend tells whether d is a Saturday or a Sunday.
func (d Date) Weekend() bool { w := d.Weekday(); return w == time.Saturday || w == time.Sunday }

func (d Date) time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
