// The job as a person would script it: the text of an LOA, the cells of a CSR, a few
// fields by their labels, and a diff of each. Far less than portcheck does; it is here
// to be timed beside it.
//
//   npm install && node check.mjs loa.pdf csr.xlsx
import fs from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import ExcelJS from 'exceljs';
import { diffChars } from 'diff';

const LABELS = ['Account Number', 'Customer Name', 'Service Address', 'City', 'State', 'ZIP', 'BTN', 'Carrier', 'Authorized Name'];
const NUMBER = /\(?\b(\d{3})\)?[ .-]*(\d{3})[ .-]*(\d{4})\b/g;
const [loa, csr] = process.argv.slice(2);

const pdf = await getDocument({ data: new Uint8Array(fs.readFileSync(loa)), verbosity: 0 }).promise;
let lines = [];
for (let i = 1; i <= pdf.numPages; i++) {
  const page = await pdf.getPage(i);
  const content = await page.getTextContent();
  lines.push(...content.items.map((item) => item.str.trim()).filter(Boolean));
  for (const field of await page.getAnnotations()) if (field.fieldValue) lines.push(String(field.fieldValue));
}
const text = lines.join('\n');

let rows = [];
const book = new ExcelJS.Workbook();
if (csr.endsWith('.csv')) await book.csv.readFile(csr);
else await book.xlsx.readFile(csr);
book.worksheets[0].eachRow((row) => rows.push(row.values.slice(1).map((v) => String(v ?? ''))));

const findings = [];
for (const row of rows) {
  const [label, want] = row;
  if (!LABELS.includes(label) || !want || text.includes(want)) continue;
  const word = want.split(' ')[0];
  const got = lines.find((line) => line.includes(word)) ?? '';
  findings.push({ field: label, loa: got, csr: want, edits: diffChars(got, want).filter((e) => e.added || e.removed) });
}
const set = (s) => [...s.matchAll(NUMBER)].map((m) => m.slice(1).join(''));
const known = new Set(rows.flatMap((row) => set(row[0])));
for (const n of new Set(set(text))) if (!known.has(n)) findings.push({ number: n });
console.log(JSON.stringify({ numbers: known.size, findings }));
