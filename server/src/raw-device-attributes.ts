import type { ComponentName, Components, ComponentValue, RawDeviceAttributes } from '@selfsame/contract'

type Write<N extends ComponentName> = (value: ComponentValue<N>) => RawDeviceAttributes

/** Components that the Server API has a name for, each as it is called there. */
const WRITERS: { [N in ComponentName]?: Write<N> } = {
  floatArchitecture: (architecture) => ({ architecture }),
  audio: (audio) => ({ audio }),
  colorDepth: (color_depth) => ({ color_depth }),
  cookiesEnabled: (cookies_enabled) => ({ cookies_enabled }),
  dateTimeLocale: ({ locale }) => ({ date_time_locale: locale }),
  deviceMemory: (device_memory) => ({ device_memory }),
  emojiBox: ([width, height]) => ({ emoji: { width, height } }),
  fonts: (fonts) => ({ fonts }),
  hardwareConcurrency: (hardware_concurrency) => ({ hardware_concurrency }),
  languages: (languages) => ({ languages: [languages] }),
  maths: (math) => ({ math }),
  oscpu: (oscpu) => ({ oscpu }),
  platform: (platform) => ({ platform }),
  plugins: (plugins) => ({ plugins: plugins.map((name) => ({ name })) }),
  screenResolution: (screen_resolution) => ({ screen_resolution }),
  storageAvailability: ({ local, session, indexedDb }) => ({ local_storage: local, session_storage: session, indexed_db: indexedDb }),
  timeZone: (timezone) => ({ timezone }),
  touch: ({ points, event, handler }) => ({ touch_support: { max_touch_points: points, touch_event: event, touch_start: handler } }),
  vendor: (vendor) => ({ vendor }),
  webglBasics: ({ version, vendor, renderer, shadingLanguage, vendorUnmasked, rendererUnmasked }) => ({
    webgl_basics: {
      ...{ version, vendor, renderer, shading_language_version: shadingLanguage },
      ...(vendorUnmasked !== undefined && { vendor_unmasked: vendorUnmasked }),
      ...(rendererUnmasked !== undefined && { renderer_unmasked: rendererUnmasked }),
    },
  }),
}

/** What the agent read, under the names of the Server API; what was not read, or falsified, is left out. */
export function rawDeviceAttributes(components: Components): RawDeviceAttributes {
  const names = Object.keys(WRITERS) as (keyof typeof WRITERS)[]
  const canvas = { ...digest(components, 'canvasGeometry', 'geometry'), ...digest(components, 'canvasText', 'text') }
  const webgl = { ...digest(components, 'webglParameters', 'parameters') }
  return {
    ...names.reduce<RawDeviceAttributes>((attributes, name) => ({ ...attributes, ...written(components, name) }), {}),
    ...(Object.keys(canvas).length > 0 && { canvas }),
    ...(Object.keys(webgl).length > 0 && { webgl_extensions: webgl }),
  }
}

function written<N extends ComponentName>(components: Components, name: N): RawDeviceAttributes {
  const component = components[name]
  const write = WRITERS[name] as Write<N> | undefined
  return component?.state === 'ok' && write ? write(component.value as ComponentValue<N>) : {}
}

function digest<K extends string>(components: Components, name: 'canvasGeometry' | 'canvasText' | 'webglParameters', key: K): Partial<Record<K, string>> {
  const component = components[name]
  return component?.state === 'ok' ? ({ [key]: component.value } as Record<K, string>) : {}
}
