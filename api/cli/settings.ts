import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { Problem } from '../../etl/model/problem.ts';
import { componentsSchema, weightsSchema, type Component } from '../contract/declared.ts';
import { didYouMean } from '../query/nearest.ts';

/** A setting: where it may come from, what it must be, and what it is when nobody says. */
interface Setting {
  readonly env: string;
  readonly schema: z.ZodType;
  readonly about: string;
  readonly secret?: boolean;
}

const number = (least: number, most: number): z.ZodType => z.coerce.number().int().min(least).max(most);
const yesNo = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));

/** Every setting of the server. The environment wins over `config.yaml` in the data directory. */
export const SETTINGS = {
  host: { env: 'BAROMETER_HOST', schema: z.string().min(1), about: 'Address to listen on' },
  port: { env: 'PORT', schema: number(0, 65_535), about: 'Port to listen on' },
  public_url: { env: 'BAROMETER_PUBLIC_URL', schema: url, about: 'Where browsers find the server' },
  trust_proxy: {
    env: 'BAROMETER_TRUST_PROXY',
    schema: yesNo,
    about: 'Believe the proxy in front about addresses and TLS',
  },
  log_level: {
    env: 'LOG_LEVEL',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']),
    about: 'How much is logged',
  },
  requests_per_minute: {
    env: 'BAROMETER_REQUESTS_PER_MINUTE',
    schema: number(10, 1_000_000),
    about: 'Requests one account or address may send',
  },
  query_seconds: {
    env: 'BAROMETER_QUERY_SECONDS',
    schema: number(1, 600),
    about: 'Seconds after which a question is stopped',
  },
  oidc_issuer: { env: 'BAROMETER_OIDC_ISSUER', schema: url, about: 'The organisation’s sign-on' },
  oidc_client_id: { env: 'BAROMETER_OIDC_CLIENT_ID', schema: z.string().min(1), about: 'Our name there' },
  oidc_client_secret: {
    env: 'BAROMETER_OIDC_CLIENT_SECRET',
    schema: z.string().min(1),
    about: 'Our secret there',
    secret: true,
  },
  oidc_role_claim: {
    env: 'BAROMETER_OIDC_ROLE_CLAIM',
    schema: z.string().min(1),
    about: 'The claim that carries the role',
  },
  index: {
    env: 'BAROMETER_INDEX',
    schema: componentsSchema,
    about: 'Components of the barometer index, as satisfaction_mean:2,on_time_rate:1',
  },
  composite: {
    env: 'BAROMETER_COMPOSITE',
    schema: weightsSchema,
    about: 'Weights of the composite rate, as response_rate:1,resolution_rate:2,satisfaction_rate:2',
  },
  smtp_url: {
    env: 'BAROMETER_SMTP_URL',
    schema: z.url({ protocol: /^smtps?$/ }),
    about: 'Mail server for digests, as smtps://user:password@host:465',
    secret: true,
  },
  smtp_from: {
    env: 'BAROMETER_SMTP_FROM',
    schema: z.email(),
    about: 'Address that digests are sent from',
  },
  quarantine_key: {
    env: 'BAROMETER_QUARANTINE_KEY',
    schema: z.string().min(1),
    about: 'Key that originals of uploads are kept with; absent: they are not kept',
    secret: true,
  },
  quarantine_days: {
    env: 'BAROMETER_QUARANTINE_DAYS',
    schema: number(1, 365),
    about: 'How long originals are kept',
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;

export interface Settings {
  readonly host?: string;
  readonly port?: number;
  readonly public_url?: string;
  readonly trust_proxy?: boolean;
  readonly log_level?: string;
  readonly requests_per_minute?: number;
  readonly query_seconds?: number;
  readonly oidc_issuer?: string;
  readonly oidc_client_id?: string;
  readonly oidc_client_secret?: string;
  readonly oidc_role_claim?: string;
  readonly index?: Component[];
  readonly composite?: Record<string, number>;
  readonly smtp_url?: string;
  readonly smtp_from?: string;
  readonly quarantine_key?: string;
  readonly quarantine_days?: number;
}

type Mistake = ConstructorParameters<typeof Problem>[1][number];

export const settingsFile = (dataDir: string): string => join(dataDir, 'config.yaml');

/** What `config.yaml` says, unchecked; nothing when there is none. @throws Problem when it is no YAML mapping. */
export const readSettingsFile = async (dataDir: string): Promise<Record<string, unknown>> => {
  const path = settingsFile(dataDir);
  if (!existsSync(path)) return {};
  const refuse = (detail: string): Problem =>
    new Problem('The configuration cannot be read', [
      { code: 'invalid_config', detail, value: path, way_out: 'Write lines as name: value.' },
    ]);
  try {
    const said: unknown = parse(await readFile(path, 'utf8')) ?? {};
    if (typeof said === 'object' && !Array.isArray(said)) return said as Record<string, unknown>;
  } catch (error) {
    throw refuse(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
  throw refuse('It is not a list of names and values.');
};

const together = (found: Settings, because: SettingName, needed: readonly SettingName[]): Mistake[] =>
  needed
    .filter((name) => found[because] !== undefined && found[name] === undefined)
    .map((name) => ({
      code: 'missing_setting',
      detail: `${because} is set, but ${name} is not.`,
      pointer: `/${name}`,
      way_out: `Set ${SETTINGS[name].env}, or ${name} in config.yaml.`,
    }));

const checkTogether = (found: Settings): Mistake[] => [
  ...together(found, 'oidc_issuer', ['oidc_client_id', 'oidc_client_secret', 'public_url']),
  ...together(found, 'smtp_url', ['smtp_from']),
  ...together(found, 'smtp_from', ['smtp_url']),
];

/**
 * The settings in force: environment over file.
 * @throws Problem with every mistake there is, of both.
 */
export const readSettings = async (
  dataDir: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Settings> => {
  const said = await readSettingsFile(dataDir);
  const mistakes: Mistake[] = Object.keys(said)
    .filter((name) => !(name in SETTINGS))
    .map((name) => ({
      code: 'unknown_setting',
      detail: `There is no setting "${name}".`,
      value: name,
      way_out: didYouMean(name, Object.keys(SETTINGS)),
    }));
  const found: Record<string, unknown> = {};
  for (const [name, { env, schema }] of Object.entries(SETTINGS) as [SettingName, Setting][]) {
    const value = environment[env] ?? said[name];
    if (value === undefined || value === null || value === '') continue;
    const parsed = schema.safeParse(value);
    if (parsed.success) found[name] = parsed.data;
    else
      mistakes.push({
        code: 'invalid_setting',
        detail: `${environment[env] === undefined ? `${name} in config.yaml` : env}: ${parsed.error.issues[0]?.message ?? ''}`,
        pointer: `/${name}`,
        way_out: SETTINGS[name].about,
      });
  }
  mistakes.push(...checkTogether(found as Settings));
  if (mistakes.length > 0) throw new Problem('The configuration is not valid', mistakes);
  return found as Settings;
};
