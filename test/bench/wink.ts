import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

/** Reads every text below a folder with `wink-nlp` and prints the bytes, and the milliseconds of `readDoc` and entities alone. */
const [folder = ''] = process.argv.slice(2);
const nlp = winkNLP(model);
let [bytes, entities, elapsed, cpu] = [0, 0, 0, 0];
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.txt')) continue;
  const text = readFileSync(join(folder, file), 'utf8');
  bytes += Buffer.byteLength(text);
  const [started, before] = [performance.now(), process.cpuUsage()];
  entities += nlp.readDoc(text).entities().out().length;
  const { user, system } = process.cpuUsage(before);
  elapsed += performance.now() - started;
  cpu += (user + system) / 1000;
}
console.log(JSON.stringify({ bytes, entities, elapsed, cpu }));
