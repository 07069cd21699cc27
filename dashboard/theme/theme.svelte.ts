const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'barometer.theme';
const system = window.matchMedia('(prefers-color-scheme: dark)');
const isTheme = (value: string | null): value is Theme => THEMES.some((theme) => theme === value);

const remembered = localStorage.getItem(KEY);
let chosen = $state<Theme | null>(isTheme(remembered) ? remembered : null);
let preferred = $state<Theme>(system.matches ? 'dark' : 'light');
system.addEventListener('change', (event) => (preferred = event.matches ? 'dark' : 'light'));

/** The theme people chose, or the system's until they do. */
export const theme = {
  get current(): Theme {
    return chosen ?? preferred;
  },
  /** Switches between light and dark and remembers it; choosing what the system says follows it again. */
  toggle(): void {
    const next: Theme = this.current === 'dark' ? 'light' : 'dark';
    chosen = next === preferred ? null : next;
    if (chosen === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, chosen);
  },
};
