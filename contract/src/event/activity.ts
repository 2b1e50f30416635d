import { z } from 'zod'

const counter = z
  .object({
    '5_minutes': z.number().int().min(0),
    '1_hour': z.number().int().min(0),
    /** Left out where it would be too many to count. */
    '24_hours': z.number().int().min(0).exactOptional(),
  })
  .exactOptional()

/** How often, and the weight of all signals together. */
export const activityFields = {
  /** Counted back from the event's time, this one among them; a counter whose key the visit lacks is left out. */
  velocity: z
    .object({
      /** Addresses of the visitor. */
      distinct_ip: counter,
      /** Linked ids of the visitor. */
      distinct_linked_id: counter,
      /** Countries of the visitor. */
      distinct_country: counter,
      /** Events of the visitor. */
      events: counter,
      /** Events from the address. */
      ip_events: counter,
      /** Addresses of the linked id. */
      distinct_ip_by_linked_id: counter,
      /** Visitors of the linked id. */
      distinct_visitor_id_by_linked_id: counter,
    })
    .exactOptional(),
  /** Sum of the weights of the signals that are set; 0 is unsuspicious. */
  suspect_score: z.number().min(0).exactOptional(),
}
