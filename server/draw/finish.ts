import { escapeMarkup } from './markup.ts';

const hidden = /<text [^>]{0,400}opacity="0"[^>]{0,40}>[^<]{0,400}<\/text>/g;
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
      return `<a href="${href}" aria-label="${withoutAddress(label)}"><${tag} aria-hidden="true"`;
    })
    .replace(plainLink, '<a href=')
    .replace(style, '');
  const role = body.includes('<a href=') ? 'group' : 'img';
  const named =
    `role="${role}" aria-labelledby="${id}-title ${id}-desc"><title id="${id}-title">${escapeMarkup(title)}</title>` +
    `<desc id="${id}-desc">${escapeMarkup(description)}</desc>`;
  return body.replace(/^<svg ([^>]*)>/, (_, attributes: string) => `<svg ${attributes} ${named}`);
}

function withoutAddress(label: string): string {
  return label
    .split('; ')
    .filter(part => !part.startsWith('href: '))
    .join('; ');
}
