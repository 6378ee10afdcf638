package loa

import (
	"fmt"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
)

// The signer's block under labels that stand beside their values: what stands over each
// label is its value where that is closer, and where all are as close and the first of
// them is a value.
func TestCaptionsBelowPairs(t *testing.T) {
	pairs := []string{"150 50 Customer Name:", "260 50 Acme, Inc.", "150 70 Service Address:", "260 70 455 Martin Dr SE, Barre, VT 05641",
		"150 90 BTN:", "260 90 802-555-0142", "50 120 Numbers to Port:", "50 135 802-555-0142",
		"50 170 I authorize Keystone Hosted PBX Inc. to port the above numbers and to act as my agent in all that this takes."}
	for _, pitch := range []int{14, 20} {
		rec := read(t, draw(append(pairs[:len(pairs):len(pairs)],
			"50 220 R. J. Lee", "350 220 October 9, 2026", "48 234 Authorized Signature", "348 234 Date",
			fmt.Sprintf("50 %d Robert Lee Jr.", 234+pitch), fmt.Sprintf("350 %d Owner/Operator", 234+pitch),
			fmt.Sprintf("48 %d Authorized Person – Printed Name", 248+pitch), fmt.Sprintf("348 %d Title", 248+pitch))...))
		wantText(t, rec, porting.Signature, "R. J. Lee")
		wantText(t, rec, porting.SignatureDate, "October 9, 2026")
		wantText(t, rec, porting.AuthorizedName, "Robert Lee Jr.")
		wantText(t, rec, porting.AuthorizedTitle, "Owner/Operator")

		// the same block with its labels over the values
		rec = read(t, draw(append(pairs[:len(pairs):len(pairs)],
			"48 220 Authorized Signature", "348 220 Date", "50 234 R. J. Lee", "350 234 October 9, 2026",
			fmt.Sprintf("48 %d Authorized Person – Printed Name", 234+pitch), fmt.Sprintf("348 %d Title", 234+pitch),
			fmt.Sprintf("50 %d Robert Lee Jr.", 248+pitch), fmt.Sprintf("350 %d Owner/Operator", 248+pitch))...))
		wantText(t, rec, porting.Signature, "R. J. Lee")
		wantText(t, rec, porting.SignatureDate, "October 9, 2026")
		wantText(t, rec, porting.AuthorizedName, "Robert Lee Jr.")
		wantText(t, rec, porting.AuthorizedTitle, "Owner/Operator")
	}
}
