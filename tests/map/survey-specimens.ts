import { row, type Specimen } from './specimen.ts';

export const SURVEY_SPECIMENS: readonly Specimen[] = [
  {
    id: 'kc_resident_survey',
    version: 1,
    records: [
      row(
        'id,method,q1_01,q1_02,q1_03,q2_01,q3_01,q3_16,q4_01,q22_01,q31_01,q36_a,city,state,zip,counci,quarte',
      ),
    ],
  },
  {
    id: 'wenjuanxing',
    version: 1,
    records: [row('序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您对交通是否满意,2、兴趣爱好')],
  },
  {
    id: 'qualtrics',
    version: 2,
    records: [
      row(
        'StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,' +
          'DistributionChannel,UserLanguage,Q1',
      ),
      row(
        'Anfangsdatum,Enddatum,Antworttyp,IP-Adresse,Aktueller Stand,Dauer (in Sekunden),Beendet,Erfassungsdatum,' +
          'Antwort-ID,Verteilungskanal,Benutzersprache,Wie zufrieden sind Sie?',
      ),
      [
        '{"ImportId":"startDate","timeZone":"America/Denver"}',
        ...'endDate status ipAddress progress duration finished recordedDate _recordId distributionChannel userLanguage QID1'
          .split(' ')
          .map((id) => `{"ImportId":"${id}"}`),
      ],
    ],
  },
  {
    id: 'qualtrics_legacy',
    version: 1,
    records: [
      row('V1,V2,V3,V4,V5,V6,V7,V8,V9,V10,Q1,'),
      row(
        'ResponseID,ResponseSet,Name,ExternalDataReference,EmailAddress,IPAddress,Status,StartDate,EndDate,Finished,How satisfied are you?,',
      ),
    ],
  },
  {
    id: 'surveymonkey',
    version: 1,
    records: [
      row('RespondentID,Have you seen any of the films?,Which of the films have you seen?,,,Gender'),
      row(',Response,Film one,Film two,Film three,Response'),
      row('3292879998,Yes,Film one,,Film three,Male'),
    ],
  },
  {
    id: 'surveymonkey_condensed',
    version: 1,
    records: [
      row(
        'Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,' +
          'How satisfied are you? - Overall',
      ),
      row('3292879998,58,08/20/2025 09:15:00 AM,08/20/2025 09:20:00 AM,10.0.0.1,,,,,Very satisfied'),
    ],
  },
  {
    id: 'google_forms',
    version: 1,
    records: [
      row(
        'Timestamp|How satisfied are you with your street, all in all?|Which district do you live in?',
        '|',
      ),
      row('8/21/2019 13:10:31|4|North', '|'),
    ],
  },
  {
    id: 'microsoft_forms',
    version: 1,
    records: [row('ID,Start time,Completion time,Email,Name,Last modified time,How satisfied are you?')],
  },
  {
    id: 'limesurvey',
    version: 1,
    records: [
      row('id;submitdate;lastpage;startlanguage;seed;startdate;datestamp;Q01[SQ001];Q01[SQ002];Q02', ';'),
    ],
  },
  {
    id: 'kobotoolbox',
    version: 1,
    records: [
      row(
        'start;end;Store location;What is your overall satisfaction?;_id;_uuid;_submission_time;_validation_status;' +
          '_notes;_status;_submitted_by;__version__;_tags;_index',
        ';',
      ),
    ],
  },
  {
    id: 'redcap',
    version: 1,
    records: [row('record_id,form_1_complete,check_one___1,check_one___2,desired_result,form_2_complete')],
  },
  {
    id: 'typeform',
    version: 1,
    records: [
      row('#,How happy are you?,Bus,Tram,Other,Other,Start Date (UTC),Submit Date (UTC),Network ID'),
      row('0a1b2c3d4e5f60718293a4b5c6d7e8f9,4,Bus,,,,2026-01-01 20:00:00,2026-01-01 20:05:00,aabbccdd'),
    ],
  },
  {
    id: 'formbricks',
    version: 1,
    records: [
      row(
        'No.,Response ID,Timestamp,Finished,Survey ID,1. How satisfied are you?,1. How satisfied are you? - Option ID',
      ),
    ],
  },
];
