import type { Element, ElementContent } from 'hast';

/**
 * Makes a page's elements accessible, in place: headings skip no level, check boxes have names, code can be scrolled
 * with the keyboard.
 */
export function makeAccessible(contents: readonly ElementContent[]): void {
  const levels = { last: 0 };
  for (const content of contents) if (content.type === 'element') fixElement(content, levels);
}

function fixElement(element: Element, levels: { last: number }): void {
  const { tagName, properties, children } = element;
  if (/^h[1-6]$/.test(tagName)) {
    const wanted = Number(tagName.slice(1));
    const level = levels.last === 0 ? 1 : Math.max(2, Math.min(wanted, levels.last + 1));
    element.tagName = `h${level}`;
    levels.last = level;
  } else if (tagName === 'input') {
    properties['ariaLabel'] = properties['checked'] ? 'done' : 'not done';
  } else if (tagName === 'pre') {
    properties['tabIndex'] = 0;
  } else if (tagName === 'ul' && isTaskList(properties)) {
    properties['className'] = ['tasks'];
  }
  // Long tables are most of a page and hold none of these.
  if (tagName === 'table') return;
  for (const child of children) if (child.type === 'element') fixElement(child, levels);
}

function isTaskList({ className }: Element['properties']): boolean {
  return Array.isArray(className) && className.includes('contains-task-list');
}
