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
  let changed: Nodes[] | undefined;
  node.children.forEach((child, index) => {
    const next = by(child);
    const same = next ? undefined : replaceNodes(child, by);
    if (same === child && !changed) return;
    changed ??= node.children.slice(0, index);
    if (next) changed.push(...next);
    else if (same) changed.push(same);
  });
  return changed ? ({ ...node, children: changed } as Each) : node;
}
