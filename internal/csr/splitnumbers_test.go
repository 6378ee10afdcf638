package csr

// Numbers in three columns, one of which has lost the noughts that it began with.

import (
	"context"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

func TestSplitNumbersThatLostNoughts(t *testing.T) {
	text := "Account,Customer Name,NPA,NXX,Line,Status\n6-1,Peach Ltd,217,555,0110,Active\n6-1,Peach Ltd,217,555,112,Active\n6-1,Peach Ltd,217,555,1113,Active\n"
	rs, err := ReadText(context.Background(), []byte(text), porting.Document{Name: "x"}, sheet.Limits{})
	if err != nil || len(rs) != 1 {
		t.Fatal(len(rs), err)
	}
	ns, told := rs[0].Numbers, 0
	for _, p := range rs[0].Problems {
		if p.Code == "invalid_number" || p.Code == "digits_lost" {
			told++
		}
	}
	if len(ns) != 3 || ns[0].TN != "+12175550110" || ns[1].TN != "" || ns[2].TN != "+12175551113" || told != 1 {
		t.Errorf("got %v, %v", ns, rs[0].Problems)
	}
}
