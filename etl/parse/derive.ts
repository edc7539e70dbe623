const ASKED =
  /\b(?:asked|invited|requested|recommended)\s(?:to)\s(?:(?:consider|note|receive|approve|agree|comment|confirm|discuss|review|scrutinise|endorse|and|on|upon|the contents of)\s){1,5}/i;
const PURPOSE =
  /^(?:.{0,200}?\b)?(?:in relation to|regarding|with regards? to|concerning|which considered|setting out|on|of the|about)\s/i;
const LEAD =
  /^(?:to\s)(?:receive|consider|note|discuss|approve|agree|review|scrutinise|confirm)\s(?:and\s\w+\s)?/i;
const TAIL =
  /(?:,|\s(?:and make suggestions|which|that|including|as it considers|for the period|with a view|in response to|and (?:the|to|comment))\b|[.:;]\s|[.:;]$)/;
const LONGEST = 100;
const LONGEST_PURPOSE = 160;

/**
 * Makes a title from the first sentence of an item whose own title was lost: what members are asked to consider, or
 * what the report is about, at most 100 characters.
 */
export function deriveTitle(text: string): string {
  const sentence = firstSentence(text.replace(/\s+/g, ' ').trim());
  const about = findTopic(sentence);
  if (about === sentence && /^To [a-z]/.test(about)) return about.replace(/[.:;]$/, '');
  const words = cut(about.replace(/^(?:the|an?|its|their)\s/i, ''));
  return words ? words[0]!.toUpperCase() + words.slice(1) : 'Untitled item';
}

function findTopic(sentence: string): string {
  const asked = ASKED.exec(sentence);
  if (asked) return sentence.slice(asked.index + asked[0].length);
  if (LEAD.test(sentence)) return sentence.replace(LEAD, '');
  if (/^To [a-z]/.test(sentence) && sentence.length <= LONGEST_PURPOSE) return sentence;
  if (/webcast/i.test(sentence)) return 'Webcast';
  const purpose = PURPOSE.exec(sentence);
  return purpose && sentence.length > LONGEST / 2 ? sentence.slice(purpose[0].length) : sentence;
}

function firstSentence(text: string): string {
  const end = /[.?!:](?=\s[A-Z"'“‘(\d]|$)/.exec(text.slice(0, 600));
  return end ? text.slice(0, end.index) : text.slice(0, 600);
}

function cut(text: string): string {
  const tail = TAIL.exec(text);
  const words = (tail && tail.index > 10 ? text.slice(0, tail.index) : text).trim();
  if (words.length <= LONGEST) return words.replace(/[.,:;]$/, '');
  const space = words.lastIndexOf(' ', LONGEST - 1);
  return `${words.slice(0, space > 0 ? space : LONGEST - 1)}…`;
}
