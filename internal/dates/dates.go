// Package dates reads calendar dates in the ways that porting papers write them.
package dates

// Date is a calendar date without a time zone. The zero Date is none.
type Date struct{ Year, Month, Day int }
