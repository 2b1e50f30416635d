import { eventSchema, eventSearchResultSchema, eventUpdateSchema, explanationSchema, MAX_LINKED_ID_LENGTH, SEARCH_FILTERS, type Filter } from '@selfsame/contract'
import { z } from 'zod'
import type { Operation, Parameter } from './operation.ts'
import { erasedCountSchema, exportDocumentSchema } from './visitor-schemas.ts'

const eventId: Parameter = {
  name: 'event_id',
  in: 'path',
  required: true,
  description: '`eventId` of the answer in the page: the time in ms, a dot, 6 alphanumerics.',
  schema: eventSchema.shape.event_id,
}
const visitorId: Parameter = { name: 'visitor_id', in: 'path', required: true, description: 'The visitor.', schema: z.string().regex(/^[A-Za-z0-9]{1,64}$/) }
const linkedId: Parameter = {
  name: 'linked_id',
  in: 'query',
  required: true,
  description: 'The site\'s own id, exactly. Nothing else may stand in the query.',
  schema: z.string().min(1).max(MAX_LINKED_ID_LENGTH),
}
const rulesetId: Parameter = {
  name: 'ruleset_id',
  in: 'query',
  required: false,
  description: 'Ruleset to be evaluated on the event; what it says is in `rule_action`.',
  schema: z.string().max(64),
}

const filters: Parameter[] = Object.entries<Filter>(SEARCH_FILTERS).map(([name, { schema, description, many }]) => ({
  ...{ name, in: 'query', required: false, description, schema },
  ...(many && { many }),
}))

/** Every call of the Server API, in the order of the reference. */
export const OPERATIONS: readonly Operation[] = [
  {
    ...{ method: 'get', path: '/v4/events/{event_id}', id: 'getEvent', parameters: [eventId, rulesetId] },
    summary: 'Get an event',
    description: 'The event with its visitor and all signals. It is there as soon as the page has the `eventId`.',
    answer: eventSchema,
    errors: ['event_not_found', 'ruleset_not_found'],
  },
  {
    ...{ method: 'get', path: '/v4/events/{event_id}/explanation', id: 'explainEvent', parameters: [eventId] },
    summary: 'Why the event was given its visitor',
    description:
      'Every comparison with its level and its bits: the log2 of how much more often the level is seen between visits of one visitor than between visits of two. Bits add up with the prior to the odds, from which the confidence comes. Holds no raw value of the browser.',
    answer: explanationSchema,
    errors: ['event_not_found'],
  },
  {
    ...{ method: 'patch', path: '/v4/events/{event_id}', id: 'updateEvent', parameters: [eventId], body: eventUpdateSchema },
    summary: 'Update an event',
    description: 'Notes on the event what a back end learned later. What is left out stays as it is. `state_not_ready`: the event is so young that it may not have come to this database node yet; try again.',
    answer: 'empty',
    errors: ['event_not_found', 'state_not_ready', 'payload_too_large', 'request_read_timeout'],
  },
  {
    ...{ method: 'get', path: '/v4/events', id: 'searchEvents', parameters: filters },
    summary: 'Search events',
    description: 'Events that meet all filters, of the last 7 days, newest first, page by page. An unknown parameter is an error, so that no filter is silently ignored. An answer neither skips nor repeats events where new ones arrive between its pages.',
    answer: eventSearchResultSchema,
    errors: [],
  },
  {
    ...{ method: 'get', path: '/v4/visitors/{visitor_id}', id: 'exportVisitor', parameters: [visitorId] },
    summary: 'Export all that is kept on a visitor',
    description: 'Every row of every table, as one JSON document.',
    answer: exportDocumentSchema,
    errors: ['visitor_not_found'],
  },
  {
    ...{ method: 'get', path: '/v4/visitors', id: 'exportLinkedId', parameters: [linkedId] },
    summary: 'Export all that is kept on the visitors of a linked id',
    description: 'The same for every visitor that was ever seen under the site\'s own id.',
    answer: exportDocumentSchema,
    errors: ['visitor_not_found'],
  },
  {
    ...{ method: 'delete', path: '/v4/visitors/{visitor_id}', id: 'deleteVisitorData', parameters: [visitorId] },
    summary: 'Erase a visitor',
    description: 'Erases the visitor and all that is one with it, events too, before the answer.',
    answer: 'empty',
    errors: ['visitor_not_found'],
  },
  {
    ...{ method: 'delete', path: '/v4/visitors', id: 'deleteLinkedIdData', parameters: [linkedId] },
    summary: 'Erase the visitors of a linked id',
    description: 'Erases every visitor that was ever seen under the site\'s own id.',
    answer: erasedCountSchema,
    errors: ['visitor_not_found'],
  },
]
