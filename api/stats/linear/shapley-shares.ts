/** Most predictors whose orders are worth going through: 2¹² sets. */
export const MOST_SHAPLEY_PREDICTORS = 12;

/**
 * Shapley's split of a set function over its members: each member's gain averaged over all orders of entry. Of R² this
 * is LMG (Lindeman, Merenda & Gold 1980; Grömping 2006).
 * @param worth value of a set, given as a bit mask; the empty set is worth worth(0).
 */
export const shapleyShares = (members: number, worth: (set: number) => number): number[] => {
  const sets = 2 ** members;
  const worths = Array.from({ length: sets }, (_, set) => worth(set));
  const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
  const size = (set: number): number => (set === 0 ? 0 : (set & 1) + size(set >> 1));
  const shareOfOrders = (before: number): number =>
    (factorial(before) * factorial(members - before - 1)) / factorial(members);
  return Array.from({ length: members }, (_, member) => {
    const bit = 1 << member;
    let share = 0;
    for (let set = 0; set < sets; set++)
      if ((set & bit) === 0)
        share += shareOfOrders(size(set)) * ((worths[set | bit] as number) - (worths[set] as number));
    return share;
  });
};
