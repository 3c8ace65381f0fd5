import { h } from './dom.ts';
import type { Page } from './page.ts';

/** Lets the person choose files from the machine. */
export function pickFiles(take: (files: readonly File[]) => void): void {
  const input = h('input', { type: 'file', multiple: true });
  input.addEventListener('change', () => take([...(input.files ?? [])]));
  input.click();
}

/** Takes files that are dropped on an element or pasted into it. */
export function takesFiles(element: HTMLElement, take: (files: readonly File[]) => void): void {
  element.addEventListener('dragover', (event) => {
    event.preventDefault();
    element.classList.add('drop');
  });
  element.addEventListener('dragleave', () => element.classList.remove('drop'));
  element.addEventListener('drop', (event) => {
    event.preventDefault();
    element.classList.remove('drop');
    take([...(event.dataTransfer?.files ?? [])]);
  });
  element.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    take(files);
  });
}

/** Shares files into a conversation. */
export async function upload(
  page: Page,
  { channel, threadTs }: { channel: string; threadTs: string | undefined },
  files: readonly File[],
): Promise<void> {
  for (const file of files) {
    const base64 = await base64Of(file);
    await page.act({ kind: 'upload', channel, name: file.name, base64, ...(threadTs ? { threadTs } : {}) });
  }
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')));
    reader.addEventListener('error', () =>
      reject(reader.error ?? new Error(`"${file.name}" could not be read.`)),
    );
    reader.readAsDataURL(file);
  });
}
