#!/usr/bin/env bash
# Guess: a title such as "Checkout & payments" is escaped in the XML metadata of a PDF, as it is in the document
# information beside it.
# Seen: pdfkit writes it raw. The whole XMP packet is not well-formed, with it what it says of PDF/UA and PDF/A.
# Why it matters: postmortems are named after services, with ampersands, and are kept for audits. Such a file is tagged
# and readable, and every validator refuses it; with another title the same code passes.
# pdfkit 0.20.2, read with saxes 6.0.0, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund pdfkit@0.20.2 saxes@6.0.0

cat >metadata.mjs <<'JS'
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import saxes from 'saxes';

/** What an XML reader says of the metadata of a document with that title. */
async function verdict(title) {
  const document = new PDFDocument({ pdfVersion: '1.7', tagged: true, compress: false, info: { Title: title } });
  document.text('Summary').end();
  const pdf = (await buffer(document)).toString('latin1');
  const [xmp] = /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(pdf);
  const parser = new saxes.SaxesParser({ xmlns: true });
  let fault = 'well-formed';
  parser.on('error', () => {
    fault = 'not well-formed';
  });
  parser.write(xmp).close();
  return fault;
}
const plain = await verdict('Checkout and payments');
const ampersand = await verdict('Checkout & payments');

console.log('pdfkit 0.20.2');
console.log('guess: the metadata is well-formed with both titles');
console.log(`seen:  "Checkout and payments": ${plain}; "Checkout & payments": ${ampersand}`);
if (plain !== 'well-formed' || ampersand !== 'not well-formed') {
  console.error('Changed: pdfkit writes the metadata of a title with an ampersand differently.');
  process.exit(1);
}
JS
node metadata.mjs
