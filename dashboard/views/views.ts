import type { Component } from 'svelte';

export const VIEW_IDS = [
  'overview',
  'districts',
  'issues',
  'trends',
  'pain-points',
  'voices',
  'data',
  'digests',
  'methods',
  'public',
] as const;
export type ViewId = (typeof VIEW_IDS)[number];

interface View {
  readonly path: string;
  readonly load: () => Promise<{ default: Component }>;
}

/** The views there are; each is fetched when it is first opened. */
export const VIEWS: Readonly<Record<ViewId, View>> = {
  overview: { path: '/', load: () => import('./Overview.svelte') },
  districts: { path: '/districts', load: () => import('./Districts.svelte') },
  issues: { path: '/issues', load: () => import('./Issues.svelte') },
  trends: { path: '/trends', load: () => import('./Trends.svelte') },
  data: { path: '/data', load: () => import('./Data.svelte') },
  'pain-points': { path: '/pain-points', load: () => import('./PainPoints.svelte') },
  voices: { path: '/voices', load: () => import('./Voices.svelte') },
  digests: { path: '/digests', load: () => import('./Digests.svelte') },
  methods: { path: '/methods', load: () => import('./Methods.svelte') },
  public: { path: '/public', load: () => import('./Public.svelte') },
};

/** The views that are always in sight; the page for everybody is reached from the pain points. */
export const NAMED_IDS = VIEW_IDS.filter((id) => id !== 'public');

/** The view of a path; null for a path that has none. */
export const viewOf = (path: string): ViewId | null =>
  VIEW_IDS.find((id) => VIEWS[id].path === (path.length > 1 ? path.replace(/\/$/, '') : path)) ?? null;
