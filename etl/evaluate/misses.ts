/** One thing that was not as marked, with the words it stands in. */
export interface Miss {
  document: string;
  slot: string;
  problem: 'missed' | 'false' | 'trap' | 'wrong';
  marked: string;
  found: string;
  words: string;
}
