/** Trees of scripts, as acorn reads them. */

/**
 * The text of a node in which some of the nodes inside are written otherwise.
 * @param {(node, inner) => string | undefined} otherwise the new text of a node, or nothing; `inner` is the text of a node in it
 */
export function rewritten(root, code, otherwise) {
  const text = (node) => {
    let [made, at] = ['', node.start];
    for (const child of children(node)) {
      made += code.slice(at, child.start) + (otherwise(child, text) ?? text(child));
      at = child.end;
    }
    return made + code.slice(at, node.end);
  };
  return text(root);
}

/** Nodes right inside a node, in the order of the text. */
export const children = (node) =>
  [...new Set(Object.values(node).flat())]
    .filter((value) => typeof value?.type === 'string')
    .sort((a, b) => a.start - b.start)
    // `{a}` is a key and a value in one place.
    .filter((child, i, all) => child.start !== all[i - 1]?.start);
