/** Characters of the lexicon in their traditional form and what they are in the simplified one, pair by pair. */
const PAIRS = `滿满 意意 謝谢 裡里 裏里 讚赞 環环 務务 員员 態态 惡恶 劣劣 處处 決决 復复 覆复 沒没 無无 爛烂 髒脏 亂乱 壞坏 貴贵 慢慢 舊旧 陳陈
  熱热 涼凉 靜静 淨净 潔洁 適适 舒舒 寬宽 優优 質质 價价 錢钱 費费 廢废 騙骗 罵骂 煩烦 惱恼 氣气 憤愤 傷伤 難难 過过 還还 這这 個个 們们 來来 對对
  錯错 問问 題题 麼么 麽么 嗎吗 為为 與与 從从 當当 應应 該该 請请 盡尽 儘尽 快快 時时 間间 點点 幾几 實实 際际 總总 體体 雖虽 卻却 極极 較较 稍稍 顯显
  簡简 單单 複复 雜杂 擠挤 擁拥 噪噪 聲声 響响 擾扰 民民 鬧闹 漏漏 積积 損损 斷断 電电 燈灯 車车 門门 開开 關关 閉闭 廠厂 廣广 場场 樂乐 歡欢 愛爱 驚惊
  喜喜 動动 勞劳 勤勤 責责 職职 認认 真真 細细 週周 親亲 禮礼 貌貌 誠诚 懇恳 幫帮 協协 調调 溝沟 結结 辦办 報报 舉举 訴诉 賠赔 償偿 違违 規规 強强 佔占
  侵侵 權权 劃划 險险 隱隐 患患 災灾 禍祸 懼惧 嚇吓 貪贪 腐腐 敗败 壓压 負负 濫滥 脫脱 屬属 縣县 區区 鎮镇 鄉乡 樓楼 層层 牆墙 窗窗 廳厅 廁厕 臺台 檯台
  垃垃 圾圾 蟲虫 鼠鼠 蠅蝇 黴霉 濕湿 溼湿 臭臭 煙烟 塵尘 遠远 長长 厚厚 輕轻 淺浅 鹹咸 乾干 幹干 給给 讓让 將将 會会 後后 說说 話话 聽听 見见 覺觉 許许`;

const SIMPLE: ReadonlyMap<string, string> = new Map(
  PAIRS.trim()
    .split(/\s+/)
    .flatMap((pair) => {
      const [from, to] = [...pair];
      return from !== undefined && to !== undefined && from !== to ? [[from, to] as const] : [];
    }),
);

const ANY = new RegExp(`[${[...SIMPLE.keys()].join('')}]`, 'g');

/** A text with the traditional characters that matter to the lexicon written the simplified way. */
export const simplify = (text: string): string => text.replace(ANY, (each) => SIMPLE.get(each) ?? each);
