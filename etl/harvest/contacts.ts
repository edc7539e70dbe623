const EMAIL = /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}/g;
// Groups of digits after a national or international prefix; how many digits there are decides below.
const PHONE =
  /(?<![\w£$,/=&%#-]|\d\.)(?:\+44\s?(?:\(0\)\s?)?|\(?0[1-9])\d{1,9}\)?(?:[\s\u00a0-]{1,2}\d{2,8}){0,4}(?![\w%])/g;
const GROUPS = /\+44\s?(?:\(0\)\s?)?\d+|\(?\d+\)?|[\s\u00a0-]+/g;

/** Takes e-mail addresses and telephone numbers out of a text, saying that they were there. */
export function withoutContacts(text: string): string {
  const plain = text.includes('@') ? text.replace(EMAIL, '[e-mail address removed]') : text;
  return plain.replace(PHONE, maybePhone);
}

/** Replaces the groups that make up ten or eleven digits (twelve or thirteen with the country's code) and keeps what follows. */
function maybePhone(stretch: string): string {
  const groups = stretch.match(GROUPS) ?? [];
  const needed = stretch.startsWith('+') ? 12 : 10;
  let digits = 0;
  for (const [index, group] of groups.entries()) {
    digits += group.replace('(0)', '').replace(/\D/g, '').length;
    if (digits > needed + 1) return stretch;
    if (digits >= needed) return `[telephone number removed]${groups.slice(index + 1).join('')}`;
  }
  return stretch;
}
