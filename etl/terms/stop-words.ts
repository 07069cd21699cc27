const words = (text: string): string[] => text.trim().split(/\s+/);

/** Words that say nothing of what a text is about. */
export const STOP_WORDS: ReadonlySet<string> = new Set([
  ...words(`
    a about above after again all also am an and any are as at be because been before being below between both but by can
    cannot could did do does doing down during each few for from further get got had has have having he her here hers him
    his how i if in into is it its itself just like let me more most my near no nor not now of off on once one only or
    other our out over own please really same she should so some still such than thank thanks that the their them then
    there these they this those through to too under until up us very was we were what when where which while who whom why
    will with would yet you your yours im ive dont didnt doesnt isnt cant wont there's it's i'm don't can't hello hi dear since something anything everything nothing
    none someone anyone everyone together already always never ever every much many well
    sir madam morning`),
  ...words(`
    我们 你们 他们 她们 它们 自己 大家 这个 那个 这些 那些 这里 那里 这样 那样 什么 怎么 怎样 如何 为什么 因为 所以 但是 可是 不过 而且 并且 或者
    还是 就是 不是 没有 已经 可以 能够 可能 应该 需要 希望 请问 您好 你好 谢谢 麻烦 一个 一下 一些 一直 现在 目前 今天 昨天 明天 时候 时间 以后
    以前 之前 之后 之间 里面 外面 上面 下面 旁边 附近 关于 对于 由于 为了 以及 进行 有关 相关 部门 领导 尊敬 反映 问题 情况 处理 解决 尽快 回复
    我家 我市 本人 市民 来电 诉求 电话 知道 觉得 感觉 非常 特别 比较 真的 如果 虽然 然后 其他 其它 别的 不能 不会 不要 不让 只是 只有 还有 都是`),
]);
