import type { Mark } from '../model.ts';
import { walk } from './markup.ts';
import { type Content, Writer } from './writer.ts';

const SKIPPED = new Set(
  'script style noscript template svg iframe select textarea object canvas math'.split(' '),
);
const BLOCK = new Set(
  'p div h1 h2 h3 h4 h5 h6 table ul ol dl dt dd section article main header footer nav aside form fieldset blockquote pre hr tbody thead tfoot caption figure address center'.split(
    ' ',
  ),
);
const CHROME = new Set(['nav', 'footer', 'aside']);
/** Classes of modern.gov pages and the role of what they enclose. */
const ROLES: Record<string, Mark['role']> = {
  mgSubItemTitleTxt: 'label',
  mgActionList: 'furniture',
  mgLinks: 'furniture',
  mgFooter: 'furniture',
  mgHide: 'furniture',
  mgFileSize: 'furniture',
  mgMainTitleTxt: 'heading',
};

const NO_CLASSES: string[] = [];

interface Frame {
  name: string;
  role: Mark['role'] | null;
  from: number;
  /** Kind of a list, and how many of its points were met. */
  list?: { ordered: boolean; type: string; count: number };
  /** The part of the page that holds the document, where it is named. */
  isRoot?: boolean;
  isItemTable?: boolean;
  isNumberCell?: boolean;
  cells?: number;
}

/** Reads an HTML page into text with one paragraph a block; on modern.gov pages items, numbers and titles are marked. */
export function readHtml(markup: string): Content {
  const writer = new Writer();
  writeHtml(markup, writer);
  return { ...writer.finish(), issues: [] };
}

/** Writes a page or a fragment of HTML to a writer. */
export function writeHtml(markup: string, writer: Writer): void {
  const only = /\bid\s?=\s?["']?modgov\b/i.test(markup);
  const frames: Frame[] = [];
  let skipped = 0;
  let inside = only ? 0 : 1;
  let titled = false;
  let head = false;
  walk(markup, {
    open(name, attributes) {
      if (SKIPPED.has(name)) skipped++;
      if (name === 'title') head = true;
      const frame = openFrame(name, attributes, frames);
      frame.isRoot = only && attributes.id === 'modgov';
      if (frame.isRoot) inside++;
      const isOpen = skipped === 0 && inside > 0;
      if (isOpen) startBlock(frame, attributes, frames, writer);
      frame.from = writer.position();
      if (frame.role === 'title' && titled) frame.role = null;
      if (frame.role === 'title') titled = true;
      if (frame.role === 'item') titled = false;
      frames.push(frame);
      if (isOpen && name === 'img' && /\bicon$/i.test(attributes.alt ?? ''))
        writer.write(` ${attributes.alt} `);
    },
    close(name) {
      const frame = frames.pop()!;
      if (SKIPPED.has(name)) skipped--;
      if (frame.role) writer.mark(frame.role, frame.from);
      if (name === 'title') {
        head = false;
        writer.mark('furniture', frame.from);
        writer.break(2);
      }
      if (name === 'li' || name === 'td' || name === 'th') writer.drop();
      if (BLOCK.has(name) || name === 'li' || name === 'tr') writer.break(name === 'li' ? 1 : 2);
      if (frame.isRoot) inside--;
    },
    words(text) {
      if (skipped === 0 && (inside > 0 || head)) writer.write(text);
    },
  });
}

function openFrame(name: string, attributes: Record<string, string>, frames: Frame[]): Frame {
  const classes = attributes.class ? attributes.class.split(/\s+/) : NO_CLASSES;
  const frame: Frame = { name, role: CHROME.has(name) ? 'furniture' : null, from: 0 };
  for (const one of classes) frame.role ??= ROLES[one] ?? null;
  if (name === 'table')
    frame.isItemTable = classes.includes('mgItemTable') || attributes.id === 'mgItemTable';
  if (name === 'ul' || name === 'ol') {
    const count = Number.parseInt(attributes.start ?? '1', 10) - 1 || 0;
    frame.list = { ordered: name === 'ol', type: attributes.type ?? '1', count };
  }
  if (name === 'td') frame.isNumberCell = classes.includes('mgItemNumberCell');
  if (name === 'tr') frame.cells = 0;
  if (name === 'tr' && nearest(frames, 'table')?.isItemTable) frame.role = 'item';
  if (classes.includes('mgAiTitleTxt') && nearest(frames, 'table')?.isItemTable) {
    frame.role = nearest(frames, 'td')?.isNumberCell ? 'number' : 'title';
  }
  return frame;
}

/** Puts the space before a block, the mark before a point of a list and the bar between the cells of a table. */
function startBlock(frame: Frame, attributes: Record<string, string>, frames: Frame[], writer: Writer): void {
  const { name } = frame;
  if (name === 'br') writer.break(1);
  else if (name === 'li') {
    writer.break(1);
    const list = frames.at(-1)?.list;
    if (list && attributes.class !== 'mgHide') writer.open(`${nextMark(list)} `);
  } else if (name === 'td' || name === 'th') {
    const row = nearest(frames, 'tr');
    const isFirst = !row || row.cells === 0;
    if (row) row.cells = (row.cells ?? 0) + 1;
    if (nearest(frames, 'table')?.isItemTable && name === 'td') writer.break(2);
    else if (!isFirst) writer.open(' | ');
  } else if (BLOCK.has(name) || name === 'tr') {
    if (/\bmgAiTitleTxt\b/.test(attributes.class ?? '')) writer.drop();
    writer.break(name === 'tr' ? 1 : 2);
  }
}

function nextMark(list: { ordered: boolean; type: string; count: number }): string {
  const count = ++list.count;
  if (!list.ordered) return '-';
  if (/^a$/i.test(list.type) && count <= 26) return `(${String.fromCharCode(96 + count)})`;
  if (/^i$/i.test(list.type) && count <= ROMAN.length) return `(${ROMAN[count - 1]})`;
  return `${count}.`;
}

const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');

function nearest(frames: Frame[], name: string): Frame | undefined {
  for (let index = frames.length - 1; index >= 0 && frames.length - index < 64; index--) {
    if (frames[index]!.name === name) return frames[index];
  }
  return undefined;
}
