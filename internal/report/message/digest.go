package message

// The daily reminder: what waits for people, the most urgent first.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/report/wording"
)

// Section is one kind of thing that waits.
type Section struct {
	Title string
	Items []Item
}

// Item is one case. Day is YYYY-MM-DD or "", Link to its state or "".
type Item struct{ Case, Customer, BTN, Day, Text, Link string }

// maxItems is how many cases of a section a mail names; the rest is counted.
const maxItems = 25

// RenderDigest writes the reminder of a day. Sections without items are left out.
func RenderDigest(day string, sections []Section) (subject, body string) {
	var b strings.Builder
	total := 0
	for _, s := range sections {
		if len(s.Items) == 0 {
			continue
		}
		total += len(s.Items)
		b.WriteString("\n" + wrap(line(s.Title)+" ("+wording.Thousands(len(s.Items))+")", "", width) + "\n")
		for i, item := range s.Items {
			if i == maxItems {
				b.WriteString("  And " + wording.Count(len(s.Items)-maxItems, "more case", "more cases") + ".\n")
				break
			}
			head := item.Case
			if item.Customer != "" {
				head += ", " + item.Customer
			}
			if item.BTN != "" {
				head += ", BTN " + wording.Number(item.BTN)
			}
			if item.Day != "" {
				head += ": " + item.Day
			}
			b.WriteString("- " + wrap(line(head), "  ", width) + "\n")
			if item.Text != "" {
				b.WriteString("  " + wrap(line(item.Text), "  ", width) + "\n")
			}
			if item.Link != "" {
				b.WriteString("  " + plainLink(item.Link) + "\n")
			}
		}
	}
	subject = "Ports: " + wording.Count(total, "case", "cases") + " to look at, " + ascii(day)
	return cut(subject, maxSubject), "What waits for you on " + line(day) + ".\n" + b.String()
}
