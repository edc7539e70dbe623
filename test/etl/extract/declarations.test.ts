import { expect, it } from 'vitest';
import { findDeclarations } from '../../../etl/extract/declarations.ts';
import { sentences } from '../../../etl/extract/sentences.ts';
import { itemOf, vocabulary } from './item.ts';

const declared = (text: string) =>
  findDeclarations(itemOf('Declarations of Interest', text), text, 'd', sentences(text), vocabulary);

it.each([
  ['Mrs Hamilton declared an interest in agenda item 10.', ['Mrs Hamilton']],
  ['Mr Brady and Mr Street declared interests in agenda item 8.', ['Mr Brady', 'Mr Street']],
  ['Cllr A. O’Neil CC also declared a personal interest as a governor.', ['Cllr A. O’Neil CC']],
  [
    'Councillors Khan, Patel and Lee each declared an Other Disclosable Interest.',
    ['Councillors Khan', 'Patel', 'Lee'],
  ],
  ['The Chair declared an interest in the report.', ['Chair']],
  ['No interests were declared.', []],
  ['Members declared no interest in the scheme.', []],
  ['There were no declarations of interest.', []],
  ['The meeting was declared open in the interest of time.', []],
])('findDeclarations reads %s', (text, persons) => {
  const found = declared(text);
  expect(found.map(({ person }) => person)).toEqual(persons);
  for (const { quote, char_start, char_end } of found) expect(text.slice(char_start, char_end)).toBe(quote);
});
