import { spansOf, type Detector } from './detector.ts';

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const IPV4 = new RegExp(String.raw`(?<![\d.])(?:${OCTET}\.){3}${OCTET}(?![\d]|\.\d)`, 'g');
/** Eight groups, or fewer around one `::` and at least three in all. */
const IPV6 =
  /(?<![0-9a-z:.])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}|(?:[0-9a-f]{1,4}:){2,7}:)(?![0-9a-z:])/gi;
const VERSION = /(?:version|firmware|build|release|\bver?\.?|版本号?|固件)[\s:是]{0,3}$/iu;

const USER_INFO = /(?<=\b[a-z][a-z0-9+.-]{1,15}:\/\/)(?<it>[^\s/@\uE000]{1,200}@)(?=[A-Za-z0-9[])/dgi;

/** IPv4 addresses; four numbers after the word version are none. */
export const findIpAddresses: Detector = (text) =>
  /\d\.\d{1,3}\.\d/.test(text)
    ? spansOf(text, IPV4, 'ip', ({ index }) => !VERSION.test(text.slice(Math.max(0, index - 12), index)))
    : [];

/** IPv6 addresses. */
export const findIpv6Addresses: Detector = (text) =>
  /::|(?:[0-9a-f]{1,4}:){4}/i.test(text) ? spansOf(text, IPV6, 'ip') : [];

/** The user and password in a URL. */
export const findUrlUsers: Detector = (text) =>
  text.includes('://') && text.includes('@') ? spansOf(text, USER_INFO, 'account') : [];
