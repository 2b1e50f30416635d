import { genuine } from './privacy/genuine.ts'
import { absent, type Source } from './source.ts'

/** Whether the browser shows PDF files itself. Chrome 94, Firefox 99, Safari 16.4 and newer. */
export const pdfViewer: Source<'pdfViewer'> = (window) => {
  const { pdfViewerEnabled } = window.navigator as { pdfViewerEnabled?: boolean }
  return pdfViewerEnabled === undefined ? absent() : genuine(window, pdfViewerEnabled)
}
