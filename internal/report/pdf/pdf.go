// Package pdf makes the papers that go back to the customer: the LOA marked
// (Mark), and an LOA that is ready to sign (Corrected, Prefilled).
//
// It has a small writer of its own. pdfcpu parses the customer's LOA, and what
// is reachable from its catalog is written again by that writer, numbered in the
// order in which it is met, so that the same input gives the same bytes: what
// pdfcpu itself writes carries the time, in the file id and in the document
// information. Encryption, actions that run something and embedded files are
// left behind; the rest of the customer's paper is copied as it is.
//
// Text is set in the Go fonts, embedded as far as they are used. A character
// that they do not have stands as its name.
//
// writer.go writes objects; copy.go copies them from a parsed file; font.go
// embeds fonts; canvas.go draws; flow.go sets text in lines and pages; mark.go
// marks an LOA, with listpage.go in front; form.go is our own LOA; fill.go fills
// in the customer's form: plan.go says with what, fieldlook.go draws its fields,
// erase.go takes the old signature off.
package pdf
