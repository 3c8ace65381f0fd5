#!/usr/bin/env bash
# Guess: mdast-util-to-markdown escapes "ops@example.com" and "http://" in plain text so that they stay plain text;
# the reader of the same family honours the backslash.
# Seen: the reader looks for addresses once more in the finished tree, where the backslash is gone, and makes links of
# all three. micromark alone, with the same extension, renders the same Markdown without a link.
# Why it matters: a document that is drafted, stored as Markdown and read again for the next draft is another document,
# with another hash; an internal address that was to be no link is one in the PDF.
# mdast-util-gfm 3.1.0 with mdast-util-gfm-autolink-literal 2.1.0, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund mdast-util-gfm@3.1.0 mdast-util-gfm-autolink-literal@2.1.0 \
  mdast-util-from-markdown@2.1.0 mdast-util-to-markdown@2.2.3 micromark-extension-gfm@3.0.0 micromark@4.0.3

cat >again.mjs <<'JS'
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown, gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

const texts = ['Paged ops@example.com', 'See http://grafana.internal now', 'Ask www.example.com'];
const seen = texts.map((value) => {
  const tree = { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value }] }] };
  const markdown = toMarkdown(tree, { extensions: [gfmToMarkdown()] });
  const again = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const html = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  const link = again.children[0].children.find(({ type }) => type === 'link');
  return { markdown: markdown.trim(), read: link ? `a link to ${link.url}` : 'text', html: html.trim() };
});
console.log('mdast-util-gfm 3.1.0');
console.log('guess: text again, three times');
for (const { markdown, read, html } of seen) console.log(`seen:  ${markdown} is read as ${read}; micromark: ${html}`);
const asSeen = seen.every(({ read, html }) => read.startsWith('a link') && !html.includes('<a'));
if (!asSeen) {
  console.error('Changed: an escaped address is read as text, or micromark makes a link of it too.');
  process.exit(1);
}
JS
node again.mjs
