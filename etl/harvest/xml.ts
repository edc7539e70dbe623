import { DomUtils, parseDocument } from 'htmlparser2';

type Parsed = ReturnType<typeof parseDocument>;
export type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];
type Node = Parsed['children'][number];

const DEEPEST = 200;

/** Parses XML with names in lower case, or null where the text is not XML or nests absurdly; entities of a DTD are never expanded. */
export function parseXml(text: string): Parsed | null {
  const start = /^[\uFEFF\s]{0,1000}<(?!!doctype\s{1,9}html|html)/i.test(text.slice(0, 2000));
  if (!start) return null;
  const tree = parseDocument(text, {
    xmlMode: true,
    lowerCaseTags: true,
    lowerCaseAttributeNames: true,
  });
  return isShallow(tree) ? tree : null;
}

/** Parses a page, or gives null where it nests absurdly. */
export function parsePage(text: string): Parsed | null {
  const tree = parseDocument(text);
  return isShallow(tree) ? tree : null;
}

/** Lists every element of a name, in order. */
export function all(root: Parsed | Element, name: string): Element[] {
  return DomUtils.getElementsByTagName(name, root, true, Number.POSITIVE_INFINITY);
}

/** Gives the text of a direct child by name, trimmed, or '' where there is none. */
export function field(element: Element, name: string): string {
  const child = element.children.find(node => isElement(node) && node.name === name);
  return child ? DomUtils.textContent(child).trim() : '';
}

/** Gives an element's words on one line. */
export function words(element: Node | Node[]): string {
  return DomUtils.textContent(element)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

/** Tells whether a field says yes, in any of the ways versions of the service do. */
export function isYes(text: string): boolean {
  return /^(?:true|yes|y|1|-1)$/i.test(text.trim());
}

/** Tells an element from text and comments. */
export function isElement(node: unknown): node is Element {
  const type = (node as { type?: string } | null)?.type;
  return type === 'tag' || type === 'script' || type === 'style';
}

/** Tells whether an element has a class, whatever its case. */
export function hasClass(element: Element, name: string): boolean {
  return ` ${element.attribs.class ?? ''} `.toLowerCase().includes(` ${name.toLowerCase()} `);
}

// Walked without recursion: a hostile answer may nest a million deep, and the parser's own walkers recurse.
function isShallow(tree: Parsed): boolean {
  let level: Node[] = tree.children;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return false;
    level = level.flatMap(node => ('children' in node ? (node.children as Node[]) : []));
  }
  return true;
}
