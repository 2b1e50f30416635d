import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { pdfViewer } from './pdf-viewer.ts'

test('says what this browser says', () => {
  expect(pdfViewer(window)).toEqual({ state: 'ok', value: navigator.pdfViewerEnabled })
})

test('is absent before Chrome 94, Firefox 99 and Safari 16.4', () => {
  expect(pdfViewer(fakeWindow({ navigator: { pdfViewerEnabled: undefined } }))).toEqual({ state: 'absent' })
})
