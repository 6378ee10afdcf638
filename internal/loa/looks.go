package loa

import "github.com/portcheck/portcheck/internal/page"

func split(doc *page.Document) []*page.Document { return []*page.Document{doc} }
