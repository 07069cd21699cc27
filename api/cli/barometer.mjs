#!/usr/bin/env node
// The program runs from its TypeScript sources; tsx compiles them as they are loaded.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
