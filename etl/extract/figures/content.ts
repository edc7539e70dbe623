/** Words that say how a value stands to another, and not what it is of. */
const BARE = new Set(
  `above below target targets since week weeks month months year years quarter quarters day days hour hours daily weekly
  monthly yearly annual every each average around under over down from rise rose fall fell drop dropped increase increased
  decrease decreased reduction reduced total figure figures rate level number proportion city county council although though
  while whereas compared against when which that this same previous last before earlier than higher lower more less fewer
  ambition ambitions aim aims goal goals threshold thresholds standard benchmark pandemic exceeded exceed stood running ago
  present national nationally regional regionally england averages worse better similar level levels same
  corresponding equivalent comparable equating equates equal representing improvement improvements deterioration decline across
  east west midlands yorkshire neighbours neighbour neighbouring statistical core cities comparator comparators group peers
  authorities councils region regions country slightly considerably kingdom compared recorded once they it this to of would been
  south north eastern western humber london wales scotland ireland inner outer position respective respectively having being
  peak peaked peaking longest shortest highest lowest high performance result results ambitious comparable picture score scores
  equated represented represents amounted albeit period well calendar academic financial favourably poorly
  minimum maximum recommended interim limit floor ceiling worth aspired hoped heard officers executive member director turn part parts there then both first second latest provisional typical median mean comparison still
  january february march april may june july august september october november december`.split(/\s+/),
);

/** Says whether words tell only how a value stands to another, and not what it is of. */
export function isBare(words: string): boolean {
  return !hasContent(words, 0, words.length, BARE);
}

/** Whether a stretch has a word of four letters or more that is none of `empty`, which are in lower case. */
export function hasContent(text: string, from: number, to: number, empty: Set<string>): boolean {
  let at = from;
  while (at < to) {
    if (!isLetter(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const start = at;
    while (at < to && isLetter(text.charCodeAt(at))) at++;
    if (at - start > 3 && !empty.has(text.slice(start, at).toLowerCase())) return true;
  }
  return false;
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122 && code < 128;
}
