import { DomHandler, DomUtils, Parser, type ParserOptions, type parseDocument } from 'htmlparser2';

type Parsed = ReturnType<typeof parseDocument>;
export type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];
type Node = Parsed['children'][number];

const DEEPEST = 1000;

interface ParserEnds {
  onclosetag(name: string, isImplied: boolean): void;
}

/** Parses XML with names in lower case, or null where the text is not whole XML or nests absurdly; entities of a DTD are never expanded. */
export function parseXml(text: string): Parsed | null {
  const start = /^[\uFEFF\s]{0,1000}<(?!!doctype\s{1,9}html|html)/i.test(text.slice(0, 2000));
  if (!start) return null;
  return build(text, { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true });
}

/** Parses a page, or gives null where it nests absurdly. */
export function parsePage(text: string): Parsed | null {
  return build(text, {});
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

// The parser's time grows with the square of the depth and the tree's walkers recurse: a hostile answer nests a million deep.
function build(text: string, options: ParserOptions): Parsed | null {
  const handler = new DomHandler(null, options);
  const [open, close] = [handler.onopentag.bind(handler), handler.onclosetag.bind(handler)];
  let depth = 0;
  handler.onopentag = (name, attributes) => {
    depth++;
    if (depth > DEEPEST) throw new RangeError('nests too deep');
    open(name, attributes);
  };
  // An element that the end of the text has to close was cut off, as when a line breaks without a word.
  const ends: ParserEnds = handler;
  let isCut = false;
  ends.onclosetag = (_, isImplied) => {
    isCut ||= isImplied;
    depth--;
    close();
  };
  try {
    new Parser(handler, options).end(text);
    if (isCut && options.xmlMode) return null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
  return handler.root;
}
