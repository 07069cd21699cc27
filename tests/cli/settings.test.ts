import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../api/cli/settings.ts';
import type { QueryAnswer } from '../../api/contract/index.ts';
import type { Problem } from '../../etl/model/problem.ts';
import { runCli } from '../support/cli.ts';
import { plainNycExport } from '../support/nyc-export.ts';

describe('settings', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'barometer-settings-'));
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));
  const cli = (...words: string[]) => runCli(dir, ...words);
  const mistakesOf = async (environment: Record<string, string>): Promise<string[]> => {
    try {
      await readSettings(dir, environment);
      return [];
    } catch (error) {
      return (error as Problem).problems.map(
        ({ code, pointer, value }) => `${code} ${pointer ?? value ?? ''}`,
      );
    }
  };

  it('come from the file, and from the environment before it', async () => {
    await writeFile(join(dir, 'config.yaml'), 'port: 5000\nlog_level: info\n');
    expect(await readSettings(dir, {})).toEqual({ port: 5000, log_level: 'info' });
    expect(await readSettings(dir, { PORT: '6000' })).toEqual({ port: 6000, log_level: 'info' });
  });

  it('are refused with every mistake at once', async () => {
    await writeFile(join(dir, 'config.yaml'), 'prot: 1\nlog_level: loud\noidc_issuer: https://id.example\n');
    expect(await mistakesOf({ PORT: '99999', BAROMETER_OIDC_CLIENT_ID: 'x' })).toEqual([
      'unknown_setting prot',
      'invalid_setting /port',
      'invalid_setting /log_level',
      'missing_setting /oidc_client_secret',
      'missing_setting /public_url',
    ]);
    await writeFile(join(dir, 'config.yaml'), '- a list\n');
    expect(await mistakesOf({})).toEqual([`invalid_config ${join(dir, 'config.yaml')}`]);
    await rm(join(dir, 'config.yaml'));
  });

  it('keep secrets out of sight, and weights for every question', async () => {
    expect((await cli('config', 'set', 'quarantine_key', 'ab'.repeat(32))).code).toBe(0);
    expect((await cli('config', 'set', 'index', 'on_time_rate:1,closed_share:3')).code).toBe(0);
    const shown = await cli('config', 'show', '--json');
    expect(shown.out).not.toContain('abab');
    expect(JSON.parse(shown.out)).toMatchObject({ quarantine_key: '(secret)' });
    expect((await stat(join(dir, 'config.yaml'))).mode & 0o077).toBe(0);
    expect((await cli('config', 'set', 'prot', '1')).err).toContain('Did you mean port?');

    const path = join(dir, 'nyc.csv');
    await writeFile(path, plainNycExport(120));
    expect((await cli('import', path, '--json')).code).toBe(0);
    const answer = JSON.parse((await cli('query', '--metrics', 'barometer_index')).out) as QueryAnswer;
    expect(answer.declared.index?.map(({ metric, weight }) => [metric, weight])).toEqual([
      ['on_time_rate', 0.25],
      ['closed_share', 0.75],
    ]);
  });
});
