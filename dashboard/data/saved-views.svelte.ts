import type { SavedView, SavedViewsAnswer } from '../../api/contract/saved-views.ts';
import { readJson, remove, sendJson } from './client.ts';

let views = $state.raw<readonly SavedView[] | null>(null);

const refresh = async (): Promise<void> => {
  views = (await readJson<SavedViewsAnswer>('/views', new AbortController().signal)).views;
};

/** Addresses of the page that somebody gave names; all of these throw RequestFailure. */
export const savedViews = {
  /** By name; null until they have been read. */
  get list(): readonly SavedView[] | null {
    return views;
  },
  refresh,
  async save(name: string, address: string): Promise<void> {
    const held = views?.find((view) => view.name === name);
    if (held) await sendJson<SavedView>('PATCH', `/views/${held.view_id}`, { address });
    else await sendJson<SavedView>('POST', '/views', { name, address });
    await refresh();
  },
  async rename(id: number, name: string): Promise<void> {
    await sendJson<SavedView>('PATCH', `/views/${id}`, { name });
    await refresh();
  },
  async remove(id: number): Promise<void> {
    await remove(`/views/${id}`);
    await refresh();
  },
};
