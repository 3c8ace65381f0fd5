/** What was read of one file by itself: its name, and what people read when they open it; `''` for a picture and the like. */
export interface FileText {
  readonly name: string;
  readonly words: string;
}

interface Content<F> {
  readonly text: string;
  readonly files: readonly F[];
}

/**
 * What a message says with what was read of its files, by their ids: the whole of a file stands where its beginning
 * stood, or below the words where that is not there. A file of which the message has everything stays as it is.
 */
export function withFileTexts<
  F extends { readonly id: string; readonly name: string; readonly begin?: string },
>({ text, files }: Content<F>, read: Readonly<Record<string, FileText>>): Content<F> {
  const found = (file: F) => (file.begin === undefined ? undefined : read[file.id]);
  return {
    text: files.reduce((said, file) => withWhole(said, file.begin ?? '', found(file)?.words ?? ''), text),
    files: files.map((file) => ({ ...file, name: found(file)?.name ?? file.name })),
  };
}

function withWhole(said: string, begin: string, whole: string): string {
  if (whole === '' || said.includes(whole)) return said;
  if (begin !== '' && said.includes(begin)) return said.replace(begin, () => whole);
  return said === '' ? whole : `${said}\n${whole}`;
}
