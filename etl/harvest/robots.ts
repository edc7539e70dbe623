import parseRobots from 'robots-parser';
import { withoutSession } from './address.ts';
import type { Refusal, Reply } from './client.ts';

/** What a site's robots rules allow this visitor, and the seconds they ask for between requests. */
export interface RobotRules {
  isAllowed(url: URL): boolean;
  delay: number;
}

// The package is CommonJS: its types name a `default` that is not there when it runs.
const parse = parseRobots as unknown as typeof parseRobots.default;
const NAME = 'Minutewise';
const LONGEST = 500_000;

/** Reads a site's robots rules: none where there is no such file, and no visit where they cannot be read (RFC 9309, 2.3.1). */
export async function readRobots(
  url: URL,
  fetchRules: () => Promise<Reply | Refusal>,
): Promise<RobotRules | { refusal: string }> {
  const reply = await fetchRules();
  if ('reason' in reply && reply.isPassing)
    return { refusal: `robots.txt could not be read: ${reply.reason}` };
  const text = 'body' in reply ? new TextDecoder().decode(reply.body.subarray(0, LONGEST)) : '';
  const rules = parse(url.href, text);
  return {
    isAllowed: page =>
      page.pathname === '/robots.txt' || rules.isAllowed(ofOrigin(page, url), NAME) !== false,
    delay: rules.getCrawlDelay(NAME) ?? 0,
  };
}

// The rules hold for the site whether it is reached by http or https.
function ofOrigin(page: URL, url: URL): string {
  return `${url.origin}${withoutSession(page.pathname)}${page.search}`;
}
