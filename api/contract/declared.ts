import { z } from 'zod';

/** `a:1,b:2` as pairs; a part without a number is passed on as it is, for the schema to refuse. */
const readPairs = (text: string): [string, unknown][] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.lastIndexOf(':');
      const number = Number(part.slice(at + 1));
      return at < 0 || part.slice(at + 1).trim() === '' || Number.isNaN(number)
        ? [part, null]
        : [part.slice(0, at).trim(), number];
    });

const fromText = (read: (text: string) => unknown) => (value: unknown) =>
  typeof value === 'string' ? read(value) : value;

const weight = z
  .number('a weight as a number, written name:number')
  .min(0, 'a weight of zero or more')
  .max(1e9);

/** Metric → weight; as a parameter `response_rate:1,resolution_rate:2`. */
export const weightsSchema = z.preprocess(
  fromText((text) => Object.fromEntries(readPairs(text))),
  z.record(z.string(), weight),
);

/** Metric → target, or one number for every metric asked; as a parameter `0.9` or `on_time_rate:0.9,top2:0.6`. */
export const benchmarkSchema = z.preprocess(
  fromText((text) =>
    Number.isNaN(Number(text)) || text.trim() === '' ? Object.fromEntries(readPairs(text)) : Number(text),
  ),
  z.union([z.number(), z.record(z.string(), z.number('a target as a number, written name:number'))]),
);

export const componentSchema = z.strictObject({
  metric: z.string().min(1).max(80),
  /** One survey item; without it the metric’s own choice. */
  item: z.string().max(200).optional(),
  weight,
});

/** Components of the index; as a parameter `satisfaction_mean:2,satisfaction_mean@roads:1,on_time_rate:1`. */
export const componentsSchema = z.preprocess(
  fromText((text) =>
    readPairs(text).map(([name, value]) => {
      const [metric, item] = name.split('@');
      return { metric, ...(item ? { item } : {}), weight: value };
    }),
  ),
  z.array(componentSchema).min(1).max(20),
);

export type Component = z.infer<typeof componentSchema>;

/** What an answer was computed with; weights as shares of their sum, null where nothing was declared. */
export const declaredSchema = z.object({
  benchmark: z.record(z.string(), z.number()).nullable(),
  composite: z.record(z.string(), z.number()).nullable(),
  index: z
    .array(z.object({ metric: z.string(), item: z.string().nullable(), weight: z.number() }))
    .nullable(),
});

export type Declared = z.infer<typeof declaredSchema>;
