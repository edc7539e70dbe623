const PHONE = /(?<![\d.,£/-])(?:\+44 ?(?:\(0\))?|\(?0)\d(?:[ ()-]{0,2}\d){8,9}(?!\d|[.,]\d|%)/g;
/** What every telephone number holds, found sooner than one that nothing may touch. */
const DIGITS = /(?:\+44 ?(?:\(0\))?|0)\d(?:[ ()-]{0,2}\d){8}/;
const DOMAIN = /^[\w-]{1,63}\.[\w-]{2}/;
const LOCAL = /[\w.+'-]{1,64}$/;
const BAR = '█';
const AREA = /^\(?0[1-3](?:[ ]?\d){2}/;

/**
 * Blacks out contact details, character for character, so that offsets stay: the name before the `@` of an e-mail
 * address (its domain tells which council wrote) and telephone numbers of ten or eleven digits.
 */
export function redact(text: string): { text: string; count: number } {
  let count = 0;
  const hide = (words: string): string => {
    count++;
    return BAR.repeat(words.length);
  };
  const pieces: string[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (!DOMAIN.test(text.slice(at + 1, at + 68))) continue;
    const local = LOCAL.exec(text.slice(Math.max(from, at - 64), at))?.[0];
    if (!local) continue;
    pieces.push(text.slice(from, at - local.length), hide(local));
    from = at;
  }
  pieces.push(text.slice(from));
  const rest = pieces.join('');
  return { text: DIGITS.test(rest) ? rest.replace(PHONE, words => keepArea(words, hide)) : rest, count };
}

/** A dialling code tells the town, not the person; a mobile number has none. */
function keepArea(words: string, hide: (words: string) => string): string {
  const area = AREA.exec(words)?.[0] ?? '';
  return area + hide(words.slice(area.length));
}
