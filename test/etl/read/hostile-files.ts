import { crc32, inflateRawSync } from 'node:zlib';

/** Gives the objects of a PDF of one page: what it draws, the resources and filter of that, and the length it claims. */
export function onePage(
  stream: Buffer,
  resources = '',
  filter = '',
  length = String(stream.length),
): (string | Buffer)[] {
  return [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [4 0 R] >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /Font << /F1 3 0 R >> ${resources} >> /Contents 5 0 R >>`,
    Buffer.concat([
      Buffer.from(`<< /Length ${length} ${filter} >>\nstream\n`),
      stream,
      Buffer.from('\nendstream'),
    ]),
  ];
}

/** Makes a PDF of these objects, numbered from 1; the first is its root. */
export function makePackedPdf(objects: (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  let offset = parts[0]!.length;
  const places = objects.map((object, index) => {
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object as string, 'latin1'),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(part);
    offset += part.length;
    return `${String(offset - part.length).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const trailer = `trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${offset}\n%%EOF`;
  parts.push(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}${trailer}`));
  return Buffer.concat(parts);
}

const packages = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const frame: Record<string, string> = {
  '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Override PartName="/word/document.xml" ContentType="${word}"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}" Target="word/document.xml"/></Relationships>`,
};

/** Makes a Word file with these parts, deflated already, which may claim that each of them unpacks to so many bytes. */
export function makeWord(parts: Record<string, Buffer>, claimed?: number): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  const add = (name: string, data: Buffer, method: number, length: number) => {
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(method, 4);
    facts.writeUInt32LE(crc32(data), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(length, 18);
    facts.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), facts, tail, Buffer.from(name)]));
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, Buffer.from(name), data]);
    locals.push(local);
    offset += local.length;
  };
  for (const [name, text] of Object.entries(frame)) add(name, Buffer.from(text), 0, text.length);
  for (const [name, data] of Object.entries(parts))
    add(name, data, 8, claimed ?? inflateRawSync(data).length);
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
