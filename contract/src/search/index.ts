export type { Filter } from './filter.ts'
export { SEARCH_FILTERS, type SearchFilters } from './filters.ts'
export { MOBILE_FILTER_NAMES } from './mobile-filters.ts'
