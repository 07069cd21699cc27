#!/usr/bin/env -S node --max-semi-space-size=64
// The program runs from its TypeScript sources; tsx compiles them as they are loaded. With room for the rows of several
// answers (64 MB) they are gone before the collector looks: otherwise it stops one large answer in ten for 30 ms.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
