import type { Nodes } from 'mdast';

/**
 * The same tree with some nodes replaced; `by` gives `undefined` for a node that stays. Unchanged parts are the same
 * objects. Rows that are timeline entries are left alone.
 */
export function replaceNodes<Each extends Nodes>(
  node: Each,
  by: (node: Nodes) => readonly Nodes[] | undefined,
): Each {
  if (!('children' in node) || (node.type === 'tableRow' && node.data?.entry !== undefined)) return node;
  let changed = false;
  const children = (node.children as Nodes[]).flatMap((child): readonly Nodes[] => {
    const next = by(child) ?? [replaceNodes(child, by)];
    changed ||= next[0] !== child;
    return next;
  });
  return changed ? ({ ...node, children } as Each) : node;
}
