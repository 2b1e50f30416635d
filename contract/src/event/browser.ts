import { z } from 'zod'

/** What user agent and client hints claim. */
export const browserFields = {
  browser_details: z
    .object({
      browser_name: z.string(),
      browser_major_version: z.string(),
      browser_full_version: z.string(),
      os: z.string(),
      os_version: z.string(),
      device: z.string().describe('Family or model, `Other` on a desktop.'),
    })
    .exactOptional(),
  device: z.string().exactOptional().describe('The same as in `browser_details`.'),
  os: z.string().exactOptional(),
  os_version: z.string().exactOptional(),
}
