//go:build ignore

// This program writes a folder of made-up cases, to measure what a batch takes:
//
//	go run testdata/generate/batch.go -n 1000 -out /tmp/cases
//	go run testdata/generate/batch.go -n 500 -flat -out /tmp/flat
package main

import (
	"flag"
	"log"

	"github.com/portcheck/portcheck/internal/casework/casetest"
)

func main() {
	log.SetFlags(0)
	n := flag.Int("n", 1000, "cases")
	flat := flag.Bool("flat", false, "loose files in one folder")
	out := flag.String("out", "", "the folder")
	flag.Parse()
	if *out == "" {
		log.Fatal("-out FOLDER is needed")
	}
	if err := casetest.Write(*out, *n, *flat); err != nil {
		log.Fatal(err)
	}
}
