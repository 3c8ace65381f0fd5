import { createHash } from 'node:crypto';
import type { Postmortem } from '../../domain/postmortem/document/document.ts';

/** SHA-256 of a document, hexadecimal: the same words give the same hash. */
export function documentHash(document: Postmortem): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('hex');
}
