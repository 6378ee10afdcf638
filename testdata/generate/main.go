//go:build ignore

// This program writes the documents of ../cases that are made with pdfcpu and
// excelize; generate.py beside it writes the others. What each case says is in
// cases.json.
//
//	go run testdata/generate/main.go
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/xuri/excelize/v2"
)

type paper struct{ Producer, Layout string }

type porting struct {
	Case                           string
	LOA, CSR                       paper
	Customer                       string
	Street, Unit, City, State, Zip string
	BTN, Account, Carrier, PIN     string
	Authorized, Title, Signed      string
	Numbers                        []string
	LOANumbers                     []string `json:"loa_numbers"`
}

func main() {
	log.SetFlags(0)
	data, err := os.ReadFile("testdata/generate/cases.json")
	if err != nil {
		log.Fatal(err, " (run it from the top of the project)")
	}
	var cases []porting
	if err := json.Unmarshal(data, &cases); err != nil {
		log.Fatal(err)
	}
	api.DisableConfigDir()
	for _, c := range cases {
		dir := filepath.Join("testdata", "cases", c.Case)
		if c.LOA.Producer == "pdfcpu" {
			err = loa(c, filepath.Join(dir, "loa.pdf"))
		}
		if err == nil && c.CSR.Producer == "excelize" {
			err = csr(c, filepath.Join(dir, "csr.xlsx"))
		}
		if err != nil {
			log.Fatalf("%s: %v", c.Case, err)
		}
	}
}

func dashed(n string) string { return n[:3] + "-" + n[3:6] + "-" + n[6:] }

// loa draws the form with pdfcpu's own page description: text at its place, the
// signature typed.
func loa(c porting, file string) error {
	type text map[string]any
	var texts []text
	put := func(x, y float64, size int, s string) {
		texts = append(texts, text{"value": s, "pos": []float64{x, y}, "font": map[string]any{"name": "Helvetica", "size": size}})
	}
	put(60, 740, 16, "Letter of Authorization (LOA)")
	put(60, 715, 9, "The undersigned authorizes Brightline Voice, Inc. to port the telephone numbers listed below.")
	y := 680.0
	unit := ""
	if c.Unit != "" {
		unit = ", " + c.Unit
	}
	for _, row := range [][2]string{
		{"Customer Name", c.Customer}, {"Main Billing Telephone Number (BTN)", dashed(c.BTN)},
		{"Account number", c.Account}, {"Service Address", c.Street + unit},
		{"City, State ZIP", c.City + ", " + c.State + " " + c.Zip}, {"Losing Carrier", c.Carrier},
		{"Print Name", c.Authorized}, {"Title", c.Title},
		{"Signature", "/s/ " + c.Authorized}, {"Date", c.Signed},
	} {
		put(60, y, 10, row[0]+": "+row[1])
		y -= 22
	}
	put(60, y-10, 10, "Telephone Numbers to be Ported:")
	var list []string
	for _, n := range c.LOANumbers {
		list = append(list, dashed(n))
	}
	put(60, y-30, 10, strings.Join(list, ", "))
	spec, err := json.Marshal(map[string]any{
		"paper": "Letter", "origin": "LowerLeft",
		"pages": map[string]any{"1": map[string]any{"content": map[string]any{"text": texts}}},
	})
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := api.Create(nil, bytes.NewReader(spec), &out, nil); err != nil {
		return fmt.Errorf("create: %w", err)
	}
	return os.WriteFile(file, out.Bytes(), 0o644)
}

// csr writes the account as a block of keys and values, and a table of numbers
// below it; numbers are stored as numbers, as portals export them.
func csr(c porting, file string) error {
	f := excelize.NewFile()
	defer f.Close()
	const sheet = "CSR"
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	row := 1
	set := func(column string, v any) string {
		cell := fmt.Sprintf("%s%d", column, row)
		if err := f.SetCellValue(sheet, cell, v); err != nil {
			log.Fatal(err)
		}
		return cell
	}
	set("A", "CUSTOMER SERVICE RECORD")
	row += 2
	for _, kv := range [][2]string{
		{"Account Number", c.Account}, {"Billing Name", c.Customer}, {"Service Address", c.Street}, {"Suite/Unit", c.Unit},
		{"City", c.City}, {"State", c.State}, {"Zip Code", c.Zip}, {"Billing Telephone Number", dashed(c.BTN)},
		{"Authorized Name", c.Authorized}, {"Service Provider", c.Carrier}, {"PIN", c.PIN},
	} {
		if kv[1] == "" {
			continue
		}
		set("A", kv[0])
		set("B", kv[1])
		row++
	}
	row++
	set("A", "Working Telephone Number")
	set("B", "Status")
	set("C", "USOC")
	format := "000-000-0000"
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		return err
	}
	for _, n := range c.Numbers {
		row++
		var v int64
		fmt.Sscan(n, &v)
		cell := set("A", v)
		if err := f.SetCellStyle(sheet, cell, cell, style); err != nil {
			return err
		}
		set("B", "Working")
		set("C", "1FB")
	}
	if err := f.SetColWidth(sheet, "A", "B", 28); err != nil {
		return err
	}
	return f.SaveAs(file)
}
