import type { ByteSource } from '../container/byte-source.ts';
import { XmlReader, type XmlEvent } from './xml-events.ts';

/** The XML events of one part of a workbook, a batch per chunk. */
export async function* readPart(part: ByteSource, file: string): AsyncGenerator<XmlEvent[]> {
  const decoder = new TextDecoder('utf-8');
  const reader = new XmlReader(file);
  for await (const chunk of part.open()) yield reader.push(decoder.decode(chunk, { stream: true }));
  yield reader.push(decoder.decode(), true);
}
