/** An element of a picture, or the words in it as they are written. */
export type Part = Shape | string;

export interface Shape {
  tag: string;
  /** Values as they are written, entities and all. */
  attributes: Map<string, string>;
  children: Part[];
}

const pieces = /<(\/?)([\w:]{1,40})([^<>]{0,200000})>|[^<]{1,200000}/g;
const pairs = / ([\w:-]{1,60})="([^"]{0,200000})"/g;

/** Reads what Vega writes, elements with quoted attributes and words; gives the whole as one element without a tag. */
export function readShapes(svg: string): Shape {
  const root: Shape = { tag: '', attributes: new Map(), children: [] };
  const open = [root];
  for (const [piece, closing, tag, attributes = ''] of svg.matchAll(pieces)) {
    const parent = open.at(-1) ?? root;
    if (tag === undefined) parent.children.push(piece);
    else if (closing) open.pop();
    else {
      const shape: Shape = { tag, attributes: readAttributes(attributes), children: [] };
      parent.children.push(shape);
      if (!attributes.endsWith('/')) open.push(shape);
    }
  }
  return root;
}

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(pairs)) attributes.set(name, value);
  return attributes;
}

/** Writes shapes as they were read. */
export function writeShapes({ tag, attributes, children }: Shape): string {
  const inner = children.map(child => (typeof child === 'string' ? child : writeShapes(child))).join('');
  if (!tag) return inner;
  let start = `<${tag}`;
  for (const [name, value] of attributes) start += ` ${name}="${value}"`;
  return inner ? `${start}>${inner}</${tag}>` : `${start}/>`;
}
