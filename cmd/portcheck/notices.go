package main

// What extract shows of the papers that come after an order was sent.

import (
	"fmt"
	"io"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// printNotice prints what a notice says of its order, and what a sign-off covers.
func printNotice(w io.Writer, r *porting.Record) {
	if s := r.SignOff; s != nil {
		fmt.Fprintf(w, "  signed off        by %s%s at %s\n", oneLine(s.By), inParentheses(s.Title), oneLine(s.At))
		for _, c := range s.Covers {
			fmt.Fprintf(w, "  covers            %s  %s\n", c.SHA256, oneLine(c.Name))
		}
		if s.Remarks != "" {
			fmt.Fprintf(w, "  remarks           %s\n", oneLine(strings.ReplaceAll(s.Remarks, "\n", " ⏎ ")))
		}
	}
	n := r.Notice
	if n == nil {
		return
	}
	for _, row := range [][2]string{{"date", n.Date}, {"order", n.Order}, {"from", n.From}} {
		if row[1] != "" {
			fmt.Fprintf(w, "  %-17s %s\n", row[0], oneLine(row[1]))
		}
	}
	for _, x := range n.Reasons {
		codes := strings.Join(append([]string{x.Code}, x.Also...), ", ")
		fmt.Fprintf(w, "  reason            %s", oneLine(strings.TrimSpace(codes+"  "+strings.ReplaceAll(x.Text, "\n", " ⏎ "))))
		if len(x.TNs) > 0 {
			var shown []string
			for _, tn := range x.TNs {
				shown = append(shown, telephone.Format(tn))
			}
			fmt.Fprintf(w, "  [%s]", strings.Join(shown, ", "))
		}
		fmt.Fprintf(w, "  (%s)\n", place(x.Where))
	}
	if c := n.Commitment; c != nil {
		fmt.Fprintf(w, "  committed         %s  %s  (%s)\n", oneLine(strings.Join(strings.Fields(c.Date+" "+c.Time+" "+c.Zone), " ")), oneLine(strings.ReplaceAll(c.Text, "\n", " ⏎ ")), place(c.Where))
	}
}

func inParentheses(s string) string {
	if s == "" {
		return ""
	}
	return " (" + oneLine(s) + ")"
}
