import { openAsBlob } from 'node:fs';

/** Uploads a file from a process of its own and writes the last event of its import: `upload-file.ts URL FILE`. */
const [url = '', path = ''] = process.argv.slice(2);
const form = new FormData();
form.append('file', await openAsBlob(path), 'long.csv');
const started = await fetch(`${url}/api/v1/imports`, { method: 'POST', body: form });
const { events } = (await started.json()) as { events: string };
const told = await (await fetch(url + events)).text();
const lines = told.split('\n').filter((line) => line.startsWith('data: '));
process.stdout.write(`${lines.at(-1)?.slice('data: '.length) ?? '{}'}\n`);
