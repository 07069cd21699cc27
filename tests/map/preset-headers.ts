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
];
