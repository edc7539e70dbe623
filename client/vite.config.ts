import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { classesIn, prune } from './prune.ts';
import { classesOfScripts, readRules } from './rules.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Where the classes are named that pages show. */
export const pageFolders = ['server/views', 'server/pages', 'client'];

/**
 * Gives govuk-frontend's styles without what no page shows, and what GOV.UK reserves for itself, its typeface and its
 * crest; its hacks for Internet Explorer are turned into conditions that never hold, as the minifier refuses them.
 */
export function withoutReservedParts(): Plugin {
  return {
    name: 'without-reserved-parts',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('govuk-frontend.min.css')) return null;
      return prune(code, classesIn(`${root}..`, pageFolders))
        .replace(/@font-face\{[^}]{0,600}\}/g, '')
        .replaceAll('GDS Transport,arial,sans-serif', 'var(--mw-font)')
        .replaceAll('screen\\0 and', 'speech and')
        .replaceAll('min-width:0\\0', 'min-width:9999em')
        .replace(/url\([^)]{0,80}govuk-crest\.svg\)/g, 'none');
    },
  };
}

/** Writes the rules of the stylesheet, of which the server sends each page those that it needs. */
export function ruleByRule(): Plugin {
  return {
    name: 'rule-by-rule',
    writeBundle({ dir }, bundle) {
      const sheets = Object.values(bundle).filter(({ fileName }) => /^main-.*\.css$/.test(fileName));
      const css = sheets.map(sheet => ('source' in sheet ? String(sheet.source) : '')).join('');
      const rules = readRules(css, classesOfScripts(`${root}..`));
      writeFileSync(join(dir ?? root, '.vite/rules.json'), JSON.stringify(rules));
    },
  };
}

export default defineConfig({
  root,
  base: '/assets/',
  publicDir: 'public',
  logLevel: 'warn',
  plugins: [withoutReservedParts(), ruleByRule()],
  build: {
    outDir: 'dist',
    assetsDir: '',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rollupOptions: { input: { main: `${root}main.ts`, typeface: `${root}style/typeface.css` } },
  },
});
