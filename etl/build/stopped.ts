const NO_ROOM =
  /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT|File too large|EFBIG|max_temp_directory_size/;

/** Gives in one line why a build ended before its end: of what the machine refused, what it is, else the first line of the fault. */
export function explain(fault: unknown, db: string): Error {
  const { message } = fault as Error;
  if (NO_ROOM.test(message))
    return new Error(`cannot write ${db}: its disk has no room; what was there before is as it was`, {
      cause: fault,
    });
  const [line = ''] = message.split('\n');
  return new Error(/^Out of Memory/.test(line) ? `cannot build ${db}: ${line}` : line, { cause: fault });
}
