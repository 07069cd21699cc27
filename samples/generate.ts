import { generateCity } from './city.ts';

const [outDir] = process.argv.slice(2);
if (!outDir) {
  process.stderr.write('Say where: npx tsx samples/generate.ts OUT\n');
  process.exitCode = 2;
} else {
  const { files } = await generateCity(outDir);
  process.stdout.write(`${files.join('\n')}\n`);
}
