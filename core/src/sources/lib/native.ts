/** Whether it is a function of the browser's own, no polyfill of the page's. */
export const isNative = (value: unknown) =>
  typeof value === 'function' && Function.prototype.toString.call(value).includes('[native code]')
