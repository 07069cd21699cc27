import { openDuckdb } from '../../../etl/warehouse/duckdb.ts';
import { writeCity } from '../city-warehouse.ts';

/** Writes an invented city into a data directory. `write-city.ts DIR CASES` */
const [dir = '', cases = '0'] = process.argv.slice(2);
const warehouse = await openDuckdb(dir);
await writeCity(warehouse, Number(cases));
await warehouse.close();
