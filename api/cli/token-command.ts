import { newTokenSchema, type Token } from '../contract/access.ts';
import { flag, need, text, type Arguments } from './arguments.ts';
import { checkInput } from './check-input.ts';
import type { Command } from './command.ts';
import { dataDir, withWarehouse } from './place.ts';
import { OPERATOR, printResult } from './print-result.ts';
import { ask, sendJson } from './remote.ts';
import { renderTable, type Terminal } from './terminal.ts';
import { unknownAction } from './unknown-action.ts';

const createToken = async (args: Arguments, terminal: Terminal): Promise<number> => {
  const account = need(args, 1, 'Whose token it is');
  const days = text(args, 'days');
  const asked = checkInput(newTokenSchema, {
    account,
    label: text(args, 'label') ?? 'command line',
    role: text(args, 'role'),
    expires_in_days: days === undefined ? undefined : Number(days),
  });
  const token = await withWarehouse(
    dataDir(args),
    ({ access }) => access.createToken(account, asked, OPERATOR),
    async (owner) =>
      (await (await sendJson(owner, '/tokens', 'POST', asked)).json()) as Token & { secret: string },
  );
  return printResult(
    terminal,
    flag(args, 'json'),
    token,
    () =>
      `${token.secret}\nShown once. ${token.role}, until ${token.expires_at.slice(0, 10)}; revoke: barometer token revoke ${token.token_id}\n`,
  );
};

const tokenTable = (tokens: readonly Token[]): string =>
  tokens.length === 0
    ? 'There are no tokens.\n'
    : renderTable(
        ['token', 'account', 'label', 'role', 'until', ''],
        tokens.map((each) => [
          each.token_id,
          each.account,
          each.label,
          each.role,
          each.expires_at.slice(0, 10),
          each.revoked_at ? 'revoked' : '',
        ]),
      );

export const tokenCommand: Command = {
  name: 'token',
  usage: 'token create ACCOUNT [--role R] [--label L] [--days N] | list | revoke ID',
  summary: 'tokens for programs; each ends by itself and gives no more than its account',
  options: { role: { type: 'string' }, label: { type: 'string' }, days: { type: 'string' } },
  async run(args, terminal) {
    const action = need(args, 0, 'create, list or revoke');
    if (action === 'create') return createToken(args, terminal);
    if (action === 'revoke') {
      const id = need(args, 1, 'The number of the token');
      await withWarehouse(
        dataDir(args),
        ({ access }) => access.revoke(id, null, OPERATOR),
        async (owner) => void (await ask(owner, `/tokens/${encodeURIComponent(id)}`, { method: 'DELETE' })),
      );
      return printResult(terminal, flag(args, 'json'), { token_id: id, revoked: true }, () => 'Revoked.\n');
    }
    if (action !== 'list') throw unknownAction(action, ['create', 'list', 'revoke']);
    const tokens = await withWarehouse(
      dataDir(args),
      ({ access }) => access.tokens(null),
      async (owner) => ((await (await ask(owner, '/tokens')).json()) as { tokens: Token[] }).tokens,
    );
    return printResult(terminal, flag(args, 'json'), tokens, () => tokenTable(tokens));
  },
};
