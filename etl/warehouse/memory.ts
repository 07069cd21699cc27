/** Remembers the last few things read, by name. */
export interface Memory {
  remember<T>(name: string, read: () => Promise<T>): Promise<T>;
  forget(name: string): void;
}

/** A memory of at most `size` things; the longest unused goes first, and what failed is forgotten. */
export const createMemory = (size: number): Memory => {
  const held = new Map<string, Promise<unknown>>();
  return {
    forget(name) {
      held.delete(name);
    },
    remember<T>(name: string, read: () => Promise<T>): Promise<T> {
      const known = held.get(name) as Promise<T> | undefined;
      // Whoever asked first may have been stopped; that is no answer for the others.
      const found = known ? known.catch(read) : read();
      held.delete(name);
      held.set(name, found);
      found.catch(() => held.delete(name));
      for (const oldest of held.keys()) {
        if (held.size <= size) break;
        held.delete(oldest);
      }
      return found;
    },
  };
};
