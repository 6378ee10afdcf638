// Package address takes American and Canadian addresses apart, exactly: the
// parts are substrings of the text, never rewritten.
package address
