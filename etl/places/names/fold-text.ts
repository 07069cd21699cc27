/** Traditional characters of place names with their simplified forms; others stay as they are. */
const SIMPLIFIED: Readonly<Record<string, string>> = Object.fromEntries(
  [
    '區区 鎮镇 縣县 鄉乡 莊庄 臺台 灣湾 東东 廣广 門门 橋桥 園园 島岛 龍龙 溝沟 嶺岭 陽阳 陰阴 豐丰 寧宁 華华 興兴',
    '義义 慶庆 樓楼 場场 灘滩 蘇苏 漢汉 濱滨 潯浔 澤泽 港港 長长 馬马 烏乌 雙双 圍围 國国 會会 舊旧 萬万 貴贵',
    '順顺 連连 運运 達达 開开 關关 閘闸 隴陇 蘭兰 葉叶 樹树 楊杨 錦锦 銀银 鐵铁 錢钱 黃黄 點点 衛卫 術术 醫医',
    '學学 車车 環环 電电 頭头 鳳凤 鶴鹤 鳥鸟 魚鱼 麥麦 壩坝 塊块 壘垒 牆墙 獅狮 瑪玛 瓊琼 畫画 觀观 貝贝 賢贤',
  ]
    .join(' ')
    .split(' ')
    .map((pair) => [...pair] as [string, string]),
);

/**
 * A text without what does not distinguish names: width (NFKC), case, accents, traditional or simplified form,
 * punctuation (a blank), blanks at the ends and in a row. `&` reads as "and".
 */
export const foldText = (text: string): string =>
  [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .normalize('NFC'),
  ]
    .map((character) => SIMPLIFIED[character] ?? character)
    .join('')
    .replace(/[’'`´·・]/gu, '')
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether a text is written in Chinese characters, at least for a part. */
export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
