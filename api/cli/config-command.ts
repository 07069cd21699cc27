import { mkdir, rename, writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { Problem } from '../../etl/model/problem.ts';
import { didYouMean } from '../query/nearest.ts';
import { flag, need, type Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { dataDir } from './place.ts';
import { printResult } from './print-result.ts';
import { readSettings, readSettingsFile, SETTINGS, settingsFile, type SettingName } from './settings.ts';
import { renderTable, type Terminal } from './terminal.ts';
import { unknownAction } from './unknown-action.ts';

const isSetting = (name: string): name is SettingName => name in SETTINGS;
const isSecret = (name: SettingName): boolean => 'secret' in SETTINGS[name];

const show = async (args: Arguments, terminal: Terminal): Promise<number> => {
  const settings = await readSettings(dataDir(args), process.env);
  const told = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      isSetting(name) && isSecret(name) ? '(secret)' : value,
    ]),
  );
  return printResult(terminal, flag(args, 'json'), told, () =>
    renderTable(
      ['setting', 'value', 'environment', ''],
      Object.entries(SETTINGS).map(([name, setting]) => [
        name,
        String(told[name] ?? '–'),
        setting.env,
        setting.about,
      ]),
    ),
  );
};

const set = async (args: Arguments, terminal: Terminal): Promise<number> => {
  const name = need(args, 1, 'The name of the setting');
  const value = need(args, 2, 'Its value');
  if (!isSetting(name))
    throw new Problem('There is no such setting', [
      {
        code: 'unknown_setting',
        detail: `"${name}" is no setting.`,
        value: name,
        way_out: didYouMean(name, Object.keys(SETTINGS)),
      },
    ]);
  const parsed = SETTINGS[name].schema.safeParse(value);
  if (!parsed.success)
    throw new Problem('The setting is not valid', [
      { code: 'invalid_setting', detail: parsed.error.issues[0]?.message ?? '', pointer: `/${name}`, value },
    ]);
  const dir = dataDir(args);
  const said = { ...(await readSettingsFile(dir)), [name]: parsed.data };
  await mkdir(dir, { recursive: true });
  const path = settingsFile(dir);
  await writeFile(`${path}.part`, stringify(said), { mode: 0o600 });
  await rename(`${path}.part`, path);
  return printResult(
    terminal,
    flag(args, 'json'),
    { [name]: isSecret(name) ? '(secret)' : parsed.data },
    () => `${name} is set; a running server takes it at its next start.\n`,
  );
};

export const configCommand: Command = {
  name: 'config',
  usage: 'config show | set NAME VALUE',
  summary: 'settings of the server: the environment wins over config.yaml in the data directory',
  options: {},
  run(args, terminal) {
    const action = need(args, 0, 'show or set');
    if (action === 'show') return show(args, terminal);
    if (action === 'set') return set(args, terminal);
    throw unknownAction(action, ['show', 'set']);
  },
};
