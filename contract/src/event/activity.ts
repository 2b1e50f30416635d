import { z } from 'zod'

const counter = z
  .object({
    '5_minutes': z.number().int().min(0),
    '1_hour': z.number().int().min(0),
    '24_hours': z.number().int().min(0).exactOptional().describe('Left out where it would be too many to count.'),
  })
  .exactOptional()

/** How often, and the weight of all signals together. */
export const activityFields = {
  velocity: z
    .object({
      distinct_ip: counter.describe('Addresses of the visitor.'),
      distinct_linked_id: counter.describe('Linked ids of the visitor.'),
      distinct_country: counter.describe('Countries of the visitor.'),
      events: counter.describe('Events of the visitor.'),
      ip_events: counter.describe('Events from the address.'),
      distinct_ip_by_linked_id: counter.describe('Addresses of the linked id.'),
      distinct_visitor_id_by_linked_id: counter.describe('Visitors of the linked id.'),
    })
    .exactOptional().describe('Counted back from the event\'s time, this one among them; a counter whose key the visit lacks is left out.'),
  suspect_score: z.number().min(0).exactOptional().describe('Sum of the weights of the signals that are set; 0 is unsuspicious.'),
}
