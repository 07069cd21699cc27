import { row, type Specimen } from './specimen.ts';

export const COMPLAINT_SPECIMENS: readonly Specimen[] = [
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
];
