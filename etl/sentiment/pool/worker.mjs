// A thread starts with nothing: it learns TypeScript first, then its work.
import { register } from 'tsx/esm/api';

register();
await import('./serve.ts');
