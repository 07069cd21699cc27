import { refuse } from '../refuse.ts';

/** What a workbook's parts consist of. Names come without their namespace prefix. */
export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const TAG = /<(\/?)([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/y;
/** Longest tag, comment or entity. */
const MAX_TOKEN = 1 << 20;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
        if (name) return NAMED[name] ?? whole;
        const code = hex ? parseInt(hex, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      })
    : text;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const PATTERNS = new Map<string, RegExp>();

/** The value of one attribute of an open tag, whatever its prefix; null when it is missing. */
export const attribute = (attributes: string, name: string): string | null => {
  let pattern = PATTERNS.get(name);
  if (!pattern)
    PATTERNS.set(
      name,
      (pattern = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)),
    );
  const match = pattern.exec(attributes);
  return match ? decodeEntities(match[1] ?? match[2] ?? '') : null;
};

/**
 * Cuts the XML of a workbook into events as it streams by: elements, attributes, text, the five entities, CDATA. What
 * workbooks never hold and attackers do (a document type with entities of its own) is refused.
 */
export class XmlReader {
  private rest = '';

  constructor(private readonly file: string) {}

  push(text: string, final = false): XmlEvent[] {
    const xml = this.rest + text;
    const events: XmlEvent[] = [];
    let at = 0;
    while (at < xml.length) {
      const next = xml[at] === '<' ? this.takeMarkup(xml, at, events) : this.takeText(xml, at, events, final);
      if (next < 0) break;
      at = next;
    }
    this.rest = xml.slice(at);
    if (this.rest.length > MAX_TOKEN || (final && this.rest.trim() !== '')) throw this.broken();
    return events;
  }

  private takeText(xml: string, at: number, events: XmlEvent[], final: boolean): number {
    const found = xml.indexOf('<', at);
    let end = found < 0 ? xml.length : found;
    if (found < 0 && !final) {
      const entity = xml.lastIndexOf('&');
      if (entity >= at && end - entity < 12) end = entity;
      if (end === at) return -1;
    }
    events.push({ kind: 'text', text: decodeEntities(xml.slice(at, end)) });
    return end;
  }

  /** Position behind the markup at `at`, or −1 when it is not all there. */
  private takeMarkup(xml: string, at: number, events: XmlEvent[]): number {
    if (xml.startsWith('<!--', at)) return after(xml, '-->', at);
    if (xml.startsWith('<?', at)) return after(xml, '?>', at);
    if (xml.startsWith('<![CDATA[', at)) {
      const end = after(xml, ']]>', at);
      if (end >= 0) events.push({ kind: 'text', text: xml.slice(at + 9, end - 3) });
      return end;
    }
    if (xml.startsWith('<!', at)) {
      if (xml.length - at < 9) return -1;
      throw this.broken();
    }
    TAG.lastIndex = at;
    const match = TAG.exec(xml);
    if (!match) return -1;
    const name = localName(match[2]!);
    if (match[1]) events.push({ kind: 'close', name });
    else events.push({ kind: 'open', name, attributes: match[3]! });
    if (match[4]) events.push({ kind: 'close', name });
    return TAG.lastIndex;
  }

  private broken(): Error {
    return refuse('broken_archive', this.file, { detail: 'The workbook is damaged.' });
  }
}

const after = (xml: string, end: string, from: number): number => {
  const found = xml.indexOf(end, from);
  return found < 0 ? -1 : found + end.length;
};
