const read = (): URL => new URL(window.location.href);

let url = $state.raw(read());
window.addEventListener('popstate', () => (url = read()));

/** The address of the page: which view, and everything chosen on it. Back and forward work on it. */
export const address = {
  get path(): string {
    return url.pathname;
  },
  get search(): URLSearchParams {
    return url.searchParams;
  },
  /** Another view, with the same choices. */
  go(path: string): void {
    this.show(`${path}${url.search}`);
    window.scrollTo(0, 0);
  },
  /** The same view with other choices; `replace` leaves no step to go back to. */
  choose(search: URLSearchParams, replace = false): void {
    const text = search.toString();
    this.show(`${url.pathname}${text ? `?${text}` : ''}`, replace);
  },
  /** One choice; null takes it out. */
  set(name: string, value: string | null, replace = false): void {
    const search = new URLSearchParams(url.searchParams);
    if (value === null) search.delete(name);
    else search.set(name, value);
    this.choose(search, replace);
  },
  show(to: string, replace = false): void {
    if (replace) window.history.replaceState(null, '', to);
    else window.history.pushState(null, '', to);
    url = read();
  },
};
