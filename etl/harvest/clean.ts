import { DomUtils } from 'htmlparser2';
import { resolveLink, withoutSession } from './address.ts';
import { withoutContacts } from './contacts.ts';
import { all, type Element, field, hasClass, isElement, isYes, parsePage, words } from './xml.ts';

type Tree = NonNullable<ReturnType<typeof parsePage>>;
type Node = Tree['children'][number];

/** What of an attendee is kept: who, in what capacity, and whether there. */
const ATTENDEE = new Set(['membertype', 'name', 'roledescription', 'attendance', 'politicalparty', 'ward']);
const PRIVATE =
  /^(?:home|work)?(?:address|email|e-?mail|phone|telephone|tel|mobile|fax)(?:number|address)?$|^photo|^authorusername$/;
const NOT_TEXT = new Set(
  'script style link meta noscript iframe object embed input select button textarea svg img template'.split(
    ' ',
  ),
);
const KEPT_ATTRIBUTES = new Set(['class', 'id', 'href', 'colspan', 'rowspan', 'start', 'type', 'value']);

/** Writes `GetMeeting` anew: same elements and text, without contact details, without what is not for display, without a DTD. */
export function cleanXml(tree: Tree): string {
  for (const attendee of all(tree, 'attendee')) {
    attendee.children = [];
    attendee.attribs = Object.fromEntries(
      Object.entries(attendee.attribs).filter(([name]) => ATTENDEE.has(name)),
    );
  }
  for (const item of all(tree, 'agendaitem')) {
    const shown = field(item, 'isdisplayallowed');
    if (shown === '' || isYes(shown)) continue;
    for (const child of item.children)
      if (isElement(child) && /^(?:agendatext|minutes.*body|decision.*body|commenttext\d)$/.test(child.name))
        child.children = [];
  }
  const root = tree.children.filter(isElement);
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.map(writeXml).join('')}\n`;
}

/** Writes a page anew: its content alone, links made whole, without scripts, forms, pictures and contact details. */
export function cleanPage(html: string, base: string): string | null {
  const tree = parsePage(html);
  if (!tree) return null;
  const title = words(all(tree, 'title')[0] ?? []);
  const modern = all(tree, 'div').find(div => div.attribs.id?.toLowerCase() === 'modgov');
  const body = all(tree, 'body')[0];
  const isWhole =
    modern &&
    all(tree, 'table')
      .filter(isItems)
      .every(table => isInside(table, modern));
  const content = (isWhole ? [modern] : (body?.children ?? tree.children)) as Node[];
  removeContactLines(content);
  for (const node of content) if (isElement(node)) cleanElement(node, base);
  const inside = DomUtils.getOuterHTML(content.filter(isKept), { encodeEntities: 'utf8' });
  const head = `<meta charset="utf-8">\n<title>${toMarkup(withoutContacts(title))}</title>`;
  return `<!doctype html>\n<html lang="en">\n<head>\n${head}\n</head>\n<body>\n${inside}\n</body>\n</html>\n`;
}

function writeXml(node: Node): string {
  if (isElement(node)) {
    if (PRIVATE.test(node.name)) return '';
    const attributes = Object.entries(node.attribs)
      .filter(([name]) => !PRIVATE.test(name))
      .map(([name, value]) => ` ${name}="${toMarkup(withoutContacts(value)).replaceAll('"', '&quot;')}"`);
    const inside = node.children.map(writeXml).join('');
    return `<${node.name}${attributes.join('')}>${inside}</${node.name}>`;
  }
  if (node.type === 'cdata') return node.children.map(writeXml).join('');
  return node.type === 'text' ? toMarkup(withoutContacts(withoutSession(node.data))) : '';
}

function cleanElement(element: Element, base: string): void {
  const kept = Object.entries(element.attribs).filter(([name]) => KEPT_ATTRIBUTES.has(name));
  element.attribs = Object.fromEntries(kept);
  const { href } = element.attribs;
  if (href !== undefined) {
    const url = resolveLink(href, base);
    if (url) element.attribs.href = url.href;
    else delete element.attribs.href;
  }
  for (const child of element.children) {
    if (isElement(child)) cleanElement(child, base);
    else if (child.type === 'text') child.data = withoutContacts(child.data);
  }
  element.children = element.children.filter(isKept);
}

/** Empties the line that names the officer to contact, up to the next label. */
function removeContactLines(content: Node[]): void {
  for (const label of content.filter(isElement).flatMap(node => all(node, 'span'))) {
    if (!hasClass(label, 'mgLabel') || !/^(?:contact|e-?mail|tel)/i.test(words(label))) continue;
    for (let node = label.next; node; ) {
      const { next } = node;
      if (isElement(node) && (hasClass(node, 'mgLabel') || /^(?:table|div|h\d)$/.test(node.name))) break;
      DomUtils.removeElement(node);
      node = next;
    }
  }
}

function isKept(node: Node): boolean {
  if (isElement(node)) return !NOT_TEXT.has(node.name);
  return node.type === 'text';
}

function isItems(table: Element): boolean {
  return hasClass(table, 'mgItemTable') || table.attribs.id === 'mgItemTable';
}

function isInside(element: Element, outer: Element): boolean {
  let parent: unknown = element.parent;
  while (isElement(parent)) {
    if (parent === outer) return true;
    parent = parent.parent;
  }
  return false;
}

function toMarkup(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
