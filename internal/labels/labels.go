// Package labels knows what papers call things: the wordings of labels, column
// headers and headings, and which field each stands for. The wordings live in
// data files, each with its source; this package reads them and matches texts
// against them, for pages (loa) and for grids (csr) alike.
package labels
