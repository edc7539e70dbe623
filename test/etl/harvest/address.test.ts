import { describe, expect, it } from 'vitest';
import {
  findQuery,
  isErrorPage,
  isOnSite,
  maybeNumber,
  normalizeSite,
  resolveLink,
  toLine,
  toSlug,
  withoutSession,
} from '../../../etl/harvest/address.ts';

const base = 'https://democracy.leics.gov.uk/ieListMeetings.aspx?CId=1043';

describe('addresses', () => {
  it.each([
    ['/(S(t1fz0a2b))/mgAi.aspx?ID=5', '/mgAi.aspx?ID=5'],
    ['/(X(1)S(abc))/mgAi.aspx', '/mgAi.aspx'],
    ['/%28S%28t1fz%29%29/mgAi.aspx', '/mgAi.aspx'],
    ['/documents/s1/Report (S(1)).pdf', '/documents/s1/Report (S(1)).pdf'],
  ])('withoutSession(%s) gives %s', (text, expected) => {
    expect(withoutSession(text)).toBe(expected);
  });

  it.each([
    [
      'ieListDocuments.aspx?CId=1043&MId=7003\r\n',
      'https://democracy.leics.gov.uk/ieListDocuments.aspx?CId=1043&MId=7003',
    ],
    [
      'documents/g7003/Printed minutes  02092025.pdf?T=1',
      'https://democracy.leics.gov.uk/documents/g7003/Printed%20minutes%20%2002092025.pdf?T=1',
    ],
    ['/(S(x))/mgAi.aspx?ID=5#AI5', 'https://democracy.leics.gov.uk/mgAi.aspx?ID=5'],
    ['mailto:a@b.c', undefined],
    ['javascript:alert(1)', undefined],
  ])('resolveLink(%s) gives %s', (href, expected) => {
    expect(resolveLink(href, base)?.href).toBe(expected);
  });

  it('finds a query whatever the case of its key, and only numbers are numbers', () => {
    const number = (href: string) => maybeNumber(findQuery(new URL(href, base), 'MId', 'MeetingId'));
    expect(number('x?mid=7003')).toBe('7003');
    expect(number('x?MEETINGID=007003')).toBe('7003');
    expect(number('x?MId=../../etc')).toBeNull();
    expect(number('x?MId=0')).toBeNull();
  });

  it('reads a site as people type it', () => {
    expect(normalizeSite('democracy.leics.gov.uk').href).toBe('https://democracy.leics.gov.uk/');
    expect(normalizeSite('http://x.uk/mg/ieListMeetings.aspx?CId=1').href).toBe('http://x.uk/mg/');
    expect(normalizeSite('http://x.uk/mgWebService.asmx').href).toBe('http://x.uk/');
    for (const wrong of ['ftp://x.uk', 'https://me:secret@x.uk', 'http://'])
      expect(() => normalizeSite(wrong)).toThrow(/^invalid --site: /);
  });

  it('knows its own site, with https in place of http, and nothing else', () => {
    const on = (url: string, site: string) => isOnSite(new URL(url), new URL(site));
    expect(on('https://x.uk/a', 'http://x.uk/')).toBe(true);
    expect(on('http://x.uk/a', 'https://x.uk/')).toBe(false);
    expect(on('https://x.uk:8443/a', 'https://x.uk/')).toBe(false);
    expect(on('http://127.0.0.1:22/', 'http://127.0.0.1:3140/')).toBe(false);
    expect(on('https://a@x.uk/', 'https://x.uk/')).toBe(false);
  });

  it.each(['/mgError.aspx', '/ieLogin.aspx', '/error/500', '/NotFound.html'])('%s is an error page', path => {
    expect(isErrorPage(new URL(path, base))).toBe(true);
  });

  it.each(['/mgAi.aspx', '/documents/s1/Terror risk.pdf', '/ieListDocuments.aspx'])('%s is none', path => {
    expect(isErrorPage(new URL(path, base))).toBe(false);
  });

  it('makes names safe for paths, terminals and spreadsheets', () => {
    expect(toSlug('../../Étc/Children’s & Families!')).toBe('etc-childrens-families');
    expect(toLine('=cmd|\u001b[31m\n x\u202e')).toBe('cmd| [31m x');
  });
});
