import type { RequestHandler } from 'express';
import type { HealthAnswer } from './api.ts';
import type { Context } from './context.ts';
import { Problem } from './errors.ts';

/** Answers whether the database answers: which build, how old, how many rows, whether a newer is refused; 503 where it does not, or is damaged. */
export function answerHealth(context: Context): RequestHandler {
  return async (_request, response) => {
    const lease = context.database.lease();
    try {
      const { id, built_at, rows } = lease.build;
      await lease.build.ping();
      const fault = context.database.fault();
      if (fault) throw new Problem(503, fault);
      const age = Math.max(0, Math.round((Date.now() - Date.parse(built_at)) / 1000));
      const refused = context.database.refused();
      const answer: HealthAnswer = { status: 'ok', build: id, built_at, age_seconds: age, refused, rows };
      response.setHeader('cache-control', 'no-store');
      response.json(answer);
    } finally {
      lease.release();
    }
  };
}
