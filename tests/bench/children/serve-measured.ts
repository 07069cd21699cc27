import { main } from '../../../api/cli/main.ts';

/** The server as `barometer serve --json` runs it; says at its end how much memory it took. `serve-measured.ts DIR` */
const [dir = ''] = process.argv.slice(2);
process.exitCode = await main(['serve', '--json', '--port', '0', '--data', dir]);
process.stdout.write(`${JSON.stringify({ peakMb: process.resourceUsage().maxRSS / 1024 })}\n`);
