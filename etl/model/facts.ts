/**
 * The cases as questions are asked of them: every version with its derived states. Both the rollups and the
 * row-answered queries read this, so that a state is defined once.
 * @param versions a relation with the columns of `case_version`.
 */
export const caseFactSql = (versions: string): string =>
  `SELECT * REPLACE (coalesce(supplied_district, located_district, district) AS district,
       coalesce(supplied_subdistrict, subdistrict) AS subdistrict,
       coalesce(supplied_issue_group, issue_group) AS issue_group, coalesce(supplied_issue, issue) AS issue),
     CAST(opened_at AS DATE) AS "on",
     coalesce(class, '') <> 'consultation' AS is_demand,
     coalesce(assessed, true) AS is_assessed,
     coalesce(reached, contacted IS NOT NULL OR resolved IS NOT NULL OR satisfaction IS NOT NULL) AS is_reached,
     CASE WHEN closed_at IS NULL THEN 'open' WHEN closed_at < opened_at THEN 'invalid' ELSE 'closed' END AS state,
     CASE WHEN closed_at >= opened_at THEN CAST(date_diff('second', opened_at, closed_at) // 86400 AS INTEGER) END AS days,
     CASE WHEN closed_at >= opened_at THEN CAST(date_trunc('month', closed_at) AS DATE) END AS closed_month,
     -- Closed by the due date; null without one, or while it is open.
     CASE WHEN closed_at >= opened_at THEN closed_at <= due_at END AS is_punctual,
     -- The due date as exactly as a month's end needs it once the case is closed, to the second while it is open.
     CASE WHEN closed_at IS NULL THEN due_at ELSE date_trunc('month', due_at) END AS due_mark
   FROM ${versions}`;

/** Closed cases by the day on which they were closed. */
export const closingFactSql = (facts: string): string =>
  `SELECT * REPLACE (CAST(closed_at AS DATE) AS "on") FROM ${facts} WHERE is_demand AND state = 'closed'`;

/** The answers of those called back, as `rating_fact` has them. */
export const caseRatingSql = (facts: string): string =>
  `SELECT 'complaints' AS kind, import_id, line, live, source, "on", CAST(NULL AS VARCHAR) AS wave, district, subdistrict, community,
     issue_group, issue, issue_detail, channel, unit, is_assessed, CAST(1 AS DECIMAL(18,6)) AS weight,
     CAST(NULL AS VARCHAR) AS stratum, CAST(NULL AS VARCHAR) AS cluster, 'satisfaction' AS item,
     satisfaction_instrument AS instrument, satisfaction AS point, satisfaction_code AS code
   FROM ${facts} WHERE satisfaction_instrument IS NOT NULL AND is_demand AND is_reached`;

/**
 * The same issue of one source at the same place, in 128 bits: two different ones among ten million meet once in 10²⁴
 * times, and partitions by numbers are made in a quarter of the time that texts take.
 */
const SAME_MATTER = 'matter, matter_again';

const MATTER = `source, issue_group, issue, issue_detail,
     CASE WHEN is_point THEN round(latitude, 4) END, CASE WHEN is_point THEN round(longitude, 4) END,
     CASE WHEN NOT is_point THEN concat_ws('/', district, subdistrict, community) END`;

/** The views over the ledger. */
export const FACT_VIEWS: readonly string[] = [
  `CREATE OR REPLACE VIEW case_fact AS ${caseFactSql('case_version')}`,
  `CREATE OR REPLACE VIEW closing_fact AS ${closingFactSql('case_fact')}`,
  // Demands with where they are: a point to 4 decimals (about 10 m), else the community.
  `CREATE OR REPLACE VIEW placed_fact AS
   SELECT *, hash(${MATTER}) AS matter, hash('again', ${MATTER}) AS matter_again,
     coalesce(issue_group, issue, issue_detail) IS NOT NULL AND (is_point OR community IS NOT NULL) AS is_placed
   FROM (
     SELECT *, coalesce(latitude <> 0 OR longitude <> 0, false) AS is_point,
       coalesce(regexp_matches(lower(status), 're-?open|重办|重开|再次办理'), false) AS says_reopened
     FROM case_fact WHERE live AND is_demand)`,
  // Cases that come back: they name an earlier case, their status says reopened, or the same issue was reported at the
  // same place in the 30 days before. Only cases with a place are put in order: most of the time goes there.
  `CREATE OR REPLACE VIEW repeat_fact AS
   SELECT *, is_placed OR earlier_case_id IS NOT NULL OR says_reopened AS is_repeat_known,
     earlier_case_id IS NOT NULL OR says_reopened
       OR coalesce(opened_at - earlier_opened_at <= INTERVAL 30 DAY, false) AS is_repeat
   FROM (
     SELECT *, lag(opened_at) OVER (PARTITION BY ${SAME_MATTER} ORDER BY opened_at, import_id, line) AS earlier_opened_at
     FROM placed_fact WHERE is_placed
     UNION ALL BY NAME
     SELECT *, CAST(NULL AS TIMESTAMP) AS earlier_opened_at FROM placed_fact WHERE NOT is_placed)`,
  // Troubles, each by its first report and with how many it got: the same issue at the same point, each report at most
  // 14 days after the one before.
  `CREATE OR REPLACE VIEW trouble_fact AS
   SELECT *, count(*) OVER (PARTITION BY ${SAME_MATTER}, trouble) AS n_reports
   FROM (
     SELECT *, sum(is_first) OVER (PARTITION BY ${SAME_MATTER} ORDER BY opened_at, import_id, line) AS trouble
     FROM (
       SELECT *, CAST(coalesce(opened_at - lag(opened_at) OVER (
         PARTITION BY ${SAME_MATTER} ORDER BY opened_at, import_id, line) > INTERVAL 14 DAY, true) AS INTEGER) AS is_first
       FROM placed_fact WHERE is_placed AND is_point))
   QUALIFY is_first = 1`,
  `CREATE OR REPLACE VIEW rating_fact AS
   SELECT 'survey' AS kind, r.import_id, r.line, r.live, r.source, CAST(r.submitted_at AS DATE) AS "on", r.wave,
     coalesce(r.supplied_district, r.located_district, r.district) AS district,
     coalesce(r.supplied_subdistrict, r.subdistrict) AS subdistrict, r.community,
     coalesce(i.supplied_issue_group, i.issue_group) AS issue_group, i.issue, CAST(NULL AS VARCHAR) AS issue_detail, r.channel,
     CAST(NULL AS VARCHAR) AS unit, true AS is_assessed, r.weight, r.stratum, r.cluster, a.item, a.instrument, a.point, a.code
   FROM response_version r JOIN answer a USING (import_id, line) JOIN instrument i USING (instrument)
   UNION ALL ${caseRatingSql('case_fact')}`,
];
