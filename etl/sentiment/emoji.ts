const LISTS: readonly (readonly [number, string])[] = [
  [3, '😍 🥰 😘 ❤ 💖 💗 💕 🎉 🏆 🤩'],
  [2, '😀 😃 😄 😁 😊 🙂 😇 👍 👏 🙏 💪 🌹 🌟 ⭐ ✨ 💯 😎 🤗 🥳 ✅ 👌 💐 🌸 ☺ 😋 😂 🤣'],
  [-1, '😕 🙁 ☹ 😐 😑 🙄 😒 😓 😥 😰 😟 😬 🤔 🤨 😷 🥱 ❓ ⚠'],
  [-2, '😞 😔 😢 😣 😖 😫 😩 😭 😱 😨 😤 👎 💔 🤦 🤷 ❌ 🚫 🥵 🥶 🤧 😵'],
  [-3, '😠 😡 🤬 🤮 🤢 💩 🖕 👿 😾'],
];

const VALENCES: ReadonlyMap<string, number> = new Map(
  LISTS.flatMap(([valence, list]) => list.split(' ').map((emoji) => [emoji, valence] as const)),
);

/** A repeated emoji is emphasis, not more of the same without end. */
const MOST = 3;

const ANY = /\p{Extended_Pictographic}/gu;

/** The sum of valences of the emoji in a text; null when it holds none that says anything. */
export const sumEmoji = (text: string): number | null => {
  const counts = new Map<string, number>();
  for (const [emoji] of text.matchAll(ANY))
    if (VALENCES.has(emoji)) counts.set(emoji, Math.min(MOST, (counts.get(emoji) ?? 0) + 1));
  if (counts.size === 0) return null;
  let sum = 0;
  for (const [emoji, n] of counts) sum += VALENCES.get(emoji)! * (1 + (n - 1) / 2);
  return sum;
};
