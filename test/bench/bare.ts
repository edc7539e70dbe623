import { readFile } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import compression from 'compression';
import express from 'express';

/**
 * The least that could stand in the server's place: Express with one route for given bytes, after opening the database
 * if there is one, and for the browser a page on which vega-embed draws a spec alone.
 */
const { PORT = '0', BODY = '', SPEC = '', DATABASE = '' } = process.env;
const app = express();
app.disable('x-powered-by');
app.disable('etag');

if (DATABASE !== '') {
  const connection = await (await DuckDBInstance.create(DATABASE, { access_mode: 'READ_ONLY' })).connect();
  app.get('/', async (_, response) => {
    const [row] = (
      await connection.runAndReadAll('select count(*)::integer as n from items')
    ).getRowObjectsJson();
    response.send(`<!DOCTYPE html><title>Items</title><p>${row?.n} items</p>`);
  });
}

if (BODY !== '') {
  const body = await readFile(BODY);
  app.get('/body', (_, response) => {
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(body);
  });
}

if (SPEC !== '') {
  const modules = new URL('../../node_modules/', import.meta.url).pathname;
  const spec = await readFile(SPEC, 'utf8');
  app.use(compression());
  for (const name of ['vega', 'vega-lite', 'vega-embed'])
    app.get(`/${name}.js`, (_, response) => response.sendFile(`${modules}${name}/build/${name}.min.js`));
  app.get('/spec.json', (_, response) => response.type('json').send(spec));
  app.get('/chart', (_, response) =>
    response.send(
      `<!DOCTYPE html><html lang="en"><title>Chart</title><div id="chart"></div>
       <script src="vega.js"></script><script src="vega-lite.js"></script><script src="vega-embed.js"></script>
       <script>vegaEmbed('#chart', 'spec.json', { renderer: 'svg', actions: false })</script></html>`,
    ),
  );
}

app.listen(Number(PORT), '127.0.0.1', () => console.log(`http://127.0.0.1:${PORT}`));
