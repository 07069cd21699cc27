/** What was done about a trouble of the city, as its offices would write it down: part of the invention like the rest. */
export interface ExampleAction {
  readonly district: string;
  readonly issue_group: string;
  readonly owner: string;
  readonly action: string;
  readonly started_on: string;
  readonly due_on?: string;
  readonly finished_on?: string;
}

/**
 * Measures with what the city then shows of them: one that helped (`old-town-roads`), one after which the trouble came
 * (`riverside-water`), one whose season was over by itself (`north-gate-heating`), and one that goes on
 * (`station-noise`). What the people say of each is planted nowhere: the product finds out.
 */
export const EXAMPLE_ACTIONS: readonly ExampleAction[] = [
  {
    district: 'North Gate',
    issue_group: 'Heating',
    owner: 'District Heating Company 供热公司',
    action: 'A second repair shift until the end of the heating season. 供暖季结束前增设夜间抢修班。',
    started_on: '2026-01-12',
    finished_on: '2026-03-15',
  },
  {
    district: 'Old Town',
    issue_group: 'Roads',
    owner: 'Road Maintenance Office 道路养护处',
    action:
      'Own repair crew for the old lanes, every report inspected within two days. 老街巷专设养护队，两日内到场。',
    started_on: '2026-02-02',
    finished_on: '2026-02-28',
  },
  {
    district: 'Riverside',
    issue_group: 'Drinking water',
    owner: 'Water Company 自来水公司',
    action: 'Yearly flushing of the mains. 年度管网冲洗。',
    started_on: '2026-03-02',
    finished_on: '2026-04-05',
  },
  {
    district: 'Station',
    issue_group: 'Noise',
    owner: 'Environment Inspectorate 生态环境执法队',
    action:
      'Night patrols around the station square, no building work after 22:00. 站前夜间巡查，22 时后停工。',
    started_on: '2026-10-12',
    due_on: '2026-12-20',
  },
];
