import type { Session } from '../../etl/warehouse/session.ts';
import type { Warehouse } from '../../etl/warehouse/warehouse.ts';
import type { Identity } from '../auth/identity.ts';
import type { NewSavedView, SavedView, SavedViewChange } from '../contract/saved-views.ts';
import { nameTaken, noSuchView, tooManyViews } from './problems.ts';

/** Addresses that people gave names, each person their own. */
export interface SavedViews {
  /** By name. */
  list(who: Identity): Promise<SavedView[]>;
  /** @throws Problem when the name is taken, or there are too many. */
  add(who: Identity, view: NewSavedView): Promise<SavedView>;
  /** @throws Problem when there is no such view of theirs, or the name is taken. */
  change(who: Identity, id: number, change: SavedViewChange): Promise<SavedView>;
  /** @throws Problem when there is no such view of theirs. */
  remove(who: Identity, id: number): Promise<void>;
}

const MOST = 200;
/** Whose the views are while there are no accounts; no account can be called that. */
const EVERYBODY = '';

const ownerOf = ({ by, name }: Identity): string =>
  by === 'local' || by === 'owner' ? EVERYBODY : (name ?? EVERYBODY);

/** What was saved before the first account was made is the administrators'. */
const ownersOf = (who: Identity): string[] =>
  who.role === 'admin' ? [...new Set([ownerOf(who), EVERYBODY])] : [ownerOf(who)];

const instant = (text: string): string => `${text.slice(0, 19).replace(' ', 'T')}Z`;

const read = async (session: Session, owners: readonly string[]): Promise<SavedView[]> =>
  (
    await session.rows<SavedView>(
      `SELECT view_id, name, address, saved_at FROM saved_view
       WHERE list_contains($owners, owner) ORDER BY lower(name), view_id`,
      { owners },
    )
  ).map((view) => ({ ...view, saved_at: instant(view.saved_at) }));

const find = (views: readonly SavedView[], id: number): SavedView => {
  const found = views.find(({ view_id }) => view_id === id);
  if (!found) throw noSuchView(id);
  return found;
};

const checkName = (views: readonly SavedView[], name: string, self: number | null): void => {
  const other = views.find((view) => view.name === name && view.view_id !== self);
  if (other) throw nameTaken(name);
};

/** The saved views of a warehouse. They are written beside imports, one change at a time, so nobody waits for one. */
export const createSavedViews = (warehouse: Warehouse, now: () => Date): SavedViews => {
  let last: Promise<unknown> = Promise.resolve();
  const withSession = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    const session = await warehouse.session();
    try {
      return await work(session);
    } finally {
      session.close();
    }
  };
  const write = <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    const turn = last.then(() => withSession((session) => session.transaction(() => work(session))));
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    list: (who) => withSession((session) => read(session, ownersOf(who))),

    add: (who, { name, address }) =>
      write(async (session) => {
        const views = await read(session, ownersOf(who));
        checkName(views, name, null);
        if (views.length >= MOST) throw tooManyViews(MOST);
        const [made] = await session.rows<{ id: number }>(
          "SELECT nextval('saved_view_number')::INTEGER AS id",
        );
        const id = made?.id ?? 0;
        await session.run('INSERT INTO saved_view VALUES ($id, $owner, $name, $address, $now)', {
          id,
          owner: ownerOf(who),
          name,
          address,
          now: now(),
        });
        return find(await read(session, ownersOf(who)), id);
      }),

    change: (who, id, change) =>
      write(async (session) => {
        const views = await read(session, ownersOf(who));
        const held = find(views, id);
        const { name = held.name, address = held.address } = change;
        checkName(views, name, id);
        await session.run(
          'UPDATE saved_view SET name = $name, address = $address, saved_at = $now WHERE view_id = $id',
          { id, name, address, now: now() },
        );
        return find(await read(session, ownersOf(who)), id);
      }),

    remove: (who, id) =>
      write(async (session) => {
        find(await read(session, ownersOf(who)), id);
        await session.run('DELETE FROM saved_view WHERE view_id = $id', { id });
      }),
  };
};
