import { keyOf } from './charts.ts';
import type { Context } from './context.ts';
import { drawPages } from './pages/pictures.ts';

/**
 * Draws the main pages of a build that has served for a while before anybody asks for them; `known` names the build whose
 * pictures are at hand already. Looks every so many milliseconds and keeps no process from ending.
 */
export function drawAhead(context: Context, known: string | null, every = 10_000): NodeJS.Timeout {
  let drawn = known;
  let seen = known;
  const timer = setInterval(() => {
    const now = keyOf(context.database.newest());
    const isSteady = now === seen;
    seen = now;
    if (!isSteady || now === drawn) return;
    drawn = now;
    // Whoever asks for such a page is told what is wrong.
    drawPages(context).catch(() => {});
  }, every);
  return timer.unref();
}
