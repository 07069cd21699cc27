import { topic, type Topic } from './topic.ts';

/** Declared rules: the everyday issues of cities, in both languages. */
export const TOPICS: readonly Topic[] = [
  topic(
    'noise, 噪声, 噪音',
    'noise, noisy, loud, loudspeaker, drill, drilling, karaoke, party, music, shout, jackhammer, barking',
    '噪音, 噪声, 扰民, 太吵, 吵, 喇叭, 音响, 施工到, 打桩, 钻墙, 卡拉OK, 广场舞, 装修声',
  ),
  topic(
    'road, pavement, sidewalk, street maintenance, 道路, 路面',
    'pothole, sidewalk, pavement, asphalt, kerb, curb, manhole, road surface, crack, cave-in, sinkhole, crosswalk',
    '坑洼, 路面, 人行道, 井盖, 塌陷, 坑, 柏油, 盲道, 道路破损, 路沿',
  ),
  topic(
    'light, lamp, 照明, 路灯',
    'streetlight, street light, lamp, lamp post, light out, lights out, dark street, bulb',
    '路灯, 不亮, 灯杆, 漆黑, 照明, 灯坏, 灯泡',
  ),
  topic(
    'water, 供水, 用水',
    'tap, tap water, water pressure, no water, brown water, water main, leak, burst pipe, hydrant, water bill',
    '停水, 水压, 自来水, 水龙头, 水黄, 水管, 爆管, 漏水, 水费, 水表, 断水',
  ),
  topic(
    'sewer, drain, flood, 排水, 下水',
    'sewer, drain, catch basin, flooding, flooded, sewage, gully, backed up',
    '下水道, 排水, 污水, 积水, 内涝, 堵塞, 溢出',
  ),
  topic(
    'heat, 供暖, 供热, 采暖',
    'heating, radiator, boiler, no heat, cold flat, heat',
    '暖气, 供暖, 供热, 不热, 取暖, 热力, 室温',
  ),
  topic(
    'waste, garbage, trash, refuse, sanitation, recycling, 垃圾, 环卫',
    'garbage, trash, rubbish, litter, bin, dumpster, recycling, dumping, bulk item, waste, missed pickup',
    '垃圾, 清运, 垃圾桶, 环卫, 杂物, 乱扔, 分类, 废品, 建筑垃圾',
  ),
  topic(
    'parking, vehicle, 停车',
    'parking, parked, double parked, blocked driveway, illegally parked, abandoned vehicle, abandoned car, tow, permit zone',
    '停车, 违停, 占道, 车位, 乱停, 僵尸车, 停车费, 堵门',
  ),
  topic(
    'transit, transport, bus, traffic, 公交, 交通',
    'bus, bus stop, timetable, metro, subway, tram, traffic light, traffic signal, congestion, driver',
    '公交, 地铁, 班次, 站台, 红绿灯, 信号灯, 拥堵, 司机, 末班车',
  ),
  topic(
    'green, park, tree, 绿化, 园林',
    'tree, branch, park, playground, grass, hedge, stump, bench, flower bed, weeds',
    '树, 树枝, 绿化, 公园, 草坪, 花坛, 游乐设施, 虫害',
  ),
  topic(
    'school, education, 学校, 教育',
    'school, teacher, pupil, class, kindergarten, enrolment, canteen, homework',
    '学校, 入学, 老师, 幼儿园, 学区, 补课, 食堂, 学位',
  ),
  topic(
    'clinic, health, hospital, medical, 医疗, 卫生院, 医院',
    'clinic, doctor, hospital, nurse, appointment, vaccine, medicine, queue at the clinic',
    '医院, 医生, 挂号, 诊所, 医保, 疫苗, 卫生院, 药',
  ),
  topic(
    'dispute, neighbour, property management, 纠纷, 邻里, 物业',
    'neighbour, neighbor, dispute, quarrel, property management, landlord, fence, service charge',
    '邻居, 纠纷, 物业, 物业费, 邻里, 业委会, 房东, 楼上',
  ),
  topic('snow, ice, 雪', 'snow, plow, plowing, icy, ice, unshoveled, salt', '积雪, 结冰, 除雪, 铲雪'),
  topic('graffiti, 涂鸦, 小广告', 'graffiti, tag, tagging, sprayed, poster', '涂鸦, 小广告, 乱贴, 乱涂'),
  topic(
    'pest, rodent, animal, 动物, 虫',
    'rat, rats, rodent, mouse, mice, roach, bed bug, mosquito, dog, dead animal, stray',
    '老鼠, 蟑螂, 流浪狗, 犬, 狗, 蚊子, 死猫',
  ),
  topic(
    'building, housing, construction, 房屋, 建筑, 住房',
    'mold, ceiling, elevator, lift, roof, unsafe building, illegal construction, tenant, plaster, work without permit',
    '违建, 房屋, 电梯, 屋顶, 外墙, 漏雨, 墙体, 群租',
  ),
  topic(
    'air, odor, smell, 空气, 异味',
    'smell, odor, odour, smoke, fumes, dust, air quality',
    '异味, 臭味, 油烟, 扬尘, 烟味, 废气',
  ),
  topic(
    'safety, security, police, crime, 治安, 安全',
    'theft, stolen, robbery, drug, drugs, assault, fight, unsafe at night, burglary',
    '治安, 盗窃, 小偷, 打架, 诈骗, 抢劫, 毒品',
  ),
];
