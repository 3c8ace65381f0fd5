import { linkHost } from '../../domain/actions/item-link.ts';
import { literal } from './escape.ts';

/** An address elsewhere, by its host: `tracker.example`. */
export function itemLink(link: string): string {
  return `<${link.replaceAll('&', '&amp;')}|${literal(linkHost(link))}>`;
}
