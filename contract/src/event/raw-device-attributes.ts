import { z } from 'zod'

const text = z.string().exactOptional()
const number = z.number().exactOptional()
const flag = z.boolean().exactOptional()

/** Values as the agent read them, under the names of the Server API; one that was not read is left out. */
export const rawDeviceAttributesSchema = z.object({
  architecture: number,
  audio: number,
  canvas: z.object({ geometry: text, text }).exactOptional(),
  color_depth: number,
  cookies_enabled: flag,
  date_time_locale: text,
  device_memory: number,
  emoji: z.object({ width: number, height: number }).exactOptional(),
  fonts: z.array(z.string()).exactOptional(),
  hardware_concurrency: number,
  indexed_db: flag,
  languages: z.array(z.array(z.string())).exactOptional(),
  local_storage: flag,
  math: text,
  oscpu: text,
  platform: text,
  plugins: z.array(z.object({ name: z.string() })).exactOptional(),
  screen_resolution: z.array(z.number()).exactOptional().describe('Width and height in CSS pixels, larger one first.'),
  session_storage: flag,
  timezone: text,
  touch_support: z.object({ touch_event: flag, touch_start: flag, max_touch_points: number }).exactOptional(),
  vendor: text,
  webgl_basics: z
    .object({ version: text, vendor: text, vendor_unmasked: text, renderer: text, renderer_unmasked: text, shading_language_version: text })
    .exactOptional(),
  webgl_extensions: z.object({ parameters: text, shader_precisions: text, extensions: text }).exactOptional(),
})

export type RawDeviceAttributes = z.infer<typeof rawDeviceAttributesSchema>
