import { type QuoteType, Tokenizer } from 'htmlparser2';

/** What a walk over markup tells: a tag opened with its attributes, a tag closed, words between. */
export interface Visitor {
  open(name: string, attributes: Record<string, string>): void;
  close(name: string): void;
  words(text: string): void;
}

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Tags that an opening tag ends when they stand open on top: end tags that HTML lets authors leave out. */
const IMPLIED: Record<string, Set<string>> = {
  p: new Set(['p']),
  li: new Set(['p', 'li']),
  td: new Set(['p', 'td', 'th']),
  th: new Set(['p', 'td', 'th']),
  tr: new Set(['p', 'td', 'th', 'tr']),
  div: new Set(['p']),
  table: new Set(['p']),
  ul: new Set(['p']),
  ol: new Set(['p']),
};

/**
 * Walks over HTML or XML in one pass, each opened tag closed in turn; damaged markup is mended, and never throws. It
 * stands on the tokenizer, for the library's own parser takes time in the square of the depth.
 */
export function walk(markup: string, visitor: Visitor, xml = false): void {
  const stack: string[] = [];
  const standing = new Map<string, number>();
  let name = '';
  let key = '';
  let value = '';
  let attributes: Record<string, string> = {};
  const slice = (from: number, to: number) => markup.slice(from, to);
  const leave = () => {
    const top = stack.pop()!;
    standing.set(top, standing.get(top)! - 1);
    visitor.close(top);
  };
  const enter = (closed: boolean) => {
    const ends = xml ? undefined : IMPLIED[name];
    while (ends && stack.length > 0 && ends.has(stack.at(-1)!)) leave();
    visitor.open(name, attributes);
    if (closed || (!xml && VOID.has(name))) visitor.close(name);
    else {
      stack.push(name);
      standing.set(name, (standing.get(name) ?? 0) + 1);
    }
  };
  const tokenizer = new Tokenizer(
    { xmlMode: xml, decodeEntities: true },
    {
      onopentagname(from, to) {
        name = slice(from, to).toLowerCase();
        attributes = {};
      },
      onattribname(from, to) {
        key = slice(from, to).toLowerCase();
        value = '';
      },
      onattribdata(from, to) {
        value += slice(from, to);
      },
      onattribentity(code) {
        value += String.fromCodePoint(code);
      },
      onattribend(_quote: QuoteType) {
        attributes[key] ??= value;
      },
      onopentagend: () => enter(false),
      onselfclosingtag: () => enter(xml),
      onclosetag(from, to) {
        const closing = slice(from, to).trim().toLowerCase();
        if (!standing.get(closing)) return;
        while (stack.at(-1) !== closing) leave();
        leave();
      },
      ontext: (from, to) => visitor.words(slice(from, to)),
      ontextentity: code => visitor.words(String.fromCodePoint(code)),
      oncdata: (from, to, offset) => visitor.words(slice(from, to - offset).replace(/^CDATA\[/, '')),
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(markup);
  tokenizer.end();
  while (stack.length > 0) leave();
}
