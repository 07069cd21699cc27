/** A source of numbers in [0, 1) that gives the same ones for the same seed: linear congruential, upper bits. */
export const seeded = (seed: number): (() => number) => {
  let state = Math.imul(seed, 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
};

const TROUBLE = [
  '"',
  "'",
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\r\n',
  '""',
  '\\"',
  '\0',
  '\ufeff',
  '\ufffd',
  '满',
  'é',
  '{',
  '[',
  ' ',
];

/** Damages bytes in one to six places: flips, cuts, repeats, and puts in what readers stumble over. */
export const mutate = (bytes: Buffer, random: () => number): Buffer => {
  let damaged = Buffer.from(bytes);
  const times = 1 + Math.floor(random() * 6);
  for (let i = 0; i < times; i++) {
    const at = Math.floor(random() * (damaged.length + 1));
    const to = Math.min(damaged.length, at + Math.floor(random() * 40));
    const [before, piece, behind] = [damaged.subarray(0, at), damaged.subarray(at, to), damaged.subarray(to)];
    const trouble = Buffer.from(TROUBLE[Math.floor(random() * TROUBLE.length)]!);
    const kind = Math.floor(random() * 6);
    if (kind === 0) damaged = Buffer.concat([before, behind]);
    else if (kind === 1) damaged = Buffer.concat([before, piece, piece, behind]);
    else if (kind === 2) damaged = Buffer.concat([before, Buffer.from([Math.floor(random() * 256)]), behind]);
    else if (kind === 3) damaged = before.length > 20 ? Buffer.from(before) : damaged;
    else damaged = Buffer.concat([before, trouble, piece, behind]);
  }
  return damaged;
};
