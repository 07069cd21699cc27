/** First records of each format as its publisher or tool writes them; typed from exports, not from the presets. */
export interface Specimen {
  readonly id: string;
  readonly version: number;
  readonly records: readonly (readonly string[])[];
}

const row = (line: string, separator = ','): string[] => line.split(separator);

export const SPECIMENS: readonly Specimen[] = [
  {
    id: 'nyc311',
    version: 1,
    records: [
      row(
        'Unique Key,Created Date,Closed Date,Agency,Agency Name,Complaint Type,Descriptor,Location Type,Incident Zip,' +
          'Incident Address,Street Name,Cross Street 1,Cross Street 2,Intersection Street 1,Intersection Street 2,' +
          'Address Type,City,Landmark,Facility Type,Status,Due Date,Resolution Description,' +
          'Resolution Action Updated Date,Community Board,BBL,Borough,X Coordinate (State Plane),' +
          'Y Coordinate (State Plane),Open Data Channel Type,Park Facility Name,Park Borough,Vehicle Type,' +
          'Taxi Company Borough,Taxi Pick Up Location,Bridge Highway Name,Bridge Highway Direction,Road Ramp,' +
          'Bridge Highway Segment,Latitude,Longitude,Location',
      ),
    ],
  },
  {
    id: 'boston311',
    version: 1,
    records: [
      row(
        ',CASE_ENQUIRY_ID,OPEN_DT,TARGET_DT,CLOSED_DT,OnTime_Status,CASE_STATUS,CLOSURE_REASON,CASE_TITLE,SUBJECT,' +
          'REASON,TYPE,QUEUE,Department,SubmittedPhoto,ClosedPhoto,Location,fire_district,pwd_district,' +
          'city_council_district,police_district,neighborhood,neighborhood_services_district,ward,precinct,land_usage,' +
          'LOCATION_STREET_NAME,LOCATION_ZIPCODE,Property_Type,Property_ID,LATITUDE,LONGITUDE,Source,Geocoded_Location',
      ),
    ],
  },
  {
    id: 'boston311',
    version: 2,
    records: [
      row(
        'case_enquiry_id,open_dt,sla_target_dt,closed_dt,on_time,case_status,closure_reason,case_title,subject,reason,' +
          'type,queue,department,submitted_photo,closed_photo,location,fire_district,pwd_district,' +
          'city_council_district,police_district,neighborhood,neighborhood_services_district,ward,precinct,' +
          'location_street_name,location_zipcode,latitude,longitude,geom_4326,source',
      ),
    ],
  },
  {
    id: 'boston311',
    version: 3,
    records: [
      row(
        'case_id,open_date,case_topic,service_name,assigned_department,assigned_team,case_status,closure_reason,' +
          'closure_comments,close_date,target_close_date,on_time,report_source,full_address,neighborhood,ward,' +
          'latitude,longitude',
      ),
    ],
  },
  {
    id: 'hotline12345',
    version: 1,
    records: [
      row(
        '工单编号,姓名,来电号码,来电时间,受理渠道,来电类别,紧急程度,一级分类,二级分类,三级分类,事发地,承办单位,工单标题,' +
          '主要内容,处理时限,办理截止时间,分派时间,办结时间,延期天数,退回次数,督办,旧工单编号,是否接通电话,' +
          '工作人员是否联系市民,问题是否解决,对办理结果是否满意,首次满意度,最终满意度,回访时间,回访次数,是否办结,' +
          '是否纳入考核,是否不合理诉求单,是否考核申诉单,是否超时办结,是否一次解决,是否有效回访',
      ),
    ],
  },
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
    id: 'chicago311',
    version: 1,
    records: [
      row(
        'SR_NUMBER,SR_TYPE,SR_SHORT_CODE,CREATED_DEPARTMENT,OWNER_DEPARTMENT,STATUS,ORIGIN,CREATED_DATE,' +
          'LAST_MODIFIED_DATE,CLOSED_DATE,STREET_ADDRESS,CITY,STATE,ZIP_CODE,STREET_NUMBER,STREET_DIRECTION,' +
          'STREET_NAME,STREET_TYPE,DUPLICATE,LEGACY_RECORD,LEGACY_SR_NUMBER,PARENT_SR_NUMBER,COMMUNITY_AREA,WARD,' +
          'ELECTRICAL_DISTRICT,ELECTRICITY_GRID,POLICE_SECTOR,POLICE_DISTRICT,POLICE_BEAT,PRECINCT,CREATED_HOUR,' +
          'CREATED_DAY_OF_WEEK,CREATED_MONTH,X_COORDINATE,Y_COORDINATE,LATITUDE,LONGITUDE,LOCATION',
      ),
    ],
  },
  {
    id: 'sf311',
    version: 1,
    records: [
      row(
        'CaseID,Opened,Closed,Updated,Status,Status Notes,Responsible Agency,Category,Request Type,Request Details,' +
          'Address,Supervisor District,Neighborhood,Point,Source,Media URL',
      ),
    ],
  },
  ...[
    { version: 1, more: '' },
    { version: 2, more: ',CreatedByUserOrganization' },
    {
      version: 3,
      more: ',CreatedByUserOrganization,Council Districts,Zip Codes,Neighborhood Councils (Certified)',
    },
  ].map(({ version, more }) => ({
    id: 'la311',
    version,
    records: [
      row(
        'SRNumber,CreatedDate,UpdatedDate,ActionTaken,Owner,RequestType,Status,RequestSource,MobileOS,Anonymous,' +
          'AssignTo,ServiceDate,ClosedDate,AddressVerified,ApproximateAddress,Address,HouseNumber,Direction,' +
          'StreetName,Suffix,ZipCode,Latitude,Longitude,Location,TBMPage,TBMColumn,TBMRow,APC,CD,CDMember,NC,NCName,' +
          `PolicePrecinct${more}`,
      ),
    ],
  })),
  {
    id: 'open311',
    version: 2,
    records: [
      row(
        'service_request_id,status,status_notes,service_name,service_code,description,requested_datetime,' +
          'updated_datetime,expected_datetime,address,lat,long,media_url',
      ),
    ],
  },
  {
    id: 'fixmystreet',
    version: 1,
    records: [
      row(
        'Report ID,Title,Detail,User Name,Category,Subcategory,Created,Confirmed,Acknowledged,Fixed,Closed,Status,' +
          'Latitude,Longitude,Query,Ward,Easting,Northing,Report URL,Device Type,Site Used,Reported As',
      ),
    ],
  },
  {
    id: 'cn_messages',
    version: 1,
    records: [row('留言编号,留言用户,留言主题,留言时间,留言详情,答复意见,答复时间')],
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
