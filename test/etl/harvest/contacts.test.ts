import { describe, expect, it } from 'vitest';
import { withoutContacts } from '../../../etl/harvest/contacts.ts';
import { expectLinear } from '../../linear.ts';

describe('withoutContacts', () => {
  it.each([
    ['Tel: 0116 305 1234.', 'Tel: [telephone number removed].'],
    ['call 03000 41 11 11 or', 'call [telephone number removed] or'],
    ['(0116) 454 1234', '[telephone number removed]'],
    ['+44 (0)116 454 1234', '[telephone number removed]'],
    ['01162321000', '[telephone number removed]'],
    ['Tel.0116-454-1234', 'Tel.[telephone number removed]'],
    ['0116 454 1234 2025', '[telephone number removed] 2025'],
    ['Email: jo.bloggs@leics.gov.uk, or', 'Email: [e-mail address removed], or'],
  ])('takes the contact out of “%s”', (text, expected) => {
    expect(withoutContacts(text)).toBe(expected);
  });

  it.each([
    'between 01/02/2025 and 02/03/2025',
    '01-02-2025 10 30 2025',
    'rose from 0.0123456789 to 5.01234567890',
    '£0123456789',
    '05 12 2025 2026 2027 2028',
    'item 07, 58% of 1200 3400 5600 complaints',
    'reference 2024/01234567890',
    '@ the meeting',
  ])('leaves “%s” as it is', text => {
    expect(withoutContacts(text)).toBe(text);
  });

  it.each(['0', 'a.', '+44', '01 ', '(0', 'a@a.', '0116 454 123 '])(
    'takes time in proportion to the text, whatever it is: %s',
    piece => {
      expectLinear(withoutContacts, pieces => piece.repeat(pieces));
    },
  );
});
