#!/bin/sh
# Has LibreOffice write two of the records again: sh testdata/csr/office.sh
set -e
cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -r "$tmp"' EXIT
soffice --headless --convert-to xlsx --outdir "$tmp" key-value-down.xlsx >/dev/null
# 59 is the semicolon, 34 the quotation mark, 76 UTF-8; then: quote all text, as shown.
soffice --headless --convert-to 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,true,true' --outdir "$tmp" given-once.xlsx >/dev/null
cp "$tmp/key-value-down.xlsx" libreoffice.xlsx
cp "$tmp/given-once.csv" libreoffice.csv
