/**
 * Makes many small changes few: what is asked for while a batch is under way goes into the next one together. Nobody
 * waits for company. A batch that fails fails for each of its items.
 * @param work answers a batch, one answer for each item, in order. @param most items in a batch.
 */
export const inBatches = <Item, Answer>(
  work: (items: readonly Item[]) => Promise<readonly Answer[]>,
  most = 50,
): ((item: Item) => Promise<Answer>) => {
  interface Waiting {
    readonly item: Item;
    readonly resolve: (answer: Answer) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let isWorking = false;
  const takeNext = async (): Promise<void> => {
    isWorking = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const answers = await work(batch.map(({ item }) => item));
        batch.forEach(({ resolve }, i) => resolve(answers[i] as Answer));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isWorking = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isWorking) void takeNext();
    });
};
