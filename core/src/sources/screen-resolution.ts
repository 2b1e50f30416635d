import { genuine } from './privacy/genuine.ts'
import { screenIsWindow } from './privacy/spoofed-screen.ts'
import { noised, type Source } from './source.ts'

/**
 * Width and height of the screen in CSS pixels, larger one first: turning a phone changes nothing, page zoom does in
 * Firefox. `noised` where the browser gives the window's size instead.
 */
export const screenResolution: Source<'screenResolution'> = (window) => {
  const { width, height } = window.screen
  if (screenIsWindow(window)) return noised()
  return genuine(window, width > height ? [width, height] : [height, width])
}
