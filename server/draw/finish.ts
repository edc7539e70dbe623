import { flattenSvg } from './flat.ts';
import { joinLines } from './lean.ts';
import { escapeMarkup } from './markup.ts';

const hidden = /<text [^<>]{0,400}opacity="0"[^<>]{0,40}>[^<]{0,400}<\/text>/g;
const container = / role="graphics-object"| aria-roledescription="[^"]{0,60}"/g;
// A group of marks without any is still announced as a picture, one without a name.
const nameless = /(<g class="[^"<>]{0,200}") role="graphics-symbol"(\/?>)/g;
const linkedMark =
  /<a xlink:href="([^"]{0,2000})"><(\w{1,10}) aria-label="([^"]{0,4000})" role="graphics-symbol"/g;
// Vega links a mark without an address too; the loader in draw.ts gives those `#`.
const emptyLink = /<a xlink:href="#">(<[^<>]{1,100000}\/>|<text [^<>]{1,1000}>[^<]{0,1000}<\/text>)<\/a>/g;
const plainLink = /<a xlink:href=/g;
const invisible = /<path class="(?:background|foreground)"[^<>]{0,200} d="(?:M0,0h0v0h0Z)?"[^<>]{0,100}\/>/g;
const opaque = / opacity="1"/g;
const geometry = / (?:d|transform|x|y|x1|x2|y1|y2)="[^"]{0,200000}"/g;
const decimals = /(\.\d\d)\d{1,20}/g;
const style = / style="[^"]{0,400}"/g;
const font = / font-(?:family|size)="[^"]{0,400}"/g;

/**
 * Makes Vega's SVG fit for a page: named by title and description, links that carry their own names, no style attribute
 * (a strict content security policy drops it), and nothing that cannot be seen, which is a third of what Vega writes.
 */
export function finishSvg(svg: string, id: string, title: string, description: string): string {
  const body = svg
    .replace(hidden, '')
    .replace(invisible, '')
    .replace(opaque, '')
    .replace(geometry, attribute => attribute.replace(decimals, '$1'))
    .replace(container, '')
    .replace(nameless, '$1$2')
    .replace(emptyLink, '$1')
    .replace(linkedMark, (_, href: string, tag: string, label: string) => {
      return `<a href="${href}" aria-label="${sayOnce(label)}"><${tag} aria-hidden="true"`;
    })
    .replace(plainLink, '<a href=')
    .replace(style, '');
  const joined = joinLines(body);
  const fonts = commonest(joined.match(font) ?? []);
  const lean = flattenSvg(joined.replace(font, attribute => (fonts.includes(attribute) ? '' : attribute)));
  const role = body.includes('<a href=') ? 'group' : 'img';
  const named =
    `role="${role}" aria-labelledby="${id}-title ${id}-desc"><title id="${id}-title">${escapeMarkup(title)}</title>` +
    `<desc id="${id}-desc">${escapeMarkup(description)}</desc>`;
  return lean.replace(
    /^<svg ([^>]*)>/,
    (_, attributes: string) => `<svg ${attributes}${fonts.join('')} ${named}`,
  );
}

/** Gives the value that stands most often of each attribute, to be said once for the whole picture. */
function commonest(attributes: string[]): string[] {
  const counts = new Map<string, number>();
  for (const attribute of attributes) counts.set(attribute, (counts.get(attribute) ?? 0) + 1);
  const names = new Set<string>();
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([attribute]) => attribute)
    .filter(attribute => {
      const name = attribute.slice(0, attribute.indexOf('='));
      const isNew = !names.has(name);
      names.add(name);
      return isNew;
    });
}

const bareField = /^[a-z_]+$/;

/** Gives what a mark's label says without its address, what is unknown, and bare fields that are said again in words. */
function sayOnce(label: string): string {
  const parts = label.split('; ').map(part => {
    const colon = part.indexOf(': ');
    return { part, name: part.slice(0, Math.max(colon, 0)), value: part.slice(colon + 2) };
  });
  const isSaidAgain = (name: string, value: string) =>
    parts.some(
      other =>
        !bareField.test(other.name) &&
        other.name !== '' &&
        (other.name.toLowerCase() === name || other.value === value),
    );
  return parts
    .filter(
      ({ name, value }) =>
        name !== 'href' &&
        !(name !== '' && value === 'null') &&
        !(bareField.test(name) && isSaidAgain(name, value)),
    )
    .map(({ part }) => part)
    .join('; ');
}
