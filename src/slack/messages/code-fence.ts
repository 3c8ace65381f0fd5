/** Code on lines of its own, in a fence that nothing in it ends; `''` where there is none. */
export function fenced(text: string): string {
  return text.trim() === '' ? '' : `\`\`\`\n${text.replaceAll('```', "'''").replace(/\n+$/, '')}\n\`\`\``;
}
