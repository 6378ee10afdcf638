#!/usr/bin/python3
"""Writes the letters of authorization in this folder, each in another layout and
from another producer, and beside each a JSON file with what it says.

    /usr/bin/python3 generate.py [name ...]

Needs Debian's python3-reportlab, python3-pikepdf, chromium and
libreoffice-writer. The layouts are in layouts_*.py; all names are invented, all
numbers fictional (555-01xx).
"""
import sys

import layouts_fields
import layouts_forms
import layouts_html
import layouts_print

if __name__ == "__main__":
    only = set(sys.argv[1:])
    for module in (layouts_print, layouts_forms, layouts_fields, layouts_html):
        for name, make in module.LAYOUTS.items():
            if not only or name in only:
                make(name)
                print(name)
