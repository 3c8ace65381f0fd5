/** What a document says about itself, as its metadata name it. */
export interface DocumentInfo {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly creator: string;
  readonly createdAt: Date | undefined;
}

/**
 * The metadata of a PDF as an XMP packet (ISO 16684-1), which PDF/UA-1 wants with the document's title and the part of
 * the standard that it follows (ISO 14289-1, 5 and 7.1).
 */
export function xmpPacket({ title, subject, author, creator, createdAt }: DocumentInfo): string {
  const date = createdAt
    ? `\n      <xmp:CreateDate>${createdAt.toISOString().slice(0, 19)}Z</xmp:CreateDate>`
    : '';
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
  <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
      <dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escaped(subject)}</rdf:li></rdf:Alt></dc:description>
      <dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>
    </rdf:Description>
    <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
      <xmp:CreatorTool>${escaped(creator)}</xmp:CreatorTool>${date}
    </rdf:Description>
    <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
      <pdf:Producer>${escaped(creator)}</pdf:Producer>
    </rdf:Description>
    <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
      <pdfuaid:part>1</pdfuaid:part>
    </rdf:Description>
  </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

/** What XML 1.0 has no place for: https://www.w3.org/TR/xml/#charsets. */
const NO_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function escaped(text: string): string {
  return text.replace(NO_XML, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** What the declared types of the library leave out. */
interface WithCatalog {
  readonly _root: { readonly data: Record<string, unknown> };
  ref(data: Record<string, unknown>): { write(bytes: Uint8Array): void; end(): void; compress: boolean };
}

/** Writes the packet into the catalogue, readable without unpacking, as the standard wants. */
export function addMetadata(pdf: PDFKit.PDFDocument, info: DocumentInfo): void {
  const document = pdf as unknown as WithCatalog;
  const stream = document.ref({ Type: 'Metadata', Subtype: 'XML' });
  stream.compress = false;
  stream.write(Buffer.from(xmpPacket(info), 'utf8'));
  stream.end();
  document._root.data['Metadata'] = stream;
}
