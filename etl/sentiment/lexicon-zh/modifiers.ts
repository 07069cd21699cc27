const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that turn what follows within the clause. */
export const NEGATIONS = words(`
  不 没 没有 无 未 别 非 勿 莫 甭 不是 不能 不会 不可 不可以 不再 不曾 不用 不必 不算 不想 不愿 不肯 不敢 不给 不让 不见 不得 无法 无从 没法 没法儿
  没能 没人 没有人 无人 没谁 未能 未曾 未必 尚未 从未 从不 从来不 从来没 从来没有 毫无 毫不 并不 并不是 并非 并没有 并未 决不 绝不 绝非 根本不
  根本没 根本没有 一点不 一点也不 一点都不 丝毫不 丝毫没有 不太 不大 不怎么 不够 不很 不甚 谈不上 算不上 称不上 说不上 谈不到 难以 难 难于 拒绝 拒不
  缺乏 缺少 缺 少有 很少 鲜有 几乎没有 几乎不 懒得 杜绝 避免 防止 免于 除 零 不含 不带 不存在 未见 没见 没见过 没什么 没啥 没有什么 没有任何 无任何 没任何
  哪有 哪里有 哪来 谁也不 谁都不 不曾有 失去 忘记 忘了`);

/** Negations that only half deny: not quite, not very. */
export const HALF_NEGATIONS = words('不太 不大 不怎么 不够 不很 不甚 未必 不算');

/** Degree words: what a valence is multiplied by. */
export const DEGREES: ReadonlyMap<string, number> = new Map(
  (
    [
      [
        2,
        '极 极其 极为 极度 最 最为 太 万分 无比 超级 绝对 彻底 完全 透顶 至极 极了 死了 要命 要死 不得了 得不得了 得要命 到极点 简直 根本 分外 格外',
      ],
      [
        1.6,
        '很 非常 十分 特别 相当 挺 蛮 颇 颇为 超 好生 尤其 尤为 异常 真 真是 真的 实在 实在是 的确 确实 深感 深表 严重 强烈 大大 老 总是 一直 经常 天天 每天 屡次 多次 反复 长期 始终 永远 一再 再三 到处 全都 越来越 更加 更为 更 愈发 如此 这么 那么 多么 够 巨',
      ],
      [1.2, '比较 较 较为 还是 还算 还 算是 也 都'],
      [
        0.6,
        '有点 有点儿 有些 稍 稍微 稍稍 略 略微 略显 些许 一点 一点点 多少 偶尔 有时 有时候 基本 基本上 大致 大体 相对 相对来说 勉强 凑合',
      ],
    ] as const
  ).flatMap(([factor, list]) => list.split(' ').map((word) => [word, factor] as const)),
);

/** What stands before a measure to say there is too much of it, or a little too much. */
export const TOO_MUCH = words('太 过 过于 过分 忒 特 巨 超 老');
export const A_BIT = words('有点 有点儿 有些 偏 稍 稍微 略 略微 略显 稍显 显得 比较 较');

/** The clause that follows says what is meant. */
export const TURNS = words(
  '但 但是 可是 可 不过 然而 却 只是 只不过 就是 唯一 唯独 可惜 遗憾的是 不足的是 美中不足 奈何 无奈 结果 反而 反倒 偏偏 其实 事实上 实际上',
);

/** A clause that grants something which the main clause outweighs. */
export const CONCESSIONS = words(
  '虽然 虽说 虽 尽管 固然 即使 即便 哪怕 就算 本来 原本 原来 原以为 本以为 以为 以前 从前 曾经 之前 过去',
);

/** The clause sums up. */
export const SUMMARIES = words(
  '总之 总的来说 总的来讲 总体 总体来说 总体上 总体而言 整体 整体来说 整体上 整体而言 总的 综上 综合 综合来看 反正 一句话 总而言之 总得来说',
);

/** What follows is wished or imagined, not so. */
export const WISHES = words(`
  希望 盼望 盼 期盼 渴望 恳请 恳求 请求 请 要求 建议 呼吁 但愿 最好 应该 应当 应 该 需要 必须 务必 能否 可否 是否 能不能 可不可以 是不是 如果 要是
  假如 假设 倘若 若 若是 除非 万一 何时 什么时候 怎么 怎样 如何 尽快 尽早 早日 麻烦 烦请 望 敬请 才能 想 想要 为了 以便 就好了 更好了`);

/** Questions that are no questions. */
export const RHETORICAL = words(`
  难道 凭什么 凭啥 岂 岂能 岂不 何必 何苦 何以 谁来管 谁管 有谁 有没有人 还有没有 到底 究竟 有没有搞错 还让不让 让不让人 怎么能 怎能 怎么可以 怎么会
  怎么这么 怎么这样 为什么不 为何不 何年何月 什么时候才 何时才 什么时候能 何时能 还要等 要等到 还要多久 算什么 算哪门子 像话吗 可能吗 合理吗 至于吗 有意思吗
  对得起 良心何在 天理何在 王法`);

/** Degrees that stand behind the word they strengthen. */
export const DEGREES_BEHIND = words('极了 死了 透顶 至极 要命 要死 不得了 透了 坏了 得很 得慌 无比');

/** Words that judge only where a clause ends with them. */
export const ONLY_AT_END = words('可以 行 值 一样 响 断 挺');

/** Things of which there should be much, and little, of each measure. */
export const MEASURED_THINGS: readonly {
  readonly more: ReadonlySet<string>;
  readonly less: ReadonlySet<string>;
  readonly wanted: ReadonlySet<string>;
  readonly unwanted: ReadonlySet<string>;
}[] = [
  {
    more: words('大 宽 宽大'),
    less: words('小 窄'),
    wanted: words(
      '房间 屋子 面积 空间 床 浴室 卫生间 洗手间 窗户 窗 大堂 客厅 阳台 停车场 操场 力度 贡献 进步',
    ),
    unwanted: words(
      '噪音 噪声 声音 声 动静 味道 味 气味 异味 灰尘 差距 压力 油烟 烟 风险 危险 危害 隐患 影响 损失 缺点 差别 出入 潮气 湿气',
    ),
  },
  {
    more: words('高'),
    less: words('低 不高'),
    wanted: words('效率 质量 素质 水平 性价比 档次 满意度 热情 服务水平 品质 标准 积极性'),
    unwanted: words('价格 价钱 房价 费用 收费 物价 成本 租金 学费 药费 要价'),
  },
  {
    more: words('多 久 长'),
    less: words('少 短'),
    wanted: words('品种 种类 花样 选择 优惠 绿地 停车位 车位'),
    unwanted: words('蚊子 虫子 苍蝇 垃圾 灰 问题 时间 事故 车 人 毛病 坑'),
  },
  {
    more: words('快'),
    less: words('慢'),
    wanted: words('速度 网速 办事 处理 反应 响应 动作 上网 效率 回复'),
    unwanted: words(''),
  },
];
