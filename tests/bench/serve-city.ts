import { createBarometer } from '../../api/barometer.ts';
import { recordStatements, type Statement } from '../support/record-statements.ts';
import { serveTest, type TestServer } from '../support/server.ts';
import { NOW } from '../support/warehouse.ts';
import { openCityWarehouse } from './city-warehouse.ts';

export const CASES = Number(process.env['BENCH_CASES'] ?? 1_000_000);

/** The server over an invented city; `onStatement` sees every statement. Closing it closes the city. */
export const serveCity = async (
  onStatement: (statement: Statement) => void = () => undefined,
): Promise<TestServer> => {
  const city = await openCityWarehouse(CASES);
  const { warehouse } = city.barometer;
  return serveTest({
    dir: warehouse.tempDir,
    barometer: createBarometer(recordStatements(warehouse, onStatement), () => NOW),
    file: () => Promise.reject(new Error('a city has no files')),
    close: city.close,
  });
};
