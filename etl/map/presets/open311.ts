import type { Preset } from '../preset.ts';

/** Open311 GeoReport v2 service requests, as CSV or flattened JSON. A request comes back with a later status. */
export const open311: Preset = {
  id: 'open311',
  version: 2,
  label: { en: 'Open311 GeoReport', zh: 'Open311 GeoReport' },
  kind: 'complaints',
  layout: { headerRows: 1 },
  signature: [
    ...['service_request_id', 'status', 'service_name', 'service_code', 'description', 'requested_datetime'],
    ...['updated_datetime', 'address', 'lat', 'long'],
  ],
  typical: [
    ...['status_notes', 'agency_responsible', 'service_notice', 'expected_datetime', 'address_id', 'zipcode'],
    ...['media_url', 'closed_datetime'],
  ],
  required: [['service_request_id'], ['requested_datetime']],
  fields: {
    case_id: ['service_request_id'],
    opened_at: ['requested_datetime'],
    closed_at: ['closed_datetime', 'closed_date'],
    due_at: ['expected_datetime'],
    updated_at: ['updated_datetime'],
    status: ['status'],
    issue: ['service_name'],
    description: ['description'],
    unit: ['agency_responsible'],
    outcome: ['status_notes'],
    latitude: ['lat'],
    longitude: ['long'],
  },
};
