import { newSecret } from '../auth/secrets.ts';
import { accountChangeSchema, newAccountSchema, type Account } from '../contract/access.ts';
import { flag, list, need, text, type Arguments } from './arguments.ts';
import { checkInput } from './check-input.ts';
import type { Command } from './command.ts';
import { dataDir, withWarehouse } from './place.ts';
import { OPERATOR, printResult } from './print-result.ts';
import { readPassword } from './read-password.ts';
import { ask, sendJson } from './remote.ts';
import { renderTable, type Terminal } from './terminal.ts';
import { unknownAction } from './unknown-action.ts';

const accountTable = (accounts: readonly Account[]): string =>
  accounts.length === 0
    ? 'There are no accounts; only this machine is answered.\n'
    : renderTable(
        ['name', 'role', 'districts', 'since', ''],
        accounts.map((each) => [
          each.name,
          each.role,
          each.districts?.join(', ') ?? 'all',
          each.created_at.slice(0, 10),
          each.disabled ? 'disabled' : '',
        ]),
      );

const districtsOf = (args: Arguments): string[] | undefined => {
  const districts = list(args, 'district', false);
  return districts.length > 0 ? districts : undefined;
};

const addUser = async (args: Arguments, terminal: Terminal): Promise<number> => {
  const given = await readPassword(terminal);
  const password = given ?? newSecret().slice(0, 20);
  const account = checkInput(newAccountSchema, {
    name: need(args, 1, 'The name'),
    role: text(args, 'role') ?? 'viewer',
    districts: districtsOf(args),
    password,
  });
  await withWarehouse(
    dataDir(args),
    ({ access }) => access.add(account, OPERATOR),
    async (owner) => void (await sendJson(owner, '/accounts', 'POST', account)),
  );
  const { password: _password, ...told } = account;
  return printResult(
    terminal,
    flag(args, 'json'),
    given === null ? { ...told, password } : told,
    () =>
      `${account.name} may sign in as ${account.role}.${given === null ? ` Password: ${password}` : ''}\n`,
  );
};

const changeUser = async (args: Arguments, terminal: Terminal, action: string): Promise<number> => {
  const name = need(args, 1, 'The name');
  const password =
    action === 'password' ? ((await readPassword(terminal)) ?? newSecret().slice(0, 20)) : undefined;
  const change = checkInput(accountChangeSchema, {
    ...(action === 'disable' ? { disabled: true } : {}),
    ...(action === 'enable' ? { disabled: false } : {}),
    ...(action === 'role' ? { role: need(args, 2, 'The role') } : {}),
    ...(action === 'districts' ? { districts: districtsOf(args) ?? null } : {}),
    ...(password === undefined ? {} : { password }),
  });
  await withWarehouse(
    dataDir(args),
    ({ access }) => access.change(name, change, OPERATOR),
    async (owner) => void (await sendJson(owner, `/accounts/${encodeURIComponent(name)}`, 'PATCH', change)),
  );
  return printResult(
    terminal,
    flag(args, 'json'),
    { name, ...change },
    () => `${name} is changed.${password === undefined ? '' : ` Password: ${password}`}\n`,
  );
};

export const userCommand: Command = {
  name: 'user',
  usage:
    'user add NAME [--role viewer|analyst|admin] [--district D …] | list | role NAME ROLE | districts NAME [--district D …] | password NAME | disable NAME | enable NAME',
  summary:
    'people who may sign in; the password comes from BAROMETER_PASSWORD or the terminal, or is made up and printed once',
  options: { role: { type: 'string' }, district: { type: 'string', multiple: true } },
  async run(args, terminal) {
    const action = need(args, 0, 'add, list, role, districts, password, disable or enable');
    if (action === 'add') return addUser(args, terminal);
    if (['role', 'districts', 'password', 'disable', 'enable'].includes(action))
      return changeUser(args, terminal, action);
    if (action !== 'list')
      throw unknownAction(action, ['add', 'list', 'role', 'districts', 'password', 'disable', 'enable']);
    const accounts = await withWarehouse(
      dataDir(args),
      ({ access }) => access.accounts(),
      async (owner) => ((await (await ask(owner, '/accounts')).json()) as { accounts: Account[] }).accounts,
    );
    return printResult(terminal, flag(args, 'json'), accounts, () => accountTable(accounts));
  },
};
