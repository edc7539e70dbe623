import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import LogisticRegressionClassifier from 'natural/lib/natural/classifiers/logistic_regression_classifier.js';
import { findThemes } from '../../etl/extract/themes.ts';
import { rows } from '../../etl/vocabulary.ts';
import { vocabulary } from '../etl/extract/item.ts';
import { type Engine, keywordEngine, trainedEngine } from './engines.ts';
import { readMarks, score } from './marks.ts';

// Run by hand: `npx tsx test/marks/measure.ts` prints the table of engines that README.md records.
const marked = await readMarks();
const terms = rows(vocabulary, 'theme_terms').map(row => ({
  theme_id: row.theme_id ?? '',
  term: row.term ?? '',
  weight: Number(row.weight),
}));
const engines: [string, Engine][] = [
  ['keyword match', keywordEngine(terms)],
  ['naive Bayes (natural)', trainedEngine(() => new BayesClassifier(), 0.5)],
  ['logistic regression (natural)', trainedEngine(() => new LogisticRegressionClassifier(), 0.5)],
  [
    'weighted terms',
    () =>
      ({ item, text }) =>
        findThemes(item, text, vocabulary).map(one => one.theme_id),
  ],
];
for (const [name, engine] of engines) {
  const line = (['before', 'after'] as const).map(half => {
    const tested = marked.filter(one => one.half === half);
    const find = engine(marked.filter(one => one.half !== half));
    const { precision, recall, f1 } = score(tested.map(one => ({ marked: one.themes, found: find(one) })));
    return `${half}: P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)} (${tested.length})`;
  });
  process.stdout.write(`${name}  ${line.join('  ')}\n`);
}
