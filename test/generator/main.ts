import { parseArgs } from 'node:util';
import { LAYOUTS, type LayoutName } from './council.ts';
import { writeCorpus } from './write.ts';

const USAGE =
  'usage: tsx test/generator/main.ts --out DIR [--gold DIR] [--councils N] [--years N] [--meetings N] [--reports N] [--seed N] [--layout NAME]';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    gold: { type: 'string' },
    councils: { type: 'string', default: '6' },
    years: { type: 'string', default: '2' },
    meetings: { type: 'string', default: '6' },
    reports: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    layout: { type: 'string' },
  },
});
const layout = LAYOUTS.find((name): name is LayoutName => name === values.layout);
if (values.out === undefined || (values.layout !== undefined && layout === undefined)) {
  console.error(`${USAGE}\nlayouts: ${LAYOUTS.join(' ')}`);
  process.exitCode = 1;
} else {
  const { documents, bytes } = await writeCorpus(
    {
      councils: Number(values.councils),
      years: Number(values.years),
      meetings: Number(values.meetings),
      reports: Number(values.reports),
      seed: Number(values.seed),
      ...(layout === undefined ? {} : { layout }),
    },
    values.out,
    values.gold ?? null,
  );
  console.log(`${values.out}: ${documents} documents, ${(bytes / 1e6).toFixed(1)} MB of text`);
}
