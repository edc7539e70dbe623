import { shiftPath } from './path.ts';
import { type Part, readShapes, type Shape, writeShapes } from './tree.ts';

const moved = /^translate\((-?[\d.]{1,20}),(-?[\d.]{1,20})\)$/;
/** What a group passes on to the shapes in it. */
const passedOn = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'text-anchor',
  'font-size',
  'font-weight',
  'font-style',
];
const ofStrokes = ['stroke-width', 'stroke-linecap', 'stroke-dasharray', 'stroke-opacity'];
const ofFrames = /^(?:background|foreground)$/;

/**
 * Gives an SVG of Vega's that looks the same with fewer elements and attributes: shapes stand where they are rather than
 * being moved there, groups that only hold others are gone, and a look that all in a group have is said by the group. A
 * browser draws it in half the time, since each moved shape is a layer of its own to it.
 */
export function flattenSvg(svg: string): string {
  const root = readShapes(svg);
  return writeShapes({ ...root, children: root.children.flatMap(flatten) });
}

function flatten(part: Part): Part[] {
  if (typeof part === 'string') return [part];
  if (part.tag === 'text' || part.tag === 'path' || part.tag === 'line') return flattenLeaf(part);
  const children = part.children.flatMap(flatten);
  if (part.tag !== 'g') return [{ ...part, children }];
  return flattenGroup({ ...part, children });
}

/** A background that nothing is seen of is there for the pointer, which a picture does not hear. */
function flattenLeaf(shape: Shape): Shape[] {
  const { attributes } = shape;
  if (!attributes.has('stroke')) for (const name of ofStrokes) attributes.delete(name);
  const isFrame = ofFrames.test(attributes.get('class') ?? '');
  if (isFrame && !attributes.has('fill') && !attributes.has('stroke')) return [];
  return [settle(shape)];
}

function flattenGroup(group: Shape): Part[] {
  const { attributes, children } = group;
  const shift = shiftOf(group);
  if (shift && shift[0] === 0 && shift[1] === 0) attributes.delete('transform');
  if (children.length === 0 && !attributes.has('role')) return [];
  if (attributes.size === 0) return children;
  const isPlain = attributes.size === 1 && shift !== null;
  if (isPlain && children.every(child => isGroup(child) && canMove(child)))
    return children.map(child => move(child as Shape, shift));
  const [only] = children;
  const isHolder = children.length === 1 && isGroup(only) && !attributes.has('clip-path');
  if (isHolder && !attributes.has('transform') && [...only.attributes.keys()].join() === 'transform') {
    const taken = new Map([...attributes, ...only.attributes]);
    return [passOn({ ...only, attributes: taken })];
  }
  return [passOn(group)];
}

function isGroup(part: Part | undefined): part is Shape {
  return typeof part === 'object' && part.tag === 'g';
}

function shiftOf({ attributes }: Shape): [number, number] | null {
  const [, x, y] = moved.exec(attributes.get('transform') ?? '') ?? [];
  return x === undefined || y === undefined ? null : [Number(x), Number(y)];
}

/** What is cut out of a group is cut out where the group stands. */
function canMove(shape: Shape): boolean {
  return (
    (!shape.attributes.has('transform') || shiftOf(shape) !== null) && !shape.attributes.has('clip-path')
  );
}

function move(shape: Shape, [x, y]: [number, number]): Shape {
  const [ownX, ownY] = shiftOf(shape) ?? [0, 0];
  const attributes = new Map(shape.attributes);
  attributes.delete('transform');
  const shift = `translate(${round(ownX + x)},${round(ownY + y)})`;
  return {
    ...shape,
    attributes: shift === 'translate(0,0)' ? attributes : attributes.set('transform', shift),
  };
}

/** Gives a shape with its place in its own coordinates, where it is only moved. */
function settle(shape: Shape): Shape {
  const shift = shiftOf(shape);
  if (!shift || shape.attributes.has('clip-path')) return shape;
  const attributes = new Map([...shape.attributes].filter(([name]) => name !== 'transform'));
  const [x, y] = shift;
  if (shape.tag === 'path') {
    const d = shiftPath(attributes.get('d') ?? '', x, y);
    return d === null ? shape : { ...shape, attributes: attributes.set('d', d) };
  }
  const [across, down] =
    shape.tag === 'line'
      ? [
          ['x1', 'x2'],
          ['y1', 'y2'],
        ]
      : [['x'], ['y']];
  for (const name of across!) add(attributes, name, x);
  for (const name of down!) add(attributes, name, y);
  return { ...shape, attributes, children: shape.children.map(child => settleLine(child, x, y)) };
}

/** Lines of words begin where the first of them does. */
function settleLine(part: Part, x: number, y: number): Part {
  if (typeof part === 'string' || part.tag !== 'tspan') return part;
  const attributes = new Map(part.attributes);
  if (attributes.has('x')) add(attributes, 'x', x);
  if (attributes.has('y')) add(attributes, 'y', y);
  return { ...part, attributes };
}

function add(attributes: Map<string, string>, name: string, by: number): void {
  const sum = round(Number(attributes.get(name) ?? 0) + by);
  if (sum !== 0 || attributes.has(name)) attributes.set(name, String(sum));
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}

/** Gives a group that says what its shapes, or those in its links, have in common; what differs says so itself. */
function passOn(group: Shape): Shape {
  const shapes = group.children.map(child =>
    typeof child === 'object' && child.tag === 'a' && child.children.length === 1
      ? child.children[0]!
      : child,
  );
  if (shapes.length < 2 || !shapes.every(isLeaf)) return group;
  const attributes = new Map(group.attributes);
  for (const name of passedOn) {
    if (attributes.has(name)) continue;
    const value = commonest(shapes.map(shape => shape.attributes.get(name)));
    if (value === null) continue;
    attributes.set(name, value);
    for (const shape of shapes) if (shape.attributes.get(name) === value) shape.attributes.delete(name);
  }
  return { ...group, attributes };
}

function isLeaf(part: Part): part is Shape {
  return typeof part === 'object' && ['path', 'text', 'line'].includes(part.tag);
}

/** Gives the value that stands most often, if all have one. */
function commonest(values: (string | undefined)[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value === undefined) return null;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] > 1 ? first[0] : null;
}
