package paged

// The lines of a printed record, as its FIDs and sections tell them.

import (
	"strings"
)

// FidGap is what may stand between an identifier and its value.
const FidGap = " \t:."

// FidLine tells which identifier a line begins with and where its value starts.
func FidLine(text string) (fid string, ok bool) {
	t := strings.TrimLeft(text, " \t")
	if len(t) > 2 && t[0] == '-' && t[1] >= 'A' && t[1] <= 'Z' { // "-LN  ACME"
		t = t[1:]
	}
	for _, f := range fids {
		if len(t) > len(f)+1 && t[:len(f)] == f && strings.IndexByte(" \t:.", t[len(f)]) >= 0 && (t[len(f)] != '.' || strings.HasPrefix(t[len(f):], "..")) { // "LN.. ACME"
			rest := strings.TrimLeft(t[len(f)+1:], FidGap)
			if rest == "" {
				return "", false
			}
			return f, true
		}
	}
	return "", false
}

// fids are the identifiers that begin a line of a printed record. What they mean
// is in section 4.4 of the domain notes; all but LN are not confirmed there.
var fids = []string{"LN", "LA", "SA", "LOC", "BN1", "BN2", "BN", "BA1", "BA2", "BA3", "BA", "PO", "TAR", "SIC", "CLS", "DES", "YPH", "LNPL", "AN", "ADL"}

// SectionLine tells which section a line opens: "LIST", "BILL", "S&E", "RMKS".
func SectionLine(text string) string {
	t := strings.Trim(strings.ToUpper(strings.TrimSpace(text)), "-=* :.\t")
	switch strings.TrimSuffix(strings.Join(strings.Fields(t), " "), " SECTION") {
	case "LISTED NAME AND ADDRESS", "LIST", "LISTING", "LISTINGS", "DIRECTORY LISTING":
		return "LIST"
	case "BILLING NAME AND ADDRESS", "BILL", "BILLING":
		return "BILL"
	case "S&E", "S & E", "S AND E", "SERVICE AND EQUIPMENT", "SERVICE & EQUIPMENT", "LINE & STATION", "LINE AND STATION":
		return "S&E"
	case "RMKS", "RMKR", "REMARKS", "REMARK", "RMK":
		return "RMKS"
	case "TRAFFIC", "TFC", "DIR", "DEL", "STAT", "CTL", "RATE", "USAGE", "ASSUME", "ID", "TOLL":
		return "OTHER"
	}
	return ""
}
