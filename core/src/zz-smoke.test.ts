import { expect, test } from 'vitest'
test('browser', async () => {
  console.log(navigator.userAgent, screen.width, screen.height, devicePixelRatio, innerWidth, innerHeight, navigator.hardwareConcurrency)
  const gl = document.createElement('canvas').getContext('webgl')
  console.log(gl?.getParameter(gl.VERSION), gl?.getParameter(gl.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL ?? 7937), isSecureContext, 'gpu' in navigator)
  expect(document.body).toBeTruthy()
})
