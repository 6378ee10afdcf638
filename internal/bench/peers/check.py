#!/usr/bin/python3
"""The job as a person would script it: the text of an LOA, the cells of a CSR, a few
fields by their labels, and a diff of each. Far less than portcheck does; it is here
to be timed beside it.

    /usr/bin/python3 check.py loa.pdf csr.xlsx

Needs pdfminer.six and openpyxl (Debian: python3-pdfminer python3-openpyxl).
"""
import csv
import difflib
import json
import re
import sys

from pdfminer.high_level import extract_text

LABELS = ["Account Number", "Customer Name", "Service Address", "City", "State", "ZIP", "BTN", "Carrier", "Authorized Name"]
NUMBER = re.compile(r"\(?\b(\d{3})\)?[ .-]*(\d{3})[ .-]*(\d{4})\b")


def cells(path):
    if path.endswith(".csv"):
        with open(path, newline="") as f:
            return [[c for c in row] for row in csv.reader(f)]
    from openpyxl import load_workbook
    sheet = load_workbook(path, read_only=True, data_only=True).active
    return [["" if c is None else str(c) for c in row] for row in sheet.iter_rows(values_only=True)]


def main(loa, csr):
    text = extract_text(loa)
    rows = cells(csr)
    record = {row[0]: row[1] for row in rows if len(row) > 1 and row[0] in LABELS}
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    findings = []
    for label, want in record.items():
        near = difflib.get_close_matches(want, lines, 1, 0.3)
        got = near[0] if near else ""
        if want not in text:
            edits = [op for op in difflib.SequenceMatcher(None, got, want).get_opcodes() if op[0] != "equal"]
            findings.append({"field": label, "loa": got, "csr": want, "edits": edits})
    ported = {"".join(m.groups()) for m in NUMBER.finditer(text)}
    known = {"".join(m.groups()) for row in rows for c in row[:1] for m in NUMBER.finditer(c)}
    findings += [{"number": n} for n in sorted(ported - known)]
    json.dump({"numbers": len(known), "findings": findings}, sys.stdout)


main(*sys.argv[1:3])
